"""When an item is due, and when its next turn is."""

from datetime import date
from typing import TYPE_CHECKING, assert_never

from salescoach.guidance.doings import facts_of, good_enough, last_doing, reopened
from salescoach.guidance.evidence import day_in
from salescoach.guidance.visits import last_visit, next_visit
from salescoach.playbook.model import Due, Item, Stage
from salescoach.values.days import plus, plus_days

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def due_day(view: "View", stage: Stage, item: Item) -> date | None:
    """The day by which an item is to be done; None where what it is tied to has no day yet.

    A planned visit of the item's kind dates it. For one that repeats and was done it is else its
    next turn; None when there are no more.
    """
    visit = next_visit(view, kind=item.visit_kind) if item.visit_kind is not None else None
    return visit.day if visit is not None else next_turn(view, stage, item)


def next_turn(view: "View", stage: Stage, item: Item) -> date | None:
    """The day by which it is due by its own rule, whatever is planned."""
    turn = last_turn(view, stage, item)
    if item.repeat is None or turn is None:
        return _first_due(view, stage, item.due)
    following = plus(turn, item.repeat.every, view.holidays)
    if item.repeat.for_ is None:
        return following
    start = _first_due(view, stage, item.due) or view.entry_of(stage) or turn
    return following if following <= plus(start, item.repeat.for_, view.holidays) else None


def last_turn(view: "View", stage: Stage, item: Item) -> date | None:
    """The day of its last turn since it was reopened; by its facts, that of the oldest of them."""
    since = reopened(view, stage, item)
    done = view.done(f"{stage.id}/{item.id}")
    days = [done.on] if done is not None and done.place > since else []
    latest = [
        max((one.evidence.on for one in good_enough(view, stage, fact, since=since)), default=None)
        for fact in facts_of(view, item)
    ]
    known = [day for day in latest if day is not None]
    if known and len(known) == len(latest):
        days.append(min(known))
    return max(days, default=None)


def _first_due(view: "View", stage: Stage, due: Due | None) -> date | None:
    anchor = _anchor(view, stage, due) if due else None
    if due is None or anchor is None:
        return None
    return plus_days(anchor, -due.days if due.before else due.days)


def _anchor(view: "View", stage: Stage, due: Due) -> date | None:
    match due.anchor:
        case "stage-entry":
            return view.entry_of(stage)
        case "win":
            return max((one.on for one in view.deal.stages if one.way == "win"), default=None)
        case "expected-close":
            return view.deal.expected_close
        case "fact":
            stands = view.stands(due.what or "")
            return day_in(stands.evidence) if stands else None
        case "item":
            found = view.find_item(due.what or "")
            doing = last_doing(view, *found) if found else None
            return doing.on if doing else None
        case "visit":
            entered = view.entry_of(stage)
            visit = last_visit(view, since=entered) if entered is not None else None
            return visit.day if visit is not None else None
        case other:
            assert_never(other)
