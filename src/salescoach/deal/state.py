"""A deal as it stands on a day, and what it is made of. `deal.fold` makes it of events."""

from dataclasses import field
from datetime import date
from typing import Any, Literal

from salescoach.deal.events import FactValue, Left
from salescoach.deal.record_events import Goal
from salescoach.deal.records import NO_RECORDS, Records
from salescoach.values.levels import Level
from salescoach.values.money import Money
from salescoach.values.record import record

Status = Literal["selling", "delivering", "parked", "ended"]


def _uncompared() -> Any:
    """A place in the order of events: of no interest in `state`, and no part of what is equal."""
    return field(default=0, compare=False, repr=False)


@record
class RoleHeld:
    """A buyer role of a person, and the day from which it is known; `place` as of `Evidence`."""

    role: str
    since: date
    place: int = _uncompared()


@record(kw_only=True)
class Person:
    """A stakeholder of the customer. `added` is the day from which the person is known.

    `place` is that of the event which named the person first; see `Evidence`. `informed` is the
    day since which the person has heard our case, also through somebody; None where it is not
    recorded.
    """

    id: str
    name: str
    roles: tuple[RoleHeld, ...]
    added: date
    job: str | None = None
    wants: str | None = None
    stance: str | None = None
    goals: tuple[Goal, ...] = ()
    informed: date | None = None
    place: int = _uncompared()

    def roles_on(self, day: date) -> frozenset[str]:
        """The roles recorded by that day: a role learnt later does not raise older words.

        What was said before the person was recorded counts as of that first day: the rep who
        adds somebody today and records last week's words knew the role when they were said.
        """
        by = max(day, self.added)
        return frozenset(held.role for held in self.roles if held.since <= by)


@record(kw_only=True)
class Evidence:
    """One support for a value of a fact, as recorded; see `EvidenceRecorded`.

    `place` counts the live events up to this one: of one day, the later has the higher.
    """

    event: str
    fact: str
    on: date
    actor: str
    value: FactValue | None = None
    none: bool = False
    of: str | None = None
    said_by: tuple[str, ...] = ()
    document: str | None = None
    lowered: Level | None = None
    note: str | None = None
    place: int = _uncompared()


@record(kw_only=True)
class FieldWord:
    """What people of theirs said that a field of the deal is; see `FieldSet`.

    The value is held as the deal holds it: a day, money, an id. `place` as in `Evidence`.
    """

    field: str
    value: date | Money | str
    on: date
    said_by: tuple[str, ...]
    place: int = _uncompared()


@record
class Asked:
    """Somebody (`of`) was asked for a fact on this day, and gave no answer."""

    fact: str
    of: str
    on: date
    place: int = _uncompared()


@record(kw_only=True)
class DoneItem:
    """An item that the seller did, as it was last done; `on` is the day it counts for.

    With `because` and `until` it was done before what it needs was true: a debt until then.
    """

    stage: str
    item: str
    on: date
    actor: str
    because: str | None = None
    until: date | None = None
    place: int = _uncompared()


@record(kw_only=True)
class SkippedItem:
    """An item left out for a reason; with `until` it is open again from that day."""

    stage: str
    item: str
    on: date
    actor: str
    because: str
    not_applicable: bool = False
    until: date | None = None
    place: int = _uncompared()


@record(kw_only=True)
class Waiver:
    """A criterion without which the stage may be left, and until when that is to be made good."""

    stage: str
    criterion: str
    on: date
    actor: str
    because: str
    until: date


@record(kw_only=True)
class StageEntry:
    """The position was entered on this day; see `StageEntered`. The opening has the way `open`."""

    stage: str
    on: date
    way: str = "open"
    because: str | None = None
    passed: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    place: int = _uncompared()


