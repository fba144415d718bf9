"""Doubts, options and problems told again as the commands that record them."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.state import Deal
from salescoach.trainer.scenarios.retelling import retold
from tests.builders.deals import A_WEEK, DAY, a_deal, euros, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    EVERY_RECORD,
    a_problem,
    an_option,
    answered,
    evaluated,
    explored,
    planned,
    raised,
    settled,
    solved,
    weighed,
)

BOOK = a_playbook(
    """
stages: [{id: option-evaluation, title: C}]
doubts: [{id: dear, sounds_like: ["too dear"]}]
"""
)
BEFORE = a_deal(
    met("anna"),
    met("bob", name="Bob Berg"),
    planned(),
    raised(),
    an_option(),
    a_problem(),
)
TOLD: dict[str, tuple[Payload, Any]] = {
    "raised": (
        raised(words="deposits"),
        {"doubt-raise": {"words": "deposits", "holder": "Anna", "severity": "medium"}},
    ),
    "raised by nobody": (
        raised(holder=None, words="x"),
        {"doubt-raise": {"words": "x", "severity": "medium"}},
    ),
    "raised with everything": (
        raised(words="x", severity="high", library="dear", show="a log", visit="visit-1"),
        {
            "doubt-raise": {
                "words": "x", "holder": "Anna", "severity": "high", "like": "dear",
                "show": "a log", "visit": "visit-1",
            }
        },
    ),
    "what it sounds like was not taken": (
        raised(words="too dear"),
        {
            "doubt-raise": {
                "words": "too dear", "holder": "Anna", "severity": "medium", "like": "none",
            }
        },
    ),
    "explored": (
        explored(), {"doubt-explore": {"doubt": "deposits", "risk": "a stop"}},
    ),
    "explored with everything": (
        explored(show="a log", severity="low"),
        {
            "doubt-explore": {
                "doubt": "deposits", "risk": "a stop", "show": "a log", "severity": "low",
            }
        },
    ),
    "answered": (
        answered(document="x.pdf"),
        {
            "doubt-answer": {
                "doubt": "deposits", "answer": "photographs", "document": "x.pdf",
            }
        },
    ),
    "settled": (
        settled(by=["anna", "bob"], words="fine"),
        {"doubt-settle": "deposits", "said_by": ["Anna", "Bob Berg"], "words": "fine"},
    ),
    "an option": (
        an_option(maker="they"),
        {"option-add": "Leave it", "kind": "as-is", "maker": "they"},
    ),
    "an option evaluated": (
        EVERY_RECORD["option-evaluated"],
        {
            "option-edit": {
                "option": "as-it-is", "title": "Leave it as it is", "maker": "themselves",
                "technical": "stops twice a week", "economic": "the waste goes on",
                "impact": "none", "strengths": "no work", "weaknesses": "stops",
                "outlay": "0 EUR", "cost": "90000 EUR", "gain": "1 EUR",
                "mark": {"steadiness": "2"},
            },
            "said_by": "Anna",
        },
    ),
    "years": (
        evaluated(costs=(euros(5), euros("0.50"))),
        {"option-edit": {"option": "as-it-is", "cost": ["5 EUR", "0.50 EUR"]}},
    ),
    "weights": (
        weighed(steadiness=60, price=40),
        {"option-weigh": {"steadiness": "60", "price": "40"}},
    ),
    "weights of theirs": (
        EVERY_RECORD["options-weighed"],
        {"option-weigh": {"steadiness": "60"}, "said_by": "Anna"},
    ),
    "a problem": (
        a_problem(),
        {"problem-add": {"what": "a leak", "severity": "medium"}},
    ),
    "a problem with everything": (
        a_problem(severity="high", due=DAY + A_WEEK, owner="Eva", said_by=("anna",)),
        {
            "problem-add": {
                "what": "a leak", "severity": "high", "due": "2026-03-09", "owner": "Eva",
            },
            "said_by": "Anna",
        },
    ),
    "solved": (
        solved(how="a seal", said_by=("bob",)),
        {"problem-solve": "leak", "how": "a seal", "said_by": "Bob Berg"},
    ),
    "solved by our word": (solved(), {"problem-solve": "leak"}),
}  # fmt: skip


def told(payload: Payload, before: Deal = BEFORE) -> Any:
    return retold((payload,), before, BOOK)


@pytest.mark.parametrize(("payload", "entry"), TOLD.values(), ids=TOLD)
def test_a_record_is_told_by_the_command_that_records_it(payload: Payload, entry: Any) -> None:
    assert told(payload) == entry


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(raised(holder="nobody"), id="held by nobody known"),
        pytest.param(raised(visit="nowhere"), id="at no visit known"),
        pytest.param(explored("gone"), id="a doubt that is gone, explored"),
        pytest.param(answered("gone"), id="a doubt that is gone, answered"),
        pytest.param(settled("gone"), id="a doubt that is gone, settled"),
        pytest.param(settled(by=["nobody"]), id="settled by nobody known"),
        pytest.param(evaluated("gone", technical="x"), id="an option that is gone"),
        pytest.param(evaluated(technical="x", said_by=("nobody",)), id="evaluated by nobody known"),
        pytest.param(a_problem(said_by=("nobody",)), id="a problem of nobody known"),
        pytest.param(solved("gone"), id="a problem that is gone"),
        pytest.param(solved(said_by=("nobody",)), id="solved by nobody known"),
    ],
)
def test_what_names_somebody_or_something_unknown_is_not_told(payload: Payload) -> None:
    assert told(payload) is None
