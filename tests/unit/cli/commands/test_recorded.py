"""show and history --recorded: as it had been written down by a day."""

import json
from datetime import datetime, timedelta

import pytest

from tests.builders.worlds import HALDEN, Run


@pytest.fixture
def late(run: Run) -> Run:
    """On the 12th somebody writes down what was said on the 9th."""
    run.clock.to("2026-03-12")
    run.ok("set", HALDEN, "need=fewer breaks", "--said-by", "ana", "--on", "2026-03-09")
    run.clock.to("2026-03-20")
    return run


def known(run: Run, *options: str) -> list[str]:
    told = json.loads(run.ok("show", HALDEN, "--json", *options).out)["facts"]
    return [fact["id"] for fact in told]


@pytest.mark.parametrize(
    ("day", "counted", "written"),
    [
        ("2026-03-08", [], []),
        ("2026-03-09", ["need"], []),
        ("2026-03-11", ["need"], []),
        ("2026-03-12", ["need"], ["need"]),
        ("2026-03-20", ["need"], ["need"]),
    ],
)
def test_what_counted_on_a_day_and_what_one_could_have_read(
    day: str, counted: list[str], written: list[str], late: Run
) -> None:
    assert known(late, "--at", day) == counted
    assert known(late, "--at", day, "--recorded") == written


def test_recorded_alone_is_today(late: Run) -> None:
    assert late.ok("show", HALDEN, "--recorded") == late.ok("show", HALDEN)


def test_what_was_taken_back_later_counted_then(late: Run) -> None:
    late.ok("undo", HALDEN)
    assert known(late, "--at", "2026-03-15") == ["need"]
    assert known(late, "--at", "2026-03-15", "--recorded") == ["need"]
    assert known(late) == []


def test_what_is_new_since_a_day(late: Run) -> None:
    since = ("history", HALDEN, "--since", "2026-03-10")
    assert late.ok(*since).out == ""
    (row,) = late.ok(*since, "--recorded").out.splitlines()
    cells = row.split("\t")
    assert (cells[0], cells[4], cells[-1]) == ("2026-03-09", "evidence-recorded", "2026-03-12")
    told = json.loads(late.ok(*since, "--recorded", "--json").out)["transactions"]
    assert [one["on"] for one in told] == ["2026-03-09"]


def test_the_history_of_that_day_leaves_out_what_came_later(late: Run) -> None:
    counted = late.ok("history", HALDEN, "--at", "2026-03-10").out.splitlines()
    written = late.ok("history", HALDEN, "--at", "2026-03-10", "--recorded").out.splitlines()
    assert len(counted) == len(written) + 1


def test_the_screen_goes_by_the_day_of_recording_and_names_the_other(late: Run) -> None:
    shown = late.ok("history", HALDEN, "--recorded", "--format", "table").out
    _, _, entry = shown.partition("Thu 12 March 2026\n")
    assert 'their need: "fewer breaks", said by Ana Ruiz, for 9 March' in entry
    assert "9 March 2026" not in shown


def test_the_day_of_recording_is_the_one_where_the_user_is(late: Run) -> None:
    def further_west(instant: datetime) -> str:
        return (instant - timedelta(hours=12)).date().isoformat()

    told = late.ok(
        "show", HALDEN, "--json", "--at", "2026-03-11", "--recorded", local_day=further_west
    )
    assert [fact["id"] for fact in json.loads(told.out)["facts"]] == ["need"]


@pytest.mark.parametrize("command", ["show", "history"])
def test_a_day_before_everything_is_4(command: str, late: Run) -> None:
    late.ok("new", "Old Mill", "--at", "2026-02-01", "--type", "market")
    assert late(command, "old-mill", "--at", "2026-02-10").code == 0
    result = late(command, "old-mill", "--at", "2026-02-10", "--recorded")
    assert (result.code, result.out) == (4, "")
    assert result.err == "salescoach: nothing of old-mill had been recorded by 10 February.\n"
