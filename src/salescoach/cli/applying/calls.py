"""From what stands on a line to the call of a command. Everything that is wrong is told at once.

A line is written like an event of a test of a playbook: one key is the command, the others are its
options. Beside them stand the keys of `OWN_KEYS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salescoach.cli.applying.commands import (
    Command,
    applicable,
    command_named,
    entries,
)
from salescoach.cli.verbs import Slot
from salescoach.exchange.change_file import Written
from salescoach.exchange.hearing import Trouble
from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.values.days import parse_day
from salescoach.values.decoding import kind_of
from salescoach.values.meant import day_hint
from salescoach.values.messages import Message, say
from salescoach.values.numbers import beyond_doubt, either
from salescoach.values.record import record
from salescoach.values.text import has_unsafe

OWN_KEYS = ("deal", "at", "actor", "id", "as")
_LONGEST = 200
_MONEY = {"amount", "currency"}
_EXAMPLE = '{"deal": "acme-pumps", "note": "rings back on Friday"}'


@record(kw_only=True)
class Call:
    """One change that a line asks for.

    Attributes:
        line: where it begins.
        command: what is to be done.
        given: the values for the function's keywords: text, True or False, lists of text; of
            `FACT=VALUE` the facts with what was written, see `trying`.
        deal: the deal, or the name that an earlier line gave to one; None where one is opened.
        at: what day is today for it; None: as for the whole file.
        actor: who records it; None: as for the whole file.
        id: what the line is known by for good.
        as_: what later lines call the deal that it opens.
    """

    line: int
    command: Command
    given: Mapping[str, Any]
    deal: str | None = None
    at: date | None = None
    actor: str | None = None
    id: str | None = None
    as_: str | None = None


@record(kw_only=True)
class Wrong:
    """A line that asks for nothing that can be done; `deal` as in `Call`, where it is known."""

    line: int
    troubles: tuple[Trouble, ...]
    command: str | None = None
    deal: str | None = None
    as_: str | None = None


def call_of(written: Written, hints: Hints) -> Call | Wrong:
    """What a line asks for, or all that is wrong with it."""
    reading = _Reading(written, hints)
    call = reading.call()
    if call is not None and not reading.troubles:
        return call
    own = {key: value for key in ("deal", "as") if isinstance(value := written.data.get(key), str)}
    return Wrong(
        line=written.line,
        troubles=tuple(reading.troubles),
        command=reading.name,
        deal=own.get("deal"),
        as_=own.get("as"),
    )


@dataclass(slots=True)
class _Reading:
    written: Written
    hints: Hints
    troubles: list[Trouble] = field(default_factory=list)
    name: str | None = None

    def call(self) -> Call | None:
        data = self.written.data
        key = self._command_key()
        if key is None:
            return None
        self.name = _command_name(key)
        command = command_named(self.name)
        given = self._given(command, key)
        at = self._own_text("at")
        actor, id_, as_ = (self._own_text(one) for one in ("actor", "id", "as"))
        deal = self._own_text("deal")
        if command.about_deal and "deal" not in data:
            self._wrong(say("problem.SC202", key="deal"), say("apply.hint-deal"))
        elif not command.about_deal and deal is not None:
            self._wrong(say("problem.SC504", verb=command.name, key="deal"), at="deal")
        if as_ is not None and command.about_deal:
            self._wrong(say("problem.SC504", verb=command.name, key="as"), at="as")
        return Call(
            line=self.written.line,
            command=command,
            given=given,
            deal=deal,
            at=self._day(at) if at is not None else None,
            actor=actor,
            id=id_,
            as_=as_,
        )

    def _command_key(self) -> str | None:
        """The one key that is a command; the others are its options, or mistakes."""
        keys = [key for key in self.written.data if key not in OWN_KEYS]
        named = [key for key in keys if _command_name(key) in entries()]
        fit = [one for one in named if all(one == key or _takes(one, key) for key in named)]
        if len(named) > 1 and len(fit) == 1:
            named = fit
        match named:
            case [key] if _command_name(key) in applicable():
                return key
            case [key]:
                self._wrong(*_not_applied(_command_name(key)), at=key)
            case []:
                self._wrong(*self._no_command(keys))
            case _:
                self._wrong(say("apply.several", words=tuple(named)), at=named[1])
        return None

    def _no_command(self, keys: list[str]) -> tuple[Message, Message]:
        if not keys:
            return say("apply.no-command"), say("apply.hint-command", example=_EXAMPLE)
        near = {key: self.hints.near(_command_name(key), applicable()) for key in keys}
        meant = next((key for key in keys if near[key]), keys[0])
        hint = did_you_mean(near[meant]) or say("hint.one-of", words=applicable())
        return say("problem.SC501", verb=meant[:_LONGEST]), hint

    def _given(self, command: Command, key: str) -> dict[str, Any]:
        """What the function is given, by keyword."""
        found: dict[str, Any] = {}
        self._behind(command, self.written.data[key], key, found)
        for other, value in self.written.data.items():
            if other != key and other not in OWN_KEYS:
                self._take(command, other, value, (other,), found)
        for slot in command.slots.values():
            if slot.parameter.required and slot.keyword not in found:
                self._wrong(say("problem.SC202", key=slot.parameter.name), at=key)
        return found

    def _behind(self, command: Command, value: Any, key: str, found: dict[str, Any]) -> None:
        """What stands behind the command itself: its first argument, or a map of parameters."""
        first = command.first
        if isinstance(value, dict) and not (first is not None and first.parameter.assignments):
            for name, part in value.items():
                self._take(command, name, part, (key, name), found)
        elif value is None or (value is True and (first is None or not first.parameter.required)):
            return
        elif first is None:
            self._expected("expected.no-value", value, (key,))
        else:
            self._put(first, value, (key,), found)

    def _take(
        self, command: Command, key: str, value: Any, path: tuple[str, ...], found: dict[str, Any]
    ) -> None:
        slot = command.slots.get(key) or command.slots.get(key.replace("-", "_"))
        if slot is not None:
            self._put(slot, value, path, found)
            return
        names = (*OWN_KEYS, *command.slots)
        near = self.hints.near(key, names, kind=command.name)
        hint = did_you_mean(near) or say("hint.one-of", words=names)
        self._wrong(say("problem.SC504", verb=command.name, key=key[:_LONGEST]), hint, path=path)

    def _put(self, slot: Slot, value: Any, path: tuple[str, ...], found: dict[str, Any]) -> None:
        if slot.keyword in found:
            self._wrong(say("apply.twice", key=slot.parameter.name), path=path)
            return
        if slot.parameter.flag:
            if not isinstance(value, bool):
                self._expected("expected.flag", value, path)
            elif value:
                found[slot.keyword] = slot.sets
        elif slot.parameter.assignments:
            found[slot.keyword] = self._assigned(value, path, free=slot.parameter.free)
        elif isinstance(value, list) and slot.parameter.many:
            texts = [self._text(slot.shown, part, (*path, at)) for at, part in enumerate(value)]
            found[slot.keyword] = texts
        else:
            text = self._text(slot.shown, value, path)
            found[slot.keyword] = [text] if slot.parameter.many else text

    def _assigned(self, value: Any, path: tuple[str, ...], *, free: bool) -> Any:
        """A map of values as text, several of one fact as a list; or as typed, `FACT=VALUE`."""
        typed = value if isinstance(value, list) else [value]
        if typed and all(isinstance(one, str) for one in typed):
            return typed
        if not isinstance(value, dict) or not value:
            expected = "expected.named-numbers" if free else "expected.assignments"
            self._expected(expected, value, path)
            return {}
        found: dict[str, Any] = {}
        for name, part in value.items():
            at = (*path, name)
            if isinstance(part, bool):
                found[name] = "yes" if part else "no"
            elif isinstance(part, float) and either(repr(part)) is not None:
                found[name] = beyond_doubt(repr(part))  # JSON has one way to write a number
            elif isinstance(part, list) and part:
                found[name] = [self._text(name, one, (*at, n)) for n, one in enumerate(part)]
            else:
                found[name] = self._text(name, part, at)
        return found

    def _text(self, what: str, value: Any, path: tuple[str | int, ...]) -> str:
        """As somebody types it; empty after a mistake."""
        text = _typed(value)
        if text is None:
            self._expected("expected.text", value, path)
        elif not text.strip():
            self._wrong(say("empty-text", what=what[:_LONGEST]), path=path)
        return text or ""

    def _own_text(self, key: str) -> str | None:
        if key not in self.written.data:
            return None
        text = self._text(key, self.written.data[key], (key,)).strip()
        if has_unsafe(text):
            self._wrong(say("unsafe-text", what=key), at=key)
            return ""
        return text

    def _day(self, text: str) -> date | None:
        try:
            return parse_day(text)
        except ValueError:
            self._wrong(say("bad-day", text=text[:60]), day_hint(text), at="at")
            return None

    def _expected(self, expected: str, value: Any, path: tuple[str | int, ...]) -> None:
        found = str(value).lower() if isinstance(value, bool) else kind_of(value)
        if isinstance(value, str):
            found = repr(value[:60])
        self._wrong(say("problem.SC203", expected=say(expected), found=found), path=path)

    def _wrong(
        self,
        message: Message,
        hint: Message | None = None,
        *,
        at: str | None = None,
        path: tuple[str | int, ...] = (),
    ) -> None:
        line, column = self.written.place((at,) if at is not None else path)
        self.troubles.append(Trouble(line, message, hint, column))


def _typed(value: Any) -> str | None:
    """A value as somebody types it, money as salescoach prints it; None for what nobody types."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    if isinstance(value, dict) and set(value) == _MONEY:
        amount, currency = _typed(value["amount"]), value["currency"]
        if amount is not None and isinstance(currency, str):
            return f"{amount} {currency}"
    return None


def _command_name(key: str) -> str:
    return key.replace("_", "-").replace(" ", "-")


def _takes(key: str, other: str) -> bool:
    """Whether the command of a key takes another key for an option."""
    name = _command_name(key)
    return name in applicable() and other.replace("-", "_") in command_named(name).slots


def _not_applied(name: str) -> tuple[Message, Message]:
    entry = entries()[name]
    if not entry.writes:
        return say("apply.records-nothing", command=entry.name), say("apply.hint-writers")
    return say("apply.alone", command=entry.name), say("apply.hint-alone", command=entry.name)
