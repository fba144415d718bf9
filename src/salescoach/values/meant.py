"""What somebody may have meant who wrote an amount or a day otherwise than salescoach reads it.

For hints only: nothing of it is ever recorded unasked. None where it could mean two things.
"""

import re

from salescoach.values.currencies import DECIMALS
from salescoach.values.days import parse_day
from salescoach.values.messages import Message, say
from salescoach.values.money import NotMoney, parse_money
from salescoach.values.numbers import beyond_doubt, either, is_number

_SYMBOLS = {"€": "EUR", "£": "GBP"}
_AMOUNT = r"(?:([A-Za-z]{3}|[€£])\s*)?([0-9][0-9.,'’\s]*)(?:\s*([A-Za-z]{3}|[€£]))?"
_ANY_NUMBER = re.compile(
    r"(?:(?P<before>[A-Z]{3}) ?)?(?P<number>[0-9][0-9.,]*)(?P<after>%| ?[A-Z]{3})?", re.ASCII
)
_MOST_DECIMALS = 9  # of a number that is no money
_GROUPS = r"[0-9]{1,3}(?:(?P<group>[.,'’\s])[0-9]{3})(?:(?P=group)[0-9]{3})*"
_YEAR_FIRST = r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})"
_YEAR_LAST = r"([0-9]{1,2})[-./ ] ?([0-9]{1,2})[-./ ] ?([0-9]{4})"


def money_hint(text: str) -> Message:
    """How to write this amount; an example of another one where it could mean two things."""
    meant = money_meant(text)
    return say("hint.money") if meant is None else say("hint.meant", meant=meant)


def day_hint(text: str) -> Message:
    """The same of a day."""
    meant = day_meant(text)
    return say("hint.day") if meant is None else say("hint.day-meant", meant=meant)


def number_hint(text: str) -> Message:
    """How to write this number; both ways where it could mean two things."""
    meant = numbers_meant(text)
    match meant:
        case []:
            return say("hint.number")
        case [one]:
            return say("hint.meant", meant=one)
        case _:
            return say("hint.number-either", whole=meant[0], decimals=meant[1])


def numbers_meant(text: str) -> list[str]:
    """`1,5` is `1.5`, `1.250.000` is `1250000`; `1,250` and `1.250` may be `1250` or `1.25`."""
    sign, written = ("-", text.strip()[1:]) if text.strip().startswith("-") else ("", text.strip())
    with_point = written.replace(",", ".") if written.count(",") == 1 else written
    if (both := either(with_point)) is not None:
        return [f"{sign}{one}" for one in both]
    last = max(written.rfind("."), written.rfind(","))
    whole, decimals = written[:last], written[last + 1 :]
    found = [_ungrouped(written)]
    if last > 0 and decimals:
        bare = _ungrouped(whole) if written[last] not in whole else None
        found.append(None if bare is None else f"{bare}.{decimals}")
    numbers = (f"{sign}{one}" for one in found if one is not None)
    return [beyond_doubt(one) for one in dict.fromkeys(numbers) if is_number(one)][:1]


def _ungrouped(written: str) -> str | None:
    """The digits of a whole number, perhaps with signs between its thousands."""
    if re.fullmatch(rf"[0-9]+|(?!0){_GROUPS}", written, re.ASCII) is None:
        return None
    return "".join(one for one in written if one.isdigit())


def money_meant(text: str) -> str | None:
    """`52.000,00 EUR` is `52000.00 EUR`; `52.000 EUR` may be either."""
    found = re.fullmatch(_AMOUNT, text.strip())
    if found is None or (found[1] is None) == (found[3] is None):
        return None
    written = found[1] or found[3]
    currency = _SYMBOLS.get(written, written.upper())
    number = _plain_number(found[2].strip(), DECIMALS.get(currency, 0))
    if number is None:
        return None
    try:
        parse_money(f"{number} {currency}")
    except NotMoney:
        return None
    return f"{number} {currency}"


def number_meant(text: str) -> str | None:
    """How a number, or an amount, with commas or points for thousands is to be written.

    It is only for a hint: `1,04` is 1.04 and `42.000,00 EUR` 42000.00 EUR. None where the text is
    nothing of the kind, or needs no other form.
    """
    found = _ANY_NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    before, after = found["before"] or "", (found["after"] or "").strip()
    number = _with_a_point(found["number"], DECIMALS.get(before or after, _MOST_DECIMALS))
    if number is None:
        return None
    meant = number + after if after == "%" else " ".join(filter(None, (before, number, after)))
    return meant if meant != text.strip() else None


def day_meant(text: str) -> str | None:
    """`17.4.2026` is `2026-04-17`; `5.4.2026` may be either."""
    text = text.strip()
    if (found := re.fullmatch(_YEAR_FIRST, text, re.ASCII)) is not None:
        days = {_day(found[1], found[2], found[3])}
    elif (found := re.fullmatch(_YEAR_LAST, text, re.ASCII)) is not None:
        days = {_day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])}
    else:
        return None
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _plain_number(written: str, decimals: int) -> str | None:
    """The digits with a point before the decimals; None where a separator can be both."""
    last = max(written.rfind("."), written.rfind(","))
    fraction = written[last + 1 :] if last >= 0 else ""
    whole = written
    has_decimals = decimals not in (0, 3) and len(fraction) == decimals
    if has_decimals:
        whole = written[:last]
    grouped = re.fullmatch(_GROUPS, whole, re.ASCII)
    if grouped is None:
        if not (whole.isascii() and whole.isdigit()):
            return None
    elif has_decimals:
        if grouped["group"] == written[last]:
            return None
    elif grouped["group"] in ".," and whole.count(grouped["group"]) == 1:
        return None
    digits = "".join(one for one in whole if one.isdigit())
    return f"{digits}.{fraction}" if has_decimals else digits


def _day(year: str, month: str, day: str) -> str | None:
    written = f"{year}-{month:0>2}-{day:0>2}"
    try:
        return parse_day(written).isoformat()
    except ValueError:
        return None


def _with_a_point(number: str, decimals: int) -> str | None:
    """The last sign stands for the decimals, unless three digits behind it must be thousands."""
    *groups, last = re.split(r"[.,]", number)
    if not all((*groups, last)):
        return None
    signs = re.findall(r"[.,]", number)
    thousands = len(last) == 3 and (decimals < 3 or signs[:-1] == signs[-1:])
    if not signs or thousands:
        return "".join((*groups, last))
    return "".join(groups) + "." + last if len(last) <= decimals else None
