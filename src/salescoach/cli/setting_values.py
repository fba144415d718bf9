"""The value of a setting out of what a file says, or what is wrong with it."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, assert_never

from salescoach.cli.settings import Setting
from salescoach.values.days import EARLIEST, LATEST, parse_day
from salescoach.values.messages import Message, say
from salescoach.values.similar import most_like
from salescoach.values.text import has_unsafe, one_line

_LONGEST = 120
_MOST_DAYS = 2000


class Wrong(Exception):
    """A value that is none.

    `inside` is the place of the element that is wrong, where it is a list; `further` are the
    other elements that are wrong.
    """

    def __init__(self, what: Message, hint: Message, *, inside: tuple[int, ...] = ()) -> None:
        super().__init__(what.id)
        self.what = what
        self.hint = hint
        self.inside = inside
        self.further: tuple[Wrong, ...] = ()


def value_of(setting: Setting, written: Any, *, locales: Path) -> Any:
    """A word, a path as written, or a set of days; raises Wrong."""
    match setting.kind:
        case "choice":
            return _one_of(setting, written, setting.choices)
        case "language":
            return _language(setting, written, locales)
        case "folder":
            return _path(setting, _text(setting, written))
        case "playbook":
            text = _text(setting, written)
            is_file = "/" in text or text.endswith((".yaml", ".yml"))
            return _path(setting, text) if is_file else text
        case "name":
            return _text(setting, written)
        case "tag":
            return _tag(setting, _text(setting, written))
        case "days":
            return _days(setting, written)
        case "other":
            raise AssertionError(setting.name)
        case _:
            assert_never(setting.kind)


def _text(setting: Setting, written: Any) -> str:
    if not isinstance(written, str):
        shown = say("config-no-text", key=setting.name, text=_shown(written))
        raise Wrong(shown, say("hint.config-quotes", key=_key(setting)))
    text = written.strip()
    if not text or has_unsafe(text) or "\n" in text or "\t" in text or len(text) > 1000:
        what = say("config-bad-text", key=setting.name, text=_shown(written))
        raise Wrong(what, say("hint.config-quotes", key=_key(setting)))
    return text


def _one_of(setting: Setting, written: Any, known: tuple[str, ...]) -> str:
    if isinstance(written, str) and written in known:
        return written
    near = most_like(written, known) if isinstance(written, str) else None
    hint = say("hint.one-of", words=known)
    if near is not None and len(known) > 1:
        hint = say("hint.did-you-mean-of", word=near, words=known)
    raise Wrong(say("config-no-choice", key=setting.name, text=_shown(written)), hint)


def _language(setting: Setting, written: Any, locales: Path) -> str:
    """One that has a wording, or the tag of any other: playbooks may be translated into it."""
    from salescoach.wording.catalogue import TAG, languages

    if isinstance(written, str) and TAG.fullmatch(written):
        return written
    return _one_of(setting, written, languages(locales))


def _path(setting: Setting, text: str) -> str:
    """A whole path: which folder a shorter one would start from is a guess."""
    if text.startswith(("/", "~/")):
        return text
    what = say("config-no-path", key=setting.name, text=_shown(text))
    raise Wrong(what, say("hint.config-path"))


def _tag(setting: Setting, text: str) -> str:
    from salescoach.cli.deal_language import language_tag
    from salescoach.errors import SalesCoachError

    try:
        return language_tag(text)
    except SalesCoachError as error:
        what = say("config-no-choice", key=setting.name, text=_shown(text))
        raise Wrong(what, error.hint or say("hint.config-quotes", key=_key(setting))) from error


def _days(setting: Setting, written: Any) -> frozenset[date]:
    if not isinstance(written, list):
        what = say("config-no-list", key=setting.name, text=_shown(written))
        raise Wrong(what, say("hint.config-days"))
    if len(written) > _MOST_DAYS:
        what = say("config-too-many", key=setting.name, most=_MOST_DAYS)
        raise Wrong(what, say("hint.config-days"))
    found: set[date] = set()
    wrong: list[Wrong] = []
    for number, day in enumerate(written):
        try:
            found.add(_day(setting, day, number))
        except Wrong as one:
            wrong.append(one)
    if wrong:
        wrong[0].further = tuple(wrong[1:])
        raise wrong[0]
    return frozenset(found)


def _day(setting: Setting, written: Any, number: int) -> date:
    """A day in quotation marks, or as TOML writes one."""
    if isinstance(written, date) and not isinstance(written, datetime):
        if EARLIEST <= written <= LATEST:
            return written
    elif isinstance(written, str):
        try:
            return parse_day(written)
        except ValueError:
            pass
    what = say("config-bad-day", key=setting.name, text=_shown(written))
    from salescoach.values.meant import day_hint

    hint = day_hint(written) if isinstance(written, str) else say("hint.day")
    raise Wrong(what, hint, inside=(number,))


def _key(setting: Setting) -> str:
    return setting.name.partition(".")[2]


def _shown(written: Any) -> str:
    """What was found, as it can be told: short, and nothing that a terminal would obey."""
    return one_line(str(written))[:_LONGEST]
