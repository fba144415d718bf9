"""The dialogue after a visit, with its draft: what was typed is kept until it is recorded."""

from collections.abc import Callable, Sequence

from salescoach.cli.dialogues.debrief_dialogue import Telling
from salescoach.cli.dialogues.debrief_recording import ToRecord, record_told
from salescoach.cli.dialogues.debrief_visits import Asked, Occasion, occasion
from salescoach.cli.dialogues.dialogue import Dialogue, yes_or_no
from salescoach.cli.dialogues.drafts import Draft, Typed, draft_of, keep_draft
from salescoach.cli.exits import Exit
from salescoach.cli.prompts import ask_line
from salescoach.cli.rendering.commands import line as command_line
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.debriefing import Debrief, payloads_of
from salescoach.values.messages import say

Line = Callable[[Session], str]


def talk(
    session: Session,
    deal_id: str,
    asked: Asked,
    people: Sequence[str] = (),
    *,
    dry_run: bool = False,
    line: Line = ask_line,
) -> int:
    """Ask, and record at the end. Left in between, nothing is recorded, and the draft is kept.

    `line` gives what is typed at the keyboard.
    """
    file, view = seen(session, deal_id)
    meant = occasion(session, view, asked)
    dialogue: Dialogue | None = None
    try:
        dialogue = Dialogue(
            session,
            keep=lambda typed: _keep(session, deal_id, meant, typed),
            again=_left_before(session, deal_id, meant, line),
            line=line,
        )
        told = _whole(Telling(session, dialogue, file, meant), people)
    except (KeyboardInterrupt, EOFError):
        return _left(session, deal_id, kept=dialogue is None or bool(dialogue.typed))
    payloads = payloads_of(told, file.events)
    what = ToRecord(file=file, day=meant.day, plan=lambda _: payloads, told=True, seen=True)
    return record_told(session, what, dry_run=dry_run)


def _whole(telling: Telling, people: Sequence[str]) -> Debrief:
    if not people:
        return telling.whole()
    there = telling.read_there(", ".join(people))
    telling.tell_header(there.people)
    return telling.whole(there)


def _left_before(session: Session, deal_id: str, meant: Occasion, line: Line) -> tuple[Typed, ...]:
    """What was typed before, where the rep wants to go on with it."""
    draft = draft_of(session, "debrief", deal_id)
    if draft is None or draft.about != meant.name or not draft.typed:
        return ()
    offering = Dialogue(session, keep=lambda _: None, line=line)
    offering.pair(
        say("debrief.left-at", day=draft.day, number=len(draft.typed) + 1),
        say("debrief.go-on-or-anew"),
    )
    return () if offering.ask("draft", yes_or_no) is False else draft.typed


def _keep(session: Session, deal_id: str, meant: Occasion, typed: tuple[Typed, ...]) -> None:
    keep_draft(
        session,
        Draft(
            dialogue="debrief",
            deal=deal_id,
            home=str(session.home),
            day=session.today,
            typed=typed,
            about=meant.name,
        ),
    )


def _left(session: Session, deal_id: str, *, kept: bool) -> int:
    """Ctrl-C, Ctrl-D or a closed terminal."""
    session.out.error(session.text(say("debrief.left")))
    if kept:
        command = command_line("debrief", deal_id)
        session.out.error(session.text(say("debrief.kept", command=command)))
    return Exit.CANCELLED
