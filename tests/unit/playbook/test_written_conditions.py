"""Every subject as a trainer writes it: what it asks, and that all ways of writing it are one."""

from typing import Any

import pytest

from salescoach.playbook.conditions import (
    WARNING_MEASURES,
    AgreementCondition,
    Bounds,
    Check,
    CommitmentCondition,
    Condition,
    CriterionCondition,
    DoubtCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    Measure,
    MeasureCondition,
    NextStepCondition,
    OptionCondition,
    ProblemCondition,
    ScoreCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
    singles,
)
from salescoach.playbook.pin import playbook_from_pin
from salescoach.playbook.written_conditions import SUBJECTS
from salescoach.values.canonical import canonical
from salescoach.values.days import Duration
from salescoach.values.levels import Level
from tests.builders.playbooks import compiled

AROUND = """\
facts:
  - {id: pain, title: Pain, type: text}
  - {id: gain, title: Gain, type: text, scope: person}
  - {id: ways, title: Ways, type: choices, choices: [{id: a, title: A}, {id: b, title: B}]}
  - {id: count, title: Count, type: number}
  - {id: day, title: Day, type: date}
fact_groups: [{id: basics, title: Basics, facts: [pain, count]}]
visit_kinds: [{id: pilot, title: Pilot}, {id: talk, title: Talk}]
commitment_kinds: [{id: send, title: Send}, {id: call, title: Call}]
agreement_kinds: [{id: trial, title: Trial}]
scorecards:
  - id: fit
    title: Fit
    signals: [{id: s, title: S, levels: [{points: 1, title: T, met_when: {fact: pain}}]}]
    bands: [{at_least: 50, verdict: ours}, {at_least: 0, verdict: 'not ours'}]
handovers: [{id: over, from: developer, to: developer, at: late}]
stages:
  - id: early
    title: Early
    checklists: [{id: c, title: C, items: [{id: ask, do: Ask}]}]
    exit_criteria:
      - {id: other, statement: O, met_when: {fact: pain}}
      - {id: said, statement: S, met_when: {fact: pain}, when: CONDITION}
  - {id: late, title: Late}
"""
D = Duration
KNOWN = (Check("known", True),)

