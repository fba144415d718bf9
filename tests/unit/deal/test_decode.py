import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from salescoach.deal.decode import (
    BadJson,
    BadShape,
    DealFile,
    NewerDeal,
    Pinned,
    digest_of_events,
    event_from_json,
    read_deal,
)
from salescoach.deal.encode import payload_json, with_events
from salescoach.deal.events import PAYLOADS, DealOpened, Event, EvidenceRecorded, PersonAdded
from salescoach.values.levels import Level
from salescoach.values.money import parse_money
from tests.builders.deals import (
    EVERY_KIND,
    bytes_of,
    euros,
    events,
    field_set,
    met,
    opened,
    said,
    ticked,
    undone,
)

AN_EVENT: dict[str, Any] = {
    "id": "f1",
    "tx": "t1",
    "recorded": "2026-03-02T09:00:00.000000Z",
    "on": "2026-03-02",
    "actor": "rep",
    "kind": "deal-opened",
    "payload": {"account": "Acme Pumps", "stage": "option-evaluation"},
}
SAID: dict[str, Any] = {
    "id": "e2",
    "tx": "t2",
    "recorded": "2026-03-02T09:00:01.000000Z",
    "on": "2026-02-27",
    "actor": "rep",
    "kind": "evidence-recorded",
    "payload": {
        "fact": "budget",
        "value": {"amount": "5.00", "currency": "EUR"},
        "said_by": ["anna"],
        "lowered": "heard",
    },
}
A_FILE: dict[str, Any] = {
    "schema": "salescoach/deal@1",
    "id": "acme-pumps",
    "playbook": {"id": "technical-sale", "version": "1.0.0", "digest": "d"},
    "digest": "e",
    "state": {"account": "Acme Pumps"},
    "events": [AN_EVENT, SAID],
}


def test_a_deal_file_is_read_whole() -> None:
    file = read_deal(_bytes(A_FILE))

    assert file == DealFile(
        id="acme-pumps",
        playbook=Pinned("technical-sale", "1.0.0", "d"),
        digest="e",
        events=(
            Event(
                id="f1",
                tx="t1",
                recorded=datetime(2026, 3, 2, 9, tzinfo=UTC),
                on=date(2026, 3, 2),
                actor="rep",
                payload=DealOpened(account="Acme Pumps", stage="option-evaluation"),
                raw=AN_EVENT,
            ),
            Event(
                id="e2",
                tx="t2",
                recorded=datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC),
                on=date(2026, 2, 27),
                actor="rep",
                payload=EvidenceRecorded(
                    fact="budget",
                    value=parse_money("5 EUR"),
                    said_by=("anna",),
                    lowered=Level.HEARD,
                ),
                raw=SAID,
            ),
        ),
    )
    assert file.state == {"account": "Acme Pumps"}
    assert file.extra == {}
    assert [event.raw for event in file.events] == [AN_EVENT, SAID]


def test_events_are_put_into_their_one_order() -> None:
    swapped = {**A_FILE, "events": [SAID, AN_EVENT]}

    assert read_deal(_bytes(swapped)).events == read_deal(_bytes(A_FILE)).events


def test_a_deal_without_its_projection_is_read() -> None:
    without = {key: part for key, part in A_FILE.items() if key != "state"}

    assert read_deal(_bytes(without)).state is None


def test_unknown_keys_are_carried_along_wherever_they_stand() -> None:
    event = {**AN_EVENT, "new": 1, "payload": {**AN_EVENT["payload"], "new": {"x": []}}}
    value = {**A_FILE, "new": [1], "playbook": {**A_FILE["playbook"], "new": 2}, "events": [event]}

    file = read_deal(_bytes(value))

    assert file.extra == {"new": [1]}
    assert file.playbook.extra == {"new": 2}
    assert file.events[0].raw == event
    assert file == read_deal(_bytes({**A_FILE, "events": [AN_EVENT]}))


REQUIRED = (
    "id",
    "playbook",
    "playbook.id",
    "playbook.version",
    "playbook.digest",
    "digest",
    "events",
    "events.1.id",
    "events.1.tx",
    "events.1.recorded",
    "events.1.on",
    "events.1.actor",
    "events.1.kind",
    "events.1.payload",
    "events.1.payload.fact",
    "events.0.payload.account",
    "events.0.payload.stage",
)


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_key_is_named_with_the_place_where_it_is_missing(key: str) -> None:
    value = deepcopy(A_FILE)
    *way, last = key.split(".")
    del _at(value, way)[last]

    assert _refused(_bytes(value)) == (_path(way), f"the key {last}", "none")


