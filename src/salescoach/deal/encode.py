"""New events and whole deal files as JSON. What is already stored is never encoded again."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from salescoach.deal.decode import SCHEMA, DealFile, Pinned, digest_of_events, event_from_json
from salescoach.deal.events import KINDS, Event, FactValue, Payload
from salescoach.deal.fold import fold
from salescoach.deal.state import Deal
from salescoach.values.canonical import canonical, digest_of, readable
from salescoach.values.days import Duration, instant_text
from salescoach.values.money import Money
from salescoach.values.record import fields_of, is_record

ID_DIGITS = 32


def new_event(
    payload: Payload, *, tx: str, recorded: datetime, on: date, actor: str, nonce: str
) -> Event:
    """Make an event; its id is a digest of all it says, the random `nonce` included."""
    raw: dict[str, Any] = {
        "tx": tx,
        "recorded": instant_text(recorded),
        "on": on.isoformat(),
        "actor": actor,
        "kind": KINDS[type(payload)],
        "nonce": nonce,
        "payload": payload_json(payload),
    }
    return event_from_json({"id": event_id(raw), **raw}, "event")


def event_id(raw: dict[str, Any]) -> str:
    """The id that a stored event must have, from everything else that it says."""
    return digest_of(canonical({k: v for k, v in raw.items() if k != "id"}))[:ID_DIGITS]


def payload_json(payload: Payload) -> dict[str, Any]:
    """The fields that say something, by their stored names."""
    return _without_defaults(payload)


def file_bytes(
    deal_id: str,
    pinned: Pinned,
    events: Sequence[Event],
    head: dict[str, Any],
    *,
    forgotten: Sequence[str] = (),
) -> bytes:
    """The whole file, ready to be written.

    Args:
        deal_id: its id, the file's name.
        pinned: which playbook, by digest.
        events: in any order; they are stored in their one order.
        head: what the file held beside the known keys, kept as it was.
        forgotten: ids of events that were made again without somebody.
    """
    ordered = sorted(events, key=lambda event: event.order)
    return readable(
        {
            "schema": SCHEMA,
            "id": deal_id,
            "playbook": {
                "id": pinned.id,
                "version": pinned.version,
                "digest": pinned.digest,
                **pinned.extra,
            },
            "digest": digest_of_events(ordered),
            "state": state_json(fold(ordered)),
            **head,
            **({"forgotten": list(forgotten)} if forgotten else {}),
            "events": [event.raw for event in ordered],
        }
    )


def with_events(file: DealFile, more: Sequence[Event]) -> bytes:
    """The file's bytes with more events; nothing that it held is lost."""
    events = [*file.events, *more]
    return file_bytes(file.id, file.playbook, events, file.extra, forgotten=file.forgotten)


def state_json(deal: Deal) -> dict[str, Any]:
    """The projection for people and `jq`; no command reads it."""
    return _without_defaults(deal)


def _without_defaults(value: Any) -> dict[str, Any]:
    found = {}
    fields = fields_of(value)
    for name, default, _, _ in fields.parts:
        part = getattr(value, name)
        if name in fields.compared and part is not None and part != default:
            found[name.rstrip("_")] = _plain(part)
    return found


def _plain(value: Any) -> Any:
    match value:
        case Money():
            return value.as_json()
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case Duration():
            return str(value)
        case tuple():
            return [_plain(part) for part in value]
        case _ if is_record(value):
            return _without_defaults(value)
        case _:
            return value


def fact_value_json(value: FactValue | None) -> Any:
    """A fact's value as JSON holds it."""
    return None if value is None else _plain(value)
