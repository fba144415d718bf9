"""`next`: one deal, or all of them in order."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_read
from salescoach.cli.options import command
from salescoach.cli.rendering.commands import record_with
from salescoach.cli.seeing import all_seen, seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import BadUsage
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.queue import Queued, queue_of
from salescoach.guidance.view import View
from salescoach.values.messages import Unit, say

EXAMPLE = "Examples: salescoach next · salescoach next halden-board"
FORMATS = ("table", "plain", "json", "ids")
_MOST_ACTIONS = 5


@command(formats=FORMATS)
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal; without it, all of them.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.")] = 0,
) -> int:
    """With a deal: at most five actions, best first, each with its reason and the question to ask.

    Without: one line a deal, in the order in which they deserve your time.
    """
    if not 0 <= limit <= 1000:
        raise BadUsage(say("bad-limit", text=str(limit)))
    if deal is None:
        return _queue(session, limit)
    return _one(session, deal_to_read(session, deal), limit or _MOST_ACTIONS)


def _one(session: Session, deal_id: str, limit: int) -> int:
    file, view = seen(session, deal_id)
    advice = advise(view)
    match session.format:
        case "json":
            session.out.data(_json(session, file, advice, limit))
        case "ids":
            for action in advice.actions[:limit]:
                session.out.data(action.id)
            _say_resting(session, deal_id, view)
        case "plain":
            _plain(session, deal_id, advice, limit)
            _say_resting(session, deal_id, view)
        case _:
            from salescoach.cli.rendering.next_screen import next_screen
            from salescoach.cli.screens import remember

            text, shown = next_screen(session, deal_id, advice, limit)
            session.out.screen(text)
            remember(session, file, advice.actions[:shown])
    return 0


def _plain(session: Session, deal_id: str, advice: Advice, limit: int) -> None:
    for number, action in enumerate(advice.actions[:limit], start=1):
        cells = (
            str(number),
            action.moment,
            action.id,
            session.text(action.title),
            " ".join(session.text(reason) for reason in action.because),
            action.ask[0] if action.ask else "",
            record_with(action, deal_id) or "",
        )
        session.out.row(cells)


def _say_resting(session: Session, deal_id: str, view: View) -> None:
    """In words, why no data comes: the deal is parked or over."""
    if not view.deal.rests_on(view.today):
        return
    from salescoach.cli.rendering.resting import reopen_line, standing

    told = standing(view)
    if told is not None:
        back = reopen_line(deal_id)
        session.words(say("rests.words", deal=deal_id, standing=told, command=back))


def _json(session: Session, file: DealFile, advice: Advice, limit: int) -> str:
    from salescoach.cli.rendering.json_shapes import (
        action_json,
        deal_json,
        debt_json,
        document,
        gate_json,
        warning_json,
    )

    return document(
        "next",
        session.today,
        deal=deal_json(file, advice),
        actions=[
            action_json(action, number, file.id, session.text)
            for number, action in enumerate(advice.actions[:limit], start=1)
        ],
        warnings=[warning_json(one, advice.view, session.text) for one in advice.warnings],
        debts=[debt_json(debt) for debt in advice.debts],
        gate=gate_json(advice.gate, advice.view, session.text),
    )


def _queue(session: Session, limit: int) -> int:
    files, broken = all_seen(session)
    queued = queue_of((id_, view) for id_, (_, view) in files.items())
    shown = queued[:limit] if limit else queued
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document, queued_json

            deals = [queued_json(one, files[one.deal_id][0], session.text) for one in shown]
            session.out.data(document("queue", session.today, deals=deals))
        case "ids":
            for one in shown:
                session.out.data(one.deal_id)
        case "plain":
            for one in shown:
                _plain_line(session, one)
        case _:
            if shown:
                from salescoach.cli.rendering.queue_screen import queue_screen

                session.out.screen(queue_screen(session, shown))
    if not files and not broken:
        for line in ("first-run.1", "first-run.2", "first-run.3"):
            session.words(say(line))
    if files and not queued and session.format != "json":
        session.words(say("queue.none-open", deals=Unit(len(files), "deal")))
    return 3 if broken else 0


def _plain_line(session: Session, one: Queued) -> None:
    deal = one.advice.view.deal
    cells = (
        one.deal_id,
        deal.account,
        deal.status_on(session.today),
        deal.stage,
        str(deal.amount.amount) if deal.amount else "",
        deal.amount.currency if deal.amount else "",
        str(one.quiet_days),
        one.action.id if one.action else "",
        session.text(one.action.title) if one.action else "",
    )
    session.out.row(cells)
