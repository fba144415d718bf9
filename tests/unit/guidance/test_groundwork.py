"""A planned visit rests on what its item needs; whoever asks for that is told how near it is."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.values.messages import Quoted, Unit, say
from tests.builders.deals import A_DAY, DAY, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import planned
from tests.builders.views import advice_on, the_action

KINDS = """
visit_kinds:
  - {id: talk, title: Talk}
  - {id: pilot, title: Pilot, aim: work}
"""
FACTS = """
- {id: mark, title: Mark, type: text, ask: 'How much?', ask_whom: [technical]}
- {id: cost, title: Cost, type: text, ask: 'What does it cost?', ask_whom: [technical]}
"""
CRITERIA = """
- {id: c, statement: C, met_when: {fact: mark, known: true, level: proven}}
- {id: d, statement: D, met_when: {fact: cost, known: true}}
- {id: e, statement: E, met_when: {stakeholder: {role: economic}}}
"""
ITEMS = """
- id: pilot
  do: Run the pilot
  with: [technical]
  visit_kind: pilot
  needs: {all: [{fact: mark, known: true}, {stakeholder: {role: economic}}]}
"""
BOB = met("bob", roles=["technical"])
MARK = said("mark", "2 %", by=["bob"])


def reasons(id_: str, *visits: Payload, items: str = ITEMS) -> list[Any]:
    playbook = a_playbook(KINDS, facts=FACTS, criteria=CRITERIA, items=items)
    advice = advice_on(playbook, BOB, MARK, *visits, today=DAY)
    return [one for one in the_action(advice, id_).because if one.id.startswith("because.before")]


def pilot(days: int, *people: str) -> Payload:
    return planned("pilot", DAY + days * A_DAY, people=people, kind="pilot")


def in_days(days: int) -> list[Any]:
    day = DAY + days * A_DAY
    return [say("because.before-visit", what="Pilot", days=Unit(days, "day"), day=day)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, [say("because.before-visit-tomorrow", what="Pilot")]),
        (2, in_days(2)),
        (14, in_days(14)),
        (15, []),
    ],
)
def test_a_person_whom_a_planned_visit_needs_is_met_before_it(
    days: int, expected: list[Any]
) -> None:
    assert reasons("meet/economic", pilot(days)) == expected


def test_so_is_a_question_at_a_visit_before_it_though_some_answer_is_there() -> None:
    talk = planned("talk", DAY + 2 * A_DAY, people=["bob"], kind="talk")
    assert reasons("find-out/mark", talk, pilot(8)) == in_days(8)


def test_what_the_visit_does_not_need_is_not_hurried() -> None:
    talk = planned("talk", DAY + 2 * A_DAY, people=["bob"], kind="talk")
    assert reasons("find-out/cost", talk, pilot(8)) == []


def test_at_the_visit_itself_nothing_is_before_it() -> None:
    assert reasons("find-out/mark", pilot(8, "bob")) == []


def test_without_a_plan_nothing_is_near() -> None:
    assert reasons("meet/economic") == []


def test_the_goal_of_a_visit_is_a_reason_for_the_item_that_it_is() -> None:
    items = "- {id: talk, do: Talk, with: [technical], visit_kind: talk}\n"
    goals = []
    for kind in ("talk", "pilot"):
        visit = planned("v", DAY + A_DAY, people=["bob"], kind=kind, goal="they name the figure")
        playbook = a_playbook(KINDS, facts=FACTS, items=items)
        action = the_action(advice_on(playbook, BOB, visit, today=DAY), "do/option-evaluation/talk")
        goals.append(list(action.because))
    assert goals == [[say("because.goal", goal=Quoted("they name the figure"))], []]
