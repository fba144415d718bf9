"""Names inside what somebody wrote: whole words, in any case, with or without accents."""

import re
import string
import unicodedata
from collections.abc import Iterator

_SPELLED = {ord(one): f"{plain}e" for one, plain in zip("äöüÄÖÜ", "aouAOU", strict=True)}
_SPELLED[ord("ß")] = "ss"
# Parts of names that are usual words: nobody is known by them.
USUAL = frozenset(
    {
        "admin", "and", "aus", "com", "company", "das", "del", "der", "des", "die", "for", "gmbh",
        "group", "inc", "les", "llc", "ltd", "mail", "net", "org", "plc", "root", "sales", "the",
        "und", "unknown", "van", "von", "www",
    }
)  # fmt: skip
# A language written without spaces has no whole words.
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff]")
_WORD = re.compile(r"[^\W\d_]+")


def _accented() -> dict[str, str]:
    """Of each letter from a to z those of the Latin script that have it below an accent."""
    found = dict.fromkeys(string.ascii_lowercase, "")
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        if base in found and chr(code).islower():
            found[base] += chr(code)
    return found


_ACCENTED = _accented()


def words_of(name: str) -> list[str]:
    """Its words, to be compared without regard to case."""
    return [word.casefold() for word in _WORD.findall(name)]


def parts_of(name: str, *, least: int) -> tuple[str, ...]:
    """The words of a name by which somebody is known, of at least so many letters."""
    words = _WORD.findall(name.lower())  # to fold "ß" would hide it
    return tuple(word for word in words if len(word) >= least and word.casefold() not in USUAL)


def spellings(name: str) -> Iterator[str]:
    """As it is written, and as it is typed where the keyboard has no umlauts."""
    spelled_out = unicodedata.normalize("NFC", name).translate(_SPELLED)
    yield from (written for written in dict.fromkeys((name, spelled_out)) if written.strip())


def pattern_of(name: str) -> re.Pattern[str]:
    """See `matching`."""
    return re.compile(matching(name), re.IGNORECASE)


def matching(name: str) -> str:
    r"""What finds a name as a whole word: digits and `_` may touch it, as in the name of a file.

    An `s` behind it stays there, as in "Bergs offer"; an apostrophe is no letter anyway. To be
    compiled without regard to case.
    """
    words = r"\s+".join("".join(map(_letter, word)) for word in name.split())
    if _UNSPACED.search(name) is None:
        words = rf"(?<![^\W\d_]){words}(?=s?(?![^\W\d_]))"
    return words


def _letter(letter: str) -> str:
    """It, with whatever accent somebody gives it."""
    base = _without_accents(letter).lower()
    if base not in _ACCENTED:
        return re.escape(letter)
    return f"[{base}{_ACCENTED[base]}][\u0300-\u036f]*"


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(one for one in parts if not unicodedata.combining(one))
