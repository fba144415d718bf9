"""forget: nobody is found any more, in the deal, its copies and the screens; all else goes on."""

import errno
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.builders.worlds import HALDEN, Run, snapshot
from tests.faults.wrapped_disk import WrappedDisk
from tests.unit.cli.commands.standing import refused

FORGET = ("forget", HALDEN, "ulf", "--yes")
DEALS = "deals"


@pytest.fixture
def run(run: Run) -> Run:
    """With Ulf Berg's words, as he and others said them, and with his name in reasons."""
    for words in (
        ("set", HALDEN, "need=ÚLF wants fewer breaks", "--said-by", "ulf", "--note", "Ulf rang"),
        ("set", HALDEN, "why-now=an audit", "--said-by", "ulf", "--said-by", "ana"),
        ("set", HALDEN, "decision-path=Ulf, then Berta Berg", "--said-by", "ana"),
        ("asked", HALDEN, "budget", "--of", "ulf"),
        ("skip", HALDEN, "read-up", "--because", "u\u0301lf-berg knows"),
    ):
        run.ok(*words)
    return run


def deal_file(run: Run) -> Path:
    return run.home / DEALS / f"{HALDEN}.json"


def traces(run: Run) -> list[str]:
    """Where in the data and state folders the name still stands, however it is written."""
    found = []
    for base in (run.home / DEALS, run.state):
        for path in (one for one in base.rglob("*") if one.is_file()):
            text = unicodedata.normalize("NFKD", path.read_bytes().decode("utf-8", "replace"))
            plain = "".join(one for one in text if not unicodedata.combining(one)).casefold()
            found += [path.name for word in ("ulf", "rang") if word in plain]
    return found


def people(run: Run) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(run.ok("person", "list", HALDEN, "--json").out)[
        "people"
    ]
    return listed


def test_no_byte_of_the_name_is_left(run: Run) -> None:
    assert traces(run)
    told = run.ok(*FORGET).err
    assert told.startswith("halden-board: Ulf Berg is forgotten, in 6 records. Next: ")
    assert told.endswith(". Nothing brings it back.\n")
    assert traces(run) == []
    assert b"Berta Berg" in deal_file(run).read_bytes()


def test_the_deal_goes_on_as_it_stood(run: Run) -> None:
    levels = [(one["id"], one["level"]) for one in shown(run)["facts"]]
    run.ok(*FORGET)
    assert [(one["id"], one["level"]) for one in shown(run)["facts"]] == levels
    forgotten = people(run)[1]
    assert forgotten["name"] == "somebody (forgotten)"
    assert run.ok("doctor").code == 0
    for words in (("next", HALDEN), ("history", HALDEN), ("gate", HALDEN), ("next",)):
        assert run(*words).code in (0, 1)
    first = run.ok("next", HALDEN, "--format", "ids").out.split()[0]
    run.ok("why", HALDEN, first)
    run.ok("why-not", HALDEN, "need")
    run.ok("set", HALDEN, "need=a machine", "--said-by", forgotten["id"])
    run.ok("undo", HALDEN)
    run.ok("undo", HALDEN)
    run.ok("undo", HALDEN, "--redo")
    assert traces(run) == []


def shown(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.ok("show", HALDEN, "--json").out)
    return found


def test_the_history_tells_it_without_the_name(run: Run) -> None:
    run.ok(*FORGET)
    rows = [line.split("\t") for line in run.ok("history", HALDEN).out.splitlines()]
    told = [(kind, text.partition(": ")[2] or text) for *_, kind, text in rows]
    assert told == [
        ("deal-opened", "opened for Halden Board"),
        ("person-added", "met Ana Ruiz (runs it)"),
        ("person-added", "met somebody (forgotten) (judges)"),
        ("person-added", "met Berta Berg (buys)"),
        ("evidence-recorded", '"(forgotten)", said by somebody (forgotten)'),
        ("evidence-recorded", '"an audit", said by somebody (forgotten) and Ana Ruiz'),
        ("evidence-recorded", '"somebody, then Berta Berg", said by Ana Ruiz'),
        ("fact-asked", "money set aside (somebody (forgotten))"),
        ("item-skipped", 'reading up ("somebody-somebody knows")'),
    ]


# Being sure ------------------------------------------------------------------------------------


def test_off_a_terminal_it_takes_a_yes(run: Run) -> None:
    assert refused(run, "forget", HALDEN, "ulf", code=5).splitlines() == [
        "salescoach: Ulf Berg would be forgotten in halden-board, in 6 records: that needs --yes.",
        "Nothing brings it back. If you are sure: salescoach forget halden-board 'Ulf Berg' --yes",
    ]


def test_it_can_be_tried_first(run: Run) -> None:
    before = snapshot(run.base)
    told = run.ok("forget", HALDEN, "ulf", "--dry-run").err.splitlines()
    assert told[:3] == [
        "halden-board: would forget Ulf Berg, in 6 records. Then the history says:",
        "5 March: met somebody (forgotten) (judges)",
        '5 March: their need: "(forgotten)", said by somebody (forgotten)',
    ]
    assert snapshot(run.base) == before


