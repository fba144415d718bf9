"""Did you mean …? One measure of likeness for ids, keys, names and commands."""

from collections.abc import Iterable

NEAR = 0.6


def most_like(word: str, known: Iterable[str], *, at_least: float = NEAR) -> str | None:
    """The known word nearest to this one, or None where nothing is near.

    `at_least`: how alike, from 0 to 1; more where many words are short, or much the same.
    """
    from difflib import get_close_matches  # only when something was not found

    near = get_close_matches(word.lower(), sorted(known), n=1, cutoff=at_least)
    return near[0] if near else None
