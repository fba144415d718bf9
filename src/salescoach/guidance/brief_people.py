"""The people of a call sheet: who is there, what each did and said, who is missing.

How somebody stands to us is told in acts and words: a label alone is an opinion, and helps nobody
in a talk.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import get_args

from salescoach.deal.state import Person
from salescoach.guidance.advice import Advice
from salescoach.guidance.offering import goals_to_ask
from salescoach.guidance.questions import Question
from salescoach.guidance.said_values import in_brief
from salescoach.guidance.view import View
from salescoach.playbook.model import BuyerRole, Fact
from salescoach.values.messages import Message, say
from salescoach.values.record import record
from salescoach.values.states import Stance

_MOST_ACTS = 2
_TELLING = frozenset(get_args(Stance)) - {"unknown"}  # a file may say what we do not know
_Moment = tuple[date, int]


@record(kw_only=True)
class Attendee:
    """Somebody who is there.

    Attributes:
        person: who it is.
        wants: what the person wants out of it; None where that is not known, or not told.
        stance: as the rep noted it; None where nothing is noted, or that it is not known.
        acts: what the person did and said, the newest first, two at the most.
        only: what nobody else who is recorded could settle, the most valuable first.
        decides_by: how people in the role come to a yes, as the playbook says; said of the first
            who is there in the role alone.
        prefers: how they like to deal with us, likewise.
        ask_goals: part of the solution would serve this person, but no goal of theirs is recorded.
    """

    person: Person
    wants: str | None = None
    stance: str | None = None
    acts: tuple[Message, ...] = ()
    only: tuple[Fact, ...] = ()
    decides_by: str | None = None
    prefers: str | None = None
    ask_goals: bool = False


@record(kw_only=True)
class Missing:
    """Somebody of the buying group who is not there, or a role in which nobody is known.

    Attributes:
        person: None where nobody is recorded in the role.
        roles: ids of the playbook.
        met: the last visit at which we met; None for never.
    """

    person: Person | None
    roles: tuple[str, ...]
    met: date | None = None


def attendees(
    view: View, present: Iterable[Person], found: Iterable[Question]
) -> tuple[Attendee, ...]:
    """Those who are there, in the order in which they are to come."""
    asked, decides, prefers = tuple(found), set[str](), set[str]()
    return tuple(
        Attendee(
            person=person,
            wants=person.wants,
            stance=person.stance if person.stance in _TELLING else None,
            acts=_acts(view, person),
            only=tuple(one.fact for one in asked if _only(view, one, person)),
            decides_by=_line_of(view, person, decides, lambda role: role.decides_by),
            prefers=_line_of(view, person, prefers, lambda role: role.prefers),
            ask_goals=goals_to_ask(view, person),
        )
        for person in present
    )


def missing(view: View, present: Iterable[Person], advice: Advice) -> tuple[Missing, ...]:
    """People in a buyer role who are not there, then the roles that are to be met and are vacant.

    Both in the order of the playbook's roles.
    """
    there = {person.id for person in present}
    order = {role.id: place for place, role in enumerate(view.playbook.buyer_roles)}
    absent = [
        Missing(person=one, roles=_in_order(one.roles_on(view.today), order),
                met=view.contacts.met.get(one.id))
        for one in view.deal.people
        if one.id not in there and one.roles_on(view.today)
    ]  # fmt: skip
    absent.sort(key=lambda one: order.get(one.roles[0], len(order)))
    vacant = (
        action.subject
        for action in advice.actions
        if action.kind == "meet" and not view.people_in((action.subject,))
    )
    roles = _in_order(frozenset(vacant), order)
    return (*absent, *(Missing(person=None, roles=(role,)) for role in roles))


def _in_order(roles: frozenset[str], order: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(roles, key=lambda role: (order.get(role, len(order)), role)))


def _line_of(
    view: View, person: Person, told: set[str], lines_of: Callable[[BuyerRole], tuple[str, ...]]
) -> str | None:
    """The first line of the first role of theirs that has any and of which none was `told`."""
    held = person.roles_on(view.today)
    for role in view.playbook.buyer_roles:
        lines = lines_of(role)
        if role.id in held and lines and role.id not in told:
            told.add(role.id)
            return lines[0]
    return None


def _only(view: View, question: Question, person: Person) -> bool:
    """Of all who are recorded, this one's word alone would settle it."""
    roles = question.fact.ask_whom
    if question.fact.scope == "person" or not roles:
        return False
    return question.whom == (person,) and view.people_in(roles) == (person,)


def _acts(view: View, person: Person) -> tuple[Message, ...]:
    """The newest of their promises kept or not, and the newest of their words, by day."""
    found = [
        max(kind, key=lambda one: one[0])
        for kind in (list(_promises(view, person)), list(_words(view, person)))
        if kind
    ]
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(act for _, act in found[:_MOST_ACTS])


def _promises(view: View, person: Person) -> Iterator[tuple[_Moment, Message]]:
    for one in view.deal.records.commitments:
        if one.side != "theirs" or one.owner != person.id or one.closed is None:
            continue
        if one.state in ("kept", "broken"):
            kind = "brief.act-kept" if one.state == "kept" else "brief.act-not-kept"
            yield (one.closed, one.place), say(kind, what=one.what, day=one.closed)


def _words(view: View, person: Person) -> Iterator[tuple[_Moment, Message]]:
    """In words of their own, not what they chose of a list."""
    for one in view.deal.evidence:
        fact = view.playbook.fact(one.fact)
        if fact is None or person.id not in one.said_by or fact.type not in ("text", "list"):
            continue
        said = say("brief.act-said", fact=fact.label, value=in_brief(fact, one, view), day=one.on)
        yield (one.on, one.place), said
