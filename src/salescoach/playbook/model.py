"""A compiled playbook: frozen, in playbook order, references checked. Read from its pin.

The classes mirror the keys of the format (`docs/playbook-format.md`); a field says None or is
empty where the playbook says nothing.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from salescoach.playbook.conditions import Condition, Field
from salescoach.values.days import Duration
from salescoach.values.money import Money
from salescoach.values.record import record

FactType = Literal[
    "text", "number", "money", "percent", "date", "choice", "choices", "flag", "person", "list"
]
FIELD_TYPES: Mapping[Field, FactType] = {"amount": "money", "expected_close": "date"}
"""Of a deal's own fields those that compare as such facts do; the others hold ids."""
Scope = Literal["deal", "account", "person"]
Spin = Literal["situation", "problem", "implication", "need-payoff"]
Calendar = Literal["calendar", "business"]
Severity = Literal["low", "medium", "high", "critical"]
Anchor = Literal["stage-entry", "visit", "win", "expected-close", "fact", "item"]
Placeholder = Literal[
    "days_in_stage", "days_used", "limit_days", "limit_used", "days_since_contact",
    "close_date_moves", "expected_close", "stages_ahead", "buyer_stage", "contradicted_facts",
    "expired_debts", "missing_roles", "continuations_in_a_row", "days_of_silence", "given_away",
    "smallest_refusal",
]  # fmt: skip


@record(kw_only=True)
class Element:
    """What everything with an id may carry: an explanation, points of a source, an origin.

    `also` are ids that it had before.
    """

    id: str
    about: str | None = None
    ref: tuple[str, ...] = ()
    source: str | None = None
    also: tuple[str, ...] = ()


@record(kw_only=True)
class Titled(Element):
    """`label` is the short form where there is one."""

    title: str
    short: str | None = None

    @property
    def label(self) -> str:
        """For lists and brackets."""
        return self.short or self.title


@record
class Axes:
    """Where a customer type stands: supplier assistance and customer loyalty (T1)."""

    assistance: Literal["low", "high"]
    loyalty: Literal["low", "high"]


@record(kw_only=True)
class CustomerType(Titled):
    """A type of customer, sold to in its own way (T1, T2)."""

    axes: Axes | None = None


@record(kw_only=True)
class BuyerRole(Titled):
    """What a person is in the decision; `reach` are words that take you to this person.

    `decides_by`: how this person comes to a yes. `prefers`: how they like to deal with us.
    `invite` are words that get a moment with one whom we know already. `materials`: what is shown
    to them rather than to others.
    """

    decides_on: tuple[str, ...] = ()
    decides_by: tuple[str, ...] = ()
    prefers: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    invite: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


@record(kw_only=True)
class Fact(Titled):
    """Something to be known about the deal. `ours`: settled on our side, never asked."""

    type: FactType
    choices: tuple[Titled, ...] = ()
    ours: bool = False
    ask: tuple[str, ...] = ()
    debrief: str | None = None
    ask_whom: tuple[str, ...] = ()
    listen_for: tuple[str, ...] = ()
    spin: Spin | None = None
    scope: Scope = "deal"
    stale_after: Duration | None = None


@record(kw_only=True)
class LimitCase:
    """So many days are normal in the stage, where `when` holds (None: always)."""

    days: int
    when: Condition | None = None
    calendar: Calendar = "calendar"


@record(kw_only=True)
class NotYet:
    """What not to talk about in this stage; `until` None means as long as the stage lasts."""

    say: str
    until: Condition | None = None
    because: str | None = None


@record
class Due:
    """When an item is due: so many days after, or before, what it is tied to.

    `what` is the fact, or the item as STAGE/ID, that an anchor of that kind means.
    """

    anchor: Anchor
    days: int = 0
    before: bool = False
    what: str | None = None


@record
class Repeat:
    """An item comes again `every` so often, `for_` so long (None: as long as the stage)."""

    every: Duration
    for_: Duration | None = None


