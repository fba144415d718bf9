"""Items as done, by the rules that hold wherever they are ticked off."""

from collections.abc import Callable, Sequence

from salescoach.cli.finding import item_by_name
from salescoach.cli.moving import Leave
from salescoach.deal.events import ItemDone
from salescoach.errors import BadUsage
from salescoach.guidance.advice import labels_of
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.view import View
from salescoach.playbook.model import Item
from salescoach.values.messages import Message, say


def done_items(
    view: View, names: Sequence[str], leave: Callable[[Message], Leave]
) -> tuple[ItemDone, ...]:
    """The items as done; `leave` gives the reason for those whose `needs` does not hold."""
    named = dict.fromkeys(item_by_name(view, name) for name in names)
    needs = {item: evaluate(item.needs, view) for _, item in named}
    early = [item for item, outcome in needs.items() if not outcome.holds]
    missing = labels_of((part for item in early for part in needs[item].settle), view)
    given = leave(_early(early, missing)) if early else None
    found = []
    for stage_id, item in named:
        if view.item_state(f"{stage_id}/{item.id}") == "not-applicable":
            raise BadUsage(say("not-applicable", item=item.id))
        owed = given if item in early else None
        found.append(
            ItemDone(
                stage=stage_id,
                item=item.id,
                because=owed.because if owed else None,
                until=owed.until if owed else None,
            )
        )
    return tuple(found)


def _early(items: Sequence[Item], missing: tuple[str, ...]) -> Message:
    """Which items come too early, and what they need."""
    labels = tuple(item.label for item in items)
    if missing:
        return say("done-early-needs", items=labels, missing=missing)
    return say("done-early", items=labels)
