"""What makes something worth doing that no item and no criterion of the gate asks for."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.actions import collect
from salescoach.guidance.advice import Advice
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.debts import debts_of
from salescoach.guidance.gate import gate_of
from salescoach.guidance.warnings import Warned
from salescoach.playbook.model import CounterAction, Playbook, WarningRule
from salescoach.values.messages import say
from tests.builders.deals import A_DAY, A_WEEK, DAY, Command, met, said, unanswered, waived
from tests.builders.playbooks import a_condition, a_playbook
from tests.builders.resolved import resolved
from tests.builders.views import a_view, advice_on, ids_of, the_action

PLACE = "option-evaluation"
STAGES = """
facts:
  - {id: a, title: A, type: text}
  - {id: b, title: B, type: text}
stages:
  - {id: aside, title: Aside, beside: option-evaluation, must_close_before: last,
     exit_criteria: [{id: closed, statement: C, met_when: {fact: a, known: true}}]}
  - id: option-evaluation
    title: First
    LIMIT
    exit_criteria: [{id: c, statement: C, met_when: {fact: b, is: never}}]
  - {id: next, title: Next, when: WHEN}
  - {id: last, title: Last}
"""
ALWAYS = "{stage: {id: option-evaluation}}"
MARKET = "{customer_type: {is: market}}"


def staged(when: str = MARKET, limit: str = "about: Nothing.") -> Playbook:
    return resolved(STAGES.replace("WHEN", when).replace("LIMIT", limit))


def hangs_on(candidate: Candidate) -> tuple[list[str], list[str], list[str]]:
    """What it opens, unblocks and decides."""
    return list(candidate.opens), list(candidate.unblocks), list(candidate.decides)


def found(playbook: Playbook, *commands: Payload | Command, **more: Any) -> dict[str, Candidate]:
    view = a_view(playbook, *commands, **more)
    return {one.id: one for one in collect(view, gate_of(view), debts_of(view)).candidates}


def test_a_criterion_of_a_later_gate_waits_for_what_settles_it() -> None:
    """Its stage runs beside this one; it is no criterion of the current gate."""
    result = found(staged(), customer_type="loyal")

    assert {id_: hangs_on(one) for id_, one in result.items()} == {
        "find-out/b": ([f"{PLACE}/c"], [], []),
        "find-out/a": ([], ["aside/closed"], []),
    }


@pytest.mark.parametrize(
    ("type_", "decides"), [(None, ["next"]), ("market", None), ("loyal", None)],
    ids=["it is unknown", "it applies", "it does not"],
)  # fmt: skip
def test_what_decides_whether_the_next_stage_applies_is_worth_finding_out(
    type_: str | None, decides: list[str] | None
) -> None:
    deciding = found(staged(), customer_type=type_).get("find-out/customer-type")

    assert (deciding and list(deciding.decides)) == decides


def test_what_decides_which_limit_applies_is_worth_finding_out() -> None:
    limit = f"limit: [{{days: 5, when: {MARKET}}}]"
    playbook = staged(when="{amount: {known: true}}", limit=limit)
    (action,) = [one for one in advice_on(playbook).actions if one.id == "find-out/customer-type"]

    assert (action.score, action.because) == (0, (say("because.decides-what-to-do"),))
    assert "find-out/customer-type" not in ids_of(advice_on(playbook, customer_type="loyal"))


@pytest.mark.parametrize(
    ("met_when", "id_"),
    [
        ("{stakeholder: {role: user}}", "meet/user"),
        ("{item: late, is: done}", f"do/{PLACE}/late"),
        ("{customer_type: market}", "find-out/customer-type"),
    ],
    ids=["somebody", "an item", "a field"],
)
def test_a_debt_waits_for_whatever_settles_it(met_when: str, id_: str) -> None:
    criteria = (
        f"- {{id: owed, statement: S, internal: true, met_when: {met_when}}}\n"
        "- {id: open, statement: S, met_when: {fact: pain}}\n"
    )
    playbook = a_playbook(criteria=criteria, items="- {id: late, do: L}")
    result = found(playbook, waived("owed", until=DAY + A_WEEK))

    assert list(result[id_].unblocks) == [f"{PLACE}/owed"]
    assert "repay/option-evaluation/owed" in result


def test_a_debt_whose_question_rests_does_not_ask_it() -> None:
    criteria = (
        "- {id: owed, statement: S, met_when: {fact: pain}}\n"
        "- {id: open, statement: S, met_when: {stakeholder: {role: economic}}}\n"
    )
    asked: list[Payload | Command] = [met("anna"), unanswered(), unanswered()]
    result = found(a_playbook(criteria=criteria), *asked, waived("owed", until=DAY + A_WEEK))

    assert result["repay/option-evaluation/owed"].facts == []


# What counters a warning

FACTS = """
- {id: pain, title: Pain, type: text, ask: 'Where?', ask_whom: [user]}
- {id: recorded, title: Recorded, type: text}
"""
ITEMS = (
    "- {id: call, do: Call, records: [recorded]}\n- {id: ticked, do: T, when: {amount: 1 EUR}}\n"
)
OPEN = "- {id: open, statement: S, met_when: {stakeholder: {role: economic}}}\n"


def warned(*clears: str, severity: Any = "high") -> Warned:
    rule = WarningRule(
        id="quiet",
        severity=severity,
        fires_when=a_condition("{days_in_stage: {at_least: 0}}"),
        because="Quiet",
        counter_action=CounterAction(text="Call"),
    )
    return Warned(rule=rule, because=say("playbook-text", text="Quiet"), clears=clears)


COUNTERS: dict[str, tuple[str, list[Payload], str | None]] = {
    "somebody to meet": ("meet/user", [], "meet/user"),
    "somebody to meet who is advised": ("meet/economic", [], "meet/economic"),
    "a fact": ("find-out/pain", [met("anna")], "find-out/pain"),
    "a fact, nobody there to say it": ("find-out/pain", [], "meet/user"),
    "a fact that an item records": ("find-out/recorded", [], f"do/{PLACE}/call"),
    "a fact that rests": ("find-out/pain", [met("anna"), unanswered(), unanswered()], None),
    "a field": ("find-out/expected-close", [], "find-out/expected-close"),
    "an item": (f"do/{PLACE}/call", [], f"do/{PLACE}/call"),
    "an item that may not apply": (f"do/{PLACE}/ticked", [], None),
    "an item of another stage": ("do/elsewhere/item", [], None),
    "a role that is not there": ("meet/nobody", [], None),
    "a fact that is not there": ("find-out/nothing", [], None),
    "what only the deal decides": ("advance/option-evaluation", [], None),
}


@pytest.mark.parametrize(("clears", "commands", "id_"), COUNTERS.values(), ids=COUNTERS)
def test_what_counters_a_warning_is_advised_or_what_stands_for_it(
    clears: str, commands: list[Payload], id_: str | None
) -> None:
    view = a_view(a_playbook(facts=FACTS, items=ITEMS, criteria=OPEN), *commands)
    result = collect(view, gate_of(view), (), (warned(clears),)).candidates

    assert {one.id: one.clears for one in result if one.clears} == (
        {id_: {"quiet": 3}} if id_ else {}
    )


@pytest.mark.parametrize(
    ("severity", "adds"), [("low", 0), ("medium", 0), ("high", 1), ("critical", 1)]
)
@pytest.mark.parametrize("clears", ["find-out/pain", f"do/{PLACE}/wave"])
def test_what_counters_a_grave_warning_stays_worth_doing_at_an_open_gate(
    clears: str, severity: str, adds: int
) -> None:
    criteria = "- {id: c, statement: S, met_when: {fact: recorded}}"
    said_so = said("recorded", "x", by=["anna"])
    playbook = a_playbook(facts=FACTS, criteria=criteria, items="- {id: wave, do: W}")
    view = a_view(playbook, met("anna"), said_so)
    result = collect(view, gate_of(view), (), (warned(clears, severity=severity),)).candidates

    assert [one.id for one in result] == [f"advance/{PLACE}", clears][: 1 + adds]


def with_warnings(*written: str) -> Advice:
    text = "warnings:\n" + "".join(f"  - {one}\n" for one in written)
    return advice_on(a_playbook(text, facts=FACTS, items=ITEMS, criteria=OPEN))


FIRES = "fires_when: {days_in_stage: {less_than: 9}}, counter_action: {do: option-evaluation/call}"


def test_the_worst_warning_counts_and_speaks() -> None:
    advice = with_warnings(
        f"{{id: mild, severity: low, because: Mild, {FIRES}}}",
        f"{{id: bad, severity: critical, because: Bad, {FIRES}}}",
    )
    action = the_action(advice, f"do/{PLACE}/call")

    assert [(t.term, t.measure, t.weight, t.for_) for t in action.terms] == [
        ("clears_warning", 4, 5, "bad")
    ]  # fmt: skip
    assert action.because == (say("playbook-text", text="Bad"),)


CONTRADICTED = "{contradictions: {at_least: 1}}"
ALSO = f"{{all: [{CONTRADICTED}, {{amount: {{missing: true}}}}]}}"


@pytest.mark.parametrize(("fires", "told"), [(CONTRADICTED, False), (ALSO, True)])
def test_a_warning_is_no_reason_beside_one_that_tells_it_already(fires: str, told: bool) -> None:
    rule = f"warnings: [{{id: w, severity: low, because: Differ, fires_when: {fires}}}]"
    fact = "- {id: cost, title: Cost, type: flag, ask_whom: [user]}"
    words = [said("cost", True, by=["anna"]), said("cost", False, by=["ben"])]
    advice = advice_on(a_playbook(rule, facts=fact), met("anna"), met("ben"), *words)
    action = the_action(advice, "find-out/cost")

    assert [one.id for one in action.because] == [
        *(["playbook-text"] if told else []), "because.contradiction",
    ]  # fmt: skip
    assert "w" in [term.for_ for term in action.terms]


def test_nor_is_one_on_what_is_owed_beside_what_is_owed() -> None:
    rule = "{id: w, severity: low, because: Late, fires_when: {expired_debts: {at_least: 1}}}"
    criteria = "- {id: c, statement: S, met_when: {fact: pain}}"
    advice = advice_on(
        a_playbook(f"warnings: [{rule}]", criteria=criteria), waived("c"), today=DAY + 8 * A_DAY
    )

    assert [one.id for one in the_action(advice, f"repay/{PLACE}/c").because] == [
        "because.owed-late"
    ]


# Theirs to do


@pytest.mark.parametrize(
    ("more", "people", "moment"),
    [
        ("by: buyer", [met("anna")], "next-visit"),
        ("by: buyer", [], "today"),
        ("by: buyer, with: [user]", [met("anna")], "next-visit"),
        ("by: developer", [met("anna")], "today"),
        ("by: buyer, after: {fact: pain}", [met("anna")], "waiting"),
    ],
    ids=["somebody is known", "nobody is", "it names whom", "ours", "it waits"],
)
def test_what_they_are_to_do_is_asked_of_them_at_the_next_visit(
    more: str, people: list[Payload], moment: str
) -> None:
    items = f"- {{id: sample, do: 'Send a sample', {more}}}\n"
    action = the_action(advice_on(a_playbook(facts=FACTS, items=items), *people),
                        f"do/{PLACE}/sample")  # fmt: skip

    title = say("action.ask-them-to", what="Send a sample")
    ours = say("playbook-text", text="Send a sample")
    assert (action.moment, action.title) == (moment, title if "buyer" in more else ours)
    assert [one.id for one in action.whom] == (["anna"] if "buyer" in more and people else [])
