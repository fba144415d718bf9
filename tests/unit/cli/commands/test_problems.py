"""problem add, solve and list."""

import json

import pytest

from tests.builders.worlds import KILN, Run
from tests.unit.cli.commands.standing import newest, refused

ADD = ("problem", "add", KILN)
SOLVE = ("problem", "solve", KILN, "it-leaks")
LEAK = (*ADD, "It leaks")


def told(run: Run, *argv: str) -> str:
    """What the receipt says was recorded."""
    return run.ok(*argv).err.partition(". Next: ")[0].removeprefix("kiln: ")


FOUND: dict[str, tuple[tuple[str, ...], str]] = {
    "alone": ((), 'problem: "It leaks"'),
    "whole": (
        ("--severity", "high", "--due", "2026-03-20", "--owner", "PIA voss", "--said-by", "ana"),
        (
            'problem: "It leaks" (Ana Ruiz), severity high, to be solved by 20 March, '
            "seen to by Pia Voss"
        ),
    ),
    "one of ours sees to it": (("--owner", "Eva"), 'problem: "It leaks", seen to by Eva'),
}


@pytest.mark.parametrize(("options", "receipt"), FOUND.values(), ids=FOUND)
def test_a_problem_is_told_with_what_is_known_of_it(
    options: tuple[str, ...], receipt: str, kiln: Run
) -> None:
    assert told(kiln, *LEAK, *options) == receipt


def test_a_second_one_like_it_has_its_own_id(kiln: Run) -> None:
    kiln.ok(*LEAK)
    kiln.ok(*LEAK, "--again")
    assert kiln.ok("problem", "list", KILN, "--format", "ids").out.split() == [
        "it-leaks",
        "it-leaks-2",
    ]


@pytest.mark.parametrize(
    ("options", "receipt"),
    [
        (("--how", "a seal"), 'solved: "It leaks": "a seal". Nobody of theirs has said so yet'),
        (("--how", "a seal", "--said-by", "ana"), 'solved: "It leaks" (Ana Ruiz): "a seal"'),
        (("--said-by", "ana", "--said-by", "pia"), 'solved: "It leaks" (Ana Ruiz and Pia Voss)'),
    ],
)
def test_how_it_was_solved_and_who_says_so(
    options: tuple[str, ...], receipt: str, kiln: Run
) -> None:
    kiln.ok(*LEAK)
    assert told(kiln, *SOLVE, *options) == receipt


def test_their_word_may_come_later_and_only_once(kiln: Run) -> None:
    kiln.ok(*LEAK)
    kiln.ok(*SOLVE, "--how", "a seal")
    kiln.ok("set", KILN, "need=x")
    said = 'salescoach: that problem is solved since 5 March: "It leaks".\n'
    assert refused(kiln, *SOLVE, "--how", "two seals") == said
    kiln.ok(*SOLVE, "--said-by", "ana")
    assert newest(kiln) == [("problem-solved", {"problem": "it-leaks", "said_by": ["ana-ruiz"]})]
    assert refused(kiln, *SOLVE, "--said-by", "pia") == said


@pytest.fixture
def leaking(kiln: Run) -> Run:
    """One solved, two late, one with a day, two without, on 20 March."""
    kiln.ok(*LEAK, "--due", "2026-03-06", "--said-by", "ana")
    kiln.ok(*SOLVE, "--how", "a seal", "--said-by", "ana")
    kiln.ok(*ADD, "small", "--severity", "low")
    kiln.ok(*ADD, "great", "--severity", "high", "--said-by", "pia", "--owner", "Eva")
    kiln.ok(*ADD, "today", "--due", "2026-03-20")
    kiln.ok(*ADD, "late", "--due", "2026-03-19")
    kiln.ok(*ADD, "very late", "--due", "2026-03-10")
    kiln.clock.to("2026-03-20")
    return kiln


def test_late_ones_come_first_and_solved_ones_last(leaking: Run) -> None:
    assert leaking.ok("problem", "list", KILN, "--format", "ids").out.split() == [
        "very-late", "late", "today", "great", "small", "it-leaks",
    ]  # fmt: skip


def test_on_the_screen(leaking: Run) -> None:
    assert (
        leaking.ok("problem", "list", KILN, "--format", "table").out
        == """\
Kiln: 5 open problems

"very late"
  late, due 10 March, severity medium
  very-late

"late"
  late, due 19 March, severity medium
  late

"today"
  due 20 March, severity medium
  today

"great"
  open since 5 March, severity high, seen to by Eva
  Said by Pia Voss
  great

"small"
  open since 5 March, severity low
  small

"It leaks"
  solved on 5 March, by the word of Ana Ruiz
  How: "a seal"
  it-leaks
"""
    )


def test_a_line_a_problem_in_a_pipe(leaking: Run) -> None:
    rows = [row.split("\t") for row in leaking.ok("problem", "list", KILN).out.splitlines()]
    assert [rows[1], rows[3], rows[5]] == [
        ["late", "open", "late", "medium", "2026-03-19", "", "late", "2026-03-05", "", "", "", ""],
        ["great", "open", "", "high", "", "Eva", "great", "2026-03-05", "pia-voss", "", "", ""],
        ["it-leaks", "solved", "", "medium", "2026-03-06", "", "It leaks", "2026-03-05",
         "ana-ruiz", "2026-03-05", "a seal", "ana-ruiz"],
    ]  # fmt: skip


def test_as_json(leaking: Run) -> None:
    document = json.loads(leaking.ok("problem", "list", KILN, "--json").out)
    assert {key: document[key] for key in ("schema", "at", "deal")} == {
        "schema": "salescoach/deal-problems@1",
        "at": "2026-03-20",
        "deal": "kiln",
    }
    assert [(one["id"], one["late"]) for one in document["problems"]][:3] == [
        ("very-late", True), ("late", True), ("today", False),
    ]  # fmt: skip
    assert document["problems"][5] == {
        "id": "it-leaks",
        "what": "It leaks",
        "severity": "medium",
        "state": "solved",
        "found": "2026-03-05",
        "due": "2026-03-06",
        "late": False,
        "owner": None,
        "said_by": ["ana-ruiz"],
        "solved": "2026-03-05",
        "how": "a seal",
        "solved_by": ["ana-ruiz"],
    }


def test_solved_by_our_word_alone_is_shown_as_such(kiln: Run) -> None:
    kiln.ok(*LEAK)
    kiln.ok(*SOLVE)
    shown = kiln.ok("problem", "list", KILN, "--format", "table").out
    assert '"It leaks"\n  solved on 5 March\n  it-leaks\n' in shown


@pytest.mark.parametrize("format_", ["table", "plain", "ids"])
def test_without_a_problem_it_says_so_in_words(format_: str, kiln: Run) -> None:
    result = kiln.ok("problem", "list", KILN, "--format", format_)
    assert (result.out, result.err) == ("", "kiln: no problem recorded yet.\n")
