"""Deals as files: what else may lie there, what is refused, and what is never lost."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salescoach.deal.decode import digest_of_events, read_deal
from salescoach.deal.encode import event_id
from salescoach.errors import Fatal, NotFound
from salescoach.store.disk import LARGEST, RealDisk
from salescoach.store.files import FileStore
from salescoach.values.canonical import readable
from salescoach.values.messages import say
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.faults.faulty_disk import Fault, FaultyDisk
from tests.faults.recording_disk import RecordingDisk
from tests.faults.wrapped_disk import WrappedDisk

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(RealDisk(), tmp_path / "home", tmp_path / "state")


@pytest.fixture
def acme(store: FileStore) -> Path:
    """The file of a deal with a fact."""
    store.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp())
    store.change("acme", adding(evidence()), stamp=stamp())
    return store.path("acme")


def edit(path: Path, change: Edit) -> None:
    value = json.loads(path.read_bytes())
    change(value)
    path.write_bytes(readable(value))


def fatal_of(act: Callable[[], object]) -> Fatal:
    with pytest.raises(Fatal) as caught:
        act()
    return caught.value


# ---------------------------------------------------------------------------------- the folder


def test_a_deal_is_one_private_file_named_by_its_id(store: FileStore, acme: Path) -> None:
    assert acme == store.home / "deals" / "acme.json"
    assert acme.stat().st_mode & 0o777 == 0o600
    assert list(acme.parent.iterdir()) == [acme]


def test_foreign_files_are_passed_over(store: FileStore, acme: Path) -> None:
    for name in (
        ".acme.json.0123.tmp",
        "acme (conflicted copy 2026-03-05).json",
        "acme.json.orig",
        "ACME.json",
        "42.json",
        ".json",
        "notes.txt",
        "-x.json",
        "a" * 65 + ".json",
    ):
        (acme.parent / name).write_bytes(b"rubbish")
    (acme.parent / "folder").mkdir()
    (acme.parent / b"\xff.json".decode(errors="surrogateescape")).write_bytes(b"")
    assert store.ids() == ("acme",)
    assert store.change("acme", adding(evidence("budget")), stamp=stamp()).events


def test_a_folder_that_cannot_be_listed_is_fatal(store: FileStore) -> None:
    store.home.mkdir()
    (store.home / "deals").write_bytes(b"")
    error = fatal_of(store.ids)
    path, reason = str(store.folder), "Not a directory (ENOTDIR)"
    assert error.sentence == say("disk-failed", path=path, reason=reason)


def test_a_name_nearly_right_is_suggested(store: FileStore, acme: Path) -> None:
    with pytest.raises(NotFound) as caught:
        store.read("amce")
    assert caught.value.hint == say("hint.did-you-mean", word="acme")
    with pytest.raises(NotFound) as caught:
        store.read("zzz")
    assert caught.value.hint == say("hint.queue")


def test_an_id_that_is_none_leads_nowhere(store: FileStore, acme: Path) -> None:
    for name in ("../deals/acme", "acme.json", "/etc/passwd", "Acme", ""):
        with pytest.raises(NotFound):
            store.path(name)


def test_an_unknown_deal_leaves_no_trace(store: FileStore, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        store.change("nobody", adding(evidence()), stamp=stamp())
    assert list(tmp_path.iterdir()) == []


def test_dry_runs_leave_no_trace(store: FileStore, tmp_path: Path) -> None:
    store.open_deal(opening(), PLAYBOOK, stamp=stamp(), dry_run=True)
    assert list(tmp_path.iterdir()) == []


def test_reading_asks_for_nothing_but_reading(store: FileStore, acme: Path) -> None:
    store.open_deal(opening("Mill"), PLAYBOOK, stamp=stamp())
    disk = RecordingDisk(RealDisk())
    reader = FileStore(disk, store.home, store.home.parent / "state")
    for deal_id in reader.ids():
        reader.playbook_of(reader.read(deal_id))
    reader.change("acme", adding(evidence("budget")), stamp=stamp(), dry_run=True)
    reader.open_deal(opening("Acme", title="2"), PLAYBOOK, stamp=stamp(), dry_run=True)
    assert reader.open_deal(opening("Mill"), PLAYBOOK, stamp=stamp(), dry_run=True).repeated
    assert disk.operations == []
    assert set(disk.calls) == {"names", "read"}


# ---------------------------------------------------------------------------------- bad files


def set_schema(value: dict[str, Any]) -> None:
    value["schema"] = "salescoach/deal@2"


def set_kind(value: dict[str, Any]) -> None:
    value["events"][1]["kind"] = "deal-cloned"


@pytest.mark.parametrize(
    ("change", "what"), [(set_schema, "salescoach/deal@2"), (set_kind, "deal-cloned")]
)
def test_a_deal_of_a_newer_program_is_left_alone(
    store: FileStore, acme: Path, change: Edit, what: str
) -> None:
    edit(acme, change)
    before = acme.read_bytes()
    error = fatal_of(lambda: store.read("acme"))
    assert error.sentence == say("deal-newer", path=str(acme), what=what)
    assert error.hint == say("hint.update")
    fatal_of(lambda: store.change("acme", adding(evidence("b")), stamp=stamp()))
    assert acme.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "line 1, column 1: Expecting value"),
        (b"\0" * 100, "line 1, column 1: Expecting value"),
        (b"[]", "$: expected an object, found a list"),
        (b"\xff", "byte 1 is not UTF-8"),
    ],
    ids=["empty", "NULs", "list", "bytes"],
)
def test_an_unreadable_deal_says_where(
    store: FileStore, acme: Path, data: bytes, reason: str
) -> None:
    acme.write_bytes(data)
    error = fatal_of(lambda: store.read("acme"))
    assert error.sentence == say("deal-unreadable", path=str(acme), reason=reason)
    assert error.hint == say("hint.doctor")


def test_a_renamed_deal_is_not_taken_for_another(store: FileStore, acme: Path) -> None:
    other = acme.with_name("mill.json")
    acme.rename(other)
    error = fatal_of(lambda: store.read("mill"))
    reason = "$.id: expected mill, found acme"
    assert error.sentence == say("deal-unreadable", path=str(other), reason=reason)


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, LARGEST + 1)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (os.mkfifo, "EINVAL"),
        (os.mkdir, "EINVAL"),
        (lambda path: path.symlink_to("/etc/hostname"), "ELOOP"),
        (huge, "EFBIG"),
    ],
    ids=["fifo", "folder", "link", "huge"],
)
def test_something_else_under_a_deals_name_is_fatal(
    store: FileStore, acme: Path, make: Callable[[Path], None], name: str
) -> None:
    make(acme.with_name("mill.json"))
    assert name in str(fatal_of(lambda: store.read("mill")).sentence)
    assert store.read("acme").id == "acme"


# ---------------------------------------------------------------------------------- damaged files


def altered(value: dict[str, Any]) -> None:
    value["events"][1]["payload"]["value"] = "more scrap"


def doubled(value: dict[str, Any]) -> None:
    value["events"].append(value["events"][1])
    redigest(value)


def dropped(value: dict[str, Any]) -> None:
    del value["events"][1]


def other_digest(value: dict[str, Any]) -> None:
    value["digest"] = "0" * 64


def redigest(value: dict[str, Any]) -> None:
    """Whoever damages a file by hand may even mend the digest."""
    value["digest"] = digest_of_events(read_deal(readable(value)).events)


@pytest.mark.parametrize("damage", [altered, doubled, dropped, other_digest])
@pytest.mark.parametrize("dry_run", [False, True], ids=["real", "dry"])
def test_nothing_is_built_on_a_damaged_deal(
    store: FileStore, acme: Path, damage: Edit, dry_run: bool
) -> None:
    edit(acme, damage)
    before = acme.read_bytes()
    error = fatal_of(
        lambda: store.change("acme", adding(evidence("b")), stamp=stamp(), dry_run=dry_run)
    )
    assert error.sentence == say("deal-damaged", path=str(acme))
    assert error.hint == say("hint.doctor")
    assert acme.read_bytes() == before
    assert store.read("acme").id == "acme", "it can still be read"


def test_a_stale_state_is_no_damage_and_is_written_anew(store: FileStore, acme: Path) -> None:
    edit(acme, lambda value: value.update(state={"account": "Somebody else"}))
    store.change("acme", adding(evidence("budget")), stamp=stamp())
    assert json.loads(acme.read_bytes())["state"]["account"] == "Acme"


def test_a_damaged_neighbour_keeps_nobody_from_opening_a_deal(store: FileStore, acme: Path) -> None:
    acme.write_bytes(b"{")
    assert store.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp()).file.id == "acme-2"


def test_a_neighbour_that_the_disk_withholds_may_be_this_very_deal(store: FileStore) -> None:
    store.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp())

    class Withholding(WrappedDisk):
        def read(self, path: Path) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    again = FileStore(Withholding(RealDisk()), store.home, store.home.parent / "state")
    error = fatal_of(lambda: again.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp()))
    assert error.sentence.id == "disk-failed"
    assert store.ids() == ("acme",)


def test_a_neighbour_that_vanishes_is_no_neighbour(store: FileStore, acme: Path) -> None:
    class Vanishing(WrappedDisk):
        def read(self, path: Path) -> bytes:
            if path == acme:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            return super().read(path)

    other = FileStore(Vanishing(RealDisk()), store.home, store.home.parent / "state")
    assert other.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp()).file.id == "acme-2"


def test_an_account_whose_name_only_begins_alike_is_no_neighbour(store: FileStore) -> None:
    store.open_deal(opening("Acme Pumps"), PLAYBOOK, stamp=stamp())
    assert store.open_deal(opening("Acme"), PLAYBOOK, stamp=stamp()).file.id == "acme"


# ---------------------------------------------------------------------------------- never lost


def add_unknown(value: dict[str, Any]) -> None:
    """What a newer program may have added, at every depth."""
    value["later"] = {"deep": [1, {"er": None}]}
    event = value["events"][1]
    event["later"] = ["kept"]
    event["payload"]["later"] = {"kept": True}
    event["id"] = event_id(event)
    redigest(value)


def test_unknown_fields_survive_a_change(store: FileStore, acme: Path) -> None:
    edit(acme, add_unknown)
    before = json.loads(acme.read_bytes())
    store.change("acme", adding(evidence("budget")), stamp=stamp())
    after = json.loads(acme.read_bytes())
    assert after["later"] == before["later"]
    assert after["events"][:2] == before["events"]


def test_stored_events_are_never_encoded_again(store: FileStore, acme: Path) -> None:
    before = json.loads(acme.read_bytes())["events"]
    store.change("acme", adding(evidence("budget")), stamp=stamp())
    assert json.loads(acme.read_bytes())["events"][:2] == before


def test_a_deal_too_large_to_be_read_again_is_not_written(store: FileStore, acme: Path) -> None:
    before = acme.read_bytes()
    much = adding(evidence(value="x" * LARGEST))
    assert "EFBIG" in str(fatal_of(lambda: store.change("acme", much, stamp=stamp())).sentence)
    assert acme.read_bytes() == before
    assert list(acme.parent.iterdir()) == [acme]


def test_a_repetition_is_confirmed_before_it_is_acknowledged(store: FileStore, acme: Path) -> None:
    disk = RecordingDisk(RealDisk())
    again = FileStore(disk, store.home, store.home.parent / "state")
    assert again.change("acme", adding(evidence()), stamp=stamp()).repeated
    assert disk.calls.count("sync_folder") == 1
    assert "create" not in disk.calls


def test_a_disk_that_fails_while_reading_is_named(store: FileStore, acme: Path) -> None:
    broken = FileStore(FaultyDisk(RealDisk(), Fault(at=1)), store.home, store.home)
    path, reason = str(acme), "Input/output error (EIO)"
    error = fatal_of(lambda: broken.read("acme"))
    assert error.sentence == say("disk-failed", path=path, reason=reason)
