from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook, WarningRule
from salescoach.trainer.scenarios.elements import elements
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    entered,
    field_set,
    met,
    said,
    ticked,
    waived,
)
from tests.builders.playbooks import a_playbook
from tests.builders.records import accepted, handed
from tests.builders.views import a_view

ANNA = met("anna", roles=["user"])
PAIN = said("pain", by=["anna"])
NO_PAIN = said("pain", None, none=True, by=["anna"])
MARKET = {"customer_type": "market"}

SMALL = a_playbook(
    stage="""
limit:
  - {when: {customer_type: market}, days: 5}
  - {when: {fact: pain}, days: 9}
  - {days: 30}
limit_source: ours
not_yet: [{say: "the price", until: {fact: pain, known: true}}]
""",
    items="""
- {id: ask-why, do: Ask, when: {customer_type: market}}
- {id: send, do: Send, when: {customer_type: market}, needs: {fact: pain, level: confirmed}}
- id: follow
  do: Follow
  after:
    - ask-why
    - {fact: pain, known: true}
""",
    criteria="""
- id: said
  statement: They said it
  when: {customer_type: market}
  met_when: {fact: pain, level: confirmed}
  failed_when: {fact: pain, none: true}
""",
)
STAGES = a_playbook(
    """
stages:
  - id: early
    title: Early
    exit_criteria: [{id: told, statement: T, met_when: {fact: pain}}]
  - {id: trial, title: Trial, when: {customer_type: loyal}}
  - id: aside
    title: Aside
    beside: late
    when: {deal_kind: renewal}
    limit: [{when: {fact: pain}, days: 5}]
    limit_source: ours
    not_yet: [{say: "the price", until: {fact: pain, known: true}}]
    exit_criteria: [{id: seen, statement: S, met_when: {fact: pain}}]
  - {id: late, title: Late, exit_criteria: [{id: sure, statement: S, met_when: {fact: pain}}]}
  - {id: after, title: After}
handovers:
  - id: over
    from: developer
    to: developer
    at: late
    passes_when: {fact: pain}
    checklists:
      - id: page
        title: Page
        items:
          - {id: write, do: Write, when: {customer_type: loyal}, needs: {fact: pain}}
          - {id: drive, do: Drive}
  - {id: soon, from: developer, to: developer, at: late}
scorecards:
  - id: fit
    title: Fit
    blockers: [{id: never, title: "Never", met_when: {fact: pain, none: true}}]
    signals:
      - id: hurts
        title: Hurts
        levels: [{points: 1, title: "a bit", met_when: {fact: pain}}]
    bands: [{at_least: 0, verdict: "ours"}]
warnings:
  - {id: quiet, severity: low, fires_when: {days_since_contact: {more_than: 3}}, because: "Q"}
  - {id: odd, severity: low, fires_when: {fact: pain}, because: "O"}
"""
)


def every(_rule: WarningRule) -> bool:
    return True


def name(kind: str, id_: str, part: str | None) -> str:
    return f"{kind} {id_}" + (f" {part}" if part else "")


def names(playbook: Playbook, counts: Callable[[WarningRule], bool] = every) -> list[str]:
    return [name(one.kind, one.id, one.part) for one, _ in elements(playbook, counts)]


def looked(view: View, wanted: str) -> bool | None:
    """How the element of that name is seen; its kind left out."""
    (look,) = (
        look
        for one, look in elements(view.playbook, every)
        if name(one.kind, one.id, one.part).partition(" ")[2] == wanted
    )
    return look(view)


def small(*commands: Payload | Command, **opening: Any) -> View:
    return a_view(SMALL, ANNA, *commands, **opening)


def staged(
    *commands: Payload | Command, stage: str = "early", today: date = DAY, **opening: Any
) -> View:
    return a_view(STAGES, ANNA, *commands, today=today, stage=stage, **opening)


def test_each_criterion_condition_and_warning_is_an_element_in_playbook_order() -> None:
    assert names(SMALL) == [
        "condition option-evaluation limit 1",
        "condition option-evaluation limit 2",
        "condition option-evaluation not_yet 1",
        "condition option-evaluation/ask-why when",
        "condition option-evaluation/send when",
        "condition option-evaluation/send needs",
        "condition option-evaluation/follow after 2",
        "criterion option-evaluation/said",
        "condition option-evaluation/said when",
        "condition option-evaluation/said failed_when",
    ]


