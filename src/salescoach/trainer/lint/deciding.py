"""Which truths a condition can have at all: whatever happens in the deal, as far as that is finite.

What two single conditions have to do with each other is known where they speak of the same thing
(`subjects`). Everything else is taken to be free, so more seems possible than is: what is called
impossible is impossible. Where there are too many cases to try, only those count that lead to true
or to false (`ends`); where these are too many as well, nothing is decided.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, product
from typing import Literal

from salescoach.playbook.conditions import All, AnyOf, Condition, Not, StageCondition
from salescoach.playbook.model import Playbook
from salescoach.trainer.lint.ends import Signs, best, signs_of
from salescoach.trainer.lint.kleene import ANY, FALSE, TRUE, UNKNOWN, Case, Truths, opposite
from salescoach.trainer.lint.subjects import Subjects, TooMany
from salescoach.trainer.lint.trees import Form, NotTrue, Tree, form_of, leaves_of, not_true
from salescoach.values.record import record

MOST_CASES = 4_096
MOST_EFFORT = 200_000  # for a whole file; about a fifth of a second (ours)

Answer = Literal["never", "can-be", "not-decided"]


@record
class Spoken:
    """A tree, its single conditions, the names of what they speak of, and whether of stages."""

    tree: Tree
    leaves: tuple[Condition, ...]
    names: frozenset[object]
    of_stages: bool


@dataclass(slots=True)
class Deciding:
    """Decides about the conditions of one playbook.

    `effort`, less what the subjects spent, is what may still be tried. Conditions are known again
    by identity, so each is kept.
    """

    playbook: Playbook
    effort: int = MOST_EFFORT
    subjects: Subjects = field(init=False)
    names: dict[int, tuple[Condition, object]] = field(default_factory=dict)
    known: dict[int, tuple[Condition, Truths, bool]] = field(default_factory=dict)
    spoken: dict[int, Spoken] = field(default_factory=dict)
    gave_up: bool = False

    def __post_init__(self) -> None:
        self.subjects = Subjects(self.playbook)

    def never(self, *trees: Tree, place: int | None = None) -> bool:
        """Whether these can never be true together; False also means that it is not decided."""
        return self.decide(*trees, place=place) == "never"

    def decide(self, *trees: Tree, place: int | None = None) -> Answer:
        """Whether these can be true together. `place` is the stage in which they are asked."""
        self.gave_up = False
        if TRUE not in self._of_all(trees, place):
            return "never"
        return "not-decided" if self.gave_up else "can-be"

    def _of_all(self, trees: Sequence[Tree], place: int | None) -> Truths:
        if place is not None and not any(self._spoken(tree).of_stages for tree in trees):
            place = None
        if len(trees) == 1:
            return self._truths(trees[0], place)
        return self._together(trees, place, whole=True)

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
            before, self.gave_up = self.gave_up, False
            found = self._new_truths(tree, None)
            self.known[id(tree)] = (tree, found, self.gave_up)
            self.gave_up = before
        _, truths, gave_up = self.known[id(tree)]
        self.gave_up |= gave_up
        return truths

    def _new_truths(self, tree: Tree, place: int | None) -> Truths:
        match tree:
            case All(parts):
                return self._together(parts, place, whole=True)
            case AnyOf(parts):
                return self._together(parts, place, whole=False)
            case Not(part):
                return frozenset(map(opposite, self._truths(part, place)))
            case NotTrue(part):
                return frozenset(map(not_true, self._truths(part, place)))
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
            names = self._spoken(tree).names
            met = {_last(moved, first[one]) for one in names if one in first}
            own = min(met, default=number)
            mine = groups.setdefault(own, [])
            for other in sorted(met - {own}):
                mine += groups.pop(other)
                moved[other] = own
            mine.append(tree)
            first.update(dict.fromkeys(names, own))
        return groups.values()

    def _spoken(self, tree: Tree) -> Spoken:
        if id(tree) not in self.spoken:
            leaves = tuple(leaves_of(tree))
            of_stages = any(isinstance(leaf, StageCondition) for leaf in leaves)
            names = frozenset(map(self._name, leaves))
            self.spoken[id(tree)] = Spoken(tree, leaves, names, of_stages)
        return self.spoken[id(tree)]

    def _name(self, leaf: Condition) -> object:
        if id(leaf) not in self.names:
            self.names[id(leaf)] = (leaf, self.subjects.name(leaf))
        return self.names[id(leaf)][1]

    def _tried(self, trees: list[Tree], place: int | None, *, whole: bool) -> Truths:
        """Every case, one after the other."""
        if self.effort <= self.subjects.spent:
            return self._any()
        by_name: dict[object, dict[Condition, None]] = {}
        for tree in trees:
            for leaf in self._spoken(tree).leaves:
                by_name.setdefault(self._name(leaf), {})[leaf] = None
        try:
            cases = [self.subjects.cases(list(group), place) for group in by_name.values()]
        except TooMany:
            return self._any()
        leaves = [leaf for group in by_name.values() for leaf in group]
        if len(leaves) == 1 and trees == leaves:
            return frozenset(truth for (truth,) in cases[0])
        return self._every(trees, leaves, cases, whole=whole)

    def _every(
        self, trees: list[Tree], leaves: list[Condition], cases: list[set[Case]], *, whole: bool
    ) -> Truths:
        join = min if whole else max
        at = {leaf: number for number, leaf in enumerate(leaves)}
        forms = [form_of(tree, at) for tree in trees]

        def form(flat: Case) -> int:
            return join(one(flat) for one in forms)

        found = self._seen(form, cases, leaves)
        return self._ends(form, cases, leaves, signs_of(trees)) if found is None else found

    def _ends(
        self, form: Form, cases: list[set[Case]], leaves: list[Condition], signs: Signs
    ) -> Truths:
        """Whether it can be true, and false; that it can be unknown is taken for granted."""
        ends: set[int] = {UNKNOWN}
        stops = list(accumulate(len(next(iter(one))) for one in cases))
        parts = [leaves[start:stop] for start, stop in zip([0, *stops], stops, strict=False)]
        for end, sign in ((TRUE, 1), (FALSE, -1)):
            pairs = zip(cases, parts, strict=True)
            fewer = [best(group, part, signs, end=sign) for group, part in pairs]
            found = self._seen(form, fewer, leaves, end=end)
            if found is None:
                return self._any()
            ends |= found & {end}
        return frozenset(ends)

    def _seen(
        self, form: Form, cases: list[set[Case]], leaves: list[Condition], *, end: int | None = None
    ) -> Truths | None:
        """The truths of these cases, up to the first with this end; None of too many."""
        left = (self.effort - self.subjects.spent) // len(leaves)
        if math.prod(map(len, cases)) > min(MOST_CASES, left):
            return None
        seen: set[int] = set()
        for chosen in product(*cases):
            self.effort -= len(leaves)
            seen.add(form(tuple(truth for truths in chosen for truth in truths)))
            if end in seen or len(seen) == len(ANY):
                break
        return frozenset(seen)

    def _any(self) -> Truths:
        """It would take too long."""
        self.gave_up = True
        return ANY


def _last(moved: dict[int, int], one: int) -> int:
    while one in moved:
        one = moved[one]
    return one
