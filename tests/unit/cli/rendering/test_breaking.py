"""Breaking a paragraph: at words, around names and numbers, in scripts without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from salescoach.cli.rendering.breaking import wrapped

ANNA = "Анна Сергеевна Королёва"


def lines(words: str, width: int, *names: str) -> list[str]:
    return [line.plain for line in wrapped(Text(words), width, names)]


BROKEN = {
    "at spaces": (("one two three", 8), ["one two", "three"]),
    "that fits to the cell": (("one two", 7), ["one two"]),
    "one cell less": (("one two", 6), ["one", "two"]),
    "nothing": (("", 8), [""]),
    "a name stays whole": ((f"Ask {ANNA} today", 24, ANNA), ["Ask", ANNA, "today"]),
    "as one that is no name does not": ((f"Ask {ANNA} today", 24),
                                        ["Ask Анна Сергеевна", "Королёва today"]),
    "with the bracket and the comma beside it": (("so far (Ulf Berg), and more", 15, "Ulf Berg"),
                                                 ["so far", "(Ulf Berg), and", "more"]),
    "a name that is longer than a line": ((ANNA, 10, ANNA), ["Анна", "Сергеевна", "Королёва"]),
    "a number and what it counts": (("it is due in 14 days", 15), ["it is due in", "14 days"]),
    "Chinese between any two characters": (("请问王先生什么时候", 10), ["请问王先生", "什么时候"]),
    "but not in a name": (("请问他们王建国来", 12, "王建国"), ["请问他们", "王建国来"]),
    "nor before a full stop": (("请问王先生。好", 10), ["请问王先", "生。好"]),
    "what is longer than a line is cut": (("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]),
    "and no space begins a line": (("abcdefgh ijk", 4), ["abcd", "efgh", "ijk"]),
    "nor an empty line": (("abcdefgh     ij", 4), ["abcd", "efgh", "ij"]),
}  # fmt: skip


@pytest.mark.parametrize(("given_", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_paragraph_is_broken(given_: tuple[str, int], expected: list[str]) -> None:
    assert lines(*given_) == expected


def test_what_is_narrower_letter_by_letter_than_as_a_whole_is_no_crash() -> None:
    """Signs that make the letter before them wider."""
    for number in range(70, 80):
        words = "x" * number + "❤️" * 3
        assert "".join(lines(words, 80)) == words


FIRST = {
    "wider than the others": (("one two three four", 5, 9), ["one two", "three", "four"]),
    "narrower": (("one two three", 9, 5), ["one", "two three"]),
    "where one word is longer than it": (("abcdefg hi", 3, 5), ["abcde", "fg", "hi"]),
    "and than all of them": (("abcdefghijkl", 3, 5), ["abcde", "fgh", "ijk", "l"]),
    "and the second word alone": (("a bcdefgh", 4, 2), ["a", "bcde", "fgh"]),
}


@pytest.mark.parametrize(("given_", "expected"), FIRST.values(), ids=FIRST)
def test_the_first_line_may_have_another_width(
    given_: tuple[str, int, int], expected: list[str]
) -> None:
    words, width, first = given_
    assert [line.plain for line in wrapped(Text(words), width, first=first)] == expected


@given(
    st.text("ab 1王。Ж", max_size=60),
    st.integers(2, 30),
    st.sampled_from([(), ("a b",), ("王王",)]),
)
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(
    words: str, width: int, names: tuple[str, ...]
) -> None:
    found = lines(words, width, *names)
    assert all(cell_len(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == words.replace(" ", "")
