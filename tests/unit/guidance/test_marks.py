"""Weighted marks: exact where all are there, a range where some are missing, never zero."""

from datetime import date
from decimal import Decimal

import pytest

from salescoach.deal.record_events import Mark, Weight
from salescoach.deal.records import Option
from salescoach.guidance.marks import Marked, Weighted, marks_of, weighted

WEIGHTS = (Weight("steadiness", 60), Weight("price", 40))


def marked(**marks: int) -> Option:
    given = tuple(Mark(criterion, points) for criterion, points in marks.items())
    return Option(id="a", title="a", kind="ours", on=date(2026, 3, 2), marks=given)


SUMS: dict[str, tuple[Option, Weighted | None]] = {
    "both": (marked(steadiness=9, price=5), Weighted(740, 740, 1000)),
    "the worst": (marked(steadiness=0, price=0), Weighted(0, 0, 1000)),
    "the best": (marked(steadiness=10, price=10), Weighted(1000, 1000, 1000)),
    "one is missing": (marked(steadiness=9), Weighted(540, 940, 1000)),
    "the other is missing": (marked(price=5), Weighted(200, 800, 1000)),
    "a nought is a mark": (marked(price=0), Weighted(0, 600, 1000)),
    "all are missing": (marked(), None),
    "one that counts for nobody": (marked(smell=9), None),
}


@pytest.mark.parametrize("name", SUMS)
def test_the_sum_of_weight_times_mark(name: str) -> None:
    option, found = SUMS[name]
    assert weighted(marks_of(option, WEIGHTS)) == found


def test_while_nothing_is_weighed_there_is_no_sum() -> None:
    assert marks_of(marked(price=5), ()) == ()
    assert weighted(()) is None


def test_marks_stand_in_the_order_in_which_they_weigh() -> None:
    assert marks_of(marked(price=5), WEIGHTS) == (
        Marked("steadiness", 60, None),
        Marked("price", 40, 5),
    )


@pytest.mark.parametrize(
    ("found", "marks"),
    [
        (Weighted(740, 740, 1000), ("7.4", "7.4")),
        (Weighted(540, 940, 1000), ("5.4", "9.4")),
        (Weighted(1, 2, 3), ("3.3", "6.7")),
        (Weighted(1, 3, 40), ("0.3", "0.8")),  # 0.25 and 0.75 go up
        (Weighted(0, 1000, 1000), ("0.0", "10.0")),
    ],
)
def test_as_a_mark_it_is_rounded_half_up(found: Weighted, marks: tuple[str, str]) -> None:
    assert found.marks == tuple(map(Decimal, marks))