@record(kw_only=True)
class Item(Element):
    """One thing the seller does.

    `with_` are the buyer roles it takes, none meaning at the desk. `after` are the conditions it
    waits for, one for each entry; `needs` holds our spending until it is true. `by` is a seller
    role or `buyer`. `again` reopens it: `stage-entry`, or the items (STAGE/ID) whose doing does.
    `builds_on` are facts that it takes up again: what they said of the first known one is a reason.
    """

    do: str
    why: str | None = None
    short: str | None = None
    records: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    leave_with: str | None = None
    or_at_least: str | None = None
    not_enough: tuple[str, ...] = ()
    after: tuple[Condition, ...] = ()
    needs: Condition | None = None
    when: Condition | None = None
    effort: Duration | None = None
    required: bool = False
    start_here: bool = False
    visit_kind: str | None = None
    due: Due | None = None
    repeat: Repeat | None = None
    by: str | None = None
    touchpoint: str | None = None
    materials: tuple[str, ...] = ()
    again: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """For lists and brackets."""
        return self.short or self.do


@record(kw_only=True)
class Criterion(Element):
    """What must be true to leave the stage, shown by what the buyer did or said."""

    statement: str
    short: str | None = None
    met_when: Condition
    failed_when: Condition | None = None
    when: Condition | None = None
    ask: tuple[str, ...] = ()
    internal: bool = False
    waivable: bool = True

    @property
    def label(self) -> str:
        """For lists and brackets."""
        return self.short or self.statement


@record(kw_only=True)
class Checklist(Titled):
    """A step of a stage."""

    items: tuple[Item, ...]


@record
class AlsoCalled:
    """The name of a stage in another system."""

    where: str
    name: str


