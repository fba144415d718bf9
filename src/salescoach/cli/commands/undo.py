"""`undo`: take back a command, or bring it back."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import record
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.telling import told_transaction
from salescoach.cli.rendering.undo_choices import show_choices
from salescoach.cli.seeing import playbook_of, seen, view_of, view_with
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload, Undone
from salescoach.deal.transactions import (
    Transaction,
    can_be_undone,
    holds_on_to,
    missing_names,
    stands_against,
    transactions,
    undoable,
    undoings,
)
from salescoach.errors import BadUsage, NotFound, Refused
from salescoach.values.messages import Argument, Message, say

EXAMPLE = "Example: salescoach undo halden-board"
_SHORTEST = 4


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal's id.")] = None,
    tx: Annotated[str | None, typer.Argument(help="Which command; see `history`.")] = None,
    redo: Annotated[bool, typer.Option("--redo", help="Bring back what was taken back.")] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="Only list what could be; with --redo, brought back.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Takes back one whole command, the newest that counts or the one named; again: one before.

    Nothing is deleted: taking back is recorded, too.
    """
    deal_id = deal_or_asked(session, deal, writes=not list_)
    if list_:
        if tx is not None or dry_run:
            raise BadUsage(say("undo-list-alone"))
        file, view = seen(session, deal_id)
        show_choices(session, view, transactions(file.events), redo=redo)
        return 0

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view_of(session, file)  # refused before the day of opening, like any other change
        commands = transactions(file.events)
        to = _to_redo if redo else _to_undo
        chosen = to(session, commands, tx, file)
        taken = (Undone(undoes=chosen.tx),)
        if len(file.pins) > 1:  # the playbook that is followed then has to be there
            view_with(session, file, taken, on=session.today)
        return taken

    words = ["undo", deal_id] if redo else ["undo", deal_id, "--redo"]
    taken_back = say("value", value=line(*words))
    return record(session, deal_id, plan, dry_run=dry_run, undo=taken_back)


def _to_undo(
    session: Session, commands: tuple[Transaction, ...], tx: str | None, file: DealFile
) -> Transaction:
    if tx is None:
        able = undoable(commands)
        if not able:
            raise Refused(say("nothing-to-undo", deal=file.id), _way_out(session, file))
        chosen = able[0]
    else:
        chosen = _named(commands, tx, file)
    if not can_be_undone(chosen):
        raise Refused(say("opening-stays", deal=file.id), _way_out(session, file))
    if chosen.undoes is not None:
        raise Refused(say("nothing-to-undo", deal=file.id))
    if not chosen.live:
        raise Refused(say("already-undone", what=_told(session, chosen, commands, file)))
    facts = playbook_of(session, file).person_facts
    held = holds_on_to(chosen, commands, person_facts=facts)
    if held is not None:
        raise Refused(say("others-depend", what=_told(session, held, commands, file)), _list(file))
    return chosen


def _way_out(session: Session, file: DealFile) -> Message | None:
    """What ends a deal that should not be there, where it can be ended like that."""
    view = view_of(session, file)
    ending = view.playbook.outcomes.disqualified
    from_here = not ending.from_ or view.deal.stage in ending.from_
    if not from_here or view.deal.status_on(view.today) not in ("selling", "parked"):
        return None
    why = "--reason" if ending.reasons else "--because"
    return say("hint.disqualify", command=line("disqualify", file.id, why, VALUE))


def _to_redo(
    session: Session, commands: tuple[Transaction, ...], tx: str | None, file: DealFile
) -> Transaction:
    taken_back = undoings(commands)
    if tx is not None:
        named = _named(commands, tx, file)
        taken_back = tuple(one for one in taken_back if one.undoes == named.tx)
    if not taken_back:
        raise Refused(say("nothing-to-redo", deal=file.id))
    chosen = taken_back[0]
    returning = next(one for one in commands if one.tx == chosen.undoes)
    against = stands_against(returning, commands)
    if against is not None:
        what = _told(session, against, commands, file)
        raise Refused(say("moved-since", what=what), _list(file, "--redo"))
    facts = playbook_of(session, file).person_facts
    names = missing_names(returning, commands, person_facts=facts)
    if names:
        raise Refused(say("names-missing", names=names, deal=file.id), _list(file, "--redo"))
    return chosen


def _list(file: DealFile, *options: str) -> Message:
    return say("hint.undo-list", command=line("undo", file.id, *options, "--list"))


def _named(commands: tuple[Transaction, ...], tx: str, file: DealFile) -> Transaction:
    found = [one for one in commands if len(tx) >= _SHORTEST and one.tx.startswith(tx)]
    if len(found) != 1:
        raise NotFound(
            say("no-such-tx", tx=tx[:60], deal=file.id),
            say("hint.history", command=line("history", file.id)),
        )
    return found[0]


def _told(
    session: Session, one: Transaction, commands: tuple[Transaction, ...], file: DealFile
) -> Argument:
    return told_transaction(one, view_of(session, file), commands)
