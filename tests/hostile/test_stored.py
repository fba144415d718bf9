"""Data that somebody else wrote: every text of deal and playbook holds what a terminal obeys.

No command of ours stores such text, but a merged copy, an editor or a spiteful colleague may: the
files are whole, with ids and digests that fit.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salescoach.deal.encode import event_id
from salescoach.values.canonical import canonical
from salescoach.values.text import has_unsafe
from tests.builders import command_lines
from tests.builders.ready import COSTLY
from tests.builders.worlds import HALDEN, Run, demo

# ESC, C1, DEL, bidi, line separator, byte-order mark, a tag; and what Rich and a catalogue read
NASTY = "\x1b[31m\x9b5m\x7f\x85\u202e\u2066\u2028\ufeff\U000e0041[/]:100:{x}\r\b"

# Texts that people wrote; ids, types, kinds and days have to stay what they are.
OF_A_DEAL = {
    "account",
    "title",
    "owner",
    "name",
    "job",
    "wants",
    "document",
    "note",
    "actor",
    "language",
}
OF_A_PLAYBOOK = {"title", "about", "short", "do", "why", "say", "because", "statement", "leaving",
                 "ask", "debrief", "reach", "listen_for", "leave_with", "or_at_least", "not_enough",
                 "buyer", "goals", "version", "source", "decides_on"}  # fmt: skip

SCREENS = [
    ("next",),
    ("next", HALDEN),
    ("show", HALDEN),
    ("gate", HALDEN),
    ("why-not", HALDEN, "ask-the-need"),
    ("history", HALDEN),
    ("person", "list", HALDEN),
    ("doctor",),
]
EVERY_SCREEN = [
    {"why": ("why", HALDEN, "agree-pass-mark")}.get(name, line)  # what is advised in the demo
    for name, line in command_lines.SCREENS.items()
    if name not in COSTLY
]
WRITING = [
    ("set", HALDEN, "need=x", "--said-by", "ulf-berg"),
    ("set", HALDEN, "need=x"),
    ("set", HALDEN, "need=x", "--said-by", "nobody"),
    ("set", HALDEN, "need=x", "--dry-run"),
    ("done", HALDEN, "read-up"),
    ("done", HALDEN, "2"),
    ("person", "add", HALDEN, "Bo Lund", "--role", "user"),
    ("undo", HALDEN),
    ("undo", HALDEN, "--dry-run"),
]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Run:
    run = demo(tmp_path_factory.mktemp("spoilt"))
    pins = {spoil_pin(path) for path in (run.home / "playbooks").iterdir()}
    (pin,) = pins
    for path in (run.home / "deals").iterdir():
        spoil_deal(path, pin)
    return run


def spoil_pin(path: Path) -> str:
    data = canonical(with_nasty(json.loads(path.read_bytes()), OF_A_PLAYBOOK))
    digest = hashlib.sha256(data).hexdigest()
    path.unlink()
    path.with_name(f"{digest}.json").write_bytes(data)
    return digest


def spoil_deal(path: Path, pin: str) -> None:
    deal = json.loads(path.read_bytes())
    deal["playbook"] |= {"digest": pin, "version": deal["playbook"]["version"] + NASTY}
    for event in deal["events"]:
        spoil_event(event)
    order = sorted(deal["events"], key=lambda event: (event["recorded"], event["id"]))
    deal["digest"] = hashlib.sha256("\n".join(one["id"] for one in order).encode()).hexdigest()
    path.write_text(json.dumps(deal), encoding="utf-8")


def spoil_event(event: dict[str, Any]) -> None:
    event["actor"] += NASTY
    event["payload"] = with_nasty(event["payload"], OF_A_DEAL)
    value = event["payload"].get("value")
    if event["kind"] == "evidence-recorded" and is_free(event["payload"]["fact"], value):
        event["payload"]["value"] = with_nasty({"account": value}, OF_A_DEAL)["account"]
    event["id"] = event_id(event)


def is_free(fact: str, value: Any) -> bool:
    """Whether the value is free text, and no choice, day or person."""
    return fact not in ("need-origin", "need-owner", "visit-when", "needed-by") and not isinstance(
        value, dict
    )


def with_nasty(value: Any, keys: set[str]) -> Any:
    """The same JSON, with the nasty text behind each text of these keys, in lists of texts too."""
    if isinstance(value, list):
        return [with_nasty(part, keys) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        key: spoilt_text(part) if key in keys else with_nasty(part, keys)
        for key, part in value.items()
    }


def spoilt_text(part: Any) -> Any:
    if isinstance(part, str):
        return part + NASTY
    if isinstance(part, list):
        return [spoilt_text(one) for one in part]
    return part


def test_the_spoilt_data_is_whole_and_nasty(spoilt: Run) -> None:
    assert {row.split("\t")[1] for row in spoilt("doctor").out.splitlines()} <= {"state", "mode"}
    told = (spoilt.home / "deals" / f"{HALDEN}.json").read_text()
    assert told.count("u202e") > 30
    assert json.loads(spoilt.ok("show", HALDEN, "--json").out)["deal"]["account"].endswith(NASTY)


@pytest.mark.parametrize("format_", ["table", "plain", "json"])
@pytest.mark.parametrize("line", EVERY_SCREEN, ids=" ".join)
@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_no_reader_lets_it_out(
    line: tuple[str, ...], format_: str, terminal: bool, spoilt: Run
) -> None:
    spoilt.terminal = terminal
    result = spoilt(*line, "--format", format_, "--color", "never", env={"CI": "1"})
    spoilt.terminal = False
    if "is not a format of this command" in result.err:
        assert result.code == 2
        return
    assert result.code in (0, 1), result.err
    assert not has_unsafe(result.out), line
    assert not has_unsafe(result.err), line
    if format_ == "json":
        json.loads(result.out)


@pytest.mark.parametrize("line", WRITING, ids=" ".join)
@pytest.mark.parametrize("format_", ["plain", "json"])
def test_no_receipt_and_no_error_lets_it_out(
    line: tuple[str, ...], format_: str, spoilt: Run, home: Path
) -> None:
    run = spoilt.copy_to(home)
    with run.on_terminal():
        run.ok("next", HALDEN)
    result = run(*line, "--format", format_)
    assert result.code in (0, 1, 2, 4, 5), result.err
    assert not has_unsafe(result.out)
    assert not has_unsafe(result.err)
    if format_ == "json" and result.out:
        json.loads(result.out)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace('"salescoach/deal@1"', json.dumps(f"salescoach/deal@9{NASTY}")),
        lambda text: text.replace('"item-done"', '"x"').replace(
            '"evidence-recorded"', json.dumps(f"unknown{NASTY}")
        ),
        lambda text: text.replace(f'"id": "{HALDEN}"', f'"id": {json.dumps(NASTY)}', 1),
        lambda text: text.replace('"on": "', f'"on": "{json.dumps(NASTY)[1:-1]}'),
        lambda text: text.replace('"events"', json.dumps(f"events{NASTY}"), 1),
        lambda text: text.replace(
            '"account": "', f'"{json.dumps(NASTY)[1:-1]}": 1, "account": 7, "a": "'
        ),
        lambda text: text + NASTY,
        lambda text: NASTY,
    ],
    ids=["schema", "kind", "id", "day", "key", "type", "more", "nothing else"],
)
def test_what_is_wrong_with_a_file_is_told_harmless(
    spoil: Callable[[str], str], spoilt: Run, home: Path
) -> None:
    run = spoilt.copy_to(home)
    path = run.home / "deals" / f"{HALDEN}.json"
    text = path.read_text()
    assert spoil(text) != text
    path.write_text(spoil(text), encoding="utf-8")
    for line in (*SCREENS, *WRITING):
        for format_ in ("plain", "json", "table"):
            result = run(*line, "--format", format_)
            assert result.code == (1 if line == ("doctor",) else 3), (line, result)
            assert not has_unsafe(result.everything)
            assert "wrong inside salescoach" not in result.err
