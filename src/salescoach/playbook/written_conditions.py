"""The written form of conditions. One mapping has one subject, which decides about its keys."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, StrictBool, StrictStr, Tag

from salescoach.playbook.conditions import (
    FIELDS,
    MEASURES,
    CriterionState,
    ItemState,
    StageState,
)
from salescoach.playbook.written_records import (
    AgreementIs,
    CommitmentIs,
    DoubtIs,
    HowMany,
    OptionIs,
    ProblemIs,
    StakeholderIs,
    VisitIs,
)
from salescoach.playbook.written_values import (
    Count,
    Flag,
    Length,
    OfHundred,
    Reference,
    Slug,
    Slugs,
    Texts,
    Written,
    listed,
)
from salescoach.values.levels import Level

Operand = StrictBool | StrictStr
Operands = Annotated[list[StrictStr], BeforeValidator(listed)]


class Operators(Written):
    """What can be asked of a value, but for its being known."""

    missing: Flag | None = None
    none: Flag | None = None
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


class Comparison(Operators):
    """What can be asked of a field; `level`: confirmed by a buyer who is named, or assumed."""

    known: Flag | None = None
    level: Literal["assumed", "confirmed"] | None = None


class AllOf(Written):
    """Every one of these conditions."""

    all: Annotated[list["Condition"], Field(min_length=1)]


class AnyOf(Written):
    """At least one of these conditions."""

    any: Annotated[list["Condition"], Field(min_length=1)]


class NotThis(Written):
    """The opposite of a condition."""

    not_: "Condition" = Field(alias="not")


class FactIs(Operators):
    """A fact, as known from evidence of a level, from certain roles, not too old.

    `of`, with `known: all` or `agree`, asks it of each person of these roles; `asked`, how often
    it was asked without an answer.
    """

    fact: Slug
    known: Flag | Literal["all"] | None = None
    agree: Flag | None = None
    level: Level | None = None
    from_: Slugs | None = Field(None, alias="from")
    fresh_within: Length | None = None
    of: Slugs | None = None
    asked: HowMany | None = None


class SoMany(Written):
    """At least so many."""

    at_least: Count


def _mapping_tag(value: Any) -> str:
    return "(mapping)" if isinstance(value, dict | Written) else "(plain)"


class GroupIs(Written):
    """How many facts of a group are known, at a level: all, or at least so many."""

    facts: Slug
    known: (
        Annotated[
            Annotated[SoMany, Tag("(mapping)")] | Annotated[Literal["all"], Tag("(plain)")],
            Discriminator(_mapping_tag),
        ]
        | None
    ) = None
    level: Level | None = None


FieldIs = Annotated[
    Annotated[Comparison, Tag("(mapping)")] | Annotated[Operands, Tag("(plain)")],
    Discriminator(_mapping_tag),
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


class WithinTime(Written):
    """Not later than so long from today."""

    within: Length | None = None


class NextStepIs(Written):
    """Something dated is agreed with the buyer."""

    next_step: WithinTime


class ScoreIs(Written):
    """A scorecard comes to so many points of a hundred, or to one of its verdicts."""

    score: Slug
    at_least: OfHundred | None = None
    verdict: Texts | None = None


class HandoverIs(Written):
    """A hand-over is done."""

    handover: Slug
    is_: Literal["done"] = Field("done", alias="is")


class StageIs(Written):
    """A stage was entered at some time, is the position, or was left forwards."""

    stage: Slug
    is_: StageState = Field(alias="is")


class Numbers(Written):
    """Comparing with whole numbers."""

    at_least: Count | None = None
    at_most: Count | None = None
    more_than: Count | None = None
    less_than: Count | None = None


class MeasureIs(Written):
    """One of the measures of time and movement, or, in a warning, of where the deal stands."""

    days_in_stage: Numbers | None = None
    limit_used: Numbers | None = None
    days_since_contact: Numbers | None = None
    close_date_moves: Numbers | None = None
    stages_ahead: Numbers | None = None
    contradictions: Numbers | None = None
    expired_debts: Numbers | None = None
    continuations_in_a_row: Numbers | None = None
    days_of_silence: Numbers | None = None
    given_away: Numbers | None = None
    smallest_refusal: Numbers | None = None


# A tag stands in pydantic's paths beside the keys of the file; in brackets it is taken for none.
_TAGS: dict[type[Written], str] = {
    AllOf: "(all)",
    AnyOf: "(any)",
    NotThis: "(not)",
    FactIs: "(fact)",
    GroupIs: "(facts)",
    DealField: "(field)",
    ItemIs: "(item)",
    CriterionIs: "(criterion)",
    StakeholderIs: "(stakeholder)",
    VisitIs: "(visit)",
    CommitmentIs: "(commitment)",
    DoubtIs: "(doubt)",
    AgreementIs: "(agreement)",
    OptionIs: "(option)",
    ProblemIs: "(problem)",
    NextStepIs: "(next_step)",
    ScoreIs: "(score)",
    HandoverIs: "(handover)",
    StageIs: "(stage)",
    MeasureIs: "(measure)",
}
_MODELS = {tag.strip("()"): model for model, tag in _TAGS.items()}
SUBJECTS: dict[str, type[Written]] = {
    **{subject: model for subject, model in _MODELS.items() if subject not in ("field", "measure")},
    **dict.fromkeys(FIELDS, DealField),
    **dict.fromkeys(MEASURES, MeasureIs),
}
"""Every subject with the form of its mapping."""


def subject_of(condition: dict[Any, Any]) -> str | None:
    """The subject of a condition as read; None where it has none."""
    return next((subject for subject in SUBJECTS if subject in condition), None)


def _tag(value: Any) -> str | None:
    if isinstance(value, Written):  # pydantic asks again when it writes the model out
        return _TAGS[type(value)]
    subject = subject_of(value) if isinstance(value, dict) else None
    return None if subject is None else _TAGS[SUBJECTS[subject]]


Condition = Annotated[
    Annotated[AllOf, Tag("(all)")]
    | Annotated[AnyOf, Tag("(any)")]
    | Annotated[NotThis, Tag("(not)")]
    | Annotated[FactIs, Tag("(fact)")]
    | Annotated[GroupIs, Tag("(facts)")]
    | Annotated[DealField, Tag("(field)")]
    | Annotated[ItemIs, Tag("(item)")]
    | Annotated[CriterionIs, Tag("(criterion)")]
    | Annotated[StakeholderIs, Tag("(stakeholder)")]
    | Annotated[VisitIs, Tag("(visit)")]
    | Annotated[CommitmentIs, Tag("(commitment)")]
    | Annotated[DoubtIs, Tag("(doubt)")]
    | Annotated[AgreementIs, Tag("(agreement)")]
    | Annotated[OptionIs, Tag("(option)")]
    | Annotated[ProblemIs, Tag("(problem)")]
    | Annotated[NextStepIs, Tag("(next_step)")]
    | Annotated[ScoreIs, Tag("(score)")]
    | Annotated[HandoverIs, Tag("(handover)")]
    | Annotated[StageIs, Tag("(stage)")]
    | Annotated[MeasureIs, Tag("(measure)")],
    Discriminator(_tag),
]


def _after_tag(value: Any) -> str:
    return "(condition)" if isinstance(value, dict | Written) else "(item)"


After = Annotated[
    Annotated[Condition, Tag("(condition)")] | Annotated[Reference, Tag("(item)")],
    Discriminator(_after_tag),
]

for _form in (AllOf, AnyOf, NotThis):  # they name conditions before there are any
    _form.model_rebuild()
