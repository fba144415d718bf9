"""Criteria of one gate that can each be met, and never at the same time."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from salescoach.guidance.stages import gate_stage
from salescoach.playbook.conditions import All, AnyOf, Condition, FieldCondition, Not
from salescoach.playbook.model import Stage
from salescoach.trainer.lint.deciding import Answer
from salescoach.trainer.lint.linted import Exit, Linted
from salescoach.trainer.lint.never_true import hopeless
from salescoach.trainer.lint.trees import NotTrue, Tree, leaves_of

_SORTS = ("customer_type", "deal_kind", "lead_source")


def excluding(linted: Linted) -> Iterator[tuple[Stage, Exit, Exit]]:
    """Of each gate: the first criterion that another one before it excludes, and that other one.

    Where more than two of them are needed for it, the other is the first of the gate. Two with a
    `when` are only tried for the deals of a sort: what else it asks for may change on the way.
    """
    alone = {one.name for one, _ in hopeless(linted)}
    for place, stage in enumerate(linted.playbook.stages):
        gate = [
            one
            for one in linted.exits
            if gate_stage(one.stage) == stage.id and one.name not in alone
        ]
        found = _of_gate(linted, gate, place) if len(gate) > 1 else None
        if found is not None:
            yield stage, *found


def _of_gate(linted: Linted, gate: Sequence[Exit], place: int) -> tuple[Exit, Exit] | None:
    met = {one.name: tuple(_met(one)) for one in gate}
    whens = {one.name: _when(one) for one in gate}

    def decided(some: Sequence[Exit], sort: Sequence[Condition]) -> Answer:
        trees = (*sort, *(tree for one in some for tree in met[one.name]))
        plain = not sort and all(whens[one.name] is None for one in some)
        return linted.gates.decide(*trees, place=place if plain else None)

    for sort in _sorts(gate):
        if sort and linted.gates.never(*sort):
            continue
        answer = decided(gate, sort)
        if answer == "can-be":
            continue
        for other, one in combinations(gate, 2):
            if decided((other, one), sort) == "never":
                return one, other
        for number in range(3, len(gate) + 1 if answer == "never" else 0):
            if decided(gate[:number], sort) == "never":
                return gate[number - 1], gate[0]
    return None


def _met(one: Exit) -> Iterator[Tree]:
    """That it is met, and has not failed, or does not apply."""
    met, failed, when = one.criterion.met_when, one.criterion.failed_when, _when(one)
    yield met if when is None else AnyOf((Not(when), met))
    if failed is not None:
        yield NotTrue(failed if when is None else All((when, failed)))


def _sorts(gate: Sequence[Exit]) -> Iterator[list[Condition]]:
    """Every deal, and those for which a criterion asks by what they are."""
    yield []
    for one in gate:
        when = _when(one)
        if when is not None and all(map(_is_sort, leaves_of(when))):
            yield [when]


def _when(one: Exit) -> Condition | None:
    both = [each for each in (one.stage.when if one.stage.beside else None, one.criterion.when)
            if each is not None]  # fmt: skip
    return All(tuple(both)) if len(both) > 1 else next(iter(both), None)


def _is_sort(leaf: Condition) -> bool:
    return isinstance(leaf, FieldCondition) and leaf.field in _SORTS
