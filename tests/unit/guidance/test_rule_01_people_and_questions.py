"""Rule 1 for facts with one value a person, groups of facts, questions without an answer."""

from typing import Any

import pytest

from salescoach.deal.events import FactAsked, FactValue, Payload
from salescoach.guidance.advice import advise
from salescoach.guidance.gate import gate_of
from salescoach.guidance.parts import AskedPart, FactPart, Part, PersonPart
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.values.levels import Level
from tests.builders.asking import BUYER, USER, F, T, U, on
from tests.builders.deals import A_DAY, DAY, Command, a_deal, euros, met, said
from tests.builders.resolved import outcome_in, resolved, truth_in
from tests.builders.views import a_view

FACTS = """
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user]}
  - {id: cost, title: Cost, type: money}
  - {id: ours, title: Ours, type: text, ours: true}
  - {id: rating, title: Rating, type: number, scope: person, ask_whom: [user]}
  - {id: price, title: Price, type: money, scope: person}
  - {id: wish, title: Wish, type: text, scope: person}
fact_groups:
  - {id: three, title: Three, facts: [pain, cost, ours]}
"""
LEA = met("lea", roles=["user"])


def seen(*commands: Payload | Command, **more: Any) -> View:
    return a_view(resolved(FACTS), *commands, **more)


def rated(value: FactValue, of: str, *, by: str | None = None, fact: str = "rating") -> Payload:
    return said(fact, value, of=of, by=[by or of])


def rated_none(of: str) -> Payload:
    return said("rating", None, none=True, of=of, by=[of])


def people_of(parts: tuple[Part, ...]) -> list[str | None]:
    return [part.of for part in parts if isinstance(part, FactPart)]


# One value a person

KNOWN = {
    "nobody known in the role": ([], U),
    "nobody in the role, others said theirs": ([BUYER, rated("5", "bob")], U),
    "nothing from the one": ([USER], U),
    "the one said it": ([USER, rated("5", "anna")], T),
    "one of two": ([USER, LEA, rated("5", "anna")], U),
    "both": ([USER, LEA, rated("5", "anna"), rated("1", "lea")], T),
    "the one says there is none": ([USER, rated_none("anna")], F),
    "one said it, one says there is none": ([USER, LEA, rated("5", "anna"), rated_none("lea")], F),
    "somebody else's value": ([USER, LEA, BUYER, rated("5", "anna"), rated("5", "bob")], U),
    "another one told it for both": (
        [USER, LEA, rated("5", "anna"), rated("1", "lea", by="anna")],
        T,
    ),
    "only heard where confirmed is asked": ([USER, BUYER, rated("5", "anna", by="bob")], U),
}


@pytest.mark.parametrize(("commands", "truth"), KNOWN.values(), ids=KNOWN)
def test_known_all_takes_a_value_of_every_recorded_person_of_the_roles(
    commands: list[Payload], truth: Truth
) -> None:
    """Every one of them, at least one, has a value at the level; nobody known is unknown."""
    written = "{fact: rating, known: all, of: [user], level: confirmed}"

    assert truth_in(seen(*commands), written) is truth


AGREE = {
    "nobody known": ([], U),
    "one alone": ([rated("5", "anna")], U),
    "both the same": ([rated("5", "anna"), rated("5.0", "lea")], T),
    "both, otherwise": ([rated("5", "anna"), rated("6", "lea")], F),
    "there is none, says one": ([rated("5", "anna"), rated_none("lea")], F),
    "a later word counts": ([rated("6", "lea"), rated("5", "anna"), on(1, rated("5", "lea"))], T),
}


@pytest.mark.parametrize(("commands", "truth"), AGREE.values(), ids=AGREE)
def test_agree_takes_that_all_are_known_and_equal(
    commands: list[Payload | Command], truth: Truth
) -> None:
    """False as soon as two differ, whoever is still to be asked."""
    view = seen(*([USER, LEA] if commands else []), *commands, today=DAY + A_DAY)

    assert truth_in(view, "{fact: rating, agree: true, of: [user]}") is truth


def test_two_who_differ_decide_it_before_all_are_asked() -> None:
    view = seen(USER, LEA, met("tom"), rated("5", "anna"), rated("6", "lea"))
    found = outcome_in(view, "{fact: rating, agree: true, of: [user]}")

    assert (found.truth, people_of(found.missing)) == (F, ["anna", "lea"])


def test_values_in_two_currencies_neither_agree_nor_differ() -> None:
    prices = [
        rated(euros(5), "anna", fact="price"),
        said("price", euros(5).__class__(euros(5).amount, "USD"), of="lea", by=["lea"]),
    ]

    assert truth_in(seen(USER, LEA, *prices), "{fact: price, agree: true, of: [user]}") is U


PLAIN = {
    "anybody's": ("{fact: rating, at_least: '4'}", T),
    "the strongest and latest of all": ("{fact: rating, is: '9'}", T),
    "of those in the roles only": ("{fact: rating, is: '5', of: [user]}", T),
    "of nobody in the roles": ("{fact: rating, is: '5', of: [economic]}", U),
}


