"""Why the first wrong action stands where it stands, or why it is not advised."""

from dataclasses import replace

import pytest

from salescoach.guidance.explanations import name_of
from salescoach.guidance.ranking import Term
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.trainer.scenarios.results import Missed, Reason
from tests.builders.scenarios import only, played, render, the_suite


def reasons(
    expected: str, events: str = "", given: str = ""
) -> tuple[Reason | None, Reason | None]:
    result = only(f"""
        - name: it
          given: {{customer_type: new-one{given}}}
          events: [{events}]
          expect: {{at: 5d, {expected}}}
        """)
    (missed,) = result.failures
    assert isinstance(missed, Missed)
    return missed.wanted, missed.instead


def test_what_is_wanted_stands_further_down_and_something_else_instead() -> None:
    wanted, instead = reasons("next: {first: do/read-up}")

    assert wanted == Reason(
        action="do/finding-out/read-up",
        number=2,
        moment="today",
        score=19,
        terms=(
            Term("unblocks", 1, 10, "finding-out/ask-it"),
            Term("cheap", 3, 3, "finding-out/read-up"),
        ),
        because=(),
    )
    assert instead is not None
    assert (instead.action, instead.number, instead.score) == ("meet/user", 1, 80)
    assert [(one.term, one.value) for one in instead.terms] == [("next_step", 80)]
    assert [render(reason) for reason in instead.because] != []


WITH_ANA = '{at: 0d, person-add: {name: "Ana", role: user}}'
SAID = '{at: 1d, set: {trouble: x, loss: 5 EUR}, said_by: "Ana"}'
PARKED = '{at: 1d, park: {until: 30d}, because: "no money"}'
LOST = '{at: 1d, disqualify: {}, because: "no"}'


@pytest.mark.parametrize(
    ("wanted", "events", "given", "why"),
    [
        ("find-out/trouble", "", "", "covered"),
        ("find-out/loss", f"{WITH_ANA}, {SAID}", "", "known"),
        ("find-out/size", "", "", "not-needed"),
        ("find-out/amount", "", "", "not-needed"),
        ("meet/user", WITH_ANA, "", "known"),
        ("meet/payer", "", "", "not-needed"),
        ("advance", "", "", "gate-closed"),
        ("advance/offer", "", "", "other-stage"),
        ("do/finding-out/read-up", "", ", stage: offer", "other-stage"),
        ("do/read-up", "{at: 1d, done: read-up}", "", "done"),
        ("do/read-up", "{at: 1d, set: {customer-type: old-friend}}", "", "not-applicable"),
        ("do/test-it", f"{WITH_ANA}, {SAID}", "", "gate-open"),
        ("do/read-up", PARKED, "", "deal-rests"),
        ("do/read-up", LOST, "", "deal-rests"),
        ("walk-away", "", "", "not-needed"),
    ],
)
def test_why_an_action_is_not_advised(wanted: str, events: str, given: str, why: str) -> None:
    reason, _ = reasons(f"next: {{includes: [{wanted}]}}", events, given)

    assert reason is not None
    assert reason.absent is not None
    assert (reason.number, name_of(reason.absent)) == (None, why)


def test_an_item_of_which_it_is_unknown_whether_it_applies() -> None:
    result = only("- name: it\n  expect: {next: {includes: [do/read-up]}}")
    (missed,) = result.failures

    assert isinstance(missed, Missed)
    assert missed.wanted is not None
    assert missed.wanted.absent is not None
    assert name_of(missed.wanted.absent) == "may-apply"


def test_what_should_not_be_there_is_explained_by_its_terms() -> None:
    wanted, instead = reasons("next: {excludes: [do/read-up]}")

    assert wanted is None
    assert instead is not None
    assert instead.action == "do/finding-out/read-up"
    assert [(one.term, one.value) for one in instead.terms] == [("unblocks", 10), ("cheap", 9)]


def test_what_differs_elsewhere_has_no_action_to_explain() -> None:
    assert reasons("gate: open") == (None, None)


