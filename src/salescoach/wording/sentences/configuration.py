"""The configuration: what can be set, what is wrong in a file, where a value comes from."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "bad-symbols": "{text} is not a set of symbols.",
    "unit.mistake": ("{n} mistake", "{n} mistakes"),
    "config-mistake": "{place}: {what}",
    "config-unreadable": "this configuration cannot be read: {reason}.",
    "config-too-large": "this configuration has more than {most} bytes.",
    "config-no-utf8": "this configuration is not UTF-8.",
    "config-no-toml": "this is not TOML: {reason}.",
    "config-no-table": "{key} has to be a table.",
    "config-unknown-key": "there is no key {key}.",
    "config-not-here": (
        "{key} cannot be set in the file of a folder, only how things look ([display])."
    ),
    "config-no-text": "{key} has to be text in quotation marks, not {text}.",
    "config-bad-text": "{key} has to be one line of text, not {text}.",
    "config-no-choice": "{key} cannot be {text}.",
    "config-no-path": "{key} has to be a whole path, not {text}.",
    "config-no-list": "{key} has to be a list of days, not {text}.",
    "config-too-many": "{key} has more than {most} days.",
    "config-bad-day": "{key}: {text} is not a day.",
    "hint.config-own": "It belongs in your own file: {path}",
    "hint.config-example": "Write it like this, below a line with {table}: {line}",
    "hint.config-quotes": 'Write it like this: {key} = "TEXT"',
    "hint.config-bare": 'Text needs quotation marks: {key} = "{text}"',
    "hint.config-days": 'Write it like this: holidays = ["2026-12-25", "2027-01-01"]',
    "hint.config-path": "Begin it with / or with ~/",
    "hint.config-more": "{mistakes} more: salescoach config show",
    "hint.both": "{one} ({other})",
    "setting.display.language": "The language of the words.",
    "setting.display.color": (
        "Colour on screens: auto (at a terminal), always (elsewhere, too) or never."
    ),
    "setting.display.symbols": (
        "The signs on screens, such as quotation marks and dashes: auto (what the terminal can "
        "do), unicode or ascii. Names keep their letters."
    ),
    "setting.data.home": "The data folder: a path that begins with / or ~/.",
    "setting.record.actor": "Who records; otherwise the login name.",
    "setting.new.playbook": (
        "The playbook of a new deal: the id of one that comes along, or the path of a file, which "
        "begins with / or ~/."
    ),
    "setting.new.owner": "Whose a new deal is.",
    "setting.new.language": "The language of what the customer of a new deal gets, like de.",
    "setting.calendar.holidays": (
        "Days on which nobody works, beside Saturdays and Sundays; not counted as working days."
    ),
    "configuration.schema": (
        "How salescoach is set up: your own file, or one in a folder, which may say only how "
        "things look."
    ),
    "table.display": "How things look. The file of a folder may have this table, and no other.",
    "table.data": "Where the data lie.",
    "table.record": "What is written down with each record.",
    "table.new": "What a new deal has when nothing else is said.",
    "table.calendar": "Which days are worked.",
    "origin.flag": "option {name}",
    "origin.variable": "variable {name}",
    "origin.file": "{path}, line {line}",
    "origin.default": "default",
    "config.none": "not set",
    "config.setting": "{value} ({origin})",
    "config.own": "your own file",
    "config.folder": "the file of a folder",
    "config.missing": "not there",
    "config.heading-settings": "What is set, and where that is said",
    "config.heading-files": "Configuration files",
    "config.heading-mistakes": "Mistakes",
    "config.mistakes": (
        "{mistakes} in your configuration. Until that is mended, other commands end with 3."
    ),
}
