"""The end of the screen of a deal: what is still open, a day without work, the commands."""

from datetime import date, timedelta

import pytest

from salescoach.deal.events import Payload
from tests.builders.playbooks import the_text
from tests.builders.recorded import write
from tests.builders.records import called_off, held, ours, planned, raised, theirs
from tests.builders.worlds import Run

OWN = "own"
TODAY = date(2026, 4, 14)  # a Tuesday
FACTS = """
- {id: mark, title: Mark, type: text, ask: "Which figure?", ask_whom: [technical, user]}
- {id: cost, title: Cost, type: text, ask: "What does it cost?", ask_whom: [economic]}
"""
CRITERIA = """
- {id: marked, statement: S, short: "mark agreed", met_when: {fact: mark, known: true}}
- {id: costed, statement: S, short: "cost known",
   met_when: {fact: cost, known: true, level: confirmed}}
- {id: calm, statement: S, short: "no doubt left",
   met_when: {not: {doubt: {state: [raised, explored, answered]}}}}
"""
STAGE = "leaving: they can choose"


def day(days: int) -> date:
    return TODAY + timedelta(days)


def opened(
    run: Run, *, met: bool = True, criteria: str = CRITERIA, items: str = "", facts: str = FACTS
) -> Run:
    """Ulf was met a week ago, unless nobody was; Erik, who pays, is only known."""
    run.clock.to(day(-7).isoformat())
    file = run.base / "own.yaml"
    file.write_text(the_text(facts=facts, criteria=criteria, stage=STAGE, items=items))
    run.ok("new", "Own", "--playbook", str(file), "--type", "market")
    for name, role in (("Ulf Berg", "technical"), ("Erik Dahl", "economic")):
        run.ok("person", "add", OWN, name, "--role", role)
    if met:
        write(run, OWN, planned("first", day(-7)), held("first", people=["ulf-berg"]))
    run.clock.to(TODAY.isoformat())
    return run


def screen(run: Run, *records: Payload) -> list[str]:
    if records:
        write(run, OWN, *records)
    return run.ok("next", OWN, "--format", "table").out.splitlines()


def open_line(lines: list[str]) -> str:
    return next(line for line in lines if line.startswith("Still open"))


# What is still open


BOTH = """
- {id: both, statement: S, short: "all of it", met_when: {all: [{fact: cost}, {fact: mark}]}}
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [(False, "all of it (not asked)"), (True, "all of it (Mark not asked)")],
    ids=["nothing yet", "a part of it"],
)
def test_of_a_criterion_of_which_something_is_known_it_says_what_is_not(
    said: bool, told: str, empty: Run
) -> None:
    run = opened(empty, criteria=BOTH.replace("fact: cost", "fact: mark") if not said else BOTH)
    if said:
        run.ok("set", OWN, "cost=much", "--said-by", "erik")

    assert open_line(screen(run)) == f"Still open before they can choose: {told}"


SETTLED = """
- {id: settled, statement: S, short: "doubts settled", met_when: {all: [
     {fact: mark}, {not: {doubt: {state: [raised, explored, answered]}}}]}}
"""


def test_an_open_doubt_says_more_than_that_something_was_not_asked(empty: Run) -> None:
    run = opened(empty, criteria=SETTLED)
    assert open_line(screen(run)).endswith(": doubts settled (not asked)")
    doubt = raised(words="Not deposits", holder="ulf-berg")

    assert open_line(screen(run, doubt)).endswith(": doubts settled (a doubt of Ulf is open)")


EACH = """
- {id: each, statement: S, short: "what each wants",
   met_when: {fact: wish, of: [technical, economic]}}
