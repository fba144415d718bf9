from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.actions import collect
from salescoach.guidance.advice import advise
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.gate import gate_of
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, command, euros, field_set, met, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.records import held, planned
from tests.builders.resolved import resolved
from tests.builders.views import a_view

PLACE = "option-evaluation"
FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], stale_after: 30d}
- {id: cost, title: Cost, type: money, ask_whom: [economic]}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: rumour, title: Rumour, type: text}
- {id: budget, title: Budget, type: money, ours: true}
- {id: rate, title: Rate, type: percent, ours: true, ask_whom: [economic]}
"""
JUDGE = met("ulf", roles=["technical"])
USER = met("marta", roles=["user"])
PAYER = met("erik", roles=["economic"])


def found(
    *commands: Payload | Command,
    items: str = "",
    criteria: str = "",
    facts: str = FACTS,
    **more: Any,
) -> dict[str, Candidate]:
    """The candidates by their ids."""
    view = a_view(a_playbook(facts=facts, items=items, criteria=criteria), *commands, **more)
    return {candidate.id: candidate for candidate in collect(view, gate_of(view)).candidates}


def item(id_: str, more: str = "") -> str:
    return f"- {{id: {id_}, do: D{', ' + more if more else ''}}}\n"


def criterion(id_: str, met_when: str, more: str = "") -> str:
    return f"- {{id: {id_}, statement: S, met_when: {met_when}{', ' + more if more else ''}}}\n"


def do(id_: str) -> str:
    return f"do/{PLACE}/{id_}"


def facts_of(candidate: Candidate) -> list[str]:
    return [fact.id for fact in candidate.facts]


def paths(names: Any) -> list[str]:
    """Items and criteria without the stage, in which they all are."""
    return [name.removeprefix(f"{PLACE}/") for name in names]


# Items


def test_every_open_item_is_an_action() -> None:
    items = (
        item("open") + item("done") + item("no", "when: {customer_type: market}")
        + item("known", "records: [budget]")
    )  # fmt: skip
    result = found(ticked("done"), said("budget", euros(5)), items=items, customer_type="loyal")

    assert list(result) == [do("open")]


def test_an_item_takes_the_people_it_names_and_settles_what_is_not_known() -> None:
    items = item("agree", "records: [mark, cost, budget], with: [technical, economic]")
    result = found(JUDGE, said("mark", "x", by=["ulf"]), items=items)
    agree = result[do("agree")]

    assert (agree.kind, agree.subject, agree.roles) == (
        "do", f"{PLACE}/agree", ("technical", "economic"),
    )  # fmt: skip
    assert facts_of(agree) == ["cost", "budget"]
    assert agree.item is not None
    assert agree.item.id == "agree"


def test_an_item_that_may_apply_is_no_action_but_what_decides_it_is_worth_finding_out() -> None:
    items = (
        item("of-market", "when: {customer_type: market}")
        + item("large", "when: {all: [{amount: {at_least: 5 EUR}}, {fact: mark}]}")
    )  # fmt: skip
    result = found(JUDGE, items=items)

    assert {id_: paths(one.unblocks) for id_, one in result.items()} == {
        "find-out/customer-type": ["of-market"],
        "find-out/amount": ["large"],
        "find-out/mark": ["large"],
    }


def test_what_decides_an_item_may_be_another_item() -> None:
    items = (
        item("second", "when: {all: [{item: first, is: done}, {customer_type: market}]}")
        + item("first")
    )  # fmt: skip

    assert paths(found(items=items, customer_type="market")[do("first")].unblocks) == []
    assert paths(found(items=items)[do("first")].unblocks) == []
    assert list(found(items=items)) == [do("first")]  # that it is not done yet decides it


# What waits


@pytest.mark.parametrize(
    ("more", "waits"),
    [
        ("after: [first]", True),
        ("after: [ticked]", False),
        ("after: [ticked, first]", True),
        ("after: [left-out]", False),
        ("after: {fact: mark}", True),
        ("after: {fact: rumour}", False),
        ("needs: {fact: cost}", True),
        ("needs: {fact: rumour}", False),
        ("needs: {customer_type: loyal}", False),
        ("needs: {customer_type: market}", True),
        ("needs: {fact: rumour, missing: true}", True),
        ("needs: {stakeholder: {role: technical, stance: opponent}, count: {at_most: 0}}", True),
        ("after: [ticked], needs: {fact: mark}", True),
    ],
    ids=["for an item", "not for a done one", "for one of two", "not for one that does not apply",
         "for a fact", "not for a known one", "for what it needs", "not for what it has",
         "not where the field is right", "where it is wrong, for ever", "where too much is known",
         "where somebody is against", "one of both"],
)  # fmt: skip
def test_an_item_waits_for_what_it_comes_after_and_needs(more: str, waits: bool) -> None:
    items = (
        item("first") + item("ticked") + item("left-out", "when: {customer_type: market}")
        + item("second", more)
    )  # fmt: skip
    against = met("ulf", roles=["technical"], stance="opponent")
    result = found(
        against, ticked("ticked"), said("rumour", "x"), items=items, customer_type="loyal"
    )

    assert result[do("second")].waits is waits


def test_what_an_item_waits_for_is_unblocked_by_what_settles_it() -> None:
    items = (
        item("first") + item("agree", "records: [mark], with: [user]")
        + item("second", "after: [first, {fact: mark}], "
               "needs: {all: [{fact: cost}, {fact: verdict}]}")
    )  # fmt: skip
    result = found(USER, items=items)

    assert {id_: paths(one.unblocks) for id_, one in result.items()} == {
        do("first"): ["second"],
        do("agree"): ["second"],
        do("second"): [],
        "meet/economic": ["second"],
        "find-out/verdict": ["second"],
    }
    assert [one.waits for one in result.values()] == [False, False, True, False, False]


def test_an_item_that_nothing_can_free_waits_and_advises_nothing() -> None:
    result = found(items=item("second", "needs: {customer_type: market}"), customer_type="loyal")

    assert list(result) == [do("second")]
    assert (result[do("second")].waits, result[do("second")].blocked) == (True, ())


def test_an_item_that_waits_for_what_it_records_does_not_unblock_itself() -> None:
    result = found(USER, items=item("agree", "records: [mark], needs: {fact: mark}"))

    assert list(result) == [do("agree")]
    assert paths(result[do("agree")].unblocks) == []


def test_many_may_wait_for_one() -> None:
    items = item("first") + "".join(item(f"n{n}", "after: first") for n in range(5))

    assert paths(found(items=items)[do("first")].unblocks) == ["n0", "n1", "n2", "n3", "n4"]


# From criteria to actions


def test_an_open_item_stands_for_the_facts_it_records() -> None:
    criteria = criterion("agreed", "{fact: mark, level: confirmed, from: user}")
    items = item("agree", "records: [cost, mark]")
    result = found(USER, items=items, criteria=criteria)

    assert list(result) == [do("agree")]
    assert paths(result[do("agree")].opens) == ["agreed"]


def test_of_several_items_the_first_that_is_not_waiting_stands() -> None:
    criteria = criterion("agreed", "{fact: mark}")
    items = (
        item("later", "records: [mark], after: other") + item("now", "records: [mark]")
        + item("too", "records: [mark]") + item("other")
    )  # fmt: skip
    result = found(USER, items=items, criteria=criteria)

    assert {id_: paths(one.opens) for id_, one in result.items()} == {
        do("later"): [], do("now"): ["agreed"], do("too"): [], do("other"): [],
    }  # fmt: skip


def test_where_all_of_them_wait_the_first_stands() -> None:
    criteria = criterion("agreed", "{fact: mark}")
    items = (
        item("later", "records: [mark], after: other")
        + item("last", "records: [mark], after: later")
        + item("other")
    )  # fmt: skip
    result = found(USER, items=items, criteria=criteria)

    assert paths(result[do("later")].opens) == ["agreed"]
    assert "find-out/mark" not in result


def test_what_one_more_person_has_to_say_is_asked_with_the_item_again() -> None:
    """The judge has said it, which is enough for the item but not for the criterion."""
    criteria = criterion("agreed", "{fact: mark, level: confirmed, from: user}")
    items = item("agree", "records: [mark, cost]")
    result = found(JUDGE, USER, said("mark", "x", by=["ulf"]), items=items, criteria=criteria)

    assert facts_of(result[do("agree")]) == ["mark", "cost"]
    assert list(result[do("agree")].weak) == ["mark"]


def test_a_done_item_whose_fact_is_too_weak_is_not_advised_but_finding_out_is() -> None:
    criteria = criterion("agreed", "{fact: mark, level: confirmed}")
    items = item("agree", "records: [mark]")
    result = found(JUDGE, ticked("agree"), said("mark", "x"), items=items, criteria=criteria)

    assert list(result) == ["find-out/mark"]
    assert result["find-out/mark"].roles == ("technical", "user")


def test_what_no_item_records_is_found_out_from_those_whose_word_counts() -> None:
    criteria = criterion("agreed", "{fact: mark, level: confirmed, from: user}")
    find_out = found(USER, criteria=criteria)["find-out/mark"]

    assert (find_out.kind, find_out.subject, find_out.roles) == ("find-out", "mark", ("user",))
    assert (facts_of(find_out), paths(find_out.opens)) == (["mark"], ["agreed"])
    assert (find_out.waits, find_out.item, find_out.anybody) == (False, None, False)


def test_one_fact_is_found_out_once_from_everybody_it_takes() -> None:
    criteria = criterion(
        "agreed", "{all: [{fact: mark, from: user}, {fact: mark, from: technical}]}"
    )
    result = found(USER, JUDGE, criteria=criteria)

    assert list(result) == ["find-out/mark"]
    assert result["find-out/mark"].roles == ("user", "technical")
    assert facts_of(result["find-out/mark"]) == ["mark"]


def test_with_nobody_in_the_role_somebody_is_to_be_met_and_the_question_goes_along() -> None:
    criteria = criterion(
        "agreed", "{all: [{fact: mark, from: user}, {fact: cost}, {fact: verdict}]}"
    )
    result = found(JUDGE, criteria=criteria)

    assert {id_: facts_of(one) for id_, one in result.items()} == {
        "meet/user": ["mark", "verdict"],
        "meet/economic": ["cost"],
    }
    assert [one.roles for one in result.values()] == [("user",), ("economic",)]


def test_the_first_role_is_met_where_any_would_do() -> None:
    result = found(criteria=criterion("agreed", "{fact: mark}"))

    assert list(result) == ["meet/technical"]


@pytest.mark.parametrize("fact", ["budget", "rate"], ids=["nobody named", "somebody named"])
@pytest.mark.parametrize("people", [[], [PAYER]], ids=["nobody known", "somebody known"])
def test_what_is_ours_is_settled_at_the_desk(fact: str, people: list[Payload]) -> None:
    criteria = criterion("inside", f"{{fact: {fact}}}", "internal: true")
    ours = found(*people, criteria=criteria)[f"find-out/{fact}"]

    assert (ours.roles, ours.anybody) == ((), False)


def test_a_no_of_our_own_is_no_question() -> None:
    """Whoever decided that it is a no does not have to find that out."""
    criteria = criterion("inside", "{fact: rate, at_most: 10}", "internal: true")
    theirs = criterion("cheap", "{fact: cost, at_most: 10 EUR}")
    no = said("cost", euros(20), by=["erik"])

    assert "find-out/rate" not in found(PAYER, said("rate", "20"), criteria=criteria)
    assert "find-out/rate" in found(PAYER, criteria=criteria)
    assert "find-out/cost" in found(PAYER, no, criteria=theirs)


@pytest.mark.parametrize("people", [[], [PAYER]], ids=["nobody known", "somebody known"])
def test_what_anybody_can_say_is_asked_of_whoever_is_known(people: list[Payload]) -> None:
    rumour = found(*people, criteria=criterion("heard", "{fact: rumour}"))["find-out/rumour"]

    assert (rumour.roles, rumour.anybody) == ((), bool(people))


def test_a_field_of_the_deal_is_found_out() -> None:
    criteria = criterion("big", "{all: [{expected_close: {known: true}}, {customer_type: market}]}")
    result = found(criteria=criteria)

    assert {id_: (one.kind, one.subject, one.roles) for id_, one in result.items()} == {
        "find-out/expected-close": ("find-out", "expected-close", ()),
        "find-out/customer-type": ("find-out", "customer-type", ()),
    }


def test_nobody_changes_a_known_field() -> None:
    assert found(criteria=criterion("big", "{customer_type: market}"), customer_type="loyal") == {}


def test_a_criterion_that_may_not_apply_makes_what_decides_it_worth_finding_out() -> None:
    criteria = criterion("agreed", "{fact: mark}", "when: {customer_type: market}")
    result = found(USER, criteria=criteria)

    assert {id_: paths(one.opens) for id_, one in result.items()} == {
        "find-out/customer-type": ["agreed"]
    }


def test_an_item_to_be_done_is_done() -> None:
    criteria = criterion("shown", "{item: show, is: done}") + criterion("said", "{fact: mark}")
    result = found(USER, items=item("show"), criteria=criteria)

    assert paths(result[do("show")].opens) == ["shown"]


@pytest.mark.parametrize(
    "condition",
    ["{item: show, is: skipped}", "{item: late, is: done}", "{stakeholder: {}}",
     "{stakeholder: {role: user, stance: opponent}, count: {at_most: 0}}",
     "{fact: rumour, missing: true}"],
    ids=["skipping", "an item that may not apply", "anybody", "too many", "too much known"],
)  # fmt: skip
def test_what_no_action_settles_is_not_advised(condition: str) -> None:
    items = item("show") + item("late", "when: {customer_type: market}")
    against = met("ulf", roles=["user"], stance="opponent")
    people = [] if condition == "{stakeholder: {}}" else [against]
    result = found(
        *people, said("rumour", "x"), items=items,
        criteria=criterion("c", condition, "internal: true"),
    )  # fmt: skip

    assert {id_ for id_, one in result.items() if one.opens} == set()


def test_a_role_without_anybody_is_to_be_met() -> None:
    meet = found(criteria=criterion("met", "{stakeholder: {role: economic}}"))["meet/economic"]

    assert (meet.kind, meet.roles, facts_of(meet), paths(meet.opens)) == (
        "meet", ("economic",), [], ["met"],
    )  # fmt: skip


def test_one_action_settles_parts_of_many_criteria() -> None:
    criteria = (
        criterion("a", "{fact: mark}") + criterion("b", "{all: [{fact: mark}, {fact: cost}]}")
        + criterion("c", "{any: [{fact: mark}, {all: [{fact: cost}, {fact: verdict}]}]}")
    )  # fmt: skip
    result = found(USER, PAYER, criteria=criteria)

    assert {id_: paths(one.opens) for id_, one in result.items()} == {
        "find-out/mark": ["a", "b", "c"], "find-out/cost": ["b"],
    }  # fmt: skip


# A certain no


def test_a_certain_no_is_answered_by_what_may_change_it_alone() -> None:
    criteria = criterion(
        "judged", "{all: [{fact: verdict, is: good}, {fact: mark}]}",
        "failed_when: {fact: verdict, is: bad}",
    )  # fmt: skip
    result = found(USER, said("verdict", "bad", by=["marta"]), criteria=criteria)

    assert {id_: paths(one.certain) for id_, one in result.items()} == {
        "find-out/verdict": ["judged"], "find-out/mark": [],
    }  # fmt: skip
    assert {paths(one.opens)[0] for one in result.values()} == {"judged"}


def test_a_criterion_met_and_failed_is_worked_on_where_it_failed() -> None:
    criteria = criterion("judged", "{fact: mark}", "failed_when: {fact: verdict, is: bad}")
    evidence = [said("mark", "x", by=["marta"]), said("verdict", "bad", by=["marta"])]
    result = found(USER, *evidence, criteria=criteria)

    assert {id_: (paths(one.opens), paths(one.certain)) for id_, one in result.items()} == {
        "find-out/verdict": (["judged"], ["judged"])
    }


def test_that_there_is_none_is_answered_by_asking_again() -> None:
    criteria = criterion("needed", "{fact: mark}", "failed_when: {fact: mark, none: true}")
    none = said("mark", None, none=True, by=["marta"])
    result = found(USER, none, criteria=criteria)

    assert {id_: paths(one.certain) for id_, one in result.items()} == {
        "find-out/mark": ["needed"]
    }  # fmt: skip


# Weak evidence


@pytest.mark.parametrize(
    ("evidence", "weak"),
    [
        ([], []),
        ([said("mark", "x")], ["mark"]),
        ([said("mark", "x", by=["erik"])], ["mark"]),
        ([command(said("mark", "x", by=["ulf"]), on=DAY - 31 * A_DAY)], ["mark"]),
    ],
    ids=["nothing", "our guess", "heard", "stale"],
)
@pytest.mark.parametrize("items", ["", item("agree", "records: [mark]")], ids=["asked", "item"])
def test_a_value_too_weak_or_stale_is_worth_confirming(
    evidence: list[Payload | Command], weak: list[str], items: str
) -> None:
    criteria = criterion("agreed", "{fact: mark, level: confirmed}")
    result = found(JUDGE, PAYER, *evidence, items=items, criteria=criteria)

    assert [list(one.weak) for one in result.values()] == [weak]


def test_a_clear_no_is_not_weak_but_a_contradicted_one_is() -> None:
    criteria = criterion("judged", "{fact: verdict, is: good, level: confirmed}")
    no = said("verdict", "bad", by=["marta"])
    yes_too = said("verdict", "good", by=["lea"])
    lea = met("lea", roles=["user"])

    assert list(found(USER, no, criteria=criteria)["find-out/verdict"].weak) == []
    contradicted = found(USER, lea, yes_too, no, criteria=criteria)
    assert list(contradicted["find-out/verdict"].weak) == ["verdict"]


# The gate


def test_at_an_open_gate_there_is_one_thing_to_do() -> None:
    criteria = criterion("agreed", "{fact: mark}")
    items = item("other") + item("third", "after: other")
    result = found(JUDGE, said("mark", "x", by=["ulf"]), items=items, criteria=criteria)

    assert list(result) == [f"advance/{PLACE}"]
    assert (result[f"advance/{PLACE}"].kind, result[f"advance/{PLACE}"].subject) == (
        "advance", PLACE,
    )  # fmt: skip


def test_a_stage_without_criteria_is_not_left_by_itself() -> None:
    assert list(found(items=item("first"))) == [do("first")]
    assert found() == {}


def test_where_no_criterion_applies_the_gate_is_open() -> None:
    criteria = criterion("agreed", "{fact: mark}", "when: {customer_type: market}")

    assert list(found(criteria=criteria, customer_type="loyal")) == [f"advance/{PLACE}"]


# Laws

PEOPLE = (JUDGE, USER, PAYER)
ITEMS = (
    item("agree", "records: [mark], with: [user]") + item("count", "records: [cost], after: agree")
    + item("of-market", "when: {customer_type: market}, needs: {fact: verdict}")
)  # fmt: skip
CRITERIA = (
    criterion("agreed", "{all: [{fact: mark, from: user}, {fact: mark, from: technical}]}")
    + criterion("judged", "{fact: verdict, is: good}", "failed_when: {fact: verdict, is: bad}")
    + criterion("paid", "{any: [{fact: cost}, {stakeholder: {role: economic, stance: mentor}}]}")
)  # fmt: skip
EVIDENCE = st.builds(
    said,
    st.sampled_from(["mark", "rumour"]),
    st.sampled_from(["x", "y"]),
    by=st.lists(st.sampled_from(["ulf", "marta", "erik"]), max_size=2),
    lowered=st.none() | st.sampled_from(Level),
) | st.builds(
    said, st.just("verdict"), st.sampled_from(["good", "bad"]), by=st.just(["marta"])
)  # fmt: skip
COMMANDS = st.lists(
    EVIDENCE
    | st.sampled_from([*PEOPLE, ticked("agree"), field_set("customer_type", "market"),
                       said("cost", euros(5), by=["erik"])]),
    max_size=6,
)  # fmt: skip


@given(COMMANDS)
def test_no_fact_is_asked_for_twice_and_an_item_replaces_the_question(
    commands: list[Payload],
) -> None:
    result = found(*commands, items=ITEMS, criteria=CRITERIA)

    for fact in ("mark", "cost", "verdict"):
        asking = [one for one in result.values() if fact in facts_of(one)]
        doing = [one for one in asking if one.kind == "do"]
        finding_out = [one for one in asking if one.kind == "find-out"]
        assert len(finding_out) <= 1
        assert not (doing and finding_out)


@given(COMMANDS)
def test_a_closed_gate_names_only_criteria_that_keep_it_closed(commands: list[Payload]) -> None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    view = a_view(playbook, *commands)
    gate = gate_of(view)
    unsettled = {judged.path for judged in gate.unsettled}

    for candidate in collect(view, gate).candidates:
        assert candidate.opens.keys() <= unsettled
        assert candidate.certain.keys() <= candidate.opens.keys()
        assert candidate.subject not in candidate.unblocks
        assert len({fact.id for fact in candidate.facts}) == len(candidate.facts)


# One value a person, groups, scores, questions

PERSONAL = """
facts:
  - {id: rating, title: Rating, type: number, scope: person, ask: ["How good is it?"]}
  - {id: mark, title: Mark, type: text, ask_whom: [technical, user]}
  - {id: cost, title: Cost, type: money, ask_whom: [economic]}
