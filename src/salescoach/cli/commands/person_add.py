"""`person add`: somebody of the customer."""

from typing import Annotated, get_args

import typer

from salescoach.cli.finding import clean, clean_name, deal_to_write, one_of_titled
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload, PersonAdded
from salescoach.deal.state import Deal
from salescoach.errors import BadUsage
from salescoach.values.messages import say
from salescoach.values.slugs import slug_for
from salescoach.values.states import Stance

EXAMPLE = 'Example: salescoach person add halden-board "Ulf Berg" --role technical --role user'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    name: Annotated[str, typer.Argument(help="First and last name.")],
    role: Annotated[list[str] | None, typer.Option(help="Buyer role; may be repeated.")] = None,
    job: Annotated[str | None, typer.Option(help="What is on the card.")] = None,
    wants: Annotated[str | None, typer.Option(help="What this person wants from it.")] = None,
    stance: Annotated[str | None, typer.Option(help="Towards us.")] = None,
    on: Annotated[str | None, typer.Option(help="Known since.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second person of that name.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Whose word settles what follows from the roles. The same name again adds to that person."""
    deal_id = deal_to_write(session, deal)
    full_name = clean_name(name, "NAME")
    day = counted_on(session, on)
    if stance is not None and stance not in get_args(Stance):
        raise BadUsage(
            say("bad-value", text=stance[:60], fact="--stance"),
            say("hint.one-of", words=get_args(Stance)),
        )

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        roles = dict.fromkeys(
            one_of_titled(one, view.playbook.buyer_roles, "buyer-role") for one in role or ()
        )
        return (
            PersonAdded(
                person=_id(view.deal, full_name, again=again),
                name=full_name,
                roles=tuple(roles),
                job=clean_name(job, "--job") if job is not None else None,
                wants=clean(wants, "--wants") if wants is not None else None,
                stance=stance,
            ),
        )

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _id(deal: Deal, name: str, *, again: bool) -> str:
    same = [one for one in deal.people if one.name.casefold() == name.casefold()]
    if same and not again:
        return same[0].id
    return slug_for(name, otherwise="person", taken={one.id for one in deal.people})
