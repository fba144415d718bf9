"""A second deal of an account: opened, and told."""

import pytest

from tests.builders.worlds import HALDEN, Run

ALREADY = f"There is a deal of that account already: {HALDEN}."


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--json",)], ids=str)
@pytest.mark.parametrize("name", ["Halden Board", "HALDEN  board", "Halden-Board"])
def test_a_second_deal_of_an_account_is_told(run: Run, name: str, more: tuple[str, ...]) -> None:
    told = run.ok("new", name, "--type", "market", *more)
    assert ALREADY in told.err.splitlines()
    assert "account already" not in told.out


def test_at_most_three_are_named(run: Run) -> None:
    for n in range(3):
        run.ok("new", "Halden Board", "--title", str(n))
    told = run.ok("new", "Halden Board", "--title", "last")
    assert (
        f"4 deals of that account are there already, like {HALDEN}, halden-board-2 and "
        "halden-board-3." in told.err
    )


def test_two_are_both_named(run: Run) -> None:
    run.ok("new", "Halden Board", "--title", "Line 2")
    told = run.ok("new", "Halden Board", "--title", "Line 3")
    assert f"There are deals of that account already: {HALDEN} and halden-board-2." in told.err


def test_nothing_is_told_of_what_was_recorded_already(run: Run) -> None:
    run.ok("new", "Halden Board", "--title", "Line 2")
    again = run.ok("new", "Halden Board", "--title", "Line 2")
    assert again.out == "halden-board-2\n"
    assert "account already" not in again.err


@pytest.mark.parametrize("name", ["Mill", "Halden", "Halden Board 2", "Halden Board Works"])
def test_another_account_is_no_twin(run: Run, name: str) -> None:
    assert "account already" not in run.ok("new", name).err


def test_two_long_names_that_begin_alike_are_two_accounts(run: Run) -> None:
    long = "The Very Old and Very Honourable Company of"
    run.ok("new", f"{long} Millers")
    second = run.ok("new", f"{long} Smiths")
    assert second.out.endswith("-2\n")
    assert "account already" not in second.err


def test_with_quiet_nothing_is_told_and_a_damaged_one_stops_nothing(run: Run) -> None:
    assert run.ok("new", "Halden Board", "--quiet").err == ""
    (run.home / "deals" / f"{HALDEN}.json").write_text("{")
    assert "halden-board-2." in run.ok("new", "Halden Board", "--title", "x").err
