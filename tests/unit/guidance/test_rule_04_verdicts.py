"""Rule 4: verdicts, the first that fits."""

from collections.abc import Iterable
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.criteria import Judged
from salescoach.guidance.parts import ItemPart, Part, PersonPart
from salescoach.guidance.truth import TRUE, Outcome, Truth
from tests.builders.asking import BUYER, PLACE, USER
from tests.builders.deals import Command, euros, said, ticked
from tests.builders.playbooks import a_playbook
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
