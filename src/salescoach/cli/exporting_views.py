"""Exports of deals as they look today: pages, tables, a calendar."""

from collections.abc import Sequence

from salescoach.cli.exporting import Wanted
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.guidance.view import View
from salescoach.values.messages import Unit, say
from salescoach.values.text import harmless

_BOM = "\ufeff"


Seen = tuple[DealFile, View]


def text_of_views(
    session: Session, views: Sequence[Seen], wanted: Wanted
) -> tuple[str, Unit | None]:
    """The whole export, in which what people wrote is harmless; and how many rows or entries.

    A page is a deal: there is nothing else to count.
    """
    match wanted.format:
        case "md":
            from salescoach.cli.rendering.deal_page import deal_page

            pages = (deal_page(session, *seen, private=wanted.private) for seen in views)
            return "\n".join(pages), None
        case "csv":
            return _table(session, views, wanted)
        case _:
            from salescoach.cli.rendering.calendar_entries import entries_of
            from salescoach.exchange.calendar import calendar_text

            entries = [entry for seen in views for entry in entries_of(session, *seen)]
            text = calendar_text(entries, name=session.text(say("calendar.name")))
            return text, Unit(len(entries), "entry")


def _table(session: Session, views: Sequence[Seen], wanted: Wanted) -> tuple[str, Unit]:
    from salescoach.cli.rendering.telling import told_transaction
    from salescoach.exchange.csv_text import csv_text
    from salescoach.exchange.tables import rows_of

    rows = rows_of(
        wanted.table, views, lambda one, view, all_: session.text(told_transaction(one, view, all_))
    )
    safe = [[harmless(cell) for cell in row] for row in rows]
    text = csv_text(safe, separator=wanted.separator, raw=wanted.raw)
    without_heading = Unit(len(safe) - 1, "row")
    return f"{_BOM}{text}" if wanted.bom else text, without_heading
