from typing import Any

import pytest

from salescoach.deal.events import FactValue, Payload
from salescoach.deal.state import Evidence
from salescoach.guidance.reasons import evidence_reasons
from salescoach.guidance.said_values import shown_value, who_said
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact, FactType, Titled
from salescoach.values.messages import Argument, Message, Quoted, say
from tests.builders.deals import A_DAY, DAY, Command, command, euros, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view, advice_on, the_action

PLACE = "option-evaluation"
FACTS = """
- {id: mark, title: 'Pass mark', type: text, ask_whom: [technical], stale_after: 10d}
- {id: cost, title: 'Cost of today', short: cost, type: money, ask_whom: [economic]}
- {id: verdict, title: Verdict, type: choice, choices: [{id: good, title: 'Good enough'}]}
- {id: agreed, title: Agreed, type: flag}
"""
JUDGE = met("ulf", name="Ulf Berg", roles=["technical"])
OTHER_JUDGE = met("lea", name="Lea Sund", roles=["technical"])
USER = met("marta", name="Marta Solberg", roles=["user"])
TODAY = DAY + 10 * A_DAY


def on(day: int, payload: Payload) -> Command:
    return command(payload, on=DAY + day * A_DAY)


def playbook_text(text: str) -> Message:
    return say("playbook-text", text=text)


def titled(
    id_: str, *commands: Payload | Command, **more: Any
) -> tuple[Message, tuple[Message, ...]]:
    """Title and reasons of one action."""
    keys = ("text", "items", "criteria", "facts")
    parts = {"facts": FACTS, **{key: more.pop(key) for key in keys if key in more}}
    action = the_action(advice_on(a_playbook(**parts), *commands, **more), id_)
    return action.title, action.because


# Titles


def test_an_item_speaks_in_the_playbook_s_words() -> None:
    items = "- {id: ask, do: 'Ask them', short: asking, why: 'It pays'}"

    assert titled(f"do/{PLACE}/ask", items=items) == (
        playbook_text("Ask them"), (playbook_text("It pays"),),
    )  # fmt: skip


def criterion(met_when: str, more: str = "short: c") -> str:
    return f"- {{id: c, statement: 'They said so', met_when: {met_when}, {more}}}"


def test_finding_out_names_the_fact_and_what_is_open_without_it() -> None:
    assert titled("find-out/mark", JUDGE, criteria=criterion("{fact: mark}")) == (
        say("action.find-out", fact="Pass mark"),
        (say("because.gate", criteria=("c",)),),
    )


def test_a_criterion_without_a_short_form_is_named_by_its_statement() -> None:
    criteria = criterion("{fact: mark}", "waivable: true")
    _, because = titled("find-out/mark", JUDGE, criteria=criteria)

    assert because == (say("because.gate", criteria=("They said so",)),)


@pytest.mark.parametrize(
    ("field", "condition"),
    [
        ("amount", "{amount: {at_least: 5 EUR}}"),
        ("expected-close", "{expected_close: {before: today+9d}}"),
        ("customer-type", "{customer_type: market}"),
        ("deal-kind", "{deal_kind: renewal}"),
        ("lead-source", "{lead_source: fair}"),
    ],
)
def test_finding_out_a_field_of_the_deal_has_a_sentence_of_its_own(
    field: str, condition: str
) -> None:
    items = f"- {{id: ask, do: A, when: {condition}}}"

    assert titled(f"find-out/{field}", items=items) == (
        say(f"action.find-out-{field}"), (say("because.decides-what-to-do"),),
    )  # fmt: skip


def test_meeting_somebody_names_the_role_and_what_only_they_can_say() -> None:
    criteria = criterion("{all: [{fact: cost}, {fact: mark, from: technical}]}")

    assert titled("meet/economic", USER, criteria=criteria) == (
        say("action.meet", role="Pays"),
        (say("because.nobody-in-role"), say("because.only-they-can-say", facts=("cost",))),
    )


def test_meeting_somebody_of_another_stance_does_not_say_that_nobody_is_known() -> None:
    criteria = criterion("{stakeholder: {role: economic, stance: supporter}}")

    assert titled("meet/economic", USER, criteria=criteria)[1] == (say("because.nobody-in-role"),)
    neutral = met("erik", roles=["economic"], stance="neutral")
    assert titled("meet/economic", neutral, criteria=criteria)[1] == (
        say("because.gate", criteria=("c",)),
    )


STAGES = "stages: [{id: a, title: A%s}, {id: b, title: B%s}]\n"
MET = ", exit_criteria: [{id: c, statement: C, met_when: {fact: agreed}}]"


@pytest.mark.parametrize(
    ("stage", "title"),
    [("a", say("action.advance", stage="B")), ("b", say("action.finish", stage="B"))],
)
def test_going_on_names_the_next_stage_and_finishing_the_last(stage: str, title: Message) -> None:
    said_so = said("agreed", True, by=["ulf"])

    assert titled(f"advance/{stage}", JUDGE, said_so, text=STAGES % (MET, MET), stage=stage) == (
        title,
        (
            say("because.met-by", who=("Ulf Berg",), criteria=("C",)),
            say("because.gate-open"),
        ),
    )  # fmt: skip


