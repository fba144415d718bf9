"""Whatever is wrong around a reading command: it does its work or says why not, and writes none.

The rows stand under `reading` in `cases.yaml`; each meets every reader of the registry, a new
one as soon as it has its line in `command_lines.py`.
"""

import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from salescoach.cli.exits import Exit
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.values.text import has_unsafe
from tests.builders.command_lines import SCREENS
from tests.builders.ready import COSTLY, READING, ready, usual_code
from tests.builders.worlds import HALDEN, Result, Run, contents
from tests.hostile.rows import CASES
from tests.hostile.surroundings import CONDITIONS, Around, around

FEWEST_ROWS = 12
KINDS = ("deal", "all", "doctor", "none")


@dataclass(frozen=True)
class Reading:
    """One condition, and the exit codes of those that look at a deal, at all, or at none."""

    given: str
    names: str | None = ""
    more: tuple[str, ...] = ()
    costly: bool = False
    codes: dict[str, int] = field(default_factory=dict, hash=False)
    but: dict[str, dict[str, Any]] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.given

    def meets(self, entry: Entry) -> bool:
        """Whether a command is called in this condition."""
        return self.costly or entry.name not in COSTLY

    def expected(self, entry: Entry, line: tuple[str, ...]) -> set[int]:
        """What it may end with: one code, but of what nobody has said yet what it looks at."""
        usual = usual_code(entry)
        kind = looks_at(entry, line)
        if entry.name in self.but:
            return {self.but[entry.name]["exit"]}
        return {self.codes.get(one, usual) for one in ([kind] if kind else KINDS)}

    def named_by(self, entry: Entry) -> str | None:
        """What the error of a command must name; None where nobody hears it."""
        own: str | None = self.but.get(entry.name, {}).get("names", self.names)
        return own


@cache
def written() -> dict[str, Any]:
    """The matrix as it stands."""
    found: dict[str, Any] = yaml.safe_load(CASES.read_text("utf-8"))
    return found


def readings() -> tuple[Reading, ...]:
    """Every row, in the order of the file."""
    return tuple(
        Reading(
            given=row["given"],
            names=row.get("names", ""),
            more=tuple(row.get("with", ())),
            costly=row.get("costly", False),
            but=row.get("but", {}),
            codes={kind: row[kind] for kind in KINDS if kind in row},
        )
        for row in written()["reading"]
    )


def looks_at(entry: Entry, line: tuple[str, ...]) -> str | None:
    """Whether the call looks at one deal, at all of them, or at none; None if nobody has said."""
    found: str | None = "deal" if HALDEN in line else written()["looks"].get(entry.name)
    return found


def calls() -> list[tuple[Entry, tuple[str, ...]]]:
    """Every reader with its line; the queue is a screen of its own."""
    by_name = {entry.name: entry for entry in READING}
    return [(by_name["next" if name == "queue" else name], line) for name, line in SCREENS.items()]


@pytest.mark.parametrize("row", readings(), ids=str)
def test_every_reader_does_its_work_or_says_why_not(row: Reading, home: Path) -> None:
    worlds: dict[int, tuple[Run, Around]] = {}
    wrong = []
    for entry, line in calls():
        if not row.meets(entry):
            continue
        run, here = _around(worlds, entry, row, home)
        before = contents(run.home)
        with here.umasked():
            result = run(*line, *row.more, env=here.env, **here.parts)
        faults = _faults(row, entry, line, result)
        if contents(run.home) != before:
            faults.append("the data folder is another")
        wrong += [f"{' '.join(line)}: {fault}: {result}"[:600] for fault in faults]
    assert wrong == []


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_has_its_rows(entry: Entry) -> None:
    """Readers have those of `reading`, writers their own, which test_matrix.py counts."""
    if entry.writes:
        assert entry.name in written()["usual"] or entry.by_hand
        return
    met = [row for row in readings() if row.meets(entry)]
    assert len(met) >= (2 if entry.name in COSTLY else FEWEST_ROWS)


def test_the_rows_are_about_what_there_is() -> None:
    assert max(Counter((row.given, row.more) for row in readings()).values()) == 1
    assert {row.given for row in readings()} <= set(CONDITIONS)
    assert set(written()["looks"]) <= {entry.name for entry in READING}
    assert set(written()["looks"].values()) <= set(KINDS)


def _around(
    worlds: dict[int, tuple[Run, Around]], entry: Entry, row: Reading, home: Path
) -> tuple[Run, Around]:
    """The condition, brought about once in each world; its streams are new for each call."""
    usual = ready(entry)
    if id(usual) not in worlds:
        run = usual.copy_to(home / str(len(worlds)))
        shutil.rmtree(run.state, ignore_errors=True)
        worlds[id(usual)] = run, around(run, row.given)
    run, here = worlds[id(usual)]
    return run, around(run, row.given) if here.parts else here


def _faults(row: Reading, entry: Entry, line: tuple[str, ...], result: Result) -> list[str]:
    """What is wrong with an answer."""
    expected = row.expected(entry, line)
    faults = []
    if result.code not in expected:
        faults.append(f"exit code {int(result.code)} instead of {expected}")
    if has_unsafe(re.sub(r"\x1b\[[0-9;]*m", "", result.out)) or has_unsafe(result.err):
        faults.append("a terminal would obey it")
    if "Traceback" in result.everything or "wrong inside salescoach" in result.err:
        faults.append("a crash")
    if result.code >= Exit.USAGE:
        told = result.err.splitlines()
        if result.out:
            faults.append("refused, and there is data")
        names = row.named_by(entry)
        if names is None:
            return faults
        if not told or names not in result.err:
            faults.append(f"does not name {names}")
        if len(told) > FEW_LINES:
            faults.append("too many words")
    return faults


FEW_LINES = 4
