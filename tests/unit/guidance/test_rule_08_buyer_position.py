"""Rule 8: where the buyer is."""

import pytest

from salescoach.deal.events import CriterionWaived, Left, Payload, StageEntered
from salescoach.guidance.gate import buyer_position
from tests.builders.deals import DAY, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import resolved
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


# Where the buyer is (rule 8)

STAGES = """\
stages:
  - id: s1
    title: S1
    exit_criteria:
      - {id: a, statement: A, met_when: {fact: one}}
      - {id: internal, statement: I, internal: true, met_when: {fact: ours}}
  - id: s2
    title: S2
  - id: s3
    title: S3
    exit_criteria:
      - {id: b, statement: B, when: {customer_type: market}, met_when: {fact: two}}
  - id: s4
    title: S4
    exit_criteria:
      - {id: c, statement: C, met_when: {fact: three}}
  - id: s5
    title: S5
"""


@pytest.mark.parametrize(
    ("facts", "customer_type", "position"),
    [
        ([], "market", "s1"),
        (["two", "three"], "market", "s1"),
        (["ours"], "market", "s1"),
        (["one"], "market", "s3"),
        (["one"], "loyal", "s4"),
        (["one"], None, "s3"),
        (["one", "two"], "market", "s4"),
        (["one", "three"], "market", "s3"),
        (["one", "two", "three"], "market", "s5"),
        (["one", "three"], "loyal", "s5"),
    ],
    ids=["at the start", "later criteria met", "our own says nothing", "past a stage without any",
         "past what does not apply", "not past what may apply", "past two", "a gap counts",
         "past all", "past all that apply"],
)  # fmt: skip
@pytest.mark.parametrize("declared", ["s1", "s4"])
def test_the_buyer_is_in_the_first_stage_with_a_criterion_not_met(
    facts: list[str], customer_type: str | None, position: str, declared: str
) -> None:
    playbook = a_playbook(STAGES, facts=FACTS)
    view = a_view(playbook, ANNA, *map(known, facts), customer_type=customer_type, stage=declared)

    assert buyer_position(view) == position


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("stages: [{id: s1, title: S}, {id: s2, title: S}]\n", "s1"),
        (("stages: [{id: s1, title: S}, {id: s2, title: S, exit_criteria: "
         "[{id: c, statement: C, met_when: {stakeholder: {}}}]}]\n"), "s2"),
    ],
    ids=["no criteria anywhere", "the last stage met"],
)  # fmt: skip
def test_past_the_last_criterion_the_buyer_is_in_the_stage_after_or_the_last(
    text: str, position: str
) -> None:
    assert buyer_position(a_view(a_playbook(text, facts=FACTS), ANNA, stage="s1")) == position


# Waived, optional and beside

COURSE = """
facts:
  - {id: one, title: One, type: text}
  - {id: two, title: Two, type: text}
stages:
  - {id: early, title: E, exit_criteria: [
      {id: a, statement: A, met_when: {fact: one, known: true}}]}
  - {id: trial, title: T, when: {customer_type: {is: market}}, exit_criteria: [
      {id: b, statement: B, met_when: {fact: two, known: true}}]}
  - {id: aside, title: A, beside: early, must_close_before: late, exit_criteria: [
      {id: c, statement: C, met_when: {fact: two, known: true}}]}
  - {id: late, title: L}
  - {id: last, title: L}
"""
WAIVED = CriterionWaived(stage="early", criterion="a", because="so", until=DAY)
LEFT = StageEntered(stage="late", way="advance", left=(Left("early/a", "waived"),))
PLACES = {
    "waived is not met": ([WAIVED], "market", "early"),
    "waived when it was left": ([WAIVED, LEFT], "market", "early"),
    "met": ([known("one")], "market", "trial"),
    "an optional stage left out": ([known("one")], "loyal", "late"),
    "an optional stage that may apply": ([known("one")], None, "trial"),
    "what runs beside counts where its gate is": ([known("one")], "loyal", "late"),
    "all of it": ([known("one"), known("two")], "market", "last"),
}


@pytest.mark.parametrize(("commands", "type_", "position"), PLACES.values(), ids=PLACES)
def test_waived_counts_as_not_met_and_stages_left_out_are_passed_over(
    commands: list[Payload], type_: str | None, position: str
) -> None:
    view = a_view(resolved(COURSE), ANNA, *commands, stage="early", customer_type=type_)

    assert buyer_position(view) == position
