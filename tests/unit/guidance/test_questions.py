"""What each question is worth to those who are present."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.advice import advise
from salescoach.guidance.questions import Question, questions
from salescoach.guidance.view import View
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    euros,
    met,
    parked,
    said,
    unanswered,
    waived,
)
from tests.builders.generated import views
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

PLACE = "option-evaluation"
FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], ask: ['Which?', 'By whom?']}
- {id: cost, title: Cost, type: money, ask_whom: [economic], ask: ['How much?']}
- {id: rumour, title: Rumour, type: text, ask: ['What do they say?']}
- {id: silent, title: Silent, type: text}
- {id: rating, title: Rating, type: number, scope: person, ask: ['How good?']}
- {id: budget, title: Budget, type: money, ours: true}
"""
ULF = met("ulf", roles=["technical"])
LEA = met("lea", roles=["technical"])
MARTA = met("marta", roles=["user"])
ERIK = met("erik", roles=["economic"])
PEOPLE = (ULF, LEA, MARTA, ERIK)


def view_of(*commands: Payload | Command, **more: Any) -> View:
    parts = {k: more.pop(k) for k in ("items", "criteria", "stage") if k in more}
    playbook = a_playbook(facts=FACTS, **parts)
    return a_view(playbook, *PEOPLE, *commands, today=DAY + 5 * A_DAY, **more)


def worth(view: View, *present: str) -> dict[str, int]:
    return {one.fact.id: one.score for one in questions(view, present)}


def terms(question: Question) -> list[tuple[str, int, str]]:
    return [(t.term, t.value, t.for_.removeprefix(f"{PLACE}/")) for t in question.terms]


def criteria(*met_when: str) -> str:
    return "".join(
        f"- {{id: c{number}, statement: S, met_when: {condition}}}\n"
        for number, condition in enumerate(met_when, start=1)
    )


def test_a_question_has_all_that_it_takes_to_ask_it() -> None:
    (one,) = questions(view_of(criteria=criteria("{fact: mark}")), ["lea", "marta", "erik"])

    assert (one.fact.id, one.ask) == ("mark", ("Which?", "By whom?"))
    assert [person.id for person in one.whom] == ["lea", "marta"]
    assert (terms(one), one.score) == ([("opens_gate", 40, "c1")], 40)


FROM: dict[str, tuple[str, tuple[str, ...], dict[str, int]]] = {
    "whose word settles it": ("{fact: mark}", ("ulf",), {"mark": 40}),
    "who cannot say": ("{fact: mark}", ("erik",), {}),
    "nobody": ("{fact: mark}", (), {}),
    "somebody unknown": ("{fact: mark}", ("nobody",), {}),
    "the role that is to say it": ("{fact: mark, from: user}", ("marta",), {"mark": 40}),
    "another role than that": ("{fact: mark, from: user}", ("ulf",), {}),
    "what anybody can say": ("{fact: rumour}", ("erik",), {"rumour": 40}),
    "without words": ("{fact: silent}", ("erik",), {"silent": 40}),
    "a value of one's own": ("{fact: rating, known: all, of: [user]}", ("marta",), {"rating": 40}),
    "a value of somebody else": ("{fact: rating, known: all, of: [user]}", ("ulf",), {}),
    "each side's word, one side there": (
        "{all: [{fact: mark, from: user}, {fact: mark, from: technical}]}", ("ulf",), {"mark": 40},
    ),
    "never asked so far": ("{fact: mark, asked: {at_least: 1}}", ("ulf",), {"mark": 40}),
    "somebody to meet": ("{stakeholder: {role: purchasing}}", ("ulf",), {}),
}  # fmt: skip


@pytest.mark.parametrize(("met_when", "present", "found"), FROM.values(), ids=FROM)
def test_a_criterion_counts_only_if_somebody_present_satisfies_its_from(
    met_when: str, present: tuple[str, ...], found: dict[str, int]
) -> None:
    assert worth(view_of(criteria=criteria(met_when)), *present) == found


def test_ours_is_never_asked() -> None:
    own = "- {id: c, statement: S, internal: true, met_when: {fact: budget}}"

    assert worth(view_of(criteria=own), "ulf", "erik") == {}


def test_the_sum_is_that_of_the_ranking_but_for_the_effort() -> None:
    items = (
        "- {id: agree, do: A, records: [mark], required: true, start_here: true, effort: 5min}\n"
        "- {id: pilot, do: P, needs: {fact: mark}}\n"
    )
    stage = "limit: {days: 1}"
    view = view_of(
        said("mark", "x"), items=items, stage=stage,
        criteria=criteria("{fact: mark, level: confirmed}"),
    )  # fmt: skip
    (one,) = questions(view, ["ulf"])

    assert terms(one) == [
        ("opens_gate", 40, "c1"), ("over_limit", 20, "mark"), ("weak_evidence", 10, "mark"),
        ("start_here", 10, "mark"), ("required", 5, "mark"),
    ]  # fmt: skip
    view = view_of(items=items)
    assert terms(questions(view, ["ulf"])[0])[0] == ("unblocks", 10, "pilot")


