"""C1 without chance: whenever two others come along, nobody who was told "recorded" is lost."""

from pathlib import Path

import pytest

from tests.faults.interleaving import Write, interleave, open_deal, record
from tests.faults.places import Place, new_place


@pytest.mark.parametrize("write", [record, open_deal], ids=["record", "open"])
def test_writers_who_meet_lose_nothing(write: Write, scratch: Path) -> None:
    start = new_place(scratch / "start")
    open_deal(start.store(), "before")
    assert interleave(start, write, lambda disk: disk, Place(scratch / "trials")) > 50
