"""How an exit criterion stands, and why its stage is not left."""

from datetime import date

from salescoach.guidance.advice import Advice
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.deciding import deciding
from salescoach.guidance.explaining_work import where
from salescoach.guidance.explanations import (
    Answer,
    Covered,
    GateIsClosed,
    GateIsOpen,
    Kept,
    MayApply,
    Met,
    NotApplicable,
    Open,
    OtherStage,
    Waived,
)
from salescoach.guidance.ranks import leaving, opening, serving
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.model import Criterion, Stage
from salescoach.values.levels import Level


def explain_criterion(advice: Advice, path: str) -> Answer:
    """A criterion (STAGE/ID), of whatever stage."""
    view = advice.view
    found = view.find_criterion(path)
    assert found is not None, path
    stage, criterion = found
    judged = view.judge(path)
    if judged is None:
        return _not_applicable(view, stage, criterion)
    left = _left_on(view, path)
    if judged.verdict is Verdict.WAIVED and left is None:
        waivers = view.deal.waivers
        given = (one for one in waivers if f"{one.stage}/{one.criterion}" == path)
        return Waived(judged, max(given, key=lambda one: one.until))
    if left is not None and not judged.certain:
        return Kept(verdict=judged.verdict, on=left, judged=judged)
    if judged.verdict is Verdict.MET:
        decided = deciding(criterion.met_when, view, default=Level.HEARD, ours=criterion.internal)
        return Met(decided)
    return _open(advice, stage, judged)


def explain_move(advice: Advice, id_: str) -> Answer:
    """Leaving a stage: not from another one, not through a closed gate, not where it is the win."""
    view = advice.view
    stage = view.playbook.stage(id_)
    assert stage is not None, id_
    if stage.id != view.stage.id:
        return OtherStage(stage, where(stage, view))
    if leaving(advice):
        return Covered(leaving(advice))
    if advice.gate.open:
        return GateIsOpen(())
    return GateIsClosed(advice.gate, opening(advice))


def _open(advice: Advice, stage: Stage, judged: Judged) -> Answer:
    view, actions = advice.view, serving(advice, judged.path)
    if judged.verdict is Verdict.UNKNOWN:
        for condition in (stage.when, judged.criterion.when):
            if view.evaluate(condition).truth is Truth.UNKNOWN:
                return MayApply(deciding(condition, view), actions)
    return Open(judged, where(stage, view), actions)


def _not_applicable(view: View, stage: Stage, criterion: Criterion) -> NotApplicable:
    """Of a stage that was left, what was so on that day stays so."""
    if view.stage_applies(stage).truth is Truth.FALSE:
        return NotApplicable(deciding(stage.when, view), of_stage=True)
    if view.evaluate(criterion.when).truth is Truth.FALSE:
        return NotApplicable(deciding(criterion.when, view), of_stage=False)
    return NotApplicable((), of_stage=False)


def _left_on(view: View, path: str) -> date | None:
    """The day on which its stage was left with a verdict that counts still."""
    if path not in view.course.left:
        return None
    days = [e.on for e in view.deal.stages if any(one.criterion == path for one in e.left)]
    return max(days)