READ: dict[str, Condition] = {
    "{fact: pain}": FactCondition("pain", KNOWN),
    "{fact: pain, missing: true}": FactCondition("pain", (Check("missing", True),)),
    "{fact: pain, none: true, level: heard}": FactCondition(
        "pain", (Check("none", True),), Level.HEARD
    ),
    "{fact: pain, is_not: x, from: user, fresh_within: 3d}": FactCondition(
        "pain", (Check("is_not", "x"),), None, ("user",), D(3, "d")
    ),
    "{fact: count, at_least: 1, at_most: 9, more_than: 0, less_than: 10}": FactCondition(
        "count", (Check("at_least", "1"), Check("at_most", "9"), Check("more_than", "0"),
                  Check("less_than", "10")),
    ),
    "{fact: day, before: today, after: 2026-03-01}": FactCondition(
        "day", (Check("before", "today"), Check("after", "2026-03-01"))
    ),
    "{fact: ways, contains: a}": FactCondition("ways", (Check("contains", "a"),)),
    "{fact: pain, asked: {at_least: 2}}": FactCondition("pain", (), asked=Bounds(2)),
    "{fact: pain, known: true, asked: {at_most: 0}}": FactCondition(
        "pain", KNOWN, asked=Bounds(None, 0)
    ),
    "{fact: gain}": FactCondition("gain", KNOWN),
    "{fact: gain, of: [user, economic], known: all}": FactCondition(
        "gain", (Check("known", "all"),), of=("user", "economic")
    ),
    "{fact: gain, of: user, agree: true, level: heard}": FactCondition(
        "gain", (Check("agree", True),), Level.HEARD, of=("user",)
    ),
    "{facts: basics}": GroupCondition("basics"),
    "{facts: basics, known: {at_least: 1}}": GroupCondition("basics", 1),
    "{amount: 5 EUR}": FieldCondition("amount", (Check("is", "5 EUR"),)),
    "{expected_close: {before: today+30d}}": FieldCondition(
        "expected_close", (Check("before", "today+30d"),)
    ),
    "{expected_close: {known: true, level: confirmed}}": FieldCondition(
        "expected_close", KNOWN, Level.CONFIRMED
    ),
    "{amount: {level: confirmed}}": FieldCondition("amount", KNOWN, Level.CONFIRMED),
    "{customer_type: [market, loyal]}": FieldCondition(
        "customer_type", (Check("one_of", ("market", "loyal")),)
    ),
    "{deal_kind: {known: true}}": FieldCondition("deal_kind", KNOWN),
    "{lead_source: {missing: true}}": FieldCondition("lead_source", (Check("missing", True),)),
    "{item: ask, is: [done, skipped]}": ItemCondition("early/ask", ("done", "skipped")),
    "{criterion: other}": CriterionCondition("early/other", "met"),
    "{criterion: early/other, is: passed}": CriterionCondition("early/other", "passed"),
    "{stakeholder: {}}": StakeholderCondition(at_least=1),
    "{stakeholder: {role: user, stance: opponent, informed: true, engaged_within: 2w, "
    "engaged_since_stage_entry: true, added_since_stage_entry: false}, count: {at_most: 0}}":
        StakeholderCondition(role="user", stance=("opponent",), informed=True,
                             engaged_within=D(2, "w"), engaged_since_stage_entry=True,
                             added_since_stage_entry=False, at_most=0),
    "{visit: {kind: pilot, state: [planned, held], outcome: advance, within: 30d, "
    "since_stage_entry: true, with_roles: user, attendees: {at_least: 2, at_most: 5}}}":
        VisitCondition(kind=("pilot",), state=("planned", "held"), outcome=("advance",),
                       within=D(30, "d"), since_stage_entry=True, with_roles=("user",),
                       attendees=Bounds(2, 5), at_least=1),
    "{commitment: {side: theirs, kind: [send, call], state: open, slipped: true}}":
        CommitmentCondition(side="theirs", kind=("send", "call"), state=("open",), slipped=True,
                            at_least=1),
    "{doubt: {state: [raised, explored], severity: high, role: user}, count: {at_least: 2}}":
        DoubtCondition(state=("raised", "explored"), severity=("high",), role="user", at_least=2),
    "{agreement: {kind: trial, complete: true}}": AgreementCondition(
        kind=("trial",), complete=True, at_least=1
    ),
    "{agreement: {give: true, get: false}}": AgreementCondition(give=True, get=False, at_least=1),
    "{option: {kind: as-is, evaluated: [technical, economic]}}": OptionCondition(
        kind=("as-is",), evaluated=("technical", "economic"), at_least=1
    ),
    "{problem: {state: open, severity: [medium, high]}, count: {at_most: 1}}": ProblemCondition(
        state=("open",), severity=("medium", "high"), at_most=1
    ),
    "{next_step: {}}": NextStepCondition(),
    "{next_step: {within: 14d}}": NextStepCondition(D(14, "d")),
    "{score: fit, at_least: 60}": ScoreCondition(score="fit", at_least=60),
    "{score: fit, verdict: 'not ours'}": ScoreCondition(score="fit", verdict=("not ours",)),
    "{score: fit, at_least: 0, verdict: [ours, 'not ours']}": ScoreCondition(
        score="fit", at_least=0, verdict=("ours", "not ours")
    ),
    "{handover: over, is: done}": HandoverCondition("over"),
    "{stage: late, is: entered}": StageCondition("late", "entered"),
    "{stage: early, is: current}": StageCondition("early", "current"),
    "{stage: early, is: passed}": StageCondition("early", "passed"),
    "{days_in_stage: {at_least: 10, at_most: 20}}": MeasureCondition(
        measure="days_in_stage", at_least=10, at_most=20
    ),
    "{limit_used: {more_than: 100}}": MeasureCondition(measure="limit_used", more_than=100),
    "{days_since_contact: {less_than: 7}}": MeasureCondition(
        measure="days_since_contact", less_than=7
    ),
    "{close_date_moves: {at_least: 2}}": MeasureCondition(measure="close_date_moves", at_least=2),
}  # fmt: skip

