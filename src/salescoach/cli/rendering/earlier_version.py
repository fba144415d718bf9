"""What was recorded under another content of the playbook, and has no place in this one."""

from typing import Any

from salescoach.deal.encode import fact_value_json
from salescoach.deal.state import DoneItem, Evidence, SkippedItem
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.money import Money


def without_place(view: View) -> tuple[Evidence, ...]:
    """In order; empty for a deal that has always followed one content."""
    if not view.deal.changed_playbook:
        return ()
    from salescoach.guidance.fitting import without_a_place

    return without_a_place(view.deal, view.playbook)


def steps_without_place(view: View) -> tuple[DoneItem | SkippedItem, ...]:
    """Items that were done or left out and are none of this playbook's; done ones first."""
    if not view.deal.changed_playbook:
        return ()
    steps: tuple[DoneItem | SkippedItem, ...] = (*view.deal.done, *view.deal.skipped)
    return tuple(one for one in steps if view.playbook.item(f"{one.stage}/{one.item}") is None)


def step_line(one: DoneItem | SkippedItem) -> Message:
    """The item under the id that it had, and what became of it."""
    kind = "show.other-version-done" if isinstance(one, DoneItem) else "show.other-version-left-out"
    return say(kind, item=f"{one.stage}/{one.item}", day=one.on)


def step_row(one: DoneItem | SkippedItem) -> tuple[str, ...]:
    """STAGE/ITEM, what became of it, the day."""
    became = "done" if isinstance(one, DoneItem) else "skipped"
    return "without-place-item", f"{one.stage}/{one.item}", became, one.on.isoformat()


def without_place_line(one: Evidence) -> Message:
    """The fact under the id that it had, and what was said."""
    return say("show.other-version-line", fact=one.fact, value=without_place_value(one), day=one.on)


def without_place_value(one: Evidence) -> Message:
    """The value as it stands: nothing says any more what type it has."""
    shown: Argument
    match one.value:
        case None:
            return say("value.none")
        case bool() as flag:
            return say("value.yes" if flag else "value.no")
        case Money() as money:
            shown = money
        case tuple() as several:
            shown = several
        case text:
            shown = Quoted(text)
    return say("value", value=shown)


def without_place_json(one: Evidence) -> dict[str, Any]:
    """One of them, as stored."""
    return {
        "fact": one.fact,
        "value": fact_value_json(one.value),
        "said_by": list(one.said_by),
        "on": one.on.isoformat(),
        "of": one.of,
    }
