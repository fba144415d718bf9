"""What came of a test, in sentences."""

import pytest

from salescoach.cli.rendering.scenario_words import failure_words, field_of, line_of, run_alone
from salescoach.trainer.scenarios.results import Missed
from tests.builders.scenarios import only, render

STORY = """
- name: it
  given: {customer_type: new-one}
  events:
    - {at: 0d, person-add: {name: "Ana", role: user}}
    - {at: 1d, set: {trouble: "it leaks"}, said_by: "Ana"}
    - {at: 2d, done: test-it, because: "x", until: 30d}
"""


def words(expected: str) -> list[str]:
    """All sentences but the first, which names the day."""
    (failure,) = only(f"{STORY}  expect: {{{expected}}}").failures
    (depth, first), *others = failure_words(failure)
    assert (depth, render(first)) == (0, "Line 10, at 2d (4 March):")
    assert {depth for depth, _ in others} <= {1, 2}
    return [render(sentence) for _, sentence in others]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("stage: offer", ["stage: expected offer, found finding-out"]),
        ("items: {read-up: done}", ["items.read-up: expected done, found open"]),
        ("facts: {trouble: {level: heard}}",
         ["facts.trouble.level: expected heard, found confirmed"]),
        ("debts: []", ["debts: unexpected test-it"]),
        ("debts: [read-up, test-it]", ["debts: missing read-up"]),
        ("met: []", ["met: unexpected trouble-said", "trouble-said is met."]),
        ("waived: [loss-said]",
         ["waived: missing loss-said", ("loss-said is unknown: What it costs them: nothing"
          " recorded.")]),
        ("gate: open",
         ["gate: expected open, found closed",
          "loss-said is unknown: What it costs them: nothing recorded."]),
        ("next: {first: [find-out/loss, do/read-up]}",
         [("next.first: expected find-out/loss and do/read-up, found find-out/loss and"
           " repay/test-it"),
          "Wanted: do/read-up, number 3 with 9 points: cheap 9.",
          "Instead: repay/test-it, number 2 with 15 points: debt 15."]),
        ("next: {includes: meet/user}",
         ["next.includes: missing meet/user",
          "Wanted: meet/user. It is not advised:", "Somebody of this role is recorded: Ana"]),
        ("next: {excludes: find-out/loss}",
         ["next.excludes: unexpected find-out/loss",
          ("Instead: find-out/loss, number 1 with 50 points: opens_gate 40 for loss-said and"
          " unblocks 10 for test-it.")]),
    ],
)  # fmt: skip
def test_what_differs_and_why(expected: str, told: list[str]) -> None:
    assert words(expected) == told


def test_nothing_is_a_word_too_and_points_may_be_none() -> None:
    result = only("""
        - name: it
          given: {stage: running}
          expect: {next: {first: [advance, do/finding-out/read-up]}}
        """)
    told = [render(sentence) for failure in result.failures for _, sentence in
            failure_words(failure)]  # fmt: skip

    assert told[1:] == [
        "next.first: expected advance/running and do/finding-out/read-up, found nothing",
        "Wanted: advance/running. It is not advised:",
        "The playbook does not say what must be true to leave this stage.",
    ]


def test_a_long_list_is_cut() -> None:
    facts = [
        "trouble",
        "size",
        "share",
        "trial-day",
        "likes",
        "where",
        "boss",
        "urgent",
        "our-verdict",
    ]
    wanted = ", ".join(f"find-out/{fact}" for fact in facts)
    told = words(f"next: {{includes: [{wanted}, meet/user, meet/payer, win, advance/offer]}}")

    assert told[0].startswith("next.includes: missing find-out/trouble, find-out/size, ")
    assert told[0].endswith("meet/user, meet/payer, win/finding-out and …")


def test_what_waits_is_told_as_waiting() -> None:
    result = only("""
        - name: it
          given: {customer_type: new-one}
          expect: {next: {first: do/ask-it}}
        """)
    told = [render(sentence) for failure in result.failures for _, sentence in
            failure_words(failure)]  # fmt: skip

    assert any(one.startswith("Wanted: do/ask-it, number 3, waiting, with ") for one in told)


def test_a_typo_is_no_answer_no() -> None:
    result = only("- name: it\n  events: {at: 1d, done: reed-up, refused: true}")
    told = [render(one) for failure in result.failures for _, one in failure_words(failure)]

    assert told == [
        "Line 5, 1d: done was refused with exit code 4, not 1:"
        " there is no item reed-up in the stage finding-out."
    ]


def test_the_field_the_line_and_the_command() -> None:
    result = only("""
        - name: "it's so"
          expect:
            facts:
              trouble: heard
        """)
    (failure,) = result.failures
    assert isinstance(failure, Missed)

    assert [field_of(one) for one in failure.differences] == ["facts.trouble.level"]
    assert line_of(failure) == 7
    assert run_alone(result, "a b.test.yaml") == (
        "salescoach playbook test 'a b.test.yaml' --run 'it'\"'\"'s so'"
    )
