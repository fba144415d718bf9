import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import EvidenceRecorded, FieldSet, Payload
from salescoach.guidance.advice import Action, advise
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.moments import moment_of
from salescoach.guidance.ranking import Term
from salescoach.playbook.model import Ranking
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, command, euros, field_set, met, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.records import answered, explored, ours, planned, raised
from tests.builders.views import a_view, advice_on, terms_of, the_action

PLACE = "option-evaluation"
FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user]}
- {id: cost, title: Cost, type: money, ask_whom: [economic]}
- {id: verdict, title: V, type: choice, choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: budget, title: Budget, type: money, ours: true}
"""
JUDGE = met("ulf", roles=["technical"])
USER = met("marta", roles=["user"])
BUYER = met("ines", roles=["purchasing"])


def terms(
    id_: str, *commands: Payload | Command, facts: str = FACTS, **more: Any
) -> list[tuple[str, int, str]]:
    """The terms of one action: name, value, what for (without the stage)."""
    parts = {key: more.pop(key) for key in ("text", "items", "criteria", "stage") if key in more}
    playbook = a_playbook(facts=facts, **parts)
    found = terms_of(the_action(advice_on(playbook, *commands, **more), id_))
    return [(term, value, for_.removeprefix(f"{PLACE}/")) for term, value, for_ in found]


def criteria(*met_when: str, more: str = "") -> str:
    return "".join(
        f"- {{id: c{number}, statement: S, met_when: {condition}{more}}}\n"
        for number, condition in enumerate(met_when, start=1)
    )


def do(id_: str) -> str:
    return f"do/{PLACE}/{id_}"


# The terms, each alone


def test_an_item_that_changes_nothing_has_no_terms() -> None:
    assert terms(do("a"), items="- {id: a, do: A}") == []


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6])
def test_opening_the_gate_counts_two_criteria_and_three_more_as_waiting(count: int) -> None:
    found = terms("find-out/mark", USER, criteria=criteria(*["{fact: mark}"] * count))

    assert found == [
        *((("opens_gate", 40, f"c{n}")) for n in range(1, min(count, 2) + 1)),
        *((("unblocks", 10, f"c{n}")) for n in range(3, min(count, 5) + 1)),
    ]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_meeting_somebody_counts_one_criterion_and_three_more_as_waiting(count: int) -> None:
    mark = "{fact: mark, from: [technical]}"
    found = terms("meet/technical", BUYER, criteria=criteria(*[mark] * count))

    assert found == [
        ("opens_gate", 40, "c1"),
        *((("unblocks", 10, f"c{n}")) for n in range(2, min(count, 4) + 1)),
    ]


def test_an_answer_to_a_certain_no_counts_once() -> None:
    failing = ", failed_when: {fact: verdict, is: bad}"
    both = criteria("{fact: verdict, is: good}", "{fact: verdict, is: good}", more=failing)
    no = said("verdict", "bad", by=["marta"])

    assert terms("find-out/verdict", USER, no, criteria=both) == [
        ("opens_gate", 40, "c1"),
        ("opens_gate", 40, "c2"),
        ("certain_no", 30, "c1"),
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_at_most_three_that_wait_are_counted(count: int) -> None:
    items = "- {id: a, do: A}\n" + "".join(
        f"- {{id: n{n}, do: N, after: a}}\n" for n in range(1, count + 1)
    )

    assert terms(do("a"), items=items) == [
        ("unblocks", 10, f"n{n}") for n in range(1, min(count, 3) + 1)
    ]


def test_criteria_beyond_two_wait_before_items_do() -> None:
    items = "- {id: a, do: A, needs: {fact: mark}}\n- {id: b, do: B, after: {fact: mark}}"
    found = terms("find-out/mark", USER, items=items, criteria=criteria(*["{fact: mark}"] * 4))

    assert found == [
        ("opens_gate", 40, "c1"), ("opens_gate", 40, "c2"),
        ("unblocks", 10, "c3"), ("unblocks", 10, "c4"), ("unblocks", 10, "a"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "over"), [(10, 0), (11, 10), (20, 10), (21, 20), (400, 20)],
    ids=["on the limit", "a day over", "twice the limit", "over twice", "long over"],
)  # fmt: skip
def test_over_the_limit_what_opens_the_gate_is_more_urgent(days: int, over: int) -> None:
    found = terms(
        "find-out/mark", USER, criteria=criteria("{fact: mark}"), stage="limit: {days: 10}",
        today=DAY + days * A_DAY,
    )  # fmt: skip

    assert found == [("opens_gate", 40, "c1"), *([("over_limit", over, "mark")] if over else [])]


def test_over_the_limit_nothing_else_is() -> None:
    today = DAY + 99 * A_DAY

    assert terms(do("a"), items="- {id: a, do: A}", stage="limit: {days: 1}", today=today) == []


def test_over_the_limit_our_own_desk_is_no_more_urgent() -> None:
    own = criteria("{fact: budget}", more=", internal: true")
    found = terms("find-out/budget", criteria=own, stage="limit: {days: 1}", today=DAY + 9 * A_DAY)

    assert found == [("opens_gate", 40, "c1")]


def test_a_stage_without_a_limit_is_never_over_it() -> None:
    found = terms("find-out/mark", USER, criteria=criteria("{fact: mark}"), today=DAY + 999 * A_DAY)

    assert found == [("opens_gate", 40, "c1")]


def test_evidence_that_is_there_but_weak_counts_once() -> None:
    items = "- {id: a, do: A, records: [mark, cost]}"
    guesses = [said("mark", "x"), said("cost", euros(5))]

    assert terms(do("a"), *guesses, items=items) == [("weak_evidence", 10, "mark")]


@pytest.mark.parametrize(("key", "value"), [("start_here: true", 10), ("required: true", 5)])
def test_what_keeps_the_deal_alive_and_what_is_required_count(key: str, value: int) -> None:
    term = key.partition(":")[0]

    assert terms(do("a"), items=f"- {{id: a, do: A, {key}}}") == [(term, value, "a")]


@pytest.mark.parametrize(
    ("effort", "value"),
    [
        ("0min", 9), ("15min", 9), ("16min", 6), ("60min", 6), ("1h", 6), ("61min", 3),
        ("8h", 3), ("1bd", 3), ("1d", 3), ("481min", 0), ("2bd", 0), ("2w", 0), ("1mo", 0),
    ],
)  # fmt: skip
def test_what_costs_little_counts_more(effort: str, value: int) -> None:
    found = terms(do("a"), items=f"- {{id: a, do: A, effort: {effort}}}")

    assert found == ([("cheap", value, "a")] if value else [])


def test_the_terms_stand_in_the_order_of_the_table() -> None:
    items = (
        "- {id: a, do: A, records: [verdict, mark], start_here: true, required: true, "
        "effort: 15min}\n"
        "- {id: b, do: B, after: a}"
    )
    found = terms(
        do("a"), USER, said("verdict", "bad", by=["marta"]), said("mark", "x"),
        items=items,
        criteria=criteria(
            "{fact: verdict, is: good}", more=", failed_when: {fact: verdict, is: bad}"
        ),
        stage="limit: {days: 1}",
        today=DAY + 2 * A_DAY,
    )  # fmt: skip

    assert found == [
        ("opens_gate", 40, "c1"),
        ("certain_no", 30, "c1"),
        ("unblocks", 10, "b"),
        ("over_limit", 10, "a"),
        ("weak_evidence", 10, "mark"),
        ("start_here", 10, "a"),
        ("required", 5, "a"),
        ("cheap", 9, "a"),
    ]


def test_the_weights_are_the_playbook_s() -> None:
    text = "ranking: {opens_gate: 7, unblocks: -2, cheap: 100}\n"
    items = "- {id: a, do: A, records: [mark], effort: 1h}\n- {id: b, do: B, after: a}"
    playbook = a_playbook(text, facts=FACTS, items=items, criteria=criteria("{fact: mark}"))
    action = the_action(advice_on(playbook, USER), do("a"))

    assert [(term.term, term.measure, term.weight) for term in action.terms] == [
        ("opens_gate", 1, 7), ("unblocks", 1, -2), ("cheap", 2, 100),
    ]  # fmt: skip
    assert action.score == 7 - 2 + 200


def test_a_term_is_its_measure_times_its_weight() -> None:
    assert Term("cheap", 3, 3, "a").value == 9
    assert Term("asked_before", 2, -20, "a").value == -40


# Our word, and doubts

TODAY = DAY + 10 * A_DAY
KINDS = "commitment_kinds: [{id: sheet, title: S, effort: 15min}]"


def of_record(id_: str, *records: Payload, kinds: str = "") -> list[tuple[str, int, str]]:
    people = (JUDGE, USER)
    return terms(
        id_, *people, *records, text=kinds, today=TODAY,
        criteria=criteria("{fact: budget}", more=", internal: true"),
    )  # fmt: skip


def coming(days: int, *people: str) -> Payload:
    return planned("next", TODAY + days * A_DAY, people=people)


@pytest.mark.parametrize(
    ("due", "visit", "value"),
    [
        (-1, None, 30),
        (0, None, 30),
        (1, None, 15),
        (3, None, 15),
        (-1, coming(9, "ulf"), 60),
        (1, coming(9, "ulf"), 60),
        (2, coming(9, "ulf"), 15),
        (2, coming(2, "ulf"), 60),
        (3, coming(2, "ulf"), 15),
        (3, coming(3, "ulf"), 60),
        (3, coming(4, "ulf"), 15),
        (-1, coming(2, "marta"), 30),
        (-1, coming(2), 30),
        (None, coming(2, "ulf"), 0),
    ],
    ids=["late", "today", "tomorrow", "in three days", "late, and met", "tomorrow, and met",
         "in two days, met later", "on the day of the visit", "after the visit",
         "on the day of a visit in three days", "before a visit in four days",
         "somebody else is met", "nobody is named", "without a day"],
)  # fmt: skip
def test_our_word_counts_by_its_day_and_by_who_comes(
    due: int | None, visit: Payload | None, value: int
) -> None:
    promise = ours(to=("ulf",), due=None if due is None else TODAY + due * A_DAY)
    found = of_record("keep/sheet", promise, *(() if visit is None else (visit,)))

    assert found == ([("our_word", value, "sheet")] if value else [])


@pytest.mark.parametrize(
    ("days", "said_by", "value"),
    [(0, ("ulf",), 60), (7, ("ulf",), 60), (8, ("ulf",), 30), (-1, ("ulf",), 30), (3, (), 30)],
    ids=["their day is today", "in a week", "later", "past", "a day of ours"],
)
def test_what_is_due_counts_more_before_a_day_that_they_named(
    days: int, said_by: tuple[str, ...], value: int
) -> None:
    close = FieldSet(
        field="expected_close", value=(TODAY + days * A_DAY).isoformat(), said_by=said_by
    )

    assert of_record("keep/sheet", ours(due=TODAY), close) == [("our_word", value, "sheet")]


def test_a_promise_of_a_kind_is_cheap_by_its_effort() -> None:
    found = of_record("keep/sheet", ours(due=TODAY, kind="sheet"), kinds=KINDS)

    assert found == [("our_word", 30, "sheet"), ("cheap", 9, "sheet")]


@pytest.mark.parametrize(("severity", "value"), [("low", 22), ("medium", 44), ("high", 242)])
@pytest.mark.parametrize("step", [(), (explored(),), (answered(),)],
                         ids=["raised", "explored", "answered"])  # fmt: skip
def test_a_doubt_counts_by_its_severity(
    severity: Any, value: int, step: tuple[Payload, ...]
) -> None:
    found = of_record("settle/deposits", raised(severity=severity, holder="ulf"), *step)

    assert found == [("doubt", value, "deposits")]


# The moment


@pytest.mark.parametrize(
    ("candidate", "moment"),
    [
        (Candidate("do/s/a", "do", "s/a"), "today"),
        (Candidate("do/s/a", "do", "s/a", roles=("user",)), "next-visit"),
        (Candidate("do/s/a", "do", "s/a", roles=("user",), waits=True), "waiting"),
        (Candidate("do/s/a", "do", "s/a", waits=True), "waiting"),
        (Candidate("find-out/f", "find-out", "f", roles=("user",)), "next-visit"),
        (Candidate("find-out/f", "find-out", "f", anybody=True), "next-visit"),
        (Candidate("find-out/f", "find-out", "f"), "today"),
        (Candidate("meet/user", "meet", "user", roles=("user",)), "today"),
        (Candidate("advance/s", "advance", "s"), "today"),
    ],
    ids=["at the desk", "with somebody", "with somebody, waiting", "at the desk, waiting",
         "a question", "a question to anybody", "our own question", "somebody to meet",
         "an open gate"],
)  # fmt: skip
def test_what_takes_somebody_is_for_the_next_visit_unless_it_waits_or_is_to_be_arranged(
    candidate: Candidate, moment: str
) -> None:
    assert moment_of(candidate, a_view(a_playbook(), USER)) == moment


# Laws

ITEMS = """
- {id: agree, do: A, records: [mark], with: [user], required: true, effort: 20min}
- {id: remind, do: R, records: [mark], with: [technical], after: agree}
- {id: count, do: C, records: [cost], after: agree, effort: 1h, start_here: true}
- {id: pilot, do: P, needs: {fact: mark, level: confirmed, from: [technical]}}
- {id: for-market, do: M, when: {customer_type: market}, needs: {fact: verdict}}
- {id: if-good, do: G, when: {fact: verdict, is: good}, after: {fact: cost}}
"""
CRITERIA = """
- {id: agreed, statement: S, met_when: {all: [
    {fact: mark, level: confirmed, from: user}, {fact: mark, level: confirmed, from: technical}]}}
