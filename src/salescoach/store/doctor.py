"""Checking that all data is whole. Changes nothing; `store.mending` does.

It finds every truncation, flipped byte, missing, doubled or altered event, a wrong digest, a stale
`state`, conflicted copies of programs that sync folders, what was cut, foreign files, wrong modes.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from salescoach.errors import Fatal
from salescoach.store.atomic import TEMPORARY, disk_failed, reason_of
from salescoach.store.backups import BACKUPS
from salescoach.store.companions import is_companion
from salescoach.store.conflicts import conflicted
from salescoach.store.deal_findings import deal_findings
from salescoach.store.disk import FILE_MODE, FOLDER_MODE, Disk
from salescoach.store.files import JOURNALS
from salescoach.store.findings import Finding, found
from salescoach.store.journal import Journal, read_journal
from salescoach.store.pins import Pins
from salescoach.store.translations import FOLDER as TRANSLATIONS
from salescoach.store.translations import NAME as TRANSLATION
from salescoach.store.translations import kept_in
from salescoach.values.canonical import BadJson, digest_of
from salescoach.values.decoding import BadShape
from salescoach.values.messages import Unit
from salescoach.values.slugs import is_slug

__all__ = ["Finding", "examine", "pin_copied"]

_ENDING = ".json"
_PIN = re.compile(r"([0-9a-f]{64})\.json")
_COPY_OF_PIN = re.compile(r"([0-9a-f]{64}).+")


def examine(disk: Disk, home: Path) -> tuple[tuple[Finding, ...], int]:
    """Everything that is wrong in a data folder, in the order of its paths; how many deals.

    Raises:
        Fatal: the disk does not even say what is there.
    """
    try:
        if disk.mode(home) is None:
            return (), 0
        return _Examination(disk, home).whole()
    except OSError as error:
        raise disk_failed(error, home) from error


def pin_copied(disk: Disk, path: Path) -> str | None:
    """The digest of the pin that this is a second copy of, under another name."""
    named = _COPY_OF_PIN.fullmatch(path.name)
    if named is None or _PIN.fullmatch(path.name) is not None:
        return None
    try:
        return named[1] if digest_of(disk.read(path)) == named[1] else None
    except OSError:
        return None


class _Examination:
    """One look at a data folder."""

    def __init__(self, disk: Disk, home: Path) -> None:
        self._disk = disk
        self._home = home
        self._pins = Pins(disk, home)
        self._findings: list[Finding] = []
        self._staged: set[Path] = set()
        self._deals = 0

    def whole(self) -> tuple[tuple[Finding, ...], int]:
        home = self._home
        self._findings += self._mode(home, FOLDER_MODE)
        folders = {
            JOURNALS: self._journal,  # the first one: it says what is staged
            "deals": self._deal,
            self._pins.folder.name: self._pin,
            TRANSLATIONS: self._translation,
            BACKUPS: self._backup,
        }
        for folder, look in folders.items():
            for name in self._names(home / folder):
                if not is_companion(name):
                    self._findings += look(home / folder / name)
            self._findings += self._mode(home / folder, FOLDER_MODE)
        for name in self._names(home):
            if name not in folders and not is_companion(name):
                self._findings.append(found("foreign", home / name, home))
        ordered = sorted(self._findings, key=lambda one: (one.path, one.code))
        return tuple(ordered), self._deals

    def _names(self, folder: Path) -> list[str]:
        try:
            return self._disk.names(folder)
        except OSError as error:
            self._findings.append(found("folder", folder, self._home, reason=reason_of(error)))
            return []

    def _deal(self, path: Path) -> Iterator[Finding]:
        self._deals += is_slug(path.name.removesuffix(_ENDING))
        if path.name.endswith(TEMPORARY):
            if path not in self._staged:
                yield found("left-over", path, self._home)
            return
        regular = self._is_file(path)
        own = path.name.endswith(_ENDING) and is_slug(path.name.removesuffix(_ENDING))
        if regular and own:
            yield from self._mode(path, FILE_MODE)
            yield from deal_findings(self._disk, path, self._home, self._pins)
            return
        copy = conflicted(self._disk, path) if regular else None
        if copy is None:
            yield found("foreign", path, self._home)
        elif copy.file is None:
            facts = {"deal": copy.deal, "program": copy.program, "reason": copy.reason}
            yield found("conflicted-unreadable", path, self._home, **facts)
        else:
            facts = {"deal": copy.deal, "program": copy.program}
            yield found("conflicted", path, self._home, **facts)

    def _pin(self, path: Path) -> Iterator[Finding]:
        if path.name.endswith(TEMPORARY):
            yield found("left-over", path, self._home)
            return
        if not self._is_file(path) or _PIN.fullmatch(path.name) is None:
            copied = pin_copied(self._disk, path)
            yield found("pin-copy" if copied else "foreign", path, self._home)
            return
        yield from self._mode(path, FILE_MODE)
        try:
            self._pins.read(path.stem, deal="")
        except Fatal as error:
            if error.sentence.id == "pin-damaged":
                yield found("pin-damaged", path, self._home)
            else:
                reason = dict(error.sentence.args).get("reason", "")
                yield found("pin-unreadable", path, self._home, reason=reason)

    def _translation(self, path: Path) -> Iterator[Finding]:
        """One that cannot be read stops nothing: playbooks are shown in their own language."""
        if path.name.endswith(TEMPORARY):
            yield found("left-over", path, self._home)
            return
        if not self._is_file(path) or TRANSLATION.fullmatch(path.name) is None:
            yield found("foreign", path, self._home)
            return
        yield from self._mode(path, FILE_MODE)
        try:
            kept_in(self._disk.read(path))
        except OSError as error:
            yield found("translation-unreadable", path, self._home, reason=reason_of(error))
        except (BadJson, ValueError) as error:
            yield found("translation-unreadable", path, self._home, reason=str(error))

    def _journal(self, path: Path) -> Iterator[Finding]:
        if path.name.endswith(TEMPORARY):
            yield found("left-over", path, self._home)
            return
        if not path.name.endswith(_ENDING) or not self._is_file(path):
            yield found("foreign", path, self._home)
            return
        yield from self._mode(path, FILE_MODE)
        try:
            journal = read_journal(self._disk.read(path), path)
        except OSError as error:
            yield found("journal-unreadable", path, self._home, reason=reason_of(error))
        except (BadJson, BadShape) as error:
            yield found("journal-unreadable", path, self._home, reason=str(error))
        else:
            yield self._cut(journal, path)

    def _cut(self, journal: Journal, path: Path) -> Finding:
        """How many deals of it are still to be put in place."""
        staged = [journal.staged(self._home / "deals", step) for step in journal.steps]
        self._staged.update(staged)
        waiting = sum(self._disk.mode(one) is not None for one in staged)
        return found("journal", path, self._home, deals=Unit(waiting, "deal"))

    def _backup(self, path: Path) -> Iterator[Finding]:
        """What is in a copy may be damaged: that is what it was kept for."""
        if path.name.endswith(TEMPORARY):
            yield found("left-over", path, self._home)
        elif not self._is_file(path):
            yield found("foreign", path, self._home)
        else:
            yield from self._mode(path, FILE_MODE)

    def _is_file(self, path: Path) -> bool:
        mode = self._disk.mode(path)
        return mode is not None and stat.S_ISREG(mode)

    def _mode(self, path: Path, wanted: int) -> Iterator[Finding]:
        mode = self._disk.mode(path)
        if mode is None or stat.S_ISDIR(mode) is not (wanted == FOLDER_MODE):
            return
        if stat.S_IMODE(mode) & 0o077:
            facts = {"mode": f"{stat.S_IMODE(mode):04o}", "wanted": f"{wanted:04o}"}
            yield found("mode", path, self._home, **facts)
