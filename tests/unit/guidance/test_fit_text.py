"""What text may be stored."""

import pytest

from salescoach.errors import BadUsage
from salescoach.guidance.fit_text import clean, clean_name


@pytest.mark.parametrize("text", ["a", "two\nlines", "a\ttab", "日本", "x" * 20])
def test_text_is_kept_as_it_is_but_for_the_spaces_around_it(text: str) -> None:
    assert clean(f" {text}\n", "NOTE", most=20) == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty-text"),
        (" \n", "empty-text"),
        ("x" * 21, "long-text"),
        ("a\x1bb", "unsafe-text"),
        ("a\u202eb", "unsafe-text"),
        ("a\udc80b", "unsafe-text"),
    ],
)
def test_what_may_not_be_stored_is_refused(text: str, problem: str) -> None:
    with pytest.raises(BadUsage) as refused:
        clean(text, "NOTE", most=20)
    assert refused.value.sentence.id == problem


def test_a_name_stands_on_one_line() -> None:
    assert clean_name(" Ana Ruiz ", "NAME") == "Ana Ruiz"
    with pytest.raises(BadUsage) as refused:
        clean_name("Ana\nRuiz", "NAME")
    assert refused.value.sentence.id == "several-lines"
