"""Each sentence of the ten rules has a test that is there, or a gap that says what is not there."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.unit.guidance.sentences import ELSEWHERE, GAPS, LATER, PLACES, SECTIONS, SENTENCES

PAIRS = [
    pytest.param(rule, tests, id=f"{rule}: {sentence}")
    for rule, sentences in SENTENCES.items()
    for sentence, tests in sentences.items()
]
SINGLE = {
    "test_a_role_learnt_after_the_words_does_not_raise_them",
    "test_who_said_something_and_is_not_known_to_be_against_is_not",
    "test_a_done_item_whose_fact_is_too_weak_is_not_advised_but_finding_out_is",
    "test_required_never_holds_the_gate",
    "test_a_stage_beside_another_is_never_the_position",
    "test_items_of_a_stage_beside_count",
    "test_back_restarts_stage_time_and_keeps_evidence_and_done_items",
    "test_missing_lists_every_unsettled_part_even_when_another_is_already_false",
}
"""Sentences of one case: there is nothing to tabulate."""


def what_rule_tests(rule: int) -> dict[str, Any]:
    """All that the modules of a rule define, by name."""
    files = Path(__file__).parent.glob(f"test_rule_{rule:02}_*.py")
    names = [*(file.stem for file in files), "test_actions", "test_ranking", "test_moves"]
    return {
        name: value
        for module in names
        for name, value in vars(import_module(f"tests.unit.guidance.{module}")).items()
    }


@pytest.mark.parametrize(("rule", "tests"), PAIRS)
def test_a_sentence_has_its_table(rule: int, tests: tuple[str, ...]) -> None:
    found = what_rule_tests(rule)
    marks = [mark for name in tests for mark in getattr(found[name], "pytestmark", [])]

    assert any(mark.name == "parametrize" for mark in marks) or SINGLE.issuperset(tests)
    assert tests


def test_no_rule_is_forgotten() -> None:
    assert set(SENTENCES) | set(GAPS) == set(range(1, 11))
    assert set(ELSEWHERE) <= set(SENTENCES)


@pytest.mark.parametrize(
    ("section", "tests"),
    [
        pytest.param(section, tests, id=f"{section}: {sentence}")
        for section, sentences in SECTIONS.items()
        for sentence, tests in sentences.items()
    ],
)
def test_a_sentence_of_a_section_has_its_tests(section: str, tests: tuple[str, ...]) -> None:
    modules = (import_module(f"tests.unit.guidance.test_{name}") for name in PLACES[section])
    found = {name for module in modules for name in vars(module)}

    assert tests
    assert found.issuperset(tests)


def test_each_section_says_where_its_tests_are_and_what_is_still_missing() -> None:
    assert set(SECTIONS) == set(PLACES) == set(LATER)
