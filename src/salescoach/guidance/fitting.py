"""What is recorded in a deal and has no place in a playbook.

These are ids that it does not know, and values that are none of the fact's type. After a deal was
moved to another content of its playbook they are kept, and count nowhere.
"""

from collections.abc import Iterable, Iterator

from salescoach.deal.events import FactValue
from salescoach.deal.state import Deal, Evidence
from salescoach.playbook.model import Fact, Playbook
from salescoach.values.days import parse_day
from salescoach.values.money import Money
from salescoach.values.numbers import is_number
from salescoach.values.record import record


@record
class Named:
    """An id of the playbook that something in a deal goes by, as `playbook.renames` tells it."""

    kind: str
    id: str


def fits(fact: Fact, evidence: Evidence) -> bool:
    """Whether a value can be one of the fact; of one with a value a person it says whose."""
    if (fact.scope == "person") is not (evidence.of is not None):
        return False
    return evidence.none or evidence.value is None or _is_value(fact, evidence.value)


def named_in(deal: Deal, facts: Iterable[Fact]) -> tuple[Named, ...]:
    """Every id of its playbook that stands in the deal, each once, positions left out.

    `facts` are those of the playbook whose ids these are.
    """
    return tuple(dict.fromkeys(Named(kind, id_) for kind, id_ in _named(deal, facts) if id_))


def _named(deal: Deal, facts: Iterable[Fact]) -> Iterator[tuple[str, str | None]]:
    yield from (("fact", one.fact) for one in deal.evidence)
    yield from (("fact", one.fact) for one in deal.asked)
    choosing = {one.id for one in facts if one.type in ("choice", "choices")}
    for said in deal.evidence:
        if said.fact in choosing:
            values = said.value if isinstance(said.value, tuple) else (said.value,)
            yield from (("choice", f"{said.fact}/{one}") for one in values if isinstance(one, str))
    yield from (("item", f"{one.stage}/{one.item}") for one in deal.done)
    yield from (("item", f"{one.stage}/{one.item}") for one in deal.skipped)
    yield from (("criterion", f"{one.stage}/{one.criterion}") for one in deal.waivers)
    yield from (("criterion", one.criterion) for entry in deal.stages for one in entry.left)
    yield from (("stage", id_) for entry in deal.stages for id_ in entry.passed)
    yield "customer-type", deal.customer_type
    yield "deal-kind", deal.deal_kind
    yield "lead-source", deal.lead_source
    for person in deal.people:
        yield from (("buyer-role", held.role) for held in person.roles)
        yield from (("perspective", goal.perspective) for goal in person.goals)
    records = deal.records
    yield from (("visit-kind", one.kind) for one in records.visits)
    yield from (("commitment-kind", one.kind) for one in records.commitments)
    yield from (("agreement-kind", one.kind) for one in records.agreements)
    yield from (("doubt", one.library) for one in records.doubts)
    for handover in records.handovers:
        yield "seller-role", handover.role
        yield "handover", handover.handover
    if deal.ended is not None:
        yield deal.ended.outcome, deal.ended.reason
    if deal.parked is not None:
        yield "parking", deal.parked.reason


def without_a_place(deal: Deal, playbook: Playbook) -> tuple[Evidence, ...]:
    """The evidence that counts nowhere in this playbook, in order."""
    facts = {fact.id: fact for fact in playbook.facts}
    return tuple(
        one for one in deal.evidence if one.fact not in facts or not fits(facts[one.fact], one)
    )


def _is_value(fact: Fact, value: FactValue) -> bool:
    match fact.type:
        case "money":
            return isinstance(value, Money)
        case "flag":
            return isinstance(value, bool)
        case "list":
            return isinstance(value, tuple)
        case "choices":
            known = {one.id for one in fact.choices}
            return isinstance(value, tuple) and known.issuperset(value)
        case "choice":
            return value in {one.id for one in fact.choices}
        case "number" | "percent":
            return isinstance(value, str) and is_number(value)
        case "date":
            return isinstance(value, str) and _is_day(value)
        case "text" | "person":
            return isinstance(value, str)


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True