def test_a_debt_makes_a_question_worth_asking() -> None:
    view = view_of(waived("c1", until=DAY + 9 * A_DAY), criteria=criteria("{fact: mark}"))

    assert [terms(one) for one in questions(view, ["ulf"])] == [[("unblocks", 10, "c1")]]


def test_a_certain_no_is_asked_about() -> None:
    no = criteria("{fact: rumour, is: yes}").replace(
        "}\n", ", failed_when: {fact: rumour, is: never}}\n"
    )
    (one,) = questions(view_of(said("rumour", "never", by=["ulf"]), criteria=no), ["ulf"])

    assert terms(one) == [("opens_gate", 40, "c1"), ("certain_no", 30, "c1")]


def test_the_best_comes_first_then_playbook_order() -> None:
    view = view_of(criteria=criteria(
        "{fact: rumour}", "{fact: cost}", "{all: [{fact: rumour}, {fact: silent}]}", "{fact: mark}"
    ))  # fmt: skip

    assert worth(view, "ulf", "erik") == {"rumour": 80, "mark": 40, "cost": 40, "silent": 40}
    assert list(worth(view, "ulf", "erik")) == ["rumour", "mark", "cost", "silent"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [([], 40), (["ulf"], 40), (["ulf", "lea"], None)],
    ids=["not asked", "asked once", "asked twice"],
)
def test_only_what_is_worth_more_than_nothing_is_asked(asked: list[str], found: int | None) -> None:
    in_vain = [unanswered("mark", of=name) for name in asked]
    view = view_of(*in_vain, criteria=criteria("{fact: mark}"))

    assert worth(view, "ulf", "lea").get("mark") == found


def test_what_settles_nothing_is_worth_nothing() -> None:
    items = "- {id: note, do: N, records: [rumour]}\n- {id: look, do: L, records: [silent], "
    view = view_of(unanswered("rumour", of="ulf"), items=items + "required: true}\n")

    assert worth(view, "ulf") == {"silent": 5}
    assert worth(view_of(items=items + "effort: 5min}\n"), "ulf") == {}


def test_asked_in_vain_it_goes_to_somebody_else_who_is_there_with_its_next_line() -> None:
    view = view_of(unanswered("mark", of="ulf"), criteria=criteria("{fact: mark}"))

    (both,) = questions(view, ["ulf", "lea"])
    (alone,) = questions(view, ["ulf"])
    assert ([p.id for p in both.whom], [p.id for p in alone.whom]) == (["lea"], ["ulf"])
    assert both.ask[0] == "By whom?"


def test_an_answer_changes_what_is_worth_asking() -> None:
    wanted = criteria("{any: [{fact: rumour}, {fact: silent}]}", "{fact: mark}")
    answer = command(said("rumour", "x", by=["ulf"]), on=DAY + A_DAY)

    assert worth(view_of(criteria=wanted), "ulf") == {"mark": 40, "rumour": 40}
    assert worth(view_of(answer, criteria=wanted), "ulf") == {"mark": 40}


def test_of_a_deal_that_rests_nothing_is_asked() -> None:
    assert questions(view_of(parked(), criteria=criteria("{fact: mark}")), ["ulf"]) == ()


@given(views(), st.sets(st.sampled_from(["anna", "bob"])))
def test_it_is_asked_of_those_present_alone_and_once(view: View, present: set[str]) -> None:
    found = questions(view, sorted(present))

    assert len({one.fact.id for one in found}) == len(found)
    assert all(one.score > 0 for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert one.whom
        assert {person.id for person in one.whom} <= present
        assert not one.fact.ours
        assert one.score == sum(term.measure * term.weight for term in one.terms)


@given(views())
def test_what_rests_is_not_asked_either(view: View) -> None:
    resting = {one.id for one in advise(view).resting}
    asked = {f"find-out/{one.fact.id}" for one in questions(view, ["anna", "bob"])}

    assert asked.isdisjoint(resting)


def test_several_criteria_count_like_an_action_s() -> None:
    view = view_of(criteria=criteria(*["{fact: cost}"] * 4), amount=euros(5))

    (one,) = questions(view, ["erik"])
    assert terms(one) == [
        ("opens_gate", 40, "c1"), ("opens_gate", 40, "c2"),
        ("unblocks", 10, "c3"), ("unblocks", 10, "c4"),
    ]  # fmt: skip


DAYS = FACTS + "- {id: pilot, title: Pilot, type: date, ask: ['When?']}\n"


@pytest.mark.parametrize(
    ("known", "asked"),
    [((), True), ((said("pilot", "2026-03-20", by=["ulf"]),), False)],
    ids=["not named yet", "named, and to come"],
)
def test_a_day_that_is_still_to_come_is_waited_for_and_not_asked_again(
    known: tuple[Payload, ...], asked: bool
) -> None:
    items = "- {id: look, do: Look, with: [user], after: [{fact: pilot, at_most: today}]}"
    view = a_view(a_playbook(facts=DAYS, items=items), *PEOPLE, *known, today=DAY + 5 * A_DAY)

    assert ("pilot" in worth(view, "ulf", "marta")) is asked
