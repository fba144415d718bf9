from pathlib import Path

import pytest

from salescoach.deal.decode import DealFile, read_deal
from salescoach.deal.fold import fold
from salescoach.deal.transactions import live_events
from salescoach.exchange.bundle import added_up
from salescoach.exchange.tracing import trace_of
from tests.builders.deals import NOW, bytes_of, command, events, met, opened, undone
from tests.builders.records import kept, ours
from tests.builders.worlds import HALDEN, Run, halden


@pytest.fixture
def run(home: Path) -> Run:
    return halden(home)


def file_of(*commands: object) -> DealFile:
    return read_deal(bytes_of(events(opened(), *commands)))  # type: ignore[arg-type]


def traces(file: DealFile) -> dict[str, tuple[str, int]]:
    """UID and number of changes of each promise, by its id."""
    counting = live_events(file.events)
    found = {
        one.id: trace_of(file, counting, "commitment", one.id, place=one.place)
        for one in fold(file.events).records.commitments
    }
    return {id_: (trace.uid, trace.changes) for id_, trace in found.items()}


def test_every_change_counts_and_what_was_taken_back_counts_once_more() -> None:
    promise, done = ours("send-it"), kept("send-it")
    plain = traces(file_of(promise))["send-it"]
    changed = traces(file_of(promise, done))["send-it"]
    back = traces(file_of(promise, done, undone("t3")))["send-it"]
    again = traces(file_of(promise, done, undone("t3"), undone("t4")))["send-it"]

    assert [one[1] for one in (plain, changed, back, again)] == [0, 1, 2, 3]
    assert len({one[0] for one in (plain, changed, back, again)}) == 1


def test_what_only_names_a_promise_is_no_change_of_it() -> None:
    file = file_of(ours("send-it"), ours("bring-it"), kept("bring-it"), met("ana"))
    assert traces(file)["send-it"][1] == 0


def test_two_promises_of_one_command_are_two() -> None:
    found = traces(file_of(command(ours("send-it"), ours("bring-it"))))
    assert len({uid for uid, _ in found.values()}) == 2


def test_merging_changes_no_uid_although_it_changes_an_id() -> None:
    begun = events(opened())
    copies = [
        read_deal(bytes_of([*begun, *events(command(ours("send-it"), recorded=NOW))[-1:]])),
        read_deal(bytes_of([*begun, *events(met("ana"), command(ours("send-it")))[-1:]])),
    ]
    before = {uid for copy in copies for uid, _ in traces(copy).values()}

    both = traces(added_up(*copies))

    assert len(before) == 2
    assert {uid for uid, _ in both.values()} == before
    assert len(both) == 2


def test_forgetting_somebody_changes_no_uid(run: Run) -> None:
    run.ok("commitment", "add", HALDEN, "call Ana Ruiz", "--ours", "--to", "ana", "--due",
           "2026-03-09")  # fmt: skip
    words = ("export", "--format", "ics")
    before = [one for one in run.ok(*words).out.splitlines() if one.startswith("UID:")]
    run.ok("forget", HALDEN, "ana", "--yes")
    after = run.ok(*words).out

    assert [one for one in after.splitlines() if one.startswith("UID:")] == before
    assert "Ana" not in after
