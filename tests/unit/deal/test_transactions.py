from datetime import timedelta

import pytest

from salescoach.deal.events import Event, Payload
from salescoach.deal.transactions import (
    Transaction,
    can_be_undone,
    depends_on,
    live_events,
    merge,
    same_command,
    transactions,
)
from tests.builders.deals import (
    A_DAY,
    DAY,
    NOW,
    Command,
    command,
    euros,
    events,
    field_set,
    met,
    opened,
    said,
    ticked,
    undone,
)


def test_merging_two_copies_gives_each_event_once_in_the_one_order() -> None:
    start, mine, yours = events(opened(), said("pain"), said("budget"))

    assert merge([start, yours], [mine, start]) == (start, mine, yours)


def test_transactions_are_listed_oldest_first_with_whether_they_count() -> None:
    some = events(
        opened(),
        command(met(), said(by=["anna"])),
        ticked(),
        undone("t2"),
        undone("t3"),
        undone("t5"),
    )

    assert transactions(reversed(some)) == (
        Transaction("t1", some[0:1], live=True),
        Transaction("t2", some[1:3], live=False),
        Transaction("t3", some[3:4], live=True),
        Transaction("t4", some[4:5], live=True),
        Transaction("t5", some[5:6], live=False),
        Transaction("t6", some[6:7], live=True),
    )
    assert [one.undoes for one in transactions(some)] == [None, None, None, "t2", "t3", "t5"]
    assert live_events(some) == (some[0], some[3])


LIVE: dict[str, tuple[tuple[Payload | Command, ...], set[str]]] = {
    "nothing-undone": ((ticked(),), {"t1", "t2"}),
    "undone": ((ticked(), undone("t2")), {"t1", "t3"}),
    "restored": ((ticked(), undone("t2"), undone("t3")), {"t1", "t2", "t4"}),
    "undone-again": ((ticked(), undone("t2"), undone("t3"), undone("t4")), {"t1", "t3", "t5"}),
    "undone-twice": ((ticked(), undone("t2"), undone("t2")), {"t1", "t3", "t4"}),
    "undone-twice-and-one-undone": (
        (ticked(), undone("t2"), undone("t2"), undone("t4")),
        {"t1", "t3", "t5"},
    ),
    "undone-twice-and-both-undone": (
        (ticked(), undone("t2"), undone("t2"), undone("t4"), undone("t3")),
        {"t1", "t2", "t5", "t6"},
    ),
    "names-itself": ((undone("t2"),), {"t1", "t2"}),
    "names-a-later-one": ((undone("t3"), ticked()), {"t1", "t2", "t3"}),
    "names-nothing": ((undone("elsewhere"), ticked()), {"t1", "t2", "t3"}),
    "two-of-each-other": ((undone("t3"), undone("t2")), {"t1", "t3"}),
    "opening": ((undone("t1"),), {"t1", "t2"}),
    "second-opening": ((opened("Other"), undone("t2")), {"t1", "t2", "t3"}),
    "one-of-its-events-is-an-opening": (
        (command(opened(), said()), undone("t2")),
        {"t1", "t2", "t3"},
    ),
    "among-other-events": ((ticked(), command(said(), undone("t2"))), {"t1", "t3"}),
    "two-at-once": ((ticked(), said(), command(undone("t2"), undone("t3"))), {"t1", "t4"}),
    "two-at-once-restored": (
        (ticked(), said(), command(undone("t2"), undone("t3")), undone("t4")),
        {"t1", "t2", "t3", "t5"},
    ),
}


@pytest.mark.parametrize(("commands", "live"), LIVE.values(), ids=LIVE)
def test_a_command_counts_while_no_counting_undoing_after_it_names_it(
    commands: tuple[Payload | Command, ...], live: set[str]
) -> None:
    found = transactions(events(opened(), *commands))

    assert {one.tx for one in found if one.live} == live


def test_a_command_undone_between_its_events_counts_as_a_whole_for_nothing() -> None:
    def at(microseconds: int, payload: Payload, tx: str) -> Command:
        recorded = NOW + timedelta(microseconds=microseconds)
        return command(payload, tx=tx, recorded=recorded)

    found = transactions(
        events(
            opened(),
            at(1, ticked(), "one"),
            at(2, said(), "other"),
            at(3, undone("one"), "both"),
            at(4, undone("both"), "restoring"),
            at(5, undone("other"), "both"),
        )
    )

    assert {one.tx for one in found if one.live} == {"t1", "one", "other", "restoring"}


