"""The written form of conditions on records: people, visits, commitments, doubts and the others.

What an attribute of a record must be stands in a mapping; how many must match, beside it.
"""

from typing import Annotated

from pydantic import BeforeValidator

from salescoach.playbook.written_values import Count, Flag, Length, Slug, Slugs, Written, listed
from salescoach.values.states import (
    CommitmentState,
    DoubtState,
    Evaluation,
    OptionKind,
    ProblemState,
    Severity,
    Side,
    Stance,
    VisitOutcome,
    VisitState,
)


class HowMany(Written):
    """At least, or at most, so many."""

    at_least: Count | None = None
    at_most: Count | None = None


class Counted(Written):
    """So many of something; at least one, if it says nothing."""

    count: HowMany | None = None


class People(Written):
    """Which people of the buyer's: their role, stance, and whether they are engaged."""

    role: Slug | None = None
    stance: Annotated[list[Stance], BeforeValidator(listed)] | None = None
    informed: Flag | None = None
    engaged_within: Length | None = None
    engaged_since_stage_entry: Flag | None = None
    added_since_stage_entry: Flag | None = None


class Visits(Written):
    """Which visits: their kind, state, outcome, time, and who was there."""

    kind: Slugs | None = None
    state: Annotated[list[VisitState], BeforeValidator(listed)] | None = None
    outcome: Annotated[list[VisitOutcome], BeforeValidator(listed)] | None = None
    within: Length | None = None
    since_stage_entry: Flag | None = None
    with_roles: Slugs | None = None
    attendees: HowMany | None = None


class Commitments(Written):
    """Which commitments: whose, of which kind, in which state, moved later or not, how new.

    `within`: the last thing recorded of it was no longer ago than that.
    """

    side: Side | None = None
    kind: Slugs | None = None
    state: Annotated[list[CommitmentState], BeforeValidator(listed)] | None = None
    slipped: Flag | None = None
    within: Length | None = None


class Doubts(Written):
    """Which doubts: how far settled, how bad, whose."""

    state: Annotated[list[DoubtState], BeforeValidator(listed)] | None = None
    severity: Annotated[list[Severity], BeforeValidator(listed)] | None = None
    role: Slug | None = None


class Agreements(Written):
    """Which agreements: of which kind, complete or not, with a give, with a get.

    What they asked for and we refused counts only with `refused: true`.
    """

    kind: Slugs | None = None
    complete: Flag | None = None
    give: Flag | None = None
    get: Flag | None = None
    refused: Flag | None = None


class Options(Written):
    """Which options: ours, a competitor's, leaving it as it is; evaluated in which respects."""

    kind: Annotated[list[OptionKind], BeforeValidator(listed)] | None = None
    evaluated: Annotated[list[Evaluation], BeforeValidator(listed)] | None = None


class Problems(Written):
    """Which problems: open or solved, how bad."""

    state: Annotated[list[ProblemState], BeforeValidator(listed)] | None = None
    severity: Annotated[list[Severity], BeforeValidator(listed)] | None = None


class StakeholderIs(Counted):
    """How many people match."""

    stakeholder: People


class VisitIs(Counted):
    """How many visits match."""

    visit: Visits


class CommitmentIs(Counted):
    """How many commitments match."""

    commitment: Commitments


class DoubtIs(Counted):
    """How many doubts match."""

    doubt: Doubts


class AgreementIs(Counted):
    """How many agreements match."""

    agreement: Agreements


class OptionIs(Counted):
    """How many options match."""

    option: Options


class ProblemIs(Counted):
    """How many problems match."""

    problem: Problems
