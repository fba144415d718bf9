"""The days and the borders on which the rules of the format turn, each from both its sides."""

from typing import Any

import pytest

from salescoach.deal.events import Left, Payload
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.debts import debts_of
from salescoach.guidance.gate import buyer_position, gate_of
from salescoach.guidance.measures import days_since_contact
from salescoach.guidance.stages import following
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.values.money import parse_money
from tests.builders.asking import BUYER, USER, F, T, U, on
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    entered,
    field_set,
    left_out,
    met,
    said,
    ticked,
    unanswered,
    waited,
    waived,
)
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import a_condition_of, resolved
from tests.builders.views import a_view

FACTS = """\
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
  - {id: verdict, title: V, type: choice, choices: [{id: good, title: G}, {id: bad, title: B}]}
  - {id: goal, title: Goal, type: text, scope: person}
"""


def seen(text: str, *commands: Payload | Command, day: int = 0, **opening: Any) -> View:
    """A deal that was opened in the stage `first`, so many days later."""
    playbook = a_playbook(FACTS + text)
    return a_view(playbook, *commands, today=DAY + day * A_DAY, stage="first", **opening)


def truth_in(view: View, written: str) -> Truth:
    return evaluate(a_condition_of(written), view).truth


def verdict_on(view: View, criterion: str) -> str | None:
    found = view.judge(f"first/{criterion}")
    return None if found is None else found.verdict.value


TWO_STAGES = """\
stages:
  - id: first
    title: First
    limit: [{when: {customer_type: market}, days: 10}]
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: plain, do: P}
          - {id: weekly, do: W, repeat: {every: 1w}}
          - {id: anew, do: A, again: [stage-entry]}
          - {id: sample, do: S, needs: {fact: pain, level: heard}}
    exit_criteria:
      - id: said
        statement: S
        met_when: {fact: pain}
        failed_when: {fact: verdict, is: bad}
      - id: of-market
        statement: M
        when: {customer_type: market}
        met_when: {fact: pain}
  - id: second
    title: Second
"""
SAID = said(by=["anna"])
ASKED = on(5, unanswered("pain", of="anna"))
BAD = said("verdict", "bad", by=["anna"])


# Rule 1: our own record; one value a person; asked without an answer

OURS = """
facts: [{id: limit, title: Limit, type: text, ours: true}]
stages:
  - id: first
    title: First
    exit_criteria:
      - {id: theirs, statement: T, met_when: {fact: limit, known: true}}
      - {id: ours, statement: O, internal: true, met_when: {fact: limit, known: true}}
"""


def test_our_own_record_meets_only_what_is_internal() -> None:
    """A playbook that asks otherwise is refused; a pin from elsewhere may hold it."""
    view = a_view(resolved(OURS), said("limit", "x"), stage="first")

    assert verdict_on(view, "theirs") == "unknown"
    assert verdict_on(view, "ours") == "met"


def test_they_agree_only_when_each_of_them_has_said_so() -> None:
    people = [met(name, roles=["user"]) for name in ("anna", "bob", "eva")]
    words = [said("goal", "less noise", of=name, by=[name]) for name in ("anna", "bob", "eva")]
    agree = "{fact: goal, of: [user], agree: true}"

    assert truth_in(seen(TWO_STAGES, *people, *words[:2]), agree) is U
    assert truth_in(seen(TWO_STAGES, *people, *words), agree) is T


@pytest.mark.parametrize(
    ("commands", "times"),
    [
        pytest.param([on(4, SAID), ASKED], 1, id="a word from before"),
        pytest.param([on(5, SAID), ASKED], 1, id="a word of that day, before"),
        pytest.param([ASKED, on(5, SAID)], 0, id="a word of that day, after"),
        pytest.param([on(6, SAID), ASKED], 0, id="a later word, recorded first"),
        pytest.param([ASKED, on(6, said())], 1, id="our own guess"),
    ],
)
def test_a_question_is_without_answer_until_one_of_them_gives_it(
    commands: list[Command], times: int
) -> None:
    view = seen(TWO_STAGES, USER, *commands, day=7)

    assert view.asked("pain") == times


# Rule 3: an unknown `when`


