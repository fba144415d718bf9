"""Whatever is typed, and wherever: a writing command does its work or says why not.

`cases.yaml` holds the rows. Each is one call in a world of its own, with the same demands: the exit
code, one to three lines that name the thing, nothing that a terminal would obey, and a data folder
that is untouched after a refusal. What was accepted is then shown by every reader, to the letter.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.registry import COMMANDS
from salescoach.values.text import has_unsafe
from tests.builders.worlds import HALDEN, Result, Run, contents, halden, snapshot
from tests.hostile.rows import Row, rows
from tests.hostile.surroundings import CONDITIONS, around

WRITING = {entry.name for entry in COMMANDS if entry.writes}
READERS = {
    "next": ("next", "{deal}"),
    "queue": ("next",),
    "show": ("show", "{deal}"),
    "gate": ("gate", "{deal}"),
    "history": ("history", "{deal}"),
    "person list": ("person", "list", "{deal}"),
    "commitment list": ("commitment", "list", "{deal}"),
    "agreement list": ("agreement", "list", "{deal}"),
    "doubt list": ("doubt", "list", "{deal}"),
    "option list": ("option", "list", "{deal}"),
    "option compare": ("option", "compare", "{deal}"),
    "problem list": ("problem", "list", "{deal}"),
    "visit list": ("visit", "list", "{deal}"),
    "why-not": ("why-not", "{deal}", "read-up"),
}
ANSWERING = {("apply", 1)}  # a result for each line, also of those that are wrong
WAYS = ("table", "plain", "json", "terminal", "narrow terminal")
FEWEST_ROWS = 20

SHOWING = [row for row in rows() if row.shows is not None]


@pytest.fixture
def run(home: Path) -> Run:
    """The deal `halden-board`, never touched by another test."""
    return halden(home)


ERROR = '{"schema":"salescoach/error@1"'  # where data was to be JSON


@pytest.mark.parametrize("row", rows(), ids=str)
def test_command_does_its_work_or_says_why_not(row: Row, run: Run) -> None:
    _prepare(run, row)
    here = around(run, row.given)
    before = contents(run.home)
    with here.umasked():
        result = run(*row.words, env=here.env, **here.parts)

    assert result.code == row.exit, result
    _check_harmless(result)
    _check_words(row, result)
    if row.out is not None:
        assert result.out == (f"{row.out}\n" if row.out else "")
    if row.exit and not row.changes and (row.command, row.exit) not in ANSWERING:
        assert result.out == ""
    assert (contents(run.home) != before) is row.changes
    if row.exit == 0:
        _check_private(run)


@pytest.mark.parametrize("row", SHOWING, ids=str)
def test_readers_show_it_to_the_letter(row: Row, run: Run) -> None:
    _prepare(run, row)
    written = run.ok(*row.words)
    deal = written.out.strip() if row.command == "new" else HALDEN
    assert set(row.in_readers) <= set(READERS)
    for reader, words in READERS.items():
        argv = [word.format(deal=deal) for word in words]
        for way in WAYS:
            read = _read(run, argv, way)
            assert read.code in ((0, 1) if reader == "gate" else (0,)), (reader, way, read)
            assert _nothing_wrong(read.err, deal), (reader, way)
            _check_harmless(read)
            shown = _comparable(read.out, way)
            if _has_it(row, reader, way):
                assert row.shows is not None
                wanted = row.shows if way in ("plain", "json") else _without_spaces(row.shows)
                assert wanted in shown, (reader, way, read.out)


def test_every_writing_command_has_its_rows() -> None:
    of = Counter(row.command for row in rows())
    missing = {name for name in WRITING if of[name] < FEWEST_ROWS}
    assert not missing, f"cases.yaml has too few rows for {missing}"
    assert set(of) == WRITING | {"demo"}  # which writes into a folder of its own


def test_every_condition_meets_a_command() -> None:
    assert {row.given for row in rows()} | {"a usual day"} == set(CONDITIONS)


def test_no_row_stands_there_twice() -> None:
    calls = Counter((row.command, row.argv, row.given) for row in rows())
    names = Counter((str(row), row.argv) for row in rows())
    assert max(calls.values()) == 1, calls.most_common(3)
    assert max(names.values()) == 1, names.most_common(3)


def _nothing_wrong(words: str, deal: str) -> bool:
    """No words, that nobody is recorded, or that there is nothing to do in a deal that rests."""
    lines = words.splitlines()
    return not lines or (
        len(lines) == 1
        and lines[0].startswith((f"{deal}: ", "Nothing to do: "))
        and not lines[0].startswith("salescoach:")
    )


def _prepare(run: Run, row: Row) -> None:
    for words in row.after:
        run.ok(*words)
    shutil.rmtree(run.state, ignore_errors=True)


def _read(run: Run, argv: list[str], way: str) -> Result:
    if way.endswith("terminal"):
        with run.on_terminal(width=40 if way == "narrow terminal" else 80):
            return run(*argv, env={"NO_COLOR": "1"})
    return run(*argv, "--format", way)


def _has_it(row: Row, reader: str, way: str) -> bool:
    """Plain `next` and `gate` are actions and criteria, without what the deal is called."""
    if way == "plain" and (reader in ("next", "gate") or not row.in_plain):
        return False
    return reader in row.in_readers


def _comparable(out: str, way: str) -> str:
    """The strings of a document; a screen without the spaces by which it breaks lines."""
    if way == "json":
        return "\n".join(_strings(json.loads(out)))
    return out if way == "plain" else _without_spaces(out)


def _strings(value: Any) -> Iterator[str]:
    """Every string, on one line as the screens have it."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _strings(member)


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _check_harmless(result: Result) -> None:
    assert not has_unsafe(result.out)
    assert not has_unsafe(result.err)
    assert "Traceback" not in result.everything


def _check_words(row: Row, result: Result) -> None:
    if row.names is None:
        assert result.err == ""
        return
    lines = result.err.splitlines()
    assert 1 <= len(lines) <= 3, result.err
    assert all(line.strip() for line in lines), result.err
    assert row.names in result.err
    if row.exit:
        assert any(line.startswith(("salescoach: ", ERROR)) for line in lines)


def _check_private(run: Run) -> None:
    """Promise S1: nobody else may read it, whatever the umask; and we may."""
    for folder in (run.home, run.state):
        for path, entry in snapshot(folder).items():
            if entry.mode[0] in "-d":
                assert entry.mode in ("-rw-------", "drwx------"), path
