"""What is known of a deal, fact by fact: the value that counts today, and how strong it is."""

from typing import Literal

from salescoach.guidance.parts import Weighed
from salescoach.guidance.reasons import shown_value, who_said
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import Argument, Message
from salescoach.values.record import record

FactState = Literal["unknown", "known", "none", "stale", "contradicted"]


@record
class KnownFact:
    """A fact as `show` and a receipt tell it. `weighed` is None while nothing was recorded."""

    fact: Fact
    state: FactState
    weighed: Weighed | None
    value: Message | None
    who: Argument | None


def known_fact(view: View, fact: Fact) -> KnownFact:
    """What counts of one fact today."""
    stands = view.stands(fact.id)
    weighed = stands or view.so_far(fact.id)
    if weighed is None:
        return KnownFact(fact, "unknown", None, None, None)
    state: FactState = "none" if weighed.evidence.none else "known"
    if stands is None:
        state = "stale"
    elif view.contradiction(fact.id):
        state = "contradicted"
    return KnownFact(
        fact, state, weighed, shown_value(fact, weighed.evidence, view), who_said(weighed, view)
    )


def known_facts(view: View) -> tuple[KnownFact, ...]:
    """Every fact with anything recorded, in playbook order."""
    found = (known_fact(view, fact) for fact in view.playbook.facts)
    return tuple(one for one in found if one.weighed is not None)
