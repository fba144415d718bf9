"""`playbook list` on a terminal: a paragraph a playbook."""

from collections.abc import Sequence

from salescoach.cli.found_playbooks import Found
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.layout import Screen, unbroken
from salescoach.cli.session import Session
from salescoach.playbook.model import Playbook
from salescoach.values.messages import Message, Unit, say

_INDENT = 2


def playbooks_screen(session: Session, found: Sequence[Found]) -> str:
    """Title and id, for what it is, and what there is of it; of a broken one how to see why."""
    screen = Screen(session)
    for one in found:
        screen.blank()
        if one.playbook is None:
            screen.add((one.file, "bold"))
            screen.add((session.text(_broken(one)), "yellow"), indent=_INDENT)
            continue
        screen.pair((one.playbook.title, "bold"), (_name(one, one.playbook), "dim"))
        if one.playbook.about:
            screen.add(one.playbook.about, indent=_INDENT)
        screen.add(session.text(_line(one, one.playbook)), indent=_INDENT)
    return screen.text()


def _name(one: Found, book: Playbook) -> str:
    """What `--playbook` takes, and the version."""
    return f"{book.id if one.ships else one.file} {book.version}"


def _line(one: Found, book: Playbook) -> Message:
    return say(
        "playbooks.line",
        stages=Unit(len(book.stages), "stage"),
        tests=say("playbooks.tested" if one.tests else "playbooks.untested"),
        where=say("playbooks.ships" if one.ships else "playbooks.here"),
    )


def _broken(one: Found) -> Message:
    command = unbroken(line("playbook", "check", one.file))
    return say("playbooks.broken", problems=Unit(one.errors, "error"), command=command)
