"""The call sheet that a test looks at: for the next visit, or for a talk with those it names."""

from collections.abc import Sequence

from salescoach.deal.called import called
from salescoach.deal.state import Person
from salescoach.guidance.brief import Brief, brief_of
from salescoach.guidance.meeting import meeting
from salescoach.guidance.view import View
from salescoach.values.record import record


@record(kw_only=True)
class Sheet:
    """What `brief` would show.

    `brief` is None where there is no sheet: the deal rests, or no visit is planned and it is not
    said which of several people is met. `nobody` are names that nobody on record has, `several`
    those that more than one has.
    """

    brief: Brief | None
    nobody: tuple[str, ...] = ()
    several: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Who is there."""
        return tuple(one.person for one in self.brief.attendees) if self.brief else ()

    @property
    def bring(self) -> tuple[str, ...]:
        """The materials to bring, by id."""
        return self.brief.materials if self.brief else ()

    @property
    def offers(self) -> tuple[str, ...]:
        """The parts of the solution that are offered, by id, each once."""
        offered = self.brief.offers if self.brief else ()
        return tuple(dict.fromkeys(one.element.id for one in offered))


def sheet_of(view: View, names: Sequence[str]) -> Sheet:
    """As `brief DEAL --with NAMES` shows it, or without names as `brief DEAL` does."""
    if view.deal.rests_on(view.today):
        return Sheet(brief=None)
    found = {name: called(name, view.deal.people) for name in names}
    there = tuple(dict.fromkeys(those[0].id for those in found.values() if len(those) == 1))
    visit = meeting(view, there)
    return Sheet(
        brief=brief_of(view, visit) if visit is not None else None,
        nobody=tuple(name for name, those in found.items() if not those),
        several=tuple(name for name, those in found.items() if len(those) > 1),
    )
