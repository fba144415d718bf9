"""The written form: every key that a trainer may write, with its type and what it is for.

pydantic reads it and gives the JSON Schema. Only the reading side of the program imports this.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictStr

from salescoach.playbook.model import FactType, Scope, Spin
from salescoach.playbook.written_stages import Library, Stage
from salescoach.playbook.written_values import (
    Amount,
    Count,
    Flag,
    Length,
    Slug,
    Slugs,
    Text,
    Texts,
    Titled,
    Told,
    Whole,
    Written,
    listed,
)
from salescoach.playbook.written_ways import (
    Cycle,
    Differentiation,
    ExchangeRate,
    Handover,
    KnownDoubt,
    MoveBack,
    Outcomes,
    Parking,
    Scorecard,
    SolutionElement,
    WarningRule,
)


class Axes(Written):
    """Supplier assistance and customer loyalty."""

    assistance: Literal["low", "high"]
    loyalty: Literal["low", "high"]


class CustomerType(Titled):
    """A type of customer."""

    axes: Axes | None = None


class BuyerRole(Titled):
    """What a person is in the decision."""

    decides_on: Texts | None = None
    decides_by: Told | None = None
    prefers: Told | None = None
    reach: Texts | None = None
    invite: Texts | None = None
    materials: Slugs | None = None


class VisitKind(Titled):
    """A kind of visit; `aim: work` where the agreed work itself is done, as on a pilot day."""

    aim: Literal["advance", "work"] | None = None


class CommitmentKind(Titled):
    """A kind of promise, and how long it takes."""

    effort: Length | None = None


class Material(Titled):
    """Something to bring or to send."""

    link: Text | None = None


class Fact(Titled):
    """Something to be known about the deal."""

    type: FactType
    choices: list[Titled] | None = None
    ours: Flag | None = None
    ask: Texts | None = None
    debrief: Text | None = None
    ask_whom: Slugs | None = None
    listen_for: Texts | None = None
    spin: Spin | None = None
    scope: Scope | None = None
    stale_after: Length | None = None


class FactGroup(Titled):
    """Facts that belong together."""

    facts: Annotated[Slugs, Field(min_length=1)]


class Ranking(Written):
    """Weights of the ranking terms."""

    opens_gate: Whole | None = None
    certain_no: Whole | None = None
    unblocks: Whole | None = None
    our_word: Whole | None = None
    their_word: Whole | None = None
    next_step: Whole | None = None
    untold: Whole | None = None
    problem: Whole | None = None
    doubt: Whole | None = None
    clears_warning: Whole | None = None
    debt: Whole | None = None
    over_limit: Whole | None = None
    weak_evidence: Whole | None = None
    start_here: Whole | None = None
    required: Whole | None = None
    cheap: Whole | None = None
    asked_before: Whole | None = None


class StaleAfterDays(Written):
    """When a deal counts as stale, and as a zombie."""

    stale: Count | None = None
    zombie: Count | None = None
    source: Text | None = None


DealFieldName = Literal[
    "amount", "expected-close", "customer-type", "deal-kind", "lead-source", "title", "owner"
]


class Point(Written):
    """A point of the document behind the playbook, in words of one's own; `ref` is its number."""

    ref: Text
    title: Text


class NewDealDefaults(Written):
    """What a new deal starts with."""

    amount: Amount | None = None
    customer_type: Slug | None = None
    deal_kind: Slug | None = None
    lead_source: Slug | None = None


class NewDeal(Written):
    """What a new deal must say."""

    requires: Annotated[list[DealFieldName], BeforeValidator(listed)] | None = None
    defaults: NewDealDefaults | None = None


class Playbook(Titled):
    """A way of selling."""

    salescoach: Whole
    version: Annotated[StrictStr, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    language: Annotated[StrictStr, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    extends: Text | None = None
    fragment: Flag | None = None
    points: Annotated[list[Point], BeforeValidator(listed)] | None = None
    customer_types: list[CustomerType] | None = None
    deal_kinds: list[Titled] | None = None
    lead_sources: list[Titled] | None = None
    buyer_roles: list[BuyerRole] | None = None
    seller_roles: list[Titled] | None = None
    visit_kinds: list[VisitKind] | None = None
    commitment_kinds: list[CommitmentKind] | None = None
    agreement_kinds: list[Titled] | None = None
    touchpoints: list[Titled] | None = None
    perspectives: list[Titled] | None = None
    materials: list[Material] | None = None
    facts: list[Fact] | None = None
    fact_groups: list[FactGroup] | None = None
    new_deal: NewDeal | None = None
    stages: Annotated[list[Stage], Field(min_length=1)]
    library: Library | None = None
    won_after: Slug | None = None
    handovers: list[Handover] | None = None
    moves_back: Annotated[list[MoveBack], BeforeValidator(listed)] | None = None
    cycle: Cycle | None = None
    outcomes: Outcomes | None = None
    parking: Parking | None = None
    scorecards: list[Scorecard] | None = None
    doubts: list[KnownDoubt] | None = None
    differentiation: list[Differentiation] | None = None
    warnings: list[WarningRule] | None = None
    default_warnings: Flag | None = None
    solution_elements: list[SolutionElement] | None = None
    exchange_rates: Annotated[list[ExchangeRate], BeforeValidator(listed)] | None = None
    ranking: Ranking | None = None
    stale_after_days: StaleAfterDays | None = None
