"""Moves, statuses, pauses and rounds, as the fold makes them of their events."""

from datetime import date

import pytest

from salescoach.deal.events import Left, Outcome, Payload
from salescoach.deal.state import Asked, Deal, Ended, Parked, Pause, SkippedItem, StageEntry, Waiver
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    a_deal,
    command,
    cycled,
    ended,
    entered,
    euros,
    field_set,
    left_out,
    met,
    parked,
    reopened,
    said,
    ticked,
    unanswered,
    undone,
    waited,
    waived,
)

LATER = DAY + A_WEEK


def test_the_position_is_the_stage_entered_last_with_how_and_how_the_one_before_was_left() -> None:
    left = (Left("option-evaluation/sure", "waived"),)
    deal = a_deal(
        command(entered("doubt-resolution", passed=("trial",), left=left), on=LATER),
        command(entered("option-evaluation", way="back", because="it failed"), on=LATER),
    )

    assert deal.stages == (
        StageEntry(stage="option-evaluation", on=DAY),
        StageEntry(stage="doubt-resolution", on=LATER, way="advance", passed=("trial",), left=left),
        StageEntry(stage="option-evaluation", on=LATER, way="back", because="it failed"),
    )
    assert [entry.place for entry in deal.stages] == [1, 2, 3]
    assert (deal.stage, deal.entered) == ("option-evaluation", LATER)


def test_a_way_back_keeps_what_is_known_and_done() -> None:
    deal = a_deal(said(), ticked(), entered("doubt-resolution"), entered("x", way="back"))

    assert [one.fact for one in deal.evidence] == ["pain"]
    assert [one.item for one in deal.done] == ["ask-why"]


def test_what_was_done_before_it_was_left_out_is_kept_and_what_was_left_out_before_is_not() -> None:
    skipped = a_deal(ticked(), left_out())
    done = a_deal(left_out(until=LATER), ticked(because="free", until=LATER))

    assert [(one.item, one.place) for one in skipped.done] == [("ask-why", 2)]
    assert skipped.skipped == (
        SkippedItem(
            stage="option-evaluation", item="ask-why", on=DAY, actor="rep", because="no need"
        ),
    )
    assert skipped.skipped[0].place == 3
    assert done.skipped == ()
    assert [(one.because, one.until) for one in done.done] == [("free", LATER)]


@pytest.mark.parametrize(("days", "on"), [((7, 0), 7), ((0, 7), 7), ((0, 0), 0)], ids=str)
def test_an_item_done_for_an_older_day_than_before_is_history(
    days: tuple[int, int], on: int
) -> None:
    deal = a_deal(*(command(ticked(), on=DAY + n * A_DAY) for n in days))

    assert [one.on for one in deal.done] == [DAY + on * A_DAY]


def test_what_was_asked_without_an_answer_is_kept_each_time() -> None:
    deal = a_deal(met(), unanswered(), command(unanswered(), on=LATER))

    assert deal.asked == (Asked("pain", "anna", DAY), Asked("pain", "anna", LATER))


def test_a_criterion_waived_again_has_the_reason_and_the_day_said_last() -> None:
    deal = a_deal(waived("sure"), command(waived("sure", until=LATER + A_WEEK), on=LATER))

    assert deal.waivers == (
        Waiver(
            stage="option-evaluation",
            criterion="sure",
            on=LATER,
            actor="rep",
            because="they buy anyway",
            until=LATER + A_WEEK,
        ),
    )


def _stands(deal: Deal, *days: date) -> list[str]:
    return [deal.status_on(day) for day in days]


def test_a_deal_is_selling_until_it_is_won_and_delivering_from_then_on() -> None:
    selling = a_deal(entered("doubt-resolution"))
    won = a_deal(entered("implementation", way="win"), entered("evolution"))
    gone_back = a_deal(entered("implementation", way="win"), entered("x", way="back"))

    assert (_stands(selling, DAY), selling.outcome) == (["selling"], None)
    assert (_stands(won, DAY), won.outcome) == (["delivering"], "won")
    assert _stands(gone_back, DAY) == ["delivering"]


