"""What a condition asks, in words: every subject of the format, every attribute of each."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from salescoach.guidance.condition_words import condition_lines, condition_words, plainer
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.view import View
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.conditions import SUBJECTS, All, Condition, Counted, Not, singles
from salescoach.playbook.model import Playbook
from salescoach.values.levels import Level
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import DAY, a_deal
from tests.builders.generated import views
from tests.builders.nearby import PLAYBOOK as NEARBY
from tests.builders.nearby import SINGLE, some_deal
from tests.builders.resolved import a_condition_of, resolved

EVERYTHING = Path(__file__).parents[1] / "playbook" / "everything.yaml"
CATALOGUE = Catalogue()
NOBODY = View(NEARBY, a_deal(stage="early"), DAY)
TEXT = """
deal_kinds: [{id: new, title: New business}]
lead_sources: [{id: fair, title: Trade fair}]
seller_roles: [{id: hunter, title: Hunter}, {id: farmer, title: Farmer}]
visit_kinds: [{id: pilot, title: The pilot}, {id: call, title: A call}]
commitment_kinds: [{id: send, title: Send something}]
agreement_kinds: [{id: price, title: Price}]
handovers: [{id: over, from: hunter, to: farmer, at: main}]
facts:
  - {id: pain, title: What hurts, short: pain, type: text, ask_whom: [user]}
  - {id: plan, title: Plan, type: text, ours: true}
  - {id: cost, title: Cost, type: money}
  - {id: count, title: Count, type: number}
  - {id: share, title: Share, type: percent}
  - {id: day, title: Day, type: date}
  - {id: loud, title: Loud, type: flag}
  - {id: colour, title: Colour, type: choice,
     choices: [{id: red, title: Red}, {id: blue, title: Blue}]}
  - {id: rating, title: Rating, type: number, scope: person}
fact_groups: [{id: both, title: Both, facts: [pain, plan]}]
scorecards: [{id: fit, title: Ours or not}]
stages:
  - id: main
    title: Main
    checklists: [{id: c, title: C, items: [{id: call, do: Ring them up, short: ring}]}]
    exit_criteria:
      - {id: base, statement: They said so, short: said, met_when: {fact: pain, known: true}}
