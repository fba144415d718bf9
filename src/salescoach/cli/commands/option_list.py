"""`option list`: the ways that they weigh."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.option_list import (
    evaluated,
    option_json,
    options_screen,
    weights_json,
)
from salescoach.cli.rendering.option_receipts import unmarked_of
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.records import Option
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.money import Money

EXAMPLE = "Example: salescoach option list halden-board"


OPTIONS = Shape(
    schema="options",
    member="options",
    columns=(
        "", "id", "kind", "title", "maker", "evaluated", "outlay", "costs", "gains", "marks",
        "not_marked", "technical", "economic", "impact", "strengths", "weaknesses", "said_by",
    ),
    page=("id", "kind", "title", "maker", "evaluated", "outlay", "costs", "gains", "marks"),
)  # fmt: skip


@command(formats=LISTED, lists=(OPTIONS,))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """What counts for them, and of each option what is known and what is still missing."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    options = view.deal.records.options
    if session.format == "plain" and session.fields is None:
        _say_weights(session, view)
    told = tell(
        session, OPTIONS, options,
        cells=lambda one: _cells(one, view),
        json=lambda one: option_json(one, view),
        name=lambda one: one.id,
        around=lambda objects: {"deal": deal_id, **weights_json(view), "options": objects},
    )  # fmt: skip
    if not told and (options or view.deal.records.weights):
        session.out.screen(options_screen(session, view))
    if not options:
        session.words(say("options.none", deal=deal_id))
    return 0


def _say_weights(session: Session, view: View) -> None:
    """What they weigh by, before the options; the first cell tells which is which."""
    records = view.deal.records
    for weight in records.weights:
        by = " ".join(records.weighed_by)
        session.out.row(("weight", weight.criterion, str(weight.weight), by))


def _cells(one: Option, view: View) -> tuple[str, ...]:
    return (
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
