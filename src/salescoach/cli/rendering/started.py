"""What a new playbook consists of, and the three commands that come next."""

from typing import Any

from salescoach.cli.placing import NewFile
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.cli.starting import Started
from salescoach.values.messages import Message, Unit, say

_FILE = 2
_MOST_NAME = 40


def started_json(started: Started, made: tuple[NewFile, ...], *, dry_run: bool) -> dict[str, Any]:
    """The members of the document."""
    book = started.compiled.playbook
    return {
        "playbook": {
            "id": book.id,
            "version": book.version,
            "title": book.title,
            "file": started.playbook.name,
            "stages": [stage.id for stage in book.stages],
        },
        "files": [{"file": file.name, "written": file in made} for file in started.files],
        "dry_run": dry_run,
    }


def started_screen(
    session: Session, started: Started, made: tuple[NewFile, ...], *, dry_run: bool
) -> str:
    """A line a file; below them, unless that was only a try, what to type next."""
    screen = Screen(session)
    screen.add((session.text(say("start.would" if dry_run else "start.written")), "bold"))
    at = min(max(len(file.name) for file in started.files), _MOST_NAME) + _FILE + 2
    for file in started.files:
        words = _about(started, file) if file in made else say("start.kept")
        screen.column("  " + file.name, (session.text(words), "dim"), at=at)
    if dry_run:
        return screen.text()
    screen.blank()
    screen.add((session.text(say("start.next")), "bold"))
    for command in next_commands(session, started):
        screen.whole(command, indent=_FILE)
    return screen.text()


def _about(started: Started, file: NewFile) -> Message:
    if file.shared:
        return say("start.schema")
    if file == started.tests:
        return say("start.tests")
    stages = started.compiled.playbook.stages
    criteria = sum(len(stage.exit_criteria) for stage in stages)
    return say(
        "start.playbook", stages=Unit(len(stages), "stage"), criteria=Unit(criteria, "criterion")
    )


def next_commands(session: Session, started: Started) -> tuple[str, ...]:
    """Check it, test it, open a deal with it."""
    file = started.playbook.name
    return (
        line("playbook", "check", file),
        line("playbook", "test", file),
        line("new", session.text(say("start.customer")), "--playbook", file),
    )
