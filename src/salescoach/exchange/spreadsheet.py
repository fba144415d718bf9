"""Cells that a spreadsheet would take for a formula, made harmless, and made as they were again.

A spreadsheet that opens a CSV file computes whatever begins like a formula, and what it computes
may call programs and send data away. In front of such a cell goes an apostrophe. One that is there
already and would be mistaken for ours gets one more: so `restored` always knows.

- A formula begins with = + - or @, in any width, after whatever a spreadsheet passes over.
- A plain number and a telephone number are none: `-5`, `-1,250.00` and `+49 30 1234567` hold no
  letter, no bracket and no operator between two parts, so that there is nothing to compute or to
  call. `+49-30-1234567` is a subtraction.
- A spreadsheet that expects another separator, as in many countries, splits a cell where a comma,
  a semicolon, a tab or a line break stands in it: each of these parts is looked at on its own.

Rules and reasons: docs/adr/0035.
"""

import re
import unicodedata

MARK = "'"
_TRIGGERS = frozenset("=+-@")
_MINUS_SIGN = "\u2212"  # the typographer's -, which is no compatible form of it
_BREAKS = ("\t", "\r", "\n")
_SPLITS = re.compile(r"([,;\t\r\n])")
# A sign, groups of digits, one dot, comma or space between two: no second sign, no letter.
_NUMBER = re.compile(r" *(?:[+-][0-9]+(?:[.,][0-9]+)*%?|\+[0-9]+(?: [0-9]+)*) *", re.ASCII)


def neutralised(text: str) -> str:
    """The cell as a spreadsheet may have it."""
    first, *others = _SPLITS.split(text)
    inner = "".join(f"{MARK}{part}" if _is_marked(part) else part for part in others)
    return f"{MARK if _needs_mark(text) else ''}{first}{inner}"


def restored(cell: str) -> str:
    """The cell as it was before `neutralised`."""
    first, *others = _SPLITS.split(cell)
    inner = "".join(part.removeprefix(MARK) if _is_marked(part) else part for part in others)
    is_ours = first.startswith(MARK) and _needs_mark(f"{first}{inner}")
    return f"{first.removeprefix(MARK) if is_ours else first}{inner}"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might compute this, instead of showing it."""
    inner = next((one for one in text if not _is_passed_over(one)), "")
    first = unicodedata.normalize("NFKC", inner)[:1]
    return (first in _TRIGGERS or inner == _MINUS_SIGN) and _NUMBER.fullmatch(text) is None


def _needs_mark(text: str) -> bool:
    """Whether the whole cell is a formula, its first part is one, or it begins with a break."""
    bare = text.lstrip(MARK)
    return is_formula(bare) or is_formula(_SPLITS.split(bare)[0]) or bare.startswith(_BREAKS)


def _is_marked(part: str) -> bool:
    """Whether a formula stands in it, behind however many marks."""
    return is_formula(part.lstrip(MARK))


def _is_passed_over(one: str) -> bool:
    """Spaces, quotes and what nobody sees: a spreadsheet may begin to read behind them."""
    return one == '"' or one.isspace() or unicodedata.category(one) in ("Cc", "Cf")