@pytest.mark.parametrize("outcome", ["won", "lost", "disqualified", "cancelled"])
def test_an_ended_deal_has_its_outcome_until_it_is_reopened(outcome: Outcome) -> None:
    over = command(ended(outcome, reason="price", because="cheaper"), on=LATER)
    deal = a_deal(over)
    again = a_deal(over, command(reopened(), on=LATER + A_DAY))

    assert deal.ended == Ended(outcome=outcome, on=LATER, reason="price", because="cheaper")
    assert (_stands(deal, LATER), deal.outcome) == (["ended"], outcome)
    assert (_stands(again, LATER + A_DAY), again.outcome) == (["selling"], None)
    assert again.pauses == (Pause("ending", LATER, LATER + A_DAY),)


def test_a_deal_ended_in_two_copies_says_so() -> None:
    deal = a_deal(ended("lost"), ended("disqualified"))

    assert deal.outcome == "disqualified"
    assert [note.partition(":")[0] for note in deal.contradictions] == ["ended twice"]


def test_a_parked_deal_counts_again_by_itself_on_its_day() -> None:
    deal = a_deal(parked(LATER))

    assert deal.parked == Parked(on=DAY, because="the mill is rebuilt", until=LATER)
    assert _stands(deal, DAY, LATER - A_DAY, LATER) == ["parked", "parked", "selling"]
    assert deal.pauses == (Pause("parking", DAY, LATER, "the mill is rebuilt"),)


def test_a_deal_parked_for_a_trigger_counts_again_only_when_it_is_reopened() -> None:
    waiting = a_deal(parked(trigger="new budget"))
    back = a_deal(parked(trigger="new budget"), command(reopened(), on=LATER))

    assert _stands(waiting, DAY + 52 * A_WEEK) == ["parked"]
    assert waiting.pauses == (Pause("parking", DAY, None, "the mill is rebuilt"),)
    assert (_stands(back, LATER), back.parked) == (["selling"], None)
    assert back.pauses == (Pause("parking", DAY, LATER, "the mill is rebuilt"),)


PAUSES: dict[str, tuple[tuple[Command, ...], list[tuple[int, int | None]]]] = {
    "one": ((command(waited(LATER)),), [(0, 7)]),
    "a-new-one-takes-the-place-of-the-rest": (
        (command(waited(LATER)), command(waited(LATER + A_WEEK), on=DAY + 3 * A_DAY)),
        [(0, 3), (3, 14)],
    ),
    "until-today-ends-it": (
        (command(waited(LATER)), command(waited(DAY + A_DAY), on=DAY + A_DAY)),
        [(0, 1), (1, 1)],
    ),
    "after-it-was-over": (
        (command(waited(DAY + A_DAY)), command(waited(LATER + A_DAY), on=LATER)),
        [(0, 1), (7, 8)],
    ),
    "undone": ((command(waited(LATER)), command(undone("t2"))), []),
    "parked-again": (
        (command(parked(LATER)), command(parked(LATER + A_DAY), on=DAY + A_DAY)),
        [(0, 1), (1, 8)],
    ),
    "a-wait-does-not-end-a-parking": (
        (command(parked()), command(waited(LATER), on=DAY + A_DAY)),
        [(0, None), (1, 7)],
    ),
    "ended-while-parked": (
        (command(parked(LATER)), command(ended(), on=DAY + A_DAY)),
        [(0, 1)],
    ),
}


@pytest.mark.parametrize(("commands", "pauses"), PAUSES.values(), ids=PAUSES)
def test_pauses_last_from_their_day_until_what_ends_them(
    commands: tuple[Command, ...], pauses: list[tuple[int, int | None]]
) -> None:
    deal = a_deal(*commands)

    assert [
        ((one.start - DAY).days, (one.end - DAY).days if one.end else None) for one in deal.pauses
    ] == pauses


