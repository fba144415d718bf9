"""Every hostile text in every place of the command line, of readers and of the environment too.

`test_matrix.py` has the rows that need a thought each; here the whole product is gone through, so
that no parameter is forgotten. One test a place: it tells all that went wrong.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from salescoach.cli.groups import build
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.values.text import has_unsafe, one_line
from tests.builders.worlds import Result, Run, Snapshot, halden, snapshot
from tests.hostile.places import Case, Place, cases, places


@pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
def test_a_hostile_text_is_refused_in_words_or_taken(place: Place, home: Path) -> None:
    wrong = []
    within = home / "within"  # a text that leads out of a folder leads into this test's own
    run = _prepared(within / "0", place)
    before = snapshot(run.home)
    for number, case in enumerate(cases(place), start=1):
        result = run(*case.argv, env=case.env)
        wrong += [f"{case}: {what}: {result}"[:400] for what in faults(case, result, run, before)]
        if result.code == 0:
            run = _prepared(within / str(number), place)
            before = snapshot(run.home)
    assert wrong == []


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_parameter_of_every_command_has_a_place(entry: Entry) -> None:
    """A new command, or a new option, has to say what it does with all this."""
    covered = {
        place.param
        for place in places()
        if place.name.startswith("--") or " ".join(place.run).startswith(f"{entry.name} ")
    }
    takes_text = {one.name for one in build(entry).params if not getattr(one, "is_flag", False)}
    assert takes_text - covered == set()


def _prepared(home: Path, place: Place) -> Run:
    run = halden(home)
    for words in place.after:
        run.ok(*words)
    return run


def faults(case: Case, result: Result, run: Run, before: Snapshot) -> Iterator[str]:
    """What is wrong with an answer."""
    if result.code != case.code:
        yield f"exit code {int(result.code)} instead of {case.code}"
    if has_unsafe(result.out) or has_unsafe(result.err):
        yield "a terminal would obey it"
    if "wrong inside salescoach" in result.err or "Traceback" in result.everything:
        yield "a crash"
    if result.code in (0, 1):
        return
    if snapshot(run.home) != before:
        yield "refused, and the data folder is another"
    if result.out:
        yield "refused, and there is data"
    told = result.err.splitlines()
    if not 1 <= len(told) <= 3 or not told[0].startswith("salescoach: "):
        yield "not one to three lines"
    if max(map(len, told), default=0) > 1000 and case.place.names:
        yield "endless words"
    if not case.by_parser and the_thing(case) not in told[0] and case.place.names not in told[0]:
        yield "does not name the thing"


def the_thing(case: Case) -> str:
    """How a refusal repeats what was typed: made harmless, and its beginning only."""
    return one_line(case.text.text.strip())[:10] or "is empty"
