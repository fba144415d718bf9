"""Where an item stands: open, done, skipped or not applicable. Rules 3 and 5 of the format."""

from typing import TYPE_CHECKING

from salescoach.deal.state import SkippedItem
from salescoach.guidance.doings import good_enough, last_doing, reopened
from salescoach.guidance.dues import next_turn
from salescoach.guidance.truth import Outcome, Truth, all_of
from salescoach.playbook.conditions import ItemState
from salescoach.playbook.model import Fact, Item, Stage

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def applies(view: "View", stage: Stage, item: Item) -> Outcome:
    """Whether the item is for this deal: its own `when`, and that of its stage."""
    return all_of((view.stage_applies(stage), view.evaluate(item.when)))


def state_of(view: "View", stage: Stage, item: Item) -> ItemState | None:
    """None where it is not known whether it applies.

    What was said last counts, that it was done or that it was left out; being done by its facts
    counts before that. Neither counts once something reopened the item, or its next turn is due.
    """
    fitting = applies(view, stage, item).truth
    if fitting is Truth.FALSE:
        return "not-applicable"
    since = reopened(view, stage, item)
    path = f"{stage.id}/{item.id}"
    done, skipped = view.done(path), view.skipped(path)
    if skipped is not None and (skipped.place <= since or not _still(view, skipped)):
        skipped = None
    if skipped is not None and done is not None and done.place < skipped.place:
        return "not-applicable" if skipped.not_applicable else "skipped"
    if last_doing(view, stage, item, since=since) and not _turn_is_due(view, stage, item):
        return "done"
    if skipped is not None:
        return "not-applicable" if skipped.not_applicable else "skipped"
    return None if fitting is Truth.UNKNOWN else "open"


def unsettled_facts(view: "View", stage: Stage, item: Item) -> tuple[Fact, ...]:
    """The facts that the item records and that are not known well enough, in that order.

    Of an item that was reopened, what was recorded before does not count.
    """
    since = reopened(view, stage, item)
    facts = (view.fact(id_) for id_ in item.records)
    return tuple(fact for fact in facts if not good_enough(view, stage, fact, since=since))


def _turn_is_due(view: "View", stage: Stage, item: Item) -> bool:
    if item.repeat is None:
        return False
    due = next_turn(view, stage, item)
    return due is not None and due <= view.today


def _still(view: "View", skipped: SkippedItem) -> bool:
    """Left out for good, or until a day that has not come yet."""
    return skipped.until is None or view.today < skipped.until
