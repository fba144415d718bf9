"""Who of those on record is meant by what somebody called them."""

from collections.abc import Iterable

from salescoach.deal.state import Person
from salescoach.values.names import is_called


def called(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Everybody of that id or whole name, in any case; else everybody whom a part of it fits.

    So a whole name is never taken for a part of a longer one: "Ana" is Ana, and not Ana Lopez.
    """
    known, wanted = tuple(people), name.strip().casefold()
    exact = tuple(one for one in known if wanted in (one.id, one.name.casefold()))
    return exact or tuple(one for one in known if is_called(name.strip(), one.name))
