"""What people are called where there is little room."""

from salescoach.deal.state import Person
from salescoach.guidance.view import View


def short_name(person: Person, view: View) -> str:
    """The first word of a name where nobody else in the deal has it, else the whole name."""
    first = person.name.split()[0]
    others = (one.name.split()[0] for one in view.deal.people if one.id != person.id)
    return person.name if first in others else first
