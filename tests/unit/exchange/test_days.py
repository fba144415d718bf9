"""Which day stands at the end of a clause. The visit is on Thursday 16 April 2026."""

from datetime import date

import pytest

from salescoach.exchange.days import Dated, read_day, read_end
from salescoach.exchange.hearing import Problem
from tests.builders.spoken import VISIT, told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # weekdays: the next one strictly after the visit
        ("fri", "2026-04-17"),
        ("friday", "2026-04-17"),
        ("thu", "2026-04-23"),
        ("THURSDAY", "2026-04-23"),
        ("wed", "2026-04-22"),
        ("Tues", "2026-04-21"),
        ("fri.", "2026-04-17"),
        ("friday,", "2026-04-17"),
        ("fri!", "2026-04-17"),
        ("(fri)", "2026-04-17"),
        ("by fri", "2026-04-17"),
        ("by latest fri", "2026-04-17"),
        ("on monday", "2026-04-20"),
        ("until sun", "2026-04-19"),
        ("by friday at the latest", "2026-04-17"),
        ("friday latest", "2026-04-17"),
        # days of the calendar, the next one strictly after the visit
        ("21 apr", "2026-04-21"),
        ("21 April", "2026-04-21"),
        ("21apr", "2026-04-21"),
        ("21-apr", "2026-04-21"),
        ("21. april", "2026-04-21"),
        ("21st april", "2026-04-21"),
        ("the 21st of April", "2026-04-21"),
        ("by the 21st of april", "2026-04-21"),
        ("april 21", "2026-04-21"),
        ("April 21st", "2026-04-21"),
        ("until 21 apr", "2026-04-21"),
        ("30.4.", "2026-04-30"),
        ("30. 4.", "2026-04-30"),
        ("17 apr", "2026-04-17"),
        ("13 oct", "2026-10-13"),
        ("1 sept.", "2026-09-01"),
        ("may 5", "2026-05-05"),
        # with a year
        ("2026-05-04", "2026-05-04"),
        ("2026-04-16", "2026-04-16"),
        ("21 apr 2027", "2027-04-21"),
        ("april 21, 2027", "2027-04-21"),
        ("21.4.2027", "2027-04-21"),
        ("21.4.27", "2027-04-21"),
        ("21-apr-2027", "2027-04-21"),
        # both have to say the same
        ("fri 17 apr", "2026-04-17"),
        ("Friday, 17 April", "2026-04-17"),
        ("Thursday 30 April 2026", "2026-04-30"),
        # from the visit on
        ("today", "2026-04-16"),
        ("tomorrow", "2026-04-17"),
        ("tmrw", "2026-04-17"),
        ("the day after tomorrow", "2026-04-18"),
        ("in 2 weeks", "2026-04-30"),
        ("in two weeks", "2026-04-30"),
        ("in a week", "2026-04-23"),
        ("within 3 days", "2026-04-19"),
        ("in 10d", "2026-04-26"),
        ("in 400 days", "2027-05-21"),
    ],
)
def test_a_day_at_the_end_is_read(text: str, day: str) -> None:
    assert read_end(text, VISIT) == Dated(1 if text == "(fri)" else 0, date.fromisoformat(day))
    told_with = read_end(f"mails the mark, {text}", VISIT)
    assert isinstance(told_with, Dated)
    assert told_with.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("next fri", "next"),
        ("this friday", "next"),
        ("coming mon", "next"),
        ("next week", "open"),
        ("this month", "open"),
        ("4/21", "slashed"),
        ("21/4/2026", "slashed"),
        ("by 4/21", "slashed"),
        ("4-21-2026", "slashed"),
        ("2026/04/21", "slashed"),
        ("2026.04.21", "slashed"),
        ("24/7", "slashed"),
        ("thu or fri", "several"),
        ("calls or fri", "several"),
        ("or by fri", "several"),
        ("thu and fri", "several"),
        ("thu/fri", "several"),
        ("mon-wed", "several"),
        ("mon, tue", "several"),
        ("mon tue", "several"),
        ("mon - tue", "several"),
        ("21-23 apr", "several"),
        ("21 apr 22 apr", "several"),
        ("end of may", "open"),
        ("by end of month", "open"),
        ("end of the week", "open"),
        ("mid april", "open"),
        ("by may", "open"),
        ("in june", "open"),
        ("june", "open"),
        ("june 2026", "open"),
        ("q3", "open"),
        ("week 18", "open"),
        ("cw18", "open"),
        ("tonight", "open"),
        ("eow", "open"),
        ("by the weekend", "open"),
        ("in 2 months", "open"),
        ("in 5 business days", "open"),
        ("in 0 days", "open"),
        ("in 2 weeks' time", "open"),
        ("a week on friday", "open"),
        ("two weeks from now", "open"),
        ("friday week", "open"),
        ("4月21日", "open"),
        ("mon 9:00", "behind"),
        ("mon 9am", "behind"),
        ("fri at 10", "behind"),
        ("fri 17", "behind"),
        ("21 apr 26", "behind"),
        ("tomorrow morning", "behind"),
        ("fri noon", "behind"),
        ("30.4", "number"),
        ("confirms 1.8", "number"),
        ("the 21st", "no-month"),
        ("by 21", "no-month"),
        ("fri?", "asked"),
        ("of 21 apr", "about"),
        ("for fri", "about"),
        ("before fri", "about"),
        ("from 21 apr", "about"),
        ("every fri", "about"),
        ("around 21 apr", "about"),
        ("to fri", "about"),
        ("31 apr", "unknown"),
        ("29 feb 2027", "unknown"),
        ("2026-13-01", "unknown"),
        ("2201-01-01", "unknown"),
        ("30.13.", "unknown"),
        ("2026-04-15", "past"),
        ("15 apr 2026", "past"),
        ("sat 17 apr", "weekday"),
        ("fri 2026-04-18", "weekday"),
        ("firday", "misspelt"),
        ("wendesday", "misspelt"),
        ("mondays", "misspelt"),
        ("21 appril", "misspelt"),
        ("fri to erik", "inside"),
        ("by monday to erik", "inside"),
        ("21 apr to erik", "inside"),
        ("2026-05-04 to erik", "inside"),
    ],
)
def test_what_may_be_another_day_is_a_problem_that_says_what_to_write(
    text: str, problem: str
) -> None:
    found = read_end(f"mails the mark {text}", VISIT)
    assert isinstance(found, Problem)
    assert (found.message.id, found.hint is not None) == (f"heard.day-{problem}", True)


