"""What happened, as facts that are never rewritten: one frozen class for each kind of event.

An event is stored as a raw JSON object and carried as such for ever, so that fields a newer
program wrote survive. Adding a kind: a payload class here (of a record of the deal, in
`deal.record_events`), one entry in `PAYLOADS`, one function in `deal.fold` or `deal.fold_records`.
"""

from dataclasses import field
from datetime import date, datetime
from typing import Any, Literal, Union, get_args

from salescoach.deal.record_events import (
    AgreementChanged,
    AgreementMade,
    CommitmentBroken,
    CommitmentCancelled,
    CommitmentConfirmed,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    DoubtAnswered,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    Goal,
    HandoverAccepted,
    HandoverStarted,
    NoteWritten,
    OptionAdded,
    OptionEvaluated,
    OptionsWeighed,
    PersonChanged,
    ProblemFound,
    ProblemSolved,
    VisitCancelled,
    VisitChanged,
    VisitHeld,
    VisitPlanned,
)
from salescoach.values.levels import Level
from salescoach.values.money import Money
from salescoach.values.record import record

FieldValue = str | Money
Way = Literal["advance", "win", "back"]
Outcome = Literal["won", "lost", "disqualified", "cancelled"]
Verdict = Literal["met", "unmet", "unknown", "waived"]
FactValue = str | bool | Money | tuple[str, ...]


@record(kw_only=True)
class DealOpened:
    """The deal exists. `stage` is the position it starts in: the event carries the decision."""

    account: str
    stage: str
    title: str | None = None
    customer_type: str | None = None
    deal_kind: str | None = None
    lead_source: str | None = None
    amount: Money | None = None
    expected_close: date | None = None
    owner: str | None = None
    language: str | None = None


@record(kw_only=True)
class FieldSet:
    """One of the deal's own fields has a new value; `field` is spelled as in the deal file.

    `said_by` are the ids of the people of theirs who gave it; empty: it is our own.
    """

    field: str
    value: FieldValue
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class EvidenceRecorded:
    """Something supports a value of a fact. The level is not stored: it is derived when read.

    `value` is None where `none` says that they were asked and there is none. Numbers and dates
    are text, a percentage is a number. `of` is whose value it is, for a fact with one value a
    person. `said_by` are person ids; `lowered` is the most that the rep lets it count as.
    """

    fact: str
    value: FactValue | None = None
    none: bool = False
    of: str | None = None
    said_by: tuple[str, ...] = ()
    document: str | None = None
    lowered: Level | None = None
    note: str | None = None


@record(kw_only=True)
class FactAsked:
    """Somebody was asked, and gave no answer: not the same as that there is none."""

    fact: str
    of: str


@record(kw_only=True)
class ItemDone:
    """The seller did an item of a stage.

    Done before what it needs was true, it leaves a debt: with a reason, until a day.
    """

    stage: str
    item: str
    because: str | None = None
    until: date | None = None


@record(kw_only=True)
class ItemSkipped:
    """The seller leaves an item out; with `until` not before that day, else for good."""

    stage: str
    item: str
    because: str
    not_applicable: bool = False
    until: date | None = None


@record(kw_only=True)
class CriterionWaived:
    """A stage may be left without this criterion; it is owed until it is met."""

    stage: str
    criterion: str
    because: str
    until: date


@record
class Left:
    """How a criterion (STAGE/ID) stood when its stage was left."""

    criterion: str
    verdict: Verdict


@record(kw_only=True)
class StageEntered:
    """The position is now `stage`.

    `way` is `advance`, `win` (the customer decided for us: the deal is delivering) or `back`.
    `passed` are the optional stages passed through, `left` the verdicts on the day of leaving.
    """

    stage: str
    way: Way
    because: str | None = None
    passed: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()


@record(kw_only=True)
class DealEnded:
    """The deal is over: `won` (and delivered), `lost`, `disqualified` or `cancelled`."""

    outcome: Outcome
    reason: str | None = None
    because: str | None = None
    left: tuple[Left, ...] = ()


@record(kw_only=True)
class DealParked:
    """Nothing is done until a day, or until what `trigger` says in words."""

    because: str
    reason: str | None = None
    until: date | None = None
    trigger: str | None = None


@record(kw_only=True)
class DealReopened:
    """An ending or a parking is taken back."""

    because: str


@record(kw_only=True)
class WaitStarted:
    """The buyer asked for time, with a date: these days count as nobody's delay."""

    until: date
    because: str
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class CycleStarted:
    """The next round on the same account: what is named here is kept, all else is history.

    `records` are named by kind and id, as in `commitment/dosing-sheet`; visits that were held are
    remembered anyway, since they tell whom we have met.
    """

    stage: str
    facts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@record(kw_only=True)
