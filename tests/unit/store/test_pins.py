"""A deal's playbook is kept under its digest, whole or not at all."""

import errno
from pathlib import Path
from typing import Any

import pytest

from salescoach.errors import Fatal
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.store.disk import RealDisk
from salescoach.store.pins import Pins
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from tests.contract.builders import PLAYBOOK
from tests.faults.faulty_disk import Fault, FaultyDisk
from tests.faults.recording_disk import RecordingDisk, SyncedFolder

DIGEST = digest_of(canonical(PLAYBOOK))


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(RealDisk(), tmp_path)


@pytest.fixture
def kept(pins: Pins) -> Path:
    """The file of a playbook that is pinned."""
    return pins.path(pins.keep(PLAYBOOK, nonce="n"))


def test_what_is_kept_can_be_read(pins: Pins) -> None:
    assert pins.keep(PLAYBOOK, nonce="n") == DIGEST
    assert pins.read(DIGEST, deal="acme") == playbook_from_resolved(PLAYBOOK)


def test_a_pin_is_a_private_file_named_by_its_digest(tmp_path: Path, kept: Path) -> None:
    assert kept == tmp_path / "playbooks" / f"{DIGEST}.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert digest_of(kept.read_bytes()) == DIGEST


def test_the_order_of_keys_makes_no_second_pin(pins: Pins, kept: Path) -> None:
    turned: dict[str, Any] = dict(reversed(PLAYBOOK.items()))
    assert pins.keep(turned, nonce="m") == DIGEST
    assert list(kept.parent.iterdir()) == [kept]


def test_a_pin_that_is_there_is_made_safe_and_not_written_again(tmp_path: Path, kept: Path) -> None:
    before = kept.stat()
    disk = RecordingDisk(RealDisk())
    Pins(disk, tmp_path).keep(PLAYBOOK, nonce="m")
    assert disk.operations == [SyncedFolder(kept.parent)]
    assert kept.stat().st_ino == before.st_ino
    assert kept.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("data", [b"", b"{}", canonical(PLAYBOOK)[:-1]], ids=len)
def test_a_damaged_pin_is_put_right_by_the_next_deal_that_needs_it(
    pins: Pins, kept: Path, data: bytes
) -> None:
    kept.write_bytes(data)
    assert pins.keep(PLAYBOOK, nonce="m") == DIGEST
    assert pins.read(DIGEST, deal="acme") == playbook_from_resolved(PLAYBOOK)


def test_a_pin_whose_name_may_be_lost_is_no_pin_yet(tmp_path: Path, kept: Path) -> None:
    for fault in (Fault(at=1), Fault(at=2)):  # reading, and syncing the folder
        with pytest.raises(Fatal) as caught:
            Pins(FaultyDisk(RealDisk(), fault), tmp_path).keep(PLAYBOOK, nonce="m")
        reason = "Input/output error (EIO)"
        assert type(caught.value) is Fatal
        assert caught.value.sentence == say("disk-failed", path=str(kept), reason=reason)


def test_a_missing_pin_names_deal_and_file(pins: Pins) -> None:
    with pytest.raises(Fatal) as caught:
        pins.read(DIGEST, deal="acme")
    assert caught.value.sentence == say("pin-missing", deal="acme", path=str(pins.path(DIGEST)))
    assert caught.value.hint == say("hint.doctor")


@pytest.mark.parametrize("at", [0, 20, -1])
def test_a_flipped_bit_in_a_pin_is_noticed(pins: Pins, kept: Path, at: int) -> None:
    data = bytearray(kept.read_bytes())
    data[at] ^= 1
    kept.write_bytes(data)
    with pytest.raises(Fatal) as caught:
        pins.read(DIGEST, deal="acme")
    assert caught.value.sentence == say("pin-damaged", path=str(kept))


@pytest.mark.parametrize(
    "data",
    [b"[]", b"{", b'{"salescoach":99}', canonical({**PLAYBOOK, "stages": "none"})],
    ids=["list", "no JSON", "format 99", "shape"],
)
def test_a_pin_that_is_no_playbook_is_fatal(pins: Pins, kept: Path, data: bytes) -> None:
    path = pins.path(digest_of(data))
    path.write_bytes(data)
    with pytest.raises(Fatal) as caught:
        pins.read(digest_of(data), deal="acme")
    assert caught.value.sentence.id == "pin-unreadable"
    assert dict(caught.value.sentence.args)["path"] == str(path)


def test_a_disk_that_fails_is_named(tmp_path: Path, kept: Path) -> None:
    disk = FaultyDisk(RealDisk(), Fault(at=1, error=errno.EMFILE))
    with pytest.raises(Fatal) as caught:
        Pins(disk, tmp_path).read(DIGEST, deal="acme")
    reason = "Too many open files (EMFILE)"
    assert caught.value.sentence == say("disk-failed", path=str(kept), reason=reason)


@pytest.mark.parametrize(
    "digest", ["", "..", "../deals/acme", "a" * 63, "a" * 65, "/" + "a" * 63, "a" * 63 + "\0"]
)
def test_a_digest_that_is_none_leads_nowhere(pins: Pins, kept: Path, digest: str) -> None:
    assert pins.path(digest) == kept.parent / "none.json"
    with pytest.raises(Fatal) as caught:
        pins.read(digest, deal="acme")
    assert caught.value.sentence.id == "pin-missing"