SCHEMA = "salescoach/deal@1"
MONEY = "an object with amount and currency"
VALUE = f"text or true or false or {MONEY} or a list"
LEVELS = "assumed or heard or confirmed or proven"
INSTANT = "an instant like 2026-03-05T10:00:00.000000Z"
A_DAY = "a day like 2026-03-05"
SAID_IT = "events.1.payload"
OPENING = "events.0.payload"
WRONG: dict[str, tuple[str, object, str, str]] = {
    "no-schema": ("schema", None, SCHEMA, "nothing"),
    "schema-is-number": ("schema", 1, SCHEMA, "1"),
    "schema-is-list": ("schema", [SCHEMA], SCHEMA, "['salescoach/deal@1']"),
    "schema-of-something-else": ("schema", "salescoach/pin@9", SCHEMA, "salescoach/pin@9"),
    "schema-0": ("schema", "salescoach/deal@0", SCHEMA, "salescoach/deal@0"),
    "schema-without-number": ("schema", "salescoach/deal@", SCHEMA, "salescoach/deal@"),
    "schema-with-a-fraction": ("schema", "salescoach/deal@1.1", SCHEMA, "salescoach/deal@1.1"),
    "schema-too-long": ("schema", "s" * 99, SCHEMA, "s" * 60),
    "id": ("id", 7, "text", "a number"),
    "playbook": ("playbook", "technical-sale", "an object", "text"),
    "playbook-id": ("playbook.id", None, "text", "nothing"),
    "playbook-version": ("playbook.version", 1.0, "text", "a number"),
    "playbook-digest": ("playbook.digest", {}, "text", "an object"),
    "digest": ("digest", [], "text", "a list"),
    "forgotten": ("forgotten", "x", "a list of ids", "text"),
    "forgotten-id": ("forgotten", [7], "text", "a number"),
    "events": ("events", {}, "a list of events", "an object"),
    "no-events": ("events", [], "a list of events", "a list"),
    "event": ("events.1", "e2", "an object", "text"),
    "event-id": ("events.1.id", 2, "text", "a number"),
    "event-tx": ("events.1.tx", None, "text", "nothing"),
    "recorded": ("events.1.recorded", "2026-03-02", INSTANT, "'2026-03-02'"),
    "recorded-at-the-end-of-time": (
        "events.1.recorded",
        "9999-12-31T23:59:59.999999Z",
        INSTANT,
        "'9999-12-31T23:59:59.999999Z'",
    ),
    "event-on": ("events.1.on", "2026-02-30", A_DAY, "'2026-02-30'"),
    "event-actor": ("events.1.actor", True, "text", "true or false"),
    "event-kind": ("events.1.kind", 1, "text", "a number"),
    "event-payload": ("events.1.payload", [], "an object", "a list"),
    "fact": (f"{SAID_IT}.fact", None, "text", "nothing"),
    "value": (f"{SAID_IT}.value", 5, VALUE, "a number"),
    "none": (f"{SAID_IT}.none", "yes", "true or false", "text"),
    "said-by": (f"{SAID_IT}.said_by", "anna", "a list", "text"),
    "said-by-number": (f"{SAID_IT}.said_by.0", 1, "text", "a number"),
    "lowered": (f"{SAID_IT}.lowered", "guessed", LEVELS, "'guessed'"),
    "amount": (f"{OPENING}.amount", "5 EUR", MONEY, "text"),
    "expected-close": (f"{OPENING}.expected_close", "soon", A_DAY, "'soon'"),
}


