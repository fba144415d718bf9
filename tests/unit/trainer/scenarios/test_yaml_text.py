from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.playbook.reader import read_yaml
from salescoach.trainer.scenarios.yaml_text import prose, yaml_text
from salescoach.values.text import harmless


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("need-confirmed", "need-confirmed"),
        ("find-out/need", "find-out/need"),
        ("do/need-recognition/ask", "do/need-recognition/ask"),
        ("not_applicable", "not_applicable"),
        ("technical-sale.yaml", "technical-sale.yaml"),
        ("2026-03-02", "2026-03-02"),
        ("0d", "0d"),
        ("30d", "30d"),
        ("12", "12"),
        ("1.5", "1.5"),
        ("40000 EUR", "40000 EUR"),
        ("0.50 EUR", "0.50 EUR"),
        (True, "true"),
        (False, "false"),
        ("true", '"true"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        ("012", '"012"'),
        ("1e5", '"1e5"'),
        ("12:30", '"12:30"'),
        ("1_000", '"1_000"'),
        ("3d-print", '"3d-print"'),
        ("Ariel", '"Ariel"'),
        ("less: downtime # or so", '"less: downtime # or so"'),
        ('a "word" and \\', '"a \\"word\\" and \\\\"'),
        ("two\nlines", '"two\\nlines"'),
        ("Ünïcode 中文", '"Ünïcode 中文"'),
        ("\x1b[31m", '"\\\\x1b[31m"'),
    ],
)
def test_only_what_nobody_can_misread_stands_without_quotes(value: Any, written: str) -> None:
    assert yaml_text({"key": value}) == f"key: {written}\n"


def test_what_fits_on_a_line_stands_in_braces() -> None:
    event = {"at": "1d", "set": {"need": "a b"}, "said_by": ["Ariel", "Blake"]}
    assert yaml_text({"events": [event]}) == (
        'events:\n  - {at: 1d, set: {need: "a b"}, said_by: ["Ariel", "Blake"]}\n'
    )


@pytest.mark.parametrize(("more", "lines"), [(0, 1), (1, 2)])
def test_a_line_has_at_most_a_hundred_columns(more: int, lines: int) -> None:
    fits = 100 - len('  - {at: 1d, note: ""}')
    text = yaml_text({"events": [{"at": "1d", "note": "x y" + "z" * (fits - 3 + more)}]})
    assert len(text.splitlines()[1:]) == lines


def test_what_is_longer_has_a_line_for_each_key_and_each_entry() -> None:
    long = "They lost eleven hours in February and do not know why, nor who would"
    event = {"at": "1d", "set": {"why": long, "who": [long, long], "when": "2026-03-02"}}
    assert yaml_text({"events": [event]}) == (
        "events:\n"
        "  - at: 1d\n"
        "    set:\n"
        f'      why: "{long}"\n'
        "      who:\n"
        f'        - "{long}"\n'
        f'        - "{long}"\n'
        "      when: 2026-03-02\n"
    )


def test_entries_of_entries_stand_below_them() -> None:
    assert yaml_text({"tests": [{"name": "a", "expect": [{"at": "0d"}, {"at": "1d"}]}]}) == (
        "tests:\n  - name: a\n    expect:\n      - {at: 0d}\n      - {at: 1d}\n"
    )


def test_an_empty_mapping_stays_one() -> None:
    assert yaml_text({"events": [{"advance": {}}], "given": {}}) == (
        "events:\n  - {advance: {}}\ngiven: {}\n"
    )


_texts = st.text(st.characters(exclude_characters="\ufffe\uffff", exclude_categories=["Cs"]))
_values = st.recursive(
    _texts.map(harmless) | st.booleans(),
    lambda inner: (
        st.lists(_texts.map(harmless), min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "at", "yes", "a b"]), inner, max_size=3)
        | st.lists(st.dictionaries(st.just("key"), inner, min_size=1), min_size=1, max_size=2)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["one", "two", "no"]), _values, min_size=1, max_size=3))
def test_the_one_reader_of_the_format_reads_back_what_was_written(value: dict[str, Any]) -> None:
    document, problems = read_yaml(yaml_text(value).encode(), "file.yaml")
    assert (document.data, [one.code for one in problems]) == (value, [])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pumps for dairies", "Pumps for dairies"),
        ("What stops, and how do you notice?", "What stops, and how do you notice?"),
        ("\u6cf5", "\u6cf5"),
        ("Stra\u00dfe 5 (links)", "Stra\u00dfe 5 (links)"),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        ("- a", '"- a"'),
        ("? a", '"? a"'),
        ("[a]", '"[a]"'),
        ("{a: b}", '"{a: b}"'),
        ("*a", '"*a"'),
        ('say "a"', '"say \\"a\\""'),
        ("it's", "it's"),
        ("'a'", "\"'a'\""),
        ("12", '"12"'),
        ("True", '"True"'),
        ("NULL", '"NULL"'),
        ("no", '"no"'),
        ("~", '"~"'),
        ("\uff1a", '"\uff1a"'),
    ],
)
def test_prose_is_plain_only_where_no_reader_takes_it_for_something_else(
    text: str, written: str
) -> None:
    assert prose(text) == written


@given(st.text(min_size=1).map(lambda text: harmless(text).strip()).filter(bool))
def test_prose_behind_a_key_is_read_as_it_was_said(text: str) -> None:
    if any(character in text for character in "\ufffe\uffff"):
        return  # no reader of YAML takes them, in quotes or not
    document, problems = read_yaml(f"title: {prose(text)}\nid: a\n".encode(), "a.yaml")
    assert (document.data, problems) == ({"title": text, "id": "a"}, ())
