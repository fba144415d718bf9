"""Whatever a pin holds, advice comes: every subject, every key, circles included."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from salescoach.guidance.advice import advise
from salescoach.guidance.dues import due_day
from salescoach.guidance.gate import buyer_position, gate_of, part_words
from salescoach.guidance.truth import TRUE, Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import All, Not
from tests.builders.generated import CONDITIONS, STAGES, SUBJECTS, views

MANY = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)


@MANY
@given(views())
def test_advice_and_gates_come_whatever_a_playbook_asks(view: View) -> None:
    advice = advise(view)
    ids = [action.id for action in advice.actions]

    assert len(set(ids)) == len(ids)
    assert buyer_position(view) in STAGES
    for stage in view.playbook.stages:
        for judged in gate_of(view, stage).criteria:
            assert all(part_words(part) for part in judged.outcome.missing)
        for item in stage.items:
            due_day(view, stage, item)


@MANY
@given(views(), CONDITIONS)
def test_the_laws_of_three_values_hold_for_every_subject(view: View, written: Any) -> None:
    condition = All.from_json(written, "$")
    plain, opposite = view.evaluate(condition), view.evaluate(Not(condition))

    assert opposite.truth is plain.truth.opposite
    for found in (plain, opposite):
        assert set(found.settle) <= set(found.missing)
        assert found == TRUE or found.truth is not Truth.TRUE


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_generated(subject: str) -> None:
    """The list is that of the format: `asked`, `field` and `measure` stand for several keys."""
    from salescoach.playbook import conditions

    known = set(conditions._SUBJECTS) | {"asked", "field", "measure"}

    assert subject in known


def test_no_subject_of_the_format_is_left_out() -> None:
    from salescoach.playbook import conditions

    several = {"all", "any", "not", *conditions.FIELDS, *conditions.MEASURES}

    assert set(conditions._SUBJECTS) - several <= set(SUBJECTS)
