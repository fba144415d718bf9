"""`playbook list` on a terminal: a line for each that ships, below it those of the folder."""

from collections.abc import Iterable, Sequence

from salescoach.cli.found_playbooks import Found
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.layout import Screen, unbroken
from salescoach.cli.session import Session
from salescoach.playbook.head import Head
from salescoach.values.messages import Message, Unit, say

_INDENT = 2
_GAP = 2
_WIDEST_ID = 24


def playbooks_screen(session: Session, found: Sequence[Found]) -> str:
    """What `--playbook` takes, and for what it is; of a broken one how to see why."""
    screen = Screen(session)
    ships = [one.head for one in found if one.ships and one.head is not None]
    if ships:
        screen.add(session.text(say("playbooks.ship")))
        at = _GAP + min(max(len(head.id) for head in ships), _WIDEST_ID)
        for head in ships:
            screen.column((head.id, "bold"), head.about or head.title, at=at)
    _own(session, screen, [one for one in found if not (one.ships and one.head)])
    return screen.text()


def _own(session: Session, screen: Screen, found: Iterable[Found]) -> None:
    for one in found:
        screen.blank()
        if one.head is None:
            screen.add((one.file, "bold"))
            screen.add((session.text(_broken(one)), "yellow"), indent=_INDENT)
            continue
        screen.pair((one.head.title, "bold"), (f"{one.file} {one.head.version}", "dim"))
        if one.head.about:
            screen.add(one.head.about, indent=_INDENT)
        screen.add(session.text(_line(one, one.head)), indent=_INDENT)


def _line(one: Found, head: Head) -> Message:
    return say(
        "playbooks.line",
        stages=Unit(head.stages, "stage"),
        tests=say("playbooks.tested" if one.tests else "playbooks.untested"),
        where=say("playbooks.here"),
    )


def _broken(one: Found) -> Message:
    command = unbroken(line("playbook", "check", one.file))
    return say("playbooks.broken", problems=Unit(one.errors, "error"), command=command)
