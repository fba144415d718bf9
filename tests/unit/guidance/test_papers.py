"""Where a word is there, and only a document is missing."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import advise
from salescoach.guidance.debrief_questions import debrief_questions, key_of
from salescoach.guidance.papers import paper_in, papers_of
from salescoach.guidance.parts import FactPart
from salescoach.guidance.view import View
from salescoach.values.levels import Level
from salescoach.values.messages import say
from tests.builders.deals import A_DAY, DAY, Command, command, met, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view, ids_of, the_action

PLACE = "option-evaluation"
FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d, ask: ['What hurts?']}
- {id: agreed, title: Agreed, type: flag, ask_whom: [user]}
- {id: view, title: View, type: text, ours: true}
"""
PROVEN = "- {id: c, statement: S, met_when: {fact: pain, level: proven}}\n"
ANNA, BOB = met("anna", roles=["user"]), met("bob", roles=["user"])
ERIK = met("erik", roles=["economic"])
TODAY = DAY + 5 * A_DAY


def view_of(*commands: Payload | Command, criteria: str = PROVEN, **more: Any) -> View:
    parts = {key: more.pop(key) for key in ("items",) if key in more}
    playbook = a_playbook(facts=FACTS, criteria=criteria, **parts)
    return a_view(playbook, ANNA, BOB, ERIK, *commands, **{"today": TODAY, **more})


def papers(view: View, **more: Any) -> dict[str, tuple[str, ...]]:
    """Whose word it is that a document is to be got for, by fact."""
    asked: dict[str, Any] = {
        "fact": "pain", "level": Level.PROVEN, "from_": (), "checks": (), "certain": False,
    }  # fmt: skip
    asked |= more
    part = FactPart(**asked, now=view.so_far(asked["fact"]))
    return {fact: one.said_by for fact, one in papers_of([part], view).items()}


def test_the_word_of_whoever_settles_it_takes_a_document_only() -> None:
    assert papers(view_of(said("pain", by=["anna"]))) == {"pain": ("anna",)}


@pytest.mark.parametrize(
    ("commands", "part"),
    [
        pytest.param([], {}, id="nothing said"),
        pytest.param([said("pain", by=["erik"])], {}, id="hearsay"),
        pytest.param([said("pain", by=[])], {}, id="a guess of ours"),
        pytest.param([said("pain", by=["anna"], document="m.pdf")], {}, id="there is one"),
        pytest.param([said("pain", by=["anna"], lowered=Level.HEARD)], {}, id="lowered"),
        pytest.param([said("pain", by=["anna"])], {"level": Level.CONFIRMED}, id="a word will do"),
        pytest.param([said("pain", by=["anna"])], {"certain": True}, id="certainly otherwise"),
        pytest.param([said("pain", by=["anna"])], {"from_": ("economic",)}, id="of others"),
        pytest.param(
            [said("agreed", True, by=["anna"]), said("agreed", False, by=["bob"])],
            {"fact": "agreed"},
            id="contradicted",
        ),
        pytest.param([said("view")], {"fact": "view"}, id="ours"),
    ],
)
def test_everything_else_takes_more_than_that(
    commands: list[Payload], part: dict[str, Any]
) -> None:
    assert papers(view_of(*commands), **part) == {}


def test_what_is_too_old_is_asked_again() -> None:
    view = view_of(command(said("pain", by=["anna"]), on=DAY), today=DAY + 20 * A_DAY)
    assert papers(view) == {}


def test_a_word_that_is_asked_for_as_well_comes_first() -> None:
    view = view_of(said("pain", by=["anna"]))
    part: dict[str, Any] = {"fact": "pain", "level": Level.PROVEN, "checks": (), "certain": False}
    both = [FactPart(**part, from_=from_, now=view.so_far("pain")) for from_ in ((), ("economic",))]
    assert papers_of(both, view) == {}
    assert papers_of(both[::-1], view) == {}


ITEM = "- {id: talk, do: Talk, short: talk, records: [pain], ask: ['What is it?']}\n"


def test_an_open_item_says_what_it_takes_now() -> None:
    view = view_of(said("pain", by=["anna"]), items=ITEM)
    action = the_action(advise(view), f"do/{PLACE}/talk")
    assert (action.title, action.ask, action.words) == (
        say("action.get-paper", fact=("Pain",)), (), say("words.on-paper"),
    )  # fmt: skip
    assert [one.id for one in action.because] == ["because.not-on-paper"]


def test_an_item_with_more_to_find_out_keeps_its_words() -> None:
    items = ITEM.replace("[pain]", "[pain, view]")
    view = view_of(said("pain", by=["anna"]), items=items)
    action = the_action(advise(view), f"do/{PLACE}/talk")
    assert (action.title.id, [one.fact for one in action.papers]) == ("playbook-text", ["pain"])


def test_with_the_document_the_item_is_done_and_nothing_is_left_to_get() -> None:
    view = view_of(said("pain", by=["anna"], document="m.pdf"), items=ITEM)
    assert view.item_state(f"{PLACE}/talk") == "done"
    assert not {f"do/{PLACE}/talk", "find-out/pain"} & set(ids_of(advise(view)))


def test_an_item_of_a_stage_that_asks_no_document_is_done_by_the_word() -> None:
    view = view_of(said("pain", by=["anna"]), items=ITEM, criteria="")
    assert view.item_state(f"{PLACE}/talk") == "done"


def test_an_item_that_was_reopened_since_asks_again() -> None:
    items = ITEM.replace("records", "again: [other], records") + "- {id: other, do: O}\n"
    word = said("pain", by=["anna"])

    def paper(view: View) -> bool:
        found = view.find_item(f"{PLACE}/talk")
        assert found is not None
        return paper_in(*found, view.fact("pain"), view) is not None

    assert paper(view_of(word, items=items))
    assert not paper(view_of(word, ticked("other"), items=items))
    assert paper(view_of(ticked("other"), word, items=items))


@pytest.mark.parametrize("items", ["", ITEM], ids=["a question", "in an item"])
def test_after_a_visit_who_said_it_is_not_asked_again(items: str) -> None:
    before = view_of(items=items)
    after = view_of(said("pain", by=["anna"]), items=items)
    asked = [[key_of(q) for q in debrief_questions(view, ["anna"])] for view in (before, after)]
    assert asked == [["fact/pain"], []]
