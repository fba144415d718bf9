"""doctor: what it shows, what --fix does, and when it asks."""

import json
from pathlib import Path

import pytest

from tests.builders.worlds import HALDEN, Run, snapshot

COPY = "halden-board (Ana's conflicted copy 2026-03-05).json"


def deals(run: Run) -> Path:
    return run.home / "deals"


@pytest.fixture
def torn(run: Run, tmp_path: Path) -> Run:
    """With a conflicted copy in which something is new, a left-over, and a foreign file."""
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    other.ok("note", HALDEN, "they called", "--actor", "eva")
    put(deals(run) / COPY, (deals(other) / f"{HALDEN}.json").read_bytes())
    put(deals(run) / f".{HALDEN}.json.0a.tmp", b"half")
    put(deals(run) / "notes.txt", b"mine")
    return run


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(0o600)


def many(run: Run) -> None:
    """Three deals with a state that is out of date."""
    for name in ("Mill", "Kiln"):
        run.ok("new", name, "--type", "market")
    for path in deals(run).iterdir():
        put(path, path.read_bytes().replace(b'"state": {', b'"state": {"x": 1,', 1))


def test_all_is_well(run: Run) -> None:
    result = run.ok("doctor")
    assert (result.out, result.err) == ("", "All well: 1 deal, nothing to mend.\n")
    assert run.ok("doctor", "--fix") == result


def test_findings_are_data_and_exit_1(torn: Run) -> None:
    before = snapshot(torn.home)
    result = torn("doctor")
    assert result.code == 1
    rows = [line.split("\t")[:2] for line in result.out.splitlines()]
    assert rows == [
        [f"deals/.{HALDEN}.json.0a.tmp", "left-over"],
        [f"deals/{COPY}", "conflicted"],
        ["deals/notes.txt", "foreign"],
    ]
    assert snapshot(torn.home) == before


def test_fix_tells_each_thing_and_what_is_left(torn: Run) -> None:
    result = torn("doctor", "--fix")
    assert result.code == 1
    assert [line.split("\t")[1] for line in result.out.splitlines()] == ["foreign"]
    assert result.err.splitlines() == [
        f"deals/{COPY}: new in {HALDEN}: 1 record; the copy, as Dropbox names it, is kept.",
        f"deals/.{HALDEN}.json.0a.tmp: removed; what was in it is kept.",
        f"What was changed or removed is kept in {torn.home}/backups.",
        "This is left to you: 1 finding.",
    ]
    assert "they called" in torn.ok("history", HALDEN).out
    (deals(torn) / "notes.txt").unlink()
    torn.ok("doctor")


def test_fix_again_does_nothing(torn: Run) -> None:
    torn("doctor", "--fix")
    before = snapshot(torn.home)
    again = torn("doctor", "--fix")
    assert (again.code, snapshot(torn.home)) == (1, before)
    assert again.err.splitlines()[0] == "There is nothing to mend."


def test_only_shown_it_changes_nothing(torn: Run) -> None:
    before = snapshot(torn.home)
    result = torn("doctor", "--fix", "--dry-run")
    assert (result.code, snapshot(torn.home)) == (1, before)
    assert f"deals/{COPY}: would take in what is new in it" in result.err
    assert len(result.out.splitlines()) == 3


def test_json_tells_what_was_mended(torn: Run) -> None:
    document = json.loads(torn("doctor", "--fix", "--json").out)
    assert document["dry_run"] is False
    assert [(one["kind"], one["done"]) for one in document["mended"]] == [
        ("unite", True),
        ("drop", True),
    ]
    assert [one["code"] for one in document["findings"]] == ["foreign"]
    assert "mended" not in json.loads(torn("doctor", "--json").out)


def test_more_than_two_deals_need_a_yes(run: Run) -> None:
    many(run)
    before = snapshot(run.home)
    result = run("doctor", "--fix")
    assert (result.code, result.out) == (5, "")
    assert "3 deals" in result.err
    assert "--yes" in result.err
    assert snapshot(run.home) == before
    run.ok("doctor", "--fix", "--yes")
    run.ok("doctor")


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_options_of_mending_go_with_it(run: Run, option: str) -> None:
    result = run("doctor", option)
    assert (result.code, result.out) == (2, "")
    assert option in result.err


def test_a_folder_that_git_keeps_is_well(run: Run) -> None:
    (run.home / ".git").mkdir()
    for name in (".gitattributes", ".gitignore", ".DS_Store"):
        (run.home / name).write_text("x")
    run.ok("doctor")


def test_a_copy_that_names_somebody_who_was_forgotten_is_kept_nowhere(run: Run) -> None:
    copy = (deals(run) / f"{HALDEN}.json").read_bytes()
    run.ok("forget", HALDEN, "ana", "--yes")
    put(deals(run) / f"{HALDEN} 2.json", copy)
    assert run("doctor", "--fix").code == 0
    left = [path for path in run.home.rglob("*") if path.is_file()]
    assert [path for path in left if b"Ana Ruiz" in path.read_bytes()] == []


def test_of_what_is_only_made_private_nothing_is_kept(run: Run) -> None:
    run.home.chmod(0o755)
    result = run.ok("doctor", "--fix")
    assert "backups" not in result.err
    assert not (run.home / "backups").exists()


REMEDY = "What is damaged comes back from a copy"


@pytest.mark.parametrize("options", [(), ("--fix",), ("--fix", "--dry-run")], ids=" ".join)
def test_damage_is_left_with_a_way_out(run: Run, options: tuple[str, ...]) -> None:
    put(deals(run) / f"{HALDEN}.json", b"half")
    told = run("doctor", *options)
    assert told.code == 1
    assert told.err.splitlines()[-1].startswith(REMEDY)
    assert f"{run.home}/backups" in told.err
    assert "salescoach import …" in told.err


def test_what_needs_no_copy_is_told_without_one(torn: Run) -> None:
    assert REMEDY not in torn("doctor").err
    assert REMEDY not in torn("doctor", "--fix").err


@pytest.mark.parametrize("kind", ["deals", "playbooks"])
def test_that_way_leads_out(kind: str, run: Run) -> None:
    run.ok("export", "--output", "safe.json")
    before = snapshot(run.home / "deals")
    (path,) = (run.home / kind).iterdir()
    put(path, b"half")
    assert REMEDY in run("doctor", "--fix").err
    path.rename(run.base / "elsewhere")
    run.ok("import", "safe.json")
    run.ok("doctor")
    assert set(snapshot(run.home / "deals")) == set(before)


def test_a_kept_copy_leads_out_as_well(run: Run, tmp_path: Path) -> None:
    other = run.copy_to(tmp_path / "colleague")
    other.nonces += 500
    other.ok("note", HALDEN, "they called", "--actor", "eva")
    path = deals(run) / f"{HALDEN}.json"
    run.ok("merge", HALDEN, str(deals(other) / path.name))
    (copy,) = (run.home / "backups").iterdir()
    put(path, b"half")
    path.rename(run.base / "elsewhere")
    put(path, copy.read_bytes())
    run.ok("doctor")
