from datetime import date

import pytest

from salescoach.trainer.scenarios.days import day_of_test, is_after_start

START = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0d", START),
        ("1d", date(2026, 3, 3)),
        ("2w", date(2026, 3, 16)),
        ("1mo", date(2026, 4, 1)),
        ("030d", date(2026, 4, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2200-12-31", date(2200, 12, 31)),
    ],
)
def test_a_day_counts_from_the_start_or_stands_in_the_calendar(text: str, day: date) -> None:
    assert day_of_test(text, START) == day


@pytest.mark.parametrize(
    "text",
    ["", "d", "3", "-1d", "3bd", "45min", "3h", "3 d", "1.5d", "99999d", "9999mo", "2026-02-30",
     "2201-01-01", "today", "³d", "٣d"],
)  # fmt: skip
def test_anything_else_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day_of_test(text, START)


def test_the_last_day_that_a_test_can_reach() -> None:
    assert day_of_test("1d", date(2200, 12, 30)) == date(2200, 12, 31)
    with pytest.raises(ValueError, match="2d"):
        day_of_test("2d", date(2200, 12, 30))


@pytest.mark.parametrize(("text", "says"), [("3d", True), ("2026-03-05", False), ("3bd", False)])
def test_what_is_written_as_a_length_counts_from_the_start(text: str, says: bool) -> None:
    assert is_after_start(text) is says
