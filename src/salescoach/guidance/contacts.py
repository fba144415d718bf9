"""Whom of theirs we have met, who spoke or acted, and to whom a question can go (docs/adr/0019)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from salescoach.deal.state import Deal, Person
from salescoach.guidance.visits import next_visit
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class Contacts:
    """Ids of people of theirs: with the day of the last held visit that each was at; who acted.

    `active` are those who were at a visit, said something that was recorded, or promised
    something: of them it is known that they deal with us, and what they are for or against would
    have been noticed. `at_the_table` are those who were at a held visit of this round.
    """

    met: Mapping[str, date]
    active: frozenset[str]
    at_the_table: frozenset[str]

    @property
    def engaged(self) -> frozenset[str]:
        """Those who were present at a held visit, be it in an earlier round."""
        return frozenset(self.met)


def contacts_of(deal: Deal) -> Contacts:
    """Of a deal as it stands."""
    held = [one for one in deal.records.visits if one.state == "held"]
    met: dict[str, date] = {}
    for visit in held:
        for name in visit.people:
            met[name] = max(visit.day, met.get(name, visit.day))
    now = (visit.people for visit in held if visit.cycle == deal.cycle)
    return Contacts(
        met,
        active=frozenset((*met, *_speakers(deal))),
        at_the_table=frozenset(name for people in now for name in people),
    )


def within_reach(view: "View", roles: tuple[str, ...] = ()) -> tuple[Person, ...]:
    """The people in these roles (none: all) to whom a question can go, in the order they were met.

    Those who are engaged, and those who come to the next visit. Where no visit was ever held
    everybody counts who is recorded: who keeps no visits must not be sent to meet the same people
    for ever. Not by what they said: more evidence must not raise what asking for it is worth.
    """
    people = view.people_in(roles) if roles else view.deal.people
    if not any(visit.state == "held" for visit in view.deal.records.visits):
        return people
    visit = next_visit(view)
    coming = visit.people if visit is not None else ()
    return tuple(one for one in people if one.id in view.engaged or one.id in coming)


def last_act(deal: Deal) -> date | None:
    """The last day on which the buyer acted: a held visit, a promise kept, a word of one named.

    A document of theirs is evidence that one of them stands behind. What we promise, plan and
    send is none.
    """
    return max(_acts(deal), default=None)


def _acts(deal: Deal) -> Iterator[date]:
    records = deal.records
    yield from (one.day for one in records.visits if one.state == "held")
    yield from (one.on for one in deal.evidence if one.said_by)
    yield from (one.on for one in deal.field_words)
    for promise in records.commitments:
        if promise.side == "theirs" and promise.state == "kept" and promise.closed is not None:
            yield promise.closed
        if promise.said_by:
            yield promise.on
        yield from (move.on for move in promise.moves if move.said_by)
    for doubt in records.doubts:
        if doubt.holder is not None:
            yield doubt.on
        if doubt.settled_by and doubt.changed is not None:
            yield doubt.changed
    yield from (one.on for one in records.agreements if one.said_by)
    for problem in records.problems:
        if problem.said_by:
            yield problem.on
        if problem.solved_by and problem.solved is not None:
            yield problem.solved


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
