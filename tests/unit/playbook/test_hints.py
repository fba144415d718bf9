from collections.abc import Iterator

import pytest

from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.values.messages import say


class Never(list[str]):
    """Known words that nobody may look at."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError


@pytest.mark.parametrize(
    ("word", "near"), [("pian", "pain"), ("pain", "pain"), ("zzz", None), ("", None)]
)
def test_the_nearest_of_the_known_words_is_meant(word: str, near: str | None) -> None:
    assert Hints().near(word, ["cost", "pain"]) == near


def test_the_same_word_is_looked_up_once_for_each_kind() -> None:
    hints = Hints(left=2)

    assert hints.near("pian", ["pain"], kind="fact") == "pain"
    assert hints.near("pian", Never(), kind="fact") == "pain"
    assert hints.near("pian", ["plan"], kind="stage") == "plan"
    assert hints.near("pian", Never(), kind="fact") == "pain"


def test_hints_run_out_at_no_cost() -> None:
    hints = Hints(left=1)

    assert hints.near("pian", ["pain"]) == "pain"
    assert hints.near("cots", Never()) is None


def test_long_lists_of_long_words_use_up_the_effort() -> None:
    hints = Hints(effort=64 * 64)

    assert hints.near("a" * 63 + "b", ["a" * 64]) == "a" * 64
    assert hints.near("cots", Never()) is None


def test_what_a_large_playbook_holds_gets_all_its_hints() -> None:
    hints = Hints()
    known = [f"fact-number-{number}" for number in range(1_000)]

    assert [hints.near(f"fact-numbr-{number}", known) for number in range(20)] == known[:20]


def test_what_is_longer_than_an_id_is_neither_meant_nor_looked_up() -> None:
    assert Hints().near("a" * 65, Never()) is None
    assert Hints().near("a" * 64, ["a" * 65]) is None
    assert Hints().near("a" * 63 + "b", ["a" * 64]) == "a" * 64


def test_the_remedy_names_the_word() -> None:
    assert did_you_mean("pain") == say("hint.did-you-mean", word="pain")
    assert did_you_mean(None) is None
