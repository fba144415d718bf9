"""`apply`: many changes at once, out of a file."""

from collections.abc import Sequence
from typing import Annotated

import typer

from salescoach.cli.applying.calls import Call, Wrong, call_of
from salescoach.cli.applying.results import show, show_events, tell, telling
from salescoach.cli.applying.source import bytes_of, title_of
from salescoach.cli.applying.trying import Tried, tried
from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.prompts import MOST_UNASKED, says_yes
from salescoach.cli.session import Session
from salescoach.errors import ChangedMeanwhile, InputNeeded, Refused
from salescoach.exchange.change_file import Written, read_changes
from salescoach.playbook.hints import Hints
from salescoach.values.messages import Unit, say

EXAMPLE = "Examples: salescoach apply changes.jsonl --dry-run · salescoach apply - --yes"


@command(formats=("table", "plain", "json", "jsonl"))
def run(
    session: Session,
    file: Annotated[
        str, typer.Argument(help="JSON lines, or a list in YAML; - for what is piped in.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Also where it is many deals.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Also what was recorded before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Each line is one command, written as in a test of a playbook, with the deal beside it.

    Everything is checked first; while anything is wrong, nothing is recorded. A run that was cut
    is finished by running it again: what is recorded already is not recorded twice.
    """
    _ = session.actor, session.holidays  # a mistake there is none of a line
    lines = _lines(bytes_of(session, file))
    name = title_of(session, file)
    found = tried(session, lines, again=again)
    if not (found.wrong or dry_run):
        _agree(session, found, yes=yes)
        found = _written(session, lines, found, again=again)
    with telling(found, dry_run=dry_run):
        show(session, file, found, dry_run=dry_run)
        if dry_run and not found.wrong:
            show_events(session, found)
        tell(session, name, found, dry_run=dry_run)
        session.out.flush()
    return Exit.NO if found.wrong else Exit.WORKED


def _lines(data: bytes) -> tuple[Call | Wrong, ...]:
    hints = Hints()
    return tuple(
        call_of(one, hints) if isinstance(one, Written) else Wrong(line=one.line, troubles=(one,))
        for one in read_changes(data)
    )


def _agree(session: Session, found: Tried, *, yes: bool) -> None:
    """Many deals at once take a yes: with the command, or of whoever sits there."""
    deals = Unit(len(found.changed), "deal")
    if yes or deals.count <= MOST_UNASKED:
        return
    changes = Unit(len(found.those("recorded")), "change")
    if not session.may_ask:
        needs = say("apply.needs-yes", deals=deals, changes=changes)
        raise InputNeeded(needs, say("apply.hint-yes"))
    question = say("prompt.apply", deals=deals, changes=changes)
    no, yes_ = say("prompt.apply-no"), say("prompt.apply-yes")
    if not says_yes(session, question, no=no, yes=yes_):
        raise Refused(say("apply.left"))


def _written(
    session: Session, lines: Sequence[Call | Wrong], found: Tried, *, again: bool
) -> Tried:
    """Write what was tried; once more from the start where a deal has changed meanwhile.

    Raises:
        ChangedMeanwhile: it has changed a second time.
    """
    try:
        _take_in(session, found)
    except ChangedMeanwhile as error:
        found = tried(session, lines, again=again)
        if found.wrong:
            return found
        try:
            _take_in(session, found)
        except ChangedMeanwhile as second:
            raise second from error
    return found


def _take_in(session: Session, found: Tried) -> None:
    """What stands already goes in, too: who wrote it may have been killed before it was safe."""
    batch = found.batch
    standing = batch.unchanged(one.deal for one in found.outcomes if one.deal is not None)
    if incoming := (*batch.incoming, *standing):
        session.store.take_in(incoming, stamp=session.stamp(), seen=batch.seen)
