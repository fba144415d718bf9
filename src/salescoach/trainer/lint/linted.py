"""A playbook without errors, laid out for the rules of lint: walked once, each part with its path.

The paths are those of the file as put together; where a list was written as one entry alone, the
nearest place around it is shown.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from salescoach.playbook.compiling import Sound
from salescoach.playbook.conditions import (
    All,
    AnyOf,
    Condition,
    FactCondition,
    Not,
)
from salescoach.playbook.model import Criterion, Handover, Item, Playbook, Stage
from salescoach.playbook.walking import Map, Path
from salescoach.trainer.lint.deciding import Answer, Deciding
from salescoach.trainer.lint.tested import Covering
from salescoach.values.record import record

EFFORT_FOR_GATES = 50_000  # a quarter of what there is for all other conditions (ours)

Key = Literal[
    "when", "needs", "after", "met_when", "failed_when", "until", "passes_when", "fires_when"
]


@record
class Step:
    """An item of a stage, or of a hand-over that takes place in it; `place` is which stage."""

    path: Path
    home: str
    stage: Stage | None
    place: int
    item: Item

    @property
    def name(self) -> str:
        """STAGE/ID or HANDOVER/ID."""
        return f"{self.home}/{self.item.id}"


@record
class Exit:
    """A criterion of a stage; `place` is which stage."""

    path: Path
    stage: Stage
    place: int
    criterion: Criterion

    @property
    def name(self) -> str:
        """STAGE/ID."""
        return f"{self.stage.id}/{self.criterion.id}"


@record
class Root:
    """A whole condition, and under which key of what it stands.

    `of` is the step or criterion, None of anything else; `stage` and `place` are where that is.
    """

    path: Path
    key: Key
    condition: Condition
    of: Step | Exit | None = None
    stage: Stage | None = None
    place: int | None = None


@record
class Leaf:
    """A single condition; `negated` under an odd number of `not`."""

    path: Path
    condition: Condition
    root: Root
    negated: bool


class Linted:
    """What the rules look at.

    `tested` is what its tests name, None where it has none that can be read. `deciding` says which
    truths a condition can have at all; `gates` says it of all criteria of a gate, with an effort of
    its own. `exits_decided` keeps what three rules ask of each criterion.
    """

    def __init__(self, sound: Sound, tested: Covering | None) -> None:
        """Of a playbook, and what its tests name."""
        self.data: Map = sound.data
        self.playbook: Playbook = sound.playbook
        self.own_warnings = sound.own_warnings
        self.tested = tested
        self.is_fragment = sound.data.get("fragment") is True
        self.order = {stage.id: place for place, stage in enumerate(sound.playbook.stages)}
        self.deciding = Deciding(sound.playbook)
        self.gates = Deciding(sound.playbook, effort=EFFORT_FOR_GATES)
        self.exits_decided: dict[Path, Answer] = {}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every item, of stages and then of hand-overs."""
        return tuple(self._steps())

    @cached_property
    def exits(self) -> tuple[Exit, ...]:
        """Every criterion."""
        return tuple(
            Exit(("stages", place, "exit_criteria", number), stage, place, criterion)
            for place, stage in enumerate(self.playbook.stages)
            for number, criterion in enumerate(stage.exit_criteria)
        )

    @cached_property
    def roots(self) -> tuple[Root, ...]:
        """Every whole condition, those of the program's own warnings too."""
        return tuple(self._roots())

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every single condition."""
        return tuple(
            Leaf(path, one, root, negated)
            for root in self.roots
            for path, one, negated in _leaves(root.condition, root.path, negated=False)
        )

    @cached_property
    def used_facts(self) -> frozenset[str]:
        """Facts that something needs: a condition, a `due`, a group, an item, an ending."""
        book = self.playbook
        found = {one.fact for one in self._singles() if isinstance(one, FactCondition)}
        found.update(fact for group in book.fact_groups for fact in group.facts)
        found.update(fact for step in self.steps for fact in step.item.records)
        dues = (step.item.due for step in self.steps)
        found.update(due.what or "" for due in dues if due is not None and due.anchor == "fact")
        endings = (book.outcomes.lost, book.outcomes.disqualified, book.outcomes.cancelled)
        found.update(fact for ending in endings for fact in ending.requires)
        counters = (rule.counter_action for rule in book.warnings)
        found.update(one.find_out or "" for one in counters if one is not None)
        return frozenset(found)

    def _singles(self) -> Iterator[Condition]:
        return (leaf.condition for leaf in self.leaves)

    def where(self, stage: Stage) -> int:
        """Which stage it is, or which it runs beside."""
        return self.order[stage.beside or stage.id]

    def _steps(self) -> Iterator[Step]:
        for place, stage in enumerate(self.playbook.stages):
            yield from _of_home(("stages", place), stage, stage, self.where(stage))
        for place, handover in enumerate(self.playbook.handovers):
            at = self.playbook.stage(handover.at)
            yield from _of_home(("handovers", place), handover, None, self.where(at) if at else 0)

    def _roots(self) -> Iterator[Root]:
        book = self.playbook
        for number, stage in enumerate(book.stages):
            yield from _of_stage(("stages", number), stage, self.where(stage))
        for step in self.steps:
            yield from _of_step(step)
        for one in self.exits:
            yield from _of_exit(one, self.where(one.stage))
        for number, handover in enumerate(book.handovers):
            if handover.passes_when:
                path: Path = ("handovers", number, "passes_when")
                yield Root(path, "passes_when", handover.passes_when)
        for number, card in enumerate(book.scorecards):
            at: Path = ("scorecards", number)
            for place, blocker in enumerate(card.blockers):
                yield Root((*at, "blockers", place, "met_when"), "met_when", blocker.met_when)
            for place, signal in enumerate(card.signals):
                for level, points in enumerate(signal.levels):
                    path = (*at, "signals", place, "levels", level, "met_when")
                    yield Root(path, "met_when", points.met_when)
        for number, rule in enumerate(book.warnings):
            yield Root(("warnings", number, "fires_when"), "fires_when", rule.fires_when)


def _of_home(path: Path, home: Stage | Handover, stage: Stage | None, place: int) -> Iterator[Step]:
    for number, checklist in enumerate(home.checklists):
        for which, item in enumerate(checklist.items):
            at = (*path, "checklists", number, "items", which)
            yield Step(at, home.id, stage, place, item)


def _of_stage(path: Path, stage: Stage, place: int) -> Iterator[Root]:
    if stage.when:
        yield Root((*path, "when"), "when", stage.when, None, stage, place)
    for number, case in enumerate(stage.limit):
        if case.when:
            at = (*path, "limit", number, "when")
            yield Root(at, "when", case.when, None, stage, place)
    for number, one in enumerate(stage.not_yet):
        if one.until:
            at = (*path, "not_yet", number, "until")
            yield Root(at, "until", one.until, None, stage, place)


def _of_step(step: Step) -> Iterator[Root]:
    item = step.item
    if item.when:
        yield Root((*step.path, "when"), "when", item.when, step, step.stage, step.place)
    if item.needs:
        yield Root((*step.path, "needs"), "needs", item.needs, step, step.stage, step.place)
    for number, entry in enumerate(item.after):
        at = (*step.path, "after", number)
        yield Root(at, "after", entry, step, step.stage, step.place)


def _of_exit(one: Exit, place: int) -> Iterator[Root]:
    found = one.criterion
    if found.when:
        yield Root((*one.path, "when"), "when", found.when, one, one.stage, place)
    yield Root((*one.path, "met_when"), "met_when", found.met_when, one, one.stage, place)
    if found.failed_when:
        at = (*one.path, "failed_when")
        yield Root(at, "failed_when", found.failed_when, one, one.stage, place)


def _leaves(
    condition: Condition, path: Path, *, negated: bool
) -> Iterator[tuple[Path, Condition, bool]]:
    match condition:
        case All(parts):
            for number, part in enumerate(parts):
                yield from _leaves(part, (*path, "all", number), negated=negated)
        case AnyOf(parts):
            for number, part in enumerate(parts):
                yield from _leaves(part, (*path, "any", number), negated=negated)
        case Not(part):
            yield from _leaves(part, (*path, "not"), negated=not negated)
        case single:
            yield path, single, negated
