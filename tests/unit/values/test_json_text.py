import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.json_text import json_document, json_line
from salescoach.values.text import has_unsafe

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(VALUES)
def test_what_goes_out_is_harmless_and_comes_back_the_same(value: Any) -> None:
    for text in (json_document(value), json_line(value)):
        assert not has_unsafe(text)
        assert json.loads(text) == value
    assert "\n" not in json_line(value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Łódź “a”", '"Łódź “a”"', id="letters stay letters"),
        pytest.param("\x1b\x9b\u202e", '"\\u001b\\u009b\\u202e"', id="control characters"),
        pytest.param("a\tb\n", '"a\\tb\\n"', id="a tab, a line break"),
        pytest.param("\ud800", '"\\ud800"', id="half of a pair"),
    ],
)
def test_a_line(text: str, line: str) -> None:
    assert json_line(text) == line


def test_keys_keep_their_order() -> None:
    assert json_line({"b": 1, "a": [2, None]}) == '{"b":1,"a":[2,null]}'
    assert json_document({"b": 1}) == '{\n "b": 1\n}'
