from dataclasses import replace
from datetime import timedelta
from typing import get_args

from salescoach.deal.events import KINDS, PAYLOADS, Payload
from tests.builders.deals import A_DAY, NOW, events, met, opened, said, ticked


def test_every_kind_has_one_payload_and_every_payload_one_kind() -> None:
    assert set(PAYLOADS.values()) == set(get_args(Payload))
    assert {PAYLOADS[kind]: kind for kind in PAYLOADS} == KINDS


def test_the_kinds_that_stand_in_files_keep_their_names() -> None:
    written = {
        "deal-opened",
        "field-set",
        "evidence-recorded",
        "item-done",
        "person-added",
        "undone",
    }

    assert written <= set(PAYLOADS)


def test_an_event_names_its_kind() -> None:
    kinds = [event.kind for event in events(opened(), met(), said(), ticked())]

    assert kinds == ["deal-opened", "person-added", "evidence-recorded", "item-done"]


def test_events_stand_in_the_order_of_their_instants_then_of_their_ids() -> None:
    event = events(opened())[0]
    earlier = replace(event, recorded=NOW - timedelta(microseconds=1), id="f")
    first, second = replace(event, id="0"), replace(event, id="1", on=event.on - A_DAY)

    assert sorted([second, earlier, first], key=lambda one: one.order) == [earlier, first, second]
