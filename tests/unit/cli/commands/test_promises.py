"""commitment add, confirm, keep, break, move, cancel and list."""

import json
from datetime import date
from typing import Any

import pytest

from salescoach.cli.session import Session, Shared
from tests.builders.records import planned
from tests.builders.worlds import HALDEN, KILN, Run
from tests.conftest import Golden
from tests.unit.cli.commands.standing import newest, refused

FIGURES = ("commitment", "add", HALDEN, "send the figures", "--owner", "ana")
ID = "send-the-figures"
DUE = ("--due", "2026-03-12")


def told(run: Run, *argv: str) -> str:
    """What the receipt says was recorded."""
    words, found, _ = run.ok(*argv).err.removeprefix(f"{HALDEN}: ").partition(". Next: ")
    assert found
    return words


def payload(run: Run) -> dict[str, Any]:
    """What the newest command of the deal recorded."""
    (event,) = json.loads(run.ok("history", HALDEN, "--json").out)["transactions"][-1]["events"]
    return dict(event["payload"])


def listed(run: Run, *options: str) -> list[dict[str, Any]]:
    found = json.loads(run.ok("commitment", "list", HALDEN, "--json", *options).out)
    return list(found["commitments"])


# A promise is made ----------------------------------------------------------------------------

MADE: dict[str, tuple[tuple[str, ...], str]] = {
    "theirs, not confirmed": (
        ("--owner", "ana", *DUE),
        (
            'their promise: "send the figures" (Ana Ruiz, by 12 March), which nobody of theirs has '
            "confirmed yet"
        ),
    ),
    "theirs, confirmed": (
        ("--owner", "ana", *DUE, "--said-by", "ulf", "--said-by", "ulf-berg"),
        'their promise: "send the figures" (Ana Ruiz, by 12 March), confirmed by Ulf Berg',
    ),
    "without a day": (
        ("--owner", "ana", "--said-by", "ana"),
        'their promise: "send the figures" (Ana Ruiz, no date), confirmed by Ana Ruiz',
    ),
    "ours": (("--ours",), 'our promise: "send the figures" (no date)'),
    "ours, of a colleague, for them": (
        ("--ours", "--owner", "Eva Lind", *DUE, "--to", "ana", "--to", "ulf"),
        'our promise: "send the figures" (Eva Lind, by 12 March), for Ana Ruiz and Ulf Berg',
    ),
}


@pytest.mark.parametrize(("options", "words"), MADE.values(), ids=MADE)
def test_the_receipt_says_whose_and_by_when(options: tuple[str, ...], words: str, run: Run) -> None:
    assert told(run, "commitment", "add", HALDEN, "send the figures", *options) == words


def test_all_of_it_is_recorded(kiln: Run) -> None:
    kiln.ok("commitment", "add", KILN, "send the figures", "--owner", "ana", *DUE, "--to", "ana",
            "--kind", "send-figures", "--said-by", "ana", "--on", "2026-03-01")  # fmt: skip
    assert newest(kiln) == [
        (
            "commitment-made",
            {
                "commitment": ID,
                "side": "theirs",
                "what": "send the figures",
                "owner": "ana-ruiz",
                "to": ["ana-ruiz"],
                "kind": "send-figures",
                "due": "2026-03-12",
                "said_by": ["ana-ruiz"],
            },
        )
    ]


def test_a_second_one_in_the_same_words_has_an_id_of_its_own(run: Run) -> None:
    run.ok(*FIGURES)
    assert "Already recorded" in run.ok(*FIGURES).err
    run.ok(*FIGURES, "--again")
    run.ok(*FIGURES, *DUE)
    assert [one["id"] for one in listed(run)] == [f"{ID}-3", ID, f"{ID}-2"]


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nobody owns it": ((), 5, "this is still missing: --owner or --ours.\n"),
    "nobody of theirs": (
        ("--owner", "Zoe"),
        4,
        (
            "nobody called Zoe is recorded in halden-board.\n"
            "Add the person first: salescoach person add halden-board Zoe --role ROLE; "
            "for one of us, add --ours\n"
        ),
    ),
    "one of two": (("--owner", "berg"), 5, "berg can be several people in halden-board.\n"),
    "due before it is made": (
        ("--ours", "--due", "2026-03-04"),
        2,
        (
            "2026-03-04 is before the day of the promise (5 March).\n"
            "If it was promised earlier, say when with --on.\n"
        ),
    ),
    "no such kind": (
        ("--ours", "--kind", "zzz"),
        4,
        "this playbook has no kind of commitment zzz.\n",
    ),
    "no such visit": (
        ("--ours", "--visit", "visit-2026-03-05"),
        4,
        (
            "there is no visit visit-2026-03-05 in halden-board.\n"
            "See them all with: salescoach visit list halden-board\n"
        ),
    ),
}


