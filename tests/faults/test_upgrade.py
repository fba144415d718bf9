"""deal upgrade over several deals: cut anywhere, each is old or new, and again finishes it."""

import json
from pathlib import Path

import pytest

from salescoach.store.disk import RealDisk
from tests.builders.command_lines import NEXT
from tests.faults.commands import run_command_line
from tests.faults.faulty_disk import FaultyDisk, Killed, Kind, at_every_call
from tests.faults.places import Place, new_place, promised
from tests.faults.trials import swift

UPGRADE = ("deal", "upgrade", "--all", "--to", NEXT, "--yes")


@pytest.fixture
def start(scratch: Path) -> Place:
    place = new_place(scratch / "start")
    for account in ("Mill", "Acme Pumps", "Kiln"):
        assert run_command_line(("new", account), place, RealDisk()).ending == "done"
    return place


def said(place: Place) -> dict[str, list[str]]:
    """What each deal says, without ids, instants and randomness; its playbook can be read."""
    store = place.store(RealDisk())
    found = {}
    for deal in store.ids():
        file = store.read(deal)
        store.playbook_of(file)
        assert len({event.id for event in file.events}) == len(file.events)
        found[deal] = [json.dumps([event.kind, event.raw["payload"]]) for event in file.events]
    return found


@pytest.mark.parametrize(
    ("kind", "lasting"),
    [
        ("killed", True),
        pytest.param("fails", False, marks=pytest.mark.torture),
        pytest.param("fails", True, marks=pytest.mark.torture),
        pytest.param("fills up", False, marks=pytest.mark.torture),
    ],
)
def test_a_cut_run_leaves_each_deal_old_or_new_and_is_finished_by_running_it_again(
    kind: Kind, lasting: bool, start: Place, scratch: Path
) -> None:
    before = said(start)
    whole = start.copy_to(scratch / "whole")
    assert run_command_line(UPGRADE, whole, swift()).ending == "done"
    wanted = said(whole)
    assert all(len(one) == 2 for one in wanted.values())
    for fault in at_every_call(kind, lasting=lasting):
        place = start.copy_to(scratch / str(fault.at))
        disk = FaultyDisk(swift(), fault)
        try:
            answer = run_command_line(UPGRADE, place, disk)
            promised(answer.ending in ("done", "failed", "unknown"), f"{fault}: {answer}")
        except Killed:
            pass
        disk.die()
        for deal, events in said(place).items():
            promised(events in (before[deal], wanted[deal]), f"{fault}: {deal}: {events}")
        again = run_command_line(UPGRADE, place, swift())
        promised(again.ending == "done", f"{fault}, again: {again.said}")
        promised(said(place) == wanted, f"{fault}: {said(place)}")
        place.remove()
        if not disk.struck:
            assert fault.at > 30
            return
