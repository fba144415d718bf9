"""Rule 4: verdicts, the first that fits."""

from collections.abc import Iterable
from typing import Any

import pytest

from salescoach.deal.events import CriterionWaived, Left, Payload, StageEntered, Way
from salescoach.deal.events import Verdict as KeptVerdict
from salescoach.guidance.criteria import Judged
from salescoach.guidance.parts import ItemPart, Part, PersonPart
from salescoach.guidance.truth import TRUE, Outcome, Truth
from salescoach.guidance.view import View
from tests.builders.asking import BUYER, PLACE, USER, on
from tests.builders.deals import A_DAY, DAY, Command, euros, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import resolved, truth_in
from tests.builders.views import a_view

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: cost, title: Cost, type: money}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: limit, title: Limit, type: money, ours: true}
"""


def facts_of(parts: Iterable[Part]) -> list[str]:
    return [getattr(part, "fact", getattr(part, "field", "")) for part in parts]


# Criteria (rules 3 and 4)


def judge(criterion: str, *commands: Payload | Command, **more: Any) -> Judged | None:
    playbook = a_playbook(facts=FACTS, criteria=f"- {{id: said, statement: S, {criterion}}}")
    return a_view(playbook, *commands, **more).judge(f"{PLACE}/said")


def judged(
    criterion: str, *commands: Payload | Command, **more: Any
) -> tuple[str, bool, list[str]]:
    """Verdict, whether it is certain, and the facts and fields that are missing."""
    found = judge(criterion, *commands, **more)
    assert found is not None
    return found.verdict.value, found.certain, facts_of(found.outcome.missing)


GOOD = said("verdict", "good", by=["anna"])
BAD = said("verdict", "bad", by=["anna"])
MET_WHEN = "met_when: {fact: verdict, is: good, level: confirmed}"
FAILED_WHEN = "failed_when: {fact: verdict, is: bad, level: confirmed}"


@pytest.mark.parametrize(
    ("criterion", "commands", "expected"),
    [
        (MET_WHEN, [], ("unknown", False, ["verdict"])),
        (MET_WHEN, [said("verdict", "good")], ("unknown", False, ["verdict"])),
        (MET_WHEN, [GOOD], ("met", False, [])),
        (MET_WHEN, [BAD], ("unmet", False, ["verdict"])),
        (f"{MET_WHEN}, {FAILED_WHEN}", [], ("unknown", False, ["verdict"])),
        (f"{MET_WHEN}, {FAILED_WHEN}", [GOOD], ("met", False, [])),
        (f"{MET_WHEN}, {FAILED_WHEN}", [BAD], ("unmet", True, ["verdict"])),
        (f"{MET_WHEN}, failed_when: {{fact: pain, is: x}}", [GOOD], ("met", False, [])),
        (f"{MET_WHEN}, failed_when: {{fact: pain, is: x}}", [GOOD, said("pain", "x", by=["bob"])],
         ("unmet", True, ["pain"])),
        (f"{MET_WHEN}, failed_when: {{fact: pain, is: x}}", [GOOD, said("pain", "x")],
         ("met", False, [])),
    ],
    ids=["nothing known", "only our guess", "met", "otherwise", "nothing known, may fail",
         "met, may fail", "a certain no", "met, the no unknown", "met, but a certain no",
         "met, the no only our guess"],
)  # fmt: skip
def test_verdicts_come_in_their_order(
    criterion: str, commands: list[Payload], expected: tuple[str, bool, list[str]]
) -> None:
    assert judged(criterion, USER, BUYER, *commands) == expected


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [(said("pain", "x"), "unknown"), (said("pain", "x", by=["bob"]), "met")],
    ids=["our guess", "heard"],
)
def test_no_criterion_is_met_by_the_rep_s_word_alone(evidence: Payload, verdict: str) -> None:
    assert judged("met_when: {fact: pain}", BUYER, evidence)[0] == verdict


def test_whether_a_criterion_applies_may_be_our_own_guess() -> None:
    criterion = "when: {fact: cost}, met_when: {fact: pain}"

    assert judged(criterion, said("cost", euros(5))) == ("unknown", False, ["pain"])


def test_a_criterion_that_does_not_apply_is_left_out() -> None:
    criterion = f"when: {{customer_type: market}}, {MET_WHEN}"

    assert judge(criterion, customer_type="loyal") is None


@pytest.mark.parametrize("known", [[], [GOOD], [BAD]], ids=["nothing", "met", "a certain no"])
def test_a_criterion_that_may_not_apply_is_unknown_and_what_decides_it_is_missing(
    known: list[Payload],
) -> None:
    criterion = f"when: {{customer_type: market}}, {MET_WHEN}, {FAILED_WHEN}"

    assert judged(criterion, USER, *known) == ("unknown", False, ["customer_type"])


def test_a_certain_no_says_what_would_answer_it() -> None:
    criterion = (
        "met_when: {all: [{fact: verdict, is: good}, {fact: pain}]}, "
        "failed_when: {any: [{fact: verdict, is: bad}, {customer_type: market}]}"
    )
    by_word = judge(criterion, USER, BAD)
    by_type = judge(criterion, USER, customer_type="market")

    assert by_word is not None
    assert by_type is not None
    assert (facts_of(by_word.outcome.missing), facts_of(by_word.answers)) == (
        ["verdict", "pain"],
        ["verdict"],
    )
    assert (by_type.certain, by_type.answers) == (True, ())


@pytest.mark.parametrize(
    ("failed_when", "commands", "answers"),
    [
        ("{item: ask-why, is: open}", [], [ItemPart(f"{PLACE}/ask-why", doing=True)]),
        ("{not: {stakeholder: {role: user}}}", [], [PersonPart("user", (), enough=False)]),
        ("{item: ask-why, is: done}", [ticked("ask-why")], []),
        ("{stakeholder: {role: user}}", [USER], []),
    ],
    ids=["an item not done", "nobody met", "an item done", "somebody met"],
)
def test_a_certain_no_is_answered_by_doing_and_meeting_never_by_un_recording(
    failed_when: str, commands: list[Payload], answers: list[Part]
) -> None:
    criterion = f"- {{id: c, statement: C, {MET_WHEN}, failed_when: {failed_when}}}"
    playbook = a_playbook(facts=FACTS, items="- {id: ask-why, do: A}", criteria=criterion)
    found = a_view(playbook, *commands).judge(f"{PLACE}/c")

    assert found is not None
    assert (found.certain, list(found.answers)) == (True, answers)


def test_a_criterion_is_named_after_its_stage() -> None:
    found = judge(MET_WHEN)

    assert found is not None
    assert (found.path, found.stage, found.criterion.id) == (f"{PLACE}/said", PLACE, "said")


# Criteria as conditions


@pytest.mark.parametrize(
    ("commands", "customer_type", "truth"),
    [
        ([GOOD], "market", Truth.TRUE),
        ([BAD], "market", Truth.FALSE),
        ([], "market", Truth.UNKNOWN),
        ([BAD], "loyal", Truth.TRUE),
        ([GOOD], None, Truth.UNKNOWN),
    ],
    ids=["met", "unmet", "unknown", "not applicable", "unknown whether it applies"],
)
def test_a_criterion_holds_when_it_is_met_or_does_not_apply(
    commands: list[Payload], customer_type: str | None, truth: Truth
) -> None:
    criterion = f"- {{id: said, statement: S, when: {{customer_type: market}}, {MET_WHEN}}}"
    playbook = a_playbook(facts=FACTS, criteria=criterion)
    view = a_view(playbook, USER, *commands, customer_type=customer_type)
    found = view.criterion_holds(f"{PLACE}/said")
    judgement = view.judge(f"{PLACE}/said")

    if truth is Truth.TRUE:
        assert found == TRUE
    else:
        assert judgement is not None
        expected = Outcome(truth, judgement.outcome.missing, judgement.outcome.settle)
        assert found == expected


# Waivers, and criteria of stages that were left

COURSE = """
facts:
  - {id: verdict, title: V, type: choice, ask_whom: [user], stale_after: 20d,
     choices: [{id: good, title: G}, {id: bad, title: B}]}
  - {id: other, title: O, type: text}
