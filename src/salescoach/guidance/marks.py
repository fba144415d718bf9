"""How well the options do on what counts for the customer: T9's frame, drawn up with them.

The weights, from 1 to 100, and the marks, from 0 to 10, are as they were recorded. The sum of an
option is weight x mark over all criteria. A mark that is missing may turn out to be anything, so
the sum is then a range; where no mark is there, it is not known.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.deal.record_events import Weight
    from salescoach.deal.records import Option

MOST = 10
"""The best mark."""
_TENTH = Decimal("0.1")


@record
class Marked:
    """What an option got on a criterion of theirs; `points` is None where the mark is missing."""

    criterion: str
    weight: int
    points: int | None


@record
class Weighted:
    """The sum of weight x mark, at least and at most, out of `most`."""

    low: int
    high: int
    most: int

    @property
    def marks(self) -> tuple[Decimal, Decimal]:
        """The same as a mark from 0 to 10, at least and at most, to a tenth, rounded half up."""
        return self._mark(self.low), self._mark(self.high)

    def _mark(self, points: int) -> Decimal:
        return (Decimal(points * MOST) / self.most).quantize(_TENTH, rounding=ROUND_HALF_UP)


def marks_of(option: "Option", weights: Sequence["Weight"]) -> tuple[Marked, ...]:
    """One a criterion of theirs, in their order. A mark for anything else counts for nothing."""
    points = {one.criterion: one.points for one in option.marks}
    return tuple(Marked(one.criterion, one.weight, points.get(one.criterion)) for one in weights)


def weighted(marked: Sequence[Marked]) -> Weighted | None:
    """The weighted sum; None where nothing is weighed, or nothing is marked."""
    known = [one for one in marked if one.points is not None]
    if not known:
        return None
    low = sum(one.weight * (one.points or 0) for one in known)
    open_ = sum(one.weight * MOST for one in marked if one.points is None)
    return Weighted(low, low + open_, sum(one.weight * MOST for one in marked))
