"""A new playbook, and the list of those that are there."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # the six questions
    "start.begin": (
        "A few short questions; all of it can be changed later. Ctrl-C leaves, and nothing is"
        " written."
    ),
    "start.instead": "Or begin with one that comes along, by --from: {playbooks}",
    "start.number": "{number} of {most}",
    "start.ask-title": "What do you sell, and to whom?",
    "start.like-title": "like: Pumps for dairies",
    "start.ask-first": "What do they decide first?",
    "start.ask-then": "And what do they decide after that?",
    "start.ask-who": (
        "Who of theirs decides? Whoever has the need stands first, whoever has the last word last."
    ),
    "start.ask-hear": "Finish the sentence: we go on when they have said …",
    "start.like-hear": "like: what goes wrong today, and what it costs them",
    "start.ask-ask": "Which question brings them to say it?",
    "start.like-ask": "like: What goes wrong today, and how do you notice?",
    "start.enter": "Enter: {text}",
    "start.answer": "Your answer",
    "start.criterion": "The first exit criterion: {statement}",
    "start.ids": "Ids: {ids}",
    # what cannot be
    "start.empty": "Only you can answer this one; a few words will do.",
    "start.many-roles": "{what} takes at most {most} roles to begin with.",
    "start.there": "there is something called so already: {files}",
    "hint.start-there": "Choose another name, or move it away first. Nothing was written.",
    "start.bad-name": "{name} cannot be the name of a playbook.",
    "hint.start-name": "Name the file, without a dot but that of .yaml: our-way, or our-way.yaml",
    "start.shipped": "{name} is the id of a playbook that ships.",
    "hint.start-shipped": "Choose a name of your own; with --from you begin with what it says.",
    "start.elsewhere": "{file} lies neither beside the new playbook nor in a folder below.",
    "hint.start-elsewhere": "Only from there can a playbook be extended. Or add --copy.",
    "start.with-from": "{options}: not with --from, where the other playbook says all that.",
    "start.copy-alone": "--copy needs --from: which playbook is to be copied?",
    # what came of it
    "start.written": "Written:",
    "start.would": "Would be written:",
    "start.playbook": "the playbook: {stages}, {criteria}",
    "start.tests": "its tests: examples of what it must do",
    "start.schema": "for your editor: what may stand where",
    "start.kept": "was there already, and stays",
    "start.english": (
        "The texts around your answers are English: rewrite them in the language of the playbook."
    ),
    "start.next": "Next:",
    "start.would-write": "Would be written: {files}.",
    "start.next-command": "Next: {command}",
    "start.customer": "A first customer",
    # the list
    "playbooks.ship": "These come with salescoach, each with its tests:",
    "playbooks.demo": "Deals that are sold by one of them, to look around in: {command}",
    "playbooks.here": "in this folder",
    "playbooks.tested": "with tests",
    "playbooks.untested": "without tests",
    "playbooks.broken": "{problems}; see: {command}",
    "playbooks.line": "{stages}, {tests}, {where}",
    "playbooks.none-here": "None of your own in this folder. Begin one with: {command}",
}
