"""What came of a test, in sentences."""

import pytest

from salescoach.cli.rendering.scenario_words import failure_words, field_of, line_of, run_alone
from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import compile_playbook
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.reading import Named, read_suite
from salescoach.trainer.scenarios.results import Missed
from tests.builders.scenarios import PUMPS, a_file, only, played, render

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
        ("stage: offer",
         ["stage: expected offer, found finding-out",
          "About offer:", "It is still ahead.", "The deal stands here: Finding out",
          "Criteria of this stage that are met or waived: 1 of 2.",
          "Still open in this stage: They have said what it costs"]),
        ("items: {read-up: done}",
         ["items.read-up: expected done, found open",
          "About read-up:", "It is advised, in place 3 of 3."]),
        ("facts: {trouble: {level: heard}}",
         ["facts.trouble.level: expected heard, found confirmed",
          "About trouble:", "It is known, well enough for all that is open here.",
          'What goes wrong today: Ana said "it leaks" on 3 March.']),
        ("debts: []",
         ["debts: unexpected test-it", "About test-it:", "It is advised, in place 2 of 3."]),
        ("debts: [read-up, test-it]",
         ["debts: missing read-up", "About read-up:", "Nothing is owed for it."]),
        ("warnings: too-long",
         ["warnings: missing too-long", "About too-long:", "It does not fire today.",
          "Only where this is so: days in this stage: more than 20. Here: 2."]),
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
        ("next: {includes: keep/send-it}",
         ["next.includes: missing keep/send-it",
          "Wanted: keep/send-it. The deal has nothing of that name on this day."]),
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

    place = next(at for at, one in enumerate(told) if one.startswith("Wanted: do/ask-it, "))
    assert told[place].startswith("Wanted: do/ask-it, number 3, waiting, with ")
    assert told[place + 1 : place + 3] == [
        "It is advised for later, in place 3 of 4; this comes first:",
        "Not done: Read up.",
    ]


def reasons_of(parts: int, no: str = "") -> list[str]:
    """What is told of a criterion that asks for so many facts, and then for something else."""
    facts = "".join(f"  - {{id: f{n}, title: F{n}, type: text}}\n" for n in range(parts))
    asked = ", ".join(f"{{fact: f{n}, known: true}}" for n in range(parts))
    book = PUMPS.replace("stages:\n", f"{facts}stages:\n", 1).replace(
        "met_when: {fact: trouble, level: confirmed}", f"met_when: {{all: [{asked}{no}]}}"
    )
    compiled = compile_playbook(book.encode(), "pumps.yaml")
    text = a_file("- name: it\n  expect: {met: [trouble-said]}")
    suite = read_suite(text.encode(), "x", lambda name: Named(name, compiled), verbs())
    assert isinstance(suite, Suite), suite
    (result,) = played(suite)
    told = [render(one) for failure in result.failures for _, one in failure_words(failure)]
    return [one for one in told if one.startswith("trouble-said")]


def test_what_says_no_is_told_before_what_is_only_unknown() -> None:
    assert reasons_of(2, ", {item: read-up, is: done}") == [
        "trouble-said is unmet: Not done: Read up.",
        "trouble-said is unmet: F0: nothing recorded.",
        "trouble-said is unmet: F1: nothing recorded.",
    ]


@pytest.mark.parametrize(
    ("parts", "last"),
    [(6, "F5: nothing recorded."), (7, "And 1 more reason."), (8, "And 2 more reasons.")],
)
def test_of_many_reasons_six_are_told(parts: int, last: str) -> None:
    told = reasons_of(parts)

    assert told[0] == "trouble-said is unknown: F0: nothing recorded."
    assert told[5:][-1] == f"trouble-said is unknown: {last}"
    assert len(told) == min(parts, 7)


@pytest.mark.parametrize(
    ("more", "last"), [(4, "extra-3 is unknown: "), (5, "And 1 more criterion.")]
)
def test_of_many_criteria_six_are_told(more: int, last: str) -> None:
    extra = "".join(
        f"      - {{id: extra-{n}, statement: S{n}, met_when: {{fact: size, known: true}}}}\n"
        for n in range(more)
    )
    book = PUMPS.replace("  - {id: offer, ", f"{extra}  - {{id: offer, ", 1)
    compiled = compile_playbook(book.encode(), "pumps.yaml")
    text = a_file("- name: it\n  expect: {gate: open}")
    suite = read_suite(text.encode(), "x", lambda name: Named(name, compiled), verbs())
    assert isinstance(suite, Suite), suite
    (result,) = played(suite)
    told = [render(one) for failure in result.failures for _, one in failure_words(failure)]

    assert told[-1].startswith(last)


def test_a_typo_is_no_answer_no() -> None:
    result = only("- name: it\n  events: {at: 1d, done: reed-up, refused: true}")
    told = [render(one) for failure in result.failures for _, one in failure_words(failure)]

    assert told == [
        (
            "Line 5, 1d: done was refused with exit code 4, not 1:"
            " there is no item reed-up in the stage finding-out."
        )
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
