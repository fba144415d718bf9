"""An item that is there until a field of the deal says what they have shown."""

import pytest

from salescoach.deal.events import Payload
from tests.builders.deals import said
from tests.builders.playbooks import a_playbook
from tests.builders.views import advice_on, the_action

FACTS = """
- id: shown
  title: What they show
  type: choice
  ours: true
  choices: [{id: market, title: M}, {id: opportunity, title: O}, {id: strategic, title: S}]
"""
WHEN = "{all: [{customer_type: opportunity}, {fact: shown, is_not: opportunity}]}"
ITEM = f"- {{id: change, do: Change, when: {WHEN}}}"


def corrects(*records: Payload, item: str = ITEM) -> str | None:
    playbook = a_playbook(facts=FACTS, items=item)
    advice = advice_on(playbook, *records, customer_type="opportunity")
    return the_action(advice, "do/option-evaluation/change").corrects


def test_it_says_which_value_the_field_should_have() -> None:
    assert corrects(said("shown", "strategic", by=[])) == "customer-type=strategic"


@pytest.mark.parametrize(
    "item",
    [
        "- {id: change, do: Change}",
        "- {id: change, do: Change, when: {customer_type: opportunity}}",
        "- {id: change, do: Change, when: {fact: shown, is_not: opportunity}}",
        f"- {{id: change, do: Change, records: [shown], when: {WHEN}}}",
    ],
    ids=["without a condition", "of one type", "of one fact", "it records something"],
)
def test_no_other_item_does(item: str) -> None:
    done = said("shown", "strategic", by=[]) if "records" not in item else None
    if done is None:
        playbook = a_playbook(facts=FACTS, items=item)
        advice = advice_on(playbook, customer_type="opportunity")
        assert all(one.corrects is None for one in advice.actions)
    else:
        assert corrects(done, item=item) is None