@pytest.mark.parametrize(
    ("type_", "stage"),
    [
        pytest.param("market", "maybe", id="it applies"),
        pytest.param(None, "maybe", id="it may apply"),
        pytest.param("loyal", "last", id="it does not"),
    ],
)
def test_a_stage_that_may_apply_is_not_skipped(type_: str | None, stage: str) -> None:
    stages = """\
stages:
  - {id: first, title: First}
  - {id: maybe, title: Maybe, when: {customer_type: market}}
  - {id: last, title: Last}
"""
    found = following(seen(stages, customer_type=type_))

    assert found is not None
    assert found.id == stage


# Rule 4: verdicts


@pytest.mark.parametrize(
    ("day", "verdict"), [(6, "waived"), (7, "waived"), (8, "unknown")], ids=["-1", "0", "+1"]
)
def test_a_waiver_counts_up_to_its_day_and_no_longer(day: int, verdict: str) -> None:
    view = seen(TWO_STAGES, waived("said", stage="first", until=DAY + 7 * A_DAY), day=day)

    assert verdict_on(view, "said") == verdict
    assert gate_of(view).open is False


@pytest.mark.parametrize(
    ("commands", "met_", "passed"),
    [
        pytest.param([], U, U, id="nothing said"),
        pytest.param([waived("said", stage="first")], F, T, id="left open"),
        pytest.param([USER, SAID], T, T, id="said"),
    ],
)
def test_what_was_left_open_is_passed_and_not_met(
    commands: list[Payload], met_: Truth, passed: Truth
) -> None:
    view = seen(TWO_STAGES, *commands)

    assert truth_in(view, "{criterion: first/said, is: met}") is met_
    assert truth_in(view, "{criterion: first/said, is: passed}") is passed
    assert truth_in(view, "{not: {criterion: first/said, is: met}}") is met_.opposite


LEFT = command(entered("second", left=(Left("first/said", "met"),)), on=DAY + A_DAY)
BACK = command(entered("first", way="back"), on=DAY + 20 * A_DAY)


def test_a_passed_stage_keeps_the_verdict_of_the_day_on_which_it_was_left() -> None:
    assert verdict_on(seen(TWO_STAGES, USER, SAID, day=11), "said") == "unknown"
    assert verdict_on(seen(TWO_STAGES, USER, SAID, LEFT, day=11), "said") == "met"


def test_a_certain_no_is_told_of_a_passed_stage_too() -> None:
    view = seen(TWO_STAGES, USER, SAID, LEFT, on(5, BAD), day=5)
    judged = view.judge("first/said")

    assert judged is not None
    assert (judged.verdict.value, judged.certain) == ("unmet", True)


def test_back_judges_anew() -> None:
    view = seen(TWO_STAGES, USER, SAID, LEFT, BACK, day=20)

    assert verdict_on(view, "said") == "unknown"


def test_what_did_not_apply_when_its_stage_was_left_stays_out() -> None:
    later = on(5, field_set("customer_type", "market"))

    assert verdict_on(seen(TWO_STAGES, later, day=5), "of-market") == "unknown"
    assert verdict_on(seen(TWO_STAGES, USER, SAID, LEFT, later, day=5), "of-market") is None


# Rule 5: items


@pytest.mark.parametrize(
    ("day", "state"), [(4, "skipped"), (5, "open"), (6, "open")], ids=["-1", "0", "+1"]
)
def test_what_was_put_off_comes_back_on_its_day(day: int, state: str) -> None:
    put_off = left_out("plain", stage="first", until=DAY + 5 * A_DAY)

    assert seen(TWO_STAGES, put_off, day=day).item_state("first/plain") == state


@pytest.mark.parametrize(
    ("day", "state"), [(6, "done"), (7, "open"), (8, "open")], ids=["-1", "0", "+1"]
)
def test_a_repeated_item_is_open_again_on_the_day_of_its_next_turn(day: int, state: str) -> None:
    view = seen(TWO_STAGES, ticked("weekly", stage="first"), day=day)

    assert view.item_state("first/weekly") == state


# Rule 6: debts


def owed(*commands: Payload | Command, day: int = 2, **opening: Any) -> list[tuple[str, bool]]:
    """What is owed after a criterion was left open on the day of the opening."""
    left = command(
        waived("said", stage="first", until=DAY + 7 * A_DAY),
        waived("of-market", stage="first", until=DAY + 7 * A_DAY),
        entered("second"),
    )
    view = seen(TWO_STAGES, USER, left, *commands, day=day, **opening)
    return [(debt.path, debt.expired) for debt in debts_of(view)]


BOTH = ["first/of-market", "first/said"]


