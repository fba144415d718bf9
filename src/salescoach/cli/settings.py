"""What can be set, and where: each setting with its option, its variable and its key in a file.

The reader of the files, `config show`, the published schema and the page go by this table. Light:
every command imports it.
"""

from typing import Literal

from salescoach.values.record import record

Kind = Literal["choice", "language", "folder", "name", "playbook", "tag", "days", "other"]


@record(kw_only=True)
class Setting:
    """One thing that can be set.

    Attributes:
        name: its key in a file, `TABLE.KEY`; a single word where no file can set it.
        kind: what its value has to be.
        choices: of the kind `choice`, the usual one first.
        flag: the shared option that sets it, as an attribute of `Shared`.
        variable: the variable that sets it.
        display: it may stand in the file of a folder, too.
    """

    name: str
    kind: Kind = "other"
    choices: tuple[str, ...] = ()
    flag: str | None = None
    variable: str | None = None
    display: bool = False


COLOR = Setting(
    name="display.color", kind="choice", choices=("auto", "always", "never"), flag="color",
    display=True,
)  # fmt: skip
"""Its variables are not ours: `NO_COLOR`, `FORCE_COLOR` and `TERM`."""
SYMBOLS = Setting(
    name="display.symbols", kind="choice", choices=("auto", "unicode", "ascii"),
    variable="SALESCOACH_SYMBOLS", display=True,
)  # fmt: skip
LANGUAGE = Setting(
    name="display.language", kind="language", flag="lang", variable="SALESCOACH_LANG", display=True
)
HOME = Setting(name="data.home", kind="folder", flag="home", variable="SALESCOACH_HOME")
ACTOR = Setting(name="record.actor", kind="name", flag="actor", variable="SALESCOACH_ACTOR")
NEW_PLAYBOOK = Setting(name="new.playbook", kind="playbook")
NEW_OWNER = Setting(name="new.owner", kind="name")
NEW_LANGUAGE = Setting(name="new.language", kind="tag")
HOLIDAYS = Setting(name="calendar.holidays", kind="days")

WRITTEN: tuple[Setting, ...] = (
    LANGUAGE, COLOR, SYMBOLS, HOME, ACTOR, NEW_PLAYBOOK, NEW_OWNER, NEW_LANGUAGE, HOLIDAYS,
)  # fmt: skip
"""Those that a file can set, in the order in which they are told."""
OTHERS: tuple[Setting, ...] = (
    Setting(name="state", variable="SALESCOACH_STATE"),
    Setting(name="cache", variable="SALESCOACH_CACHE"),
    Setting(name="today", flag="at", variable="SALESCOACH_AT"),
    Setting(name="deal", variable="SALESCOACH_DEAL"),
)


def tables() -> tuple[str, ...]:
    """The tables of a file, in order."""
    return tuple(dict.fromkeys(one.name.partition(".")[0] for one in WRITTEN))


def keys_of(table: str) -> dict[str, Setting]:
    """The keys of a table."""
    return {
        one.name.partition(".")[2]: one for one in WRITTEN if one.name.partition(".")[0] == table
    }
