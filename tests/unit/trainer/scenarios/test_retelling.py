from typing import Any

import pytest

from salescoach.deal.events import PAYLOADS, FieldSet, Payload
from salescoach.deal.state import Deal
from salescoach.trainer.scenarios.entries import money_text
from salescoach.trainer.scenarios.retelling import commands_in, retold
from salescoach.values.levels import Level
from tests.builders.deals import (
    A_WEEK,
    DAY,
    EVERY_KIND,
    Command,
    a_deal,
    cycled,
    ended,
    entered,
    euros,
    field_set,
    left_out,
    met,
    opened,
    parked,
    reopened,
    said,
    ticked,
    unanswered,
    undone,
    waited,
    waived,
)
from tests.builders.playbooks import A_FACT, a_playbook
from tests.builders.records import EVERY_RECORD

FACTS = f"""
{A_FACT}
- {{id: budget, title: B, type: money, ask: B, ask_whom: [economic]}}
- {{id: limit, title: L, type: number, ours: true}}
- {{id: fits, title: F, type: flag, ask: F}}
- {{id: payer, title: P, type: person, ask: P}}
- {{id: ways, title: W, type: list, ask: W}}
- {{id: sorts, title: S, type: choices, ask: S, choices: [{{id: a, title: A}}]}}
- {{id: each, title: E, type: text, ask: E, scope: person}}
"""
BOOK = a_playbook(
    "stages: [{id: option-evaluation, title: C}, {id: deciding, title: D}, {id: last, title: L}]\n"
    "won_after: deciding",
    facts=FACTS,
)
PEOPLE = (met("anna"), met("bob", name="Bob Berg"))
SOON = DAY + A_WEEK


def deal(*commands: Payload | Command, **opening: Any) -> Deal:
    return a_deal(*PEOPLE, *commands, **opening)


def told(*payloads: Payload, before: Deal | None = None) -> Any:
    return retold(payloads, before or deal(), BOOK)


TOLD: list[tuple[tuple[Payload, ...], Any]] = [
    ((said("pain", "leaks"),), {"set": {"pain": "leaks"}}),
    ((said("pain", None, none=True),), {"set": {"pain": "none"}}),
    ((said("budget", euros(40_000)),), {"set": {"budget": "40000 EUR"}}),
    ((said("budget", euros("0.50")),), {"set": {"budget": "0.50 EUR"}}),
    ((said("fits", True),), {"set": {"fits": True}}),
    ((said("payer", "bob"),), {"set": {"payer": "Bob Berg"}}),
    ((said("ways", ("a b", "c")),), {"set": {"ways": ["a b", "c"]}}),
    ((said("sorts", ("a",)),), {"set": {"sorts": ["a"]}}),
    (
        (said("pain", by=["anna"], document="x.pdf", lowered=Level.HEARD, note="n"),),
        {"set": {"pain": "leaks"}, "said_by": "Anna", "document": "x.pdf", "level": "heard",
         "note": "n"},
    ),
    (
        (said("pain", by=["anna", "bob"]), said("limit", "5")),
        {"set": {"pain": "leaks", "limit": "5"}, "said_by": ["Anna", "Bob Berg"]},
    ),
    (
        (said("each", "x", by=["anna"], of="bob"), said("pain", by=["anna"])),
        {"set": {"each": "x", "pain": "leaks"}, "said_by": "Anna", "of": "Bob Berg"},
    ),
    (
        (field_set("amount", euros(5)), field_set("expected_close", "2026-06-29")),
        {"set": {"amount": "5 EUR", "expected-close": "2026-06-29"}},
    ),
    ((field_set("customer_type", "market"),), {"set": {"customer-type": "market"}}),
    (
        (FieldSet(field="expected_close", value="2026-06-29", said_by=("anna",)),),
        {"set": {"expected-close": "2026-06-29"}, "said_by": "Anna"},
    ),
    ((unanswered("pain", of="bob"),), {"asked": "pain", "of": "Bob Berg"}),
    ((ticked("ask-why"),), {"done": "ask-why"}),
    ((ticked("x", stage="last"),), {"done": "last/x"}),
    (
        (ticked("a"), ticked("b", because="free", until=SOON)),
        {"done": ["a", "b"], "because": "free", "until": "2026-03-09"},
    ),
    ((left_out("a"),), {"skip": "a", "because": "no need"}),
    (
        (left_out("a", not_applicable=True),),
        {"skip": "a", "because": "no need", "not_applicable": True},
    ),
    ((left_out("a", until=SOON),), {"skip": "a", "because": "no need", "until": "2026-03-09"}),
    ((met("eva", roles=[]),), {"person-add": {"name": "Eva"}}),
    (
        (met("eva", roles=["user", "economic"], job="Head", wants="Quiet", stance="mentor"),),
        {"person-add": {"name": "Eva", "role": ["user", "economic"], "job": "Head",
                        "wants": "Quiet", "stance": "mentor"}},
    ),
    ((entered("deciding"),), {"advance": {}}),
    (
        (waived("a"), waived("b", stage="aside"), entered("deciding")),
        {"advance": {}, "waive": ["a", "aside/b"], "because": "they buy anyway",
         "until": "2026-03-09"},
    ),
    ((entered("last", way="win"),), {"win": {}}),
    (
        (entered("option-evaluation", way="back", because="a new need"),),
        {"back": "option-evaluation", "because": "a new need"},
    ),
    ((ended("won"),), {"advance": {}}),
    ((ended("lost", reason="price", because="x y"),),
     {"lose": {}, "reason": "price", "because": "x y"}),
    ((ended("disqualified", reason="price"),), {"disqualify": {}, "reason": "price"}),
    ((ended("cancelled", because="x y"),), {"cancel": {}, "because": "x y"}),
    ((parked(SOON, trigger="t", reason="r"),),
     {"park": {}, "until": "2026-03-09", "trigger": "t", "because": "the mill is rebuilt",
      "reason": "r"}),
    ((reopened(),), {"reopen": {}, "because": "they called"}),
    ((waited(SOON, by=["anna"]),),
     {"wait": {}, "until": "2026-03-09", "because": "their budget round", "said_by": "Anna"}),
    ((cycled(),), {"cycle": {}}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("payloads", "entry"), [pytest.param(*one, id=repr(one[1])[:60]) for one in TOLD]
)
def test_a_command_is_told_by_its_verb(payloads: tuple[Payload, ...], entry: Any) -> None:
    assert told(*payloads) == entry


def test_each_kind_of_event_has_its_verb_or_is_told_with_another() -> None:
    seen = {type(one) for payloads, _ in TOLD for one in payloads}
    others = {type(EVERY_KIND[kind]) for kind in ("deal-opened", "playbook-changed", "undone")}
    records = {type(one) for one in EVERY_RECORD.values()}  # each has its test with its commands
    assert seen | others | records == set(PAYLOADS.values())


@pytest.mark.parametrize(
    ("stage", "delivering", "verb"),
    [("deciding", False, "win"), ("deciding", True, "advance"), ("last", False, "advance")],
)
def test_the_end_is_won_where_they_decide_and_else_by_going_on(
    stage: str, delivering: bool, verb: str
) -> None:
    before = [entered("last", way="win"), entered("deciding", way="back")] if delivering else []
    assert told(ended("won"), before=deal(*before, stage=stage)) == {verb: {}}


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(said("gone"), id="a fact that the playbook has not"),
        pytest.param(said("pain", by=["nobody"]), id="said by somebody who is not there"),
        pytest.param(said("payer", "nobody"), id="a person who is not there"),
        pytest.param(said("pain", "none"), id="a word that would mean that there is none"),
        pytest.param(said("pain", None), id="no value at all"),
        pytest.param(said("each", of="nobody"), id="of somebody who is not there"),
        pytest.param(field_set("owner", "eva"), id="a field that no command sets"),
        pytest.param(unanswered(of="nobody"), id="asked of somebody who is not there"),
        pytest.param(waited(SOON, by=["nobody"]), id="a wait that nobody asked for"),
        pytest.param(waived("a"), id="a waiver without a move"),
        pytest.param(opened(), id="an opening"),
        pytest.param(undone("t1"), id="an undoing"),
    ],
)
def test_what_no_command_writes_is_not_told(payload: Payload) -> None:
    assert told(payload) is None


