"""`agreement edit`: more is settled now, or something else."""

from datetime import date
from typing import Annotated, Any

import typer

from salescoach.cli import agreements
from salescoach.cli.agreements import asked_for_gaps, check_whole, stated
from salescoach.cli.finding import deal_to_write
from salescoach.cli.finding_records import ids_of, record_by_id
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import is_repetition, kind_id
from salescoach.cli.recording import counted_on, record
from salescoach.cli.rendering.agreements import option_of
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import AgreementChanged
from salescoach.deal.records import Agreement
from salescoach.errors import BadUsage, InputNeeded, Refused
from salescoach.values.messages import Quoted, say

EXAMPLE = (
    "Example: salescoach agreement edit halden-board delivery-in-big-bags --clear --complete "
    '--our-guarantee "a truck within a day"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    agreement: Annotated[str, typer.Argument(help="The agreement, by its id.")],
    what: Annotated[str | None, typer.Option(help="What is settled now.")] = None,
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
        bool | None,
        typer.Option("--refused/--given", help="What they asked for: we said no; we gave it."),
    ] = None,
    said_by: agreements.SaidBy = None,
    on: Annotated[str | None, typer.Option(help="Settled on.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What is not named stays as it is. On a terminal, without options, it asks for the gaps."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    values = stated(
        what=what,
        clear=clear, complete=complete, well_defined=well_defined,
        our_part=our_part, our_guarantee=our_guarantee,
        their_part=their_part, their_guarantee=their_guarantee,
        give=give, give_worth=give_worth, get=get, get_worth=get_worth,
        refused=refused,
    )  # fmt: skip

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        known = view.deal.records.agreements
        one = record_by_id(session, deal_id, "agreement", agreement, known)
        changes = dict(values)
        if kind is not None:
            changes["kind"] = kind_id(kind, view.playbook.agreement_kinds, "agreement-kind")
        if said_by:
            changes["said_by"] = ids_of(session, deal_id, view.deal, said_by)
        changes = changes or _gaps(session, one)
        payload = AgreementChanged(agreement=one.id, **changes)
        if not is_repetition(session, file, payload, on=day):
            _check(one, changes, day)
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _gaps(session: Session, one: Agreement) -> dict[str, Any]:
    """What is asked for where the command names nothing."""
    if session.may_ask and one.gaps:
        answers = asked_for_gaps(session, one)
        if answers:
            return answers
    if one.is_complete:
        raise InputNeeded(say("agreement.name-a-change"))
    raise InputNeeded(say("options-missing", options=tuple(map(option_of, one.gaps))))


def _check(one: Agreement, changes: dict[str, Any], day: date) -> None:
    """Raises.

    BadUsage: it was not made yet on that day.
    Refused: all of that is settled so already.
    """
    if day < one.on:
        raise BadUsage(say("agreement.not-made-yet", made=one.on, day=day, what=Quoted(one.what)))
    check_whole(changes, one)
    said_by = set(changes.get("said_by", ()))
    others = {name: value for name, value in changes.items() if name != "said_by"}
    same = all(getattr(one, name) == value for name, value in others.items())
    if same and said_by <= set(one.said_by):
        raise Refused(say("agreement.says-so", what=Quoted(one.what)))
