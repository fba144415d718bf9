"""apply over several deals: wherever it is cut, running it again finishes it, and nothing twice."""

import json
from pathlib import Path

import pytest

from salescoach.deal.decode import DealFile
from salescoach.store.disk import RealDisk
from tests.faults.commands import run_command_line
from tests.faults.faulty_disk import FaultyDisk, Killed, Kind, at_every_call
from tests.faults.places import Place, new_place, promised
from tests.faults.trials import swift

LINES = (
    {"deal": "mill", "note": "x"},
    {"deal": "acme-pumps", "person-add": "Bo Lund", "role": "user"},
    {"deal": "acme-pumps", "set": {"need": "x", "budget": "5 EUR"}, "said_by": "bo"},
    {"new": "Kiln", "as": "kiln"},
    {"deal": "kiln", "note": "y"},
    {"deal": "mill", "note": "y"},
    {"deal": "mill", "note": "x"},
)


@pytest.fixture
def start(scratch: Path) -> Place:
    place = new_place(scratch / "start")
    for account in ("Mill", "Acme Pumps"):
        assert run_command_line(("new", account), place, RealDisk()).ending == "done"
    (place.base / "changes.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    return place


def apply(place: Place) -> tuple[str, ...]:
    return ("apply", str(place.base / "changes.jsonl"), "--yes")


def said(place: Place) -> dict[str, list[str]]:
    """What each deal says, without ids, instants and randomness."""
    store = place.store(RealDisk())
    return {deal: payloads(store.read(deal)) for deal in store.ids()}


def payloads(file: DealFile) -> list[str]:
    assert len({event.id for event in file.events}) == len(file.events)
    return [json.dumps([event.kind, event.raw["payload"]]) for event in file.events]


@pytest.mark.parametrize(
    ("kind", "lasting"),
    [
        ("killed", True),
        pytest.param("fails", False, marks=pytest.mark.torture),
        pytest.param("fails", True, marks=pytest.mark.torture),
        pytest.param("fills up", False, marks=pytest.mark.torture),
    ],
)
def test_a_cut_run_is_finished_by_running_it_again(
    kind: Kind, lasting: bool, start: Place, scratch: Path
) -> None:
    whole = start.copy_to(scratch / "whole")
    assert run_command_line(apply(whole), whole, swift()).ending == "done"
    wanted = said(whole)
    assert len(wanted) == 3
    for fault in at_every_call(kind, lasting=lasting):
        place = start.copy_to(scratch / str(fault.at))
        disk = FaultyDisk(swift(), fault)
        try:
            answer = run_command_line(apply(place), place, disk)
            promised(answer.ending in ("done", "failed", "unknown"), f"{fault}: {answer}")
        except Killed:
            pass
        disk.die()
        again = run_command_line(apply(place), place, swift())
        promised(again.ending == "done", f"{fault}, again: {again.said}")
        promised(said(place) == wanted, f"{fault}: {said(place)}")
        place.remove()
        if not disk.struck:
            assert fault.at > 30
            return