@pytest.mark.parametrize(
    "text",
    [
        "mails the mark",
        "confirms 1.8 %",
        "reads 1.85",
        "sends 4-5 samples",
        "asks about Sunday service",
        "runs it in the morning",
        "calls back soon",
        "sends figures of last year's stop to erik",
        "holds the money",
        "sunny side",
        "",
    ],
)
def test_words_that_name_no_day_are_left_alone(text: str) -> None:
    assert read_end(text, VISIT) is None


@pytest.mark.parametrize(
    ("text", "start"), [("mails the mark, no date", 16), ("no date", 0), ("waits no day.", 6)]
)
def test_that_there_is_no_day_can_be_said(text: str, start: int) -> None:
    assert read_end(text, VISIT) == Dated(start, None)


@pytest.mark.parametrize(
    ("text", "day", "far"),
    [
        ("12 oct", "2026-10-12", False),
        ("13 oct", "2026-10-13", False),  # 180 days
        ("14 oct", "2026-10-14", True),
        ("14 oct 2026", "2026-10-14", False),
        ("16 apr", "2027-04-16", True),  # strictly after the visit
        ("29 feb", "2028-02-29", True),
        ("in 300 days", "2027-02-10", False),
    ],
)
def test_a_day_without_a_year_that_is_far_off_is_to_be_confirmed(
    text: str, day: str, far: bool
) -> None:
    assert read_end(text, VISIT) == Dated(0, date.fromisoformat(day), far)


@pytest.mark.parametrize("text", ["figures of 21 apr, by fri", "agenda for monday by fri"])
def test_an_earlier_day_may_say_what_it_is_about(text: str) -> None:
    found = read_end(text, VISIT)
    assert isinstance(found, Dated)
    assert found.day == date(2026, 4, 17)


def test_a_month_that_is_somebodys_name_is_no_day() -> None:
    assert read_end("asks jan", VISIT, names=frozenset({"jan"})) is None
    assert read_end("approved by Jan", VISIT, names=frozenset({"jan"})) is None
    assert isinstance(read_end("asks jan", VISIT), Problem)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "next fri",
            (
                "next fri may be 17 April or 24 April. Write the day itself, or the weekday "
                "alone for the first of them."
            ),
        ),
        (
            "4/21",
            (
                "which day this is depends on the country: 4/21 Write 21 apr, 21.4., 2026-04-21, "
                "or fri for the next Friday."
            ),
        ),
        (
            "mon 9:00",
            (
                "behind the day stands a time or a number: mon 9:00 Write a time before the "
                "day: 9:00 mon. Write a year with four digits."
            ),
        ),
        (
            "30.4",
            (
                "30.4 may be a day or a number. Write 30.4. for the day; put a number in "
                "quotation marks."
            ),
        ),
        (
            "for fri",
            (
                "this may be when, or what it is about: for fri Write by fri if it is when; "
                "put it in quotation marks if it is not."
            ),
        ),
        (
            "firday",
            (
                "this may be a day with a slip in it: firday Write friday if you mean that; "
                "else put it in quotation marks."
            ),
        ),
        (
            "sat 17 apr",
            (
                "the weekday does not fit Fri 17 April 2026: sat 17 apr Write the one day "
                "that was said."
            ),
        ),
    ],
)
def test_a_problem_names_what_was_typed_and_what_to_write(text: str, words: str) -> None:
    found = read_end(text, VISIT)
    assert isinstance(found, Problem)
    assert told(found) == words


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x fri", "heard.no-day"),
        ("", "heard.no-day"),
        ("no date", "heard.no-day"),
        ("next fri", "heard.day-next"),
    ],
)
def test_a_day_alone_takes_nothing_else(text: str, problem: str) -> None:
    found = read_day(text, VISIT)
    assert isinstance(found, Problem)
    assert found.message.id == problem


def test_a_day_alone_is_read_like_one_at_the_end() -> None:
    assert read_day("by 21 apr", VISIT) == Dated(0, date(2026, 4, 21))


def test_a_long_text_is_read_to_its_end() -> None:
    assert read_end("x" * 9_000 + " fri", VISIT) == Dated(9_001, date(2026, 4, 17))
