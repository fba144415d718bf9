"""What is called otherwise in a newer playbook: `also` on both sides, and steps that moved."""

import pytest

from salescoach.playbook.renames import Rename, renames_between
from tests.builders.playbooks import a_playbook

STAGES = """
stages:
  - {id: first, title: First, also: [was-first], checklists: [{id: list, title: List, items: [%s]}]}
  - {id: second, title: Second, checklists: [{id: list, title: List, items: [%s]}]}
"""


def item(id_: str, also: str = "") -> str:
    former = f", also: [{also}]" if also else ""
    return f"{{id: {id_}, do: 'Do it', records: [pain]{former}}}"


def of_items(first: str, second: str, *, stage: str = "first") -> str:
    text = STAGES % (first, second)
    return text if stage == "first" else text.replace("id: first", f"id: {stage}")


def facts(text: str) -> str:
    return f"facts:\n  - {{id: pain, title: Pain, type: text}}\n  - {text}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("{id: cost, title: C, type: text}", "{id: cost, title: D, type: text}", {},
                     id="the same id is never renamed"),
        pytest.param("{id: cost, title: C, type: text}", "{id: loss, title: C, type: text}", {},
                     id="another id without also is another fact"),
        pytest.param("{id: cost, title: C, type: text}",
                     "{id: loss, title: C, type: text, also: [cost]}", {"cost": "loss"},
                     id="also names the old id"),
        pytest.param("{id: loss, title: C, type: text, also: [cost]}",
                     "{id: waste, title: C, type: text, also: [loss, cost]}", {"loss": "waste"},
                     id="a chain of names"),
        pytest.param("{id: loss, title: C, type: text, also: [cost]}",
                     "{id: waste, title: C, type: text, also: [cost]}", {"loss": "waste"},
                     id="both had the same name once"),
        pytest.param("{id: loss, title: C, type: text, also: [cost]}",
                     "{id: cost, title: C, type: text}", {"loss": "cost"},
                     id="the way back to an earlier content"),
        pytest.param("{id: cost, title: C, type: text}",
                     "{id: gone, title: C, type: text, also: [other]}", {},
                     id="a former name of something else"),
    ],
)  # fmt: skip
def test_facts_are_followed_by_their_names(old: str, new: str, expected: dict[str, str]) -> None:
    found = renames_between(a_playbook(facts(old)), a_playbook(facts(new)))

    assert found.of("fact") == expected


def test_two_facts_become_one() -> None:
    old = a_playbook(
        "facts:\n  - {id: pain, title: P, type: text}\n  - {id: ache, title: A, type: text}"
    )
    new = a_playbook("facts:\n  - {id: pain, title: P, type: text, also: [ache]}")

    assert renames_between(old, new).pairs == (Rename("fact", "ache", "pain", joins=True),)


def test_an_item_follows_its_renamed_stage_without_a_rename_of_its_own() -> None:
    old = a_playbook(of_items(item("ask"), item("show")))
    new = a_playbook(
        of_items(item("ask"), item("show"), stage="start").replace(
            "also: [was-first]", "also: [first]"
        )
    )

    found = renames_between(old, new)

    assert found.pairs == (Rename("stage", "first", "start"),)
    assert found.now("item", "first/ask") == "start/ask"
    assert found.now("item", "second/show") == "second/show"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param([item("ask")], [item("show")], {}, id="nothing moved"),
        pytest.param([item("call", "ask")], [item("show")], {"first/ask": "first/call"},
                     id="renamed in its stage"),
        pytest.param([item("other")], [item("show"), item("ask")], {"first/ask": "second/ask"},
                     id="moved under its id"),
        pytest.param([item("other")], [item("show"), item("call", "ask")],
                     {"first/ask": "second/call"}, id="moved and renamed"),
        pytest.param([item("other")], [item("call", "show")], {"second/show": "second/call"},
                     id="gone"),
        pytest.param([item("other")], [item("show"), item("ask"), item("call", "asked")],
                     {"first/ask": "second/ask"}, id="only what carries the name"),
    ],
)  # fmt: skip
def test_items_are_followed_into_other_stages(
    first: list[str], second: list[str], expected: dict[str, str]
) -> None:
    old = a_playbook(of_items(item("ask"), item("show")))
    new = a_playbook(of_items(", ".join(first), ", ".join(second)))

    assert renames_between(old, new).of("item") == expected


def test_an_item_that_both_stages_have_is_not_moved() -> None:
    old = a_playbook(of_items(item("ask"), item("ask")))
    new = a_playbook(of_items(item("other"), item("ask")))

    assert renames_between(old, new).of("item") == {}


def test_a_choice_is_called_after_its_fact() -> None:
    choices = "{id: size, title: S, type: choice, choices: [{id: small, title: S}]}"
    renamed = (
        "{id: scale, also: [size], title: S, type: choice,"
        " choices: [{id: little, also: [small], title: S}]}"
    )

    found = renames_between(a_playbook(facts(choices)), a_playbook(facts(renamed)))

    assert found.of("choice") == {"size/small": "scale/little"}
    assert found.now("choice", "size/small") == "scale/little"
    assert found.now("choice", "size/large") == "scale/large"
