"""Another content that says the same, under whatever ids, gives the same advice."""

import re
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.fold import counting_events, fold
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.upgrading import Upgrade, upgrade_of
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from tests.builders.deals import (
    DAY,
    entered,
    events,
    field_set,
    left_out,
    met,
    opened,
    said,
    ticked,
    unanswered,
    undone,
    waived,
)
from tests.builders.playbooks import a_playbook

TEMPLATE = """
version: VERSION
customer_types:
  - {id: @market, title: Market}
buyer_roles:
  - {id: @economic, title: Pays}
  - {id: @user, title: Runs}
facts:
  - {id: @pain, title: Pain, type: text, ask: 'Where does it hurt?', ask_whom: [$user]}
  - {id: @size, title: Size, type: choice, ask: 'How big?', ask_whom: [$economic],
     choices: [{id: @small, title: Small}, {id: @big, title: Big}]}
stages:
  - {id: @option-evaluation, title: Comparing, leaving: 'they can choose',
     checklists: [{id: @steps, title: Steps, items: [
       {id: @ask-why, do: 'Ask why', records: [$pain]},
       {id: @measure, do: 'Measure it', records: [$size], after: [$ask-why]},
       {id: @offer, do: 'Offer', needs: {fact: $size, is: $big, level: confirmed}}]}],
     exit_criteria: [
       {id: @told, statement: 'They said where',
        met_when: {fact: $pain, known: true, level: confirmed}},
       {id: @large, statement: 'It is big', when: {customer_type: $market},
        met_when: {fact: $size, is: $big, level: confirmed, from: [$economic]}}]}
  - {id: @last, title: Last,
     checklists: [{id: @ends, title: Ends, items: [{id: @sign, do: 'Sign'}]}]}
"""
OLD = re.sub(r"[@$]([a-z-]+)", r"\1", TEMPLATE).replace("VERSION", "1.0.0")


def renamed_text() -> str:
    """Every id called otherwise, each with `also`."""
    text = re.sub(r"@([a-z-]+)", r"new-\1, also: [\1]", TEMPLATE)
    return re.sub(r"\$([a-z-]+)", r"new-\1", text).replace("VERSION", "2.0.0")


HISTORY: list[Payload] = [
    opened(customer_type="market"),
    met("anna", roles=["user"]),
    met("bob", roles=["economic"]),
    said("pain", "leaks", by=["anna"]),
    said("size", "small", by=["bob"]),
    ticked("ask-why"),
    left_out("measure"),
    unanswered("size", of="anna"),
    waived("large"),
    field_set("customer_type", "market"),
    said("size", "big", by=["bob"]),
    entered("last"),
]


def advice_of(playbook: Playbook, *commands: Any) -> Advice:
    known = events(*commands)
    return advise(View(playbook, fold(known), DAY, events=counting_events(known)))


def plain(told: object) -> str:
    """As text, with the new ids called as before."""
    text = re.sub(r"\bnew-", "", repr(told))
    return re.sub(r", also=\([^)]*\)|also=\([^)]*\), ", "", text)


@pytest.mark.parametrize("size", range(1, len(HISTORY) + 1))
def test_the_same_under_other_ids_gives_the_same_gate_and_the_same_actions(size: int) -> None:
    old, new = a_playbook(OLD), a_playbook(renamed_text())
    history = HISTORY[:size]
    upgrade = upgrade_of(fold(events(*history)), old, new, before="a" * 64, digest="b" * 64)
    assert isinstance(upgrade, Upgrade)
    assert upgrade.homeless == ()

    before = advice_of(old, *history)
    after = advice_of(new, *history, upgrade.payload)

    def told(advice: Advice) -> list[object]:
        return [
            [(plain(one.criterion.id), one.verdict) for one in advice.gate.criteria],
            [(plain(one.id), one.moment, one.score) for one in advice.actions],
            [plain(one) for one in (advice.view.deal.stages, advice.view.deal.evidence)],
            plain(advice.position),
        ]

    assert told(after) == told(before)


