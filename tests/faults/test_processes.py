"""C1, C3 with real processes: many write to one deal; some stop, some are killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from salescoach.deal.events import EvidenceRecorded
from salescoach.store.lock import PATIENCE_S
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.faults.places import Place, new_place, sight_of

pytestmark = pytest.mark.waits

WORKER = Path(__file__).with_name("worker.py")
LONG_S = 60

Start = Callable[..., "Popen[str]"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = new_place(tmp_path)
    place.store().open_deal(opening("Acme"), PLAYBOOK, stamp=stamp())
    return place


@pytest.fixture
def start(place: Place) -> Iterator[Start]:
    """Starts `worker.py TASK HOME STATE ACTOR …`, and ends what is left of it."""
    running: list[Popen[str]] = []

    def begin(task: str, actor: str, *more: str) -> "Popen[str]":
        argv = [sys.executable, str(WORKER), task, str(place.home), str(place.state), actor, *more]
        process = Popen(argv, stdin=PIPE, stdout=PIPE, stderr=subprocess.STDOUT, text=True)
        running.append(process)
        assert heard(process) == "ready"
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait(LONG_S)
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            pipe.close()


def heard(process: "Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def rest_of(process: "Popen[str]") -> list[str]:
    """What a process says until its end. (`communicate` would miss what `heard` has buffered.)"""
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin, process.stdout:
        process.stdin.close()
        said = process.stdout.read()
    process.wait(LONG_S)
    return said.splitlines()


def ended(process: "Popen[str]") -> list[str]:
    """The same of a process that ends well."""
    said = rest_of(process)
    assert process.returncode == 0, said
    return said


def acknowledged(said: list[str]) -> list[str]:
    return [line for line in said if line and not line.startswith("refused")]


def locks(place: Place) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in (place.state / "locks").iterdir()}


def recorded_by(place: Place, actor: str) -> list[object]:
    return [
        event.payload.value
        for event in place.store().read("acme").events
        if isinstance(event.payload, EvidenceRecorded) and event.actor == actor
    ]


@pytest.mark.parametrize("count", [10, pytest.param(50, marks=pytest.mark.torture)])
def test_eight_processes_lose_and_double_nothing(place: Place, start: Start, count: int) -> None:
    actors = [f"rep-{number}" for number in range(8)]
    said = {actor: start("record", actor, str(count)) for actor in actors}
    told = {actor: acknowledged(ended(process)) for actor, process in said.items()}
    sight_of(place)  # every event is what its id says, the digest fits
    events = place.store().read("acme").events[1:]
    assert len(events) == 8 * count
    for actor in actors:
        assert told[actor] == [event.id for event in events if event.actor == actor]
        assert recorded_by(place, actor) == [f"{actor} {number}" for number in range(count)]
    assert place.left_over() == set()


@pytest.mark.parametrize("count", [5, pytest.param(30, marks=pytest.mark.torture)])
def test_those_who_take_copies_in_and_those_who_record_lose_nothing(
    place: Place, start: Start, count: int
) -> None:
    tasks = {f"rep-{number}": "bring" if number % 2 else "record" for number in range(8)}
    said = {actor: start(task, actor, str(count)) for actor, task in tasks.items()}
    told = {actor: acknowledged(ended(process)) for actor, process in said.items()}
    seen = sight_of(place)
    assert len(seen) == 1 + 4 * count
    ids = [event.id for event in place.store().read("acme").events[1:]]
    assert sorted(ids) == sorted(id_ for of_one in told.values() for id_ in of_one)
    assert len(ids) == 8 * count
    assert place.left_over() == set()
    assert list((place.home / "journal").iterdir()) == []


def test_a_stopped_holder_is_named_to_those_who_wait(place: Place, start: Start) -> None:
    holder = start("hold", "eva")
    assert heard(holder) == "held"
    before = locks(place)
    holder.send_signal(signal.SIGSTOP)
    os.waitpid(holder.pid, os.WUNTRACED)
    waiting = start("record", "bob", "1")
    assert heard(waiting) == f"refused eva, process {holder.pid}"
    holder.send_signal(signal.SIGCONT)
    assert ended(holder) == []
    assert len(acknowledged(ended(waiting))) == 1
    assert recorded_by(place, "bob") == ["bob 0"]
    assert locks(place) == before


def test_a_killed_holder_blocks_nobody(place: Place, start: Start) -> None:
    holder = start("hold", "eva")
    assert heard(holder) == "held"
    before = locks(place)
    holder.kill()
    holder.wait(LONG_S)
    place.store().change("acme", adding(evidence()), stamp=stamp())
    assert recorded_by(place, "rep") == ["less scrap"]
    assert locks(place) == before


def test_what_was_acknowledged_before_a_kill_is_there(place: Place, start: Start) -> None:
    victims = [start("record", f"rep-{number}", "1000") for number in range(4)]
    told = {f"rep-{at}": [heard(victim) for _ in range(5)] for at, victim in enumerate(victims)}
    for at, victim in enumerate(victims):
        victim.kill()
        told[f"rep-{at}"] += rest_of(victim)
    sight_of(place)
    events = place.store().read("acme").events
    for actor, said in told.items():
        there = [event.id for event in events if event.actor == actor]
        ids = acknowledged(said)
        assert there[: len(ids)] == ids
        assert len(there) <= len(ids) + 1, "more than the one that was under way"
    assert place.store().change("acme", adding(evidence()), stamp=stamp()).events


def test_the_reader_of_a_deal_waits_for_nobody(place: Place, start: Start) -> None:
    holder = start("hold", "eva")
    assert heard(holder) == "held"
    assert len(place.store().read("acme").events) == 1
    assert place.store().change("acme", adding(evidence()), stamp=stamp(), dry_run=True).events


def test_patience_is_bounded() -> None:
    assert PATIENCE_S == 5