# What there is so far


def reasons(*commands: Payload | Command, fact: str = "mark") -> tuple[Message, ...]:
    view = a_view(a_playbook(facts=FACTS), JUDGE, OTHER_JUDGE, USER, *commands, today=TODAY)
    return evidence_reasons(view.fact(fact), view)


def quoted(text: str) -> Message:
    return say("value", value=Quoted(text))


def test_of_what_nobody_spoke_of_there_is_nothing_to_tell() -> None:
    assert reasons() == ()


def test_a_guess_of_ours_is_called_so() -> None:
    assert reasons(on(3, said("mark", "2 %"))) == (
        say("because.assumed", value=quoted("2 %"), day=DAY + 3 * A_DAY),
    )


def test_what_they_said_is_told_with_names_and_day() -> None:
    assert reasons(on(3, said("mark", "2 %", by=["marta", "ulf"]))) == (
        say(
            "because.so-far", who=("Marta Solberg", "Ulf Berg"), value=quoted("2 %"),
            day=DAY + 3 * A_DAY,
        ),
    )  # fmt: skip


def test_what_is_too_old_says_when_it_was_heard() -> None:
    stale = on(-1, said("mark", "2 %", by=["ulf"]))

    assert reasons(stale) == (
        say("because.stale", fact="Pass mark", value=quoted("2 %"), day=DAY - A_DAY),
    )


def test_who_contradict_each_other_are_told_with_the_newest_word_last() -> None:
    none = on(5, said("mark", None, none=True, by=["lea"]))

    assert reasons(on(6, said("mark", "2 %", by=["ulf"])), none) == (
        say(
            "because.contradiction",
            one=("Lea Sund",), first=say("value.none"),
            other=("Ulf Berg",), second=quoted("2 %"),
        ),
    )  # fmt: skip


def test_reasons_of_the_deal_come_before_those_of_the_playbook() -> None:
    items = "- {id: ask, do: A, why: 'It pays', records: [mark, cost]}"
    guess = said("cost", euros(5))
    _, because = titled(f"do/{PLACE}/ask", guess, items=items)

    assert because == (
        say("because.assumed", value=say("value", value=euros(5)), day=DAY),
        playbook_text("It pays"),
    )


# Who


@pytest.mark.parametrize(
    ("by", "who"),
    [
        ([], say("nobody-named")),
        (["ghost"], say("nobody-named")),
        (["ulf"], ("Ulf Berg",)),
        (["marta", "ghost", "ulf"], ("Marta Solberg", "Ulf Berg")),
    ],
    ids=["nobody", "somebody not recorded", "one", "several"],
)
def test_who_said_it_is_told_by_name(by: list[str], who: Argument) -> None:
    view: View = a_view(a_playbook(facts=FACTS), JUDGE, USER, said("mark", by=by))
    (weighed,) = view.evidence_for("mark")

    assert who_said(weighed, view) == who


# Values


def evidence(value: FactValue | None, *, none: bool = False) -> Evidence:
    return Evidence(event="e", fact="x", on=DAY, actor="rep", value=value, none=none)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("text", "2 % less", say("value", value=Quoted("2 % less"))),
        ("choice", "good", say("value", value="Good enough")),
        ("choice", "gone", say("value", value="gone")),
        ("choices", ("good", "gone"), say("value", value=("Good enough", "gone"))),
        ("list", ("saw", "axe"), say("value", value=("saw", "axe"))),
        ("flag", True, say("value.yes")),
        ("flag", False, say("value.no")),
        ("money", euros(5), say("value", value=euros(5))),
        ("number", "12", say("value", value="12")),
        ("percent", "12.5", say("value.percent", number="12.5")),
        ("date", "2026-03-02", say("value", value=DAY)),
        ("date", "soon", say("value", value=Quoted("soon"))),
        ("date", "2026-02-31", say("value", value=Quoted("2026-02-31"))),
        ("person", "ulf", say("value", value="ulf")),
        ("text", None, say("value.none")),
    ],
)
def test_a_value_is_shown_as_it_is_said(
    kind: FactType, value: FactValue | None, shown: Message
) -> None:
    fact = Fact(id="x", title="X", type=kind, choices=(Titled(id="good", title="Good enough"),))

    assert shown_value(fact, evidence(value), a_view(a_playbook())) == shown


def test_that_there_is_none_is_an_answer_whatever_was_recorded_with_it() -> None:
    fact = Fact(id="x", title="X", type="text")

    none = evidence("x", none=True)

    assert shown_value(fact, none, a_view(a_playbook())) == say("value.none")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(False, say("value.no")), (True, say("value.yes"))],
    ids=["no", "yes"],
)
def test_what_we_settle_ourselves_is_told_as_our_own_record(value: bool, shown: Message) -> None:
    facts = "- {id: fit, title: Fit, type: flag, ours: true}"
    view = a_view(a_playbook(facts=facts), on(1, said("fit", value)), today=TODAY)

    assert evidence_reasons(view.fact("fit"), view) == (
        say("because.so-far-ours", value=shown, day=DAY + A_DAY),
    )
