"""Every kind of condition: what it asks and what the deal has there, in a whole sentence."""

from typing import Any

import pytest

from salescoach.cli.rendering.deciding_words import decided
from salescoach.guidance.deciding import deciding
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import A_DAY, DAY, command, euros, field_set, met, said, unanswered
from tests.builders.resolved import resolved
from tests.builders.views import a_view

TEXT = """
visit_kinds: [{id: pilot, title: The pilot}]
handovers: [{id: over, from: a, to: b, at: late}]
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 9d}
  - {id: plan, title: Plan, type: text, ours: true}
  - {id: price, title: Price, type: money}
  - {id: count, title: Count, type: number}
  - {id: day, title: Day, type: date}
  - {id: colour, title: Colour, type: choice,
     choices: [{id: red, title: Red}, {id: blue, title: Blue}]}
  - {id: rating, title: Rating, type: number, scope: person}
fact_groups: [{id: both, title: Both, facts: [pain, plan]}]
scorecards:
  - id: fit
    title: Ours or not
    signals:
      - {id: s, title: S, levels: [{points: 1, title: L, met_when: {fact: pain, known: true}}]}
    bands: [{at_least: 0, verdict: not-ours}, {at_least: 50, verdict: ours}]
stages:
  - id: main
    title: Main
    limit: [{days: 9, when: {customer_type: {is: market}}}]
    checklists:
      - id: c
        title: C
        items: [{id: call, do: Ring}, {id: card, do: Card, when: {lead_source: {is: fair}}}]
    exit_criteria:
      - {id: base, statement: Base, met_when: {fact: pain, known: true}}
      - {id: other, statement: Other, when: {customer_type: {is: market}},
         met_when: {fact: pain, known: true}}
      - {id: asked, statement: Asked, internal: true, met_when: CONDITION}
  - {id: late, title: Late}
"""
ANNA = met("anna", name="Anna Berg", roles=["user"])
CATALOGUE = Catalogue()
SENTENCES: dict[str, tuple[str, list[Any], str]] = {
    "a fact known": (
        "{fact: pain, known: true}",
        [],
        "Only where this is so: Pain: known. Here: nothing recorded.",
    ),
    "a fact at a level by a role": (
        "{fact: pain, known: true, level: confirmed, from: [user]}",
        [],
        (
            "Only where this is so: Pain: known, confirmed by one of them (Runs). Here: "
            "nothing recorded."
        ),
    ),
    "a fact of a role": (
        "{fact: rating, known: all, of: [user]}",
        [ANNA, said("rating", "3", of="anna", by=["anna"])],
        (
            "This is so: Rating: known, of each of them (Runs). Here: Rating (Anna Berg): "
            "Anna Berg said 3 on 2 March."
        ),
    ),
    "a fact of nobody": (
        "{fact: rating, known: all}",
        [],
        "Only where this is so: Rating: known. Here: nothing recorded.",
    ),
    "all agree": (
        "{fact: rating, agree: true}",
        [],
        "Only where this is so: Rating: all say the same. Here: nothing recorded.",
    ),
    "not all agree": (
        "{fact: rating, agree: false}",
        [],
        "Only where this is so: Rating: they do not all say the same. Here: nothing recorded.",
    ),
    "there is none": (
        "{fact: pain, none: true}",
        [],
        "Only where this is so: Pain: there is none. Here: nothing recorded.",
    ),
    "not known": (
        "{fact: pain, known: false}",
        [],
        "Only where this is so: Pain: there is none. Here: nothing recorded.",
    ),
    "nothing recorded": (
        "{fact: pain, missing: true}",
        [ANNA, said(by=["anna"])],
        'Only where this is so: Pain: nothing recorded. Here: Anna Berg said "leaks" on 2 March.',
    ),
    "something recorded": (
        "{fact: pain, missing: false}",
        [],
        "Only where this is so: Pain: something recorded. Here: nothing recorded.",
    ),
    "a value": (
        "{fact: pain, is: leaks}",
        [said()],
        'This is so: Pain: "leaks". Here: "leaks", only our own guess of 2 March.',
    ),
    "another value": (
        "{fact: pain, is_not: leaks}",
        [ANNA, said(by=["anna"])],
        'Only where this is so: Pain: not "leaks". Here: Anna Berg said "leaks" on 2 March.',
    ),
    "one of values": (
        "{fact: colour, one_of: [red, blue]}",
        [],
        "Only where this is so: Colour: Red or Blue. Here: nothing recorded.",
    ),
    "a part of it": (
        "{fact: pain, contains: leak, fresh_within: 9d}",
        [],
        (
            'Only where this is so: Pain: with "leak" in it, no older than 9 days. Here: '
            "nothing recorded."
        ),
    ),
    "money": (
        "{fact: price, at_least: 5 EUR, at_most: 9 EUR}",
        [said("price", euros(3))],
        (
            "Only where this is so: Price: at least EUR 5 and Price: at most EUR 9. Here: "
            "EUR 3, only our own guess of 2 March."
        ),
    ),
    "a number": (
        "{fact: count, more_than: '3', less_than: '9'}",
        [],
        "Only where this is so: Count: more than 3 and Count: less than 9. Here: nothing recorded.",
    ),
    "a day": (
        "{fact: day, before: 2026-05-01, after: today}",
        [],
        "Only where this is so: Day: before 1 May and Day: after today. Here: nothing recorded.",
    ),
    "our own": (
        "{fact: plan, known: true}",
        [said("plan", "go")],
        'This is so: Plan: known. Here: "go", our own record of 2 March.',
    ),
    "asked": (
        "{fact: pain, asked: {at_least: 2}}",
        [ANNA, unanswered()],
        "Only where this is so: Pain, asked without an answer: at least 2. Here: 1.",
    ),
    "contradicted": (
        "{fact: count, is: '3'}",
        [
            ANNA,
            met("bob", name="Bob", roles=["user"]),
            said("count", "3", by=["anna"]),
            said("count", "4", by=["bob"]),
        ],
        (
            "Only where this is so: Count: 3. Here: Anna Berg said 3 on 2 March and Bob said "
            "4 on 2 March."
        ),
    ),
    "a group": (
        "{facts: both, known: all}",
        [],
        "Only where this is so: Both: all of it known. Here: nothing recorded.",
    ),
    "some of a group": (
        "{facts: both, known: {at_least: 1}}",
        [said()],
        "This is so: Both: known, at least 1 of it. Here: Pain.",
    ),
    "a field set": (
        "{amount: {known: true}}",
        [],
        "Only where this is so: amount: set. Here: not set.",
    ),
    "a field not set": (
        "{amount: {missing: true}}",
        [field_set("amount", euros(5))],
        "Only where this is so: amount: not set. Here: EUR 5.",
    ),
    "an amount": (
        "{amount: {at_least: 5 EUR}}",
        [field_set("amount", euros(3))],
        "Only where this is so: amount: at least EUR 5. Here: EUR 3.",
    ),
    "a day of the deal": (
        "{expected_close: {before: 2026-05-01}}",
        [field_set("expected_close", DAY.isoformat())],
        "This is so: expected close: before 1 May. Here: 2 March.",
    ),
    "an item": (
        "{item: main/call, is: [done, skipped, not-applicable]}",
        [],
        "Only where this is so: Ring: done, left out or does not apply. Here: open.",
    ),
    "an item that may apply": (
        "{item: main/card, is: [done]}",
        [],
        "Only where this is so: Card: done. Here: not known whether it applies.",
    ),
    "a criterion": (
        "{criterion: main/base, is: met}",
        [],
        "Only where this is so: Base: met. Here: unknown.",
    ),
    "a criterion passed": (
        "{criterion: main/other, is: passed}",
        [],
        "Only where this is so: Other: met or waived. Here: unknown.",
    ),
    "a score": (
        "{score: fit, at_least: 50, verdict: [ours]}",
        [],
        (
            "Only where this is so: Ours or not: at least 50 of 100 and Ours or not: ours. "
            "Here: 0 to 100 of 100."
        ),
    ),
    "a stage entered": (
        "{stage: late, is: entered}",
        [],
        "Only where this is so: Late: entered at some time. Here: the deal stands in Main.",
    ),
    "a stage current": (
        "{stage: main, is: current}",
        [],
        "This is so: Main: the stage of the deal. Here: the deal stands in Main.",
    ),
    "a stage passed": (
        "{stage: late, is: passed}",
        [],
        "Only where this is so: Late: behind the deal. Here: the deal stands in Main.",
    ),
    "days here": (
        "{days_in_stage: {at_least: 3}}",
        [],
        "Only where this is so: days in this stage: at least 3. Here: 0.",
    ),
    "quiet days": (
        "{days_since_contact: {more_than: 3}}",
        [],
        "Only where this is so: days since the buyer last did something: more than 3. Here: 0.",
    ),
    "moves": (
        "{close_date_moves: {at_least: 1}}",
        [],
        "Only where this is so: moves of the expected close to a later day: at least 1. Here: 0.",
    ),
    "a limit not known": (
        "{limit_used: {more_than: 100}}",
        [],
        (
            "Only where this is so: percent of the usual time used up in this stage: more "
            "than 100. Here: not known which limit applies."
        ),
    ),
    "a limit": (
        "{limit_used: {more_than: 100}}",
        [field_set("customer_type", "market")],
        (
            "Only where this is so: percent of the usual time used up in this stage: more "
            "than 100. Here: 0 of 9 days."
        ),
    ),
    "no limit": (
        "{limit_used: {more_than: 100}}",
        [field_set("customer_type", "loyal")],
        (
            "Only where this is so: percent of the usual time used up in this stage: more "
            "than 100. Here: this stage has no limit."
        ),
    ),
    "a next step": ("{next_step: {within: 14d}}", [], "No next step with a date is recorded."),
    "a hand-over": ("{handover: over}", [], "The hand-over to a colleague is not done."),
    "somebody": (
        "{stakeholder: {role: user}}",
        [ANNA],
        "This is so: somebody of theirs (Runs). Here: Anna Berg.",
    ),
    "anybody": (
        "{stakeholder: {}, count: {at_least: 2}}",
        [ANNA],
        "Only where this is so: people of theirs: at least 2. Here: Anna Berg.",
    ),
    "a stance": (
        "{stakeholder: {role: user, stance: [mentor, supporter]}}",
        [],
        (
            "Only where this is so: somebody of theirs (Runs), whose stance is mentor or "
            "supporter. Here: nobody recorded."
        ),
    ),
    "informed, engaged, new": (
        (
            "{stakeholder: {role: user, informed: true, engaged_within: 9d, "
            "added_since_stage_entry: true}}"
        ),
        [],
        (
            "Only where this is so: somebody of theirs (Runs), informed of our case, met "
            "at a visit in the last 9 days, new since this stage began. Here: nobody recorded."
        ),
    ),
    "people met by chance": (
        "{not: {stakeholder: {role: user}}}",
        [ANNA],
        "Only where this is not so: somebody of theirs (Runs). Here: Anna Berg.",
    ),
    "no visit": (
        "{not: {visit: {}}}",
        [],
        "This is not so: a visit. Here: none recorded.",
    ),
    "no promises": (
        "{commitment: {}, count: {at_most: 1}}",
        [],
        "This is so: promises: at most 1. Here: none recorded.",
    ),
    "a fact of long ago": (
        "{fact: count, known: true, fresh_within: 2w}",
        [ANNA, command(said("pain", by=["anna"]), on=DAY - 20 * A_DAY)],
        "Only where this is so: Count: known, no older than 2 weeks. Here: nothing recorded.",
    ),
    "a stale word": (
        "{fact: pain, known: true}",
        [ANNA, command(said(by=["anna"]), on=DAY - 20 * A_DAY)],
        (
            'Only where this is so: Pain: known. Here: "leaks", but of 10 February, too long '
            "ago to count."
        ),
    ),
    "no opponents": (
        "{stakeholder: {stance: [opponent]}, count: {at_most: 0}}",
        [],
        (
            "Only where this is so: nobody of theirs, whose stance is opponent. "
            "Here: nobody recorded."
        ),
    ),
    "a visit": ("{visit: {}}", [], "It takes a visit, and none like it is recorded."),
    "promises": (
        "{commitment: {}, count: {at_least: 2}}",
        [],
        "It takes a promise of the buyer, and none like it is recorded.",
    ),
    "a doubt": ("{doubt: {}}", [], "It takes a doubt in that state, and none is recorded."),
    "an agreement": ("{agreement: {}}", [], "It takes an agreement, and none like it is recorded."),
    "an option": (
        "{option: {}}",
        [],
        "It takes an option that was evaluated, and none like it is recorded.",
    ),
    "a problem": ("{problem: {}}", [], "It takes a problem in that state, and none is recorded."),
    "the opposite": (
        "{not: {customer_type: {is: market}}}",
        [field_set("customer_type", "market")],
        "Only where this is not so: customer type: Market. Here: Market.",
    ),
    "the opposite is so": (
        "{not: {customer_type: {is: market}}}",
        [field_set("customer_type", "loyal")],
        "This is not so: customer type: Market. Here: Loyal.",
    ),
}


@pytest.mark.parametrize(("written", "commands", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_a_condition_is_told_with_what_the_deal_has(
    written: str, commands: list[Any], sentence: str
) -> None:
    view = a_view(resolved(TEXT.replace("CONDITION", written)), *commands, stage="main")
    condition = view.playbook.stages[0].exit_criteria[-1].met_when

    told = [CATALOGUE.text(decided(one, view)) for one in deciding(condition, view)]

    assert told == [sentence]
