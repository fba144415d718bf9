"""What holds for every history: merging, folding, undoing, saving, whatever happened and when."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from salescoach.deal.decode import Pinned, digest_of_events, event_from_json, read_deal
from salescoach.deal.encode import event_id, file_bytes, with_events
from salescoach.deal.events import DealOpened, Event, Undone
from salescoach.deal.fold import fold
from salescoach.deal.transactions import can_be_undone, live_events, merge, transactions
from salescoach.values.canonical import read_json
from tests.builders.deals import DAY, PIN, bytes_of, command, events, undone
from tests.builders.histories import OBJECTS, days, histories, with_unknown_keys


@st.composite
def histories_in_copies(
    draw: st.DrawFn, copies: int
) -> tuple[tuple[Event, ...], list[list[Event]]]:
    """A history and copies that hold parts of it, in any order, with doubles."""
    history = draw(histories())
    parts = st.lists(st.sampled_from(history), max_size=2 * len(history))
    return history, [draw(parts) for _ in range(copies)]


@given(drawn=histories_in_copies(3))
def test_merging_is_commutative_associative_and_idempotent(
    drawn: tuple[tuple[Event, ...], list[list[Event]]],
) -> None:
    _, (one, other, third) = drawn

    assert _raw(merge(one, other)) == _raw(merge(other, one))
    assert _raw(merge(merge(one, other), third)) == _raw(merge(one, merge(other, third)))
    assert _raw(merge(one, one)) == _raw(merge(one, ()))
    assert _raw(merge(merge(one, other), other)) == _raw(merge(one, other))


@given(drawn=histories_in_copies(2))
def test_merging_is_the_union_by_id_in_the_one_order(
    drawn: tuple[tuple[Event, ...], list[list[Event]]],
) -> None:
    _, (one, other) = drawn
    merged = merge(one, other)

    assert {event.id for event in merged} == {event.id for event in [*one, *other]}
    assert len({event.id for event in merged}) == len(merged)
    assert list(merged) == sorted(merged, key=lambda event: event.order)


@given(drawn=histories_in_copies(2), order=st.randoms(use_true_random=False))
def test_the_deal_is_the_same_for_any_order_and_any_split_into_copies(
    drawn: tuple[tuple[Event, ...], list[list[Event]]], order: Any
) -> None:
    history, (one, other) = drawn
    missing = [event for event in history if event not in one]
    shuffled = list(history)
    order.shuffle(shuffled)

    assert fold(shuffled) == fold(history)
    assert fold(merge(one, [*missing, *other])) == fold(history)
    assert fold([*shuffled, *one]) == fold(history)


@given(history=histories())
def test_a_command_counts_if_it_opens_the_deal_or_no_counting_one_after_it_undoes_it(
    history: tuple[Event, ...],
) -> None:
    counting = {one.tx for one in transactions(history) if one.live}

    assert counting == _counting(history)
    assert list(live_events(history)) == [
        event
        for event in merge(history, ())
        if event.tx in counting and not isinstance(event.payload, Undone)
    ]


@given(history=histories())
def test_every_event_stands_in_one_transaction(history: tuple[Event, ...]) -> None:
    found = transactions(history)

    assert [one.tx for one in found] == list(dict.fromkeys(e.tx for e in merge(history, ())))
    assert merge([event for one in found for event in one.events], ()) == merge(history, ())
    assert all({event.tx for event in one.events} == {one.tx} for one in found)


@given(history=histories(), data=st.data())
def test_undoing_removes_exactly_what_one_command_did(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    target = data.draw(_undoable(history))

    undo = _after(history, target)

    assert fold([*history, *undo]) == fold(_without(history, target))


@given(history=histories(), data=st.data())
def test_undoing_and_undoing_that_restores_the_deal(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    target = data.draw(_undoable(history))

    undo = _after(history, target, tx="undo")
    redo = _after([*history, *undo], "undo", tx="redo")

    assert fold([*history, *undo, *redo]) == fold(history)


@given(history=histories(), data=st.data(), length=st.integers(0, 7))
def test_in_a_chain_of_undoings_every_second_one_restores(
    history: tuple[Event, ...], data: st.DataObject, length: int
) -> None:
    target = data.draw(_undoable(history))
    chain, previous = list(history), target
    for number in range(length):
        chain += _after(chain, previous, tx=f"undo-{number}")
        previous = f"undo-{number}"

    expected = history if length % 2 == 0 else _without(history, target)

    assert fold(chain) == fold(expected)


@given(history=histories(), data=st.data())
def test_a_command_undone_twice_counts_again_only_when_both_are_undone(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    target = data.draw(_undoable(history))
    twice = [*history, *_after(history, target, tx="here")]
    twice += _after(twice, target, tx="there")
    one_back = [*twice, *_after(twice, "here", tx="redo-here")]
    both_back = [*one_back, *_after(one_back, "there", tx="redo-there")]

    assert fold(twice) == fold(one_back) == fold(_without(history, target))
    assert fold(both_back) == fold(history)


@given(history=histories(), data=st.data())
def test_an_undoing_before_its_target_or_of_itself_or_of_nothing_counts_for_nothing(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    names = st.sampled_from([event.tx for event in history])
    target = data.draw(names | st.sampled_from(["early", "nowhere"]))
    early = events(command(undone(target), tx="early"), since=_begin(history) - timedelta(hours=1))

    assert fold([*early, *history]) == fold(history)


@given(history=histories())
def test_the_opening_stays_whatever_is_undone(history: tuple[Event, ...]) -> None:
    opening = next(e.tx for e in merge(history, ()) if isinstance(e.payload, DealOpened))

    assert fold([*history, *_after(history, opening)]) == fold(history)


@given(history=histories(), day=days())
def test_the_deal_of_a_day_is_that_of_the_events_for_that_day_or_before(
    history: tuple[Event, ...], day: date
) -> None:
    known = [event for event in history if event.on <= day]
    assume(any(isinstance(event.payload, DealOpened) for event in known))

    assert fold(history, at=day) == fold(known)
    assert fold(history, at=max(event.on for event in history)) == fold(history)


@given(history=histories(), data=st.data())
def test_the_digest_tells_of_any_event_dropped_doubled_or_altered(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(history) - 1))
    event = history[place]
    rest = [*history[:place], *history[place + 1 :]]
    key, value = data.draw(_alterations(event))
    altered = event_from_json({**event.raw, key: value}, "event")
    whole = digest_of_events(history)

    assert digest_of_events(rest) != whole
    assert digest_of_events([*history, event]) != whole
    assert event_id(altered.raw) != altered.id == event.id
    assert digest_of_events([*rest, replace(altered, id=event_id(altered.raw))]) != whole


@given(history=histories(), data=st.data(), extra=OBJECTS, of_pin=OBJECTS)
def test_saving_and_loading_is_the_identity_unknown_keys_at_any_depth_included(
    history: tuple[Event, ...], data: st.DataObject, extra: dict[str, Any], of_pin: dict[str, Any]
) -> None:
    stored = [event_from_json(data.draw(_of_a_newer_program(e)), "event") for e in history]
    head = {f"new-{key}": part for key, part in extra.items()}
    pinned = Pinned(PIN.id, PIN.version, PIN.digest, {f"new-{k}": v for k, v in of_pin.items()})
    saved = file_bytes("acme-pumps", pinned, stored, head)

    file = read_deal(saved)

    assert with_events(file, []) == saved
    assert (file.id, file.playbook, file.playbook.extra, file.extra) == (
        "acme-pumps",
        PIN,
        pinned.extra,
        head,
    )
    assert file.digest == digest_of_events(stored)
    assert file.events == merge(stored, ())
    assert _raw(file.events) == _raw(merge(stored, ()))


@given(drawn=histories_in_copies(1), extra=OBJECTS)
def test_adding_events_keeps_all_that_the_file_held(
    drawn: tuple[tuple[Event, ...], list[list[Event]]], extra: dict[str, Any]
) -> None:
    history, (some,) = drawn
    held = [event for event in history if event in some or isinstance(event.payload, DealOpened)]
    added = [event for event in history if event not in held]
    head = {f"new-{key}": part for key, part in extra.items()}

    grown = with_events(read_deal(bytes_of(held, extra=head)), added)

    assert grown == bytes_of(history, extra=head)
    assert {key: read_json(grown)[key] for key in head} == head


def _counting(history: Iterable[Event]) -> set[str]:
    """The rule word by word: by asking, for each command, whether any that undoes it counts."""
    ordered = sorted(set(history), key=lambda event: event.order)
    begins = {event.tx: place for place, event in reversed(list(enumerate(ordered)))}
    opening = {event.tx for event in ordered if isinstance(event.payload, DealOpened)}

    def counts(tx: str) -> bool:
        later = (event for event in ordered if begins[event.tx] > begins[tx])
        undoing = {e.tx for e in later if isinstance(e.payload, Undone) and e.payload.undoes == tx}
        return tx in opening or not any(counts(other) for other in undoing)

    return {tx for tx in begins if counts(tx)}


def _undoable(history: Sequence[Event]) -> st.SearchStrategy[str]:
    names = [one.tx for one in transactions(history) if can_be_undone(one)]
    assume(names)
    return st.sampled_from(names)


def _after(history: Sequence[Event], target: str, *, tx: str = "undo") -> tuple[Event, ...]:
    """An undoing recorded after all else, for the first day of all."""
    since = max(event.recorded for event in history) + timedelta(seconds=1)
    return events(command(undone(target), tx=tx, on=DAY - timedelta(9)), since=since)


def _without(history: Iterable[Event], tx: str) -> list[Event]:
    return [event for event in history if event.tx != tx]


def _begin(history: Iterable[Event]) -> datetime:
    return min(event.recorded for event in history)


def _alterations(event: Event) -> st.SearchStrategy[tuple[str, Any]]:
    """A key of the stored object and another value for it that can still be read."""
    changes: list[tuple[str, Any]] = [
        ("tx", f"{event.tx}0"),
        ("recorded", "2026-04-01T00:00:00.000000Z"),
        ("on", "2026-04-01"),
        ("actor", f"{event.actor} "),
        ("nonce", ""),
        ("new", None),
        ("payload", {**event.raw["payload"], "new": None}),
    ]
    return st.sampled_from(changes)


@st.composite
def _of_a_newer_program(draw: st.DrawFn, event: Event) -> dict[str, Any]:
    raw = {key: part for key, part in event.raw.items() if key != "id"}
    newer = draw(with_unknown_keys(raw))
    return {"id": event_id(newer), **newer}


def _raw(some: Iterable[Event]) -> list[dict[str, Any]]:
    return [event.raw for event in some]
