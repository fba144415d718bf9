"""Rule 3: what happens while it is unknown whether a `when` holds."""

from typing import Any

import pytest

from salescoach.guidance.actions import collect
from salescoach.guidance.advice import advise
from salescoach.guidance.gate import buyer_position, gate_of
from salescoach.guidance.measures import Limit
from salescoach.guidance.parts import FieldPart
from salescoach.guidance.stages import following
from salescoach.guidance.view import View
from tests.builders.asking import USER
from tests.builders.deals import A_DAY, DAY, said
from tests.builders.resolved import resolved
from tests.builders.views import a_view, ids_of

PLACE = "option-evaluation"
MARKET = "{customer_type: {is: market}}"


def seen(text: str, type_: str | None, *commands: Any, **more: Any) -> View:
    return a_view(resolved(text), *commands, customer_type=type_, **more)


ITEM = f"""
stages:
  - id: {PLACE}
    title: S
    checklists: [{{id: c, title: C, items: [{{id: visit, do: V, when: {MARKET}}}]}}]
"""


@pytest.mark.parametrize(
    ("type_", "state", "actions"),
    [
        pytest.param("market", "open", [f"do/{PLACE}/visit"], id="true"),
        pytest.param("loyal", "not-applicable", [], id="false"),
        pytest.param(None, None, ["find-out/customer-type"], id="unknown"),
    ],
)
def test_an_item_is_not_advised_but_finding_out_what_decides_it_is(
    type_: str | None, state: str | None, actions: list[str]
) -> None:
    view = seen(ITEM, type_)

    assert view.item_state(f"{PLACE}/visit") == state
    assert ids_of(advise(view)) == actions


CRITERION = f"""
stages:
  - id: {PLACE}
    title: S
    exit_criteria:
      - {{id: c, statement: C, when: {MARKET}, met_when: {{fact: pain, known: true}}}}
"""


@pytest.mark.parametrize(
    ("type_", "verdicts", "is_open"),
    [
        pytest.param("market", ["met"], True, id="true"),
        pytest.param("loyal", [], True, id="false"),
        pytest.param(None, ["unknown"], False, id="unknown"),
    ],
)
def test_a_criterion_is_unknown_so_the_gate_stays_closed(
    type_: str | None, verdicts: list[str], is_open: bool
) -> None:
    gate = gate_of(seen(CRITERION, type_, USER, said(by=["anna"])))

    assert [judged.verdict for judged in gate.criteria] == verdicts
    assert gate.open is is_open


OPTIONAL = f"""
stages:
  - {{id: first, title: First}}
  - id: trial
    title: Trial
    when: {MARKET}
    exit_criteria: [{{id: c, statement: C, met_when: {{fact: pain, known: true}}}}]
  - {{id: last, title: Last}}
"""


@pytest.mark.parametrize(
    ("type_", "ahead", "position"),
    [
        pytest.param("market", "trial", "trial", id="true"),
        pytest.param("loyal", "last", "first", id="false"),
        pytest.param(None, "trial", "trial", id="unknown"),
    ],
)
def test_a_stage_is_not_skipped(type_: str | None, ahead: str, position: str) -> None:
    """Nor is the buyer's position past it, and its criteria are not left out."""
    view = seen(OPTIONAL, type_, stage="first")
    stage = following(view)

    assert stage is not None
    assert (stage.id, buyer_position(view)) == (ahead, position)
    assert (view.judge("trial/c") is None) is (type_ == "loyal")
    known = seen(OPTIONAL, type_, USER, said(by=["anna"]), stage="first").judge("trial/c")
    assert (known and known.verdict) == (None if type_ == "loyal" else "met")


BESIDE = f"""
stages:
  - id: host
    title: Host
    exit_criteria: [{{id: h, statement: H, met_when: {{fact: pain, known: true}}}}]
  - id: aside
    title: Aside
    beside: host
    when: {MARKET}
    checklists: [{{id: c, title: C, items: [{{id: work, do: W}}]}}]
    exit_criteria: [{{id: a, statement: A, met_when: {{fact: pain, known: true}}}}]
"""


@pytest.mark.parametrize(
    ("type_", "open_", "item", "verdicts", "actions"),
    [
        pytest.param("market", ["host", "aside"], "open", ["met", "met"],
                     ["advance/host"], id="true"),
        pytest.param("loyal", ["host"], "not-applicable", ["met"], ["advance/host"], id="false"),
        pytest.param(None, ["host", "aside"], None, ["met", "unknown"],
                     ["find-out/customer-type"], id="unknown"),
    ],
)  # fmt: skip
def test_what_runs_beside_a_stage_is_open_and_its_items_are_not_advised(
    type_: str | None, open_: list[str], item: str | None, verdicts: list[str], actions: list[str]
) -> None:
    view = seen(BESIDE, type_, USER, said(by=["anna"]), stage="host")

    assert [stage.id for stage in view.open_stages] == open_
    assert view.item_state("aside/work") == item
    assert [judged.verdict for judged in gate_of(view).criteria] == verdicts
    assert [one.id for one in collect(view, gate_of(view)).candidates] == actions


WARNING = f"""
warnings: [{{id: w, severity: high, because: B, fires_when: {MARKET}}}]
"""


@pytest.mark.parametrize(
    ("type_", "fires"),
    [
        pytest.param("market", True, id="true"),
        pytest.param("loyal", False, id="false"),
        pytest.param(None, False, id="unknown"),
    ],
)
def test_a_warning_does_not_fire(type_: str | None, fires: bool) -> None:
    view = seen(WARNING, type_)
    (warning,) = view.playbook.warnings

    assert view.evaluate(warning.fires_when).holds is fires


CASES = f"""
stages:
  - id: {PLACE}
    title: S
    limit:
      - {{when: {MARKET}, days: 5}}
      - {{when: {{fact: pain, known: true}}, days: 9}}
"""
DECIDING = (FieldPart("customer_type"),)


@pytest.mark.parametrize(
    ("type_", "pain", "limit"),
    [
        pytest.param("market", True, (3, 5), id="true"),
        pytest.param("loyal", True, (3, 9), id="false, and a later case"),
        pytest.param(None, True, (3, 9), id="unknown, and a later case"),
        pytest.param(None, False, None, id="unknown, and none after it"),
    ],
)
def test_in_a_list_of_cases_the_case_does_not_apply(
    type_: str | None, pain: bool, limit: tuple[int, int] | None
) -> None:
    words = [said()] if pain else []
    view = seen(CASES, type_, *words, today=DAY + 3 * A_DAY)

    assert view.limit == limit


def test_without_a_case_what_would_tell_is_known() -> None:
    view = seen(CASES, None)

    assert view.limit_found.allowed is None
    assert view.limit_found.deciding[:1] == DECIDING
    assert seen("", None).limit_found == Limit(0, None)
