import dataclasses
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from salescoach.playbook import (
    conditions,
    model,
    written,
    written_conditions,
    written_records,
    written_stages,
    written_values,
    written_ways,
)
from salescoach.playbook.conditions import FIELDS, MEASURES, OPERATORS

BOTH = ["Axes", "Band", "Blocker", "BuyerRole", "Checklist", "CommitmentKind", "CounterAction",
        "VisitKind", "Criterion", "CustomerType", "Cycle", "Differentiation", "Element",
        "ExchangeRate", "Fact",
        "FactGroup", "Handover", "Item", "KnownDoubt", "LimitCase", "Material", "MoveBack",
        "NotYet", "Outcomes", "Parking", "Playbook", "Point", "Ranking", "Repeat", "ScoreLevel",
        "Scorecard", "Serves", "Signal", "SolutionElement", "Stage", "StaleAfterDays", "Titled",
        "WarningRule"]  # fmt: skip
OTHER = {"AlsoCalled", "Due", "Ending", "NewDeal"}
"""Of the model; what is written for them has another shape."""
MODULES = (written, written_stages, written_ways, written_conditions, written_records,
           written_values)  # fmt: skip
NOT_RESOLVED = {"fragment", "extends", "library", "default_warnings"}


def form(name: str) -> type[BaseModel]:
    found: type[BaseModel] = next(
        getattr(module, name) for module in MODULES if hasattr(module, name)
    )
    return found


def keys_of(name: str) -> set[str]:
    """What a trainer may write."""
    return {field.alias or key for key, field in form(name).model_fields.items()}


def held_by(kind: Any) -> set[str]:
    return {field.name.rstrip("_") for field in dataclasses.fields(kind)}


@pytest.mark.parametrize("name", BOTH)
def test_the_model_has_a_place_for_every_key_that_can_be_written(name: str) -> None:
    assert keys_of(name) - NOT_RESOLVED == held_by(getattr(model, name))


def test_no_class_of_the_model_is_left_out() -> None:
    classes = {
        name
        for name, kind in vars(model).items()
        if dataclasses.is_dataclass(kind) and getattr(kind, "__module__", "") == model.__name__
    }

    assert classes == {*BOTH, *OTHER}


def test_what_is_written_in_another_shape_has_its_keys_too() -> None:
    assert keys_of("Due") == {"after", "before", "days"}
    assert keys_of("EndingFrom") == held_by(model.Ending)
    assert keys_of("Ending") == held_by(model.Ending) - {"from"}
    assert keys_of("NewDeal") == {"requires", "defaults"}
    assert keys_of("NewDealDefaults") == held_by(model.NewDeal) - {"requires"}
    assert keys_of("Library") == {"items", "criteria"}
    assert keys_of("UsedItem") == keys_of("Item") | {"use"}
    assert keys_of("UsedCriterion") == keys_of("Criterion") | {"use"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("People", conditions.StakeholderCondition),
        ("Visits", conditions.VisitCondition),
        ("Commitments", conditions.CommitmentCondition),
        ("Doubts", conditions.DoubtCondition),
        ("Agreements", conditions.AgreementCondition),
        ("Options", conditions.OptionCondition),
        ("Problems", conditions.ProblemCondition),
    ],
)
def test_every_attribute_of_a_record_can_be_asked_about(name: str, kind: Any) -> None:
    assert keys_of(name) == held_by(kind) - {"at_least", "at_most"}
    assert keys_of("HowMany") == {"at_least", "at_most"}


def test_every_operator_can_be_written() -> None:
    assert keys_of("Comparison") - {"level"} | {"agree"} == set(OPERATORS)
    assert keys_of("FactIs") == {*OPERATORS, *held_by(conditions.FactCondition)} - {"checks"}


def test_every_field_of_the_deal_and_every_measure_can_be_asked_about() -> None:
    assert keys_of("DealField") == set(FIELDS)
    assert keys_of("MeasureIs") == set(MEASURES)
    assert keys_of("Numbers") == held_by(conditions.MeasureCondition) - {"measure"}
    assert keys_of("WithinTime") == held_by(conditions.NextStepCondition)
    assert keys_of("ScoreIs") == held_by(conditions.ScoreCondition)


def test_every_condition_of_the_model_has_its_subject() -> None:
    assert set(written_conditions.SUBJECTS) == set(conditions.SUBJECTS)
    forms = set(written_conditions.SUBJECTS.values())
    assert len(forms) == len(get_args(conditions.Condition)) == 20


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
