"""What the commands that end a deal, let it rest or bring it back have in common."""

from collections.abc import Sequence
from datetime import date

from salescoach.cli.session import day_of
from salescoach.deal.state import Deal, Status
from salescoach.errors import BadUsage, NotFound, Refused
from salescoach.guidance.view import View
from salescoach.playbook.model import Titled
from salescoach.values.messages import Message, say
from salescoach.values.similar import most_like

# What may be done with a deal of this status, as a refusal tells it.
_POSSIBLE: dict[Status, tuple[str, ...]] = {
    "selling": ("advance", "back", "win", "lose", "disqualify", "park", "wait"),
    "parked": ("reopen", "lose", "disqualify", "park"),
    "delivering": ("advance", "back", "cancel", "wait"),
    "ended": ("reopen",),
}


def status_word(deal: Deal, today: date) -> Message:
    """How it stands in a word; of a deal that is over, how it ended."""
    if deal.ended is not None:
        return say(f"outcome.{deal.ended.outcome}")
    return say(f"status.{deal.status_on(today)}")


def check_status(
    view: View,
    deal_id: str,
    command: str,
    allowed: tuple[Status, ...],
    *,
    day: date | None = None,
) -> None:
    """Refused, with what would be possible, where the deal is none of `allowed` on that day."""
    status = view.deal.status_on(day or view.today)
    if status in allowed:
        return
    raise Refused(
        say(
            "wrong-status",
            command=command,
            allowed=say(f"statuses.{'-'.join(allowed)}"),
            deal=deal_id,
            status=status_word(view.deal, day or view.today),
        ),
        say("hint.possible", commands=_POSSIBLE[status]),
    )


def day_ahead(given: str, today: date, *, option: str = "--until") -> date:
    """A day after today; BadUsage for any other text."""
    day = day_of(given)
    if day <= today:
        raise BadUsage(say("day-not-ahead", option=option, day=given[:60], today=today))
    return day


def reason_by_id(given: str, known: Sequence[Titled]) -> str:
    """One of the playbook's reasons; NotFound with the likeliest and all of them."""
    ids = tuple(one.id for one in known)
    if given in ids:
        return given
    hint = say("hint.no-reasons")
    if ids:
        near = most_like(given, ids)
        hint = say("hint.one-of", words=ids)
        if near is not None:
            hint = say("hint.did-you-mean-of", word=near, words=ids)
    raise NotFound(say("no-such-reason", word=given[:60]), hint)
