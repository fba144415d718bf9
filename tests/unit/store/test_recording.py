"""New events come after all that is there, and a command said again is noticed."""

from datetime import timedelta

import pytest

from salescoach.deal.decode import DealFile, Pinned, read_deal
from salescoach.deal.encode import file_bytes
from salescoach.deal.events import Event, Payload, PersonAdded, Undone
from salescoach.store.port import Stamp
from salescoach.store.recording import events_for, is_repeated
from tests.contract.builders import DAY, NOON, evidence, opening, stamp, ticking

TICK = timedelta(microseconds=1)


def after(*commands: list[Payload], start: tuple[Event, ...] = ()) -> tuple[Event, ...]:
    """The events of these commands, one after another."""
    for payloads in commands:
        start += events_for(payloads, start, stamp())
    return start


def file_of(events: tuple[Event, ...]) -> DealFile:
    return read_deal(file_bytes("acme", Pinned("tiny", "1", "0" * 64), events, {}))


def test_the_first_event_is_recorded_now() -> None:
    (event,) = events_for([opening()], (), stamp())
    assert (event.recorded, event.on, event.actor) == (NOON, DAY, "rep")


def test_events_of_a_command_are_an_instant_apart() -> None:
    events = events_for([evidence("a"), evidence("b"), evidence("c")], (), stamp())
    assert [event.recorded - NOON for event in events] == [0 * TICK, TICK, 2 * TICK]
    assert len({event.tx for event in events}) == 1
    assert len({event.raw["nonce"] for event in events}) == 3


def test_nothing_to_say_makes_no_event() -> None:
    assert events_for([], after([opening()]), stamp()) == ()


@pytest.mark.parametrize("behind", [timedelta(0), TICK, timedelta(days=400)])
def test_a_clock_behind_the_newest_event_waits_for_it(behind: timedelta) -> None:
    before = after([opening(), evidence("a")])
    slow = stamp(now=lambda: before[-1].recorded - behind)
    (event,) = events_for([evidence("b")], before, slow)
    assert event.recorded == before[-1].recorded + TICK


def test_a_clock_ahead_of_the_newest_event_is_believed() -> None:
    before = after([opening()])
    (event,) = events_for([evidence()], before, stamp(now=lambda: NOON + TICK * 2))
    assert event.recorded == NOON + TICK * 2


def test_the_newest_event_is_found_in_any_order() -> None:
    before = after([opening()], [evidence("a")], [evidence("b")])
    (event,) = events_for([evidence("c")], before[::-1], stamp())
    assert event.recorded == before[-1].recorded + TICK


def test_a_running_clock_orders_commands() -> None:
    clock = stamp(now=ticking())
    events = events_for([opening()], (), clock)
    events += events_for([evidence()], events, clock)
    assert [event.recorded - NOON for event in events] == [timedelta(0), timedelta(seconds=1)]


OPENED = after([opening()])
SAID = after([evidence("a"), evidence("b")], start=OPENED)


@pytest.mark.parametrize(
    ("events", "payloads", "expected"),
    [
        (OPENED, [opening()], True),
        (OPENED, [evidence("a")], False),
        (SAID, [evidence("a"), evidence("b")], True),
        (SAID, [evidence("b"), evidence("a")], False),
        (SAID, [evidence("b")], False),
        (SAID, [evidence("a"), evidence("b"), evidence("c")], False),
        (SAID, [opening()], False),
        (SAID, [], False),
        (after([Undone(undoes=SAID[-1].tx)], start=SAID), [evidence("a"), evidence("b")], False),
        (after([Undone(undoes=SAID[-1].tx)], start=SAID), [opening()], True),
        (after([Undone(undoes=SAID[-1].tx)], start=SAID), [Undone(undoes=SAID[-1].tx)], False),
    ],
    ids=[
        "the opening",
        "another",
        "all of it",
        "another order",
        "a part",
        "more",
        "an older one",
        "nothing",
        "an undone one",
        "the one before an undone one",
        "an undoing",
    ],
)
def test_only_the_newest_live_command_is_said_again(
    events: tuple[Event, ...], payloads: list[Payload], expected: bool
) -> None:
    assert is_repeated(payloads, file_of(events), stamp()) is expected


@pytest.mark.parametrize(
    "who", [stamp(actor="eva"), stamp(on=DAY + timedelta(days=1))], ids=["actor", "day"]
)
def test_another_actor_or_day_says_something_new(who: Stamp) -> None:
    assert not is_repeated([evidence("a"), evidence("b")], file_of(SAID), who)


def test_an_id_that_the_program_gave_makes_no_difference() -> None:
    events = after([PersonAdded(person="ana", name="Ana")], start=OPENED)
    assert is_repeated([PersonAdded(person="ana-2", name="Ana")], file_of(events), stamp())
    assert not is_repeated([PersonAdded(person="ana", name="Eva")], file_of(events), stamp())
