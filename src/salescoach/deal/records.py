"""The records of a deal as they stand on a day. `deal.fold_records` makes them of events.

In each, `on` is the day on which it was recorded first, `place` that event's place among all live
events (of one day, the later has the higher), and `cycle` the round through the stages that it
belongs to. What a playbook is needed for, such as how a visit ended, is in `guidance`.
"""

from dataclasses import field
from datetime import date
from typing import Any

from salescoach.deal.record_events import Mark, PlanAnswer, Weight
from salescoach.values.money import Money
from salescoach.values.record import record
from salescoach.values.states import (
    CommitmentState,
    DoubtState,
    OptionKind,
    ProblemState,
    Severity,
    Side,
    VisitOutcome,
    VisitState,
)


def _uncompared() -> Any:
    return field(default=0, compare=False, repr=False)


@record(kw_only=True)
class Visit:
    """A planned or held meeting or call.

    Attributes:
        day: for which it is planned; once it was held, that day.
        people: ids of theirs who are to come; once it was held, who were there.
        ours: names of ours who come.
        goal, at_least, leave_out, answers: see `VisitPlanned`.
        corrected: what it came to, where the rep says otherwise than derived.
        moves: how often it was moved to a later day.
        because: why it was cancelled; None where it was held after all.
        changed: the day of the last thing recorded of it.
    """

    id: str
    day: date
    on: date
    state: VisitState = "planned"
    time: str | None = None
    location: str | None = None
    kind: str | None = None
    people: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    goal: str | None = None
    at_least: str | None = None
    leave_out: str | None = None
    answers: tuple[PlanAnswer, ...] = ()
    corrected: VisitOutcome | None = None
    moves: int = 0
    because: str | None = None
    cycle: int = 1
    changed: date | None = None
    place: int = _uncompared()


@record(kw_only=True)
class Moved:
    """A promise got another day; `said_by` of theirs who named it."""

    on: date
    before: date | None
    to: date
    because: str | None = None
    said_by: tuple[str, ...] = ()

    @property
    def slipped(self) -> bool:
        """To a later day: an earlier one is no slip, nor is a first day."""
        return self.before is not None and self.to > self.before


@record(kw_only=True)
class Commitment:
    """A dated promise of one side; see `CommitmentMade`.

    `said_by` are those of theirs who confirmed it; `closed` the day on which it was kept, broken
    or cancelled, `kept_at` the visit at which it was kept, `because` why it was broken or
    cancelled.
    """

    id: str
    side: Side
    what: str
    on: date
    owner: str | None = None
    to: tuple[str, ...] = ()
    kind: str | None = None
    due: date | None = None
    said_by: tuple[str, ...] = ()
    visit: str | None = None
    state: CommitmentState = "open"
    moves: tuple[Moved, ...] = ()
    closed: date | None = None
    kept_at: str | None = None
    because: str | None = None
    actor: str = ""
    cycle: int = 1
    place: int = _uncompared()

    @property
    def slipped(self) -> bool:
        """Whether it was moved to a later day at least once."""
        return any(one.slipped for one in self.moves)

    def is_late_on(self, day: date) -> bool:
        """Open, and its day is past."""
        return self.state == "open" and self.due is not None and self.due < day


@record(kw_only=True)
class Doubt:
    """An objection or concern of theirs; see `DoubtRaised`.

    `risk` is what stands behind it, `answer` what we said, `settled_by` who of theirs said that
    it is settled and `settled_words` how; `changed` the day of its last step. `times` is how often
    it was raised.
    """

    id: str
    words: str
    on: date
    holder: str | None = None
    severity: Severity = "medium"
    state: DoubtState = "raised"
    library: str | None = None
    show: str | None = None
    visit: str | None = None
    risk: str | None = None
    answer: str | None = None
    document: str | None = None
    settled_by: tuple[str, ...] = ()
    settled_words: str | None = None
    changed: date | None = None
    times: int = 1
    cycle: int = 1
    place: int = _uncompared()

    @property
    def is_open(self) -> bool:
        """Until the buyer says that it is settled."""
        return self.state != "settled"


