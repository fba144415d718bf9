"""What the commands about promises share: which one is meant, and whether it is still open."""

from collections.abc import Sequence
from datetime import date

from salescoach.cli.finding import one_of_titled
from salescoach.cli.finding_records import record_by_id, repeats
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.session import Session, day_of
from salescoach.cli.visits import visit_by_name
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.records import Commitment
from salescoach.errors import BadUsage, Refused
from salescoach.guidance.view import View
from salescoach.playbook.model import Titled
from salescoach.values.messages import Quoted, say
from salescoach.values.states import CommitmentState

OPEN: tuple[CommitmentState, ...] = ("open",)
OPEN_OR_BROKEN: tuple[CommitmentState, ...] = ("open", "broken")
"""Who broke a promise may keep it after all, or name another day."""


def promise_to_write(session: Session, deal_id: str, view: View, given: str) -> Commitment:
    """The promise of this id."""
    known = view.deal.records.commitments
    return record_by_id(session, deal_id, "commitment", given, known)


def visit_id(session: Session, deal_id: str, view: View, given: str | None) -> str | None:
    """The visit at which it was, by its id or its day; None where none is named."""
    if given is None:
        return None
    return visit_by_name(session, deal_id, view, given).id


def kind_id(given: str | None, known: Sequence[Titled], kind: str) -> str | None:
    """One of the playbook's kinds of promise or agreement; None where none is named."""
    return None if given is None else one_of_titled(given, known, kind)


def is_repetition(session: Session, file: DealFile, payload: Payload, *, on: date) -> bool:
    """Whether the newest command recorded just this: then nothing speaks against it (D3)."""
    return repeats(file, payload, on=on, actor=session.actor)


def check_open(
    one: Commitment, deal_id: str, *, on: date, allowed: tuple[CommitmentState, ...] = OPEN
) -> None:
    """Raises.

    Refused: it is kept, broken or cancelled already.
    BadUsage: it was not made yet on that day.
    """
    if one.state not in allowed:
        history = say("hint.history", command=line("history", deal_id))
        again = line("commitment", "move", deal_id, one.id, VALUE)
        hint = say("hint.promise-again", command=again) if one.state == "broken" else history
        sentence = {
            "kept": "promise.is-kept",
            "broken": "promise.is-broken",
            "cancelled": "promise.is-cancelled",
        }[one.state]
        raise Refused(say(sentence, day=one.closed or one.on, what=Quoted(one.what)), hint)
    if on < one.on:
        raise BadUsage(say("promise.not-made-yet", made=one.on, day=on, what=Quoted(one.what)))


def due_day(given: str, *, on: date) -> date:
    """The day it is promised for; BadUsage for one before the day on which it is promised."""
    due = day_of(given)
    if due < on:
        hint = say("hint.promised-earlier")
        raise BadUsage(say("promise.due-before", due=given[:60], on=on), hint)
    return due
