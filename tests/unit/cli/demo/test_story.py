"""The stories of the example: what is read from them, and that they are fit to be read aloud."""

from pathlib import Path

import pytest

from salescoach.cli.demo.home import DAY
from salescoach.cli.demo.story import FOLDER, Typed, commands, stories

TWO_WORDS = ("agreement", "commitment", "doubt", "option", "person", "problem", "visit")
STORY = """\
# Acme Pumps: a remark.

2026-03-02
new "Acme Pumps"
    --type market

2026-03-05
set acme-pumps need="it # leaks"
"""


def test_a_story_is_commands_by_day() -> None:
    assert tuple(commands(STORY)) == (
        Typed(day="2026-03-02", words=("new", "Acme Pumps", "--type", "market")),
        Typed(day="2026-03-05", words=("set", "acme-pumps", "need=it # leaks")),
    )


def test_nothing_is_typed_before_the_first_day() -> None:
    with pytest.raises(ValueError, match="before the first day: new Acme"):
        tuple(commands("new Acme\n2026-03-02\n"))


def test_an_empty_story_has_no_commands() -> None:
    assert tuple(commands("# nothing yet\n\n")) == ()


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_a_story_can_be_read_in_one_go(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    days = [typed.day for typed in commands(text)]
    assert text.startswith("# ")
    assert len(text.splitlines()) < 150
    assert max(map(len, text.splitlines())) <= 100
    assert days == sorted(days)
    assert days[-1] <= DAY


def test_each_story_tells_of_the_deal_that_it_is_named_after() -> None:
    told = [
        {typed.words[2 if typed.words[0] in TWO_WORDS else 1] for typed in story[1:]}
        for story in stories()
    ]
    assert told == [{path.stem} for path in sorted(FOLDER.iterdir())]
