"""Every setting with its value and with where that is said: option, variable, file, or nowhere."""

from collections.abc import Iterator
from typing import Literal

from salescoach.cli.session import Session
from salescoach.cli.settings import (
    ACTOR,
    COLOR,
    HOLIDAYS,
    HOME,
    LANGUAGE,
    NEW_PLAYBOOK,
    OTHERS,
    SYMBOLS,
    WRITTEN,
    Setting,
)
from salescoach.errors import Fatal
from salescoach.values.messages import Message, say
from salescoach.values.record import record

Kind = Literal["flag", "variable", "file", "default"]
Value = str | tuple[str, ...] | None


@record(kw_only=True)
class Origin:
    """Where a value is said. `name` is an option or a variable, `path` a file with its `line`."""

    kind: Kind
    name: str | None = None
    path: str | None = None
    line: int | None = None

    @property
    def told(self) -> Message:
        """In words."""
        match self.kind:
            case "flag":
                return say("origin.flag", name=self.name or "")
            case "variable":
                return say("origin.variable", name=self.name or "")
            case "file":
                return say("origin.file", path=self.path or "", line=self.line or 1)
            case _:
                return say("origin.default")


@record(kw_only=True)
class Told:
    """A setting as it counts. `value` is None where nothing is set and there is no usual one."""

    name: str
    value: Value
    origin: Origin


def settings_of(session: Session) -> tuple[Told, ...]:
    """All of them, those that a file can set first."""
    return tuple(
        Told(name=one.name, value=_value(session, one), origin=origin_of(session, one))
        for one in (*WRITTEN, *OTHERS)
    )


def origin_of(session: Session, setting: Setting) -> Origin:
    """The first place that says something."""
    return next(_origins(session, setting), Origin(kind="default"))


def _origins(session: Session, setting: Setting) -> Iterator[Origin]:
    given = getattr(session.shared, setting.flag) if setting.flag else None
    if given and not (setting == COLOR and given == "auto"):
        yield Origin(kind="flag", name=f"--{setting.flag}")
    if setting == COLOR:
        yield from _variables_of_colour(session)
    if setting.variable and setting.variable in session.env:
        yield Origin(kind="variable", name=setting.variable)
    if given:
        yield Origin(kind="flag", name=f"--{setting.flag}")
    file = session.configuration.file_of(setting)
    if file is not None:
        from salescoach.cli.configuration import line_of

        yield Origin(kind="file", path=str(file.path), line=line_of(file, setting))


def _variables_of_colour(session: Session) -> Iterator[Origin]:
    """Those of all programs, in the order in which they count."""
    if "NO_COLOR" in session.env:
        yield Origin(kind="variable", name="NO_COLOR")
    if session.env.get("TERM") == "dumb":
        yield Origin(kind="variable", name="TERM")
    if "FORCE_COLOR" in session.env:
        yield Origin(kind="variable", name="FORCE_COLOR")


def _value(session: Session, setting: Setting) -> Value:
    if setting == COLOR:
        return session.color
    if setting == SYMBOLS:
        return session.symbols
    if setting == LANGUAGE:
        return session.language
    if setting == ACTOR:
        return session.actor
    if setting == HOLIDAYS:
        return tuple(day.isoformat() for day in sorted(session.holidays))
    if setting == NEW_PLAYBOOK:
        from salescoach.cli.ways_of_selling import usual_playbook

        return usual_playbook(session)
    if setting in (HOME, *OTHERS[:2]):
        return _folder(session, setting)
    if setting.name == "today":
        return session.today.isoformat()
    said = session.setting(setting)
    return str(said) if said else None


def _folder(session: Session, setting: Setting) -> Value:
    """None where neither a variable nor a home folder says where."""
    try:
        return str(getattr(session.folders, setting.name.rpartition(".")[2]))
    except Fatal:
        return None
