"""C1 without chance: whenever two others come along, nobody who was told "recorded" is lost."""

from pathlib import Path

import pytest

from tests.faults.interleaving import Write, interleave, interleave_one, open_deal, record, take_in
from tests.faults.places import Place, new_place


@pytest.mark.parametrize(
    "write",
    [record, open_deal, pytest.param(take_in, marks=pytest.mark.torture)],
    ids=["record", "open", "take in"],
)
def test_writers_who_meet_lose_nothing(write: Write, scratch: Path) -> None:
    start = new_place(scratch / "start")
    open_deal(start.store(), "before")
    assert interleave(start, write, lambda disk: disk, Place(scratch / "trials")) > 50


@pytest.mark.parametrize("other", [record, take_in], ids=["record", "take in"])
def test_whoever_comes_between_is_not_lost_by_taking_in(other: Write, scratch: Path) -> None:
    """One other before each call: where both write one deal, both are in it."""
    start = new_place(scratch / "start")
    open_deal(start.store(), "before")
    assert interleave_one(start, take_in, other, Place(scratch / "trials")) > 40
