"""The day at the end of a clause: which one it is, or why it is none that can be relied on.

Days count from the visit. A weekday is the next one strictly after it, and so is a day without a
year. What may be another day for somebody else is a problem, never a guess.
"""

import re
from datetime import date

from salescoach.exchange.day_patterns import Patterns, patterns_of
from salescoach.exchange.hearing import Problem
from salescoach.exchange.words import ENGLISH, Words
from salescoach.values.days import EARLIEST, LATEST, plus_days
from salescoach.values.messages import Weekday, say
from salescoach.values.record import record

FAR_DAYS = 180
"""A day without a year may be so far off: more, and the year is to be said. Source: ours."""

_LONGEST = 120  # characters in which the day at the end stands
_CENTURY = 2000
_LEAP_YEARS = 9  # within so many years there is a 29 February
_WORD = re.compile(r"([0-9]{1,2}(?:\.|st|nd|rd|th)?\s*)?([^\W\d_]{4,})[\s.,!?]*\Z")
_SIGNS = " ,(.:;!–—-"  # which may stand between a day and what comes before it
_LEAST = 5  # letters of a word that may be a weekday with a slip in it
_LIKE = 0.8


@record
class Dated:
    """A clause ends with a day, from the character `start` on; `day` None: there is none, it says.

    `far`: it was written without a year, and is more than `FAR_DAYS` off.
    """

    start: int
    day: date | None
    far: bool = False


def read_end(
    text: str, visit: date, *, names: frozenset[str] = frozenset(), words: Words = ENGLISH
) -> Dated | Problem | None:
    """The day at the end of a clause; None where there is none.

    What stood in quotation marks is masked in `text`, so that nothing in it is found. `names` are
    those by which people are called: Jan is no month then.
    """
    base = max(0, len(text) - _LONGEST)
    reading = _Reading(text[base:], visit, names, words)
    found = reading.read()
    if found is None:
        return _inside(text, words)
    return Dated(found.start + base, found.day, found.far) if isinstance(found, Dated) else found


def read_day(text: str, visit: date, words: Words = ENGLISH) -> Dated | Problem:
    """A text that is a day and nothing else."""
    found = read_end(text, visit, words=words)
    if isinstance(found, Problem):
        return found
    if found is None or found.day is None or text[: found.start].strip(" ,:"):
        return Problem(say("heard.no-day", text=text.strip()[:60]), say("heard.write-a-day"))
    return found


