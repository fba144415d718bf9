"""SC603, SC604: a gate with more criteria than anybody keeps in mind."""

from collections.abc import Iterator, Sequence
from itertools import product

from salescoach.playbook.conditions import Check, Condition, Field, FieldCondition
from salescoach.playbook.model import Stage
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.trees import leaves_of

MANY, FAR_TOO_MANY = 4, 7
"""Two to four criteria a stage is what those agree on who audit stages; seven is the format's."""


def many_criteria(linted: Linted) -> Iterator[Finding]:
    """Each stage with more than so many that can apply to the same deal."""
    for place, stage in enumerate(linted.playbook.stages):
        count = _count(linted, stage) if len(stage.exit_criteria) > MANY else 0
        if count > MANY:
            code, most = ("SC603", FAR_TOO_MANY) if count > FAR_TOO_MANY else ("SC604", MANY)
            path = ("stages", place, "exit_criteria")
            yield finding(code, path, at_key=True, count=count, most=most)


def _count(linted: Linted, stage: Stage) -> int:
    """Of the customer type and kind of deal with the most; our own keep no buyer waiting.

    What takes too long to decide does not count.
    """
    whens = [one.when for one in stage.exit_criteria if not one.internal]
    named = [one for one in whens if one is not None]
    book = linted.playbook
    types = _sorts("customer_type", [one.id for one in book.customer_types], named)
    kinds = _sorts("deal_kind", [one.id for one in book.deal_kinds], named)
    most = 0
    for pair in product(types, kinds):
        sort = [one for one in pair if one is not None]
        most = max(most, sum(linted.deciding.decide(*sort, one) == "can-be" for one in named))
    return len(whens) - len(named) + most


def _sorts(
    field: Field, ids: Sequence[str], conditions: Sequence[Condition]
) -> list[FieldCondition | None]:
    """That a deal is of a sort, for each that the conditions name and for one other."""
    names = {
        name
        for one in conditions
        for leaf in leaves_of(one)
        if isinstance(leaf, FieldCondition) and leaf.field == field
        for check in leaf.checks
        for name in (check.operand if isinstance(check.operand, tuple) else (check.operand,))
    }
    others = [one for one in ids if one not in names]
    sorts = [*(one for one in ids if one in names), *others[:1]]
    return [FieldCondition(field, (Check("is", one),)) for one in sorts] or [None]
