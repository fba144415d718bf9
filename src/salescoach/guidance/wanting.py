"""What is unsettled in the position and beside it, and what hangs on each part of it.

The actions and the questions at a visit are both made from this.
"""

from collections.abc import Iterator
from typing import Literal

from salescoach.guidance.gate import Gate
from salescoach.guidance.handing import passed_by, readiness, running
from salescoach.guidance.items import applies
from salescoach.guidance.parts import Part
from salescoach.guidance.stages import following
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.values.record import record

_FAR_AHEAD = 2
"""So many stages ahead of them our own gate can wait."""

Counts = Literal["opens", "certain", "unblocks", "decides"]


@record
class Want:
    """An unsettled part, and what its settling counts as, for the element at `path`.

    `opens` a criterion of the gate; `certain`: one that is a certain no; `unblocks` an item, a
    hand-over or a criterion of another gate; `decides` whether a stage, or its limit, applies.
    """

    part: Part
    counts: Counts
    path: str


def wants(view: View, gate: Gate) -> Iterator[Want]:
    """Every unsettled part worth going for: of items, hand-overs, criteria, stages."""
    yield from _of_items(view)
    yield from _of_handovers(view)
    far = _is_far_ahead(view)
    for judged in gate.unsettled:
        for part in judged.outcome.settle:
            yield Want(part, "unblocks" if far else "opens", judged.path)
        for part in judged.answers:
            yield Want(part, "certain", judged.path)
    yield from _of_later_gates(view, gate)
    yield from _of_stages(view)


def _is_far_ahead(view: View) -> bool:
    """We went on without them, and it is not made good: what they have not done comes first."""
    if view.deal.delivering or not any(one.kind == "criterion" for one in view.debts or ()):
        return False
    return (view.stages_ahead or 0) >= _FAR_AHEAD


def _of_items(view: View) -> Iterator[Want]:
    """Where it is not known whether an item applies, what decides it."""
    for stage in view.open_stages:
        for item in stage.items:
            path = f"{stage.id}/{item.id}"
            if view.item_state(path) is None:
                for part in applies(view, stage, item).settle:
                    yield Want(part, "unblocks", path)


def _of_handovers(view: View) -> Iterator[Want]:
    """What has to be true before the deal may go to a colleague, until it is on its way."""
    for handover in running(view):
        if passed_by(view, handover.id) is None:
            for part in readiness(view, handover).settle:
                yield Want(part, "unblocks", handover.id)


def _of_later_gates(view: View, gate: Gate) -> Iterator[Want]:
    """A stage that runs beside this one may have to close before a later one only."""
    here = {judged.path for judged in gate.criteria}
    for stage in view.open_stages[1:]:
        for criterion in stage.exit_criteria:
            judged = view.judge(f"{stage.id}/{criterion.id}")
            if judged is not None and judged.path not in here:
                for part in judged.outcome.settle:
                    yield Want(part, "unblocks", judged.path)


def _of_stages(view: View) -> Iterator[Want]:
    """Whether the next stage is for this deal, and how long this one may take."""
    ahead = following(view)
    if ahead is not None and ahead.when is not None:
        found = view.evaluate(ahead.when)
        if found.truth is Truth.UNKNOWN:
            for part in found.settle:
                yield Want(part, "decides", ahead.id)
    for part in view.limit_found.deciding:
        yield Want(part, "decides", view.stage.id)
