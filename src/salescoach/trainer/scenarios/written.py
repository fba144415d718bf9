"""A test file as a trainer writes it: keys and types. What the ids mean is checked elsewhere."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictStr

from salescoach.deal.state import Status
from salescoach.playbook.written_values import (
    Amount,
    Count,
    NotExpected,
    Reference,
    References,
    Slug,
    Text,
    Texts,
    Written,
    listed,
)
from salescoach.trainer.scenarios.days import day_of_test
from salescoach.values.days import EARLIEST, parse_day


def _day(value: str) -> str:
    try:
        day_of_test(value, EARLIEST)
    except ValueError as error:
        raise NotExpected("expected.test-day") from error
    return value


def _start(value: str) -> str:
    try:
        parse_day(value)
    except ValueError as error:
        raise NotExpected("expected.start") from error
    return value


def _as_exact(value: Any) -> Any:
    """A plain list, or one alone, is exactly that."""
    return {"exact": value} if isinstance(value, list | str) else value


def _as_level(value: Any) -> Any:
    return {"level": value} if isinstance(value, str) else value


Day = Annotated[StrictStr, AfterValidator(_day)]
Start = Annotated[StrictStr, AfterValidator(_start)]
ActionId = Annotated[StrictStr, Field(min_length=1, max_length=200)]
ActionIds = Annotated[list[ActionId], BeforeValidator(listed)]
Slugs = Annotated[list[Slug], BeforeValidator(listed)]
# "none of them is there" and "some of these, namely none" expect nothing: `exact` is for that.
SomeActionIds = Annotated[ActionIds, Field(min_length=1)]
SomeSlugs = Annotated[Slugs, Field(min_length=1)]
Level = Literal["unknown", "assumed", "heard", "confirmed", "proven"]
ItemWanted = Literal["open", "done", "skipped", "not-applicable", "unknown"]
Outcome = Literal["won", "lost", "disqualified", "cancelled", "none"]


class Given(Written):
    """How the deal is opened: what `new` takes, and the stage."""

    account: Text | None = None
    title: Text | None = None
    customer_type: Slug | None = None
    deal_kind: Slug | None = None
    lead_source: Slug | None = None
    amount: Amount | None = None
    expected_close: Day | None = None
    owner: Text | None = None
    language: Text | None = None
    stage: Slug | None = None


class NextWanted(Written):
    """Which actions are advised; `waiting` and `ready` say of some how they are."""

    first: SomeActionIds | None = None
    includes: SomeActionIds | None = None
    excludes: SomeActionIds | None = None
    exact: ActionIds | None = None
    waiting: SomeActionIds | None = None
    ready: SomeActionIds | None = None


class WarningsDefault(Written):
    """Whether the warnings that every playbook has count."""

    default: Literal["on", "off"] | None = None


class WarningsWanted(WarningsDefault):
    """Which warnings fire."""

    includes: SomeSlugs | None = None
    excludes: SomeSlugs | None = None
    exact: Slugs | None = None


class SheetList(Written):
    """Which materials are to be brought, or which solution elements are offered."""

    includes: SomeSlugs | None = None
    excludes: SomeSlugs | None = None
    exact: Slugs | None = None


class BriefWanted(Written):
    """What the call sheet has: for the next visit, or for a talk with those who are named."""

    with_: Annotated[Texts, Field(min_length=1)] | None = Field(default=None, alias="with")
    bring: Annotated[SheetList, BeforeValidator(_as_exact)] | None = None
    offers: Annotated[SheetList, BeforeValidator(_as_exact)] | None = None


class FactWanted(Written):
    """How well a fact is known, and what counts."""

    level: Level | None = None
    value: Text | StrictBool | list[Text] | None = None


class Expectation(Written):
    """What has to be so at the end of a day; what is left out is not looked at."""

    at: Day | None = None
    gate: Literal["open", "closed"] | None = None
    met: References | None = None
    unmet: References | None = None
    unknown: References | None = None
    waived: References | None = None
    open_: References | None = Field(default=None, alias="open")
    next: Annotated[NextWanted, BeforeValidator(_as_exact)] | None = None
    stage: Slug | None = None
    position: Slug | None = None
    status: Status | None = None
    outcome: Outcome | None = None
    days_in_stage: Count | None = None
    warnings: Annotated[WarningsWanted, BeforeValidator(_as_exact)] | None = None
    brief: BriefWanted | None = None
    debts: References | None = None
    items: dict[Reference, ItemWanted] | None = None
    facts: dict[Slug, Annotated[FactWanted, BeforeValidator(_as_level)]] | None = None


Expectations = Annotated[list[Expectation], BeforeValidator(listed)]
# Which command and which options there are is checked against the commands.
Events = Annotated[list[dict[str, Any]], BeforeValidator(listed)]


class Case(Written):
    """What one case has beside its test."""

    name: Text
    todo: Text | None = None
    given: Given | None = None
    events: Events | None = None
    expect: Expectations | None = None


class OneTest(Written):
    """One test, or several that share what is given."""

    name: Text
    covers: Texts | None = None
    todo: Text | None = None
    given: Given | None = None
    events: Events | None = None
    expect: Expectations | None = None
    cases: Annotated[list[Case], Field(min_length=1)] | None = None


class File(Written):
    """The whole file."""

    playbook: Text
    start: Start
    warnings: WarningsDefault | None = None
    tests: list[OneTest]
