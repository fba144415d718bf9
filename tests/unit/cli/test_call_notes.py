"""Call notes as reps type them: what is recorded of each, and how many keys it takes."""

from pathlib import Path
from statistics import median

import pytest

from tests.builders.call_notes import CallNote, call_notes, play

NOTES = call_notes()
MOST_KEYS = 120
"""A debrief of a real call takes at most 60 seconds and 120 keys."""


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_a_call_note_is_recorded_as_it_was_meant(note: CallNote, home: Path) -> None:
    played = play(note, home)

    assert (played.code, played.left_over) == (0, []), played.told
    assert played.recorded == note.recorded


def test_half_of_all_call_notes_take_no_more_keys_than_promised() -> None:
    assert median(note.keys for note in NOTES) <= MOST_KEYS
