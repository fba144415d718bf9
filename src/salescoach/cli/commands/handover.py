"""`handover`: pass the deal to a colleague."""

from datetime import date
from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, clean_name, deal_or_asked
from salescoach.cli.needed import check_given, needed
from salescoach.cli.options import WRITING, command
from salescoach.cli.queue import seller_role
from salescoach.cli.recording import counted_on, record
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.handover_page import page_of, show_page
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.cli.status import check_status
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import HandoverAccepted, HandoverStarted
from salescoach.deal.transactions import newest_live, same_command
from salescoach.errors import BadUsage, Refused
from salescoach.guidance.advice import labels_of
from salescoach.guidance.handing import current_role, handover_to, last_taken, readiness
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import seller_title
from salescoach.playbook.model import Handover
from salescoach.store.port import Plan
from salescoach.values.messages import say

EXAMPLE = (
    'Example: salescoach handover halden-board account-manager "Olga Lind" '
    '--because "she knows the mill"'
)


@command(formats=(*WRITING, "md"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal's id.")] = None,
    role: Annotated[str | None, typer.Argument(help="The receiver's seller role.")] = None,
    person: Annotated[str | None, typer.Argument(help="The receiver's name.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="You have taken it over.")] = False,
    because: Annotated[str | None, typer.Option(help="Why, though something is open.")] = None,
    on: Annotated[str | None, typer.Option(help="On this day.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """The deal is in both queues until the receiver has accepted it.

    With DEAL alone it records nothing, and shows the page for the receiver: promises, why they
    bought, people, open doubts and problems; no opinions about people.
    """
    deal_id = deal_or_asked(session, deal, writes=role is not None or accept)
    if role is None and not accept:
        _check_alone(person, because, on, dry_run=dry_run)
        file, view = seen(session, deal_id)
        show_page(session, file, page_of(view))
        return 0
    if accept:
        if role is not None or because is not None:
            raise BadUsage(say("accept-alone"))
        day = counted_on(session, on)
        return record(session, deal_id, _accepting(session, day), on=day, dry_run=dry_run)
    reason = clean(because, "--because", most=MOST_REASON) if because is not None else None
    check_given(session, {"PERSON": person})
    name = _receiver(session, person)
    day = counted_on(session, on)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_status(view, deal_id, "handover", ("selling", "delivering", "parked"))
        to = seller_role(role or "", view.playbook.seller_roles).id
        known = handover_to(view, to)
        started = HandoverStarted(
            role=to,
            person=name,
            handover=known.id if known is not None else None,
            because=reason,
        )
        if not _just_said(session, file, started, day):
            _check_new(view, to, name, deal_id)
            if known is not None and reason is None:
                _check_ready(view, known, deal_id)
        return (started,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _check_alone(*given: str | None, dry_run: bool) -> None:
    if dry_run or any(one is not None for one in given):
        raise BadUsage(say("handover-to-whom"))


def _just_said(session: Session, file: DealFile, payload: Payload, day: date) -> bool:
    """Whether the newest command said the same: then it is recorded already, and no refusal."""
    newest = newest_live(file.events)
    return newest is not None and same_command(newest, (payload,), on=day, actor=session.actor)


def _check_new(view: View, role: str, person: str, deal_id: str) -> None:
    """Refused where the colleague has the deal, or is about to take it over."""
    pending, last = view.deal.records.pending, last_taken(view)
    if pending is not None and (pending.role, pending.person) == (role, person):
        hint = say("hint.accept", command=line("handover", deal_id, "--accept"))
        raise Refused(say("handed-already", deal=deal_id, who=person, day=pending.on), hint)
    has = current_role(view) == role and (last is None or last.person == person)
    if pending is None and has:
        title = seller_title(role, view)
        raise Refused(say("has-it-already", role=title, deal=deal_id))


def _check_ready(view: View, handover: Handover, deal_id: str) -> None:
    """Refused where the playbook asks for something first, unless the rep says why not."""
    found = readiness(view, handover)
    if not found.holds:
        labels = labels_of(found.settle, view) or labels_of(found.missing, view)
        raise Refused(
            say("not-ready-to-hand-over", deal=deal_id, missing=labels or (handover.id,)),
            say("hint.hand-over-anyway"),
        )


def _receiver(session: Session, given: str | None) -> str:
    if given is not None:
        return clean_name(given, "PERSON")
    return needed(session, say("prompt.receiver"), lambda text: clean_name(text, "PERSON"))


def _accepting(session: Session, day: date) -> Plan:
    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        last = last_taken(view)
        if last is not None:
            accepted = HandoverAccepted(role=last.role, person=last.person)
            if _just_said(session, file, accepted, day):
                return (accepted,)
        pending = view.deal.records.pending
        if pending is None:
            hint = say("hint.hand-over", command=line("handover", file.id, "ROLE", "NAME"))
            raise Refused(say("nothing-to-accept", deal=file.id), hint)
        if day < pending.on:
            raise BadUsage(say("accepted-before", day=day, handed=pending.on))
        return (HandoverAccepted(role=pending.role, person=pending.person),)

    return plan
