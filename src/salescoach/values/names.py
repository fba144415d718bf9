"""Names inside what somebody wrote: whole words, in any case, with or without accents."""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

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
# What stands before a name and is no part of it, in any case and with or without a point.
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "mx", "miss", "mister", "madam", "dr", "doctor", "prof", "professor",
        "professorin", "doktor", "herr", "herrn", "frau", "frl", "fräulein", "dipl", "univ",
        "mag", "dhr", "mevr", "mevrouw", "mme", "mlle", "monsieur", "madame", "mademoiselle",
        "señor", "señora", "señorita", "sra", "srta", "doña", "signor", "signora", "signorina",
        "sig", "dott", "dottore", "dottssa", "dottoressa", "avv", "mgr", "inż",
    }
)  # fmt: skip
# The same, but somebody may be called so ("Don Lee", "Pan"): a title with a point, or before
# two words or more.
_MAYBE_TITLES = frozenset(
    {
        "m", "sr", "sir", "dame", "lady", "lord", "don", "dom", "ing", "eng", "arch", "rev",
        "pan", "pani", "ir", "drs", "hr", "fr",
    }
)  # fmt: skip
_HE = frozenset(
    {
        "mr", "mister", "herr", "herrn", "dhr", "monsieur", "señor", "signor", "sig", "sir",
        "lord",
    }
)  # fmt: skip
_SHE = frozenset(
    {
        "mrs", "ms", "miss", "madam", "frau", "frl", "fräulein", "mevr", "mevrouw", "mme", "mlle",
        "madame", "mademoiselle", "señora", "señorita", "sra", "srta", "doña", "signora",
        "signorina", "dame", "lady", "pani",
    }
)  # fmt: skip
# A language written without spaces has no whole words.
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff]")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"[^\s.\-]+")


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
    words = name.split()
    bare = " ".join(words[_titles_of(words, surely=True) :])
    words = _WORD.findall(bare.lower())  # to fold "ß" would hide it
    return tuple(word for word in words if len(word) >= least and word.casefold() not in USUAL)


def spellings(name: str) -> Iterator[str]:
    """As it is written, and as it is typed where the keyboard has no umlauts."""
    spelled_out = unicodedata.normalize("NFC", name).translate(_SPELLED)
    yield from (written for written in dict.fromkeys((name, spelled_out)) if written.strip())


def without_titles(name: str) -> str:
    """`Anna Berg` of `Dr. Anna Berg`; all of it where nothing else is there.

    What a title that comes before it has in small letters with a point goes with it: `Dr. med.`.
    """
    words = name.split()
    return " ".join(words[_titles_of(words) :])


def first_name(name: str) -> str:
    """`Jens` of `Dr. Jens Wolf`; of `Herr Wolf` all of it: nobody is called by the last name."""
    words = name.split()
    titles = _titles_of(words)
    return name if titles and len(words) - titles == 1 else words[titles]


def is_called(given: str, name: str) -> bool:
    """Whether somebody of this name is meant by a word of it, or all of it; titles do not count.

    `Frau Berg` is never `Herr Jens Berg`.
    """
    wanted, known = given.casefold().split(), name.casefold().split()
    bare, whole = wanted[_titles_of(wanted) :], known[_titles_of(known) :]
    is_titled = bare != wanted or whole != known
    same = bare == whole and (is_titled or given.casefold() == name.casefold())
    fits = same or (len(bare) == 1 and bare[0] in whole)
    return fits and may_be_one(given, name)


def may_be_one(given: str, name: str) -> bool:
    """Whether no form of address keeps them apart: `Frau Berg` is never `Herr Jens Berg`."""
    addressed = [
        frozenset(_TITLE.findall(" ".join(words[: _titles_of(words)])))
        for words in (given.casefold().split(), name.casefold().split())
    ]
    he, she = (any(one & those for one in addressed) for those in (_HE, _SHE))
    return not (he and she)


def titles_before(words: Sequence[str]) -> int:
    """How many of these words are titles before a name, and surely no name of anybody."""
    return _titles_of(words, surely=True)


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


def _titles_of(words: Sequence[str], *, surely: bool = False) -> int:
    """How many of them stand before the name."""
    count = 0
    for word in words[:-1]:
        more = bool(count) and word.endswith(".") and word.islower()
        if not more and not _is_title(word, rest=len(words) - count - 1, surely=surely):
            break
        count += 1
    return count


def _is_title(word: str, *, rest: int, surely: bool) -> bool:
    parts = _TITLE.findall(word.casefold())
    if not parts or parts[0] == "dipl":
        return bool(parts)
    if all(part in _TITLES for part in parts):
        return True
    maybe = not surely and all(part in _TITLES | _MAYBE_TITLES for part in parts)
    return maybe and (rest >= 2 or word.endswith("."))


def _letter(letter: str) -> str:
    """It, with whatever accent somebody gives it."""
    base = _without_accents(letter).lower()
    if base not in _ACCENTED:
        return re.escape(letter)
    return f"[{base}{_ACCENTED[base]}][\u0300-\u036f]*"


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(one for one in parts if not unicodedata.combining(one))
