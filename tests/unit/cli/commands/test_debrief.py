"""`debrief` by a note or by answers, where nobody is asked: recorded whole, once, or not at all."""

import json
from pathlib import Path

import pytest

from tests.builders.worlds import HALDEN, Run, Stream, snapshot

THURSDAY = "2026-04-16"
NOTE = """
came: water analysis
they: ulf mails pass mark fri
fact pass-mark = 1.8 %, 48 h @ulf+marta
doubt settled @marta: deposits
note: Erik travels in May
"""
WHICH_DAY = (
    "which day this is depends on the country: 4/21; "
    "Write 21 apr, 21.4., 2026-04-21, or fri for the next Friday"
)
NO_FACT = (
    "line 3: fact pas-mark = 1.8 %; this playbook has no fact pas-mark; Did you mean pass-mark?"
)
HELD = "Agreeing how to compare held, with Ulf Berg and Marta Solberg; it came to: a step forward"


@pytest.fixture
def mill(many: Run) -> Run:
    """The deals of the demo on the day of the visit, with a call note beside them."""
    many.clock.to(THURSDAY)
    (many.base / "call.txt").write_text(NOTE, encoding="utf-8")
    return many


def said(run: Run, *argv: str, **world: object) -> list[str]:
    """The parts of the receipt."""
    result = run.ok("debrief", HALDEN, *argv, **world)
    line = result.err.splitlines()[0]
    return line.removeprefix(f"Recorded: {HALDEN}: ").partition(" Next: ")[0].split("; ")


def events(run: Run) -> list[dict[str, object]]:
    file = run.home / "deals" / f"{HALDEN}.json"
    found: list[dict[str, object]] = json.loads(file.read_text(encoding="utf-8"))["events"]
    return found


def test_a_note_is_recorded_as_one_command(mill: Run) -> None:
    before = len(events(mill))
    mill.ok("debrief", HALDEN, "--notes", "call.txt")
    new = events(mill)[before:]
    assert [one["kind"] for one in new] == [
        "visit-held", "commitment-kept", "commitment-made", "evidence-recorded", "doubt-settled",
        "note-written",
    ]  # fmt: skip
    assert {(one["on"], one["tx"]) for one in new} == {(THURSDAY, new[0]["tx"])}
    mill.ok("undo", HALDEN)
    assert "planned" in mill.ok("visit", "list", HALDEN).out.splitlines()[0]


def test_the_receipt_says_what_it_came_to(mill: Run) -> None:
    result = mill.ok("debrief", HALDEN, "--notes", "call.txt")
    assert HELD in result.err
    assert result.out == ""
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("way", ["--notes", "--answers"])
def test_what_is_piped_in_says_the_same(way: str, mill: Run) -> None:
    text = NOTE if way == "--notes" else '{"schema": "salescoach/debrief-answers@1"}'
    piped = Stream(content=text.encode())
    result = mill("debrief", HALDEN, way, "-", stdin=piped)
    assert (result.code, "Agreeing how to compare held" in result.err) == (0, True)


@pytest.mark.parametrize("format_", [(), ("--json",)], ids=["words", "json"])
def test_the_same_note_again_adds_nothing(format_: tuple[str, ...], mill: Run) -> None:
    mill.ok("debrief", HALDEN, "--notes", "call.txt", *format_)
    before = snapshot(mill.home)
    again = mill.ok("debrief", HALDEN, "--notes", "call.txt", *format_)
    assert "Already recorded" in again.err
    assert snapshot(mill.home) == before


def test_another_note_of_a_told_visit_is_refused(mill: Run) -> None:
    mill.ok("debrief", HALDEN, "--notes", "call.txt")
    (mill.base / "call.txt").write_text("note: one thing more\n", encoding="utf-8")
    result = mill("debrief", HALDEN, "--notes", "call.txt")
    assert (result.code, result.err.splitlines()) == (
        1,
        [
            "salescoach: comparing-2026-04-16 was held already, on 16 April.",
            "For a second visit on that day: salescoach debrief halden-board --again",
        ],
    )