def test_as_data_it_is_a_receipt_with_the_events_as_they_are_now(run: Run) -> None:
    tried = json.loads(run.ok("forget", HALDEN, "ulf", "--dry-run", "--json").out)
    assert (tried["schema"], tried["tx"], tried["dry_run"]) == (
        "salescoach/receipt@1", None, True,
    )  # fmt: skip
    done = json.loads(run.ok(*FORGET, "--json").out)
    assert done["events"] == tried["events"]
    assert [one["kind"] for one in done["events"]] == [
        "person-added", "evidence-recorded", "evidence-recorded", "evidence-recorded",
        "fact-asked", "item-skipped",
    ]  # fmt: skip
    assert done["events"][0]["payload"] == {
        "person": people(run)[1]["id"], "name": "somebody (forgotten)", "roles": ["technical"],
    }  # fmt: skip


def test_nobody_is_forgotten_twice(run: Run) -> None:
    run.ok(*FORGET)
    id_ = people(run)[1]["id"]
    told = refused(run, "forget", HALDEN, id_, "--yes", code=1)
    assert told == "salescoach: in halden-board this person is forgotten already.\n"
    assert "nobody called ulf is recorded" in refused(run, *FORGET, code=4)


def test_several_people_of_a_name_are_not_guessed(run: Run) -> None:
    told = refused(run, "forget", HALDEN, "berg", "--yes", code=5)
    assert told.splitlines()[1] == "Say which: ulf-berg and berta-berg"


def test_who_was_left_behind_in_an_earlier_round_is_found(kiln: Run) -> None:
    kiln.ok("person", "add", "kiln", "Otto Grimaldi", "--role", "user")
    kiln.ok("undo", "kiln")
    kiln.ok("forget", "kiln", "grimaldi", "--yes")
    assert b"rimaldi" not in (kiln.home / DEALS / "kiln.json").read_bytes()


def test_the_name_of_the_company_stays_and_that_is_said(empty: Run) -> None:
    empty.ok("new", "Ana Ruiz", "--type", "market")
    empty.ok("person", "add", "ana-ruiz", "Ana Ruiz", "--role", "user")
    told = empty.ok("forget", "ana-ruiz", "ana", "--yes").err.splitlines()
    assert told[1] == "The id of ana-ruiz, or what the company is called, stays as it is."
    assert empty.ok("list", "--format", "ids").out == "ana-ruiz\n"


# Copies and notes ------------------------------------------------------------------------------


def test_the_note_of_a_screen_goes(run: Run) -> None:
    with run.on_terminal():
        run.ok("next", HALDEN)
    (note,) = (run.state / "screens").iterdir()
    run.ok("forget", HALDEN, "ulf", "--dry-run")
    assert note.exists()
    run.ok(*FORGET)
    assert not note.exists()


def test_the_note_of_another_deals_screen_stays(run: Run) -> None:
    run.ok("new", "Corvin Dairies", "--type", "market")
    with run.on_terminal():
        run.ok("next", "corvin-dairies")
    run.ok(*FORGET)
    assert len(list((run.state / "screens").iterdir())) == 1


COPIES = [
    "deals/halden-board (conflicted copy 2026-03-05).json",
    "deals/halden-board.json.orig",
    "deals/halden-board.sync-conflict-20260305-1.json",
    "backups/halden-board.json",
    "backups/halden-board.2026-03-05.json",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_in_the_data_folder_forgets_too(name: str, run: Run) -> None:
    copy = run.home / name
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(deal_file(run).read_bytes())
    run.ok("set", HALDEN, "need=later", "--said-by", "ana")
    run.ok(*FORGET)
    assert traces(run) == []
    assert json.loads(copy.read_bytes())["forgotten"]
    assert b"later" not in copy.read_bytes()


def test_what_an_interrupted_command_left_goes(run: Run) -> None:
    left = run.home / DEALS / f".{HALDEN}.json.0123.tmp"
    left.write_bytes(deal_file(run).read_bytes())
    run.ok(*FORGET)
    assert not left.exists()


def test_another_deal_is_left_alone(run: Run) -> None:
    run.ok("new", "Halden Board", "--type", "market")
    run.ok("person", "add", "halden-board-2", "Ulf Berg")
    other = run.home / DEALS / "halden-board-2.json"
    before = other.read_bytes()
    run.ok(*FORGET)
    assert other.read_bytes() == before


def test_a_copy_that_cannot_be_read_is_named(run: Run) -> None:
    broken = run.home / DEALS / "halden-board (1).json"
    broken.write_bytes(b"{")
    before = broken.read_bytes()
    told = run.ok(*FORGET).err.splitlines()
    assert told[1] == f"Look at these files yourself, they can't be read: {broken}"
    assert broken.read_bytes() == before


class NoCopies(WrappedDisk):
    """On which nothing can be made beside the deals."""

    def create(self, path: Path) -> int:
        if path.parent.name == "backups":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return super().create(path)


def test_a_copy_that_cannot_be_written_leaves_the_deal_as_it_was(run: Run) -> None:
    copy = run.home / "backups" / "halden-board.json"
    copy.parent.mkdir()
    copy.write_bytes(deal_file(run).read_bytes())
    run.disk = NoCopies(run.disk)
    told = refused(run, *FORGET, code=3)
    assert str(copy) in told
    assert "ENOSPC" in told
