"""The days that they named, below the head of a deal and among the notes of the queue."""

import json

import pytest

from tests.builders.worlds import HALDEN, Run

MONDAY = "2026-03-16"


def below_the_head(run: Run, day: str, deal: str = HALDEN) -> list[str]:
    screen = run.ok("next", deal, "--format", "table", "--at", day).out.splitlines()
    assert max(map(len, screen)) <= 80
    head = screen[: screen.index("")]
    first = (one for one, line in enumerate(head) if line.startswith("The"))
    last = len(head) - head[-1].startswith("Nothing new")
    return head[next(first, last) : last]


def note(run: Run, day: str) -> list[str]:
    lines = run.ok("next", "--format", "table", "--at", day).out.splitlines()
    return [line.strip() for line in lines if "their day" in line]


@pytest.mark.parametrize(
    ("day", "told", "noted"),
    [
        ("2026-03-08", [], []),
        ("2026-03-09", ["Their day: day, Mon 16 March (in 7 days)."], ["their day 16 March: day"]),
        ("2026-03-15", ["Their day: day, Mon 16 March (tomorrow)."], ["their day 16 March: day"]),
        (MONDAY, ["Their day: day, Mon 16 March (today)."], ["their day is today: day"]),
        (
            "2026-03-19",
            ["Their day: day, Mon 16 March (3 days ago: ask whether it still holds)."],
            ["their day 16 March is past: day"],
        ),
    ],
)
def test_a_day_that_they_named_is_told(
    day: str, told: list[str], noted: list[str], small: Run
) -> None:
    small.ok("set", "trial", f"day={MONDAY}", "--said-by", "ana")
    assert below_the_head(small, day, "trial") == told
    assert [line.split(", ")[0] for line in note(small, day)] == noted
    found = json.loads(small.ok("next", "trial", "--json", "--at", day).out)["named_day"]
    assert found == ({"fact": "day", "day": MONDAY} if told else None)


def test_a_close_that_they_named_is_told_once(run: Run) -> None:
    run.ok("set", HALDEN, f"expected-close={MONDAY}", "--said-by", "ana")
    assert below_the_head(run, "2026-03-17") == [
        "Their day: expected close, Mon 16 March (1 day ago: ask whether it still holds)."
    ]
    assert note(run, "2026-03-17") == ["their day 16 March is past: expected close"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (MONDAY, 'They asked for time until 17 March, Ana Ruiz: "board".'),
        (
            "2026-03-17",
            (
                'The day that they asked for is here: 17 March, Ana Ruiz ("board"). '
                "Ask what came of it."
            ),
        ),
    ],
)
def test_a_wait_is_told_while_it_runs_and_when_its_day_is_here(
    day: str, told: str, run: Run
) -> None:
    wait = ("--until", "2026-03-17", "--because", "board", "--said-by", "ana")
    run.ok("wait", HALDEN, *wait)
    assert " ".join(below_the_head(run, day)) == told
