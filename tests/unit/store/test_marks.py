from dataclasses import replace

import pytest

from salescoach.deal.decode import DealFile, event_from_json
from salescoach.deal.encode import event_id
from salescoach.deal.events import Event
from salescoach.store.marks import bears, marked_tx
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.contract.memory_store import MemoryStore

MARK = "5" * 64


@pytest.fixture
def marked() -> tuple[Event, ...]:
    store = MemoryStore()
    deal = store.open_deal(opening(), PLAYBOOK, stamp=stamp()).file.id
    plan = adding(evidence("need"), evidence("budget"))
    return store.change(deal, plan, stamp=replace(stamp(), mark=MARK)).events


def changed(event: Event, **raw: object) -> Event:
    body = {**event.raw, **raw}
    del body["id"]
    return event_from_json({"id": event_id(body), **body}, "event")


def test_what_was_recorded_under_a_mark_bears_it(marked: tuple[Event, ...]) -> None:
    assert bears(marked, MARK)
    assert len({event.tx for event in marked}) == 1
    assert len(marked[0].tx) == 16


def test_it_bears_no_other(marked: tuple[Event, ...]) -> None:
    assert not bears(marked, "6" * 64)


def test_the_same_recorded_twice_has_two_names() -> None:
    assert marked_tx(MARK, ["a"]) != marked_tx(MARK, ["b"])


def test_nonces_do_not_run_into_each_other() -> None:
    assert marked_tx(MARK, ["ab", "c"]) != marked_tx(MARK, ["a", "bc"])


@pytest.mark.parametrize("place", [0, 1])
def test_once_one_event_is_made_again_no_guess_can_be_proved(
    marked: tuple[Event, ...], place: int
) -> None:
    events = list(marked)
    events[place] = changed(events[place], nonce="0" * 32)
    assert not bears(events, MARK)


def test_half_a_transaction_bears_no_mark(marked: tuple[Event, ...]) -> None:
    assert not bears(marked[:1], MARK)


def test_what_was_typed_bears_no_mark() -> None:
    file: DealFile = MemoryStore().open_deal(opening(), PLAYBOOK, stamp=stamp()).file
    assert not bears(file.events, MARK)


def test_an_event_without_a_nonce_bears_no_mark(marked: tuple[Event, ...]) -> None:
    raw = {key: part for key, part in marked[0].raw.items() if key not in ("id", "nonce")}
    bare = event_from_json({"id": event_id(raw), **raw}, "event")
    assert not bears((bare, marked[1]), MARK)
