"""How a day is written in a language, as patterns: what is read, and what only looks like a day.

Made of the words of a language and the writing of numbers; which day it is, is worked out in
`days`. Every pattern is tried on the end of one clause, which is short.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from salescoach.exchange.words import Words
from salescoach.values.record import record

_BEFORE = r"(?<![^\s(,;:])"
_AFTER = r"(?![^\W_])"
_END = r"[\s.,!)]*\Z"
_DAY = "[0-9]{1,2}"


@record(kw_only=True)
class Patterns:
    """Of one language.

    Attributes:
        day: a day at the end, in `dated` and `alone`; groups by what they hold.
        inside: a day anywhere that nobody would write for another reason.
        refused: what may look like a day at the end, by the kind of problem.
        joined, about: what a day may not stand behind.
        weekdays, months: their numbers from 0 and from 1, by each form.
    """

    dated: re.Pattern[str]
    alone: re.Pattern[str]
    inside: re.Pattern[str]
    refused: tuple[tuple[str, re.Pattern[str]], ...]
    joined: re.Pattern[str]
    about: re.Pattern[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]


@cache
def patterns_of(words: Words) -> Patterns:
    """Compiled once a language."""
    making = _Making(words)
    return Patterns(
        dated=making.at_end(making.dated),
        alone=making.at_end(making.alone),
        inside=_compiled(rf"{_BEFORE}(?:{making.inside}){_AFTER}"),
        refused=tuple((kind, making.at_end(one)) for kind, one in making.refused()),
        joined=_compiled(rf"(?:(?<![^\s,]){making.joining}|[/&~?+])[\s,(.:;!–—-]*\Z"),
        about=_compiled(rf"(?<![^\s,(]){making.about}[\s,(.:;!–—-]*\Z"),
        weekdays=_numbered(words.weekdays, since=0),
        months=_numbered(words.months, since=1),
    )


class _Making:
    """The parts of the patterns, put together from the words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.weekday = rf"{_any(words.weekdays)}{_AFTER}\.?"
        self.month = rf"{_any(words.months)}{_AFTER}\.?"
        self.ordinal = _any(words.ordinals)
        self.article = rf"(?:{_any(words.articles)}\s+)?"
        self.of = rf"(?:{_any(words.of)}\s+)?"
        self.joining = rf"{_any(words.joining)}"
        self.about = rf"{_any(words.about)}"
        self.latest = rf"(?:\s*,?\s+{_any(words.latest)})?"
        self.by = rf"(?:{_any(words.by)}\s+{self.article})?"

    def at_end(self, pattern: str) -> re.Pattern[str]:
        """It, as the last thing of a clause."""
        return _compiled(rf"{_BEFORE}(?:{pattern}){_END}")

    @property
    def calendar(self) -> str:
        """A day of the calendar; the year may be left out."""
        return (
            rf"(?P<iso>[0-9]{{4}}-{_DAY}-{_DAY})"
            rf"|(?P<d1>{_DAY})\.\ ?(?P<m1>{_DAY})\.(?:\ ?(?P<y1>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9])"
            rf"|{self.article}(?P<d2>{_DAY})(?:{self.ordinal}|\.)?(?:\s+|\s*-\s*)?{self.of}"
            rf"(?P<m2>{self.month})(?:[\s,-]+(?P<y2>[0-9]{{4}}))?"
            rf"|(?P<m3>{self.month})\s+{self.article}(?P<d3>{_DAY}){self.ordinal}?"
            r"(?:,?\s+(?P<y3>[0-9]{4}))?(?![0-9])"
        )

    @property
    def dated(self) -> str:
        return (
            rf"{self.by}(?:(?P<weekday>{self.weekday})(?:\s*,\s*|\s+))?(?:{self.calendar})"
            rf"{self.latest}"
        )

    @property
    def alone(self) -> str:
        ahead = _any(word for word, _ in self.words.days_ahead)
        return (
            rf"(?P<none>{_any(self.words.no_day)})|{self.by}(?:(?P<weekday>{self.weekday})"
            rf"|(?P<ahead>{ahead})){self.latest}|{_any(self.words.in_)}\s+{self._number('n')}\s*"
            rf"(?P<length>{_any(word for word, _ in self.words.day_lengths)}){self.latest}"
        )

    @property
    def inside(self) -> str:
        by = _any(self.words.by)
        clear = _any(self.words.clear_weekdays)
        return rf"{self.calendar}|{by}\s+{self.weekday}|{clear}"

    def refused(self) -> Iterable[tuple[str, str]]:
        """What leaves open which day it is, in the order in which it is looked for."""
        words, by = self.words, self.by
        weekday, month = self.weekday, self.month
        some_day = rf"(?:{weekday}|{self._ahead}|{_DAY}\.?\s+{month}|{month}\s+{_DAY})"
        period = _any(words.periods)
        times = _any(words.times)
        lengths = _any((*words.other_lengths, *(word for word, _ in words.day_lengths)))
        yield "next", rf"{by}{_any(words.next_)}\s+(?:(?P<weekday>{weekday})|{month}|{period})"
        yield "slashed", rf"{by}[0-9]{{1,4}}/{_DAY}(?:/[0-9]{{1,4}})?"
        yield "slashed", rf"{by}{_DAY}-{_DAY}-[0-9]{{2,4}}|{by}[0-9]{{4}}[./]{_DAY}[./]{_DAY}\.?"
        yield "several", rf"{by}{weekday}\s*[/–-]\s*{weekday}"
        yield "several", rf"{by}{_DAY}\.?\s*[-–/]\s*{_DAY}\.?\s*{month}(?:\s+[0-9]{{4}})?"
        yield "behind", rf"{by}{some_day}(?:\s+[0-9]{{4}})?,?\s+{self._time(times)}"
        yield (
            "open",
            (
                rf"{by}{_any(words.parts)}\s+{self.article}(?:{month}|{period}|{weekday})(?:\s+[0-9]{{4}})?"
            ),
        )
        yield "month", rf"(?:{_any((*words.by, *words.in_))}\s+)?{month}(?:\s+[0-9]{{4}})?"
        yield "open", rf"{by}(?:eow|eom|eoq|eoy|tonight|q[1-4]|(?:cw|kw|wk|week)\s?[0-9]{{1,2}})"
        yield "open", rf"{_any(words.by)}\s+{self.article}(?:{period}|weekend)"
        yield "open", rf"{_any(words.in_)}\s+{self._number('')}\s*{lengths}(?:['’]?\s+time)?"
        since = rf"(?:on|from|after|before)\s+(?:now|{some_day})"
        yield "open", rf"(?:{self._number('')}\s*)?{lengths}\s+{since}"
        yield "open", rf"{weekday}\s+(?:{period}|{lengths})"
        yield "number", rf"{by}(?P<d1>{_DAY})\.(?P<m1>{_DAY})"
        yield "month-missing", rf"{by}{self.article}{_DAY}{self.ordinal}"
        yield "month-missing", rf"{_any(words.by_then)}\s+{self.article}{_DAY}"
        yield "open", r"[0-9]{1,2}月[0-9]{1,2}[日号]?"
        yield "asked", rf"{by}{some_day}\s*\?+"

    @property
    def _ahead(self) -> str:
        return _any(word for word, _ in self.words.days_ahead)

    def _number(self, name: str) -> str:
        numbers = rf"[0-9]{{1,3}}|{_any(word for word, _ in self.words.numbers)}{_AFTER}"
        return f"(?P<{name}>{numbers})" if name else f"(?:{numbers})"

    def _time(self, times: str) -> str:
        clock = rf"{_DAY}(?:[:.h][0-9]{{2}})?\s*(?:{times}|h|o['’]?clock)?"
        return rf"(?:at\s+|in\s+the\s+|by\s+)?(?:{clock}|{times})"


def _any(words: Iterable[str] | Iterable[tuple[str, ...]]) -> str:
    """One of these words, the longest first; several words with any space between them."""
    flat = [form for one in words for form in (one if isinstance(one, tuple) else (one,))]
    escaped = (re.escape(form).replace(r"\ ", r"\s+") for form in sorted(flat, key=len)[::-1])
    return f"(?:{'|'.join(escaped)})"


def _numbered(forms: Iterable[tuple[str, ...]], *, since: int) -> dict[str, int]:
    return {form: number for number, one in enumerate(forms, start=since) for form in one}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
