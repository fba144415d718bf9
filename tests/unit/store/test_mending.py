"""`doctor --fix`: mends what needs no guessing, keeps what it touches, and loses no event."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salescoach.deal.decode import DealFile, digest_of_events, read_deal
from salescoach.deal.encode import with_events
from salescoach.store.disk import RealDisk
from salescoach.store.doctor import examine
from salescoach.store.files import FileStore
from salescoach.store.mending import Mended, Mender, steps_for
from salescoach.values.canonical import BadJson
from salescoach.values.decoding import BadShape
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.contract.test_deal_store import without_words
from tests.contract.test_taking_in import opened, with_more
from tests.faults.wrapped_disk import SwiftDisk

CONFLICTED = "acme-pumps (Ana's conflicted copy 2026-04-14).json"


def a_store(base: Path) -> FileStore:
    return FileStore(SwiftDisk(RealDisk()), base / "home", base / "state")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A data folder with one deal, acme-pumps, of two events."""
    store = a_store(tmp_path)
    store.open_deal(opening(), PLAYBOOK, stamp=stamp())
    store.change("acme-pumps", adding(evidence("need")), stamp=stamp())
    return tmp_path


def deals(base: Path) -> Path:
    return base / "home" / "deals"


def acme(base: Path) -> Path:
    return deals(base) / "acme-pumps.json"


def put(base: Path, name: str, data: bytes) -> Path:
    path = deals(base) / name
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def mend(base: Path) -> list[Mended]:
    store = a_store(base)
    disk = SwiftDisk(RealDisk())
    mender = Mender(disk, store, stamp())
    return [mender.mend(step) for step in steps_for(examine(disk, store.home)[0])]


def codes(base: Path) -> list[str]:
    return [one.code for one in examine(RealDisk(), base / "home")[0]]


def kept(base: Path) -> set[bytes]:
    folder = base / "home" / "backups"
    return {path.read_bytes() for path in folder.iterdir()} if folder.exists() else set()


def ids(file: DealFile) -> set[str]:
    return {event.id for event in file.events}


def copy_with(base: Path, *facts: str) -> DealFile:
    return with_more(a_store(base).read("acme-pumps"), *facts)


