"""What of a playbook can be seen in two ways: each criterion, each condition, each warning.

An element is looked at only in a view that asks it: that of a stage only while the stage is open,
so that a view of the first day is no cheap "not true" for everything that comes later. It does
not know what was seen before; `coverage` does.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from salescoach.guidance.criteria import Verdict
from salescoach.guidance.handing import running
from salescoach.guidance.moves import forward
from salescoach.guidance.stages import gate_stage, is_open
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.guidance.warnings import fires
from salescoach.playbook.conditions import Condition, ItemCondition, Not
from salescoach.playbook.model import (
    Criterion,
    Handover,
    Item,
    Playbook,
    Scorecard,
    Stage,
    WarningRule,
)
from salescoach.values.levels import Level
from salescoach.values.record import record

Kind = Literal["criterion", "condition", "warning"]
Look = Callable[[View], bool | None]
Asked = Callable[[View], bool]


@record
class Element:
    """One of them: `id` is what it belongs to, `part` the key of a condition there.

    `part` counts from 1 where the playbook has a list: `after 2`, `limit 1`. It is None for a
    criterion or a warning as a whole.
    """

    kind: Kind
    id: str
    part: str | None = None


def elements(
    playbook: Playbook, counts: Callable[[WarningRule], bool]
) -> Iterator[tuple[Element, Look]]:
    """Each element in playbook order, and how it is looked at; of the warnings those that count.

    Looking gives True (met, true, fires), False, or None where the view does not ask it. A
    `met_when` is its criterion and stands for itself only once. An item named in `after` is an
    order of work, no condition. Items of a hand-over are asked about while it is under way.
    """
    for stage in playbook.stages:
        yield from _of_stage(stage)
    for handover in playbook.handovers:
        if handover.passes_when is not None:
            yield Element("condition", handover.id, "passes_when"), _passes(handover)
        for item in handover.items:
            yield from _of_item(handover.id, item, partial(_is_running, handover))
    for card in playbook.scorecards:
        yield from _of_scorecard(card)
    for rule in playbook.warnings:
        if counts(rule):
            yield Element("warning", rule.id), _fires(rule)


def _of_stage(stage: Stage) -> Iterator[tuple[Element, Look]]:
    """Of one beside another neither limit nor not-yet is ever asked."""
    if stage.when is not None:
        yield Element("condition", stage.id, "when"), _applies(stage, stage.when)
    if stage.beside is None:
        for place, case in enumerate(stage.limit):
            if case.when is not None:
                part = Element("condition", stage.id, f"limit {place + 1}")
                yield part, _limit(stage, place, case.when)
        for place, one in enumerate(stage.not_yet, 1):
            if one.until is not None:
                part = Element("condition", stage.id, f"not_yet {place}")
                yield part, _at(stage, one.until)
    for item in stage.items:
        yield from _of_item(stage.id, item, partial(is_open, stage))
    for criterion in stage.exit_criteria:
        yield from _of_criterion(stage, criterion)


def _of_item(home: str, item: Item, opened: Asked) -> Iterator[tuple[Element, Look]]:
    path = f"{home}/{item.id}"
    if item.when is not None:
        yield Element("condition", path, "when"), _in(opened, None, item.when)
    if item.needs is not None:
        yield Element("condition", path, "needs"), _in(opened, item.when, item.needs)
    for place, condition in enumerate(item.after, 1):
        if not isinstance(condition, ItemCondition):
            look = _in(opened, item.when, condition)
            yield Element("condition", path, f"after {place}"), look


def _of_criterion(stage: Stage, criterion: Criterion) -> Iterator[tuple[Element, Look]]:
    path = f"{stage.id}/{criterion.id}"
    yield Element("criterion", path), _verdict(stage, path)
    if criterion.when is not None:
        yield Element("condition", path, "when"), _in(partial(is_open, stage), None, criterion.when)
    if criterion.failed_when is not None:
        yield Element("condition", path, "failed_when"), _failed(stage, criterion)


def _of_scorecard(card: Scorecard) -> Iterator[tuple[Element, Look]]:
    """No stage asks for a score: each view does."""
    for blocker in card.blockers:
        yield (
            Element("condition", f"{card.id}/{blocker.id}", "met_when"),
            _surely(blocker.met_when, Level.CONFIRMED),
        )
    for signal in card.signals:
        for place, level in enumerate(signal.levels, 1):
            part = Element("condition", f"{card.id}/{signal.id}", f"level {place}")
            yield part, _surely(level.met_when, Level.HEARD)


def _verdict(stage: Stage, path: str) -> Look:
    """Waived is neither: the gate was not asked for it."""

    def look(view: View) -> bool | None:
        judged = view.judge(path) if is_open(stage, view) else None
        if judged is None or judged.verdict is Verdict.WAIVED:
            return None
        return judged.verdict is Verdict.MET

    return look


def _in(opened: Asked, when: Condition | None, condition: Condition) -> Look:
    """A condition of what stands in a stage or a hand-over that is open, and applies."""

    def look(view: View) -> bool | None:
        asked = opened(view) and view.evaluate(when).holds
        return view.evaluate(condition).holds if asked else None

    return look


def _failed(stage: Stage, criterion: Criterion) -> Look:
    assert criterion.failed_when is not None
    certain = _surely(criterion.failed_when, Level.HEARD)

    def look(view: View) -> bool | None:
        asked = is_open(stage, view) and view.evaluate(criterion.when).holds
        return certain(view) if asked else None

    return look


def _surely(condition: Condition, level: Level) -> Look:
    """As criteria and scores ask it: where a condition names no level, this one."""
    return lambda view: view.evaluate(Not(condition), default=level).truth is Truth.FALSE


def _at(stage: Stage, condition: Condition) -> Look:
    """A condition that is asked while the stage is the position."""

    def look(view: View) -> bool | None:
        return view.evaluate(condition).holds if view.deal.stage == stage.id else None

    return look


def _limit(stage: Stage, place: int, when: Condition) -> Look:
    """The first case that holds is the limit: those after it are not asked."""

    def look(view: View) -> bool | None:
        before = (view.evaluate(one.when).holds for one in stage.limit[:place])
        return None if any(before) else _at(stage, when)(view)

    return look


def _applies(stage: Stage, when: Condition) -> Look:
    """Asked where the deal goes on to the stage, or runs it beside another.

    Unknown is neither: it skips no stage, and shows nothing that true would not show.
    """

    def look(view: View) -> bool | None:
        truth = view.evaluate(when).truth if _comes_up(stage, view) else Truth.UNKNOWN
        return None if truth is Truth.UNKNOWN else truth is Truth.TRUE

    return look


def _comes_up(stage: Stage, view: View) -> bool:
    if stage.beside is not None:
        return stage.beside in view.course.way and gate_stage(stage) not in view.course.passed
    ahead = forward(view)
    return stage == ahead.stage or stage in ahead.passed


def _passes(handover: Handover) -> Look:
    """Asked where the deal goes on to the stage of the hand-over, and in it."""
    condition = handover.passes_when
    assert condition is not None

    def look(view: View) -> bool | None:
        ahead = forward(view).stage
        asked = handover.at in (view.deal.stage, ahead.id if ahead else None)
        return view.evaluate(condition).holds if asked else None

    return look


def _is_running(handover: Handover, view: View) -> bool:
    return handover in running(view)


def _fires(rule: WarningRule) -> Look:
    return lambda view: fires(rule, view)
