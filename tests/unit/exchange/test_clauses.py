"""Lines taken apart: quotation marks, clauses, spaces."""

import pytest

from salescoach.exchange.clauses import (
    BLOT,
    MOST_LINE,
    Clause,
    clause_of,
    clauses_of,
    unfit,
    what_of,
)
from salescoach.exchange.hearing import Problem
from tests.builders.spoken import told


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("a; b", ["a", " b"]),
        ("a；b", ["a", "b"]),
        (" ; a ;; ", [" a "]),
        ("", []),
        ('says "a; b"; c', ['says "a; b"', " c"]),
        ("says “a; b”", ["says “a; b”"]),
        ("sagt „a; b“; c", ["sagt „a; b“", " c"]),
        ("dit «a; b»", ["dit «a; b»"]),
        ("säger ”a; b”", ["säger ”a; b”"]),
        ("it's a; ulf's b", ["it's a", " ulf's b"]),
    ],
)
def test_clauses_are_divided_outside_quotation_marks(line: str, texts: list[str]) -> None:
    found = clauses_of(line)
    assert isinstance(found, tuple)
    assert [one.text for one in found] == texts


def test_what_stands_in_quotation_marks_is_blotted_out() -> None:
    assert clause_of('by "fri" x') == Clause('by "fri" x', f"by {BLOT * 5} x")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            'sends 2" pipe',
            (
                'a quotation mark is never closed: " pipe Close it, or leave it out; for '
                'inches write "in".'
            ),
        ),
        ("x" * (MOST_LINE + 1), "this is too long: 10001 characters, at most 10000."),
        (
            "a\x00b",
            (
                "there is a control character in it, which no text may have. Type the words "
                "again instead of pasting them."
            ),
        ),
        (
            "a\u202eb",
            (
                "there is a control character in it, which no text may have. Type the words "
                "again instead of pasting them."
            ),
        ),
    ],
)
def test_a_line_that_cannot_be_taken_apart_is_a_problem(line: str, words: str) -> None:
    found = clauses_of(line)
    assert isinstance(found, Problem)
    assert told(found) == words


def test_the_longest_line_is_taken() -> None:
    assert unfit("x" * MOST_LINE) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("  a \t b\n c ", "a b c"),
        ('says  "a  b"  c', 'says "a  b" c'),
        (", mails it - ", "mails it"),
        (": mails it.", "mails it"),
        ("mails it (", "mails it"),
        ("mails it . . - ...", "mails it"),
        ("– mails it –", "mails it"),
    ],
)
def test_the_words_are_kept_without_what_divides_them(line: str, words: str) -> None:
    found = clause_of(line)
    assert isinstance(found, Clause)
    assert what_of(found) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [('"fewer breaks"', "fewer breaks"), ('a "b"', 'a "b"'), ('"a" "b"', '"a" "b"'), ("a", "a")],
)
def test_marks_around_all_of_it_are_left_out(line: str, words: str) -> None:
    found = clause_of(line)
    assert isinstance(found, Clause)
    assert found.unquoted == words


def test_what_is_taken_out_leaves_a_space_in_text_and_mask() -> None:
    assert Clause("ab@cd", "ab@cd").without(2, 4) == Clause("ab d", "ab d")
