"""The call sheet that a test looks at: for the next visit, or for a talk with those it names."""

from collections.abc import Sequence

from salescoach.deal.state import Person
from salescoach.guidance.brief import Brief, brief_of
from salescoach.guidance.meeting import talk_with
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.values.names import is_called
from salescoach.values.record import record


@record(kw_only=True)
class Sheet:
    """What `brief` would show.

    `brief` is None where there is no sheet: the deal rests, or no visit is planned and nobody is
    named. `unknown` are names that nobody on record has, or several have.
    """

    brief: Brief | None
    unknown: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Who is there."""
        return tuple(one.person for one in self.brief.attendees) if self.brief else ()

    def ids(self, key: str) -> tuple[str, ...]:
        """What is brought, or which parts of the solution are offered, each once."""
        if self.brief is None:
            return ()
        if key == "brief.bring":
            return self.brief.materials
        return tuple(dict.fromkeys(one.element.id for one in self.brief.offers))


def sheet_of(view: View, names: Sequence[str] | None) -> Sheet:
    """As `brief DEAL --with NAMES` shows it; without names for the next visit that is planned."""
    if view.deal.rests_on(view.today):
        return Sheet(brief=None)
    if names is None:
        visit = next_visit(view)
        return Sheet(brief=brief_of(view, visit) if visit is not None else None)
    found = {name: _person(name, view) for name in names}
    unknown = tuple(name for name, person in found.items() if person is None)
    there = tuple(dict.fromkeys(one.id for one in found.values() if one is not None))
    return Sheet(brief=brief_of(view, talk_with(view, there)), unknown=unknown)


def _person(name: str, view: View) -> Person | None:
    """By id, or by a name that is theirs alone."""
    known = [one for one in view.deal.people if one.id == name]
    known = known or [one for one in view.deal.people if is_called(name, one.name)]
    return known[0] if len(known) == 1 else None
