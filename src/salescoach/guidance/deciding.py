"""Which single conditions decide what a condition tree comes to, and what stands there today.

For telling why something does not apply, or does: an outcome alone names only what is missing.
"""

from collections.abc import Iterator

from salescoach.guidance.conditions import Single
from salescoach.guidance.parts import Part
from salescoach.guidance.truth import Outcome, Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import All, AnyOf, Condition, Not
from salescoach.values.levels import Level
from salescoach.values.record import record


@record
class Deciding:
    """A single condition that decides a whole one.

    Attributes:
        condition: the single condition, as the playbook wrote it.
        wanted: False where it stands under `not`, so that its opposite is asked.
        truth: of what is asked: True where the whole is true, and so on.
        missing: the parts of it that are not settled; empty where it is true.
    """

    condition: Single
    wanted: bool
    truth: Truth
    missing: tuple[Part, ...] = ()


def deciding(
    condition: Condition | None,
    view: View,
    *,
    default: Level = Level.ASSUMED,
    ours: bool = True,
) -> tuple[Deciding, ...]:
    """The singles that make the whole what it is, in playbook order; none for no condition.

    In `all` and `any` alike these are the parts with the truth of the whole: one false part makes
    an `all` false, and only all of them an `any`. `default` and `ours` as in `View.evaluate`.
    """
    if condition is None:
        return ()
    return tuple(dict.fromkeys(_walk(condition, view, default, ours=ours, wanted=True)))


def _walk(
    condition: Condition, view: View, default: Level, *, ours: bool, wanted: bool
) -> Iterator[Deciding]:
    match condition:
        case Not(part):
            yield from _walk(part, view, default, ours=ours, wanted=not wanted)
        case All(parts) | AnyOf(parts):
            truth = _asked(condition, view, default, ours=ours, wanted=wanted).truth
            for part in parts:
                if _asked(part, view, default, ours=ours, wanted=wanted).truth is truth:
                    yield from _walk(part, view, default, ours=ours, wanted=wanted)
        case single:
            found = _asked(single, view, default, ours=ours, wanted=wanted)
            yield Deciding(single, wanted, found.truth, found.missing)


def _asked(
    condition: Condition, view: View, default: Level, *, ours: bool, wanted: bool
) -> Outcome:
    asked = condition if wanted else Not(condition)
    return view.evaluate(asked, default=default, ours=ours)
