"""merge: what another copy holds comes in, told command by command, and can be taken back."""

import json
import shlex
from pathlib import Path

import pytest

from tests.builders.command_lines import COPY
from tests.builders.worlds import HALDEN, Run, Stream, snapshot


def deal_file(run: Run, name: str = HALDEN) -> Path:
    return run.home / "deals" / f"{name}.json"


@pytest.fixture
def theirs(run: Run, tmp_path: Path) -> Path:
    """A copy in which a colleague has recorded a need; meanwhile we have a budget."""
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    other.ok("set", HALDEN, "need=fewer breaks", "--said-by", "ana", "--actor", "eva")
    run.ok("set", HALDEN, "budget=40000 EUR", "--said-by", "ulf")
    return deal_file(other)


def facts(run: Run) -> set[str]:
    state = json.loads(deal_file(run).read_bytes())["state"]
    return {one["fact"] for one in state["evidence"]}


def test_what_came_in_is_told_with_who_and_how_to_take_it_back(run: Run, theirs: Path) -> None:
    told = run.ok("merge", HALDEN, str(theirs))
    first, second, third = told.err.splitlines()
    assert told.out == ""
    assert first == f"{HALDEN}: 1 record came in from {theirs}."
    assert second.startswith('5 March, eva: their need: "fewer breaks", said by Ana Ruiz. Take b')
    assert third.startswith("Next: ")
    assert facts(run) == {"need", "budget"}
    run.ok(*shlex.split(second.partition("Take back: ")[2])[1:])
    assert facts(run) == {"budget"}


def test_it_is_the_same_whoever_merges(run: Run, theirs: Path, tmp_path: Path) -> None:
    ours = deal_file(run).read_bytes()
    other = run.copy_to(tmp_path / "there")
    deal_file(other).write_bytes(theirs.read_bytes())
    (tmp_path / "ours.json").write_bytes(ours)
    run.ok("merge", HALDEN, str(theirs))
    other.ok("merge", HALDEN, str(tmp_path / "ours.json"))
    assert deal_file(run).read_bytes() == deal_file(other).read_bytes()


def test_the_deal_as_it_was_is_kept(run: Run, theirs: Path) -> None:
    before = deal_file(run).read_bytes()
    run.ok("merge", HALDEN, str(theirs))
    (kept,) = (run.home / "backups").iterdir()
    assert kept.read_bytes() == before
    assert kept.name.startswith(f"{HALDEN}.2026-03-05.")
    run.ok("merge", HALDEN, str(kept))
    assert run.ok("doctor").out == ""


def test_what_is_here_already_is_no_change(run: Run, theirs: Path) -> None:
    run.ok("merge", HALDEN, str(theirs))
    before = snapshot(run.home)
    again = run.ok("merge", HALDEN, str(theirs))
    assert again.err == f"{HALDEN}: everything in {theirs} is here already, nothing was added.\n"
    assert snapshot(run.home) == before
    document = json.loads(run.ok("merge", HALDEN, str(theirs), "--json").out)
    assert (document["repeated"], document["events"], document["commands"]) == (True, [], [])


def test_only_shown_it_changes_nothing(run: Run, theirs: Path) -> None:
    before = snapshot(run.home)
    told = run.ok("merge", HALDEN, str(theirs), "--dry-run").err.splitlines()
    assert told[0] == f"{HALDEN}: 1 record would come in from {theirs}."
    assert json.loads(told[-1])["kind"] == "evidence-recorded"
    assert snapshot(run.home) == before


def test_json_says_all_of_it(run: Run, theirs: Path) -> None:
    document = json.loads(run.ok("merge", HALDEN, str(theirs), "--json").out)
    assert document["schema"] == "salescoach/merged@1"
    assert document["deal"]["id"] == HALDEN
    (event,) = document["events"]
    (command,) = document["commands"]
    assert command == {"tx": event["tx"], "on": "2026-03-05", "actor": "eva", "live": True}
    assert (document["changes"], document["contradictions"]) == ([], [])
    assert (document["repeated"], document["dry_run"]) == (False, False)


def test_it_may_be_piped_in(run: Run, theirs: Path) -> None:
    told = run.ok("merge", HALDEN, "-", stdin=Stream(content=theirs.read_bytes())).err
    assert told.startswith(f"{HALDEN}: 1 record came in from what is piped in.")
    assert facts(run) == {"need", "budget"}


