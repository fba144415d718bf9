"""The commands about promises and agreements as events of a test."""

import json
from datetime import date

import pytest

from salescoach.deal.records import Agreement, Commitment, Moved
from salescoach.values.money import parse_money
from tests.builders.worlds import KILN, Run
from tests.unit.cli.test_rehearsal import performed

START = date(2026, 3, 2)
TEST = """
- name: promises
  given: {customer_type: new-one}
  events:
    - {at: 0d, person-add: {name: "Ana Ruiz", role: user}}
    - {at: 0d, person-add: {name: "Pia Voss", role: payer}}
%s
  expect: {gate: closed}
"""
MADE = """
    - at: 1d
      commitment-add: {what: "send the figures to us all", owner: Ana, due: 5d, to: [Pia],
                       said_by: [Ana, Pia]}
    - {at: 2d, commitment-add: {what: "dosing sheet", ours: true, owner: "Eva Lind"}, on: 1d}
"""
ID = "send-the-figures-to-us"


def day(number: int) -> date:
    return date(2026, 3, 2 + number)


def promises(events: str) -> tuple[Commitment, ...]:
    rehearsal, refusals = performed(TEST % events)
    assert refusals == [None] * len(refusals)
    return rehearsal.view(day(20)).deal.records.commitments


def test_promises_of_both_sides_are_made() -> None:
    assert promises(MADE) == (
        Commitment(
            id=ID,
            side="theirs",
            what="send the figures to us all",
            on=day(1),
            owner="ana-ruiz",
            to=("pia-voss",),
            due=day(5),
            said_by=("ana-ruiz", "pia-voss"),
            actor="rep",
        ),
        Commitment(
            id="dosing-sheet",
            side="ours",
            what="dosing sheet",
            on=day(1),
            owner="Eva Lind",
            actor="rep",
        ),
    )


def test_a_promise_is_confirmed_moved_and_kept() -> None:
    events = f"""
    - {{at: 2d, commitment-confirm: dosing-sheet, said_by: Pia}}
    - {{at: 3d, commitment-move: {{commitment: {ID}, day: 8d}}, because: "ill", said_by: Ana}}
    - {{at: 9d, commitment-keep: {ID}, on: 8d}}
"""
    figures, sheet = promises(MADE + events)

    assert sheet.said_by == ("pia-voss",)
    assert (figures.state, figures.closed, figures.due) == ("kept", day(8), day(8))
    assert figures.moves == (
        Moved(on=day(3), before=day(5), to=day(8), because="ill", said_by=("ana-ruiz",)),
    )


def test_a_promise_is_broken_or_not_needed() -> None:
    events = f"""
    - {{at: 6d, commitment-break: {ID}, because: "no time"}}
    - {{at: 7d, commitment-cancel: dosing-sheet, because: "no trial"}}
"""
    found = [(one.state, one.closed, one.because) for one in promises(MADE + events)]

    assert found == [("broken", day(6), "no time"), ("cancelled", day(7), "no trial")]


def test_an_agreement_is_made_and_filled_in() -> None:
    events = """
    - {at: 1d, agreement-add: "big bags", clear: true, not_complete: true, said_by: Pia,
       give: "2 % off", give_worth: 800 EUR, refused: true}
    - {at: 2d, agreement-edit: {agreement: big-bags, complete: true, our_part: "deliver"},
       given: true, said_by: Ana}
"""
    rehearsal, refusals = performed(TEST % events)

    assert refusals == [None] * 4
    assert rehearsal.view(day(9)).deal.records.agreements == (
        Agreement(
            id="big-bags",
            what="big bags",
            on=day(1),
            clear=True,
            complete=True,
            our_part="deliver",
            give="2 % off",
            give_worth=parse_money("800 EUR"),
            refused=False,
            said_by=("pia-voss", "ana-ruiz"),
            changed=day(2),
        ),
    )


REFUSED: dict[str, tuple[str, int]] = {
    "whose promise": ("{at: 1d, commitment-add: x}", 5),
    "nobody of theirs": ("{at: 1d, commitment-add: x, owner: Zoe}", 4),
    "no such promise": ("{at: 1d, commitment-keep: x}", 4),
    "due before it is made": ("{at: 3d, commitment-add: x, ours: true, due: 2d}", 2),
    "nothing new": ("{at: 1d, agreement-edit: x}", 4),
}


@pytest.mark.parametrize(("event", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_can_be_expected(event: str, code: int) -> None:
    refused = f"    - {event[:-1]}, refused: {code}}}\n"
    _, (*_, refusal) = performed(TEST % refused)

    assert refusal is not None
    assert refusal.code == code


def test_a_recorded_deal_with_promises_plays_the_same(kiln: Run) -> None:
    kiln.ok("commitment", "add", KILN, "mail Ana Ruiz the figures soon", "--owner", "ana")
    kiln.ok("commitment", "keep", KILN, "mail-ana-ruiz-the-figures")
    kiln.ok("agreement", "add", KILN, "Delivery to Ana Ruiz by ship", "--clear")
    kiln.ok("agreement", "edit", KILN, "delivery-to-ana-ruiz-by", "--not-complete")

    printed = kiln.ok("playbook", "test", "--record", KILN).out
    assert "commitment-keep: mail-ariel-the-figures-soon}" in printed
    assert "{agreement: delivery-to-ariel-by-ship, not_complete: true}" in printed
    assert json.dumps("mail Ariel the figures soon") in printed