def edited(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    value = json.loads(path.read_bytes())
    change(value)
    path.write_text(json.dumps(value))


# ---------------------------------------------------------------------------------- copies


def test_copies_are_united_with_their_deal_and_kept(base: Path) -> None:
    before = acme(base).read_bytes()
    one, other = copy_with(base, "budget"), copy_with(base, "date")
    data = [with_events(file, ()) for file in (one, other)]
    put(base, CONFLICTED, data[0])
    put(base, "acme-pumps-anas-macbook.json", data[1])
    done = mend(base)
    assert [(step.step.kind, step.done) for step in done] == [("unite", True)] * 2
    assert ids(a_store(base).read("acme-pumps")) == ids(one) | ids(other)
    assert codes(base) == []
    assert {before, *data} <= kept(base)
    assert mend(base) == []


def test_a_copy_whose_deal_is_gone_becomes_the_deal(base: Path) -> None:
    acme(base).rename(deals(base) / "acme-pumps 2.json")
    assert [one.done for one in mend(base)] == [True]
    assert a_store(base).ids() == ("acme-pumps",)
    assert codes(base) == []


def test_a_deal_of_its_own_is_never_taken_for_a_copy(base: Path) -> None:
    second = a_store(base).open_deal(opening(title="two"), PLAYBOOK, stamp=stamp()).file
    assert second.id == "acme-pumps-2"
    assert codes(base) == []
    assert mend(base) == []


def test_a_copy_of_another_deal_of_that_name_stays(base: Path) -> None:
    data = with_events(opened("Another line"), ())
    path = put(base, CONFLICTED, data)
    (done,) = mend(base)
    assert (done.done, done.message.id) == (False, "other-deal")
    assert path.read_bytes() == data
    assert codes(base) == ["conflicted"]


def test_a_copy_with_a_damaged_event_stays_whole_as_it_is(base: Path) -> None:
    data = with_events(copy_with(base, "budget"), ()).replace(b'"budget"', b'"budgie"')
    path = put(base, CONFLICTED, data)
    (done,) = mend(base)
    assert (done.done, done.message.id) == (False, "mended.damaged")
    assert path.read_bytes() == data


def test_a_copy_that_cannot_be_read_is_named_and_stays(base: Path) -> None:
    path = put(base, CONFLICTED, b"{")
    assert codes(base) == ["conflicted-unreadable"]
    assert mend(base) == []
    assert path.exists()


def test_what_was_forgotten_does_not_come_back_with_a_copy(base: Path) -> None:
    put(base, CONFLICTED, acme(base).read_bytes())
    now = a_store(base).read("acme-pumps")
    gone = without_words(now).file
    acme(base).write_bytes(with_events(replace(gone, digest=digest_of_events(gone.events)), ()))
    mend(base)
    assert ids(a_store(base).read("acme-pumps")) == ids(gone)
    assert codes(base) == []


def test_a_second_copy_of_a_playbook_goes(base: Path) -> None:
    (pin,) = (base / "home" / "playbooks").iterdir()
    second = pin.with_name(f"{pin.stem} (1).json")
    second.write_bytes(pin.read_bytes())
    assert codes(base) == ["pin-copy"]
    assert [one.done for one in mend(base)] == [True]
    assert [*pin.parent.iterdir()] == [pin]


def test_the_only_whole_copy_of_a_playbook_takes_its_place(base: Path) -> None:
    (pin,) = (base / "home" / "playbooks").iterdir()
    whole = pin.read_bytes()
    pin.rename(pin.with_name(f"{pin.stem} (1).json"))
    assert codes(base) == ["pin-missing", "pin-copy"]
    mend(base)
    assert (codes(base), pin.read_bytes()) == ([], whole)


# ---------------------------------------------------------------------------------- the deal


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda v: v.update(state={}), ["state"]),
        (lambda v: v.update(digest="0" * 64), ["digest"]),
        (lambda v: v["events"].append(v["events"][1]), ["digest", "event-doubled"]),
        (lambda v: v["events"].pop(), ["digest", "state"]),
    ],
    ids=["state", "digest", "doubled", "dropped"],
)
def test_a_file_whose_events_are_whole_is_written_anew(
    base: Path, change: Callable[[dict[str, Any]], object], found: list[str]
) -> None:
    edited(acme(base), change)
    damaged, before = acme(base).read_bytes(), read_deal(acme(base).read_bytes())
    assert codes(base) == found
    (done,) = mend(base)
    assert (done.step.kind, done.done) == ("rewrite", True)
    assert codes(base) == []
    assert damaged in kept(base)
    assert ids(a_store(base).read("acme-pumps")) == ids(before)
    a_store(base).change("acme-pumps", adding(evidence("later")), stamp=stamp())