CLOSES = {
    "set-once": ([7], 0),
    "moved-later": ([7, 14], 1),
    "moved-later-twice": ([7, 14, 15], 2),
    "moved-earlier": ([7, 3], 0),
    "said-again": ([7, 7], 0),
    "there-and-back": ([7, 3, 5], 1),
}


@pytest.mark.parametrize(("days", "moves"), CLOSES.values(), ids=CLOSES)
def test_only_moves_of_the_expected_close_to_a_later_day_are_counted(
    days: list[int], moves: int
) -> None:
    closes = [field_set("expected_close", (DAY + n * A_DAY).isoformat()) for n in days]

    assert a_deal(*closes).close_date_moves == moves


def test_the_next_round_keeps_what_its_event_names_and_nothing_else() -> None:
    deal = a_deal(
        met("anna"),
        met("bob"),
        said("volume", by=["anna"]),
        said("pain", by=["anna"]),
        unanswered("volume"),
        unanswered("pain"),
        ticked(),
        left_out("other"),
        waived("sure"),
        waited(LATER),
        field_set("amount", euros(5)),
        field_set("owner", "eva"),
        field_set("expected_close", LATER.isoformat()),
        field_set("expected_close", (LATER + A_DAY).isoformat()),
        entered("implementation", way="win"),
        ended("won"),
        command(
            cycled("need-recognition", facts=["volume"], people=["anna"], fields=["owner"]),
            on=LATER,
        ),
    )

    assert deal == Deal(
        account="Acme Pumps",
        title=None,
        opened=DAY,
        last_on=LATER,
        last_news=LATER,
        stages=(StageEntry(stage="need-recognition", on=LATER, way="cycle"),),
        owner="eva",
        people=deal.people,
        evidence=deal.evidence,
        asked=(Asked("volume", "anna", DAY),),
        cycle=2,
    )
    assert [person.id for person in deal.people] == ["anna"]
    assert [one.fact for one in deal.evidence] == ["volume"]
    assert deal.status_on(LATER) == "selling"


def test_undoing_the_new_round_brings_the_old_one_back() -> None:
    before = (met(), said(by=["anna"]), entered("implementation", way="win"))

    assert a_deal(*before, cycled(), undone("t5")) == a_deal(*before)


@pytest.mark.parametrize(
    ("day", "waits"), [(-1, False), (0, True), (1, True), (6, True), (7, False), (8, False)]
)
def test_somebody_waits_from_the_day_it_was_said_until_the_day_named(day: int, waits: bool) -> None:
    deal = a_deal(waited(DAY + A_WEEK, by=["anna"]))
    assert (deal.waiting_on(DAY + day * A_DAY) is not None) is waits


def test_of_two_waits_the_newer_runs() -> None:
    deal = a_deal(waited(DAY + 2 * A_WEEK), command(waited(DAY + A_WEEK), on=DAY + A_DAY))
    running = deal.waiting_on(DAY + 2 * A_DAY)
    assert running is not None
    assert running.end == DAY + A_WEEK
    assert deal.waiting_on(DAY + A_WEEK + A_DAY) is None


@pytest.mark.parametrize(
    ("commands", "rests"),
    [
        ((), False),
        ((parked(),), True),
        ((parked(DAY + A_WEEK),), True),
        ((parked(DAY),), False),
        ((ended(),), True),
        ((ended(), reopened()), False),
    ],
    ids=["selling", "parked", "until later", "until today", "ended", "reopened"],
)
def test_what_is_parked_or_over_rests(commands: tuple[Payload, ...], rests: bool) -> None:
    assert a_deal(*commands).rests_on(DAY) is rests


def test_what_a_round_forgets_can_be_set_anew_for_any_day() -> None:
    deal = a_deal(
        command(field_set("amount", euros(5)), on=LATER),
        command(cycled(), on=LATER),
        command(field_set("amount", euros(7)), on=DAY),
    )

    assert deal.amount == euros(7)
