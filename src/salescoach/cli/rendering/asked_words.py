"""What a single condition asks, in a few words that stand after a colon."""

from typing import assert_never

from salescoach.cli.rendering.asked_values import bounds_words, each, either, known_words
from salescoach.cli.rendering.elements import element_words
from salescoach.guidance.conditions import Single
from salescoach.guidance.records import RecordCondition
from salescoach.guidance.view import View
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    CriterionCondition,
    DoubtCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    OptionCondition,
    ProblemCondition,
    ScoreCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.values.messages import Message, say


def asked_words(condition: Single, view: View) -> Message:
    """As the playbook wrote it; a `not` around it is told by the sentence that it stands in."""
    match condition:
        case FactCondition() | GroupCondition() | FieldCondition():
            return known_words(condition, view)
        case ItemCondition() | CriterionCondition() | ScoreCondition() | StageCondition():
            return _state(condition, view)
        case MeasureCondition(measure=name):
            return bounds_words(say(f"measure.{name.replace('_', '-')}"), condition)
        case NextStepCondition():
            return say("asks.next-step")
        case HandoverCondition():
            return say("asks.hand-over")
        case StakeholderCondition():
            return _people(condition, view)
        case (
            VisitCondition()
            | CommitmentCondition()
            | DoubtCondition()
            | AgreementCondition()
            | OptionCondition()
            | ProblemCondition()
        ):
            return _counted(say(_RECORDS[type(condition)]), condition)
        case other:
            assert_never(other)


def _state(
    condition: ItemCondition | CriterionCondition | ScoreCondition | StageCondition, view: View
) -> Message:
    match condition:
        case ItemCondition(item=path, states=states):
            words = tuple(say(f"state.{state}") for state in states)
            return say("asks.is", what=element_words(path, view), value=either(words))
        case CriterionCondition(criterion=path, state=state):
            return say(f"asks.{state}", what=element_words(path, view))
        case StageCondition(stage=id_, state=state):
            stage = view.playbook.stage(id_)
            return say(f"asks.stage-{state}", stage=stage.title if stage else id_)
        case ScoreCondition():
            return _score(condition, view)
        case other:
            assert_never(other)


_RECORDS: dict[type[RecordCondition], str] = {
    VisitCondition: "asks.visit",
    CommitmentCondition: "asks.commitment",
    DoubtCondition: "asks.doubt",
    AgreementCondition: "asks.agreement",
    OptionCondition: "asks.option",
    ProblemCondition: "asks.problem",
}


def _score(condition: ScoreCondition, view: View) -> Message:
    card = view.playbook.scorecard(condition.score)
    label = card.label if card else condition.score
    found: list[Message] = []
    if condition.at_least is not None:
        found.append(say("asks.score", score=label, points=condition.at_least))
    if condition.verdict:
        found.append(say("asks.is", what=label, value=either(condition.verdict)))
    return each(found)


def _people(condition: StakeholderCondition, view: View) -> Message:
    words = say("asks.anybody")
    if condition.role is not None:
        words = say("asks.people", role=element_words(condition.role, view))
    if condition.stance:
        stances = tuple(say(f"stance.{stance}") for stance in condition.stance)
        words = say("asks.stance", people=words, stance=either(stances))
    if condition.informed is not None:
        words = say("asks.informed", people=words)
    if condition.engaged_within is not None or condition.engaged_since_stage_entry is not None:
        words = say("asks.engaged", people=words)
    if condition.added_since_stage_entry is not None:
        words = say("asks.new", people=words)
    return _counted(words, condition)


def _counted(what: Message, condition: RecordCondition) -> Message:
    """That there is one at least goes without saying."""
    if condition.at_most is None and condition.at_least in (None, 1):
        return what
    return bounds_words(what, condition)
