"""Whole deals come in, and unite with those that are there: for every `DealStore`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.events import EvidenceRecorded
from salescoach.errors import ChangedMeanwhile, Fatal, NotFound, Refused
from salescoach.store.port import DealStore
from salescoach.store.taking_in import Incoming
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.contract.memory_store import MemoryStore
from tests.contract.test_deal_store import (
    acme,
    changed_event,
    file_store,
    files_in_memory,
    memory_store,
    without_words,
)

__all__ = ["acme"]
LATER = {**PLAYBOOK, "version": "1.10.0"}
MAKERS = pytest.mark.parametrize(
    "make", [file_store, files_in_memory, memory_store], ids=["files", "files-in-memory", "memory"]
)


@pytest.fixture(
    params=[file_store, files_in_memory, memory_store], ids=["files", "files-in-memory", "memory"]
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DealStore:
    make: Callable[[Path], DealStore] = request.param
    return make(tmp_path)


def opened(title: str | None = None) -> DealFile:
    return MemoryStore().open_deal(opening(title=title), PLAYBOOK, stamp=stamp()).file


def with_more(file: DealFile, *facts: str, playbook: dict[str, object] | None = None) -> DealFile:
    """A copy of the deal in which somebody has recorded more."""
    elsewhere = MemoryStore()
    elsewhere.take_in([Incoming(file=file, resolved=(PLAYBOOK,))], stamp=stamp())
    for fact in facts:
        elsewhere.change(file.id, adding(evidence(fact)), stamp=stamp())
    return elsewhere.read(file.id)


def take(store: DealStore, *files: DealFile) -> None:
    store.take_in([Incoming(file=one, resolved=(PLAYBOOK,)) for one in files], stamp=stamp())


def facts(file: DealFile) -> list[str]:
    found = (event.payload for event in file.events)
    return sorted(one.fact for one in found if isinstance(one, EvidenceRecorded))


def repinned(file: DealFile, version: str) -> DealFile:
    from salescoach.values.canonical import canonical, digest_of

    digest = digest_of(canonical({**PLAYBOOK, "version": version}))
    return replace(file, playbook=replace(file.playbook, version=version, digest=digest))


# ---------------------------------------------------------------------------------- what comes in


def test_a_deal_that_is_not_there_is_put_there(store: DealStore) -> None:
    file = with_more(opened(), "need")
    (taken,) = store.take_in([Incoming(file=file, resolved=(PLAYBOOK,))], stamp=stamp())
    assert (taken.new, taken.before, taken.changed) == (True, None, True)
    assert taken.added == tuple(event.id for event in file.events)
    assert store.read(file.id) == taken.file == file
    assert store.playbook_of(taken.file).version == "1.0.0"


def test_a_deal_that_is_there_gets_what_is_new(store: DealStore, acme: str) -> None:
    before = store.read(acme)
    theirs = with_more(before, "need")
    store.change(acme, adding(evidence("budget")), stamp=stamp())
    ours = store.read(acme)
    (taken,) = store.take_in([Incoming(file=theirs)], stamp=stamp())
    assert (taken.new, taken.before, taken.changed) == (False, ours, True)
    assert taken.added == (theirs.events[-1].id,)
    assert facts(store.read(acme)) == ["budget", "need"]
    assert store.read(acme).digest == digest_of_events(store.read(acme).events)


def test_what_is_there_already_changes_nothing(store: DealStore, acme: str) -> None:
    store.change(acme, adding(evidence("budget")), stamp=stamp())
    ours = store.read(acme)
    for file in (ours, opened_of(ours)):
        (taken,) = store.take_in([Incoming(file=file)], stamp=stamp())
        assert (taken.new, taken.added, taken.changed, taken.file) == (False, (), False, ours)
    assert store.read(acme) == ours


def opened_of(file: DealFile) -> DealFile:
    events = file.events[:1]
    return replace(file, events=events, digest=digest_of_events(events))


def test_nothing_at_all_is_fine(store: DealStore) -> None:
    assert store.take_in([], stamp=stamp()) == ()


def test_many_come_in_at_once_told_in_their_order(store: DealStore) -> None:
    names = ("Zeta", "Acme", "Mill")
    files = [MemoryStore().open_deal(opening(n), PLAYBOOK, stamp=stamp()).file for n in names]
    incoming = [Incoming(file=file, resolved=(PLAYBOOK,)) for file in files]
    told = store.take_in(incoming, stamp=stamp())
    assert [one.file for one in told] == files
    assert store.ids() == ("acme", "mill", "zeta")
    assert [store.read(file.id) for file in files] == files


def test_two_copies_of_one_deal_may_come_at_once(store: DealStore) -> None:
    base = opened()
    take(store, with_more(base, "need"), with_more(base, "budget"))
    assert facts(store.read(base.id)) == ["budget", "need"]


def test_a_rehearsal_takes_nothing_in(store: DealStore, acme: str) -> None:
    before = store.read(acme)
    other = MemoryStore().open_deal(opening("Mill"), LATER, stamp=stamp()).file
    incoming = [
        Incoming(file=with_more(before, "need")),
        Incoming(file=other, resolved=(LATER,)),
    ]
    told = store.take_in(incoming, stamp=stamp(), dry_run=True)
    assert [(one.new, len(one.added)) for one in told] == [(False, 1), (True, 1)]
    assert store.ids() == (acme,)
    assert store.read(acme) == before


# ---------------------------------------------------------------------------------- the laws


def copies() -> tuple[DealFile, ...]:
    """Copies of one deal that differ in all that can differ."""
    base = opened()
    return (
        with_more(base, "need"),
        replace(repinned(with_more(base, "budget"), "1.10.0"), extra={"a": 1, "b": [1]}),
        replace(repinned(with_more(base, "date"), "1.9.0"), extra={"a": 2, "c": None}),
        without_words(with_more(base, "need")).file,
    )


@MAKERS
def test_the_order_in_which_copies_come_says_nothing(make: object, tmp_path: Path) -> None:
    versions = ("1.0.0", "1.9.0", "1.10.0")
    pins = {repinned(opened(), v).playbook.digest: {**PLAYBOOK, "version": v} for v in versions}
    ends = []
    mended = [whole(file) for file in copies()]
    for number, order in enumerate(permutations(mended)):
        store = make(tmp_path / str(number))  # type: ignore[operator]
        for file in order:
            resolved = pins[file.playbook.digest]
            store.take_in([Incoming(file=file, resolved=(resolved,))], stamp=stamp())
        ends.append(store.read("acme-pumps"))
        together = make(tmp_path / f"{number}-at-once")  # type: ignore[operator]
        both = [Incoming(file=file, resolved=(pins[file.playbook.digest],)) for file in order]
        together.take_in(both, stamp=stamp())
        ends.append(together.read("acme-pumps"))
        again = together.take_in(both, stamp=stamp())
        assert not any(one.changed for one in again)
    for end in ends:
        assert end == ends[0]
        assert end.extra == {"a": 2, "b": [1], "c": None}
    assert ends[0].playbook.version == "1.10.0"
    assert facts(ends[0]) == ["budget", "date", "need", "need"]  # one of them made again


def whole(file: DealFile) -> DealFile:
    return replace(file, digest=digest_of_events(file.events))


# ---------------------------------------------------------------------------------- forgotten


def test_what_is_forgotten_here_does_not_come_back(store: DealStore, acme: str) -> None:
    theirs = store.change(acme, adding(evidence()), stamp=stamp()).file
    ours = store.forget(acme, without_words, stamp=stamp()).file
    (taken,) = store.take_in([Incoming(file=theirs)], stamp=stamp())
    assert (taken.added, taken.changed) == ((), False)
    assert store.read(acme) == ours


def test_what_is_forgotten_there_goes_here(store: DealStore, acme: str) -> None:
    ours = store.change(acme, adding(evidence()), stamp=stamp()).file
    theirs = whole(without_words(ours).file)
    (taken,) = store.take_in([Incoming(file=theirs)], stamp=stamp())
    assert taken.changed
    assert store.read(acme).forgotten == (ours.events[1].id,)
    assert [event.id for event in store.read(acme).events] == [e.id for e in theirs.events]


def test_an_opening_that_was_made_again_is_the_same_deal(store: DealStore, acme: str) -> None:
    ours = store.read(acme)
    new = changed_event(ours.events[0], title="somebody")
    theirs = whole(replace(ours, events=(new,), forgotten=(ours.events[0].id,)))
    take(store, theirs)
    assert [event.id for event in store.read(acme).events] == [new.id]


# ---------------------------------------------------------------------------------- refused


def refused(store: DealStore, *incoming: Incoming, error: type[Exception], says: str) -> None:
    """Nothing of all that comes in with it is taken."""
    fine = MemoryStore().open_deal(opening("Fine"), PLAYBOOK, stamp=stamp()).file
    before = [store.read(deal_id) for deal_id in store.ids()]
    both: Sequence[Incoming] = [Incoming(file=fine, resolved=(PLAYBOOK,)), *incoming]
    for dry_run in (True, False):
        with pytest.raises(error) as caught:
            store.take_in(both, stamp=stamp(), dry_run=dry_run)
        assert caught.value.sentence.id == says  # type: ignore[attr-defined]
    assert [store.read(deal_id) for deal_id in store.ids()] == before


def test_another_deal_of_the_same_id_is_never_mixed_in(store: DealStore, acme: str) -> None:
    other = opened("Another line")
    assert other.id == acme
    refused(store, Incoming(file=other), error=Refused, says="other-deal")


def test_two_deals_of_one_id_cannot_come_at_once(store: DealStore) -> None:
    two = [Incoming(file=opened(title), resolved=(PLAYBOOK,)) for title in ("one", "two")]
    refused(store, *two, error=Refused, says="other-deal")


def test_a_damaged_one_is_refused(store: DealStore, acme: str) -> None:
    theirs = replace(with_more(store.read(acme), "need"), digest="0" * 64)
    refused(store, Incoming(file=theirs), error=Fatal, says="deal-damaged")


def test_a_playbook_that_is_nowhere_is_refused(store: DealStore, acme: str) -> None:
    file = MemoryStore().open_deal(opening("Mill"), LATER, stamp=stamp()).file
    refused(store, Incoming(file=file), error=Fatal, says="pin-missing")
    later = repinned(store.read(acme), "1.10.0")
    refused(store, Incoming(file=later), error=Fatal, says="pin-missing")


def test_a_playbook_that_is_another_one_is_refused(store: DealStore) -> None:
    refused(store, Incoming(file=opened(), resolved=(LATER,)), error=Fatal, says="pin-is-another")


@pytest.mark.parametrize("name", ["../x", "", "A", "a/b"])
def test_an_id_that_is_none_is_refused(store: DealStore, name: str) -> None:
    file = replace(opened(), id=name)
    refused(store, Incoming(file=file, resolved=(PLAYBOOK,)), error=NotFound, says="no-such-deal")


def test_a_deal_that_changed_since_it_was_seen_is_refused(store: DealStore, acme: str) -> None:
    seen = store.read(acme)
    store.change(acme, adding(evidence("need")), stamp=stamp())
    theirs = Incoming(file=with_more(seen, "budget"))
    for dry_run in (True, False):
        with pytest.raises(ChangedMeanwhile):
            store.take_in([theirs], stamp=stamp(), seen={acme: seen.digest}, dry_run=dry_run)
    assert facts(store.read(acme)) == ["need"]
    now = {acme: store.read(acme).digest}
    (taken,) = store.take_in([theirs], stamp=stamp(), seen=now)
    assert facts(taken.file) == ["budget", "need"]


def test_a_deal_that_was_seen_and_is_gone_is_refused(store: DealStore) -> None:
    file = opened()
    with pytest.raises(ChangedMeanwhile):
        take_seen(store, file)
    assert store.ids() == ()


def take_seen(store: DealStore, file: DealFile) -> None:
    incoming = [Incoming(file=file, resolved=(PLAYBOOK,))]
    store.take_in(incoming, stamp=stamp(), seen={file.id: file.digest})
