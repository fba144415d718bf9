"""`list` on a terminal: a line a deal, in columns where they fit."""

from collections.abc import Mapping

from salescoach.cli.rendering.layout import Screen, columns, padded
from salescoach.cli.session import Session
from salescoach.cli.status import status_word
from salescoach.deal.decode import DealFile
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Unit, Weekday, say

_GAP = 2


def list_screen(session: Session, deals: Mapping[str, tuple[DealFile, View]]) -> str:
    """Id, customer, where it stands, amount; where that is too wide, the id on a line above."""
    screen = Screen(session)
    title = say("list.title", deals=Unit(len(deals), "deal"), day=Weekday(session.today))
    screen.add((session.text(title), "bold"))
    screen.blank()
    rows = [_row(session, id_, view) for id_, (_, view) in deals.items()]
    widths = columns(rows)
    fits = sum(widths) + _GAP * (len(widths) - 1) <= screen.width
    for row in rows:
        id_, account, where, amount = row
        if fits:
            start = (padded(cell, width + _GAP) for cell, width in zip(row, widths, strict=True))
            first, second, third, _ = start
            screen.add(first, (second, "bold"), third, amount)
        else:
            screen.add((account, "bold"), f"  {amount}" if amount else "", (f"  {id_}", "dim"))
            screen.add(where, indent=_GAP)
    return screen.text()


def _row(session: Session, deal_id: str, view: View) -> tuple[str, str, str, str]:
    amount = view.deal.amount
    return (
        deal_id,
        view.deal.account,
        session.text(_where(view)),
        session.text(say("value", value=amount)) if amount else "",
    )


def _where(view: View) -> Message:
    """The stage of a deal that goes on; else since when, or until when, it does not."""
    deal, today = view.deal, view.today
    if deal.ended is not None:
        return say("list.ended", outcome=status_word(deal, today), day=deal.ended.on)
    if deal.parked is not None and deal.rests_on(today):
        until = deal.parked.until
        return say("list.parked") if until is None else say("list.parked-until", day=until)
    where = say("value", value=view.stage.title)
    if deal.delivering:
        where = say("list.delivering", stage=view.stage.title)
    wait = deal.waiting_on(today)
    if wait is not None and wait.end is not None:
        return say("list.waiting", what=where, day=wait.end)
    quiet = quiet_for(view)
    if quiet.stale:
        return say("list.quiet", what=where, days=Unit(quiet.days, "day"))
    return where
