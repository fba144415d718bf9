"""Who was there: `ulf, marta`, and somebody new as `Ines Koval (purchasing)`."""

from salescoach.deal.events import PersonAdded
from salescoach.exchange.hearing import Known, Misheard
from salescoach.playbook.model import Titled
from salescoach.values.record import record


@record
class Present:
    """Ids of those who were there, in the order in which they were named; `new` are among them."""

    people: tuple[str, ...]
    new: tuple[PersonAdded, ...] = ()


def read_people(text: str, known: Known, roles: tuple[Titled, ...]) -> Present | Misheard:
    """Those who are named, with commas between them; `roles` are the playbook's buyer roles.

    Somebody new stands with a role in brackets: its id, or its title or short form. Empty text is
    nobody.
    """
    raise NotImplementedError


def read_names(text: str, known: Known) -> tuple[str, ...] | Misheard:
    """People of the deal alone: ids of `ulf+marta`, or `ulf, marta`, or `both`; none new."""
    raise NotImplementedError
