"""Promises of a deal: the list of both sides, those that are late first, and its JSON."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.states import Side

if TYPE_CHECKING:
    from salescoach.cli.rendering.layout import Screen


def in_order(view: View) -> tuple[Commitment, ...]:
    """Late ones first, the latest of all on top; then by their day, those without one, the closed.

    What is closed stands with the newest first.
    """
    known = view.deal.records.commitments
    still_open = sorted(
        (one for one in known if one.state == "open"),
        key=lambda one: (one.due is None, one.due or date.max, one.place),
    )
    closed = sorted(
        (one for one in known if one.state != "open"),
        key=lambda one: (one.closed or one.on, one.place),
        reverse=True,
    )
    return (*still_open, *closed)


def slips(commitments: Sequence[Commitment], side: Side) -> int:
    """How often a side has put something off to a later day."""
    return sum(times_put_off(one) for one in commitments if one.side == side)


def times_put_off(one: Commitment) -> int:
    """How often it was moved to a later day."""
    return sum(move.slipped for move in one.moves)


def promise_lines(screen: "Screen", session: Session, view: View) -> None:
    """Two lines a promise: who and what; by when, for whom, how often put off, whose word."""
    text = session.text
    promises = in_order(view)
    heading = ""
    for one in promises:
        group = _group(one, view.today)
        if group != heading:
            screen.blank()
            screen.add((text(say(group)), "bold"))
            heading = group
        screen.add(text(headline(one, view)), indent=2, hang=4)
        screen.add("; ".join(text(detail) for detail in details(one, view)), indent=4)
        screen.whole((one.id, "dim"), indent=4)
    screen.blank()
    ours, theirs = (Unit(slips(promises, side), "time") for side in ("ours", "theirs"))
    if ours.count or theirs.count:
        screen.add(text(say("promises.slips", ours=ours, theirs=theirs)))
    if any(one.state == "open" for one in promises):
        keep = line("commitment", "keep", view.deal_id, VALUE)
        move = line("commitment", "move", view.deal_id, VALUE, VALUE)
        screen.whole(text(say("promises.keep", command=keep)))
        screen.whole(text(say("promises.move", command=move)))


def promise_words(one: Commitment, view: View) -> tuple[Message, ...]:
    """Who and what; then by when, for whom, how often put off, whose word, how it ended."""
    return (headline(one, view), *details(one, view))


def promise_row(one: Commitment, today: date) -> tuple[str, ...]:
    """The columns of a plain line."""
    return (
        one.id,
        one.side,
        one.state,
        one.due.isoformat() if one.due else "",
        str(days_late(one, today) or ""),
        _owner(one) or "",
        " ".join(one.to),
        one.what,
        str(times_put_off(one)),
        " ".join(one.said_by),
        one.kind or "",
        one.visit or "",
        one.on.isoformat(),
        one.closed.isoformat() if one.closed else "",
        one.because or "",
    )


def promise_json(one: Commitment, today: date) -> dict[str, Any]:
    """All that is recorded of a promise."""
    return {
        "id": one.id,
        "side": one.side,
        "what": one.what,
        "kind": one.kind,
        "owner": _owner(one),
        "to": list(one.to),
        "on": one.on.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "state": one.state,
        "days_late": days_late(one, today),
        "slips": times_put_off(one),
        "moves": [
            {
                "on": move.on.isoformat(),
                "before": move.before.isoformat() if move.before else None,
                "to": move.to.isoformat(),
                "because": move.because,
                "said_by": list(move.said_by),
            }
            for move in one.moves
        ],
        "said_by": list(one.said_by),
        "visit": one.visit,
        "closed": one.closed.isoformat() if one.closed else None,
        "kept_at": one.kept_at,
        "because": one.because,
    }


def slips_json(promises: Sequence[Commitment]) -> dict[str, int]:
    """How often each side has put something off."""
    return {"ours": slips(promises, "ours"), "theirs": slips(promises, "theirs")}


def headline(one: Commitment, view: View) -> Message:
    """Who promised what."""
    who = _owner(one)
    if one.side == "ours":
        return say("promises.we", who=who or "", what=one.what)
    if who is None:
        return say("promises.somebody", what=one.what)
    return say("promises.they", who=people_words((who,), view), what=one.what)


def details(one: Commitment, view: View) -> tuple[Message, ...]:
    """By when, for whom, how often put off, whose word; and how it ended."""
    found = [_due(one, view.today)]
    if one.to:
        found.append(say("promises.to", who=people_words(one.to, view)))
    times = times_put_off(one)
    if times:
        found.append(say("promises.put-off", times=Unit(times, "time")))
    if one.said_by:
        found.append(say("promises.confirmed", who=people_words(one.said_by, view)))
    elif one.side == "theirs" and one.state == "open":
        found.append(say("promises.unconfirmed"))
    if one.state != "open":
        found.append(_ending(one))
    return tuple(found)


def days_late(one: Commitment, today: date) -> int:
    """How many days its day is past, 0 where it is not late."""
    return (today - one.due).days if one.is_late_on(today) and one.due else 0


def _owner(one: Commitment) -> str | None:
    """A person's id, or the name of a colleague: who recorded it where nobody is named."""
    return one.owner or (one.actor if one.side == "ours" else None)


def _group(one: Commitment, today: date) -> str:
    if one.state != "open":
        return "promises.closed"
    return "promises.late" if one.is_late_on(today) else "promises.open"


def _due(one: Commitment, today: date) -> Message:
    if one.due is None:
        return say("promises.no-date")
    days = days_late(one, today)
    if days:
        return say("promises.due-late", day=one.due, days=Unit(days, "day"))
    return say("promises.due", day=one.due)


def _ending(one: Commitment) -> Message:
    id_ = {
        "kept": "promises.kept",
        "broken": "promises.broken",
        "cancelled": "promises.cancelled",
    }[one.state]
    told = say(id_, day=one.closed or one.on)
    if one.because is None:
        return told
    return say("promises.because", what=told, because=Quoted(one.because))
