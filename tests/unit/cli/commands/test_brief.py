"""brief: which visit, with whom, what gives way, in which form."""

import json

import pytest

from tests.builders.worlds import HALDEN, Run

PLAN = ("visit", "plan", HALDEN, "2026-03-09", "--with", "ulf", "--goal", "the figure",
        "--time", "10:00", "--place", "at the mill")  # fmt: skip


WITH_TWO = "salescoach brief halden-board --with ana-ruiz --with ulf-berg"
PLAN_IT = "salescoach visit plan halden-board DATE --with ana-ruiz"


def head(run: Run, *words: str) -> str:
    return run.ok("brief", HALDEN, *words, "--format", "table").out.splitlines()[0]


def test_the_sheet_is_for_the_next_visit_that_is_planned(run: Run) -> None:
    run.ok(*PLAN)
    run.ok("visit", "plan", HALDEN, "2026-03-12", "--with", "ana")
    assert head(run) == "CALL SHEET  Halden Board, Monday 9 March, 10:00, at the mill"


def test_a_visit_of_today_is_still_to_come(run: Run) -> None:
    run.ok("visit", "plan", HALDEN, "2026-03-05", "--with", "ulf")
    assert head(run) == "CALL SHEET  Halden Board, Thursday 5 March"


def test_another_visit_can_be_named_by_its_id_or_day(run: Run) -> None:
    run.ok(*PLAN)
    run.ok("visit", "plan", HALDEN, "2026-03-12", "--with", "ana")
    assert head(run, "--visit", "2026-03-12") == "CALL SHEET  Halden Board, Thursday 12 March"
    assert head(run, "--visit", "visit-2026-03-12", "--with", "ulf") == head(
        run, "--visit", "2026-03-12"
    )


def test_a_talk_with_somebody_is_beside_the_visit_that_is_planned(run: Run) -> None:
    title = "CALL SHEET  Halden Board. No visit is planned; a talk with Ana Ruiz."
    assert head(run, "--with", "ana") == title
    run.ok(*PLAN)
    assert head(run, "--with", "ana") == (
        "CALL SHEET  Halden Board: a talk with Ana Ruiz, beside the visit of 9 March."
    )


def test_off_a_terminal_it_has_to_be_said_with_whom(run: Run) -> None:
    result = run("brief", HALDEN)
    assert (result.code, result.out) == (5, "")
    assert result.err.splitlines() == [
        "salescoach: no visit of halden-board is planned: with whom do you talk?",
        f"Say it with --with, as in: {WITH_TWO}. Or plan the visit: {PLAN_IT}",
    ]


def test_the_only_person_goes_without_saying(empty: Run) -> None:
    empty.ok("new", "Halden Board", "--type", "market")
    empty.ok("person", "add", HALDEN, "Pia Voss", "--role", "economic")
    assert head(empty) == "CALL SHEET  Halden Board. No visit is planned; a talk with Pia Voss."


@pytest.mark.parametrize("type_", ["market", "opportunity", "loyal", "strategic"])
def test_a_fresh_deal_has_a_sheet_before_anybody_is_known(empty: Run, type_: str) -> None:
    empty.ok("new", "Halden Board", "--type", type_)
    shown = empty.ok("brief", HALDEN, "--format", "table").out
    lines = shown.splitlines()
    assert lines[0] == "CALL SHEET  Halden Board. No visit is planned, and nobody is recorded yet."
    assert lines[-1] == "People: salescoach person add halden-board … --role …"
    assert "Ask" in shown
    assert len(lines) <= 23


def test_a_planned_visit_without_names_asks_who_must_be_there(run: Run) -> None:
    run.ok("visit", "plan", HALDEN, "2026-03-09")
    shown = run.ok("brief", HALDEN, "--format", "table").out
    assert "Nobody is named yet. Who of theirs must be there?" in shown


