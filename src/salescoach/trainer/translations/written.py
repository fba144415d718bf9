"""The written form of a translation: the places of a playbook, with its texts and nothing else.

It has the shape of the playbook itself, so that a trainer copies an element, keeps its id and
writes the other language over the words. A text left empty is one still to be translated.
`tests/unit/trainer/translations/test_written.py` holds it against the form of the playbook: a new
text there is translated here, or stands among what never is (`places.py`).
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StrictStr

from salescoach.playbook.written_values import Count, Slug, Text, Whole, Written, listed

Line = Annotated[StrictStr, Field(min_length=1)] | None
"""One text; None where it is still to be translated."""


def _lines(value: Any) -> Any:
    """One alone is a list of one; nothing at all is still to be translated."""
    return None if value is None else listed(value)


Lines = Annotated[list[Line] | None, BeforeValidator(_lines)]


class Named(Written):
    """An element of the playbook, by its id."""

    id: Slug
    about: Line = None


class Titled(Named):
    """An element with a title."""

    title: Line = None
    short: Line = None


class BuyerRole(Titled):
    """What a person is in the decision."""

    decides_on: Lines = None
    decides_by: Lines = None
    prefers: Lines = None
    reach: Lines = None
    invite: Lines = None


class Material(Titled):
    """Something to bring or to send; in the other language it may lie elsewhere."""

    link: Line = None


class Fact(Titled):
    """Something to be known about the deal."""

    choices: list[Titled] | None = None
    ask: Lines = None
    debrief: Line = None
    listen_for: Lines = None


class Item(Named):
    """One thing the seller does."""

    do: Line = None
    why: Line = None
    short: Line = None
    ask: Lines = None
    leave_with: Line = None
    or_at_least: Line = None
    not_enough: Lines = None


class Criterion(Named):
    """What must be true to leave the stage."""

    statement: Line = None
    short: Line = None
    ask: Lines = None


class Checklist(Titled):
    """A step of a stage."""

    items: list[Item] | None = None


class NotYet(Written):
    """What not to talk about; the entries stand in the playbook's order."""

    say: Line = None
    because: Line = None


class Stage(Titled):
    """A position of the buyer."""

    buyer: Line = None
    goals: Lines = None
    leaving: Line = None
    not_yet: Annotated[list[NotYet], BeforeValidator(listed)] | None = None
    checklists: list[Checklist] | None = None
    exit_criteria: list[Criterion] | None = None


class Library(Written):
    """Items and criteria of the library: translated once, for every stage that uses them."""

    items: list[Item] | None = None
    criteria: list[Criterion] | None = None


class Handover(Named):
    """From one seller role to another."""

    checklists: list[Checklist] | None = None


class MoveBack(Written):
    """Why one goes a way back; `from` and `to` say which one."""

    from_: Slug = Field(alias="from")
    to: Slug
    because: Line = None


class Ending(Written):
    """Reasons to choose from."""

    reasons: list[Titled] | None = None


class Outcomes(Written):
    """How deals end, beside being won."""

    lost: Ending | None = None
    disqualified: Ending | None = None
    cancelled: Ending | None = None


class Parking(Written):
    """Reasons to let a deal rest."""

    reasons: list[Titled] | None = None


class Level(Written):
    """The level of a signal that has so many points."""

    points: Count
    title: Line = None


class Signal(Titled):
    """Something that speaks for a deal."""

    levels: Annotated[list[Level], BeforeValidator(listed)] | None = None


class Scorecard(Titled):
    """Whether a deal is one of ours. Verdicts are words of conditions and stay."""

    blockers: list[Titled] | None = None
    signals: list[Signal] | None = None


class KnownDoubt(Named):
    """A doubt that comes up again and again.

    `sounds_like` in the other language is heard beside what the playbook has, and may have
    another number of entries.
    """

    title: Line = None
    sounds_like: Lines = None
    risk_behind: Line = None
    explore: Lines = None
    answer: Lines = None
    not_yet: Lines = None


class Differentiation(Named):
    """Something done for a customer that raises loyalty or assistance."""

    do: Line = None
    why: Line = None


class CounterAction(Written):
    """The words of what to do about a warning."""

    text: Line = None


class WarningRule(Named):
    """A danger sign. Its placeholders stay as they are."""

    because: Line = None
    counter_action: CounterAction | None = None


class SolutionElement(Titled):
    """A feature, its advantage and its benefit."""

    advantage: Line = None
    benefit: Line = None


class Point(Written):
    """A point of the document behind the playbook, by its `ref`."""

    ref: Text
    title: Line = None


class Translation(Written):
    """The texts of one playbook in another language."""

    salescoach: Whole
    translates: Slug
    language: Annotated[StrictStr, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    reviewed: Text
    title: Line = None
    short: Line = None
    about: Line = None
    points: Annotated[list[Point], BeforeValidator(listed)] | None = None
    customer_types: list[Titled] | None = None
    deal_kinds: list[Titled] | None = None
    lead_sources: list[Titled] | None = None
    buyer_roles: list[BuyerRole] | None = None
    seller_roles: list[Titled] | None = None
    visit_kinds: list[Titled] | None = None
    commitment_kinds: list[Titled] | None = None
    agreement_kinds: list[Titled] | None = None
    touchpoints: list[Titled] | None = None
    perspectives: list[Titled] | None = None
    materials: list[Material] | None = None
    facts: list[Fact] | None = None
    fact_groups: list[Titled] | None = None
    stages: list[Stage] | None = None
    library: Library | None = None
    handovers: list[Handover] | None = None
    moves_back: Annotated[list[MoveBack], BeforeValidator(listed)] | None = None
    outcomes: Outcomes | None = None
    parking: Parking | None = None
    scorecards: list[Scorecard] | None = None
    doubts: list[KnownDoubt] | None = None
    differentiation: list[Differentiation] | None = None
    warnings: list[WarningRule] | None = None
    solution_elements: list[SolutionElement] | None = None
