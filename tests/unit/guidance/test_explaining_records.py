"""`why-not` for records of the deal, and for work on one that is not there yet."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import Answer, OnRecord, actions_of, name_of
from salescoach.guidance.subjects import Subject, meant_by
from salescoach.values.messages import Message
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    WHOLE,
    a_problem,
    agreed,
    an_option,
    broken,
    called_off,
    dropped,
    held,
    kept,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)
from tests.builders.views import a_view

TODAY = DAY + 10 * A_DAY
KINDS = """
visit_kinds: [{id: pilot, title: P}]
commitment_kinds: [{id: send, title: S}]
agreement_kinds: [{id: price, title: A}]
"""
NEXT = planned("next", TODAY + 2 * A_DAY, people=["anna"])


def advice(*commands: Payload | Command) -> Advice:
    playbook = a_playbook(KINDS, criteria="- {id: c, statement: S, met_when: {fact: pain}}")
    return advise(a_view(playbook, met("anna", roles=["user"]), NEXT, *commands, today=TODAY))


def answered(what: str, *commands: Payload | Command) -> Answer:
    found = advice(*commands)
    return explain(found, meant_by(what, found.view)[0])


CASES: dict[str, tuple[str, list[Payload | Command], str, list[str]]] = {
    "a visit that is planned": ("next", [], "waiting", ["why-not.visit-planned"]),
    "a visit that was held": (
        "visit-1", [planned(day=DAY), command(held(), on=DAY)], "done", ["why-not.visit-held"],
    ),
    "a visit that was called off": (
        "visit-1", [planned(), called_off()], "skipped",
        ["why-not.visit-cancelled", "why-not.in-words"],
    ),
    "a promise that was kept": (
        "sheet", [ours(due=TODAY), kept("sheet")], "done", ["why-not.promise-kept"],
    ),
    "one that was broken": (
        "figures", [theirs(), broken(because="no time")], "skipped",
        ["why-not.promise-broken", "why-not.in-words"],
    ),
    "one that both do without": (
        "figures", [theirs(), dropped()], "skipped",
        ["why-not.promise-cancelled", "why-not.in-words"],
    ),
    "one of ours that is due later": (
        "keep/sheet", [ours(due=TODAY + 4 * A_DAY)], "resting", ["why-not.promise-later"],
    ),
    "a doubt that is settled": (
        "deposits", [raised(), settled(words="fine")], "done",
        ["why-not.doubt-settled", "why-not.in-words"],
    ),
    "a complete agreement": (
        "delivery", [agreed(**WHOLE)], "known", ["why-not.agreement-complete"],
    ),
    "a problem that is solved": (
        "leak", [a_problem(), solved()], "done", ["why-not.problem-solved"],
    ),
    "the next step, which is agreed": ("arrange/anna", [], "known", ["why-not.next-step"]),
}  # fmt: skip


@pytest.mark.parametrize(("what", "commands", "name", "ids"), CASES.values(), ids=CASES)
def test_of_a_record_that_is_no_work_it_is_said_what_stands(
    what: str, commands: list[Payload | Command], name: str, ids: list[str]
) -> None:
    found = answered(what, *commands)

    assert isinstance(found, OnRecord)
    assert (name_of(found), [one.id for one in found.words]) == (name, ids)


ADVISED: dict[str, tuple[str, list[Payload], str]] = {
    "a doubt": ("deposits", [raised()], "settle/deposits"),
    "a promise of ours": ("sheet", [ours(due=TODAY)], "keep/sheet"),
    "a promise of theirs": ("figures", [theirs(due=TODAY - A_DAY)], "chase/figures"),
    "a problem": ("leak", [a_problem()], "repair/leak"),
    "a visit of which nothing is told": ("visit-1", [planned(day=DAY)], "arrange/visit-1"),
}


@pytest.mark.parametrize(("what", "commands", "action"), ADVISED.values(), ids=ADVISED)
def test_a_record_that_is_work_leads_to_it(what: str, commands: list[Payload], action: str) -> None:
    found = answered(what, *commands)

    assert (name_of(found), [one.id for one in actions_of(found)]) == ("advised", [action])
    assert answered(action, *commands) == found


def test_what_they_have_promised_waits() -> None:
    found = answered("figures", theirs(due=TODAY + A_DAY))

    assert (name_of(found), [one.id for one in actions_of(found)]) == (
        "waiting", ["chase/figures"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "what",
    ["agree/price", "agree/send", "evaluate/as-is/economic", "evaluate/leave-it/technical",
     "leave-it", "delivery"],
)  # fmt: skip
def test_what_nothing_asks_for_is_not_needed(what: str) -> None:
    option = an_option("leave-it")

    assert name_of(answered(what, option, agreed())) == "not-needed"


def test_at_an_open_gate_what_is_not_due_gives_way_to_going_on() -> None:
    open_gate: list[Payload] = [said(by=["anna"]), agreed()]

    assert name_of(answered("delivery", *open_gate)) == "gate-open"


NAMES: dict[str, list[Subject]] = {
    "deposits": [Subject("doubt", "deposits")],
    "settle/deposits": [Subject("doubt", "deposits", "settle/deposits")],
    "keep/sheet": [Subject("commitment", "sheet", "keep/sheet")],
    "chase/figures": [Subject("commitment", "figures", "chase/figures")],
    "repair/leak": [Subject("problem", "leak", "repair/leak")],
    "evaluate/leave-it/economic": [Subject("option", "leave-it", "evaluate/leave-it/economic")],
    "evaluate/as-is/economic": [
        Subject("work", "evaluate/as-is/economic", "evaluate/as-is/economic")
    ],
    "arrange/pilot": [Subject("work", "arrange/pilot", "arrange/pilot")],
    "arrange/anna": [Subject("work", "arrange/anna", "arrange/anna")],
    "arrange/next-step": [Subject("work", "arrange/next-step", "arrange/next-step")],
    "agree/price": [Subject("work", "agree/price", "agree/price")],
    "settle/leak": [],
    "keep/deposits": [],
    "arrange/price": [],
    "agree/pilot": [],
    "evaluate/as-is": [],
    "evaluate/as-is/price": [],
}


@pytest.mark.parametrize(("given", "meant"), NAMES.items(), ids=NAMES)
def test_a_name_means_a_record_or_the_work_on_it(given: str, meant: list[Subject]) -> None:
    records: list[Payload] = [
        raised(),
        ours(due=TODAY),
        theirs(),
        a_problem(),
        an_option("leave-it"),
    ]

    assert list(meant_by(given, advice(*records).view)) == meant


def test_a_sentence_of_a_promise_says_when_it_comes_up() -> None:
    found = answered("sheet", ours(due=TODAY + 5 * A_DAY))

    assert isinstance(found, OnRecord)
    assert found.words == (
        Message("why-not.promise-later",
                (("day", TODAY + 5 * A_DAY), ("first", TODAY + 2 * A_DAY))),
    )  # fmt: skip
