"""`commitment late`: what is late, in all deals."""

from typing import Annotated, Any, get_args

import typer

from salescoach.cli.commands.commitment_list import COMMITMENTS
from salescoach.cli.exits import Exit
from salescoach.cli.late_promises import Late, late_promises
from salescoach.cli.listing import Shape, tell
from salescoach.cli.no_folder import check_named_folder, tell_missing
from salescoach.cli.options import command
from salescoach.cli.rendering.promises import details, headline, promise_json, promise_row
from salescoach.cli.session import Session
from salescoach.errors import BadUsage
from salescoach.values.messages import Unit, say
from salescoach.values.states import Side

EXAMPLE = "Examples: salescoach commitment late · salescoach commitment late --side ours"


LATE = Shape(
    schema="late-commitments",
    member="commitments",
    columns=("deal.id", "deal.account", *COMMITMENTS.columns),
    page=("deal.account", "side", "due", "days_late", "owner", "what"),
)


@command(formats=("table", "plain", "json", "jsonl", "md"), lists=(LATE,))
def run(
    session: Session,
    side: Annotated[
        str | None, typer.Option(help="Only what we owe, or what they owe: ours, theirs.")
    ] = None,
) -> int:
    """Every promise whose day is past, the latest first, of the deals that are sold or delivered.

    Exit code 0: nothing is late; 1: something is; 3: a deal could not be read; 4: the data folder
    that was named is not there.
    """
    check_named_folder(session)
    late, broken = late_promises(session, _side(side))
    told = tell(session, LATE, late, cells=_cells, json=_json)
    if not told:
        _screen(session, late)
    if late:
        deals = Unit(len({one.view.deal_id for one in late}), "deal")
        session.words(say("late.count", late=Unit(len(late), "late-promise"), deals=deals))
    elif not broken:
        tell_missing(session, otherwise=say("late.none"))
    if broken:
        return Exit.FATAL
    return Exit.NO if late else Exit.WORKED


def _side(given: str | None) -> Side | None:
    if given is None:
        return None
    found: Side | None = next((one for one in get_args(Side) if one == given), None)
    if found is None:
        raise BadUsage(say("bad-side", text=given[:60]), say("hint.one-of", words=get_args(Side)))
    return found


def _cells(one: Late) -> tuple[str, ...]:
    return (one.view.deal_id, one.view.deal.account, *promise_row(one.promise, one.view.today))


def _json(one: Late) -> dict[str, Any]:
    deal = {"id": one.view.deal_id, "account": one.view.deal.account}
    return {"deal": deal, **promise_json(one.promise, one.view.today)}


def _screen(session: Session, late: tuple[Late, ...]) -> None:
    if not late:
        return
    from salescoach.cli.rendering.layout import Screen
    from salescoach.values.messages import Weekday

    screen, text = Screen(session), session.text
    screen.pair((text(say("late.title")), "bold"), text(say("value", value=Weekday(session.today))))
    for one in late:
        screen.blank()
        screen.add((one.view.deal.account, "bold"))
        screen.add(text(headline(one.promise, one.view)), indent=2, hang=4)
        told = "; ".join(text(detail) for detail in details(one.promise, one.view))
        screen.add(told, indent=4)
        screen.whole((f"{one.view.deal_id} {one.promise.id}", "dim"), indent=4)
    session.out.screen(screen.text())
