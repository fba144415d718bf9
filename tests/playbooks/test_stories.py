"""What ships is tested by its own tests: whole sales, and each rule seen both ways."""

from pathlib import Path

import pytest

from salescoach.cli.rehearsal import Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.trainer.scenarios.coverage import Coverage
from salescoach.trainer.scenarios.model import Event, Expectation, Scenario, Suite
from salescoach.trainer.scenarios.running import run
from tests.builders.worlds import Run

TESTS = Path(__file__).parents[2] / "playbooks" / "technical-sale.test.yaml"
RECORDS = ("agreement-", "commitment-", "doubt-", "option-", "problem-", "visit-")
BY_RECORDS = ("T5", "T7", "T8", "T9", "T11", "T12", "T13", "T15", "T16", "T17", "T18")
STORIES = {  # the name of a story, and how its deal stands at its end
    "a whole sale, from the first visit to the order and round again": ("selling", "none"),
    "lost at the decision, and what was said before it": ("ended", "lost"),
    "cancelled in the plant, since it never did what was agreed": ("ended", "cancelled"),
    "an opportunity customer grows to a strategic one": ("delivering", "won"),
}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))


@pytest.fixture(scope="module")
def suite(session: Session) -> Suite:
    found = suite_of(session, TESTS)
    assert isinstance(found, Suite)
    return found


def test_all_pass_and_see_the_rules_both_ways(suite: Suite, session: Session) -> None:
    watching = Coverage(suite.compiled.playbook, counts=lambda rule: rule.id in suite.own_warnings)
    rehearsals = Rehearsals(session, suite)
    results = [run(suite, one, rehearsals.new(), watching.seen) for one in suite.scenarios]

    assert [one.scenario.name for one in results if one.failures] == []
    assert watching.report().reaches(95)


@pytest.mark.parametrize(("name", "end"), STORIES.items(), ids=STORIES)
def test_a_story_is_told_over_weeks_to_its_end(
    name: str, end: tuple[str, str], suite: Suite, session: Session
) -> None:
    (story,) = (one for one in suite.scenarios if one.name == name)
    rehearsal = Rehearsals(session, suite).new()
    result = run(suite, story, rehearsal)
    steps = story.steps
    deal = rehearsal.view(steps[-1].on).deal

    assert not result.failures
    assert (deal.status_on(steps[-1].on), deal.outcome or "none") == end
    assert sum(isinstance(one, Event) for one in steps) >= 20
    assert sum(isinstance(one, Expectation) for one in steps) >= 6
    assert (steps[-1].on - suite.start).days >= 30


@pytest.mark.parametrize("point", BY_RECORDS)
def test_a_record_decides_in_a_test_of_the_point(point: str, suite: Suite) -> None:
    showing = [one.name for one in suite.scenarios if point in one.covers and _records(one)]

    assert showing


def _records(scenario: Scenario) -> bool:
    events = (one for one in scenario.steps if isinstance(one, Event))
    return any(one.verb.name.startswith(RECORDS) for one in events)
