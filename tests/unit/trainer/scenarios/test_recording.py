from datetime import date
from typing import Any

import pytest
from hypothesis import given

from salescoach.deal.building import NotOpened
from salescoach.deal.events import Event, Payload
from salescoach.trainer.scenarios.recording import recorded
from salescoach.trainer.scenarios.yaml_text import yaml_text
from salescoach.values.text import has_unsafe
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    command,
    ended,
    entered,
    euros,
    events,
    field_set,
    met,
    opened,
    parked,
    said,
    ticked,
    undone,
    waived,
)
from tests.builders.histories import histories
from tests.builders.playbooks import a_playbook

BOOK = a_playbook(
    """
stages:
  - id: option-evaluation
    title: Comparing
    checklists: [{id: c, title: C, items: [{id: ask-why, do: "Ask why", records: [pain]}]}]
    exit_criteria: [{id: told, statement: T, met_when: {fact: pain, level: confirmed}}]
  - {id: aside, title: Aside, beside: option-evaluation,
     exit_criteria: [{id: seen, statement: S, met_when: {fact: pain}}]}
  - {id: deciding, title: Deciding,
     exit_criteria: [{id: sure, statement: S, met_when: {fact: pain, is: gone, level: confirmed}}]}
"""
)
ANNA = met("anna", name="Anna Holm")
PAIN = said("pain", "Anna Holm has leaks", by=["anna"])

ANY = a_playbook(
    """
stages:
  - {id: need-recognition, title: N}
  - {id: option-evaluation, title: O}
  - {id: doubt-resolution, title: D}
"""
)


def on(days: int, *payloads: Payload, **more: Any) -> Command:
    return command(*payloads, on=DAY + days * A_DAY, **more)


def the_test(*commands: Payload | Command, days: int = 10, **opening: Any) -> dict[str, Any]:
    """The one test of a deal of Halden Board, recorded so many days after its opening."""
    those = events(opened("Halden Board", **opening), *commands)
    found = recorded(those, BOOK, DAY + days * A_DAY).file["tests"]
    assert len(found) == 1
    return dict(found[0])


def test_a_deal_becomes_a_file_with_one_test() -> None:
    those = events(opened("Halden Board", title="Machine 2", owner="eva"), ANNA, on(1, PAIN))
    found = recorded(those, BOOK, DAY + 2 * A_DAY)
    assert found.left_out == 0
    assert found.file == {
        "playbook": "small.yaml",
        "start": "2026-03-02",
        "tests": [
            {
                "name": "a recorded deal",
                "given": {"account": "Tarnholm"},
                "events": [
                    {"at": "0d", "person-add": {"name": "Ariel", "role": "user"}},
                    {"at": "1d", "set": {"pain": "Ariel has leaks"}, "said_by": "Ariel"},
                ],
                "expect": [
                    {
                        "at": "2d",
                        "stage": "option-evaluation",
                        "gate": "open",
                        "met": ["told", "aside/seen"],
                        "next": {"first": "advance/option-evaluation"},
                    }
                ],
            }
        ],
    }


def test_what_was_given_at_the_opening_is_given() -> None:
    given = the_test(
        stage="deciding",
        customer_type="market",
        deal_kind="renewal",
        lead_source="fair",
        amount=euros(40_000),
        expected_close=date(2026, 6, 29),
        owner="eva",
        language="de",
    )["given"]
    assert given == {
        "account": "Tarnholm",
        "amount": "40000 EUR",
        "expected_close": "2026-06-29",
        "customer_type": "market",
        "deal_kind": "renewal",
        "lead_source": "fair",
        "language": "de",
        "stage": "deciding",
    }


def test_a_deal_in_which_nothing_happened_has_no_events() -> None:
    found = the_test(days=0)
    assert list(found) == ["name", "given", "expect"]
    assert [one["at"] for one in found["expect"]] == ["0d"]


def test_what_was_undone_is_left_out_and_what_was_brought_back_is_not() -> None:
    found = the_test(
        on(0, ticked(), tx="one"),
        on(0, ANNA, tx="two"),
        on(0, undone("one"), tx="three"),
        on(0, undone("two"), tx="four"),
        on(0, undone("four"), tx="five"),
    )
    assert found["events"] == [{"at": "0d", "person-add": {"name": "Ariel", "role": "user"}}]


def test_what_was_recorded_late_stands_where_it_was_recorded_with_its_own_day() -> None:
    found = the_test(on(3, ticked()), on(1, ANNA), on(4, PAIN), on(-1, ticked()))
    assert [(one["at"], one.get("on")) for one in found["events"]] == [
        ("3d", None),
        ("3d", "2026-03-03"),
        ("4d", None),
        ("4d", "2026-03-01"),
    ]


def test_what_counts_for_later_days_has_not_happened_yet() -> None:
    found = the_test(on(3, ticked()), on(1, ANNA), days=2)
    assert [(one["at"], one.get("on")) for one in found["events"]] == [("1d", None)]
    assert [one["at"] for one in found["expect"]] == ["2d"]


