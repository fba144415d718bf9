"""The first playbook of a trainer and its tests: the six answers put into what we would begin with.

Ids are made from the answers in any script; what somebody wrote stands in quotes wherever a reader
of YAML could take it for something else.
"""

import re
from collections.abc import Container, Mapping
from unicodedata import normalize

from salescoach.trainer.scenarios.yaml_text import MEANING, prose
from salescoach.trainer.starting.answers import Answers
from salescoach.trainer.starting.filling import filled
from salescoach.values.record import record
from salescoach.values.slugs import slug_for, slug_of_words

_SOMEBODY_ELSE = "Pia Voss"
_MOST_WORDS = 5  # of an answer, in its id
_MOST_LETTERS = 40
_SMALL = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "have", "how",
    "if", "in", "is", "it", "its", "more", "not", "of", "on", "or", "our", "should", "that",
    "the", "their", "they", "this", "to", "was", "we", "what", "when", "where", "which", "who",
    "why", "will", "with", "would", "your",
})  # fmt: skip
"""Words that an id does not end with where it is cut."""
_GERMAN = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
})  # fmt: skip
_NORDIC = str.maketrans({"å": "aa", "ø": "oe", "æ": "ae", "Å": "Aa", "Ø": "Oe", "Æ": "Ae"})
_LETTERS = {
    "de": _GERMAN, "en": _GERMAN, "da": _NORDIC, "nb": _NORDIC, "nn": _NORDIC, "no": _NORDIC,
}  # fmt: skip
"""By the language of a playbook. In any other, Swedish or Turkish, an ö is an o in an id."""
_SAID = re.compile(
    r"they\s+(?:have\s+|'ve\s+)?(?:said|told\s+us)\b[\s:,…]*(?:that\b\s*)?(?=\S)", re.IGNORECASE
)
"""What the answer to "when they have said …" sometimes begins with again."""


@record(kw_only=True)
class Place:
    """Where the files are to lie. `file` is a path as somebody types it in a shell."""

    id: str
    name: str
    file: str


def playbook_and_tests(
    playbook: str, tests: str, answers: Answers, place: Place, language: str
) -> tuple[str, str]:
    """Both files, out of the texts that ship for them."""
    words = _words(answers, place, language)
    return filled(playbook, words), filled(tests, words)


def _words(answers: Answers, place: Place, language: str) -> Mapping[str, str]:
    roles = _with_ids(answers.who, language)
    first, last = next(iter(roles)), tuple(roles)[-1]
    hear = _SAID.sub("", answers.hear, count=1) if _SAID.match(answers.hear) else answers.hear
    one = _id_of(answers.first, language, otherwise="first", taken=MEANING)
    return {
        "id": place.id,
        "file": place.file,
        "playbook": prose(place.name),
        "title": prose(answers.title),
        "language": language,
        "roles": "\n".join(
            f"  - id: {id_}\n    title: {prose(title)}" for id_, title in roles.items()
        ),
        "first_role": first,
        "last_role": last,
        "all_roles": ", ".join(roles),
        "need": prose(_capital(hear)),
        "need_said": prose(_they_have_said(hear)),
        "ask": prose(answers.ask),
        "first": one,
        "first_title": prose(answers.first),
        "then": _id_of(answers.then, language, otherwise="then", taken={one, *MEANING}),
        "then_title": prose(answers.then),
        "somebody_else": _somebody_else(last if last != first else None),
    }


def _with_ids(titles: tuple[str, ...], language: str) -> dict[str, str]:
    roles: dict[str, str] = {}
    for title in titles:
        id_ = _id_of(title, language, otherwise="role", taken={*roles, *MEANING})
        roles[id_] = title
    return roles


def _id_of(answer: str, language: str, *, otherwise: str, taken: Container[str]) -> str:
    """Of its first words; where more follow, it ends with one that means something."""
    words = answer.split()
    kept = words[:_MOST_WORDS]
    while len(kept) > 1 and len(" ".join(kept)) > _MOST_LETTERS:
        kept.pop()
    while len(words) > len(kept) > 1 and kept[-1].casefold() in _SMALL:
        kept.pop()
    return slug_of_words(plain_letters(" ".join(kept), language), otherwise=otherwise, taken=taken)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _they_have_said(what: str) -> str:
    """A sentence, where the answer goes on in the middle of one; else behind a colon."""
    goes_on = what[0].isascii() and what[0].islower()
    return f"They have said {what}" if goes_on else f"They have said: {what}"


def _somebody_else(role: str | None) -> str:
    """Whose word does not settle the need: of another role, or of none that is known."""
    name = f'name: "{_SOMEBODY_ELSE}"'
    return f"{{{name}, role: {role}}}" if role else f"{{{name}}}"


def id_for(stem: str, language: str = "en") -> str:
    """The id of a playbook whose file is called so."""
    return slug_for(plain_letters(stem, language), otherwise="playbook", taken=MEANING)


def plain_letters(text: str, language: str) -> str:
    """With the letters that stand for umlauts and the like where the language writes them so.

    Where the language is not said, umlauts are German: "Küchen" is no cake.
    """
    letters = _LETTERS.get(language.replace("_", "-").partition("-")[0].lower())
    return normalize("NFC", text).translate(letters) if letters else text
