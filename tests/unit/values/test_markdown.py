import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.markdown import table, unmarked
from salescoach.values.text import has_unsafe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("fewer leaks", "fewer leaks", id="words"),
        pytest.param("a|b", r"a\|b", id="a pipe"),
        pytest.param("a\\b", r"a\\b", id="a backslash"),
        pytest.param("a\\|b", r"a\\\|b", id="both"),
        pytest.param("*a* _b_ `c` #d", r"\*a\* \_b\_ \`c\` \#d", id="emphasis, code, heading"),
        pytest.param("[a](b) <c>", r"\[a\](b) \<c\>", id="a link, a tag"),
        pytest.param("R&amp;D", r"R\&amp;D", id="a character reference"),
        pytest.param("a\nb\r\nc\td", r"a b\\x0d c d", id="line breaks"),
        pytest.param("\x1b[31mred", r"\\x1b\[31mred", id="a control character"),
        pytest.param("1. one", r"1\. one", id="the start of a numbered list"),
        pytest.param("12) one", r"12\) one", id="the start of another numbered list"),
        pytest.param("1.5 days", "1.5 days", id="a number"),
        pytest.param("- one", r"\- one", id="the start of a list"),
        pytest.param("+", r"\+", id="a sign alone"),
        pytest.param("-5 %", "-5 %", id="less than nothing"),
        pytest.param("--- *", r"\--- \*", id="a line across"),
        pytest.param("== a", r"\== a", id="a line below a heading"),
        pytest.param("~~~ a", r"\~~~ a", id="a fence"),
        pytest.param("~ 5", "~ 5", id="about"),
        pytest.param("", "", id="nothing"),
        pytest.param("Łódź 你好", "Łódź 你好", id="other scripts"),
    ],
)
def test_what_somebody_wrote_is_no_markup(text: str, shown: str) -> None:
    assert unmarked(text) == shown


def test_a_table_has_a_head_and_a_line_a_row() -> None:
    lines = list(table(("id", "days_late"), [("a|b", ""), ("c", " 2 ")]))
    assert lines == [
        r"| id | days\_late |",
        "| --- | --- |",
        r"| a\|b |  |",
        "| c | 2 |",
    ]


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=4))
def test_each_line_of_a_table_has_its_cells_whatever_stands_in_them(
    rows: list[tuple[str, str, str]],
) -> None:
    lines = list(table(("a", "b", "c"), rows))
    assert len(lines) == 2 + len(rows)
    for line in lines:
        assert "\n" not in line
        assert not has_unsafe(line)
        assert len(re.sub(r"\\.", "", line).split("|")) == 5
