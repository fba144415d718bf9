"""Every action of the five-step sale has a result that can be foreseen and counted (F1).

An item either records facts or says what to come home with; and what a gate asks for is among the
results of the actions, so that the results of a step are what opens the way to the next.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    Condition,
    FactCondition,
    OptionCondition,
    StakeholderCondition,
    singles,
)
from salescoach.playbook.model import Criterion, Item, Playbook, Stage
from salescoach.trainer.scenarios.model import Suite
from tests.builders.worlds import Run

TESTS = Path(__file__).parents[2] / "playbooks" / "five-step-sale.test.yaml"
STEPS = ("find", "assess", "proposal", "decision", "repeat-sales")
COUNTED = ("number", "percent", "money", "date")
RECORDS = (AgreementCondition, CommitmentCondition, OptionCondition, StakeholderCondition)


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    session = Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))
    suite = suite_of(session, TESTS)
    assert isinstance(suite, Suite)
    return suite.compiled.playbook


def test_the_steps_are_those_of_the_source_in_its_order(playbook: Playbook) -> None:
    assert tuple(stage.id for stage in playbook.stages) == STEPS


def test_every_action_records_its_result_or_says_what_to_come_home_with(
    playbook: Playbook,
) -> None:
    without = [item.id for item in _all_items(playbook) if not (item.records or item.leave_with)]

    assert without == []


def test_every_talk_says_what_is_enough_what_is_least_and_what_is_not(playbook: Playbook) -> None:
    talks = [item for item in _all_items(playbook) if item.with_]
    vague = [item.id for item in talks if not (item.leave_with and item.or_at_least)]

    assert talks
    assert vague == []
    assert [item.id for item in talks if not item.not_enough] == []


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_results_that_are_counted(step: str, playbook: Playbook) -> None:
    types = {fact.id: fact.type for fact in playbook.facts}
    recorded = _recorded(_stage(playbook, step))
    counted = {fact for fact in recorded if types[fact] in COUNTED}

    assert len(counted) >= 3, step


@pytest.mark.parametrize("step", STEPS)
def test_each_gate_rests_on_results_of_actions_up_to_it(step: str, playbook: Playbook) -> None:
    results = set[str]()
    for stage in playbook.stages[: STEPS.index(step) + 1]:
        results |= _recorded(stage)
    criteria = _stage(playbook, step).exit_criteria
    asked = {criterion.id: list(singles([criterion.met_when])) for criterion in criteria}

    assert criteria
    for id_, conditions in asked.items():
        assert [one for one in conditions if not _is_a_result(one, results)] == [], id_


@pytest.mark.parametrize("step", STEPS)
def test_a_result_of_the_step_itself_is_in_each_of_its_gates(step: str, playbook: Playbook) -> None:
    stage = _stage(playbook, step)
    own = _recorded(stage)
    foreign = [one.id for one in stage.exit_criteria if not _rests_on(one, own)]

    assert foreign == []


def _rests_on(criterion: Criterion, recorded: set[str]) -> bool:
    """Records, such as an agreement or an option, are made in the step that asks for them."""
    return any(_is_a_result(one, recorded) for one in singles([criterion.met_when]))


def _is_a_result(condition: Condition, recorded: set[str]) -> bool:
    if isinstance(condition, FactCondition):
        return condition.fact in recorded
    return isinstance(condition, RECORDS)


def _stage(playbook: Playbook, id_: str) -> Stage:
    return next(stage for stage in playbook.stages if stage.id == id_)


def _recorded(stage: Stage) -> set[str]:
    return {fact for item in _items(stage) for fact in item.records}


def _all_items(playbook: Playbook) -> Iterator[Item]:
    for stage in playbook.stages:
        yield from _items(stage)


def _items(stage: Stage) -> Iterator[Item]:
    for checklist in stage.checklists:
        yield from checklist.items
