"""The written form: every key that a trainer may write, with its type and what it is for.

pydantic reads it and gives the JSON Schema. Only the reading side of the program imports this.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictStr,
    Tag,
)

from salescoach.playbook.conditions import CriterionState, ItemState, Stance
from salescoach.playbook.model import Calendar, FactType, Scope, Spin
from salescoach.values.days import parse_duration
from salescoach.values.levels import Level
from salescoach.values.money import parse_money
from salescoach.values.slugs import is_slug


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("slug")
    return value


def _duration(value: str) -> str:
    return str(parse_duration(value))


def _money(value: str) -> str:
    parse_money(value)
    return value


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,6}", value, re.ASCII):
        return int(value)
    raise ValueError("whole number")


Text = Annotated[StrictStr, Field(min_length=1)]
Lines = Annotated[list[Text], BeforeValidator(_listed)]
Slug = Annotated[StrictStr, AfterValidator(_slug)]
Slugs = Annotated[list[Slug], BeforeValidator(_listed)]
Reference = Annotated[StrictStr, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
Length = Annotated[StrictStr, AfterValidator(_duration)]
Amount = Annotated[StrictStr, AfterValidator(_money)]
Whole = Annotated[int, BeforeValidator(_whole_number)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_whole_number)]
Operand = StrictBool | StrictStr
Operands = Annotated[list[StrictStr], BeforeValidator(_listed)]


class Written(BaseModel):
    """Unknown keys are errors; nothing of the input is echoed by the library."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)


class Comparison(Written):
    """What can be asked of a value."""

    known: StrictBool | None = None
    missing: StrictBool | None = None
    none: StrictBool | None = None
    is_: Operand | Operands | None = Field(None, alias="is")
    is_not: Operand | Operands | None = None
    one_of: Operands | None = None
    at_least: StrictStr | None = None
    at_most: StrictStr | None = None
    more_than: StrictStr | None = None
    less_than: StrictStr | None = None
    before: StrictStr | None = None
    after: StrictStr | None = None
    contains: StrictStr | Operands | None = None


class AllOf(Written):
    """Every one of these conditions."""

    all: Annotated[list["Condition"], Field(min_length=1)]


class AnyOf(Written):
    """At least one of these conditions."""

    any: Annotated[list["Condition"], Field(min_length=1)]


class NotThis(Written):
    """The opposite of a condition."""

    not_: "Condition" = Field(alias="not")


class FactIs(Comparison):
    """A fact, as known from evidence of a level, from certain roles, not too old."""

    fact: Slug
    level: Level | None = None
    from_: Slugs | None = Field(None, alias="from")
    fresh_within: Length | None = None


FieldValue = Comparison | Operands


def _field_tag(value: Any) -> str:
    return "(comparison)" if isinstance(value, dict | Written) else "(values)"


FieldIs = Annotated[
    Annotated[Comparison, Tag("(comparison)")] | Annotated[Operands, Tag("(values)")],
    Discriminator(_field_tag),
]


class DealField(Written):
    """One of the deal's own fields."""

    amount: FieldIs | None = None
    expected_close: FieldIs | None = None
    customer_type: FieldIs | None = None
    deal_kind: FieldIs | None = None
    lead_source: FieldIs | None = None


class ItemIs(Written):
    """The state of an item: done, skipped, not-applicable, open."""

    item: Reference
    is_: Annotated[list[ItemState], BeforeValidator(_listed)] = Field(alias="is")


class CriterionIs(Written):
    """The state of a criterion: met, or passed (met or waived)."""

    criterion: Reference
    is_: CriterionState = Field("met", alias="is")


class People(Written):
    """Which people: their buyer role, their stance."""

    role: Slug | None = None
    stance: Annotated[list[Stance], BeforeValidator(_listed)] | None = None


class HowMany(Written):
    """At least, or at most, so many."""

    at_least: Count | None = None
    at_most: Count | None = None


class StakeholderIs(Written):
    """How many people match."""

    stakeholder: People
    count: HowMany | None = None


# A tag stands in pydantic's paths beside the keys of the file; in brackets it is taken for none.
SUBJECTS = {
    "all": "(all)",
    "any": "(any)",
    "not": "(not)",
    "fact": "(fact)",
    "item": "(item)",
    "criterion": "(criterion)",
    "stakeholder": "(stakeholder)",
    "amount": "(field)",
    "expected_close": "(field)",
    "customer_type": "(field)",
    "deal_kind": "(field)",
    "lead_source": "(field)",
}


_TAGS: dict[type[Written], str] = {
    AllOf: "(all)",
    AnyOf: "(any)",
    NotThis: "(not)",
    FactIs: "(fact)",
    DealField: "(field)",
    ItemIs: "(item)",
    CriterionIs: "(criterion)",
    StakeholderIs: "(stakeholder)",
}


def _subject(value: Any) -> str | None:
    if isinstance(value, Written):  # pydantic asks again when it writes the model out
        return _TAGS[type(value)]
    if not isinstance(value, dict):
        return None
    return next((tag for key, tag in SUBJECTS.items() if key in value), None)


Condition = Annotated[
    Annotated[AllOf, Tag("(all)")]
    | Annotated[AnyOf, Tag("(any)")]
    | Annotated[NotThis, Tag("(not)")]
    | Annotated[FactIs, Tag("(fact)")]
    | Annotated[DealField, Tag("(field)")]
    | Annotated[ItemIs, Tag("(item)")]
    | Annotated[CriterionIs, Tag("(criterion)")]
    | Annotated[StakeholderIs, Tag("(stakeholder)")],
    Discriminator(_subject),
]


def _after_tag(value: Any) -> str:
    return "(condition)" if isinstance(value, dict | Written) else "(item)"


After = Annotated[
    Annotated[Condition, Tag("(condition)")] | Annotated[Reference, Tag("(item)")],
    Discriminator(_after_tag),
]


class Element(Written):
    """Has an id, and may say where it comes from."""

    id: Slug
    about: Text | None = None
    ref: Annotated[list[Text], BeforeValidator(_listed)] | None = None
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
    after: Annotated[list[After], BeforeValidator(_listed)] | None = None
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
    limit: Annotated[list[LimitCase], BeforeValidator(_listed)] | None = None
    limit_source: Text | None = None
    leaving: Text | None = None
    not_yet: Annotated[list[NotYet], BeforeValidator(_listed)] | None = None
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

    requires: Annotated[list[DealFieldName], BeforeValidator(_listed)] | None = None
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
