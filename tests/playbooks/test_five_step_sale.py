"""Every action of the five-step sale has a result that can be foreseen and counted (F1).

An item either records facts or says what to come home with; and what a gate asks for is among the
results of the actions, so that the results of a step are what opens the way to the next.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    Condition,
    FactCondition,
    OptionCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
    singles,
)
from salescoach.playbook.model import Criterion, Item, Playbook, Stage
from tests.builders.suites import suite
from tests.builders.worlds import Run

STEPS = ("find", "assess", "proposal", "decision", "repeat-sales")
COUNTED = ("number", "percent", "money", "date")
RECORDS = (
    AgreementCondition,
    CommitmentCondition,
    OptionCondition,
    StakeholderCondition,
    VisitCondition,
)
DEAL = "nordkyl"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return suite("five-step-sale").compiled.playbook


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
    asked = [one for one in singles([criterion.met_when]) if not isinstance(one, StageCondition)]
    return any(_is_a_result(one, recorded) for one in asked)


def test_a_new_deal_has_to_say_which_kind_it_is(run: Run) -> None:
    assert run("new", "Nordkyl", "--playbook", "five-step-sale").code == 5
    assert run("new", "Nordkyl", "--playbook", "five-step-sale", "--kind", "simple").code == 0


def test_what_is_left_out_changes_with_what_they_have_said(run: Run) -> None:
    _opened(run)
    first = _left_out(run)
    run.ok("set", DEAL, "decision-maker-goal=less power", "--said-by", "ada")
    second = _left_out(run)
    run.ok("set", DEAL, "who-decides=Ada", "assessment-day=2026-03-20", "--said-by", "ada")
    run.ok("set", DEAL, "income-guess=60000 EUR", "probability=20")
    run.ok("advance", DEAL)
    third = _left_out(run)
    run.ok("set", DEAL, "potential-value=52000 EUR", "--said-by", "ada")
    fourth = _left_out(run)
    run.ok("set", DEAL, "requirements=below 4 degrees", "--said-by", "ada")

    assert "what our product can do" in first
    assert "a price" in second
    assert "the price" in third
    assert "everything that our product can do" in fourth
    assert "a discount" in _left_out(run)


def test_what_not_to_say_ends_with_what_they_said(playbook: Playbook) -> None:
    said = {
        stage.id: [(one.say, one.until is not None) for one in stage.not_yet]
        for stage in playbook.stages
    }

    assert said["proposal"] == [
        ("a day of delivery", True),
        ("the sum at the end of the offer", True),
        ("a discount", False),
    ]
    assert said["decision"] == [
        ("a concession", True),
        ("a concession for nothing", True),
        ("no to their last wish", True),
        ("what else they could buy", True),
    ]
    assert said["repeat-sales"] == [("the next order", True), ("that they recommend you", True)]


def test_the_ways_back_are_those_that_the_source_gives_cause_for(playbook: Playbook) -> None:
    assert [(way.from_, way.to) for way in playbook.moves_back] == [
        ("decision", "proposal"),
        ("decision", "assess"),
        ("proposal", "assess"),
        ("assess", "find"),
    ]


def test_the_last_look_at_the_signatures_is_due_three_days_before_they_decide(
    playbook: Playbook,
) -> None:
    item = next(one for one in _all_items(playbook) if one.id == "ask-again-before-signing")

    assert item.due is not None
    assert (item.due.before, item.due.days, item.due.what) == (True, 3, "decision-day")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def _opened(run: Run) -> None:
    run.ok("new", "Nordkyl", "--playbook", "five-step-sale", "--kind", "simple")
    roles = ("economic", "user", "technical", "purchasing")
    run.ok("person", "add", DEAL, "Ada Ruiz", *(f"--role={one}" for one in roles))
    run.ok("visit", "hold", DEAL, "--with", "ada")


def _left_out(run: Run) -> str:
    """The line of the screen that says what not to talk about."""
    lines = run.ok("next", DEAL, "--format", "table").out.splitlines()
    return next((line for line in lines if line.startswith("Leave out")), "")


def _is_a_result(condition: Condition, recorded: set[str]) -> bool:
    if isinstance(condition, StageCondition):  # where the deal stands is nobody's result
        return True
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