REFUSED: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...], int, str]] = {
    "nobody of that name": ((), ("--with", "Olga"), 4, "nobody called Olga"),
    "a visit that is not there": ((), ("--visit", "2026-03-09"), 4, "visit list"),
    "a visit that was held": (
        (("visit", "hold", HALDEN, "--with", "ana"),), ("--visit", "2026-03-05"), 1, "held already",
    ),
    "a visit that is off": (
        (PLAN, ("visit", "cancel", HALDEN, "2026-03-09", "--because", "they travel")),
        ("--visit", "2026-03-09"), 1, "cancelled already",
    ),
    "a visit that is past": (
        (PLAN,), ("--visit", "2026-03-09", "--at", "2026-03-10"), 1, "salescoach debrief",
    ),
    "private in a table": ((), ("--with", "ana", "--private"), 2, "--format md"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "words", "code", "names"), REFUSED.values(), ids=REFUSED)
def test_what_it_cannot_be_for_is_refused(
    run: Run, given: tuple[tuple[str, ...], ...], words: tuple[str, ...], code: int, names: str
) -> None:
    for one in given:
        run.ok(*one)
    result = run("brief", HALDEN, *words)
    assert (result.code, result.out) == (code, "")
    assert names in result.err


def test_a_visit_of_which_nobody_told_stands_above_all(run: Run) -> None:
    run.ok(*PLAN)
    told = run.ok("brief", HALDEN, "--with", "ulf", "--at", "2026-03-10", "--format", "table").out
    assert told.splitlines()[1:3] == [
        "Not told yet: the visit of 9 March with Ulf Berg.",
        "Tell it:  salescoach debrief halden-board",
    ]
    piped = run.ok("brief", HALDEN, "--with", "ulf", "--at", "2026-03-10")
    assert piped.err == "Not told yet: the visit of 9 March with Ulf Berg.\n"


def test_a_deal_that_rests_says_so(run: Run) -> None:
    run.ok("park", HALDEN, "--until", "2026-06-01", "--because", "no money this year")
    result = run.ok("brief", HALDEN, "--json")
    assert json.loads(result.out) == {
        "schema": "salescoach/brief@1",
        "at": "2026-03-05",
        "deal": {"id": HALDEN, "account": "Halden Board", "status": "parked"},
        "sheet": None,
    }
    assert run.ok("brief", HALDEN).err == "Parked since 5 March, until 1 June\n"


def test_what_does_not_fit_is_named_with_the_command_that_shows_it(run: Run) -> None:
    for number in range(9):
        run.ok("doubt", "raise", HALDEN, f"doubt number {number}", "--holder", "ulf")
    run.ok(*PLAN)
    whole = "salescoach brief halden-board --format md --private"
    shown = run.ok("brief", HALDEN, "--format", "table").out
    assert len(shown.splitlines()) <= 23
    assert shown.splitlines()[-1] == f"All of it:  {whole}"
    all_of_it = run.ok(*whole.split()[1:]).out
    assert [f"doubt number {number}" in all_of_it for number in range(9)] == [True] * 9
    assert run.ok("brief", HALDEN, "--with", "ulf", "--format", "table").out.splitlines()[-1] == (
        "All of it:  salescoach brief halden-board --with ulf-berg --format md --private"
    )


def test_markup_of_a_page_is_kept_out_of_it(run: Run) -> None:
    run.ok("visit", "plan", HALDEN, "2026-03-09", "--with", "ulf", "--goal", "*x* [y](z) # <b>")
    assert (
        "- **Leave with:** \\*x\\* \\[y\\](z) \\# \\<b\\>\n"
        in run.ok("brief", HALDEN, "--format", "md").out
    )


def test_a_page_names_roles_where_nobody_is_recorded(empty: Run) -> None:
    """`whom` is a list of roles then, and no sentence."""
    empty.ok("new", "Birk Mill", "--type", "market")
    page = empty.ok("brief", "birk-mill", "--format", "md").out
    rows = [line.split("\t") for line in empty.ok("brief", "birk-mill").out.splitlines()]
    asks = [row for row in rows if row[0] == "ask"]
    assert asks
    for number, row in enumerate(asks, start=1):
        assert f"\n{number}. **" in page
        assert row[4] in page
