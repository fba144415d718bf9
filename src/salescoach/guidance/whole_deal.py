"""What concerns the deal as a whole: leave the stage, walk away, take it up again."""

from collections.abc import Iterator

from salescoach.guidance.candidates import Candidate, Kind
from salescoach.guidance.gate import Gate
from salescoach.guidance.moves import is_the_win
from salescoach.guidance.parts import Part, may_change
from salescoach.guidance.recorded_work import Work
from salescoach.guidance.stages import gate_stage
from salescoach.guidance.view import View
from salescoach.values.record import record


@record
class CertainNo:
    """A no that nothing makes up for, and the parts that would have to be otherwise.

    `path` is STAGE/ID of a criterion that cannot be waived, or SCORECARD/ID of a blocker.
    """

    path: str
    label: str
    parts: tuple[Part, ...]


def is_to_be_taken_up(view: View) -> bool:
    """Parked until a day that has come, and nothing recorded for that day or a later one."""
    parked = view.deal.parked
    if parked is None or parked.until is None or view.deal.rests_on(view.today):
        return False
    return view.deal.last_on < parked.until


def refusals_of(view: View, gate: Gate) -> tuple[CertainNo, ...]:
    """Criteria that are a certain no and cannot be waived, then confirmed blockers.

    None of a deal that is won: what fails in delivery is repaired.
    """
    return () if view.deal.delivering else (*_failed(gate), *_blocked(view))


def way_out(view: View) -> Kind:
    """How an open gate is gone through."""
    return "win" if is_the_win(view) else "advance"


def stays_at_an_open_gate(view: View, candidate: Candidate) -> bool:
    """An item of a stage that runs beside this one, and must close before a later one only.

    One of a hand-over, too, once it was started: no gate waits for it, and the receiver does.
    """
    if candidate.kind != "do":
        return False
    home = candidate.subject.partition("/")[0]
    stage = view.playbook.stage(home)
    if stage is None:
        pending = view.deal.records.pending
        return pending is not None and pending.handover == home
    return view.stage.id not in (stage.id, gate_stage(stage))


def work_stays_at_an_open_gate(work: Work) -> bool:
    """Our word, doubts and problems, and a visit of which nothing is told; no new step."""
    return not work.waits and (work.kind != "arrange" or work.about is not None)


def _failed(gate: Gate) -> Iterator[CertainNo]:
    for judged in gate.unsettled:
        if judged.certain and not judged.criterion.waivable:
            yield CertainNo(judged.path, judged.criterion.label, judged.answers)


def _blocked(view: View) -> Iterator[CertainNo]:
    for card in view.playbook.scorecards:
        if not card.blockers:
            continue
        for one in view.score(card.id).blockers:
            if one.stops:
                path = f"{card.id}/{one.blocker.id}"
                parts = may_change(one.unless.settle, one.unless.missing)
                yield CertainNo(path, one.blocker.label, parts)
