"""Both-way coverage: what of a playbook its tests have seen true, and what not true.

A rule that was only ever seen one way may be wrong the other way, and no test would notice. It
does not know where the views come from: the runner shows it one at each expectation.
"""

from collections.abc import Callable

from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook, WarningRule
from salescoach.trainer.scenarios.elements import Element, Kind, elements
from salescoach.values.record import record

_WAYS: dict[Kind, tuple[str, str]] = {
    "criterion": ("met", "not-met"),
    "condition": ("true", "not-true"),
    "warning": ("fires", "quiet"),
}


@record
class Covered:
    """An element, and the ways in which it was seen.

    The ways of a criterion are `met` and `not-met`, of a condition `true` and `not-true`, of a
    warning `fires` and `quiet`.
    """

    element: Element
    seen: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The ways in which it was not."""
        return tuple(way for way in _WAYS[self.element.kind] if way not in self.seen)


@record
class Report:
    """Every element, in playbook order."""

    elements: tuple[Covered, ...]

    @property
    def ways(self) -> int:
        """How many there are: two of each element."""
        return 2 * len(self.elements)

    @property
    def seen(self) -> int:
        """How many of them were seen."""
        return sum(len(one.seen) for one in self.elements)

    @property
    def percent(self) -> int:
        """Rounded down: only what is whole is 100. Of a playbook without conditions it is."""
        return 100 * self.seen // self.ways if self.ways else 100

    def reaches(self, percent: int) -> bool:
        """Whether at least so many of a hundred were seen; nothing is rounded."""
        return 100 * self.seen >= percent * self.ways

    @property
    def missing(self) -> tuple[Covered, ...]:
        """The elements that were not seen both ways."""
        return tuple(one for one in self.elements if one.missing)


def _its_own(_rule: WarningRule) -> bool:
    return True


class Coverage:
    """Watches the views of a test run. `counts` says which warnings are the playbook's own."""

    def __init__(
        self, playbook: Playbook, *, counts: Callable[[WarningRule], bool] = _its_own
    ) -> None:
        self._looks = tuple(elements(playbook, counts))
        self._seen: set[tuple[Element, bool]] = set()

    def seen(self, view: View) -> None:
        """Take in how everything stands. A deal that rests shows nothing: nothing is asked of it.

        The view has to be of the same playbook.
        """
        if view.deal.rests_on(view.today):
            return
        for element, look in self._looks:
            if all((element, way) in self._seen for way in (True, False)):
                continue
            found = look(view)
            if found is not None:
                self._seen.add((element, found))

    def report(self) -> Report:
        """What was seen so far."""
        return Report(tuple(self._covered(element) for element, _ in self._looks))

    def _covered(self, element: Element) -> Covered:
        ways = zip(_WAYS[element.kind], (True, False), strict=True)
        return Covered(element, tuple(way for way, one in ways if (element, one) in self._seen))
