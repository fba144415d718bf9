"""The deal as it looks when one goes to a certain visit: no other one is planned before it.

A talk that nobody planned is a visit of today, so that both are advised on in the same way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from salescoach.deal.records import Visit
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit

TALK = ""
"""The id of a talk that is no planned visit: no record has it."""


def talk_with(view: View, people: Iterable[str]) -> Visit:
    """A talk with these people (ids) today."""
    return Visit(id=TALK, day=view.today, on=view.today, people=tuple(people))


def meeting(view: View, named: Sequence[str] = ()) -> Visit | None:
    """A talk with those who are named (ids), else the next visit, else a talk with the only one.

    None where several are known and none of them is named: nobody can say who is met.
    """
    if named:
        return talk_with(view, named)
    known = tuple(person.id for person in view.deal.people)
    return next_visit(view) or (talk_with(view, known) if len(known) <= 1 else None)


def at(view: View, visit: Visit) -> View:
    """The same deal where this is the only visit ahead; those of the past stay as they are."""
    records = view.deal.records
    others = tuple(
        one
        for one in records.visits
        if one.id != visit.id and (one.state != "planned" or one.day < view.today)
    )
    deal = replace(view.deal, records=replace(records, visits=(*others, visit)))
    return View(view.playbook, deal, view.today, view.holidays, view.events, deal_id=view.deal_id)
