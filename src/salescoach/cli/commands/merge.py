"""`merge`: take in what was recorded in another copy of a deal."""

from typing import Annotated

import typer

from salescoach.cli.copies_given import copy_in
from salescoach.cli.finding import deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import standing
from salescoach.cli.rendering.merged import show_merged
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.errors import NotFound, Refused
from salescoach.store.port import Change
from salescoach.store.taking_in import Incoming
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach merge halden-board halden-board.json --dry-run"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    file: Annotated[str, typer.Argument(help="A copy of its file; - for what is piped in.")],
    git: Annotated[
        bool,
        typer.Option("--git", help="For git: DEAL is a file, too, and becomes what both say."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What both copies hold is there afterwards, each record once; who merges first is the same.

    The deal as it was is kept in the folder backups. Each command that came in can be taken back
    by its name, as if it had been given here.
    """
    if git:
        from salescoach.cli.git_driver import unite_files

        return unite_files(session, deal, file, dry_run=dry_run)
    deal_id = deal_to_write(session, deal)
    session.store.read(deal_id)  # a deal that is not there comes before a file that is not
    copy = copy_in(session, file)
    if copy.id != deal_id:
        hint = say("hint.merge-into", deal=copy.id[:60])
        raise Refused(say("copy-of-another", deal=deal_id, other=copy.id[:60]), hint)
    incoming = [Incoming(file=copy)]
    (tried,) = session.store.take_in(incoming, stamp=session.stamp(), dry_run=True)
    view_of(session, tried.file)  # what could not be told afterwards is not done
    if dry_run:
        show_merged(session, tried, file, dry_run=True)
        return 0
    (taken,) = session.store.take_in(incoming, stamp=session.stamp(), backup=True)
    if taken.before is None:
        raise NotFound(say("no-such-deal", deal=deal_id))
    events = tuple(one for one in taken.file.events if one.id in taken.added)
    change = Change(file=taken.file, events=events, repeated=not taken.changed)
    with standing(change, dry_run=False):
        show_merged(session, taken, file, dry_run=False)
        session.out.flush()
    return 0
