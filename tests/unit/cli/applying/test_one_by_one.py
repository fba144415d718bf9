"""The law of `apply`: a file comes to what its commands come to, run one by one."""

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.worlds import HALDEN, Run, halden

Line = dict[str, Any]
# What a line says, and the command that says the same.
PAIRS: tuple[tuple[Line, list[str]], ...] = (
    ({"note": "x"}, ["note", HALDEN, "x"]),
    ({"note": "x", "again": True}, ["note", HALDEN, "x", "--again"]),
    ({"note": "y", "actor": "eva"}, ["note", HALDEN, "y", "--actor", "eva"]),
    ({"set": {"need": "x"}, "said_by": "ana"}, ["set", HALDEN, "need=x", "--said-by", "ana"]),
    ({"set": {"need": "y", "budget": "5 EUR"}}, ["set", HALDEN, "need=y", "budget=5 EUR"]),
    ({"set": {"amount": "9 EUR"}}, ["set", HALDEN, "amount=9 EUR"]),
    ({"done": "read-up"}, ["done", HALDEN, "read-up"]),
    ({"skip": "read-up", "because": "x"}, ["skip", HALDEN, "read-up", "--because", "x"]),
    ({"undo": True}, ["undo", HALDEN]),
    ({"undo": True, "redo": True}, ["undo", HALDEN, "--redo"]),
    ({"person-add": "Bo Lund", "role": "user"},
     ["person", "add", HALDEN, "Bo Lund", "--role", "user"]),
    ({"set": {"why-now": "x"}, "said_by": "bo"}, ["set", HALDEN, "why-now=x", "--said-by", "bo"]),
    ({"commitment-add": "send it", "owner": "ana"},
     ["commitment", "add", HALDEN, "send it", "--owner", "ana"]),
    ({"commitment-keep": "send-it"}, ["commitment", "keep", HALDEN, "send-it"]),
    ({"doubt-raise": "loud", "holder": "ulf"},
     ["doubt", "raise", HALDEN, "loud", "--holder", "ulf"]),
    ({"park": {"until": "2026-06-01"}, "because": "x"},
     ["park", HALDEN, "--until", "2026-06-01", "--because", "x"]),
    ({"reopen": True, "because": "x"}, ["reopen", HALDEN, "--because", "x"]),
    ({"lose": {"reason": "price"}}, ["lose", HALDEN, "--reason", "price"]),
    ({"visit-plan": "2026-03-09", "with": "ana"},
     ["visit", "plan", HALDEN, "2026-03-09", "--with", "ana"]),
)  # fmt: skip


def told(run: Run) -> list[Any]:
    """The events without ids, instants and randomness; which command an undoing names."""
    events = json.loads((run.home / "deals" / f"{HALDEN}.json").read_bytes())["events"]
    order = list(dict.fromkeys(event["tx"] for event in events))
    found = []
    for event in events:
        payload = dict(event["payload"])
        if "undoes" in payload:
            payload["undoes"] = order.index(payload["undoes"])
        place = order.index(event["tx"])
        found.append([place, event["kind"], event["on"], event["actor"], payload])
    return found


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=10))
def test_a_file_comes_to_what_its_commands_come_to(pairs: list[tuple[Line, list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        typed, filed = halden(Path(folder) / "typed"), halden(Path(folder) / "filed")
        lines = [line for line, command in pairs if typed(*command).code == 0]
        text = "".join(json.dumps({"deal": HALDEN, **line}) + "\n" for line in lines)
        file = filed.base / "changes.jsonl"
        file.write_text(text)
        filed.ok("apply", str(file))
        assert told(filed) == told(typed)
        once = told(filed)
        filed.ok("apply", str(file))
        assert told(filed) == once
