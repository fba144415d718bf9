"""`export`: deals as a file of their own: whole, as pages, as tables, as a calendar."""

from typing import Annotated

import typer

from salescoach.cli.exporting import Wanted, bundle_of, text_of, views_of
from salescoach.cli.handing_out import hand_out
from salescoach.cli.no_folder import tell_missing
from salescoach.cli.options import command
from salescoach.cli.session import Session
from salescoach.exchange.tables import TABLES
from salescoach.values.messages import Unit, say

EXAMPLE = (
    "Examples: salescoach export --output deals.json · salescoach export --format csv --of people"
)
FORMATS = ("json", "jsonl", "md", "csv", "ics")


@command(formats=FORMATS)
def run(
    session: Session,
    deals: Annotated[
        list[str] | None, typer.Argument(help="Deals; without any, all of them.")
    ] = None,
    output: Annotated[
        str | None, typer.Option(help="Into this file, whole or not at all.", metavar="FILE")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --output: in the place of a file that is there.")
    ] = False,
    of: Annotated[
        str | None, typer.Option(help=f"With csv: {', '.join(TABLES)}.", metavar="TABLE")
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(help="With csv: spreadsheet (no cell is a formula), or raw."),
    ] = None,
    separator: Annotated[
        str | None, typer.Option(help="With csv: comma, semicolon or tab.")
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="With csv: a mark in front, by which Excel sees UTF-8.")
    ] = False,
    owner: Annotated[str | None, typer.Option(help="Only the deals of this owner.")] = None,
    private: Annotated[
        bool, typer.Option("--private", help="With md: also what is for your eyes only.")
    ] = False,
    skip_damaged: Annotated[
        bool, typer.Option("--skip-damaged", help="Do without what is damaged; ends with 3.")
    ] = False,
) -> int:
    """json, jsonl: all that the deals hold, for import on another machine, or as a backup.

    md: a page a deal, without opinions of people and private remarks. csv: one table, --of which
    one. ics: visits, promises and other days that were agreed, for a calendar.
    """
    parts: Unit | None = None
    wanted = Wanted(
        session, of=of, profile=profile, separator=separator, bom=bom, private=private,
        owner=owner, skip_damaged=skip_damaged,
    )  # fmt: skip
    if wanted.format in ("json", "jsonl"):
        bundle, broken = bundle_of(session, deals or (), wanted)
        count = len(bundle.deals)
        text = text_of(session, bundle, wanted)
    else:
        from salescoach.cli.exporting_views import text_of_views

        views, broken = views_of(session, deals or (), wanted)
        count = len(views)
        text, parts = text_of_views(session, views, wanted)
    hand_out(session, text, output, Unit(count, "deal"), parts=parts, yes=yes)
    if not count and not broken:
        tell_missing(session, otherwise=say("export.no-deal"))
    return 3 if broken else 0
