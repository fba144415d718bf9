"""A file of changes: which objects stand where, or all that cannot be read."""

from typing import Any

import pytest

from salescoach.exchange.change_file import MOST_BYTES, MOST_LINES, Written, read_changes
from salescoach.exchange.hearing import Trouble


def objects(data: bytes) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for one in read_changes(data):
        assert isinstance(one, Written), one
        found.append((one.line, one.data))
    return found


def troubles(data: bytes) -> list[tuple[int, int | None, str]]:
    return [
        (one.line, one.column, one.message.id)
        for one in read_changes(data)
        if isinstance(one, Trouble)
    ]


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_has_no_changes(data: bytes) -> None:
    assert read_changes(data) == ()


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}\n\n{"b": "x"}\n',
        b'{"a": 1}\r\n\r\n{"b": "x"}',
        b'\xef\xbb\xbf{"a": 1}\n \n{"b": "x"}',
    ],
    ids=["newlines", "carriage returns", "byte-order mark"],
)
def test_json_lines_keep_their_numbers(data: bytes) -> None:
    assert objects(data) == [(1, {"a": 1}), (3, {"b": "x"})]


def test_a_list_in_yaml_keeps_its_lines_and_places() -> None:
    data = b'- a: x\n  b: yes\n# remark\n- {c: true, d: "two words"}\n'
    assert objects(data) == [(1, {"a": "x", "b": "yes"}), (4, {"c": True, "d": "two words"})]
    first, second = read_changes(data)
    assert isinstance(first, Written)
    assert isinstance(second, Written)
    assert first.place(("b",)) == (2, 6)
    assert second.place(("d",)) == (4, 16)
    assert second.place(("nothing",))[0] == 4


def test_an_array_of_json_is_a_list_too() -> None:
    assert objects(b'[{"a": "x"},\n {"b": [true, "y"]}]') == [
        (1, {"a": "x"}),
        (2, {"b": [True, "y"]}),
    ]


@pytest.mark.parametrize(
    ("line", "column", "id_"),
    [
        (b'{"a": 1', 8, "apply.not-json"),
        (b'{"a": 1}}', 9, "apply.not-json"),
        (b'{"a": 1, "a": 2}', None, "apply.not-json"),
        (b'{"a": NaN}', None, "apply.not-json"),
        (b'{"a": "\\ud800"}', None, "apply.not-json"),
        (b'{"a": "\xff"}', None, "apply.not-json"),
        (b"[1]", None, "apply.no-object"),
        (b'"x"', None, "apply.no-object"),
        (b"{" * 5_000, 2, "apply.not-json"),
        (b'{"a":' * 5_000, None, "apply.not-json"),
    ],
    ids=[
        "cut",
        "too much",
        "doubled",
        "nan",
        "surrogate",
        "bytes",
        "array",
        "text",
        "open",
        "deep",
    ],
)
def test_a_line_that_is_no_object_is_told_with_its_place(
    line: bytes, column: int | None, id_: str
) -> None:
    data = b'{"fine": "x"}\n' + line + b'\n{"fine": "y"}\n'
    assert troubles(data) == [(2, column, id_)]
    assert sum(isinstance(one, Written) for one in read_changes(data)) == 2


@pytest.mark.parametrize(
    ("data", "line", "id_"),
    [
        (b"a: x\n", 1, "apply.no-list"),
        (b"- a: x\n- 5\n", 2, "apply.no-object"),
        (b"- a: &x y\n- b: *x\n", 1, "problem.SC105"),
        (b"- a: !!python/object y\n", 1, "problem.SC105"),
        (b"- a: x\n  a: y\n", 2, "problem.SC108"),
        (b"- {a: two words}\n", 1, "problem.SC110"),
        (b"- a: \x07\n", 1, "apply.character"),
        (b"- \xff\n", 1, "problem.SC101"),
        (b"- a: [\n", 1, "problem.SC103"),
        (b"-" + b" [" * 50 + b"\n", 1, "problem.SC106"),
        (b"- a: x\n" * 60_000, 1, "problem.SC102"),
    ],
    ids=["mapping", "number", "anchor", "tag", "doubled", "unquoted", "bell", "bytes", "open",
         "deep", "large"],
)  # fmt: skip
def test_yaml_is_read_as_carefully_as_a_playbook(data: bytes, line: int, id_: str) -> None:
    assert troubles(data)[0][::2] == (line, id_)


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert troubles(b" " * (MOST_BYTES + 1)) == [(1, None, "apply.too-large")]
    assert read_changes(b" " * MOST_BYTES) == ()


def test_a_file_of_too_many_lines_is_not_read() -> None:
    assert troubles(b"{}\n" * (MOST_LINES + 1)) == [(1, None, "apply.too-many")]
    assert len(objects(b"{}\n" * MOST_LINES)) == MOST_LINES


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("head", ["account", "account: name", "\ufeffaccount"])
def test_a_table_is_told_as_such(separator: str, head: str) -> None:
    table = f"{head}{separator}amount\r\nBirk Mill{separator}52000\r\n"
    (trouble,) = read_changes(table.encode())
    assert isinstance(trouble, Trouble)
    assert trouble.message.id == "apply.table"
    assert trouble.hint is not None


@pytest.mark.parametrize("text", ["just words\nmore words\n", "a, b\n", "- a, b\n- c, d: [\n"])
def test_what_is_no_table_is_not_called_one(text: str) -> None:
    found = [one for one in read_changes(text.encode()) if isinstance(one, Trouble)]
    assert found
    assert all(one.message.id != "apply.table" for one in found)
