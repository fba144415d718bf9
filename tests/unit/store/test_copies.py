"""What lies beside the file of a deal: other copies of it, left-overs, other deals."""

from pathlib import Path

import pytest

from salescoach.errors import Fatal
from salescoach.store.copies import Copies, copies_of
from salescoach.store.disk import RealDisk
from tests.builders.deals import a_file, bytes_of, events, met, opened
from tests.faults.faulty_disk import Fault, FaultyDisk

ACME = bytes_of(events(opened()), id_="acme")
MILL = bytes_of(events(opened()), id_="mill")


def found(home: Path, **files: bytes) -> Copies:
    for name, data in files.items():
        path = home / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return copies_of(RealDisk(), home, "acme")


def test_there_are_none_where_nothing_is(tmp_path: Path) -> None:
    assert found(tmp_path) == Copies((), (), ())


@pytest.mark.parametrize(
    "name",
    [
        "deals/acme (1).json", "deals/acme.json.bak", "deals/acme-EVAS-LAPTOP.json",
        "deals/acme.orig.json", "backups/acme.json", "backups/acme-2026.json",
    ],
)  # fmt: skip
def test_what_is_the_same_deal_is_a_copy(name: str, tmp_path: Path) -> None:
    copies = found(tmp_path, **{"deals__acme.json": ACME, name.replace("/", "__"): ACME})
    assert [path for path, _ in copies.whole] == [tmp_path / name]
    assert (copies.left_over, copies.unreadable) == ((), ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deals/acme-2.json", ACME),  # the file of a deal of that id, whatever it holds
        ("deals/mill.json", MILL),
        ("deals/my-acme.json", ACME),
        ("backups/acme.json", MILL),
        ("playbooks/acme.json", ACME),
    ],
)
def test_what_is_another_deal_is_none(name: str, data: bytes, tmp_path: Path) -> None:
    assert found(tmp_path, **{name.replace("/", "__"): data}) == Copies((), (), ())


def test_what_interrupted_writers_left_is_told_apart(tmp_path: Path) -> None:
    copies = found(tmp_path, **{"deals__.acme.json.01.tmp": b"{", "deals__.mill.json.01.tmp": ACME})
    assert copies.left_over == (tmp_path / "deals" / ".acme.json.01.tmp",)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    copies = found(tmp_path, **{"deals__acme (1).json": b"{"})
    (tmp_path / "backups" / "acme").mkdir(parents=True)
    copies = copies_of(RealDisk(), tmp_path, "acme")
    assert copies.unreadable == (
        tmp_path / "deals" / "acme (1).json", tmp_path / "backups" / "acme",
    )  # fmt: skip


def test_a_folder_that_cannot_be_listed_is_fatal(tmp_path: Path) -> None:
    disk = FaultyDisk(RealDisk(), Fault(at=1, kind="fails"))
    with pytest.raises(Fatal) as caught:
        copies_of(disk, tmp_path, "acme")
    assert dict(caught.value.sentence.args)["path"] == str(tmp_path / "deals")


def test_the_deal_of_a_copy_is_read(tmp_path: Path) -> None:
    file = a_file(met(), id_="acme")
    data = bytes_of(file.events, id_="acme")
    (copy,) = found(tmp_path, **{"deals__acme (1).json": data}).whole
    assert copy[1] == file
