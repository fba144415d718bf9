"""Why an item, a question, a person, a debt or the deal as a whole is not advised."""

from collections.abc import Callable, Iterator
from datetime import date

from salescoach.guidance.advice import Advice
from salescoach.guidance.candidates import Resting
from salescoach.guidance.deciding import Deciding, deciding
from salescoach.guidance.doings import facts_of, good_enough, last_doing, reopened
from salescoach.guidance.dues import due_day
from salescoach.guidance.explanations import (
    Answer,
    Covered,
    Done,
    FieldKnown,
    GateIsOpen,
    Known,
    MayApply,
    NotApplicable,
    NotNeeded,
    NotOwed,
    OtherStage,
    PeopleKnown,
    Repaid,
    SetAside,
    Where,
)
from salescoach.guidance.parts import Weighed
from salescoach.guidance.ranks import leaving, serving
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import (
    Condition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    StakeholderCondition,
    singles,
)
from salescoach.playbook.model import Item, Stage


def explain_item(advice: Advice, path: str) -> Answer:
    """An item (STAGE/ID) that is no action today."""
    view = advice.view
    found = view.find_item(path)
    assert found is not None, path
    stage, item = found
    match view.item_state(path):
        case "done":
            return _done(view, stage, item)
        case "skipped":
            return _set_aside(view, path)
        case "not-applicable":
            return _not_applicable(view, stage, item)
        case _ if stage not in view.open_stages:
            return OtherStage(stage, where(stage, view))
        case _ if leaving(advice):
            return GateIsOpen(leaving(advice))
        case "open" if rests := _resting(advice, f"do/{path}"):
            return rests
        case _:
            return MayApply(_of_both(view, stage, item, Truth.UNKNOWN), serving(advice, path))


def explain_fact(advice: Advice, id_: str) -> Answer:
    """A question that is not put on its own."""
    view = advice.view
    carriers = tuple(action for action in advice.actions if id_ in action.records)
    if carriers:
        best = view.so_far(id_)
        return Covered(carriers, () if best is None else (best,))
    if rests := _resting(advice, f"find-out/{id_}"):
        return rests
    words = _words(view, id_)
    if words:
        return Known(fact=view.fact(id_), words=words)
    if leaving(advice):
        return GateIsOpen(leaving(advice))
    return NotNeeded(tuple(_users(view, lambda one: _asks_fact(one, id_, view), records=id_)))


def explain_field(advice: Advice, id_: str) -> Answer:
    """One of the deal's own fields, its name with hyphens."""
    name = id_.replace("-", "_")
    if getattr(advice.view.deal, name) is not None:
        return FieldKnown(name)
    if leaving(advice):
        return GateIsOpen(leaving(advice))
    return NotNeeded(tuple(_users(advice.view, lambda one: _asks_field(one, name))))


def explain_role(advice: Advice, id_: str) -> Answer:
    """Somebody of a buyer role whom nobody is sent to meet."""
    people = advice.view.people_in((id_,))
    if people:
        return PeopleKnown(people)
    carriers = tuple(action for action in advice.actions if id_ in action.roles)
    if carriers:
        return Covered(carriers)
    if leaving(advice):
        return GateIsOpen(leaving(advice))
    return NotNeeded(tuple(_users(advice.view, lambda one: _asks_role(one, id_))))


def explain_debt(advice: Advice, path: str) -> Answer:
    """What is not owed, or not any more."""
    deal = advice.view.deal
    days = [one.on for one in deal.waivers if f"{one.stage}/{one.criterion}" == path]
    days += [one.on for one in deal.done if f"{one.stage}/{one.item}" == path and one.until]
    return Repaid(max(days)) if days else NotOwed()


def explain_deal(_advice: Advice, _id: str) -> Answer:
    """To take up a deal that does not rest, or to walk away without a certain no."""
    return NotNeeded(())


def where(stage: Stage, view: View) -> Where:
    """Whether a stage that is not open lies ahead of the position, or behind it."""
    stages = view.playbook.stages
    place = stages.index(view.playbook.stage(stage.beside or stage.id) or stage)
    if stage in view.open_stages:
        return "here"
    return "later" if place > stages.index(view.stage) else "passed"


def _resting(advice: Advice, id_: str) -> Resting | None:
    return next((one for one in advice.resting if one.id == id_), None)


def _done(view: View, stage: Stage, item: Item) -> Done:
    since = reopened(view, stage, item)
    ticked = view.done(f"{stage.id}/{item.id}")
    if ticked is not None and ticked.place <= since:
        ticked = None
    assert last_doing(view, stage, item, since=since) is not None
    good = [good_enough(view, stage, fact, since=since) for fact in facts_of(view, item)]
    words = tuple(_best(found) for found in good if found) if all(good) else ()
    return Done(ticked=ticked, words=words, turn=_turn(view, stage, item))


def _turn(view: View, stage: Stage, item: Item) -> date | None:
    return due_day(view, stage, item) if item.repeat is not None else None


def _best(found: list[Weighed]) -> Weighed:
    return max(found, key=lambda one: (one.level.rank, one.evidence.on, one.evidence.place))


def _set_aside(view: View, path: str) -> SetAside:
    skipped = view.skipped(path)
    assert skipped is not None, path
    return SetAside(skipped)


def _not_applicable(view: View, stage: Stage, item: Item) -> Answer:
    """By the playbook, or because the rep said so."""
    decided = _of_both(view, stage, item, Truth.FALSE)
    if not decided:
        return _set_aside(view, f"{stage.id}/{item.id}")
    return NotApplicable(decided, of_stage=view.stage_applies(stage).truth is Truth.FALSE)


def _of_both(view: View, stage: Stage, item: Item, truth: Truth) -> tuple[Deciding, ...]:
    """What decides it: the `when` of its stage where that has this truth, else its own."""
    if view.stage_applies(stage).truth is truth:
        return deciding(stage.when, view)
    return deciding(item.when, view) if view.evaluate(item.when).truth is truth else ()


def _words(view: View, id_: str) -> tuple[Weighed, ...]:
    """What counts of a fact; of one that each person has, of each."""
    if view.fact(id_).scope != "person":
        stands = view.stands(id_)
        return () if stands is None else (stands,)
    each = (view.stands(id_, of=(person.id,)) for person in view.deal.people)
    return tuple(one for one in each if one is not None)


def _asks_fact(condition: Condition, id_: str, view: View) -> bool:
    match condition:
        case FactCondition(fact=fact):
            return fact == id_
        case GroupCondition(group=name):
            group = view.playbook.group(name)
            return group is not None and id_ in group.facts
        case _:
            return False


def _asks_field(condition: Condition, name: str) -> bool:
    return isinstance(condition, FieldCondition) and condition.field == name


def _asks_role(condition: Condition, id_: str) -> bool:
    return isinstance(condition, StakeholderCondition) and condition.role == id_


def _users(
    view: View, asks: Callable[[Condition], bool], *, records: str | None = None
) -> Iterator[str]:
    """STAGE/ID of the criteria that ask for something, and of the items that record it.

    And the hand-overs that ask for it, by their ids.
    """
    book = view.playbook
    for stage in (*book.stages, *(one.as_stage for one in book.handovers)):
        for item in stage.items:
            if records is not None and records in item.records:
                yield f"{stage.id}/{item.id}"
        for criterion in stage.exit_criteria:
            if any(asks(one) for one in singles((criterion.met_when,))):
                yield f"{stage.id}/{criterion.id}"
    for handover in book.handovers:
        passes = handover.passes_when
        if passes is not None and any(asks(one) for one in singles((passes,))):
            yield handover.id
