"""Trees of conditions, and the truth of one from the truths of its single conditions."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from salescoach.playbook.conditions import All, AnyOf, Condition, Not
from salescoach.trainer.lint.kleene import FALSE, TRUE, Case, opposite
from salescoach.values.record import record


@record
class NotTrue:
    """The part is false or unknown: what a criterion needs of its `failed_when`."""

    part: Condition


Tree = Condition | NotTrue
Form = Callable[[Case], int]


def leaves_of(tree: Tree) -> Iterator[Condition]:
    """The single conditions of a tree."""
    match tree:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves_of(part)
        case Not(part) | NotTrue(part):
            yield from leaves_of(part)
        case single:
            yield single


def form_of(tree: Tree, at: dict[Condition, int]) -> Form:
    """The truth of a tree from those of its single conditions."""
    match tree:
        case All(parts):
            forms = [form_of(part, at) for part in parts]
            return lambda flat: min(form(flat) for form in forms)
        case AnyOf(parts):
            forms = [form_of(part, at) for part in parts]
            return lambda flat: max(form(flat) for form in forms)
        case Not(part):
            form = form_of(part, at)
            return lambda flat: opposite(form(flat))
        case NotTrue(part):
            form = form_of(part, at)
            return lambda flat: not_true(form(flat))
        case single:
            return itemgetter(at[single])


def not_true(truth: int) -> int:
    """That it is false or unknown, which is always certain."""
    return FALSE if truth == TRUE else TRUE
