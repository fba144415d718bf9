"""Who is meant by a name as a rep types it.

By id or whole name, first or last name, initials, or a beginning: what is whole comes before what
is short, and of what fits equally those who were at the visit are meant. With or without accents
and umlauts, or spelled in Latin letters. Who fits no better than somebody else is not chosen.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from salescoach.deal.state import Person
from salescoach.exchange.hearing import Known, Problem
from salescoach.exchange.words import ENGLISH, Words
from salescoach.values.messages import say
from salescoach.values.names import may_be_one, spellings, titles_before, without_titles
from salescoach.values.record import record
from salescoach.values.similar import most_like

_MOST_WORDS = 5  # of one name
_LEAST = 3  # letters of a name with a slip in it
_NAME = re.compile(r"[^\s+&:,;@()]+")
_SPLIT = re.compile(r"[\s\-–'’]+")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff]")
_JOINED = re.compile(r"\s*[+&]\s*")
_AND = re.compile(r"\s*(?:,|\s(?:and|or)\s)\s*", re.IGNORECASE)
_SAFE = re.compile(r"[\w .\-]{1,100}")


@record
class Named:
    """People who were named, and the character at which the names end."""

    people: tuple[str, ...]
    end: int


def named_at(text: str, start: int, known: Known, words: Words = ENGLISH) -> Named | Problem:
    """Who is named from this character on: one, or several with `+` between them."""
    found: list[str] = []
    at = start
    while True:
        one = _one_at(text, at, known, words)
        if isinstance(one, Problem):
            return one
        found += one.people
        more = _JOINED.match(text, one.end)
        if more is None:
            return _alone(text, start, Named(tuple(dict.fromkeys(found)), one.end), known)
        at = more.end()


def unknown(name: str, known: Known) -> Problem:
    """Nobody is called so; who may be meant, or how somebody is added."""
    name = name[:60]
    near = _near(name, known)
    if near is not None:
        return Problem(say("heard.unknown-name", name=name), say("heard.hint-name", name=near.name))
    command = f"salescoach person add {known.deal} {shown_name(name)} --role …"
    return Problem(say("heard.unknown-name", name=name), say("heard.hint-add", command=command))


def shown_name(name: str) -> str:
    """A name as it may stand in a command that somebody copies."""
    return f'"{name}"' if _SAFE.fullmatch(name) and not name.startswith("-") else '"…"'


def is_whole_name(name: str, person: Person) -> bool:
    """Whether this is all of the name, in any writing; or the id."""
    given, full = _words(name), _words(person.name)
    alike = len(given) == len(full) and all(
        spelled(one) & spelled(other) for one, other in zip(given, full, strict=True)
    )
    return name == person.id or (alike and bool(given))


@lru_cache(maxsize=4096)
def spelled(word: str) -> frozenset[str]:
    """A word of a name in all the ways in which it is typed: without accents, in Latin letters."""
    from anyascii import anyascii

    found = {_folded(one) for one in spellings(word)} | {_folded(anyascii(word))}
    return frozenset(one for one in found if one)


def words_of_names(people: Iterable[Person]) -> frozenset[str]:
    """The single words by which somebody of them is called."""
    return frozenset(
        one for person in people for word in _words(person.name) for one in spelled(word)
    )


def _one_at(text: str, start: int, known: Known, words: Words) -> Named | Problem:
    """The longest name that stands here."""
    typed = list(_typed(text, start))
    if not typed:
        return Problem(say("heard.nobody-named"), say("heard.hint-nobody"))
    whole = _longest(typed, known)
    if whole is not None:
        return whole
    titles = titles_before([word for word, _ in typed])
    if titles and _whole([typed[titles][0]], known):
        return _addressed(typed, titles, known)
    word, end = typed[0]
    found = _fitting([word], known, words)
    if len(found) == 1:
        return Named((found[0].id,), end)
    if found:
        return _several(word, found)
    return _group(word, end, known, words) or _prefixed(text, start, known) or _nobody(
        word, known, words
    )  # fmt: skip


def _longest(typed: Sequence[tuple[str, int]], known: Known) -> Named | None:
    """Whoever is called by most of these words, by two at least."""
    for count in range(min(len(typed), _MOST_WORDS), 1, -1):
        found = _whole([word for word, _ in typed[:count]], known)
        if len(found) == 1:
            return Named((found[0].id,), typed[count - 1][1])
    return None


def _addressed(typed: Sequence[tuple[str, int]], titles: int, known: Known) -> Named | Problem:
    """Who is named behind titles: `Dr. Berg` is Anna Berg, `Frau Berg` is not Herr Jens Berg."""
    given = " ".join(word for word, _ in typed[: titles + 1])
    people = tuple(one for one in known.people if may_be_one(given, one.name))
    among = replace(known, people=people)
    longest = _longest(typed[titles:], among)
    if longest is not None:
        return longest
    found = _whole([typed[titles][0]], among)
    if len(found) == 1:
        return Named((found[0].id,), typed[titles][1])
    return _several(given, found) if found else unknown(given, known)


def _typed(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The words from here on that only spaces divide, each with the character at which it ends."""
    at = start
    for _ in range(_MOST_WORDS + 1):
        space = re.compile(r"\s*").match(text, at)
        found = _NAME.match(text, space.end() if space else at)
        if found is None:
            return
        yield found[0], found.end()
        at = found.end()


