"""A whole sentence for every kind of unsettled part, and a short word for the brackets."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from salescoach.cli.rendering.gate_reasons import questions_for, reasons_for, state_of
from salescoach.cli.rendering.record_reasons import record_reason
from salescoach.deal.events import FactAsked
from salescoach.guidance.advice import advise
from salescoach.guidance.gate import gate_of, part_words
from salescoach.guidance.parts import OtherRecord, RecordPart
from salescoach.guidance.view import View
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    DoubtCondition,
    OptionCondition,
    ProblemCondition,
    VisitCondition,
)
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import met, said
from tests.builders.generated import views
from tests.builders.resolved import resolved
from tests.builders.views import a_view

TEXT = """
visit_kinds: [{id: pilot, title: The pilot}]
commitment_kinds: [{id: send, title: Send something}]
agreement_kinds: [{id: price, title: The price}]
handovers: [{id: over, from: a, to: b, at: late}]
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user]}
  - {id: rating, title: Rating, type: number, scope: person}
fact_groups: [{id: both, title: Both, facts: [pain]}]
scorecards:
  - id: fit
    title: Ours or not
    blockers: [{id: b, title: Never, met_when: {fact: rating, is: "0"}}]
    signals:
      - {id: s, title: S, levels: [{points: 1, title: L, met_when: {fact: pain, known: true}}]}
    bands: [{at_least: 0, verdict: not-ours}, {at_least: 50, verdict: ours}]
stages:
  - id: main
    title: Main
    limit: [{days: 9, when: {customer_type: {is: market}}}]
    exit_criteria: [{id: c, statement: C, internal: true, met_when: CONDITION}]
  - {id: late, title: Late}
