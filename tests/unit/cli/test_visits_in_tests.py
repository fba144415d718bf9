"""Visits, people and notes in a test of a playbook: days from the start, maps, lists, refusals."""

from datetime import date
from typing import Any

import pytest

from salescoach.cli.rehearsal import Rehearsal, Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.cli.verbs import verbs
from salescoach.deal.records import Note, Visit
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.running import run as play
from salescoach.trainer.scenarios.verbs import Parameter
from tests.builders.worlds import STATUSES, Run

TESTS: dict[str, str] = {
    "a visit is planned so many days after the start": """
- {at: 0d, visit-plan: 3d, with: ana, goal: "the figure", time: "9:30"}
- {at: 1d, visit-plan: {day: 2w, kind: pilot, with: [ana, pia], our: "Eva Holm"}, why: "they asked"}
- {at: 2d, visit-plan: 2026-03-16}
""",
    "it is moved, and named by its day": """
- {at: 0d, visit-plan: 3d, with: ana}
- {at: 1d, visit-edit: 3d, day: 5d, goal: "the day", leave_out: "the price"}
- {at: 1d, visit-edit: {visit: 5d, with: [pia]}}
""",
    "it is held, also on another day": """
- {at: 0d, visit-plan: 3d, with: ana}
- {at: 3d, visit-hold: true}
- {at: 4d, visit-hold: {}, with: [ana, pia], outcome: advance, on: 4d}
- {at: 9d, visit-hold: {unplanned: true, with: pia, place: "by telephone"}, on: 8d}
- {at: 9d, visit-edit: 4d, outcome: no-sale}
""",
    "it is cancelled": """
- {at: 0d, visit-plan: 3d, with: ana}
- {at: 1d, visit-cancel: 3d, because: "their line stands"}
- {at: 1d, visit-hold: 3d, with: ana, refused: 1}
- {at: 1d, visit-plan: 0d, refused: 2}
- {at: 1d, visit-plan: true, refused: 5}
- {at: 1d, visit-edit: 7d, goal: "x", refused: 4}
""",
    "people and notes": """
- {at: 1d, person-edit: ana, role: payer, not_role: user, goal: ["two shifts", "rest"]}
- {at: 1d, person-edit: {person: ana, informed: true}}
- {at: 2d, person-edit: {person: pia, stance: mentor, not_informed: true}}
- {at: 2d, note: "Ana rings back", private: true}
- {at: 2d, note: {text: "she did"}}
""",
}
START = date(2026, 3, 2)
HEAD = """playbook: statuses.yaml
start: 2026-03-02
tests:
"""


def played(run: Run, name: str) -> Rehearsal:
    """The deal of a test, after all its events, none of which went wrong."""
    run.base.mkdir(parents=True, exist_ok=True)
    (run.base / "statuses.yaml").write_bytes(STATUSES.read_bytes())
    people = (
        '- {at: 0d, person-add: {name: "Ana Ruiz", role: user}}\n'
        '- {at: 0d, person-add: {name: "Pia Voss", role: payer}}'
    )
    events = "".join(f"      {line}\n" for line in (people + TESTS[name]).splitlines())
    text = f"{HEAD}  - name: {name}\n    events:\n{events}    expect: {{stage: finding}}\n"
    (run.base / "statuses.test.yaml").write_text(text, encoding="utf-8")
    session = Session(run.world(), Shared(), ("plain",))
    suite = suite_of(session, run.base / "statuses.test.yaml")
    assert isinstance(suite, Suite), suite.problems
    rehearsal = Rehearsals(session, suite).new()
    assert play(suite, suite.scenarios[0], rehearsal).failures == ()
    return rehearsal


def day(days: int) -> date:
    return date(2026, 3, 2 + days)


def visits(run: Run, name: str, *fields: str) -> list[tuple[Any, ...]]:
    found: tuple[Visit, ...] = played(run, name).view(day(20)).deal.records.visits
    return [tuple(getattr(one, field) for field in fields) for one in found]


def test_a_visit_is_planned_so_many_days_after_the_start(empty: Run) -> None:
    found = visits(empty, "a visit is planned so many days after the start",
                   "id", "day", "time", "people", "ours", "goal")  # fmt: skip
    assert found == [
        ("visit-2026-03-05", day(3), "09:30", ("ana-ruiz",), (), "the figure"),
        ("pilot-2026-03-16", day(14), None, ("ana-ruiz", "pia-voss"), ("Eva Holm",), None),
        ("visit-2026-03-16", day(14), None, (), (), None),
    ]


def test_it_is_moved_and_named_by_its_day(empty: Run) -> None:
    found = visits(empty, "it is moved, and named by its day",
                   "id", "day", "people", "goal", "leave_out", "moves")  # fmt: skip
    assert found == [("visit-2026-03-05", day(5), ("pia-voss",), "the day", "the price", 1)]


def test_it_is_held_also_on_another_day(empty: Run) -> None:
    found = visits(empty, "it is held, also on another day",
                   "id", "state", "day", "people", "corrected", "location")  # fmt: skip
    assert found == [
        ("visit-2026-03-05", "held", day(3), ("ana-ruiz",), None, None),
        ("visit-2026-03-06", "held", day(4), ("ana-ruiz", "pia-voss"), "no-sale", None),
        ("visit-2026-03-10", "held", day(8), ("pia-voss",), None, "by telephone"),
    ]


def test_it_is_cancelled_and_what_is_refused_is_told_by_its_code(empty: Run) -> None:
    found = visits(empty, "it is cancelled", "state", "because")
    assert found == [("cancelled", "their line stands")]


def test_people_and_notes(empty: Run) -> None:
    deal = played(empty, "people and notes").view(day(20)).deal
    ana, pia = deal.people
    assert [one.role for one in ana.roles] == ["payer"]
    assert ([goal.words for goal in ana.goals], ana.informed) == (["two shifts", "rest"], day(1))
    assert (pia.stance, pia.informed) == ("mentor", None)
    assert deal.records.notes == (
        Note(text="Ana rings back", on=day(2), actor="rep", private=True),
        Note(text="she did", on=day(2), actor="rep"),
    )


@pytest.mark.parametrize(
    ("verb", "parameter", "found"),
    [
        ("visit-plan", "day", Parameter(name="day", day=True)),
        ("visit-plan", "with", Parameter(name="with", many=True)),
        ("visit-plan", "at_least", Parameter(name="at_least")),
        ("visit-edit", "visit", Parameter(name="visit", day=True)),
        ("visit-edit", "day", Parameter(name="day", day=True)),
        ("visit-hold", "visit", Parameter(name="visit", day=True)),
        ("visit-hold", "unplanned", Parameter(name="unplanned", flag=True)),
        ("visit-cancel", "visit", Parameter(name="visit", day=True)),
        ("person-edit", "not_informed", Parameter(name="not_informed", flag=True)),
        ("person-edit", "not_role", Parameter(name="not_role", many=True)),
        ("note", "text", Parameter(name="text")),
    ],
)
def test_a_visit_may_be_named_by_a_day_of_the_test(
    verb: str, parameter: str, found: Parameter
) -> None:
    assert verbs()[verb].parameter(parameter) == found
