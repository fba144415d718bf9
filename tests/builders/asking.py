"""Conditions as a trainer writes them, asked of a deal: their truth, and what is missing.

truth_of("{fact: pain}", met("anna"), said(by=["anna"])) is Truth.TRUE
"""

from datetime import date
from typing import Any

from salescoach.deal.events import Payload
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.truth import Outcome, Truth
from salescoach.guidance.view import View
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
ASSUMED, HEARD, CONFIRMED, PROVEN = Level
TODAY = DAY + 20 * A_DAY

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: verdict, title: V, type: choice, choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: cost, title: Cost, type: money}
- {id: ways, title: Ways, type: choices, choices: [{id: ours, title: O}, {id: theirs, title: T}]}
"""
ITEMS = """
- {id: ask-why, do: Ask}
- {id: only-market, do: M, when: {customer_type: market}}
- {id: weigh, do: W, records: [verdict]}
"""
CRITERIA = """
- {id: said, statement: S, met_when: {fact: pain, level: confirmed}}
- {id: of-market, statement: S, when: {customer_type: market}, met_when: {fact: pain}}
"""
PLACE = "option-evaluation"
USER = met("anna", roles=["user"])
BUYER = met("bob", roles=["purchasing"])


def asked(
    written: str, *commands: Payload | Command, today: date = TODAY, **opening: Any
) -> tuple[Any, View]:
    """The condition, and the view it is asked of."""
    wanted = f"- {{id: wanted, statement: W, internal: true, met_when: {written}}}"
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA + wanted)
    condition = playbook.stages[0].exit_criteria[-1].met_when
    return condition, a_view(playbook, *commands, today=today, **opening)


def outcome(
    written: str, *commands: Payload | Command, default: Level = ASSUMED, **more: Any
) -> Outcome:
    condition, view = asked(written, *commands, **more)
    return evaluate(condition, view, default=default)


def truth_of(written: str, *commands: Payload | Command, **more: Any) -> Truth:
    return outcome(written, *commands, **more).truth


def on(day: int, *payloads: Payload) -> Command:
    return command(*payloads, on=DAY + day * A_DAY)


EVIDENCE: dict[str, list[Payload | Command]] = {
    "nothing": [],
    "our guess": [on(15, said(value="leaks"))],
    "heard": [BUYER, on(15, said(value="leaks", by=["bob"]))],
    "confirmed": [USER, on(15, said(value="leaks", by=["anna"]))],
    "proven": [USER, on(15, said(value="leaks", by=["anna"], document="sheet"))],
    "we guess there is none": [on(15, said(value=None, none=True))],
    "they say there is none": [USER, on(15, said(value=None, none=True, by=["anna"]))],
    "stale": [USER, on(9, said(value="leaks", by=["anna"]))],
    "a stale none": [USER, on(9, said(value=None, none=True, by=["anna"]))],
}
CONDITIONS = (
    "{fact: pain, known: true, level: heard}",
    "{fact: pain, known: false, level: heard}",
    "{fact: pain, none: true, level: heard}",
    "{fact: pain, none: false, level: heard}",
    "{fact: pain, is: leaks, level: heard}",
    "{fact: pain, is_not: leaks, level: heard}",
    "{fact: pain, one_of: [smells, creaks], level: heard}",
    "{fact: pain, contains: LEAK, level: heard}",
    "{fact: pain, missing: true}",
    "{fact: pain, missing: false}",
)


def people(*stances: str | None, role: str = "user") -> list[Payload | Command]:
    return [
        on(0, met(f"p{number}", roles=[role], stance=stance))
        for number, stance in enumerate(stances)
    ]


SOMEBODY = "{stakeholder: {role: user, stance: [mentor, supporter]}, count: {at_least: %d}}"
NO_OPPONENT = "{stakeholder: {role: user, stance: opponent}, count: {at_most: %d}}"
