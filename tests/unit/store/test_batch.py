"""What a batch does beyond the contract of every store (tests/contract)."""

from dataclasses import replace
from pathlib import Path

import pytest

from salescoach.deal.events import DealOpened
from salescoach.errors import ChangedMeanwhile, NotFound
from salescoach.store.batch import NOT_THERE, Batch
from salescoach.store.files import FileStore
from salescoach.store.memory_disk import MemoryDisk
from salescoach.store.port import Stamp
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp

MARK = "5" * 64


@pytest.fixture
def disk() -> MemoryDisk:
    return MemoryDisk()


@pytest.fixture
def files(disk: MemoryDisk) -> FileStore:
    """`acme-pumps` and `mill`."""
    store = FileStore(disk, Path("/home"), Path("/state"))
    for account in ("Acme Pumps", "Mill"):
        store.open_deal(opening(account), PLAYBOOK, stamp=stamp())
    return store


def marked() -> Stamp:
    return replace(stamp(), mark=MARK)


def test_nothing_reaches_the_disk(files: FileStore, disk: MemoryDisk) -> None:
    before = disk.copy()
    batch = Batch(files)
    batch.change("mill", adding(evidence()), stamp=stamp())
    batch.open_deal(opening("New"), PLAYBOOK, stamp=stamp())
    path = Path("/home/deals")
    assert disk.names(path) == before.names(path)
    assert disk.read(path / "mill.json") == before.read(path / "mill.json")


def test_only_what_has_changed_comes_out(files: FileStore) -> None:
    batch = Batch(files)
    batch.read("acme-pumps")
    batch.change("mill", adding(), stamp=stamp())
    assert (batch.incoming, batch.seen) == ((), {})
    changed = batch.change("mill", adding(evidence()), stamp=stamp()).file
    assert [one.file for one in batch.incoming] == [changed]
    assert batch.incoming[0].resolved == ()
    assert batch.seen == {"mill": files.read("mill").digest}


def test_what_has_not_changed_can_be_handed_out_too(files: FileStore) -> None:
    batch = Batch(files)
    batch.change("mill", adding(evidence()), stamp=stamp())
    batch.read("acme-pumps")
    assert [one.file for one in batch.unchanged(["mill", "acme-pumps", "nobody"])] == [
        files.read("acme-pumps")
    ]


def test_what_comes_out_can_be_taken_in(files: FileStore) -> None:
    batch = Batch(files)
    batch.change("mill", adding(evidence("a")), stamp=stamp())
    batch.change("mill", adding(evidence("b")), stamp=stamp())
    new = batch.open_deal(opening("New"), PLAYBOOK, stamp=stamp()).file
    batch.change(new.id, adding(evidence()), stamp=stamp())
    files.take_in(batch.incoming, stamp=stamp(), seen=batch.seen)
    assert files.read("mill") == batch.read("mill")
    assert files.read("new") == batch.read("new")
    assert files.playbook_of(files.read("new")) == batch.playbook_of(new)


def test_a_deal_that_has_changed_meanwhile_is_not_taken_in(files: FileStore) -> None:
    batch = Batch(files)
    batch.change("mill", adding(evidence("a")), stamp=stamp())
    files.change("mill", adding(evidence("b")), stamp=stamp())
    before = files.read("mill")
    with pytest.raises(ChangedMeanwhile):
        files.take_in(batch.incoming, stamp=stamp(), seen=batch.seen)
    assert files.read("mill") == before


def test_a_new_deal_whose_id_was_taken_meanwhile_is_not_united_with_it(files: FileStore) -> None:
    batch = Batch(files)
    batch.open_deal(opening("New", title="One"), PLAYBOOK, stamp=stamp())
    assert batch.seen == {"new": NOT_THERE}
    other = files.open_deal(opening("New", title="Two"), PLAYBOOK, stamp=stamp()).file
    with pytest.raises(ChangedMeanwhile):
        files.take_in(batch.incoming, stamp=stamp(), seen=batch.seen)
    assert files.read("new") == other


def test_what_was_recorded_under_a_mark_is_found(files: FileStore) -> None:
    files.change("mill", adding(evidence("a")), stamp=marked())
    other = files.change("mill", adding(evidence("b")), stamp=stamp())
    batch = Batch(files)
    (found,) = batch.recorded("mill", MARK)
    assert found.live
    assert found.events[0].payload == evidence("a")
    assert batch.recorded("mill", "6" * 64) == ()
    assert [one.tx for one in batch.earlier("mill")][-1] == other.events[0].tx


def test_what_the_batch_itself_records_is_not_earlier(files: FileStore) -> None:
    batch = Batch(files)
    batch.change("mill", adding(evidence()), stamp=marked())
    assert batch.recorded("mill", MARK) == ()
    new = batch.open_deal(opening("New"), PLAYBOOK, stamp=marked()).file
    assert batch.recorded(new.id, MARK) == ()


def test_a_deal_that_was_opened_under_a_mark_is_found(files: FileStore) -> None:
    for title in ("One", "Two", "Three"):
        how = marked() if title == "Two" else stamp()
        files.open_deal(opening("New", title=title), PLAYBOOK, stamp=how)
    batch = Batch(files)
    assert batch.opened("New", MARK) == ("new-2",)
    assert batch.opened("Mill", MARK) == ()
    assert batch.opened("Nobody", MARK) == ()


def test_an_unknown_deal_is_not_found_and_no_path_leads_to_none(files: FileStore) -> None:
    batch = Batch(files)
    with pytest.raises(NotFound):
        batch.recorded("nobody", MARK)
    with pytest.raises(NotFound):
        batch.path("../x")
    assert batch.path("mill") == files.path("mill")
    assert batch.home == files.home


def test_two_new_deals_of_one_account_get_two_ids(files: FileStore) -> None:
    batch = Batch(files)
    ids = [
        batch.open_deal(opening("Mill", title=title), PLAYBOOK, stamp=stamp()).file.id
        for title in ("One", "Two")
    ]
    assert ids == ["mill-2", "mill-3"]
    assert batch.ids() == ("acme-pumps", "mill", "mill-2", "mill-3")
    assert isinstance(batch.read("mill-3").events[0].payload, DealOpened)