"""
PLAYBOOK = resolved(TEXT)
WORDS = {
    "{fact: pain, known: true}": "pain: known",
    "{fact: pain, known: true, level: assumed}": "pain: known, our own guess is enough",
    "{fact: pain, known: true, level: heard}": "pain: known, heard from somebody of theirs",
    "{fact: pain, known: true, level: confirmed}": "pain: known, confirmed by one of them (Runs)",
    "{fact: cost, known: true, level: confirmed}": "Cost: known, confirmed by somebody of theirs",
    "{fact: pain, known: true, level: confirmed, from: [user, economic]}": (
        "pain: known, confirmed by one of them (Runs or Pays)"
    ),
    "{fact: pain, known: true, level: heard, from: [user]}": (
        "pain: known, heard from one of them (Runs)"
    ),
    "{fact: pain, known: true, level: proven}": (
        "pain: known, confirmed by one of them (Runs) and proven on paper"
    ),
    "{fact: cost, known: true, level: proven}": (
        "Cost: known, confirmed by somebody of theirs and proven on paper"
    ),
    "{fact: pain, known: true, from: [technical]}": (
        "pain: known, by the word of one of them (Judges)"
    ),
    "{fact: plan, known: true, level: confirmed}": "Plan: known",
    "{fact: pain, known: false}": "pain: there is none",
    "{fact: pain, none: true, level: heard}": "pain: there is none, heard from somebody of theirs",
    "{fact: pain, missing: true}": "pain: nothing recorded",
    "{fact: pain, missing: true, level: heard}": "pain: nothing heard from anybody of theirs",
    "{fact: pain, missing: true, level: confirmed}": (
        "pain: nothing confirmed by any of them (Runs)"
    ),
    "{fact: cost, missing: true, level: confirmed}": "Cost: nothing confirmed by anybody of theirs",
    "{fact: cost, missing: true, level: proven}": (
        "Cost: nothing proven on paper by anybody of theirs"
    ),
    "{fact: pain, missing: true, level: proven, from: [user, economic]}": (
        "pain: nothing proven on paper by any of them (Runs or Pays)"
    ),
    "{fact: pain, missing: true, level: heard, from: [user]}": (
        "pain: nothing heard from any of them (Runs)"
    ),
    "{fact: pain, missing: true, from: [technical], fresh_within: 2w}": (
        "pain: nothing recorded by the word of any of them (Judges), no older than 2 weeks"
    ),
    "{fact: plan, missing: true, level: confirmed}": "Plan: nothing recorded",
    "{fact: pain, missing: false}": "pain: something recorded",
    "{fact: pain, missing: false, level: heard}": (
        "pain: something recorded, heard from somebody of theirs"
    ),
    "{fact: pain, is: leaks}": 'pain: "leaks"',
    "{fact: pain, is_not: leaks}": 'pain: not "leaks"',
    "{fact: colour, one_of: [red, blue]}": "Colour: Red or Blue",
    "{fact: pain, contains: leak, fresh_within: 3bd}": (
        'pain: with "leak" in it, no older than 3 working days'
    ),
    "{fact: cost, at_least: 5000 EUR, at_most: 9000 EUR}": (
        "Cost: at least EUR 5,000 and Cost: at most EUR 9,000"
    ),
    "{fact: count, more_than: '3', less_than: '9'}": "Count: more than 3 and Count: less than 9",
    "{fact: share, at_least: '5'}": "Share: at least 5 %",
    "{fact: loud, is: true}": "Loud: yes",
    "{fact: loud, is: 'false'}": "Loud: no",
    "{fact: day, before: 2026-05-01, after: today}": "Day: before 1 May and Day: after today",
    "{fact: day, before: today+14d}": "Day: before 14 days from today",
    "{fact: day, after: today-1d}": "Day: after 1 day before today",
    "{fact: pain, asked: {at_least: 2}}": "pain, asked without an answer: at least 2",
    "{fact: rating, known: all, of: [user]}": "Rating: known, of each of them (Runs)",
    "{fact: rating, agree: true, of: [user]}": "Rating: all say the same, of each of them (Runs)",
    "{fact: rating, agree: false}": "Rating: they do not all say the same",
    "{fact: gone, known: true}": "gone: known",
    "{facts: both, known: all}": "Both: all of it known",
    "{facts: both, known: {at_least: 1}}": "Both: known, at least 1 of it",
    "{facts: both, level: heard}": "Both: all of it known, heard from somebody of theirs",
    "{facts: both, known: {at_least: 1}, level: confirmed}": (
        "Both: known, at least 1 of it, confirmed by somebody of theirs"
    ),
    "{facts: both, known: {at_least: 2}, level: assumed}": (
        "Both: known, at least 2 of it, our own guess is enough"
    ),
    "{facts: both, level: proven}": (
        "Both: all of it known, confirmed by somebody of theirs and proven on paper"
    ),
    "{amount: {more_than: 5000 EUR}}": "amount: more than EUR 5,000",
    "{amount: {known: true}}": "amount: set",
    "{amount: {missing: true}}": "amount: not set",
    "{amount: {known: true, level: confirmed}}": "amount by the customer's own word: set",
    "{amount: {known: true, level: assumed}}": "amount by whoever set it: set",
    "{expected_close: {before: today+30d}}": "expected close: before 30 days from today",
    "{customer_type: {one_of: [market, loyal]}}": "customer type: Market or Loyal",
    "{deal_kind: {is: new}}": "kind of deal: New business",
    "{lead_source: {is_not: fair}}": "where it came from: not Trade fair",
    "{item: main/call, is: [done, skipped]}": "ring: done or left out",
    "{criterion: main/base, is: met}": "said: met",
    "{criterion: main/base, is: passed}": "said: met or waived",
    "{stakeholder: {}}": "somebody of theirs",
    "{stakeholder: {role: user}, count: {at_least: 2}}": "people of theirs (Runs): at least 2",
    "{stakeholder: {stance: [opponent]}, count: {at_most: 0}}": (
        "nobody of theirs, whose stance is opponent"
    ),
    "{stakeholder: {informed: true, engaged_within: 9d}}": (
        "somebody of theirs, informed of our case, met at a visit in the last 9 days"
    ),
    "{stakeholder: {informed: false}}": "somebody of theirs, not informed of our case",
    "{stakeholder: {engaged_since_stage_entry: true, added_since_stage_entry: true}}": (
        "somebody of theirs, met at a visit since this stage began, new since this stage began"
    ),
    "{stakeholder: {engaged_since_stage_entry: false, added_since_stage_entry: false}}": (
        "somebody of theirs, not met at a visit since this stage began, "
        "on record since before this stage began"
    ),
    "{visit: {}}": "a visit",
    "{visit: {kind: [pilot, call], state: [held], within: 2w}}": (
        "a visit of this kind (The pilot or A call), held, in the last 2 weeks"
    ),
    "{visit: {state: [planned], within: 14d}}": "a visit, planned, within the next 14 days",
    "{visit: {within: 14d}}": "a visit, no further from today than 14 days",
    "{visit: {state: [cancelled], outcome: [advance, order], since_stage_entry: true}}": (
        "a visit, called off, that came to this: a step forward or an order, since this stage began"
    ),
    "{visit: {since_stage_entry: false, with_roles: [user, economic]}}": (
        "a visit, before this stage began, with each of these there (Runs and Pays)"
    ),
    "{visit: {attendees: {at_least: 2, at_most: 3}}, count: {at_least: 2}}": (
        "visits, with at least 2 people of theirs, with at most 3 people of theirs: at least 2"
    ),
    "{commitment: {side: theirs, kind: [send], state: [open]}}": (
        "a promise of theirs of this kind (Send something), open"
    ),
    "{commitment: {side: ours, state: [kept, broken, cancelled], slipped: true}}": (
        "a promise of ours, kept, not kept or called off, moved to a later day"
    ),
    "{commitment: {slipped: false, within: 1mo}, count: {at_least: 1, at_most: 2}}": (
        "promises, never moved to a later day, with news in the last 1 month: at least 1 and "
        "promises, never moved to a later day, with news in the last 1 month: at most 2"
    ),
    "{doubt: {state: [raised, explored, answered]}, count: {at_most: 0}}": (
        "no doubt, not settled yet"
    ),
    "{doubt: {state: [settled], severity: [high, low], role: economic}}": (
        "a doubt, settled, severity high or low, held by one of them (Pays)"
    ),
    "{agreement: {kind: [price], complete: true}}": "an agreement of this kind (Price), complete",
    "{agreement: {complete: false, give: true, get: false}}": (
        "an agreement, with something missing, with something that we give, "
        "with nothing that we get for it"
    ),
    "{agreement: {give: false, get: true, refused: true}}": (
        "an agreement, with nothing that we give, with something that we get for it, refused by us"
    ),
    "{option: {kind: [competitor, as-is], evaluated: [technical, economic]}}": (
        "an option of this kind (of a competitor or leaving it as it is), "
        "weighed for whether it works, weighed in money"
    ),
    "{problem: {state: [open, solved], severity: [high]}}": (
        "a problem, open or solved, severity high"
    ),
    "{next_step: {}}": "a dated next step with the buyer",
    "{next_step: {within: 14d}}": "a dated next step with the buyer, within 14 days",
    "{score: fit, at_least: 60, verdict: [ours]}": (
        "Ours or not: at least 60 of 100 and Ours or not: ours"
    ),
    "{handover: over}": "the hand-over done (from Hunter to Farmer)",
    "{handover: gone}": "the hand-over to a colleague done",
    "{stage: main, is: entered}": "Main: entered at some time",
    "{stage: main, is: current}": "Main: the stage of the deal",
    "{stage: gone, is: passed}": "gone: behind the deal",
    "{days_in_stage: {more_than: 3, less_than: 9}}": (
        "days in this stage: more than 3 and days in this stage: less than 9"
    ),
    "{limit_used: {more_than: 100}}": (
        "percent of the usual time used up in this stage: more than 100"
    ),
    "{days_since_contact: {at_least: 20, at_most: 40}}": (
        "days since the buyer last did something: at least 20 and "
        "days since the buyer last did something: at most 40"
    ),
    "{close_date_moves: {at_least: 2}}": ("moves of the expected close to a later day: at least 2"),
    "{stages_ahead: {at_least: 1}}": "stages that we stand ahead of the buyer: at least 1",
    "{contradictions: {at_least: 1}}": "facts of which people say different things: at least 1",
    "{expired_debts: {at_least: 1}}": ("things that should have been made good by now: at least 1"),
    "{continuations_in_a_row: {at_least: 2}}": (
        "last visits at which they agreed to nothing: at least 2"
    ),
    "{days_of_silence: {at_least: 5}}": (
        "days since the agreed day passed and nothing was heard: at least 5"
    ),
    "{given_away: {more_than: 3}}": "percent of the amount given away for nothing: more than 3",
    "{smallest_refusal: {less_than: 3}}": (
        "percent of the amount in the smallest wish refused: less than 3"
    ),
    "{all: [{fact: pain, known: true}, {any: [{amount: {known: true}}, {next_step: {}}]}]}": (
        "pain: known; and (amount: set; or a dated next step with the buyer)"
    ),
    "{any: [{fact: pain, known: true}, {fact: cost, known: true}, {fact: day, known: true}]}": (
        "pain: known; Cost: known; or Day: known"
    ),
    "{all: [{all: [{fact: pain, known: true}]}]}": "pain: known",
    "{all: [{all: [{fact: pain, known: true}, {visit: {}}]}, {option: {}}]}": (
        "pain: known; a visit; and an option"
    ),
    "{not: {fact: pain, known: true}}": "not so: pain: known",
    "{not: {not: {fact: pain, known: true}}}": "pain: known",
    "{not: {fact: cost, missing: true}}": "Cost: something recorded",
    "{not: {fact: cost, missing: true, level: confirmed}}": (
        "Cost: something recorded, confirmed by somebody of theirs"
    ),
    "{not: {fact: cost, missing: false, level: heard}}": (
        "Cost: nothing heard from anybody of theirs"
    ),
    "{not: {visit: {state: [held]}}}": "no visit, held",
    "{not: {visit: {}, count: {at_least: 2}}}": "not so: visits: at least 2",
    "{not: {customer_type: {is: market}}}": "customer type: not Market",
    "{not: {stakeholder: {role: user}}}": "not so: somebody of theirs (Runs)",
    "{not: {fact: pain, missing: true, asked: {at_least: 3}}}": (
        "not so: pain: nothing recorded, asked without an answer: at least 3"
    ),
    "{not: {any: [{visit: {}}, {option: {}}]}}": "not so: (a visit; or an option)",
}


def name_of(kind: type, attribute: str) -> str:
    """How many is asked of all records alike."""
    shared = issubclass(kind, Counted) and attribute in ("at_least", "at_most")
    return f"{Counted.__name__ if shared else kind.__name__}.{attribute}"


def words_of(condition: Condition, playbook: Playbook) -> str:
    return CATALOGUE.text(condition_words(condition, playbook))


def conditions_in(value: Any) -> Iterator[Condition]:
    """Every condition of whatever holds some."""
    if isinstance(value, get_args(Condition)):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from conditions_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from conditions_in(getattr(value, field.name))


@pytest.mark.parametrize(("written", "words"), WORDS.items(), ids=WORDS)
def test_a_condition_in_words(written: str, words: str) -> None:
    assert words_of(a_condition_of(written), PLAYBOOK) == words


def test_every_subject_and_every_attribute_has_words() -> None:
    used: set[str] = set()
    conditions = [a_condition_of(written) for written in WORDS]
    for condition in singles(conditions):
        kind = type(condition)
        for field in fields(kind):
            value = getattr(condition, field.name)
            if value is not None and value != ():
                used.add(name_of(kind, field.name))
    singles_of_the_format = [
        one for one in get_args(Condition) if one.__name__ not in ("All", "AnyOf", "Not")
    ]
    every = {name_of(one, field.name) for one in singles_of_the_format for field in fields(one)}

    assert every - used == set()
    assert [one for one in SUBJECTS if not any(f"{{{one}:" in text for text in WORDS)] == []


def test_no_two_conditions_read_alike() -> None:
    words = [words for written, words in WORDS.items() if "all: [{all: [{fact" not in written]
    twins = {one for one in words if words.count(one) > 1}

    assert twins == {"pain: known"}  # `not: {not: …}` is what it says


def test_every_condition_of_a_playbook_with_every_key_has_words() -> None:
    compiled = compile_playbook(EVERYTHING.read_bytes(), str(EVERYTHING))
    assert isinstance(compiled, Compiled)
    found = list(conditions_in(compiled.playbook))

    assert len(found) > 15
    for condition in found:
        words = words_of(condition, compiled.playbook)
        assert words
        assert "{" not in words


def test_a_page_has_a_line_for_each_part() -> None:
    condition = a_condition_of(
        "{all: [{fact: pain, known: true},"
        " {any: [{visit: {}}, {all: [{option: {}}, {not: {any: [{problem: {}}, {doubt: {}}]}}]}]},"
        " {not: {all: [{amount: {known: true}}, {handover: over}]}}]}"
    )

    lines = condition_lines(condition, PLAYBOOK)

    assert [(one.depth, CATALOGUE.text(one.words), one.head) for one in lines] == [
        (0, "pain: known", False),
        (0, "one of these:", True),
        (1, "a visit", False),
        (1, "all of these:", True),
        (2, "an option", False),
        (2, "none of these:", True),
        (3, "a problem", False),
        (3, "a doubt", False),
        (0, "not all of these:", True),
        (1, "amount: set", False),
        (1, "the hand-over done (from Hunter to Farmer)", False),
    ]


def test_a_single_condition_is_one_line() -> None:
    lines = condition_lines(a_condition_of("{all: [{visit: {}}]}"), PLAYBOOK)

    assert [(one.depth, CATALOGUE.text(one.words)) for one in lines] == [(0, "a visit")]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # making a deal smaller takes minutes
)
@given(views())
def test_what_is_said_more_plainly_means_the_same(view: View) -> None:
    for one in conditions_in(view.playbook):
        for level in (Level.ASSUMED, Level.HEARD):
            for condition in (one, Not(one)):
                found = evaluate(plainer(condition), view, default=level)
                assert found.truth is evaluate(condition, view, default=level).truth, condition


@pytest.mark.parametrize("subject", sorted(SINGLE))
def test_the_opposite_said_more_plainly_means_the_same(subject: str) -> None:
    """Close together, as few of them are by chance above; of people with nobody on record, too."""
    chance = Random(subject)
    deals = [some_deal(chance) for _ in range(12)]
    for _ in range(25):
        one = All.from_json(SINGLE[subject](chance), "$")
        for view in (*deals, NOBODY):
            found = evaluate(plainer(Not(one)), view)
            assert found.truth is evaluate(Not(one), view).truth, one


def test_nothing_recorded_and_asked_in_vain_is_no_single_thing_to_turn_round() -> None:
    asked = Not(a_condition_of("{fact: words, missing: true, asked: {at_least: 3}}"))

    assert plainer(asked) == asked
    assert evaluate(asked, NOBODY).holds
