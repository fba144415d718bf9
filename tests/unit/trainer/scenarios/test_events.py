"""From what a trainer writes to what a command is given."""

from datetime import date
from typing import Any

import pytest

from salescoach.trainer.scenarios.model import Event, Suite
from salescoach.trainer.scenarios.reading import read_suite
from salescoach.trainer.scenarios.verbs import Parameter, Verb
from tests.builders.scenarios import a_file, find, the_suite, wrong

USUAL = "  expect: {gate: closed}"


def event(line: str) -> Event:
    suite = the_suite(f"- name: it\n  events:\n    - {line}\n{USUAL}")
    (found,) = [step for step in suite.scenarios[0].steps if isinstance(step, Event)]
    return found


def given(line: str) -> dict[str, Any]:
    return {one.parameter.name: one.values for one in event(line).arguments}


def problems(*lines: str) -> list[str]:
    shown = "\n".join(f"    - {line}" for line in lines)
    return wrong(f"- name: it\n  events:\n{shown}\n{USUAL}")


def test_an_event_has_a_day_a_command_and_a_place() -> None:
    found = event("{at: 2w, done: read-up}")

    assert (found.on, found.at, found.verb.name) == (date(2026, 3, 16), "2w", "done")
    assert (found.place.line, found.place.column) == (6, 9)
    assert found.refused is None


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ("{at: 1d, done: read-up}", {"items": ("read-up",)}),
        ("{at: 1d, done: [read-up, test-it]}", {"items": ("read-up", "test-it")}),
        ("{at: 1d, done: {items: read-up, because: x}}",
         {"items": ("read-up",), "because": ("x",)}),
        ("{at: 1d, set: {trouble: \"it leaks\"}}", {"values": ("trouble=it leaks",)}),
        ("{at: 1d, set: {trouble: none}, said_by: [Ana, Pia]}",
         {"values": ("trouble=none",), "said_by": ("Ana", "Pia")}),
        ("{at: 1d, set: {urgent: true, our-verdict: false}}",
         {"values": ("urgent=yes", "our-verdict=no")}),
        ("{at: 1d, set: {likes: [a, b], where: [hall, yard]}}",
         {"values": ("likes=a; b", "where=hall,yard")}),
        ("{at: 1d, set: {trial-day: 3d, expected-close: 1w, trouble: 3d}}",
         {"values": ("trial-day=2026-03-05", "expected-close=2026-03-09", "trouble=3d")}),
        ("{at: 1d, set: {trial-day: 2026-04-01, loss: 50 EUR}}",
         {"values": ("trial-day=2026-04-01", "loss=50 EUR")}),
        ("{at: 1d, person-add: Ana, role: [user, payer]}",
         {"name": ("Ana",), "role": ("user", "payer")}),
        ("{at: 1d, person-add: {name: Ana, role: user}}", {"name": ("Ana",), "role": ("user",)}),
        ("{at: 1d, skip: read-up, because: x, not_applicable: true}",
         {"item": ("read-up",), "because": ("x",), "not_applicable": ()}),
        ("{at: 1d, skip: read-up, because: x, not_applicable: false}",
         {"item": ("read-up",), "because": ("x",)}),
        ("{at: 1d, advance: {waive: trouble-said}, because: x, until: 30d}",
         {"waive": ("trouble-said",), "because": ("x",), "until": ("2026-04-01",)}),
        ("{at: 1d, wait: {until: 9999mo}, because: x}", {"until": ("9999mo",), "because": ("x",)}),
        ("{at: 1d, advance: {}}", {}),
        ("{at: 1d, advance: true}", {}),
        ("{at: 1d, advance: }", {}),
        ("{at: 1d, undo: true}", {}),
        ("{at: 1d, undo: {redo: true}, actor: kim}", {"redo": (), "actor": ("kim",)}),
    ],
)  # fmt: skip
def test_what_a_command_is_given(line: str, arguments: dict[str, Any]) -> None:
    assert given(line) == arguments


