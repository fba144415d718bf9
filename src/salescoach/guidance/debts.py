"""What is owed: criteria left open, and items done before what they need was true.

Rule 6 of the format. A debt has a reason, a day and a name; it stays visible until what was left
open comes true, and is repaid by that alone.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from salescoach.guidance.criteria import is_repaid, owed
from salescoach.guidance.repaying import came_true
from salescoach.guidance.truth import Outcome
from salescoach.playbook.model import Criterion, Item
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record(kw_only=True)
class Debt:
    """One debt.

    Attributes:
        kind: a `criterion` left open, or an `item` done before its time.
        path: STAGE/ID of it; the action that repays it is `repay/STAGE/ID`.
        owed: the criterion or the item.
        on: the day since which it is owed, and `actor` who took it.
        because: the reason that was given.
        until: the day by which it was to be made good; after it the debt is `expired`.
        outcome: what would repay it.
    """

    kind: Literal["criterion", "item"]
    path: str
    owed: Criterion | Item
    on: date
    actor: str
    because: str
    until: date
    expired: bool
    outcome: Outcome

    @property
    def id(self) -> str:
        """`repay/STAGE/ID`."""
        return f"repay/{self.path}"


def debts_of(view: "View") -> tuple[Debt, ...]:
    """Every debt that is not repaid, in the order in which they fall due."""
    found = (*_left_open(view), *_done_early(view))
    return tuple(sorted(found, key=lambda debt: (debt.until, debt.path)))


def _left_open(view: "View") -> Iterator[Debt]:
    for waiver in view.deal.waivers:
        path = f"{waiver.stage}/{waiver.criterion}"
        found = view.find_criterion(path)
        if found is None:
            continue
        if not is_repaid(view, *found):
            yield Debt(
                kind="criterion",
                path=path,
                owed=found[1],
                on=waiver.on,
                actor=waiver.actor,
                because=waiver.because,
                until=waiver.until,
                expired=view.today > waiver.until,
                outcome=owed(view, *found),
            )


def _done_early(view: "View") -> Iterator[Debt]:
    for done in view.deal.done:
        path = f"{done.stage}/{done.item}"
        found = view.find_item(path)
        if found is None or done.because is None or done.until is None:
            continue
        _, item = found
        if not came_true(view, done.on, partial(_has, item)):
            yield Debt(
                kind="item",
                path=path,
                owed=item,
                on=done.on,
                actor=done.actor,
                because=done.because,
                until=done.until,
                expired=view.today > done.until,
                outcome=view.evaluate(item.needs),
            )


def _has(item: Item, view: "View") -> bool:
    """Whether it has what it needs."""
    return view.evaluate(item.needs).holds
