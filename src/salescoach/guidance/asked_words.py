"""What a single condition asks, in a few words that stand after a colon."""

from typing import assert_never

from salescoach.guidance.asked_records import people_words, record_words
from salescoach.guidance.asked_values import (
    bounds_words,
    each,
    either,
    known_words,
    length_words,
)
from salescoach.guidance.conditions import Single
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
from salescoach.playbook.model import Playbook
from salescoach.values.messages import Message, say


def asked_words(condition: Single, playbook: Playbook) -> Message:
    """As the playbook wrote it; a `not` around it is told by the sentence that it stands in."""
    match condition:
        case FactCondition() | GroupCondition() | FieldCondition():
            return known_words(condition, playbook)
        case ItemCondition() | CriterionCondition() | ScoreCondition() | StageCondition():
            return _state(condition, playbook)
        case MeasureCondition(measure=name):
            return bounds_words(say(f"measure.{name.replace('_', '-')}"), condition)
        case NextStepCondition(within=None):
            return say("asks.next-step")
        case NextStepCondition(within=length):
            assert length is not None
            return say("asks.next-step-within", length=length_words(length))
        case HandoverCondition(handover=id_):
            return _handover(id_, playbook)
        case StakeholderCondition():
            return people_words(condition, playbook)
        case (
            VisitCondition()
            | CommitmentCondition()
            | DoubtCondition()
            | AgreementCondition()
            | OptionCondition()
            | ProblemCondition()
        ):
            return record_words(condition, playbook)
        case other:
            assert_never(other)


def _state(
    condition: ItemCondition | CriterionCondition | ScoreCondition | StageCondition,
    playbook: Playbook,
) -> Message:
    match condition:
        case ItemCondition(item=path, states=states):
            item = playbook.item(path)
            words = tuple(say(f"state.{state}") for state in states)
            return say("asks.is", what=item.label if item else path, value=either(words))
        case CriterionCondition(criterion=path, state=state):
            criterion = playbook.criterion(path)
            return say(f"asks.{state}", what=criterion.label if criterion else path)
        case StageCondition(stage=id_, state=state):
            stage = playbook.stage(id_)
            return say(f"asks.stage-{state}", stage=stage.title if stage else id_)
        case ScoreCondition():
            return _score(condition, playbook)
        case other:
            assert_never(other)


def _score(condition: ScoreCondition, playbook: Playbook) -> Message:
    card = playbook.scorecard(condition.score)
    label = card.label if card else condition.score
    found: list[Message] = []
    if condition.at_least is not None:
        found.append(say("asks.score", score=label, points=condition.at_least))
    if condition.verdict:
        found.append(say("asks.is", what=label, value=either(condition.verdict)))
    return each(found)


def _handover(id_: str, playbook: Playbook) -> Message:
    """With the two roles, since a playbook can have several."""
    handover = playbook.handover(id_)
    if handover is None:
        return say("asks.hand-over")
    titles = {role.id: role.title for role in playbook.seller_roles}
    giver, taker = (titles.get(role, role) for role in (handover.from_, handover.to))
    return say("asks.hand-over-to", giver=giver, taker=taker)