@pytest.mark.parametrize(("written", "refused"), [("1", 1), ("6", 6), ("true", True)])
def test_that_a_command_has_to_be_refused(written: str, refused: object) -> None:
    assert event(f"{{at: 1d, advance: {{}}, refused: {written}}}").refused is refused


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{at: 1d, sett: {trouble: x}}", "SC501: there is no command sett | Did you mean set?"),
        ("{at: 1d, done: read-up, set: {trouble: x}}",
         "SC502: one event is one command, not several: done and set"),
        ("{at: 1d}",
         ('SC503: this event has no command'
         ' | Name what happens, like: set: {need: "less downtime"}')),
        ("{at: 1d, done: read-up, sayd_by: Ana}", ("SC504: the command done takes no sayd_by"
         " | Choose from: at, refused, items, because, until, on, again and actor")),
        ("{at: 1d, set: {trouble: x}, sayd_by: Ana}",
         "SC504: the command set takes no sayd_by | Did you mean said_by?"),
        ("{at: 1d, person-add: {nam: Ana, name: Pia}}",
         "SC504: the command person-add takes no nam | Did you mean name?"),
        ("{at: 1d, set: {trouble: x, said_by: Ana}}",
         "SC301: there is no fact said_by | said_by stands beside set, outside of its braces."),
        ("{at: 1d, set: {truoble: x}}", "SC301: there is no fact truoble | Did you mean trouble?"),
        ("{at: 1d, done: read-up, format: json}", ("SC504: the command done takes no format"
         " | Choose from: at, refused, items, because, until, on, again and actor")),
        ("{at: 2026-03-01, done: read-up}", "SC505: 2026-03-01 comes before the start, 2 March"),
        ("{done: read-up}", "SC202: the key at is missing"),
        ("{at: soon, done: read-up}", ("SC203: expected days, weeks or months from the start,"
         " like 3d or 2w, or a day like 2026-03-05, found 'soon'")),
        ("{at: [1d], done: read-up}", ("SC203: expected days, weeks or months from the start,"
         " like 3d or 2w, or a day like 2026-03-05, found a list")),
        ("{at: 1d, done: }", "SC202: the key items is missing"),
        ("{at: 1d, person-add: {role: user}}", "SC202: the key name is missing"),
        ("{at: 1d, done: {items: {}}}",
         ("SC203: expected text; true, false and nothing need quotes,"
         " found an object")),
        ("{at: 1d, done: [[read-up]]}",
         ("SC203: expected text; true, false and nothing need quotes,"
         " found a list")),
        ("{at: 1d, done: read-up, because: [a, b]}",
         ("SC203: expected text; true, false and nothing"
         " need quotes, found a list")),
        ("{at: 1d, done: read-up, until: true}", ("SC203: expected text; true, false and nothing"
         " need quotes, found true")),
        ("{at: 1d, set: trouble}",
         "SC203: expected facts with their values, one after the other, found 'trouble'"),
        ("{at: 1d, set: {}}",
         "SC203: expected facts with their values, one after the other, found an object"),
        ("{at: 1d, set: {size: 1.250}}", ("SC203: expected a number like 12 or 1.5, found"
         " '1.250' | Write 1250, or 1.25: whichever is meant.")),
        ("{at: 1d, set: {loss: 50}}", "SC203: expected an amount like 50000 EUR, found '50'"),
        ("{at: 1d, set: {amount: 50}}", "SC203: expected an amount like 50000 EUR, found '50'"),
        ("{at: 1d, set: {trouble: [a]}}", ("SC203: expected text; true, false and nothing need"
         " quotes, found a list")),
        ("{at: 1d, set: {likes: [a, [b]]}}", ("SC203: expected text; true, false and nothing need"
         " quotes, found a list")),
        ("{at: 1d, win: read-up}",
         "SC203: expected nothing: this command takes no value of its own, found 'read-up'"),
        ("{at: 1d, skip: read-up, not_applicable: x}", "SC203: expected true or false, found 'x'"),
        ("{at: 1d, advance: {}, refused: 7}",
         "SC203: expected true where the answer is no, or an exit code from 1 to 6, found '7'"),
        ("{at: 1d, advance: {}, refused: false}",
         "SC203: expected true where the answer is no, or an exit code from 1 to 6, found false"),
        ("{at: 1d, done: {because: a, items: read-up}, because: b}",
         "SC108: the key because stands here twice, first on line 6"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_event(line: str, problem: str) -> None:
    assert problems(line) == [problem]


def test_an_event_that_is_to_be_refused_may_have_any_value() -> None:
    assert problems("{at: 1d, set: {size: 1.250}, refused: 2}") == []


def test_all_mistakes_of_all_events_come_at_once() -> None:
    found = problems("{at: 1d, sett: {}}", "{at: x, done: read-up, oops: 1}", "{at: 2d}")

    assert [line.partition(":")[0] for line in found] == ["SC501", "SC203", "SC504", "SC503"]


def test_without_a_likely_command_all_of_them_are_named() -> None:
    (problem,) = problems("{at: 1d, xyzxyz: closed}")

    assert problem.startswith(
        "SC501: there is no command xyzxyz | Choose from: set, done, skip, asked, "
    )


@pytest.mark.parametrize("key", ["gate: closed", "next: true", "open: []"])
def test_what_is_expected_is_no_event(key: str) -> None:
    word = key.partition(":")[0]

    assert problems(f"{{at: 0d, {key}}}") == [
        (
            f"SC501: there is no command {word}"
            " | It records nothing: what has to be so stands under expect."
        )
    ]


def test_a_word_may_be_a_command_and_an_option_of_another_one() -> None:
    set_ = Verb(
        name="set",
        arguments=(Parameter(name="values", assignments=True, many=True, required=True),),
        options=(Parameter(name="note"),),
    )
    note = Verb(name="note", arguments=(Parameter(name="text", required=True),))
    text = a_file("""
        - name: it
          events:
            - {at: 1d, set: {trouble: x}, note: y}
            - {at: 1d, note: y}
          expect: {gate: closed}
        """)
    suite = read_suite(text.encode(), "", find, {"note": note, "set": set_})

    assert isinstance(suite, Suite)
    names = [step.verb.name for step in suite.scenarios[0].steps if isinstance(step, Event)]
    assert names == ["set", "note"]
