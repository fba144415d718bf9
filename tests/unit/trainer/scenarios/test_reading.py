"""A whole test file: what is read from it, and everything that is wrong with it at once."""

from datetime import date

import pytest

from salescoach.playbook.compiling import compile_playbook
from salescoach.trainer.scenarios.model import Event, Expectation, Suite
from salescoach.trainer.scenarios.reading import (
    MOST_AT_ONCE,
    Named,
    Unusable,
    read_suite,
)
from tests.builders.scenarios import HEAD, PUMPS, a_file, read, the_suite, told, wrong

ONE = "- name: it\n  expect: {gate: closed}\n"


def test_a_test_has_what_is_given_its_steps_and_its_place() -> None:
    suite = the_suite("""
        - name: it
          covers: [trouble, finding-out/read-up, P1]
          todo: later
          given: {account: "Halden", title: "Pumps", customer_type: new-one, amount: 5 EUR,
                  expected_close: 30d, owner: kim, language: de, stage: offer}
          events:
            - {at: 3d, done: read-up}
          expect: {gate: closed}
        """)
    (test,) = suite.scenarios

    assert (suite.file, suite.playbook_file, suite.start) == (
        "pumps.test.yaml", "pumps.yaml", date(2026, 3, 2),
    )  # fmt: skip
    assert (test.name, test.case, test.title, test.place.line) == ("it", None, "it", 4)
    assert (test.covers, test.todo) == (("trouble", "finding-out/read-up", "P1"), "later")
    assert (test.given.account, test.given.stage, test.given.place.line) == ("Halden", "offer", 7)
    assert test.given.options == (
        ("title", "Pumps"), ("type", "new-one"), ("amount", "5 EUR"),
        ("expected_close", "2026-04-01"), ("owner", "kim"), ("language", "de"),
    )  # fmt: skip
    assert [step.on for step in test.steps] == [date(2026, 3, 5)] * 2


def test_nothing_has_to_be_given() -> None:
    (test,) = the_suite(ONE).scenarios

    assert (test.given.account, test.given.options, test.given.stage) == ("The customer", (), None)
    assert [step.on for step in test.steps] == [date(2026, 3, 2)]


def test_steps_are_in_the_order_of_days_and_events_before_expectations() -> None:
    (test,) = the_suite("""
        - name: it
          events:
            - {at: 5d, done: test-it}
            - {at: 1d, set: {trouble: x}}
            - {at: 1d, done: read-up}
          expect:
            - {at: 5d, gate: open}
            - {at: 1d, gate: closed}
            - {at: 2d, gate: closed}
            - {gate: closed}
        """).scenarios

    shown = [(step.verb.name if isinstance(step, Event) else "?", step.at) for step in test.steps]
    assert shown == [
        ("set", "1d"), ("done", "1d"), ("?", "1d"), ("?", "2d"), ("done", "5d"), ("?", "5d"),
        ("?", "5d"),
    ]  # fmt: skip


def test_each_case_has_what_its_test_has_and_its_own() -> None:
    first, second = the_suite("""
        - name: it
          todo: some day
          given: {customer_type: new-one, amount: 5 EUR}
          events: {at: 1d, done: read-up}
          expect: {gate: closed}
          cases:
            - {name: one, given: {customer_type: old-friend}, todo: tomorrow}
            - {name: two, events: {at: 2d, done: test-it}, expect: {met: []}}
        """).scenarios

    assert (first.title, second.title) == ("it / one", "it / two")
    assert (first.todo, second.todo) == ("tomorrow", "some day")
    assert first.given.options == (("type", "old-friend"), ("amount", "5 EUR"))
    assert second.given.options == (("type", "new-one"), ("amount", "5 EUR"))
    assert [isinstance(step, Event) for step in first.steps] == [True, False]
    # without a day it is for that of the last event, also where the case brings it
    assert [step.at for step in second.steps] == ["1d", "2d", "2d", "2d"]


@pytest.mark.parametrize(
    ("head", "own", "looked_at"),
    [("", "", False), ("warnings: {default: off}\n", "", True),
     ("warnings: {default: off}\n", "default: on, ", False), ("", "default: off, ", True)],
)  # fmt: skip
def test_the_warnings_that_ship_can_be_left_out(head: str, own: str, looked_at: bool) -> None:
    line = f"- name: it\n  expect: {{warnings: {{{own}includes: [too-long]}}}}"
    suite = the_suite(line, head=HEAD + head)

    (step,) = suite.scenarios[0].steps
    assert isinstance(step, Expectation)
    assert step.own_warnings is looked_at
    assert suite.own_warnings == {"too-long"}


