"""Whom of theirs we have met, who spoke or acted, and to whom a question can go (docs/adr/0019)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from salescoach.deal.state import Deal, Person
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class Contacts:
    """Ids of people of theirs: with the day of the last held visit that each was at; who acted.

    `active` are those who were at a visit, said something that was recorded, or promised
    something: of them it is known that they deal with us, and what they are for or against would
    have been noticed.
    """

    met: Mapping[str, date]
    active: frozenset[str]

    @property
    def engaged(self) -> frozenset[str]:
        """Those who were present at a held visit, be it in an earlier round."""
        return frozenset(self.met)


def contacts_of(deal: Deal) -> Contacts:
    """Of a deal as it stands."""
    met: dict[str, date] = {}
    for visit in deal.records.visits:
        for name in visit.people if visit.state == "held" else ():
            met[name] = max(visit.day, met.get(name, visit.day))
    return Contacts(met, frozenset((*met, *_speakers(deal))))


def within_reach(view: "View", roles: tuple[str, ...] = ()) -> tuple[Person, ...]:
    """The people in these roles (none: all) to whom a question can go, in the order they were met.

    Those with whom we have dealt. Where no visit was ever recorded in the deal everybody counts
    who is recorded: who keeps no visits must not be sent to meet the same people for ever.
    """
    people = view.people_in(roles) if roles else view.deal.people
    if not any(visit.state == "held" for visit in view.deal.records.visits):
        return people
    return tuple(one for one in people if one.id in view.contacts.active)


def _speakers(deal: Deal) -> Iterator[str]:
    """Everybody by whose word something stands, and who promised something."""
    records = deal.records
    for said in (deal.evidence, deal.field_words, records.agreements, records.options):
        for one in said:
            yield from one.said_by
    for promise in records.commitments:
        yield from promise.said_by
        if promise.side == "theirs" and promise.owner is not None:
            yield promise.owner
        for move in promise.moves:
            yield from move.said_by
    for doubt in records.doubts:
        yield from doubt.settled_by
        if doubt.holder is not None:
            yield doubt.holder
    for problem in records.problems:
        yield from (*problem.said_by, *problem.solved_by)
