"""`commitment add`: a promise of theirs, or of ours."""

from typing import Annotated

import typer

from salescoach.cli.asking import ask_until
from salescoach.cli.finding import (
    MOST_REASON,
    clean,
    clean_name,
    deal_to_write,
    person_by_name,
)
from salescoach.cli.finding_records import ids_of
from salescoach.cli.needed import check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import due_day, kind_id, visit_id
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentMade
from salescoach.deal.record_ids import with_id
from salescoach.deal.state import Deal
from salescoach.values.messages import say
from salescoach.values.states import Side

EXAMPLE = (
    'Examples: salescoach commitment add halden-board "send the water analysis" --owner ulf '
    '--due 2026-04-17 --said-by ulf · salescoach commitment add halden-board "dosing sheet" '
    "--ours --to ulf --due 2026-04-16"
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    what: Annotated[str, typer.Argument(help="What is promised.")],
    owner: Annotated[
        str | None,
        typer.Option(help="Who of theirs promised it; with --ours who of us.", metavar="NAME"),
    ] = None,
    ours: Annotated[bool, typer.Option("--ours", help="We promised it.")] = False,
    due: Annotated[str | None, typer.Option(help="For which day.", metavar="DATE")] = None,
    to: Annotated[
        list[str] | None, typer.Option(help="Who of theirs is to get it; may be repeated.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="One of the playbook's kinds.")] = None,
    said_by: Annotated[
        list[str] | None,
        typer.Option(help="Who of theirs confirmed it; may be repeated."),
    ] = None,
    visit: Annotated[
        str | None, typer.Option(help="At which visit it was agreed.", metavar="VISIT")
    ] = None,
    on: Annotated[str | None, typer.Option(help="Promised on.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second one in these words.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Whose promise it is has to be known, the day need not: without one it is a word, no step.

    Of theirs it counts as confirmed once one of them said so, with --said-by.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    words = clean(what, "WHAT", most=MOST_REASON)
    until = due_day(due, on=day) if due is not None else None
    colleague = clean_name(owner, "--owner") if ours and owner is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        people = view.deal
        check_given(session, {"--owner or --ours": owner or ours})
        side: Side = "ours"
        who = colleague
        if not ours:
            side, who = _owner(session, deal_id, people, owner)
        made = CommitmentMade(
            commitment="",
            side=side,
            what=words,
            owner=who,
            to=ids_of(session, deal_id, people, to),
            kind=kind_id(kind, view.playbook.commitment_kinds, "commitment-kind"),
            due=until,
            said_by=ids_of(session, deal_id, people, said_by),
            visit=visit_id(session, deal_id, view, visit),
        )
        return (with_id(made, file.events),)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _owner(session: Session, deal_id: str, deal: Deal, name: str | None) -> tuple[Side, str | None]:
    """Somebody of theirs by name; asked for where nobody is named, when Enter means us."""

    def found(text: str) -> str:
        unknown = "hint.person-add-or-ours"
        return person_by_name(session, deal_id, deal, text, unknown=unknown).id

    if name is not None:
        return "theirs", found(name)
    asked = ask_until(session, say("prompt.promised-by"), found)
    return ("theirs", asked) if asked is not None else ("ours", None)
