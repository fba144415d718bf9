"""What a condition rests on: it changes with each record on the matter, and with nothing else."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.bases import basis_of
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    entered,
    euros,
    field_set,
    met,
    said,
    ticked,
    unanswered,
    waited,
    waived,
)
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    held,
    planned,
    raised,
    theirs,
)
from tests.builders.views import a_view

FACTS = "- {id: pain, title: P, type: text, ask: W}\n- {id: size, title: S, type: number, ask: W}"
BOOK = """
visit_kinds: [{id: talk, title: Talk}]
fact_groups: [{id: few, title: Few, facts: [pain]}]
scorecards:
  - id: fit
    title: Fit
    signals: [{id: s, title: S, levels: [{points: 1, title: T, met_when: {fact: pain}}]}]
stages:
  - id: option-evaluation
    title: Comparing
    limit: [{days: 5, when: {fact: pain}}]
    checklists: [{id: c, title: C, items: [{id: ask-why, do: D, records: [pain]}]}]
    exit_criteria: [{id: c, statement: S, met_when: {fact: pain}}]
  - {id: late, title: Late}
"""
PEOPLE = (met("anna"), met("tom", roles=["technical"]))
WORD = said("pain", by=["anna"])
CHANGES: dict[str, tuple[str, Payload]] = {
    "a word on a fact": ("{fact: pain}", WORD),
    "a question in vain": ("{fact: pain}", unanswered("pain")),
    "a word on one of a group": ("{facts: few}", WORD),
    "a field": ("{amount: {known: true}}", field_set("amount", euros(6))),
    "who gave a field": ("{amount: {known: true}}", field_set("amount", euros(5), by=["anna"])),
    "somebody of the role": ("{stakeholder: {role: user}}", met("eve")),
    "somebody": ("{stakeholder: {}}", met("eve")),
    "an item that is done": ("{item: option-evaluation/ask-why, is: open}", ticked()),
    "what an item records": ("{item: option-evaluation/ask-why, is: open}", WORD),
    "what a criterion asks": ("{criterion: option-evaluation/c}", WORD),
    "a criterion that is waived": ("{criterion: option-evaluation/c}", waived("c")),
    "what a score counts": ("{score: fit, at_least: 50}", WORD),
    "a stage": ("{stage: late, is: entered}", entered("late")),
    "a stage, counted in days": ("{days_in_stage: {at_least: 1}}", entered("late")),
    "a wait": ("{days_in_stage: {at_least: 1}}", waited(DAY + 9 * A_DAY)),
    "what decides on the limit": ("{limit_used: {more_than: 100}}", WORD),
    "a buyer act": ("{days_since_contact: {at_least: 1}}", WORD),
    "a visit": ("{visit: {kind: talk}}", planned()),
    "what a visit came to": ("{visit: {outcome: order}}", entered("late", way="win")),
    "a promise": ("{commitment: {side: ours}}", theirs()),
    "a doubt": ("{doubt: {}}", raised()),
    "an agreement": ("{agreement: {}}", agreed()),
    "an option": ("{option: {}}", an_option()),
    "a problem": ("{problem: {}}", a_problem()),
    "a visit ahead": ("{next_step: {}}", planned()),
    "a promise ahead": ("{next_step: {}}", theirs()),
    "who was met": ("{stakeholder: {role: user, engaged_within: 9d}}", held("early")),
    "what was given": ("{given_away: {more_than: 5}}", agreed()),
    "the amount that counts": ("{smallest_refusal: {at_most: 5}}", field_set("amount", euros(6))),
    "what a row of visits came to": (
        "{continuations_in_a_row: {at_least: 2}}", entered("late", way="win"),
    ),
    "what was agreed": ("{days_of_silence: {more_than: 3}}", theirs()),
    "a date that moves": (
        "{close_date_moves: {at_least: 1}}", field_set("expected_close", "2026-09-01"),
    ),
}  # fmt: skip


def basis(condition: str, *commands: Payload | Command, days: int = 3) -> object:
    rule = f"warnings: [{{id: w, severity: low, because: B, fires_when: {condition}}}]"
    book = a_playbook(f"{BOOK}{rule}\n", facts=FACTS)
    today = DAY + days * A_DAY
    early = planned("early", kind="talk"), held("early")
    view = a_view(book, *PEOPLE, *early, *commands, today=today, amount=euros(5))
    return basis_of(book.warnings[0].fires_when, view)


@pytest.mark.parametrize(("condition", "payload"), CHANGES.values(), ids=CHANGES.keys())
def test_a_record_on_the_matter_changes_it(condition: str, payload: Payload) -> None:
    later = command(payload, on=DAY + 2 * A_DAY)
    assert basis(condition) != basis(condition, later)


@pytest.mark.parametrize("condition", dict.fromkeys(one for one, _ in CHANGES.values()))
def test_a_day_and_a_record_on_something_else_do_not(condition: str) -> None:
    assert basis(condition) == basis(condition, days=9)
    assert basis(condition) == basis(condition, said("size", "5"))
