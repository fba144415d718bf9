"""`recap`: the mail to those who were at a visit, and the note for our own records."""

from typing import Annotated

import typer

from salescoach.cli.deal_language import wording_for
from salescoach.cli.finding import deal_or_asked
from salescoach.cli.finding_records import one_of_few
from salescoach.cli.options import command
from salescoach.cli.rendering.brief_words import untold_words
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.recap_text import (
    mail_text,
    marked,
    note_text,
    recap_json,
    wrapped,
)
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.cli.settings import ACTOR
from salescoach.cli.visits import check_not_cancelled, visit_by_name
from salescoach.deal.records import Visit
from salescoach.errors import NotFound, Refused
from salescoach.guidance.recap import CrmNote, Mail, last_held, mail_of, note_of
from salescoach.guidance.view import View
from salescoach.guidance.visits import unreported
from salescoach.values.messages import Message, say

EXAMPLE = "Examples: salescoach recap halden-board · salescoach recap halden-board --for crm"
_FOR = ("mail", "crm")


@command(formats=("table", "plain", "json", "md"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
    visit: Annotated[str | None, typer.Option(help="A visit that was held, or its day.")] = None,
    for_: Annotated[
        str, typer.Option("--for", help="mail: to those who were there. crm: your own records.")
    ] = "mail",
) -> int:
    """Of the last visit that was held, ready to paste: what was agreed, by whom, by when.

    In the deal's language (new --language), else the playbook's; --lang says otherwise. Neither
    text has an opinion of anybody, what stands behind a doubt, or a note of yours.
    """
    what_for = one_of_few(for_, _FOR, "--for")
    deal_id = deal_or_asked(session, deal)
    file, view = seen(session, deal_id)
    language, catalogue = wording_for(session, view)
    view = view_of(session, file, session.store.playbook_of(file, language=language))
    held = _which(session, deal_id, view, visit)
    told: Mail | CrmNote
    if what_for == "mail":
        told = mail_of(view, held)
        lines = mail_text(told, _signed(session, view), catalogue.text)
    else:
        told = note_of(view, held)
        lines = note_text(told, catalogue.text)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"for": what_for, "language": language, **recap_json(told), "lines": lines}
            about = {"id": deal_id, "account": view.deal.account}
            session.out.data(document("recap", session.today, deal=about, **members))
        case "plain":
            session.out.data("\n".join(lines))
        case "md":
            session.out.data("\n".join(marked(lines)))
        case _:
            session.out.screen(wrapped(session, lines))
    if isinstance(told, Mail) and told.is_empty:
        session.words(say("recap.nothing"))
    for one in unreported(view)[:1]:
        session.words(untold_words(one, view))
    return 0


def _which(session: Session, deal_id: str, view: View, given: str | None) -> Visit:
    """The visit that is named, else the last one that was held."""
    if given is not None:
        found = visit_by_name(session, deal_id, view, given)
        check_not_cancelled(found)
        if found.state != "held":
            raise Refused(say("visit-not-held", visit=found.id), _tell_first(deal_id))
        return found
    last = last_held(view)
    if last is None:
        raise NotFound(say("recap.none", deal=deal_id), _tell_first(deal_id))
    return last


def _tell_first(deal_id: str) -> Message:
    return say("recap.tell-first", command=line("debrief", deal_id))


def _signed(session: Session, view: View) -> str | None:
    """Who writes: who is said to act, else whose deal it is; None where that is no name.

    Not the login of this machine: the same deal gives the same mail everywhere.
    """
    given = session.setting(ACTOR)
    names = (session.actor if given else None, view.deal.owner)
    return next((name for name in names if name is not None and _is_a_name(name)), None)


def _is_a_name(text: str) -> bool:
    """Of two words, or in a script without capitals: `kim` and `k.larsen@mill.example` are not."""
    words = text.split()
    return "@" not in text and (len(words) > 1 or not text.isascii())
