"""A check that cannot fail is a defect: every harness catches the writers that it is there for."""

import re
from pathlib import Path

import pytest

from tests.faults import twins
from tests.faults.faulty_disk import Kind
from tests.faults.interleaving import MakeDisk, Write, interleave, open_deal, record
from tests.faults.places import BrokenPromise, Place, new_place
from tests.faults.trials import cut_power_everywhere, fail_every_call, set_up
from tests.faults.twins import LockRemoved, NoLock, Writer, WriterCommand

CAUGHT_BY_A_POWER_CUT = [
    (twins.in_place, "a reader meets: .*deal-unreadable"),
    (twins.without_sync, "a reader meets: .*deal-unreadable"),
    (twins.without_folder_sync, "lost after success"),
    (twins.without_confirming, "lost after success"),
]
CAUGHT_BY_A_FAULT: list[tuple[Writer, Kind, bool, str]] = [
    (twins.in_place, "killed", True, "a reader meets: .*deal-unreadable"),
    (twins.in_place, "fills up", False, "a reader meets: .*deal-unreadable"),
    (twins.leaving_rubbish, "fails", False, "left files over"),
    (twins.swallowing, "fails", False, "said .*done.* but that is not what is there"),
    (twins.without_folder_sync, "fails", False, "repeated, power cut: lost"),
]


def name_of(value: object) -> str:
    return getattr(value, "__name__", "")


def test_the_right_writer_passes_every_harness(scratch: Path) -> None:
    bench = set_up(WriterCommand(twins.right), scratch)
    assert cut_power_everywhere(bench) > 5
    assert fail_every_call(bench, "fails", lasting=False) > 10
    assert fail_every_call(bench, "fills up", lasting=False) > 10
    assert fail_every_call(bench, "killed", lasting=True) > 10


@pytest.mark.parametrize(("writer", "complaint"), CAUGHT_BY_A_POWER_CUT, ids=name_of)
def test_a_power_cut_catches(writer: Writer, complaint: str, scratch: Path) -> None:
    bench = set_up(WriterCommand(writer), scratch)
    with pytest.raises(BrokenPromise, match=complaint):
        cut_power_everywhere(bench)


@pytest.mark.parametrize(("writer", "kind", "lasting", "complaint"), CAUGHT_BY_A_FAULT, ids=name_of)
def test_a_fault_catches(
    writer: Writer, kind: Kind, lasting: bool, complaint: str, scratch: Path
) -> None:
    bench = set_up(WriterCommand(writer), scratch)
    with pytest.raises(BrokenPromise, match=re.compile(complaint, re.DOTALL)):
        fail_every_call(bench, kind, lasting=lasting)


def test_kills_alone_do_not_see_a_missing_sync(scratch: Path) -> None:
    """Why there is `power_cut`: a killed process loses nothing that it had handed to the kernel."""
    bench = set_up(WriterCommand(twins.without_sync, repeatable=False), scratch)
    assert fail_every_call(bench, "killed", lasting=True) > 10


@pytest.fixture
def acme(scratch: Path) -> Place:
    place = new_place(scratch / "start")
    open_deal(place.store(), "before")
    return place


@pytest.mark.parametrize("write", [record, open_deal], ids=name_of)
@pytest.mark.parametrize("make_disk", [NoLock, LockRemoved], ids=name_of)
def test_meeting_catches(acme: Place, write: Write, make_disk: MakeDisk, scratch: Path) -> None:
    with pytest.raises(BrokenPromise, match="0 times instead of 1"):
        interleave(acme, write, make_disk, Place(scratch / "trials"))
