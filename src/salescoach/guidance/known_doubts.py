"""The library of doubts: which known one somebody's words sound like. Nothing is guessed.

Words sound like an entry when a phrase of its `sounds_like` is in them, word for word.
"""

import re
from collections.abc import Iterable

from salescoach.deal.records import Doubt
from salescoach.playbook.model import KnownDoubt, Playbook

# Of scripts that are written without spaces each sign is a word.
_UNSPACED = "\u2e80-\u9fff\uf900-\ufaff\u0e00-\u0eff"
_WORD = rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+"


def sounding_like(words: str, playbook: Playbook) -> KnownDoubt | None:
    """The entry with the longest phrase that is in the words; of equals the first. None for none.

    Only whole words count, whatever their case and whatever stands between them.
    """
    said = _words(words)
    found = [
        (len(phrase), entry)
        for entry in playbook.doubts
        for phrase in map(_words, entry.sounds_like)
        if _is_within(phrase, said)
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def known_doubt(doubt: Doubt, playbook: Playbook) -> KnownDoubt | None:
    """The entry of the library that a doubt is like."""
    return next((one for one in playbook.doubts if one.id == doubt.library), None)


def things_to_show(doubt: Doubt, playbook: Playbook) -> tuple[str, ...]:
    """What would answer it: what is kept for this deal first, then answers and proof known."""
    own, answers, proof = _to_show(doubt, playbook)
    return tuple(dict.fromkeys((*own, *answers, *proof)))


def first_to_show(doubt: Doubt, playbook: Playbook) -> tuple[str, ...]:
    """The first of each of the three."""
    return tuple(dict.fromkeys(part for one in _to_show(doubt, playbook) for part in one[:1]))


def said_before(doubts: Iterable[Doubt], words: str, holder: str | None) -> Doubt | None:
    """The doubt that the same person put in the same words; also one that nobody was named for."""
    same = [one for one in doubts if same_words(one.words, words)]
    of_holder = [one for one in same if one.holder == holder]
    return next(iter([*of_holder, *(one for one in same if one.holder is None)]), None)


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, but for case, spaces and signs."""
    return (_words(one) or [one]) == (_words(other) or [other])


def _to_show(doubt: Doubt, playbook: Playbook) -> tuple[tuple[str, ...], ...]:
    own = (doubt.show,) if doubt.show is not None else ()
    entry = known_doubt(doubt, playbook)
    if entry is None:
        return (own, (), ())
    titles = {one.id: one.title for one in playbook.materials}
    return (own, entry.answer, tuple(titles.get(id_, id_) for id_ in entry.proof))


def _words(text: str) -> list[str]:
    return re.findall(_WORD, text.casefold())


def _is_within(phrase: list[str], said: list[str]) -> bool:
    size = len(phrase)
    return bool(phrase) and any(
        said[at : at + size] == phrase for at in range(len(said) - size + 1)
    )
