"""What a condition rests on in a deal: the records that it asks about, whatever it comes to.

Two days with the same basis have the same facts: what differs between them, time alone has done.
"""

from collections.abc import Hashable, Iterator

from salescoach.deal.state import Person
from salescoach.guidance.measures import last_buyer_act
from salescoach.guidance.scoring import card_of
from salescoach.guidance.view import View
from salescoach.guidance.visits import held_visits, outcome_of
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    Condition,
    CriterionCondition,
    DoubtCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    OptionCondition,
    ProblemCondition,
    ScoreCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
    singles,
)


def basis_of(condition: Condition, view: View) -> frozenset[Hashable]:
    """The records that it rests on, those of the items, criteria and scores that it names too.

    None of them changes because a day has passed, but for what is contradicted and where the
    buyer stands: there a word that is out of date is a change.
    """
    found: dict[Hashable, None] = {}
    seen: set[Condition] = set()
    waiting = [condition]
    while waiting:
        for one in singles((waiting.pop(),)):
            if one in seen:  # unchecked playbooks may run in circles
                continue
            seen.add(one)
            found.update(dict.fromkeys(_records(one, view)))
            waiting.extend(named_by(one, view))
    return frozenset(found)


def _records(condition: Condition, view: View) -> Iterator[Hashable]:
    deal = view.deal
    match condition:
        case FactCondition(fact=fact):
            yield from _of_fact(fact, view)
        case GroupCondition(group=id_):
            group = view.playbook.group(id_)
            for fact in group.facts if group else ():
                yield from _of_fact(fact, view)
        case FieldCondition(field=name):
            yield name, getattr(deal, name), deal.word_on(name)
        case StakeholderCondition():
            yield from _of_people(condition, view)
        case ItemCondition(item=path):
            yield path, view.done(path), view.skipped(path)
            item = view.playbook.item(path)
            for fact in item.records if item else ():
                yield from _of_fact(fact, view)
        case CriterionCondition(criterion=path):
            yield path, view.course.left.get(path)
            yield from (one for one in deal.waivers if f"{one.stage}/{one.criterion}" == path)
        case StageCondition():
            yield deal.stages
        case MeasureCondition():
            yield from _of_measure(condition, view)
        case _:
            yield from _of_records(condition, view)


_LISTS: dict[type, tuple[str, ...]] = {
    VisitCondition: ("visits",),
    CommitmentCondition: ("commitments",),
    DoubtCondition: ("doubts",),
    AgreementCondition: ("agreements",),
    OptionCondition: ("options",),
    ProblemCondition: ("problems",),
    HandoverCondition: ("handovers",),
    NextStepCondition: ("visits", "commitments"),
}
"""Where a deal keeps the records that a condition counts."""


def _of_records(condition: Condition, view: View) -> Iterator[Hashable]:
    for name in _LISTS.get(type(condition), ()):
        yield from getattr(view.deal.records, name)
    if isinstance(condition, VisitCondition) and condition.outcome:
        yield from _of_outcomes(view)


def _of_fact(fact: str, view: View) -> Iterator[Hashable]:
    """Everything that was recorded of it, and who was asked in vain."""
    yield from (one.event for one in view.deal.evidence if one.fact == fact)
    yield from (one for one in view.deal.asked if one.fact == fact)


def _may_hold(person: Person, role: str) -> bool:
    return not person.roles or any(held.role == role for held in person.roles)


def _of_people(asked: StakeholderCondition, view: View) -> Iterator[Hashable]:
    """Who may be meant; where it is asked whether they were met, also when that was."""
    people = [one for one in view.deal.people if asked.role is None or _may_hold(one, asked.role)]
    yield from people
    of_visits = (asked.informed, asked.engaged_within, asked.engaged_since_stage_entry)
    if any(one is not None for one in of_visits):
        yield from ((one.id, view.contacts.met.get(one.id)) for one in people)


def _of_outcomes(view: View) -> Iterator[Hashable]:
    """Each held visit with what it came to."""
    yield from ((one.id, outcome_of(one, view)) for one in held_visits(view))


def _of_measure(condition: MeasureCondition, view: View) -> Iterator[Hashable]:
    deal = view.deal
    match condition.measure:
        case "days_in_stage" | "limit_used":
            yield deal.stages[-1]
            yield from deal.pauses
        case "days_since_contact":
            yield "contact", last_buyer_act(view)
        case "close_date_moves":
            yield "moves", deal.close_date_moves, deal.expected_close
        case "stages_ahead":
            yield "ahead", deal.stages[-1], view.buyer_position
        case "contradictions":
            for fact in view.contradicted:
                yield from _of_fact(fact.id, view)
        case "expired_debts":
            yield from deal.waivers
            yield from (one for one in deal.done if one.until is not None)
        case "continuations_in_a_row":
            yield from _of_outcomes(view)
        case "days_of_silence":
            yield "contact", last_buyer_act(view)
            yield from _of_records(NextStepCondition(), view)
        case "given_away" | "smallest_refusal":
            yield from deal.records.agreements
            yield "amount", deal.amount


def named_by(condition: Condition, view: View, *, deeply: bool = False) -> Iterator[Condition]:
    """The conditions of what this one names; `deeply` also of what it only counts."""
    stages = view.playbook.stages
    match condition:
        case MeasureCondition(measure="stages_ahead" | "expired_debts") if deeply:
            criteria = [one for stage in stages for one in stage.exit_criteria]
            parts: tuple[Condition | None, ...] = (
                *(stage.when for stage in stages),
                *(item.needs for item in view.playbook.all_items),
                *(part for one in criteria for part in (one.met_when, one.failed_when, one.when)),
            )
        case CriterionCondition(criterion=path) if found := view.find_criterion(path):
            criterion = found[1]
            parts = (
                criterion.met_when,
                criterion.failed_when,
                criterion.when,
                found[0].when,
            )
        case ItemCondition(item=path) if home := view.find_item(path):
            wanted = (one.when for one in home[0].exit_criteria if deeply)  # the levels they ask
            parts = (home[1].when, home[0].when, *wanted)
        case ScoreCondition(score=id_):
            card = card_of(view.playbook, id_)
            levels = (level.met_when for signal in card.signals for level in signal.levels)
            parts = (*(blocker.met_when for blocker in card.blockers), *levels)
        case MeasureCondition(measure="limit_used"):
            parts = tuple(case.when for case in view.stage.limit)
        case _:
            parts = ()
    yield from (one for one in parts if one is not None)
