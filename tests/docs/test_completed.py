"""Every parameter of every command completes from something, or is free text; the table says so."""

from pathlib import Path

import pytest

from salescoach.cli.completing.answering import TABLE
from salescoach.cli.completing.parameters import completed_by, unused
from tests.docs.completed import table
from tests.docs.described import Described, described

EVERY = pytest.mark.parametrize("one", described(), ids=lambda one: one.entry.name)


@EVERY
def test_somebody_has_said_what_completes_each_parameter(one: Described) -> None:
    """Where this fails: an entry in `cli/completing/parameters.py`, free text included."""
    silent = [
        parameter.name
        for parameter in one.parameters
        if parameter.value and completed_by(one.entry.name, parameter.name, parameter.value) is None
    ]
    assert silent == []


def test_nothing_is_said_of_what_is_not_there() -> None:
    assert unused({(c.entry.name, p.name) for c in described() for p in c.parameters}) == set()


def test_the_table_that_a_tab_reads_is_in_step(request: pytest.FixtureRequest) -> None:
    in_step(request, TABLE, table())


def in_step(request: pytest.FixtureRequest, path: Path, text: str) -> None:
    """A file made of the commands themselves; `--rewrite-goldens` makes it anew."""
    if request.config.getoption("--rewrite-goldens"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = path.read_text(encoding="utf-8") if path.exists() else ""
    assert found == text, f"{path.name}: make test ARGS='tests/docs --rewrite-goldens'"
