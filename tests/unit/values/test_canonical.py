import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.canonical import (
    BadJson,
    canonical,
    digest_of,
    read_json,
    readable,
    sha256_of,
)

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)

SPELLED = {
    "sorted-keys": ({"b": 1, "a": 2}, b'{"a":2,"b":1}'),
    "sorted-within": ([{"b": {"d": 1, "c": 2}}], b'[{"b":{"c":2,"d":1}}]'),
    "capitals-first": ({"a": 1, "B": 2}, b'{"B":2,"a":1}'),
    "utf-8": ({"name": "Žofie 北京 😀"}, '{"name":"Žofie 北京 😀"}'.encode()),
    "escapes": ('"\\\n\x1f\x7f\u2028', b'"\\"\\\\\\n\\u001f\x7f\xe2\x80\xa8"'),
    "words": ([True, False, None], b"[true,false,null]"),
    "numbers": ([0, -1, 1.5, 10**30], b"[0,-1,1.5,1000000000000000000000000000000]"),
    "nothing": ({}, b"{}"),
}
UNSPELLABLE = {
    "nan": float("nan"),
    "infinity": [float("inf")],
    "lone-surrogate": {"name": "\ud800"},
    "lone-surrogate-in-a-key": {"\udfff": 1},
}


@pytest.mark.parametrize(("value", "spelled"), SPELLED.values(), ids=SPELLED)
def test_a_value_has_one_spelling(value: object, spelled: bytes) -> None:
    assert canonical(value) == spelled


@pytest.mark.parametrize("value", UNSPELLABLE.values(), ids=UNSPELLABLE)
def test_what_is_no_json_has_no_spelling(value: object) -> None:
    for spell in (canonical, readable):
        with pytest.raises(ValueError, match=r"JSON compliant|surrogates not allowed"):
            spell(value)


@given(value=st.dictionaries(st.text(), VALUES))
def test_the_order_of_keys_makes_no_other_spelling(value: dict[str, Any]) -> None:
    backwards = dict(reversed(value.items()))

    assert canonical(backwards) == canonical(value)


@given(one=VALUES, other=VALUES)
def test_different_values_are_spelled_differently(one: Any, other: Any) -> None:
    assert (canonical(one) == canonical(other)) == (_typed(one) == _typed(other))


@given(value=VALUES)
def test_what_is_written_is_read_again_as_it_was(value: Any) -> None:
    assert _typed(read_json(canonical(value))) == _typed(value)
    assert _typed(read_json(readable(value))) == _typed(value)


def test_the_form_for_people_is_indented_in_the_given_order_and_ends_its_line() -> None:
    value = {"schema": "x", "events": [{"name": "北京"}], "a": []}

    assert readable(value).decode() == (
        '{\n "schema": "x",\n "events": [\n  {\n   "name": "北京"\n  }\n ],\n "a": []\n}\n'
    )


def test_a_digest_is_the_sha_256_in_hexadecimal() -> None:
    assert digest_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest_of(b"") == hashlib.sha256().hexdigest()


