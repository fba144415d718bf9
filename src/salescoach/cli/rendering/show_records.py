"""What `show` tells of a deal's records, and of the type of its customer: parts with a few lines.

The lists of visits, promises and so on have all of them; here stands what counts today.
"""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.rendering.handover_page import Section, page_of
from salescoach.cli.rendering.naming import people_words
from salescoach.guidance.matching import is_evaluated
from salescoach.guidance.scoring import verdict_at
from salescoach.guidance.view import View
from salescoach.guidance.visits import last_visit, outcome_of
from salescoach.playbook.model import Differentiation, Scorecard
from salescoach.values.messages import Message, Quoted, say
from salescoach.values.states import Evaluation

MOST_LINES = 5
_OF_THE_PAGE = ("next", "promised", "agreed", "doubts", "problems")
_MOST_NOTES = 3
_WAYS: tuple[Evaluation, ...] = ("technical", "economic")


def records_of(view: View) -> tuple[Section, ...]:
    """The parts that have something to tell, in this order."""
    page = [one for one in page_of(view).sections if one.name in _OF_THE_PAGE]
    found = (
        Section("visit", say("show.last-visit"), tuple(_last(view))),
        *page,
        Section("options", say("show.options"), tuple(_options(view))),
        Section("notes", say("show.notes"), tuple(_notes(view))),
        Section("scores", say("show.scores"), tuple(_scores(view))),
        Section("towards", say("show.towards"), tuple(_towards(view))),
    )
    return tuple(one for one in found if one.lines)


def scores_json(view: View) -> list[dict[str, Any]]:
    """Each scorecard with its range, and the verdict where the whole range agrees."""
    return [
        {"id": card.id, "low": low, "high": high, "verdict": verdict}
        for card in view.playbook.scorecards
        for low, high, verdict in (_range(card, view),)
    ]


def differentiation_json(view: View) -> list[dict[str, Any]]:
    """What could move this customer on, each with how its item stands."""
    return [
        {"id": one.id, "raises": one.raises, "item": one.item, "state": _state(one, view)}
        for one in _fitting(view)
    ]


def _last(view: View) -> Iterator[Message]:
    visit = last_visit(view, since=view.deal.opened)
    if visit is None:
        return
    outcome = outcome_of(visit, view)
    who = people_words(visit.people, view)
    came_to = say(f"came-to.{outcome}") if outcome is not None else say("show.not-known")
    if who:
        yield say("show.visit-with", day=visit.day, who=who, outcome=came_to)
    else:
        yield say("show.visit", day=visit.day, outcome=came_to)


def _options(view: View) -> Iterator[Message]:
    """Each way that they weigh, and in which respect it was not worked out yet."""
    for one in view.deal.records.options:
        missing = tuple(say(f"show.not-{way}") for way in _WAYS if not is_evaluated(one, way))
        if missing:
            yield say("show.option-open", option=one.title, missing=missing)
        else:
            yield say("value", value=one.title)


def _notes(view: View) -> Iterator[Message]:
    for one in view.deal.records.notes[-_MOST_NOTES:]:
        kind = "show.note-private" if one.private else "show.note"
        yield say(kind, day=one.on, text=Quoted(one.text))


def _scores(view: View) -> Iterator[Message]:
    """What the type of the customer rests on (T1, T23), and whatever else is scored."""
    for card in view.playbook.scorecards:
        low, high, verdict = _range(card, view)
        known = sum(one.low == one.high for one in view.score(card.id).signals)
        if known == 0:
            continue
        if verdict is None:
            yield say("show.score-open", score=card.label, known=known, of=len(card.signals))
        elif low == high:
            yield say("show.score-at", score=card.label, verdict=verdict, points=low)
        else:
            yield say("show.score", score=card.label, verdict=verdict, low=low, high=high)


def _towards(view: View) -> Iterator[Message]:
    """What would raise loyalty or assistance (T20, T21), only where it is worth it (T22)."""
    if not view.deal.delivering:
        return
    for one in _fitting(view):
        state = _state(one, view)
        if state not in (None, "not-applicable"):
            yield say(f"show.towards-{one.raises}", what=one.do, state=say(f"state.{state}"))


def _fitting(view: View) -> tuple[Differentiation, ...]:
    type_ = view.deal.customer_type
    return tuple(one for one in view.playbook.differentiation if type_ in one.from_)


def _state(one: Differentiation, view: View) -> str | None:
    """How its item stands; None without an item, or while it is not known whether it applies."""
    return view.item_state(one.item) if one.item is not None else None


def _range(card: Scorecard, view: View) -> tuple[int, int, str | None]:
    found = view.score(card.id)
    low, high = verdict_at(found.low, card.bands), verdict_at(found.high, card.bands)
    return found.low, found.high, low if low == high and not found.stopped else None
