"""What a power cut may leave: every state that POSIX allows after some operations.

The model of CrashMonkey and of SQLite's crash tests, at our size. What was synced is there. Of
what was not, each entry of a folder (created, replaced, removed) may have arrived or not, one
without the other, and each file may have lost the new bytes, half of them, or hold NULs instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Union

from tests.faults.recording_disk import (
    MadeFolder,
    Opened,
    Operation,
    Overwrote,
    Replaced,
    Synced,
    SyncedFolder,
    Unlinked,
    Wrote,
)

# Path from the top to content; None is a folder.
State = tuple[tuple[str, bytes | None], ...]


def state_of(top: Path) -> State:
    """A tree as it stands on the real disk."""
    return tuple(
        (str(path.relative_to(top)), None if path.is_dir() else path.read_bytes())
        for path in sorted(top.rglob("*"))
    )


def materialise(state: State, top: Path) -> None:
    """Put a state on the real disk, for readers to see. `top` is made."""
    top.mkdir(mode=0o700, parents=True)
    for name, content in state:
        path = top / name
        if content is None:
            path.mkdir(mode=0o700)
        else:
            path.write_bytes(content)
            path.chmod(0o600)


class Model:
    """A tree of files with what is safe and what is pending; `top` is where it lies for real."""

    def __init__(self, top: Path, start: State) -> None:
        self._top = top
        self._root = _Folder()
        self._handles: dict[int, _File] = {}
        for name, content in start:
            path = top / name
            node = _Folder() if content is None else _File(content, content)
            self._folder(path.parent).safe[path.name] = node

    def apply(self, operation: Operation) -> None:
        """Let one operation happen; what lies outside of `top` is passed over."""
        match operation:
            case MadeFolder(path) | Opened(path) | Unlinked(path) | Replaced(_, path):
                if self._within(path.parent):
                    self._entry(operation)
            case SyncedFolder(folder):
                if self._within(folder):
                    self._folder(folder).settle()
            case Wrote(handle, data):
                if handle in self._handles:
                    self._handles[handle].now += data
            case Overwrote(handle, data):
                if handle in self._handles:
                    self._handles[handle].cut = True
                    self._handles[handle].now = data
            case Synced(handle):
                if handle in self._handles:
                    self._handles[handle].settle()

    def states(self) -> set[State]:
        """What a power cut at this moment may leave."""
        return {tuple(sorted(state.items())) for state in _survivors(self._root, "")}

    def _entry(self, operation: MadeFolder | Opened | Unlinked | Replaced) -> None:
        match operation:
            case MadeFolder(path):
                self._folder(path.parent).pending.append({path.name: _Folder()})
            case Opened(path, handle):
                folder = self._folder(path.parent)
                there = folder.now.get(path.name)
                file = there if isinstance(there, _File) else _File()
                if there is None:
                    folder.pending.append({path.name: file})
                self._handles[handle] = file
            case Unlinked(path):
                self._folder(path.parent).pending.append({path.name: None})
            case Replaced(source, target):
                assert source.parent == target.parent, "a move between folders is not modelled"
                folder = self._folder(target.parent)
                moved = folder.now[source.name]
                folder.pending.append({source.name: None, target.name: moved})

    def _within(self, path: Path) -> bool:
        return path.is_relative_to(self._top)

    def _folder(self, path: Path) -> "_Folder":
        folder = self._root
        for name in path.relative_to(self._top).parts:
            found = folder.now[name]
            assert isinstance(found, _Folder)
            folder = found
        return folder


def power_cuts(
    top: Path, start: State, operations: Sequence[Operation]
) -> tuple[set[State], set[State]]:
    """What may be left by a cut before the last operation was through, and by one after it."""
    model = Model(top, start)
    during = model.states()
    for operation in operations:
        model.apply(operation)
        during |= model.states()
    return during, model.states()


@dataclass(eq=False)
class _File:
    safe: bytes = b""
    now: bytes = b""
    cut: bool = False

    def settle(self) -> None:
        self.safe, self.cut = self.now, False

    def survivors(self) -> set[bytes]:
        """The new bytes: none, half, NULs, all; a file cut to nothing may have stayed so."""
        kept = b"" if self.cut else self.safe
        new = self.now[len(kept) :]
        return {
            self.safe,
            kept,
            kept + new[: len(new) // 2],
            kept + bytes(len(new)),
            self.now,
        }


@dataclass(eq=False)
class _Folder:
    safe: dict[str, "_Node"] = field(default_factory=dict)
    pending: list[dict[str, "_Node | None"]] = field(default_factory=list)

    @property
    def now(self) -> dict[str, "_Node"]:
        return self.after(self.pending)

    def after(self, changes: Sequence[Mapping[str, "_Node | None"]]) -> dict[str, "_Node"]:
        entries: dict[str, _Node | None] = dict(self.safe)
        for change in changes:
            entries.update(change)
        return {name: node for name, node in entries.items() if node is not None}

    def settle(self) -> None:
        self.safe, self.pending = self.now, []

    def survivors(self) -> Iterator[dict[str, "_Node"]]:
        """The entries, for each choice of the pending changes that have arrived."""
        for count in range(len(self.pending) + 1):
            for arrived in combinations(self.pending, count):
                yield self.after(arrived)


_Node = Union[_File, _Folder]  # noqa: UP007 - a forward reference cannot stand in `X | Y`


def _survivors(folder: _Folder, at: str) -> Iterator[dict[str, bytes | None]]:
    for entries in folder.survivors():
        choices: list[list[dict[str, bytes | None]]] = []
        for name, node in entries.items():
            path = f"{at}{name}"
            if isinstance(node, _File):
                choices.append([{path: content} for content in node.survivors()])
            else:
                below = _survivors(node, f"{path}/")
                choices.append([{path: None, **state} for state in below])
        for chosen in product(*choices):
            yield {path: content for part in chosen for path, content in part.items()}
