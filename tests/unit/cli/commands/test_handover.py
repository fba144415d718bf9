"""handover: who gets the deal, what stands in the way, the page that goes with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.session import Session, Shared
from salescoach.deal.events import Payload
from salescoach.store.port import Stamp
from tests.builders.command_lines import ALL
from tests.builders.records import (
    WHOLE,
    a_problem,
    agreed,
    noted,
    ours,
    planned,
    raised,
    settled,
    theirs,
)
from tests.builders.worlds import HALDEN, Run, contents, snapshot
from tests.unit.cli.commands.standing import refused

FILE = Path(__file__).parents[3] / "builders" / "handovers.yaml"
MILL = "mill"
TO_OLGA = ("handover", MILL, "manager", "Olga Lind")
ANYWAY = (*TO_OLGA, "--because", "I am ill")
ACCEPT = ("handover", MILL, "--accept")


@pytest.fixture
def mill(empty: Run) -> Run:
    """The deal `mill`, won, whose playbook has a hand-over to the account manager there."""
    empty.ok("new", "Mill", "--playbook", str(FILE))
    empty.ok("person", "add", MILL, "Ana Ruiz", "--role", "user", "--stance", "opponent",
             "--job", "Head of production", "--wants", "less noise")  # fmt: skip
    empty.ok("set", MILL, "decided=yes")
    empty.ok("win", MILL)
    return empty


def shown(run: Run, deal: str = MILL) -> dict[str, Any]:
    """The deal as `show --json` tells it."""
    found: dict[str, Any] = json.loads(run.ok("show", deal, "--json").out)["deal"]
    return found


def newest(run: Run, deal: str = MILL) -> list[tuple[str, dict[str, Any]]]:
    """What the newest command recorded: kinds and payloads."""
    told = json.loads(run.ok("history", deal, "--json").out)["transactions"]
    return [(event["kind"], event["payload"]) for event in told[-1]["events"]]


def record(run: Run, *payloads: Payload) -> None:
    """What commands of other kinds have recorded."""
    store = Session(run.world(), Shared(), ("plain",)).store
    stamp = Stamp(actor="kim", on=run.clock().date(), now=run.clock, nonce=run.nonce)
    store.change(MILL, lambda _: payloads, stamp=stamp)


# Handing over ----------------------------------------------------------------------------------


def test_it_is_handed_over_and_then_accepted(mill: Run) -> None:
    mill.ok("set", MILL, "promises=two spare seals")
    told = mill.ok(*TO_OLGA).err
    assert told.startswith("mill: handed to Olga Lind (Account manager). Next: ")
    assert newest(mill) == [
        ("handover-started", {"role": "manager", "person": "Olga Lind", "handover": "to-manager"})
    ]
    told = mill.ok(*ACCEPT).err
    assert told.startswith("mill: taken over by Olga Lind (Account manager). Next: ")
    assert newest(mill) == [("handover-accepted", {"role": "manager", "person": "Olga Lind"})]
    assert shown(mill)["owner"] == "Olga Lind"


def test_what_is_open_before_is_named(mill: Run) -> None:
    before = contents(mill.home)
    assert refused(mill, *TO_OLGA, code=1).splitlines() == [
        "salescoach: mill is not ready to be handed over. Still open: promises",
        "Settle that first, or say with --because why it goes over anyway.",
    ]
    assert contents(mill.home) == before


def test_with_a_reason_it_goes_over_anyway(mill: Run) -> None:
    told = mill.ok(*ANYWAY).err
    assert told.startswith('mill: handed to Olga Lind (Account manager): "I am ill". Next: ')
    assert newest(mill)[0][1]["because"] == "I am ill"


REFUSED: dict[str, tuple[tuple[str, ...], int, list[str]]] = {
    "an unknown role": (
        ("mananger", "Olga Lind"), 4,
        ["salescoach: this playbook has no seller role mananger.", "Did you mean manager?"],
    ),
    "nobody named": (("manager",), 5, ["salescoach: this is still missing: PERSON."]),
    "who has it already": (
        ("developer", "Kim"), 1,
        ["salescoach: mill is with this seller role already: Business developer"],
    ),
    "nothing to accept": (
        ("--accept",), 1,
        ["salescoach: nobody is handing over mill.",
         "To hand it over: salescoach handover mill ROLE NAME"],
    ),
    "to accept and to hand over": (
        ("manager", "Olga Lind", "--accept"), 2,
        ["salescoach: --accept stands alone: it takes over what was handed to you."],
    ),
    "a reason and nobody": (
        ("--because", "x"), 2,
        ["salescoach: name the ROLE and the PERSON who are to get the deal."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be(words: tuple[str, ...], code: int, told: list[str], mill: Run) -> None:
    before = contents(mill.home)
    assert refused(mill, "handover", MILL, *words, code=code).splitlines() == told
    assert contents(mill.home) == before


def test_on_its_way_it_is_not_handed_to_the_same_colleague_again(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.clock.to("2026-03-06")
    assert refused(mill, *ANYWAY, code=1).splitlines() == [
        "salescoach: mill waits for Olga Lind to take it over since 5 March.",
        "Who takes it over says so: salescoach handover mill --accept",
    ]


def test_another_colleague_takes_the_place_of_the_first(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.ok("handover", MILL, "manager", "Per Dahl", "--because", "Olga is away")
    mill.ok(*ACCEPT)
    assert newest(mill) == [("handover-accepted", {"role": "manager", "person": "Per Dahl"})]


def test_within_a_role_it_goes_from_one_to_the_other(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.ok(*ACCEPT)
    assert "with this seller role already" in refused(mill, *ANYWAY, "--on", "2026-03-05", code=1)
    mill.ok("handover", MILL, "manager", "Per Dahl", "--because", "Olga is away")
    mill.ok(*ACCEPT)
    assert shown(mill)["owner"] == "Per Dahl"


def test_said_again_it_is_recorded_already(mill: Run) -> None:
    for words in (ANYWAY, ACCEPT):
        mill.ok(*words)
        before = contents(mill.home)
        assert mill.ok(*words).err == "Already recorded, nothing was added.\n"
        assert contents(mill.home) == before


def test_nobody_takes_over_before_the_day_on_which_it_was_handed_over(mill: Run) -> None:
    mill.ok(*ANYWAY)
    told = refused(mill, *ACCEPT, "--on", "2026-03-04", code=2)
    assert told == "salescoach: taken over on 4 March, but handed over only on 5 March.\n"


def test_what_is_over_is_handed_to_nobody(mill: Run) -> None:
    mill.ok("cancel", MILL, "--because", "the mill was sold")
    assert "handover is for a deal that is not over yet" in refused(mill, *ANYWAY, code=1)


def test_a_playbook_without_an_entry_for_it_asks_for_nothing(run: Run) -> None:
    run.ok(*ALL["handover"])
    run.ok("handover", HALDEN, "--accept")
    run.ok("handover", HALDEN, "developer", "Kim Berg")
    assert newest(run, HALDEN) == [
        ("handover-started", {"role": "developer", "person": "Kim Berg"})
    ]


def test_taking_over_hangs_on_the_handing(mill: Run) -> None:
    mill.ok(*ANYWAY)
    handed = json.loads(mill.ok("history", MILL, "--json").out)["transactions"][-1]["tx"]
    mill.ok(*ACCEPT)
    assert refused(mill, "undo", MILL, handed, code=1).startswith(
        "salescoach: something later depends on it: taken over by Olga Lind"
    )
    mill.ok("undo", MILL)
    mill.ok("undo", MILL)
    assert shown(mill)["handover"] is None


def test_a_new_round_is_handed_to_nobody(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.ok("cycle", MILL)
    assert shown(mill)["handover"] is None
    assert "nobody is handing over" in refused(mill, *ACCEPT, code=1)


# Where it stands -------------------------------------------------------------------------------


def test_until_it_is_accepted_it_is_in_both_queues(mill: Run) -> None:
    def queue(role: str) -> str:
        return mill.ok("next", "--as", role, "--format", "ids").out

    mill.ok(*ANYWAY)
    assert [queue(role) for role in ("developer", "manager", "fitter")] == ["mill\n", "mill\n", ""]
    mill.ok(*ACCEPT)
    assert [queue(role) for role in ("developer", "manager", "fitter")] == ["", "mill\n", ""]


def test_the_queue_says_who_is_to_take_it_over(mill: Run) -> None:
    mill.ok(*ANYWAY)
    queue = mill.ok("next", "--format", "table", "--at", "2026-03-06").out
    assert "waits for Olga Lind to take it over, since 5 March" in queue
    assert mill.ok("next").out.rstrip("\n").split("\t")[-1] == "Olga Lind"
    pending = {"role": "manager", "person": "Olga Lind", "since": "2026-03-05",
               "id": "to-manager", "because": "I am ill"}  # fmt: skip
    assert json.loads(mill.ok("next", "--json").out)["deals"][0]["handover"] == pending
    assert json.loads(mill.ok("next", MILL, "--json").out)["handover"] == pending
    assert shown(mill)["handover"] == pending


def test_so_do_the_deal_and_show(mill: Run) -> None:
    mill.ok(*ANYWAY)
    line = "Waits for Olga Lind to take it over, since 5 March (Account manager)."
    show = " ".join(mill.ok("show", MILL, "--format", "table").out.split())
    assert f"Handed over {line}" in show
    rows = mill.ok("show", MILL).out.splitlines()
    assert rows[rows.index("deal\thanded-to\tOlga Lind") + 1 :][:2] == [
        "deal\thanded-role\tmanager", "deal\thanded-since\t2026-03-05",
    ]  # fmt: skip
    with mill.on_terminal():
        screen = mill.ok("next", MILL).out
    assert "See that Olga Lind takes the deal over (Account manager)" in screen
    assert line not in screen


def test_without_an_entry_of_the_playbook_the_screen_has_a_line_of_its_own(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.ok(*ACCEPT)
    mill.ok("handover", MILL, "developer", "Per Dahl")
    assert shown(mill)["handover"]["id"] is None
    with mill.on_terminal():
        screen = mill.ok("next", MILL).out
    assert "Waits for Per Dahl to take it over, since 5 March (Business developer)." in screen


def test_accepted_nothing_says_so_any_more(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.ok(*ACCEPT)
    assert "take it over" not in mill.ok("next", "--format", "table").out
    assert "handed-to" not in mill.ok("show", MILL).out
    assert json.loads(mill.ok("next", "--json").out)["deals"][0]["handover"] is None


def test_the_history_tells_both(mill: Run) -> None:
    mill.ok(*ANYWAY)
    mill.ok(*ACCEPT)
    told = [line.split("\t")[-1] for line in mill.ok("history", MILL).out.splitlines()[-2:]]
    assert told == [
        'handed to Olga Lind (Account manager): "I am ill"',
        "taken over by Olga Lind (Account manager)",
    ]


def test_its_items_are_done_by_their_whole_name(mill: Run) -> None:
    (action,) = [
        one
        for one in json.loads(mill.ok("next", MILL, "--json").out)["actions"]
        if one["id"] == "do/to-manager/drive-there"
    ]
    assert action["record_with"] == "salescoach done mill to-manager/drive-there"
    mill.ok("done", MILL, "to-manager/drive-there", "--because", "x", "--until", "2026-06-01")
    assert newest(mill)[0][1]["stage"] == "to-manager"
    assert "do/to-manager/drive-there" not in mill.ok("next", MILL, "--format", "ids").out


def test_what_records_the_action_is_the_command(mill: Run) -> None:
    def with_() -> str:
        actions = json.loads(mill.ok("next", MILL, "--json").out)["actions"]
        (found,) = (one for one in actions if one["id"] == "hand-over/to-manager")
        return str(found["record_with"])

    assert with_() == "salescoach handover mill manager …"
    mill.ok(*ANYWAY)
    assert with_() == "salescoach handover mill --accept"


# The page --------------------------------------------------------------------------------------


@pytest.fixture
def full(mill: Run) -> Run:
    """With something in every part of the page, and what must not be there."""
    mill.ok("set", MILL, "promises=two spare seals", "why=it runs at night", "--said-by", "ana")
    record(
        mill,
        ours("figures", what="send the figures", due=mill.clock().date()),
        theirs("room", what="clear the room", owner="ana-ruiz"),
        agreed("ship", what="delivery by ship", **WHOLE),
        agreed("no", what="two per cent less", give="2 %", refused=True),
        raised("noise", words="it is too loud", holder="ana-ruiz"),
        raised("old", words="it is too slow"),
        settled("old", by=["ana-ruiz"]),
        a_problem("leak", what="it leaks"),
        planned("visit-1", mill.clock().date(), people=["ana-ruiz"]),
        noted("Ana is difficult", private=True),
        noted("Ana plays golf"),
    )
    mill.clock.to("2026-03-05")
    return mill


PAGE = {
    "told": ['What was promised: "two spare seals"', 'Why they bought: "it runs at night"'],
    "promised": ["we: send the figures, by 5 March", "Ana Ruiz: clear the room, no date"],
    "agreed": ["delivery by ship"],
    "people": ['Ana Ruiz, Head of production: Runs it. Wants: "less noise"'],
    "doubts": ['Ana Ruiz, 5 March: "it is too loud"'],
    "problems": ["it leaks, since 5 March"],
    "next": ["5 March with Ana Ruiz"],
}


def test_the_page_has_what_the_receiver_must_know(full: Run) -> None:
    document = json.loads(full.ok("handover", MILL, "--json").out)
    assert document == {
        "schema": "salescoach/handover@1",
        "at": "2026-03-05",
        "deal": {"id": "mill", "account": "Mill"},
        "page": PAGE,
    }
    rows = full.ok("handover", MILL).out.splitlines()
    assert rows == [f"{part}\t{line}" for part, lines in PAGE.items() for line in lines]
    screen = " ".join(full.ok("handover", MILL, "--format", "table").out.split())
    for lines in PAGE.values():
        for line in lines:
            assert line in screen


@pytest.mark.parametrize("format_", ["table", "plain", "json"])
def test_no_opinion_of_ours_and_no_remark_is_on_it(format_: str, full: Run) -> None:
    page = full.ok("handover", MILL, "--format", format_).out
    for word in ("opponent", "Opponent", "difficult", "golf", "too slow", "two per cent"):
        assert word not in page


def test_looking_at_it_writes_nothing(full: Run) -> None:
    before = snapshot(full.base)
    full.ok("handover", MILL)
    assert snapshot(full.base) == before


def test_a_promise_that_is_late_says_so(full: Run) -> None:
    full.clock.to("2026-03-07")
    promised = json.loads(full.ok("handover", MILL, "--json").out)["page"]["promised"]
    assert promised[0] == "we: send the figures, by 5 March, late"


def test_where_nothing_is_recorded_it_says_so(empty: Run) -> None:
    empty.ok("new", "Mill", "--playbook", str(FILE))
    found = empty.ok("handover", MILL)
    assert (found.out, found.err) == (
        "", "Nothing is recorded yet that mill could take along.\n",
    )  # fmt: skip