@pytest.mark.parametrize(("key", "given", "expected", "found"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_named_with_its_path(
    key: str, given: object, expected: str, found: str
) -> None:
    value = deepcopy(A_FILE)
    *way, last = key.split(".")
    parent = _at(value, way)
    parent[int(last) if isinstance(parent, list) else last] = given

    assert _refused(_bytes(value)) == (_path([*way, last]), expected, found)


def test_a_file_without_a_schema_is_refused() -> None:
    without = {key: part for key, part in A_FILE.items() if key != "schema"}

    assert _refused(_bytes(without)) == ("$.schema", SCHEMA, "nothing")


PAYLOAD_KEYS = [(kind, field.name) for kind in PAYLOADS for field in fields(PAYLOADS[kind])]
REQUIRED_KEYS = [
    (kind, field.name)
    for kind in PAYLOADS
    for field in fields(PAYLOADS[kind])
    if field.default is MISSING
]


@pytest.mark.parametrize(("kind", "key"), PAYLOAD_KEYS, ids=str)
def test_no_key_of_any_payload_takes_a_number(kind: str, key: str) -> None:
    payload = {**payload_json(EVERY_KIND[kind]), key: 5}
    event = {**SAID, "kind": kind, "payload": payload}

    path, _, found = _refused(_bytes({**A_FILE, "events": [AN_EVENT, event]}))

    assert (path, found) == (f"$.events[1].payload.{key}", "a number")


@pytest.mark.parametrize(("kind", "key"), REQUIRED_KEYS, ids=str)
def test_no_payload_goes_without_its_required_keys(kind: str, key: str) -> None:
    payload = payload_json(EVERY_KIND[kind])
    del payload[key]
    event = {**SAID, "kind": kind, "payload": payload}

    refused = _refused(_bytes({**A_FILE, "events": [AN_EVENT, event]}))

    assert refused == ("$.events[1].payload", f"the key {key}", "none")


@pytest.mark.parametrize("value", [[], "deal", 1, None, True], ids=repr)
def test_a_file_that_is_no_object_is_refused(value: object) -> None:
    assert _refused(_bytes(value))[:2] == ("$", "an object")


def test_a_deal_that_nothing_opens_is_refused() -> None:
    unopened = {**A_FILE, "events": [SAID]}

    assert _refused(_bytes(unopened)) == ("$.events", "an event that opens the deal", "none")


NEWER = {
    "schema-2": ({"schema": "salescoach/deal@2"}, "salescoach/deal@2"),
    "schema-far-ahead": ({"schema": "salescoach/deal@10"}, "salescoach/deal@10"),
    "newer-schema-of-another-shape": (
        {"schema": "salescoach/deal@2", "events": 1},
        "salescoach/deal@2",
    ),
    "schema-without-end": (
        {"schema": "salescoach/deal@" + "9" * 9_999},
        "salescoach/deal@" + "9" * 44,
    ),
    "kind": ({"events": [AN_EVENT, {**SAID, "kind": "visit-dreamt"}]}, "visit-dreamt"),
    "kind-without-payload": (
        {"events": [{**{k: v for k, v in SAID.items() if k != "payload"}, "kind": "x"}]},
        "x",
    ),
    "kind-without-end": ({"events": [{**SAID, "kind": "k" * 999}]}, "k" * 60),
}


@pytest.mark.parametrize(("change", "what"), NEWER.values(), ids=NEWER)
def test_what_a_newer_program_wrote_is_named(change: dict[str, Any], what: str) -> None:
    with pytest.raises(NewerDeal) as newer:
        read_deal(_bytes({**A_FILE, **change}))

    assert newer.value.what == what


HOSTILE = {
    "doubled-key": '"x": 1, "x": 2',
    "doubled-known-key": '"id": "other"',
    "nan": '"x": NaN',
    "infinity": '"x": Infinity',
    "minus-infinity": '"x": -Infinity',
    "1e999": '"x": 1e999',
    "lone-surrogate": r'"x": "\ud800"',
    "lone-surrogate-as-key": r'"\udc00": 1',
    "5000-levels": '"x": ' + "[" * 5_000 + "]" * 5_000,
    "5000-levels-of-objects": '"x": ' + '{"a":' * 5_000 + "1" + "}" * 5_000,
    "5000-digits": '"x": ' + "9" * 5_000,
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_json_that_could_not_be_saved_again_is_refused(part: str) -> None:
    text = json.dumps(A_FILE)

    with pytest.raises(BadJson):
        read_deal(f"{text[:-1]}, {part}}}".encode())


@pytest.mark.parametrize(
    "mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\0"], ids=["utf-8", "utf-16", "nul"]
)
def test_a_byte_order_mark_is_refused(mark: bytes) -> None:
    with pytest.raises(BadJson):
        read_deal(mark + _bytes(A_FILE))


def test_a_file_cut_anywhere_is_refused() -> None:
    data = bytes_of(events(opened(), said(value=euros(5))))

    for end in range(len(data) - 1):  # the last byte is the end of the line
        with pytest.raises(BadJson):
            read_deal(data[:end])


@pytest.mark.parametrize(
    "byte", [b'"', b"{", b"]", b",", b"1", b"e", b"\\", b"\0", b"\xff"], ids=repr
)
def test_a_file_with_any_byte_changed_is_refused_or_can_be_written_again(byte: bytes) -> None:
    data = bytes_of(events(opened(), met(), said(value=euros(5), by=["anna"]), undone("t3")))

    for changed in _changed_anywhere(data, byte):
        try:
            file = read_deal(changed)
        except (BadJson, BadShape, NewerDeal):
            continue
        assert read_deal(with_events(file, [])).events == file.events


def test_an_event_is_read_alone_with_the_path_it_is_given() -> None:
    person = {**SAID, "kind": "person-added", "payload": {"person": "anna", "name": "Anna"}}

    assert event_from_json(person, "event").payload == PersonAdded(person="anna", name="Anna")
    with pytest.raises(BadShape) as refused:
        event_from_json({**person, "payload": {"person": "anna", "name": 1}}, "event")
    assert refused.value.path == "event.payload.name"


def test_the_digest_does_not_depend_on_the_order_in_which_events_are_given() -> None:
    some = events(opened(), met(), said(), field_set("owner", "eva"), ticked())

    assert digest_of_events(reversed(some)) == digest_of_events(some)


def test_the_digest_covers_the_order_of_the_events_too() -> None:
    first, second = events(opened(), said())
    swapped = [replace(first, recorded=second.recorded + timedelta(seconds=1)), second]

    assert digest_of_events(swapped) != digest_of_events([first, second])


def _bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def _refused(data: bytes) -> tuple[str, str, str]:
    with pytest.raises(BadShape) as refused:
        read_deal(data)
    return refused.value.path, refused.value.expected, refused.value.found


def _at(value: Any, way: list[str]) -> Any:
    for step in way:
        value = value[int(step) if isinstance(value, list) else step]
    return value


def _path(way: list[str]) -> str:
    return "$" + "".join(f"[{step}]" if step.isdecimal() else f".{step}" for step in way)


def _changed_anywhere(data: bytes, byte: bytes) -> Iterator[bytes]:
    for place in range(len(data)):
        if data[place : place + 1] != byte:
            yield data[:place] + byte + data[place + 1 :]
