"""Who stands behind an @."""

import pytest

from salescoach.exchange.clauses import Clause
from salescoach.exchange.hearing import Problem
from salescoach.exchange.receivers import taken_out
from tests.builders.spoken import known


@pytest.mark.parametrize(
    ("line", "people", "words"),
    [
        ("mark @ulf fri", ("ulf",), "mark fri"),
        ("@ulf mark", ("ulf",), "mark"),
        ("mark @ulf+marta", ("ulf", "marta"), "mark"),
        ("mark @ulf @marta @ulf", ("ulf", "marta"), "mark"),
        ("mark @erik dahl fri", ("erik",), "mark fri"),
        ("mark @ ulf.", ("ulf",), "mark"),
        ("mark @both", ("ulf", "marta"), "mark"),
        ("mark @me, fri", (), "mark , fri"),
        ("mark @us", (), "mark"),
        ("mark a@b.com", (), "mark a@b.com"),
        ("mark", (), "mark"),
    ],
)
def test_who_is_to_get_it_is_taken_out(line: str, people: tuple[str, ...], words: str) -> None:
    found = taken_out(Clause(line, line), known())
    assert not isinstance(found, Problem)
    assert (found.people, found.rest.words) == (people, words)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("mark @xaver", "heard.unknown-name"),
        ("mark @", "heard.nobody-named"),
        ("mark @mexico", "heard.unknown-name"),
    ],
)
def test_somebody_nobody_knows_gets_nothing(line: str, problem: str) -> None:
    found = taken_out(Clause(line, line), known())
    assert isinstance(found, Problem)
    assert found.message.id == problem
