"""What holds for every `RecordingStore`, whatever it is made of."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from salescoach.deal.decode import DealFile, digest_of_events, event_from_json
from salescoach.deal.encode import event_id
from salescoach.deal.events import Event, EvidenceRecorded, Payload, Undone
from salescoach.deal.fold import fold
from salescoach.deal.forgetting import Forgotten, Redacted
from salescoach.errors import ChangedMeanwhile, Fatal, NotFound, Refused
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.store.batch import Batch
from salescoach.store.disk import RealDisk
from salescoach.store.files import FileStore
from salescoach.store.memory_disk import MemoryDisk
from salescoach.store.port import DealStore, RecordingStore
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from tests.contract.builders import (
    DAY,
    NOON,
    PLAYBOOK,
    adding,
    evidence,
    opening,
    stamp,
    ticking,
)
from tests.contract.memory_store import MemoryStore


def file_store(folder: Path) -> DealStore:
    return FileStore(RealDisk(), folder / "home", folder / "state")


def files_in_memory(_folder: Path) -> DealStore:
    return FileStore(MemoryDisk(), Path("/home"), Path("/state"))


def memory_store(_folder: Path) -> DealStore:
    return MemoryStore()


def batch_over_files(folder: Path) -> RecordingStore:
    return Batch(FileStore(MemoryDisk(), folder / "home", folder / "state"))


@pytest.fixture(
    params=[file_store, files_in_memory, memory_store, batch_over_files],
    ids=["files", "files-in-memory", "memory", "batch"],
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> RecordingStore:
    make: Callable[[Path], RecordingStore] = request.param
    return make(tmp_path)


@pytest.fixture
def acme(store: RecordingStore) -> str:
    """The id of a deal that is open."""
    return store.open_deal(opening(), PLAYBOOK, stamp=stamp()).file.id


def contents(file: DealFile) -> list[Payload]:
    return [event.payload for event in file.events]


# ---------------------------------------------------------------------------------- reading


def test_a_new_store_is_empty(store: RecordingStore) -> None:
    assert store.ids() == ()


def test_ids_are_sorted(store: RecordingStore) -> None:
    for account in ("Zeta", "Acme", "Mill"):
        store.open_deal(opening(account), PLAYBOOK, stamp=stamp())
    assert store.ids() == ("acme", "mill", "zeta")


@pytest.mark.parametrize("name", ["nobody", "", ".", "..", "../etc/passwd", "A", "a/b", "a\0b"])
def test_a_deal_that_is_not_there_is_not_found(store: RecordingStore, acme: str, name: str) -> None:
    with pytest.raises(NotFound) as caught:
        store.read(name)
    assert caught.value.sentence == say("no-such-deal", deal=name)
    assert store.ids() == (acme,)


def test_what_is_read_is_what_the_change_returned(store: RecordingStore, acme: str) -> None:
    changed = store.change(acme, adding(evidence()), stamp=stamp())
    assert store.read(acme) == changed.file
    assert store.read(acme) == store.read(acme)


def test_a_deal_follows_the_playbook_it_was_opened_with(store: RecordingStore, acme: str) -> None:
    later = {**PLAYBOOK, "version": "2.0.0"}
    zeta = store.open_deal(opening("Zeta"), later, stamp=stamp()).file
    assert store.playbook_of(store.read(acme)) == playbook_from_resolved(PLAYBOOK)
    assert store.playbook_of(zeta) == playbook_from_resolved(later)


def test_an_unknown_pin_is_fatal(store: RecordingStore, acme: str, tmp_path: Path) -> None:
    other = file_store(tmp_path / "other")
    strange = other.open_deal(opening(), {**PLAYBOOK, "version": "9"}, stamp=stamp()).file
    with pytest.raises(Fatal) as caught:
        store.playbook_of(strange)
    assert caught.value.sentence.id == "pin-missing"
    assert dict(caught.value.sentence.args)["deal"] == acme


# ---------------------------------------------------------------------------------- opening


def test_an_opened_deal_holds_its_opening_and_its_playbook(store: RecordingStore) -> None:
    said = opening("Acme Pumps", title="Line 4")
    change = store.open_deal(said, PLAYBOOK, stamp=stamp(actor="eva"))
    assert change.file.id == "acme-pumps"
    assert not change.repeated
    assert change.file.events == change.events
    (event,) = change.events
    assert (event.payload, event.actor, event.on, event.recorded) == (said, "eva", DAY, NOON)
    pinned = change.file.playbook
    assert (pinned.id, pinned.version) == ("tiny", "1.0.0")
    assert pinned.digest == digest_of(canonical(PLAYBOOK))
    assert fold(store.read("acme-pumps").events).title == "Line 4"


def test_two_deals_of_one_account_get_two_ids(store: RecordingStore) -> None:
    for title in ("One", "Two", "Three"):
        store.open_deal(opening("Acme", title=title), PLAYBOOK, stamp=stamp())
    assert store.ids() == ("acme", "acme-2", "acme-3")


def test_an_account_without_a_readable_name_gets_a_neutral_id(store: RecordingStore) -> None:
    assert store.open_deal(opening("!?"), PLAYBOOK, stamp=stamp()).file.id == "deal"


@pytest.mark.parametrize("dry_run", [False, True], ids=["real", "dry"])
def test_opening_the_same_again_adds_no_deal(store: RecordingStore, dry_run: bool) -> None:
    first = store.open_deal(opening(), PLAYBOOK, stamp=stamp())
    second = store.open_deal(opening(), PLAYBOOK, stamp=stamp(), dry_run=dry_run)
    assert second.repeated
    assert second.events == ()
    assert second.file == first.file
    assert store.ids() == ("acme-pumps",)


def test_the_numbered_deal_of_an_account_is_found_again_too(store: RecordingStore) -> None:
    store.open_deal(opening(), PLAYBOOK, stamp=stamp())
    two = store.open_deal(opening(title="Two"), PLAYBOOK, stamp=stamp())
    again = store.open_deal(opening(title="Two"), PLAYBOOK, stamp=stamp())
    assert (again.repeated, again.file) == (True, two.file)


def test_opening_is_no_repetition_once_the_deal_has_gone_on(
    store: RecordingStore, acme: str
) -> None:
    store.change(acme, adding(evidence()), stamp=stamp())
    assert store.open_deal(opening(), PLAYBOOK, stamp=stamp()).file.id == "acme-pumps-2"


def test_opening_the_same_on_purpose_makes_two(store: RecordingStore, acme: str) -> None:
    again = store.open_deal(opening(), PLAYBOOK, stamp=stamp(), again=True)
    assert not again.repeated
    assert store.ids() == (acme, "acme-pumps-2")


def test_a_dry_opening_leaves_nothing(store: RecordingStore) -> None:
    change = store.open_deal(opening(), PLAYBOOK, stamp=stamp(), dry_run=True)
    assert change.file.id == "acme-pumps"
    assert contents(change.file) == [opening()]
    assert store.ids() == ()
    with pytest.raises(Fatal):
        store.playbook_of(change.file)


# ---------------------------------------------------------------------------------- changing


def test_the_events_of_one_change_are_one_transaction_in_order(
    store: RecordingStore, acme: str
) -> None:
    said = [evidence("need"), evidence("budget"), evidence("date")]
    change = store.change(acme, adding(*said), stamp=stamp())
    assert contents(change.file) == [opening(), *said]
    assert len({event.tx for event in change.events}) == 1
    assert change.file.events[1:] == change.events
    instants = [event.recorded for event in change.file.events]
    assert instants == sorted(set(instants))


def test_two_changes_are_two_transactions(store: RecordingStore, acme: str) -> None:
    one = store.change(acme, adding(evidence("need")), stamp=stamp())
    two = store.change(acme, adding(evidence("budget")), stamp=stamp())
    assert one.events[0].tx != two.events[0].tx
    assert two.file.events == (*one.file.events, *two.events)


def test_events_stay_in_order_when_the_clock_runs_backwards(
    store: RecordingStore, acme: str
) -> None:
    backwards = stamp(now=ticking(step=-timedelta(hours=1)))
    facts = [f"fact-{number}" for number in range(5)]
    for fact in facts:
        store.change(acme, adding(evidence(fact)), stamp=backwards)
    events = store.read(acme).events
    assert [event.payload for event in events[1:]] == [evidence(fact) for fact in facts]
    assert events[-1].recorded == NOON + timedelta(microseconds=5)


def test_every_stored_event_is_what_its_id_says(store: RecordingStore, acme: str) -> None:
    store.change(acme, adding(evidence("need"), evidence("budget")), stamp=stamp())
    file = store.read(acme)
    assert [event.id for event in file.events] == [event_id(event.raw) for event in file.events]
    assert file.digest == digest_of_events(file.events)


def test_the_plan_sees_the_deal_as_it_is_stored(store: RecordingStore, acme: str) -> None:
    sights: list[DealFile] = []

    def plan(file: DealFile) -> Sequence[Payload]:
        sights.append(file)
        return [evidence()]

    before = store.read(acme)
    store.change(acme, plan, stamp=stamp())
    assert sights == [before]


def test_a_plan_without_events_changes_nothing(store: RecordingStore, acme: str) -> None:
    before = store.read(acme)
    change = store.change(acme, adding(), stamp=stamp())
    assert (change.events, change.repeated, change.file) == ((), False, before)
    assert store.read(acme) == before


def test_a_plan_that_refuses_changes_nothing_and_blocks_nobody(
    store: RecordingStore, acme: str
) -> None:
    def refuse(_file: DealFile) -> Sequence[Payload]:
        raise Refused(say("opening-stays", deal=acme))

    before = store.read(acme)
    with pytest.raises(Refused):
        store.change(acme, refuse, stamp=stamp())
    assert store.read(acme) == before
    assert store.change(acme, adding(evidence()), stamp=stamp()).events


def test_a_dry_change_says_what_it_would_do_and_does_not(store: RecordingStore, acme: str) -> None:
    before = store.read(acme)
    change = store.change(acme, adding(evidence()), stamp=stamp(), dry_run=True)
    assert contents(change.file) == [opening(), evidence()]
    assert store.read(acme) == before


@pytest.mark.parametrize("dry_run", [False, True], ids=["real", "dry"])
def test_changing_a_deal_that_is_not_there_is_not_found(
    store: RecordingStore, dry_run: bool
) -> None:
    with pytest.raises(NotFound):
        store.change("nobody", adding(evidence()), stamp=stamp(), dry_run=dry_run)
    assert store.ids() == ()


# ---------------------------------------------------------------------------------- repeating


@pytest.mark.parametrize("dry_run", [False, True], ids=["real", "dry"])
def test_the_newest_command_said_again_adds_nothing(
    store: RecordingStore, acme: str, dry_run: bool
) -> None:
    first = store.change(acme, adding(evidence("a"), evidence("b")), stamp=stamp())
    second = store.change(
        acme, adding(evidence("a"), evidence("b")), stamp=stamp(), dry_run=dry_run
    )
    assert (second.repeated, second.events, second.file) == (True, (), first.file)
    assert store.read(acme) == first.file


@pytest.mark.parametrize(
    ("payload", "actor", "days"),
    [
        (evidence("other"), "rep", 0),
        (evidence(value="other"), "rep", 0),
        (evidence(), "eva", 0),
        (evidence(), "rep", 1),
    ],
    ids=["fact", "value", "actor", "day"],
)
def test_a_command_that_differs_is_no_repetition(
    store: RecordingStore, acme: str, payload: Payload, actor: str, days: int
) -> None:
    store.change(acme, adding(evidence()), stamp=stamp())
    who = stamp(actor=actor, on=DAY + timedelta(days=days))
    change = store.change(acme, adding(payload), stamp=who)
    assert not change.repeated
    assert contents(store.read(acme)) == [opening(), evidence(), payload]


def test_a_part_of_the_newest_command_is_no_repetition(store: RecordingStore, acme: str) -> None:
    store.change(acme, adding(evidence("a"), evidence("b")), stamp=stamp())
    assert not store.change(acme, adding(evidence("b")), stamp=stamp()).repeated


def test_an_older_command_said_again_counts_again(store: RecordingStore, acme: str) -> None:
    for fact in ("need", "budget", "need"):
        assert store.change(acme, adding(evidence(fact)), stamp=stamp()).events
    assert len(store.read(acme).events) == 4


def test_again_records_the_same_twice(store: RecordingStore, acme: str) -> None:
    store.change(acme, adding(evidence()), stamp=stamp())
    change = store.change(acme, adding(evidence()), stamp=stamp(), again=True)
    assert not change.repeated
    ids = [event.id for event in store.read(acme).events]
    assert len(ids) == len(set(ids)) == 3


def test_what_was_undone_can_be_said_again(store: RecordingStore, acme: str) -> None:
    done = store.change(acme, adding(evidence()), stamp=stamp())
    store.change(acme, adding(Undone(undoes=done.events[0].tx)), stamp=stamp())
    assert store.change(acme, adding(evidence()), stamp=stamp()).events
    assert [one.fact for one in fold(store.read(acme).events).evidence] == ["need"]


# ---------------------------------------------------------------------------------- stale eyes


def test_a_deal_unchanged_since_it_was_seen_is_changed(store: RecordingStore, acme: str) -> None:
    seen = store.read(acme).digest
    assert store.change(acme, adding(evidence()), stamp=stamp(), seen=seen).events


@pytest.mark.parametrize("dry_run", [False, True], ids=["real", "dry"])
def test_a_deal_changed_since_it_was_seen_is_left_alone(
    store: RecordingStore, acme: str, dry_run: bool
) -> None:
    seen = store.read(acme).digest
    store.change(acme, adding(evidence("need")), stamp=stamp())
    before = store.read(acme)
    with pytest.raises(ChangedMeanwhile) as caught:
        store.change(acme, adding(evidence("b")), stamp=stamp(), seen=seen, dry_run=dry_run)
    assert caught.value.sentence == say("deal-changed", deal=acme)
    assert store.read(acme) == before


# ---------------------------------------------------------------------------------- forgetting


def without_words(file: DealFile) -> Forgotten:
    """Every word that was recorded is gone."""
    redacted = tuple(
        Redacted(event, changed_event(event, value="gone"))
        for event in file.events
        if isinstance(event.payload, EvidenceRecorded) and event.payload.value != "gone"
    )
    after = {one.before.id: one.after for one in redacted}
    events = tuple(after.get(event.id, event) for event in file.events)
    return Forgotten(replace(file, events=events, forgotten=(*file.forgotten, *after)), redacted)


def changed_event(event: Event, **more: object) -> Event:
    body = {**event.raw, "payload": {**event.raw["payload"], **more}}
    del body["id"]
    return event_from_json({"id": event_id(body), **body}, "event")


def test_what_is_forgotten_is_replaced_and_its_ids_are_kept(
    store: RecordingStore, acme: str
) -> None:
    before = store.change(acme, adding(evidence()), stamp=stamp()).file
    erased = store.forget(acme, without_words, stamp=stamp())
    file = store.read(acme)
    assert erased.file == file
    assert contents(file)[1] == evidence(value="gone")
    assert file.forgotten == (before.events[1].id,)
    assert file.digest != before.digest
    later = store.change(acme, adding(evidence("budget")), stamp=stamp()).file
    assert later.forgotten == file.forgotten


def test_a_rehearsal_forgets_nothing(store: RecordingStore, acme: str) -> None:
    before = store.change(acme, adding(evidence()), stamp=stamp()).file
    tried = store.forget(acme, without_words, stamp=stamp(), dry_run=True)
    assert contents(tried.file)[1] == evidence(value="gone")
    assert store.read(acme) == before


def test_nothing_is_forgotten_in_a_deal_that_has_changed_since(
    store: RecordingStore, acme: str
) -> None:
    seen = store.read(acme).digest
    before = store.change(acme, adding(evidence()), stamp=stamp()).file
    with pytest.raises(ChangedMeanwhile):
        store.forget(acme, without_words, stamp=stamp(), seen=seen)
    assert store.read(acme) == before


def test_to_forget_again_changes_nothing(store: RecordingStore, acme: str) -> None:
    store.change(acme, adding(evidence()), stamp=stamp())
    first = store.forget(acme, without_words, stamp=stamp()).file
    again = store.forget(acme, without_words, stamp=stamp())
    assert (again.file, again.redacted) == (first, ())