TAKEN = {
    "space-around": (b' \n\t{"a" : 1}\r\n ', {"a": 1}),
    "a-text": (b'"x"', "x"),
    "a-surrogate-pair": (rb'"\ud83d\ude00"', "😀"),
    "an-escaped-control": (rb'"\u0000\u001b"', "\0\x1b"),
    "a-backslash-before-u": (rb'"\\ud800"', r"\ud800"),
    "a-large-number": (b"[1e308, -1E308]", [1e308, -1e308]),
    "a-number-too-small": (b"1e-999", 0.0),
    "a-long-number": (b"9" * 4_000, int("9" * 4_000)),
    "the-same-key-at-two-places": (
        b'{"a": {"a": 1}, "b": {"a": 2}}',
        {"a": {"a": 1}, "b": {"a": 2}},
    ),
    "100-lists": (b"[" * 100 + b"]" * 100, None),
    "100-objects": (b'{"a":' * 100 + b"1" + b"}" * 100, None),
    "many-side-by-side": (b"[" + b"[[]]," * 5_000 + b"[]]", [[[]]] * 5_000 + [[]]),
}
REFUSED = {
    "empty": (b"", "line 1, column 1: Expecting value"),
    "only-space": (b" \n", "line 2, column 1: Expecting value"),
    "two-values": (b"{}\n{}", "line 2, column 1: Extra data"),
    "trailing-comma": (b"[1,]", "line 1, column 4: Expecting value"),
    "single-quotes": (
        b"{'a': 1}",
        "line 1, column 2: Expecting property name enclosed in double quotes",
    ),
    "comment": (b"{} // x", "line 1, column 4: Extra data"),
    "leading-zero": (b"01", "line 1, column 2: Extra data"),
    "raw-control": (b'"a\0b"', "line 1, column 3: Invalid control character at"),
    "raw-line-break": (b'"a\nb"', "line 1, column 3: Invalid control character at"),
    "byte-order-mark": (
        b"\xef\xbb\xbf{}",
        "line 1, column 1: Unexpected UTF-8 BOM (decode using utf-8-sig)",
    ),
    "utf-16": ("{}".encode("utf-16"), "byte 1 is not UTF-8"),
    "latin-1": ('"Müller"'.encode("latin-1"), "byte 3 is not UTF-8"),
    "overlong": (b'"\xc0\xaf"', "byte 2 is not UTF-8"),
    "surrogate-as-bytes": (b'"\xed\xa0\x80"', "byte 2 is not UTF-8"),
    "doubled-key": (b'{"a": 1, "b": 2, "a": 1}', "the key 'a' stands twice"),
    "doubled-key-spelled-differently": (rb'{"a": 1, "\u0061": 1}', "the key 'a' stands twice"),
    "doubled-key-within": (b'[{"x": {"a": 1, "a": 2}}]', "the key 'a' stands twice"),
    "doubled-key-of-any-length": (
        b'{"%b": 1, "%b": 1}' % (b"k" * 9_999, b"k" * 9_999),
        f"the key {'k' * 60!r} stands twice",
    ),
    "nan": (b'{"a": NaN}', "NaN is not a number"),
    "infinity": (b"[Infinity]", "Infinity is not a number"),
    "minus-infinity": (b"[-Infinity]", "-Infinity is not a number"),
    "1e999": (b'{"a": 1e999}', "a number too large"),
    "-1E999": (b'{"a": -1E999}', "a number too large"),
    "400-digits-and-a-fraction": (b"9" * 400 + b".5", "a number too large"),
    "5000-digits": (b'{"a": ' + b"9" * 5_000 + b"}", "a number too large"),
    "high-surrogate": (rb'"\ud800"', "half of a surrogate pair"),
    "low-surrogate": (rb'["a", "\uDFFF"]', "half of a surrogate pair"),
    "surrogate-in-a-key": (rb'{"\ud800": 1}', "half of a surrogate pair"),
    "surrogates-in-the-wrong-order": (rb'"\ude00\ud83d"', "half of a surrogate pair"),
    "101-lists": (b"[" * 101 + b"]" * 101, "nested too deep"),
    "101-objects": (b'{"a":' * 101 + b"1" + b"}" * 101, "nested too deep"),
    "101-of-both": (b'[{"a":' * 50 + b"[]" + b"}]" * 50, "nested too deep"),
    "deep-at-the-end": (b'{"a": 1, "b": [0, ' + b"[" * 100 + b"]" * 100 + b"]}", "nested too deep"),
    "5000-levels": (b"[" * 5_000 + b"]" * 5_000, "nested too deep"),
    "5000-levels-of-objects": (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "nested too deep"),
    "200000-levels-unclosed": (b"[" * 200_000, "nested too deep"),
}


@pytest.mark.parametrize(("data", "value"), TAKEN.values(), ids=TAKEN)
def test_strict_json_is_read(data: bytes, value: object) -> None:
    assert read_json(data) == (json.loads(data) if value is None else value)


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadJson) as refused:
        read_json(data)

    assert _same_on_every_python(refused.value.reason) == reason
    assert str(refused.value) == refused.value.reason


@given(data=st.binary() | st.text(alphabet='{}[]",:\\ud8f0123456789eE.-+ aNI\n').map(str.encode))
def test_any_bytes_are_refused_or_can_be_written_again(data: bytes) -> None:
    try:
        value = read_json(data)
    except BadJson:
        return

    assert _typed(read_json(readable(value))) == _typed(value)


@given(value=VALUES)
def test_a_value_cut_anywhere_is_refused_or_another_value(value: Any) -> None:
    data = canonical([value])

    for end in range(len(data)):
        with pytest.raises(BadJson):
            read_json(data[:end])


def _typed(value: Any) -> str:
    """Equal for the same JSON alone: to Python, 1 is 1.0 and True."""
    if isinstance(value, dict):
        return repr({key: _typed(value[key]) for key in sorted(value)})
    return repr([_typed(part) for part in value]) if isinstance(value, list) else repr(value)


def _same_on_every_python(reason: str) -> str:
    return reason.replace(
        "column 3: Illegal trailing comma before end of array", "column 4: Expecting value"
    )


@pytest.mark.parametrize("modules", [("hashlib",), ("no_such_module", "hashlib")], ids=str)
def test_a_digest_needs_nothing_that_an_interpreter_may_lack(modules: tuple[str, ...]) -> None:
    found: str = sha256_of(*modules)(b"Acme").hexdigest()

    assert found == digest_of(b"Acme")


def test_a_digest_of_nothing_at_all_is_an_error() -> None:
    with pytest.raises(ImportError):
        sha256_of("no_such_module", "nor_this_one")


@given(VALUES)
def test_readable_json_is_what_the_standard_library_would_indent(value: Any) -> None:
    try:
        expected = (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        with pytest.raises(ValueError, match="surrogates"):
            readable(value)
        return
    assert readable(value) == expected
