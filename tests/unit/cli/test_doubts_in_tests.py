"""Doubts, options and problems in a test of a playbook: words, maps, lists, days, refusals."""

from datetime import date
from typing import Any

import pytest

from salescoach.cli.rehearsal import Rehearsal, Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.cli.verbs import verbs
from salescoach.deal.record_events import Mark, Weight
from salescoach.deal.records import Doubt, Option, Problem, Records
from salescoach.playbook.problems import Problem as Mistake
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.reading import Unusable
from salescoach.trainer.scenarios.running import run as play
from salescoach.trainer.scenarios.verbs import Parameter
from salescoach.values.money import parse_money
from salescoach.wording.catalogue import Catalogue
from tests.builders.worlds import STATUSES, Run

START = date(2026, 3, 2)
EUR = parse_money("5 EUR")
HEAD = """playbook: statuses.yaml
start: 2026-03-02
tests:
"""
PEOPLE = """\
- {at: 0d, person-add: {name: "Ana Ruiz", role: user}}
- {at: 0d, person-add: {name: "Pia Voss", role: payer}}
"""
DOUBT: dict[str, Any] = {
    "id": "far-too-dear-for-us",
    "words": "far too dear for us",
    "holder": "pia-voss",
    "on": START,
}

PLAYED: dict[str, tuple[str, Records]] = {
    "a doubt is raised": (
        '- {at: 0d, doubt-raise: "far too dear for us", holder: Pia}',
        Records(doubts=(Doubt(**DOUBT, library="far-too-dear"),)),
    ),
    "a doubt is raised with all that is known of it": (
        """
- {at: 1d, visit-hold: {with: pia}}
- at: 2d
  doubt-raise: {words: "far too dear for us", holder: Pia, severity: high, like: too-dear}
  show: "the sum"
  visit: 1d
  on: 0d
""",
        Records(
            doubts=(
                Doubt(
                    **DOUBT,
                    severity="high",
                    library="too-dear",
                    show="the sum",
                    visit="visit-2026-03-03",
                ),
            ),
        ),
    ),
    "a doubt is explored, answered and settled": (
        """
- {at: 0d, doubt-raise: "far too dear for us", holder: Pia, like: none}
- {at: 1d, doubt-explore: {doubt: far-too-dear-for-us, risk: "no budget"}, severity: low}
- {at: 2d, doubt-answer: {doubt: far-too-dear-for-us, answer: "the sum"}, document: sum.pdf}
- {at: 2d, doubt-settle: far-too-dear-for-us, refused: 5}
- {at: 2d, doubt-settle: far-too-dear-for-us, said_by: Kim, refused: 4}
- {at: 3d, doubt-settle: far-too-dear-for-us, said_by: [Ana, Pia], words: "fine"}
- {at: 3d, doubt-answer: {doubt: far-too-dear-for-us, answer: "more"}, refused: true}
""",
        Records(
            doubts=(
                Doubt(
                    **DOUBT,
                    state="settled",
                    severity="low",
                    risk="no budget",
                    answer="the sum",
                    document="sum.pdf",
                    settled_by=("ana-ruiz", "pia-voss"),
                    settled_words="fine",
                    changed=date(2026, 3, 5),
                ),
            )
        ),
    ),
    "options are weighed": (
        """
- {at: 0d, option-weigh: {steadiness: 60, "price a tonne": 40}, said_by: Pia}
- {at: 0d, option-add: "Leave it", kind: as-is}
- {at: 0d, option-add: {title: "Wait", kind: as-is}, refused: 1}
- at: 1d
  option-edit: {option: leave-it, technical: "stops", cost: [5 EUR, 5 EUR], gain: 5 EUR}
  mark: {steadiness: 2, "price a tonne": 10}
  said_by: [Ana, Pia]
- {at: 1d, option-edit: {option: leave-it, mark: {price: 2}}, refused: 4}
""",
        Records(
            weights=(Weight("steadiness", 60), Weight("price a tonne", 40)),
            weighed_by=("pia-voss",),
            options=(
                Option(
                    id="leave-it",
                    title="Leave it",
                    kind="as-is",
                    on=START,
                    technical="stops",
                    costs=(EUR, EUR),
                    gains=(EUR,),
                    marks=(Mark("steadiness", 2), Mark("price a tonne", 10)),
                    said_by=("ana-ruiz", "pia-voss"),
                    changed=date(2026, 3, 3),
                ),
            ),
        ),
    ),
    "problems are solved": (
        """
- {at: 0d, problem-add: "It leaks", severity: high, due: 7d, owner: Eva, said_by: Ana}
- {at: 1d, problem-add: {what: "It hums"}}
- {at: 2d, problem-solve: it-leaks, how: "a seal", said_by: Ana}
- {at: 3d, problem-solve: it-leaks, refused: 1}
""",
        Records(
            problems=(
                Problem(
                    id="it-leaks",
                    what="It leaks",
                    on=START,
                    severity="high",
                    state="solved",
                    due=date(2026, 3, 9),
                    owner="Eva",
                    said_by=("ana-ruiz",),
                    solved=date(2026, 3, 4),
                    how="a seal",
                    solved_by=("ana-ruiz",),
                ),
                Problem(id="it-hums", what="It hums", on=date(2026, 3, 3)),
            )
        ),
    ),
}


