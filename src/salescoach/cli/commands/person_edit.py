"""`person edit`: more, or something else, is known of somebody."""

from collections.abc import Sequence
from typing import Annotated

import typer

from salescoach.cli.finding import clean, clean_name, deal_to_write, person_by_name
from salescoach.cli.finding_records import repeats
from salescoach.cli.options import WRITING, command
from salescoach.cli.people import (
    check_held,
    check_perspective,
    goals_of,
    roles_by_id,
    stance_by_name,
)
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import PersonChanged
from salescoach.errors import BadUsage, InputNeeded
from salescoach.values.messages import say

EXAMPLE = 'Example: salescoach person edit halden-board ulf --role economic --goal "One stop less"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    person: Annotated[str, typer.Argument(help="Whom: an id, or a name.")],
    name: Annotated[str | None, typer.Option(help="How the name is written.")] = None,
    role: Annotated[
        list[str] | None, typer.Option(help="One buyer role more; may be repeated.")
    ] = None,
    not_role: Annotated[
        list[str] | None, typer.Option(help="A role that was wrong; may be repeated.")
    ] = None,
    job: Annotated[str | None, typer.Option(help="What is on the card.")] = None,
    wants: Annotated[str | None, typer.Option(help="What this person wants from it.")] = None,
    goal: Annotated[
        list[str] | None, typer.Option(help="What this person has to reach; may be repeated.")
    ] = None,
    perspective: Annotated[
        str | None, typer.Option(help="Whose goal it is, in the playbook's words.")
    ] = None,
    stance: Annotated[str | None, typer.Option(help="Towards us.")] = None,
    informed: Annotated[bool, typer.Option("--informed", help="Has heard our case.")] = False,
    not_informed: Annotated[
        bool, typer.Option("--not-informed", help="Has not heard our case after all.")
    ] = False,
    on: Annotated[str | None, typer.Option(help="Known since.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What is not given stays. Roles and goals are added to those known."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    if informed and not_informed:
        raise BadUsage(say("informed-both"))
    _check_apart(role or (), not_role or ())
    goals = goals_of(goal, perspective)
    known = {
        "name": clean_name(name, "--name") if name is not None else None,
        "job": clean_name(job, "--job") if job is not None else None,
        "wants": clean(wants, "--wants") if wants is not None else None,
        "stance": stance_by_name(stance) if stance is not None else None,
    }

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        found = person_by_name(session, deal_id, view.deal, person)
        check_perspective(view, goals)
        payload = PersonChanged(
            person=found.id,
            roles=roles_by_id(view, role),
            lost_roles=tuple(dict.fromkeys(not_role or ())),
            goals=goals,
            informed=True if informed else False if not_informed else None,
            **known,
        )
        if payload == PersonChanged(person=found.id):
            options = ("--role", "--job", "--wants", "--goal", "--stance", "--informed")
            raise InputNeeded(say("change-missing"), say("hint.change", options=options))
        if not repeats(file, payload, on=day, actor=session.actor):
            check_held(view, found, payload.lost_roles)
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _check_apart(roles: Sequence[str], lost: Sequence[str]) -> None:
    both = next((one for one in roles if one in lost), None)
    if both is not None:
        raise BadUsage(say("role-both", role=both[:60]))
