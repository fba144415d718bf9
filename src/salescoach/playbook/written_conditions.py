"""The written form of conditions, and the small types that every written form is made of."""

import re
from typing import Annotated, Any

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
from salescoach.values.days import parse_duration
from salescoach.values.levels import Level
from salescoach.values.money import parse_money
from salescoach.values.slugs import is_slug


def listed(value: Any) -> Any:
    """One alone is a list of one."""
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
Lines = Annotated[list[Text], BeforeValidator(listed)]
Slug = Annotated[StrictStr, AfterValidator(_slug)]
Slugs = Annotated[list[Slug], BeforeValidator(listed)]
Reference = Annotated[StrictStr, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
Length = Annotated[StrictStr, AfterValidator(_duration)]
Amount = Annotated[StrictStr, AfterValidator(_money)]
Whole = Annotated[int, BeforeValidator(_whole_number)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_whole_number)]
Operand = StrictBool | StrictStr
Operands = Annotated[list[StrictStr], BeforeValidator(listed)]


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
    is_: Annotated[list[ItemState], BeforeValidator(listed)] = Field(alias="is")


class CriterionIs(Written):
    """The state of a criterion: met, or passed (met or waived)."""

    criterion: Reference
    is_: CriterionState = Field("met", alias="is")


class People(Written):
    """Which people: their buyer role, their stance."""

    role: Slug | None = None
    stance: Annotated[list[Stance], BeforeValidator(listed)] | None = None


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
