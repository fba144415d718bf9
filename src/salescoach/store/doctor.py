"""Checking that all data is whole. Changes nothing.

It finds every truncation, flipped byte, missing, doubled or altered event, a wrong digest, a stale
`state`, conflicted copies of programs that sync folders, foreign files and wrong modes.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from salescoach.deal.building import NotOpened
from salescoach.deal.decode import DealFile, NewerDeal, digest_of_events, read_deal
from salescoach.deal.encode import event_id, state_json
from salescoach.deal.fold import fold
from salescoach.deal.state import Deal
from salescoach.errors import Fatal
from salescoach.store.atomic import TEMPORARY, reason_of
from salescoach.store.disk import FILE_MODE, FOLDER_MODE, Disk
from salescoach.store.pins import Pins
from salescoach.values.canonical import BadJson, canonical
from salescoach.values.decoding import BadShape
from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record
from salescoach.values.slugs import is_slug

_ENDING = ".json"
# how Dropbox, OneDrive, Nextcloud, Syncthing, iCloud and git name a second copy
_CONFLICTED = re.compile(
    r"(?P<deal>[a-z0-9-]+?)"
    r"(?:[ _.-]*\((?:.*conflicted copy.*|.*'s conflicted copy.*|conflict.*|[0-9]+)\).*"
    r"|\.sync-conflict-.*|-[A-Z0-9][A-Za-z0-9-]*| [0-9]+|_conflict-.*"
    r"|\.(?:orig|LOCAL|REMOTE|BASE).*)"
    r"\.json",
)


@record
class Finding:
    """One thing that is not as it should be. `code` is stable; `path` is in the data folder."""

    code: str
    path: str
    message: Message


def examine(disk: Disk, home: Path) -> tuple[tuple[Finding, ...], int]:
    """Everything that is wrong in a data folder, in the order of its paths; how many deals."""
    if disk.mode(home) is None:
        return (), 0
    findings = [*_folder_mode(disk, home, home)]
    pins = Pins(disk, home)
    deals = 0
    for folder in (home / "deals", pins.folder):
        for name in _names(disk, folder, findings, home):
            path = folder / name
            checked = list(_entry(disk, path, home, pins))
            findings += checked
            deals += folder.name == "deals" and is_slug(name.removesuffix(_ENDING))
        if disk.mode(folder) is not None:
            findings += _folder_mode(disk, folder, home)
    known = {"deals", "playbooks"}
    for name in _names(disk, home, findings, home):
        if name not in known:
            findings.append(_found("foreign", home / name, home))
    return tuple(sorted(findings, key=lambda one: (one.path, one.code))), deals


def _names(disk: Disk, folder: Path, findings: list[Finding], home: Path) -> list[str]:
    try:
        return disk.names(folder)
    except OSError as error:
        findings.append(_found("folder", folder, home, reason=reason_of(error)))
        return []


def _entry(disk: Disk, path: Path, home: Path, pins: Pins) -> Iterator[Finding]:
    name = path.name
    if name.endswith(TEMPORARY):
        yield _found("left-over", path, home)
        return
    conflicted = _CONFLICTED.fullmatch(name)
    if conflicted is not None and not is_slug(name.removesuffix(_ENDING)):
        yield _found("conflicted", path, home, deal=conflicted["deal"])
        return
    in_deals = path.parent != pins.folder
    wanted = is_slug(name.removesuffix(_ENDING)) if in_deals else len(name) == 64 + len(_ENDING)
    mode = disk.mode(path)
    if not name.endswith(_ENDING) or not wanted or mode is None or not stat.S_ISREG(mode):
        yield _found("foreign", path, home)
        return
    if stat.S_IMODE(mode) & 0o077:
        wanted_mode = f"{FILE_MODE:04o}"
        yield _found("mode", path, home, mode=f"{stat.S_IMODE(mode):04o}", wanted=wanted_mode)
    yield from (_deal(disk, path, home, pins) if in_deals else _pin(path, home, pins))


def _folder_mode(disk: Disk, folder: Path, home: Path) -> Iterator[Finding]:
    mode = disk.mode(folder)
    if mode is not None and stat.S_ISDIR(mode) and stat.S_IMODE(mode) & 0o077:
        shown, wanted = f"{stat.S_IMODE(mode):04o}", f"{FOLDER_MODE:04o}"
        yield _found("mode", folder, home, mode=shown, wanted=wanted)


def _deal(disk: Disk, path: Path, home: Path, pins: Pins) -> Iterator[Finding]:
    try:
        file = read_deal(disk.read(path))
    except NewerDeal as error:
        yield _found("deal-newer", path, home, what=error.what)
        return
    except OSError as error:
        yield _found("deal-unreadable", path, home, reason=reason_of(error))
        return
    except (BadJson, BadShape) as error:
        yield _found("deal-unreadable", path, home, reason=str(error))
        return
    if file.id != path.stem:
        reason = f"$.id: expected {path.stem}, found {file.id[:60]}"
        yield _found("deal-unreadable", path, home, reason=reason)
    yield from _events(file, path, home)
    try:
        deal = fold(file.events)
    except NotOpened:
        yield _found("deal-unreadable", path, home, reason="no event opens the deal")
        return
    yield from _folded(file, deal, path, home)
    yield from _pinned(file, deal, path, home, pins)


def _events(file: DealFile, path: Path, home: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    forgotten = frozenset(file.forgotten)
    for event in file.events:
        if event.id in seen:
            yield _found("event-doubled", path, home, event=event.id)
        seen.add(event.id)
        if event.id in forgotten:
            yield _found("event-forgotten", path, home, event=event.id)
        if event.id != event_id(event.raw):
            yield _found("event-altered", path, home, event=event.id)
    if digest_of_events(file.events) != file.digest:
        yield _found("digest", path, home)


def _folded(file: DealFile, deal: Deal, path: Path, home: Path) -> Iterator[Finding]:
    if canonical(file.state) != canonical(state_json(deal)):
        yield _found("state", path, home)
    for contradiction in deal.contradictions:
        yield _found("contradiction", path, home, what=contradiction)


def _pinned(file: DealFile, deal: Deal, path: Path, home: Path, pins: Pins) -> Iterator[Finding]:
    try:
        playbook = pins.read(file.playbook.digest, deal=file.id)
    except Fatal as error:
        if error.sentence.id == "pin-missing":
            yield _found("pin-missing", path, home, digest=file.playbook.digest[:64])
        return  # a damaged pin is told of beside its own file
    named = f"{file.playbook.id} {file.playbook.version}"
    pinned = f"{playbook.id} {playbook.version}"
    if named != pinned:
        reason = f"$.playbook: expected {pinned}, found {named[:60]}"
        yield _found("deal-unreadable", path, home, reason=reason)
    for entry in deal.stages:
        if playbook.stage(entry.stage) is None:
            yield _found("stage", path, home, stage=entry.stage)


def _pin(path: Path, home: Path, pins: Pins) -> Iterator[Finding]:
    try:
        pins.read(path.stem, deal="")
    except Fatal as error:
        if error.sentence.id == "pin-damaged":
            yield _found("pin-damaged", path, home)
        else:
            reason = dict(error.sentence.args).get("reason", "")
            yield _found("pin-unreadable", path, home, reason=reason)


def _found(code: str, path: Path, home: Path, **facts: Argument) -> Finding:
    shown = str(path.relative_to(home)) if path != home else "."
    return Finding(code, shown, say(f"doctor.{code}", **facts))
