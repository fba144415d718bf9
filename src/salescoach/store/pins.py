"""Pinned playbooks: the resolved written form, kept under its digest, never changed.

An edited playbook file never changes a running deal: the deal names the digest, and the pin is
read by the standard-library decoder, without YAML or pydantic.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from salescoach.errors import fatal
from salescoach.playbook.in_language import Tree, in_language
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_pin, playbook_from_resolved
from salescoach.store.atomic import disk_failed, make_folders, put_in_place
from salescoach.store.disk import Disk
from salescoach.values.canonical import BadJson, canonical, digest_of, read_json
from salescoach.values.decoding import BadShape
from salescoach.values.messages import say


@lru_cache(maxsize=8)
def _compiled(data: bytes) -> Playbook:
    """Once a process for the same bytes: tests of playbooks give many commands in one."""
    return playbook_from_pin(data)


class Pins:
    """The pins of one data folder."""

    def __init__(self, disk: Disk, home: Path) -> None:
        self._disk = disk
        self.folder = home / "playbooks"
        self._read: dict[str, Playbook] = {}

    def keep(self, resolved: dict[str, Any], *, nonce: str) -> str:
        """Store the resolved playbook, if it is not there whole; its digest.

        Raises:
            Fatal: no deal may follow this pin yet.
        """
        data = canonical(resolved)
        digest = digest_of(data)
        path = self.path(digest)
        try:
            if not self._holds(path, data):
                make_folders(self._disk, self.folder)
                put_in_place(self._disk, path, data, nonce=nonce)
            self._disk.sync_folder(self.folder)  # one that was there may not be safe yet
        except OSError as error:
            raise disk_failed(error, path) from error
        return digest

    def read(self, digest: str, *, deal: str) -> Playbook:
        """The playbook of this digest, read once; Fatal where the pin is missing or damaged."""
        if digest not in self._read:
            self._read[digest] = self._playbook(digest, deal)
        return self._read[digest]

    def read_in(self, digest: str, words: Tree, *, deal: str) -> Playbook:
        """The same with these words in the places of its own; Fatal as `read`."""
        self.read(digest, deal=deal)  # what is wrong with the pin itself is told as ever
        try:
            return playbook_from_resolved(in_language(self.resolved(digest, deal=deal), words))
        except BadShape:  # words out of a damaged file
            return self.read(digest, deal=deal)

    def resolved(self, digest: str, *, deal: str) -> dict[str, Any]:
        """What `keep` was given for this digest, to be passed on; Fatal as `read`."""
        self.read(digest, deal=deal)
        path = self.path(digest)
        try:
            data = self._disk.read(path)
        except OSError as error:
            raise disk_failed(error, path) from error
        found: dict[str, Any] = read_json(data)
        return found

    def path(self, digest: str) -> Path:
        """Where the pin of a digest lies. A digest that is none leads nowhere."""
        safe = digest if len(digest) == 64 and digest.isalnum() else "none"
        return self.folder / f"{safe}.json"

    def _playbook(self, digest: str, deal: str) -> Playbook:
        path = self.path(digest)
        try:
            data = self._disk.read(path)
        except FileNotFoundError as error:
            hint = say("hint.doctor")
            raise fatal("pin-missing", deal=deal, path=str(path), hint=hint) from error
        except OSError as error:
            raise disk_failed(error, path) from error
        if digest_of(data) != digest:
            raise fatal("pin-damaged", path=str(path), hint=say("hint.doctor"))
        try:
            return _compiled(data)
        except (BadJson, BadShape) as error:
            raise fatal("pin-unreadable", path=str(path), reason=str(error)) from error

    def _holds(self, path: Path, data: bytes) -> bool:
        try:
            return self._disk.read(path) == data
        except FileNotFoundError:
            return False
