"""What `why-not` says of criteria, stages and warnings."""

from collections.abc import Iterator
from typing import assert_never

from salescoach.cli.rendering.deciding_words import decided, standing_weighed, words_of
from salescoach.cli.rendering.gate_reasons import reasons_for
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.deciding import Deciding
from salescoach.guidance.explanations import (
    Beside,
    Current,
    Fires,
    GateIsClosed,
    Kept,
    Met,
    NotYet,
    Open,
    Passed,
    PassedOver,
    Quiet,
    Waived,
    Where,
)
from salescoach.guidance.gate import Gate
from salescoach.guidance.view import View
from salescoach.playbook.conditions import FactCondition
from salescoach.values.messages import Message, Quoted, say

_Criterion = Met | Waived | Kept | Open
_Way = GateIsClosed | Current | Beside | Passed | PassedOver | NotYet | Fires | Quiet


def gate_words(answer: _Criterion | _Way, view: View) -> Iterator[Message]:
    """Whole sentences; the first says what it comes to."""
    match answer:
        case Met() | Waived() | Kept() | Open():
            yield from _criterion(answer, view)
        case Current() | Beside() | Passed() | PassedOver() | NotYet():
            yield from _stage(answer, view)
        case GateIsClosed(gate):
            yield say("why-not.closed")
            yield from _closed(gate)
        case Fires(warned, deciding):
            yield say("why-not.fires")
            yield warned.because
            yield from (decided(one, view) for one in deciding)
        case Quiet(deciding):
            yield say("why-not.quiet")
            yield from (decided(one, view) for one in deciding)
        case other:
            assert_never(other)


def _criterion(answer: _Criterion, view: View) -> Iterator[Message]:
    match answer:
        case Met(deciding):
            yield say("why-not.met")
            yield from (_met_by(one, view) for one in deciding)
        case Waived(judged, waiver):
            yield say(
                "why-not.waived",
                on=waiver.on,
                actor=waiver.actor,
                until=waiver.until,
                because=Quoted(waiver.because),
            )
            yield from reasons_for(judged, view)
        case Kept(verdict=verdict, on=day, judged=judged):
            yield say(_KEPT[verdict], day=day)
            yield from reasons_for(judged, view)
        case Open(judged, where):
            yield _open(judged)
            yield from _elsewhere(judged, where, view)
            yield from reasons_for(judged, view)
        case other:
            assert_never(other)


_KEPT = {
    Verdict.MET: "why-not.kept-met",
    Verdict.WAIVED: "why-not.kept-waived",
    Verdict.UNMET: "why-not.kept-open",
    Verdict.UNKNOWN: "why-not.kept-open",
}


def _met_by(one: Deciding, view: View) -> Message:
    """By whose word, where it is one."""
    condition = one.condition
    if one.wanted and isinstance(condition, FactCondition):
        weighed = standing_weighed(condition, view)
        if weighed is not None:
            return words_of(view.fact(condition.fact), weighed, view)
    return decided(one, view)


def _open(judged: Judged) -> Message:
    if judged.certain:
        return say("why-not.certain")
    act = judged.verdict is Verdict.UNMET
    return say("why-not.act" if act else "why-not.question")


def _elsewhere(judged: Judged, where: Where, view: View) -> Iterator[Message]:
    stage = view.playbook.stage(judged.stage)
    if where != "here" and stage is not None:
        yield say(f"why-not.{where}", stage=stage.title)


def _stage(
    answer: Current | Beside | Passed | PassedOver | NotYet, view: View
) -> Iterator[Message]:
    match answer:
        case Current(since, gate):
            yield say("why-not.current", day=since)
            yield from _closed(gate)
        case Beside(host, is_open, gate, deciding):
            closed = say("why-not.beside-closed", host=host.title)
            yield say("why-not.beside") if is_open else closed
            yield say("why-not.joins", gate=gate.title)
            yield from (decided(one, view) for one in deciding)
        case Passed(day):
            yield say("why-not.before") if day is None else say("why-not.left", day=day)
        case PassedOver(deciding):
            yield say("why-not.passed-over" if deciding else "why-not.was-passed-over")
            yield from (decided(one, view) for one in deciding)
        case NotYet(between, gate):
            yield say("why-not.not-yet")
            yield say("why-not.position", stage=view.stage.title)
            if between:
                yield say("why-not.between", stages=tuple(stage.title for stage in between))
            yield from _closed(gate)
        case other:
            assert_never(other)


def _closed(gate: Gate) -> Iterator[Message]:
    """How far the gate of the position is from being open."""
    total, still = len(gate.criteria), gate.unsettled
    if not total:
        yield say("why-not.no-gate")
        return
    yield say("why-not.gate-closed", met=total - len(still), all=total)
    if still:
        yield say("why-not.still-open", criteria=tuple(one.criterion.label for one in still))