class _Reading:
    def __init__(self, text: str, visit: date, names: frozenset[str], words: Words) -> None:
        self.text = text
        self.visit = visit
        self.names = names
        self.words = words
        self.patterns: Patterns = patterns_of(words)

    def read(self) -> Dated | Problem | None:
        found = self._match(self.text)
        refused = self._refused(found.start() if found else len(self.text))
        if refused is not None:
            return refused
        if found is None:
            return self._misspelt()
        if found.groupdict().get("none"):
            return Dated(found.start(), None)
        return self._led_to(found) or self._day(found)

    def _match(self, text: str) -> re.Match[str] | None:
        """The day at the end of a text, as much of it as belongs to it."""
        both = (self.patterns.dated.search(text), self.patterns.alone.search(text))
        found = [one for one in both if one is not None]
        return min(found, key=lambda one: one.start()) if found else None

    def _refused(self, before: int) -> Problem | None:
        """What starts before the day that could be read makes it another one, or none."""
        for kind, pattern in self.patterns.refused:
            found = pattern.search(self.text)
            if found is None or found.start() >= before:
                continue
            problem = self._problem(kind, found)
            if problem is not None:
                return problem
        return None

    def _problem(self, kind: str, found: re.Match[str]) -> Problem | None:
        typed = _typed(found[0])
        match kind:
            case "next":
                return self._next(typed, found["weekday"])
            case "number":
                day, month = int(found["d1"]), int(found["m1"])
                if _calendar(2024, month, day) is None:
                    return None  # a number, and nothing else
                return Problem(
                    say("heard.day-number", text=typed),
                    say("heard.hint-number", day=f"{day}.{month}."),
                )
            case "slashed":
                return Problem(say("heard.day-slashed", text=typed), say("heard.write-a-day"))
            case "several":
                return Problem(say("heard.day-several", text=typed), say("heard.hint-one-day"))
            case "behind":
                return Problem(say("heard.day-behind", text=typed), say("heard.hint-behind"))
            case "month-missing":
                return Problem(say("heard.day-no-month", text=typed), say("heard.write-a-day"))
            case "asked":
                return Problem(say("heard.day-asked", text=typed), say("heard.hint-asked"))
            case "month" if _plain(typed).rpartition(" ")[2] in self.names:
                return None
            case _:
                return Problem(say("heard.day-open", text=typed), say("heard.hint-open"))

    def _next(self, typed: str, weekday: str | None) -> Problem:
        """With a weekday both days that it may be are named."""
        if weekday is None:
            return Problem(say("heard.day-open", text=typed), say("heard.hint-open"))
        first = self._weekday(weekday)
        return Problem(
            say("heard.day-next", text=typed, first=first, second=plus_days(first, 7)),
            say("heard.hint-next"),
        )

    def _led_to(self, found: re.Match[str]) -> Problem | None:
        """What stands before the day: another one, or a word that makes it something else."""
        before = self.text[: found.start()]
        whole = _typed(found[0])
        joined = self.patterns.joined.search(before)
        if joined is not None:
            text = f"{joined[0].strip(_SIGNS)} {whole}"
            return Problem(say("heard.day-several", text=text), say("heard.hint-one-day"))
        about = self.patterns.about.search(before)
        if about is not None:
            text = f"{about[0].strip(_SIGNS)} {whole}"
            return Problem(say("heard.day-about", text=text), say("heard.hint-about", day=whole))
        other = self._match(before.rstrip(_SIGNS))
        if other is None or other.groupdict().get("none"):
            return None
        if self.patterns.about.search(before[: other.start()]) is not None:
            return None  # it says what something is about
        text = f"{_typed(other[0])} {whole}"
        return Problem(say("heard.day-several", text=text), say("heard.hint-one-day"))

    def _day(self, found: re.Match[str]) -> Dated | Problem:
        parts = found.groupdict()
        start = found.start()
        if parts.get("ahead"):
            ahead = dict(self.words.days_ahead)[_plain(parts["ahead"])]
            return Dated(start, plus_days(self.visit, ahead))
        if parts.get("length"):
            return self._in(found)
        if "iso" not in parts:
            return Dated(start, self._weekday(parts["weekday"]))
        return self._calendar_day(found)

    def _in(self, found: re.Match[str]) -> Dated | Problem:
        """In so many days or weeks."""
        given = _plain(found["n"])
        count = int(given) if given.isdigit() else dict(self.words.numbers)[given]
        days = count * dict(self.words.day_lengths)[_plain(found["length"])]
        if not days:
            return Problem(say("heard.day-open", text=_typed(found[0])), say("heard.hint-open"))
        return Dated(found.start(), plus_days(self.visit, days))

    def _weekday(self, given: str) -> date:
        """The next one strictly after the visit."""
        wanted = self.patterns.weekdays[_plain(given)]
        return plus_days(self.visit, (wanted - self.visit.weekday() - 1) % 7 + 1)

    def _calendar_day(self, found: re.Match[str]) -> Dated | Problem:
        typed = _typed(found[0])
        year, month, day = self._numbers(found)
        known = self._without_a_year(month, day) if year is None else _calendar(year, month, day)
        if known is None or not EARLIEST <= known <= LATEST:
            return Problem(say("heard.day-unknown", text=typed), say("heard.write-a-day"))
        if known < self.visit:
            return Problem(
                say("heard.day-past", text=typed, visit=Weekday(self.visit)),
                say("heard.hint-past"),
            )
        weekday = found["weekday"]
        if weekday and self.patterns.weekdays[_plain(weekday)] != known.weekday():
            return Problem(say("heard.day-weekday", text=typed, day=Weekday(known)),
                           say("heard.hint-one-day"))  # fmt: skip
        far = year is None and (known - self.visit).days > FAR_DAYS
        return Dated(found.start(), known, far)

    def _numbers(self, found: re.Match[str]) -> tuple[int | None, int, int]:
        """Year, month and day as they were written."""
        if found["iso"]:
            year, month, day = (int(part) for part in found["iso"].split("-"))
            return year, month, day
        if found["d1"]:
            given = found["y1"]
            short = given is not None and len(given) == 2
            year = int(given) + (_CENTURY if short else 0) if given else 0
            return year or None, int(found["m1"]), int(found["d1"])
        way = "2" if found["d2"] else "3"
        month = self.patterns.months[_plain(found[f"m{way}"])]
        given = found[f"y{way}"]
        return int(given) if given else None, month, int(found[f"d{way}"])

    def _without_a_year(self, month: int, day: int) -> date | None:
        """The next such day strictly after the visit."""
        years = range(self.visit.year, self.visit.year + _LEAP_YEARS)
        days = (_calendar(year, month, day) for year in years)
        return next((one for one in days if one is not None and one > self.visit), None)

    def _misspelt(self) -> Problem | None:
        """A last word that is nearly a weekday, or nearly a month behind a number."""
        found = _WORD.search(self.text)
        if found is None:
            return None
        number, word = found[1], found[2].lower()
        known = self.words.months if number else self.words.weekdays
        near = _nearest(word, [one[0] for one in known]) if number or len(word) >= _LEAST else None
        if near is None:
            return None
        meant = f"{number.strip()} {near}" if number else near
        return Problem(
            say("heard.day-misspelt", text=_typed(found[0])), say("heard.hint-meant", day=meant)
        )


def _inside(text: str, words: Words) -> Problem | None:
    """A day that stands in the middle, where none is at the end."""
    patterns = patterns_of(words)
    for found in patterns.inside.finditer(text):
        if patterns.about.search(text[max(0, found.start() - _LONGEST) : found.start()]) is None:
            return Problem(say("heard.day-inside", text=_typed(found[0])), say("heard.hint-inside"))
    return None


def _nearest(word: str, known: list[str]) -> str | None:
    from difflib import get_close_matches  # only where no day was found

    near = get_close_matches(word, known, n=1, cutoff=_LIKE)
    return near[0] if near else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(word: str) -> str:
    """As it stands in the table."""
    return " ".join(word.lower().removesuffix(".").split())


def _typed(text: str) -> str:
    """As it was typed, without what only ends it."""
    text = " ".join(text.split()).strip(" ,!()")
    return text if re.search(r"[0-9]\.\Z", text) else text.rstrip(".")
