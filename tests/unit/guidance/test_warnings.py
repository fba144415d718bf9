"""Which warnings fire, in which order, what helps, and which actions count as that."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned, firing
from salescoach.values.messages import Message, say
from tests.builders.deals import A_DAY, DAY, Command, ended, entered, field_set, met, said, waived
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view, advice_on, ids_of

FACTS = """
- {id: pain, title: Pain, type: text, ask: W, ask_whom: [user]}
- {id: size, title: "How much", short: size, type: number, ask: W, ask_whom: [economic]}
"""
ITEMS = "- {id: measure, do: 'Measure it', records: [size]}"
CRITERIA = "- {id: c, statement: S, short: word, met_when: {fact: pain, level: confirmed}}"


def rule(more: str, fires: str = "{amount: {missing: true}}") -> str:
    return f"warnings: [{{id: w, severity: high, fires_when: {fires}, because: B, {more}}}]"


def seen(text: str, *commands: Payload | Command, days: int = 0) -> View:
    book = a_playbook(text, facts=FACTS, items=ITEMS, criteria=CRITERIA)
    return a_view(book, *commands, today=DAY + days * A_DAY)


def the_warning(text: str, *commands: Payload | Command, days: int = 0) -> Warned:
    (found,) = firing(seen(text, *commands, days=days))
    return found


def test_the_most_severe_come_first_then_those_written_first() -> None:
    written = [("a", "low"), ("b", "high"), ("c", "critical"), ("d", "high"), ("e", "medium")]
    rules = ", ".join(
        f"{{id: {id_}, severity: {severity}, fires_when: {{amount: {{missing: true}}}}, "
        "because: B}"
        for id_, severity in written
    )
    found = firing(seen(f"warnings: [{rules}]"))

    assert [(one.rule.id, one.severity) for one in found] == [
        ("c", 4), ("b", 3), ("d", 3), ("e", 2), ("a", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("fires", ["{fact: pain}", "{not: {fact: pain}}", "{fact: pain, is: x}"])
def test_what_is_unknown_does_not_fire(fires: str) -> None:
    assert firing(seen(rule("source: ours", fires))) == ()


def test_nothing_is_a_danger_to_a_deal_that_is_over() -> None:
    assert firing(seen(rule("source: ours"), ended())) == ()


HELPS = {
    "words": ("text: 'Ring them'", say("playbook-text", text="Ring them"), ()),
    "an item": (
        "do: option-evaluation/measure",
        say("playbook-text", text="Measure it"),
        ("do/option-evaluation/measure",),
    ),
    "a person": ("meet: user", say("action.meet", role="Runs"), ("meet/user",)),
    "a fact that nobody known can say": (
        "find_out: pain",
        say("action.find-out", fact="Pain"),
        ("find-out/pain", "meet/user"),
    ),
    "a fact for which an item stands": (
        "find_out: size",
        say("action.find-out", fact="How much"),
        ("find-out/size", "do/option-evaluation/measure", "meet/economic"),
    ),
    "a field of the deal": (
        "find_out: expected-close",
        say("action.find-out-expected-close"),
        ("find-out/expected-close",),
    ),
    "words beside a person": (
        "text: 'Ring them', meet: user",
        say("playbook-text", text="Ring them"),
        ("meet/user",),
    ),
}


@pytest.mark.parametrize(("counter", "told", "clears"), HELPS.values(), ids=HELPS.keys())
def test_what_helps(counter: str, told: Message, clears: tuple[str, ...]) -> None:
    found = the_warning(rule(f"counter_action: {{{counter}}}"))
    assert (found.counter_action, found.clears) == (told, clears)


def test_without_a_word_on_what_helps_there_is_none() -> None:
    found = the_warning(rule("source: ours"))
    assert (found.counter_action, found.clears) == (None, ())


def test_with_somebody_who_can_say_it_nobody_has_to_be_met() -> None:
    found = the_warning(rule("counter_action: {find_out: pain}"), met("anna"))
    assert found.clears == ("find-out/pain",)


def test_what_is_owed_too_long_is_countered_by_repaying_it() -> None:
    late = rule("source: ours", "{expired_debts: {at_least: 1}}")
    assert firing(seen(late, waived("c"), days=7)) == ()

    found = the_warning(late, waived("c"), days=8)
    assert found.clears == ("repay/option-evaluation/c",)


def test_a_contradiction_is_countered_by_asking_again() -> None:
    words = (
        met("anna"),
        met("bob"),
        said("pain", "leaks", by=["anna"]),
        said("pain", None, none=True, by=["bob"]),
    )
    fires = "{contradictions: {at_least: 1}}"

    assert the_warning(rule("source: ours", fires), *words).clears == ("find-out/pain",)
    assert firing(seen(rule("source: ours", fires), *words[:3])) == ()


STAGES = """
stages:
  - {id: first, title: First, exit_criteria: [{id: a, statement: A, met_when: {fact: pain}}]}
  - {id: perhaps, title: Perhaps, when: {customer_type: loyal}}
  - {id: third, title: Third, exit_criteria: [{id: b, statement: B, met_when: {fact: size}}]}
  - {id: fourth, title: Fourth}
"""


@pytest.mark.parametrize(
    ("stage", "words", "type_", "ahead"),
    [
        ("first", (), "market", 0),
        ("third", (), "market", 1),  # the stage between is not for them
        ("third", (), "loyal", 2),
        ("fourth", (), "market", 2),
        ("fourth", (said("pain", by=["anna"]),), "market", 1),
        ("first", (said("pain", by=["anna"]),), "market", 0),  # they are ahead of us
    ],
)
def test_how_far_we_are_ahead(
    stage: str, words: tuple[Payload, ...], type_: str, ahead: int
) -> None:
    book = a_playbook(STAGES, facts=FACTS)
    moved = () if stage == "first" else (entered(stage),)
    commands = (met("anna"), *words, *moved)
    view = a_view(book, *commands, stage="first", customer_type=type_)

    assert view.stages_ahead == ahead


def test_an_action_that_counters_it_is_worth_more_for_it() -> None:
    text = rule("counter_action: {find_out: pain}", "{customer_type: {missing: true}}")
    book = a_playbook(text, facts=FACTS, items=ITEMS, criteria=CRITERIA)
    advice = advice_on(book, met("anna"))

    assert ids_of(advice)[0] == "find-out/pain"
    (term,) = (one for one in advice.actions[0].terms if one.term == "clears_warning")
    assert (term.measure, term.weight, term.for_) == (3, 5, "w")


def test_a_date_that_they_gave_is_another_than_ours() -> None:
    unsaid = "{expected_close: {missing: true, level: confirmed}}"
    fires = f"{{all: [{{expected_close: {{known: true}}}}, {unsaid}]}}"
    text = rule("source: ours", fires)
    ours = field_set("expected_close", "2026-06-01")
    theirs = field_set("expected_close", "2026-06-01", by=["anna"])

    assert firing(seen(text)) == ()
    assert len(firing(seen(text, ours))) == 1
    assert firing(seen(text, met("anna"), theirs)) == ()
    assert firing(seen(text, met("anna"), theirs, ours)) == ()  # the same day, their word stays
    assert (
        len(firing(seen(text, met("anna"), theirs, field_set("expected_close", "2026-07-01")))) == 1
    )
