"""What can be true at all: nothing that happens in a deal is ever called impossible."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from salescoach.guidance.conditions import evaluate
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.compiling import Sound
from salescoach.playbook.conditions import All, AnyOf, Condition, Not
from salescoach.playbook.model import Playbook
from salescoach.trainer.lint.deciding import Deciding
from salescoach.trainer.lint.kleene import ANY, FALSE, TRUE, UNKNOWN
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.trees import NotTrue
from salescoach.values.levels import Level
from tests.builders.generated import views
from tests.builders.nearby import SINGLE, some_deal
from tests.builders.playbooks import a_playbook

_AS_NUMBER = {Truth.FALSE: FALSE, Truth.UNKNOWN: UNKNOWN, Truth.TRUE: TRUE}


def _parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _parts(part)
        case Not(part):
            yield from _parts(part)
        case _:
            return


def _conditions(playbook: Playbook) -> Iterator[Condition]:
    linted = Linted(Sound({}, playbook, frozenset()), None)
    for root in linted.roots:
        yield from _parts(root.condition)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # making a deal smaller takes minutes
)
@given(views())
def test_whatever_happens_was_possible(view: View) -> None:
    decided = Deciding(view.playbook)

    for one in _conditions(view.playbook):
        for level in (Level.ASSUMED, Level.HEARD):
            truth = _AS_NUMBER[evaluate(one, view, default=level).truth]
            assert truth in decided.truths(one), one


@pytest.fixture(scope="module")
def many() -> list[View]:
    chance = Random(11)
    return [some_deal(chance) for _ in range(60)]


@pytest.mark.parametrize("subject", [one for one in sorted(SINGLE) if one.startswith("fact")])
def test_what_is_so_of_questions_about_the_same_was_possible(
    subject: str, many: list[View]
) -> None:
    """Close together, with levels: as few of them are by chance above."""
    chance, decided = Random(subject), Deciding(many[0].playbook)
    decided.effort = 10_000_000
    kept, settled = [], 0
    for _ in range(100):
        asked = [All.from_json(SINGLE[subject](chance), "$") for _ in range(3)]
        parts = tuple(Not(one) if chance.random() < 0.3 else one for one in asked)
        parts = parts[: chance.randint(1, 3)]
        one: Condition = All(parts) if chance.random() < 0.5 else AnyOf(parts)
        kept.append(one)  # it is known again by identity
        truths = decided.truths(one)
        settled += truths != ANY
        for view in many:
            for level in (Level.ASSUMED, Level.HEARD):
                found = _AS_NUMBER[evaluate(one, view, default=level).truth]
                assert found in truths, one

    assert settled >= 5


def test_what_takes_too_long_to_try_is_not_decided() -> None:
    facts = "".join(f"- {{id: f{n}, title: F, type: flag}}\n" for n in range(30))
    pairs = ", ".join(
        f"{{any: [{{fact: f{n}, is: true}}, {{fact: f{n + 1}, is: false}}]}}" for n in range(29)
    )
    never = "{fact: f0, known: true, none: true}"
    book = a_playbook(facts=facts, criteria=_criterion(f"{{all: [{pairs}, {never}]}}"))
    (condition,) = (one.met_when for one in book.stages[0].exit_criteria)

    assert Deciding(book).truths(condition) == ANY
    assert Deciding(book).decide(condition) == "not-decided"
    decided = Deciding(book)
    assert [decided.decide(condition) for _ in range(2)] == ["not-decided"] * 2  # remembered, too


@pytest.mark.parametrize("wanted", ["true", "false"])
def test_of_many_cases_those_are_tried_that_lead_to_an_end(wanted: str) -> None:
    facts = "".join(f"- {{id: f{n}, title: F, type: flag}}\n" for n in range(30))
    is_ = f"is: {wanted}"
    pairs = ", ".join(
        f"{{any: [{{fact: f{n}, {is_}}}, {{fact: f{n + 1}, {is_}}}]}}" for n in range(29)
    )
    no = ", ".join(
        f"{{any: [{{not: {{fact: f{n}, {is_}}}}}, {{not: {{fact: f{n + 1}, {is_}}}}}]}}"
        for n in range(29)
    )
    never_both = f"{{not: {{fact: f0, {is_}}}}}, {{fact: f0, {is_}}}"
    each = [f"{{all: [{one}]}}" for one in (pairs, no, f"{pairs}, {never_both}")]
    book = a_playbook(
        facts=facts,
        criteria="\n".join(
            f"- {{id: c{n}, statement: S, internal: true, met_when: {one}}}"
            for n, one in enumerate(each)
        ),
    )
    can, can_not, never = (one.met_when for one in book.stages[0].exit_criteria)

    assert Deciding(book).decide(can) == Deciding(book).decide(can_not) == "can-be"
    assert Deciding(book).truths(can) == ANY
    assert Deciding(book).decide(never) == "never"
    assert Deciding(book).decide(Not(never)) == "can-be"


@pytest.mark.parametrize(
    ("condition", "truths"),
    [
        ("{fact: f0}", {FALSE, UNKNOWN, TRUE}),
        ("{fact: f0, missing: true}", {FALSE, TRUE}),
        ("{fact: f0, missing: true, level: confirmed}", {FALSE, TRUE}),
        ("{all: [{fact: f0}, {fact: f0, missing: true}]}", {FALSE, UNKNOWN}),
        ("{all: [{fact: f0}, {fact: f0, missing: true, level: confirmed}]}",
         {FALSE, UNKNOWN, TRUE}),
        ("{all: [{fact: f0, level: proven}, {fact: f0, missing: true, level: confirmed}]}",
         {FALSE, UNKNOWN}),
        ("{any: [{fact: f0, missing: true}, {fact: f0, missing: false, level: heard}]}",
         {FALSE, TRUE}),
        ("{any: [{fact: f0, missing: true, level: proven}, {fact: f0, missing: false}]}", {TRUE}),
        ("{facts: g}", {FALSE, UNKNOWN, TRUE}),
        ("{all: [{facts: g, level: proven}, {not: {facts: g, level: heard}}]}", {FALSE, UNKNOWN}),
        ("{all: [{facts: g, level: heard}, {not: {facts: g, level: proven}}]}", {FALSE, UNKNOWN}),
        ("{all: [{facts: g, known: {at_least: 1}}, {not: {facts: g}}]}", {FALSE, UNKNOWN, TRUE}),
        ("{all: [{facts: g, level: proven}, {not: {facts: g, known: {at_least: 1}}}]}",
         {FALSE, UNKNOWN}),
        ("{fact: f0, known: true, none: true}", {FALSE, UNKNOWN}),
        ("{any: [{fact: f0, missing: true}, {not: {fact: f0, missing: true}}]}", {TRUE}),
        ("{customer_type: {known: true}}", {FALSE, TRUE}),
        ("{days_in_stage: {more_than: 3}}", {FALSE, TRUE}),
        ("{next_step: {within: 14d}}", {FALSE, TRUE}),
    ],
)  # fmt: skip
def test_the_truths_of_a_condition(condition: str, truths: set[int]) -> None:
    book = a_playbook(
        "fact_groups: [{id: g, title: G, facts: [f0, f1]}]",
        facts="- {id: f0, title: F, type: flag}\n- {id: f1, title: F, type: flag}",
        criteria=_criterion(condition),
    )
    (found,) = (one.met_when for one in book.stages[0].exit_criteria)

    assert Deciding(book).truths(found) == truths


@pytest.mark.parametrize(
    ("met", "failed", "never"),
    [
        ("{facts: g, level: heard}", "{facts: g, level: proven}", False),
        ("{facts: g, level: proven}", "{facts: g, level: heard}", True),
        ("{facts: g, level: heard}", "{facts: g}", True),
        ("{facts: g, level: assumed}", "{facts: g}", False),  # criteria ask for heard
        ("{facts: g, level: confirmed}", "{facts: g}", True),
        ("{facts: g, level: proven}", "{facts: g, known: {at_least: 1}, level: heard}", True),
        ("{facts: g, known: {at_least: 1}, level: proven}", "{facts: g, level: heard}", False),
    ],
)
def test_a_group_known_well_is_known_less_well(met: str, failed: str, never: bool) -> None:
    book = a_playbook(
        "fact_groups: [{id: g, title: G, facts: [f0, f1]}]",
        facts="- {id: f0, title: F, type: flag}\n- {id: f1, title: F, type: flag}",
        criteria="\n".join(
            f"- {{id: c{n}, statement: S, internal: true, met_when: {one}}}"
            for n, one in enumerate((met, failed))
        ),
    )
    one, other = (each.met_when for each in book.stages[0].exit_criteria)

    assert Deciding(book).never(one, NotTrue(other)) is never


def test_without_effort_nothing_is_decided() -> None:
    never = "{fact: f0, known: true, none: true}"
    book = a_playbook(facts="- {id: f0, title: F, type: flag}", criteria=_criterion(never))
    (found,) = (one.met_when for one in book.stages[0].exit_criteria)

    assert Deciding(book).never(found)
    assert not Deciding(book, effort=0).never(found)


def _criterion(condition: str) -> str:
    return f"- {{id: a, statement: S, met_when: {condition}}}"
