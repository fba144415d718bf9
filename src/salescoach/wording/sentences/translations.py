"""Translations of playbooks: what is wrong with one, and what is done with it."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "problem.SC701": "in {what} of the playbook there is no {id}",
    "problem.SC702": "{key} is no text, and stays in the playbook",
    "problem.SC703": "the playbook has no {key} here that this could stand for",
    "problem.SC704": "the number of entries is {found}; in the playbook it is {expected}",
    "problem.SC705": "other words in braces than in the playbook; missing: {missing}, more: {more}",
    "problem.SC706": "other numbers than in the playbook: {found} instead of {expected}",
    "problem.SC707": "word for word what the playbook says",
    "problem.SC708": "not translated yet: {texts}; the first: {first}",
    "problem.SC709": "translated from other words: {before} (in the playbook now: {now})",
    "problem.SC710": "nobody has read this translation yet",
    "problem.SC711": "the language is {found}, and the name of the file says {name}",
    "problem.SC712": "the playbook itself is in this language: {language}",
    "problem.SC713": "this is of another playbook: {found}; the one beside it is {id}",
    "problem.SC714": "{found} is not the name of a person",
    "problem.SC715": "this cannot be compared with its playbook: {reason}",
    "translated.and-usual": "{own}, and {usual} of warnings that come with salescoach",
    "translated.only-usual": "{usual} of warnings that come with salescoach",
    "translates.broken": "the playbook has errors",
    "translates.unreadable": "the translation cannot be read: {reason}",
    "translates.misnamed": "its name does not end with a language, as NAME.de.yaml does",
    "translated.misnamed": (
        "{file} is not looked at: its name does not end with a language, as NAME.de.yaml does."
    ),
    "translates.missing": "there is no {file}",
    "remedy.SC702": "Leave the line out: a translation has texts, and the ids that they belong to.",
    "remedy.SC703": "Take it away, or write the text into the playbook first.",
    "remedy.SC707": "Translate it, or silence this note where it is a name.",
    "remedy.SC708": (
        "They are shown as they are. salescoach playbook translate makes places for them."
    ),
    "remedy.SC709": (
        "Look at the translation; then let the comment above it say what the playbook says now,"
        " and take the line # was: away."
    ),
    "remedy.SC710": 'Whoever has read all of it puts a name there: reviewed: "Ana Ruiz"',
    "remedy.SC714": 'Write who has read it, or no: reviewed: "Ana Ruiz"',
    "language-missing": (
        "There is no wording in {language} yet: what salescoach itself says is English."
    ),
    "translated.left-out": "{file} is not used: it has errors. See: {command}",
    "translated.partly": "In {file} is something wrong; what is right is used. See: {command}",
    "translated.bad-tag": "{text} is not the tag of a language.",
    "translated.same": "{playbook} is in {language} itself.",
    "translated.broken": "{file} has errors, and nothing of it may get lost.",
    "translated.there": "{path} is there already. To put the new one over it: --yes",
    "translated.kept": "{path} stays as it is.",
    "translated.written": "Written: {path}. To be translated: {texts}.",
    "translated.schema": "Written: {path}, by which your editor knows what may stand where.",
    "translated.none": "there is no translation of {playbook} into {language} beside {file}.",
    "translated.installed": "Deals of {playbook} are shown in {language} from now on.",
    "translated.would-install": "Deals of {playbook} would be shown in {language}.",
    "translated.installed-already": "Nothing new: deals of {playbook} have these texts already.",
    "translated.nothing-yet": "Nothing of {playbook} is translated into {language} yet.",
    "translated.something-else": (
        "{path} is no translation of {playbook}, and nothing is put in its place."
    ),
    "translated.not-found-there": "Nothing would find a translation that is called {path}.",
    "translated.no-file": "{path} is no file that a translation could be put in the place of.",
    "hint.translation-name": "Call it {file}",
    "translated.one-of": "--install takes in what is written; it goes with no --output.",
    "hint.translate": "Make one to fill in: {command}",
    "prompt.translation": "{path} is there. Put the new one over it?",
    "prompt.translation-no": "Leave it",
    "prompt.translation-yes": "Put it over",
    "doctor.translation-unreadable": (
        "cannot be read, so that playbooks are shown in their own language: {reason}"
    ),
}
