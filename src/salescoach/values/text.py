"""Foreign text made harmless: what a person, a file or a variable said may be shown to a terminal.

I4 of the promises: no control byte but newline and tab, no bidirectional control, no lone
surrogate of foreign text reaches a terminal.
"""

import re

# C0 but tab and newline, DEL, C1; bidirectional embeddings, overrides, isolates and marks; line
# and paragraph separators; the byte-order mark; lone surrogates; tag characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    r"""The text with every unsafe character written out: ESC becomes `\x1b`."""
    return _UNSAFE.sub(_written_out, text)


def has_unsafe(text: str) -> bool:
    """Whether `harmless` would change anything."""
    return _UNSAFE.search(text) is not None


def one_line(text: str) -> str:
    """Harmless, and on one line: tabs and newlines become single spaces."""
    return re.sub(r"[\t\n]+", " ", harmless(text))


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
