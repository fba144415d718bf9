"""`undo --list`: what could be taken back or brought back, and what has to go before."""

import json
from typing import Any

import pytest

from tests.builders.worlds import HALDEN, Run, snapshot


@pytest.fixture
def told(run: Run) -> Run:
    """Ana said two things, a promise was made and moved, and two commands were taken back."""
    run.ok("set", HALDEN, "need=breaks", "--said-by", "ana")
    run.ok("commitment", "add", HALDEN, "send the figures", "--owner", "ulf", "--due", "2026-03-12")
    run.ok("commitment", "move", HALDEN, "send-the-figures", "2026-03-20")
    run.ok("set", HALDEN, "why-now=audit")
    run.ok("done", HALDEN, "read-up")
    run.ok("undo", HALDEN)
    run.ok("undo", HALDEN)
    return run


def choices(run: Run, *words: str) -> list[dict[str, Any]]:
    document = json.loads(run.ok("undo", HALDEN, "--list", "--json", *words).out)
    assert document["deal"] == HALDEN
    assert document["redo"] is ("--redo" in words)
    found: list[dict[str, Any]] = document["transactions"]
    return found


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [one["kind"] for one in found]


def test_the_newest_stands_first_and_the_opening_nowhere(told: Run) -> None:
    assert kinds(choices(told)) == [
        "commitment-moved", "commitment-made", "evidence-recorded",
        "person-added", "person-added", "person-added",
    ]  # fmt: skip


def test_what_was_taken_back_last_is_brought_back_first(told: Run) -> None:
    assert kinds(choices(told, "--redo")) == ["evidence-recorded", "item-done"]


def test_what_could_be_taken_back_first_is_what_undo_takes_back(told: Run) -> None:
    first = choices(told)[0]["tx"]
    told.ok("undo", HALDEN)
    assert choices(told, "--redo")[0]["tx"] == first
    told.ok("undo", HALDEN, "--redo")
    assert choices(told)[0]["tx"] == first


@pytest.mark.parametrize("options", [(), ("--redo",)], ids=["undo", "redo"])
def test_the_list_is_true_of_every_command(options: tuple[str, ...], told: Run) -> None:
    told.ok("undo", HALDEN)
    ana = next(one["tx"] for one in choices(told) if "Ana" in one["text"] and one["first_undo"])
    (needs_ana,) = (one["tx"] for one in choices(told) if one["kind"] == "evidence-recorded")
    told.ok("undo", HALDEN, needs_ana)
    told.ok("undo", HALDEN, ana)  # now what she said names nobody
    found = choices(told, *options)
    assert {bool(one["first_undo"] or one["first_redo_of"]) for one in found} == {True, False}
    for one in found:
        held = bool(one["first_undo"] or one["first_redo_of"])
        assert told("undo", HALDEN, one["tx"], *options, "--dry-run").code == int(held), one


def test_each_says_what_has_to_be_taken_back_before(told: Run) -> None:
    by_text = {one["text"]: one for one in choices(told)}
    (moved, made, need, *_) = choices(told)
    assert (moved["first_undo"], made["first_undo"], need["first_undo"]) == (
        None, moved["tx"], None,
    )  # fmt: skip
    (ana,) = (one for text, one in by_text.items() if text.startswith("met Ana Ruiz"))
    assert ana["first_undo"] == need["tx"]


def test_and_whose_adding_has_to_be_brought_back_before(told: Run) -> None:
    need = choices(told)[2]["tx"]
    told.ok("undo", HALDEN, need)
    (ana,) = (one["tx"] for one in choices(told) if one["text"].startswith("met Ana Ruiz"))
    told.ok("undo", HALDEN, ana)
    (said,) = (one for one in choices(told, "--redo") if one["tx"] == need)
    assert (said["first_undo"], said["first_redo_of"]) == (None, ["ana-ruiz"])


def test_a_later_move_is_named_where_it_stands_against_one(run: Run) -> None:
    run.ok("park", HALDEN, "--until", "2026-06-01", "--because", "no money")
    run.ok("undo", HALDEN)
    run.ok("park", HALDEN, "--until", "2026-07-01", "--because", "a new owner")
    (again, *_) = choices(run)
    (parked,) = choices(run, "--redo")
    assert parked["first_undo"] == again["tx"]
    shown = run.ok("undo", HALDEN, "--redo", "--list", "--format", "table").out
    assert f"first take back {again['tx'][:8]}, which came later" in shown


def test_a_screen_has_the_short_name_the_words_and_what_goes_before(told: Run) -> None:
    moved, made, *_ = choices(told)
    shown = told.ok("undo", HALDEN, "--list", "--format", "table").out
    assert f"  {moved['tx'][:8]}  " in shown
    below = shown.split(f"  {made['tx'][:8]}  ")[1]
    assert f"first take back {moved['tx'][:8]}, which needs it" in below
    assert shown.rstrip().endswith(f"One of them: salescoach undo {HALDEN} TX")
    brought = told.ok("undo", HALDEN, "--list", "--redo", "--format", "table").out
    assert brought.rstrip().endswith(f"One of them: salescoach undo {HALDEN} TX --redo")


def test_a_screen_names_whose_adding_comes_first(told: Run) -> None:
    told.ok("undo", HALDEN, choices(told)[2]["tx"])
    told.ok("undo", HALDEN, next(o["tx"] for o in choices(told) if "met Ana" in o["text"]))
    shown = told.ok("undo", HALDEN, "--list", "--redo", "--format", "table").out
    assert "first bring back what it names: ana-ruiz" in shown


def test_a_plain_line_has_the_columns_that_are_documented(told: Run) -> None:
    moved, made, *_ = choices(told)
    rows = [row.split("\t") for row in told.ok("undo", HALDEN, "--list").out.splitlines()]
    assert rows[1] == [
        made["tx"], made["on"], made["actor"], moved["tx"], "", made["kind"], made["text"],
    ]  # fmt: skip


def test_nothing_is_recorded_and_half_an_id_will_do(told: Run) -> None:
    before = snapshot(told.home)
    assert told.ok("undo", "halden", "--list").out == told.ok("undo", HALDEN, "--list").out
    assert snapshot(told.home) == before


def test_where_nothing_is_left_it_says_so_and_ends_well(run: Run) -> None:
    nothing = run.ok("undo", HALDEN, "--list", "--redo")
    assert (nothing.out, nothing.err) == ("", "nothing in halden-board is left to bring back.\n")
    for _ in range(3):
        run.ok("undo", HALDEN)
    assert choices(run) == []
    assert "left to take back" in run.ok("undo", HALDEN, "--list").err


@pytest.mark.parametrize("surplus", [("a708",), ("--dry-run",)], ids=["a tx", "dry run"])
def test_it_stands_alone(surplus: tuple[str, ...], told: Run) -> None:
    refused = told("undo", HALDEN, *surplus, "--list")
    assert (refused.code, refused.out) == (2, "")
    assert "--list" in refused.err


def test_a_refusal_names_the_list(told: Run) -> None:
    made = choices(told)[1]["tx"]
    assert f"salescoach undo {HALDEN} --list" in told("undo", HALDEN, made).err
    told.ok("undo", HALDEN, choices(told)[2]["tx"])
    told.ok("undo", HALDEN, next(o["tx"] for o in choices(told) if "met Ana" in o["text"]))
    held = next(one["tx"] for one in choices(told, "--redo") if one["first_redo_of"])
    refused = told("undo", HALDEN, held, "--redo")
    assert f"salescoach undo {HALDEN} --redo --list" in refused.err
