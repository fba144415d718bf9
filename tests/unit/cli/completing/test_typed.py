"""A half-typed line comes apart as the shell means it, and nothing in it is evaluated."""

import pytest

from salescoach.cli.completing.typed import Typed, of_bash, of_words, plain


@pytest.mark.parametrize(
    ("line", "words", "word"),
    [
        ("salescoach ", (), ""),
        ("salescoach ne", (), "ne"),
        ("salescoach  next\tha", ("next",), "ha"),
        ("salescoach note acme 'a b' ", ("note", "acme", "a b"), ""),
        ('salescoach note acme "it\'s" x', ("note", "acme", "it's"), "x"),
        ('salescoach note acme "she said \\"no\\"" x', ("note", "acme", 'she said "no"'), "x"),
        ("salescoach note acme a\\ b c", ("note", "acme", "a b"), "c"),
        ("salescoach note acme 'a\\' c", ("note", "acme", "a\\"), "c"),
        ("salescoach note acme '' x", ("note", "acme", ""), "x"),
        ('salescoach note "half a', ("note",), "half a"),
        ("salescoach note 'half", ("note",), "half"),
        ("salescoach note half\\", ("note",), "half"),
        ("salescoach note $(touch x) `id` $HOME ", ("note", "$(touch", "x)", "`id`", "$HOME"), ""),
        ("'/a b/salescoach' next ", ("next",), ""),
        ("salescoach next 北京", ("next",), "北京"),
    ],
)
def test_a_line_of_bash_comes_apart(line: str, words: tuple[str, ...], word: str) -> None:
    found = of_bash(line, word)
    assert (found.words, found.word) == (words, word)


@pytest.mark.parametrize(
    ("last", "replaced", "keeps"),
    [
        ("need", "need", 0),
        ("need=", "", 5),
        ("need=fe", "fe", 5),
        ("--format=js", "js", 9),
        ('"need=fe', '"need=fe', 0),
        ('"hal', "hal", 0),
        ("", "", 0),
    ],
)
def test_bash_is_not_told_again_what_it_keeps(last: str, replaced: str, keeps: int) -> None:
    assert of_bash(f"salescoach set acme {last}", replaced).keeps == keeps


def test_words_of_other_shells_lose_their_quotation_marks() -> None:
    found = of_words(["note", "'a b'", "c\\ d"], '"half ')
    assert found == Typed(words=("note", "a b", "c d"), word="half ")


def test_a_plain_word_stays() -> None:
    assert plain("find-out/need") == "find-out/need"