@pytest.mark.parametrize(
    ("payloads", "sizes"),
    [
        pytest.param([said("pain"), said("budget")], [2], id="one set"),
        pytest.param([said("pain"), field_set("amount", euros(5))], [2], id="with a field"),
        pytest.param([said("pain", by=["anna"]), said("limit", "5")], [2], id="ours beside words"),
        pytest.param([said("pain"), said("pain")], [1, 1], id="twice"),
        pytest.param([said("pain", by=["anna"]), said("ways", by=["bob"])], [1, 1], id="two say"),
        pytest.param([said("pain", by=["anna"]), said("ways")], [1, 1], id="one said by nobody"),
        pytest.param([said("pain", note="a"), said("ways")], [1, 1], id="another note"),
        pytest.param(
            [said("each", of="anna"), said("pain"), said("each", of="bob")], [2, 1], id="whose"
        ),
        pytest.param([said("pain"), ticked("a")], [1, 1], id="values and an item"),
        pytest.param([said("pain"), ended("lost")], [1, 1], id="values and an ending"),
        pytest.param([ticked("a"), ticked("b")], [2], id="items"),
        pytest.param(
            [ticked("a", because="x", until=DAY), ticked("b", because="y", until=DAY)], [1, 1],
            id="items for two reasons",
        ),
        pytest.param([waived("a"), waived("b"), entered("last")], [3], id="a move with waivers"),
        pytest.param([waived("a"), waived("b", because="y")], [1, 1], id="waived for two reasons"),
        pytest.param([waived("a"), ended("won")], [2], id="the last move"),
        pytest.param([waived("a"), ended("lost")], [1, 1], id="no such move"),
        pytest.param([waived("a"), entered("x", way="back")], [1, 1], id="nothing to waive"),
        pytest.param([met("anna"), met("bob")], [1, 1], id="people"),
        pytest.param([], [], id="nothing"),
    ],
)  # fmt: skip
def test_a_transaction_falls_into_commands(payloads: list[Payload], sizes: list[int]) -> None:
    found = list(commands_in(payloads, BOOK))
    assert [len(one) for one in found] == sizes
    assert [one for command in found for one in command] == payloads


@pytest.mark.parametrize(
    ("recorded", "text"),
    [("5", "5"), ("5.0", "5.0"), ("1.250", "1.25"), ("1.125", "1.1250"), ("0.125", "0.125")],
)
def test_a_number_of_before_is_written_so_that_it_is_taken(recorded: str, text: str) -> None:
    assert told(said("limit", recorded)) == {"set": {"limit": text}}


@pytest.mark.parametrize(
    ("amount", "text"), [("40000", "40000 EUR"), ("0.50", "0.50 EUR"), ("100", "100 EUR")]
)
def test_money_is_written_as_a_trainer_writes_it(amount: str, text: str) -> None:
    assert money_text(euros(amount)) == text