def test_what_is_never_asked_is_no_element() -> None:
    """Limit and not-yet of a stage beside another; a hand-over without condition."""
    assert names(STAGES) == [
        "criterion early/told",
        "condition trial when",
        "condition aside when",
        "criterion aside/seen",
        "criterion late/sure",
        "condition over passes_when",
        "condition over/write when",
        "condition over/write needs",
        "condition fit/never met_when",
        "condition fit/hurts level 1",
        "warning quiet",
        "warning odd",
    ]


def test_only_the_warnings_that_count_are_elements() -> None:
    assert names(STAGES, lambda rule: rule.id == "odd")[-2:] == [
        "condition fit/hurts level 1",
        "warning odd",
    ]


@pytest.mark.parametrize(
    ("commands", "opening", "wanted"),
    [
        pytest.param([], MARKET, False, id="unknown"),
        pytest.param([NO_PAIN], MARKET, False, id="a certain no"),
        pytest.param([PAIN], MARKET, True, id="met"),
        pytest.param([waived("said")], MARKET, None, id="waived is neither"),
        pytest.param([waived("said"), PAIN], MARKET, True, id="waived and met since"),
        pytest.param([], {"customer_type": "loyal"}, None, id="does not apply"),
        pytest.param([], {}, False, id="it is not known whether it applies"),
    ],
)
def test_a_criterion_is_met_or_not(commands: list[Any], opening: Any, wanted: bool | None) -> None:
    assert looked(small(*commands, **opening), "option-evaluation/said") is wanted


@pytest.mark.parametrize(
    ("stage", "commands", "wanted"),
    [
        pytest.param("early", [], None, id="before"),
        pytest.param("early", [entered("late")], False, id="in it"),
        pytest.param("early", [entered("late"), PAIN], True, id="met in it"),
        pytest.param("early", [PAIN, entered("late"), entered("after")], None, id="after"),
    ],
)
@pytest.mark.parametrize("criterion", ["late/sure", "aside/seen"])
def test_a_criterion_is_looked_at_only_while_its_stage_is_open(
    criterion: str, stage: str, commands: list[Any], wanted: bool | None
) -> None:
    view = staged(*commands, stage=stage, deal_kind="renewal")
    assert looked(view, criterion) is wanted


@pytest.mark.parametrize(
    ("element", "commands", "opening", "wanted"),
    [
        ("ask-why when", [], MARKET, True),
        ("ask-why when", [], {"customer_type": "loyal"}, False),
        ("ask-why when", [], {}, False),
        ("send needs", [], MARKET, False),
        ("send needs", [PAIN], MARKET, True),
        ("send needs", [PAIN], {}, None),
        ("follow after 2", [], {}, False),
        ("follow after 2", [PAIN], {}, True),
        ("said when", [], MARKET, True),
        ("said when", [], {}, False),
        ("said failed_when", [NO_PAIN], MARKET, True),
        ("said failed_when", [PAIN], MARKET, False),
        ("said failed_when", [], MARKET, False),
        ("said failed_when", [NO_PAIN], {}, None),
        ("said failed_when", [said("pain", None, none=True)], MARKET, False),
    ],
)
def test_a_condition_is_true_or_not_where_it_is_asked(
    element: str, commands: list[Any], opening: Any, wanted: bool | None
) -> None:
    assert looked(small(*commands, **opening), f"option-evaluation/{element}") is wanted


@pytest.mark.parametrize(
    ("element", "commands", "opening", "wanted"),
    [
        ("limit 1", [], MARKET, True),
        ("limit 1", [], {}, False),
        ("limit 2", [PAIN], MARKET, None),
        ("limit 2", [PAIN], {}, True),
        ("limit 2", [], {}, False),
        ("not_yet 1", [], {}, False),
        ("not_yet 1", [PAIN], {}, True),
    ],
)
def test_what_a_stage_says_is_asked_in_it_and_the_first_case_that_holds_is_the_limit(
    element: str, commands: list[Any], opening: Any, wanted: bool | None
) -> None:
    assert looked(small(*commands, **opening), f"option-evaluation {element}") is wanted


def test_a_limit_and_a_not_yet_are_not_asked_beside_or_after_their_stage() -> None:
    playbook = a_playbook(
        """
stages:
  - id: first
    title: First
    limit: [{when: {fact: pain}, days: 3}]
    limit_source: ours
    not_yet: [{say: "the price", until: {fact: pain, known: true}}]
  - {id: second, title: Second}
"""
    )
    view = a_view(playbook, entered("second"), stage="first")
    assert looked(view, "first limit 1") is None
    assert looked(view, "first not_yet 1") is None


