"""A disk that fails at the call you name: with an error, with half a write, or for good."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from salescoach.store.disk import Disk
from tests.faults.wrapped_disk import WrappedDisk

ERRORS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EIO,
    errno.EACCES,
    errno.EMFILE,
    errno.EROFS,
)

MOST_CALLS = 50_000

Kind = Literal["fails", "takes half", "takes nothing", "fills up", "killed"]


class Killed(BaseException):
    """The process is no more: no handler of the product may catch this."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What happens at the call number `at`, counted from 1.

    Attributes:
        at: calls of every kind count, but `wait`.
        kind: `fails` raises; `takes half` and `takes nothing` are short writes, and nothing at
            any other call; `fills up` is half a write, and then no space; `killed` raises at
            this call and at all later ones, so that no clean-up runs.
        error: the errno of `fails`.
        lasting: whether the calls after it meet the same.
    """

    at: int
    kind: Kind = "fails"
    error: int = errno.EIO
    lasting: bool = False

    def __str__(self) -> str:
        name = f" with {errno.errorcode[self.error]}" if self.kind == "fails" else ""
        return f"call {self.at} {self.kind}{name}{' from then on' if self.lasting else ''}"

    @property
    def can_clean_up(self) -> bool:
        """Whether the calls that remove a temporary file still work."""
        return self.kind != "killed" and not self.lasting


class FaultyDisk(WrappedDisk):
    """A disk with a fault.

    Attributes:
        calls: the names of the calls so far.
        open: the descriptors that nobody has closed yet.
    """

    def __init__(self, disk: Disk, fault: Fault) -> None:
        super().__init__(disk)
        self.fault = fault
        self.calls: list[str] = []
        self.open: set[int] = set()

    @property
    def struck(self) -> bool:
        """Whether the call of the fault was reached."""
        return len(self.calls) >= self.fault.at

    def about_to(self, call: str) -> None:
        assert len(self.calls) < MOST_CALLS, "this command never ends"
        self.calls.append(call)
        fault = self.fault
        if fault.kind == "killed" and self.struck:
            raise Killed
        if fault.kind == "fails" and self._strikes:
            raise OSError(fault.error, os.strerror(fault.error))
        if fault.kind == "fills up" and self.struck and not self._strikes and call in _NEED_SPACE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def write(self, descriptor: int, data: bytes) -> int:
        self.about_to("write")
        if self._strikes and self.fault.kind == "takes nothing":
            return 0
        if self._strikes and self.fault.kind in ("takes half", "fills up"):
            data = data[: max(1, len(data) // 2)]
        return self.disk.write(descriptor, data)

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self.open.add(descriptor)
        return descriptor

    def open_lock(self, path: Path) -> int:
        descriptor = super().open_lock(path)
        self.open.add(descriptor)
        return descriptor

    def close(self, descriptor: int) -> None:
        """As the kernel does it: the descriptor is gone even where closing fails."""
        try:
            self.about_to("close")
        except OSError:
            self._let_go(descriptor)
            raise
        self._let_go(descriptor)

    def die(self) -> None:
        """What the kernel does when a process ends: let go of everything it held."""
        for descriptor in tuple(self.open):
            self._let_go(descriptor)

    @property
    def _strikes(self) -> bool:
        at = self.fault.at
        return len(self.calls) >= at if self.fault.lasting else len(self.calls) == at

    def _let_go(self, descriptor: int) -> None:
        self.open.discard(descriptor)
        self.disk.close(descriptor)


_NEED_SPACE = ("make_folder", "create", "write", "sync", "open_lock", "overwrite")


def at_every_call(
    kind: Kind = "fails", *, error: int = errno.EIO, lasting: bool = False
) -> Iterator[Fault]:
    """The same fault at the first call, at the second … without end: stop after a clean run."""
    at = 0
    while True:
        at += 1
        yield Fault(at=at, kind=kind, error=error, lasting=lasting)
