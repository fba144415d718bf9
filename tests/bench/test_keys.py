"""How many keys a debrief takes: each call note, and the median. Goal: 120. Nothing is asserted."""

from statistics import median

import pytest

from tests.builders.call_notes import call_notes

pytestmark = pytest.mark.bench

GOAL = 120


def test_keys_of_the_call_notes(capsys: pytest.CaptureFixture[str]) -> None:
    notes = call_notes()
    with capsys.disabled():
        print(f"\nkeys of a debrief, {len(notes)} call notes (goal: median at most {GOAL})")
        for note in sorted(notes, key=lambda one: one.keys):
            print(f"{note.keys:5}  {note.name}: {note.about}")
        print(f"{median(note.keys for note in notes):5}  median")
    assert notes