@pytest.mark.parametrize(
    ("element", "stage", "commands", "opening", "wanted"),
    [
        pytest.param("trial", "early", [], {"customer_type": "loyal"}, True, id="ahead"),
        pytest.param("trial", "early", [], MARKET, False, id="passed through"),
        pytest.param("trial", "early", [], {}, None, id="unknown skips no stage"),
        pytest.param("trial", "trial", [], {"customer_type": "loyal"}, None, id="in it"),
        pytest.param("trial", "late", [], MARKET, None, id="behind"),
        pytest.param("aside", "late", [], {"deal_kind": "renewal"}, True, id="runs beside"),
        pytest.param("aside", "late", [], {"deal_kind": "new-business"}, False, id="does not run"),
        pytest.param("aside", "late", [], {}, None, id="unknown runs, too"),
        pytest.param("aside", "early", [], {"deal_kind": "renewal"}, None, id="not begun"),
    ],
)
def test_an_optional_stage_is_asked_for_where_it_comes_up(
    element: str, stage: str, commands: list[Any], opening: Any, wanted: bool | None
) -> None:
    view = staged(*commands, stage=stage, **opening)
    assert looked(view, f"{element} when") is wanted


def test_a_stage_beside_is_not_asked_for_any_more_when_its_gate_is_left() -> None:
    view = staged(entered("after"), stage="late", deal_kind="renewal")
    assert looked(view, "aside when") is None


@pytest.mark.parametrize(
    ("stage", "commands", "wanted"),
    [
        pytest.param("early", [], None, id="far away"),
        pytest.param("trial", [], False, id="next"),
        pytest.param("trial", [PAIN], True, id="next, and true"),
        pytest.param("late", [], False, id="in it"),
        pytest.param("after", [PAIN], None, id="after it"),
    ],
)
def test_a_hand_over_is_asked_for_at_its_stage_and_just_before(
    stage: str, commands: list[Any], wanted: bool | None
) -> None:
    view = staged(*commands, stage=stage, customer_type="loyal")
    assert looked(view, "over passes_when") is wanted


@pytest.mark.parametrize(
    ("commands", "when", "needs"),
    [
        pytest.param([], None, None, id="not under way"),
        pytest.param([entered("late")], True, False, id="under way"),
        pytest.param([entered("late"), PAIN], True, True, id="what it needs is known"),
        pytest.param(
            [entered("late"), field_set("customer_type", "market")], False, None,
            id="not for this customer",
        ),
        pytest.param(
            [entered("late"), handed("developer", handover="over"), accepted("developer")],
            None, None, id="taken over",
        ),
    ],
)  # fmt: skip
def test_what_is_to_be_done_for_a_hand_over_is_asked_about_while_it_is_under_way(
    commands: list[Any], when: bool | None, needs: bool | None
) -> None:
    view = staged(*commands, customer_type="loyal")
    assert (looked(view, "over/write when"), looked(view, "over/write needs")) == (when, needs)


def test_the_last_stage_leads_to_no_hand_over() -> None:
    assert looked(staged(stage="after"), "over passes_when") is None


@pytest.mark.parametrize(
    ("element", "commands", "wanted"),
    [
        pytest.param("fit/never met_when", [NO_PAIN], True, id="confirmed"),
        pytest.param("fit/never met_when", [], False, id="unknown"),
        pytest.param(
            "fit/never met_when",
            [met("bob", roles=["technical"]), said("pain", None, none=True, by=["bob"])],
            False,
            id="heard stops nobody",
        ),
        pytest.param("fit/hurts level 1", [PAIN], True, id="a level"),
        pytest.param("fit/hurts level 1", [said("pain")], False, id="our guess gives no points"),
    ],
)
def test_a_score_is_asked_for_everywhere(element: str, commands: list[Any], wanted: bool) -> None:
    assert looked(staged(*commands), element) is wanted


def test_a_warning_fires_or_is_quiet() -> None:
    days = [looked(staged(today=DAY + days * A_DAY), "quiet") for days in (3, 4)]
    assert days == [False, True]


def test_an_item_done_early_changes_nothing_of_its_conditions() -> None:
    view = small(command(ticked("send")), field_set("customer_type", "market"))
    assert looked(view, "option-evaluation/send needs") is False
