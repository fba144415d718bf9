"""What conditions on numbers of things can come to together: records, facts of a group, days."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from math import comb

from salescoach.playbook.conditions import Counted, MeasureCondition, StakeholderCondition
from salescoach.trainer.lint.kleene import FALSE, TRUE, UNKNOWN, Case, of

Bounds = tuple[int | None, int | None]
_KNOWN_AT_ONCE = ("days_in_stage", "days_since_contact", "close_date_moves")


def of_records(leaves: Sequence[Counted]) -> Iterator[Case]:
    """So many match, and so many might."""
    bounds = [
        (1 if one.at_least is None and one.at_most is None else one.at_least, one.at_most)
        for one in leaves
    ]
    limits = [limit for pair in bounds for limit in pair if limit is not None]
    for matching in _numbers(limits):
        for maybe in (0, *_numbers(limits)):
            yield tuple(_counted(matching, maybe, one) for one in bounds)
    if isinstance(leaves[0], StakeholderCondition):  # with nobody of the role on record
        yield tuple(min(_counted(0, 0, (one[0], None)), _of_nobody(one)) for one in bounds)


def of_group(asked: Sequence[tuple[int, int]], most: int) -> Iterator[Case]:
    """Each with its rank and least number: what is known, or open, of `most` facts at each rank.

    At a higher one no more are known, and no fewer are known or open. What lies between two of the
    least numbers is like the lower one.
    """
    ranks = sorted({rank for rank, _ in asked})
    limits = _limits(asked, most)
    for known in combinations_with_replacement(reversed(limits), len(ranks)):
        for upper in combinations_with_replacement(limits, len(ranks)):
            if known[0] <= upper[0]:
                at = {rank: (known[n], upper[n] - known[n]) for n, rank in enumerate(ranks)}
                yield tuple(_counted(*at[rank], (least, None)) for rank, least in asked)


def cost_of_group(asked: Sequence[tuple[int, int]], most: int) -> int:
    """How many truths that tries."""
    ranks = len({rank for rank, _ in asked})
    ways = comb(len(_limits(asked, most)) + ranks - 1, ranks)
    return ways * ways * len(asked)


def of_measure(leaves: Sequence[MeasureCondition]) -> Iterator[Case]:
    """A number from 0 on; what rests on a limit or an amount may be unknown."""
    limits = [
        limit
        for one in leaves
        for limit in (one.at_least, one.at_most, one.more_than, one.less_than)
        if limit is not None
    ]
    for number in _numbers(limits):
        yield tuple(of(_holds(one, number)) for one in leaves)
    if leaves[0].measure not in _KNOWN_AT_ONCE:
        yield (UNKNOWN,) * len(leaves)


def _limits(asked: Sequence[tuple[int, int]], most: int) -> list[int]:
    return sorted({0, *(least for _, least in asked if least <= most)})


def _counted(matching: int, maybe: int, bounds: Bounds) -> int:
    least, most = bounds
    truth = TRUE
    if least is not None and matching < least:
        truth = UNKNOWN if matching + maybe >= least else FALSE
    if most is not None and matching + maybe > most:
        truth = min(truth, UNKNOWN if matching <= most else FALSE)
    return truth


def _of_nobody(bounds: Bounds) -> int:
    return TRUE if bounds[1] is None else UNKNOWN


def _holds(asked: MeasureCondition, number: int) -> bool:
    return (
        (asked.at_least is None or number >= asked.at_least)
        and (asked.at_most is None or number <= asked.at_most)
        and (asked.more_than is None or number > asked.more_than)
        and (asked.less_than is None or number < asked.less_than)
    )


def _numbers(limits: Sequence[int]) -> list[int]:
    """Each limit, one less and one more, and 0."""
    near = {0, *(limit + step for limit in limits for step in (-1, 0, 1))}
    return sorted(number for number in near if number >= 0)