def suite(run: Run, events: str) -> Suite | Unusable:
    """A file with one test of these events."""
    run.base.mkdir(parents=True, exist_ok=True)
    (run.base / "statuses.yaml").write_bytes(STATUSES.read_bytes())
    lines = "".join(f"      {line}\n" for line in (PEOPLE + events.strip()).splitlines())
    text = f"{HEAD}  - name: it\n    events:\n{lines}    expect: {{stage: finding}}\n"
    (run.base / "statuses.test.yaml").write_text(text, encoding="utf-8")
    return suite_of(Session(run.world(), Shared(), ("plain",)), run.base / "statuses.test.yaml")


def played(run: Run, events: str) -> Rehearsal:
    """The deal of a test, after all its events, none of which went wrong."""
    found = suite(run, events)
    assert isinstance(found, Suite), [Catalogue().text(one.message) for one in found.problems]
    rehearsal = Rehearsals(Session(run.world(), Shared(), ("plain",)), found).new()
    assert play(found, found.scenarios[0], rehearsal).failures == ()
    return rehearsal


@pytest.mark.parametrize(("events", "records"), PLAYED.values(), ids=PLAYED)
def test_what_a_test_records_is_what_a_rep_would(events: str, records: Records, empty: Run) -> None:
    view = played(empty, events).view(date(2026, 3, 9))
    found = view.deal.records
    assert (found.doubts, found.options, found.weights, found.weighed_by, found.problems) == (
        records.doubts,
        records.options,
        records.weights,
        records.weighed_by,
        records.problems,
    )


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("option-weigh: steadiness", "criteria with their numbers, one after the other"),
        ("option-weigh: {}", "criteria with their numbers, one after the other"),
        ("option-weigh: {steadiness: [60]}", "text"),
        ('option-edit: {option: x, mark: ["steadiness=2"]}', "criteria with their numbers"),
    ],
)
def test_numbers_by_criterion_are_a_map(event: str, told: str, empty: Run) -> None:
    found = suite(empty, f"- {{at: 0d, {event}}}")
    assert isinstance(found, Unusable)
    (mistake,) = found.problems
    assert isinstance(mistake, Mistake)
    assert mistake.code == "SC203"
    assert told in Catalogue().text(mistake.message)


@pytest.mark.parametrize(
    ("verb", "parameter", "found"),
    [
        ("option-weigh", "criteria",
         Parameter(name="criteria", many=True, required=True, assignments=True, free=True)),
        ("option-edit", "mark", Parameter(name="mark", many=True, assignments=True, free=True)),
        ("option-edit", "cost", Parameter(name="cost", many=True)),
        ("problem-add", "due", Parameter(name="due", day=True)),
        ("doubt-raise", "visit", Parameter(name="visit", day=True)),
        ("doubt-settle", "said_by", Parameter(name="said_by", many=True)),
    ],
)  # fmt: skip
def test_a_parameter_is_what_the_command_says(verb: str, parameter: str, found: Parameter) -> None:
    assert verbs()[verb].parameter(parameter) == found