- {id: proven, statement: S, met_when: {fact: mark, level: proven}}
- {id: judged, statement: S, met_when: {any: [{fact: verdict, is: good}, {fact: cost}]}}
- {id: fresh, statement: S, met_when: {fact: verdict, is: good, fresh_within: 5d}}
- {id: of-market, statement: S, when: {customer_type: market}, met_when: {fact: cost, level: heard}}
"""
PLAYBOOK = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA, stage="limit: {days: 8}")
PEOPLE = (JUDGE, USER, BUYER, met("erik", roles=["economic"]))
VALUES: dict[str, Any] = {"mark": "x", "cost": euros(5), "verdict": "good", "budget": euros(9)}
SPEAKERS = st.lists(st.sampled_from(["ulf", "marta", "ines", "erik"]), max_size=2, unique=True)
TYPES = st.sampled_from([None, "market", "loyal"])


@st.composite
def words(draw: st.DrawFn, facts: tuple[str, ...] = tuple(VALUES)) -> Command:
    """Evidence of any strength; everybody says the same of a fact."""
    fact = draw(st.sampled_from(facts))
    evidence = said(
        fact,
        VALUES[fact],
        by=draw(SPEAKERS),
        document=draw(st.none() | st.just("minutes")),
        lowered=draw(st.none() | st.sampled_from(Level)),
    )
    return command(evidence, on=DAY + draw(st.integers(0, 10)) * A_DAY)


def fact_of(evidence: Command) -> str:
    (payload,) = evidence.payloads
    assert isinstance(payload, EvidenceRecorded)
    return payload.fact


def best_score(fact: str, found: dict[str, Action]) -> int | None:
    """Of the actions that ask for the fact; None where none does."""
    return max((one.score for one in found.values() if fact in one.records), default=None)


def actions(*commands: Payload | Command, **opening: Any) -> dict[str, Action]:
    today = DAY + 10 * A_DAY
    advice = advise(a_view(PLAYBOOK, *PEOPLE, *commands, today=today, **opening))
    return {action.id: action for action in advice.actions}


@given(
    st.lists(words(), max_size=6),
    words(),
    TYPES,
)
def test_more_evidence_never_raises_the_score_of_asking_for_it(
    before: list[Command], more: Command, type_: str | None
) -> None:
    """Once there is a value: the first one, still too weak, adds `weak_evidence` and no more.

    Of several actions that ask for it the best counts: where one is done, another stands for it.
    """
    fact = fact_of(more)
    first_word = 0 if fact in map(fact_of, before) else PLAYBOOK.ranking.weak_evidence
    less, then = (
        best_score(fact, actions(*evidence, customer_type=type_))
        for evidence in (before, [*before, more])
    )

    assert then is None or (less is not None and then <= less + first_word)


@given(st.lists(words(), max_size=6), TYPES, st.lists(st.sampled_from(["agree", "count"])))
def test_the_terms_add_up_to_the_score_and_name_the_playbook(
    evidence: list[Command], type_: str | None, done: list[str]
) -> None:
    weights = dataclasses.asdict(PLAYBOOK.ranking)

    for action in actions(*evidence, *map(ticked, done), customer_type=type_).values():
        assert action.score == sum(term.measure * term.weight for term in action.terms)
        assert all(term.measure > 0 for term in action.terms)
        assert all(term.weight == weights[term.term] for term in action.terms)
        names = [term.term for term in action.terms]
        order = [field.name for field in dataclasses.fields(Ranking)]
        assert names == sorted(names, key=order.index)
        assert names.count("opens_gate") <= (1 if action.kind == "meet" else 2)
        assert names.count("unblocks") <= 3


@given(st.lists(words(), max_size=6), words(), TYPES)
def test_the_customer_s_type_once_known_is_not_asked_for(
    before: list[Command], more: Command, type_: str | None
) -> None:
    found = actions(*before, more, customer_type=type_)
    later = actions(*before, more, field_set("customer_type", "market"), customer_type=type_)

    assert ("find-out/customer-type" in found) is (type_ is None)
    assert "find-out/customer-type" not in later
