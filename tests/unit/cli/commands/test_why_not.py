"""`why-not`: one answer for whatever a playbook names, in every form."""

import json

import pytest

from salescoach.playbook.default_warnings import default_set
from tests.builders.worlds import HALDEN, Run


def test_each_reason_is_a_record(small: Run) -> None:
    assert small.ok("why-not", "trial", "big-only").out.splitlines() == [
        "not-applicable\titem\tfirst/big-only\twhy-not.not-applicable\tIt is not for this deal.",
        (
            "not-applicable\titem\tfirst/big-only\tdecided.only\tOnly where this is so: "
            "customer type: Big customer. Here: Small customer."
        ),
    ]


def test_the_document(small: Run) -> None:
    told = json.loads(small.ok("why-not", "trial", "heard", "--json").out)
    assert list(told) == [
        "schema", "at", "deal", "what", "also", "answer", "because", "because_ids", "actions",
    ]  # fmt: skip
    del told["deal"]
    assert told == {
        "schema": "salescoach/why-not@1",
        "at": "2026-03-05",
        "what": {"kind": "criterion", "id": "first/heard", "title": "They said what it is"},
        "also": [],
        "answer": "open",
        "because": [
            "It is not known, so it takes a question.",
            "words: nothing recorded; it takes the word of one of them (runs it).",
        ],
        "because_ids": ["why-not.question", "gate.nothing-from"],
        "actions": ["do/first/listen"],
    }


def test_the_screen_names_the_fact_and_the_action_for_it(small: Run) -> None:
    assert small.ok("why-not", "trial", "heard", "--format", "table").out == (
        "Trial\n"
        "First, day 0   Small customer                                   Thu 5 March 2026\n"
        "\n"
        "Criterion: They said what it is\n"
        "It is not known, so it takes a question.\n"
        "   words: nothing recorded; it takes the word of one of them (runs it).\n"
        "\n"
        "There for it:\n"
        "1  NEXT TIME with Ana Ruiz: Listen to them\n"
        "\n"
        "Reasons: salescoach why trial listen\n"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("hear", ["salescoach: nothing in the playbook of trial is called hear.",
                  "Did you mean heard?"]),
        ("sekond/write", ["salescoach: nothing in the playbook of trial is called sekond/write.",
                         "Did you mean second/write?"]),
        ("2", ["salescoach: nothing in the playbook of trial is called 2.",
               "A number is explained by: salescoach why trial 2"]),
        ("qqqq", ["salescoach: nothing in the playbook of trial is called qqqq."]),
    ],
)  # fmt: skip
def test_what_nothing_is_called_is_4(given: str, words: list[str], small: Run) -> None:
    result = small("why-not", "trial", given)
    assert (result.code, result.out, result.err.splitlines()) == (4, "", words)


@pytest.mark.parametrize(
    ("line", "what", "answer"),
    [
        (("done", "trial", "call"), "call", "done"),
        (("skip", "trial", "call", "--because", "x"), "call", "skipped"),
        (("skip", "trial", "call", "--because", "x", "--not-applicable"), "call",
         "not-applicable"),
        (("set", "trial", "words=x", "--said-by", "ana"), "heard", "met"),
        (("set", "trial", "words=x", "--said-by", "pia"), "heard", "open"),
        (("set", "trial", "words=x", "--said-by", "pia"), "words", "covered"),
        (("park", "trial", "--until", "2026-09-01", "--because", "x"), "call", "deal-rests"),
        (("park", "trial", "--until", "2026-09-01", "--because", "x"), "first", "current"),
        (("set", "trial", "count=1"), "count", "known"),
        (("set", "trial", "count=1"), "share", "not-needed"),
        (("set", "trial", "count=1"), "second", "not-yet"),
        (("set", "trial", "count=1"), "write", "other-stage"),
        (("set", "trial", "count=1"), "user", "known"),
        (("set", "trial", "count=1"), "advance/first", "gate-closed"),
    ],
)  # fmt: skip
def test_what_was_recorded_decides(
    line: tuple[str, ...], what: str, answer: str, small: Run
) -> None:
    small.ok(*line)
    told = json.loads(small.ok("why-not", "trial", what, "--json").out)
    assert told["answer"] == answer
    assert len(told["because"]) == len(told["because_ids"]) > 0


def test_every_screen_fits(run: Run) -> None:
    run.ok("set", HALDEN, "need=x", "--said-by", "ana")
    for what in ("need", "need-confirmed", "judge-the-business", "economic", "option-evaluation",
                 "customer-type", "meet/economic", "read-up", "plan-the-call"):  # fmt: skip
        lines = run.ok("why-not", HALDEN, what, "--format", "table").out.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80


SAME = """
salescoach: 1
id: same
version: 1.0.0
title: Same
language: en
facts: [{id: talk, title: Talk, type: text, ask: "What?"}]
stages:
  - id: one
    title: One
    checklists: [{id: c, title: C, items: [{id: talk, do: Talk}]}]
    exit_criteria: [{id: said, statement: S, met_when: {fact: talk, known: true}}]
"""


def test_a_name_of_two_things_means_the_item_and_tells_the_other(empty: Run) -> None:
    (empty.base / "same.yaml").write_text(SAME, encoding="utf-8")
    empty.ok("new", "Mill", "--playbook", "same.yaml")

    told = json.loads(empty.ok("why-not", "mill", "talk", "--json").out)
    assert told["what"] == {"kind": "item", "id": "one/talk", "title": "Talk"}
    assert told["also"] == [{"kind": "fact", "id": "talk"}]
    screen = empty.ok("why-not", "mill", "talk", "--format", "table").out
    assert "The name means something else, too. Fact: Talk" in screen
    result = empty("why", "mill", "talk")
    assert (result.code, result.err.splitlines()) == (
        4,
        [
            "salescoach: talk can be several actions.",
            "Say which: find-out/talk and do/one/talk",
        ],
    )


SHIPPED_WARNINGS = sorted({rule["id"] for rule in default_set().data["warnings"]})


@pytest.mark.parametrize("form", ["table", "plain", "json"])
def test_every_shipped_warning_has_an_answer(form: str, run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01", "customer-type=strategic")
    playbook = json.loads(next((run.home / "playbooks").glob("*.json")).read_text())
    there = {rule["id"] for rule in playbook["warnings"]}
    assert there <= set(SHIPPED_WARNINGS)
    assert {"contradicting-evidence", "ahead-of-the-buyer", "debts-expired"} <= there
    for warning in sorted(there):
        told = run.ok("why-not", HALDEN, warning, "--format", form, "--at", "2026-06-30").out
        assert warning in told


def test_whose_date_it_is_decides_the_warning_about_it(run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01")
    ours = run.ok("why-not", HALDEN, "date-not-theirs").out
    run.ok("set", HALDEN, "expected-close=2026-06-01", "--said-by", "ana")
    theirs = run.ok("why-not", HALDEN, "date-not-theirs").out

    assert "expected close by the customer's own word: not set. Here: 1 June, set by us." in ours
    assert "expected close by the customer's own word: not set. Here: 1 June (Ana Ruiz)." in theirs
