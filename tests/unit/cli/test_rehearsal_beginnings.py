"""Tests that begin alike play their beginning once, and are otherwise strangers to each other."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from salescoach.cli import rehearsal as rehearsing
from salescoach.cli.app import main
from salescoach.cli.rehearsal import Rehearsal, Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.world import World
from salescoach.deal.events import Event as DealEvent
from salescoach.deal.events import EvidenceRecorded, ItemDone
from salescoach.trainer.scenarios.model import Event, Expectation, Scenario
from salescoach.trainer.scenarios.results import Refusal
from tests.builders.scenarios import the_suite
from tests.builders.worlds import Run

START = date(2026, 3, 2)
LATE = date(2026, 12, 31)
BEGINNING = """
  given: {account: "Halden Board", customer_type: new-one, amount: 5 EUR}
  events:
    - {at: 0d, person-add: {name: "Ana Ruiz", role: user}}
    - {at: 1d, set: {trouble: "it leaks"}, said_by: ["Ana"]}
"""
TESTS = f"""
- name: reads
  {BEGINNING.strip()}
    - {{at: 2d, done: read-up}}
  expect: {{gate: closed}}
- name: asks
  {BEGINNING.strip()}
    - {{at: 2d, set: {{loss: 5 EUR}}, said_by: ["Ana"]}}
  expect: {{gate: open}}
- name: is refused
  {BEGINNING.strip()}
    - {{at: 1d, advance: , refused: true}}
  expect: {{gate: closed}}
- name: is refused again
  {BEGINNING.strip()}
    - {{at: 1d, advance: , refused: true}}
  expect: {{gate: closed}}
"""
PAUSED = """
- name: at once
  given: {customer_type: new-one}
  events:
    - {at: 1d, set: {trouble: "leaks"}}
  expect: {gate: closed}
- name: looked at before
  given: {customer_type: new-one}
  expect: {at: 9d, gate: closed}
"""


class Company:
    """Every test of a playbook, and the commands that were really run for it."""

    def __init__(self, tests: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.suite = the_suite(tests)
        self.run: list[str] = []
        real = main

        def counted(argv: Sequence[str], world: World) -> int:
            self.run.append(argv[0])
            return real(argv, world)

        monkeypatch.setattr(rehearsing, "main", counted)
        session = Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))
        self.rehearsals = Rehearsals(session, self.suite)

    def scenario(self, name: str) -> Scenario:
        return next(one for one in self.suite.scenarios if one.name == name)

    def played(self, name: str) -> tuple[Rehearsal, list[Refusal | None]]:
        self.run.clear()
        scenario = self.scenario(name)
        rehearsal = self.rehearsals.new()
        refusals = [rehearsal.begin(scenario.given, START)]
        for step in scenario.steps:
            if isinstance(step, Expectation):
                rehearsal.view(step.on)
            else:
                refusals.append(rehearsal.perform(step))
        return rehearsal, refusals


@pytest.fixture
def company(monkeypatch: pytest.MonkeyPatch) -> Company:
    return Company(TESTS, monkeypatch)


def events_of(rehearsal: Rehearsal) -> tuple[DealEvent, ...]:
    return rehearsal.view(LATE).events


def test_the_same_beginning_is_played_once(company: Company) -> None:
    company.played("reads")
    assert company.run == ["new", "person", "set", "done"]

    company.played("asks")
    assert company.run == ["set"]


def test_what_another_test_did_afterwards_is_not_there(company: Company) -> None:
    first, _ = company.played("reads")
    second, _ = company.played("asks")
    third, _ = company.played("is refused")

    assert [type(one.payload) for one in events_of(third)[2:]] == [EvidenceRecorded]
    assert [type(one.payload) for one in events_of(first)[2:]] == [EvidenceRecorded, ItemDone]
    assert [type(one.payload) for one in events_of(second)[2:]] == [EvidenceRecorded] * 2


def test_a_deal_that_is_taken_up_is_the_deal_that_would_have_been_played(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    company.played("reads")
    taken_up, _ = company.played("asks")
    alone, _ = Company(TESTS, monkeypatch).played("asks")

    assert events_of(taken_up) == events_of(alone)
    assert taken_up.deal_id == alone.deal_id == "halden-board"


def test_a_refusal_is_remembered_in_its_words(company: Company) -> None:
    _, first = company.played("is refused")
    assert company.run == ["new", "person", "set", "advance"]
    _, again = company.played("is refused again")

    assert company.run == []
    assert first == again
    assert first[-1] is not None
    assert first[-1].code == 1
    assert "cannot leave this stage yet" in first[-1].words[0]


@pytest.mark.parametrize(
    "other",
    [
        'account: "Halden Pulp", customer_type: new-one, amount: 5 EUR',
        'account: "Halden Board", customer_type: new-one, amount: 6 EUR',
        'account: "Halden Board", customer_type: new-one, amount: 5 EUR, stage: offer',
    ],
)
def test_another_deal_is_another_beginning(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = 'account: "Halden Board", customer_type: new-one, amount: 5 EUR'
    tests = "".join(
        f"\n- name: {name}\n  given: {{{deal}}}\n  expect: {{gate: closed}}\n"
        for name, deal in (("one", given), ("other", other))
    )
    company = Company(tests, monkeypatch)
    company.played("one")
    company.played("other")

    assert company.run == ["new"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at: 1d, set: {trouble: leaks}", "at: 2d, set: {trouble: leaks}"),
        ("at: 1d, set: {trouble: leaks}", "at: 1d, set: {trouble: drips}"),
        ("at: 1d, set: {trouble: leaks}", "at: 1d, set: {trouble: leaks}, note: twice"),
        ("at: 1d, done: read-up", "at: 1d, skip: read-up, because: known"),
    ],
)
def test_another_event_is_played(one: str, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tests = "".join(
        f"\n- name: {name}\n  given: {{customer_type: new-one}}\n  events:\n    - {{{event}}}\n"
        "  expect: {gate: closed}\n"
        for name, event in (("one", one), ("other", other))
    )
    company = Company(tests, monkeypatch)
    _, first = company.played("one")
    _, second = company.played("other")

    assert first == second == [None, None]
    assert len(company.run) == 1


def test_time_that_has_passed_is_part_of_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that was looked at later records later, and nobody takes that up by mistake."""
    company = Company(PAUSED, monkeypatch)
    event = company.scenario("at once").steps[0]
    assert isinstance(event, Event)
    later, _ = company.played("looked at before")
    assert later.perform(event) is None
    at_once, refusals = company.played("at once")

    assert refusals == [None, None]
    assert company.run == ["set"]
    assert [one.recorded.day for one in (events_of(later)[-1], events_of(at_once)[-1])] == [11, 3]