@record(kw_only=True)
class Agreement:
    """Something settled between both sides; see `AgreementMade`."""

    id: str
    what: str
    on: date
    kind: str | None = None
    clear: bool | None = None
    complete: bool | None = None
    well_defined: bool | None = None
    our_part: str | None = None
    our_guarantee: str | None = None
    their_part: str | None = None
    their_guarantee: str | None = None
    give: str | None = None
    give_worth: Money | None = None
    get: str | None = None
    get_worth: Money | None = None
    refused: bool = False
    said_by: tuple[str, ...] = ()
    changed: date | None = None
    cycle: int = 1
    place: int = _uncompared()

    @property
    def gaps(self) -> tuple[str, ...]:
        """What T13 asks of it and it does not have, in that order, by the names of the fields."""
        return tuple(name for name in ASKED_OF_AN_AGREEMENT if not getattr(self, name))

    @property
    def is_complete(self) -> bool:
        """Clear, complete, well defined, with both sides' responsibilities and guarantees (T13)."""
        return not self.gaps


ASKED_OF_AN_AGREEMENT = (
    "clear", "complete", "well_defined", "our_part", "our_guarantee", "their_part",
    "their_guarantee",
)  # fmt: skip


@record(kw_only=True)
class Option:
    """One of the ways that they weigh; see `OptionAdded` and `OptionEvaluated`."""

    id: str
    title: str
    kind: OptionKind
    on: date
    maker: str | None = None
    technical: str | None = None
    economic: str | None = None
    impact: str | None = None
    strengths: str | None = None
    weaknesses: str | None = None
    outlay: Money | None = None
    costs: tuple[Money, ...] = ()
    gains: tuple[Money, ...] = ()
    marks: tuple[Mark, ...] = ()
    said_by: tuple[str, ...] = ()
    changed: date | None = None
    cycle: int = 1
    place: int = _uncompared()


@record(kw_only=True)
class Problem:
    """Something that appeared in implementation; see `ProblemFound`, `ProblemSolved`."""

    id: str
    what: str
    on: date
    severity: Severity = "medium"
    state: ProblemState = "open"
    due: date | None = None
    owner: str | None = None
    said_by: tuple[str, ...] = ()
    solved: date | None = None
    how: str | None = None
    solved_by: tuple[str, ...] = ()
    cycle: int = 1
    place: int = _uncompared()

    def is_late_on(self, day: date) -> bool:
        """Open, and the day by which it is to be solved is past."""
        return self.state == "open" and self.due is not None and day > self.due


@record(kw_only=True)
class Note:
    """A remark of the rep's."""

    text: str
    on: date
    actor: str
    private: bool = False
    place: int = _uncompared()


@record(kw_only=True)
class Handover:
    """The deal goes, or went, to a colleague; `accepted` is the day, None while it is pending."""

    role: str
    person: str
    on: date
    handover: str | None = None
    because: str | None = None
    accepted: date | None = None
    actor: str = ""
    place: int = _uncompared()


@record(kw_only=True)
class Records:
    """All of them, each kind in the order in which they were recorded first.

    `weights` are the customer's criteria for comparing options. Of earlier rounds only the visits
    that were held are here: they tell whom we have met.
    """

    visits: tuple[Visit, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    options: tuple[Option, ...] = ()
    weights: tuple[Weight, ...] = ()
    weighed_by: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    handovers: tuple[Handover, ...] = ()

    def visit(self, id_: str) -> Visit | None:
        """The visit of this id, None where there is none; the others alike."""
        return next((one for one in self.visits if one.id == id_), None)

    def commitment(self, id_: str) -> Commitment | None:
        """The promise of this id."""
        return next((one for one in self.commitments if one.id == id_), None)

    def doubt(self, id_: str) -> Doubt | None:
        """The doubt of this id."""
        return next((one for one in self.doubts if one.id == id_), None)

    def agreement(self, id_: str) -> Agreement | None:
        """The agreement of this id."""
        return next((one for one in self.agreements if one.id == id_), None)

    def option(self, id_: str) -> Option | None:
        """The option of this id."""
        return next((one for one in self.options if one.id == id_), None)

    def problem(self, id_: str) -> Problem | None:
        """The problem of this id."""
        return next((one for one in self.problems if one.id == id_), None)

    @property
    def pending(self) -> Handover | None:
        """The hand-over that waits to be accepted; the newest one replaces an older."""
        return next((one for one in reversed(self.handovers) if one.accepted is None), None)


NO_RECORDS = Records()
