"""list: every deal, in every status."""

import json

import pytest

from tests.builders.worlds import HALDEN, KILN, STATUSES, Run, delivering
from tests.conftest import Golden
from tests.unit.cli.commands.standing import refused


@pytest.fixture
def mixed(kiln: Run) -> Run:
    """A deal of each status, of two playbooks."""
    statuses = ("--playbook", str(STATUSES))
    kiln.ok("new", "Anvil", *statuses, "--owner", "Eva Lind", "--amount", "12000 EUR")
    kiln.ok("person", "add", "anvil", "Ana Ruiz", "--role", "user")
    delivering(kiln, "anvil")
    kiln.ok("new", "Bellows", *statuses)
    kiln.ok("park", "bellows", "--until", "2026-06-01", "--because", "no money")
    kiln.ok("new", "Coke", "--type", "market", "--title", "third line")
    kiln.ok("disqualify", "coke", "--reason", "no-money")
    kiln.ok("wait", KILN, "--until", "2026-04-01", "--because", "Audit", "--said-by", "ana")
    kiln.ok("new", "Zinc", *statuses, "--owner", "eva lind", "--at", "2026-01-02")
    return kiln


def ids(run: Run, *options: str) -> list[str]:
    return run.ok("list", *options, "--format", "ids").out.split()


ALL = ["anvil", "bellows", "coke", "kiln", "zinc"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), ALL),
        (("--status", "selling"), ["kiln", "zinc"]),
        (("--status", "delivering"), ["anvil"]),
        (("--status", "parked"), ["bellows"]),
        (("--status", "ended"), ["coke"]),
        (("--stage", "finding"), ["bellows", "kiln", "zinc"]),
        (("--stage", "need-recognition"), ["coke"]),
        (("--stage", "running"), []),
        (("--type", "small"), ["kiln"]),
        (("--type", "strategic"), []),
        (("--owner", "EVA LIND"), ["anvil", "zinc"]),
        (("--owner", "Eva"), []),
        (("--stale",), ["zinc"]),
        (("--stale", "--status", "parked", "--at", "2026-05-31"), []),
        (("--status", "selling", "--at", "2026-06-01"), ["bellows", "kiln", "zinc"]),
        (("--owner", "eva lind", "--status", "selling"), ["zinc"]),
        (("--at", "2026-01-02"), ["zinc"]),
    ],
    ids=str,
)
def test_all_of_them_or_those_that_fit(
    options: tuple[str, ...], shown: list[str], mixed: Run
) -> None:
    assert ids(mixed, *options) == shown


@pytest.mark.parametrize(
    ("option", "given", "hint"),
    [
        ("--status", "parkt", "Did you mean parked? Choose from: selling, delivering, parked and"),
        ("--status", "lost", "Choose from: selling"),
        ("--stage", "findin", "Did you mean finding? Choose from: "),
        ("--type", "marked", "Did you mean market? Choose from: "),
        ("--stage", "xyz", "Choose from: finding, building, running"),
    ],
)
def test_what_no_deal_can_be_is_a_usage_error(
    option: str, given: str, hint: str, mixed: Run
) -> None:
    told = refused(mixed, "list", option, given, code=2).splitlines()
    assert told[0] == f"salescoach: {given} is nothing that {option} takes."
    assert hint in told[1]


@pytest.mark.parametrize("width", [80, 40])
def test_the_screen_names_each_whole_id(width: int, mixed: Run, golden: Golden) -> None:
    with mixed.on_terminal(width=width):
        shown = mixed.ok("list", "--color", "never").out
    golden(f"list/{width}.txt", shown)
    assert all(deal in shown for deal in ALL)
    assert max(map(len, shown.splitlines())) <= width


def test_a_document_has_what_scripts_rely_on(mixed: Run) -> None:
    told = json.loads(mixed.ok("list", "--json").out)
    assert (told["schema"], told["at"]) == ("salescoach/deals@1", "2026-03-05")
    first = told["deals"][0]
    assert [one["id"] for one in told["deals"]] == ALL
    assert {key: first[key] for key in ("account", "status", "outcome", "stage", "owner")} == {
        "account": "Anvil",
        "status": "delivering",
        "outcome": "won",
        "stage": "building",
        "owner": "Eva Lind",
    }
    assert [one["outcome"] for one in told["deals"]] == ["won", None, "disqualified", None, None]
    assert [one["stale"] for one in told["deals"]] == [False, False, False, False, True]


def test_plain_is_a_record_a_line(mixed: Run) -> None:
    rows = [line.split("\t") for line in mixed.ok("list").out.splitlines()]
    assert rows[0] == [
        "anvil", "Anvil", "delivering", "won", "building", "12000.00", "EUR", "", "", "Eva Lind",
        "",
    ]  # fmt: skip
    assert rows[2] == [
        "coke", "Coke", "ended", "disqualified", "need-recognition", "", "", "", "market", "",
        "third line",
    ]  # fmt: skip


def test_nothing_fits_and_nothing_there(mixed: Run, empty: Run) -> None:
    none = mixed.ok("list", "--stage", "running", "--format", "table")
    assert (none.out, none.err) == ("", "No deal is like that.\n")
    assert json.loads(mixed.ok("list", "--stage", "running", "--json").out)["deals"] == []


def test_before_the_first_deal_it_says_how_to_begin(empty: Run) -> None:
    first = empty.ok("list", "--stage", "anything")
    assert first.out == ""
    assert "salescoach new" in first.err
    assert json.loads(empty.ok("list", "--json").out)["deals"] == []


def test_an_unreadable_deal_is_named_and_the_others_are_told(run: Run) -> None:
    run.ok("new", "Other", "--type", "market")
    (run.home / "deals" / "other.json").write_text("{}")
    result = run("list", "--format", "ids")
    assert (result.code, result.out) == (3, f"{HALDEN}\n")
    assert result.err.startswith("other is left out: ")
