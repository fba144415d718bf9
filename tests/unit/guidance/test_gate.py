from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.criteria import Verdict
from salescoach.guidance.gate import Gate, gate_of, part_words
from salescoach.guidance.parts import FactPart, FieldPart, ItemPart, Part, PersonPart
from salescoach.values.levels import Level
from tests.builders.asking import PLACE
from tests.builders.deals import Command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

FACTS = """
- {id: one, title: One, type: text}
- {id: two, title: Two, type: text}
- {id: three, title: Three, type: text}
- {id: ours, title: Ours, type: text, ours: true}
"""
ANNA = met("anna", roles=["user"])


def known(fact: str) -> Payload:
    return said(fact, "x", by=["anna"])


def gate(criteria: str, *commands: Payload | Command, **more: Any) -> Gate:
    return gate_of(a_view(a_playbook(facts=FACTS, criteria=criteria), ANNA, *commands, **more))


CRITERIA = """
- {id: first, statement: F, met_when: {fact: one}}
- {id: of-market, statement: M, when: {customer_type: market}, met_when: {fact: two}}
- {id: third, statement: T, met_when: {fact: three, is: x}}
"""


def verdicts(found: Gate) -> dict[str, str]:
    return {judged.criterion.id: judged.verdict.value for judged in found.criteria}


def test_the_gate_has_the_verdicts_of_what_applies_in_playbook_order() -> None:
    found = gate(CRITERIA, known("one"), said("three", "y", by=["anna"]), customer_type="loyal")

    assert found.stage == PLACE
    assert list(verdicts(found).items()) == [("first", "met"), ("third", "unmet")]
    assert [judged.criterion.id for judged in found.unsettled] == ["third"]
    assert not found.open


@pytest.mark.parametrize(
    ("customer_type", "facts", "is_open"),
    [
        ("loyal", ["one", "three"], True),
        ("loyal", ["one"], False),
        ("market", ["one", "three"], False),
        ("market", ["one", "two", "three"], True),
        (None, ["one", "three"], False),
        (None, ["one", "two", "three"], False),
    ],
    ids=["all that apply are met", "one is unknown", "one more applies", "all are met",
         "unknown whether one applies", "even where it would be met"],
)  # fmt: skip
def test_the_gate_is_open_when_everything_that_applies_is_met(
    customer_type: str | None, facts: list[str], is_open: bool
) -> None:
    found = gate(CRITERIA, *map(known, facts), customer_type=customer_type)

    assert found.open is is_open
    assert (found.unsettled == ()) is is_open


def test_a_criterion_that_may_not_apply_keeps_the_gate_closed_as_unknown() -> None:
    found = gate(CRITERIA, known("one"), known("two"), known("three"))

    assert verdicts(found) == {"first": "met", "of-market": "unknown", "third": "met"}
    assert [judged.verdict for judged in found.unsettled] == [Verdict.UNKNOWN]


def test_ticking_every_box_opens_no_gate() -> None:
    items = "- {id: a, do: A}\n- {id: b, do: B, required: true}"
    playbook = a_playbook(facts=FACTS, items=items, criteria=CRITERIA)
    ticks = [said("one", "x"), said("two", "x"), said("three", "x")]

    assert not gate_of(a_view(playbook, *ticks, customer_type="market")).open


def test_a_gate_without_criteria_is_open() -> None:
    assert gate_of(a_view(a_playbook())) == Gate(PLACE, ())
    assert Gate(PLACE, ()).open


def test_the_gate_of_another_stage_can_be_asked_for() -> None:
    text = """\
stages:
  - {id: early, title: E, exit_criteria: [{id: a, statement: A, met_when: {fact: one}}]}
  - {id: late, title: L, exit_criteria: [{id: b, statement: B, met_when: {fact: two}}]}
"""
    playbook = a_playbook(text, facts=FACTS)
    found = gate_of(a_view(playbook, ANNA, known("two"), stage="early"), playbook.stages[1])

    assert (found.stage, verdicts(found)) == ("late", {"b": "met"})


@given(st.lists(st.sampled_from(["one", "two", "three"])), st.sampled_from(["one", "two", "three"]),
       st.sampled_from([None, "market", "loyal"]))  # fmt: skip
def test_more_evidence_of_what_is_wanted_never_closes_an_open_gate(
    before: list[str], more: str, type_: str | None
) -> None:
    first = gate(CRITERIA, *map(known, before), customer_type=type_)
    then = gate(CRITERIA, *map(known, [*before, more]), customer_type=type_)

    assert then.open or not first.open
    for one in first.criteria:
        if one.verdict is Verdict.MET:
            assert verdicts(then)[one.criterion.id] == "met"


# Words that never translate


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (FactPart(fact="one", level=Level.HEARD, from_=(), checks=(), now=None, certain=False),
         "fact one at level heard"),
        (FactPart(fact="one", level=Level.CONFIRMED, from_=("user", "economic"), checks=(),
                  now=None, certain=True),
         "fact one at level confirmed from user or economic"),
        (FieldPart("expected_close"), "field expected_close"),
        (ItemPart("early/a", doing=True), "item early/a"),
        (PersonPart("user", (), enough=False), "stakeholder user"),
        (PersonPart(None, ("mentor", "supporter"), enough=True),
         "stakeholder anybody as mentor or supporter"),
    ],
)  # fmt: skip
def test_a_missing_part_is_told_by_its_ids(part: Part, words: str) -> None:
    assert part_words(part) == words