"""
ANNA = met("anna", name="Anna Berg", roles=["user"])
CATALOGUE = Catalogue()


def seen(condition: str, *commands: Any, **opening: Any) -> View:
    text = TEXT.replace("CONDITION", condition)
    return a_view(resolved(text), *commands, stage="main", **opening)


ASKED = FactAsked(fact="pain", of="anna")
PARTS: dict[str, tuple[str, list[Any], str, str, str]] = {
    "a fact of a person": (
        "{fact: rating, known: all, of: [user]}", [ANNA],
        "Rating (Anna Berg): nothing recorded.", "not asked",
        "fact rating of anna at level heard",
    ),
    "nobody to have a value": (
        "{fact: rating, known: all, of: [user]}", [],
        "Nobody met yet (Runs).", "still to be met", "stakeholder user",
    ),
    "not asked": (
        "{fact: pain, asked: {at_least: 1}}", [ANNA],
        "Pain: to be asked.", "not asked", "question pain",
    ),
    "asked in vain": (
        "{fact: pain, asked: {at_most: 0}}", [ANNA, ASKED],
        "Pain: asked often enough, without an answer.", "asked without an answer",
        "question pain",
    ),
    "anybody": ("{stakeholder: {}}", [], "Nobody met yet (anybody).", "still to be met",
                "stakeholder anybody"),
    "not informed": (
        "{stakeholder: {role: user, informed: true}}", [ANNA],
        "Nobody recorded who has heard our case (Runs).", "still to be met",
        "stakeholder user informed",
    ),
    "not engaged": (
        "{stakeholder: {role: user, engaged_within: 9d}}", [ANNA],
        "Nobody recorded as present at a visit lately (Runs).", "still to be met",
        "stakeholder user engaged",
    ),
    "nobody new": (
        "{stakeholder: {role: economic, added_since_stage_entry: true}}", [ANNA],
        "Nobody new since this stage began (Pays).", "still to be met",
        "stakeholder economic new",
    ),
    "too many people": (
        "{stakeholder: {role: user}, count: {at_most: 0}}", [ANNA],
        "More of them than wanted: Runs.", "still to be met", "stakeholder user",
    ),
    "a visit": (
        "{visit: {state: [held], attendees: {at_least: 2}}}", [],
        "It takes a visit, and none like it is recorded.", "not recorded yet",
        "visit state held attendees at least 2",
    ),
    "a visit of a kind": (
        "{visit: {kind: [pilot], since_stage_entry: false}, count: {at_least: 2}}", [],
        "It takes a visit, and none of the kind is recorded: The pilot.", "not recorded yet",
        "visit kind pilot not since_stage_entry at least 2",
    ),
    "a promise": (
        "{commitment: {side: theirs, slipped: true}}", [],
        "It takes a promise of the buyer, and none like it is recorded.", "not recorded yet",
        "commitment side theirs slipped",
    ),
    "a promise of ours": (
        "{commitment: {side: ours}}", [],
        "It takes a promise of ours, and none like it is recorded.", "not recorded yet",
        "commitment side ours",
    ),
    "a promise of a kind": (
        "{commitment: {kind: [send]}}", [],
        "It takes a promise, and none of the kind is recorded: Send something.",
        "not recorded yet", "commitment kind send",
    ),
    "a doubt": (
        "{doubt: {state: [settled]}}", [],
        "It takes a doubt in that state, and none is recorded.", "not recorded yet",
        "doubt state settled",
    ),
    "an agreement": (
        "{agreement: {complete: true}}", [],
        "It takes an agreement, and none like it is recorded.", "not recorded yet",
        "agreement complete",
    ),
    "an agreement of a kind": (
        "{agreement: {kind: [price]}}", [],
        "It takes an agreement, and none of the kind is recorded: The price.",
        "not recorded yet", "agreement kind price",
    ),
    "an option": (
        "{option: {kind: [as-is], evaluated: [technical, economic]}}", [],
        "It takes an option that was evaluated, and none like it is recorded.",
        "not recorded yet", "option kind as-is evaluated technical or economic",
    ),
    "a problem": (
        "{problem: {state: [solved]}}", [],
        "It takes a problem in that state, and none is recorded.", "not recorded yet",
        "problem state solved",
    ),
    "a next step": (
        "{next_step: {within: 14d}}", [],
        "No next step with a date is recorded.", "not recorded yet", "next step within 14d",
    ),
    "a hand-over": (
        "{handover: over}", [],
        "The hand-over to a colleague is not done.", "not recorded yet", "handover over",
    ),
    "a score that may do": (
        "{score: fit, at_least: 50, verdict: [ours]}", [],
        "Ours or not: between 0 and 100 of 100, as long as facts are unknown.",
        "not asked", "score fit at least 50 verdict ours",
    ),
    "a score that will not do": (
        "{score: fit, at_least: 50}",
        [ANNA, said(value=None, none=True, by=["anna"])],
        "Ours or not: 0 of 100.", "0 to 0 of 100", "score fit at least 50",
    ),
    "a score with a blocker": (
        "{score: fit, at_least: 0}", [ANNA, said("rating", "0", of="anna", by=["anna"])],
        "Ours or not: stopped for certain by Never.", "0", "score fit at least 0",
    ),
    "a stage not entered": (
        "{stage: late, is: entered}", [],
        "This stage was not entered yet: Late.", "not as things stand", "stage late entered",
    ),
    "a stage entered": (
        "{not: {stage: main, is: entered}}", [],
        "This stage was entered already: Main.", "not as things stand",
        "stage main not entered",
    ),
    "another position": (
        "{stage: late, is: current}", [],
        "The deal does not stand in this stage: Late.", "not as things stand",
        "stage late current",
    ),
    "this position": (
        "{not: {stage: main, is: current}}", [],
        "The deal stands in this stage: Main.", "not as things stand", "stage main not current",
    ),
    "a stage not passed": (
        "{stage: main, is: passed}", [],
        "This stage is not behind the deal yet: Main.", "not as things stand",
        "stage main passed",
    ),
    "days": (
        "{days_in_stage: {more_than: 3}}", [],
        "Days in this stage so far: 0.", "not as things stand", "days_in_stage more than 3",
    ),
    "days without contact": (
        "{days_since_contact: {at_least: 3}}", [],
        "Days since the buyer last did something: 0.", "not as things stand",
        "days_since_contact at least 3",
    ),
    "moves of the date": (
        "{close_date_moves: {at_least: 1}}", [],
        "Times that the expected close moved to a later day: 0.", "not as things stand",
        "close_date_moves at least 1",
    ),
    "no limit known": (
        "{limit_used: {more_than: 100}}", [],
        "It is not known which limit of time applies to this stage.", "not asked",
        "limit_used more than 100",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "commands", "sentence", "brief", "words"), PARTS.values(), ids=PARTS
)
def test_every_part_is_told_in_a_sentence_in_brackets_and_by_its_ids(
    condition: str, commands: list[Any], sentence: str, brief: str, words: str
) -> None:
    view = seen(condition, *commands)
    (judged,) = gate_of(view).criteria

    assert CATALOGUE.text(reasons_for(judged, view)[0]) == sentence
    assert CATALOGUE.text(state_of(judged, view)) == brief
    assert part_words(judged.outcome.missing[0]) == words


def test_the_share_of_the_limit_is_told() -> None:
    view = seen("{limit_used: {more_than: 100}}", customer_type="market")
    (judged,) = gate_of(view).criteria

    (reason,) = reasons_for(judged, view)
    told = "Percent of the usual time that are used up in this stage: 0."
    assert CATALOGUE.text(reason) == told


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (VisitCondition(), "More such visits are recorded than wanted."),
        (CommitmentCondition(), "More such promises are recorded than wanted."),
        (DoubtCondition(), "More such doubts are recorded than wanted."),
        (AgreementCondition(), "More such agreements are recorded than wanted."),
        (OptionCondition(), "More such options are recorded than wanted."),
        (ProblemCondition(), "More such problems are recorded than wanted."),
    ],
)
def test_records_may_be_too_many(condition: OtherRecord, sentence: str) -> None:
    part = RecordPart(condition, enough=True)

    assert CATALOGUE.text(record_reason(part, seen("{visit: {}}"))) == sentence


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(views())
def test_whatever_a_playbook_asks_is_told(view: View) -> None:
    for judged in advise(view).gate.criteria:
        assert all(CATALOGUE.text(reason) for reason in reasons_for(judged, view))
        assert CATALOGUE.text(state_of(judged, view))
        questions_for(judged, view)