"""


def test_where_each_is_to_say_it_who_has_not_is_named(empty: Run) -> None:
    wish = "- {id: wish, title: Wish, type: text, scope: person, ask: 'What?'}"
    run = opened(empty, criteria=EACH, facts=wish)
    assert open_line(screen(run)).endswith(": what each wants (not asked)")
    run.ok("set", OWN, "wish=calm", "--of", "erik", "--said-by", "erik")

    assert open_line(screen(run)).endswith(": what each wants (Ulf not asked)")


def test_that_nobody_was_asked_is_said_of_who_was_met(empty: Run) -> None:
    assert open_line(screen(opened(empty))) == (
        "Still open before they can choose: mark agreed (not asked); cost known"
    )


def test_where_nobody_was_met_yet_that_goes_without_saying(empty: Run) -> None:
    tomorrow = planned("first", day(1), people=["ulf-berg"])
    assert open_line(screen(opened(empty, met=False), tomorrow)) == (
        "Still open before they can choose: mark agreed; cost known"
    )


def test_an_open_doubt_is_told_by_whose_it_is(empty: Run) -> None:
    lines = screen(opened(empty), raised(holder="erik-dahl"))
    told = " ".join(lines)
    assert "no doubt left (a doubt of Erik is open)" in told


def test_what_somebody_said_whose_word_does_not_do_names_them_by_their_first_name(
    empty: Run,
) -> None:
    opened(empty).ok("set", OWN, "cost=9", "--said-by", "ulf")
    assert "cost known (only Ulf so far)" in " ".join(screen(empty))


# An open gate


def test_at_an_open_gate_it_says_who_met_it_and_nothing_is_open(empty: Run) -> None:
    opened(empty).ok("set", OWN, "mark=2", "--said-by", "ulf")
    empty.ok("set", OWN, "cost=9", "--said-by", "erik")
    lines = screen(empty)
    assert "   Ulf Berg: mark agreed." in lines
    assert "   Erik Dahl: cost known." in lines
    assert open_line(lines) == "Still open before they can choose: nothing"
    assert "Go on:       salescoach advance own" in lines
    assert lines[-1] == "Reasons:     salescoach gate own"


# Nothing to do


def test_a_day_on_which_all_waits_says_what_is_agreed(empty: Run) -> None:
    opened(empty, criteria="")
    lines = screen(
        empty,
        planned("next", day(7), people=["ulf-berg", "erik-dahl"]),
        theirs(what="send the figures", owner="ulf-berg", due=day(3)),
        ours(what="send the sheet", due=day(6)),
    )
    assert lines[3:7] == [
        "Nothing to do today.",
        "On 21 April you meet Ulf and Erik.",
        "By 17 April, from Ulf: send the figures",
        "By 20 April, from us: send the sheet",
    ]
    assert lines[-1] == "Call sheet:  salescoach brief own"


def test_so_does_one_on_which_nothing_is_agreed(empty: Run) -> None:
    opened(empty, met=False, items="- {id: it, do: Do}", criteria="").ok("done", OWN, "it")
    assert "Nothing to do today." in screen(empty)


# The commands


def test_three_commands_stand_at_the_bottom(empty: Run) -> None:
    assert screen(opened(empty))[-3:] == [
        "Record:      salescoach set own mark=… --said-by ulf-berg",
        "Call sheet:  salescoach brief own --with ulf-berg",
        "Reasons:     salescoach why own 1",
    ]


def test_where_nobody_is_known_somebody_is_to_be_added(empty: Run) -> None:
    file = empty.base / "own.yaml"
    file.write_text(the_text(facts=FACTS, criteria=CRITERIA, stage=STAGE))
    empty.ok("new", "Own", "--playbook", str(file), "--type", "market")
    lines = screen(empty)
    assert "1  TODAY: Who is there? Name the first person you talk to" in lines
    assert lines[-2] == "Record:   salescoach person add own … --role technical"


@pytest.mark.parametrize(
    ("days", "label"), [(45, "Call sheet:  salescoach brief own --with ulf-berg"),
                        (46, "Park it:  salescoach park own --until … --because …")],
)  # fmt: skip
def test_after_a_very_long_silence_one_may_park_it(days: int, label: str, empty: Run) -> None:
    opened(empty).clock.to(day(-7 + days).isoformat())
    assert label in screen(empty)


def test_a_visit_that_was_called_off_is_nothing_to_be_told(empty: Run) -> None:
    opened(empty, criteria="")
    visit = planned("next", day(-1), people=["ulf-berg"])
    told = screen(empty, visit)
    assert told[3] == "1  TODAY: Say how the visit of 13 April went (Ulf Berg)"
    assert screen(empty, called_off("next"))[3] != told[3]
