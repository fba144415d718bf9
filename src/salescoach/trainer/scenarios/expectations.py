"""What a test expects, from its written form to wants, each with its place in the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from salescoach.playbook.model import Fact
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Path
from salescoach.trainer.scenarios import written as form
from salescoach.trainer.scenarios.days import day_of_test
from salescoach.trainer.scenarios.known import Known, each
from salescoach.trainer.scenarios.model import (
    BRING,
    OFFERS,
    Expectation,
    Listing,
    OnSheet,
    Value,
    Want,
)
from salescoach.trainer.scenarios.values import expected_value, telling
from salescoach.values.decoding import kind_of
from salescoach.values.meant import number_hint
from salescoach.values.messages import say

CRITERIA = ("met", "unmet", "unknown", "waived", "open")
_STAGES = ("stage", "position")
_WORDS = ("gate", "status")
_MOMENTS = ("waiting", "ready")
_ON_THE_SHEET = {"bring": (BRING, "material"), "offers": (OFFERS, "solution-element")}
_HOW = ("first", "includes", "excludes", "exact")


@dataclass(slots=True)
class ExpectationReader:
    """Reads the expectations of one file; `found` are the mistakes so far."""

    document: Document
    start: date
    known: Known
    default_off: bool
    found: list[Finding]

    def read(
        self, written: form.Expectation, data: dict[str, Any], path: Path, last: date
    ) -> Expectation:
        """An expectation. Without a day it is for that of the last event, `last`."""
        day = last if written.at is None else day_of_test(written.at, self.start)
        if written.at is not None and day < self.start:
            self.found.append(finding("SC505", (*path, "at"), day=written.at, start=self.start))
        wants = tuple(self._wants(written, data, path))
        own = self._own_only(written)
        if own:
            self._unseen(written.warnings, data.get("warnings"), (*path, "warnings"))
        if not wants and None not in data.values() and "brief" not in data:
            self.found.append(finding("SC508", path, remedy=say("remedy.SC508")))
        return Expectation(
            place=self.document.place(path),
            at=written.at or f"{(day - self.start).days}d",
            on=day,
            wants=wants,
            own_warnings=own,
        )

    def _own_only(self, written: form.Expectation) -> bool:
        """Whether only the playbook's own warnings count: as it says here, else in the file."""
        default = written.warnings.default if written.warnings is not None else None
        return self.default_off if default is None else default == "off"

    def _unseen(self, wanted: form.WarningsWanted | None, data: Any, path: Path) -> None:
        """What such an expectation names all the same; it would hold, or fail, for ever."""
        for how, ids, listed, at in _listings(wanted, data, path, _HOW):
            for id_, where in each(ids, at, listed):
                self.found += self.known.unseen(how, id_, where)

    def _wants(self, written: form.Expectation, data: dict[str, Any], path: Path) -> Iterator[Want]:
        for key, value in data.items():
            at = (*path, key)
            if value is None and key != "outcome":
                self.found.append(
                    finding("SC203", at, expected=say("expected.a-value"), found="null")
                )
            elif key in _WORDS:
                yield self._value(key, getattr(written, key), at)
            elif key in _STAGES:
                self.found += self.known.unknown("stage", value, at)
                yield self._value(key, value, at)
            elif key == "outcome":
                yield self._value(key, written.outcome or "none", at)
            elif key == "days_in_stage":
                yield self._value(key, str(written.days_in_stage), at)
            elif key in CRITERIA:
                ids = written.open_ if key == "open" else getattr(written, key)
                yield from self._ids(key, "exact", ids, value, at, "criterion")
            elif key == "debts":
                yield from self._ids(key, "exact", written.debts, value, at, "step")
            elif key in ("next", "warnings"):
                yield from self._lists(key, getattr(written, key), value, at)
            else:
                yield from self._within(key, written, value, at)

    def _within(self, key: str, written: form.Expectation, data: Any, path: Path) -> Iterator[Want]:
        """Of the keys that hold keys of their own."""
        if key == "brief":
            yield from self._brief(written.brief, data, path)
        elif key == "items":
            yield from self._items(written.items or {}, path)
        elif key == "facts":
            yield from self._facts(written.facts or {}, path)

    def _lists(self, key: str, wanted: Any, data: Any, path: Path) -> Iterator[Want]:
        kind = "action" if key == "next" else "warning"
        for how, ids, listed, at in _listings(wanted, data, path, (*_HOW, *_MOMENTS)):
            if how in _MOMENTS:
                yield from self._ids(f"{key}.{how}", "includes", ids, listed, at, kind)
            else:
                yield from self._ids(key, how, ids, listed, at, kind)

    def _brief(
        self, wanted: form.BriefWanted | None, data: dict[str, Any], path: Path
    ) -> Iterator[Want]:
        """What is on the sheet of the people under `with`, which by itself expects nothing."""
        asked = [key for key in _ON_THE_SHEET if data.get(key) is not None]
        if wanted is None or not asked:
            self.found.append(finding("SC508", path, remedy=say("remedy.SC508-brief")))
            return
        named = wanted.with_ is not None
        yield OnSheet(
            people=tuple(wanted.with_ or ()),
            lists=tuple(self._on_the_sheet(wanted, asked, data, path)),
            place=self.document.place((*path, "with") if named else path, at_key=True),
        )

    def _on_the_sheet(
        self, wanted: form.BriefWanted, asked: Iterable[str], data: dict[str, Any], path: Path
    ) -> Iterator[Listing]:
        for key in asked:
            at, (whole_key, kind) = (*path, key), _ON_THE_SHEET[key]
            ways = list(_listings(getattr(wanted, key), data[key], at, _HOW))
            if not ways:
                self.found.append(finding("SC508", at, remedy=say("remedy.SC508-brief")))
            for how, ids, listed, there in ways:
                yield from self._ids(whole_key, how, ids, listed, there, kind)

    def _ids(
        self, key: str, how: str, ids: list[str] | None, listed: Any, path: Path, kind: str
    ) -> Iterator[Listing]:
        for id_, at in each(ids or (), path, listed):
            if kind == "action":
                self.found += self.known.unknown_action(id_, at)
            elif how == "excludes" and id_ in self.known.shipped_warnings:
                continue  # it is not there, whoever took it out
            else:
                self.found += self.known.unknown(kind, id_, at)
        place = self.document.place(path, at_key=True)
        yield Listing(key=key, how=how, ids=tuple(dict.fromkeys(ids or ())), place=place)

    def _items(self, items: Mapping[str, str], path: Path) -> Iterator[Value]:
        for id_, state in items.items():
            self.found += self.known.unknown("item", id_, (*path, id_))
            yield self._value("items", state, (*path, id_), of=id_)

    def _facts(self, facts: dict[str, form.FactWanted], path: Path) -> Iterator[Value]:
        for id_, wanted in facts.items():
            at = (*path, id_)
            self.found += self.known.unknown("fact", id_, at)
            fact = self.known.fact(id_)
            if wanted.level is not None:
                yield self._value("facts.level", wanted.level, at, of=id_)
            if wanted.value is not None and fact is not None:
                value = self._fact_value(fact, wanted.value, (*at, "value"))
                yield self._value("facts.value", value, (*at, "value"), of=id_)

    def _fact_value(self, fact: Fact, written: Any, path: Path) -> str:
        try:
            return expected_value(fact, written, self.start)
        except ValueError:
            shown = kind_of(written) if isinstance(written, list) else repr(str(written)[:60])
            expected = say(f"expected.fact-{fact.type}")
            numeric = fact.type in ("number", "percent")
            remedy = telling(number_hint(str(written).removesuffix("%"))) if numeric else None
            self.found.append(finding("SC203", path, expected=expected, found=shown, remedy=remedy))
            return str(written)

    def _value(self, key: str, expected: str, path: Path, *, of: str = "") -> Value:
        place = self.document.place(path, at_key=True)
        return Value(key=key, expected=expected, of=of, place=place)


def _listings(
    wanted: Any, data: Any, path: Path, ways: tuple[str, ...]
) -> Iterator[tuple[str, list[str], Any, Path]]:
    """In which way ids are expected, the ids, and how and where they are written."""
    for how in ways:
        ids = getattr(wanted, how, None)
        if ids is not None:
            at, listed = ((*path, how), data[how]) if isinstance(data, dict) else (path, data)
            yield how, ids, listed, at
