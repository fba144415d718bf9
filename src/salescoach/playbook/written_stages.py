"""The written form of stages: what is done in them, and what must be true to leave them."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, StrictStr, Tag

from salescoach.playbook.model import Calendar
from salescoach.playbook.written_conditions import After, Condition
from salescoach.playbook.written_values import (
    Count,
    DaysLong,
    ElementKeys,
    Flag,
    Length,
    References,
    Slug,
    Slugs,
    Text,
    Texts,
    Titled,
    Written,
    listed,
)


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


Anchor = Annotated[
    StrictStr,
    Field(pattern=r"^(stage-entry|visit|win|expected-close|fact:[a-z0-9-]+|item:[a-z0-9/-]+)$"),
]


class Due(Written):
    """So many days after, or before, something. One of both."""

    after: Anchor | None = None
    before: Anchor | None = None
    days: Count | None = None


class Repeat(Written):
    """Comes again `every` so often, `for` so long."""

    every: DaysLong
    for_: DaysLong | None = Field(None, alias="for")


class ItemKeys(ElementKeys):
    """What an item may say beside its id and what is done."""

    why: Text | None = None
    short: Text | None = None
    records: Slugs | None = None
    builds_on: Slugs | None = None
    with_: Slugs | None = Field(None, alias="with")
    ask: Texts | None = None
    leave_with: Text | None = None
    or_at_least: Text | None = None
    not_enough: Texts | None = None
    visit_kind: Slug | None = None
    after: Annotated[list[After], BeforeValidator(listed)] | None = None
    needs: Condition | None = None
    when: Condition | None = None
    due: Due | None = None
    repeat: Repeat | None = None
    effort: Length | None = None
    by: Slug | None = None
    touchpoint: Slug | None = None
    materials: Slugs | None = None
    required: Flag | None = None
    start_here: Flag | None = None
    again: References | None = None


class Item(ItemKeys):
    """One thing the seller does."""

    id: Slug
    do: Text


class UsedItem(ItemKeys):
    """An item of the library; further keys beside `use` stand for the library's."""

    use: Slug
    id: Slug | None = None
    do: Text | None = None


class CriterionKeys(ElementKeys):
    """What a criterion may say beside its id, its statement and when it is met."""

    short: Text | None = None
    failed_when: Condition | None = None
    when: Condition | None = None
    ask: Texts | None = None
    internal: Flag | None = None
    waivable: Flag | None = None


class Criterion(CriterionKeys):
    """What must be true to leave the stage."""

    id: Slug
    statement: Text
    met_when: Condition


class UsedCriterion(CriterionKeys):
    """A criterion of the library; further keys beside `use` stand for the library's."""

    use: Slug
    id: Slug | None = None
    statement: Text | None = None
    met_when: Condition | None = None


def _use_tag(value: Any) -> str:
    used = (
        "use" in value if isinstance(value, dict) else isinstance(value, UsedItem | UsedCriterion)
    )
    return "(use)" if used else "(own)"


AnyItem = Annotated[
    Annotated[Item, Tag("(own)")] | Annotated[UsedItem, Tag("(use)")], Discriminator(_use_tag)
]
AnyCriterion = Annotated[
    Annotated[Criterion, Tag("(own)")] | Annotated[UsedCriterion, Tag("(use)")],
    Discriminator(_use_tag),
]


class Checklist(Titled):
    """A step of a stage."""

    items: list[AnyItem]


class Library(Written):
    """Items and criteria to be used in several stages."""

    items: list[Item] | None = None
    criteria: list[Criterion] | None = None


class Stage(Titled):
    """A position of the buyer."""

    also_called: dict[StrictStr, Text] | None = None
    buyer: Text | None = None
    goals: Texts | None = None
    owner: Slug | None = None
    limit: Annotated[list[LimitCase], BeforeValidator(listed)] | None = None
    limit_source: Text | None = None
    leaving: Text | None = None
    when: Condition | None = None
    beside: Slug | None = None
    must_close_before: Slug | None = None
    not_yet: Annotated[list[NotYet], BeforeValidator(listed)] | None = None
    checklists: list[Checklist] | None = None
    exit_criteria: list[AnyCriterion] | None = None
