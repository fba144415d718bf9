"""What an earlier version wrote is read, and what it printed is still printed.

`tests/fixtures/v1` is made by `freezing.py` and never edited. A difference that is meant goes into
`MEANT`, with the reason, and into the CHANGELOG; CONTRIBUTING says what may differ at all.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.configuration import read_file
from salescoach.cli.settings import WRITTEN
from salescoach.deal.decode import read_deal
from salescoach.deal.events import PAYLOADS
from salescoach.deal.fold import fold
from salescoach.store.disk import RealDisk
from salescoach.store.doctor import examine
from tests.builders.command_lines import READERS
from tests.builders.worlds import HALDEN, Run
from tests.compat.comparing import Change, changed_lines, changed_records, changed_shape
from tests.compat.freezing import (
    CHECKSUMS,
    FOLDER,
    freeze,
    home_to_read,
    is_released,
    printed,
    sums,
)

MEANT: dict[str, str] = {}
"""Of what is printed: the name of a frozen line, and why it says something else now."""

HOMES = ("demo", "kinds")
# What a command says of records; all else is advice, which may get better.
RECORDED = {"list", "show", "history", "person", "visit", "commitment", "agreement", "doubt",
            "option", "problem", "set", "done", "skip", "asked", "note", "park", "new",
            "debrief"}  # fmt: skip
_MANIFEST = FOLDER / "documents.json"
LINES: list[dict[str, Any]] = json.loads(_MANIFEST.read_text()) if _MANIFEST.exists() else []


def deals(home: str) -> list[str]:
    return sorted(path.stem for path in (FOLDER / "homes" / home / "deals").glob("*.json"))


EVERY_DEAL = [(home, deal) for home in HOMES for deal in deals(home)]


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    base = tmp_path_factory.mktemp("frozen")
    return {name: home_to_read(name, base / name) for name in HOMES}


def test_freezing_is_asked_for(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if not request.config.getoption("--freeze-fixtures"):
        assert LINES, "make test ARGS='tests/compat --freeze-fixtures -n 0' makes the fixtures"
        return
    assert not hasattr(request.config, "workerinput"), "freeze with -n 0"
    freeze(tmp_path)


@pytest.mark.parametrize(
    ("changelog", "released"),
    [
        ("# Changes\n\n## Unreleased\n\n### 1 thing", False),
        ("## Unreleased\n\n## 1.0.0, 1 May 2026\n", True),
        ("## [0.1.0]", True),
    ],
)
def test_after_a_release_nothing_is_frozen_again(
    changelog: str,
    released: bool,
) -> None:
    assert is_released(changelog) is released


def test_nobody_has_edited_what_is_frozen() -> None:
    lines = [line.split("  ", 1) for line in CHECKSUMS.read_text().splitlines()]
    kept = {name: digest for digest, name in lines}
    assert sums() == kept, (
        "tests/fixtures/v1 stands for the data and the scripts of people who use that version: it "
        "is never edited. Take your change back, and mend the program instead (CONTRIBUTING.md)."
    )


# What was written -----------------------------------------------------------------------------


def test_every_kind_of_event_that_there_was_is_in_there() -> None:
    kinds = {event["kind"] for home, deal in EVERY_DEAL for event in _stored(home, deal)["events"]}
    assert len(kinds) >= 40
    assert kinds <= set(PAYLOADS)


@pytest.mark.parametrize("home", HOMES)
def test_doctor_finds_nothing(home: str, homes: dict[str, Run]) -> None:
    findings, count = examine(RealDisk(), homes[home].home)
    assert findings == ()
    assert count == len(deals(home))


@pytest.mark.parametrize(("home", "deal"), EVERY_DEAL, ids=[deal for _, deal in EVERY_DEAL])
def test_a_deal_is_read_folded_and_shown(home: str, deal: str, homes: dict[str, Run]) -> None:
    run = homes[home]
    file = read_deal((run.home / "deals" / f"{deal}.json").read_bytes())
    assert len(file.events) == len(_stored(home, deal)["events"])
    stored = _stored(home, deal)["state"]
    folded = fold(file.events)
    assert folded.account == stored["account"]
    for words in READERS.values():
        if HALDEN in words:
            line = [deal if word == HALDEN else word for word in words]
            result = run(*line)
            assert result.code in (0, 1, 4, 5), (line, result)
            assert "went wrong" not in result.err


@pytest.mark.parametrize("deal", ["every-kind", "later-fields", "taken-back"])
def test_a_deal_is_written_to_and_keeps_what_it_had(deal: str, tmp_path: Path) -> None:
    run = home_to_read("kinds", tmp_path)
    path = run.home / "deals" / f"{deal}.json"
    before = json.loads(path.read_bytes())
    run.ok("note", deal, "they rang")
    after = json.loads(path.read_bytes())
    assert [one for one in after["events"] if one in before["events"]] == before["events"]
    assert len(after["events"]) == len(before["events"]) + 1
    assert {key: after[key] for key in before if key in ("schema", "id", "playbook", "later")} == {
        key: before[key] for key in before if key in ("schema", "id", "playbook", "later")
    }
    run.ok("undo", deal)
    findings, _ = examine(RealDisk(), run.home)
    assert findings == ()


def test_playbooks_that_were_written_are_understood(tmp_path: Path) -> None:
    run = Run(tmp_path)
    books = FOLDER / "playbooks"
    for path in sorted(books.glob("*.yaml")):
        if not path.name.endswith(".test.yaml"):
            checked = run("playbook", "check", str(path))
            assert checked.code == 0, checked.out
    played = run("playbook", "test", str(books / "press-service.yaml"))
    assert played.code == 0, played.out


def test_a_configuration_that_was_written_is_understood() -> None:
    path = FOLDER / "salescoach.toml"
    read = read_file(RealDisk(), path, own=path)
    assert read.mistakes == ()
    assert set(read.values) <= {one.name for one in WRITTEN}


# What was printed -----------------------------------------------------------------------------


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["name"])
def test_what_was_printed_is_printed(line: dict[str, Any], homes: dict[str, Run]) -> None:
    if line["name"] in MEANT:
        return
    for format_, code in line["exit"].items():
        old = (FOLDER / "documents" / f"{line['name']}.{format_}").read_text(encoding="utf-8")
        now, new = printed(homes["demo"], line["argv"], format_)
        assert now == code, (format_, new)
        changes = _changes(format_, old, new, advised=line["argv"][0] not in RECORDED)
        assert changes == [], f"{' '.join(line['argv'])} --format {format_}"


def test_what_differs_on_purpose_is_really_there() -> None:
    assert set(MEANT) <= {line["name"] for line in LINES}
    assert all(len(reason.split()) > 3 for reason in MEANT.values())


def _changes(format_: str, old: str, new: str, *, advised: bool) -> list[Change]:
    if not old:
        return [] if not new else [Change("all", "printed nothing")]
    if format_ in ("plain", "ids"):
        return list(changed_lines(old, new, advised=advised))
    before, now = ([json.loads(part) for part in _parts(text, format_)] for text in (old, new))
    return list((changed_shape if advised else changed_records)(before, now))


def _parts(text: str, format_: str) -> list[str]:
    return text.splitlines() if format_ == "jsonl" else [text]


def _stored(home: str, deal: str) -> Any:
    return json.loads((FOLDER / "homes" / home / "deals" / f"{deal}.json").read_bytes())
