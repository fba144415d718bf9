"""Exports of deals as they look today: pages, tables, a calendar."""

from collections.abc import Sequence

from salescoach.cli.exporting import Wanted
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.text import harmless

_BOM = "\ufeff"


def text_of_views(session: Session, views: Sequence[tuple[DealFile, View]], wanted: Wanted) -> str:
    """The whole export; what people wrote is harmless in it."""
    match wanted.format:
        case "md":
            from salescoach.cli.rendering.deal_page import deal_page

            pages = (deal_page(session, *seen, private=wanted.private) for seen in views)
            return "\n".join(pages)
        case "csv":
            return _table(session, views, wanted)
        case _:
            from salescoach.cli.rendering.calendar_entries import entries_of
            from salescoach.exchange.calendar import calendar_text

            entries = [entry for seen in views for entry in entries_of(session, *seen)]
            return calendar_text(entries, name=session.text(say("calendar.name")))


def _table(session: Session, views: Sequence[tuple[DealFile, View]], wanted: Wanted) -> str:
    from salescoach.cli.rendering.telling import told_transaction
    from salescoach.exchange.csv_text import csv_text
    from salescoach.exchange.tables import rows_of

    rows = rows_of(
        wanted.table, views, lambda one, view, all_: session.text(told_transaction(one, view, all_))
    )
    safe = ([harmless(cell) for cell in row] for row in rows)
    text = csv_text(safe, separator=wanted.separator, raw=wanted.raw)
    return f"{_BOM}{text}" if wanted.bom else text
