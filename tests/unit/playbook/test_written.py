import dataclasses
from typing import Any, get_args

import pytest

from salescoach.playbook import conditions, model, written, written_conditions
from salescoach.playbook.conditions import FIELDS, OPERATORS

BOTH = ["CustomerType", "BuyerRole", "Axes", "Fact", "LimitCase", "NotYet", "Item", "Criterion",
        "Checklist", "Stage", "Ranking", "StaleAfterDays", "Playbook", "Titled"]  # fmt: skip


def keys_of(name: str) -> set[str]:
    """What a trainer may write."""
    module = written if hasattr(written, name) else written_conditions
    fields: dict[str, Any] = getattr(module, name).model_fields
    return {field.alias or key for key, field in fields.items()}


@pytest.mark.parametrize("name", BOTH)
def test_the_model_has_a_place_for_every_key_that_can_be_written(name: str) -> None:
    held = {field.name.rstrip("_") for field in dataclasses.fields(getattr(model, name))}

    assert keys_of(name) - {"fragment"} == held


def test_every_operator_can_be_written() -> None:
    assert keys_of("Comparison") == set(OPERATORS)
    assert keys_of("FactIs") - set(OPERATORS) == {"fact", "level", "from", "fresh_within"}


def test_every_field_of_the_deal_can_be_asked_about() -> None:
    assert keys_of("DealField") == set(FIELDS)


def test_every_condition_of_the_model_has_its_subject() -> None:
    subjects = {"all", "any", "not", "fact", "item", "criterion", "stakeholder", *FIELDS}

    assert set(written_conditions.SUBJECTS) == subjects
    assert len(set(written_conditions.SUBJECTS.values())) == len(get_args(conditions.Condition))


def test_it_gives_a_json_schema_for_editors() -> None:
    schema: dict[str, Any] = written.Playbook.model_json_schema(by_alias=True)

    assert set(schema["properties"]) == keys_of("Playbook")
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {"id", "title", "salescoach", "version", "language", "stages"}
    assert set(schema["$defs"]["Item"]["properties"]) == keys_of("Item")


def test_errors_echo_nothing_of_what_was_written() -> None:
    with pytest.raises(ValueError, match="validation error") as error:
        written.Playbook.model_validate({"title": {"secret": "x"}, "secret-key": "secret"})

    assert "secret'" not in str(error.value)
    assert "'x'" not in str(error.value)
