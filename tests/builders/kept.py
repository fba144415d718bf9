"""Folders that a test process keeps until it ends."""

import shutil
import tempfile
from pathlib import Path

_KEPT: list[Path] = []


def keep(name: str) -> Path:
    """A new, empty folder. It goes with `let_go`."""
    folder = Path(tempfile.mkdtemp(prefix=f"salescoach-{name}-"))
    _KEPT.append(folder)
    return folder


def let_go() -> None:
    """Delete them all. A process of `pytest -n` ends without doing anything at its exit."""
    while _KEPT:
        shutil.rmtree(_KEPT.pop(), ignore_errors=True)
