"""What is expected beside what is: for every key one that holds, and one that does not."""

from dataclasses import replace

import pytest

from salescoach.trainer.scenarios.results import Difference, Missed
from tests.builders.scenarios import only, played, the_suite

# On the tenth day: Ana runs it and said what goes wrong, what it costs is not known.
STORY = """
- name: it
  given: {customer_type: new-one}
  events:
    - {at: 0d, person-add: {name: "Ana Ruiz", role: user}}
    - {at: 1d, done: read-up}
    - {at: 2d, set: {trouble: "it leaks", size: 12.50, share: "7%"}, said_by: "Ana"}
    - {at: 2d, set: {trial-day: 9d, likes: [red, "no noise"], where: [yard, hall]}, said_by: "Ana"}
    - {at: 2d, set: {boss: "Ana", urgent: true, our-verdict: false}}
    - {at: 3d, done: test-it, because: "she was here", until: 30d}
    - {at: 3d, set: {amount: 50 EUR}}
"""
LATE = """
- name: it
  given: {customer_type: new-one}
"""


def differences(expected: str, story: str = STORY) -> list[Difference]:
    """What differs; the expectation stands in the last line."""
    result = only(f"{story}  expect: {{{expected}}}")
    found: list[Difference] = []
    for failure in result.failures:
        assert isinstance(failure, Missed), failure
        found += failure.differences
    return found


@pytest.mark.parametrize(
    "expected",
    [
        "gate: closed",
        "met: trouble-said, unknown: loss-said, unmet: [], waived: [], open: finding-out/loss-said",
        "next: [find-out/loss, repay/test-it]",
        "next: {exact: [repay/finding-out/test-it, find-out/loss]}",
        "next: {first: find-out/loss, includes: repay/test-it, excludes: [advance, do/read-up]}",
        "next: {first: [find-out/loss, repay/test-it], ready: [repay/test-it]}",
        "stage: finding-out, position: finding-out, status: selling, outcome: null",
        "outcome: none, days_in_stage: 3",
        "warnings: [], debts: [test-it]",
        "warnings: {excludes: too-long, default: off}, debts: finding-out/test-it",
        "items: {read-up: done, finding-out/ask-it: done, test-it: done}",
        "facts: {trouble: confirmed, size: confirmed, loss: unknown, boss: assumed}",
        'facts: {trouble: {level: confirmed, value: "it leaks"}, size: {value: 12.5}}',
        "facts: {share: {value: 7}, trial-day: {value: 9d}, urgent: {value: true}}",
        'facts: {likes: {value: [red, "no noise"]}, where: {value: [hall, yard]}}',
        'facts: {likes: {value: "red; no noise"}, where: {value: "yard, hall"}}',
        "facts: {boss: {value: ana}, our-verdict: {value: false}}",
        'facts: {boss: {value: "Ana Ruiz"}, trial-day: {value: 2026-03-11}}',
    ],
)
def test_what_holds(expected: str) -> None:
    assert differences(expected) == []


@pytest.mark.parametrize(
    ("expected", "key", "of", "wanted", "found"),
    [
        ("gate: open", "gate", "", "open", "closed"),
        ("stage: offer", "stage", "", "offer", "finding-out"),
        ("position: offer", "position", "", "offer", "finding-out"),
        ("status: ended", "status", "", "ended", "selling"),
        ("outcome: won", "outcome", "", "won", "none"),
        ("days_in_stage: 4", "days_in_stage", "", "4", "3"),
        ("items: {read-up: open}", "items", "read-up", "open", "done"),
        ("facts: {trouble: heard}", "facts.level", "trouble", "heard", "confirmed"),
        ("facts: {loss: heard}", "facts.level", "loss", "heard", "unknown"),
        ("facts: {trouble: {value: x}}", "facts.value", "trouble", "x", "it leaks"),
        ("facts: {loss: {value: 5 EUR}}", "facts.value", "loss", "5.00 EUR", "unknown"),
        ("facts: {boss: {value: Pia}}", "facts.value", "boss", "Pia", "Ana Ruiz"),
        ("facts: {urgent: {value: false}}", "facts.value", "urgent", "no", "yes"),
        ("facts: {size: {value: none}}", "facts.value", "size", "none", "12.5"),
    ],
)  # fmt: skip
def test_one_value_that_is_another(
    expected: str, key: str, of: str, wanted: str, found: str
) -> None:
    (one,) = differences(expected)

    assert (one.key, one.of, one.expected, one.found) == (key, of, (wanted,), (found,))
    assert (one.missing, one.unexpected) == ((), ())


