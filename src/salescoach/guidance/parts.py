"""What is not settled: the parts of a condition that a rep can do something about, or must know.

Get a fact, meet a person, do an item, hold a visit, wait.
"""

from salescoach.deal.state import Evidence
from salescoach.playbook.conditions import (
    AgreementCondition,
    Check,
    CommitmentCondition,
    DoubtCondition,
    Field,
    HandoverCondition,
    MeasureCondition,
    NextStepCondition,
    OptionCondition,
    ProblemCondition,
    ScoreCondition,
    StageCondition,
    VisitCondition,
)
from salescoach.values.levels import Level
from salescoach.values.record import record
from salescoach.values.states import Stance

OtherRecord = (
    VisitCondition
    | CommitmentCondition
    | DoubtCondition
    | AgreementCondition
    | OptionCondition
    | ProblemCondition
    | NextStepCondition
    | HandoverCondition
)


@record
class Weighed:
    """A piece of evidence with the level that it has today; `stale` means too old to count."""

    evidence: Evidence
    level: Level
    stale: bool


@record(kw_only=True)
class FactPart:
    """A fact that is missing, too weak, stale, or not as wanted.

    `level` and `from_` are what the condition asks; `now` is the best that stands, None for
    nothing at all. `certain`: known well enough, and it says otherwise. `of` is the person whose
    value is meant, for a fact with one value a person.
    """

    fact: str
    level: Level
    from_: tuple[str, ...]
    checks: tuple[Check, ...]
    now: Weighed | None
    certain: bool
    of: str | None = None


@record
class AskedPart:
    """A question not asked often enough, or too often without an answer (`enough`)."""

    fact: str
    enough: bool


@record
class FieldPart:
    """One of the deal's own fields that is not set, or cannot be compared.

    A field that is known and otherwise is no part: nobody changes it to open a gate. `weak`: it
    is set, but by us, and the word of a buyer is wanted.
    """

    field: Field
    weak: bool = False


@record
class ItemPart:
    """An item (STAGE/ID) that is not in the wanted state. `doing` it would settle the part."""

    item: str
    doing: bool


@record
class PersonPart:
    """People to meet, missing or not heard yet (`enough` false), or too many (`enough` true).

    What more is asked of them: to have heard our case, to have been at a visit, to be new.
    """

    role: str | None
    stance: tuple[Stance, ...]
    enough: bool
    informed: bool = False
    engaged: bool = False
    new: bool = False


@record
class RecordPart:
    """Something that is to be recorded as `condition` asks, or of which there is too much.

    Of too much (`enough`), the records are those of `matching.matching(condition, view)`; where
    they can go on and match no more, like a doubt that can be settled, the part is settled so.
    """

    condition: OtherRecord
    enough: bool


@record
class ScorePart:
    """A score between `low` and `high` of 100, which is not what the condition wants.

    `certain`: whatever is still unknown. `blockers` are the titles of those that stop the deal.
    """

    condition: ScoreCondition
    low: int
    high: int
    certain: bool
    blockers: tuple[str, ...] = ()


@record
class StagePart:
    """A stage that is not, or (`wanted` false) already is, where the condition wants it."""

    condition: StageCondition
    wanted: bool


@record
class MeasurePart:
    """A number that is not as wanted; None where it is not known, like which limit applies."""

    condition: MeasureCondition
    now: int | None


Part = (
    FactPart
    | AskedPart
    | FieldPart
    | ItemPart
    | PersonPart
    | RecordPart
    | ScorePart
    | StagePart
    | MeasurePart
)


def is_a_no(part: Part) -> bool:
    """Whether the part is otherwise than wanted, and not merely unknown."""
    match part:
        case FactPart(certain=certain) | ScorePart(certain=certain):
            return certain
        case FieldPart():
            return False
        case MeasurePart(now=now):
            return now is not None
        case ItemPart() | PersonPart() | AskedPart() | RecordPart() | StagePart():
            return True


def may_change(settle: tuple[Part, ...], missing: tuple[Part, ...]) -> tuple[Part, ...]:
    """What would settle a no: where nothing does but they said that there is none, asking again."""
    return settle or tuple(part for part in missing if _says_none(part))


def _says_none(part: Part) -> bool:
    return isinstance(part, FactPart) and part.now is not None and part.now.evidence.none
