"""`doctor` sees every damage that a disk, a sync tool or a person can do, and touches nothing."""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salescoach.deal.encode import event_id
from salescoach.store.disk import RealDisk
from salescoach.store.doctor import Finding, examine
from salescoach.store.files import FileStore
from salescoach.values.canonical import digest_of, readable
from salescoach.values.messages import say
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.faults.recording_disk import RecordingDisk
from tests.faults.wrapped_disk import WrappedDisk

Damage = Callable[[Path], object]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with a deal of three events."""
    store = FileStore(RealDisk(), tmp_path / "home", tmp_path / "state")
    store.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp())
    store.change("acme", adding(evidence("need"), evidence("budget")), stamp=stamp())
    return store.home


@pytest.fixture
def acme(home: Path) -> Path:
    return home / "deals" / "acme.json"


def findings(home: Path) -> tuple[Finding, ...]:
    return examine(RealDisk(), home)[0]


def found(home: Path) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in findings(home)]


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    value = json.loads(path.read_bytes())
    change(value)
    path.write_bytes(readable(value))


def redigested(value: dict[str, Any]) -> None:
    """Whoever damages a file by hand may even mend the digest."""
    ordered = sorted(value["events"], key=lambda event: (event["recorded"], event["id"]))
    value["digest"] = digest_of("\n".join(event["id"] for event in ordered).encode())


# ---------------------------------------------------------------------------------- all well


def test_a_whole_folder_has_no_findings(home: Path) -> None:
    assert examine(RealDisk(), home) == ((), 1)


def test_no_folder_at_all_has_no_findings(tmp_path: Path) -> None:
    assert examine(RealDisk(), tmp_path / "none") == ((), 0)


def test_an_empty_folder_has_no_findings(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir(mode=0o700)
    assert examine(RealDisk(), empty) == ((), 0)


def test_looking_changes_nothing(home: Path, acme: Path) -> None:
    acme.write_bytes(b"{")
    disk = RecordingDisk(RealDisk())
    assert examine(disk, home)[0]
    assert disk.operations == []


# ---------------------------------------------------------------------------------- one file


def flips(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        for bit in (0, 1, 2, 5):
            yield data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def cuts(data: bytes) -> Iterator[bytes]:
    for at in range(len(data) - 1):  # the newline at the end says nothing
        yield data[:at]


@pytest.mark.parametrize("damage", [flips, cuts])
@pytest.mark.parametrize("folder", ["deals", "playbooks"])
def test_every_flipped_bit_and_every_cut_is_found(
    home: Path, folder: str, damage: Callable[[bytes], Iterator[bytes]]
) -> None:
    (path,) = (home / folder).iterdir()
    whole = path.read_bytes()
    unseen = []
    for damaged in damage(whole):
        path.write_bytes(damaged)
        if not findings(home):
            unseen.append(damaged)
    path.write_bytes(whole)
    assert unseen == []
    assert findings(home) == ()


def drop(value: dict[str, Any]) -> None:
    del value["events"][1]


def double(value: dict[str, Any]) -> None:
    value["events"].append(value["events"][2])


def alter(value: dict[str, Any]) -> None:
    value["events"][1]["payload"]["value"] = "other"


def swap_payloads(value: dict[str, Any]) -> None:
    one, two = value["events"][1:]
    one["payload"], two["payload"] = two["payload"], one["payload"]


def swap_ids(value: dict[str, Any]) -> None:
    one, two = value["events"][1:]
    one["id"], two["id"] = two["id"], one["id"]


def stale_state(value: dict[str, Any]) -> None:
    value["state"]["account"] = "Acme Inc."


def no_state(value: dict[str, Any]) -> None:
    del value["state"]


def wrong_digest(value: dict[str, Any]) -> None:
    value["digest"] = "0" * 64


def no_opening(value: dict[str, Any]) -> None:
    del value["events"][0]
    redigested(value)


def opened_twice(value: dict[str, Any]) -> None:
    second = {**value["events"][0], "nonce": "another"}
    second["id"] = event_id(second)
    value["events"].append(second)
    redigested(value)


def forgotten(value: dict[str, Any]) -> None:
    """A copy brought back what was made again without somebody."""
    value["forgotten"] = [value["events"][1]["id"]]


def other_stage(value: dict[str, Any]) -> None:
    event = value["events"][0]
    event["payload"]["stage"] = "nowhere"
    event["id"] = event_id(event)
    value["state"]["stages"][0]["stage"] = "nowhere"
    redigested(value)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (drop, {"digest", "state"}),
        (double, {"digest", "event-doubled"}),
        (alter, {"event-altered", "state"}),
        (swap_payloads, {"event-altered", "state"}),
        (swap_ids, {"event-altered", "digest", "state"}),
        (stale_state, {"state"}),
        (no_state, {"state"}),
        (wrong_digest, {"digest"}),
        (no_opening, {"deal-unreadable"}),
        (opened_twice, {"contradiction", "state"}),
        (forgotten, {"event-forgotten"}),
        (other_stage, {"stage"}),
        (lambda value: value.update(id="mill"), {"deal-unreadable"}),
        (lambda value: value.update(schema="salescoach/deal@2"), {"deal-newer"}),
        (lambda value: value["playbook"].update(digest="0" * 64), {"pin-missing"}),
        (lambda value: value["playbook"].update(version="2.0.0"), {"deal-unreadable"}),
    ],
)
def test_a_damage_is_called_what_it_is(
    home: Path, acme: Path, damage: Callable[[dict[str, Any]], object], codes: set[str]
) -> None:
    edit(acme, damage)
    named = found(home)
    assert {code for code, _ in named} == codes
    assert {path for _, path in named} == {"deals/acme.json"}


def test_events_in_another_order_are_no_damage(home: Path, acme: Path) -> None:
    """They are a set: a merge may write them in any order."""
    edit(acme, lambda value: value["events"].reverse())
    assert findings(home) == ()


def test_a_swap_of_ids_is_told_for_each_event(home: Path, acme: Path) -> None:
    edit(acme, swap_ids)
    assert [code for code, _ in found(home)].count("event-altered") == 2


# ---------------------------------------------------------------------------------- the folder


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("deals/.acme.json.0123.tmp", "left-over"),
        ("playbooks/.x.json.0123.tmp", "left-over"),
        ("deals/acme (conflicted copy 2026-03-05).json", "conflicted-unreadable"),
        ("deals/acme (Ana's conflicted copy).json", "conflicted-unreadable"),
        ("deals/acme.sync-conflict-20260305-120000-ABCDEFG.json", "conflicted-unreadable"),
        ("deals/acme-LAPTOP7.json", "conflicted-unreadable"),
        ("deals/acme (1).json", "conflicted-unreadable"),
        ("deals/acme 2.json", "conflicted-unreadable"),
        ("deals/acme_conflict-20260305.json", "conflicted-unreadable"),
        ("deals/acme.orig.json", "conflicted-unreadable"),
        ("deals/notes.txt", "foreign"),
        ("deals/42.json", "foreign"),
        ("playbooks/acme.json", "foreign"),
        ("notes.txt", "foreign"),
    ],
)
def test_what_does_not_belong_there_is_named(home: Path, name: str, code: str) -> None:
    (home / name).write_bytes(b"")
    assert found(home) == [(code, name)]
    assert examine(RealDisk(), home)[1] == 1


@pytest.mark.parametrize(
    "make",
    [os.mkdir, os.mkfifo, lambda path: path.symlink_to("acme.json")],
    ids=["folder", "fifo", "link"],
)
def test_what_is_no_file_is_foreign(home: Path, make: Damage) -> None:
    make(home / "deals" / "mill.json")
    assert ("foreign", "deals/mill.json") in found(home)


@pytest.mark.parametrize(
    ("name", "mode", "wanted"),
    [
        (".", 0o755, "0700"),
        ("deals", 0o770, "0700"),
        ("playbooks", 0o701, "0700"),
        ("deals/acme.json", 0o644, "0600"),
        ("deals/acme.json", 0o620, "0600"),
    ],
)
def test_what_others_may_touch_is_named(home: Path, name: str, mode: int, wanted: str) -> None:
    (home / name).chmod(mode)
    (one,) = findings(home)
    assert (one.code, one.path) == ("mode", name)
    assert one.message == say("doctor.mode", mode=f"{mode:04o}", wanted=wanted)


def test_a_missing_pin_is_told_of_at_the_deal(home: Path) -> None:
    shutil.rmtree(home / "playbooks")
    assert found(home) == [("pin-missing", "deals/acme.json")]


def test_a_damaged_pin_is_told_of_once(home: Path) -> None:
    (pin,) = (home / "playbooks").iterdir()
    pin.write_bytes(b"{}")
    assert found(home) == [("pin-damaged", f"playbooks/{pin.name}")]


def test_a_file_in_the_place_of_a_folder_is_told_of(home: Path) -> None:
    shutil.rmtree(home / "playbooks")
    (home / "playbooks").write_bytes(b"")
    (home / "playbooks").chmod(0o600)
    assert ("folder", "playbooks") in found(home)


@pytest.mark.parametrize("call", ["read", "names"])
def test_a_disk_that_fails_is_a_finding_and_not_the_end(home: Path, call: str) -> None:
    class Failing(WrappedDisk):
        def about_to(self, about: str) -> None:
            if about == call:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

    named, _ = examine(Failing(RealDisk()), home)
    assert named
    assert all("EIO" in str(one.message) for one in named)


def test_findings_stand_in_the_order_of_their_paths(home: Path, acme: Path) -> None:
    (home / "zzz").write_bytes(b"")
    (home / "aaa").write_bytes(b"")
    acme.chmod(0o644)
    edit(acme, stale_state)
    assert [path for _, path in found(home)] == ["aaa", "deals/acme.json", "deals/acme.json", "zzz"]
    assert found(home) == sorted(found(home), key=lambda one: (one[1], one[0]))
