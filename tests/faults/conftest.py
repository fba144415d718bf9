"""Where trials are played: thousands of small files, on a disk in memory where there is one."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of this test."""
    if not IN_MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=IN_MEMORY, prefix="salescoach-"))
    yield folder
    shutil.rmtree(folder)
