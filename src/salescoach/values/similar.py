"""Did you mean …? One measure of likeness for ids, keys, names and commands."""

from collections.abc import Iterable


def most_like(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to this one, or None where nothing is near."""
    from difflib import get_close_matches  # only when something was not found

    near = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return near[0] if near else None
