"""What must be the same in every language: placeholders, and numbers."""

import re
from collections import Counter

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"[0-9]+(?:[.,'’\u00a0\u202f ][0-9]+)*")
_THOUSANDS = re.compile(r"[^0-9](?=[0-9]{3}(?![0-9]))")
_RUN = re.compile(r"[0-9]+")


def placeholders(text: str) -> frozenset[str]:
    """The words in braces."""
    return frozenset(_PLACEHOLDER.findall(text))


def same_numbers(one: str, other: str) -> bool:
    """Whether both name the same numbers, however these are written.

    2.5 is 2,5 in another language, 1,200 is 1.200, and a day begins or ends with its year.
    """
    first, second = _PLACEHOLDER.sub(" ", one), _PLACEHOLDER.sub(" ", other)
    return _joined(first) == _joined(second) or _runs(first) == _runs(second)


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text as they stand there."""
    return tuple(_NUMBER.findall(_PLACEHOLDER.sub(" ", text)))


def _joined(text: str) -> Counter[str]:
    """A mark before exactly three digits parts thousands, and any other is a decimal point."""
    whole = (_THOUSANDS.sub("", one) for one in _NUMBER.findall(text))
    return Counter(re.sub(r"[^0-9]", ".", one) for one in whole)


def _runs(text: str) -> Counter[int]:
    return Counter(int(one[:18]) for one in _RUN.findall(text))
