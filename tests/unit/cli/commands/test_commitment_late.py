"""`commitment late`: what is past its day, in all deals, and an exit code that says so."""

import json

import pytest

from tests.builders.worlds import HALDEN, Run


@pytest.fixture
def owing(run: Run) -> Run:
    """Of two deals: one promise of theirs, one of ours for the 9th, one without a day."""
    run.ok("new", "Corvin", "--type", "market")
    add = ("commitment", "add")
    run.ok(*add, HALDEN, "send the figures", "--owner", "ana", "--due", "2026-03-08")
    run.ok(*add, "corvin", "quote them", "--ours", "--due", "2026-03-09")
    run.ok(*add, "corvin", "think about it", "--ours")
    return run


@pytest.mark.parametrize(
    ("today", "late"),
    [
        ("2026-03-08", []),
        ("2026-03-09", ["send-the-figures"]),
        ("2026-03-10", ["send-the-figures", "quote-them"]),
    ],
)
def test_late_is_what_is_past_its_day(today: str, late: list[str], owing: Run) -> None:
    result = owing("commitment", "late", "--at", today)
    assert result.code == (1 if late else 0)
    assert [line.split("\t")[2] for line in result.out.splitlines()] == late
    assert result.err != ""
    assert owing("commitment", "late", "--at", today, "--quiet").err == ""


def test_a_line_has_the_deal_and_then_the_columns_of_the_list(owing: Run) -> None:
    at = ("--at", "2026-03-10")
    (first, second) = owing("commitment", "late", *at).out.splitlines()
    assert first == f"{HALDEN}\tHalden Board\t" + owing.ok("commitment", "list", HALDEN, *at
        ).out.rstrip("\n")  # fmt: skip
    assert second.split("\t")[:5] == ["corvin", "Corvin", "quote-them", "ours", "open"]


def test_a_side_is_chosen(owing: Run) -> None:
    def late(side: str) -> tuple[int, list[str]]:
        result = owing("commitment", "late", "--at", "2026-03-09", "--side", side)
        return result.code, result.out.splitlines()

    assert late("ours") == (0, [])
    assert late("theirs")[0] == 1
    refused = owing("commitment", "late", "--side", "both")
    assert (refused.code, refused.out) == (2, "")
    assert "ours and theirs" in refused.err


def test_json_has_each_with_its_deal(owing: Run) -> None:
    at = ("--at", "2026-03-10")
    document = json.loads(owing("commitment", "late", "--json", *at).out)
    assert document["schema"] == "salescoach/late-commitments@1"
    (listed,) = json.loads(owing.ok("commitment", "list", HALDEN, "--json", *at).out)["commitments"]
    first = document["commitments"][0]
    assert first == {"deal": {"id": HALDEN, "account": "Halden Board"}, **listed}
    nothing = json.loads(owing.ok("commitment", "late", "--json").out)
    assert nothing["commitments"] == []


def test_a_screen_names_deal_people_and_what(owing: Run) -> None:
    screen = owing("commitment", "late", "--format", "table", "--at", "2026-03-10").out
    assert "Halden Board\n  Ana Ruiz: send the figures\n    by 8 March, 2 days late" in screen
    assert f"    {HALDEN} send-the-figures\n" in screen
    assert owing("commitment", "late", "--format", "table").out == ""


def test_what_is_parked_or_over_owes_nothing_today(owing: Run) -> None:
    owing.ok("park", HALDEN, "--until", "2026-03-20", "--because", "they travel")
    owing.ok("disqualify", "corvin", "--reason", "no-need")
    assert owing("commitment", "late", "--at", "2026-03-10").code == 0
    assert owing("commitment", "late", "--at", "2026-03-20").code == 1


def test_what_cannot_be_read_is_named_and_is_no_all_clear(owing: Run) -> None:
    path = owing.home / "deals" / f"{HALDEN}.json"
    path.write_bytes(b"{")
    result = owing("commitment", "late")
    assert (result.code, result.out) == (3, "")
    assert HALDEN in result.err
    assert "Nothing is late" not in result.err
