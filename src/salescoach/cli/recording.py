"""What the recording commands share: the day a record counts for, and how a change is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from salescoach.cli.output import ReaderGone
from salescoach.cli.receipt import give
from salescoach.cli.seeing import playbook_of
from salescoach.cli.session import Session, day_of
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.transactions import last_move
from salescoach.errors import AfterTheChange, BadUsage
from salescoach.store.port import Change, Plan
from salescoach.values.messages import Message, say


def counted_on(session: Session, on: str | None) -> date:
    """The day given with --on, else today; BadUsage for a later day."""
    if on is None:
        return session.today
    day = day_of(on)
    if day > session.today:
        raise BadUsage(say("day-in-future", day=day.isoformat(), today=session.today.isoformat()))
    return day


def counted_move_on(session: Session, on: str | None, file: DealFile) -> date:
    """The same for a move or a status, which can't be dated before the last one (exit 2)."""
    day = counted_on(session, on)
    last = last_move(file.events)
    if last is not None and day < last:
        raise BadUsage(say("move-before-last", day=day, last=last))
    return day


def record(
    session: Session,
    deal_id: str,
    plan: Plan,
    *,
    on: date | None = None,
    seen: str | None = None,
    again: bool | None = None,
    dry_run: bool = False,
    undo: Message | None = None,
) -> int:
    """Change the deal, and give the receipt. `again` is None for a command without --again.

    On a terminal a plan may ask, so it is made before the lock is taken (promise C3), and the
    deal must then still be the one that it was made for.
    """
    file = session.store.read(deal_id)
    playbook = playbook_of(session, file)  # what the receipt needs is read before the change
    _ = session.holidays
    if session.may_ask:
        plan = _settled(tuple(plan(file)))
        seen = seen or file.digest
    change = session.store.change(
        deal_id, plan, stamp=session.stamp(on), seen=seen, again=bool(again), dry_run=dry_run
    )
    once = again is None
    with standing(change, dry_run=dry_run):
        if change.file.follows() != file.follows():  # undone, or brought back
            playbook = playbook_of(session, change.file)
        give(session, change, dry_run=dry_run, playbook=playbook, undo=undo, once=once)
        session.out.flush()
    return 0


@contextmanager
def standing(change: Change, *, dry_run: bool) -> Iterator[None]:
    """Around everything that is told of a change.

    Raises:
        AfterTheChange: telling failed or was stopped; the change stands.
    """
    try:
        yield
    except ReaderGone:
        raise
    except (Exception, KeyboardInterrupt) as error:
        if dry_run or change.repeated:
            raise
        raise AfterTheChange(change.file.id) from error


def _settled(payloads: tuple[Payload, ...]) -> Plan:
    def plan(_file: DealFile) -> tuple[Payload, ...]:
        return payloads

    return plan
