"""What people and roles are called, from their ids; several things one after the other."""

from collections.abc import Sequence

from salescoach.deal.state import Person
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, say
from salescoach.values.names import first_name


def role_words(roles: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The short names of roles; an id where the playbook has none."""
    return tuple(
        role.label if (role := view.playbook.role(id_)) is not None else id_ for id_ in roles
    )


def people_words(ids: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The names of people; an id where nobody is recorded."""
    return tuple(
        person.name if (person := view.deal.person(id_)) is not None else id_ for id_ in ids
    )


def short_name(person: Person, view: View) -> str:
    """The first name where nobody else in the deal has it."""
    first = first_name(person.name)
    others = (first_name(one.name) for one in view.deal.people if one.id != person.id)
    return person.name if first in others else first


def joined(parts: Sequence[Argument]) -> Message:
    """Parts with commas and "and" of their own, so that one can tell where each ends."""
    first, *others = parts
    told = say("value", value=first)
    for other in others:
        told = say("recorded.both", first=told, second=other)
    return told