@pytest.mark.parametrize(
    ("tests", "problem"),
    [
        ("- name: it\n  covers: [read-up]\n  expect: {gate: open}",
         ("SC507: nothing in the playbook has the id or the ref read-up"
         " | Did you mean finding-out/read-up?")),
        ("- name: it\n  covers: P2\n  expect: {gate: open}",
         "SC507: nothing in the playbook has the id or the ref P2"),
        ("- name: it\n  given: {customer_type: newone}\n  expect: {gate: open}",
         "SC301: there is no customer type newone | Did you mean new-one?"),
        ("- name: it\n  given: {stage: offr}\n  expect: {gate: open}",
         "SC301: there is no stage offr | Did you mean offer?"),
        ("- name: it\n  given: {stage: paperwork}\n  expect: {gate: open}",
         "SC316: no deal ever stands in paperwork: it runs beside offer"),
        ("- name: it", "SC510: this test expects nothing"),
        ("- name: it\n  events: {at: 1d, done: read-up}", "SC510: this test expects nothing"),
        ("- name: it\n  cases: [{name: one}]", "SC510: this test expects nothing"),
        ("- name: it\n  cases: []\n  expect: {gate: open}",
         "SC203: expected at least one entry, found a list"),
        (ONE + ONE, "SC511: the name it stands on line 4 already"),
        (("- name: it\n  cases:\n    - {name: one, expect: {gate: open}}\n"
         "    - {name: one, expect: {gate: open}}"),
         "SC511: the name one stands on line 6 already"),
        ("- name: it\n  expect: {gate: ajar}", "SC205: 'ajar' is not one of open and closed"),
        ("- name: it\n  expct: {gate: open}",
         "SC201: there is no key expct here | Did you mean expect?"),
        ("- name: it\n  expect: {gat: open}",
         "SC201: there is no key gat here | Did you mean gate?"),
        ("- expect: {gate: open}", "SC202: the key name is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_test(tests: str, problem: str) -> None:
    assert wrong(tests) == [problem]


def test_a_test_may_expect_that_a_command_is_refused_and_nothing_else() -> None:
    suite = the_suite("- name: it\n  events: {at: 1d, advance: {}, refused: 1}")

    assert [isinstance(step, Event) for step in suite.scenarios[0].steps] == [True]


def test_no_tests_are_no_mistake_here() -> None:
    suite = read(HEAD + "tests: []\n")

    assert isinstance(suite, Suite)
    assert suite.scenarios == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("start: 2026-03-02\ntests: []\n", ["1:1 SC202: the key playbook is missing"]),
        ("playbook: pumps.yaml\nstart: today\ntests: []\n",
         ["2:8 SC203: expected a day like 2026-03-05, found 'today'"]),
        ("playbook: other.yaml\nstart: 2026-03-02\ntests: []\n",
         [("1:11 SC509: the playbook other.yaml cannot be tested: no playbook with this id ships,"
          " and no file is named, like base.yaml")]),
        ("playbook: [pumps.yaml]\nstart: 2026-03-02\ntests: []\n",
         ["1:11 SC203: expected text; true, false and nothing need quotes, found a list"]),
        ("- a\n", ["1:1 SC111: a playbook is one mapping of keys to values"]),
        ("a: &b c\n", ["1:4 SC105: anchors, aliases, tags and merge keys are not allowed: &b",
                       "1:1 SC201: there is no key a here",
                       "1:1 SC202: the key playbook is missing",
                       "1:1 SC202: the key start is missing",
                       "1:1 SC202: the key tests is missing"]),
        ("a: [", [("1:4 SC103: this is not YAML: the [ opened in line 1 is not closed"
                  " | Put ] behind the last entry.")]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file(text: str, problems: list[str]) -> None:
    assert sorted(told(text)) == sorted(problems)


def test_all_mistakes_of_all_tests_come_at_once_in_the_order_of_the_file() -> None:
    text = a_file("""
        - name: one
          covers: [los]
          expct: {gate: open}
        - name: two
          events: {at: 1d, sett: {trouble: x}}
          expect: {at: 0d, next: {first: do/reed-up}, unknown: [trouble-sad]}
          cases:
            - {name: a, events: {at: 1d, dne: x}, expect: {gate: ajar}}
        """)

    assert [line.split()[:2] for line in told(text)] == [
        ["5:14", "SC507:"],
        ["6:5", "SC201:"],
        ["8:22", "SC501:"],
        ["9:36", "SC301:"],
        ["9:59", "SC301:"],
        ["11:36", "SC501:"],
        ["11:60", "SC205:"],
    ]


def test_where_the_start_is_no_day_only_that_is_told() -> None:
    text = a_file("- name: it\n  events: {at: 1d, sett: {}}\n  expct: {}",
                     head="playbook: pumps.yaml\nstart: soon\n")  # fmt: skip

    assert [line.split()[1] for line in told(text)] == ["SC203:", "SC201:"]


def test_a_broken_playbook_is_told_before_the_tests_of_it() -> None:
    broken = PUMPS.replace("type: money", "type: mony").encode()
    found = read_suite(
        a_file("- nme: it").encode(),
        "pumps.test.yaml",
        lambda name: Named(name, compile_playbook(broken, name)),
        {},
    )

    assert isinstance(found, Unusable)
    assert [(one.code, one.file) for one in found.problems] == [("SC205", "pumps.yaml")]


def test_a_warning_about_the_file_stops_nothing() -> None:
    suite = read(a_file("# salescoach: ignore[SC999] so\n" + ONE))

    assert isinstance(suite, Suite)
    assert [one.code for one in suite.problems] == ["SC402"]
    assert len(suite.scenarios) == 1


@pytest.mark.parametrize(("more", "codes"), [(0, []), (1, ["SC512"])])
def test_so_much_is_played_and_no_more(more: int, codes: list[str]) -> None:
    cases = "".join(f"    - {{name: c{n}}}\n" for n in range(10))
    # an event and an expectation of each of them, in each of ten cases
    events = "".join("    - {at: 1d, done: x}\n" for _ in range(MOST_AT_ONCE - 1 + more))
    text = f"- name: it\n  expect: {{gate: open}}\n  cases:\n{cases}  events:\n{events}"

    assert [line.partition(":")[0] for line in wrong(text)] == codes
