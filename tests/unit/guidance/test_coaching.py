"""What is asked at the desk, in which order, and what is not asked."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.coaching import next_question, open_questions
from salescoach.guidance.view import View
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    ended,
    field_set,
    met,
    parked,
    reopened,
    said,
    ticked,
    unanswered,
)
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    a_problem,
    answered,
    dropped,
    explored,
    held,
    kept,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)
from tests.builders.views import a_view

TODAY = DAY + 10 * A_DAY
FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [user]}
- {id: cost, title: Cost, type: money, ask_whom: [economic]}
- {id: verdict, title: Verdict, type: text, ask_whom: [user]}
- {id: limit, title: Limit, type: number, ours: true}
- {id: gossip, title: Gossip, type: text}
"""
ITEMS = """
- {id: agree, do: 'Agree on the mark', records: [mark], with: [user], start_here: true}
- {id: judge, do: 'Judge it', records: [verdict], with: [user], after: [agree], required: true}
- {id: sheet, do: 'Write the sheet', effort: 10min}
- {id: later, do: 'Send the sheet', after: [sheet]}
- {id: spend, do: 'Spend money', needs: {fact: cost, known: true}}
"""
CRITERIA = """
- {id: marked, statement: M, met_when: {fact: mark, level: confirmed}}
- {id: paid, statement: P, met_when: {fact: cost, known: true}}
- {id: bounded, statement: B, internal: true, met_when: {fact: limit, known: true}}
"""
ANNA = met("anna", roles=["user"])
ERIK = met("erik", roles=["economic"])


def in_(days: int) -> date:
    return TODAY + days * A_DAY


def a_deal(
    *commands: Payload | Command, people: tuple[Payload, ...] = (ANNA,), **parts: Any
) -> View:
    parts = {"facts": FACTS, "items": ITEMS, "criteria": CRITERIA, **parts}
    return a_view(a_playbook(**parts), *people, *commands, today=TODAY)


def keys(view: View, *passed: str) -> list[str]:
    return [one.key.replace("option-evaluation/", "") for one in open_questions(view, passed)]


def test_the_best_comes_first_and_what_waits_is_not_asked() -> None:
    assert keys(a_deal()) == ["fact/mark", "person/economic", "fact/limit", "item/sheet"]


def test_with_somebody_in_the_role_the_fact_is_asked_and_not_the_person() -> None:
    found = keys(a_deal(people=(ANNA, ERIK)))
    assert found == ["fact/mark", "fact/cost", "fact/limit", "item/sheet"]


def test_with_nobody_recorded_no_question_goes_to_them() -> None:
    found = keys(a_deal(people=()))
    assert found == ["person/economic", "person/user", "fact/limit", "item/sheet"]


def test_what_an_item_waited_for_is_asked_once_it_is_there() -> None:
    before = keys(a_deal())
    after = keys(a_deal(said("mark", "1.8 %", by=["anna"]), ticked("sheet"), said("limit", "5")))
    assert {"fact/verdict", "item/later"} & {*before} == set()
    assert after == ["person/economic", "fact/verdict", "item/later"]


def test_an_item_whose_needs_do_not_hold_is_not_offered() -> None:
    cheap = command(said("cost", "9", by=["erik"]))
    assert "item/spend" not in keys(a_deal(people=(ANNA, ERIK)))
    assert "item/spend" in keys(a_deal(cheap, people=(ANNA, ERIK)))


def test_what_was_put_is_not_put_again() -> None:
    view = a_deal()
    assert keys(view, "fact/mark", "person/economic") == ["fact/limit", "item/sheet"]
    first = next_question(view, ())
    second = next_question(view, {"fact/mark"})
    assert [one.key for one in (first, second) if one] == ["fact/mark", "person/economic"]
    assert next_question(view, {one.key for one in open_questions(view)}) is None


@pytest.mark.parametrize(
    ("commands", "asked"),
    [
        pytest.param([ours(due=in_(-1))], ["promise/sheet/2026-03-11"], id="ours, late"),
        pytest.param([ours(due=in_(0))], ["promise/sheet/2026-03-12"], id="ours, today"),
        pytest.param([ours(due=in_(1))], [], id="ours, tomorrow"),
        pytest.param([ours()], ["promise/sheet/"], id="ours, without a day"),
        pytest.param([ours(due=in_(-1)), kept("sheet")], [], id="ours, kept"),
        pytest.param([theirs(due=in_(-1))], ["promise/figures/2026-03-11"], id="theirs, late"),
        pytest.param([theirs(due=in_(0))], ["promise/figures/2026-03-12"], id="theirs, today"),
        pytest.param([theirs(due=in_(1))], [], id="theirs, tomorrow"),
        pytest.param([theirs(), dropped()], [], id="theirs, no longer needed"),
        pytest.param([raised(severity="high")], ["doubt/deposits/raised"], id="can kill the deal"),
        pytest.param([a_problem(due=in_(-1))], ["problem/leak"], id="a late problem"),
        pytest.param([a_problem(due=in_(-1)), solved()], [], id="a solved problem"),
    ],
)
def test_what_fell_due_and_what_can_kill_the_deal_comes_before_all(
    commands: list[Payload], asked: list[str]
) -> None:
    found = keys(a_deal(*commands))
    assert found[: found.index("fact/mark")] == asked


