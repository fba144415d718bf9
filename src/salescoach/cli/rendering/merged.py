"""What came in from another copy of a deal, and what it changed: in words, and as JSON."""

from collections.abc import Sequence
from typing import Any

from salescoach.cli.copies_given import shown
from salescoach.cli.receipt import next_words
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.telling import told_transaction
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.fold import fold
from salescoach.deal.transactions import Transaction, can_be_undone, transactions
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.view import View
from salescoach.store.taking_in import TakenIn
from salescoach.values.canonical import canonical
from salescoach.values.messages import Argument, Message, Unit, say

MOST_TOLD = 12
"""Commands that are told one by one; the history has the others."""
_SHORT = 8


def show_merged(session: Session, taken: TakenIn, name: str, *, dry_run: bool) -> None:
    """Words, one line for each command that came in; with `--json` a document."""
    if session.out.quiet and session.format != "json":
        return
    advice = advise(view_of(session, taken.file))
    if session.format == "json":
        session.out.data(_document(session, taken, advice, dry_run=dry_run))
    deal_id, came = taken.file.id, _came_in(taken)
    if not taken.changed:
        session.words(say("merge.nothing", deal=deal_id, file=shown(session, name)))
        return
    events = Unit(len(taken.added), "record")
    told = "merge.would" if dry_run else "merge.done"
    session.words(say(told, deal=deal_id, records=events, file=shown(session, name)))
    if session.format == "json":
        return  # the document says the rest
    for one in came[:MOST_TOLD]:
        session.words(_told(one, taken.file, advice.view))
    if len(came) > MOST_TOLD:
        more = Unit(len(came) - MOST_TOLD, "command")
        session.words(say("merge.more", commands=more, see=line("history", deal_id)))
    for changed in _changes(taken, advice.view):
        session.words(changed)
    if dry_run:
        for event in taken.file.events:
            if event.id in taken.added:
                session.words(say("value", value=canonical(event.raw).decode()))
    else:
        session.words(say("merge.next", next=next_words(session, advice)))


def _came_in(taken: TakenIn) -> list[Transaction]:
    """The commands of which something came in, oldest first."""
    added = frozenset(taken.added)
    return [
        one
        for one in transactions(taken.file.events)
        if any(event.id in added for event in one.events)
    ]


def _told(one: Transaction, file: DealFile, view: View) -> Message:
    """When, who, what, and how to take it back."""
    first = one.events[0]
    what = told_transaction(one, view, transactions(file.events))
    facts: dict[str, Argument] = {"day": first.on, "who": first.actor, "what": what}
    if one.live and one.undoes is None and can_be_undone(one):
        return say("merge.command", undo=line("undo", file.id, one.tx[:_SHORT]), **facts)
    return say("merge.command-for-good", **facts)


def _changes(taken: TakenIn, view: View) -> list[Message]:
    """What stands otherwise now, and what does not fit together."""
    after = fold(taken.file.events)
    if taken.before is None:
        return [say("merge.contradiction", what=what) for what in after.contradictions]
    before = fold(taken.before.events)
    titles = [_title(one.stage, view) for one in (before, after)]
    pins = [f"{one.id} {one.version}" for one in (taken.before.follows(), taken.file.follows())]
    statuses = [say(f"status.{one.status_on(view.today)}") for one in (before, after)]
    found = [
        *_change("merge.stage", titles),
        *_change("merge.status", statuses),
        *_change("merge.playbook", pins),
    ]
    gone = set(taken.file.forgotten) - set(taken.before.forgotten)
    if gone:
        found.append(say("merge.forgotten", records=Unit(len(gone), "record")))
    new = (what for what in after.contradictions if what not in before.contradictions)
    return [*found, *(say("merge.contradiction", what=what) for what in new)]


def _title(stage_id: str, view: View) -> str:
    stage = view.playbook.stage(stage_id)
    return stage.title if stage is not None else stage_id


def _change(id_: str, both: Sequence[Argument]) -> list[Message]:
    before, after = both
    return [say(id_, before=before, after=after)] if before != after else []


def _document(session: Session, taken: TakenIn, advice: Advice, *, dry_run: bool) -> str:
    from salescoach.cli.rendering.json_shapes import action_json, deal_json, document, event_json

    added = frozenset(taken.added)
    members: dict[str, Any] = {
        "deal": deal_json(taken.file, advice),
        "repeated": not taken.changed,
        "dry_run": dry_run,
        "events": [event_json(event) for event in taken.file.events if event.id in added],
        "commands": [
            {
                "tx": one.tx,
                "on": one.events[0].on.isoformat(),
                "actor": one.events[0].actor,
                "live": one.live,
            }
            for one in _came_in(taken)
        ],
        "changes": [session.text(one) for one in _changes(taken, advice.view)],
        "contradictions": list(fold(taken.file.events).contradictions),
        "next": (
            action_json(advice.actions[0], 1, advice.view, session.text) if advice.actions else None
        ),
    }
    return document("merged", session.today, **members)
