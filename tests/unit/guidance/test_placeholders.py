"""What the words in braces of a warning read, each with its unit."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.placeholders import filled
from salescoach.values.messages import say
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import A_DAY, DAY, Command, entered, euros, field_set, met, said, waived
from tests.builders.playbooks import a_condition, a_playbook
from tests.builders.records import agreed, held, planned, theirs
from tests.builders.views import a_view

BOOK = """
stages:
  - id: first
    title: Finding the need
    short: finding
    exit_criteria: [{id: a, statement: "They said it", short: word, met_when: {fact: pain}}]
  - id: option-evaluation
    title: Comparing
    limit: [{days: 4, when: {customer_type: loyal}, calendar: business}, {days: 5}]
  - {id: late, title: Late}
"""
ANY = a_condition("{customer_type: loyal}")
TWO = (
    met("anna"),
    met("bob"),
    said("pain", "leaks", by=["anna"]),
    said("pain", None, none=True, by=["bob"]),
)


def text_of(template: str, *commands: Payload | Command, days: int = 0, **opening: Any) -> str:
    view = a_view(a_playbook(BOOK), *commands, today=DAY + days * A_DAY, **opening)
    return Catalogue().text(filled(template, ANY, view))


CLOSES = {"expected_close": date(2026, 5, 1)}
MOVED = (field_set("expected_close", "2026-06-01"), field_set("expected_close", "2026-07-01"))
GIVE = agreed(give="a rebate", give_worth=euros("12.50"))
NO = agreed(give="a rebate", give_worth=euros(3), refused=True)
FILLED: dict[str, tuple[str, tuple[Payload, ...], dict[str, Any], str]] = {
    "one day": ("{days_in_stage}", (), {"days": 1}, "1 day"),
    "days": ("{days_in_stage}", (), {"days": 8}, "8 days"),
    "a limit": ("{limit_days}", (), {}, "5 days"),
    "a limit in working days": ("{limit_days}", (), {"customer_type": "loyal"}, "4 working days"),
    "no limit": ("{limit_days}", (entered("late"),), {}, "no limit"),
    "days of the limit": ("{days_used}", (), {"days": 5}, "5 days"),
    "working days of the limit": (
        "{days_used}",
        (),
        {"days": 7, "customer_type": "loyal"},
        "5 working days",
    ),
    "days without a limit": ("{days_used}", (entered("late"),), {"days": 3}, "3 days"),
    "all used": ("{limit_used}", (), {"days": 5}, "100 %"),
    "more": ("{limit_used}", (), {"days": 9}, "180 %"),
    "nothing to use": ("{limit_used}", (entered("late"),), {}, "no limit"),
    "quiet": ("{days_since_contact}", (), {"days": 2}, "2 days"),
    "moved once": ("{close_date_moves}", MOVED[:1], CLOSES, "1 time"),
    "moved": ("{close_date_moves}", MOVED, CLOSES, "2 times"),
    "a day": ("{expected_close}", (), CLOSES, "1 May"),
    "no day": ("{expected_close}", (), {}, "no day yet"),
    "ahead": ("{stages_ahead}", (), {}, "1 stage"),
    "further ahead": ("{stages_ahead}", (entered("late"),), {}, "2 stages"),
    "their stage": ("{buyer_stage}", (), {}, "finding"),
    "contradicted": ("{contradicted_facts}", TWO, {}, "Pain"),
    "not contradicted": ("{contradicted_facts}", TWO[:3], {}, "none"),
    "owed": ("{expired_debts}", (waived("a", stage="first"),), {"days": 8}, "word"),
    "not owed yet": ("{expired_debts}", (waived("a", stage="first"),), {"days": 7}, "none"),
    "one visit": ("{continuations_in_a_row}", (planned(), held(people=())), {}, "1 visit"),
    "no visits": ("{continuations_in_a_row}", (), {}, "0 visits"),
    "silence": ("{days_of_silence}", (theirs(due=DAY),), {"days": 1}, "1 day"),
    "given": ("{given_away}", (GIVE,), {"amount": euros(50)}, "EUR 12.50"),
    "given, of no amount": ("{given_away}", (GIVE,), {}, "no amount"),
    "nothing given": ("{given_away}", (), {"amount": euros(50)}, "EUR 0"),
    "refused": ("{smallest_refusal}", (NO,), {"amount": euros(50)}, "EUR 3"),
    "nothing refused": ("{smallest_refusal}", (GIVE,), {"amount": euros(50)}, "no amount"),
    "nobody": ("{missing_roles}", (), {}, "Pays, Judges, Runs and Buys"),
    "some": ("{missing_roles}", TWO, {}, "Pays, Judges and Buys"),
}


@pytest.mark.parametrize(
    ("template", "commands", "more", "told"), FILLED.values(), ids=FILLED.keys()
)
def test_it_brings_its_unit(
    template: str, commands: tuple[Payload, ...], more: dict[str, object], told: str
) -> None:
    assert text_of(f"Now {template} so.", *commands, **more) == f"Now {told} so."  # type: ignore[arg-type]


def test_of_the_roles_only_those_that_are_asked_for() -> None:
    asked = a_condition("{not: {stakeholder: {role: user}}}")
    view = a_view(a_playbook(BOOK))
    assert Catalogue().text(filled("{missing_roles}", asked, view)) == "Runs"


def test_a_text_without_them_stands_as_it_is() -> None:
    view = a_view(a_playbook(BOOK))
    assert filled("Ring {them} }{", ANY, view) == say("playbook-text", text="Ring {them} }{")


def test_other_braces_stay_and_what_is_filled_in_is_not_read_again() -> None:
    message = say(
        "playbook-template", text="{ {x} {text} {buyer_stage}} {", buyer_stage="{limit_days}"
    )
    assert Catalogue().text(message) == "{ {x} {text} {limit_days}} {"
