"""What is kept of a crash: where it happened in the program, nothing of what it worked on."""

import traceback
from pathlib import Path

from salescoach.cli.places import folders
from salescoach.cli.world import World
from salescoach.errors import SalesCoachError
from salescoach.store.atomic import make_folders, write_whole
from salescoach.version import VERSION


def lines_of(error: BaseException) -> list[str]:
    """What happened where, the innermost place last. No value and no message is in it."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"salescoach {VERSION}",
        f"{type(error).__module__}.{type(error).__name__}",
        *(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]


def write_log(error: BaseException, world: World) -> Path | None:
    """Write the log; its path, None where even that fails."""
    try:
        folder = folders(world.env, None, current=world.folder).state
        make_folders(world.disk, folder)
        path = folder / "crash.log"
        text = "\n".join([*lines_of(error), ""])
        write_whole(world.disk, path, text.encode(), nonce=world.nonce())
    except (SalesCoachError, OSError):
        return None
    return path