@pytest.mark.parametrize(
    ("expected", "key", "missing", "unexpected"),
    [
        ("met: []", "met", (), ("finding-out/trouble-said",)),
        ("unknown: [trouble-said, loss-said]", "unknown", ("finding-out/trouble-said",), ()),
        ("waived: loss-said", "waived", ("finding-out/loss-said",), ()),
        ("unmet: loss-said", "unmet", ("finding-out/loss-said",), ()),
        ("open: trouble-said", "open", ("finding-out/trouble-said",), ("finding-out/loss-said",)),
        ("next: [find-out/loss, advance]", "next", ("advance/finding-out",),
         ("repay/finding-out/test-it",)),
        ("next: {includes: [find-out/loss, meet/payer]}", "next.includes", ("meet/payer",), ()),
        ("next: {excludes: [find-out/loss, meet/payer]}", "next.excludes", (), ("find-out/loss",)),
        ("next: {waiting: find-out/loss}", "next.waiting", ("find-out/loss",), ()),
        ("next: {ready: do/read-up}", "next.ready", ("do/finding-out/read-up",), ()),
        ("warnings: too-long", "warnings", ("too-long",), ()),
        ("warnings: {includes: too-long}", "warnings.includes", ("too-long",), ()),
        ("debts: []", "debts", (), ("finding-out/test-it",)),
    ],
)  # fmt: skip
def test_a_list_that_is_another(
    expected: str, key: str, missing: tuple[str, ...], unexpected: tuple[str, ...]
) -> None:
    (one,) = differences(expected)

    assert (one.key, one.missing, one.unexpected) == (key, missing, unexpected)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("first: repay/test-it", ("find-out/loss",)),
        ("first: [repay/test-it, find-out/loss]", ("find-out/loss", "repay/finding-out/test-it")),
        ("first: [find-out/loss, repay/test-it, advance]",
         ("find-out/loss", "repay/finding-out/test-it")),
    ],
)  # fmt: skip
def test_what_comes_first_is_an_order(expected: str, found: tuple[str, ...]) -> None:
    (one,) = differences(f"next: {{{expected}}}")

    assert (one.key, one.found) == ("next.first", found)


@pytest.mark.parametrize(
    ("day", "expected", "held"),
    [(20, "[]", True), (20, "too-long", False), (21, "too-long", True), (21, "[]", False)],
)
def test_a_warning_on_its_day(day: int, expected: str, held: bool) -> None:
    wanted = f"at: {day}d, warnings: {{exact: {expected}, default: off}}"
    assert (differences(wanted, LATE) == []) is held


@pytest.mark.parametrize(("default", "held"), [("on", False), ("off", True)])
def test_warnings_that_are_not_the_playbooks_own_can_be_left_out(default: str, held: bool) -> None:
    suite = the_suite(f"""
        - name: it
          expect: {{at: 21d, warnings: {{default: {default}, exact: []}}}}
        """)
    (result,) = played(replace(suite, own_warnings=frozenset()))

    assert (result.verdict == "passed") is held


def test_each_difference_stands_where_it_was_written() -> None:
    result = only("""
        - name: it
          expect:
            - at: 1d
              gate: open
              items:
                read-up: done
              next:
                first: advance
        """)
    (missed,) = result.failures
    assert isinstance(missed, Missed)

    places = [(one.key, one.place.line, one.place.column) for one in missed.differences]
    assert places == [("gate", 7, 9), ("items", 9, 11), ("next.first", 11, 11)]


def test_a_bare_id_is_of_the_position_then_beside_it_then_of_any_stage() -> None:
    result = only("""
        - name: it
          given: {customer_type: new-one, stage: offer}
          expect: {items: {read-up: open, finding-out/read-up: open}, debts: [], open: []}
        """)

    assert result.failures == ()
