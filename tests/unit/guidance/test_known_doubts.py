"""Which doubt of the library somebody's words sound like."""

import pytest

from salescoach.deal.records import Doubt
from salescoach.guidance.known_doubts import (
    first_to_show,
    known_doubt,
    said_before,
    same_words,
    sounding_like,
    things_to_show,
)
from tests.builders.deals import DAY
from tests.builders.playbooks import a_playbook

BOOK = a_playbook(
    """
stages: [{id: option-evaluation, title: C}]
materials: [{id: sheet, title: "The sheet"}]
doubts:
  - id: dear
    sounds_like: ["too dear", "What’s it cost?"]
    answer: ["A sum", "A year"]
    proof: [sheet]
  - {id: far, sounds_like: ["far too dear", "?!"]}
  - {id: second, sounds_like: ["too dear", "太贵"]}
  - {id: silent, title: "Nobody says it"}
"""
)
SOUNDS: dict[str, tuple[str, str | None]] = {
    "the phrase alone": ("too dear", "dear"),
    "within other words": ("Sorry, that is too dear for us", "dear"),
    "in capitals": ("TOO DEAR", "dear"),
    "signs and spaces between": ("too -- dear!", "dear"),
    "on two lines": ("too\ndear", "dear"),
    "another apostrophe": ("well, what's it COST", "dear"),
    "the longest phrase": ("that is far too dear", "far"),
    "not a part of a word": ("too dearly bought", None),
    "not with a word between": ("too very dear", None),
    "not the other way round": ("dear, too", None),
    "not a beginning": ("too", None),
    "a script without spaces": ("这个太贵了", "second"),
    "only signs": ("?!", None),
    "nothing of the kind": ("when do you deliver", None),
}


@pytest.mark.parametrize(("words", "entry"), SOUNDS.values(), ids=SOUNDS)
def test_words_sound_like_the_entry_that_has_a_phrase_of_them(
    words: str, entry: str | None
) -> None:
    found = sounding_like(words, BOOK)
    assert (found.id if found else None) == entry


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Too dear!", "too  dear", True),
        ("Straße", "STRASSE", True),
        ("?!", "?!", True),
        ("?!", "!?", False),
        ("too dear", "too dear now", False),
    ],
)
def test_the_same_words_are_the_same_but_for_case_and_signs(
    one: str, other: str, same: bool
) -> None:
    assert same_words(one, other) is same


@pytest.mark.parametrize(
    ("show", "library", "everything", "first"),
    [
        (None, None, (), ()),
        ("Karlsby", None, ("Karlsby",), ("Karlsby",)),
        (None, "dear", ("A sum", "A year", "The sheet"), ("A sum", "The sheet")),
        ("Karlsby", "dear", ("Karlsby", "A sum", "A year", "The sheet"),
         ("Karlsby", "A sum", "The sheet")),
        ("A sum", "dear", ("A sum", "A year", "The sheet"), ("A sum", "The sheet")),
        ("Karlsby", "gone", ("Karlsby",), ("Karlsby",)),
        (None, "silent", (), ()),
    ],
)  # fmt: skip
def test_what_is_kept_for_this_deal_is_shown_before_what_is_known_of_all(
    show: str | None, library: str | None, everything: tuple[str, ...], first: tuple[str, ...]
) -> None:
    doubt = Doubt(id="d", words="w", on=DAY, show=show, library=library)
    assert things_to_show(doubt, BOOK) == everything
    assert first_to_show(doubt, BOOK) == first


@pytest.mark.parametrize(("library", "found"), [("far", "far"), ("gone", None), (None, None)])
def test_an_entry_that_the_playbook_lost_is_none(library: str | None, found: str | None) -> None:
    entry = known_doubt(Doubt(id="d", words="w", on=DAY, library=library), BOOK)
    assert (entry.id if entry else None) == found


def test_the_doubt_that_was_put_before_is_that_of_the_same_person_or_of_nobody() -> None:
    doubts = (
        Doubt(id="of-ulf", words="Not again!", holder="ulf", on=DAY),
        Doubt(id="of-nobody", words="not again", on=DAY),
    )
    found = [said_before(doubts, "Not AGAIN", who) for who in ("ulf", "ana", None)]
    assert [one.id if one else None for one in found] == ["of-ulf", "of-nobody", "of-nobody"]
    assert said_before(doubts[:1], "not again", "ana") is None
    assert said_before(doubts, "never again", "ulf") is None