def test_of_an_order_the_first_place_that_is_wrong_is_explained() -> None:
    wanted, instead = reasons("next: {first: [meet/user, do/ask-it, do/read-up]}")

    assert wanted is not None
    assert instead is not None
    assert (wanted.action, wanted.number, wanted.moment) == ("do/finding-out/ask-it", 3, "waiting")
    assert (instead.action, instead.number) == ("do/finding-out/read-up", 2)


def test_where_nothing_stands_in_its_place_only_what_was_wanted_is_explained() -> None:
    events = f"{WITH_ANA}, {SAID}"
    wanted, instead = reasons("next: {first: [advance, do/read-up]}", events)

    assert wanted is not None
    assert (wanted.action, wanted.number) == ("do/finding-out/read-up", None)
    assert instead is None


def pairs(expected: str) -> list[tuple[str | None, str | None]]:
    result = only(f"- name: it\n  given: {{customer_type: new-one}}\n  expect: {{{expected}}}")
    (missed,) = result.failures
    assert isinstance(missed, Missed)
    return [
        (one.wanted.action if one.wanted else None, one.instead.action if one.instead else None)
        for one in missed.pairs
    ]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("first: do/read-up, includes: [find-out/size, win], excludes: [do/ask-it]",
         [("do/finding-out/read-up", "meet/user"), ("find-out/size", None),
          (None, "do/finding-out/ask-it")]),
        ("first: win, includes: [win, find-out/size]", [("win/finding-out", "meet/user")]),
        ("first: win, includes: find-out/size, excludes: do/test-it, waiting: do/read-up",
         [("win/finding-out", "meet/user"), ("find-out/size", None),
          (None, "do/finding-out/test-it")]),
    ],
    ids=["each list", "none twice", "three at most"],
)  # fmt: skip
def test_of_each_list_the_first_wrong_action_is_explained(
    expected: str, told: list[tuple[str | None, str | None]]
) -> None:
    assert pairs(f"next: {{{expected}}}") == told


def test_what_an_action_waits_for() -> None:
    wanted, _ = reasons("next: {ready: [do/ask-it]}")

    assert wanted is not None
    assert wanted.absent is None
    assert wanted.waits is not None
    assert name_of(wanted.waits) == "waiting"


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("items: {read-up: done, ask-it: done}",
         [("finding-out/read-up", "advised"), ("finding-out/ask-it", "waiting")]),
        ("facts: {loss: heard}", [("loss", "covered")]),
        ("facts: {loss: {level: heard, value: 5 EUR}}", [("loss", "covered")]),
        ("stage: offer, position: running", [("offer", "not-yet"), ("running", "not-yet")]),
        ("warnings: [silence, too-long]", [("silence", "quiet")]),
        ("debts: [read-up]", [("finding-out/read-up", "not-owed")]),
        ("items: {read-up: done, ask-it: done, test-it: done}, stage: offer",
         [("finding-out/read-up", "advised"), ("finding-out/ask-it", "waiting"),
          ("finding-out/test-it", "waiting")]),
        ("gate: open, status: parked", []),
    ],
)  # fmt: skip
def test_what_else_differs_is_explained_as_why_not_does(
    expected: str, told: list[tuple[str, str]]
) -> None:
    result = only(f"- name: it\n  given: {{customer_type: new-one}}\n  expect: {{{expected}}}")
    (missed,) = result.failures

    assert isinstance(missed, Missed)
    assert [(one.id, name_of(one.answer)) for one in missed.about] == told


def test_of_a_warning_that_the_playbook_has_lost_there_is_nothing_to_say() -> None:
    expected = "{warnings: [too-long], facts: {loss: heard}}"
    suite = the_suite(f"- name: it\n  given: {{customer_type: new-one}}\n  expect: {expected}")
    resolved = {**suite.compiled.resolved, "warnings": []}
    playbook = playbook_from_resolved(resolved)
    compiled = replace(suite.compiled, resolved=resolved, playbook=playbook)
    (result,) = played(replace(suite, compiled=compiled))
    (missed,) = result.failures

    assert isinstance(missed, Missed)
    assert [(one.id, name_of(one.answer)) for one in missed.about] == [("loss", "covered")]