@record(kw_only=True)
class Stage(Titled):
    """A position of the buyer. A stage without checklists and criteria is not written yet.

    `when`: optional, passed through where it is false. `beside`: runs alongside that stage and is
    never the position; its criteria join the gate of `must_close_before`, None meaning of the
    stage that it is beside.
    """

    buyer: str | None = None
    goals: tuple[str, ...] = ()
    owner: str | None = None
    limit: tuple[LimitCase, ...] = ()
    limit_source: str | None = None
    leaving: str | None = None
    not_yet: tuple[NotYet, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    exit_criteria: tuple[Criterion, ...] = ()
    also_called: tuple[AlsoCalled, ...] = ()
    when: Condition | None = None
    beside: str | None = None
    must_close_before: str | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """Of all checklists, in playbook order."""
        return tuple(item for checklist in self.checklists for item in checklist.items)


@record(kw_only=True)
class Ranking:
    """Weights of the ranking terms; see the format page for what each measures."""

    opens_gate: int = 40
    certain_no: int = 30
    unblocks: int = 10
    our_word: int = 15
    their_word: int = 22
    next_step: int = 20
    untold: int = 100
    problem: int = 7
    doubt: int = 22
    clears_warning: int = 5
    debt: int = 15
    over_limit: int = 10
    weak_evidence: int = 10
    start_here: int = 10
    required: int = 5
    cheap: int = 3
    asked_before: int = -20


@record(kw_only=True)
class StaleAfterDays:
    """A deal is stale, and then a zombie, after so many days without a buyer act."""

    stale: int = 14
    zombie: int = 45
    source: str | None = "practitioner"


@record(kw_only=True)
class NewDeal:
    """What a new deal must say and what it starts with."""

    requires: tuple[str, ...] = ()
    amount: Money | None = None
    customer_type: str | None = None
    deal_kind: str | None = None
    lead_source: str | None = None


@record(kw_only=True)
class Point:
    """A point of the document behind the playbook; `ref` is what elements name it by."""

    ref: str
    title: str


@record(kw_only=True)
class VisitKind(Titled):
    """A kind of visit. Its aim is an advance, or the agreed work itself: a pilot day, a service."""

    aim: Literal["advance", "work"] = "advance"


@record(kw_only=True)
class CommitmentKind(Titled):
    """A kind of promise, and how long it usually takes us."""

    effort: Duration | None = None


@record(kw_only=True)
class Material(Titled):
    """Something to bring or to send; `link` is shown, never followed."""

    link: str | None = None


@record(kw_only=True)
class FactGroup(Titled):
    """Facts that belong together."""

    facts: tuple[str, ...]


@record(kw_only=True)
class Handover(Element):
    """The deal passes from one seller role to another when stage `at` is entered.

    `gradual`: both work on it for a while. `passes_when` is what must be true to hand it over.
    Its items have the name HANDOVER/ID.
    """

    from_: str
    to: str
    at: str
    gradual: bool = False
    passes_when: Condition | None = None
    checklists: tuple[Checklist, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Of all checklists, in playbook order."""
        return tuple(item for checklist in self.checklists for item in checklist.items)

    @property
    def as_stage(self) -> "Stage":
        """What is to be done for it, as a stage that runs beside the one where it takes place."""
        return Stage(
            id=self.id,
            title=self.id,
            owner=self.from_,
            beside=self.at,
            checklists=self.checklists,
        )


@record(kw_only=True)
class MoveBack:
    """A way back that is usual, and why one goes it."""

    from_: str
    to: str
    because: str
    ref: tuple[str, ...] = ()


@record(kw_only=True)
class Cycle:
    """From which stage the next round on the same account starts, and where."""

    from_: str
    to: str
    ref: tuple[str, ...] = ()


@record(kw_only=True)
class Ending:
    """A way in which a deal ends: reasons to choose from, what must be known, from which stages.

    `requires` are facts; `from_` empty means from everywhere.
    """

    reasons: tuple[Titled, ...] = ()
    requires: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    ref: tuple[str, ...] = ()


@record(kw_only=True)
class Outcomes:
    """How deals end, beside being won."""

    lost: Ending = field(default_factory=Ending)
    disqualified: Ending = field(default_factory=Ending)
    cancelled: Ending = field(default_factory=Ending)


@record(kw_only=True)
class Parking:
    """Reasons to let a deal rest until a day or a trigger."""

    reasons: tuple[Titled, ...] = ()


@record(kw_only=True)
class Blocker(Titled):
    """What makes a deal not ours, whatever else is true."""

    met_when: Condition


@record(kw_only=True)
class ScoreLevel:
    """So many points where this holds."""

    points: int
    title: str
    met_when: Condition


@record(kw_only=True)
class Signal(Titled):
    """Something that speaks for a deal: points times weight, by the highest level that holds."""

    weight: int = 1
    levels: tuple[ScoreLevel, ...]


@record(kw_only=True)
class Band:
    """The verdict from so many points of a hundred on."""

    at_least: int
    verdict: str


@record(kw_only=True)
class Scorecard(Titled):
    """Whether a deal is one of ours: blockers first, then a sum of signals in bands."""

    blockers: tuple[Blocker, ...] = ()
    signals: tuple[Signal, ...] = ()
    bands: tuple[Band, ...] = ()


@record(kw_only=True)
class KnownDoubt(Element):
    """A doubt of the library: what it sounds like, what is behind it, how to answer it."""

    title: str | None = None
    sounds_like: tuple[str, ...] = ()
    risk_behind: str | None = None
    explore: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()


@record(kw_only=True)
class Differentiation(Element):
    """Something done for a customer that raises loyalty (T20) or assistance (T21).

    `item` is the step (STAGE/ID) that does it. Whether it is worth it for a deal (T22) is said
    there, by its `when`, and nowhere twice.
    """

    raises: Literal["loyalty", "assistance"]
    from_: tuple[str, ...] = ()
    do: str
    why: str | None = None
    item: str | None = None


@record(kw_only=True)
class CounterAction:
    """What to do about a warning: words, or an item (STAGE/ID), a role to meet, a fact to ask for.

    `find_out` may also be a field of the deal, spelled like a fact: `expected-close`. With words
    beside one of these, the words are shown.
    """

    text: str | None = None
    do: str | None = None
    meet: str | None = None
    find_out: str | None = None


@record(kw_only=True)
class WarningRule(Element):
    """A danger sign. `because` and the words of `counter_action` may hold placeholders.

    `during`: only while the deal is still being sold, or only while it is being delivered.
    """

    severity: Severity
    fires_when: Condition
    because: str
    counter_action: CounterAction | None = None
    during: Literal["selling", "delivering"] | None = None


@record(kw_only=True)
class Serves:
    """Whom a solution element serves, and from which point of view."""

    role: str
    perspective: str | None = None


@record(kw_only=True)
class SolutionElement(Titled):
    """A feature, its advantage and its benefit."""

    advantage: str | None = None
    benefit: str | None = None
    serves: tuple[Serves, ...] = ()


@record(kw_only=True)
class ExchangeRate:
    """One unit of `from_` is `rate` of `to`; without a source there is no comparing."""

    from_: str
    to: str
    rate: str
    source: str


@record(kw_only=True)
class Playbook(Titled):
    """A way of selling. Stages are the buyer's, in order."""

    salescoach: int
    version: str
    language: str
    customer_types: tuple[CustomerType, ...] = ()
    deal_kinds: tuple[Titled, ...] = ()
    lead_sources: tuple[Titled, ...] = ()
    buyer_roles: tuple[BuyerRole, ...] = ()
    seller_roles: tuple[Titled, ...] = ()
    facts: tuple[Fact, ...] = ()
    new_deal: NewDeal = field(default_factory=NewDeal)
    fact_groups: tuple[FactGroup, ...] = ()
    points: tuple[Point, ...] = ()
    visit_kinds: tuple[VisitKind, ...] = ()
    commitment_kinds: tuple[CommitmentKind, ...] = ()
    agreement_kinds: tuple[Titled, ...] = ()
    touchpoints: tuple[Titled, ...] = ()
    stages: tuple[Stage, ...]
    won_after: str | None = None
    handovers: tuple[Handover, ...] = ()
    moves_back: tuple[MoveBack, ...] = ()
    cycle: Cycle | None = None
    outcomes: Outcomes = field(default_factory=Outcomes)
    parking: Parking = field(default_factory=Parking)
    scorecards: tuple[Scorecard, ...] = ()
    doubts: tuple[KnownDoubt, ...] = ()
    differentiation: tuple[Differentiation, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    perspectives: tuple[Titled, ...] = ()
    solution_elements: tuple[SolutionElement, ...] = ()
    materials: tuple[Material, ...] = ()
    exchange_rates: tuple[ExchangeRate, ...] = ()
    ranking: Ranking = field(default_factory=Ranking)
    stale_after_days: StaleAfterDays = field(default_factory=StaleAfterDays)

    def stage(self, id_: str) -> Stage | None:
        """The stage of this id, None where there is none."""
        return next((stage for stage in self.stages if stage.id == id_), None)

    def fact(self, id_: str) -> Fact | None:
        """The fact of this id, None where there is none."""
        return next((fact for fact in self.facts if fact.id == id_), None)

    def role(self, id_: str) -> BuyerRole | None:
        """The buyer role of this id, None where there is none."""
        return next((role for role in self.buyer_roles if role.id == id_), None)

    def criterion(self, path: str) -> Criterion | None:
        """The criterion of this STAGE/ID, None where there is none."""
        stage_id, _, criterion_id = path.partition("/")
        stage = self.stage(stage_id)
        criteria = stage.exit_criteria if stage else ()
        return next((one for one in criteria if one.id == criterion_id), None)

    def group(self, id_: str) -> FactGroup | None:
        """The fact group of this id, None where there is none."""
        return next((group for group in self.fact_groups if group.id == id_), None)

    def scorecard(self, id_: str) -> Scorecard | None:
        """The scorecard of this id, None where there is none."""
        return next((card for card in self.scorecards if card.id == id_), None)

    def handover(self, id_: str) -> Handover | None:
        """The hand-over of this id, None where there is none."""
        return next((handover for handover in self.handovers if handover.id == id_), None)

    @property
    def person_facts(self) -> frozenset[str]:
        """The facts whose value is somebody's id."""
        return frozenset(fact.id for fact in self.facts if fact.type == "person")

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Of all stages, then of all hand-overs."""
        of_stages = (item for stage in self.stages for item in stage.items)
        return (*of_stages, *(item for one in self.handovers for item in one.items))

    def item(self, path: str) -> Item | None:
        """The item of this STAGE/ID or HANDOVER/ID, None where there is none."""
        home_id, _, item_id = path.partition("/")
        home = self.stage(home_id) or self.handover(home_id)
        return next((item for item in home.items if item.id == item_id), None) if home else None
