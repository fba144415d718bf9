"""What `show` tells of records, of the customer's type, and of what could move it on."""

from datetime import timedelta
from typing import Any

import pytest

from salescoach.cli.rendering.show_records import differentiation_json, records_of, scores_json
from salescoach.guidance.view import View
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import DAY, command, entered, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    evaluated,
    held,
    noted,
    ours,
    planned,
    raised,
    settled,
    theirs,
)
from tests.builders.views import a_view

TEXT = """
scorecards:
  - id: loyalty
    title: Whether they stay
    signals:
      - {id: fair, title: Fair, levels: [{points: 2, title: "fair", met_when: {fact: pain}}]}
      - {id: care, title: "Cared for", levels: [{points: 2, title: "yes", met_when: {fact: care}}]}
    bands: [{at_least: 50, verdict: "high"}, {at_least: 0, verdict: "low"}]
differentiation:
  - {id: plan, raises: loyalty, from: [market], do: "Plan with them", item: option-evaluation/look}
  - {id: train, raises: assistance, from: [loyal], do: "Train them", item: option-evaluation/look}
"""
FACTS = """
- {id: pain, title: Pain, type: text, ask: 'Where?', ask_whom: [user]}
- {id: care, title: Care, type: text, ask: 'Who?', ask_whom: [user]}
"""
ITEMS = "- {id: look, do: Look, when: {customer_type: market}}"


def seen(*commands: Any, **more: Any) -> View:
    playbook = a_playbook(TEXT, facts=FACTS, items=ITEMS)
    return a_view(playbook, met("anna"), *commands, customer_type="market", **more)


def told(view: View) -> dict[str, list[str]]:
    render = Catalogue().text
    return {one.name: [render(line) for line in one.lines] for one in records_of(view)}


def test_a_fresh_deal_has_no_parts() -> None:
    assert told(seen()) == {}


def test_what_is_open_is_told_and_what_is_settled_is_not() -> None:
    view = seen(
        theirs(due=DAY + timedelta(days=2)),
        ours(due=DAY - timedelta(days=1)),
        raised("open", words="deposits"),
        raised("gone", words="the price"),
        settled("gone"),
        a_problem(what="a leak"),
        agreed(what="delivery on Mondays"),
        noted("rings back"),
        noted("drinks tea", private=True),
    )
    assert told(view) == {
        "promised": ["Anna: send the figures, by 4 March", "we: send the sheet, by 1 March, late"],
        "agreed": ["delivery on Mondays"],
        "doubts": ['Anna, 2 March: "deposits"'],
        "problems": ["a leak, since 2 March"],
        "notes": ['2 March: "rings back"', '2 March, private: "drinks tea"'],
    }


def test_the_last_visit_says_what_it_came_to_and_the_next_one_with_whom() -> None:
    view = seen(
        planned("one", DAY, people=["anna"]),
        command(held("one"), on=DAY),
        planned("two", DAY + timedelta(days=7), people=["anna"]),
    )
    assert told(view) == {
        "visit": ["2 March with Anna: nobody agreed to anything"],
        "next": ["9 March with Anna"],
    }


def test_an_option_says_what_was_not_worked_out_yet() -> None:
    view = seen(
        an_option("ours", title="Our way", kind="ours"),
        evaluated("ours", technical="runs"),
        an_option("as-is", title="Leave it"),
        evaluated("as-is", technical="stops", economic="dear"),
    )
    assert told(view)["options"] == [
        "Our way (not worked out yet: what it costs and brings)",
        "Leave it",
    ]


@pytest.mark.parametrize(
    ("facts", "line", "document"),
    [
        pytest.param((), None, {"low": 0, "high": 100, "verdict": None}, id="nothing known"),
        pytest.param(
            ("pain",), "Whether they stay: high (50 to 100 of 100)",
            {"low": 50, "high": 100, "verdict": "high"}, id="enough for a verdict",
        ),
        pytest.param(
            ("pain", "care"), "Whether they stay: high (100 of 100)",
            {"low": 100, "high": 100, "verdict": "high"}, id="all known",
        ),
    ],
)  # fmt: skip
def test_the_type_of_the_customer_shows_what_it_rests_on(
    facts: tuple[str, ...], line: str | None, document: dict[str, Any]
) -> None:
    view = seen(*(said(fact, by=["anna"]) for fact in facts))
    assert told(view).get("scores", [None]) == [line]
    assert scores_json(view) == [{"id": "loyalty", **document}]


def test_what_moves_the_customer_on_is_told_in_delivery_for_this_type_only() -> None:
    delivering = seen(entered("option-evaluation", way="win"))
    assert told(delivering)["towards"] == ["Plan with them (raises loyalty; open)"]
    assert "towards" not in told(seen())
    assert differentiation_json(delivering) == [
        {"id": "plan", "raises": "loyalty", "item": "option-evaluation/look", "state": "open"}
    ]
