"""Three-valued logic: unknown is not no. Kleene's tables, and what would settle a result.

A result carries the parts that are not settled (`guidance.parts`).
"""

from collections.abc import Iterable
from enum import Enum

from salescoach.guidance.parts import Part
from salescoach.values.record import record


class Truth(Enum):
    """True, false or unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @property
    def opposite(self) -> "Truth":
        """Unknown stays unknown."""
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, self)


def of(value: bool) -> Truth:  # noqa: FBT001 - there is nothing else to tell it from
    """A plain boolean as a truth."""
    return Truth.TRUE if value else Truth.FALSE


def both(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: false and unknown is false. Of nothing it is true."""
    found = tuple(truths)
    if Truth.FALSE in found:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.TRUE


def either(truths: Iterable[Truth]) -> Truth:
    """Kleene's or: true or unknown is true. Of nothing it is false."""
    found = tuple(truths)
    if Truth.TRUE in found:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.FALSE


def counted(
    matching: int, maybe: int, *, at_least: int | None = None, at_most: int | None = None
) -> Truth:
    """Rule 2: so many match, and so many might. The one way of counting, whatever is counted."""
    truths = []
    if at_least is not None:
        may_be = Truth.UNKNOWN if matching + maybe >= at_least else Truth.FALSE
        truths.append(Truth.TRUE if matching >= at_least else may_be)
    if at_most is not None:
        may_be = Truth.UNKNOWN if matching <= at_most else Truth.FALSE
        truths.append(Truth.TRUE if matching + maybe <= at_most else may_be)
    return both(truths)


@record
class Outcome:
    """What a condition comes to.

    Attributes:
        truth: of the whole.
        missing: every unsettled part, even where another part already decides; empty when true.
        settle: those of them worth going for; in an `any` the nearest way only.
    """

    truth: Truth
    missing: tuple[Part, ...] = ()
    settle: tuple[Part, ...] = ()

    @property
    def holds(self) -> bool:
        """True, neither false nor unknown."""
        return self.truth is Truth.TRUE


TRUE = Outcome(Truth.TRUE)


def settled_by(truth: Truth, part: Part) -> Outcome:
    """The outcome of a single test: settled when true, else `part` is what is missing."""
    return TRUE if truth is Truth.TRUE else Outcome(truth, (part,), (part,))


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """False and unknown is false; every part is needed."""
    found = tuple(outcomes)
    truth = both(outcome.truth for outcome in found)
    if truth is Truth.TRUE:
        return TRUE
    missing = tuple(part for outcome in found for part in outcome.missing)
    settle = tuple(part for outcome in found for part in outcome.settle)
    return Outcome(truth, unique(missing), unique(settle))


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """True or unknown is true; the way with the fewest open parts is the one to go.

    A way that can't be gone (it is false and nothing settles it) is left out, unless all are.
    """
    found = tuple(outcomes)
    truth = either(outcome.truth for outcome in found)
    if truth is Truth.TRUE:
        return TRUE
    missing = tuple(part for outcome in found for part in outcome.missing)
    ways = [outcome for outcome in found if outcome.settle]
    nearest = min(ways, key=lambda way: (way.truth is Truth.FALSE, len(way.settle)), default=None)
    return Outcome(truth, unique(missing), nearest.settle if nearest else ())


def unique(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Each part once, in order."""
    return tuple(dict.fromkeys(parts))
