from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.days import (
    EARLIEST,
    LATEST,
    Duration,
    business_days,
    instant_text,
    is_within,
    parse_day,
    parse_day_or_relative,
    parse_duration,
    parse_instant,
    plus,
    plus_days,
)

TODAY = date(2026, 3, 5)
DAYS = st.dates(EARLIEST, LATEST)

READ = {
    "ordinary": ("2026-03-05", date(2026, 3, 5)),
    "earliest": ("1900-01-01", EARLIEST),
    "latest": ("2200-12-31", LATEST),
    "leap-day": ("2024-02-29", date(2024, 2, 29)),
    "leap-day-of-a-century": ("2000-02-29", date(2000, 2, 29)),
}
NO_DAY = {
    "empty": "",
    "before-the-earliest": "1899-12-31",
    "after-the-latest": "2201-01-01",
    "no-leap-year": "2023-02-29",
    "no-leap-year-of-a-century": "2100-02-29",
    "month-13": "2026-13-01",
    "month-0": "2026-00-01",
    "day-0": "2026-01-00",
    "day-31-of-april": "2026-04-31",
    "without-hyphens": "20260305",
    "week": "2026-W10-4",
    "day-of-the-year": "2026-064",
    "one-digit": "2026-3-5",
    "other-order": "05-03-2026",
    "slashes": "2026/03/05",
    "space-before": " 2026-03-05",
    "line-break-after": "2026-03-05\n",
    "instant": "2026-03-05T00:00:00",
    "sign": "+2026-03-05",
    "full-width-digits": "２０２６-03-05",
    "arabic-digits": "٢٠٢٦-٠٣-٠٥",
    "word": "tomorrow",
}


