"""The written form: every key that a trainer may write, with its type and what it is for.

pydantic reads it and gives the JSON Schema. Only the reading side of the program imports this.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictStr

from salescoach.playbook.model import Calendar, FactType, Scope, Spin
from salescoach.playbook.written_conditions import (
    After,
    Amount,
    Condition,
    Count,
    Length,
    Lines,
    Slug,
    Slugs,
    Text,
    Whole,
    Written,
    listed,
)


class Element(Written):
    """Has an id, and may say where it comes from."""

    id: Slug
    about: Text | None = None
    ref: Annotated[list[Text], BeforeValidator(listed)] | None = None
    source: Text | None = None


class Titled(Element):
    """Has a title, and a short form for lists."""

    title: Text
    short: Text | None = None


class Axes(Written):
    """Supplier assistance and customer loyalty."""

    assistance: Literal["low", "high"]
    loyalty: Literal["low", "high"]


class CustomerType(Titled):
    """A type of customer."""

    axes: Axes | None = None


class BuyerRole(Titled):
    """What a person is in the decision."""

    decides_on: Lines | None = None
    reach: Lines | None = None


class Fact(Titled):
    """Something to be known about the deal."""

    type: FactType
    choices: list[Titled] | None = None
    ours: StrictBool | None = None
    ask: Lines | None = None
    debrief: Text | None = None
    ask_whom: Slugs | None = None
    listen_for: Lines | None = None
    spin: Spin | None = None
    scope: Scope | None = None
    stale_after: Length | None = None


class LimitCase(Written):
    """So many days are normal, where `when` holds."""

    days: Count
    when: Condition | None = None
    calendar: Calendar | None = None


class NotYet(Written):
    """What not to talk about here, and until when."""

    say: Text
    until: Condition | None = None
    because: Text | None = None


class Item(Element):
    """One thing the seller does."""

    do: Text
    why: Text | None = None
    short: Text | None = None
    records: Slugs | None = None
    with_: Slugs | None = Field(None, alias="with")
    ask: Lines | None = None
    leave_with: Text | None = None
    or_at_least: Text | None = None
    not_enough: Lines | None = None
    after: Annotated[list[After], BeforeValidator(listed)] | None = None
    needs: Condition | None = None
    when: Condition | None = None
    effort: Length | None = None
    required: StrictBool | None = None
    start_here: StrictBool | None = None


class Criterion(Element):
    """What must be true to leave the stage."""

    statement: Text
    short: Text | None = None
    met_when: Condition
    failed_when: Condition | None = None
    when: Condition | None = None
    ask: Lines | None = None
    internal: StrictBool | None = None
    waivable: StrictBool | None = None


class Checklist(Titled):
    """A step of a stage."""

    items: list[Item]


class Stage(Titled):
    """A position of the buyer."""

    buyer: Text | None = None
    goals: Lines | None = None
    owner: Slug | None = None
    limit: Annotated[list[LimitCase], BeforeValidator(listed)] | None = None
    limit_source: Text | None = None
    leaving: Text | None = None
    not_yet: Annotated[list[NotYet], BeforeValidator(listed)] | None = None
    checklists: list[Checklist] | None = None
    exit_criteria: list[Criterion] | None = None


class Ranking(Written):
    """Weights of the ranking terms."""

    opens_gate: Whole | None = None
    certain_no: Whole | None = None
    unblocks: Whole | None = None
    our_word: Whole | None = None
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


class NewDealDefaults(Written):
    """What a new deal starts with."""

    amount: Amount | None = None


class NewDeal(Written):
    """What a new deal must say."""

    requires: Annotated[list[DealFieldName], BeforeValidator(listed)] | None = None
    defaults: NewDealDefaults | None = None


class Playbook(Titled):
    """A way of selling."""

    salescoach: Whole
    version: Annotated[StrictStr, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    language: Annotated[StrictStr, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    fragment: StrictBool | None = None
    customer_types: list[CustomerType] | None = None
    deal_kinds: list[Titled] | None = None
    lead_sources: list[Titled] | None = None
    buyer_roles: list[BuyerRole] | None = None
    seller_roles: list[Titled] | None = None
    facts: list[Fact] | None = None
    new_deal: NewDeal | None = None
    stages: Annotated[list[Stage], Field(min_length=1)]
    won_after: Slug | None = None
    ranking: Ranking | None = None
    stale_after_days: StaleAfterDays | None = None
