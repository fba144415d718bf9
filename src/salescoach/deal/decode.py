"""Reading a deal file, strictly, with the standard library alone.

Everything known is checked, with the JSON path of what does not fit; everything unknown is
carried along untouched. A kind of event that this program does not know means that a newer one
wrote it: then the deal is not read at all, since advice from half of it would be wrong.
"""

from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from typing import Any

from salescoach.deal.events import PAYLOADS, DealOpened, Event, PlaybookChanged, Renamed
from salescoach.values.canonical import BadJson, digest_of, read_json
from salescoach.values.decoding import BadShape, decode, kind_of
from salescoach.values.record import record

SCHEMA = "salescoach/deal@1"
_KNOWN = ("schema", "id", "playbook", "digest", "state", "forgotten", "events")
_KNOWN_OF_PINNED = ("id", "version", "digest")


class NewerDeal(ValueError):
    """A newer program wrote this; `what` names the schema or the kind of event."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@record
class Pinned:
    """The playbook that a deal follows: the resolved content of this digest.

    `extra` holds unknown keys.
    """

    id: str
    version: str
    digest: str
    extra: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)


@record(kw_only=True)
class DealFile:
    """A deal as stored. `events` stand in their one order; `extra` holds unknown keys.

    `playbook` is what it was opened with, `follows` what counts. `forgotten` are the ids of events
    that were made again without somebody: they never come back.
    """

    id: str
    playbook: Pinned
    digest: str
    events: tuple[Event, ...]
    forgotten: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)
    state: Any = field(default=None, compare=False, hash=False)

    def follows(self, at: date | None = None) -> Pinned:
        """The playbook that it follows, after what counts for the day `at` or before."""
        if not any(isinstance(event.payload, PlaybookChanged) for event in self.events):
            return self.playbook
        from salescoach.deal.transactions import live_events  # few deals need it

        counting = live_events(one for one in self.events if at is None or one.on <= at)
        for event in reversed(counting):
            if isinstance(event.payload, PlaybookChanged):
                return _followed(event.payload)
        return self.playbook

    @property
    def pins(self) -> tuple[Pinned, ...]:
        """Every playbook that it follows, or that undoing may bring back: the first one first."""
        changes = (e.payload for e in self.events if isinstance(e.payload, PlaybookChanged))
        found = {self.playbook.digest: self.playbook}
        for change in changes:
            found.setdefault(change.digest, _followed(change))
        return tuple(found.values())

    @property
    def renamed(self) -> tuple[Renamed, ...]:
        """All that changes of its playbook have ever called otherwise, those undone included."""
        changes = (e.payload for e in self.events if isinstance(e.payload, PlaybookChanged))
        return tuple(one for change in changes for one in change.renamed)


@record(kw_only=True)
class _Envelope:
    id: str
    tx: str
    recorded: datetime
    on: date
    actor: str
    kind: str


def read_deal(data: bytes) -> DealFile:
    """Read a deal file.

    Raises:
        BadJson: not strict JSON.
        BadShape: something known is not what it must be; the path says where.
        NewerDeal: written by a newer program.
    """
    return deal_from_json(read_json(data))


def deal_from_json(value: Any) -> DealFile:
    """The same of what stands in a deal file, read already; BadShape or NewerDeal."""
    if not isinstance(value, dict):
        raise BadShape("$", "an object", kind_of(value))
    _check_schema(value.get("schema"))
    for key in ("id", "playbook", "digest", "events"):
        if key not in value:
            raise BadShape("$", f"the key {key}", "none")
    raw_events = value["events"]
    if not isinstance(raw_events, list) or not raw_events:
        raise BadShape("$.events", "a list of events", kind_of(raw_events))
    events = [event_from_json(raw, f"$.events[{at}]") for at, raw in enumerate(raw_events)]
    if not any(isinstance(event.payload, DealOpened) for event in events):
        raise BadShape("$.events", "an event that opens the deal", "none")
    return DealFile(
        id=_text(value, "id"),
        playbook=_pinned(value["playbook"], "$.playbook"),
        digest=_text(value, "digest"),
        events=tuple(sorted(events, key=lambda event: event.order)),
        forgotten=_ids(value.get("forgotten", []), "$.forgotten"),
        extra={key: part for key, part in value.items() if key not in _KNOWN},
        state=value.get("state"),
    )


def event_from_json(raw: Any, path: str) -> Event:
    """Build one event; BadShape or NewerDeal as `read_deal`."""
    envelope = decode(_Envelope, raw, path, extra=True)
    payload_class = PAYLOADS.get(envelope.kind)
    if payload_class is None:
        raise NewerDeal(envelope.kind[:60])
    if "payload" not in raw:
        raise BadShape(path, "the key payload", "none")
    payload = decode(payload_class, raw["payload"], f"{path}.payload", extra=True)
    return Event(
        id=envelope.id,
        tx=envelope.tx,
        recorded=envelope.recorded,
        on=envelope.on,
        actor=envelope.actor,
        payload=payload,
        raw=raw,
    )


def digest_of_events(events: Iterable[Event]) -> str:
    """The digest over the ids in their one order: detects accidents, not forgery."""
    ordered = sorted(events, key=lambda event: event.order)
    return digest_of("\n".join(event.id for event in ordered).encode())


def _followed(change: PlaybookChanged) -> Pinned:
    return Pinned(change.playbook, change.version, change.digest)


def _check_schema(schema: object) -> None:
    if schema == SCHEMA:
        return
    name, _, number = str(schema).partition("@")
    if name == "salescoach/deal" and number.isdecimal() and int(number[:9]) > 1:
        raise NewerDeal(str(schema)[:60])
    raise BadShape("$.schema", SCHEMA, kind_of(schema) if schema is None else str(schema)[:60])


def _pinned(value: Any, path: str) -> Pinned:
    if not isinstance(value, dict):
        raise BadShape(path, "an object", kind_of(value))
    for key in _KNOWN_OF_PINNED:
        if key not in value:
            raise BadShape(path, f"the key {key}", "none")
    id_, version, digest = (_text(value, key, path) for key in _KNOWN_OF_PINNED)
    extra = {key: part for key, part in value.items() if key not in _KNOWN_OF_PINNED}
    return Pinned(id_, version, digest, extra)


def _ids(value: Any, path: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadShape(path, "a list of ids", kind_of(value))
    for one in value:
        if not isinstance(one, str):
            raise BadShape(path, "a list of ids", kind_of(one))
    return tuple(value)


def _text(value: dict[str, Any], key: str, path: str = "$") -> str:
    if not isinstance(value[key], str):
        raise BadShape(f"{path}.{key}", "text", kind_of(value[key]))
    return str(value[key])


__all__ = ["SCHEMA", "BadJson", "BadShape", "DealFile", "NewerDeal", "Pinned", "read_deal"]
