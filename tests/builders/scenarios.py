"""Tests of playbooks to read and to play: a small playbook, and a test file around a few lines.

suite = the_suite('''
- name: closed at first
  expect: {gate: closed}
''')
assert results(suite) == {"closed at first": "passed"}
"""

from pathlib import Path
from textwrap import dedent, indent

from salescoach.cli.rehearsal import Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import compile_playbook
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.reading import Named, Unusable, read_suite
from salescoach.trainer.scenarios.results import Result
from salescoach.trainer.scenarios.running import Observe, run
from salescoach.values.messages import Message, say
from salescoach.wording.catalogue import Catalogue
from tests.builders.worlds import Run

PUMPS = """\
salescoach: 1
id: pumps
version: 1.0.0
title: Selling pumps
language: en
customer_types:
  - {id: new-one, title: "New customer"}
  - {id: old-friend, title: "Customer for years"}
buyer_roles:
  - {id: user, title: "Runs it every day"}
  - {id: payer, title: "Pays for it"}
facts:
  - {id: trouble, title: "What goes wrong today", type: text, ask_whom: [user], ref: [P1]}
  - {id: loss, title: "What it costs them", type: money, ask_whom: [user, payer], stale_after: 10d}
  - {id: size, title: "How many", type: number}
  - {id: share, title: "How much of it", type: percent}
  - {id: trial-day, title: "The day of the trial", type: date}
  - {id: likes, title: "What they like", type: list}
  - id: where
    title: Where
    type: choices
    choices: [{id: hall, title: "Hall"}, {id: yard, title: "Yard"}]
  - {id: boss, title: "Who decides", type: person}
  - {id: urgent, title: "Whether it is urgent", type: flag}
  - {id: our-verdict, title: "Whether we want this deal", type: flag, ours: true}
stages:
  - id: finding-out
    title: Finding out
    checklists:
      - id: first-visit
        title: The first visit
        items:
          - {id: read-up, do: "Read up", when: {customer_type: new-one}, effort: 10min}
          - {id: ask-it, do: "Ask them", records: [trouble], with: [user], after: [read-up]}
          - {id: test-it, do: "Test it", needs: {fact: loss, known: true}}
    exit_criteria:
      - id: trouble-said
        statement: They have said what goes wrong
        met_when: {fact: trouble, level: confirmed}
      - id: loss-said
        statement: They have said what it costs
        met_when: {fact: loss, known: true}
        failed_when: {fact: loss, none: true}
  - {id: offer, title: "The offer"}
  - {id: paperwork, title: "Their paperwork", beside: offer}
  - {id: running, title: "The pumps run"}
won_after: offer
warnings:
  - id: too-long
    severity: high
    fires_when: {days_in_stage: {more_than: 20}}
    because: "{days_in_stage} here"
    counter_action: {do: finding-out/ask-it}
    source: ours
"""
HEAD = "playbook: pumps.yaml\nstart: 2026-03-02\n"
render = Catalogue().text


def a_file(tests: str, *, head: str = HEAD) -> str:
    """A whole test file with these tests."""
    return f"{head}tests:\n{indent(dedent(tests).strip(), '  ')}\n"


def find(name: str) -> Named | Message:
    """The small playbook by its file name, and no other."""
    if name != "pumps.yaml":
        return say("extends.unknown")
    return Named(name, compile_playbook(PUMPS.encode(), name))


def read(text: str) -> Suite | Unusable:
    """A whole test file of the small playbook."""
    return read_suite(text.encode(), "pumps.test.yaml", find, verbs())


def told(text: str) -> list[str]:
    """The problems of a whole file: `LINE:COLUMN CODE: SENTENCE | REMEDY`."""
    return [
        f"{one.place.line}:{one.place.column} {one.code}: {render(one.message)}"
        + (f" | {render(one.remedy)}" if one.remedy else "")
        for one in read(text).problems
    ]


def wrong(tests: str) -> list[str]:
    """The same of some tests, counted from their first line; without the places."""
    return [line.partition(" ")[2] for line in told(a_file(tests))]


def the_suite(tests: str, *, head: str = HEAD) -> Suite:
    """The tests, read; AssertionError where something is wrong with them."""
    found = read(a_file(tests, head=head))
    assert isinstance(found, Suite), [render(one.message) for one in found.problems]
    return found


def played(suite: Suite, observe: Observe | None = None) -> list[Result]:
    """What came of each test, in order."""
    session = Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))
    rehearsals = Rehearsals(session, suite)
    return [run(suite, one, rehearsals.new(), observe) for one in suite.scenarios]


def results(tests: str) -> dict[str, str]:
    """The verdict of each test by its title."""
    return {one.scenario.title: one.verdict for one in played(the_suite(tests))}


def only(tests: str) -> Result:
    """What came of the one test."""
    (result,) = played(the_suite(tests))
    return result
