"""Promise I1 for playbooks of strangers: refused at its place, within 2 s and 256 MB, at no risk.

Each trap meets the real command in a process of its own, and then `new --playbook`, which must
refuse it and leave nothing behind.
"""

import json
import sys
from pathlib import Path

import pytest

from salescoach.playbook.problems import CODES
from salescoach.values.text import has_unsafe
from tests.acceptance.processes import COACH, Coach
from tests.builders.metered import Metered, metered
from tests.builders.speed import MOST_S, at_once
from tests.builders.worlds import fresh, snapshot
from tests.hostile.traps import LINT_TRAPS, SOUND, TRAPS, Trap

MOST_MB = 256
MOST_TOLD = 600  # characters in a sentence about a file, whatever is in the file

FILE = "trap.yaml"
each_trap = pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())


def checked(folder: Path, data: bytes) -> Metered:
    """`salescoach playbook check` on such a file, at its own speed: nothing traces it."""
    (folder / FILE).write_bytes(data)
    env = {name: it for name, it in Coach(folder).env.items() if not name.startswith("COVERAGE_")}
    return metered([str(COACH), "playbook", "check", FILE, "--json"], env=env, folder=folder)


@pytest.mark.waits
@each_trap
def test_a_trap_is_refused_with_its_place_and_costs_nearly_nothing(trap: Trap, home: Path) -> None:
    done = checked(home, trap.data)

    assert (done.code, done.err) == (1, b"")
    problems = json.loads(done.out)["problems"]
    told = [(one["code"], one["line"], one["column"]) for one in problems]
    assert told == list(trap.problems)
    assert {one["file"] for one in problems} == {FILE}
    assert max(len(one["message"]) + len(one["hint"] or "") for one in problems) < MOST_TOLD
    assert done.cpu_s < MOST_S
    assert done.peak_mb < MOST_MB


@pytest.mark.waits
@pytest.mark.parametrize("text", LINT_TRAPS.values(), ids=LINT_TRAPS.keys())
def test_what_lint_cannot_try_out_it_leaves_undecided(text: str, home: Path) -> None:
    done = checked(home, text.encode())

    problems = json.loads(done.out)["problems"]
    assert (done.code, done.err) == (0, b"")
    assert {one["severity"] for one in problems} <= {"warning", "note"}
    assert done.cpu_s < MOST_S
    assert done.peak_mb < MOST_MB


@each_trap
def test_no_deal_follows_a_trap(trap: Trap, home: Path) -> None:
    run = fresh(home)
    (run.base / FILE).write_bytes(trap.data)
    before = snapshot(run.base)

    with at_once():
        refused = run("new", "Acme Pumps", "--type", "market", "--playbook", FILE)

    assert (refused.code, refused.out) == (3, "")
    count = sum(CODES[code] == "error" for code, _, _ in trap.problems)
    errors = "1 error." if count == 1 else f"{count} errors."
    assert f" has {errors}" in refused.err.replace(",", "")
    assert len(refused.err.splitlines()) <= 2
    assert snapshot(run.base) == before


@each_trap
def test_a_trap_reaches_a_person_as_harmless_text(trap: Trap, home: Path) -> None:
    run = fresh(home)
    (run.base / FILE).write_bytes(trap.data)

    with run.on_terminal(), at_once():
        told = run("playbook", "check", FILE, "--format", "table")

    assert told.code == 1
    assert told.out.count(f"{FILE}:") >= len(trap.problems)
    assert not has_unsafe(told.everything)


def test_every_way_to_refuse_the_reading_of_a_file_has_its_trap() -> None:
    reading = {c for c, grade in CODES.items() if c.startswith("SC1") and grade == "error"}

    assert reading <= {code for trap in TRAPS.values() for code, _, _ in trap.problems}


# What makes these proofs: they can fail


@pytest.mark.waits
def test_without_a_trap_the_same_playbook_is_sound(home: Path) -> None:
    done = checked(home, SOUND.encode())

    told = [one["code"] for one in json.loads(done.out)["problems"]]
    assert (done.code, told) == (0, ["SC615", "SC606"])


@pytest.mark.waits
@pytest.mark.parametrize(
    ("program", "cpu_s", "peak_mb"),
    [
        ("import time\nwhile time.process_time() < 0.4: pass", 0.4, 1),
        ("b'x' * 300_000_000", 0, 300),
    ],
    ids=["time", "memory"],
)
def test_the_meter_sees_what_a_process_spends(program: str, cpu_s: float, peak_mb: float) -> None:
    done = metered([sys.executable, "-I", "-S", "-c", program], env={})

    assert done.cpu_s >= cpu_s
    assert done.peak_mb >= peak_mb


@pytest.mark.waits
def test_the_meter_counts_only_its_own_process() -> None:
    held = b"x" * 100_000_000
    done = metered([sys.executable, "-I", "-S", "-c", ""], env={})

    assert len(held) / 1e6 > 2 * done.peak_mb
