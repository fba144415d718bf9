"""Whole commands against `python -c pass`: medians of ratios, run in turn. Nothing is asserted.

The budgets stand beside the figures. One `P` is an interpreter of the same environment that does
nothing; the pairs are run one after the other, so that a slow moment of the machine hits both.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders.large_playbook import its_tests, large_playbook
from tests.builders.metered import Metered, metered

pytestmark = [pytest.mark.bench, pytest.mark.waits]

RUNS = 15
WARM_UPS = 2
PASS = [sys.executable, "-c", "pass"]
TEN_CHANGES: tuple[dict[str, object], ...] = (
    {"person-add": {"name": "Ana Ruiz", "role": ["user"]}},
    {"person-add": {"name": "Ulf Berg", "role": ["technical"]}},
    {"set": {"need": "fewer leaks"}, "said_by": ["ana"]},
    {"set": {"cost-of-need": "9000 EUR", "why-now": "audit"}, "said_by": ["ulf"]},
    {"done": "read-up"},
    {"note": "rings back on Friday"},
    {"commitment-add": "send the leak log", "owner": "ana", "due": "2026-04-17"},
    {"asked": "budget", "of": "ulf"},
    {"doubt-raise": "too loud", "holder": "ulf"},
    {"visit-plan": "2026-04-20", "with": ["ana", "ulf"], "goal": "a day for the trial"},
)
COACH = [str(Path(sys.executable).with_name("salescoach"))]


def measured(argv: list[str], env: Mapping[str, str]) -> Metered:
    """Run a command that has to work, or to say no."""
    run = metered(argv, env=env)
    assert run.code in (0, 1), argv
    return run


def compared(argv: list[str], env: Mapping[str, str]) -> tuple[float, float]:
    """The median ratio to `pass`, and the median peak in MB."""
    pairs = [(measured(argv, env), measured(PASS, env)) for _ in range(RUNS + WARM_UPS)]
    counted = pairs[WARM_UPS:]
    ratio = statistics.median(ours.wall_s / theirs.wall_s for ours, theirs in counted)
    return ratio, statistics.median(ours.peak_mb for ours, _ in counted)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {
        **kept,  # without PYTHONDONTWRITEBYTECODE, or every run would compile everything
        "SALESCOACH_HOME": str(tmp_path / "home"),
        "SALESCOACH_STATE": str(tmp_path / "state"),
        "SALESCOACH_CACHE": str(tmp_path / "cache"),
        "SALESCOACH_AT": "2026-04-14",
        "SALESCOACH_ACTOR": "kim",
    }


def test_hot_commands(env: dict[str, str]) -> None:
    for words in (
        ["new", "Halden Board", "--type", "opportunity", "--amount", "186000 EUR"],
        ["person", "add", "halden-board", "Ulf Berg", "--role", "technical"],
        ["set", "halden-board", "need=fewer breaks", "--said-by", "ulf"],
    ):
        subprocess.run([*COACH, *words], env=env, check=True, capture_output=True)
    print()
    print(f"{'command':44} {'x pass':>7} {'budget':>7} {'MB':>6} {'budget':>7}")
    for name, words, budget in (
        ("next DEAL, piped", ["next", "halden-board"], "8"),
        ("next DEAL, as on a terminal", ["next", "halden-board", "--format", "table"], "12"),
        ("next, one deal", ["next"], "8"),
        ("gate DEAL", ["gate", "halden-board"], ""),
        ("show DEAL", ["show", "halden-board"], ""),
        ("done, durable", ["done", "halden-board", "read-up", "--again"], "9"),
        ("set, durable", ["set", "halden-board", "why-now=audit", "--again"], "9"),
        ("new, playbook in the cache", ["new", "Halden Board", "--again"], ""),
        ("playbook check, 6,000 lines", ["playbook", "check", "technical-sale"], ""),
        ("--help", ["--help"], ""),
        ("TAB: a command", ["_complete", "zsh", ":"], "8"),
        ("TAB: a deal", ["_complete", "zsh", "next", ":"], "8"),
        ("TAB: an item", ["_complete", "zsh", "done", "halden-board", ":"], "8"),
        ("TAB: a fact", ["_complete", "zsh", "set", "halden-board", ":"], "8"),
        ("TAB: a person", ["_complete", "zsh", "asked", "halden-board", "need", "--of", ":"], "8"),
        ("TAB: an action", ["_complete", "zsh", "why", "halden-board", ":"], "8"),
    ):
        ratio, peak = compared([*COACH, *words], env)
        print(f"{name:44} {ratio:7.1f} {budget:>7} {peak:6.1f} {'40':>7}")


def test_a_trainers_run(env: dict[str, str], tmp_path: Path) -> None:
    """A playbook of 1,000 lines and fifty tests of it, all of which have to pass."""
    playbook = tmp_path / "large.yaml"
    playbook.write_text(large_playbook(), encoding="utf-8")
    (tmp_path / "large.test.yaml").write_text(its_tests(), encoding="utf-8")
    print()
    for name, word, budget in (
        ("playbook check, 1,000 lines", "check", "28"),
        ("playbook test, 50 tests of it", "test", "60"),
    ):
        words = [*COACH, "playbook", word, str(playbook)]
        subprocess.run(words, env=env, check=True, capture_output=True)
        ratio, peak = compared(words, env)
        print(f"{name:44} {ratio:7.1f} {budget:>7} {peak:6.1f} {'':>7}")


def test_many_changes_at_once(env: dict[str, str], tmp_path: Path) -> None:
    """1,000 changes over 100 deals, each run in a fresh copy of the same folder."""
    opened, changed = tmp_path / "new.jsonl", tmp_path / "changes.jsonl"
    deals = [f"company-{number}" for number in range(100)]
    opened.write_text("".join(f'{{"new": "{deal}", "type": "opportunity"}}\n' for deal in deals))
    lines = ({"deal": deal, **line} for deal in deals for line in TEN_CHANGES)
    changed.write_text("".join(json.dumps(line) + "\n" for line in lines))
    subprocess.run(
        [*COACH, "apply", str(opened), "--yes"], env=env, check=True, capture_output=True
    )
    home, start = Path(env["SALESCOACH_HOME"]), tmp_path / "start"
    shutil.copytree(home, start)
    ratios = []
    for _ in range(RUNS + WARM_UPS):
        shutil.rmtree(home)
        shutil.copytree(start, home)
        run = measured([*COACH, "apply", str(changed), "--yes", "--quiet"], env)
        ratios.append((run.wall_s / measured(PASS, env).wall_s, run.peak_mb))
    ratio, peak = (statistics.median(column) for column in zip(*ratios[WARM_UPS:], strict=True))
    print(
        f"\n{'apply, 1,000 changes over 100 deals':44} {ratio:7.1f} {'40':>7} {peak:6.1f} {'':>7}"
    )


def test_queue_of_many_deals(env: dict[str, str]) -> None:
    """The index that makes this fast is a later step; the figure shows how far the way is."""
    subprocess.run(
        [*COACH, "new", "Acme Pumps", "--type", "market"], env=env, check=True, capture_output=True
    )
    folder = Path(env["SALESCOACH_HOME"]) / "deals"
    first = (folder / "acme-pumps.json").read_text(encoding="utf-8")
    for number in range(1000):
        name = f"acme-{number}"
        (folder / f"{name}.json").write_text(
            first.replace('"id": "acme-pumps"', f'"id": "{name}"'), encoding="utf-8"
        )
    run = measured([*COACH, "next"], env)
    print(f"\nnext over 1,001 deals: {run.wall_s:.2f} s, {run.peak_mb:.1f} MB")