def test_an_event_that_was_forgotten_goes(base: Path) -> None:
    edited(acme(base), lambda v: v.update(forgotten=[v["events"][1]["id"]]))
    assert codes(base) == ["event-forgotten"]
    mend(base)
    assert codes(base) == []
    assert len(a_store(base).read("acme-pumps").events) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v["events"][1]["payload"].update(value="other"),
        lambda v: v.update(id="mill"),
        lambda v: v["playbook"].update(digest="0" * 64),
        lambda v: v.update(schema="salescoach/deal@2"),
    ],
    ids=["altered", "another id", "no playbook", "newer"],
)
def test_what_would_have_to_be_guessed_stays_byte_for_byte(
    base: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    edited(acme(base), change)
    before = acme(base).read_bytes()
    assert codes(base)
    mend(base)
    assert acme(base).read_bytes() == before
    assert codes(base)


def test_unknown_fields_survive(base: Path) -> None:
    edited(acme(base), lambda v: v.update(state={}, from_tomorrow={"a": [1]}))
    mend(base)
    assert json.loads(acme(base).read_bytes())["from_tomorrow"] == {"a": [1]}


# ---------------------------------------------------------------------------------- git's marks


def marked(ours: bytes, theirs: bytes) -> bytes:
    return b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> ana\n"


def test_both_versions_that_git_has_left_are_united(base: Path) -> None:
    one, other = copy_with(base, "budget"), copy_with(base, "date")
    data = marked(with_events(one, ()), with_events(other, ()))
    acme(base).write_bytes(data)
    assert codes(base) == ["marked"]
    (done,) = mend(base)
    assert (done.step.kind, done.done) == ("unmark", True)
    assert ids(a_store(base).read("acme-pumps")) == ids(one) | ids(other)
    assert data in kept(base)
    assert codes(base) == []


@pytest.mark.parametrize(
    ("theirs", "why"),
    [
        (b"{\n", "doctor.deal-unreadable"),
        (with_events(opened("Another line"), ()), "other-deal"),
        (
            with_events(with_more(opened(), "need"), ()).replace(b'"need"', b'"knee"'),
            "mended.damaged",
        ),
    ],
    ids=["no JSON", "another deal", "damaged"],
)
def test_two_versions_that_cannot_be_united_stay(base: Path, theirs: bytes, why: str) -> None:
    data = marked(acme(base).read_bytes(), theirs)
    acme(base).write_bytes(data)
    (done,) = mend(base)
    assert (done.done, done.message.id) == (False, why)
    assert acme(base).read_bytes() == data


# ---------------------------------------------------------------------------------- the folder


def test_what_was_left_over_goes_and_is_kept(base: Path) -> None:
    put(base, ".acme-pumps.json.0a.tmp", b"half a deal")
    (base / "home" / "playbooks" / ".x.json.0b.tmp").write_bytes(b"")
    assert [one.step.kind for one in mend(base)] == ["drop", "drop"]
    assert codes(base) == []
    assert kept(base) == {b"half a deal"}


def test_what_others_may_touch_is_made_private(base: Path) -> None:
    for path, mode in ((acme(base), 0o644), (deals(base), 0o755), (base / "home", 0o777)):
        path.chmod(mode)
    assert [one.done for one in mend(base)] == [True] * 3
    assert codes(base) == []
    assert acme(base).stat().st_mode & 0o777 == 0o600


def test_what_is_foreign_stays(base: Path) -> None:
    put(base, "notes.txt", b"mine")
    assert mend(base) == []
    assert (deals(base) / "notes.txt").read_bytes() == b"mine"


def test_what_has_gone_meanwhile_is_no_trouble(base: Path) -> None:
    path = put(base, ".acme-pumps.json.0a.tmp", b"x")
    steps = steps_for(examine(RealDisk(), base / "home")[0])
    path.unlink()
    (done,) = [Mender(RealDisk(), a_store(base), stamp()).mend(step) for step in steps]
    assert (done.done, done.message.id) == (True, "mended.gone")


# ---------------------------------------------------------------------------------- the law


NAMES = ("acme-pumps 2.json", "acme-pumps (1).json", "acme-pumps-LAPTOP7.json", CONFLICTED,
         "acme-pumps.sync-conflict-20260414-101112-ABCDEFG.json")  # fmt: skip
DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    lambda data, _: data,
    lambda data, _: data,
    lambda data, chance: data[: chance.randrange(len(data))],
    lambda data, _: data.replace(b'"less scrap"', b'"more scrap"', 1),
    lambda data, _: marked(data, data.replace(b'"state": {', b'"state": {"x": 1,', 1)),
    lambda data, _: json.dumps({**json.loads(data), "digest": "0" * 64}).encode(),
    lambda data, _: json.dumps({**json.loads(data), "state": None}).encode(),
)


def all_events(home: Path) -> set[str]:
    """Ids of all undamaged events in any readable file that is a deal's or a copy's."""
    found: set[str] = set()
    for path in (home / "deals").iterdir():
        try:
            found |= ids(read_deal(path.read_bytes()))
        except (BadJson, BadShape):
            continue
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(seed=st.integers(0, 10**9))
def test_no_event_is_ever_lost_and_mending_again_does_nothing(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = random.Random(seed)
    base = tmp_path_factory.mktemp("any")
    store = a_store(base)
    store.open_deal(opening(), PLAYBOOK, stamp=stamp())
    start = store.read("acme-pumps")
    for name in ("acme-pumps.json", *NAMES):
        if name == "acme-pumps.json" or chance.random() < 0.5:
            facts = chance.sample(["need", "budget", "date", "way"], chance.randrange(4))
            data = with_events(with_more(start, *facts), ())
            put(base, name, chance.choice(DAMAGES)(data, chance))
    before = all_events(store.home)
    mend(base)
    assert before <= all_events(store.home)
    stands = {path: path.read_bytes() for path in deals(base).iterdir()}
    assert not any(one.done for one in mend(base))
    assert {path: path.read_bytes() for path in deals(base).iterdir()} == stands
