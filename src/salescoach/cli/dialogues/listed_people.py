"""People of theirs to choose from in a dialogue: shown with numbers, taken by number or name."""

from collections.abc import Sequence

from salescoach.cli.rendering.layout import unbroken
from salescoach.cli.rendering.naming import short_name
from salescoach.cli.session import Session
from salescoach.deal.state import Person
from salescoach.errors import BadUsage
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.names import is_called, without_titles

_GAP = "  "


def listed(session: Session, people: Sequence[Person], view: View, *, both: bool = False) -> str:
    """`1 Ulf  2 Marta  3 both`; only of two it says `both`."""
    names = [short_name(person, view) for person in people]
    if both and len(names) == 2:
        names.append(session.text(say("ask.both")))
    return _GAP.join(unbroken(f"{number} {name}") for number, name in enumerate(names, start=1))


def chosen(session: Session, text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Those who were meant, each once: `2`, `1+2`, `ulf, marta`, `both`.

    Raises:
        BadUsage: none of them, or several, are meant by what was typed.
    """
    both = {str(len(people) + 1), session.text(say("ask.both")).casefold()}
    if len(people) == 2 and text.strip().casefold() in both:
        return tuple(people)
    parts = [part.strip() for part in text.replace("+", ",").split(",") if part.strip()]
    found = [_one(part, people) for part in parts]
    return tuple(dict.fromkeys(found))


def _one(typed: str, people: Sequence[Person]) -> Person:
    if typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= len(people):
        return people[int(typed) - 1]
    wanted = typed.casefold()
    ways = (_is_whole, _is_part, _is_beginning)
    for way in ways:
        found = [person for person in people if way(wanted, person)]
        if len(found) == 1:
            return found[0]
        if found:
            names = tuple(person.name for person in found)
            raise BadUsage(say("ask.several", name=typed[:60]), say("hint.several", words=names))
    names = tuple(person.name for person in people)
    raise BadUsage(say("ask.nobody", name=typed[:60]), say("hint.one-of", words=names))


def _is_whole(wanted: str, person: Person) -> bool:
    return wanted in (person.id, person.name.casefold())


def _is_part(wanted: str, person: Person) -> bool:
    return is_called(wanted, person.name)


def _is_beginning(wanted: str, person: Person) -> bool:
    return any(
        word.startswith(wanted)
        for word in (person.id, *without_titles(person.name).casefold().split())
    )
