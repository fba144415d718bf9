import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.playbook.comments import Comment
from salescoach.playbook.reader import read_yaml
from tests.builders.speed import at_once

OURS = "# salescoach: ignore[SC310] why"


def comments(text: str) -> tuple[Comment, ...]:
    document, _ = read_yaml(text.encode(), "")
    return document.comments


def places(text: str) -> list[tuple[int, int]]:
    return [(one.line, one.column) for one in comments(text)]


def test_a_comment_behind_something_is_about_its_own_line() -> None:
    assert comments(f"a: b\nc: d  {OURS}\n") == (Comment(2, 7, "ignore[SC310] why", 2),)


@pytest.mark.parametrize("between", ["", "\n", "# another\n", "  \n  # another\n\n#\n"])
def test_a_comment_alone_is_about_the_next_line_that_says_something(between: str) -> None:
    text = f"a: b\n  {OURS}\n{between}c: d\n"

    assert comments(text) == (Comment(2, 3, "ignore[SC310] why", 3 + between.count("\n")),)


@pytest.mark.parametrize("end", ["", "\n", "\n\n# more\n"])
def test_a_comment_alone_at_the_end_is_about_nothing(end: str) -> None:
    assert comments(f"a: b\n{OURS}{end}") == (Comment(2, 1, "ignore[SC310] why", None),)


def test_comments_in_a_row_are_about_the_same_line() -> None:
    assert [one.about for one in comments(f"{OURS}\n{OURS}\na: b\n")] == [3, 3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_counts_once(end: str) -> None:
    text = f"a: b\nc: |  {OURS}\n  d\n\n{OURS}\ne: f {OURS}\n".replace("\n", end)

    assert [(one.line, one.about) for one in comments(text)] == [(2, 2), (5, 6), (6, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a: '{OURS}'\n", []),
        (f'a: "{OURS}"\n', []),
        (f'a: "b\n  {OURS}\n  c"  {OURS}\n', [(3, 7)]),
        (f"a: |\n  b {OURS}\n  {OURS}\n{OURS}\nc: d\n", [(4, 1)]),
        (f"a: |\n  b\n  {OURS}\n", []),
        (f"a: >-  {OURS}\n  b {OURS}\n", [(1, 8)]),
        (f"a: |2+ {OURS}\n  b\n\n\n{OURS}\nc: d\n", [(1, 8), (5, 1)]),
        (f"a: | {OURS}\n", [(1, 6)]),
        (f"a: b#{OURS[1:].replace(': ', ':')}\n", []),
        (f"a: b\n  c {OURS}\n", [(2, 5)]),
        (f"a:  {OURS}\n  b\n", [(1, 5)]),
        (f"a: [b,  {OURS}\n  c]  {OURS}\n", [(1, 9), (2, 7)]),
        (f"a: {{b: c}}{OURS}\n", [(1, 10)]),
        (f"a: 客户  {OURS}\n", [(1, 8)]),
        (f"a: b  # first {OURS}\n", []),
        (f"a: b  {OURS} {OURS}\n", [(1, 7)]),
        (f"a:\n  - b\n  {OURS}\n  -\n", [(3, 3)]),
        ("a: b  #salescoach:ignore[X]\n", [(1, 7)]),
        ("a: b  #\tsalescoach:  ignore[X]\n", [(1, 7)]),
        ("a: b  # Salescoach: ignore[X]\n", []),
        ("a: b  # our salescoach: ignore[X]\n", []),
    ],
)
def test_comments_are_told_from_text(text: str, expected: list[tuple[int, int]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text", [f"a: 'b {OURS}\n", f"a: b {OURS}\n---\nc: d\n", f"- a {OURS}\n[\n"]
)
def test_a_file_that_is_not_read_to_its_end_has_none(text: str) -> None:
    assert comments(text) == ()


_PIECES = st.sampled_from(
    [OURS, "# x", "#", "a", "b: ", "- ", "'", '"', "''", "|\n", ">-\n", "[", "]", "{", "}", ", ",
     "\n", "\n  ", "\n    ", " ", "\\", "客", "? "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_what_is_found_is_a_comment_and_what_is_not_found_is_none(text: str) -> None:
    """To change a comment changes no value; a comment of ours begins behind no other `#`."""
    document, problems = read_yaml(text.encode(), "")
    if not document.whole or problems:
        return
    found = {(one.line, one.column) for one in document.comments}
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        for start in (one.start() for one in re.finditer("# salescoach:", line)):
            other = f"{line[:start]}# not ours{line[start + len('# salescoach') :]}"
            changed = _values("\n".join([*lines[: number - 1], other, *lines[number:]]))
            if (number, start + 1) in found:
                assert changed == document.data
            else:
                assert changed != document.data or "#" in line[:start]
            found.discard((number, start + 1))
    assert found == set()


def _values(text: str) -> Any:
    return read_yaml(text.encode(), "")[0].data


HOSTILE = {
    "one comment a line": (f"a: b\n{OURS}\n" * 7_000, 7_000),
    "many in a line": ("a: b #" + " # salescoach: x" * 15_000, 0),
    "many in a text": ("a: |\n" + f"  {OURS}\n" * 7_000 + OURS, 1),
    "many keys": (OURS + "\n" + "".join(f"a{n}: b\n" for n in range(9_900)), 1),
    "blank lines": (OURS + "\n" * 250_000 + "a: b", 1),
    "spaces": ("a: b #" + " " * 250_000, 0),
}


@pytest.mark.parametrize(("text", "found"), HOSTILE.values(), ids=HOSTILE.keys())
def test_comments_are_found_at_once(text: str, found: int) -> None:
    with at_once():
        assert len(comments(text)) == found
