"""`skip`: leave an item out, for a reason."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write, item_by_name
from salescoach.cli.needed import because_or_asked, check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.screens import recalled
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.cli.status import day_ahead
from salescoach.deal.decode import DealFile
from salescoach.deal.events import ItemSkipped, Payload
from salescoach.errors import BadUsage, Refused
from salescoach.guidance.view import View
from salescoach.playbook.model import Item
from salescoach.values.messages import say

EXAMPLE = 'Example: salescoach skip halden-board agree-the-trial --because "Their own terms hold"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    item: Annotated[
        str, typer.Argument(help="An item, or a number that `next` showed here.", metavar="ITEM")
    ],
    because: Annotated[str | None, typer.Option(help="Why, in your own words.")] = None,
    not_applicable: Annotated[
        bool, typer.Option("--not-applicable", help="It makes no sense for this deal.")
    ] = False,
    until: Annotated[str | None, typer.Option(help="Open again then.", metavar="DATE")] = None,
    on: Annotated[str | None, typer.Option(help="Left out since.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """For good, or with --until for some time. Skipped once more, the new reason counts.

    `done` takes it back, and so does `undo`. A criterion that waits for the item stays open, unless
    the item does not apply.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    if until is not None and not_applicable:
        raise BadUsage(say("never-until"))
    ends = day_ahead(until, session.today) if until is not None else None
    because = clean(because, "--because", most=MOST_REASON) if because is not None else None
    name, digest = _named(session, deal_id, item)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        stage_id, found = item_by_name(view, name)
        _check_open(view, stage_id, found)
        check_given(session, {"--because": because})
        return (
            ItemSkipped(
                stage=stage_id,
                item=found.id,
                because=because_or_asked(session, because),
                not_applicable=not_applicable,
                until=ends,
            ),
        )

    return record(session, deal_id, plan, on=day, seen=digest, dry_run=dry_run)


def _named(session: Session, deal_id: str, given: str) -> tuple[str, str | None]:
    """The item's name; for a number what stood there, and the deal as it was shown."""
    if not (given.isascii() and given.isdecimal()):
        return given, None
    file, _ = seen(session, deal_id)
    number = int(given[:6])
    kind, _, path = recalled(session, file, number).id.partition("/")
    if kind != "do":
        raise BadUsage(say("number-is-no-item", number=number))
    return path, file.digest


def _check_open(view: View, stage_id: str, item: Item) -> None:
    """Refused for what is done, or does not apply anyway; what was skipped may be skipped anew."""
    if any((one.stage, one.item) == (stage_id, item.id) for one in view.deal.skipped):
        return
    state = view.item_state(f"{stage_id}/{item.id}")
    if state == "done":
        raise Refused(say("done-already", item=item.id))
    if state == "not-applicable":
        raise Refused(say("not-applicable", item=item.id))
