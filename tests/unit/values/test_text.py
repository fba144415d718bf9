import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.text import harmless, has_unsafe, one_line, shortened

ANY_TEXT = st.text(alphabet=st.characters(codec=None)) | st.text(
    alphabet="a\t\n\r\x1b\x9b\u202e\u2066\ufeff\ud800\U000e0041é北"
)

WRITTEN_OUT = {
    "nul": ("\0", r"\x00"),
    "escape-sequence": ("\x1b[31mred", r"\x1b[31mred"),
    "one-byte-csi": ("\x9b31m", r"\x9b31m"),
    "bell-ending-a-title": ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
    "backspace": ("a\bb", r"a\x08b"),
    "carriage-return": ("safe\rfake", r"safe\x0dfake"),
    "vertical-tab-and-form-feed": ("\v\f", r"\x0b\x0c"),
    "delete": ("\x7f", r"\x7f"),
    "next-line": ("\x85", r"\x85"),
    "right-to-left-override": ("\u202egnp.exe", r"\u202egnp.exe"),
    "isolate": ("\u2066x\u2069", r"\u2066x\u2069"),
    "marks": ("\u200e\u200f\u061c", r"\u200e\u200f\u061c"),
    "line-and-paragraph-separator": ("\u2028\u2029", r"\u2028\u2029"),
    "byte-order-mark": ("\ufeffa", r"\ufeffa"),
    "lone-surrogate": ("\ud800 \udfff", r"\ud800 \udfff"),
    "hidden-tags": ("\U000e0041", r"\U000e0041"),
}
SHOWN_AS_IT_IS = {
    "empty": "",
    "tab-and-newline": "a\tb\nc",
    "markup": "[bold]x[/] :smile: \\n %s {x}",
    "accents": "Žluťoučký e\u0301",
    "cyrillic": "Насосы",
    "chinese": "北京水泵",
    "arabic": "شركة",
    "hebrew": "שלום",
    "joined-emoji": "👩\u200d🔧",
    "emoji-variation": "❤\ufe0f",
    "no-break-space": "a\u00a0b",
    "non-joiner": "می\u200cخواهم",
}


@pytest.mark.parametrize(("text", "shown"), WRITTEN_OUT.values(), ids=WRITTEN_OUT)
def test_an_unsafe_character_is_written_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize("text", SHOWN_AS_IT_IS.values(), ids=SHOWN_AS_IT_IS)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_of_all_code_points_exactly_the_promised_ones_are_unsafe() -> None:
    unsafe = {code for code in range(sys.maxunicode + 1) if has_unsafe(chr(code))}

    assert unsafe == {code for code in range(sys.maxunicode + 1) if _promised(chr(code))}


@given(text=ANY_TEXT)
def test_what_is_harmless_stays_so_and_can_be_written_anywhere(text: str) -> None:
    shown = harmless(text)

    assert harmless(shown) == shown
    assert not has_unsafe(shown)
    assert has_unsafe(text) == (shown != text)
    assert len(shown) >= len(text)
    shown.encode()


@given(one=ANY_TEXT, other=ANY_TEXT)
def test_each_character_is_judged_alone(one: str, other: str) -> None:
    assert harmless(one + other) == harmless(one) + harmless(other)


ON_ONE_LINE = {
    "one-newline": ("a\nb", "a b"),
    "several": ("a\n\t\nb", "a b"),
    "windows": ("a\r\nb", r"a\x0d b"),
    "at-the-ends": ("\na\n", " a "),
    "spaces-stay": ("a  b", "a  b"),
    "unsafe": ("a\x1bb", r"a\x1bb"),
}


@pytest.mark.parametrize(("text", "line"), ON_ONE_LINE.values(), ids=ON_ONE_LINE)
def test_text_on_one_line_has_a_space_for_its_breaks(text: str, line: str) -> None:
    assert one_line(text) == line


@given(text=ANY_TEXT)
def test_text_on_one_line_has_one_line_and_is_harmless(text: str) -> None:
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert not has_unsafe(line)


def _promised(char: str) -> bool:
    """Promise I4 in the words of the Unicode database, and what hides or breaks text beside."""
    control = unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\t\n"
    direction = unicodedata.bidirectional(char) in (
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    )  # fmt: skip
    mark = char in "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
    return control or direction or mark or char == "\ufeff" or 0xE0000 <= ord(char) <= 0xE007F


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("as it is", "as it is"),
        ("twenty letters, full", "twenty letters, full"),
        ("twenty letters, fully", "twenty letters …"),
        ("hall four of the fair", "hall four of the …"),
        ("one-long-word-and-no-space", "one-long-word-and …"),
        ("a one-long-word-and-no-space", "a one-long-word-an …"),
        ("北" * 30, "北" * 18 + " …"),
    ],
)
def test_what_is_too_long_is_cut_behind_a_word(text: str, short: str) -> None:
    assert shortened(text, 20) == short
    assert len(short) <= 20
