"""The first hour with salescoach, as a rep types it: each command, what it says, what it leaves.

In this process, in a pipe and at a made-up terminal; `test_terminal.py` has a real one.
"""

import json
import re
from pathlib import Path

import pytest

from tests.builders.worlds import Run, contents

DEAL = "halden-board"


@pytest.fixture
def run(home: Path) -> Run:
    """Nothing is there: no folder, no compiled playbook."""
    return Run(home)


def verdicts(run: Run) -> dict[str, str]:
    """Each criterion of the gate with its verdict."""
    told = json.loads(run("gate", DEAL, "--json").out)
    return {one["id"]: one["verdict"] for one in told["gate"]["criteria"]}


def on_screen(run: Run, *words: str) -> str:
    """What a person sees at 80 columns, on one line."""
    with run.on_terminal():
        return " ".join(run(*words, "--color", "never").out.split())


def test_the_first_hour(run: Run) -> None:
    nothing_yet(run)
    a_deal_in_one_line(run)
    three_things_to_do_on_one_screen(run)
    a_word_that_settles_it_and_one_that_does_not(run)
    the_gate_tells_the_difference(run)
    what_is_taken_back_leaves_what_was_before(run)
    assert kept(run) == [
        ("live", "deal-opened"),
        ("live", "person-added"),
        ("live", "person-added"),
        ("live", "evidence-recorded"),
        ("live", "evidence-recorded"),
        ("live", "evidence-recorded"),
        ("undone", "undone"),
        ("live", "undone"),
    ]
    assert run.ok("doctor").out == ""


def nothing_yet(run: Run) -> None:
    result = run.ok("next")
    assert result.out == ""
    assert len(result.err.splitlines()) == 3
    assert 'salescoach new "Halden Board"' in result.err
    assert not run.home.exists()


def a_deal_in_one_line(run: Run) -> None:
    result = run.ok("new", "Halden Board", "--type", "opportunity", "--amount", "186000 EUR")
    assert result.out == f"{DEAL}\n"
    assert "opened for Halden Board" in result.err


def three_things_to_do_on_one_screen(run: Run) -> None:
    with run.on_terminal():
        screen = run.ok("next", DEAL, "--color", "never").out
    assert len(screen.splitlines()) <= 23
    assert max(map(len, screen.splitlines())) <= 80
    moments = re.findall(r"^[0-9]  (TODAY|NEXT TIME|LATER)", screen, re.MULTILINE)
    assert moments == ["TODAY", "TODAY", "NEXT TIME"]  # a plan, then who is there
    told = " ".join(screen.split())
    assert "EUR 186,000" in told
    assert "Answer seven questions before you go" in told
    assert "Let them tell you what should work" in told
    assert 'Ask: "What should work better here' in told


def a_word_that_settles_it_and_one_that_does_not(run: Run) -> None:
    run.ok("person", "add", DEAL, "Marta Solberg", "--role", "user")
    run.ok("person", "add", DEAL, "Ines Koval", "--role", "purchasing")
    settled = run.ok("set", DEAL, "need=fewer breaks on machine 2", "--said-by", "marta")
    assert "(confirmed, Marta Solberg)" in settled.err
    heard = run.ok("set", DEAL, "cost-of-need=90000 EUR", "--said-by", "ines")
    assert "(heard, Ines Koval)" in heard.err


def the_gate_tells_the_difference(run: Run) -> None:
    assert run("gate", DEAL).code == 1
    assert verdicts(run)["need-confirmed"] == "met"
    assert verdicts(run)["worth-acting"] == "unknown"
    told = on_screen(run, "gate", DEAL)
    assert "the gate of Finding the need is closed: 1 of 5 met." in told
    assert "cost of leaving it: Ines Koval said EUR 90,000 on 5 March" in told
    assert "it takes the word of one of them (pays or runs it)" in told
    assert "+ They have said in their own words what they need" in told
    why_now = "why-now=the audit in October"
    run.ok("set", DEAL, "cost-of-need=90000 EUR", why_now, "--said-by", "marta")
    assert verdicts(run)["worth-acting"] == "met"


def what_is_taken_back_leaves_what_was_before(run: Run) -> None:
    before = on_screen(run, "gate", DEAL)
    assert "taken back" in run.ok("undo", DEAL).err
    assert verdicts(run)["worth-acting"] == "unknown"
    run.ok("undo", DEAL, "--redo")
    assert on_screen(run, "gate", DEAL) == before


def kept(run: Run) -> list[tuple[str, str]]:
    """Each line of the history: whether it counts, and what it is."""
    history = [line.split("\t") for line in run.ok("history", DEAL).out.splitlines()]
    return [(row[3], row[4]) for row in history]


def test_the_same_hour_leaves_the_same_bytes(home: Path) -> None:
    """Same clock, same randomness, same words: nothing of the machine gets into the data."""
    commands = (
        ("new", "Halden Board", "--type", "opportunity", "--amount", "186000 EUR"),
        ("person", "add", DEAL, "Marta Solberg", "--role", "user"),
        ("set", DEAL, "need=fewer breaks", "--said-by", "marta"),
        ("undo", DEAL),
        ("done", DEAL, "read-up"),
    )
    left = []
    for name in ("one", "two"):
        run = Run(home / name)
        for words in commands:
            run.ok(*words)
        left.append(contents(run.home))
    assert left[0] == left[1]


def test_opening_the_gate_ends_in_advice_to_go_on(run: Run) -> None:
    run.ok("new", "Halden Board", "--type", "opportunity", "--amount", "186000 EUR")
    run.ok("person", "add", DEAL, "Erik Dahl", "--role", "economic", "--role", "technical")
    run.ok(
        "set", DEAL, "need=fewer breaks", "cost-of-need=90000 EUR", "why-now=the audit",
        "decision-path=Erik alone", "budget=none", "options-sketched=ours; nothing",
        "comparison-day=2026-04-20", "their-share=samples", "--said-by", "erik",
    )  # fmt: skip
    run.ok(
        "set", DEAL, "where-we-could-help=breaks", "visit-how-much=190000 EUR",
        "estimated-price=186000 EUR", "effort-limit=5", "real-possibility=real",
    )  # fmt: skip
    gate = run("gate", DEAL)
    assert gate.code == 0, gate.out
    assert set(verdicts(run).values()) == {"met"}
    assert run.ok("next", DEAL, "--format", "ids").out == "advance/need-recognition\n"
    assert "They are ready for the next stage: Comparing options" in on_screen(run, "next", DEAL)
    # a no of somebody who decides closes it again
    run.ok("set", DEAL, "real-possibility=not-for-us")
    assert run("gate", DEAL).code == 1
    assert verdicts(run)["real-business"] == "unmet"


def test_asked_and_there_is_none_is_an_answer(run: Run) -> None:
    run.ok("new", "Halden Board", "--type", "opportunity")
    run.ok("person", "add", DEAL, "Ines Koval", "--role", "purchasing")
    assert "there is none" in run.ok("set", DEAL, "budget=none", "--said-by", "ines").err
    (row,) = [line for line in run.ok("show", DEAL).out.splitlines() if "\tbudget\t" in line]
    assert row.split("\t")[2:5] == ["there is none", "none", "confirmed"]