@pytest.mark.parametrize(("options", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_missing_or_unknown(
    options: tuple[str, ...], code: int, words: str, run: Run
) -> None:
    said = refused(run, "commitment", "add", HALDEN, "send the figures", *options, code=code)
    assert said.startswith(f"salescoach: {words}")


def test_a_kind_is_one_of_the_playbook(kiln: Run) -> None:
    add = ("commitment", "add", KILN, "x", "--ours", "--kind")
    said = refused(kiln, *add, "send-figure", code=4)
    assert said.splitlines()[1] == "Did you mean send-figures?"


def test_a_promise_may_be_due_on_the_day_it_is_made(run: Run) -> None:
    assert told(run, *FIGURES, "--due", "2026-03-05").startswith("their promise: ")


# What becomes of it ---------------------------------------------------------------------------


@pytest.fixture
def promised(run: Run) -> Run:
    run.ok(*FIGURES, *DUE)
    return run


AFTERWARDS: dict[str, tuple[tuple[str, ...], str, dict[str, Any]]] = {
    "confirm": (
        ("confirm", HALDEN, ID, "--said-by", "ana", "--said-by", "ulf"),
        'confirmed by Ana Ruiz and Ulf Berg: their promise "send the figures"',
        {"commitment": ID, "said_by": ["ana-ruiz", "ulf-berg"]},
    ),
    "keep": (
        ("keep", HALDEN, ID),
        'kept: their promise "send the figures"',
        {"commitment": ID},
    ),
    "break": (
        ("break", HALDEN, ID, "--because", "no time"),
        'not kept: their promise "send the figures" ("no time")',
        {"commitment": ID, "because": "no time"},
    ),
    "break without a reason": (
        ("break", HALDEN, ID),
        'not kept: their promise "send the figures"',
        {"commitment": ID},
    ),
    "cancel": (
        ("cancel", HALDEN, ID, "--because", "the trial is off"),
        'no longer needed: their promise "send the figures" ("the trial is off")',
        {"commitment": ID, "because": "the trial is off"},
    ),
    "move to a later day": (
        ("move", HALDEN, ID, "2026-03-20", "--said-by", "ana", "--because", "ill"),
        (
            'moved from 12 March to 20 March: their promise "send the figures", as Ana Ruiz said '
            '("ill"); they have put it off 1 time'
        ),
        {"commitment": ID, "due": "2026-03-20", "because": "ill", "said_by": ["ana-ruiz"]},
    ),
    "move to an earlier day": (
        ("move", HALDEN, ID, "2026-03-11"),
        'moved from 12 March to 11 March: their promise "send the figures"; sooner is no delay',
        {"commitment": ID, "due": "2026-03-11"},
    ),
}


@pytest.mark.parametrize(("argv", "words", "recorded"), AFTERWARDS.values(), ids=AFTERWARDS)
def test_what_happens_to_a_promise(
    argv: tuple[str, ...], words: str, recorded: dict[str, Any], promised: Run
) -> None:
    assert told(promised, "commitment", *argv) == words
    assert payload(promised) == recorded
    assert f"\t{words.split(';', maxsplit=1)[0]}\n" in promised.ok("history", HALDEN).out


def test_the_receipt_counts_how_often_they_have_put_it_off(promised: Run) -> None:
    move = ("commitment", "move", HALDEN, ID)
    assert told(promised, *move, "2026-03-20").endswith("; they have put it off 1 time")
    assert told(promised, *move, "2026-03-18").endswith("; sooner is no delay")
    assert told(promised, *move, "2026-03-19").endswith("; they have put it off 2 times")


def test_of_ours_it_is_us_who_put_it_off(run: Run) -> None:
    run.ok("commitment", "add", HALDEN, "dosing sheet", "--ours", *DUE)
    moved = told(run, "commitment", "move", HALDEN, "dosing-sheet", "2026-03-13")
    assert moved == (
        'moved from 12 March to 13 March: our promise "dosing sheet"; we have put it off 1 time'
    )


def test_a_first_day_is_no_delay(run: Run) -> None:
    run.ok(*FIGURES)
    moved = told(run, "commitment", "move", HALDEN, ID, "2026-03-13")
    assert moved == 'now for 13 March: their promise "send the figures"'


CLOSED: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "kept": (
        ("keep",),
        {
            "confirm": 'it was kept on 5 March: "send the figures".',
            "keep": 'it was kept on 5 March: "send the figures".',
            "break": 'it was kept on 5 March: "send the figures".',
            "move": 'it was kept on 5 March: "send the figures".',
            "cancel": 'it was kept on 5 March: "send the figures".',
        },
    ),
    "broken": (
        ("break",),
        {
            "confirm": 'it was given up as not kept on 5 March: "send the figures".',
            "break": 'it was given up as not kept on 5 March: "send the figures".',
            "cancel": 'it was given up as not kept on 5 March: "send the figures".',
        },
    ),
    "not needed": (
        ("cancel", "--because", "x"),
        {
            "confirm": 'it is no longer needed, since 5 March: "send the figures".',
            "keep": 'it is no longer needed, since 5 March: "send the figures".',
            "break": 'it is no longer needed, since 5 March: "send the figures".',
            "move": 'it is no longer needed, since 5 March: "send the figures".',
            "cancel": 'it is no longer needed, since 5 March: "send the figures".',
        },
    ),
}
VERBS: dict[str, tuple[str, ...]] = {
    "confirm": ("--said-by", "ana"),
    "keep": (),
    "break": ("--because", "otherwise"),
    "move": ("2026-03-20",),
    "cancel": ("--because", "otherwise"),
}


@pytest.mark.parametrize("how", CLOSED)
def test_what_is_over_is_over(how: str, promised: Run) -> None:
    (verb, *more), refusals = CLOSED[how]
    promised.ok("commitment", verb, HALDEN, ID, *more)
    promised.ok("set", HALDEN, "why-now=an audit")
    said = {
        name: refused(promised, "commitment", name, HALDEN, ID, *VERBS[name]).splitlines()[0]
        for name in refusals
    }
    assert said == {name: f"salescoach: {words}" for name, words in refusals.items()}


def test_what_was_given_up_may_be_kept_after_all_or_get_a_new_day(promised: Run) -> None:
    promised.ok("commitment", "break", HALDEN, ID, "--because", "no time")
    said = refused(promised, "commitment", "confirm", HALDEN, ID, "--said-by", "ana")
    again = f"salescoach commitment move {HALDEN} {ID} …"
    assert said.splitlines()[1] == f"With a new day it is open again: {again}"
    promised.ok("commitment", "move", HALDEN, ID, "2026-03-12")
    assert [(one["state"], one["because"]) for one in listed(promised)] == [("open", None)]
    promised.ok("commitment", "break", HALDEN, ID)
    promised.ok("commitment", "keep", HALDEN, ID)
    assert [one["state"] for one in listed(promised)] == ["kept"]


@pytest.mark.parametrize(("verb", "more"), VERBS.items(), ids=VERBS)
def test_nothing_happens_to_it_before_it_was_made(
    verb: str, more: tuple[str, ...], promised: Run
) -> None:
    line = ("commitment", verb, HALDEN, ID, *more)
    said = refused(promised, *line, "--on", "2026-03-04", code=2)
    assert said == (
        "salescoach: it was promised on 5 March, so nothing of it counts for 4 March: "
        '"send the figures".\n'
    )
    promised.ok(*line, "--on", "2026-03-05", "--at", "2026-03-09")


def test_it_may_have_been_kept_earlier_than_today(promised: Run) -> None:
    promised.ok("commitment", "keep", HALDEN, ID, "--on", "2026-03-07", "--at", "2026-03-10")
    assert [one["closed"] for one in listed(promised, "--at", "2026-03-10")] == ["2026-03-07"]
    assert [one["state"] for one in listed(promised, "--at", "2026-03-06")] == ["open"]


def test_its_day_is_no_new_day(promised: Run) -> None:
    said = refused(promised, "commitment", "move", HALDEN, ID, "2026-03-12")
    assert said == 'salescoach: its day is 12 March as it is: "send the figures".\n'


def test_who_has_confirmed_it_need_not_again_but_others_may(promised: Run) -> None:
    confirm = ("commitment", "confirm", HALDEN, ID, "--said-by")
    promised.ok(*confirm, "ana")
    promised.ok("set", HALDEN, "why-now=an audit")
    said = refused(promised, *confirm, "ana")
    assert said == 'salescoach: it is confirmed by Ana Ruiz: "send the figures".\n'
    promised.ok(*confirm, "ulf")
    assert [one["said_by"] for one in listed(promised)] == [["ana-ruiz", "ulf-berg"]]


MISSING: dict[str, tuple[tuple[str, ...], str]] = {
    "confirm": (("confirm", HALDEN, ID), "--said-by"),
    "cancel": (("cancel", HALDEN, ID), "--because"),
}


@pytest.mark.parametrize(("argv", "option"), MISSING.values(), ids=MISSING)
def test_off_a_terminal_what_is_missing_is_named(
    argv: tuple[str, ...], option: str, promised: Run
) -> None:
    said = refused(promised, "commitment", *argv, code=5)
    assert said == f"salescoach: this is still missing: {option}.\n"


def test_an_unknown_promise_is_4_with_the_nearest_and_the_list(promised: Run) -> None:
    said = refused(promised, "commitment", "keep", HALDEN, "send-figures", code=4)
    assert said.splitlines() == [
        "salescoach: there is no promise send-figures in halden-board.",
        f"Did you mean {ID}? See them all with: salescoach commitment list halden-board",
    ]
    nothing_like_it = refused(promised, "commitment", "keep", HALDEN, "zzz", code=4)
    assert nothing_like_it.splitlines()[1] == (
        "See them all with: salescoach commitment list halden-board"
    )


def test_a_promise_that_others_depend_on_is_not_undone_alone(promised: Run) -> None:
    promised.ok("commitment", "keep", HALDEN, ID)
    history = promised.ok("history", HALDEN).out.splitlines()
    made = next(line.split("\t")[2] for line in history if "their promise: " in line)
    said = refused(promised, "undo", HALDEN, made)
    assert said.splitlines()[0] == (
        'salescoach: something later depends on it: kept: their promise "send the figures".'
    )


def test_it_names_the_visit_at_which_it_was_made_and_kept(run: Run) -> None:
    session = Session(run.world(), Shared(), ("plain",))
    visit = planned("visit-2026-03-05", date(2026, 3, 5))
    session.store.change(HALDEN, lambda _: (visit,), stamp=session.stamp())
    run.ok(*FIGURES, "--visit", "visit-2026-03-05")
    run.ok("commitment", "keep", HALDEN, ID, "--visit", "visit-2026-03-05")
    (one,) = listed(run)
    assert (one["visit"], one["kept_at"]) == ("visit-2026-03-05", "visit-2026-03-05")


def test_the_visit_may_be_named_by_its_day(run: Run) -> None:
    session = Session(run.world(), Shared(), ("plain",))
    visit = planned("visit-2026-03-05", date(2026, 3, 5))
    session.store.change(HALDEN, lambda _: (visit,), stamp=session.stamp())
    run.ok(*FIGURES, "--visit", "2026-03-05")
    run.ok("commitment", "keep", HALDEN, ID, "--visit", "2026-03-05")
    (one,) = listed(run)
    assert (one["visit"], one["kept_at"]) == ("visit-2026-03-05", "visit-2026-03-05")


# The list -------------------------------------------------------------------------------------


@pytest.fixture
def several(run: Run) -> Run:
    """Promises of both sides, some of them closed; today is 16 March."""
    run.ok(*FIGURES, *DUE, "--said-by", "ana")
    run.ok("commitment", "add", HALDEN, "dosing sheet", "--ours", "--to", "ulf", "--due",
           "2026-03-10")  # fmt: skip
    run.ok("commitment", "add", HALDEN, "talk to the board", "--owner", "ulf")
    run.ok("commitment", "add", HALDEN, "empty a tank", "--owner", "berta", "--due", "2026-03-30")
    run.ok("commitment", "add", HALDEN, "price list", "--ours", "--owner", "Eva Lind")
    run.ok("commitment", "add", HALDEN, "a sample", "--ours", "--due", "2026-03-06")
    run.ok("commitment", "move", HALDEN, "empty-a-tank", "2026-04-02")
    run.ok("commitment", "move", HALDEN, "empty-a-tank", "2026-04-01")
    run.ok("commitment", "move", HALDEN, "a-sample", "2026-03-09")
    run.ok("commitment", "keep", HALDEN, "a-sample", "--at", "2026-03-09")
    run.ok("commitment", "break", HALDEN, "price-list", "--because", "x y", "--at", "2026-03-11")
    run.clock.to("2026-03-16")
    return run


def test_late_ones_come_first_and_closed_ones_last(several: Run) -> None:
    assert several.ok("commitment", "list", HALDEN, "--format", "ids").out.splitlines() == [
        "dosing-sheet",
        ID,
        "empty-a-tank",
        "talk-to-the-board",
        "price-list",
        "a-sample",
    ]


def test_in_a_pipe_it_is_a_line_each(several: Run) -> None:
    assert several.ok("commitment", "list", HALDEN).out.split("\n") == [
        (
            "dosing-sheet\tours\topen\t2026-03-10\t6\tkim\tulf-berg\tdosing sheet\t0\t\t\t\t"
            "2026-03-05\t\t"
        ),
        (
            f"{ID}\ttheirs\topen\t2026-03-12\t4\tana-ruiz\t\tsend the figures\t0\tana-ruiz\t\t\t"
            "2026-03-05\t\t"
        ),
        (
            "empty-a-tank\ttheirs\topen\t2026-04-01\t\tberta-berg\t\tempty a tank\t1\t\t\t\t"
            "2026-03-05\t\t"
        ),
        (
            "talk-to-the-board\ttheirs\topen\t\t\tulf-berg\t\ttalk to the board\t0\t\t\t\t"
            "2026-03-05\t\t"
        ),
        (
            "price-list\tours\tbroken\t\t\tEva Lind\t\tprice list\t0\t\t\t\t2026-03-05\t2026-03-11"
            "\tx y"
        ),
        "a-sample\tours\tkept\t2026-03-09\t\tkim\t\ta sample\t1\t\t\t\t2026-03-05\t2026-03-09\t",
        "",
    ]


def test_as_a_document_it_counts_the_slips_of_each_side(several: Run) -> None:
    told_so = json.loads(several.ok("commitment", "list", HALDEN, "--json").out)
    assert list(told_so) == ["schema", "at", "deal", "slips", "commitments"]
    assert (told_so["schema"], told_so["deal"]) == ("salescoach/commitments@1", HALDEN)
    assert told_so["slips"] == {"ours": 1, "theirs": 1}
    assert told_so["commitments"][2] == {
        "id": "empty-a-tank",
        "side": "theirs",
        "what": "empty a tank",
        "kind": None,
        "owner": "berta-berg",
        "to": [],
        "on": "2026-03-05",
        "due": "2026-04-01",
        "state": "open",
        "days_late": 0,
        "slips": 1,
        "moves": [
            {"on": "2026-03-05", "before": "2026-03-30", "to": "2026-04-02", "because": None,
             "said_by": []},
            {"on": "2026-03-05", "before": "2026-04-02", "to": "2026-04-01", "because": None,
             "said_by": []},
        ],
        "said_by": [],
        "visit": None,
        "closed": None,
        "kept_at": None,
        "because": None,
    }  # fmt: skip


def test_on_a_terminal_it_reads_like_a_list_of_things_to_ask_for(
    several: Run, golden: Golden
) -> None:
    golden("list/promises.txt", several.ok("commitment", "list", HALDEN, "--format", "table").out)
    narrow = several
    with narrow.on_terminal(width=40):
        shown = narrow.ok("commitment", "list", HALDEN, env={"NO_COLOR": "1"}).out
    assert max(map(len, shown.splitlines()[:-2])) <= 40


def test_where_nothing_is_promised_it_says_so(run: Run) -> None:
    for format_ in ("table", "plain", "ids"):
        nothing = run.ok("commitment", "list", HALDEN, "--format", format_)
        assert (nothing.out, nothing.err) == (
            "",
            "halden-board: no promise is recorded yet.\n",
        )
