"""What single conditions can come to together, where they speak of the same thing.

A *case* is one way in which that thing may be: of a fact, that it is unknown, none, or some value
at some level. Of each case stand here the truths that the conditions have in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from salescoach.playbook.conditions import (
    ITEM_STATES,
    Check,
    Condition,
    Counted,
    CriterionCondition,
    FactCondition,
    Field,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    StageCondition,
)
from salescoach.playbook.model import FactType, Playbook
from salescoach.trainer.lint.counts import cost_of_group, of_group, of_measure, of_records
from salescoach.trainer.lint.kleene import FALSE, TRUE, UNKNOWN, Case, of
from salescoach.trainer.lint.samples import Value, are_comparable, samples, stands
from salescoach.values.levels import Level

MOST_AT_ONCE = 10_000  # values times conditions, of one thing (ours)
_T, _F, _U = TRUE, FALSE, UNKNOWN
_ABOUT_KNOWING = ("known", "missing", "none")
_CRITERION: tuple[Case, ...] = ((_T, _T), (_F, _T), (_U, _T), (_F, _F), (_U, _U))  # met, passed
_STAGE = {"entered": 0, "current": 1, "passed": 2}
_STAGE_WAYS: tuple[Case, ...] = ((_F, _F, _F), (_T, _F, _F), (_T, _T, _F), (_T, _F, _T), (_T,) * 3)
_CHOICES: tuple[Field, ...] = ("customer_type", "deal_kind", "lead_source")
_TYPES: dict[Field, FactType] = {"amount": "money", "expected_close": "date"}
_NONE = "none"  # in place of a value: they were asked, and there is none
_LEVELS = (Level.ASSUMED, Level.HEARD, Level.CONFIRMED, Level.PROVEN)
_USUAL = _LEVELS[:2]  # what the places of conditions ask for where these name no level


class TooMany(Exception):
    """There are too many cases to try: nothing is wrong, and nothing decided."""


class Subjects:
    """The things that the conditions of a playbook speak of."""

    def __init__(self, playbook: Playbook) -> None:
        """Of its facts, groups, stages and types; `spent` is what was tried so far."""
        self.spent = 0
        self._facts = {fact.id: fact for fact in playbook.facts}
        self._groups = {group.id: len(group.facts) for group in playbook.fact_groups}
        self._order = {stage.id: place for place, stage in enumerate(playbook.stages)}
        self._beside = {stage.id for stage in playbook.stages if stage.beside}
        self._words: dict[str, int] = {
            "customer_type": len(playbook.customer_types),
            "deal_kind": len(playbook.deal_kinds),
            "lead_source": len(playbook.lead_sources),
        }
        self._set = {one.replace("-", "_") for one in playbook.new_deal.requires}
        self._set |= {one for one in _CHOICES if getattr(playbook.new_deal, one) is not None}

    def name(self, leaf: Condition) -> object:
        """What it speaks of; itself, where it has nothing to do with any other."""
        match leaf:
            case FactCondition(fact=fact) if self._is_plain(leaf):
                return "fact", fact
            case FieldCondition(field=field) if self._is_comparable(leaf):
                return "field", field
            case ItemCondition(item=item):
                return "item", item
            case CriterionCondition(criterion=criterion):
                return "criterion", criterion
            case StageCondition(stage=stage):
                return "stage", stage
            case GroupCondition(group=group):
                return "group", group
            case MeasureCondition(measure=measure):
                return "measure", measure
            case Counted():
                return replace(leaf, at_least=None, at_most=None)
            case _:
                return leaf

    def cases(self, leaves: Sequence[Condition], place: int | None) -> set[Case]:
        """The cases of conditions of one name; TooMany where they are. `place` is the stage."""
        return set(self._cases(leaves, place))

    def _cases(self, leaves: Sequence[Condition], place: int | None) -> Iterable[Case]:
        match leaves[0]:
            case FactCondition(fact=fact) if self._is_plain(leaves[0]):
                return self._of_fact(
                    fact, [one for one in leaves if isinstance(one, FactCondition)]
                )
            case FieldCondition() if self._is_comparable(leaves[0]):
                return self._of_field([one for one in leaves if isinstance(one, FieldCondition)])
            case ItemCondition():
                wanted = [one.states for one in leaves if isinstance(one, ItemCondition)]
                ways = [tuple(of(state in one) for one in wanted) for state in ITEM_STATES]
                return [*ways, (UNKNOWN,) * len(wanted)]
            case CriterionCondition():
                asked = [one.state for one in leaves if isinstance(one, CriterionCondition)]
                return [tuple(way[one == "passed"] for one in asked) for way in _CRITERION]
            case StageCondition(stage=stage):
                states = [one.state for one in leaves if isinstance(one, StageCondition)]
                return self._of_stage(stage, [_STAGE[one] for one in states], place)
            case GroupCondition(group=group):
                return self._of_group(
                    group, [one for one in leaves if isinstance(one, GroupCondition)]
                )
            case MeasureCondition():
                self._spend(6 * len(leaves) * len(leaves))
                return of_measure([one for one in leaves if isinstance(one, MeasureCondition)])
            case Counted():
                self._spend(8 * len(leaves) * len(leaves))
                return of_records([one for one in leaves if isinstance(one, Counted)])
            case NextStepCondition() | HandoverCondition():
                return [(_T,), (_F,)]
            case _:
                return [(_T,), (_F,), (_U,)]

    def _spend(self, cost: int) -> None:
        self.spent += min(cost, MOST_AT_ONCE)
        if cost > MOST_AT_ONCE:
            raise TooMany

    def _is_plain(self, leaf: FactCondition) -> bool:
        """Whether it asks of the one value that stands, and of nothing besides."""
        fact = self._facts[leaf.fact]
        if leaf.from_ or leaf.fresh_within or leaf.of or leaf.asked or fact.scope == "person":
            return False
        return are_comparable(_values(leaf.checks), fact.type)

    def _is_comparable(self, leaf: FieldCondition) -> bool:
        return are_comparable(_values(leaf.checks), _TYPES.get(leaf.field, "choice"))

    def _of_fact(self, id_: str, leaves: list[FactCondition]) -> Iterator[Case]:
        fact = self._facts[id_]
        choices = len(fact.choices) if fact.type == "choice" else None
        known = self._samples(leaves, fact.type, choices, ways=2 * len(_LEVELS))
        yield tuple(min(of_nothing(check) for check in one.checks) for one in leaves)
        weak = [min(_too_weak(check, one.level) for check in one.checks) for one in leaves]
        for value in (_NONE, *known):
            full = [
                min(_of_none(check) if value is _NONE else _known(check, value, fact.type)
                    for check in one.checks)
                for one in leaves
            ]  # fmt: skip
            for level in _LEVELS:
                for usual in _USUAL:
                    yield tuple(
                        full[at] if level.rank >= (one.level or usual).rank else weak[at]
                        for at, one in enumerate(leaves)
                    )

    def _of_group(self, id_: str, leaves: list[GroupCondition]) -> Iterator[Case]:
        most = self._groups[id_]
        for usual in _USUAL:
            asked = [
                ((one.level or usual).rank, most if one.at_least is None else one.at_least)
                for one in leaves
            ]
            self._spend(cost_of_group(asked, most))
            yield from of_group(asked, most)

    def _of_field(self, leaves: list[FieldCondition]) -> Iterator[Case]:
        """A field that a new deal always has is never unknown."""
        field = leaves[0].field
        kind = _TYPES.get(field, "choice")
        known = self._samples(leaves, kind, self._words.get(field), ways=2)
        if field not in self._set:
            yield tuple(min(_unset(check) for check in one.checks) for one in leaves)
        unsaid = [min(of_nothing(check) for check in one.checks) for one in leaves]
        for value in known:
            full = tuple(min(_known(check, value, kind) for check in one.checks) for one in leaves)
            yield full
            yield tuple(
                unsaid[at] if one.level is Level.CONFIRMED else full[at]
                for at, one in enumerate(leaves)
            )

    def _samples(
        self,
        leaves: Sequence[FactCondition | FieldCondition],
        kind: FactType,
        words: int | None,
        *,
        ways: int,
    ) -> list[Value]:
        checks = [check for one in leaves for check in _values(one.checks)]
        found = samples(checks, kind, words)
        if found is None:
            raise TooMany
        self._spend((len(found) + 1) * (len(leaves) + len(checks)) * ways)
        return found

    def _of_stage(self, stage: str, states: list[int], place: int | None) -> Iterable[Case]:
        """A stage that comes later was not entered yet, where one asks in an earlier one."""
        if place is not None and stage not in self._beside and self._order[stage] > place:
            return [tuple(_F for _ in states)]
        return [tuple(way[one] for one in states) for way in _STAGE_WAYS]


def of_nothing(check: Check) -> int:
    """On what nobody knows, or nobody of theirs said."""
    return of(check.operand is True) if check.operator == "missing" else _U


def _too_weak(check: Check, level: Level | None) -> int:
    """On a value that does not suffice: it is not missing, unless a level is asked for."""
    if check.operator != "missing" or level is not None:
        return of_nothing(check)
    return of(check.operand is not True)


def _of_none(check: Check) -> int:
    """On the word that there is none."""
    if check.operator in _ABOUT_KNOWING:
        return of((check.operator == "none") is (check.operand is True))
    return of(check.operator == "is_not")


def _known(check: Check, value: Value, kind: FactType) -> int:
    """On a value that suffices."""
    if check.operator in _ABOUT_KNOWING:
        return of((check.operator == "known") is (check.operand is True))
    return stands(check, value, kind)


def _unset(check: Check) -> int:
    """On a field that is not set: what is not there is not known, for certain."""
    if check.operator in ("known", "missing"):
        return of((check.operator == "missing") is (check.operand is True))
    return _U


def _values(checks: Iterable[Check]) -> list[Check]:
    return [check for check in checks if check.operator not in _ABOUT_KNOWING]
