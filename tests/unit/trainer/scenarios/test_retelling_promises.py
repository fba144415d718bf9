"""Promises and agreements, told again as the commands of a test."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.record_events import RecordEvent
from salescoach.deal.state import Deal
from salescoach.trainer.scenarios.retelling_records import retold_record
from salescoach.values.money import parse_money
from tests.builders.deals import a_deal, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    agreed,
    amended,
    broken,
    confirmed,
    dropped,
    kept,
    moved,
    ours,
    theirs,
)

DUE = date(2026, 3, 12)
BOOK = a_playbook()


def before() -> Deal:
    return a_deal(met("anna"), met("bob", name="Bob Berg"))


TOLD: dict[str, tuple[RecordEvent, Any]] = {
    "a promise of theirs": (
        theirs(to=("bob",), kind="send", due=DUE, said_by=("anna", "bob"), visit="visit-1"),
        {
            "commitment-add": {
                "what": "send the figures",
                "owner": "Anna",
                "due": "2026-03-12",
                "to": "Bob Berg",
                "kind": "send",
                "said_by": ["Anna", "Bob Berg"],
                "visit": "visit-1",
            }
        },
    ),
    "a promise of ours": (ours(), {"commitment-add": {"what": "send the sheet", "ours": True}}),
    "a promise of a colleague": (
        ours(owner="Eva"),
        {"commitment-add": {"what": "send the sheet", "ours": True, "owner": "Eva"}},
    ),
    "confirmed": (confirmed(), {"commitment-confirm": "figures", "said_by": "Anna"}),
    "moved": (
        moved(due=DUE, because="ill", said_by=("bob",)),
        {
            "commitment-move": {"commitment": "figures", "day": "2026-03-12"},
            "because": "ill",
            "said_by": "Bob Berg",
        },
    ),
    "kept": (kept(visit="visit-1"), {"commitment-keep": "figures", "visit": "visit-1"}),
    "broken": (broken(because="no time"), {"commitment-break": "figures", "because": "no time"}),
    "broken without a reason": (broken(), {"commitment-break": "figures"}),
    "not needed": (dropped(), {"commitment-cancel": "figures", "because": "no longer needed"}),
    "agreed": (
        agreed(
            kind="supply",
            clear=True,
            complete=False,
            our_part="deliver",
            their_guarantee="a clean tank",
            give="2 %",
            give_worth=parse_money("800 EUR"),
            get="a year",
            get_worth=parse_money("0.50 USD"),
            refused=True,
            said_by=("anna",),
        ),
        {
            "agreement-add": {
                "what": "delivery",
                "kind": "supply",
                "clear": True,
                "not_complete": True,
                "our_part": "deliver",
                "their_guarantee": "a clean tank",
                "give": "2 %",
                "get": "a year",
                "give_worth": "800 EUR",
                "get_worth": "0.50 USD",
                "refused": True,
                "said_by": "Anna",
            }
        },
    ),
    "agreed in a word": (agreed(), {"agreement-add": {"what": "delivery"}}),
    "another name": (
        amended(what="supply", clear=False),
        {"agreement-edit": {"agreement": "delivery", "what": "supply", "not_clear": True}},
    ),
    "given after all": (
        amended(refused=False),
        {"agreement-edit": {"agreement": "delivery", "given": True}},
    ),
    "refused later": (
        amended(refused=True),
        {"agreement-edit": {"agreement": "delivery", "refused": True}},
    ),
}


@pytest.mark.parametrize(("payload", "entry"), TOLD.values(), ids=TOLD)
def test_each_is_the_command_that_records_it(payload: RecordEvent, entry: Any) -> None:
    assert retold_record(payload, before(), BOOK) == entry


@pytest.mark.parametrize(
    "payload",
    [
        theirs(owner="zoe"),
        ours(to=("anna", "zoe")),
        confirmed(by=["zoe"]),
        moved(due=DUE, said_by=("zoe",)),
        agreed(said_by=("zoe",)),
        amended(said_by=("zoe",)),
    ],
    ids=lambda payload: type(payload).__name__,
)
def test_who_is_not_recorded_cannot_be_named(payload: RecordEvent) -> None:
    assert retold_record(payload, before(), BOOK) is None
