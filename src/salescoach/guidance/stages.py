"""Which stages a deal has gone through, and which are open today. Rule 7 of the format."""

from typing import TYPE_CHECKING

from salescoach.deal.state import Deal
from salescoach.guidance.parts import StagePart
from salescoach.guidance.truth import TRUE, Outcome, Truth
from salescoach.playbook.conditions import StageCondition
from salescoach.playbook.model import Playbook, Stage
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class Course:
    """The way through the stages in this cycle, with what a step back took back left out.

    Attributes:
        entered: every stage ever entered, taken back or not.
        way: the stages from the first to the position.
        passed: those left forwards, and those passed through.
        left: the verdicts, by STAGE/ID, with which criteria were left.
    """

    entered: frozenset[str]
    way: tuple[str, ...]
    passed: frozenset[str]
    left: dict[str, str]


def course_of(playbook: Playbook, deal: Deal) -> Course:
    """Replay the entries: a step back judges anew from its target on."""
    order = {stage.id: place for place, stage in enumerate(playbook.stages)}
    gates = {stage.id: order.get(gate_stage(stage), place)
             for place, stage in enumerate(playbook.stages)}  # fmt: skip
    way: list[str] = []
    through: set[str] = set()
    left: dict[str, str] = {}
    for entry in deal.stages:
        if entry.way == "back":
            target = order.get(entry.stage, 0)
            way = [id_ for id_ in way if order.get(id_, 0) < target]
            through = {id_ for id_ in through if order.get(id_, 0) < target}
            left = {
                path: verdict
                for path, verdict in left.items()
                if gates.get(path.partition("/")[0], 0) < target
            }
        else:
            through.update(entry.passed)
            left.update((one.criterion, one.verdict) for one in entry.left)
        way.append(entry.stage)
    passed = {*way[:-1], *through} - {way[-1]}
    entered = frozenset(entry.stage for entry in deal.stages)
    return Course(entered, tuple(way), frozenset(passed), left)


def gate_stage(stage: Stage) -> str:
    """The stage whose gate the criteria of this one join: its own, unless it runs beside one."""
    return stage.must_close_before or stage.beside or stage.id


def is_open(stage: Stage, view: "View") -> bool:
    """The position, and what runs beside a stage that was entered, until its gate is left.

    One of which it is unknown whether it applies is open: it is not skipped.
    """
    if stage.id == view.deal.stage:
        return True
    return (
        stage.beside is not None
        and stage.beside in view.course.way
        and gate_stage(stage) not in view.course.passed
        and view.stage_applies(stage).truth is not Truth.FALSE
    )


def beside(view: "View", gate: Stage) -> tuple[Stage, ...]:
    """The stages whose criteria join the gate of this one: not those whose host was passed over."""
    return tuple(
        stage
        for stage in view.playbook.stages
        if stage.beside is not None
        and gate_stage(stage) == gate.id
        and not (stage.beside in view.course.passed and stage.beside not in view.course.way)
    )


def following(view: "View") -> Stage | None:
    """The next stage that can be the position; None after the last.

    One beside another never is, and an optional one that certainly does not apply is passed
    through.
    """
    stages = view.playbook.stages
    ahead = stages[stages.index(view.stage) + 1 :]
    return next((stage for stage in ahead if can_be_position(stage, view)), None)


def can_be_position(stage: Stage, view: "View") -> bool:
    """Not beside another, and not certainly left out. An unknown `when` skips nothing."""
    return stage.beside is None and view.stage_applies(stage).truth is not Truth.FALSE


def stage_is(condition: StageCondition, view: "View", *, negated: bool) -> Outcome:
    """Where a stage stands is always known, and no single thing to do changes it."""
    stage = view.playbook.stage(condition.stage)
    assert stage is not None, condition.stage
    if _stands(stage, condition, view) is not negated:
        return TRUE
    return Outcome(Truth.FALSE, (StagePart(condition, wanted=not negated),))


def _stands(stage: Stage, condition: StageCondition, view: "View") -> bool:
    course = view.course
    ran = stage.beside is None or view.stage_applies(stage).truth is not Truth.FALSE
    match condition.state:
        case "current":
            return is_open(stage, view)
        case "passed":
            if stage.beside is None:
                return stage.id in course.passed
            return ran and stage.beside in course.way and gate_stage(stage) in course.passed
        case "entered":
            return ran and (stage.beside or stage.id) in course.entered
