from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.parts import FactPart, FieldPart, ItemPart, Weighed
from salescoach.guidance.truth import TRUE, Outcome, Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import Check, FieldCondition
from salescoach.values.levels import Level
from tests.builders.asking import (
    ASSUMED,
    CONDITIONS,
    CONFIRMED,
    EVIDENCE,
    HEARD,
    NO_OPPONENT,
    PLACE,
    SOMEBODY,
    F,
    T,
    U,
    asked,
    outcome,
    truth_of,
)
from tests.builders.deals import euros, field_set, met, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view


def test_no_condition_is_true() -> None:
    assert evaluate(None, a_view(a_playbook())) == TRUE


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
        ("{fact: pain, missing: true, level: heard}", ("missing", True), "confirmed"),
        ("{fact: pain, known: false, level: heard}", ("known", False), "confirmed"),
        ("{fact: pain, none: false, level: heard}", ("none", False), "they say there is none"),
        ("{not: {fact: pain, known: true, level: heard}}", ("known", True), "confirmed"),
        ("{not: {fact: pain, missing: false, level: heard}}", ("missing", False), "confirmed"),
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
    ("level", "evidence", "truth"),
    [
        ("", "our guess", F),
        (", level: heard", "our guess", T),
        (", level: heard", "heard", F),
        (", level: confirmed", "heard", T),
        (", level: confirmed", "confirmed", F),
        (", level: confirmed", "nothing", T),
        (", level: confirmed", "stale", T),
    ],
)
def test_at_a_level_a_fact_is_missing_until_it_has_that_level(
    level: str, evidence: str, truth: Truth
) -> None:
    assert truth_of(f"{{fact: pain, missing: true{level}}}", *EVIDENCE[evidence]) is truth


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


THEIRS = (met("anna"), field_set("amount", euros(5), by=["anna"]))
LEVELS = {
    "nothing is known": ("{amount: {known: true, level: confirmed}}", (), "false"),
    "nothing is missing": ("{amount: {missing: true, level: confirmed}}", (), "true"),
    "ours is not known so well": (
        "{amount: {known: true, level: confirmed}}", (field_set("amount", euros(5)),), "unknown",
    ),
    "ours is missing": (
        "{amount: {missing: true, level: confirmed}}", (field_set("amount", euros(5)),), "true",
    ),
    "ours compares with nothing": (
        "{amount: {at_least: 5 EUR, level: confirmed}}",
        (field_set("amount", euros(5)),),
        "unknown",
    ),
    "ours is assumed": (
        "{amount: {known: true, level: assumed}}", (field_set("amount", euros(5)),), "true",
    ),
    "theirs is known": ("{amount: {known: true, level: confirmed}}", THEIRS, "true"),
    "theirs is not missing": ("{amount: {missing: true, level: confirmed}}", THEIRS, "false"),
    "theirs compares": ("{amount: {at_least: 5 EUR, level: confirmed}}", THEIRS, "true"),
    "theirs is less": ("{amount: {at_least: 6 EUR, level: confirmed}}", THEIRS, "false"),
    "nobody known gave it": (
        "{amount: {known: true, level: confirmed}}",
        (field_set("amount", euros(5), by=["nobody"]),),
        "unknown",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("condition", "commands", "truth"), LEVELS.values(), ids=LEVELS.keys())
def test_a_field_is_confirmed_by_the_word_of_a_buyer(
    condition: str, commands: tuple[Payload, ...], truth: str
) -> None:
    assert outcome(condition, *commands).truth.value == truth


def test_a_value_of_our_own_leaves_the_question_open() -> None:
    found = outcome("{amount: {known: true, level: confirmed}}", field_set("amount", euros(5)))
    assert found.settle == (FieldPart("amount", weak=True),)
    assert outcome("{amount: {known: true, level: confirmed}}").settle == (FieldPart("amount"),)
