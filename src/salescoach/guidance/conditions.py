"""Evaluating condition trees: true, false or unknown, with what would settle them.

`view` is the deal seen through its playbook on a day. Each kind of subject has its module; this
one puts them together. A module that evaluates conditions on the way asks the view to.
"""

from typing import TYPE_CHECKING, assert_never

from salescoach.guidance import facts, measures, records, scoring, stages
from salescoach.guidance.facts import Standard
from salescoach.guidance.parts import ItemPart
from salescoach.guidance.records import RecordCondition
from salescoach.guidance.truth import TRUE, Outcome, Truth, all_of, any_of, settled_by
from salescoach.playbook.conditions import (
    ITEM_STATES,
    AgreementCondition,
    All,
    AnyOf,
    CommitmentCondition,
    Condition,
    CriterionCondition,
    DoubtCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    Not,
    OptionCondition,
    ProblemCondition,
    ScoreCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.values.levels import Level

if TYPE_CHECKING:
    from salescoach.guidance.view import View

Single = (
    FactCondition
    | GroupCondition
    | FieldCondition
    | ItemCondition
    | CriterionCondition
    | RecordCondition
    | NextStepCondition
    | HandoverCondition
    | ScoreCondition
    | StageCondition
    | MeasureCondition
)


def evaluate(
    condition: Condition | None, view: "View", *, default: Level = Level.ASSUMED, ours: bool = True
) -> Outcome:
    """The truth of a condition, with every unsettled part. No condition is true.

    `default` is the level that a fact condition asks where it names none; `ours` says whether what
    is settled on our side counts (see `facts.Standard`).
    """
    if condition is None:
        return TRUE
    return _outcome(condition, view, Standard(default, ours), negated=False)


def _outcome(condition: Condition, view: "View", standard: Standard, *, negated: bool) -> Outcome:
    """With `negated` of the opposite: under `not` only that is advised, never un-recording."""
    match condition:
        case All(parts) | AnyOf(parts):
            each = (_outcome(part, view, standard, negated=negated) for part in parts)
            return all_of(each) if isinstance(condition, All) is not negated else any_of(each)
        case Not(part):
            return _outcome(part, view, standard, negated=not negated)
        case single:
            return _single(single, view, standard, negated=negated)


def _single(condition: Single, view: "View", standard: Standard, *, negated: bool) -> Outcome:
    match condition:
        case FactCondition():
            return facts.fact(condition, view, standard, negated=negated)
        case GroupCondition():
            return facts.group(condition, view, standard, negated=negated)
        case FieldCondition():
            return facts.field(condition, view, negated=negated)
        case ItemCondition():
            return _item(condition, view, negated=negated)
        case CriterionCondition(criterion, state):
            return _opposite(view.criterion_holds(criterion, state), negated=negated)
        case (
            StakeholderCondition()
            | VisitCondition()
            | CommitmentCondition()
            | DoubtCondition()
            | AgreementCondition()
            | OptionCondition()
            | ProblemCondition()
        ):
            return records.count(condition, view, negated=negated)
        case NextStepCondition() | HandoverCondition():
            return records.is_so(condition, view, negated=negated)
        case ScoreCondition():
            return scoring.score_is(condition, view, negated=negated)
        case StageCondition():
            return stages.stage_is(condition, view, negated=negated)
        case MeasureCondition():
            return measures.measure(condition, view, negated=negated)
        case other:
            assert_never(other)


def _item(condition: ItemCondition, view: "View", *, negated: bool) -> Outcome:
    """Doing settles it where done is one of the states wanted; nobody un-does an item."""
    states = tuple(state for state in ITEM_STATES if (state in condition.states) is not negated)
    truth = view.item_is(condition.item, states)
    part = ItemPart(condition.item, "done" in states)
    if truth is Truth.TRUE or part.doing:
        return settled_by(truth, part)
    return Outcome(truth, (part,))


def _opposite(found: Outcome, *, negated: bool) -> Outcome:
    """Nobody goes for a criterion not being met."""
    if not negated:
        return found
    truth = found.truth.opposite
    return TRUE if truth is Truth.TRUE else Outcome(truth, found.missing)
