"""What a name means: the likeliest first, and nothing where nothing is called so."""

import pytest

from salescoach.guidance.subjects import Subject, meant_by, names
from tests.builders.explained import advised
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

SAME = """
facts: [{id: same, title: A fact, type: text, ask: What}]
stages:
  - id: one
    title: One
    exit_criteria: [{id: same, statement: S, met_when: {fact: same}}]
  - id: same
    title: Two
    checklists: [{id: c, title: C, items: [{id: same, do: D}]}]
"""
NAMES = {
    "call": [Subject("item", "main/call")],
    "main/call": [Subject("item", "main/call")],
    "do/main/call": [Subject("item", "main/call", "do/main/call")],
    "said": [Subject("criterion", "main/said")],
    "closed": [Subject("criterion", "end/closed")],
    "end": [Subject("stage", "end")],
    "slow": [Subject("warning", "slow")],
    "pain": [Subject("fact", "pain")],
    "find-out/pain": [Subject("fact", "pain", "find-out/pain")],
    "amount": [Subject("field", "amount")],
    "find-out/customer-type": [Subject("field", "customer-type", "find-out/customer-type")],
    "user": [Subject("role", "user")],
    "meet/user": [Subject("role", "user", "meet/user")],
    "repay/main/said": [Subject("debt", "main/said", "repay/main/said")],
    "repay/main/call": [Subject("debt", "main/call", "repay/main/call")],
    "advance/main": [Subject("move", "main", "advance/main")],
    "win/end": [Subject("move", "end", "win/end")],
    "nothing": [],
    "end/call": [],
    "main/": [],
    "/call": [],
    "do/": [],
    "do/pain": [],
    "find-out/user": [],
    "repay/pain": [],
    "advance/pain": [],
    "customer_type": [],
    "": [],
}


@pytest.mark.parametrize(("given", "meant"), NAMES.items(), ids=NAMES)
def test_a_name_means(given: str, meant: list[Subject]) -> None:
    assert list(meant_by(given, advised().view)) == meant


def test_the_position_comes_first_then_the_other_stages_then_the_rest() -> None:
    playbook = a_playbook(SAME.replace("title: A fact", "title: 'A fact'"))

    there = meant_by("same", a_view(playbook, stage="one"))
    here = meant_by("same", a_view(playbook, stage="same"))

    assert [(one.kind, one.id) for one in there] == [
        ("criterion", "one/same"), ("item", "same/same"), ("stage", "same"), ("fact", "same"),
    ]  # fmt: skip
    assert here[0] == Subject("item", "same/same")


def test_all_names_are_there_for_a_did_you_mean() -> None:
    found = names(advised().view)
    assert {"call", "main/call", "slow", "amount", "user", "end"} <= set(found)
    assert len(found) == len(set(found))