@pytest.mark.parametrize(("written", "truth"), PLAIN.values(), ids=PLAIN)
def test_a_plain_condition_takes_anybodys_value(written: str, truth: Truth) -> None:
    view = seen(USER, BUYER, rated("5", "anna"), rated("9", "bob", by="anna"))

    assert truth_in(view, written) is truth


def test_what_is_missing_names_the_people_still_to_be_asked() -> None:
    view = seen(USER, LEA, BUYER, rated("5", "anna"))
    found = outcome_in(view, "{fact: rating, known: all, of: [user, purchasing]}")

    assert people_of(found.missing) == ["lea", "bob"]
    assert found.settle == found.missing


def test_with_nobody_in_the_roles_somebody_is_to_be_met() -> None:
    found = outcome_in(seen(), "{fact: rating, known: all, of: [user, economic]}")
    user, economic = (PersonPart(role, (), enough=False) for role in ("user", "economic"))

    assert (found.missing, found.settle) == ((user, economic), (user,))


def test_under_not_nobody_takes_a_value_back() -> None:
    view = seen(USER, rated("5", "anna"))
    found = outcome_in(view, "{not: {fact: rating, known: all, of: [user]}}")

    assert (found.truth, people_of(found.missing), found.settle) == (F, ["anna"], ())


# Groups

GROUP = {
    "nothing": ([], U, U, U),
    "one": ([said()], T, U, U),
    "two": ([said(), said("cost", euros(1))], T, T, U),
    "all": ([said(), said("cost", euros(1)), said("ours", "x")], T, T, T),
    "one, and there is none of another": (
        [said(), said("cost", None, none=True)],
        T,
        U,
        F,
    ),
    "there is none of two": (
        [said("pain", None, none=True), said("cost", None, none=True)],
        U,
        F,
        F,
    ),
}


@pytest.mark.parametrize(("commands", "one", "two", "three"), GROUP.values(), ids=GROUP)
def test_a_group_is_known_when_so_many_of_its_facts_are(
    commands: list[Payload], one: Truth, two: Truth, three: Truth
) -> None:
    """Counted in three values: those not known yet may still be, those that are none will not."""
    view = seen(*commands)

    assert truth_in(view, "{facts: three, known: {at_least: 1}}") is one
    assert truth_in(view, "{facts: three, known: {at_least: 2}}") is two
    assert truth_in(view, "{facts: three, known: {at_least: 3}}") is three
    assert truth_in(view, "{facts: three, known: all}") is three


def test_a_group_is_known_as_well_as_it_is_asked() -> None:
    guessed = seen(said())
    told = seen(met("anna", roles=["user"]), said(by=["anna"]))
    shown = seen(met("anna", roles=["user"]), said(by=["anna"], document="sheet"))

    def one(view: View, level: str) -> Truth:
        return truth_in(view, f"{{facts: three, known: {{at_least: 1}}, level: {level}}}")

    assert [one(guessed, level) for level in ("assumed", "heard")] == [T, U]
    assert [one(told, level) for level in ("heard", "confirmed", "proven")] == [T, T, U]
    assert one(shown, "proven") is T


def test_of_a_group_the_facts_not_known_are_missing() -> None:
    found = outcome_in(seen(said()), "{facts: three, known: all}", default=Level.ASSUMED)

    assert [part.fact for part in found.missing if isinstance(part, FactPart)] == ["cost", "ours"]
    assert found.settle == found.missing


def test_under_not_no_fact_of_a_group_is_taken_back() -> None:
    known = [said(), said("cost", euros(1)), said("ours", "x")]
    found = outcome_in(seen(*known), "{not: {facts: three, known: all}}")

    assert (found.truth, len(found.missing), found.settle) == (F, 3, ())


# Our own record


@pytest.mark.parametrize(
    ("internal", "verdict"),
    [("true", "met"), ("false", "unknown")],
    ids=["internal", "the buyer's"],
)
@pytest.mark.parametrize(
    "met_when",
    ["{fact: ours, known: true}", "{facts: mine, known: all}", "{fact: ours, is: x}"],
    ids=["known", "in a group", "a value"],
)
def test_our_record_may_meet_an_internal_criterion_only(
    internal: str, verdict: str, met_when: str
) -> None:
    text = f"""
facts: [{{id: ours, title: Ours, type: text, ours: true}}]
fact_groups: [{{id: mine, title: Mine, facts: [ours]}}]
stages:
  - id: option-evaluation
    title: S
    exit_criteria: [{{id: c, statement: C, internal: {internal}, met_when: {met_when}}}]
"""
    found = a_view(resolved(text), said("ours", "x")).judge("option-evaluation/c")

    assert found is not None
    assert found.verdict == verdict


# The level where a condition names none

