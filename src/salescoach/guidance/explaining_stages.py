"""Where a stage stands, seen from the position, and why a warning fires or does not."""

from datetime import date

from salescoach.guidance.advice import Advice
from salescoach.guidance.deciding import deciding
from salescoach.guidance.explanations import (
    Answer,
    Beside,
    Current,
    Fires,
    NotYet,
    Passed,
    PassedOver,
    Quiet,
)
from salescoach.guidance.ranks import leaving, opening
from salescoach.guidance.stages import can_be_position, gate_stage, is_open
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.model import Stage


def explain_stage(advice: Advice, id_: str) -> Answer:
    """A stage: here, behind, ahead, beside, or not for this deal."""
    view = advice.view
    stage = _known(view, id_)
    if stage.id == view.stage.id:
        return Current(view.deal.entered, advice.gate)
    if view.stage_applies(stage).truth is Truth.FALSE and stage.id not in view.course.way:
        return PassedOver(deciding(stage.when, view))
    if stage.beside is not None:
        return _beside(view, stage, stage.beside)
    stages = view.playbook.stages
    here, there = stages.index(view.stage), stages.index(stage)
    if there < here:
        return _behind(view, stage)
    between = tuple(one for one in stages[here + 1 : there] if can_be_position(one, view))
    return NotYet(between, advice.gate, leaving(advice) or opening(advice))


def explain_warning(advice: Advice, id_: str) -> Answer:
    """Whether it fires, and what makes it so."""
    (rule,) = (one for one in advice.view.playbook.warnings if one.id == id_)
    decided = deciding(rule.fires_when, advice.view)
    for warned in advice.warnings:
        if warned.rule.id == id_:
            clearing = (action for action in advice.actions if action.id in warned.clears)
            return Fires(warned, decided, tuple(clearing))
    return Quiet(decided)


def _known(view: View, id_: str) -> Stage:
    stage = view.playbook.stage(id_)
    assert stage is not None, id_
    return stage


def _beside(view: View, stage: Stage, host: str) -> Beside:
    applies = view.stage_applies(stage).truth
    unsure = deciding(stage.when, view) if applies is Truth.UNKNOWN else ()
    return Beside(_known(view, host), is_open(stage, view), _known(view, gate_stage(stage)), unsure)


def _behind(view: View, stage: Stage) -> Answer:
    """Left on its day; passed through without standing in it; or the deal began after it."""
    if stage.id in view.course.way:
        return Passed(_left_on(view, stage.id))
    through = any(stage.id in entry.passed for entry in view.deal.stages)
    return PassedOver(()) if through else Passed(None)


def _left_on(view: View, id_: str) -> date | None:
    """The day of the entry that came after the last one of this stage."""
    entries = view.deal.stages
    last = max(at for at, entry in enumerate(entries) if entry.stage == id_)
    return entries[last + 1].on
