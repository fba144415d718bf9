"""Foreign text made harmless: what a person, a file or a variable said may be shown to a terminal.

I4 of the promises: no control byte but newline and tab, no bidirectional control, no lone
surrogate of foreign text reaches a terminal.
"""

import re
from functools import cache

# C0 but tab and newline, DEL, C1; bidirectional embeddings, overrides, isolates and marks; line
# and paragraph separators; the byte-order mark; lone surrogates; tag characters.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

_STOPS = " .,:;-"


def harmless(text: str) -> str:
    r"""The text with every unsafe character written out: ESC becomes `\x1b`."""
    return _unsafe().sub(_written_out, text) if _is_doubtful(text) else text


def has_unsafe(text: str) -> bool:
    """Whether `harmless` would change anything."""
    return _is_doubtful(text) and _unsafe().search(text) is not None


def one_line(text: str) -> str:
    """Harmless, and on one line: tabs and newlines become single spaces."""
    text = harmless(text)
    return re.sub(r"[\t\n]+", " ", text) if "\n" in text or "\t" in text else text


def shortened(text: str, most: int) -> str:
    """Of so many characters at the most: cut behind a word where it can be, and that shows."""
    if len(text) <= most:
        return text
    kept = text[: most - 1].rpartition(" ")[0]
    if len(kept) < most // 2:  # no spaces, as in many languages
        kept = text[: most - 2]
    return f"{kept.rstrip(_STOPS)} …"


def _is_doubtful(text: str) -> bool:
    """Whether anything but letters, digits, signs, spaces, tabs and newlines is in the text.

    All that is unsafe is not printable in Python's sense. Nearly every text is, and so the
    pattern need not be compiled for it (docs/adr/0012).
    """
    return not text.replace("\n", "").replace("\t", "").isprintable()


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(_UNSAFE)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
