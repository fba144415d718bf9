"""Numbers as they are typed: a point and no other sign, so that nothing has to be guessed."""

import re

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", re.ASCII)


def is_number(text: str) -> bool:
    """Whether the text is a number: at most 15 digits, and 6 behind the point."""
    return _NUMBER.fullmatch(text) is not None
