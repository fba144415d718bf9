"""Every hostile text in every place of the command line (I1, I4, I5; and nothing is written)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.groups import build
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.values.text import harmless, has_unsafe, one_line
from tests.builders.worlds import HALDEN, Result, Run, halden, snapshot
from tests.hostile.matrix import Case, cases

CASES = cases()
ACCEPTED = [case for case in CASES if case.code == 0 and case.place.shows and not case.by_parser]
SCREENS = {
    "queue": ("next",),
    "next": ("next", "{}"),
    "show": ("show", "{}"),
    "history": ("history", "{}"),
    "gate": ("gate", "{}"),
    "people": ("person", "list", "{}"),
}
FORMATS = {"T": "table", "P": "plain", "J": "json"}


def named(case: Case) -> str:
    return f"{case.place.name}: {case.text.name}"


@pytest.fixture
def run(home: Path) -> Run:
    return halden(home)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_hostile_text_is_refused_in_words_or_stored_whole(case: Case, run: Run) -> None:
    before = snapshot(run.home)
    result = run(*case.argv, env=case.env)
    assert result.code == case.code, result.err[:300]
    check_harmless(result)
    if case.code == 0:
        return
    assert snapshot(run.home) == before
    if case.code == 1:  # an answer
        return
    told = result.err.splitlines()
    assert result.out == ""
    assert 1 <= len(told) <= 3
    assert told[0].startswith("salescoach: ")
    assert max(map(len, told)) < 1000
    if not case.by_parser:
        assert the_thing(case) in told[0] or case.place.names in told[0], told[0]


@pytest.mark.parametrize("case", ACCEPTED, ids=named)
def test_what_was_accepted_is_shown_harmless_and_whole(case: Case, run: Run) -> None:
    out = run.ok(*case.argv, env=case.env).out
    deal = out.strip() if case.place.run[0] == "new" else HALDEN
    typed = case.text.text.strip()
    for screen, words in SCREENS.items():
        line = [word.replace("{}", deal) for word in words]
        for letter, format_ in FORMATS.items():
            with run.on_terminal(width=100):
                result = run(*line, "--format", format_, "--color", "never")
            assert result.code in (0, 1)
            assert result.err == ""
            assert "\x1b" not in result.out
            check_harmless(result)
            if letter in case.place.shows.get(screen, ""):
                assert stands_in(typed, result.out, format_), f"{screen} as {format_}"


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_parameter_of_every_command_has_a_place(entry: Entry) -> None:
    """A new command, or a new option, has to say what it does with all this."""
    covered = {
        case.place.param
        for case in CASES
        if " ".join(case.place.run).startswith(f"{entry.name} ") or case.place.name[:2] == "--"
    }
    takes_text = {
        one.name for one in build(entry).params if not getattr(one, "is_flag", False) and one.name
    }
    assert takes_text - covered == set()


def test_every_writing_command_has_rows_that_are_refused_and_rows_that_are_not() -> None:
    for entry in COMMANDS:
        rows = [case for case in CASES if " ".join(case.place.run).startswith(entry.name)]
        if entry.writes:
            assert len([case for case in rows if case.code != 0]) > 50, entry.name


def check_harmless(result: Result) -> None:
    """I4: whatever came in, nothing that a terminal obeys goes out; and nothing crashed."""
    assert not has_unsafe(result.out)
    assert not has_unsafe(result.err)
    assert "wrong inside salescoach" not in result.err
    assert "Traceback" not in result.everything


def the_thing(case: Case) -> str:
    """How a refusal repeats what was typed: made harmless, and its beginning only."""
    return harmless(" ".join(case.text.text.split()))[:10]


def stands_in(typed: str, shown: str, format_: str) -> bool:
    """Whether the text is there, letter for letter; a screen may break it into lines."""
    match format_:
        case "json":
            return any(typed in text or text == typed[:100] for text in strings(json.loads(shown)))
        case "plain":
            return any(typed_ in shown for typed_ in (one_line(typed), one_line(typed[:100])))
        case _:
            return without_space(typed) in without_space(shown) or (
                without_space(typed[:100]) in without_space(shown) and len(typed) > 100
            )


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


def strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from strings(part)
        case list():
            for part in value:
                yield from strings(part)
        case _:
            return
