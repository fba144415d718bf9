"""What is known of a deal, fact by fact: the value that counts today, and how strong it is."""

from typing import Literal

from salescoach.deal.state import Person
from salescoach.guidance.parts import Weighed
from salescoach.guidance.said_values import shown_value, who_said
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import Argument, Message
from salescoach.values.record import record

FactState = Literal["unknown", "known", "none", "stale", "contradicted"]


@record
class KnownFact:
    """A fact as `show` and a receipt tell it. `weighed` is None while nothing was recorded.

    `of` is whose value it is, for a fact with one value a person.
    """

    fact: Fact
    state: FactState
    weighed: Weighed | None
    value: Message | None
    who: Argument | None
    of: Person | None = None


def known_fact(view: View, fact: Fact, *, of: Person | None = None) -> KnownFact:
    """What counts of one fact today; of one person's value where that is asked."""
    whose = None if of is None else (of.id,)
    stands = view.stands(fact.id, of=whose)
    weighed = stands or view.so_far(fact.id, of=whose)
    if weighed is None:
        return KnownFact(fact, "unknown", None, None, None, of)
    state: FactState = "none" if weighed.evidence.none else "known"
    if stands is None:
        state = "stale"
    elif view.contradiction(fact.id):
        state = "contradicted"
    value, who = shown_value(fact, weighed.evidence, view), who_said(weighed, view)
    return KnownFact(fact, state, weighed, value, who, of)


def known_facts(view: View) -> tuple[KnownFact, ...]:
    """Every fact with anything recorded, in playbook order; one that each person has, of each."""
    found = (
        known_fact(view, fact, of=person)
        for fact in view.playbook.facts
        for person in (view.deal.people if fact.scope == "person" else (None,))
    )
    return tuple(one for one in found if one.weighed is not None)
