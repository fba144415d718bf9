"""Which truths a condition can have at all: whatever happens in the deal, as far as that is finite.

What two single conditions have to do with each other is known where they speak of the same thing
(`subjects`). Everything else is taken to be free, so more seems possible than is: what is called
impossible is impossible. Where trying would take too long, nothing is decided.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from operator import itemgetter

from salescoach.playbook.conditions import All, AnyOf, Condition, Not, StageCondition
from salescoach.playbook.model import Playbook
from salescoach.trainer.lint.kleene import ANY, FALSE, TRUE, Case, Truths, opposite
from salescoach.trainer.lint.subjects import Subjects, TooMany
from salescoach.values.record import record

MOST_CASES = 4_096
MOST_EFFORT = 200_000  # for a whole file; about a fifth of a second (ours)


@record
class NotTrue:
    """The part is false or unknown: what a criterion needs of its `failed_when`."""

    part: Condition


Tree = Condition | NotTrue
Form = Callable[[Case], int]


@dataclass(slots=True)
class Deciding:
    """Decides about the conditions of one playbook.

    `effort`, less what the subjects spent, is what may still be tried. Conditions are known again
    by identity: those of a playbook stay as long as this does.
    """

    playbook: Playbook
    effort: int = MOST_EFFORT
    subjects: Subjects = field(init=False)
    names: dict[int, object] = field(default_factory=dict)
    known: dict[int, Truths] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.subjects = Subjects(self.playbook)

    def never(self, *trees: Tree, place: int | None = None) -> bool:
        """Whether these can never be true together. `place` is the stage in which they are asked.

        False also means that it is not decided.
        """
        if place is not None and not any(_asks_for_stages(tree) for tree in trees):
            place = None
        if len(trees) == 1:
            return TRUE not in self._truths(trees[0], place)
        return TRUE not in self._together(trees, place, whole=True)

    def always(self, condition: Condition) -> bool:
        """Whether it is true whatever happens."""
        return self.truths(condition) == {TRUE}

    def truths(self, condition: Condition) -> Truths:
        """Every truth that it can have; all three where that is not decided."""
        return self._truths(condition, None)

    def _truths(self, tree: Tree, place: int | None) -> Truths:
        if place is not None or isinstance(tree, NotTrue):
            return self._new_truths(tree, place)
        if id(tree) not in self.known:
            self.known[id(tree)] = self._new_truths(tree, None)
        return self.known[id(tree)]

    def _new_truths(self, tree: Tree, place: int | None) -> Truths:
        match tree:
            case All(parts):
                return self._together(parts, place, whole=True)
            case AnyOf(parts):
                return self._together(parts, place, whole=False)
            case Not(part):
                return frozenset(map(opposite, self._truths(part, place)))
            case NotTrue(part):
                return frozenset(map(_not_true, self._truths(part, place)))
            case single:
                return self._tried([single], place, whole=True)

    def _together(self, trees: Sequence[Tree], place: int | None, *, whole: bool) -> Truths:
        """All of them (`whole`), or any: of groups that share nothing each truth goes with each."""
        join = min if whole else max
        combined: Truths = frozenset()
        for group in self._groups(trees):
            if len(group) == 1:
                truths = self._truths(group[0], place)
            else:
                truths = self._tried(group, place, whole=whole)
            pairs = product(combined or truths, truths)
            combined = frozenset(map(join, pairs)) if combined else truths
        return combined

    def _groups(self, trees: Sequence[Tree]) -> Iterable[list[Tree]]:
        """The parts that speak of the same things, together."""
        first: dict[object, int] = {}
        groups: dict[int, list[Tree]] = {}
        moved: dict[int, int] = {}
        for number, tree in enumerate(trees):
            names = set(map(self._name, _leaves(tree)))
            met = {_last(moved, first[one]) for one in names if one in first}
            own = min(met, default=number)
            mine = groups.setdefault(own, [])
            for other in sorted(met - {own}):
                mine += groups.pop(other)
                moved[other] = own
            mine.append(tree)
            first.update(dict.fromkeys(names, own))
        return groups.values()

    def _name(self, leaf: Condition) -> object:
        found = self.names.get(id(leaf))
        if found is None:
            found = self.names[id(leaf)] = self.subjects.name(leaf)
        return found

    def _tried(self, trees: list[Tree], place: int | None, *, whole: bool) -> Truths:
        """Every case, one after the other."""
        if self.effort <= self.subjects.spent:
            return ANY
        by_name: dict[object, dict[Condition, None]] = {}
        for tree in trees:
            for leaf in _leaves(tree):
                by_name.setdefault(self._name(leaf), {})[leaf] = None
        try:
            cases = [self.subjects.cases(list(group), place) for group in by_name.values()]
        except TooMany:
            return ANY
        leaves = [leaf for group in by_name.values() for leaf in group]
        if len(leaves) == 1 and trees == leaves:
            return frozenset(truth for (truth,) in cases[0])
        return self._every(trees, leaves, cases, whole=whole)

    def _every(
        self, trees: list[Tree], leaves: list[Condition], cases: list[set[Case]], *, whole: bool
    ) -> Truths:
        count = math.prod(map(len, cases))
        cost = count * len(leaves)
        if count > MOST_CASES or cost > self.effort - self.subjects.spent:
            return ANY
        self.effort -= cost
        join = min if whole else max
        at = {leaf: number for number, leaf in enumerate(leaves)}
        forms = [_form(tree, at) for tree in trees]
        seen = set()
        for chosen in product(*cases):
            flat = tuple(truth for truths in chosen for truth in truths)
            seen.add(join(form(flat) for form in forms))
            if len(seen) == len(ANY):
                break
        return frozenset(seen)


def _leaves(tree: Tree) -> Iterator[Condition]:
    match tree:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part) | NotTrue(part):
            yield from _leaves(part)
        case single:
            yield single


def _form(tree: Tree, at: dict[Condition, int]) -> Form:
    """The truth of a tree from those of its single conditions."""
    match tree:
        case All(parts):
            forms = [_form(part, at) for part in parts]
            return lambda flat: min(form(flat) for form in forms)
        case AnyOf(parts):
            forms = [_form(part, at) for part in parts]
            return lambda flat: max(form(flat) for form in forms)
        case Not(part):
            form = _form(part, at)
            return lambda flat: opposite(form(flat))
        case NotTrue(part):
            form = _form(part, at)
            return lambda flat: _not_true(form(flat))
        case single:
            return itemgetter(at[single])


def _not_true(truth: int) -> int:
    return FALSE if truth == TRUE else TRUE


def _asks_for_stages(tree: Tree) -> bool:
    return any(isinstance(leaf, StageCondition) for leaf in _leaves(tree))


def _last(moved: dict[int, int], one: int) -> int:
    while one in moved:
        one = moved[one]
    return one
