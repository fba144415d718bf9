import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.cli.toml_places import Path, places_of

CASES: dict[str, tuple[str, dict[Path, tuple[int, int]]]] = {
    "nothing": ("", {}),
    "comments": ("# a = 1\n  # [b]\n", {}),
    "a key": (" a = 1", {("a",): (1, 2)}),
    "a table": ("[a]\nb = 1", {("a",): (1, 2), ("a", "b"): (2, 1)}),
    "a table within": ("[a.b]", {("a",): (1, 2), ("a", "b"): (1, 2)}),
    "a dotted key": ("a . b = 1", {("a",): (1, 1), ("a", "b"): (1, 1)}),
    "quoted keys": (
        "[\"a.]\"]\n'b=\"' = 1", {("a.]",): (1, 2), ("a.]", 'b="'): (2, 1)},
    ),
    "an escape": ('"\\u0061" = 1', {("a",): (1, 1)}),
    "a list": ("a = [1,\n  # no\n  2 ]", {("a",): (1, 1), ("a", 0): (1, 6), ("a", 1): (3, 3)}),
    "lists in lists": (
        "a=[[1],[]]", {("a",): (1, 1), ("a", 0): (1, 4), ("a", 0, 0): (1, 5), ("a", 1): (1, 8)},
    ),
    "an inline table": (
        "a = { b = 1, c.d = '}' }",
        {("a",): (1, 1), ("a", "b"): (1, 7), ("a", "c"): (1, 14), ("a", "c", "d"): (1, 14)},
    ),
    "a list of tables": (
        "[[a]]\nb = 1\n[[a]]\nb = 2",
        {("a",): (1, 3), ("a", 0, "b"): (2, 1), ("a", 1, "b"): (4, 1)},
    ),
    "strings with signs": (
        'a = "# ] \\" ="\nb = \'\\\'\nc = """\nx = 1\n"" \\""""\nd = \'\'\'\n[e]\n\'\'\'\'\'\nf = 1',  # noqa: E501
        {("a",): (1, 1), ("b",): (2, 1), ("c",): (3, 1), ("d",): (6, 1), ("f",): (9, 1)},
    ),
    "Windows": ("a = 1\r\nb = [\r\n2]\r\n", {("a",): (1, 1), ("b",): (2, 1), ("b", 0): (3, 1)}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "places"), CASES.values(), ids=CASES)
def test_each_key_and_element_has_its_place(text: str, places: dict[Path, tuple[int, int]]) -> None:
    tomllib.loads(text)
    assert {path: (at.line, at.column) for path, at in places_of(text).items()} == places


_keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=4)
_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.integers(-9, 9), st.booleans(), st.text(max_size=6), st.just(date(2026, 12, 25))),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_keys, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(_keys, _values, max_size=4), st.data())
def test_every_key_of_any_file_is_found_once(content: dict[str, Any], data: st.DataObject) -> None:
    """Written out here in ways of TOML drawn by chance."""
    text = "".join(f"{_quoted(key)} = {_written(value, data)}\n" for key, value in content.items())
    assert tomllib.loads(text) == content
    found = places_of(text)
    assert set(found) == set(_paths(content))
    lines = text.split("\n")
    for path, place in found.items():
        if len(path) == 1:
            assert lines[place.line - 1].startswith(_quoted(str(path[0])))
            assert place.column == 1


def _paths(content: Any, base: Path = ()) -> list[Path]:
    members = (
        content.items() if isinstance(content, dict)
        else enumerate(content) if isinstance(content, list) else ()
    )  # fmt: skip
    found: list[Path] = []
    for key, value in members:
        found += [(*base, key), *_paths(value, (*base, key))]
    return found


def _written(value: Any, data: st.DataObject) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            quote = data.draw(st.sampled_from(['"', '"""']))
            return quote + _escaped(value) + quote
        case list():
            gap = data.draw(st.sampled_from([" ", "\n # ]\n", ""]))
            return "[" + "".join(f"{gap}{_written(one, data)}," for one in value) + gap + "]"
        case dict():
            pairs = (f"{_quoted(key)} = {_written(one, data)}" for key, one in value.items())
            return "{ " + ", ".join(pairs) + " }"
        case _:
            return str(value)


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return "".join(
        char if char.isalnum() or char in " =[]{}#'." else f"\\U{ord(char):08x}" for char in text
    )
