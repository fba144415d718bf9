"""What happened at a visit, out of a call note or a file of answers: read whole, or not at all."""

from collections.abc import Callable
from dataclasses import replace

from salescoach.cli.dialogues.debrief_visits import Occasion
from salescoach.cli.exits import Exit
from salescoach.cli.failures import AS_JSON, failure_line
from salescoach.cli.given_files import STDIN, file_bytes, piped_bytes
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.deal.records import Visit
from salescoach.exchange.answers import read_answers
from salescoach.exchange.hearing import Trouble, Unread
from salescoach.exchange.notes import read_note
from salescoach.guidance.debriefing import Debrief
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Unit, say
from salescoach.values.record import record

MOST_BYTES = 1 << 20
"""Of what is piped in: no call note is longer. Source: ours."""

_INDENT = 8


@record
class TextFile:
    """A file that tells of a visit: where it is from, and what is in it."""

    name: str
    data: bytes
    answers: bool = False


def text_file(session: Session, name: str, *, answers: bool) -> TextFile:
    """What is in the file, or is piped in for `-`; Fatal where it cannot be read."""
    piped = name == STDIN
    data = (
        piped_bytes(session, MOST_BYTES)
        if piped
        else file_bytes(session, name, session.world.disk.read)
    )
    return TextFile(name, data, answers)


def told_in(
    file: TextFile, view: View, occasion: Occasion, there: tuple[str, ...]
) -> Debrief | Unread:
    """What the file tells; `there` are ids of those who came, where the command line says so."""
    visit = occasion.visit
    if there:
        was = visit or Visit(id="", day=occasion.day, on=occasion.day)
        visit = replace(was, people=there)
    read: Callable[..., Debrief | Unread] = read_note
    more = {}
    if file.answers:
        read, more = read_answers, {"file": file.name}
    found = read(file.data, view, day=occasion.day, visit=visit, **more)
    return found if isinstance(found, Unread) else _about(found, occasion)


def tell_troubles(session: Session, file: TextFile, unread: Unread) -> None:
    """Everything that is wrong, each with its line; off a terminal on one line each."""
    troubles = unread.troubles
    name = session.text(say("debrief.stdin")) if file.name == STDIN else file.name
    count = Unit(len(troubles), "problem")
    head = say("debrief.unread", file=name, problems=count)
    if session.format in AS_JSON:
        problems = [
            "; ".join(text.strip(" .") for text in _lines(session, one)) for one in troubles
        ]
        told = failure_line(session.today, Exit.NO, head, None, session.text, problems=problems)
        session.out.error(told)
        return
    if not session.may_ask:
        session.out.error(session.text(say("error", sentence=head)))
        for one in troubles:
            session.out.error("; ".join(text.strip(" .") for text in _lines(session, one)))
        return
    screen = Screen(session, beside=True)
    screen.add((session.text(head), "bold"))
    screen.blank()
    for one in troubles:
        place, *more = _lines(session, one)
        screen.add((place, "yellow"), hang=_INDENT)
        for text in more:
            screen.add(text.strip(), indent=_INDENT)
    session.out.beside(screen.text())


def _lines(session: Session, trouble: Trouble) -> list[str]:
    """Where, with what stands there; what is wrong with it; what would mend it."""
    place = say("debrief.line", line=trouble.line, text=trouble.excerpt)
    if trouble.column is not None:
        place = say(
            "debrief.line-column", line=trouble.line, column=trouble.column, text=trouble.excerpt
        )
    more: list[Message] = [trouble.message, *([trouble.hint] if trouble.hint is not None else [])]
    indent = " " * _INDENT
    return [session.text(place).rstrip(), *(f"{indent}{session.text(one)}" for one in more)]


def _about(told: Debrief, occasion: Occasion) -> Debrief:
    """The reader knows of the visit what it was handed; which one it was is settled here."""
    visit = occasion.visit.id if occasion.visit is not None else None
    return replace(told, visit=visit, kind=occasion.kind or told.kind)