def _fitting(typed: Sequence[str], known: Known, words: Words) -> tuple[Person, ...]:
    """Who is called so, by the first way of calling somebody that fits anybody."""
    if len(typed) > 1:
        return _whole(typed, known)
    word = typed[0] if typed else ""
    ways: list[Callable[[Person], bool]] = [
        lambda person: _is_whole([word], person),
        lambda person: _folded(word) in _initials(person.name),
        lambda person: any(
            full.startswith(one)
            for one in spelled(word)
            for name in _words(person.name)
            for full in spelled(name)
        ),
    ]
    if _folded(word) in words.no_names:
        ways = ways[:1]
    for way in ways:
        found = _nearest([one for one in known.people if way(one)], known)
        if found and spelled(word):
            return found
    return ()


def _whole(typed: Sequence[str], known: Known) -> tuple[Person, ...]:
    return _nearest([one for one in known.people if _is_whole(typed, one)], known)


def _nearest(found: Sequence[Person], known: Known) -> tuple[Person, ...]:
    """Those of them who were there, if somebody was."""
    there = [one for one in found if one.id in known.present]
    return tuple(there or found)


def _is_whole(typed: Sequence[str], person: Person) -> bool:
    """Whether these are words of the name that follow each other, or the id.

    The last may be one letter, as in "Ulf B".
    """
    if len(typed) == 1 and typed[0] == person.id:
        return True
    given = [word for one in typed for word in _words(one)]
    full = _words(person.name)
    if not given:
        return False
    starts = range(len(full) - len(given) + 1)
    return any(_fits(given, full[at : at + len(given)]) for at in starts)


def _fits(given: Sequence[str], name: Sequence[str]) -> bool:
    *first, last = zip(given, name, strict=True)
    if not all(spelled(one) & spelled(other) for one, other in first):
        return False
    short, full = _folded(last[0]), spelled(last[1])
    is_letter = bool(first) and len(short) == 1 and short not in ENGLISH.no_names
    return bool(spelled(last[0]) & full) or (
        is_letter and any(one.startswith(short) for one in full)
    )


def _initials(name: str) -> frozenset[str]:
    """Of all words of a name, and of the first and the last, in each writing."""
    words = _words(without_titles(name))
    if len(words) < 2:
        return frozenset()
    kept = (words, [words[0], words[-1]])
    plain = {"".join(_folded(word)[:1] for word in some) for some in kept}
    latin = {"".join(min(spelled(word), key=_latin_first)[:1] for word in some) for some in kept}
    return frozenset(plain | latin)


def _latin_first(word: str) -> tuple[bool, str]:
    return not word.isascii(), word


def _group(word: str, end: int, known: Known, words: Words) -> Named | Problem | None:
    """Both of two who were there, or all who were."""
    typed = _folded(word)
    if typed in words.everybody and known.present:
        return Named(known.present, end)
    if typed in words.both:
        if len(known.present) == 2:
            return Named(known.present, end)
        return Problem(say("heard.not-two", text=word), say("heard.hint-plus"))
    return None


def _prefixed(text: str, start: int, known: Known) -> Named | None:
    """A name of a script without spaces, with the words right behind it."""
    at = start + len(text[start:]) - len(text[start:].lstrip())
    found = [
        one
        for one in known.people
        if _UNSPACED.search(one.name[-1:]) and text.startswith(one.name, at)
    ]
    longest = max((len(one.name) for one in found), default=0)
    found = [one for one in found if len(one.name) == longest]
    return Named((found[0].id,), at + longest) if len(found) == 1 else None


def _nobody(word: str, known: Known, words: Words) -> Problem:
    if _folded(word) in words.us:
        return Problem(say("heard.not-theirs", text=word), say("heard.hint-ours"))
    if _folded(word) in words.no_names:
        return Problem(say("heard.nobody-named"), say("heard.hint-nobody"))
    return unknown(word, known)


def _alone(text: str, start: int, named: Named, known: Known) -> Named | Problem:
    """Another name behind "and" or a comma: who promised is to be told with a plus."""
    more = _AND.match(text, named.end)
    if more is None:
        return named
    typed = list(_typed(text, more.end()))
    if not typed or not _whole([typed[0][0]], known):
        return named
    given = text[start : typed[0][1]].strip()
    return Problem(say("heard.several-names", text=given[:60]), say("heard.hint-plus"))


def _several(name: str, found: Sequence[Person]) -> Problem:
    names = tuple(one.name for one in found)
    if len(set(names)) < len(names):
        ids = tuple(one.id for one in found)
        return Problem(say("heard.ambiguous", name=name[:60], people=ids), say("heard.hint-id"))
    return Problem(say("heard.ambiguous", name=name[:60], people=names), say("heard.hint-more"))


def _near(name: str, known: Known) -> Person | None:
    by_word = {  # of two who are nearly called so, one who was there
        one: person
        for person in sorted(known.people, key=lambda one: one.id in known.present)
        for word in _words(person.name)
        for one in spelled(word)
        if len(one) >= _LEAST
    }
    typed = _folded(name.split(maxsplit=1)[0]) if name.strip() else ""
    near = most_like(typed, by_word) if len(typed) >= _LEAST else None
    return by_word[near] if near else None


def _words(name: str) -> list[str]:
    return [word for word in _SPLIT.split(name) if _folded(word)]


def _folded(word: str) -> str:
    """Without case, accents and points, so that what looks alike is alike."""
    parts = unicodedata.normalize("NFKD", word.replace(".", ""))
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()