@pytest.mark.parametrize(
    ("commands", "type_", "paths"),
    [
        pytest.param([], "market", BOTH, id="nothing said"),
        pytest.param([on(1, said())], "market", BOTH, id="by our own word"),
        pytest.param([on(1, SAID)], "market", [], id="by theirs"),
        pytest.param([on(1, SAID)], None, BOTH[:1], id="one that may not apply"),
        pytest.param([], "loyal", BOTH[1:], id="one that does not"),
        pytest.param([on(1, SAID, BAD)], "market", BOTH[1:], id="against a certain no"),
    ],
)
def test_what_was_left_open_is_owed_until_it_comes_true(
    commands: list[Command], type_: str | None, paths: list[str]
) -> None:
    assert [path for path, _ in owed(*commands, customer_type=type_)] == paths


@pytest.mark.parametrize(("day", "late"), [(6, False), (7, False), (8, True)])
def test_a_debt_is_late_from_the_day_after_its_day(day: int, late: bool) -> None:
    early = ticked("sample", stage="first", because="they asked", until=DAY + 7 * A_DAY)
    (of_an_item,) = debts_of(seen(TWO_STAGES, early, day=day))

    assert (of_an_item.path, of_an_item.expired) == ("first/sample", late)
    assert owed(day=day, customer_type="loyal") == [("first/said", late)]


# Rule 7: stages


def test_back_reopens_only_what_is_to_be_done_again() -> None:
    ticks = [ticked("plain", stage="first"), ticked("anew", stage="first")]
    before, after = (seen(TWO_STAGES, *ticks, *moves, day=20) for moves in ([LEFT], [LEFT, BACK]))

    assert [view.item_state("first/anew") for view in (before, after)] == ["done", "open"]
    assert [view.item_state("first/plain") for view in (before, after)] == ["done", "done"]


@pytest.mark.parametrize(("day", "days"), [(2, 2), (4, 2), (5, 2), (6, 3), (10, 7)])
def test_days_under_a_wait_are_left_out_and_no_others(day: int, days: int) -> None:
    """From day 2 until day 5."""
    view = seen(TWO_STAGES, on(2, waited(DAY + 5 * A_DAY)), day=day)

    assert view.days_in_stage == days


@pytest.mark.parametrize(
    ("type_", "day", "truth"),
    [
        pytest.param("market", 9, F, id="a day before the limit"),
        pytest.param("market", 10, F, id="at the limit"),
        pytest.param("market", 11, T, id="a day over it"),
        pytest.param("loyal", 11, F, id="without a limit"),
        pytest.param(None, 11, U, id="unknown whether there is one"),
    ],
)
def test_over_the_limit_is_strictly_more(type_: str | None, day: int, truth: Truth) -> None:
    view = seen(TWO_STAGES, day=day, customer_type=type_)

    assert truth_in(view, "{limit_used: {more_than: 100}}") is truth


BESIDE = """\
stages:
  - id: first
    title: First
    exit_criteria: [{id: a, statement: A, met_when: {fact: pain}}]
  - id: short
    title: Short
    beside: first
    exit_criteria: [{id: b, statement: B, met_when: {fact: pain}}]
  - id: long
    title: Long
    beside: first
    must_close_before: second
    exit_criteria: [{id: c, statement: C, met_when: {fact: verdict, is: good}}]
  - id: second
    title: Second
    exit_criteria: [{id: d, statement: D, met_when: {fact: pain}}]
  - {id: third, title: Third}
"""


def test_the_criteria_of_a_stage_beside_join_the_gate_before_which_it_must_close() -> None:
    view = seen(BESIDE)
    gates = [gate_of(view, stage) for stage in view.playbook.stages if stage.beside is None]

    assert [[judged.path for judged in gate.criteria] for gate in gates] == [
        ["first/a", "short/b"],
        ["second/d", "long/c"],
        [],
    ]


def test_a_stage_beside_another_is_never_the_position() -> None:
    found = following(seen(BESIDE))

    assert found is not None
    assert found.id == "second"


# Rule 8: the buyer's position


def test_the_buyer_is_never_in_a_stage_beside_another() -> None:
    assert buyer_position(seen(BESIDE, USER, SAID)) == "second"


def test_a_waiver_moves_us_on_and_not_the_buyer() -> None:
    left_open: list[Payload] = [waived("said", stage="first"), entered("second")]
    met_first: list[Payload] = [USER, SAID, entered("second")]
    views = [seen(TWO_STAGES, *moves, customer_type="loyal") for moves in (left_open, met_first)]

    assert [view.stage.id for view in views] == ["second", "second"]
    assert [buyer_position(view) for view in views] == ["first", "second"]


