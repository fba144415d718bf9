"""Many changes at once, out of a file."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "apply.line": "line {line}",
    "apply.line-column": "line {line}, column {column}",
    # the file
    "apply.too-large": "the file is larger than {most} MB.",
    "apply.too-many": "the file has more than {most} lines.",
    "apply.split": "Split it into several: any of them can be applied for itself.",
    "apply.not-json": "this line is not JSON: {reason}.",
    "apply.no-object": "a change is one object, with keys and values.",
    "apply.hint-object": (
        "Write each change as one JSON object on a line of its own, or all as a list in YAML."
    ),
    "apply.no-list": "a file of changes is a list.",
    "apply.table": "this is a table, not a file of changes.",
    "apply.hint-table": "Make a line of each row first, like {example}",
    "apply.character": "the character {character} may not stand in a file of changes",
    "apply.typed": "the changes have to be piped in.",
    "apply.hint-pipe": "Name a file, or pipe them in: salescoach apply - < FILE",
    # a line
    "apply.no-command": "this line has no command.",
    "apply.hint-command": "Name what is to be recorded, like {example}",
    "apply.several": "one line is one command, not several: {words}.",
    "apply.twice": "{key} is given twice.",
    "apply.hint-deal": (
        "Name the deal by its id, or by the name that an earlier line gave it with as."
    ),
    "apply.records-nothing": "{command} records nothing.",
    "apply.hint-writers": "A line of a file is a command that records something.",
    "apply.alone": "{command} is no line of a file.",
    "apply.hint-alone": "Run it by itself: salescoach {command} --help",
    "apply.bad-name": "{name} cannot be the name of a deal.",
    "apply.hint-name": "Use small letters, digits and hyphens.",
    "apply.name-taken": "{name} is a deal that is there already, and not the one that is opened.",
    "apply.name-twice": "an earlier line has called a deal {name} already.",
    "apply.id-twice": "an earlier line of this deal has the id {id} already.",
    # what came of it
    "apply.wrong": "{file}: {problems}; nothing was recorded.",
    "apply.not-tried": "Not tried, since an earlier line of their deal is wrong: {changes}.",
    "apply.recorded": "{file}: {changes} recorded, in {deals}.",
    "apply.would": "{file}: {changes} would be recorded, in {deals}.",
    "apply.nothing-new": "{file}: nothing new was recorded.",
    "apply.already": "Already recorded: {changes}. To record all a second time, add --again.",
    "apply.taken-back": (
        "Recorded before and taken back since: {changes}. That stays so, unless you add --again."
    ),
    "apply.twin": "New: {deal}. {twins}",
    "apply.more-twins": "The same holds for {deals} more.",
    "apply.needs-yes": "{changes} in {deals} at once: that needs --yes.",
    "apply.hint-yes": "See first what it would do, with --dry-run.",
    "apply.left": "nothing was recorded.",
    "prompt.apply": "Record {changes} in {deals}?",
    "prompt.apply-no": "No, record nothing",
    "prompt.apply-yes": "Yes, record them",
}
