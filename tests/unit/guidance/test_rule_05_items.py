"""Rule 5: where an item stands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.truth import Truth
from salescoach.values.levels import Level
from tests.builders.asking import BUYER, PLACE, USER
from tests.builders.deals import A_DAY, DAY, Command, euros, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: cost, title: Cost, type: money}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: limit, title: Limit, type: money, ours: true}
"""


# Items (rule 5)

ITEMS = """
- {id: plain, do: P}
- {id: of-market, do: M, when: {customer_type: market}}
- {id: recording, do: R, records: [pain, cost]}
- {id: ours, do: O, records: [limit]}
- {id: ours-too, do: T, records: [limit, pain]}
"""
CRITERIA = "- {id: said, statement: S, met_when: {any: [{not: {fact: pain, level: confirmed}}]}}"


def state_of(item: str, *commands: Payload | Command, **more: Any) -> str | None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    return a_view(playbook, *commands, **more).item_state(f"{PLACE}/{item}")


@pytest.mark.parametrize(
    ("item", "commands", "customer_type", "state"),
    [
        ("plain", [], None, "open"),
        ("plain", [ticked("plain")], None, "done"),
        ("plain", [ticked("recording")], None, "open"),
        ("plain", [ticked("plain", stage="elsewhere")], None, "open"),
        ("of-market", [], None, None),
        ("of-market", [], "market", "open"),
        ("of-market", [], "loyal", "not-applicable"),
        ("of-market", [ticked("of-market")], "market", "done"),
        ("of-market", [ticked("of-market")], "loyal", "not-applicable"),
        ("of-market", [ticked("of-market")], None, "done"),
        ("recording", [], None, "open"),
        ("recording", [ticked("recording")], None, "done"),
        ("ours", [], None, "open"),
        ("ours", [said("limit", euros(5))], None, "done"),
        ("ours", [said("limit", euros(5), lowered=Level.ASSUMED)], None, "done"),
    ],
)
def test_an_item_is_done_open_or_not_applicable(
    item: str, commands: list[Payload], customer_type: str | None, state: str | None
) -> None:
    assert state_of(item, *commands, customer_type=customer_type) == state


@pytest.mark.parametrize(
    ("pain", "cost", "state"),
    [
        (said("pain", "x", by=["anna"]), said("cost", euros(5), by=["bob"]), "done"),
        (said("pain", None, none=True, by=["anna"]), said("cost", euros(5), by=["bob"]), "done"),
        (said("pain", "x", by=["bob"]), said("cost", euros(5), by=["bob"]), "open"),
        (said("pain", "x", by=["anna"]), said("cost", euros(5)), "open"),
        (said("pain", "x", by=["anna"]), said("other", "x"), "open"),
    ],
    ids=["the level asked, heard the other", "none at the level asked", "below the level asked",
         "only our guess of the other", "nothing of the other"],
)  # fmt: skip
def test_an_item_is_done_when_every_fact_it_records_is_known_well_enough(
    pain: Payload, cost: Payload, state: str
) -> None:
    assert state_of("recording", USER, BUYER, pain, cost) == state


@pytest.mark.parametrize(
    ("when", "customer_type", "state"),
    [
        ("{customer_type: market}", "market", "open"),
        ("{customer_type: market}", None, "open"),
        ("{customer_type: market}", "loyal", "done"),
        ("{item: plain, is: done}", "loyal", "open"),
    ],
    ids=["it applies", "it may apply", "it does not", "it depends on an item"],
)
def test_a_criterion_that_certainly_does_not_apply_asks_for_no_level(
    when: str, customer_type: str | None, state: str
) -> None:
    criteria = f"- {{id: c, statement: C, when: {when}, met_when: {{fact: pain, level: proven}}}}"
    playbook = a_playbook(
        facts=FACTS,
        items="- {id: ask, do: A, records: [pain]}\n- {id: plain, do: P}",
        criteria=criteria,
    )
    view = a_view(playbook, USER, said(by=["anna"]), customer_type=customer_type)

    assert view.item_state(f"{PLACE}/ask") == state


def test_an_item_done_by_its_facts_opens_again_when_one_goes_stale() -> None:
    known: list[Payload] = [
        USER, BUYER, said("pain", "x", by=["anna"]), said("cost", euros(5), by=["bob"]),
    ]  # fmt: skip

    assert state_of("recording", *known, today=DAY + 10 * A_DAY) == "done"
    assert state_of("recording", *known, today=DAY + 11 * A_DAY) == "open"


def test_what_an_item_has_still_to_record_stands_in_its_order() -> None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    stage = playbook.stages[0]

    def unsettled(item: int, *commands: Payload) -> list[str]:
        view = a_view(playbook, USER, BUYER, *commands)
        return [fact.id for fact in view.unsettled_facts(stage, stage.items[item])]

    assert unsettled(2) == ["pain", "cost"]
    assert unsettled(2, said("pain", "x", by=["bob"])) == ["pain", "cost"]
    assert unsettled(2, said("pain", "x", by=["anna"])) == ["cost"]
    assert unsettled(4, said("limit", euros(5))) == ["pain"]
    assert unsettled(0) == []


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        (("done",), Truth.FALSE),
        (("open",), Truth.UNKNOWN),
        (("done", "not-applicable"), Truth.UNKNOWN),
        (("open", "not-applicable"), Truth.TRUE),
    ],
)
def test_an_item_that_may_apply_is_one_of_two_things(states: Any, truth: Truth) -> None:
    view = a_view(a_playbook(facts=FACTS, items=ITEMS))

    assert view.item_is(f"{PLACE}/of-market", states) is truth


@given(
    st.permutations(["recording", "ours", "of-market", "plain"]), st.sampled_from([None, "loyal"])
)
def test_the_order_of_asking_changes_no_answer(order: list[str], type_: str | None) -> None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    commands: list[Payload] = [USER, said("pain", "x", by=["anna"]), ticked("plain")]
    one, other = (a_view(playbook, *commands, customer_type=type_) for _ in range(2))

    asked = {item: one.item_state(f"{PLACE}/{item}") for item in order}
    assert asked == {item: other.item_state(f"{PLACE}/{item}") for item in reversed(order)}
