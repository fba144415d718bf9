import hashlib
import json
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given

from salescoach.deal.decode import Pinned, digest_of_events, read_deal
from salescoach.deal.encode import (
    event_id,
    fact_value_json,
    file_bytes,
    new_event,
    payload_json,
    state_json,
    with_events,
)
from salescoach.deal.events import PAYLOADS, FactValue, Payload
from salescoach.deal.fold import fold
from salescoach.values.levels import Level
from salescoach.values.money import parse_money
from tests.builders.deals import (
    A_WEEK,
    DAY,
    EVERY_KIND,
    NOW,
    PIN,
    a_deal,
    a_file,
    bytes_of,
    command,
    euros,
    events,
    field_set,
    met,
    opened,
    said,
    ticked,
    undone,
)
from tests.builders.histories import payloads

STORED: dict[str, tuple[Payload, dict[str, Any]]] = {
    "least": (opened(), {"account": "Acme Pumps", "stage": "option-evaluation"}),
    "days-and-money": (
        opened(expected_close=DAY, amount=euros(5)),
        {
            "account": "Acme Pumps",
            "stage": "option-evaluation",
            "amount": {"amount": "5.00", "currency": "EUR"},
            "expected_close": "2026-03-02",
        },
    ),
    "text": (said("pain", "it leaks"), {"fact": "pain", "value": "it leaks"}),
    "empty-text": (said("pain", ""), {"fact": "pain", "value": ""}),
    "yes": (said("visited", value=True), {"fact": "visited", "value": True}),
    "no": (said("visited", value=False), {"fact": "visited", "value": False}),
    "choices": (said("plants", ("a", "b")), {"fact": "plants", "value": ["a", "b"]}),
    "no-choices": (said("plants", ()), {"fact": "plants", "value": []}),
    "asked-and-there-is-none": (said("budget", None, none=True), {"fact": "budget", "none": True}),
    "level-lowered-to-the-lowest": (
        said("pain", "x", by=["anna"], lowered=Level.ASSUMED),
        {"fact": "pain", "value": "x", "said_by": ["anna"], "lowered": "assumed"},
    ),
    "nobody-in-a-role": (met("anna", roles=()), {"person": "anna", "name": "Anna"}),
}


@pytest.mark.parametrize(("payload", "stored"), STORED.values(), ids=STORED)
def test_a_payload_is_stored_with_what_it_says(payload: Payload, stored: dict[str, Any]) -> None:
    assert payload_json(payload) == stored
    assert events(payload)[0].payload == payload


VALUES: dict[str, tuple[FactValue | None, object]] = {
    "text": ("it leaks", "it leaks"),
    "no": (False, False),
    "money": (euros(5), {"amount": "5.00", "currency": "EUR"}),
    "choices": (("a", "b"), ["a", "b"]),
    "nothing": (None, None),
}


@pytest.mark.parametrize(("value", "expected"), VALUES.values(), ids=VALUES)
def test_a_value_of_a_fact_is_shown_as_it_is_stored(
    value: FactValue | None, expected: object
) -> None:
    assert fact_value_json(value) == expected
    assert payload_json(said(value=value)).get("value") == expected


@pytest.mark.parametrize("kind", PAYLOADS)
def test_every_field_of_every_kind_is_stored_and_read_again(kind: str) -> None:
    payload = EVERY_KIND[kind]
    stored = payload_json(payload)

    assert list(stored) == [field.name for field in fields(payload)]
    assert PAYLOADS[kind] is type(payload)
    assert [event.payload for event in a_file(payload).events if event.tx == "t2"] == [payload]


@given(payload=payloads())
def test_any_payload_survives_saving_and_loading(payload: Payload) -> None:
    loaded = a_file(payload).events[1].payload

    assert loaded == payload
    assert type(getattr(loaded, "value", None)) is type(getattr(payload, "value", None))


