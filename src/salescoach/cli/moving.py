"""What the commands share that move a deal on: what is open, what is waived, what it says."""

from collections.abc import Sequence
from datetime import date, timedelta

from salescoach.cli.finding import clean
from salescoach.cli.needed import because_or_asked, needed
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.session import Session
from salescoach.cli.status import day_ahead
from salescoach.deal.decode import DealFile
from salescoach.deal.events import CriterionWaived, Payload, Way
from salescoach.deal.state import Status
from salescoach.deal.transactions import newest_live
from salescoach.errors import InputNeeded, NotFound, Refused
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.gate import Gate
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.similar import most_like

MOVING: tuple[Status, ...] = ("selling", "delivering")


@record
class Leave:
    """The leave to go on without something: why, and by when it is made good."""

    because: str
    until: date


def whole_leave(session: Session, because: str | None, until: str | None, *, day: date) -> Leave:
    """Both parts, asked for where one is missing and asking is allowed; else InputNeeded."""
    missing = tuple(
        option for option, given in (("--because", because), ("--until", until)) if given is None
    )
    if missing and not session.may_ask:
        hint = say("hint.leave", day=soon(day))
        raise InputNeeded(say("leave-missing", options=missing), hint)
    reason = because_or_asked(session, because)
    if until is not None:
        return Leave(reason, day_ahead(until, day))
    question = say("prompt.until", day=soon(day))
    return Leave(reason, needed(session, question, lambda text: day_ahead(text, day)))


def soon(day: date) -> str:
    """A day to show how one is written: two weeks ahead."""
    return (day + timedelta(days=14)).isoformat()


def waived(gate: Gate, names: Sequence[str], leave: Leave | None) -> tuple[CriterionWaived, ...]:
    """The criteria that are left open by their names.

    Raises:
        NotFound: no such criterion in this gate.
        Refused: it is met, or can't be waived.
    """
    found = []
    for name in dict.fromkeys(names):
        judged = _named(gate, clean(name, "--waive"))
        if judged.verdict is Verdict.MET:
            raise Refused(say("nothing-to-waive", criterion=judged.criterion.label))
        if not judged.criterion.waivable:
            raise Refused(say("not-waivable", criterion=judged.criterion.label))
        assert leave is not None
        found.append(
            CriterionWaived(
                stage=judged.stage,
                criterion=judged.criterion.id,
                because=leave.because,
                until=leave.until,
            )
        )
    return tuple(dict.fromkeys(found))


def refused(view: View, deal_id: str, way: Way, unsettled: Sequence[Judged]) -> Refused:
    """That the gate is closed: by which criteria, and what shows more."""
    labels = tuple(judged.criterion.label for judged in unsettled)
    stage = view.stage.title
    hint = say("hint.gate", command=line("gate", deal_id))
    if all(judged.criterion.waivable for judged in unsettled):
        names = [word for one in unsettled for word in ("--waive", one.criterion.id)]
        without = line(way, deal_id, *names, "--because", VALUE, "--until", VALUE)
        hint = say("hint.gate-or-without", command=line("gate", deal_id), without=without)
    return Refused(say("gate-closed", deal=deal_id, stage=stage, criteria=labels), hint)


def just_recorded(file: DealFile, *, on: date, actor: str) -> tuple[Payload, ...]:
    """What the newest command recorded, if it has this day and actor; else nothing.

    A script that does not know whether its move was written may run it again: a plan that gives
    the very same events again adds nothing (promise D3).
    """
    newest = newest_live(file.events)
    if newest is None or any(event.on != on or event.actor != actor for event in newest.events):
        return ()
    return tuple(event.payload for event in newest.events)


def _named(gate: Gate, name: str) -> Judged:
    for judged in gate.criteria:
        if name in (judged.criterion.id, judged.path):
            return judged
    ids = [judged.criterion.id for judged in gate.criteria]
    near = most_like(name, ids)
    hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=tuple(ids))
    raise NotFound(say("no-such-criterion", criterion=name[:60], stage=gate.stage), hint)
