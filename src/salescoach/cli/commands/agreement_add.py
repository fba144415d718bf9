"""`agreement add`: something that both sides have settled."""

from typing import Annotated

import typer

from salescoach.cli import agreements
from salescoach.cli.agreements import check_whole, stated
from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.finding_records import ids_of
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import kind_id
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import AgreementMade
from salescoach.deal.record_ids import with_id

EXAMPLE = (
    'Example: salescoach agreement add halden-board "delivery in big bags" --said-by ulf '
    '--our-part "deliver every Monday" --give "2 % off" --get "a contract for a year"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    what: Annotated[str, typer.Argument(help="What is settled.")],
    kind: Annotated[str | None, typer.Option(help="One of the playbook's kinds.")] = None,
    clear: agreements.Clear = None,
    complete: agreements.Complete = None,
    well_defined: agreements.WellDefined = None,
    our_part: agreements.OurPart = None,
    our_guarantee: agreements.OurGuarantee = None,
    their_part: agreements.TheirPart = None,
    their_guarantee: agreements.TheirGuarantee = None,
    give: agreements.Give = None,
    give_worth: agreements.GiveWorth = None,
    get: agreements.Get = None,
    get_worth: agreements.GetWorth = None,
    refused: Annotated[
        bool, typer.Option("--refused", help="They asked for what --give says; we said no.")
    ] = False,
    said_by: agreements.SaidBy = None,
    on: Annotated[str | None, typer.Option(help="Agreed on.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second one in these words.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """It need not be whole at once: `agreement edit` fills in what is still missing.

    What we concede goes with --give, what we get for it with --get.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    words = clean(what, "WHAT", most=MOST_REASON)
    values = stated(
        clear=clear, complete=complete, well_defined=well_defined,
        our_part=our_part, our_guarantee=our_guarantee,
        their_part=their_part, their_guarantee=their_guarantee,
        give=give, give_worth=give_worth, get=get, get_worth=get_worth,
        refused=refused or None,
    )  # fmt: skip
    check_whole(values)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        made = AgreementMade(
            agreement="",
            what=words,
            kind=kind_id(kind, view.playbook.agreement_kinds, "agreement-kind"),
            said_by=ids_of(session, deal_id, view.deal, said_by),
            **values,
        )
        return (with_id(made, file.events),)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)
