"""The page about call notes says what the grammar does: each row of its tables is read here."""

import re
from collections.abc import Iterator

import pytest

from salescoach.exchange.answers import read_answers
from salescoach.exchange.hearing import Misheard
from salescoach.exchange.notes import WORDS, read_note
from salescoach.exchange.spoken import read_promises
from salescoach.guidance.debriefing import Debrief
from tests.builders.spoken import VISIT, a_view, heard, known, text
from tests.docs.blocks import CHECKOUT, blocks_of

PAGE = (CHECKOUT / "docs/call-notes.md").read_text(encoding="utf-8")
_ROW = re.compile(r"\| `([^`]+)` \| (.+) \|")


def rows(heading: str) -> Iterator[tuple[str, str]]:
    """The rows of the table with this heading."""
    table = PAGE.partition(f"| typed | {heading} |\n")[2].partition("\n\n")[0]
    found = (_ROW.fullmatch(line) for line in table.splitlines())
    yield from ((one[1], one[2]) for one in found if one is not None)


READ = list(rows("read as"))
REFUSED = list(rows("why it is a problem"))
NAMES = ("Ulf Berg", "Marta Solberg", "Erik Dahl", "Ulla Berg")


def block(name: str) -> bytes:
    (found,) = [one for one in blocks_of(PAGE) if one.says("file") == name]
    return found.text.encode()


def test_the_tables_are_there() -> None:
    assert (len(READ), len(REFUSED)) == (9, 14)


@pytest.mark.parametrize(("typed", "shown"), READ)
def test_what_the_page_says_is_read_so(typed: str, shown: str) -> None:
    assert "; ".join(heard(typed, among=known(*NAMES))) == shown


@pytest.mark.parametrize(("typed", "why"), REFUSED)
def test_what_the_page_says_is_refused_for_that_reason(typed: str, why: str) -> None:
    there = ("ulf", "ulla") if typed.startswith("ul ") else ("ulf", "marta")
    read = read_promises(typed, "theirs", known(*NAMES, present=there))
    assert isinstance(read, Misheard)
    assert [text(one.message) for one in read.problems] == [why]


def test_the_note_and_the_answers_of_the_page_say_the_same() -> None:
    view = a_view()
    note = read_note(block("call.txt"), view, day=VISIT)
    answers = read_answers(block("answers.json"), view, day=VISIT)
    assert isinstance(note, Debrief), [text(one.message) for one in note.troubles]
    assert answers == note


@pytest.mark.parametrize("word", WORDS)
def test_every_word_that_a_line_may_begin_with_is_told(word: str) -> None:
    assert f"`{word}" in PAGE
