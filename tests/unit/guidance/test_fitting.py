"""What is recorded in a deal and has no place in a playbook."""

import pytest

from salescoach.guidance.fitting import Named, fits, named_in, without_a_place
from tests.builders.deals import a_deal, met, parked, said
from tests.builders.playbooks import a_playbook

FACTS = """facts:
- {id: pain, title: Pain, type: text, ask: Why}
- {id: worry, title: Worry, type: text, ask: What, scope: person}
"""


@pytest.mark.parametrize(
    ("fact", "of", "there"),
    [("pain", None, True), ("pain", "anna", False), ("worry", "anna", True),
     ("worry", None, False)],
)  # fmt: skip
def test_a_value_of_a_person_is_one_of_a_fact_with_a_value_a_person_alone(
    fact: str, of: str | None, there: bool
) -> None:
    playbook = a_playbook(FACTS)
    deal = a_deal(met("anna"), said(fact, "x", of=of))
    (evidence,) = deal.evidence

    assert fits(next(one for one in playbook.facts if one.id == fact), evidence) is there
    assert without_a_place(deal, playbook) == (() if there else (evidence,))


def test_the_reason_of_a_parking_is_named() -> None:
    assert Named("parking", "budget") in named_in(a_deal(parked(reason="budget")), ())
    assert Named("parking", "budget") not in named_in(a_deal(parked()), ())
