"""Which earlier promise or doubt is meant: by its id, or by words that only one of them has."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from salescoach.deal.records import Commitment, Doubt
from salescoach.exchange.hearing import Known, Problem
from salescoach.exchange.names import spelled
from salescoach.exchange.words import ENGLISH
from salescoach.values.messages import Quoted, say
from salescoach.values.record import record

_WORD = re.compile(r"[^\W_]+")
_LEAST = 3  # letters of a beginning that stands for a word
_MOST_TOLD = 8
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff]")


@record
class _Candidate:
    """One record that may be meant: its words, and those of who bears it."""

    id: str
    text: str
    bearer: str = ""


def promise_meant(words: str, promises: Iterable[Commitment], known: Known) -> str | Problem:
    """The id of the one open promise that these words name; a name, where only one is theirs."""
    candidates = [_Candidate(one.id, one.what, _name(one.owner, known)) for one in promises]
    return _meant(words, candidates) or _not_one("promise", words, candidates)


def doubt_meant(
    words: str, doubts: Sequence[Doubt], holders: Sequence[str], known: Known
) -> str | Problem:
    """The id of the open doubt that is meant; without words the only one, of a holder first."""
    if not words.strip():
        of_holders = [one for one in doubts if one.holder in holders]
        left = of_holders or list(doubts)
        if len(left) == 1:
            return left[0].id
    candidates = [_Candidate(one.id, one.words, _name(one.holder, known)) for one in doubts]
    return _meant(words, candidates) or _not_one("doubt", words, candidates)


def _not_one(kind: Literal["promise", "doubt"], words: str, known: Sequence[_Candidate]) -> Problem:
    """None of them is meant for certain; those that may be are named, else all."""
    if not known:
        return Problem(say(f"heard.no-open-{kind}"))
    fitting = _named(words, known)
    told = tuple(say("heard.listed", id=one.id, words=Quoted(one.text)) for one in fitting or known)
    hint = say("heard.hint-open-records", records=told[:_MOST_TOLD])
    if not words.strip():
        return Problem(say(f"heard.{kind}-missing"), hint)
    which = "several" if fitting else "unknown"
    return Problem(say(f"heard.{kind}-{which}", words=words[:60]), hint)


def _meant(words: str, known: Sequence[_Candidate]) -> str | None:
    """The id of the one that is meant: by its id, by all of its words, or by some."""
    words = words.strip()
    exact = [one for one in known if words == one.id]
    exact = exact or [one for one in known if words.casefold() == one.text.casefold()]
    fitting = exact or _named(words, known)
    return fitting[0].id if len(fitting) == 1 else None


def _named(words: str, known: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that have all of the words, in any order."""
    given = [one for one in _WORD.findall(words) if one.casefold() not in ENGLISH.no_names]
    return [one for one in known if given and all(_has(one, word) for word in given)]


def _has(one: _Candidate, word: str) -> bool:
    if _UNSPACED.search(word):
        return word in one.text or word in one.bearer
    return any(_is_like(word, other) for other in _WORD.findall(f"{one.text} {one.bearer}"))


def _is_like(word: str, other: str) -> bool:
    """The same word, or a beginning of it that is long enough."""
    begins = len(word) >= _LEAST and any(
        full.startswith(word.casefold()) for full in spelled(other)
    )
    return begins or bool(spelled(word) & spelled(other))


def _name(id_: str | None, known: Known) -> str:
    person = known.person(id_) if id_ is not None else None
    return person.name if person is not None else ""
