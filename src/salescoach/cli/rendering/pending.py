"""That a deal waits for a colleague to take it over: in words, and as data."""

from collections.abc import Iterable
from typing import Any

from salescoach.deal.state import Deal
from salescoach.guidance.advice import Action
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import seller_title
from salescoach.values.messages import Message, say


def pending_note(view: View) -> Message | None:
    """As a note in the queue; None where nobody is to take it over."""
    found = view.deal.records.pending
    return None if found is None else say("handover.pending", who=found.person, day=found.on)


def pending_line(view: View) -> Message | None:
    """In a sentence of its own, with the role."""
    found = view.deal.records.pending
    if found is None:
        return None
    role = seller_title(found.role, view)
    return say("handover.pending-line", who=found.person, day=found.on, role=role)


def untold_line(view: View, shown: Iterable[Action]) -> Message | None:
    """The same, where none of the actions that are shown tells it."""
    told = any(one.work is not None and one.work.passed is not None for one in shown)
    return None if told else pending_line(view)


def pending_json(deal: Deal) -> dict[str, Any] | None:
    """Who is to take it over, since when; null where nobody is."""
    found = deal.records.pending
    if found is None:
        return None
    return {
        "role": found.role,
        "person": found.person,
        "since": found.on.isoformat(),
        "id": found.handover,
        "because": found.because,
    }


def pending_rows(deal: Deal) -> list[tuple[str, ...]]:
    """The same as name and value; no line where nobody is."""
    found = deal.records.pending
    if found is None:
        return []
    return [("handed-to", found.person), ("handed-role", found.role),
            ("handed-since", found.on.isoformat())]  # fmt: skip