def test_a_new_event_is_stored_with_everything_it_says() -> None:
    east = timezone(timedelta(hours=2))
    event = new_event(
        ticked("ask-why"),
        tx="t7",
        recorded=datetime(2026, 3, 2, 0, 30, 0, 5, tzinfo=east),
        on=DAY,
        actor="Žofie",
        nonce="n",
    )

    said_by_it = {
        "tx": "t7",
        "recorded": "2026-03-01T22:30:00.000005Z",
        "on": "2026-03-02",
        "actor": "Žofie",
        "kind": "item-done",
        "nonce": "n",
        "payload": {"stage": "option-evaluation", "item": "ask-why"},
    }
    spelled = json.dumps(said_by_it, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    id_ = hashlib.sha256(spelled.encode()).hexdigest()[:32]
    assert event.raw == {"id": id_, **said_by_it}
    assert (event.id, event.tx, event.on, event.actor) == (id_, "t7", DAY, "Žofie")
    assert event.recorded == datetime(2026, 3, 2, 0, 30, 0, 5, tzinfo=east)
    assert event.payload == ticked("ask-why")


ALTERATIONS: dict[str, dict[str, Any]] = {
    "tx": {"tx": "t8"},
    "recorded": {"recorded": NOW + timedelta(microseconds=1)},
    "on": {"on": DAY + A_WEEK},
    "actor": {"actor": "eva"},
    "nonce": {"nonce": "other"},
    "payload": {"payload": ticked("measure")},
    "kind": {"payload": undone("t1")},
}


@pytest.mark.parametrize("change", ALTERATIONS.values(), ids=ALTERATIONS)
def test_whatever_else_an_event_says_gives_it_another_id(change: dict[str, Any]) -> None:
    usual: dict[str, Any] = {"tx": "t7", "recorded": NOW, "on": DAY, "actor": "rep", "nonce": "n"}
    usual["payload"] = ticked()

    assert _new(usual).id == _new(usual).id
    assert _new({**usual, **change}).id != _new(usual).id


def test_the_id_of_a_stored_event_covers_unknown_keys_but_not_itself() -> None:
    raw = events(said())[0].raw

    assert event_id(raw) == raw["id"]
    assert event_id({**raw, "id": "other"}) == raw["id"]
    assert event_id({**raw, "new": 1}) != raw["id"]
    assert event_id({**raw, "payload": {**raw["payload"], "new": 1}}) != raw["id"]


def test_a_deal_file_holds_its_head_its_projection_and_the_events_in_their_order() -> None:
    some = events(opened(), met(), said(by=["anna"]))

    data = file_bytes("acme-pumps", PIN, [some[2], some[0], some[1]], {"new": [1]})

    assert json.loads(data) == {
        "schema": "salescoach/deal@1",
        "id": "acme-pumps",
        "playbook": {"id": "technical-sale", "version": "1.0.0", "digest": "a" * 64},
        "digest": digest_of_events(some),
        "state": state_json(fold(some)),
        "new": [1],
        "events": [event.raw for event in some],
    }
    assert list(json.loads(data))[-1] == "events"
    assert data.endswith(b"\n}\n")


def test_the_pinned_playbook_keeps_its_unknown_keys() -> None:
    pinned = Pinned("technical-sale", "1.0.0", "a" * 64, {"new": {"x": 1}})

    data = with_events(read_deal(bytes_of(events(opened()), pinned=pinned)), [])

    assert json.loads(data)["playbook"] == {
        "id": "technical-sale",
        "version": "1.0.0",
        "digest": "a" * 64,
        "new": {"x": 1},
    }


def test_the_projection_is_made_anew_at_each_change() -> None:
    first, more = events(opened(), field_set("owner", "eva"))
    stored = json.loads(bytes_of([first])) | {"state": {"owner": "stale", "new": 1}}

    data = with_events(read_deal(json.dumps(stored).encode()), [more])

    assert json.loads(data)["state"] == state_json(fold([first, more]))


def test_the_projection_shows_the_deal_without_what_is_not_known() -> None:
    deal = a_deal(
        command(met("anna", roles=["user"]), on=DAY + A_WEEK),
        said("visited", value=False, by=["anna"]),
        ticked(),
        amount=parse_money("1.5 KWD"),
        expected_close=DAY,
    )

    assert state_json(deal) == {
        "account": "Acme Pumps",
        "opened": "2026-03-02",
        "last_on": "2026-03-09",
        "stages": [{"stage": "option-evaluation", "on": "2026-03-02"}],
        "amount": {"amount": "1.500", "currency": "KWD"},
        "expected_close": "2026-03-02",
        "people": [
            {
                "id": "anna",
                "name": "Anna",
                "roles": [{"role": "user", "since": "2026-03-09"}],
                "added": "2026-03-09",
            }
        ],
        "evidence": [
            {
                "event": deal.evidence[0].event,
                "fact": "visited",
                "on": "2026-03-02",
                "actor": "rep",
                "value": False,
                "said_by": ["anna"],
            }
        ],
        "done": [
            {"stage": "option-evaluation", "item": "ask-why", "on": "2026-03-02", "actor": "rep"}
        ],
    }


def _new(said_by_it: dict[str, Any]) -> Any:
    payload = said_by_it["payload"]
    return new_event(payload, **{k: v for k, v in said_by_it.items() if k != "payload"})
