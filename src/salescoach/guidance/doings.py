"""When an item was done, by hand or by its facts, and what reopened it since. Rule 5."""

from datetime import date
from typing import TYPE_CHECKING

from salescoach.guidance.parts import Weighed
from salescoach.playbook.model import Fact, Item, Stage
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View

NEVER = -1  # before the place of any event


@record
class Doing:
    """That an item was done: its place in the order of events, and the day it counts for."""

    place: int
    on: date


def last_doing(view: "View", stage: Stage, item: Item, *, since: int = NEVER) -> Doing | None:
    """How an item was done after the event `since`: ticked off, else by the facts it records.

    By its facts it is done when the last of them became known well enough.
    """
    done = view.done(f"{stage.id}/{item.id}")
    if done is not None and done.place > since:
        return Doing(done.place, done.on)
    firsts = []
    for fact in facts_of(view, item):
        good = good_enough(view, stage, fact, since=since)
        if not good:
            return None
        firsts.append(min(good, key=lambda one: one.evidence.place).evidence)
    if not firsts:
        return None
    last = max(firsts, key=lambda evidence: evidence.place)
    return Doing(last.place, max(evidence.on for evidence in firsts))


def reopened(view: "View", stage: Stage, item: Item) -> int:
    """The place of the event that last reopened the item, or NEVER. What is older is history.

    Its stage was entered again (in a later cycle each entry is one), or one of the items that
    `again` names was done.
    """
    places = [NEVER]
    for name in item.again:
        if name == "stage-entry":
            places.append(_entered_again(view, stage))
        elif (found := view.find_item(name)) is not None:
            since = _entered_again(view, found[0]) if "stage-entry" in found[1].again else NEVER
            doing = last_doing(view, *found, since=since) or last_doing(view, *found)
            places.append(doing.place if doing else NEVER)
    return max(places)


def facts_of(view: "View", item: Item) -> tuple[Fact, ...]:
    """What the item records."""
    return tuple(view.fact(id_) for id_ in item.records)


def good_enough(view: "View", stage: Stage, fact: Fact, *, since: int = NEVER) -> list[Weighed]:
    """The evidence after `since` that the item's own stage would take: at the level it asks for.

    What is settled on our side only has to be recorded.
    """
    wanted = view.level_wanted(stage, fact.id)
    return [
        one
        for one in view.evidence_for(fact.id)
        if one.evidence.place > since
        and not one.stale
        and (fact.ours or one.level.rank >= wanted.rank)
    ]


def _entered_again(view: "View", stage: Stage) -> int:
    host = stage.beside or stage.id
    entries = [entry for entry in view.deal.stages if entry.stage == host]
    again = entries if view.deal.cycle > 1 else entries[1:]
    return again[-1].place if again else NEVER
