"""The stories of the example: what is read from them, and that they are fit to be read aloud."""

from itertools import pairwise
from pathlib import Path

import pytest

from salescoach.cli.demo.home import DAY
from salescoach.cli.demo.story import (
    FOLDER,
    Typed,
    commands,
    examples,
    featured,
    stories,
    story_files,
)
from salescoach.cli.playbooks import DEFAULT

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


STORIES = [path for playbook in examples() for path in story_files(playbook)]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_can_be_read_in_one_go(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    days = [typed.day for typed in commands(text)]
    assert text.startswith("# ")
    assert len(text.splitlines()) < 150
    assert max(map(len, text.splitlines())) <= 100
    assert days == sorted(days)
    assert days[-1] <= DAY


@pytest.mark.parametrize("playbook", examples())
def test_each_story_tells_of_the_deal_that_it_is_named_after(playbook: str) -> None:
    told = [
        {typed.words[2 if typed.words[0] in TWO_WORDS else 1] for typed in story[1:]}
        for story in stories(playbook)
    ]
    assert told == [{path.stem} for path in story_files(playbook)]


@pytest.mark.parametrize("playbook", examples())
def test_each_deal_of_an_example_follows_its_playbook(playbook: str) -> None:
    usual = playbook == DEFAULT
    for story in stories(playbook):
        words = story[0].words
        assert words[0] == "new"
        assert usual or ("--playbook", playbook) in pairwise(words)


def test_every_folder_of_stories_says_what_it_shows() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(examples())


@pytest.mark.parametrize("playbook", examples())
def test_what_an_example_shows_is_one_of_its_deals(playbook: str) -> None:
    assert featured(playbook).deal in {path.stem for path in story_files(playbook)}


def test_what_is_shown_may_name_commands_to_try() -> None:
    assert featured(DEFAULT).to_try[0] == ("why", "halden-board", "agree-pass-mark")
