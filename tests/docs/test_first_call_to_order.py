"""The script of the page that drives a deal from `new` to `win`, as it stands."""

import json
import re
import subprocess
from pathlib import Path

from tests.acceptance.processes import COACH, Coach
from tests.docs.blocks import CHECKOUT, blocks_of

MOST_LINES = 20
PAGE = (CHECKOUT / "docs/scripts.md").read_text(encoding="utf-8")
(SCRIPT,) = (block for block in blocks_of(PAGE) if block.says("file") == "first-call-to-order.sh")


def test_twenty_lines_drive_a_deal_from_new_to_win_without_a_prompt(home: Path) -> None:
    coach = Coach(home)
    done = subprocess.run(
        ["sh", "-eu", "-c", SCRIPT.text],
        env={**coach.env, "PATH": f"{COACH.parent}:/usr/bin:/bin"},
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert len(SCRIPT.lines) <= MOST_LINES
    assert all(len(line) <= 100 for line in SCRIPT.lines)
    *_, last = done.stdout.decode().splitlines()
    assert last == "corvin-dairies\tdelivering\timplementation"
    receipts = done.stderr.decode().splitlines()
    assert not [line for line in receipts if line.startswith("salescoach: ")]
    deal = json.loads(coach("show", "corvin-dairies", "--json").stdout)["deal"]
    assert (deal["status"], deal["outcome"]) == ("delivering", "won")


def test_it_is_stopped_by_a_gate_that_is_closed(home: Path) -> None:
    """Without the word of a person of theirs there is no way round."""
    without = "\n".join(line for line in SCRIPT.lines if "lab-verdict" not in line)
    assert without.count("\n") == len(SCRIPT.lines) - 2
    done = Coach(home).shell(f"set -eu\n{without}")
    assert done.returncode == 1
    assert b"lab-verdict" in done.stdout
    assert b"won" not in done.stderr


def test_its_words_are_those_of_a_customer() -> None:
    """To be read and copied: no place-holder stands in for what somebody said."""
    assert not re.search(r"=(x|\.\.\.|…|foo|test)\b", SCRIPT.text)
