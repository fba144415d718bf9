import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.guidance.parts import FieldPart, ItemPart
from salescoach.guidance.truth import TRUE, Outcome, Truth, all_of, any_of, of, settled_by, unique

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
AND = {
    (T, T): T, (T, U): U, (T, F): F,
    (U, T): U, (U, U): U, (U, F): F,
    (F, T): F, (F, U): F, (F, F): F,
}  # fmt: skip
OR = {
    (T, T): T, (T, U): T, (T, F): T,
    (U, T): T, (U, U): U, (U, F): U,
    (F, T): T, (F, U): U, (F, F): F,
}  # fmt: skip
A, B, C = (ItemPart(f"early/{name}", doing=True) for name in "abc")
AMOUNT = FieldPart("amount")
TRUTHS = st.sampled_from([T, F, U])


def outcome(truth: Truth, *parts: ItemPart | FieldPart) -> Outcome:
    return TRUE if truth is T else Outcome(truth, parts, parts)


def test_only_unknown_has_no_opposite() -> None:
    assert {truth: truth.opposite for truth in Truth} == {T: F, F: T, U: U}


@pytest.mark.parametrize(("value", "truth"), [(True, T), (False, F)])
def test_a_plain_boolean_is_known(value: bool, truth: Truth) -> None:
    assert of(value) is truth


@pytest.mark.parametrize(("parts", "whole"), AND.items(), ids=str)
def test_all_of_two(parts: tuple[Truth, Truth], whole: Truth) -> None:
    assert all_of(outcome(truth, A) for truth in parts).truth is whole


@pytest.mark.parametrize(("parts", "whole"), OR.items(), ids=str)
def test_any_of_two(parts: tuple[Truth, Truth], whole: Truth) -> None:
    assert any_of(outcome(truth, A) for truth in parts).truth is whole


def test_all_of_nothing_is_true_and_any_of_nothing_is_false() -> None:
    assert all_of([]) == TRUE
    assert any_of([]) == Outcome(F)


@given(st.lists(TRUTHS, max_size=5))
def test_not_all_is_any_not_and_not_any_is_all_not(truths: list[Truth]) -> None:
    plain = [outcome(truth, A) for truth in truths]
    opposite = [outcome(truth.opposite, A) for truth in truths]

    assert all_of(plain).truth.opposite is any_of(opposite).truth
    assert any_of(plain).truth.opposite is all_of(opposite).truth


@given(st.lists(TRUTHS, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_parts_changes_no_truth(truths: list[Truth], random: st.DataObject) -> None:
    shuffled = list(truths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert all_of(map(outcome, truths)).truth is all_of(map(outcome, shuffled)).truth
    assert any_of(map(outcome, truths)).truth is any_of(map(outcome, shuffled)).truth


@pytest.mark.parametrize(
    ("truth", "settled"), [(T, TRUE), (F, Outcome(F, (A,), (A,))), (U, Outcome(U, (A,), (A,)))]
)
def test_what_is_true_misses_nothing(truth: Truth, settled: Outcome) -> None:
    assert settled_by(truth, A) == settled
    assert settled.holds is (truth is T)


def test_all_of_them_needs_every_open_part_once_even_when_one_decides() -> None:
    parts = [outcome(U, A, B), TRUE, outcome(F, B, C), outcome(U, A)]

    assert all_of(parts) == Outcome(F, (A, B, C), (A, B, C))


def test_what_only_un_recording_would_settle_is_missing_but_nothing_to_go_for() -> None:
    assert all_of([Outcome(F, (A,)), outcome(U, B)]) == Outcome(F, (A, B), (B,))


def test_any_of_them_lists_all_that_is_missing_and_goes_for_the_nearest() -> None:
    ways = [outcome(U, A, B), outcome(U, C), outcome(U, AMOUNT)]

    assert any_of(ways) == Outcome(U, (A, B, C, AMOUNT), (C,))


def test_of_ways_equally_near_the_first_written_is_gone() -> None:
    for ways in itertools.permutations([outcome(U, A), outcome(U, B), outcome(U, C)]):
        assert any_of(ways).settle == ways[0].settle


def test_a_way_that_is_open_comes_before_one_that_is_closed() -> None:
    assert any_of([outcome(F, A), outcome(U, B, C)]) == Outcome(U, (A, B, C), (B, C))


def test_a_way_that_nothing_settles_is_left_out() -> None:
    assert any_of([Outcome(F, (A,)), outcome(F, B, C)]) == Outcome(F, (A, B, C), (B, C))
    assert any_of([Outcome(F), Outcome(F, (A,))]) == Outcome(F, (A,))


def test_with_one_way_gone_nothing_is_missing() -> None:
    assert any_of([outcome(U, A), TRUE, outcome(F, B)]) == TRUE


def test_each_part_stands_once_in_order() -> None:
    assert unique([B, A, B, ItemPart("early/a", doing=True), C]) == (B, A, C)
