"""People of a deal, on screens and in JSON."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from salescoach.cli.rendering.naming import role_words
from salescoach.cli.rendering.telling_people import goal_words, stance_words
from salescoach.cli.session import Session
from salescoach.deal.state import Person
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say

if TYPE_CHECKING:
    from salescoach.cli.rendering.layout import Screen


def person_lines(screen: "Screen", session: Session, view: View, *, indent: int) -> None:
    """One line a person, or that nobody is recorded."""
    if not view.deal.people:
        screen.add(session.text(say("show.nobody")), indent=indent)
    for person in view.deal.people:
        screen.add(session.text(_told(person, view)), indent=indent, hang=indent + 2)


def known_people_lines(screen: "Screen", session: Session, view: View) -> None:
    """A line a person, and below it what is known of that person."""
    if not view.deal.people:
        screen.add(session.text(say("show.nobody")))
    for person in view.deal.people:
        screen.add(session.text(_told(person, view)), hang=2)
        for more in _known(person, view):
            screen.add(session.text(more), indent=2, hang=4)


def people_json(view: View) -> list[dict[str, Any]]:
    """The people with the day from which each role is known."""
    return [person_json(person) for person in view.deal.people]


def person_json(person: Person) -> dict[str, Any]:
    """One of them."""
    return {
        "id": person.id,
        "name": person.name,
        "roles": [{"role": h.role, "since": h.since.isoformat()} for h in person.roles],
        "job": person.job,
        "wants": person.wants,
        "stance": person.stance or "unknown",
        "added": person.added.isoformat(),
        "goals": [{"words": o.words, "perspective": o.perspective} for o in person.goals],
        "informed": person.informed.isoformat() if person.informed else None,
    }


def person_row(person: Person, today: date) -> tuple[str, ...]:
    """A person in plain columns; see docs/scripts.md."""
    roles = " ".join(sorted(person.roles_on(today)))
    return person.id, person.name, roles, person.stance or "unknown", person.job or ""


def _told(person: Person, view: View) -> Message:
    roles: Argument = role_words(tuple(held.role for held in person.roles), view)
    roles = roles or say("show.no-role")
    if person.job:
        return say("show.person-job", name=person.name, job=person.job, roles=roles)
    return say("show.person", name=person.name, roles=roles)


def _known(person: Person, view: View) -> Iterator[Message]:
    if person.wants is not None:
        yield say("people.wants", words=Quoted(person.wants))
    for goal in person.goals:
        yield goal_words(goal, view, of="people.goal")
    if person.stance is not None:
        yield say("people.stance", stance=stance_words(person.stance))
    if person.informed is not None:
        yield say("people.informed", day=person.informed)