@pytest.mark.parametrize("size", range(1, len(HISTORY) + 1))
def test_what_is_recorded_after_the_change_counts_whoever_knew_of_it(size: int) -> None:
    old, new = a_playbook(OLD), a_playbook(renamed_text())
    upgrade = upgrade_of(fold(events(*HISTORY[:1])), old, new, before="a" * 64, digest="b" * 64)
    assert isinstance(upgrade, Upgrade)

    unaware = advice_of(new, HISTORY[0], upgrade.payload, *HISTORY[1:size])
    first = advice_of(new, *HISTORY[:size], upgrade.payload)

    assert [one.id for one in unaware.actions] == [one.id for one in first.actions]
    assert [one.verdict for one in unaware.gate.criteria] == [
        one.verdict for one in first.gate.criteria
    ]


@pytest.mark.parametrize("size", range(1, len(HISTORY) + 1))
def test_undoing_the_change_gives_the_advice_of_before(size: int) -> None:
    old, new = a_playbook(OLD), a_playbook(renamed_text())
    history = HISTORY[:size]
    upgrade = upgrade_of(fold(events(*history)), old, new, before="a" * 64, digest="b" * 64)
    assert isinstance(upgrade, Upgrade)

    back = advice_of(old, *history, upgrade.payload, undone(f"t{size + 1}"))
    before = advice_of(old, *history)

    assert [(one.id, one.score) for one in back.actions] == [
        (one.id, one.score) for one in before.actions
    ]
    assert back.view.deal == before.view.deal


KEPT_OUT = [
    pytest.param("{id: pain,", "{id: ours,", id="a fact is gone"),
    pytest.param(
        "type: choice, ask: 'How big?', ask_whom: [economic],\n"
        "     choices: [{id: small, title: Small}, {id: big, title: Big}]}",
        "type: text, ask: 'How big?', ask_whom: [economic]}",
        id="a choice is a text",
    ),
    pytest.param("type: text,", "type: money,", id="a text is money"),
    pytest.param("type: text,", "type: date,", id="a text is a day"),
    pytest.param("type: text,", "type: flag,", id="a text is yes or no"),
    pytest.param("type: text,", "type: person,", id="a text is a person"),
    pytest.param("type: text,", "type: text, scope: person,", id="one value a person"),
    pytest.param("{id: small, title: Small}, ", "", id="a choice is gone"),
    pytest.param("{id: user, title: Runs}", "{id: runs, title: Runs}", id="a role is gone"),
    pytest.param("{id: market, title: Market}", "{id: other, title: O}", id="a type is gone"),
    pytest.param("id: ask-why", "id: why", id="an item is gone"),
    pytest.param("id: large", "id: vast", id="a criterion is gone"),
    pytest.param("{id: last,", "{id: late,", id="a stage is gone"),
]


@pytest.mark.parametrize(("before", "after"), KEPT_OUT)
@pytest.mark.parametrize("size", [len(HISTORY) - 1, len(HISTORY)])
def test_what_has_no_place_any_more_stops_nobody(before: str, after: str, size: int) -> None:
    text = OLD.replace(before, after)
    for old_id, new_id in (
        ("pain", "ours"),
        ("user", "runs"),
        ("ask-why", "why"),
        ("market", "other"),
    ):
        if f"id: {new_id}," in text:
            text = re.sub(rf"\[{old_id}\]", f"[{new_id}]", text)
            text = re.sub(rf"(fact|customer_type): {old_id}\b", rf"\1: {new_id}", text)
    old, new = a_playbook(OLD), a_playbook(text)
    history = HISTORY[:size]
    deal = fold(events(*history))

    upgrade = upgrade_of(deal, old, new, stage="option-evaluation" if "late" in text else None)
    if not isinstance(upgrade, Upgrade):
        upgrade = upgrade_of(deal, old, new)
    assert isinstance(upgrade, Upgrade)
    advice = advice_of(new, *history, upgrade.payload)

    assert len(advice.view.deal.evidence) == len(deal.evidence)
    assert len(advice.view.deal.done) == len(deal.done)
    assert advice.view.playbook.stage(advice.view.deal.stage) is not None
