"""The user's own configuration file: what it may say, and what is wrong with it.

Read only when an answer depends on it. It is the one file outside of the data folder that may
change advice, so a mistake in it stops the command instead of being passed over.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from salescoach.errors import Fatal
from salescoach.store.atomic import reason_of
from salescoach.store.disk import Disk
from salescoach.values.days import EARLIEST, LATEST, parse_day
from salescoach.values.messages import Message, say
from salescoach.values.record import record
from salescoach.values.similar import most_like
from salescoach.values.text import one_line

_KEYS: dict[str, tuple[str, ...]] = {"calendar": ("holidays",)}
_LONGEST = 120


@record(kw_only=True)
class Configuration:
    """What the file says. `holidays` are days on which nobody works, beside the weekends."""

    holidays: frozenset[date] = frozenset()


def read_configuration(disk: Disk, path: Path) -> Configuration:
    """What the file says; the defaults where there is none.

    Raises:
        Fatal: unreadable, not TOML, an unknown key, a value that is none; with file, place and
            what is expected.
    """
    try:
        data = disk.read(path.resolve())
    except (FileNotFoundError, NotADirectoryError):
        return Configuration()
    except OSError as error:
        raise Fatal(say("file-unreadable", path=str(path), reason=reason_of(error))) from error
    import tomllib  # only where there is a file

    try:
        written = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        reason = one_line(str(error))[:_LONGEST]
        raise Fatal(say("config-no-toml", path=str(path), reason=reason), _example()) from error
    return Configuration(holidays=_holidays(path, written))


def _holidays(path: Path, written: dict[str, Any]) -> frozenset[date]:
    _check_keys(path, written, tuple(_KEYS), "")
    calendar = written.get("calendar", {})
    if not isinstance(calendar, dict):
        raise _wrong(path, "calendar")
    _check_keys(path, calendar, _KEYS["calendar"], "calendar.")
    days = calendar.get("holidays", [])
    if not isinstance(days, list):
        raise _wrong(path, "calendar.holidays")
    return frozenset(_day(path, day, number) for number, day in enumerate(days, start=1))


def _day(path: Path, written: Any, number: int) -> date:
    """A day in quotation marks, or as TOML writes one."""
    if isinstance(written, date) and not isinstance(written, datetime):
        if EARLIEST <= written <= LATEST:
            return written
    elif isinstance(written, str):
        try:
            return parse_day(written)
        except ValueError:
            pass
    shown = one_line(str(written))[:_LONGEST]
    place = f"calendar.holidays[{number}]"
    raise Fatal(say("config-bad-day", path=str(path), place=place, text=shown), say("hint.day"))


def _check_keys(path: Path, written: dict[str, Any], known: tuple[str, ...], before: str) -> None:
    for key in written:
        if key not in known:
            near = most_like(key, known)
            hint: Message = say("hint.one-of", words=tuple(before + one for one in known))
            if near is not None:
                hint = say("hint.did-you-mean", word=before + near)
            shown = one_line(before + key)[:_LONGEST]
            raise Fatal(say("config-unknown-key", path=str(path), key=shown), hint)


def _wrong(path: Path, key: str) -> Fatal:
    return Fatal(say("config-wrong-kind", path=str(path), key=key), _example())


def _example() -> Message:
    return say("hint.holidays", example='holidays = ["2026-12-25", "2027-01-01"]')
