"""What a planned visit rests on: the questions and people that its item needs beforehand.

A pilot is planned; its item needs a mark. Whoever asks for that mark is told how near the pilot is.
"""

from collections.abc import Iterator

from salescoach.deal.records import Visit
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.moments import visit_of
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.playbook.conditions import (
    Condition,
    FactCondition,
    StakeholderCondition,
    singles,
)
from salescoach.playbook.model import Item

_NEAR_DAYS = 14


def resting_on(candidate: Candidate, view: View) -> tuple[str, Visit] | None:
    """The nearest planned visit that rests on it, with what its kind is called; None for none.

    Of the next two weeks, after today, and after the visit at which this itself is done.
    """
    own = visit_of(candidate, view)
    found = [
        (title, visit)
        for item, title in _with_a_visit(view)
        if (visit := next_visit(view, kind=item.visit_kind)) is not None
        and 0 < (visit.day - view.today).days <= _NEAR_DAYS
        and (own is None or own.day < visit.day)
        and _rests_on(item, candidate)
    ]
    return min(found, key=lambda one: one[1].day, default=None)


def _with_a_visit(view: View) -> Iterator[tuple[Item, str]]:
    """Open items that need something and take place at a kind of visit, with its title."""
    titles = {kind.id: kind.title for kind in view.playbook.visit_kinds}
    for stage in view.open_stages:
        for item in stage.items:
            if item.needs is None or item.visit_kind is None:
                continue
            if view.item_state(f"{stage.id}/{item.id}") == "open":
                yield item, titles.get(item.visit_kind, item.visit_kind)


def _rests_on(item: Item, candidate: Candidate) -> bool:
    if item.needs is None:
        return False
    asked = {fact.id for fact in candidate.asks}
    roles = set(candidate.roles) if candidate.kind == "meet" else set[str]()
    return any(_asks_for(one, asked, roles) for one in singles((item.needs,)))


def _asks_for(condition: Condition, facts: set[str], roles: set[str]) -> bool:
    match condition:
        case FactCondition(fact=id_):
            return id_ in facts
        case StakeholderCondition(role=role):
            return role in roles
        case _:
            return False
