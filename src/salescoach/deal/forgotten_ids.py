"""The ids of people who were forgotten: the same on every copy, and nothing of the name in it."""

import re

_BEGINNING = "somebody-"
_WHOLE = re.compile(rf"{_BEGINNING}[0-9a-f]{{4,}}")


def forgotten_id(digits: str) -> str:
    """Of the digits that tell the forgotten of one deal apart."""
    return f"{_BEGINNING}{digits}"


def is_forgotten(person: str) -> bool:
    """Whether the person of this id was forgotten."""
    return _WHOLE.fullmatch(person) is not None
