"""How telling of a visit ends: what it came to, what is first now, and the commands for more."""

from collections.abc import Iterator

from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.layout import Screen, columns, padded
from salescoach.cli.rendering.naming import short_name
from salescoach.cli.session import Session
from salescoach.deal.records import Visit
from salescoach.guidance.advice import advise
from salescoach.guidance.criteria import Verdict
from salescoach.guidance.gate import gate_of
from salescoach.guidance.view import View
from salescoach.guidance.visits import outcome_of
from salescoach.values.messages import Message, Unit, say
from salescoach.values.states import VisitOutcome

_OUTCOMES: dict[VisitOutcome, str] = {
    "order": "debrief.order",
    "advance": "debrief.step-forward",
    "kept-step": "debrief.kept-step",
    "continuation": "debrief.continuation",
    "no-sale": "debrief.no-sale",
}


def ending(session: Session, before: View, after: View, visit: Visit) -> str:
    """The last lines on a terminal; `visit` is the one that was told of, as it stands after it."""
    screen = Screen(session, beside=True)
    for message in _came_to(before, after, visit):
        screen.add((session.text(message), "bold"))
    following = _now_first(session, after)
    if following is not None:
        screen.add(session.text(following), hang=2)
    commands = _commands(session, after, visit)
    _add_commands(screen, commands)
    return screen.text()


def _add_commands(screen: Screen, commands: list[tuple[str, str]]) -> None:
    """Beside their labels; below them where one would be broken: they are to be copied."""
    width = columns([(label,) for label, _ in commands])[0] + 2
    beside = all(width + len(command) <= screen.width for _, command in commands)
    for label, command in commands:
        if beside:
            screen.whole((padded(label, width), "dim"), command)
        else:
            screen.add((label, "dim"))
            screen.whole(command, indent=2)


def _came_to(before: View, after: View, visit: Visit) -> Iterator[Message]:
    """What the visit came to, and which criteria it settled."""
    outcome = outcome_of(visit, after)
    if outcome == "advance":
        dated = [
            one
            for one in after.deal.records.commitments
            if one.visit == visit.id and one.side == "theirs" and one.due is not None
        ]
        if dated:
            yield say("debrief.advance", promises=Unit(len(dated), "dated-promise"))
        else:
            yield say(_OUTCOMES[outcome])
    elif outcome is not None:
        yield say(_OUTCOMES[outcome])
    closed = _met(after) - _met(before)
    labels = tuple(one.criterion.label for one in gate_of(after).criteria if one.path in closed)
    if labels:
        yield say("debrief.closed", criteria=labels)


def _now_first(session: Session, view: View) -> Message | None:
    """The first two actions, by what is to be done."""
    titles = [session.text(one.title).rstrip(".") for one in advise(view).actions[:2]]
    match titles:
        case [first, second]:
            return say("debrief.now-then", first=first, second=second)
        case [first]:
            return say("debrief.now", first=first)
        case _:
            return None


def _commands(session: Session, view: View, visit: Visit) -> list[tuple[str, str]]:
    people = [one for id_ in visit.people if (one := view.deal.person(id_)) is not None]
    names = tuple(short_name(person, view) for person in people)
    return [
        (session.text(say("debrief.mail", who=names)), line("recap", view.deal_id)),
        (session.text(say("debrief.undo")), line("undo", view.deal_id)),
    ]


def _met(view: View) -> set[str]:
    return {one.path for one in gate_of(view).criteria if one.verdict is Verdict.MET}
