"""Doubts, options and problems, as the fold makes them of their events."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.record_events import Mark, Weight
from salescoach.deal.records import Doubt, Option, Problem
from salescoach.values.money import parse_money
from tests.builders.deals import A_DAY, A_WEEK, DAY, Command, a_deal, command, met, undone
from tests.builders.records import (
    a_problem,
    an_option,
    answered,
    evaluated,
    explored,
    raised,
    settled,
    solved,
    weighed,
)

TOMORROW = DAY + A_DAY
LATER = DAY + A_WEEK
EUR = parse_money("5 EUR")
PEOPLE = (met("anna"), met("bob"))


def on(day: date, *payloads: Payload) -> Command:
    return command(*payloads, on=day)


# Doubts --------------------------------------------------------------------------------------

RAISED: dict[str, Any] = {
    "id": "deposits",
    "words": "deposits again",
    "holder": "anna",
    "on": DAY,
}
DOUBTS: dict[str, tuple[tuple[Payload | Command, ...], Doubt]] = {
    "raised": ((), Doubt(**RAISED)),
    "explored": (
        (on(TOMORROW, explored(show="Karlsby", severity="high")),),
        Doubt(
            **RAISED,
            state="explored",
            risk="a stop",
            show="Karlsby",
            severity="high",
            changed=TOMORROW,
        ),
    ),
    "explored without more keeps what was to be shown": (
        (explored(show="Karlsby", severity="low"), on(TOMORROW, explored(risk="a fine"))),
        Doubt(
            **RAISED,
            state="explored",
            risk="a fine",
            show="Karlsby",
            severity="low",
            changed=TOMORROW,
        ),
    ),
    "answered": (
        (explored(), on(TOMORROW, answered(document="k.pdf"))),
        Doubt(
            **RAISED,
            state="answered",
            risk="a stop",
            answer="photographs",
            document="k.pdf",
            changed=TOMORROW,
        ),
    ),
    "answered by who never asked": (
        (answered(),),
        Doubt(**RAISED, state="answered", answer="photographs", changed=DAY),
    ),
    "asked about after the answer it stays answered": (
        (answered(), on(TOMORROW, explored())),
        Doubt(**RAISED, state="answered", answer="photographs", risk="a stop", changed=TOMORROW),
    ),
    "settled": (
        (answered(), on(TOMORROW, settled(by=["bob"], words="fine"))),
        Doubt(
            **RAISED,
            state="settled",
            answer="photographs",
            settled_by=("bob",),
            settled_words="fine",
            changed=TOMORROW,
        ),
    ),
    "settled without an answer of ours": (
        (settled(),),
        Doubt(**RAISED, state="settled", settled_by=("anna",), changed=DAY),
    ),
}


@pytest.mark.parametrize(("later", "doubt"), DOUBTS.values(), ids=DOUBTS)
def test_a_doubt_goes_from_their_words_to_their_yes(
    later: tuple[Payload | Command, ...], doubt: Doubt
) -> None:
    assert a_deal(*PEOPLE, raised(), *later).records.doubts == (doubt,)


@pytest.mark.parametrize(
    ("later", "is_open"), [((), True), ((answered(),), True), ((settled(),), False)]
)
def test_only_their_yes_closes_it(later: tuple[Payload, ...], is_open: bool) -> None:
    (doubt,) = a_deal(*PEOPLE, raised(), *later).records.doubts
    assert doubt.is_open is is_open


def test_raised_again_it_is_open_again_with_what_is_known_of_it() -> None:
    steps = (raised(show="Karlsby"), explored(), answered(), settled(words="fine"))
    again = raised(words="Deposits again!", severity="high")
    deal = a_deal(*PEOPLE, *steps, on(LATER, again))
    assert deal.records.doubts == (
        Doubt(
            id="deposits",
            words="Deposits again!",
            holder="anna",
            on=DAY,
            severity="high",
            state="raised",
            show="Karlsby",
            risk="a stop",
            answer="photographs",
            changed=LATER,
            times=2,
        ),
    )
    assert deal.contradictions == ()


def test_taken_back_the_second_time_it_is_settled_as_before() -> None:
    deal = a_deal(*PEOPLE, raised(), settled(), on(LATER, raised()), undone("t6"))
    (doubt,) = deal.records.doubts
    assert (doubt.state, doubt.times, doubt.settled_by) == ("settled", 1, ("anna",))


@pytest.mark.parametrize("step", [explored(), answered(), settled()])
def test_a_step_of_a_doubt_that_nobody_raised_is_noted(step: Payload) -> None:
    deal = a_deal(*PEOPLE, step)
    assert deal.records.doubts == ()
    assert [one.partition(":")[0] for one in deal.contradictions] == ["no doubt/deposits"]


def test_whose_doubt_it_is_has_to_be_known() -> None:
    deal = a_deal(raised(), settled(by=["bob"]))
    assert [one.partition(":")[0] for one in deal.contradictions] == ["said by nobody known"] * 2


# Options -------------------------------------------------------------------------------------


def test_an_option_is_what_was_last_said_of_it() -> None:
    first = evaluated(technical="stops", costs=(EUR, EUR), marks=(Mark("price", 2), Mark("x", 1)))
    second = evaluated(
        title="As today",
        economic="waste",
        costs=(EUR,),
        marks=(Mark("price", 3),),
        said_by=("anna",),
    )
    deal = a_deal(*PEOPLE, an_option(maker="they"), first, on(TOMORROW, second))
    assert deal.records.options == (
        Option(
            id="as-it-is",
            title="As today",
            kind="as-is",
            on=DAY,
            maker="they",
            technical="stops",
            economic="waste",
            costs=(EUR,),
            marks=(Mark("price", 3), Mark("x", 1)),
            said_by=("anna",),
            changed=TOMORROW,
        ),
    )


def test_what_they_weigh_takes_the_place_of_what_they_weighed() -> None:
    deal = a_deal(weighed(price=40, steadiness=60), weighed(price=1))
    assert deal.records.weights == (Weight("price", 1),)
    assert deal.records.options == ()


def test_what_is_said_of_an_option_that_nobody_added_is_noted() -> None:
    deal = a_deal(evaluated(technical="x"))
    assert deal.records.options == ()
    assert [one.partition(":")[0] for one in deal.contradictions] == ["no option/as-it-is"]


# Problems ------------------------------------------------------------------------------------

LEAK: dict[str, Any] = {"id": "leak", "what": "a leak", "on": DAY, "due": LATER, "owner": "Eva"}
PROBLEMS: dict[str, tuple[tuple[Payload | Command, ...], Problem]] = {
    "open": ((), Problem(**LEAK)),
    "solved by our word": (
        (on(TOMORROW, solved(how="a seal")),),
        Problem(**LEAK, state="solved", solved=TOMORROW, how="a seal"),
    ),
    "their word comes later": (
        (on(TOMORROW, solved(how="a seal")), on(LATER, solved(said_by=("anna",)))),
        Problem(**LEAK, state="solved", solved=TOMORROW, how="a seal", solved_by=("anna",)),
    ),
}


@pytest.mark.parametrize(("later", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_is_open_until_it_is_solved(
    later: tuple[Payload | Command, ...], problem: Problem
) -> None:
    deal = a_deal(*PEOPLE, a_problem(due=LATER, owner="Eva"), *later)
    assert deal.records.problems == (problem,)
