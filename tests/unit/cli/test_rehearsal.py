"""A deal in memory: the commands really run, on their days, and nothing stays."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from salescoach.cli.app import Stopped
from salescoach.cli.exits import Exit
from salescoach.cli.rehearsal import Rehearsal, Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.deal.events import DealOpened, EvidenceRecorded, ItemDone, PersonAdded
from salescoach.deal.events import Event as DealEvent
from salescoach.errors import Fatal
from salescoach.guidance.advice import advise
from salescoach.trainer.scenarios.model import Event, Suite
from salescoach.trainer.scenarios.results import Refusal
from tests.builders.scenarios import PUMPS, results, the_suite
from tests.builders.worlds import Run, snapshot

START = date(2026, 3, 2)
TEST = """
- name: it
  given: {account: "Halden Board", customer_type: new-one, amount: 5 EUR, expected_close: 30d}
  events:
    - {at: 0d, person-add: {name: "Ana Ruiz", role: user}}
    - {at: 3d, set: {trouble: "--it=leaks", loss: 5 EUR}, said_by: ["Ana"], note: "-n"}
    - {at: 4d, done: read-up, on: 2d, actor: kim}
  expect: {gate: open}
"""


CLOSED = (
    "the-customer cannot leave this stage yet: Finding out."
    " Still open: They have said what goes wrong and They have said what it costs."
)


def opened(tests: str = TEST) -> tuple[Suite, Rehearsal]:
    suite = the_suite(tests)
    session = Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))
    rehearsal = Rehearsals(session, suite).new()
    assert rehearsal.begin(suite.scenarios[0].given, START) is None
    return suite, rehearsal


def performed(tests: str = TEST) -> tuple[Rehearsal, list[Refusal | None]]:
    suite, rehearsal = opened(tests)
    events = [step for step in suite.scenarios[0].steps if isinstance(step, Event)]
    return rehearsal, [rehearsal.perform(event) for event in events]


def events_of(rehearsal: Rehearsal) -> tuple[DealEvent, ...]:
    return rehearsal.view(date(2026, 12, 31)).events


def test_the_deal_is_opened_with_what_is_given() -> None:
    _, rehearsal = opened()
    deal = rehearsal.view(START).deal

    assert rehearsal.deal_id == "halden-board"
    assert (deal.account, deal.customer_type, deal.opened) == ("Halden Board", "new-one", START)
    assert (str(deal.amount.amount) if deal.amount else "", deal.expected_close) == (
        "5.00", date(2026, 4, 1),
    )  # fmt: skip


def test_the_real_commands_record_each_for_its_day() -> None:
    rehearsal, refusals = performed()

    assert refusals == [None, None, None]
    assert [(type(one.payload), one.on, one.actor) for one in events_of(rehearsal)] == [
        (DealOpened, START, "rep"),
        (PersonAdded, START, "rep"),
        (EvidenceRecorded, date(2026, 3, 5), "rep"),
        (EvidenceRecorded, date(2026, 3, 5), "rep"),
        (ItemDone, date(2026, 3, 4), "kim"),
    ]
    view = rehearsal.view(date(2026, 3, 6))
    evidence = view.evidence_for("trouble")[0].evidence
    assert (evidence.value, evidence.said_by, evidence.note) == ("--it=leaks", ("ana-ruiz",), "-n")


def test_the_clock_stands_on_the_day_and_moves_on() -> None:
    rehearsal, _ = performed()
    recorded = [one.recorded for one in events_of(rehearsal)]

    assert recorded == sorted(recorded)
    assert [one.date() for one in recorded] == [
        START, START, date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 6),
    ]  # fmt: skip
    assert all(one.hour == 9 for one in recorded)
    assert recorded[1] - recorded[0] < timedelta(minutes=1)


def test_the_same_test_leaves_the_same_events() -> None:
    first, second = (events_of(performed()[0]) for _ in range(2))

    assert [one.raw for one in first] == [one.raw for one in second]


def test_one_deal_knows_nothing_of_another_from_the_same_start() -> None:
    suite = the_suite(TEST)
    session = Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))
    rehearsals = Rehearsals(session, suite)
    one, other = rehearsals.new(), rehearsals.new()
    given = suite.scenarios[0].given

    assert one.begin(given, START) is None
    assert other.begin(given, START) is None
    assert (one.deal_id, other.deal_id) == ("halden-board", "halden-board")


@pytest.mark.parametrize(
    ("event", "code", "words"),
    [
        ("done: reed-up", 4,
         ("there is no item reed-up in the stage finding-out", "Did you mean read-up?")),
        ("advance: {}", 1, (CLOSED,)),
        ("set: {trouble: x}, said_by: Pia", 4, ("nobody called Pia is recorded in the-customer",)),
        ("done: 2", 4, ("no action 2 was shown for the-customer on this terminal",)),
    ],
)  # fmt: skip
def test_a_refused_command_says_why_without_commands_for_a_deal_that_nobody_has(
    event: str, code: int, words: tuple[str, ...]
) -> None:
    _, (refusal,) = performed(f"- name: it\n  events: {{at: 1d, {event}, refused: {code}}}")

    assert refusal is not None
    assert refusal.code == code
    assert [line.rstrip(".") for line in refusal.words] == [line.rstrip(".") for line in words]


def test_a_deal_that_cannot_be_opened_says_why() -> None:
    suite = the_suite("- name: it\n  given: {language: 123456789012345678901}\n  expect: {met: []}")
    session = Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))
    refusal = Rehearsals(session, suite).new().begin(suite.scenarios[0].given, START)

    assert refusal == Refusal(code=2, words=("--language is too long: 21 characters, at most 20.",))


@pytest.mark.parametrize(
    ("stage", "status", "outcome", "position"),
    [
        ("finding-out", "selling", None, "finding-out"),
        ("offer", "selling", None, "finding-out"),
        ("running", "delivering", "won", "finding-out"),
    ],
)
def test_a_deal_can_open_in_any_stage(
    stage: str, status: str, outcome: str | None, position: str
) -> None:
    _, rehearsal = opened(f"- name: it\n  given: {{stage: {stage}}}\n  expect: {{gate: open}}")
    view = rehearsal.view(START)

    assert (view.deal.stage, view.deal.status_on(START)) == (stage, status)
    assert (view.deal.outcome, view.days_in_stage) == (outcome, 0)


def test_moves_go_on_from_the_stage_in_which_it_opened() -> None:
    found = results("""
        - name: it
          given: {stage: offer}
          events:
            - {at: 1d, advance: {}, refused: 1}
            - {at: 1d, win: {}}
            - {at: 2d, back: offer, because: "another pump"}
            - {at: 3d, undo: {}}
            - {at: 4d, advance: {}}
            - {at: 5d, reopen: true, because: "they called"}
          expect:
            - {at: 0d, status: selling}
            - {at: 1d, stage: running, status: delivering, outcome: won}
            - {at: 2d, stage: offer, status: delivering}
            - {at: 3d, stage: running}
            - {at: 4d, status: ended, outcome: won}
            - {at: 5d, status: delivering}
        """)

    assert found == {"it": "passed"}


def test_nothing_outside_is_touched(home: Path) -> None:
    before = snapshot(home), dict(os.environ)

    assert results(TEST) == {"it": "passed"}
    assert (snapshot(home), dict(os.environ)) == before
    assert not Path("/rehearsal").exists()


def test_a_rep_who_gives_the_same_commands_is_told_the_same(home: Path) -> None:
    run = Run(home)
    (run.base / "pumps.yaml").write_text(PUMPS, encoding="utf-8")
    opening = ("--playbook", "pumps.yaml", "--type", "new-one", "--amount", "5 EUR")
    run.ok("new", "Halden Board", *opening, "--expected-close", "2026-04-01", "--at", "2026-03-02")
    deal = "halden-board"
    run.ok("person", "add", deal, "Ana Ruiz", "--role", "user", "--at", "2026-03-02")
    said = ("trouble=--it=leaks", "loss=5 EUR", "--said-by", "ana", "--at", "2026-03-05")
    run.ok("set", deal, *said)
    run.ok("done", deal, "read-up", "--on", "2026-03-04", "--at", "2026-03-06")
    rehearsal, _ = performed()

    for day in ("2026-03-04", "2026-03-06", "2026-03-16", "2026-05-01"):
        told = run.ok("next", deal, "--format", "ids", "--limit", "1000", "--at", day).out
        seen = advise(rehearsal.view(date.fromisoformat(day)))
        assert [action.id for action in seen.actions] == told.splitlines()


class Ending:
    """A disk on which the next file to be written ends the command."""

    def __init__(self, ending: BaseException) -> None:
        self.ending = ending

    def __getattr__(self, _name: str) -> object:
        raise self.ending


@pytest.mark.parametrize(
    ("ending", "passed_on"),
    [
        pytest.param(KeyboardInterrupt(), KeyboardInterrupt, id="Ctrl-C"),
        pytest.param(Stopped(Exit.TERMINATED), Stopped, id="SIGTERM"),
        pytest.param(Stopped(Exit.HUNG_UP), Stopped, id="a closed terminal"),
        pytest.param(RuntimeError("a fault of ours"), RuntimeError, id="a crash"),
        pytest.param(OSError(28, "No space left"), Fatal, id="a full disk"),
    ],
)
def test_what_ends_a_command_for_another_reason_is_no_refusal(
    ending: BaseException, passed_on: type[BaseException]
) -> None:
    suite, rehearsal = opened()
    event = next(step for step in suite.scenarios[0].steps if isinstance(step, Event))
    rehearsal.disk = Ending(ending)  # type: ignore[assignment]

    with pytest.raises(passed_on):
        rehearsal.perform(event)
