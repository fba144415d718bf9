"""Looking at how the deal `kiln` stands, for the tests of the commands that change it."""

import json
from typing import Any

from tests.builders.worlds import KILN, Result, Run, snapshot


def stands(run: Run, **when: Any) -> tuple[str, str | None]:
    """Status and outcome."""
    deal = shown(run, *(["--at", when["at"]] if when else []))["deal"]
    return deal["status"], deal["outcome"]


def shown(run: Run, *options: str) -> dict[str, Any]:
    """What `show --json` tells."""
    told: dict[str, Any] = json.loads(run.ok("show", KILN, "--json", *options).out)
    return told


def newest(run: Run) -> list[tuple[str, dict[str, Any]]]:
    """What the newest command recorded: kinds and payloads."""
    told = json.loads(run.ok("history", KILN, "--json").out)["transactions"]
    return [(event["kind"], event["payload"]) for event in told[-1]["events"]]


def refused(run: Run, *argv: str, code: int = 1, **world: Any) -> str:
    """A command that is refused, and changes nothing: what it says."""
    before = snapshot(run.home)
    result: Result = run(*argv, **world)
    assert (result.code, result.out) == (code, ""), result
    assert snapshot(run.home) == before
    return result.err
