"""What ships is tested by its own tests: whole sales, and each rule seen both ways.

`stories/ID.yaml` names the stories among the tests of a playbook, and how each ends.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from salescoach.cli.rehearsal import Rehearsals
from salescoach.playbook.places import shipped
from salescoach.playbook.reader import MOST_BYTES
from salescoach.trainer.scenarios.coverage import Coverage
from salescoach.trainer.scenarios.model import Event, Expectation, Scenario
from salescoach.trainer.scenarios.running import run
from tests.builders.suites import SHIPPED, session, suite
from tests.builders.worlds import Run

ENDS = Path(__file__).parent / "stories"
RECORDS = ("agreement-", "commitment-", "doubt-", "option-", "problem-", "visit-")
BY_RECORDS = ("T5", "T7", "T8", "T9", "T11", "T12", "T13", "T15", "T16", "T17", "T18")
AT_LEAST = {"technical-sale": 4}  # stories; of the others two

EACH = pytest.mark.parametrize("playbook", SHIPPED)


@cache
def stories(playbook: str) -> dict[str, tuple[str, str]]:
    """The names of the stories of a playbook, with the status and the outcome at their end."""
    file = ENDS / f"{playbook}.yaml"
    if not file.exists():
        return {}
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {name: (status, outcome) for name, (status, outcome) in said.items()}


STORIES = [(playbook, name) for playbook in SHIPPED for name in stories(playbook)]


@EACH
def test_all_pass_and_see_the_rules_both_ways(playbook: str) -> None:
    tests = suite(playbook)
    watching = Coverage(tests.compiled.playbook, counts=lambda rule: rule.id in tests.own_warnings)
    rehearsals = Rehearsals(session(), tests)
    results = [run(tests, one, rehearsals.new(), watching.seen) for one in tests.scenarios]

    assert [one.scenario.name for one in results if one.failures] == []
    assert watching.report().reaches(95)


@EACH
def test_there_are_stories(playbook: str) -> None:
    assert len(stories(playbook)) >= AT_LEAST.get(playbook, 2)


@pytest.mark.parametrize(("playbook", "name"), STORIES, ids=[name for _, name in STORIES])
def test_a_story_is_told_over_weeks_to_its_end(playbook: str, name: str) -> None:
    tests = suite(playbook)
    (story,) = (one for one in tests.scenarios if one.name == name)
    rehearsal = Rehearsals(session(), tests).new()
    result = run(tests, story, rehearsal)
    steps = story.steps
    deal = rehearsal.view(steps[-1].on).deal

    assert not result.failures
    assert (deal.status_on(steps[-1].on), deal.outcome or "none") == stories(playbook)[name]
    assert sum(isinstance(one, Event) for one in steps) >= 20
    assert sum(isinstance(one, Expectation) for one in steps) >= 6
    assert (steps[-1].on - tests.start).days >= 30


@EACH
def test_every_point_is_carried_and_shown(playbook: str, home: Path) -> None:
    Run(home).ok("playbook", "show", playbook, "--refs")


@EACH
def test_there_is_nothing_to_mend(playbook: str, home: Path) -> None:
    assert Run(home).ok("playbook", "check", playbook, "--strict").out == ""


@EACH
def test_there_is_room_to_grow(playbook: str) -> None:
    """A copy of it is where many trainers begin: a third of the file is left for their own."""
    assert shipped()[playbook].stat().st_size < MOST_BYTES * 3 / 4


@EACH
def test_its_file_says_its_id(playbook: str) -> None:
    assert suite(playbook).compiled.playbook.id == playbook


@pytest.mark.parametrize("point", BY_RECORDS)
def test_a_record_decides_in_a_test_of_the_point(point: str) -> None:
    tests = suite("technical-sale")
    showing = [one.name for one in tests.scenarios if point in one.covers and _records(one)]

    assert showing


def _records(scenario: Scenario) -> bool:
    events = (one for one in scenario.steps if isinstance(one, Event))
    return any(one.verb.name.startswith(RECORDS) for one in events)