def test_a_doubt_that_can_kill_the_deal_comes_before_a_late_promise_and_another_after() -> None:
    late = ours(due=in_(-1))
    assert keys(a_deal(late, raised(severity="high")))[:2] == [
        "doubt/deposits/raised", "promise/sheet/2026-03-11",
    ]  # fmt: skip
    assert keys(a_deal(late, raised()))[0] == "promise/sheet/2026-03-11"


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        pytest.param([raised()], "doubt/deposits/raised", id="raised"),
        pytest.param([raised(), explored()], "doubt/deposits/explored", id="explored"),
        pytest.param([raised(), answered()], "doubt/deposits/answered", id="answered"),
        pytest.param([raised(), settled()], None, id="settled"),
    ],
)
def test_a_doubt_is_asked_about_step_by_step(steps: list[Payload], asked: str | None) -> None:
    found = [key for key in keys(a_deal(*steps)) if key.startswith("doubt/")]
    assert found == ([] if asked is None else [asked])


def test_the_next_step_of_a_doubt_is_not_asked_in_the_same_session() -> None:
    view = a_deal(raised(), explored())
    assert "doubt/deposits/explored" in keys(view)
    assert "doubt/deposits/explored" not in keys(view, "doubt/deposits/raised")


def test_a_problem_without_a_day_stands_among_the_others() -> None:
    found = keys(a_deal(a_problem()))
    assert found.index("fact/mark") < found.index("problem/leak")


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, False), (1, False)])
def test_a_visit_nobody_told_of_is_pointed_at_first_from_the_day_after(
    days: int, told: bool
) -> None:
    found = keys(a_deal(planned(day=in_(days), people=["anna"])))
    assert (found[0] == "visit/visit-1") is told
    assert ("visit/visit-1" in found) is told


def test_a_visit_that_was_told_is_not_pointed_at() -> None:
    told = command(held(), on=in_(-1))
    assert "visit/visit-1" not in keys(a_deal(planned(day=in_(-1)), told))


def test_nothing_is_asked_of_a_deal_that_rests_is_over_or_is_to_be_taken_up() -> None:
    assert keys(a_deal(parked(in_(1)))) == []
    assert keys(a_deal(ended())) == []
    late = ours(due=in_(-1))
    assert keys(a_deal(late, parked(in_(0)))) == []  # its day has come, nobody has called yet
    assert keys(a_deal(parked(in_(1)), reopened())) != []


def test_a_question_that_rests_is_not_asked_here_either() -> None:
    twice = [command(unanswered("mark", of="anna"), tx=tx) for tx in ("a1", "a2")]
    assert "fact/mark" in keys(a_deal(*twice[:1]))
    assert "fact/mark" not in keys(a_deal(*twice))


def test_a_field_is_asked_where_something_depends_on_it() -> None:
    items = ITEMS + "- {id: big, do: 'Ask the board', when: {customer_type: strategic}}\n"
    assert "field/customer-type" in keys(a_deal(items=items))
    known = field_set("customer_type", "market")
    assert "field/customer-type" not in keys(a_deal(known, items=items))


def test_a_day_of_our_own_is_asked_again_where_their_word_is_wanted() -> None:
    wanted = "{expected_close: {known: true, level: confirmed}}"
    criteria = f"{CRITERIA}- {{id: dated, statement: D, met_when: {wanted}}}\n"
    view = a_deal(field_set("expected_close", "2026-05-29"), criteria=criteria)
    named = a_deal(field_set("expected_close", "2026-05-29", by=["anna"]), criteria=criteria)
    assert "field/expected-close" in keys(view)
    assert "field/expected-close" not in keys(named)


def test_a_word_that_does_not_settle_a_criterion_takes_the_urgency_of_its_open_item() -> None:
    """The item would be content with what Ulf said; the criterion is not, so it is asked on."""
    facts = FACTS + "- {id: other, title: Other, type: text, ask_whom: [user]}\n"
    items = "- {id: agree, do: A, records: [mark, gossip], with: [user], start_here: true}\n"
    criteria = (
        "- {id: marked, statement: M, met_when: {fact: mark, level: confirmed}}\n"
        "- {id: others, statement: O, met_when: {all: [{fact: other}, {fact: verdict}]}}\n"
    )
    heard = said("mark", "2 %", by=["ulf"])
    people = (ANNA, met("ulf", roles=["technical"]))
    view = a_deal(heard, people=people, facts=facts, items=items, criteria=criteria)
    assert keys(view)[0] == "fact/mark"
