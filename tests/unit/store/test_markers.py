"""Both versions out of what git has left; anything else is no conflict."""

import pytest

from salescoach.store.markers import is_marked, sides


def text(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


MARKED = text("a", "<<<<<<< HEAD", "ours", "=======", "theirs", "more", ">>>>>>> ana", "z")


def test_each_side_has_its_own_and_what_both_share() -> None:
    assert sides(MARKED) == (text("a", "ours", "z"), text("a", "theirs", "more", "z"))
    assert is_marked(MARKED)


def test_several_conflicts_and_an_empty_side() -> None:
    two = MARKED + text("<<<<<<< HEAD", "=======", "b", ">>>>>>> ana")
    assert sides(two) == (text("a", "ours", "z"), text("a", "theirs", "more", "z", "b"))


def test_what_both_had_before_is_on_no_side() -> None:
    both = text("<<<<<<< HEAD", "ours", "||||||| base", "old", "=======", "theirs", ">>>>>>> ana")
    assert sides(both) == (text("ours"), text("theirs"))


def test_lines_end_as_they_ended() -> None:
    windows = MARKED.replace(b"\n", b"\r\n")
    assert sides(windows) == (b"a\r\nours\r\nz\r\n", b"a\r\ntheirs\r\nmore\r\nz\r\n")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        text("a", "b"),
        text("======="),
        text("<<<<<<< HEAD", "ours"),
        text("<<<<<<< HEAD", "ours", "======="),
        text("<<<<<<< HEAD", "ours", ">>>>>>> ana"),
        text("<<<<<<< HEAD", "=======", "=======", ">>>>>>> ana"),
        text("<<<<<<< HEAD", "<<<<<<< HEAD", "=======", ">>>>>>> ana"),
        text(" <<<<<<< HEAD", "=======", ">>>>>>> ana"),
        text("<<<<<<<HEAD", "a"),
    ],
)
def test_half_a_conflict_is_none(data: bytes) -> None:
    assert sides(data) is None
    assert not is_marked(data)
