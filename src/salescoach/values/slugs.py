"""Ids that are safe in a shell, a file name and a URL."""

import re
from collections.abc import Container

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_KNOWN = _LETTERS | frozenset("0123456789-")
_LONGEST = 64
_MOST = 40
_FIRST_WORDS = 5


def is_slug(text: str) -> bool:
    """Lower-case letters, digits and hyphens, at most 64, with at least one letter."""
    used = frozenset(text)
    known = used <= _KNOWN and not used.isdisjoint(_LETTERS)
    return known and not text.startswith("-") and len(text) <= _LONGEST


def slug_for(name: str, *, otherwise: str, taken: Container[str] = ()) -> str:
    """Make a readable id from a name in any script; `otherwise` where nothing readable is left.

    Ids that are `taken` get a number: `acme-pumps-2`.
    """
    from anyascii import anyascii  # only when something new gets a name

    words = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")
    base = words[:_MOST].rstrip("-")
    if not is_slug(base):
        base = otherwise
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def slug_of_words(text: str, *, otherwise: str, taken: Container[str] = ()) -> str:
    """The same of the first words of a whole sentence."""
    return slug_for(" ".join(text.split()[:_FIRST_WORDS]), otherwise=otherwise, taken=taken)
