"""One writer at a time for each deal, on one machine.

The lock file is permanent and lies in the machine's own state folder, never in a synced one. The
kernel drops the lock when its holder dies. Waiting is bounded, and then names the holder.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from salescoach.errors import ChangedMeanwhile
from salescoach.store.atomic import disk_failed, make_folders
from salescoach.store.disk import Disk
from salescoach.values.canonical import digest_of
from salescoach.values.messages import say

PATIENCE_S = 5.0
_PAUSE_S = 0.02


class Locks:
    """The locks of one data folder, known by its device and inode, whatever path leads there."""

    def __init__(self, disk: Disk, state: Path, home: Path) -> None:
        self._disk = disk
        self._folder = state / "locks"
        self._home = home

    @contextmanager
    def held(self, what: str, *, actor: str) -> Iterator[None]:
        """Hold the lock of `what` (a deal's id, or a folder's name) while the block runs.

        Raises:
            Fatal: the state folder cannot be written.
            ChangedMeanwhile: somebody else held it for all of the patience.
        """
        path = self._path(what)
        descriptor = self._opened(path)
        try:
            self._wait_for(descriptor, what)
            holder = {"pid": os.getpid(), "actor": actor}
            try:
                self._disk.overwrite(descriptor, json.dumps(holder).encode())
            except OSError as error:
                raise disk_failed(error, path) from error
            yield
        finally:
            with suppress(OSError):  # the lock goes even where closing fails, and the change stands
                self._disk.close(descriptor)

    def _opened(self, path: Path) -> int:
        try:
            return self._disk.open_lock(path)
        except FileNotFoundError:
            make_folders(self._disk, self._folder)
        except OSError as error:
            raise disk_failed(error, path) from error
        try:
            return self._disk.open_lock(path)
        except OSError as error:
            raise disk_failed(error, path) from error

    def _path(self, what: str) -> Path:
        try:
            device, inode = self._disk.identity(self._home)
        except OSError as error:
            raise disk_failed(error, self._home) from error
        return self._folder / f"{digest_of(f'{device}:{inode}:{what}'.encode())[:32]}.lock"

    def _wait_for(self, descriptor: int, what: str) -> None:
        left = PATIENCE_S
        while not self._try(descriptor):
            if left <= 0:
                raise ChangedMeanwhile(
                    say("locked", what=what, holder=self._holder(descriptor)),
                    say("hint.repeat-later"),
                )
            self._disk.wait(_PAUSE_S)
            left -= _PAUSE_S

    def _try(self, descriptor: int) -> bool:
        try:
            return self._disk.try_lock(descriptor)
        except OSError as error:
            raise disk_failed(error, self._folder) from error

    def _holder(self, descriptor: int) -> str:
        try:
            holder = json.loads(self._disk.peek(descriptor))
            return f"{holder['actor']}, process {holder['pid']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"
