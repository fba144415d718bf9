"""`next`: one deal, or all of them in order."""

from typing import Annotated, Any

import typer

from salescoach.cli.finding import deal_to_read
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.queue import QUEUE, seller_role, show_queue
from salescoach.cli.rendering.commands import record_with
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import BadUsage
from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.rest import rests_since
from salescoach.guidance.seller import only_for
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = "Examples: salescoach next · salescoach next halden-board"
ACTIONS = Shape(
    schema="next",
    member="actions",
    columns=("number", "moment", "id", "title", "because", "ask", "record_with"),
)
_MOST_ACTIONS = 5


@command(formats=LISTED, lists=(QUEUE, ACTIONS))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal; without it, all of them.")] = None,
    as_: Annotated[
        str | None, typer.Option("--as", help="Only what is for this seller role.")
    ] = None,
    limit: Annotated[int, typer.Option(help="At most so many.")] = 0,
    all_: Annotated[
        bool, typer.Option("--all", help="Deals without news among the others, not below them.")
    ] = False,
) -> int:
    """With a deal: at most five actions, best first, each with its reason and the question to ask.

    Without: one line a deal, in the order in which they deserve your time. Deals that have nothing
    new and no date stand below the others.
    """
    if not 0 <= limit <= 1000:
        raise BadUsage(say("bad-limit", text=str(limit)))
    if deal is None:
        return show_queue(session, limit=limit, role=as_, mixed=all_)
    if all_:
        raise BadUsage(say("all-with-a-deal"), say("hint.limit", deal=deal[:60]))
    return _one(session, deal_to_read(session, deal), limit or _MOST_ACTIONS, as_)


def _one(session: Session, deal_id: str, limit: int, role: str | None) -> int:
    file, view = seen(session, deal_id)
    advice = advise(view)
    if role is not None:
        advice = only_for(advice, seller_role(role, view.playbook.seller_roles).id)
    if session.format == "md" and session.fields is None:
        from salescoach.cli.rendering.next_page import next_page

        session.out.data(next_page(session, advice, limit))
        return 0
    told = tell(
        session, ACTIONS, list(enumerate(advice.actions[:limit], start=1)),
        cells=lambda one: _cells(session, deal_id, advice, *one),
        json=lambda one: _json(session, advice, *one),
        name=lambda one: one[1].id,
        around=lambda objects: _members(session, file, advice, objects),
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.next_screen import next_screen
        from salescoach.cli.screens import remember

        text, shown = next_screen(session, deal_id, advice, limit)
        session.out.screen(text)
        remember(session, file, advice.actions[:shown], view.playbook)
    elif session.format != "json":
        _say_resting(session, deal_id, view)
    return 0


def _cells(
    session: Session, deal_id: str, advice: Advice, number: int, action: Action
) -> tuple[str, ...]:
    return (
        str(number),
        action.moment,
        action.id,
        session.text(action.title),
        " ".join(session.text(reason) for reason in action.because),
        action.ask[0] if action.ask else "",
        record_with(action, deal_id, advice.view.playbook) or "",
    )


def _say_resting(session: Session, deal_id: str, view: View) -> None:
    """In words, why no data comes: the deal is parked or over."""
    if not view.deal.rests_on(view.today):
        return
    from salescoach.cli.rendering.resting import reopen_line, standing

    told = standing(view)
    if told is not None:
        back = reopen_line(deal_id)
        session.words(say("rests.words", deal=deal_id, standing=told, command=back))


def _json(session: Session, advice: Advice, number: int, action: Action) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import action_json

    return action_json(action, number, advice.view, session.text)


def _members(
    session: Session, file: DealFile, advice: Advice, actions: list[dict[str, Any]]
) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import (
        deal_json,
        debt_json,
        gate_json,
        named_day_json,
        warning_json,
    )
    from salescoach.cli.rendering.pending import pending_json

    since = rests_since(advice)
    return {
        "deal": deal_json(file, advice),
        "actions": actions,
        "warnings": [warning_json(one, advice.view, session.text) for one in advice.warnings],
        "debts": [debt_json(debt) for debt in advice.debts],
        "gate": gate_json(advice.gate, advice.view, session.text),
        "rests_since": since.isoformat() if since else None,
        "named_day": named_day_json(advice.view),
        "handover": pending_json(advice.view.deal),
    }