# Rule 9: buyer acts


def test_a_word_of_ours_is_no_contact() -> None:
    assert days_since_contact(seen(TWO_STAGES, USER, on(5, said()), day=8)) == 8
    assert days_since_contact(seen(TWO_STAGES, USER, on(5, SAID), day=8)) == 3


def test_who_said_something_was_not_at_a_visit_by_that() -> None:
    view = seen(TWO_STAGES, USER, SAID)

    assert truth_in(view, "{stakeholder: {role: user}}") is T
    assert truth_in(view, "{stakeholder: {role: user, engaged_within: 30d}}") is F


@pytest.mark.parametrize(
    ("amount", "rate", "truth"),
    [
        pytest.param("100 EUR", "", T, id="in one currency"),
        pytest.param("100 USD", "", U, id="without a rate"),
        pytest.param("100 USD", "0.9", F, id="too little at its rate"),
        pytest.param("112 USD", "0.9", T, id="enough at its rate"),
        pytest.param("95 USD", "1.1", T, id="only at its rate enough"),
    ],
)
def test_money_compares_in_one_currency_or_at_a_rate(amount: str, rate: str, truth: Truth) -> None:
    stages = "stages: [{id: first, title: First}]\n"
    rates = f'exchange_rates: [{{from: USD, to: EUR, rate: "{rate}", source: ours}}]\n'
    view = seen(stages + rates * bool(rate), amount=parse_money(amount))

    assert truth_in(view, "{amount: {at_least: 100 EUR}}") is truth


# Rule 10: scores

CARD = """\
scorecards:
  - id: fit
    title: Ours or not
    blockers:
      - {id: never, title: "No pain, ever", met_when: {fact: pain, none: true}}
    signals:
      - id: pain
        title: Pain
        levels:
          - {points: 3, title: confirmed, met_when: {fact: pain, level: confirmed}}
          - {points: 1, title: heard, met_when: {fact: pain, level: heard}}
      - id: verdict
        title: Verdict
        levels: [{points: 1, title: good, met_when: {fact: verdict, is: good}}]
    bands:
      - {at_least: 50, verdict: ours}
      - {at_least: 25, verdict: maybe}
      - {at_least: 0, verdict: not-ours}
stages: [{id: first, title: First}]
"""
GOOD = said("verdict", "good", by=["anna"])
HEARD = said(by=["bob"])


def no_pain(*, by: str) -> Payload:
    return said(value=None, none=True, by=[by])


@pytest.mark.parametrize(
    ("commands", "asked", "truth"),
    [
        pytest.param([HEARD, GOOD], "at_least: 50", T, id="50 to 100: its lower end"),
        pytest.param([HEARD, GOOD], "at_least: 51", U, id="50 to 100: above that"),
        pytest.param([BAD], "at_least: 75", U, id="0 to 75: its upper end"),
        pytest.param([BAD], "at_least: 76", F, id="0 to 75: above that"),
        pytest.param([SAID, BAD], "at_least: 75", T, id="75: the highest level counts"),
        pytest.param([HEARD, GOOD], "verdict: [ours]", T, id="50 to 100: one verdict"),
        pytest.param([BAD], "verdict: [ours]", U, id="0 to 75: three verdicts"),
        pytest.param([BAD], "verdict: [not-ours]", U, id="0 to 75: not the lowest one yet"),
        pytest.param([HEARD, GOOD], "verdict: [maybe]", F, id="50 to 100: another verdict"),
    ],
)
def test_a_score_is_certain_only_at_both_ends_of_its_range(
    commands: list[Payload], asked: str, truth: Truth
) -> None:
    view = seen(CARD, USER, BUYER, *commands)

    assert truth_in(view, f"{{score: fit, {asked}}}") is truth


@pytest.mark.parametrize(
    ("commands", "stopped"),
    [
        pytest.param([], False, id="nothing known"),
        pytest.param([no_pain(by="bob")], False, id="heard"),
        pytest.param([no_pain(by="anna")], True, id="confirmed"),
    ],
)
def test_a_blocker_stops_a_deal_only_when_confirmed(commands: list[Payload], stopped: bool) -> None:
    """Then no points help."""
    view = seen(CARD, USER, BUYER, *commands)

    assert view.score("fit").stopped is stopped
    assert truth_in(view, "{score: fit, at_least: 0}") is (F if stopped else T)
