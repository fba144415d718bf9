"""What `doctor` has found: one thing that is not as it should be."""

from pathlib import Path

from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record


@record
class Finding:
    """One thing that is not as it should be. `code` is stable; `path` is in the data folder."""

    code: str
    path: str
    message: Message


def found(code: str, path: Path, home: Path, **facts: Argument) -> Finding:
    """A finding at a path below the data folder, or at itself."""
    shown = str(path.relative_to(home)) if path != home else "."
    return Finding(code, shown, say(f"doctor.{code}", **facts))
