"""Promises and agreements, from their events to how they stand."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.fold import fold
from salescoach.deal.record_events import AgreementEvent, CommitmentEvent
from salescoach.deal.records import Agreement, Commitment, Moved
from salescoach.values.money import parse_money
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    a_deal,
    command,
    cycled,
    events,
    met,
    opened,
    undone,
)
from tests.builders.records import (
    WHOLE,
    agreed,
    amended,
    broken,
    confirmed,
    dropped,
    kept,
    moved,
    ours,
    theirs,
)

ANNA = met("anna")
BOB = met("bob")
DUE = DAY + A_WEEK
LATER = DUE + A_DAY
SOONER = DUE - A_DAY


def the_promise(*later: CommitmentEvent | Command, due: date | None = DUE) -> Commitment:
    (found,) = a_deal(ANNA, BOB, theirs(due=due), *later).records.commitments
    return found


def a_promise(**more: Any) -> Commitment:
    known: dict[str, Any] = {"owner": "anna", "due": DUE, "actor": "rep", **more}
    return Commitment(id="figures", side="theirs", what="send the figures", on=DAY, **known)


def test_a_promise_of_theirs_is_open_and_nobody_has_confirmed_it() -> None:
    assert the_promise() == a_promise()


def test_a_promise_of_ours_knows_who_recorded_it() -> None:
    made = command(ours(to=("anna",), kind="send", visit="visit-1"), actor="kim", on=LATER)

    assert a_deal(ANNA, made).records.commitments == (
        Commitment(
            id="sheet",
            side="ours",
            what="send the sheet",
            on=LATER,
            to=("anna",),
            kind="send",
            visit="visit-1",
            actor="kim",
        ),
    )


def test_who_confirms_it_is_added_once() -> None:
    found = the_promise(confirmed(), confirmed(by=["anna", "bob"]))

    assert found == a_promise(said_by=("anna", "bob"))


ENDINGS: dict[str, tuple[CommitmentEvent, dict[str, Any]]] = {
    "kept": (kept(visit="visit-1"), {"state": "kept", "kept_at": "visit-1"}),
    "broken": (broken(because="no time"), {"state": "broken", "because": "no time"}),
    "not needed": (dropped(), {"state": "cancelled", "because": "no longer needed"}),
}


@pytest.mark.parametrize(("ending", "more"), ENDINGS.values(), ids=ENDINGS)
def test_a_promise_ends_on_the_day_that_counts(ending: CommitmentEvent, more: Any) -> None:
    assert the_promise(command(ending, on=LATER)) == a_promise(closed=LATER, **more)


def test_what_was_given_up_may_be_kept_after_all() -> None:
    found = the_promise(broken(because="no time"), command(kept(), on=LATER))

    assert found == a_promise(state="kept", closed=LATER)


def test_a_new_day_opens_it_again() -> None:
    found = the_promise(broken(because="no time"), command(moved(due=LATER), on=DUE))

    assert found == a_promise(due=LATER, moves=(Moved(on=DUE, before=DUE, to=LATER),))


MOVES: dict[str, tuple[date | None, date, bool]] = {
    "a day later": (DUE, LATER, True),
    "the same day": (DUE, DUE, False),
    "a day sooner": (DUE, SOONER, False),
    "its first day": (None, LATER, False),
}


@pytest.mark.parametrize(("before", "day", "slipped"), MOVES.values(), ids=MOVES)
def test_only_a_later_day_is_a_slip(before: date | None, day: date, slipped: bool) -> None:
    found = the_promise(moved(due=day, because="ill", said_by=("anna",)), due=before)

    move = Moved(on=DAY, before=before, to=day, because="ill", said_by=("anna",))
    assert found == a_promise(due=day, moves=(move,), said_by=("anna",))
    assert (move.slipped, found.slipped) == (slipped, slipped)


def test_sooner_after_later_stays_a_slip() -> None:
    found = the_promise(moved(due=LATER), moved(due=SOONER))

    assert [one.slipped for one in found.moves] == [True, False]
    assert found.slipped


@pytest.mark.parametrize(
    ("day", "late"), [(SOONER, False), (DUE, False), (LATER, True)], ids=["before", "on", "after"]
)
def test_it_is_late_from_the_day_after(day: date, late: bool) -> None:
    assert the_promise().is_late_on(day) is late


def test_without_a_day_or_when_it_is_kept_nothing_is_late() -> None:
    far = DUE + 50 * A_WEEK

    assert not the_promise(due=None).is_late_on(far)
    assert not the_promise(kept()).is_late_on(far)


def test_it_stands_as_it_stood_on_an_earlier_day() -> None:
    those = (ANNA, theirs(due=DUE), command(moved(due=LATER), on=SOONER), command(kept(), on=DUE))
    dues = {
        day: a_deal(*those, at=day).records.commitments[0] for day in (SOONER - A_DAY, SOONER, DUE)
    }

    assert [(one.state, one.due) for one in dues.values()] == [
        ("open", DUE),
        ("open", LATER),
        ("kept", LATER),
    ]


def test_what_was_undone_has_not_happened() -> None:
    those = (command(theirs(due=DUE)), command(kept(), tx="oops"), undone("oops"))

    assert a_deal(ANNA, *those).records.commitments == (a_promise(),)


def test_the_same_promise_from_two_copies_is_kept_twice() -> None:
    some = events(opened(), ANNA, theirs(due=DUE), theirs(due=LATER))
    deal = fold(some)

    other = f"figures-{some[3].id[:4]}"
    assert [(one.id, one.due) for one in deal.records.commitments] == [
        ("figures", DUE),
        (other, LATER),
    ]
    assert deal.contradictions == (f"two of the name commitment/figures: {some[3].id}",)


@pytest.mark.parametrize(
    "payload",
    [confirmed(), moved(due=DUE), kept(), broken(), dropped(), amended(agreement="figures")],
    ids=lambda payload: type(payload).__name__,
)
def test_what_happens_to_nothing_is_noted(payload: CommitmentEvent | AgreementEvent) -> None:
    some = events(opened(), ANNA, payload)
    deal = fold(some)

    kind = "agreement" if isinstance(payload, AgreementEvent) else "commitment"
    assert (deal.records.commitments, deal.records.agreements) == ((), ())
    assert deal.contradictions == (f"no {kind}/figures: {some[2].id}",)


def test_into_the_next_round_goes_what_is_named() -> None:
    named = cycled(people=["anna"], records=["commitment/sheet", "agreement/delivery"])
    found = a_deal(ANNA, theirs(), ours(), agreed(), agreed("price"), named).records

    assert [(one.id, one.cycle) for one in found.commitments] == [("sheet", 2)]
    assert [(one.id, one.cycle) for one in found.agreements] == [("delivery", 2)]


# Agreements -----------------------------------------------------------------------------------


def the_agreement(*later: AgreementEvent | Command, **more: Any) -> Agreement:
    (found,) = a_deal(ANNA, BOB, agreed(**more), *later).records.agreements
    return found


def test_an_agreement_says_what_was_said() -> None:
    money = {"give_worth": parse_money("800 EUR"), "get_worth": parse_money("900 USD")}
    given: dict[str, Any] = {"kind": "supply", "give": "2 %", "get": "a year", "refused": True,
                             "said_by": ("anna",), **money, **WHOLE}  # fmt: skip

    assert the_agreement(**given) == Agreement(id="delivery", what="delivery", on=DAY, **given)


def test_a_change_adds_and_replaces_and_leaves_the_rest() -> None:
    found = the_agreement(
        command(amended(clear=False, our_part="deliver on Tuesday", said_by=("bob",)), on=LATER),
        clear=True,
        our_part="deliver on Monday",
        their_part="unload",
        said_by=("anna",),
    )

    assert found == Agreement(
        id="delivery",
        what="delivery",
        on=DAY,
        clear=False,
        our_part="deliver on Tuesday",
        their_part="unload",
        said_by=("anna", "bob"),
        changed=LATER,
    )


def test_what_was_refused_may_be_given_after_all() -> None:
    assert the_agreement(amended(refused=False), give="2 %", refused=True).refused is False


@pytest.mark.parametrize("name", WHOLE)
def test_each_of_the_seven_is_needed_for_a_whole_one(name: str) -> None:
    rest = {other: value for other, value in WHOLE.items() if other != name}

    assert the_agreement(**rest).gaps == (name,)
    assert not the_agreement(**rest).is_complete
    assert the_agreement(amended(**{name: WHOLE[name]}), **rest).is_complete


@pytest.mark.parametrize("name", ["clear", "complete", "well_defined"])
def test_a_no_is_a_gap_as_well_as_what_nobody_knows(name: str) -> None:
    assert the_agreement(**{**WHOLE, name: False}).gaps == (name,)


def test_the_gaps_stand_in_the_order_of_the_source() -> None:
    assert the_agreement().gaps == (
        "clear",
        "complete",
        "well_defined",
        "our_part",
        "our_guarantee",
        "their_part",
        "their_guarantee",
    )