stages:
  - id: early
    title: Early
    exit_criteria:
      - id: c
        statement: C
        met_when: {fact: verdict, is: good, level: confirmed}
        failed_when: {fact: verdict, is: bad, level: confirmed}
      - {id: d, statement: D, when: {customer_type: {is: market}},
         met_when: {fact: other, known: true}}
  - id: aside
    title: Aside
    beside: early
    must_close_before: middle
    exit_criteria: [{id: a, statement: A, met_when: {fact: other, known: true}}]
  - {id: middle, title: Middle}
  - {id: late, title: Late}
"""


def waived(until: int = 5, criterion: str = "c") -> Payload:
    return CriterionWaived(
        stage="early", criterion=criterion, because="so", until=DAY + until * A_DAY
    )


def moved(to: str, way: Way = "advance", **left: KeptVerdict) -> Payload:
    """Into another stage; `left` are the verdicts on the criteria of `early` left behind."""
    return StageEntered(
        stage=to,
        way=way,
        left=tuple(
            Left(name.replace("__", "/") if "__" in name else f"early/{name}", verdict)
            for name, verdict in left.items()
        ),
    )


def course(*commands: Payload | Command, day: int = 0, **more: Any) -> View:
    return a_view(resolved(COURSE), USER, *commands, stage="early", today=DAY + day * A_DAY, **more)


def told(view: View, path: str = "early/c") -> tuple[str, bool] | None:
    """Verdict, and whether it is certain; None where the criterion is left out."""
    found = view.judge(path)
    return None if found is None else (found.verdict.value, found.certain)


ORDER = {
    "not applicable before waived": ([waived(criterion="d")], "early/d", "loyal", None),
    "waived before unknown whether it applies": (
        [waived(criterion="d")], "early/d", None, ("waived", False),
    ),
    "waived before a certain no": ([waived(), BAD], "early/c", None, ("waived", False)),
    "waived, and repaid": ([waived(), GOOD], "early/c", None, ("met", False)),
    "waived before unknown": ([waived()], "early/c", None, ("waived", False)),
    "a certain no before all else": ([BAD], "early/c", None, ("unmet", True)),
    "met": ([GOOD], "early/c", None, ("met", False)),
    "unknown": ([], "early/c", None, ("unknown", False)),
    "another criterion is waived": ([waived(criterion="d")], "early/c", None, ("unknown", False)),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "path", "type_", "verdict"), ORDER.values(), ids=ORDER)
def test_verdicts_are_the_first_that_fits(
    commands: list[Payload], path: str, type_: str | None, verdict: tuple[str, bool] | None
) -> None:
    assert told(course(*commands, customer_type=type_), path) == verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [(4, "waived"), (5, "waived"), (6, "unknown")],
    ids=["the day before", "the day itself", "the day after"],
)
def test_a_waiver_counts_up_to_and_including_its_day(day: int, verdict: str) -> None:
    assert told(course(waived(until=5), day=day)) == (verdict, False)


def test_of_a_waived_criterion_it_is_known_whether_it_came_true() -> None:
    owed, repaid = course(waived()).judge("early/c"), course(waived(), GOOD).judge("early/c")

    assert owed is not None
    assert repaid is not None
    assert (owed.outcome.truth, repaid.outcome.truth) == (Truth.UNKNOWN, Truth.TRUE)


@pytest.mark.parametrize(
    ("state", "commands", "truth"),
    [
        ("met", [GOOD], Truth.TRUE),
        ("passed", [GOOD], Truth.TRUE),
        ("met", [waived()], Truth.FALSE),
        ("passed", [waived()], Truth.TRUE),
        ("met", [BAD], Truth.FALSE),
        ("passed", [BAD], Truth.FALSE),
        ("met", [], Truth.UNKNOWN),
        ("passed", [], Truth.UNKNOWN),
    ],
)
def test_passed_is_met_or_waived(state: str, commands: list[Payload], truth: Truth) -> None:
    written = f"{{criterion: early/c, is: {state}}}"

    assert truth_in(course(*commands), written) is truth


def test_missing_lists_every_unsettled_part_even_when_another_is_already_false() -> None:
    met_when = "met_when: {all: [{fact: verdict, is: good}, {fact: pain}, {amount: {known: true}}]}"

    assert judged(met_when, USER, BAD) == ("unmet", False, ["verdict", "pain", "amount"])


LEFT = {
    "met, now stale": ([GOOD, moved("middle", c="met")], 30, ("met", False)),
    "met, now otherwise": ([GOOD, moved("middle", c="met"), on(1, BAD)], 2, ("unmet", True)),
    "met, without evidence": ([moved("middle", c="met")], 0, ("met", False)),
    "waived, long expired": ([waived(), moved("middle", c="waived")], 90, ("waived", False)),
    "waived, now said": ([waived(), moved("middle", c="waived"), GOOD], 0, ("met", False)),
    "waived, now a certain no": ([moved("middle", c="waived"), BAD], 0, ("unmet", True)),
    "left open, now said": ([moved("middle", c="unknown"), GOOD], 0, ("unknown", False)),
    "two stages on": ([moved("middle", c="met"), moved("late")], 0, ("met", False)),
    "without verdicts": ([moved("middle")], 0, ("unknown", False)),
}


@pytest.mark.parametrize(("commands", "day", "verdict"), LEFT.values(), ids=LEFT)
def test_criteria_of_passed_stages_keep_the_verdict_of_the_day_they_were_left(
    commands: list[Payload | Command], day: int, verdict: tuple[str, bool]
) -> None:
    """Unless `failed_when` becomes true: that is a certain no at any time."""
    assert told(course(*commands, day=day)) == verdict


def test_what_did_not_apply_when_its_stage_was_left_stays_left_out() -> None:
    view = course(moved("middle", c="met"), customer_type="market")

    assert told(view, "early/d") is None
    assert told(course(customer_type="market"), "early/d") == ("unknown", False)


BACK = {
    "to the stage itself": ([moved("middle", c="met"), moved("early", "back")], ("unknown", False)),
    "to it, and said anew": (
        [moved("middle", c="met"), moved("early", "back"), GOOD], ("met", False),
    ),
    "to a later one": (
        [moved("middle", c="met"), moved("late"), moved("middle", "back")], ("met", False),
    ),
    "to it, and on again": (
        [moved("middle", c="met"), moved("early", "back"), moved("middle", c="waived")],
        ("waived", False),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "verdict"), BACK.values(), ids=BACK)
def test_back_judges_anew_from_its_target_on(
    commands: list[Payload], verdict: tuple[str, bool]
) -> None:
    assert told(course(*commands)) == verdict


@pytest.mark.parametrize(
    ("to", "verdict"), [("middle", "unknown"), ("late", "met")], ids=["its gate", "beyond"]
)
def test_what_runs_beside_is_judged_anew_with_the_gate_that_it_joins(to: str, verdict: str) -> None:
    moves = [moved("middle"), moved("late", aside__a="met"), moved(to, "back")]

    assert told(course(*moves), "aside/a") == (verdict, False)