SAME = [
    ("{fact: pain}", "{fact: pain, known: true}"),
    ("{fact: gain, of: user}", "{fact: gain, known: all, of: [user]}"),
    ("{fact: pain, from: user}", "{fact: pain, known: true, from: [user]}"),
    ("{fact: pain, one_of: [x]}", "{fact: pain, is: x}"),
    ("{fact: ways, is: a}", "{fact: ways, is: [a]}"),
    ("{fact: pain, fresh_within: 014d}", "{fact: pain, fresh_within: 14d}"),
    ("{facts: basics}", "{facts: basics, known: all}"),
    ("{customer_type: market}", "{customer_type: {is: [market]}}"),
    ("{customer_type: [market, loyal]}", "{customer_type: {one_of: [market, loyal]}}"),
    ("{amount: 5 EUR}", "{amount: {is: 5 EUR}}"),
    ("{item: ask, is: done}", "{item: early/ask, is: [done]}"),
    ("{criterion: other}", "{criterion: early/other, is: met}"),
    ("{stakeholder: {stance: opponent}}", "{stakeholder: {stance: [opponent]}, count: {}}"),
    ("{visit: {kind: pilot}}", "{visit: {kind: [pilot]}, count: {at_least: 1}}"),
    ("{doubt: {severity: high}}", "{doubt: {severity: [high]}, count: {at_least: 1}}"),
    ("{score: fit, verdict: ours}", "{score: fit, verdict: [ours]}"),
    ("{handover: over}", "{handover: over, is: done}"),
    ("{days_in_stage: {at_least: 010}}", "{days_in_stage: {at_least: 10}}"),
]


def resolved(condition: str) -> dict[str, Any]:
    return compiled(AROUND.replace("CONDITION", condition)).resolved


@pytest.mark.parametrize(("written", "condition"), READ.items(), ids=READ.keys())
def test_a_condition_asks_what_is_written(written: str, condition: Condition) -> None:
    playbook = compiled(AROUND.replace("CONDITION", written)).playbook

    assert playbook.stages[0].exit_criteria[1].when == condition
    assert playbook_from_pin(canonical(resolved(written))) == playbook


@pytest.mark.parametrize("measure", WARNING_MEASURES)
def test_a_warning_asks_what_the_playbook_comes_to(measure: Measure) -> None:
    rule = f"{{id: w, severity: low, because: B, fires_when: {{{measure}: {{at_least: 1}}}}}}"
    found = compiled(f"warnings: [{rule}]").playbook

    assert found.warnings[0].fires_when == MeasureCondition(measure=measure, at_least=1)


def test_every_subject_is_written_here() -> None:
    assert set(SUBJECTS) - {"all", "any", "not", *WARNING_MEASURES} == {
        written.lstrip("{").partition(":")[0] for written in READ
    }


@pytest.mark.parametrize(("short", "long"), SAME)
def test_two_ways_of_writing_the_same_have_the_same_bytes(short: str, long: str) -> None:
    assert canonical(resolved(short)) == canonical(resolved(long))


def test_the_parts_of_a_tree_are_found() -> None:
    tree = compiled(
        AROUND.replace("CONDITION", "{any: [{next_step: {}}, {not: {all: [{facts: basics}]}}]}")
    ).playbook.stages[0].exit_criteria[1].when  # fmt: skip

    assert tree is not None
    assert set(singles([tree])) == {NextStepCondition(), GroupCondition("basics")}
