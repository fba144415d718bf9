"""The commands at the bottom of `next DEAL`: what records the first action, what helps to do it.

Three lines at the most, short enough to be read at a glance.
"""

from collections.abc import Iterator

from rich.cells import cell_len

from salescoach.cli.rendering.commands import VALUE, line, record_with
from salescoach.cli.rendering.layout import Screen, options_kept
from salescoach.cli.session import Session
from salescoach.guidance.advice import Action
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit, unreported
from salescoach.values.messages import say

MOST = 3
_LABELS = 20  # a label before the command, and as much that is kept free where a line breaks
_GAP = 2
_MOST_NAMED = 2

Line = tuple[str, str]


def add_commands(
    screen: Screen, session: Session, deal_id: str, view: View, actions: tuple[Action, ...]
) -> None:
    """For these actions, the first of which is the one that is to be recorded."""
    lines = list(_lines(deal_id, view, actions, room=screen.width - _LABELS))
    add_lines(screen, session, [*lines[: MOST - 1], *lines[MOST - 1 :][-1:]])


def add_lines(screen: Screen, session: Session, lines: list[Line]) -> None:
    """Labels and commands, the commands below each other."""
    width = max(len(session.text(say(label))) for label, _ in lines) + _GAP
    for label, command in lines:
        words = session.text(say(label)).ljust(width)
        if cell_len(words) + cell_len(command) <= screen.width:
            screen.whole((words, "dim"), command)
        elif _GAP + cell_len(command) <= screen.width:  # whole, to be copied
            screen.add((words.rstrip(), "dim"))
            screen.whole(command, indent=_GAP)
        else:
            screen.add((words, "dim"), options_kept(command), hang=width)


def _lines(deal_id: str, view: View, actions: tuple[Action, ...], *, room: int) -> Iterator[Line]:
    """The most useful first, and last where the reasons stand."""
    leaving = bool(actions) and actions[0].kind in ("advance", "win")
    untold = unreported(view)
    if untold:
        yield "label.tell", line("debrief", deal_id)
    command = record_with(actions[0], deal_id, view.playbook) if actions else None
    if command is not None and leaving:
        yield "label.go-on", command
    elif command is not None and actions[0].about not in {one.id for one in untold}:
        yield (
            ("label.record", command)
            if len(command) < room
            else (
                "label.done",
                line("done", deal_id, "1"),
            )
        )
    yield from _helping(deal_id, view, actions)
    if actions and not leaving:
        yield "label.reasons", line("why", deal_id, "1")
    elif leaving or not view.deal.people:
        yield "label.reasons" if leaving else "label.gate", line("gate", deal_id)


def _with_whom(view: View, actions: tuple[Action, ...]) -> tuple[str, ...]:
    """Where no visit is planned: of whom the first action wants something, else who is known."""
    if next_visit(view) is not None:
        return ()
    wanted = next((action.whom for action in actions if action.whom), view.deal.people)
    return tuple(word for person in wanted[:_MOST_NAMED] for word in ("--with", person.id))


def _helping(deal_id: str, view: View, actions: tuple[Action, ...]) -> Iterator[Line]:
    """Who is there, a way out of a long silence, or the sheet for the talk."""
    if not view.deal.people:
        if not (actions and actions[0].kind == "meet"):
            roles = [role for action in actions for role in action.roles]
            known = roles[0] if roles else VALUE
            yield "label.people", line("person", "add", deal_id, VALUE, "--role", known)
    elif quiet_for(view).zombie:
        yield "label.park", line("park", deal_id, "--until", VALUE, "--because", VALUE)
    else:
        yield "label.call-sheet", line("brief", deal_id, *_with_whom(view, actions))
