"""Truths as numbers, false before unknown before true, so that trying many cases stays cheap.

Kleene's and is then the least of them, his or the greatest, and the opposite the mirror image.
"""

FALSE, UNKNOWN, TRUE = 0, 1, 2

Truths = frozenset[int]
Case = tuple[int, ...]
ANY: Truths = frozenset((FALSE, UNKNOWN, TRUE))


def of(value: bool) -> int:  # noqa: FBT001 - there is nothing else to tell it from
    """A plain boolean."""
    return TRUE if value else FALSE


def opposite(truth: int) -> int:
    """Unknown stays unknown."""
    return TRUE - truth
