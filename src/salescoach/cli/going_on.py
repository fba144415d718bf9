"""Leaving a stage forwards: what `advance` and `win` have in common."""

from collections.abc import Callable, Sequence
from typing import Literal

from salescoach.cli.moving import MOVING, Leave, just_recorded, refused, waived, whole_leave
from salescoach.cli.recording import counted_move_on, record
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.cli.status import check_status
from salescoach.deal.decode import DealFile
from salescoach.deal.events import CriterionWaived, DealEnded, Left, Payload, StageEntered
from salescoach.errors import BadUsage
from salescoach.guidance.gate import Gate, gate_of
from salescoach.guidance.moves import as_left, forward
from salescoach.guidance.papers import papers_of
from salescoach.guidance.parts import FactPart, FieldPart
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.record import record as plain_record


@plain_record(kw_only=True)
class Options:
    """The options of a move, as given; `again` is None for a move that has no such option."""

    waive: Sequence[str]
    because: str | None
    until: str | None
    on: str | None
    again: bool | None
    dry_run: bool


def go_on(
    session: Session,
    deal_id: str,
    way: Literal["advance", "win"],
    check: Callable[[View, str], None],
    options: Options,
) -> int:
    """Record the move, with what is waived; `check` refuses what the command is not for.

    Raises:
        Refused: the gate is closed, or the deal rests or is over.
    """
    file, view = seen(session, deal_id)
    day = counted_move_on(session, options.on, file)
    fresh = not _moved(just_recorded(file, on=day, actor=session.actor), way)
    if fresh:  # before anything is asked for
        check_status(view, deal_id, way, MOVING, day=day)
        check(view, deal_id)
    leave = None
    if options.waive:
        leave = whole_leave(session, options.because, options.until, day=day)
    elif options.because is not None or options.until is not None:
        raise BadUsage(say("leave-without-waive"))
    if session.may_ask and not options.dry_run and (fresh or options.again):
        _offer(session, file, view, options.waive)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        day = counted_move_on(session, options.on, file)
        before = just_recorded(file, on=day, actor=session.actor)
        if not options.again and _is_this(before, way, options.waive, leave):
            return before
        view = view_of(session, file)
        check_status(view, deal_id, way, MOVING, day=day)
        check(view, deal_id)
        gate = gate_of(view)
        left_open = waived(gate, options.waive, leave)
        names = {f"{one.stage}/{one.criterion}" for one in left_open}
        unsettled = [one for one in gate.unsettled if one.path not in names]
        if unsettled:
            raise refused(view, deal_id, way, unsettled)
        return (*left_open, _move(view, gate, way, left_open))

    return record(session, deal_id, plan, on=day, again=options.again, dry_run=options.dry_run)


def _is_this(
    payloads: tuple[Payload, ...],
    way: Literal["advance", "win"],
    waive: Sequence[str],
    leave: Leave | None,
) -> bool:
    """Whether these are the events of this very move, with the same criteria left open."""
    waived = [one for one in payloads if isinstance(one, CriterionWaived)]
    if {one.criterion for one in waived} != {name.rpartition("/")[2] for name in waive}:
        return False
    if leave is not None and any(Leave(one.because, one.until) != leave for one in waived):
        return False
    return _moved(payloads, way)


def _moved(payloads: tuple[Payload, ...], way: Literal["advance", "win"]) -> bool:
    match payloads[-1] if payloads else None:
        case StageEntered(way=was):
            return was == way
        case DealEnded(outcome="won"):
            return True
        case _:
            return False


def _move(
    view: View, gate: Gate, way: Literal["advance", "win"], left_open: tuple[CriterionWaived, ...]
) -> Payload:
    waived = {f"{one.stage}/{one.criterion}" for one in left_open}
    left = tuple(
        Left(one.criterion, "waived") if one.criterion in waived else one for one in as_left(gate)
    )
    ahead = forward(view)
    if ahead.stage is None:
        return DealEnded(outcome="won", left=left)
    passed = tuple(stage.id for stage in ahead.passed)
    return StageEntered(stage=ahead.stage.id, way=way, passed=passed, left=left)


def _offer(session: Session, file: DealFile, view: View, waive: Sequence[str]) -> None:
    """A closed gate asks for what is missing; what is answered is recorded by itself."""
    named = (*waive, *(f"{view.stage.id}/{name}" for name in waive))
    unsettled = [one for one in gate_of(view).unsettled if one.path not in named]
    parts = [part for one in unsettled for part in one.outcome.settle]
    asking = [part for part in parts if isinstance(part, FactPart)]
    facts = [view.fact(part.fact) for part in asking]
    fields = [part.field for part in parts if isinstance(part, FieldPart)]
    if not facts and not fields:
        return
    from salescoach.cli.asking import ask_facts, ask_field

    labels = tuple(one.criterion.label for one in unsettled)
    session.words(say("offer.closed", stage=view.stage.title, criteria=labels))
    answers: list[Payload] = []
    for field in dict.fromkeys(fields):
        answer = ask_field(session, view, field.replace("_", "-"))
        answers += [answer] if answer else []
    if facts:
        papers = papers_of(asking, view)
        answers += ask_facts(session, file.id, view, tuple(dict.fromkeys(facts)), papers)
    if answers:
        record(session, file.id, lambda _: answers, seen=file.digest)
