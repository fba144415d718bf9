"""What was given away and what was refused, in percent of the amount."""

from decimal import Decimal

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.giving import given_away, smallest_refusal
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.values.money import parse_money
from tests.builders.asking import F, T, U, on
from tests.builders.deals import A_DAY, DAY, Command, cycled, entered, euros
from tests.builders.records import agreed, amended
from tests.builders.resolved import resolved, truth_in
from tests.builders.views import a_view

BOOK = """
exchange_rates: [{from: USD, to: EUR, rate: "0.5", source: bank}]
won_after: option-evaluation
stages: [{id: early, title: E}, {id: option-evaluation, title: O}, {id: late, title: L}]
"""
Given = list[Payload | Command]


def seen(*commands: Payload | Command, amount: str | None = "1000 EUR", **more: str) -> View:
    opening = {"stage": "option-evaluation", **more}
    known = None if amount is None else parse_money(amount)
    return a_view(resolved(BOOK), *commands, today=DAY + 9 * A_DAY, amount=known, **opening)


def give(id_: str, worth: str | None, got: str | None = None, *, refused: bool = False) -> Payload:
    return agreed(
        id_,
        give="a rebate",
        give_worth=parse_money(worth) if worth else None,
        get="a year" if got else None,
        get_worth=parse_money(got) if got else None,
        refused=refused,
    )


GIVEN: dict[str, tuple[Given, str | None]] = {
    "nothing": ([], "0"),
    "a give": ([give("a", "100 EUR")], "10"),
    "two": ([give("a", "100 EUR"), give("b", "50.50 EUR")], "15.05"),
    "a give and a get": ([give("a", "100 EUR", "40 EUR")], "6"),
    "a get in another agreement": ([give("a", "100 EUR"), give("b", None, "40 EUR")], "6"),
    "more got than given": ([give("a", "100 EUR", "140 EUR")], "0"),
    "a give that nobody counted": ([give("a", None)], "0"),
    "refused": ([give("a", "100 EUR", refused=True)], "0"),
    "given after all": ([give("a", "100 EUR", refused=True), amended("a", refused=False)], "10"),
    "in a currency with a rate": ([give("a", "100 USD")], "5"),
    "in one without": ([give("a", "100 GBP")], None),
    "of an earlier round": ([give("a", "100 EUR"), on(2, cycled("early", fields=["amount"]))], "0"),
}


@pytest.mark.parametrize(("commands", "percent"), GIVEN.values(), ids=GIVEN)
def test_all_that_was_given_less_what_was_got(commands: Given, percent: str | None) -> None:
    share = given_away(seen(*commands))
    found = None if share is None else 100 * share.part / share.whole
    assert found == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize("amount", [None, "0 EUR"], ids=["no amount", "an amount of nothing"])
def test_of_no_amount_it_cannot_be_told(amount: str | None) -> None:
    assert given_away(seen(give("a", "100 EUR"), amount=amount)) is None
    assert given_away(seen(amount=amount)) is not None
    assert smallest_refusal(seen(give("a", "100 EUR", refused=True), amount=amount)) is None


REFUSED: dict[str, tuple[Given, str | None]] = {
    "nothing": ([give("a", "100 EUR")], None),
    "one": ([give("a", "15 EUR", refused=True)], "1.5"),
    "the smaller of two": (
        [give("a", "15 EUR", refused=True), give("b", "9 EUR", refused=True)],
        "0.9",
    ),
    "one that nobody counted": ([give("a", None, refused=True)], None),
    "given after all": ([give("a", "15 EUR", refused=True), amended("a", refused=False)], None),
    "once it is won": ([give("a", "15 EUR", refused=True), entered("late", way="win")], None),
}


@pytest.mark.parametrize(("commands", "percent"), REFUSED.values(), ids=REFUSED)
def test_the_least_that_was_refused(commands: Given, percent: str | None) -> None:
    share = smallest_refusal(seen(*commands))
    found = None if share is None else 100 * share.part / share.whole
    assert found == (None if percent is None else Decimal(percent))


def test_a_refusal_can_only_close_where_the_deal_is_won() -> None:
    early = seen(give("a", "15 EUR", refused=True), stage="early")
    no_win = a_view(resolved(), give("a", "15 EUR", refused=True), amount=euros(1000))

    assert smallest_refusal(early) is None
    assert smallest_refusal(no_win) is not None


COMPARED: dict[str, tuple[Given, str, Truth]] = {
    "at the bound": ([give("a", "100 EUR")], "{given_away: {more_than: 10}}", F),
    "a cent over it": ([give("a", "100.01 EUR")], "{given_away: {more_than: 10}}", T),
    "at most": ([give("a", "20 EUR", refused=True)], "{smallest_refusal: {at_most: 2}}", T),
    "a cent too much": (
        [give("a", "20.01 EUR", refused=True)],
        "{smallest_refusal: {at_most: 2}}",
        F,
    ),
    "nothing refused": ([], "{smallest_refusal: {at_most: 2}}", U),
    "not to be told": ([give("a", "100 GBP")], "{given_away: {more_than: 10}}", U),
}


@pytest.mark.parametrize(("commands", "written", "truth"), COMPARED.values(), ids=COMPARED)
def test_it_is_compared_exactly(commands: Given, written: str, truth: Truth) -> None:
    assert truth_in(seen(*commands), written) is truth
