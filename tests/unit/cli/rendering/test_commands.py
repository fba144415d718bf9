import shlex

import pytest

from salescoach.cli.rendering.commands import VALUE, line


@pytest.mark.parametrize(
    "word", ["Ana Ruiz", "x; rm -rf ~", "$(id)", "it's", "a|b", f"{VALUE}; id"]
)
def test_a_shell_takes_every_word_as_it_is(word: str) -> None:
    assert shlex.split(line("person", "add", word)) == ["salescoach", "person", "add", word]


def test_what_only_the_rep_knows_stands_bare() -> None:
    assert line("set", "acme", f"need={VALUE}") == f"salescoach set acme need={VALUE}"
