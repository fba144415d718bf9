"""What has its turn later, and what comes first: options, meetings, the name of somebody."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Action
from salescoach.values.messages import say
from tests.builders.deals import A_DAY, DAY, Command, command, entered, met, said, waived
from tests.builders.playbooks import a_playbook
from tests.builders.records import an_option
from tests.builders.resolved import resolved
from tests.builders.views import advice_on

PLACE = "option-evaluation"
USER = met("marta", roles=["user"])
FACTS = """
- {id: test, title: Test, type: text, ask_whom: [user]}
- {id: figures, title: Figures, type: text, ask_whom: [user]}
"""
WEIGHED = """
- id: weighed
  statement: W
  met_when: {all: [{fact: figures, known: true}, {option: {kind: as-is, evaluated: economic}}]}
"""
ITEMS = """
- {id: sum, do: Sum, records: [figures], with: [user], after: [{fact: test, known: true}]}
"""


def actions(
    *commands: Payload | Command, items: str = ITEMS, criteria: str = WEIGHED
) -> dict[str, Action]:
    playbook = a_playbook(facts=FACTS, criteria=criteria, items=items)
    return {one.id: one for one in advice_on(playbook, *commands).actions}


def test_an_option_is_weighed_when_the_item_that_closes_the_criterion_has_its_turn() -> None:
    tested = said("test", "good", by=["marta"])
    seen = [actions(USER, an_option()), actions(USER, an_option(), tested)]
    found = [one["evaluate/as-it-is/economic"] for one in seen]
    assert [one.moment for one in found] == ["waiting", "today"]
    assert [one.waits_for for one in found] == [("Test",), ()]


def test_one_that_something_waits_for_is_weighed_before() -> None:
    needs = ITEMS + "- {id: more, do: M, after: [{option: {kind: as-is, evaluated: economic}}]}\n"
    assert actions(USER, an_option(), items=needs)["evaluate/as-it-is/economic"].moment == "today"


def test_without_such_an_item_an_option_is_weighed_at_once() -> None:
    assert actions(USER, an_option(), items="")["evaluate/as-it-is/economic"].moment == "today"


# Who is there


def test_where_nobody_is_known_naming_somebody_is_the_next_step() -> None:
    items = "- {id: talk, do: Talk, with: [user]}"
    named = actions(items=items)["meet/user"]
    assert named.title == say("action.name-somebody")
    assert (named.because, named.ask) == ((say("because.nobody-known"),), ())
    assert [(term.term, term.value) for term in named.terms] == [("next_step", 80)]


@pytest.mark.parametrize(
    ("commands", "items"),
    [
        ((USER,), "- {id: talk, do: Talk, with: [user]}"),
        ((), "- {id: read, do: Read}"),
    ],
    ids=["somebody is known", "nothing takes anybody"],
)
def test_else_nobody_is_to_be_named(commands: tuple[Payload, ...], items: str) -> None:
    titles = [one.title for one in actions(*commands, items=items, criteria="").values()]
    assert say("action.name-somebody") not in titles


def test_in_a_later_stage_nobody_is_to_be_named_either() -> None:
    text = """
stages:
  - {id: first, title: F}
  - {id: option-evaluation, title: O,
     checklists: [{id: l, title: L, items: [{id: talk, do: Talk, with: [user]}]}]}
"""
    found = advice_on(resolved(text))
    assert [one.title for one in found.actions] == [say("playbook-text", text="Talk")]


@pytest.mark.parametrize(
    ("people", "moment", "first"),
    [((USER,), "waiting", ("economic",)), ((USER, met("erik", roles=["economic"])), "today", ())],
    ids=["nobody of the role is known", "somebody is"],
)
def test_what_takes_people_of_whom_nobody_is_known_waits_for_the_meeting(
    people: tuple[Payload, ...], moment: str, first: tuple[str, ...]
) -> None:
    criteria = "- {id: c, statement: C, met_when: {stakeholder: {role: economic, informed: true}}}"
    items = "- {id: ask, do: Ask, with: [economic]}\n- {id: talk, do: Talk, with: [user]}"
    playbook = a_playbook(criteria=criteria, items=items)
    found = {one.id: one for one in advice_on(playbook, *people).actions}
    ask = found[f"do/{PLACE}/ask"]
    assert (ask.moment == "waiting", len(ask.waits_for)) == (moment == "waiting", len(first))
    assert "meet/economic" in found


# Ahead of them

AHEAD = """
facts:
  - {id: a, title: A, type: text, ask_whom: [user]}
  - {id: b, title: B, type: text, ask_whom: [user]}
  - {id: c, title: C, type: text, ask_whom: [user]}
stages:
  - {id: first, title: F, exit_criteria: [{id: a, statement: S, met_when: {fact: a, known: true}}]}
  - {id: second, title: S, exit_criteria: [{id: b, statement: S, met_when: {fact: b, known: true}}]}
  - {id: third, title: T, exit_criteria: [{id: c, statement: S, met_when: {fact: c, known: true}}]}
"""
LATER = DAY + 30 * A_DAY


def ahead(stage: str, *, owed: bool) -> dict[str, dict[str, int]]:
    """The terms of what stands there, two stages on or one."""
    left = [("first", "a"), ("second", "b")][: 2 if stage == "third" else 1]
    moves = [command(waived(id_, stage=home, until=LATER), on=DAY) for home, id_ in left]
    going = [command(entered(one), on=DAY) for one in ("second", "third")[: len(left)]]
    commands = (USER, *(moves if owed else ()), *going)
    found = advice_on(resolved(AHEAD), *commands, stage="first")
    return {one.id: {term.term: term.value for term in one.terms} for one in found.actions}


@pytest.mark.parametrize(
    ("stage", "owed", "term"),
    [("third", True, "unblocks"), ("third", False, "opens_gate"), ("second", True, "opens_gate")],
    ids=["two stages ahead", "two, and nothing is owed", "one stage ahead"],
)
def test_two_stages_ahead_of_them_our_own_gate_counts_as_waiting(
    stage: str, owed: bool, term: str
) -> None:
    asked = "find-out/c" if stage == "third" else "find-out/b"
    assert term in ahead(stage, owed=owed)[asked]
