"""A mail or a note about a visit in its forms: to paste, on a terminal, in Markdown, as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from salescoach.cli.rendering.recap_lines import (
    body_lines,
    note_lines,
    receivers_line,
    subject_line,
)
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment
from salescoach.guidance.recap import CrmNote, Mail
from salescoach.values.markdown import unmarked
from salescoach.values.text import one_line
from salescoach.wording.catalogue import Render

_POINT = "- "


def mail_text(mail: Mail, signed: str | None, render: Render) -> list[str]:
    """Its lines, an empty one between paragraphs; no line is broken."""
    to = receivers_line(mail)
    head = [*([render(to)] if to is not None else []), render(subject_line(mail)), ""]
    lines = [render(one) if one is not None else "" for one in body_lines(mail, signed)]
    return [one_line(line) for line in (*head, *lines)]


def note_text(note: CrmNote, render: Render) -> list[str]:
    """The same of the note."""
    return [one_line(render(one)) for one in note_lines(note)]


def wrapped(session: Session, lines: Sequence[str]) -> str:
    """As wide as the terminal, broken between words."""
    from salescoach.cli.rendering.layout import Screen

    screen = Screen(session)
    for text in lines:
        if text:
            screen.add(text, hang=len(_POINT) if text.startswith(_POINT) else 0)
        else:
            screen.blank()
    return screen.text()


def marked(lines: Sequence[str]) -> Iterator[str]:
    """In Markdown each line is a paragraph, but for the points of a list."""
    before = ""
    for text in filter(None, lines):
        point = _POINT if text.startswith(_POINT) else ""
        if before and not (point and before.startswith(_POINT)):
            yield ""
        yield point + unmarked(text.removeprefix(_POINT))
        before = text


def recap_json(told: Mail | CrmNote) -> dict[str, Any]:
    """What it is made of; see `salescoach/recap@1`."""
    people = told.receivers if isinstance(told, Mail) else told.people
    said = told.said if isinstance(told, Mail) else told.known
    return {
        "visit": told.visit.id,
        "day": told.visit.day.isoformat(),
        "people": [one.id for one in people],
        "theirs": [_promise(one) for one in told.theirs],
        "ours": [_promise(one) for one in told.ours],
        "came": [one.id for one in told.came],
        "sent": [one.id for one in told.sent],
        "agreed": [one.id for one in told.agreements],
        "said": [one.fact.id for one in said],
        "next": told.next.id if told.next is not None else None,
    }


def _promise(one: Commitment) -> dict[str, Any]:
    return {
        "id": one.id,
        "owner": one.owner,
        "what": one.what,
        "due": one.due.isoformat() if one.due else None,
    }
