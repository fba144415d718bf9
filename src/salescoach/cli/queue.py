"""`next` without a deal: every deal in order, in each of the forms."""

from typing import Any

from salescoach.cli.listing import Shape, tell
from salescoach.cli.seeing import all_seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import NotFound
from salescoach.guidance.queue import Queued, queue_of
from salescoach.guidance.view import View
from salescoach.playbook.model import Titled
from salescoach.values.messages import Unit, say
from salescoach.values.similar import most_like

Seen = dict[str, tuple[DealFile, View]]
QUEUE = Shape(
    schema="queue",
    member="deals",
    columns=(
        "deal.id", "deal.account", "deal.status", "deal.stage", "deal.amount.amount",
        "deal.amount.currency", "quiet_days", "action.id", "action.title", "rests_since",
        "handover.person",
    ),
    page=(
        "deal.account", "deal.stage", "deal.amount.amount", "deal.amount.currency", "quiet_days",
        "action.title",
    ),
)  # fmt: skip


def show_queue(session: Session, *, limit: int, role: str | None, mixed: bool) -> int:
    """The first `limit` deals, 0 meaning all; 3 where one of the files can't be read."""
    files, broken = all_seen(session)
    known = {one.id: one for _, view in files.values() for one in view.playbook.seller_roles}
    wanted = None
    if role is not None and files:
        wanted = seller_role(role, tuple(known.values()), "no-such-seller-in-use")
    views = ((id_, view) for id_, (_, view) in files.items())
    queued = queue_of(views, role=wanted.id if wanted else None, mixed=mixed)
    _show(session, files, queued[:limit] if limit else queued, mixed=mixed)
    if not files and not broken:
        from salescoach.cli.no_folder import tell_first_run

        tell_first_run(session)
    if files and not queued and session.format not in ("json", "jsonl"):
        _say_none(session, files, wanted)
    return 3 if broken else 0


def seller_role(given: str, known: tuple[Titled, ...], unknown: str = "no-such-seller") -> Titled:
    """The seller role of this id; NotFound, said in the words of `unknown`, where there is none."""
    found = next((one for one in known if one.id == given), None)
    if found is not None:
        return found
    ids = tuple(one.id for one in known)
    near = most_like(given, ids)
    hint = say("hint.one-of", words=ids) if ids else None
    if near is not None:
        hint = say("hint.did-you-mean", word=near)
    raise NotFound(say(unknown, role=given[:60]), hint)


def _show(session: Session, files: Seen, shown: tuple[Queued, ...], *, mixed: bool) -> None:
    told = tell(
        session, QUEUE, shown,
        cells=lambda one: _cells(session, one),
        json=lambda one: _json(session, files, one),
        name=lambda one: one.deal_id,
    )  # fmt: skip
    if not told and shown:
        from salescoach.cli.rendering.queue_screen import queue_screen

        session.out.screen(queue_screen(session, shown, mixed=mixed))


def _json(session: Session, files: Seen, one: Queued) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import queued_json

    return queued_json(one, files[one.deal_id][0], session.text)


def _say_none(session: Session, files: Seen, wanted: Titled | None) -> None:
    awake = any(not view.deal.rests_on(view.today) for _, view in files.values())
    if wanted is not None and awake:
        session.words(say("queue.none-for", role=wanted.title))
    else:
        session.words(say("queue.none-open", deals=Unit(len(files), "deal")))


def _cells(session: Session, one: Queued) -> tuple[str, ...]:
    deal = one.advice.view.deal
    return (
        one.deal_id,
        deal.account,
        deal.status_on(session.today),
        deal.stage,
        str(deal.amount.amount) if deal.amount else "",
        deal.amount.currency if deal.amount else "",
        str(one.quiet_days),
        one.action.id if one.action else "",
        session.text(one.action.title) if one.action else "",
        one.rests_since.isoformat() if one.rests_since else "",
        deal.records.pending.person if deal.records.pending else "",
    )