@record
class Pause:
    """Days that count as nobody's delay: those after `start`, up to and including `end`.

    `end` None means as long as nothing ends it. `kind` is `wait`, `parking` or `ending`.
    `said_by` are the ids of those who asked for a wait.
    """

    kind: str
    start: date
    end: date | None
    because: str | None = None
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class Parked:
    """The deal rests from `on`: until a day, or until what `trigger` says."""

    on: date
    because: str
    reason: str | None = None
    until: date | None = None
    trigger: str | None = None


@record(kw_only=True)
class Ended:
    """The deal is over."""

    outcome: str
    on: date
    reason: str | None = None
    because: str | None = None


@record(kw_only=True)
class Followed:
    """The content of its playbook that a deal follows since `on`, by its digest."""

    id: str
    version: str
    digest: str
    on: date


@record(kw_only=True)
class Deal:
    """One sale as it stands on a day.

    `stages` are the entries of this cycle, the last one the position. `evidence` keeps everything
    recorded in it, in order; which value counts is decided where the playbook is known. `last_on`
    is the latest day that any event counts for, `last_news` the latest of one that is no note.
    `close_date_moves`: how often the expected close was moved to a later day. `field_words`: what
    people of theirs said of the fields, in order. `parked` stands until it is reopened, even past
    its day. `playbook` is None as long as it follows the one that it was opened with;
    `changed_playbook` says that it did not always, also where that was undone.
    """

    account: str
    title: str | None
    opened: date
    last_on: date
    stages: tuple[StageEntry, ...]
    customer_type: str | None = None
    deal_kind: str | None = None
    lead_source: str | None = None
    amount: Money | None = None
    expected_close: date | None = None
    owner: str | None = None
    language: str | None = None
    people: tuple[Person, ...] = ()
    records: Records = NO_RECORDS
    evidence: tuple[Evidence, ...] = ()
    field_words: tuple[FieldWord, ...] = ()
    done: tuple[DoneItem, ...] = ()
    skipped: tuple[SkippedItem, ...] = ()
    asked: tuple[Asked, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    pauses: tuple[Pause, ...] = ()
    cycle: int = 1
    delivering: bool = False
    parked: Parked | None = None
    ended: Ended | None = None
    close_date_moves: int = 0
    contradictions: tuple[str, ...] = ()
    playbook: Followed | None = None
    last_news: date = field(default=date.min, compare=False, repr=False)
    changed_playbook: bool = field(default=False, compare=False, repr=False)

    @property
    def stage(self) -> str:
        """The declared position."""
        return self.stages[-1].stage

    @property
    def entered(self) -> date:
        """The day on which the position was entered."""
        return self.stages[-1].on

    @property
    def outcome(self) -> str | None:
        """How it ended; a deal that is being delivered is won."""
        if self.ended is not None:
            return self.ended.outcome
        return "won" if self.delivering else None

    def status_on(self, day: date) -> Status:
        """A parked deal counts again by itself on the day that was named."""
        if self.ended is not None:
            return "ended"
        if self.parked is not None and (self.parked.until is None or day < self.parked.until):
            return "parked"
        return "delivering" if self.delivering else "selling"

    def rests_on(self, day: date) -> bool:
        """Whether nothing is to be done: parked on that day, or over."""
        return self.status_on(day) in ("parked", "ended")

    def waiting_on(self, day: date) -> Pause | None:
        """The wait that the buyer asked for, while it goes on after this day."""
        for one in reversed(self.pauses):
            if one.kind == "wait" and one.start <= day and one.end is not None and day < one.end:
                return one
        return None

    def word_on(self, field: str) -> FieldWord | None:
        """The last word of theirs on a field, as long as it is what stands there."""
        words = [one for one in self.field_words if one.field == field]
        last = max(words, key=lambda one: (one.on, one.place), default=None)
        return last if last is not None and last.value == getattr(self, field) else None

    def person(self, id_: str) -> Person | None:
        """The stakeholder of this id, None where there is none."""
        return next((person for person in self.people if person.id == id_), None)
