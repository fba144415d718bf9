"""A deal while it is being folded from its events."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from salescoach.deal.events import DealOpened, Event
from salescoach.deal.record_events import Weight
from salescoach.deal.records import NO_RECORDS, Handover, Note, Records
from salescoach.deal.state import (
    Asked,
    Deal,
    DoneItem,
    Ended,
    Evidence,
    FieldWord,
    Followed,
    Parked,
    Pause,
    Person,
    SkippedItem,
    StageEntry,
    Waiver,
)


class NotOpened(ValueError):
    """There is no deal yet on that day."""


TABLES = {
    "visit": "visits",
    "commitment": "commitments",
    "doubt": "doubts",
    "agreement": "agreements",
    "option": "options",
    "problem": "problems",
}
"""The kinds of record that have ids, each with the name of its list in `Records`."""


@dataclass(slots=True)
class Building:
    """What the events so far come to.

    `looks_back`: it has changed its playbook at least once. `last_news` is the latest day that
    anything but a note counts for. `tables` hold the records
    of each kind by id.
    """

    opening: DealOpened | None = None
    opened: date | None = None
    last_on: date | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    field_days: dict[str, date] = field(default_factory=dict)
    field_words: list[FieldWord] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    done: dict[tuple[str, str], DoneItem] = field(default_factory=dict)
    skipped: dict[tuple[str, str], SkippedItem] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    waivers: dict[tuple[str, str], Waiver] = field(default_factory=dict)
    stages: list[StageEntry] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    cycle: int = 1
    delivering: bool = False
    parked: Parked | None = None
    ended: Ended | None = None
    close_date_moves: int = 0
    contradictions: list[str] = field(default_factory=list)
    tables: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in TABLES})
    weights: tuple[Weight, ...] = ()
    weighed_by: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    last_news: date | None = None
    playbook: Followed | None = None
    looks_back: bool = False
    place: int = 0

    def finished(self) -> Deal:
        """The deal; NotOpened where nothing opened it."""
        if self.opening is None or self.opened is None or self.last_on is None:
            raise NotOpened
        return Deal(
            account=self.opening.account,
            title=self.opening.title,
            opened=self.opened,
            last_on=self.last_on,
            last_news=self.last_news or self.opened,
            stages=tuple(self.stages),
            people=tuple(self.people.values()),
            records=self._records(),
            evidence=tuple(self.evidence),
            field_words=tuple(self.field_words),
            done=tuple(self.done.values()),
            skipped=tuple(self.skipped.values()),
            asked=tuple(self.asked),
            waivers=tuple(self.waivers.values()),
            pauses=tuple(self.pauses),
            cycle=self.cycle,
            delivering=self.delivering,
            parked=self.parked,
            ended=self.ended,
            close_date_moves=self.close_date_moves,
            contradictions=tuple(self.contradictions),
            playbook=self.playbook,
            changed_playbook=self.looks_back,
            **self.fields,
        )

    def _records(self) -> Records:
        if not (any(self.tables.values()) or self.notes or self.handovers or self.weights):
            return NO_RECORDS
        return Records(
            **{TABLES[kind]: tuple(table.values()) for kind, table in self.tables.items()},
            weights=self.weights,
            weighed_by=self.weighed_by,
            notes=tuple(self.notes),
            handovers=tuple(self.handovers),
        )

    def check_known(self, people: tuple[str, ...], event: Event) -> None:
        """Somebody who said something should be recorded."""
        if any(name not in self.people for name in people):
            self.contradictions.append(f"said by nobody known: {event.id}")

    def unpark(self, day: date) -> None:
        """A parking ends, at the latest, on this day."""
        self.parked = None
        self.cut("parking", day)

    def cut(self, kind: str, day: date) -> None:
        """What is left of a pause after this day counts again."""
        self.pauses = [
            replace(one, end=day)
            if one.kind == kind and (one.end is None or one.end > day)
            else one
            for one in self.pauses
        ]