DEPENDS: dict[str, tuple[Payload | Command, Payload | Command, bool]] = {
    "words-of-the-person": (met("anna"), said(by=["anna"]), True),
    "words-of-several": (met("anna"), said(by=["bob", "anna"]), True),
    "the-person-is-the-value": (met("anna"), said("payer", "anna"), True),
    "an-equal-text-of-another-fact": (met("anna"), said("need", "anna"), False),
    "words-of-another": (met("anna"), said(by=["bob"]), False),
    "words-of-nobody": (met("anna"), said(), False),
    "one-event-of-several": (
        command(said(), met("anna")),
        command(ticked(), said(by=["anna"])),
        True,
    ),
    "a-fact-after-a-fact": (said("pain"), said("pain"), False),
    "an-item-after-a-fact": (said("pain"), ticked(), False),
    "an-item-after-a-person": (met("anna"), ticked("anna"), False),
    "a-field-after-a-person": (met("anna"), field_set("owner", "anna"), False),
    "the-same-person-again": (met("anna"), met("anna"), False),
    "its-undoing": (met("anna"), undone("t1"), False),
    "an-opening": (met("anna"), opened("anna"), False),
    "money": (met("anna"), said("budget", euros(5)), False),
}


@pytest.mark.parametrize(("earlier", "later", "depends"), DEPENDS.values(), ids=DEPENDS)
def test_a_command_depends_on_the_one_that_made_known_whom_it_names(
    earlier: Payload | Command, later: Payload | Command, depends: bool
) -> None:
    one, other = transactions(events(earlier, later))

    assert depends_on(other, one, person_facts={"payer"}) is depends


SAME: dict[str, tuple[Payload | Command, list[Payload], bool]] = {
    "equal": (said("pain", "x"), [said("pain", "x")], True),
    "other-value": (said("pain", "x"), [said("pain", "y")], False),
    "other-kind": (ticked(), [said()], False),
    "several": (command(met("anna"), ticked()), [met("anna"), ticked()], True),
    "in-another-order": (command(met("anna"), ticked()), [ticked(), met("anna")], False),
    "fewer": (command(met("anna"), ticked()), [met("anna")], False),
    "more": (ticked(), [ticked(), ticked()], False),
    "nothing": (ticked(), [], False),
    "person-under-the-next-id": (met("anna", name="Anna"), [met("anna-2", name="Anna")], True),
    "person-of-another-name": (met("anna", name="Anna"), [met("anna", name="Anne")], False),
    "person-in-another-role": (met(roles=["user"]), [met(roles=["economic"])], False),
    "for-another-day": (command(ticked(), on=DAY - A_DAY), [ticked()], False),
    "by-somebody-else": (command(ticked(), actor="eva"), [ticked()], False),
}


@pytest.mark.parametrize(("recorded", "payloads", "same"), SAME.values(), ids=SAME)
def test_a_command_is_the_same_with_equal_payloads_day_and_actor(
    recorded: Payload | Command, payloads: list[Payload], same: bool
) -> None:
    (transaction,) = transactions(events(recorded))

    assert same_command(transaction, payloads, on=DAY, actor="rep") is same


UNDOABLE: dict[str, tuple[tuple[Event, ...], bool]] = {
    "opening": (events(opened()), False),
    "opening-among-others": (events(command(said(), opened())), False),
    "evidence": (events(said()), True),
    "person": (events(met()), True),
    "undoing": (events(undone("t1")), True),
}


@pytest.mark.parametrize(("some", "possible"), UNDOABLE.values(), ids=UNDOABLE)
def test_everything_but_the_opening_can_be_taken_back(
    some: tuple[Event, ...], possible: bool
) -> None:
    assert can_be_undone(transactions(some)[0]) is possible


def test_a_field_that_somebody_gave_hangs_on_that_person() -> None:
    given = field_set("expected_close", "2026-06-01", by=["anna"])
    met_anna, said_so, our_own = transactions(
        events(met("anna"), given, field_set("expected_close", "2026-06-01"))
    )

    assert depends_on(said_so, met_anna) is True
    assert depends_on(our_own, met_anna) is False
    assert same_command(said_so, [given], on=DAY, actor="rep") is True
    ours = field_set("expected_close", "2026-06-01")
    assert same_command(said_so, [ours], on=DAY, actor="rep") is False
