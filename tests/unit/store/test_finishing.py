"""What was cut while it wrote several deals is finished by whoever comes next."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from salescoach.deal.events import EvidenceRecorded
from salescoach.deal.forgetting import Forgotten
from salescoach.errors import AfterTheChange
from salescoach.store.disk import RealDisk
from salescoach.store.doctor import examine
from salescoach.store.files import FileStore
from salescoach.store.taking_in import Incoming
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.contract.memory_store import MemoryStore
from tests.contract.test_deal_store import without_words
from tests.faults.faulty_disk import Killed
from tests.faults.wrapped_disk import WrappedDisk

NAMES = ("acme", "mill", "zeta")


class CutAfter(WrappedDisk):
    """The process is killed before its replace of this number; the journal's is the first."""

    def __init__(self, replaces: int) -> None:
        super().__init__(RealDisk())
        self.left = replaces

    def replace(self, source: Path, target: Path) -> None:
        if not self.left:
            raise Killed
        self.left -= 1
        super().replace(source, target)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    store = a_store(tmp_path)
    for name in NAMES[:2]:
        store.open_deal(opening(name), PLAYBOOK, stamp=stamp())
    return tmp_path


def a_store(base: Path, disk: WrappedDisk | None = None) -> FileStore:
    return FileStore(disk or RealDisk(), base / "home", base / "state")


def incoming(store: FileStore) -> list[Incoming]:
    """More for the two deals that are there, and a third one."""
    elsewhere = MemoryStore()
    for name in NAMES[:2]:
        elsewhere.take_in([Incoming(file=store.read(name), resolved=(PLAYBOOK,))], stamp=stamp())
        elsewhere.change(name, adding(evidence(f"from-{name}")), stamp=stamp())
    elsewhere.open_deal(opening("zeta"), PLAYBOOK, stamp=stamp())
    return [Incoming(file=elsewhere.read(name), resolved=(PLAYBOOK,)) for name in NAMES]


@pytest.fixture(params=[1, 2, 3], ids=["nothing in place", "one in place", "two in place"])
def cut(request: pytest.FixtureRequest, base: Path) -> Path:
    """A data folder in which writing three deals was cut."""
    files = incoming(a_store(base))
    with pytest.raises(Killed):
        a_store(base, CutAfter(request.param)).take_in(files, stamp=stamp())
    return base


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def facts(store: FileStore, name: str) -> list[str]:
    payloads = [event.payload for event in store.read(name).events]
    return [one.fact for one in payloads if isinstance(one, EvidenceRecorded)]


def codes(base: Path) -> set[str]:
    return {one.code for one in examine(RealDisk(), base / "home")[0]}


def all_there(base: Path) -> None:
    store = a_store(base)
    assert store.ids() == NAMES
    assert facts(store, "acme")[:1] == ["from-acme"]
    assert "from-mill" in facts(store, "mill")
    assert codes(base) == set()


def nothing_comes_in(store: FileStore) -> None:
    store.take_in([], stamp=stamp())


def a_new_deal(store: FileStore) -> None:
    store.open_deal(opening("Corvin"), PLAYBOOK, stamp=stamp())


def somebody_is_forgotten(store: FileStore) -> None:
    store.forget("mill", lambda file: Forgotten(file, ()), stamp=stamp())


def finished(store: FileStore) -> None:
    assert store.finish_cut(stamp=stamp()) == ()


@pytest.mark.parametrize(
    "who", [nothing_comes_in, a_new_deal, somebody_is_forgotten, finished], ids=lambda f: f.__name__
)
def test_whoever_takes_the_folder_next_finishes_it(
    cut: Path, who: Callable[[FileStore], object]
) -> None:
    assert codes(cut) == {"journal"}
    who(a_store(cut))
    store = a_store(cut)
    assert set(NAMES) <= set(store.ids())
    assert facts(store, "acme") == ["from-acme"]
    assert facts(store, "mill") == ["from-mill"]
    assert codes(cut) == set()
    assert names(cut / "home" / "journal") == []


def test_the_same_again_goes_on(base: Path) -> None:
    files = incoming(a_store(base))
    for replaces in (1, 1, 1):  # cut again each time, after one deal more
        with pytest.raises(Killed):
            a_store(base, CutAfter(replaces)).take_in(files, stamp=stamp())
    told = a_store(base).take_in(files, stamp=stamp())
    assert not any(one.changed for one in told)
    all_there(base)


def test_readers_and_single_changes_do_not_mind(cut: Path) -> None:
    store = a_store(cut)
    before = sorted(names(cut / "home" / "journal"))
    assert "mill" in store.ids()
    store.read("mill")
    store.change("mill", adding(evidence("meanwhile")), stamp=stamp())
    assert sorted(names(cut / "home" / "journal")) == before
    store.finish_cut(stamp=stamp())
    assert sorted(facts(store, "mill")) == ["from-mill", "meanwhile"]


def test_a_dry_run_finishes_nothing(cut: Path) -> None:
    before = sorted(names(cut / "home" / "deals"))
    a_store(cut).take_in([], stamp=stamp(), dry_run=True)
    assert sorted(names(cut / "home" / "deals")) == before