@pytest.mark.parametrize(("text", "day"), READ.values(), ids=READ)
def test_a_day_is_read(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", NO_DAY.values(), ids=NO_DAY)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert not _takes(parse_day, text)


@given(day=DAYS)
def test_a_day_survives_writing_and_reading(day: date) -> None:
    assert parse_day(day.isoformat()) == day


RELATIVE = {
    "today": ("today", TODAY),
    "later": ("today+14d", date(2026, 3, 19)),
    "earlier": ("today-5d", date(2026, 2, 28)),
    "no-days": ("today+0d", TODAY),
    "absolute": ("2026-03-05", date(2026, 3, 5)),
}
NOT_RELATIVE = {
    "no-number": "today+d",
    "no-unit": "today+14",
    "weeks": "today+2w",
    "space": "today + 14d",
    "capital": "Today",
    "another-word": "yesterday",
    "no-sign": "today14d",
    "two-steps": "today+1d+1d",
    "five-digits": "today+10000d",
    "arabic-digits": "today+١d",
    "line-break": "today\n",
    "empty": "",
    "no-such-day": "2026-02-30",
}


@pytest.mark.parametrize(("text", "day"), RELATIVE.values(), ids=RELATIVE)
def test_a_day_may_be_counted_from_today(text: str, day: date) -> None:
    assert parse_day_or_relative(text, TODAY) == day


@pytest.mark.parametrize("text", NOT_RELATIVE.values(), ids=NOT_RELATIVE)
def test_what_is_neither_a_day_nor_counted_from_today_is_refused(text: str) -> None:
    assert not _takes(parse_day_or_relative, text, TODAY)


@given(today=DAYS, days=st.integers(0, 9_999))
def test_counting_from_any_today_never_overflows(today: date, days: int) -> None:
    assert parse_day_or_relative(f"today+{days}d", today) == today + timedelta(days)
    assert parse_day_or_relative(f"today-{days}d", today) == today - timedelta(days)


DURATIONS = {
    # text: (value, minutes of work, days of the calendar)
    "45min": (Duration(45, "min"), 45, 0),
    "3h": (Duration(3, "h"), 180, 0),
    "3d": (Duration(3, "d"), 1_440, 3),
    "3bd": (Duration(3, "bd"), 1_440, 3),
    "2w": (Duration(2, "w"), 4_800, 14),
    "6mo": (Duration(6, "mo"), 60_480, 180),
    "0d": (Duration(0, "d"), 0, 0),
    "99999mo": (Duration(99_999, "mo"), 1_007_989_920, 2_999_970),
}
NO_DURATION = {
    "empty": "",
    "no-unit": "3",
    "no-number": "d",
    "negative": "-3d",
    "plus": "+3d",
    "space": "3 d",
    "capital": "3D",
    "word": "3days",
    "fraction": "1.5h",
    "year": "1y",
    "minute-as-m": "3m",
    "two": "1d3h",
    "six-digits": "100000d",
    "arabic-digits": "٣d",
    "line-break": "3d\n",
}


@pytest.mark.parametrize(("text", "expected"), DURATIONS.items(), ids=DURATIONS)
def test_a_length_of_time_is_read_and_counts_as_work_and_as_days(
    text: str, expected: tuple[Duration, int, int]
) -> None:
    duration = parse_duration(text)

    assert (duration, duration.work_minutes, duration.calendar_days) == expected
    assert str(duration) == text


@pytest.mark.parametrize("text", NO_DURATION.values(), ids=NO_DURATION)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    assert not _takes(parse_duration, text)


INSTANTS = {
    "utc": (datetime(2026, 3, 5, 10, 0, tzinfo=UTC), "2026-03-05T10:00:00.000000Z"),
    "microseconds": (datetime(2026, 3, 5, 10, 0, 0, 7, tzinfo=UTC), "2026-03-05T10:00:00.000007Z"),
    "east": (
        datetime(2026, 3, 5, 1, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        "2026-03-04T20:00:00.000000Z",
    ),
    "west": (
        datetime(2026, 3, 5, 23, 0, tzinfo=timezone(timedelta(hours=-8))),
        "2026-03-06T07:00:00.000000Z",
    ),
    "earliest": (datetime(1900, 1, 1, tzinfo=UTC), "1900-01-01T00:00:00.000000Z"),
    "latest": (
        datetime(2200, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        "2200-12-31T23:59:59.999999Z",
    ),
}
NO_INSTANT = {
    "empty": "",
    "day": "2026-03-05",
    "no-zone": "2026-03-05T10:00:00.000000",
    "offset": "2026-03-05T10:00:00.000000+00:00",
    "no-fraction": "2026-03-05T10:00:00Z",
    "milliseconds": "2026-03-05T10:00:00.000Z",
    "small-letters": "2026-03-05t10:00:00.000000z",
    "space-for-t": "2026-03-05 10:00:00.000000Z",
    "comma": "2026-03-05T10:00:00,000000Z",
    "line-break": "2026-03-05T10:00:00.000000Z\n",
    "hour-24": "2026-03-05T24:00:00.000000Z",
    "minute-60": "2026-03-05T10:60:00.000000Z",
    "leap-second": "2026-03-05T10:59:60.000000Z",
    "no-such-day": "2026-02-29T10:00:00.000000Z",
    "only-colons": "2026-03-05T::::::::.000000Z",
    "arabic-digits": "٢٠٢٦-03-05T10:00:00.000000Z",
    "year-too-early": "1899-12-31T23:59:59.999999Z",
    "year-too-late": "2201-01-01T00:00:00.000000Z",
    "end-of-time": "9999-12-31T23:59:59.999999Z",
}


@pytest.mark.parametrize(("instant", "text"), INSTANTS.values(), ids=INSTANTS)
def test_an_instant_is_written_in_utc_and_read_again(instant: datetime, text: str) -> None:
    assert instant_text(instant) == text
    assert parse_instant(text) == instant
    assert parse_instant(text).tzinfo == UTC


@pytest.mark.parametrize("text", NO_INSTANT.values(), ids=NO_INSTANT)
def test_no_other_writing_of_an_instant_is_taken(text: str) -> None:
    assert not _takes(parse_instant, text)


@given(
    instant=st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30), timezones=st.timezones())  # noqa: DTZ001 - hypothesis wants them naive
)
def test_an_instant_of_any_zone_survives_writing_and_reading(instant: datetime) -> None:
    assert parse_instant(instant_text(instant)) == instant.astimezone(UTC)


@given(
    one=st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    other=st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_written_instants_sort_as_the_instants_do(one: datetime, other: datetime) -> None:
    assert (instant_text(one) < instant_text(other)) == (one < other)


WORKING = {
    "the-same-day": (date(2026, 3, 5), date(2026, 3, 5), 0),
    "thursday-to-friday": (date(2026, 3, 5), date(2026, 3, 6), 1),
    "friday-to-saturday": (date(2026, 3, 6), date(2026, 3, 7), 0),
    "friday-to-sunday": (date(2026, 3, 6), date(2026, 3, 8), 0),
    "friday-to-monday": (date(2026, 3, 6), date(2026, 3, 9), 1),
    "saturday-to-monday": (date(2026, 3, 7), date(2026, 3, 9), 1),
    "a-week": (date(2026, 3, 5), date(2026, 3, 12), 5),
    "backwards": (date(2026, 3, 12), date(2026, 3, 5), 0),
}


@pytest.mark.parametrize(("start", "end", "days"), WORKING.values(), ids=WORKING)
def test_business_days_count_after_the_start_up_to_the_end(
    start: date, end: date, days: int
) -> None:
    assert business_days(start, end) == days


@given(start=st.dates(EARLIEST, date(2199, 1, 1)), days=st.integers(-30, 700))
def test_business_days_are_the_mondays_to_fridays_one_by_one(start: date, days: int) -> None:
    each = (start + timedelta(number) for number in range(1, days + 1))

    assert business_days(start, start + timedelta(days)) == sum(day.weekday() < 5 for day in each)


@given(days=st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_business_days_of_two_stretches_add_up(days: list[date]) -> None:
    start, middle, end = days

    assert business_days(start, end) == business_days(start, middle) + business_days(middle, end)


def _takes(parse: Callable[..., object], *args: object) -> bool:
    try:
        parse(*args)
    except ValueError:
        return False
    return True


# Holidays, and business days as a length

MONDAY = date(2026, 3, 2)


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 40),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 1, 31)), max_size=5),
)
def test_a_holiday_is_no_business_day(start: date, days: int, holidays: frozenset[date]) -> None:
    each = (start + timedelta(number) for number in range(1, days + 1))
    working = sum(day.weekday() < 5 and day not in holidays for day in each)

    assert business_days(start, start + timedelta(days), holidays) == working


