"""To take a deal up again, to leave its stage, to walk away from it."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Advice
from salescoach.values.messages import Quoted, say
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    command,
    entered,
    met,
    parked,
    reopened,
    said,
    unanswered,
    waived,
)
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import resolved
from tests.builders.views import advice_on, ids_of, terms_of, the_action

PLACE = "option-evaluation"
FACTS = """
- {id: mark, title: Mark, type: text, ask: ['Which figure?'], ask_whom: [user]}
- {id: verdict, title: Verdict, type: choice, ask: ['Is it good?'], ask_whom: [user],
   choices: [{id: good, title: Good}, {id: bad, title: Bad}]}
"""
AGREED = "- {id: agreed, statement: S, short: agreed, met_when: {fact: mark}}\n"
JUDGED = (
    "- {id: judged, statement: S, short: judged, met_when: {fact: verdict, is: good}, "
    "failed_when: {fact: verdict, is: bad}, waivable: false}\n"
)
USER, OTHER = met("marta", roles=["user"]), met("lea", roles=["user"])
UNTIL = DAY + A_WEEK
TAKE_UP, WALK_AWAY = "take-up/halden", "walk-away/halden"


def advice(*commands: Payload | Command, **more: Any) -> Advice:
    parts = {k: more.pop(k) for k in ("items", "criteria", "stage", "text") if k in more}
    return advice_on(
        a_playbook(facts=FACTS, **parts), *commands, deal_id="halden", **more
    )  # fmt: skip


def on(day: int, payload: Payload) -> Command:
    return command(payload, on=DAY + day * A_DAY)


# Take up

DAYS: dict[str, tuple[list[Payload | Command], int, bool]] = {
    "the day before": ([parked(UNTIL)], 6, False),
    "on the day": ([parked(UNTIL)], 7, True),
    "long after": ([parked(UNTIL)], 99, True),
    "something was recorded while it rested": ([parked(UNTIL), on(6, said("mark", "x"))], 8, True),
    "something was recorded on the day": ([parked(UNTIL), on(7, said("mark", "x"))], 8, False),
    "something was recorded since": ([parked(UNTIL), on(8, said("mark", "x"))], 8, False),
    "reopened": ([parked(UNTIL), on(8, reopened())], 8, False),
    "reopened before": ([parked(UNTIL), on(3, reopened())], 8, False),
    "parked until something happens": ([parked(trigger="a new budget")], 8, False),
    "parked again": ([parked(UNTIL), on(7, parked(UNTIL + A_WEEK))], 8, False),
    "never parked": ([], 8, False),
}


@pytest.mark.parametrize(("commands", "day", "due"), DAYS.values(), ids=DAYS)
def test_parked_past_its_date_it_is_taken_up_until_something_is_recorded(
    commands: list[Payload | Command], day: int, due: bool
) -> None:
    found = advice(USER, *commands, criteria=AGREED, today=DAY + day * A_DAY)

    assert (ids_of(found)[:1] == [TAKE_UP]) is due
    assert (TAKE_UP in ids_of(found)) is due


def test_it_is_taken_up_with_the_best_disposed_or_with_whomever_there_is() -> None:
    friend = met("ole", name="Ole Lund", roles=["user"], stance="supporter")
    of_two = the_action(advice(USER, friend, parked(UNTIL), today=UNTIL), TAKE_UP)
    of_none = the_action(advice(parked(UNTIL), today=UNTIL), TAKE_UP)

    assert of_two.title == say("action.take-up-with", who="Ole Lund")
    assert [person.id for person in of_two.whom] == ["ole"]
    assert (of_none.title, of_none.whom) == (say("action.take-up"), ())


def test_until_then_everything_else_waits_for_it() -> None:
    items = "".join(f"- {{id: i{number}, do: I}}\n" for number in (1, 2, 3))
    found = advice(USER, parked(UNTIL), items=items, criteria=AGREED, today=UNTIL)

    first, *others = found.actions
    assert (first.kind, first.subject, first.moment) == ("take-up", "halden", "today")
    assert terms_of(first) == [
        ("unblocks", 10, f"{PLACE}/agreed"),
        ("unblocks", 10, f"{PLACE}/i1"),
        ("unblocks", 10, f"{PLACE}/i2"),
    ]
    assert (first.title, first.because) == (
        say("action.take-up-with", who="Marta"),
        (say("because.rested", day=UNTIL, because=Quoted("the mill is rebuilt")),),
    )
    assert [person.id for person in first.whom] == ["marta"]
    assert len(others) == 4
    assert {one.moment for one in others} == {"waiting"}
    assert {one.because[-1] for one in others} == {say("because.taken-up-first")}


def test_a_debt_waits_for_it_as_well() -> None:
    commands: list[Payload | Command] = [USER, waived("agreed", until=DAY), parked(UNTIL)]
    found = advice(*commands, criteria=AGREED, today=UNTIL)

    terms = terms_of(the_action(found, TAKE_UP))
    assert ("unblocks", 10, f"{PLACE}/agreed") in terms


# Walk away

BAD = said("verdict", "bad", by=["marta"])


def test_a_certain_no_that_cannot_be_waived_is_a_reason_to_walk_away() -> None:
    found = advice(USER, BAD, criteria=JUDGED)

    assert ids_of(found) == ["find-out/verdict", WALK_AWAY]
    away = the_action(found, WALK_AWAY)
    assert (away.kind, away.subject, away.moment, away.roles, away.records) == (
        "walk-away", "halden", "today", (), (),
    )  # fmt: skip
    assert terms_of(away) == [("certain_no", 30, f"{PLACE}/judged")]
    assert away.title == say("action.walk-away")
    assert away.because == (
        say("because.certain-no", what=("judged",)),
        say("because.so-far", who=("Marta",), value=say("value", value="Bad"), day=DAY),
    )


@pytest.mark.parametrize(
    ("commands", "criteria"),
    [
        ([USER, BAD], JUDGED.replace("waivable: false", "waivable: true")),
        ([USER], JUDGED),
        ([USER, said("verdict", "bad")], JUDGED),
        ([USER, said("verdict", "good", by=["marta"])], JUDGED),
    ],
    ids=["it can be waived", "not known", "our own guess", "a yes"],
)
def test_no_other_criterion_is_one(commands: list[Payload], criteria: str) -> None:
    assert WALK_AWAY not in ids_of(advice(*commands, criteria=criteria))


SCORED = """
facts:
  - {id: verdict, title: V, type: text, ask_whom: [user], ask: ["Is there money?"]}
