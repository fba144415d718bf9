"""The records of a deal, as the fold makes them of their events."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.fold import fold
from salescoach.deal.record_events import Goal, PlanAnswer, id_beside
from salescoach.deal.records import NO_RECORDS, Note, Visit
from salescoach.deal.state import Deal, Person, RoleHeld
from salescoach.values.states import VisitState
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
    said,
    undone,
)
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    called_off,
    changed,
    held,
    noted,
    ours,
    planned,
    raised,
    replanned,
    weighed,
)

TOMORROW = DAY + A_DAY
LATER = DAY + A_WEEK


def on(day: date, *payloads: Payload, **more: Any) -> Command:
    return command(*payloads, on=day, **more)


def kinds_of_contradictions(deal: Deal) -> list[str]:
    return [note.partition(":")[0] for note in deal.contradictions]


# People --------------------------------------------------------------------------------------

KNOWN = met("anna", roles=["user"], job="Head", wants="rest", stance="neutral")
ANNA: dict[str, Any] = {
    "id": "anna",
    "name": "Anna",
    "roles": (RoleHeld("user", DAY),),
    "added": DAY,
    "job": "Head",
    "wants": "rest",
    "stance": "neutral",
}
FIRST, SECOND = Goal(words="two shifts"), Goal(words="less waste", perspective="operations")
CHANGES: dict[str, tuple[tuple[Payload | Command, ...], dict[str, Any]]] = {
    "nothing": ((changed(),), {}),
    "a name": ((changed(name="Anna Ek"),), {"name": "Anna Ek"}),
    "a job": ((changed(job="Chief"),), {"job": "Chief"}),
    "what is wanted": ((changed(wants="quiet"),), {"wants": "quiet"}),
    "a stance": ((changed(stance="mentor"),), {"stance": "mentor"}),
    "one role more": (
        (on(TOMORROW, changed(roles=("payer",))),),
        {"roles": (RoleHeld("user", DAY), RoleHeld("payer", TOMORROW))},
    ),
    "a role known already": ((on(TOMORROW, changed(roles=("user",))),), {}),
    "a role known since earlier": (
        (on(DAY - A_DAY, changed(roles=("user",))),),
        {"roles": (RoleHeld("user", DAY - A_DAY),)},
    ),
    "a role that was wrong": ((changed(lost_roles=("user",)),), {"roles": ()}),
    "another role instead": (
        (on(TOMORROW, changed(roles=("payer",), lost_roles=("user",))),),
        {"roles": (RoleHeld("payer", TOMORROW),)},
    ),
    "goals are added": (
        (changed(goals=(FIRST,)), changed(goals=(SECOND,))),
        {"goals": (FIRST, SECOND)},
    ),
    "a goal that is known": ((changed(goals=(FIRST,)), changed(goals=(FIRST,))),
                             {"goals": (FIRST,)}),
    "has heard our case": ((on(TOMORROW, changed(informed=True)),), {"informed": TOMORROW}),
    "had heard it before": (
        (on(TOMORROW, changed(informed=True)), on(DAY, changed(informed=True))),
        {"informed": DAY},
    ),
    "has not heard it after all": (
        (on(DAY, changed(informed=True)), on(TOMORROW, changed(informed=False))),
        {},
    ),
    "undone": ((on(DAY, changed(job="Chief"), tx="c"), undone("c")), {}),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "after"), CHANGES.values(), ids=CHANGES)
def test_what_is_known_of_somebody_changes_and_the_rest_stays(
    commands: tuple[Payload | Command, ...], after: dict[str, Any]
) -> None:
    assert a_deal(KNOWN, *commands).people == (Person(**{**ANNA, **after}),)


def test_a_change_of_somebody_whom_nobody_recorded_is_noted_and_left_out() -> None:
    deal = a_deal(changed("bob", job="Chief"))

    assert (deal.people, kinds_of_contradictions(deal)) == ((), ["nobody to change"])


# Visits --------------------------------------------------------------------------------------

PLAN: dict[str, Any] = {
    "time": "10:00",
    "location": "at the mill",
    "kind": "pilot",
    "people": ("anna",),
    "ours": ("Eva",),
    "goal": "the figure",
    "at_least": "a name",
    "leave_out": "the price",
    "answers": (PlanAnswer(question="why", text="they asked"),),
}
PLANNED: dict[str, Any] = {"id": "visit-1", "day": LATER, "on": DAY, **PLAN}
VISITS: dict[str, tuple[tuple[Payload | Command, ...], dict[str, Any]]] = {
    "planned": ((), {}),
    "moved to a later day": (
        (on(TOMORROW, replanned(day=LATER + A_DAY)),),
        {"day": LATER + A_DAY, "moves": 1, "changed": TOMORROW},
    ),
    "moved twice": (
        (replanned(day=LATER + A_DAY), replanned(day=LATER + A_WEEK)),
        {"day": LATER + A_WEEK, "moves": 2, "changed": DAY},
    ),
    "moved to an earlier day is no slip": (
        (replanned(day=TOMORROW),),
        {"day": TOMORROW, "changed": DAY},
    ),
    "moved to its own day": ((replanned(day=LATER),), {"changed": DAY}),
    "everything else about it": (
        (
            replanned(
                time="11:00", location="by telephone", kind="call", people=("bob",), ours=("Jan",),
                goal="the day", at_least="a date", leave_out="discounts",
            ),
        ),
        {
            "time": "11:00", "location": "by telephone", "kind": "call", "people": ("bob",),
            "ours": ("Jan",), "goal": "the day", "at_least": "a date", "leave_out": "discounts",
            "changed": DAY,
        },
    ),
    "an answer given anew, and one more": (
        (
            replanned(
                answers=(
                    PlanAnswer(question="why", text="we asked"),
                    PlanAnswer(question="how", text="on foot"),
                )
            ),
        ),
        {
            "answers": (
                PlanAnswer(question="why", text="we asked"),
                PlanAnswer(question="how", text="on foot"),
            ),
            "changed": DAY,
        },
    ),
    "held on another day with others": (
        (on(TOMORROW, held(people=("bob",))),),
        {"state": "held", "day": TOMORROW, "people": ("bob",), "changed": TOMORROW},
    ),
    "held with what it came to": (
        (on(LATER, held(outcome="advance")),),
        {"state": "held", "corrected": "advance", "changed": LATER},
    ),
    "what it came to is corrected": (
        (on(LATER, held(outcome="advance")), on(LATER + A_DAY, replanned(outcome="no-sale"))),
        {"state": "held", "corrected": "no-sale", "changed": LATER + A_DAY},
    ),
    "cancelled": (
        (on(TOMORROW, called_off()),),
        {"state": "cancelled", "because": "their line stands still", "changed": TOMORROW},
    ),
    "held although another copy had cancelled it": (
        (called_off(), on(LATER, held())),
        {"state": "held", "changed": LATER},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "after"), VISITS.values(), ids=VISITS)
def test_a_visit_is_what_was_recorded_of_it(
    commands: tuple[Payload | Command, ...], after: dict[str, Any]
) -> None:
    deal = a_deal(met("anna"), met("bob"), planned(day=LATER, **PLAN), *commands)

    assert deal.records.visits == (Visit(**{**PLANNED, **after}),)
    assert deal.contradictions == ()


@pytest.mark.parametrize(
    ("late", "noted_as"),
    [(called_off(), ["cancelled after it was held"]), (replanned(day=LATER + A_WEEK), [])],
    ids=["cancelled in another copy", "moved in another copy"],
)
def test_what_took_place_stays_on_its_day(late: Payload, noted_as: list[str]) -> None:
    deal = a_deal(met("anna"), planned(day=LATER), on(LATER, held()), on(LATER, late))

    (visit,) = deal.records.visits
    assert (visit.state, visit.day, visit.moves, visit.because) == ("held", LATER, 0, None)
    assert kinds_of_contradictions(deal) == noted_as


@pytest.mark.parametrize("payload", [replanned(goal="x"), held(), called_off()], ids=repr)
def test_a_change_of_a_visit_that_nobody_planned_is_noted_and_left_out(payload: Payload) -> None:
    deal = a_deal(met("anna"), payload)

    assert deal.records == NO_RECORDS
    assert kinds_of_contradictions(deal) == ["no visit/visit-1"]


@pytest.mark.parametrize(
    "payload", [planned(people=["zoe"]), replanned(people=("zoe",)), held(people=["zoe"])], ids=repr
)
def test_somebody_unknown_at_a_visit_is_noted(payload: Payload) -> None:
    first = () if payload == planned(people=["zoe"]) else (planned(),)
    deal = a_deal(*first, payload)

    assert kinds_of_contradictions(deal) == ["said by nobody known"]
    assert deal.records.visits[0].people == ("zoe",)


def test_two_visits_of_one_name_after_a_merge_are_two() -> None:
    some = events(
        opened(), met("anna"), planned(goal="mine"), planned(goal="theirs"), on(LATER, held())
    )
    deal = fold(some)

    second = f"visit-1-{some[3].id[:4]}"
    assert [(one.id, one.goal, one.state) for one in deal.records.visits] == [
        ("visit-1", "mine", "held"),
        (second, "theirs", "planned"),
    ]
    assert second == id_beside("visit-1", some[3].id)
    assert deal.records.visit(second) == deal.records.visits[1]
    assert deal.contradictions == (f"two of the name visit/visit-1: {some[3].id}",)


# Notes, and what counts as news --------------------------------------------------------------


def test_a_note_is_kept_and_is_no_news() -> None:
    deal = a_deal(said(), on(LATER, noted("rings back", private=True), actor="eva"))

    (note,) = deal.records.notes
    assert note == Note(text="rings back", on=LATER, actor="eva", private=True)
    assert note.place == 3
    assert (deal.last_on, deal.last_news) == (LATER, DAY)


NEWS: dict[str, tuple[Payload | Command, date]] = {
    "a visit that is planned": (on(TOMORROW, planned(day=LATER)), TOMORROW),
    "somebody known better": (on(TOMORROW, changed(job="Chief")), TOMORROW),
    "an older day than another": (on(DAY - A_DAY, said()), DAY),
    "a note": (on(TOMORROW, noted()), DAY),
    "a note with a fact": (on(TOMORROW, noted(), said()), TOMORROW),
}


@pytest.mark.parametrize(("recorded", "day"), NEWS.values(), ids=NEWS)
def test_the_last_news_are_of_the_last_day_of_anything_but_a_note(
    recorded: Payload | Command, day: date
) -> None:
    assert a_deal(KNOWN, recorded).last_news == day


def test_a_deal_without_news_but_its_opening_has_news_of_that_day() -> None:
    assert a_deal().last_news == DAY


# The next round ------------------------------------------------------------------------------


def test_into_the_next_round_go_the_records_that_it_names_and_the_visits_that_were_held() -> None:
    deal = a_deal(
        met("anna"),
        *(planned(f"visit-{n}", LATER) for n in range(1, 5)),
        held("visit-1"),
        called_off("visit-2"),
        ours("sheet"), ours("plan"),
        raised("price"), raised("deposits"),
        a_problem("leak"), a_problem("noise"),
        agreed(), an_option(), weighed(steadiness=60), noted(),
        cycled(people=["anna"],
               records=["visit/visit-3", "commitment/sheet", "doubt/price", "problem/leak"]),
    )  # fmt: skip

    records = deal.records
    visits = [(one.id, one.state, one.cycle) for one in records.visits]
    held_and_planned: list[tuple[str, VisitState, int]] = [
        ("visit-1", "held", 1),
        ("visit-3", "planned", 2),
    ]
    assert visits == held_and_planned
    assert [(one.id, one.cycle) for one in records.commitments] == [("sheet", 2)]
    assert [(one.id, one.cycle) for one in records.doubts] == [("price", 2)]
    assert [(one.id, one.cycle) for one in records.problems] == [("leak", 2)]
    assert (records.agreements, records.options, records.weights) == ((), (), ())
    assert [note.text for note in records.notes] == ["rings back"]


def test_what_is_recorded_in_the_next_round_belongs_to_it() -> None:
    deal = a_deal(cycled(), planned("visit-2"))

    assert [(one.id, one.cycle) for one in deal.records.visits] == [("visit-2", 2)]