def test_a_second_visit_of_that_day_has_people_of_its_own(mill: Run) -> None:
    mill.ok("debrief", HALDEN, "--notes", "call.txt")
    (mill.base / "call.txt").write_text("with: ulf\nnote: by telephone\n", encoding="utf-8")
    mill.ok("debrief", HALDEN, "--notes", "call.txt", "--again")
    held = [row.split("\t") for row in mill.ok("visit", "list", HALDEN).out.splitlines()]
    that_day = {(row[0], row[6]) for row in held if row[1] == THURSDAY}
    assert that_day == {
        ("comparing-2026-04-16", "ulf-berg marta-solberg"), ("visit-2026-04-16", "ulf-berg"),
    }  # fmt: skip


def test_who_was_there_and_which_kind_may_be_given_beside_the_note(mill: Run) -> None:
    mill.ok("debrief", HALDEN, "--notes", "call.txt", "--with", "ulf", "--with", "marta",
            "--with", "erik", "--kind", "call")  # fmt: skip
    (row,) = [one.split("\t") for one in mill.ok("visit", "list", HALDEN).out.splitlines()
              if one.startswith("comparing-2026-04-16")]  # fmt: skip
    assert (row[3], row[4], row[6]) == ("held", "call", "ulf-berg marta-solberg erik-dahl")


def test_all_that_is_wrong_is_told_a_line_each_and_nothing_recorded(mill: Run) -> None:
    text = "they: ulf sends figures 4/21\n\nfact pas-mark = 1.8 %\n"
    (mill.base / "call.txt").write_text(text, encoding="utf-8")
    before = snapshot(mill.home)
    result = mill("debrief", HALDEN, "--notes", "call.txt")
    assert (result.code, result.out, result.err.splitlines()) == (
        1,
        "",
        [
            "salescoach: call.txt, 2 problems; nothing was recorded.",
            f"line 1: they: ulf sends figures 4/21; {WHICH_DAY}",
            NO_FACT,
        ],
    )
    assert snapshot(mill.home) == before


def test_a_try_prints_the_events_and_records_nothing(mill: Run) -> None:
    before = snapshot(mill.home)
    result = mill.ok("debrief", HALDEN, "--notes", "call.txt", "--dry-run")
    assert result.err.startswith(f"Would record: {HALDEN}: {HELD};")
    assert json.loads(result.err.splitlines()[1])["kind"] == "visit-held"
    assert snapshot(mill.home) == before


def test_as_json_there_is_the_receipt_of_every_command(mill: Run) -> None:
    told = json.loads(mill.ok("debrief", HALDEN, "--notes", "call.txt", "--json").out)
    assert (told["schema"], len(told["events"]), told["repeated"]) == (
        "salescoach/receipt@1", 6, False,
    )  # fmt: skip


def test_nobody_to_ask_and_no_file_names_both(mill: Run) -> None:
    result = mill("debrief", HALDEN)
    assert (result.code, result.err.splitlines()) == (
        5,
        [
            "salescoach: how the visit went is asked at a terminal.",
            "Elsewhere: --notes FILE or --answers FILE; - takes what is piped in",
        ],
    )


def test_several_visits_that_are_past_have_to_be_told_apart(mill: Run) -> None:
    mill.ok("visit", "plan", HALDEN, "2026-04-17", "--with", "ulf")
    mill.clock.to("2026-04-20")
    result = mill("debrief", HALDEN, "--notes", "call.txt")
    assert (result.code, result.err.splitlines()[1]) == (
        5,
        "Say which: --visit with one of comparing-2026-04-16 and visit-2026-04-17; or --unplanned",
    )
    mill.ok("debrief", HALDEN, "--notes", "call.txt", "--visit", "2026-04-16")
    assert events(mill)[-1]["on"] == THURSDAY


def test_a_recorded_debrief_becomes_a_test_of_its_parts(mill: Run, home: Path) -> None:
    mill.ok("debrief", HALDEN, "--notes", "call.txt")
    recorded = mill.ok("playbook", "test", "--record", HALDEN)
    (home / "made").mkdir()
    assert "visit-hold:" in recorded.out
    assert "commitment-keep:" in recorded.out
    assert "debrief" not in recorded.out
