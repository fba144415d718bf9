"""`option list`: the ways that they weigh."""

from collections.abc import Iterator
from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.option_list import evaluated, options_json, options_screen
from salescoach.cli.rendering.option_receipts import unmarked_of
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.money import Money

EXAMPLE = "Example: salescoach option list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """What counts for them, and of each option what is known and what is still missing."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    options = view.deal.records.options
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, **options_json(view)}
            session.out.data(document("options", session.today, **members))
        case "ids":
            for option in options:
                session.out.data(option.id)
        case "plain":
            for row in _rows(view):
                session.out.row(row)
        case _:
            if options or view.deal.records.weights:
                session.out.screen(options_screen(session, view))
    if not options:
        session.words(say("options.none", deal=deal_id))
    return 0


def _rows(view: View) -> Iterator[tuple[str, ...]]:
    """What they weigh by, then the options; the first cell tells which."""
    records = view.deal.records
    by = " ".join(records.weighed_by)
    for weight in records.weights:
        yield "weight", weight.criterion, str(weight.weight), by
    for one in records.options:
        yield (
            "option",
            one.id,
            one.kind,
            one.title,
            one.maker or "",
            " ".join(evaluated(one)),
            _money((one.outlay,) if one.outlay else ()),
            _money(one.costs),
            _money(one.gains),
            "; ".join(f"{mark.criterion}={mark.points}" for mark in one.marks),
            "; ".join(unmarked_of(one, view)),
            one.technical or "",
            one.economic or "",
            one.impact or "",
            one.strengths or "",
            one.weaknesses or "",
            " ".join(one.said_by),
        )


def _money(amounts: tuple[Money, ...]) -> str:
    """One after the other, the first year first."""
    return "; ".join(f"{one.amount} {one.currency}" for one in amounts)
