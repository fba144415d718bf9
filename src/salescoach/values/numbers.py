"""Numbers as they are typed: a point and no other sign, so that nothing has to be guessed.

In some countries `1.250` is 1250, in others 1.25. What is typed anew is therefore never written
so; a number that was recorded so once is read as one with decimals, as it always was.
"""

import re
from decimal import Decimal

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", re.ASCII)
_EITHER = re.compile(r"(-?[1-9][0-9]{0,2})\.([0-9]{3})", re.ASCII)


def is_number(text: str) -> bool:
    """Whether the text is a number: at most 15 digits, and 6 behind the point."""
    return _NUMBER.fullmatch(text) is not None


def either(text: str) -> tuple[str, str] | None:
    """Both numbers that it may be, `1250` and `1.25` of `1.250`; None where there is no doubt.

    In doubt is a point before three digits, behind one, two or three that begin with no 0: so
    thousands are written in some countries. 1.125 of `1.125` is `1.1250`.
    """
    found = _EITHER.fullmatch(text)
    return None if found is None else (f"{found[1]}{found[2]}", beyond_doubt(text))


def beyond_doubt(number: str) -> str:
    """The same number in its shortest writing that nobody takes for another one."""
    plain = f"{Decimal(number).normalize():f}"
    return f"{plain}0" if _EITHER.fullmatch(plain) else plain
