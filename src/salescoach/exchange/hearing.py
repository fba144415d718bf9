"""What whoever reads a rep's words knows, and what is wrong where they cannot be read.

Problems are values, never exceptions: all of a text are collected, each with what mends it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from salescoach.deal.events import PersonAdded
from salescoach.deal.state import Person, RoleHeld
from salescoach.values.messages import Message
from salescoach.values.record import record


@record
class Problem:
    """One thing that cannot be read as it stands; `hint` says what to write instead."""

    message: Message
    hint: Message | None = None


@record
class Misheard:
    """Nothing is taken over: everything that is wrong, in the order of the text."""

    problems: tuple[Problem, ...]


@record(kw_only=True)
class Known:
    """Who can be meant, and from which day days are counted.

    Attributes:
        people: all of theirs in the deal.
        present: ids of those who were at the visit; of two who are called the same, they are meant.
        day: of the visit.
        deal: its id, for the commands that are shown.
    """

    people: tuple[Person, ...]
    present: tuple[str, ...]
    day: date
    deal: str = "DEAL"

    def with_people(self, present: Iterable[str], new: Iterable[PersonAdded] = ()) -> "Known":
        """The same once it is known who was there, and who of them is new."""
        added = tuple(
            Person(
                id=one.person,
                name=one.name,
                roles=tuple(RoleHeld(role, self.day) for role in one.roles),
                added=self.day,
            )
            for one in new
        )
        return replace(self, people=(*self.people, *added), present=tuple(present))

    def person(self, id_: str) -> Person | None:
        """The person of this id."""
        return next((one for one in self.people if one.id == id_), None)


@record
class Trouble:
    """One thing wrong in a file: where (both from 1; column None: the whole line), and its line."""

    line: int
    message: Message
    hint: Message | None = None
    column: int | None = None
    excerpt: str = ""


@record
class Unread:
    """A file that cannot be taken over: all that is wrong in it, in the order of the file."""

    troubles: tuple[Trouble, ...]
