import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.similar import most_like

IDS = ("pain", "payer", "budget", "decision-process", "option-evaluation")
WORDS = st.text(alphabet="abcde-", max_size=8)

NEAR = {
    "letter-missing": ("budgt", "budget"),
    "letters-swapped": ("bugdet", "budget"),
    "letter-too-many": ("paiin", "pain"),
    "capitals": ("BUDGET", "budget"),
    "cut": ("option-eval", "option-evaluation"),
    "itself": ("payer", "payer"),
}
FAR = {"other-word": "xylophone", "empty": "", "one-letter": "b"}


@pytest.mark.parametrize(("word", "meant"), NEAR.values(), ids=NEAR)
def test_the_nearest_known_word_is_meant(word: str, meant: str) -> None:
    assert most_like(word, IDS) == meant


@pytest.mark.parametrize("word", FAR.values(), ids=FAR)
def test_nothing_is_meant_where_nothing_is_near(word: str) -> None:
    assert most_like(word, IDS) is None


def test_nothing_is_meant_where_nothing_is_known() -> None:
    assert most_like("budget", ()) is None


@given(
    word=WORDS,
    orders=st.lists(WORDS, max_size=6).flatmap(
        lambda words: st.tuples(*[st.permutations(words)] * 2)
    ),
)
def test_the_order_of_the_known_words_does_not_matter(
    word: str, orders: tuple[list[str], list[str]]
) -> None:
    one, other = orders

    assert most_like(word, one) == most_like(word, iter(other))


@given(word=WORDS.filter(bool), known=st.lists(WORDS, max_size=6))
def test_a_known_word_is_nearest_to_itself(word: str, known: list[str]) -> None:
    assert most_like(word, [*known, word]) == word
