"""Ids that are safe in a shell, a file name and a URL."""

import re
from collections.abc import Container

SLUG = re.compile(r"(?=[0-9-]*[a-z])[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_MOST = 40


def is_slug(text: str) -> bool:
    """Lower-case letters, digits and hyphens, at most 64, with at least one letter."""
    return SLUG.fullmatch(text) is not None


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