scorecards:
  - id: plain
    title: Plain
    signals: []
  - id: fit
    title: Fit
    blockers: [{id: never, title: "No money, ever", met_when: {fact: verdict, none: true}}]
stages: [{id: option-evaluation, title: S}]
"""
NO_MONEY = said("verdict", None, none=True, by=["marta"])
CLASH: list[Payload | Command] = [USER, OTHER, said("verdict", "plenty", by=["lea"]), NO_MONEY]


def scored(*commands: Payload | Command, **more: Any) -> Advice:
    return advice_on(resolved(SCORED), *commands, deal_id="halden", **more)


@pytest.mark.parametrize(
    ("commands", "ids"),
    [
        ([USER, NO_MONEY], [WALK_AWAY]),
        ([met("marta", roles=["economic"]), NO_MONEY], []),
        ([USER, said("verdict", "plenty", by=["marta"])], []),
        ([USER], []),
        ([USER, NO_MONEY, command(entered("option-evaluation", way="win"))], []),
    ],
    ids=["confirmed", "only heard", "otherwise", "not known", "won already"],
)
def test_a_confirmed_blocker_is_one(commands: list[Payload | Command], ids: list[str]) -> None:
    assert ids_of(scored(*commands)) == ids


def test_a_blocker_says_what_blocks() -> None:
    (away,) = scored(USER, NO_MONEY).actions

    assert terms_of(away) == [("certain_no", 30, "fit/never")]
    assert away.because[0] == say("because.certain-no", what=("No money, ever",))


def test_where_they_contradict_each_other_it_is_asked_first_whether_it_is_so() -> None:
    found = scored(*CLASH)

    assert ids_of(found) == ["find-out/verdict", WALK_AWAY]
    ask, away = found.actions
    assert (away.moment, away.waits_for) == ("waiting", ("V",))
    assert terms_of(ask) == [("certain_no", 30, "fit/never"), ("weak_evidence", 10, "verdict")]


def test_and_when_that_question_rests_nothing_holds_it() -> None:
    asking = [on(day, unanswered("verdict", of="marta")) for day in (1, 2)]
    found = scored(*CLASH, *asking, today=DAY + 3 * A_DAY)

    assert [(one.id, one.moment) for one in found.actions] == [(WALK_AWAY, "today")]


# The gate

TWO = """
facts: [{id: mark, title: Mark, type: text}]
stages:
  - id: option-evaluation
    title: First
    exit_criteria: [{id: c, statement: S, met_when: {fact: mark, known: true}}]
  - {id: next, title: Next, when: {customer_type: {is: market}}}
  - {id: last, title: Last}
won_after: WON
"""


@pytest.mark.parametrize(
    ("won_after", "id_"),
    [("option-evaluation", "win/option-evaluation"), ("last", "advance/option-evaluation")],
)
def test_at_an_open_gate_the_way_out_is_the_win_or_the_next_stage(won_after: str, id_: str) -> None:
    playbook = resolved(TWO.replace("WON", won_after))

    assert ids_of(advice_on(playbook, said("mark", "x", by=["a"]), met("a"))) == [id_]
