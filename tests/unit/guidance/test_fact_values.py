"""Values of facts and of the deal's own fields; `tests/unit/cli/test_values.py` has every type."""

import pytest

from salescoach.deal.events import FieldSet
from salescoach.errors import BadUsage, NotFound
from salescoach.guidance.fact_values import FIELDS, fact_value, field_value
from salescoach.playbook.identifiers import RESERVED_FACTS
from tests.builders.deals import euros
from tests.builders.playbooks import a_playbook

BOOK = a_playbook(facts="- {id: payer, title: Payer, type: person}")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("amount", "50 EUR", FieldSet(field="amount", value=euros(50), said_by=("ana",))),
        ("expected-close", "2026-05-29",
         FieldSet(field="expected_close", value="2026-05-29", said_by=("ana",))),
        ("customer-type", " loyal ",
         FieldSet(field="customer_type", value="loyal", said_by=("ana",))),
    ],
)  # fmt: skip
def test_a_field_of_the_deal_takes_its_own_kind_of_value(
    name: str, text: str, expected: FieldSet
) -> None:
    assert field_value(BOOK, name, text, ("ana",)) == expected


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [("amount", "50", BadUsage), ("expected-close", "fri", BadUsage),
     ("lead-source", "x", NotFound), ("customer-type", "", BadUsage)],
)  # fmt: skip
def test_another_value_is_refused(name: str, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        field_value(BOOK, name, text)


def test_a_person_is_found_by_whoever_knows_them() -> None:
    (payer,) = BOOK.facts
    assert fact_value(payer, " Ana Ruiz ", lambda name: f"id of {name}") == "id of Ana Ruiz"


def test_the_fields_are_the_ids_that_no_fact_may_have() -> None:
    assert FIELDS == RESERVED_FACTS
