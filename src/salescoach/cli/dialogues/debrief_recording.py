"""Recording what was told of a visit: one transaction, then what it came to, and what is next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from salescoach.cli.dialogues.debrief_ending import ending
from salescoach.cli.dialogues.drafts import drop_draft
from salescoach.cli.receipt import give
from salescoach.cli.recording import standing
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.telling import told_transaction
from salescoach.cli.seeing import playbook_of, view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import VisitHeld
from salescoach.deal.transactions import newest_live, same_command, transactions
from salescoach.errors import ChangedMeanwhile
from salescoach.playbook.model import Playbook
from salescoach.store.port import Change, Plan
from salescoach.values.messages import say
from salescoach.values.record import record


@record(kw_only=True)
class ToRecord:
    """What is to be recorded of a visit.

    Attributes:
        file: the deal that it was told for.
        day: for which it counts.
        plan: from the deal to the events.
        told: everything was shown back in a dialogue already.
        seen: the deal must still be the one that it was told for.
    """

    file: DealFile
    day: date
    plan: Plan
    told: bool = False
    seen: bool = False


def change_of(session: Session, what: ToRecord, *, dry_run: bool = False) -> Change:
    """Change the deal.

    Raises:
        ChangedMeanwhile: it is another one than it was told for; with what was recorded since.
    """
    seen = what.file.digest if what.seen else None
    try:
        return session.store.change(
            what.file.id, what.plan, stamp=session.stamp(what.day), seen=seen, dry_run=dry_run
        )
    except ChangedMeanwhile as error:
        since = _since(session, what.file) if what.told else ()
        if not since:
            raise
        hint = say("hint.debrief-kept", command=line("debrief", what.file.id))
        raise ChangedMeanwhile(
            say("debrief.changed", deal=what.file.id, changes=since), hint
        ) from error


def record_told(session: Session, what: ToRecord, *, dry_run: bool) -> int:
    """Record it, and tell what it came to."""
    playbook = playbook_of(session, what.file)  # what is told is read before the change
    _ = session.holidays
    change = change_of(session, what, dry_run=dry_run)
    if what.told and not dry_run:
        drop_draft(session, "debrief", what.file.id)
    with standing(change, dry_run=dry_run):
        _tell(session, what, change, playbook, dry_run=dry_run)
        session.out.flush()
    return 0


def repeated(
    file: DealFile, payloads: Sequence[Payload], *, on: date, actor: str
) -> tuple[Payload, ...]:
    """The newest command, where it said just this; else nothing."""
    newest = newest_live(file.events)
    if newest is None or not same_command(newest, payloads, on=on, actor=actor):
        return ()
    return tuple(event.payload for event in newest.events)


def before_the_newest(file: DealFile) -> DealFile | None:
    """The deal before its newest command, where that told of a visit."""
    newest = newest_live(file.events)
    if newest is None or not any(isinstance(e.payload, VisitHeld) for e in newest.events):
        return None
    return replace(file, events=tuple(e for e in file.events if e.tx != newest.tx))


def _tell(
    session: Session, what: ToRecord, change: Change, playbook: Playbook, *, dry_run: bool
) -> None:
    """On a terminal what it came to, and what is next; else the receipt of every command."""
    if dry_run or change.repeated or not session.may_ask:
        give(session, change, dry_run=dry_run, playbook=playbook)
        return
    if session.out.quiet:
        return
    before = view_of(session, what.file, playbook)
    after = view_of(session, change.file, playbook)
    held = next(e.payload.visit for e in change.events if isinstance(e.payload, VisitHeld))
    visit = after.deal.records.visit(held)
    assert visit is not None
    session.out.beside("\n")
    session.out.beside(ending(session, before, after, visit))


def _since(session: Session, file: DealFile) -> tuple[str, ...]:
    """What was recorded of the deal since it was read, in words."""
    now = session.store.read(file.id)
    known = {event.tx for event in file.events}
    commands = transactions(now.events)
    view = view_of(session, now)
    return tuple(
        session.text(told_transaction(one, view, commands))
        for one in commands
        if one.tx not in known
    )
