"""Whole deals on their way elsewhere: what `export` writes as JSON and JSON lines.

Everything that the files hold goes along, fields of a newer program included, and the playbooks
that the deals follow. It knows nothing of files and folders.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from salescoach.deal.decode import SCHEMA, DealFile
from salescoach.deal.events import DealOpened
from salescoach.deal.transactions import merge
from salescoach.values.record import record

NAME = "export"
"""Of the shape, in `salescoach/export@1`."""

Resolved = Mapping[str, Any]


@record
class Bundle:
    """Deals, sorted by id, and the resolved playbooks that they follow, by digest."""

    deals: tuple[DealFile, ...]
    playbooks: Mapping[str, Resolved]


def members_of(bundle: Bundle) -> dict[str, Any]:
    """What stands in the one document, behind `schema` and `at`."""
    return {
        "playbooks": {digest: bundle.playbooks[digest] for digest in sorted(bundle.playbooks)},
        "deals": [deal_object(file) for file in bundle.deals],
    }


def lines_of(bundle: Bundle) -> Iterator[str]:
    """A record a line: playbooks first, so that whoever reads on knows what a deal follows."""
    for digest in sorted(bundle.playbooks):
        yield _line({"digest": digest, "playbook": bundle.playbooks[digest]})
    for file in bundle.deals:
        yield _line({"deal": deal_object(file)})


def deal_object(file: DealFile) -> dict[str, Any]:
    """A deal as its file holds it."""
    pinned = file.playbook
    return {
        "schema": SCHEMA,
        "id": file.id,
        "playbook": {
            "id": pinned.id,
            "version": pinned.version,
            "digest": pinned.digest,
            **pinned.extra,
        },
        "digest": file.digest,
        "state": file.state,
        **file.extra,
        **({"forgotten": list(file.forgotten)} if file.forgotten else {}),
        "events": [event.raw for event in file.events],
    }


def are_the_same_deal(one: DealFile, other: DealFile) -> bool:
    """Whether both began with the same event, whatever they are called.

    An opening in which somebody was forgotten has another id: then the old one is remembered.
    """
    return not beginnings_of(one).isdisjoint(beginnings_of(other))


def beginnings_of(file: DealFile) -> frozenset[str]:
    """The ids by which copies of one deal know each other; see above."""
    opened: Iterable[str] = (
        event.id for event in file.events if isinstance(event.payload, DealOpened)
    )
    return frozenset((*opened, *file.forgotten))


def added_up(one: DealFile, other: DealFile) -> DealFile:
    """Two copies of a deal as one; what is not an event is as in the first."""
    from dataclasses import replace

    from salescoach.deal.decode import digest_of_events

    forgotten = tuple(dict.fromkeys([*one.forgotten, *other.forgotten]))
    events = merge(one.events, other.events, forgotten=forgotten)
    return replace(
        one,
        events=events,
        digest=digest_of_events(events),
        forgotten=forgotten,
        extra={**other.extra, **one.extra},
    )


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