def test_a_deal_that_became_another_one_is_left_alone_and_named(base: Path) -> None:
    files = incoming(a_store(base))
    with pytest.raises(Killed):
        a_store(base, CutAfter(1)).take_in(files, stamp=stamp())
    other = a_store(base / "elsewhere")
    other.open_deal(opening("zeta", title="another"), PLAYBOOK, stamp=stamp())
    (base / "home" / "deals" / "zeta.json").write_bytes(other.path("zeta").read_bytes())
    (base / "home" / "deals" / "zeta.json").chmod(0o600)
    (left,) = a_store(base).finish_cut(stamp=stamp())
    assert (left.deal, left.why.id) == ("zeta", "other-deal")
    assert facts(a_store(base), "acme") == ["from-acme"]
    assert codes(base) == {"journal"}
    a_new_deal(a_store(base))  # which is no reason for others not to go on


def test_a_damaged_deal_is_left_alone_and_named(base: Path) -> None:
    files = incoming(a_store(base))
    with pytest.raises(Killed):
        a_store(base, CutAfter(1)).take_in(files, stamp=stamp())
    (base / "home" / "deals" / "acme.json").write_bytes(b"{}")
    (left,) = a_store(base).finish_cut(stamp=stamp())
    assert (left.deal, left.why.id) == ("acme", "deal-unreadable")
    assert facts(a_store(base), "mill") == ["from-mill"]
    assert (base / "home" / "deals" / "acme.json").read_bytes() == b"{}"


def test_what_was_staged_and_is_damaged_is_not_put_in_place(base: Path) -> None:
    with pytest.raises(Killed):
        a_store(base, CutAfter(1)).take_in(incoming(a_store(base)), stamp=stamp())
    (staged,) = (base / "home" / "deals").glob(".acme.json.*")
    staged.write_bytes(staged.read_bytes().replace(b"less scrap", b"more scrap"))
    before = a_store(base).read("acme")
    (left,) = a_store(base).finish_cut(stamp=stamp())
    assert (left.deal, left.why.id) == ("acme", "cut.damaged")
    assert a_store(base).read("acme") == before


def test_what_was_staged_and_is_gone_is_named_until_the_same_is_done_again(base: Path) -> None:
    """A program that syncs folders may leave out the names of files under way."""
    files = incoming(a_store(base))
    with pytest.raises(Killed):
        a_store(base, CutAfter(1)).take_in(files, stamp=stamp())
    for staged in (base / "home" / "deals").glob(".*"):
        staged.unlink()
    left = a_store(base).finish_cut(stamp=stamp())
    assert sorted((one.deal, one.why.id) for one in left) == [
        (name, "cut.missing") for name in sorted(NAMES)
    ]
    assert codes(base) == {"journal"}
    a_store(base).take_in(files, stamp=stamp())
    assert a_store(base).finish_cut(stamp=stamp()) == ()
    assert codes(base) == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value.update(schema="salescoach/journal@2"),
        lambda value: value.update(nonce="../../x"),
        lambda value: value.update(steps=[]),
        lambda value: value["steps"][0].update(deal="../x"),
        lambda value: value["steps"][0].update(before=1),
    ],
)
def test_a_journal_that_cannot_be_trusted_is_left_and_named(
    base: Path, change: Callable[[dict[str, object]], None]
) -> None:
    with pytest.raises(Killed):
        a_store(base, CutAfter(1)).take_in(incoming(a_store(base)), stamp=stamp())
    (journal,) = (base / "home" / "journal").iterdir()
    value = json.loads(journal.read_bytes())
    change(value)
    journal.write_text(json.dumps(value))
    (left,) = a_store(base).finish_cut(stamp=stamp())
    assert (left.deal, left.why.id) == (None, "cut.unreadable")
    assert facts(a_store(base), "acme") == []
    assert "journal-unreadable" in codes(base)


def test_a_journal_is_private_while_it_stands(cut: Path) -> None:
    (journal,) = (cut / "home" / "journal").iterdir()
    assert journal.stat().st_mode & 0o777 == 0o600
    assert journal.parent.stat().st_mode & 0o777 == 0o700


def test_one_deal_needs_no_journal(base: Path) -> None:
    store = a_store(base)
    store.take_in(incoming(store)[:1], stamp=stamp())
    assert not (base / "home" / "journal").exists()


def test_a_backup_is_kept_before_the_change(base: Path) -> None:
    store = a_store(base)
    before = {name: store.path(name).read_bytes() for name in NAMES[:2]}
    store.take_in(incoming(store), stamp=stamp(), backup=True)
    kept = sorted((base / "home" / "backups").iterdir())
    assert [path.name.split(".")[:2] for path in kept] == [
        [name, "2026-03-05"] for name in NAMES[:2]
    ]
    assert [path.read_bytes() for path in kept] == [before["acme"], before["mill"]]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_who_is_forgotten_is_forgotten_in_what_was_cut_as_well(base: Path) -> None:
    store = a_store(base)
    with pytest.raises(Killed):
        a_store(base, CutAfter(1)).take_in(incoming(store), stamp=stamp())
    store.forget("acme", without_words, stamp=stamp())
    files = [path.read_text() for path in (base / "home").rglob("*acme*") if path.is_file()]
    assert len(files) == 1
    assert "less scrap" not in files[0]
    assert '"gone"' in files[0]


def test_ctrl_c_between_two_deals_says_that_something_was_changed(base: Path) -> None:
    class Impatient(CutAfter):
        def replace(self, source: Path, target: Path) -> None:
            if not self.left:
                raise KeyboardInterrupt
            super().replace(source, target)

    files = incoming(a_store(base))
    with pytest.raises(AfterTheChange) as caught:
        a_store(base, Impatient(2)).take_in(files, stamp=stamp())
    assert isinstance(caught.value.__cause__, KeyboardInterrupt)
    assert caught.value.deal_id == "acme"
    a_store(base).finish_cut(stamp=stamp())
    all_there(base)
