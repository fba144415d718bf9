"""What stands for a character that the encoding of a terminal does not have.

For eyes it is something to read: our own signs have a stand-in each, a name is spelled with Latin
letters as in the ids. In data it is the exact character, written out as in JSON.
"""

from collections.abc import Callable

_SIGNS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
    "…": "...", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "·": "*", "•": "*", "×": "x",
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "↑": "^", "↓": "v",
    "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "±": "+/-", "✓": "ok", "✔": "ok", "✗": "x", "✘": "x",
    "─": "-", "━": "-", "═": "=", "│": "|", "┃": "|", "║": "|", "█": "#", "░": ".", "▒": ":",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_BOX = range(0x2500, 0x2580)  # every corner and crossing of lines


def in_ascii(text: str) -> str:
    """The text with a stand-in for each sign of ours; names stay as they are."""
    return "".join(_sign(one) for one in text)


def spelled(text: str, encoding: str) -> str:
    """The text as somebody can read it in that encoding; what it can write is left alone."""
    return _with(text, encoding, _readable)


def written_out(text: str, encoding: str) -> str:
    r"""The text with what is missing as `\u00e9`: a document stays one, and says the same."""
    return _with(text, encoding, _exact)


def _with(text: str, encoding: str, stand_in: Callable[[str], str]) -> str:
    if _knows(text, encoding):
        return text
    found = {one: one if _knows(one, encoding) else stand_in(one) for one in set(text)}
    return "".join(found[one] for one in text)


def _knows(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _sign(one: str) -> str:
    if one in _SIGNS:
        return _SIGNS[one]
    return "+" if ord(one) in _BOX else one


def _readable(one: str) -> str:
    if _sign(one) != one:
        return _sign(one)
    from anyascii import anyascii

    return anyascii(one) or _exact(one)


def _exact(one: str) -> str:
    units = one.encode("utf-16-be", "surrogatepass")
    pairs = (units[place : place + 2].hex() for place in range(0, len(units), 2))
    return "".join(f"\\u{pair}" for pair in pairs)