fact_groups: [{id: both, title: Both, facts: [mark, cost]}]
scorecards:
  - id: fit
    title: Fit
    signals:
      - {id: s, title: S, levels: [{points: 1, title: L, met_when: {fact: mark, known: true}}]}
      - {id: t, title: T, levels: [{points: 1, title: L, met_when: {fact: cost, known: true}}]}
stages:
  - id: option-evaluation
    title: S
    checklists: [{id: c, title: C, items: [ITEM]}]
    exit_criteria: [{id: c, statement: C, met_when: WANTED}]
"""


def wanting(met_when: str, *commands: Payload | Command, item: str = "") -> dict[str, Candidate]:
    text = PERSONAL.replace("WANTED", met_when).replace("ITEM", item)
    view = a_view(resolved(text), *commands)
    return {candidate.id: candidate for candidate in collect(view, gate_of(view)).candidates}


ALL_RATED = "{fact: rating, known: all, of: [user, technical]}"


def test_finding_out_a_value_of_each_names_those_still_to_be_asked() -> None:
    rated = said("rating", "5", of="marta", by=["marta"])
    result = wanting(ALL_RATED, JUDGE, USER, PAYER, rated)
    view = a_view(resolved(PERSONAL.replace("WANTED", ALL_RATED).replace("ITEM", "")),
                  JUDGE, USER, PAYER, rated)  # fmt: skip
    (action,) = advise(view).actions

    assert list(result) == ["find-out/rating"]
    assert list(result["find-out/rating"].of) == ["ulf"]
    assert [person.id for person in action.whom] == ["ulf"]
    assert (action.moment, action.ask) == ("next-visit", ("How good is it?",))


def test_an_item_that_records_the_value_of_each_stands_for_it() -> None:
    item = "{id: ask, do: Ask, records: [rating]}"

    assert list(wanting(ALL_RATED, USER, item=item)) == ["do/option-evaluation/ask"]


def test_with_nobody_to_ask_somebody_is_met() -> None:
    assert list(wanting(ALL_RATED)) == ["meet/user"]


@pytest.mark.parametrize(
    "met_when",
    ["{facts: both, known: all}", "{facts: both, known: {at_least: 2}}",
     "{score: fit, at_least: 90}"],
    ids=["all of a group", "so many of a group", "a score"],
)  # fmt: skip
def test_a_group_and_a_score_are_settled_by_their_facts(met_when: str) -> None:
    result = wanting(met_when, JUDGE, PAYER)

    assert list(result) == ["find-out/mark", "find-out/cost"]


def test_a_question_to_be_asked_is_asked() -> None:
    assert list(wanting("{fact: mark, asked: {at_least: 1}}", JUDGE)) == ["find-out/mark"]


@pytest.mark.parametrize(
    "met_when",
    ["{stage: option-evaluation, is: passed}", "{days_in_stage: {more_than: 3}}",
     "{problem: {}}", "{doubt: {}}", "{visit: {}, count: {at_most: 0}}"],
)  # fmt: skip
def test_what_nobody_can_bring_about_is_no_action(met_when: str) -> None:
    found = wanting(met_when, planned(day=DAY), held(people=[]))

    assert [id_ for id_, one in found.items() if one.opens] == []
