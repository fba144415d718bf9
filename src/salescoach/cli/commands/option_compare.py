"""`option compare`: what each option costs, brings and changes, leaving it as it is included."""

from decimal import Decimal
from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.comparison import comparison_json, comparison_rows
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.errors import BadUsage
from salescoach.guidance.economics import RATE_PERCENT, YEARS, Assumed, compare_options
from salescoach.values.messages import say
from salescoach.values.numbers import is_number

EXAMPLE = "Example: salescoach option compare halden-board --years 8 --rate 6.5"
_MOST_YEARS = 50
_MOST_PERCENT = 1000


@command(formats=("table", "plain", "json"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
    years: Annotated[
        str | None, typer.Option(help="Over so many years; else 5.", metavar="N")
    ] = None,
    rate: Annotated[
        str | None,
        typer.Option(help="What money costs them a year; else 8 %.", metavar="PERCENT"),
    ] = None,
) -> int:
    """Beside each other: cost by year and in sum, gain, worth today, payback, marks, impact.

    Figures are as `option edit` recorded them; the last one holds for later years. What nobody
    recorded is not known and named, never taken for nothing.
    """
    deal_id = deal_or_asked(session, deal)
    assumed = Assumed(
        years=_years(years) if years is not None else YEARS,
        rate_percent=_rate(rate) if rate is not None else RATE_PERCENT,
        ours=tuple(name for name, given in (("years", years), ("rate", rate)) if given is None),
    )
    _, view = seen(session, deal_id)
    comparison = compare_options(view.deal.records, assumed)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, **comparison_json(comparison, view)}
            session.out.data(document("option-comparison", session.today, **members))
        case "plain":
            for row in comparison_rows(comparison):
                session.out.row(row)
        case _:
            if comparison.options:
                from salescoach.cli.rendering.comparison_screen import comparison_screen

                session.out.screen(comparison_screen(session, comparison, view))
    if not comparison.options:
        session.words(say("options.none", deal=deal_id))
    return 0


def _years(text: str) -> int:
    """A whole number of years."""
    text = text.strip()
    whole = text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_YEARS))
    if not whole or not 1 <= int(text) <= _MOST_YEARS:
        raise BadUsage(say("bad-years", text=text[:60], most=_MOST_YEARS))
    return int(text)


def _rate(text: str) -> Decimal:
    """Percent a year; the sign may be left out."""
    number = text.strip().removesuffix("%").strip()
    if not is_number(number) or not 0 <= Decimal(number) <= _MOST_PERCENT:
        raise BadUsage(say("bad-rate", text=text.strip()[:60], most=_MOST_PERCENT))
    return Decimal(number)
