import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.exchange.csv_text import csv_rows, csv_text
from salescoach.exchange.spreadsheet import is_formula, neutralised, restored

SPITEFUL = st.text(alphabet="'=+-@\t\r\n,; \"15.%ax＝－＋＠\u2212\u200b\ufeff")
CELLS = st.one_of(st.text(), SPITEFUL)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "\t=1",
        "\tx",
        "\rx",
        "\nx",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠SUM(A1)",
        "﹦1",
        "\u22121+1",
        " =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        '"=1',
        "-rf",
        "--5",
        "+49-30-1234567",
        "+49/30/1234567",
        "+49 (30) 1234567",
        "-5-3",
        "-A1",
        "+1e5",
        "-5\n",
        "-5,-3",
        "-",
        "-٣",
    ],
)
def test_what_a_spreadsheet_might_compute_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text).startswith("'")
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "-5",
        "-5.25",
        "-1,250.00",
        "-1.250,00",
        "-5%",
        "+5",
        "+49 30 1234567",
        "+4930123456",
        "2026-03-05",
        "a-b",
        "a = b",
        "1+1",
        "'s-Hertogenbosch",
        "'",
        "''",
        "'-5",
        "we, and they",
        "陈美玲",
    ],
)
def test_numbers_telephones_and_words_stay_as_they_are(text: str) -> None:
    assert neutralised(text) == text
    assert restored(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("x;=1+1", "x;'=1+1"),
        ("x,@y", "x,'@y"),
        ("x\n=1+1", "x\n'=1+1"),
        ("x;'=1", "x;''=1"),
        ('x;"=1"', 'x;\'"=1"'),
        ("=1;=1", "'=1;'=1"),
        ("-5;-6", "'-5;-6"),
    ],
)
def test_apostrophes_of_others_and_parts_behind_another_separator(text: str, cell: str) -> None:
    assert neutralised(text) == cell
    assert restored(cell) == text


@given(CELLS)
def test_restored_is_the_inverse_for_every_text(text: str) -> None:
    assert restored(neutralised(text)) == text


@given(CELLS)
def test_no_cell_and_no_part_of_one_is_a_formula_afterwards(text: str) -> None:
    cell = neutralised(text)
    assert not is_formula(cell)
    for separator in ",;\t\n\r":
        assert not any(is_formula(part) for part in cell.split(separator)[1:] if "\t" not in part)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5))
def test_a_table_comes_back_as_it_was(rows: list[list[str]]) -> None:
    for separator in (",", ";", "\t"):
        for raw in (False, True):
            text = csv_text(rows, separator=separator, raw=raw)
            assert csv_rows(text, separator=separator, raw=raw) == rows


def test_the_raw_profile_changes_nothing() -> None:
    assert csv_text([["=1", "-5"]], raw=True) == "=1,-5\r\n"


def test_a_table_is_rfc_4180() -> None:
    text = csv_text([["a", "b"], ['say "x"', "1,2"], ["two\nlines", ""]])
    assert text == 'a,b\r\n"say ""x""","1,2"\r\n"two\nlines",\r\n'
    assert list(csv.reader(io.StringIO(text, newline="")))[2] == ["two\nlines", ""]


def test_what_is_no_table_is_told() -> None:
    with pytest.raises(ValueError, match="unexpected end"):
        csv_rows('"a')