@pytest.mark.parametrize(
    ("length", "last"),
    [("3d", 3), ("1w", 7), ("1mo", 30), ("0d", 0), ("3bd", 6), ("5bd", 8), ("0bd", 0)],
)
def test_a_day_is_within_a_length_up_to_its_last_day(length: str, last: int) -> None:
    """Counted from a Monday, of which the next Friday is a holiday."""
    given_, friday = parse_duration(length), frozenset({MONDAY + timedelta(4)})

    assert is_within(MONDAY, MONDAY + timedelta(last), given_, friday)
    assert not is_within(
        MONDAY, MONDAY + timedelta(last + 1 + 2 * (length == "3bd")), given_, friday
    )


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 60),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 6, 30)), max_size=8),
)
def test_so_many_business_days_later_is_the_first_day_with_so_many_between(
    day: date, count: int, holidays: frozenset[date]
) -> None:
    later = plus(day, Duration(count, "bd"), holidays)

    assert business_days(day, later, holidays) == count
    assert later == day or business_days(day, later - timedelta(1), holidays) == count - 1


@pytest.mark.parametrize(
    ("length", "days"), [("3d", 3), ("2w", 14), ("6mo", 180), ("4h", 0), ("5bd", 7), ("6bd", 8)]
)
def test_a_length_of_time_later(length: str, days: int) -> None:
    assert plus(MONDAY, parse_duration(length)) == MONDAY + timedelta(days)


def test_no_day_is_beyond_the_calendar() -> None:
    assert plus_days(MONDAY, 99_999_999) == date.max
    assert plus_days(MONDAY, -99_999_999) == date.min
    assert plus(date.max, Duration(3, "bd")) == date.max
