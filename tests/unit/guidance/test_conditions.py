from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.parts import FactPart, FieldPart, ItemPart, PersonPart, Weighed
from salescoach.guidance.truth import TRUE, Outcome, Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import Check, FieldCondition
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, command, euros, field_set, met, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
ASSUMED, HEARD, CONFIRMED, PROVEN = Level
TODAY = DAY + 20 * A_DAY

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: verdict, title: V, type: choice, choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: cost, title: Cost, type: money}
- {id: ways, title: Ways, type: choices, choices: [{id: ours, title: O}, {id: theirs, title: T}]}
"""
ITEMS = """
- {id: ask-why, do: Ask}
- {id: only-market, do: M, when: {customer_type: market}}
- {id: weigh, do: W, records: [verdict]}
"""
CRITERIA = """
- {id: said, statement: S, met_when: {fact: pain, level: confirmed}}
- {id: of-market, statement: S, when: {customer_type: market}, met_when: {fact: pain}}
"""
PLACE = "option-evaluation"
USER = met("anna", roles=["user"])
BUYER = met("bob", roles=["purchasing"])


def asked(
    written: str, *commands: Payload | Command, today: date = TODAY, **opening: Any
) -> tuple[Any, View]:
    """The condition, and the view it is asked of."""
    wanted = f"- {{id: wanted, statement: W, internal: true, met_when: {written}}}"
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA + wanted)
    condition = playbook.stages[0].exit_criteria[-1].met_when
    return condition, a_view(playbook, *commands, today=today, **opening)


def outcome(
    written: str, *commands: Payload | Command, default: Level = ASSUMED, **more: Any
) -> Outcome:
    condition, view = asked(written, *commands, **more)
    return evaluate(condition, view, default=default)


def truth_of(written: str, *commands: Payload | Command, **more: Any) -> Truth:
    return outcome(written, *commands, **more).truth


def on(day: int, *payloads: Payload) -> Command:
    return command(*payloads, on=DAY + day * A_DAY)


def test_no_condition_is_true() -> None:
    assert evaluate(None, a_view(a_playbook())) == TRUE


# What is known of a fact

EVIDENCE: dict[str, list[Payload | Command]] = {
    "nothing": [],
    "our guess": [on(15, said(value="leaks"))],
    "heard": [BUYER, on(15, said(value="leaks", by=["bob"]))],
    "confirmed": [USER, on(15, said(value="leaks", by=["anna"]))],
    "proven": [USER, on(15, said(value="leaks", by=["anna"], document="sheet"))],
    "we guess there is none": [on(15, said(value=None, none=True))],
    "they say there is none": [USER, on(15, said(value=None, none=True, by=["anna"]))],
    "stale": [USER, on(9, said(value="leaks", by=["anna"]))],
    "a stale none": [USER, on(9, said(value=None, none=True, by=["anna"]))],
}
CONDITIONS = (
    "{fact: pain, known: true, level: heard}",
    "{fact: pain, known: false, level: heard}",
    "{fact: pain, none: true, level: heard}",
    "{fact: pain, none: false, level: heard}",
    "{fact: pain, is: leaks, level: heard}",
    "{fact: pain, is_not: leaks, level: heard}",
    "{fact: pain, one_of: [smells, creaks], level: heard}",
    "{fact: pain, contains: LEAK, level: heard}",
    "{fact: pain, missing: true}",
    "{fact: pain, missing: false}",
)
TABLE = {
    #                         known     none   is not  one_of has  missing
    "nothing":                (U, U,   U, U,   U, U,   U,     U,   T, F),
    "our guess":              (U, U,   U, U,   U, U,   U,     U,   F, T),
    "heard":                  (T, F,   F, T,   T, F,   F,     T,   F, T),
    "confirmed":              (T, F,   F, T,   T, F,   F,     T,   F, T),
    "proven":                 (T, F,   F, T,   T, F,   F,     T,   F, T),
    "we guess there is none": (U, U,   U, U,   U, U,   U,     U,   F, T),
    "they say there is none": (F, T,   T, F,   F, T,   F,     F,   F, T),
    "stale":                  (U, U,   U, U,   U, U,   U,     U,   T, F),
    "a stale none":           (U, U,   U, U,   U, U,   U,     U,   T, F),
}  # fmt: skip


@pytest.mark.parametrize(
    ("evidence", "written", "truth"),
    [
        (evidence, written, truth)
        for evidence, truths in TABLE.items()
        for written, truth in zip(CONDITIONS, truths, strict=True)
    ],
)
def test_what_is_known_of_a_fact_decides_its_condition(
    evidence: str, written: str, truth: Truth
) -> None:
    assert truth_of(written, *EVIDENCE[evidence]) is truth


@pytest.mark.parametrize(
    ("evidence", "written", "truth"),
    [
        (evidence, written, truth)
        for evidence, truths in TABLE.items()
        for written, truth in zip(CONDITIONS, truths, strict=True)
    ],
)
def test_not_turns_every_answer_round_but_unknown(
    evidence: str, written: str, truth: Truth
) -> None:
    assert truth_of(f"{{not: {written}}}", *EVIDENCE[evidence]) is truth.opposite
    assert truth_of(f"{{not: {{not: {written}}}}}", *EVIDENCE[evidence]) is truth


LEVELS: dict[Level, list[Payload | Command]] = {
    ASSUMED: EVIDENCE["our guess"],
    HEARD: EVIDENCE["heard"],
    CONFIRMED: EVIDENCE["confirmed"],
    PROVEN: EVIDENCE["proven"],
}


@pytest.mark.parametrize("stands", Level)
@pytest.mark.parametrize("wanted", Level)
def test_evidence_below_the_level_asked_leaves_it_unknown(stands: Level, wanted: Level) -> None:
    truth = T if stands.rank >= wanted.rank else U

    assert truth_of(f"{{fact: pain, level: {wanted}}}", *LEVELS[stands]) is truth
    assert truth_of("{fact: pain}", *LEVELS[stands], default=wanted) is truth


def test_the_level_written_counts_and_not_the_one_of_the_place() -> None:
    guess = EVIDENCE["our guess"]

    assert truth_of("{fact: pain, level: assumed}", *guess, default=PROVEN) is T
    assert truth_of("{fact: pain, level: heard}", *guess, default=ASSUMED) is U


@pytest.mark.parametrize(
    ("written", "truth"),
    [
        ("{fact: pain, from: user}", T),
        ("{fact: pain, from: purchasing}", T),
        ("{fact: pain, from: economic}", U),
        ("{fact: pain, from: [economic, user]}", T),
        ("{fact: pain, is: creaks, from: purchasing, level: heard}", T),
        ("{fact: pain, is: leaks, from: purchasing, level: heard}", F),
        ("{fact: pain, from: purchasing, level: heard}", T),
        ("{fact: pain, missing: true, from: economic}", T),
        ("{fact: pain, missing: true, from: user}", F),
    ],
)
def test_what_others_said_is_no_answer_of_theirs(written: str, truth: Truth) -> None:
    words = said(value="leaks", by=["anna"]), said(value="creaks", by=["bob"])
    evidence: list[Payload | Command] = [USER, BUYER, on(15, *words)]

    assert truth_of(written, *evidence) is truth


@pytest.mark.parametrize(
    ("day", "known", "missing"), [(14, U, T), (15, T, F), (16, T, F)], ids=["-1", "0", "+1"]
)
def test_what_is_not_fresh_enough_is_unknown(day: int, known: Truth, missing: Truth) -> None:
    """Today is day 20."""
    evidence = on(day, said(value="leaks"))

    assert truth_of("{fact: pain, known: true, fresh_within: 5d}", evidence) is known
    assert truth_of("{fact: pain, missing: true, fresh_within: 5d}", evidence) is missing


@pytest.mark.parametrize(
    ("written", "truth"),
    [
        ("{fact: cost, at_least: 5 EUR, less_than: 9 EUR}", T),
        ("{fact: cost, at_least: 7 EUR, less_than: 9 EUR}", F),
        ("{fact: cost, at_least: 7 EUR, less_than: 9 USD}", F),
        ("{fact: cost, at_least: 5 EUR, less_than: 9 USD}", U),
        ("{fact: cost, at_least: 5 USD}", U),
        ("{fact: cost, known: true, is_not: 6 EUR}", F),
    ],
)
def test_several_checks_must_all_hold(written: str, truth: Truth) -> None:
    assert truth_of(written, on(15, said("cost", euros(6)))) is truth


def test_several_choices_are_exactly_these() -> None:
    evidence = on(15, said("ways", ("theirs", "ours")))

    assert truth_of("{fact: ways, is: [ours, theirs]}", evidence) is T
    assert truth_of("{fact: ways, is: ours}", evidence) is F
    assert truth_of("{fact: ways, contains: ours}", evidence) is T


def test_evidence_that_says_nothing_is_none() -> None:
    """A file from elsewhere may hold it."""
    assert truth_of("{fact: pain, missing: true}", on(15, said(value=None))) is T
    assert truth_of("{fact: pain, is: leaks}", on(15, said(value=None))) is U


# What is missing of it


def weighed_in(view: View, fact: str = "pain") -> Weighed:
    (one,) = view.evidence_for(fact)
    return one


def fact_part(
    now: Weighed | None,
    *checks: tuple[Any, Any],
    level: Level = HEARD,
    from_: tuple[str, ...] = (),
    certain: bool = False,
    fact: str = "pain",
) -> FactPart:
    return FactPart(
        fact=fact,
        level=level,
        from_=from_,
        checks=tuple(Check(*check) for check in checks),
        now=now,
        certain=certain,
    )


def test_what_is_not_known_is_missing_and_worth_asking() -> None:
    part = fact_part(None, ("known", True), level=CONFIRMED, from_=("user",))

    assert outcome("{fact: pain, level: confirmed, from: user}") == Outcome(U, (part,), (part,))


@pytest.mark.parametrize("evidence", ["our guess", "stale"])
def test_what_is_too_weak_or_stale_is_missing_with_what_there_is(evidence: str) -> None:
    condition, view = asked("{fact: pain, level: heard}", *EVIDENCE[evidence])
    part = fact_part(weighed_in(view), ("known", True))

    assert evaluate(condition, view) == Outcome(U, (part,), (part,))


def test_what_only_somebody_else_said_is_what_there_is() -> None:
    condition, view = asked("{fact: pain, level: heard, from: economic}", *EVIDENCE["heard"])
    part = fact_part(weighed_in(view), ("known", True), from_=("economic",))

    assert evaluate(condition, view) == Outcome(U, (part,), (part,))


@pytest.mark.parametrize(
    ("written", "checks", "evidence"),
    [
        ("{fact: pain, is: creaks, level: heard}", ("is", "creaks"), "confirmed"),
        ("{fact: pain, is_not: leaks, level: heard}", ("is_not", "leaks"), "confirmed"),
        ("{fact: pain, known: true, level: heard}", ("known", True), "they say there is none"),
        ("{fact: pain, none: true, level: heard}", ("none", True), "confirmed"),
        ("{fact: pain, missing: false, level: heard}", ("missing", False), "nothing"),
    ],
)
def test_what_is_known_otherwise_is_certain_and_can_still_change(
    written: str, checks: tuple[Any, Any], evidence: str
) -> None:
    condition, view = asked(written, *EVIDENCE[evidence])
    now = weighed_in(view) if evidence != "nothing" else None
    part = fact_part(now, checks, certain=True)

    assert evaluate(condition, view) == Outcome(F, (part,), (part,))


@pytest.mark.parametrize(
    ("written", "checks", "evidence"),
    [
        ("{fact: pain, missing: true, level: heard}", ("missing", True), "our guess"),
        ("{fact: pain, known: false, level: heard}", ("known", False), "confirmed"),
        ("{fact: pain, none: false, level: heard}", ("none", False), "they say there is none"),
        ("{not: {fact: pain, known: true, level: heard}}", ("known", True), "confirmed"),
        ("{not: {fact: pain, missing: false, level: heard}}", ("missing", False), "our guess"),
        ("{not: {fact: pain, none: true, level: heard}}", ("none", True), "they say there is none"),
    ],
)
def test_what_only_un_recording_would_settle_is_missing_and_never_advised(
    written: str, checks: tuple[Any, Any], evidence: str
) -> None:
    condition, view = asked(written, *EVIDENCE[evidence])
    part = fact_part(weighed_in(view), checks, certain=True)

    assert evaluate(condition, view) == Outcome(F, (part,))


@pytest.mark.parametrize(
    ("written", "checks", "evidence", "truth"),
    [
        ("{not: {fact: pain, is: leaks, level: heard}}", ("is", "leaks"), "confirmed", F),
        ("{not: {fact: pain, missing: true, level: heard}}", ("missing", True), "nothing", F),
        ("{not: {fact: pain, known: true, level: heard}}", ("known", True), "nothing", U),
        ("{not: {fact: pain, none: true, level: heard}}", ("none", True), "nothing", U),
        ("{not: {fact: pain, is: leaks, level: heard}}", ("is", "leaks"), "nothing", U),
    ],
)
def test_under_not_asking_may_settle_it(
    written: str, checks: tuple[Any, Any], evidence: str, truth: Truth
) -> None:
    condition, view = asked(written, *EVIDENCE[evidence])
    now = weighed_in(view) if EVIDENCE[evidence] else None
    part = fact_part(now, checks, certain=truth is F)

    assert evaluate(condition, view) == Outcome(truth, (part,), (part,))


def test_not_all_is_any_not_and_goes_the_nearest_way() -> None:
    pain = fact_part(None, ("is", "leaks"), level=ASSUMED)
    written = (
        "{not: {all: [{any: [{fact: verdict, is: bad}, {fact: cost}]}, {fact: pain, is: leaks}]}}"
    )

    result = outcome(written)

    assert result.truth is U
    assert [part.fact for part in result.missing if isinstance(part, FactPart)] == [
        "verdict", "cost", "pain",
    ]  # fmt: skip
    assert result.settle == (pain,)


# Fields of the deal


@pytest.mark.parametrize(
    ("written", "opening", "truth"),
    [
        ("{customer_type: market}", {}, U),
        ("{customer_type: market}", {"customer_type": "market"}, T),
        ("{customer_type: market}", {"customer_type": "loyal"}, F),
        ("{customer_type: [market, loyal]}", {"customer_type": "loyal"}, T),
        ("{customer_type: [market, loyal]}", {"customer_type": "strategic"}, F),
        ("{customer_type: {is_not: market}}", {}, U),
        ("{customer_type: {is_not: market}}", {"customer_type": "loyal"}, T),
        ("{customer_type: {known: true}}", {}, F),
        ("{customer_type: {known: true}}", {"customer_type": "loyal"}, T),
        ("{customer_type: {known: false}}", {}, T),
        ("{customer_type: {missing: true}}", {}, T),
        ("{customer_type: {missing: true}}", {"customer_type": "loyal"}, F),
        ("{deal_kind: renewal}", {"deal_kind": "renewal"}, T),
        ("{lead_source: tender}", {"lead_source": "fair"}, F),
        ("{amount: {at_least: 5000 EUR}}", {}, U),
        ("{amount: {at_least: 5000 EUR}}", {"amount": euros(5_000)}, T),
        ("{amount: {at_least: 5000 EUR}}", {"amount": euros("4999.99")}, F),
        ("{amount: {at_least: 5000 USD}}", {"amount": euros(9_000)}, U),
        ("{amount: {more_than: 1 EUR, less_than: 9 EUR}}", {"amount": euros(5)}, T),
        ("{expected_close: {before: today+30d}}", {"expected_close": date(2026, 4, 20)}, T),
        ("{expected_close: {before: today+30d}}", {"expected_close": date(2026, 4, 21)}, F),
        ("{expected_close: {after: 2026-04-01}}", {"expected_close": date(2026, 4, 2)}, T),
        ("{expected_close: {after: 2026-04-01}}", {}, U),
    ],
)
def test_the_deal_s_own_fields_are_compared(
    written: str, opening: dict[str, Any], truth: Truth
) -> None:
    assert truth_of(written, **opening) is truth
    assert truth_of(f"{{not: {written}}}", **opening) is truth.opposite


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("{customer_type: market}", "customer_type"),
        ("{not: {customer_type: market}}", "customer_type"),
        ("{customer_type: {known: true}}", "customer_type"),
        ("{not: {customer_type: {missing: true}}}", "customer_type"),
        ("{amount: {at_least: 5 EUR}}", "amount"),
    ],
)
def test_a_field_that_is_not_set_is_missing_and_worth_finding_out(written: str, field: Any) -> None:
    result = outcome(written)

    assert (result.missing, result.settle) == ((FieldPart(field),), (FieldPart(field),))


@pytest.mark.parametrize(
    ("written", "opening"),
    [
        ("{customer_type: market}", {"customer_type": "loyal"}),
        ("{not: {customer_type: market}}", {"customer_type": "market"}),
        ("{customer_type: {missing: true}}", {"customer_type": "market"}),
        ("{not: {customer_type: {known: true}}}", {"customer_type": "market"}),
        ("{amount: {at_least: 5000 EUR}}", {"amount": euros(4_000)}),
    ],
)
def test_nobody_changes_a_known_field_to_make_a_condition_true(
    written: str, opening: dict[str, Any]
) -> None:
    assert outcome(written, **opening) == Outcome(F)


def test_an_amount_in_another_currency_is_worth_finding_out() -> None:
    part = FieldPart("amount")

    assert outcome("{amount: {at_least: 5 EUR}}", field_set("amount", euros(5))) == TRUE
    assert outcome("{amount: {at_least: 5 USD}}", amount=euros(5)) == Outcome(U, (part,), (part,))


@pytest.mark.parametrize(("none", "truth"), [(True, F), (False, T)])
def test_a_field_of_the_deal_is_never_none(none: bool, truth: Truth) -> None:
    """Such a condition is no longer compiled, but a pin may hold it."""
    condition = FieldCondition("amount", (Check("none", none),))

    assert evaluate(condition, a_view(a_playbook(), amount=euros(5))).truth is truth
    assert evaluate(condition, a_view(a_playbook())).truth is U


# Items and criteria


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        ("open", T), ("done", F), ("skipped", F), ("not-applicable", F),
        ("[done, open]", T), ("[done, skipped, not-applicable]", F),
    ],
)  # fmt: skip
def test_an_item_is_in_one_of_the_states(states: str, truth: Truth) -> None:
    assert truth_of(f"{{item: ask-why, is: {states}}}") is truth
    assert truth_of(f"{{not: {{item: ask-why, is: {states}}}}}") is truth.opposite


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        ("open", U), ("not-applicable", U), ("done", F), ("skipped", F),
        ("[open, not-applicable]", T), ("[done, skipped, not-applicable]", U),
    ],
)  # fmt: skip
def test_an_item_of_which_it_is_unknown_whether_it_applies_is_open_or_not_applicable(
    states: str, truth: Truth
) -> None:
    assert truth_of(f"{{item: only-market, is: {states}}}") is truth
    assert truth_of(f"{{not: {{item: only-market, is: {states}}}}}") is truth.opposite


@pytest.mark.parametrize(
    ("written", "doing"),
    [
        ("{item: ask-why, is: done}", True),
        ("{item: ask-why, is: [skipped, done]}", True),
        ("{item: ask-why, is: [skipped, not-applicable]}", False),
        ("{not: {item: ask-why, is: open}}", True),
        ("{not: {item: ask-why, is: [open, done]}}", False),
    ],
)
def test_an_item_is_worth_doing_where_doing_settles_it(written: str, doing: bool) -> None:
    part = ItemPart(f"{PLACE}/ask-why", doing)

    assert outcome(written) == Outcome(F, (part,), (part,) if doing else ())


def test_nobody_un_does_an_item() -> None:
    part = ItemPart(f"{PLACE}/ask-why", doing=False)
    done = ticked("ask-why")

    assert outcome("{item: ask-why, is: done}", done) == TRUE
    assert outcome("{not: {item: ask-why, is: done}}", done) == Outcome(F, (part,))
    assert outcome("{item: ask-why, is: open}", done) == Outcome(F, (part,))


def test_a_criterion_brings_what_it_misses_itself() -> None:
    part = fact_part(None, ("known", True), level=CONFIRMED)

    assert outcome("{criterion: said}") == Outcome(U, (part,), (part,))
    assert outcome("{criterion: said}", *EVIDENCE["confirmed"]) == TRUE
    assert outcome("{not: {criterion: said}}") == Outcome(U, (part,))
    assert outcome("{not: {criterion: said}}", *EVIDENCE["confirmed"]) == Outcome(F)
    assert outcome("{not: {criterion: said}}", *EVIDENCE["they say there is none"]) == TRUE


def test_a_criterion_that_does_not_apply_holds_nobody_up() -> None:
    assert outcome("{criterion: of-market, is: passed}", customer_type="loyal") == TRUE
    assert truth_of("{criterion: of-market, is: passed}") is U


# People: at least


def people(*stances: str | None, role: str = "user") -> list[Payload | Command]:
    return [
        on(0, met(f"p{number}", roles=[role], stance=stance))
        for number, stance in enumerate(stances)
    ]


SOMEBODY = "{stakeholder: {role: user, stance: [mentor, supporter]}, count: {at_least: %d}}"
NO_OPPONENT = "{stakeholder: {role: user, stance: opponent}, count: {at_most: %d}}"


@pytest.mark.parametrize(
    ("stances", "one", "two"),
    [
        ([], F, F),
        (["supporter"], T, F),
        (["mentor", "supporter"], T, T),
        (["neutral"], F, F),
        ([None], U, F),
        (["unknown"], U, F),
        (["supporter", None], T, U),
        (["neutral", None], U, F),
        ([None, None], U, U),
    ],
    ids=str,
)
def test_what_is_not_recorded_has_not_happened(
    stances: list[str | None], one: Truth, two: Truth
) -> None:
    assert truth_of(SOMEBODY % 0, *people(*stances)) is T
    assert truth_of(SOMEBODY % 1, *people(*stances)) is one
    assert truth_of(SOMEBODY % 2, *people(*stances)) is two


@pytest.mark.parametrize(
    ("commands", "truth"),
    [
        ([], F),
        ([met("anna", roles=["economic"])], T),
        ([met("anna", roles=["technical", "economic"])], T),
        ([met("anna", roles=["technical"])], F),
        ([met("anna", roles=[])], U),
        ([met("anna", roles=[]), met("bob", roles=["economic"])], T),
    ],
    ids=["nobody", "in the role", "in two roles", "in another", "in no role yet", "one of them"],
)
def test_who_is_in_a_role(commands: list[Payload], truth: Truth) -> None:
    assert truth_of("{stakeholder: {role: economic}}", *commands) is truth


def test_somebody_without_a_role_may_be_the_supporter_in_it() -> None:
    assert truth_of(SOMEBODY % 1, met("anna", roles=[], stance="supporter")) is U
    assert truth_of(SOMEBODY % 1, met("anna", roles=[], stance="neutral")) is F


def test_anybody_is_anybody() -> None:
    assert truth_of("{stakeholder: {}}") is F
    assert truth_of("{stakeholder: {}}", met("anna", roles=[])) is T
    assert truth_of("{stakeholder: {stance: opponent}}", met("a", roles=[], stance="opponent")) is T


def test_a_stance_that_is_asked_for_as_unknown_is_known_to_be() -> None:
    written = "{stakeholder: {role: user, stance: unknown}}"

    assert truth_of(written, *people(None)) is T
    assert truth_of(written, *people("unknown")) is T
    assert truth_of(written, *people("neutral")) is F


@pytest.mark.parametrize(("stances", "truth"), [([], F), ([None], U)], ids=["nobody", "unknown"])
def test_somebody_missing_is_somebody_to_meet(stances: list[str | None], truth: Truth) -> None:
    part = PersonPart("user", ("mentor", "supporter"), enough=False)

    assert outcome(SOMEBODY % 1, *people(*stances)) == Outcome(truth, (part,), (part,))


# People: at most


@pytest.mark.parametrize(
    ("stances", "none", "one"),
    [
        ([], U, U),
        (["neutral"], T, T),
        (["opponent"], F, T),
        (["opponent", "opponent"], F, F),
        ([None], U, T),
        (["unknown"], U, T),
        (["opponent", None], F, U),
        (["neutral", None], U, T),
        ([None, None], U, U),
    ],
    ids=str,
)
def test_with_nobody_met_there_may_be_opponents(
    stances: list[str | None], none: Truth, one: Truth
) -> None:
    assert truth_of(NO_OPPONENT % 0, *people(*stances)) is none
    assert truth_of(NO_OPPONENT % 1, *people(*stances)) is one


def test_people_of_other_roles_say_nothing_about_this_one() -> None:
    assert truth_of(NO_OPPONENT % 0, *people("neutral", role="economic")) is U
    assert truth_of(NO_OPPONENT % 0, *people("opponent", role="economic")) is U


def test_somebody_without_a_role_may_be_the_opponent_in_it() -> None:
    neutral = people("neutral")

    assert truth_of(NO_OPPONENT % 0, *neutral, met("eva", roles=[], stance="opponent")) is U
    assert truth_of(NO_OPPONENT % 0, *neutral, met("eva", roles=[], stance="neutral")) is T


def test_who_said_something_and_is_not_known_to_be_against_is_not() -> None:
    silent, heard = people(None), [*people(None), on(5, said("cost", euros(5), by=["p0"]))]

    assert truth_of(NO_OPPONENT % 0, *silent) is U
    assert truth_of(NO_OPPONENT % 0, *heard) is T
    assert truth_of(SOMEBODY % 1, *heard) is U  # nor is this person known to be for it


@pytest.mark.parametrize("stances", [[], [None]], ids=["nobody", "somebody who said nothing"])
def test_where_an_opponent_may_be_there_is_somebody_to_meet(stances: list[str | None]) -> None:
    part = PersonPart("user", ("opponent",), enough=False)

    assert outcome(NO_OPPONENT % 0, *people(*stances)) == Outcome(U, (part,), (part,))


def test_nobody_un_meets_an_opponent() -> None:
    part = PersonPart("user", ("opponent",), enough=True)

    assert outcome(NO_OPPONENT % 0, *people("opponent")) == Outcome(F, (part,))


def test_under_not_nobody_is_un_met_and_who_may_be_somebody_is_met() -> None:
    nobody = "{not: {stakeholder: {role: user, stance: opponent}}}"
    somebody = "{not: {stakeholder: {role: user, stance: opponent}, count: {at_most: 0}}}"
    to_meet = PersonPart("user", ("opponent",), enough=False)
    too_many = PersonPart("user", ("opponent",), enough=True)

    assert outcome(nobody) == TRUE
    assert outcome(nobody, *people("opponent")) == Outcome(F, (too_many,))
    assert outcome(nobody, *people(None)) == Outcome(U, (to_meet,), (to_meet,))
    assert outcome(somebody, *people("opponent")) == TRUE
    assert outcome(somebody, *people("neutral")) == Outcome(F, (to_meet,), (to_meet,))
    assert outcome(somebody) == Outcome(U, (to_meet,), (to_meet,))


@pytest.mark.parametrize(
    ("count", "truth"), [(0, U), (1, T), (2, T), (3, F)], ids=["nobody", "one", "two", "three"]
)
def test_a_number_of_people_may_have_both_bounds(count: int, truth: Truth) -> None:
    written = "{stakeholder: {role: user}, count: {at_least: 1, at_most: 2}}"
    expected = F if count == 0 else truth  # nobody is too few, whoever else there may be

    assert truth_of(written, *people(*["neutral"] * count)) is expected


# Trees


def test_a_tree_has_every_missing_part_and_the_nearest_way() -> None:
    written = (
        "{all: [{fact: pain, level: heard}, "
        "{any: [{all: [{fact: verdict}, {fact: cost}]}, {customer_type: market}, {fact: ways}]}]}"
    )
    pain = fact_part(None, ("known", True))
    verdict, cost, ways = (
        fact_part(None, ("known", True), level=ASSUMED, fact=fact)
        for fact in ("verdict", "cost", "ways")
    )
    field = FieldPart("customer_type")

    assert outcome(written) == Outcome(U, (pain, verdict, cost, field, ways), (pain, field))
    assert outcome(written, customer_type="loyal") == Outcome(
        U, (pain, verdict, cost, ways), (pain, ways)
    )


TREES = st.recursive(
    st.sampled_from(
        [*CONDITIONS, "{customer_type: market}", "{item: ask-why, is: done}", SOMEBODY % 1,
         NO_OPPONENT % 0, "{criterion: said}", "{amount: {at_least: 5 EUR}}"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"{{all: [{', '.join(parts)}]}}"),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"{{any: [{', '.join(parts)}]}}"),
        inner.map(lambda part: f"{{not: {part}}}"),
    ),
    max_leaves=6,
)  # fmt: skip
DEALS = st.sampled_from(list(EVIDENCE))
TYPES = st.sampled_from([None, "market", "loyal"])


@given(TREES, DEALS, TYPES)
def test_not_is_the_opposite_of_every_tree(written: str, deal: str, type_: str | None) -> None:
    plain = truth_of(written, *EVIDENCE[deal], customer_type=type_)

    assert truth_of(f"{{not: {written}}}", *EVIDENCE[deal], customer_type=type_) is plain.opposite


@given(TREES, DEALS, TYPES)
def test_what_is_true_misses_nothing_and_what_is_worth_going_for_is_missing(
    written: str, deal: str, type_: str | None
) -> None:
    found = outcome(written, *EVIDENCE[deal], customer_type=type_)

    assert set(found.settle) <= set(found.missing)
    assert len(set(found.missing)) == len(found.missing)
    if found.truth is T:
        assert found == TRUE
