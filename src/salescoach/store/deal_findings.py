"""What can be wrong with the file of a deal: its events, its digest, its state, its playbook."""

from collections.abc import Iterator
from pathlib import Path

from salescoach.deal.building import NotOpened
from salescoach.deal.decode import DealFile, NewerDeal, digest_of_events, read_deal
from salescoach.deal.encode import event_id, state_json
from salescoach.deal.fold import fold
from salescoach.deal.state import Deal
from salescoach.errors import Fatal
from salescoach.store.atomic import reason_of
from salescoach.store.conflicts import conflicted
from salescoach.store.disk import Disk
from salescoach.store.findings import Finding, found
from salescoach.store.markers import is_marked
from salescoach.store.pins import Pins
from salescoach.values.canonical import BadJson, canonical
from salescoach.values.decoding import BadShape


def deal_findings(disk: Disk, path: Path, home: Path, pins: Pins) -> Iterator[Finding]:
    """Everything that is wrong with the deal at this path."""
    try:
        data = disk.read(path)
        file = read_deal(data)
    except NewerDeal as error:
        yield found("deal-newer", path, home, what=error.what)
        return
    except OSError as error:
        yield found("deal-unreadable", path, home, reason=reason_of(error))
        return
    except (BadJson, BadShape) as error:
        if is_marked(data):
            yield found("marked", path, home)
        else:
            yield found("deal-unreadable", path, home, reason=str(error))
        return
    if file.id != path.stem:
        copy = conflicted(disk, path)  # a computer whose name could be part of a deal's
        if copy is not None:
            yield found("conflicted", path, home, deal=copy.deal, program=copy.program)
            return
        reason = f"$.id: expected {path.stem}, found {file.id[:60]}"
        yield found("deal-unreadable", path, home, reason=reason)
    yield from _events(file, path, home)
    try:
        deal = fold(file.events)
    except NotOpened:
        yield found("deal-unreadable", path, home, reason="no event opens the deal")
        return
    yield from _folded(file, deal, path, home)
    yield from _pinned(file, deal, path, home, pins)


def _events(file: DealFile, path: Path, home: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    forgotten = frozenset(file.forgotten)
    for event in file.events:
        if event.id in seen:
            yield found("event-doubled", path, home, event=event.id)
        seen.add(event.id)
        if event.id in forgotten:
            yield found("event-forgotten", path, home, event=event.id)
        if event.id != event_id(event.raw):
            yield found("event-altered", path, home, event=event.id)
    if digest_of_events(file.events) != file.digest:
        yield found("digest", path, home)


def _folded(file: DealFile, deal: Deal, path: Path, home: Path) -> Iterator[Finding]:
    if canonical(file.state) != canonical(state_json(deal)):
        yield found("state", path, home)
    for contradiction in deal.contradictions:
        yield found("contradiction", path, home, what=contradiction)


def _pinned(file: DealFile, deal: Deal, path: Path, home: Path, pins: Pins) -> Iterator[Finding]:
    playbook = None
    for one in file.pins:
        try:
            known = pins.read(one.digest, deal=file.id)
        except Fatal as error:
            if error.sentence.id == "pin-missing":
                yield found("pin-missing", path, home, digest=one.digest[:64])
            continue  # a damaged pin is told of beside its own file
        if one.digest == file.follows().digest:
            playbook = known
        named, pinned = f"{one.id} {one.version}", f"{known.id} {known.version}"
        if named != pinned:
            reason = f"$.playbook: expected {pinned}, found {named[:60]}"
            yield found("deal-unreadable", path, home, reason=reason)
    for entry in deal.stages:
        if playbook is not None and playbook.stage(entry.stage) is None:
            yield found("stage", path, home, stage=entry.stage)
