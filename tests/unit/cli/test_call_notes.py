"""Call notes as reps type them: what is recorded of each, and how many keys it takes."""

from pathlib import Path
from statistics import median

import pytest

from tests.builders.call_notes import CallNote, call_notes, play, taken_over

NOTES = call_notes()
MOST_KEYS = 120
"""A debrief of a real call takes at most 60 seconds and 120 keys."""


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_a_call_note_is_recorded_as_it_was_meant(note: CallNote, home: Path) -> None:
    played = play(note, home)

    assert (played.code, played.left_over) == (0, []), played.told
    assert played.recorded == note.recorded


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_the_same_as_a_note_records_the_same(note: CallNote, home: Path) -> None:
    assert taken_over(note, home) == note.recorded


def test_there_are_twenty_and_many_have_two_promises_and_a_fact() -> None:
    full = [
        note.name
        for note in NOTES
        if sum(line.startswith("their promise: ") for line in note.recorded) >= 2
        and "\nfact " in note.note.casefold()
    ]
    assert (len(NOTES), len(full)) == (20, 9)


def test_half_of_all_call_notes_take_no_more_keys_than_promised() -> None:
    assert median(note.keys for note in NOTES) <= MOST_KEYS