KNOWS = "{fact: cost, known: true}"
TELLS = {
    "met_when": (f"{{id: c, statement: C, met_when: {KNOWS}}}", "", "met"),
    "failed_when": (
        f"{{id: c, statement: C, met_when: {{stakeholder: {{}}}}, failed_when: {KNOWS}}}", "",
        "unmet",
    ),
    "when of a criterion": (
        f"{{id: c, statement: C, when: {KNOWS}, met_when: {{stakeholder: {{}}}}}}", "", "met",
    ),
    "when of an item": ("", f"{{id: i, do: I, when: {KNOWS}}}", "today"),
    "needs": ("", f"{{id: i, do: I, needs: {KNOWS}}}", "today"),
    "after": ("", f"{{id: i, do: I, after: [{KNOWS}]}}", "today"),
}  # fmt: skip


def told(criterion: str, item: str, *commands: Payload) -> str | None:
    """The verdict on the criterion, or the moment of the item; None where there is neither."""
    text = f"""
facts: [{{id: cost, title: Cost, type: money}}]
stages:
  - id: option-evaluation
    title: S
    exit_criteria: [{criterion}]
    checklists: [{{id: c, title: C, items: [{item}]}}]
"""
    view = a_view(resolved(text), USER, *commands)
    if criterion:
        (judged,) = gate_of(view).criteria
        return judged.verdict.value
    moments = (action.moment for action in advise(view).actions if action.kind == "do")
    return next(moments, None)


@pytest.mark.parametrize(("criterion", "item", "holds"), TELLS.values(), ids=TELLS)
def test_met_when_and_failed_when_take_heard_and_the_other_places_assumed(
    criterion: str, item: str, holds: str
) -> None:
    guess = told(criterion, item, said("cost", euros(5)))
    word = told(criterion, item, said("cost", euros(5), by=["anna"]))
    strict = "met_when: {fact" in criterion or "failed_when" in criterion

    assert word == holds
    assert (guess == holds) is not strict
    assert told(criterion, item) != holds


# Asked without an answer


def asked(of: str = "anna") -> Payload:
    return FactAsked(fact="pain", of=of)


ASKED = {
    "never": ([], 0),
    "once": ([on(1, asked())], 1),
    "twice": ([on(1, asked()), on(2, asked("bob"))], 2),
    "tomorrow": ([on(9, asked())], 0),
    "an answer of the same day": ([on(1, asked()), on(1, said(by=["anna"]))], 0),
    "a later answer": ([on(1, asked()), on(2, said(by=["bob"]))], 0),
    "that there is none is an answer": (
        [on(1, asked()), on(2, said(value=None, none=True, by=["anna"]))],
        0,
    ),
    "an answer from before": ([on(1, said(by=["anna"])), on(2, asked())], 1),
    "again after the answer": ([on(1, asked()), on(2, said(by=["anna"])), on(3, asked())], 1),
    "our own guess answers nothing": ([on(1, asked()), on(2, said())], 1),
    "of another fact": ([on(1, FactAsked(fact="cost", of="anna"))], 0),
}


@pytest.mark.parametrize(("commands", "times"), ASKED.values(), ids=ASKED)
def test_asked_counts_the_questions_without_an_answer(commands: list[Command], times: int) -> None:
    """A closed world; what a named person says on that day or later answers it."""
    view = seen(USER, BUYER, *commands, today=DAY + 5 * A_DAY)
    bound = [truth_in(view, f"{{fact: pain, asked: {{at_least: {least}}}}}") for least in (1, 2)]

    assert bound == [T if times >= 1 else F, T if times >= 2 else F]
    assert truth_in(view, "{fact: pain, asked: {at_most: 0}}") is (F if times else T)


def test_asked_counts_those_of_the_roles_where_roles_are_named() -> None:
    view = seen(USER, BUYER, asked("bob"))

    assert truth_in(view, "{fact: pain, asked: {at_least: 1}, from: [user]}") is F
    assert truth_in(view, "{fact: pain, asked: {at_least: 1}, from: [purchasing]}") is T


def test_a_question_beside_a_value_takes_both() -> None:
    written = "{fact: pain, missing: true, asked: {at_least: 1}}"

    assert truth_in(seen(USER, asked()), written) is T
    assert truth_in(seen(USER), written) is F
    assert truth_in(seen(USER, asked(), on(1, said(by=["anna"])), today=DAY + A_DAY), written) is F


@pytest.mark.parametrize(
    ("written", "commands", "part"),
    [
        ("{fact: pain, asked: {at_least: 1}}", [], AskedPart("pain", enough=False)),
        ("{fact: pain, asked: {at_most: 0}}", [asked()], AskedPart("pain", enough=True)),
        ("{not: {fact: pain, asked: {at_least: 1}}}", [asked()], AskedPart("pain", enough=True)),
    ],
    ids=["not asked", "too often", "not asked is wanted"],
)
def test_asking_or_its_answer_settles_it(written: str, commands: list[Payload], part: Part) -> None:
    found = outcome_in(seen(USER, *commands), written)

    assert (found.truth, found.settle) == (F, (part,))


def test_a_question_of_a_day_to_come_does_not_count() -> None:
    deal = a_deal(USER, on(5, asked()))

    assert View(resolved(FACTS), deal, DAY).asked("pain") == 0
    assert View(resolved(FACTS), deal, DAY + 5 * A_DAY).asked("pain") == 1