def test_before_the_opening_there_is_no_test() -> None:
    with pytest.raises(NotOpened):
        recorded(events(opened()), BOOK, DAY - A_DAY)


def test_a_command_given_twice_is_given_again() -> None:
    found = the_test(on(1, ticked()), on(1, ticked()), on(1, ticked()), on(2, ticked()))
    assert [(one["at"], one.get("again")) for one in found["events"]] == [
        ("1d", None),
        ("1d", True),
        ("1d", True),
        ("2d", None),
    ]


def test_a_person_met_twice_is_not_another_one() -> None:
    found = the_test(ANNA, ANNA)
    assert [one.get("again") for one in found["events"]] == [None, None]


def test_values_by_several_people_become_a_set_each() -> None:
    both = on(1, PAIN, said("pain", "none of Bo's", by=["bo"]))
    found = the_test(on(0, ANNA), on(0, met("bo")), both)
    assert [one["said_by"] for one in found["events"][2:]] == ["Ariel", "Blake"]


def test_what_no_command_tells_is_left_out_counted_and_expected_by_nobody() -> None:
    gone = said("gone", "x"), field_set("owner", "eva")
    those = events(opened(), command(*gone), waived("told", until=DAY + 9 * A_WEEK))
    found = recorded(those, BOOK, DAY)
    assert found.left_out == 3
    assert found.file["tests"][0]["expect"][0]["unknown"] == ["told", "aside/seen"]


def test_it_expects_something_before_and_after_each_move() -> None:
    until = DAY + 8 * A_DAY
    waiver = [waived("told", until=until), waived("seen", stage="aside", until=until)]
    found = the_test(
        on(0, ANNA),
        on(4, *waiver, entered("deciding")),
        on(7, entered("option-evaluation", way="back", because="a new need")),
        days=9,
    )
    assert [(one["at"], one["stage"], one["gate"]) for one in found["expect"]] == [
        ("3d", "option-evaluation", "closed"),
        ("5d", "deciding", "closed"),
        ("6d", "deciding", "closed"),
        ("8d", "option-evaluation", "open"),
        ("9d", "option-evaluation", "closed"),
    ]
    assert found["expect"][3]["waived"] == ["told", "aside/seen"]


@pytest.mark.parametrize(
    ("move", "today", "days"),
    [
        pytest.param(0, 2, ["1d", "2d"], id="nothing before the opening"),
        pytest.param(2, 2, ["1d", "2d"], id="nothing after today"),
        pytest.param(1, 2, ["0d", "2d"], id="tomorrow is today"),
    ],
)
def test_it_expects_nothing_on_days_that_were_not(move: int, today: int, days: list[str]) -> None:
    found = the_test(on(move, entered("deciding")), days=today)
    assert [one["at"] for one in found["expect"]] == days


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param(
            parked(DAY + 9 * A_WEEK), {"stage": "option-evaluation", "status": "parked"},
            id="parked",
        ),
        pytest.param(
            ended("lost"),
            {"stage": "option-evaluation", "status": "ended", "outcome": "lost"},
            id="over",
        ),
    ],
)  # fmt: skip
def test_a_deal_that_rests_is_asked_nothing(payload: Payload, expected: dict[str, str]) -> None:
    assert the_test(payload)["expect"] == [{"at": "10d", **expected}]


def test_a_won_deal_is_delivered() -> None:
    found = the_test(entered("deciding", way="win"))["expect"][-1]
    assert (found["status"], found["outcome"], found["unknown"]) == ("delivering", "won", ["sure"])


def test_what_is_expected_holds_for_the_disguised_deal() -> None:
    """A criterion that asks for a name is no longer met."""
    book = a_playbook(criteria="- {id: told, statement: T, met_when: {fact: pain, is: Anna}}")
    those = events(opened(), ANNA, said("pain", "Anna", by=["anna"]))
    found = recorded(those, book, DAY).file["tests"][0]
    assert found["expect"][0]["unmet"] == ["told"]


def test_a_person_whose_record_was_taken_back_is_named_nowhere() -> None:
    those = events(
        opened(),
        command(met("ulf", name="Ulf Berg"), tx="mistake"),
        undone("mistake"),
        said("pain", "Ulf Berg says it leaks"),
    )
    (event,) = recorded(those, ANY, DAY).file["tests"][0]["events"]

    assert event["set"] == {"pain": "Ariel says it leaks"}


@given(histories())
def test_any_history_can_be_recorded_with_all_that_its_playbook_knows(
    history: tuple[Event, ...],
) -> None:
    found = recorded(history, ANY, DAY + A_WEEK)
    text = yaml_text(found.file)
    assert text.startswith("playbook: small.yaml\nstart: 2026-0")
    assert not has_unsafe(text)
