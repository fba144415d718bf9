"""The events of a test: a day, one command, and what the command is given.

Which commands there are and what they take comes in as `Verb`s; this only brings together what a
trainer wrote and what a command wants. Every mistake is told, none stops the reading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salescoach.playbook.hints import did_you_mean
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Path
from salescoach.trainer.scenarios.days import day_of_test, is_after_start
from salescoach.trainer.scenarios.known import Known
from salescoach.trainer.scenarios.model import Argument, Event
from salescoach.trainer.scenarios.values import refusal, telling
from salescoach.trainer.scenarios.verbs import Parameter, Verb
from salescoach.trainer.scenarios.written import Expectation
from salescoach.values.decoding import kind_of
from salescoach.values.messages import say

OWN_KEYS = ("at", "refused")
_EXPECTED = frozenset(one.alias or key for key, one in Expectation.model_fields.items())
_EXIT_CODES = ("1", "2", "3", "4", "5", "6")
_EXAMPLE = 'set: {need: "less downtime"}'
_DATED_FIELD = "expected-close"
_FIELDS = {"amount": "money", _DATED_FIELD: "date"}  # the others are chosen from a list
_SEPARATORS = {"list": "; ", "choices": ","}


@dataclass(slots=True)
class EventReader:
    """Reads the events of one file; `found` are the mistakes so far."""

    document: Document
    start: date
    known: Known
    verbs: Mapping[str, Verb]
    found: list[Finding]
    _is_refused: bool = field(default=False, init=False)

    def read(self, written: dict[str, Any], path: Path) -> Event | None:
        """An event; None where it cannot be told which command on which day is meant."""
        day = self._day(written, path)
        name = self._verb_name(written, path)
        refused = self._refused(written, path)
        self._is_refused = refused is not None
        if name is None:
            return None
        verb = self.verbs[name]
        arguments = tuple(self._arguments(verb, written, path))
        if day is None:
            return None
        return Event(
            place=self.document.place(path),
            at=written["at"],
            on=day,
            verb=verb,
            arguments=arguments,
            refused=refused,
        )

    def _day(self, written: dict[str, Any], path: Path) -> date | None:
        if "at" not in written:
            self.found.append(finding("SC202", path, key="at"))
            return None
        at = written["at"]
        try:
            if not isinstance(at, str):
                raise ValueError
            day = day_of_test(at, self.start)
        except ValueError:
            self._expected("expected.test-day", at, (*path, "at"))
            return None
        if day < self.start:
            self.found.append(finding("SC505", (*path, "at"), day=at, start=self.start))
        return day

    def _refused(self, written: dict[str, Any], path: Path) -> int | bool | None:
        given = written.get("refused")
        if given is None or given is True:
            return given
        if given in _EXIT_CODES:
            return int(given)
        self._expected("expected.refused", given, (*path, "refused"))
        return True

    def _verb_name(self, written: dict[str, Any], path: Path) -> str | None:
        """The one key that is a command; the others are its options, or mistakes."""
        verbs = [key for key in written if key in self.verbs]
        # a word may be a command, and an option of another one
        meant_verbs = [
            one
            for one in verbs
            if all(other == one or self.verbs[one].parameter(other) for other in verbs)
        ]
        if len(meant_verbs) == 1:
            return meant_verbs[0]
        if len(verbs) > 1:
            self.found.append(finding("SC502", (*path, verbs[1]), words=tuple(verbs), at_key=True))
            return None
        others = [key for key in written if key not in OWN_KEYS]
        if not others:
            self.found.append(finding("SC503", path, remedy=say("remedy.SC503", example=_EXAMPLE)))
            return None
        near = {key: self.known.hints.near(key, self.verbs, kind="verb") for key in others}
        meant = next((key for key in others if near[key]), others[0])
        remedy = did_you_mean(near[meant]) or say("hint.one-of", words=tuple(self.verbs))
        if meant in _EXPECTED:
            remedy = say("remedy.SC501-expect")
        self.found.append(finding("SC501", (*path, meant), verb=meant, remedy=remedy, at_key=True))
        return None

    def _arguments(self, verb: Verb, written: dict[str, Any], path: Path) -> Iterator[Argument]:
        given: dict[str, tuple[Any, Path]] = {}
        self._of_the_verb(verb, written[verb.name], (*path, verb.name), given)
        for key, value in written.items():
            if key not in (*OWN_KEYS, verb.name):
                self._take(verb, key, value, (*path, key), given)
        for parameter in (*verb.arguments, *verb.options):
            if parameter.name in given:
                value, at = given[parameter.name]
                values = self._values(verb, parameter, value, at)
                if values is not None and (values or not parameter.flag or value is True):
                    yield Argument(parameter, values)
            elif parameter.required:
                self.found.append(
                    finding("SC202", (*path, verb.name), key=parameter.name, at_key=True)
                )

    def _of_the_verb(
        self, verb: Verb, value: Any, path: Path, given: dict[str, tuple[Any, Path]]
    ) -> None:
        """What stands behind the command itself: its first argument, or a map of parameters."""
        first = verb.arguments[0] if verb.arguments else None
        if isinstance(value, dict) and not (first is not None and first.assignments):
            for key, part in value.items():
                self._take(verb, key, part, (*path, key), given)
        elif value is None or (value is True and (first is None or not first.required)):
            return
        elif first is None:
            self._expected("expected.no-value", value, path)
        else:
            given[first.name] = value, path

    def _take(
        self, verb: Verb, key: str, value: Any, path: Path, given: dict[str, tuple[Any, Path]]
    ) -> None:
        if verb.parameter(key) is None:
            near = self.known.hints.near(key, verb.names, kind=f"{verb.name} option")
            remedy = did_you_mean(near) or say("hint.one-of", words=(*OWN_KEYS, *verb.names))
            self.found.append(
                finding("SC504", path, key=key, verb=verb.name, remedy=remedy, at_key=True)
            )
        elif key in given:
            self.found.append(finding("SC108", path, key=key, line=self._line(given[key][1]),
                                      at_key=True))  # fmt: skip
        else:
            given[key] = value, path

    def _line(self, path: Path) -> int:
        return self.document.place(path, at_key=True).line

    def _values(
        self, verb: Verb, parameter: Parameter, value: Any, path: Path
    ) -> tuple[str, ...] | None:
        """What the command is given; None for a mistake, or for a flag that is not set."""
        if parameter.flag:
            if not isinstance(value, bool):
                self._expected("expected.flag", value, path)
            return ()
        if parameter.assignments:
            return self._assignments(verb, value, path, free=parameter.free)
        if isinstance(value, list) and parameter.many:
            texts = [self._text(part, (*path, place)) for place, part in enumerate(value)]
        else:
            texts = [self._text(value, path)]
        if None in texts:
            return None
        found = tuple(text for text in texts if text is not None)
        return tuple(self._dated(text) for text in found) if parameter.day else found

    def _assignments(
        self, verb: Verb, value: Any, path: Path, *, free: bool
    ) -> tuple[str, ...] | None:
        """`{need: "less downtime"}` becomes `need=less downtime`."""
        if not isinstance(value, dict) or not value:
            expected = "expected.named-numbers" if free else "expected.assignments"
            self._expected(expected, value, path)
            return None
        if free:
            texts = {name: self._text(part, (*path, name)) for name, part in value.items()}
            return tuple(f"{name}={text}" for name, text in texts.items() if text is not None)
        found = []
        for fact, part in value.items():
            at = (*path, fact)
            if verb.parameter(fact) is not None and self.known.fact(fact) is None:
                remedy = say("remedy.SC504-beside", key=fact, verb=verb.name)
                named = say("kind.fact")
                self.found.append(finding("SC301", at, kind=named, id=fact, remedy=remedy))
                continue
            self.found += self.known.unknown("fact-or-field", fact, at)
            text = self._value_of(fact, part, at)
            if text is not None:
                self._check_value(fact, text, at)
                found.append(f"{fact}={text}")
        return tuple(found)

    def _check_value(self, id_: str, text: str, path: Path) -> None:
        """That a command takes the value; an event that is to be refused may have any."""
        refused = None if self._is_refused else refusal(self.known.playbook, id_, text)
        if refused is None:
            return
        fact = self.known.fact(id_)
        kind = fact.type if fact is not None else _FIELDS.get(id_, "choice")
        expected, remedy = say(f"expected.fact-{kind}"), telling(refused.hint)
        self.found.append(
            finding(
                "SC203",
                path,
                expected=expected,
                found=repr(text[:60]),
                remedy=remedy,
            )
        )

    def _value_of(self, id_: str, value: Any, path: Path) -> str | None:
        fact = self.known.fact(id_)
        kind = fact.type if fact is not None else None
        if isinstance(value, bool) and kind == "flag":
            return "yes" if value else "no"
        if isinstance(value, list) and kind in _SEPARATORS and value:
            texts = [self._text(part, (*path, place)) for place, part in enumerate(value)]
            parts = [text for text in texts if text is not None]
            return _SEPARATORS[kind].join(parts) if len(parts) == len(texts) else None
        text = self._text(value, path)
        dated = kind == "date" or id_ == _DATED_FIELD
        return self._dated(text) if dated and text is not None else text

    def _text(self, value: Any, path: Path) -> str | None:
        if isinstance(value, str):
            return value
        self._expected("expected.text", value, path)
        return None

    def _dated(self, text: str) -> str:
        """A day of the test as a day of the calendar; what is none is left to the command."""
        if not is_after_start(text):
            return text
        try:
            return day_of_test(text, self.start).isoformat()
        except ValueError:
            return text

    def _expected(self, expected: str, value: Any, path: Path) -> None:
        found = str(value).lower() if isinstance(value, bool) else kind_of(value)
        if isinstance(value, str):
            found = repr(value[:60])
        self.found.append(finding("SC203", path, expected=say(expected), found=found))
