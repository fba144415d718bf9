"""The written form of what stands beside the stages: ways on and back, scores, doubts, warnings."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from salescoach.playbook.model import Severity
from salescoach.playbook.written_conditions import Condition
from salescoach.playbook.written_stages import Checklist
from salescoach.playbook.written_values import (
    Count,
    Currency,
    Element,
    Flag,
    OfHundred,
    Rate,
    Reference,
    Slug,
    Slugs,
    Sourced,
    Text,
    Texts,
    Titled,
    Weight,
    Written,
    listed,
)


class Handover(Element):
    """From one seller role to another, when a stage is entered."""

    from_: Slug = Field(alias="from")
    to: Slug
    at: Slug
    gradual: Flag | None = None
    passes_when: Condition | None = None
    checklists: list[Checklist] | None = None


class MoveBack(Sourced):
    """A way back that is usual, and why one goes it."""

    from_: Slug = Field(alias="from")
    to: Slug
    because: Text


class Cycle(Sourced):
    """From which stage the next round starts, and where."""

    from_: Slug = Field(alias="from")
    to: Slug


class Ending(Sourced):
    """Reasons to choose from, and facts that must be known."""

    reasons: list[Titled] | None = None
    requires: Slugs | None = None


class EndingFrom(Ending):
    """The same, from certain stages only."""

    from_: Slugs | None = Field(None, alias="from")


class Outcomes(Written):
    """How deals end, beside being won."""

    lost: Ending | None = None
    disqualified: Ending | None = None
    cancelled: EndingFrom | None = None


class Parking(Written):
    """Reasons to let a deal rest."""

    reasons: list[Titled] | None = None


class Blocker(Titled):
    """What makes a deal not ours."""

    met_when: Condition


class ScoreLevel(Written):
    """So many points where this holds."""

    points: Count
    title: Text
    met_when: Condition


class Signal(Titled):
    """Something that speaks for a deal."""

    weight: Weight | None = None
    levels: Annotated[list[ScoreLevel], Field(min_length=1), BeforeValidator(listed)]


class Band(Written):
    """The verdict from so many points of a hundred on."""

    at_least: OfHundred
    verdict: Text


class Scorecard(Titled):
    """Whether a deal is one of ours."""

    blockers: list[Blocker] | None = None
    signals: list[Signal] | None = None
    bands: Annotated[list[Band], BeforeValidator(listed)] | None = None


class KnownDoubt(Element):
    """A doubt that comes up again and again."""

    title: Text | None = None
    sounds_like: Texts | None = None
    risk_behind: Text | None = None
    explore: Texts | None = None
    answer: Texts | None = None
    proof: Slugs | None = None
    not_yet: Texts | None = None


class Differentiation(Element):
    """Something done for a customer that raises loyalty or assistance."""

    raises: Literal["loyalty", "assistance"]
    from_: Slugs | None = Field(None, alias="from")
    do: Text
    why: Text | None = None
    item: Reference | None = None


class CounterAction(Written):
    """What to do about a warning: words, and at most one item, role to meet or fact to find out."""

    text: Text | None = None
    do: Reference | None = None
    meet: Slug | None = None
    find_out: Slug | None = None


class WarningRule(Element):
    """A danger sign."""

    severity: Severity
    fires_when: Condition
    because: Text
    counter_action: CounterAction | None = None
    during: Literal["selling", "delivering"] | None = None


class Serves(Written):
    """Whom a solution element serves, and from which point of view."""

    role: Slug
    perspective: Slug | None = None


class SolutionElement(Titled):
    """A feature, its advantage and its benefit."""

    advantage: Text | None = None
    benefit: Text | None = None
    serves: Annotated[list[Serves], BeforeValidator(listed)] | None = None


class ExchangeRate(Written):
    """One unit of `from` is `rate` of `to`, by this source."""

    from_: Currency = Field(alias="from")
    to: Currency
    rate: Rate
    source: Text
