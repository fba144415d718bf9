"""The comments above a translation: the words that it was made from."""

import pytest

from salescoach.playbook.reader import read_yaml
from salescoach.trainer.translations.sources import Above, Sources, read_comments, same


def above(text: str, *path: str | int) -> Above:
    document, problems = read_yaml(text.encode(), "x.de.yaml")
    assert problems == ()
    return Sources(document, "en").above(path)


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        pytest.param("# en: A\na: b\n", ("a",), Above("A"), id="a key"),
        pytest.param("# en: A\n# was: B\na: b\n", ("a",), Above("A", "B"), id="with those before"),
        pytest.param("# fr: A\na: b\n", ("a",), Above(others=(" fr: A",)), id="another language"),
        pytest.param("# en: A\n\na: b\n", ("a",), Above(), id="a blank line between"),
        pytest.param("a:\n  # en: A\n  - b\n", ("a", 0), Above("A"), id="an entry"),
        pytest.param(
            "a:\n  # en: A\n  - id: b\n    c: d\n", ("a", 0, "c"), Above(), id="not its own"
        ),
        pytest.param("a: |\n  # en: A\nb: c\n", ("b",), Above(), id="the end of a text"),
        pytest.param("# en: A\na: {b: c}\n", ("a", "b"), Above(), id="inside braces"),
        pytest.param("a: b # en: A\nc: d\n", ("c",), Above(), id="behind a text"),
        pytest.param("x: y\n", ("no",), Above(), id="not there"),
    ],
)
def test_a_comment_belongs_to_what_begins_below_it(
    text: str, path: tuple[str | int, ...], found: Above
) -> None:
    assert above(text, *path) == found


def test_long_words_go_on_further_in() -> None:
    lines = [" en: one", "   two", " was: three", "   four", " mine", "   too"]
    assert read_comments(lines, "en") == Above("one two", "three four", (" mine", "   too"))


def test_where_a_line_breaks_makes_no_other_words() -> None:
    assert same("a  b\nc", "a b c")
    assert not same("ab", "a b")