class PersonAdded:
    """A stakeholder is known from this day, in these buyer roles."""

    person: str
    name: str
    roles: tuple[str, ...] = ()
    job: str | None = None
    wants: str | None = None
    stance: str | None = None
    goals: tuple[Goal, ...] = ()
    informed: bool | None = None


@record(kw_only=True)
class Renamed:
    """An id of the playbook, and what it is from then on; OWNER/ID of what has an owner.

    `kind` is a kind of ids, `position` (where a deal stood in a stage that is none any more), or
    `position-back` (the same for the way back). Where both are alike, the id stays, whatever
    earlier changes made of it. `joins`: the new id was there before, so that two became one.
    """

    kind: str
    before: str
    after: str
    joins: bool = False


@record(kw_only=True)
class PlaybookChanged:
    """From then on the deal follows this content of its playbook; `before` is what it followed.

    Both are digests. What was recorded under old ids is known under the new ones.
    """

    playbook: str
    version: str
    digest: str
    before: str
    renamed: tuple[Renamed, ...] = ()


@record(kw_only=True)
class Undone:
    """The transaction `undoes` no longer counts; undoing this event's own brings it back."""

    undoes: str


Payload = Union[  # noqa: UP007 - one name for the sum, kept in step with PAYLOADS by a test
    DealOpened, FieldSet, EvidenceRecorded, FactAsked, ItemDone, ItemSkipped, PersonAdded,
    CriterionWaived, StageEntered, DealEnded, DealParked, DealReopened, WaitStarted, CycleStarted,
    PersonChanged, VisitPlanned, VisitChanged, VisitHeld, VisitCancelled, CommitmentMade,
    CommitmentConfirmed, CommitmentMoved, CommitmentKept, CommitmentBroken, CommitmentCancelled,
    DoubtRaised, DoubtExplored, DoubtAnswered, DoubtSettled, AgreementMade, AgreementChanged,
    OptionAdded, OptionEvaluated, OptionsWeighed, ProblemFound, ProblemSolved, NoteWritten,
    HandoverStarted, HandoverAccepted, PlaybookChanged, Undone,
]  # fmt: skip

PAYLOADS: dict[str, type[Payload]] = {
    "deal-opened": DealOpened,
    "field-set": FieldSet,
    "evidence-recorded": EvidenceRecorded,
    "fact-asked": FactAsked,
    "item-done": ItemDone,
    "item-skipped": ItemSkipped,
    "person-added": PersonAdded,
    "criterion-waived": CriterionWaived,
    "stage-entered": StageEntered,
    "deal-ended": DealEnded,
    "deal-parked": DealParked,
    "deal-reopened": DealReopened,
    "wait-started": WaitStarted,
    "cycle-started": CycleStarted,
    "person-changed": PersonChanged,
    "visit-planned": VisitPlanned,
    "visit-changed": VisitChanged,
    "visit-held": VisitHeld,
    "visit-cancelled": VisitCancelled,
    "commitment-made": CommitmentMade,
    "commitment-confirmed": CommitmentConfirmed,
    "commitment-moved": CommitmentMoved,
    "commitment-kept": CommitmentKept,
    "commitment-broken": CommitmentBroken,
    "commitment-cancelled": CommitmentCancelled,
    "doubt-raised": DoubtRaised,
    "doubt-explored": DoubtExplored,
    "doubt-answered": DoubtAnswered,
    "doubt-settled": DoubtSettled,
    "agreement-made": AgreementMade,
    "agreement-changed": AgreementChanged,
    "option-added": OptionAdded,
    "option-evaluated": OptionEvaluated,
    "options-weighed": OptionsWeighed,
    "problem-found": ProblemFound,
    "problem-solved": ProblemSolved,
    "note-written": NoteWritten,
    "handover-started": HandoverStarted,
    "handover-accepted": HandoverAccepted,
    "playbook-changed": PlaybookChanged,
    "undone": Undone,
}
KINDS: dict[type[Payload], str] = {payload: kind for kind, payload in PAYLOADS.items()}
assert set(KINDS) == set(get_args(Payload))


@record(kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        id: the first 32 hexadecimal digits of the SHA-256 of its canonical JSON without `id`.
        tx: one command is one transaction; its events share this name.
        recorded: the instant of writing, UTC, from the real clock; never before an earlier one.
        on: the day it counts for; ages and limits use this.
        actor: who recorded it.
        payload: what happened.
        raw: the object as stored, unknown fields included.
    """

    id: str
    tx: str
    recorded: datetime
    on: date
    actor: str
    payload: Payload
    raw: dict[str, Any] = field(repr=False, compare=False, hash=False)

    @property
    def order(self) -> tuple[datetime, str]:
        """The one order of events: by instant, then id."""
        return self.recorded, self.id

    @property
    def kind(self) -> str:
        """As stored: `evidence-recorded`."""
        return KINDS[type(self.payload)]
