"""Fewer cases, where all that matters is whether a tree can come to one end: to true, or to false.

A tree gets no less true when a single condition in it does, or no more true where that stands under
a `not`. So of the cases of one thing only those count that no other case beats everywhere.
"""

from collections.abc import Iterable, Iterator, Sequence

from salescoach.playbook.conditions import All, AnyOf, Condition, Not
from salescoach.trainer.lint.kleene import Case
from salescoach.trainer.lint.trees import NotTrue, Tree

MOST_COMPARED = 100  # cases of one thing; more are left as they are (ours)

Signs = dict[Condition, set[int]]
"""Of each single condition: 1 where it makes its tree truer, -1 where it makes it less true."""


def signs_of(trees: Iterable[Tree]) -> Signs:
    """Of every single condition in these; both signs where it stands in both ways."""
    found: Signs = {}
    for tree in trees:
        for leaf, sign in _signed(tree, 1):
            found.setdefault(leaf, set()).add(sign)
    return found


def best(cases: set[Case], leaves: Sequence[Condition], signs: Signs, *, end: int) -> set[Case]:
    """The cases that count on the way to an `end`: 1 for true, -1 for false."""
    if len(cases) > MOST_COMPARED:
        return cases
    ways = [{sign * end for sign in signs[leaf]} for leaf in leaves]
    return {one for one in cases if not any(_beats(other, one, ways) for other in cases)}


def _beats(other: Case, one: Case, ways: Sequence[set[int]]) -> bool:
    """Whether it is at least as good for every condition, and another case."""
    return other != one and all(
        way * (theirs - mine) >= 0
        for theirs, mine, found in zip(other, one, ways, strict=True)
        for way in found
    )


def _signed(tree: Tree, sign: int) -> Iterator[tuple[Condition, int]]:
    match tree:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _signed(part, sign)
        case Not(part) | NotTrue(part):
            yield from _signed(part, -sign)
        case single:
            yield single, sign
