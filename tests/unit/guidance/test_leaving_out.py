"""What is not to be talked about yet."""

from salescoach.deal.records import Visit
from salescoach.guidance.leaving_out import LeftOut, left_out
from salescoach.playbook.model import NotYet
from tests.builders.deals import DAY

PRICE = NotYet(say="the price", because="No figure yet.")
NEXT = NotYet(say="the next sale")


def a_visit(leave_out: str | None) -> Visit:
    return Visit(id="visit-1", day=DAY, on=DAY, leave_out=leave_out)


def test_the_plan_of_the_visit_comes_first() -> None:
    assert left_out(a_visit("the smell"), (PRICE,)) == LeftOut("the smell")


def test_without_a_plan_it_is_the_first_that_the_stage_leaves_out() -> None:
    assert left_out(a_visit(None), (PRICE, NEXT)) == LeftOut("the price", "No figure yet.")
    assert left_out(None, (NEXT,)) == LeftOut("the next sale", None)


def test_nothing_may_be_left_out() -> None:
    assert left_out(a_visit(None), ()) is None
