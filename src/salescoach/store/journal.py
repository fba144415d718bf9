"""Several deals written as one: a journal stands while they are put in place.

All new files are written and synced beside the old ones first (staged), then the journal that
names them, and only then is any of them put in its place. A cut before the journal leaves all
deals as they were; a cut after it is finished by whoever comes next (`store.finishing`).
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from salescoach.errors import AfterTheChange, Fatal, Unfinished
from salescoach.store.atomic import (
    confirm,
    disk_failed,
    forget_temporary,
    make_folders,
    put_in_place,
    reason_of,
    stage,
    temporary_of,
)
from salescoach.store.disk import Disk
from salescoach.store.files import JOURNALS
from salescoach.values.canonical import read_json, readable
from salescoach.values.decoding import BadShape, decode
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.slugs import is_slug

SCHEMA = "salescoach/journal@1"
_ENDING = ".json"


@record(kw_only=True)
class Step:
    """One deal of a journal.

    Attributes:
        deal: its id.
        before: its digest before, None where there was no such deal.
        after: the digest of what is staged for it.
    """

    deal: str
    before: str | None = None
    after: str = ""


@record(kw_only=True)
class Journal:
    """What was under way. `nonce` is part of the names of its staged files, and its own name."""

    nonce: str
    actor: str
    steps: tuple[Step, ...]

    def staged(self, folder: Path, step: Step) -> Path:
        """Where the new file of a deal waits; `folder` is that of the deals."""
        return temporary_of(folder / f"{step.deal}{_ENDING}", self.nonce)


@record
class Whole:
    """The new file of a deal, with what the journal says of it."""

    path: Path
    data: bytes
    step: Step


def write_together(disk: Disk, home: Path, files: Sequence[Whole], journal: Journal) -> None:
    """Put several deals in place, under their locks; all of them, or after a cut the rest later.

    Raises:
        Fatal: nothing has changed.
        Unfinished: some are in place, and the journal stands.
        OutcomeUnknown: all are in place, and a power cut may still take them back.
    """
    path = home / JOURNALS / f"{journal.nonce}{_ENDING}"
    staged: list[Path] = []
    stands = False
    try:
        make_folders(disk, path.parent)
        for one in files:  # one by one: what is staged when the next one fails is withdrawn
            staged.append(stage(disk, one.path, one.data, nonce=journal.nonce))  # noqa: PERF401
        _sync(disk, files[0].path.parent)
        put_in_place(disk, path, _bytes(journal), nonce=journal.nonce)
        stands = True
        _sync(disk, path.parent)
        _replace(disk, staged[0], files[0].path)
    except Fatal as error:
        _withdraw(disk, path if stands else None, staged, error)
        raise
    try:
        for temporary, one in zip(staged[1:], files[1:], strict=True):
            _go_on(disk, temporary, one.path)
    except KeyboardInterrupt as stop:  # the rest follows when the journal is found
        raise AfterTheChange(files[0].step.deal) from stop
    confirm(disk, files[0].path)
    with suppress(OSError):  # every deal is in place: who finds the journal finds nothing to do
        close(disk, path)


def close(disk: Disk, path: Path) -> None:
    """Remove a journal for good; every deal of it is safe."""
    disk.unlink(path)
    disk.sync_folder(path.parent)


def read_journal(data: bytes, path: Path) -> Journal:
    """Read a journal.

    Raises:
        BadJson, BadShape: it is none, or one of a newer program.
    """
    value = read_json(data)
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise BadShape("$.schema", SCHEMA, "something else")
    found = decode(Journal, value, extra=True)
    if not found.steps:
        raise BadShape("$.steps", "deals", "none")
    for step in found.steps:
        if not is_slug(step.deal):
            raise BadShape("$.steps", "ids of deals", step.deal[:60])
    if found.nonce != path.name.removesuffix(_ENDING) or not found.nonce.isalnum():
        raise BadShape("$.nonce", "the name of the file", found.nonce[:60])
    return found


def unfinished(error: OSError, path: Path) -> Unfinished:
    """Some deals are written and some are not."""
    sentence = say("unfinished", path=str(path), reason=reason_of(error))
    return Unfinished(sentence, say("hint.goes-on"))


def _bytes(journal: Journal) -> bytes:
    steps: list[dict[str, Any]] = [
        {"deal": one.deal, "before": one.before, "after": one.after} for one in journal.steps
    ]
    head = {"schema": SCHEMA, "nonce": journal.nonce, "actor": journal.actor}
    return readable({**head, "steps": steps})


def _sync(disk: Disk, folder: Path) -> None:
    try:
        disk.sync_folder(folder)
    except OSError as error:
        raise disk_failed(error, folder) from error


def _replace(disk: Disk, temporary: Path, path: Path) -> None:
    try:
        disk.replace(temporary, path)
    except OSError as error:
        raise disk_failed(error, path) from error


def _go_on(disk: Disk, temporary: Path, path: Path) -> None:
    try:
        disk.replace(temporary, path)
    except OSError as error:
        raise unfinished(error, path) from error


def _withdraw(disk: Disk, path: Path | None, staged: Sequence[Path], error: Fatal) -> None:
    """Nothing is in place yet: take the journal away first, then what it names."""
    if path is not None:
        try:
            close(disk, path)
        except OSError as stays:
            raise unfinished(stays, path) from error
    for temporary in staged:
        forget_temporary(disk, temporary)