def test_what_stands_otherwise_now_is_told(run: Run, tmp_path: Path) -> None:
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    other.ok("park", HALDEN, "--until", "2026-06-01", "--because", "no money")
    told = run.ok("merge", HALDEN, str(deal_file(other))).err
    assert "The status was selling; it is now parked." in told
    assert "Next: nothing until 1 June, when it is back by itself." in told


def test_contradictions_are_told_and_refuse_nothing(run: Run, tmp_path: Path) -> None:
    """Both lose the deal and open it again: each did it to a deal that the other had ended."""
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    for who in (run, other):
        who.ok("lose", HALDEN, "--reason", "price")
        who.ok("reopen", HALDEN, "--because", "they called")
    document = json.loads(run.ok("merge", HALDEN, str(deal_file(other)), "--json").out)
    assert document["contradictions"]
    told = [one.removeprefix("This does not fit together: ") for one in document["changes"]]
    assert document["contradictions"] == told


def test_many_commands_are_told_in_part(run: Run, tmp_path: Path) -> None:
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    for number in range(15):
        other.ok("note", HALDEN, f"note {number}")
    told = run.ok("merge", HALDEN, str(deal_file(other))).err.splitlines()
    assert told[0].startswith(f"{HALDEN}: 15 records came in")
    assert len(told) == 1 + 12 + 1 + 1
    assert told[13] == f"3 commands more came in. See them with: salescoach history {HALDEN}"


def test_who_was_forgotten_there_is_forgotten_here(run: Run, tmp_path: Path) -> None:
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    other.ok("forget", HALDEN, "ana", "--yes")
    told = run.ok("merge", HALDEN, str(deal_file(other))).err
    assert "Somebody was forgotten in the copy, so it is here, too: 1 record." in told
    assert "Ana Ruiz" not in deal_file(run).read_text()


def test_a_copy_of_another_deal_is_named(run: Run) -> None:
    run.ok("new", "Mill", "--type", "market")
    before = snapshot(run.home)
    result = run("merge", HALDEN, str(deal_file(run, "mill")))
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"salescoach: the file is a copy of mill, not of {HALDEN}.")
    assert snapshot(run.home) == before


def test_another_deal_of_the_same_name_is_never_mixed_in(run: Run, tmp_path: Path) -> None:
    value = json.loads(deal_file(run).read_bytes())
    from salescoach.deal.encode import event_id
    from salescoach.values.canonical import digest_of

    value["events"][0]["nonce"] = "another"
    value["events"][0]["id"] = event_id(value["events"][0])
    ordered = sorted(value["events"], key=lambda one: (one["recorded"], one["id"]))
    value["digest"] = digest_of("\n".join(one["id"] for one in ordered).encode())
    path = tmp_path / "same.json"
    path.write_text(json.dumps(value))
    result = run("merge", HALDEN, str(path))
    assert (result.code, result.out) == (1, "")
    assert "is another deal that is called halden-board, too" in result.err


def test_what_git_has_left_is_told_apart_from_damage(run: Run, tmp_path: Path) -> None:
    data = deal_file(run).read_bytes()
    path = tmp_path / "marked.json"
    path.write_bytes(b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> eva\n")
    result = run("merge", HALDEN, str(path))
    assert (result.code, result.out) == (3, "")
    assert "git has left both versions in it" in result.err


def test_unknown_fields_of_a_copy_come_along(run: Run, theirs: Path) -> None:
    value = json.loads(theirs.read_bytes())
    theirs.write_text(json.dumps({**value, "from_tomorrow": [1]}))
    run.ok("merge", HALDEN, str(theirs))
    assert json.loads(deal_file(run).read_bytes())["from_tomorrow"] == [1]


# As git calls it ------------------------------------------------------------------------------


def test_git_gets_both_in_the_first_file(run: Run, theirs: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.write_bytes(deal_file(run).read_bytes())
    before = snapshot(run.home)
    run.ok("merge", "--git", str(ours), str(theirs))
    assert snapshot(run.home) == before
    run.ok("merge", HALDEN, str(theirs))
    assert ours.read_bytes() == deal_file(run).read_bytes()


@pytest.mark.parametrize("bad", ["other.json", "altered.json", "newer.json", "plain.txt", "none"])
def test_git_keeps_its_file_where_they_cannot_be_one(run: Run, tmp_path: Path, bad: str) -> None:
    ours = tmp_path / "ours"
    ours.write_bytes(deal_file(run).read_bytes())
    result = run("merge", "--git", str(ours), str(Path(COPY).with_name(bad)))
    assert result.code in (1, 3)
    assert ours.read_bytes() == deal_file(run).read_bytes()
