"""The page that goes to who takes a deal over: facts, promises, people, open matters.

No stances and no private remarks: it may be left lying on the customer's table.
"""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.rendering.naming import people_words, role_words
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.records import Commitment
from salescoach.guidance.handing import running
from salescoach.guidance.knowledge import known_fact
from salescoach.guidance.view import View
from salescoach.values.markdown import unmarked
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.record import record


@record
class Section:
    """A part of the page: its name in JSON, its heading, its lines."""

    name: str
    heading: Message
    lines: tuple[Message, ...]


@record
class Page:
    """All of it; a section without lines is shown to scripts alone."""

    view: View
    sections: tuple[Section, ...]


def page_of(view: View) -> Page:
    """What the receiver has to know, from what is recorded."""
    found = (
        Section("told", say("page.told"), tuple(_told(view))),
        Section("promised", say("page.promised"), tuple(_promised(view))),
        Section("agreed", say("page.agreed"), tuple(_agreed(view))),
        Section("people", say("page.people"), tuple(_people(view))),
        Section("doubts", say("page.doubts"), tuple(_doubts(view))),
        Section("problems", say("page.problems"), tuple(_problems(view))),
        Section("next", say("page.next"), tuple(_next(view))),
    )
    return Page(view, found)


def show_page(session: Session, file: DealFile, page: Page) -> None:
    """On a terminal a screen, in a pipe a line each behind the name of its part, or JSON."""
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            parts: dict[str, Any] = {
                one.name: [session.text(line) for line in one.lines] for one in page.sections
            }
            deal = {"id": file.id, "account": page.view.deal.account}
            session.out.data(document("handover", session.today, deal=deal, page=parts))
        case "plain":
            for one in page.sections:
                for line in one.lines:
                    session.out.row((one.name, session.text(line)))
        case "md":
            session.out.data(_page(session, page))
        case _:
            _screen(session, page)
    if not any(one.lines for one in page.sections):
        session.words(say("page.empty", deal=file.id))


def _page(session: Session, page: Page) -> str:
    """In Markdown: a heading a part, a point a line."""
    parts = [f"# {unmarked(page.view.deal.account)}"]
    for one in page.sections:
        if one.lines:
            points = "\n".join(f"- {unmarked(session.text(line))}" for line in one.lines)
            parts += [f"## {unmarked(session.text(one.heading))}", points]
    return "\n\n".join(parts)


def _screen(session: Session, page: Page) -> None:
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.next_screen import header

    screen = Screen(session)
    header(screen, session, page.view)
    for one in page.sections:
        if not one.lines:
            continue
        screen.blank()
        screen.add((session.text(one.heading), "bold"))
        for line in one.lines:
            screen.add(session.text(line), indent=2, hang=4)
    session.out.screen(screen.text())


def _told(view: View) -> Iterator[Message]:
    """What the playbook has written down for a hand-over, as far as it is known."""
    stages = [one.as_stage for one in running(view) or view.playbook.handovers]
    facts = dict.fromkeys(id_ for stage in stages for item in stage.items for id_ in item.records)
    for id_ in facts:
        known = known_fact(view, view.fact(id_))
        if known.value is not None:
            yield say("page.fact", fact=known.fact.title, value=known.value)


def _promised(view: View) -> Iterator[Message]:
    for one in view.deal.records.commitments:
        if one.state == "open":
            yield _promise(one, view)


def _promise(one: Commitment, view: View) -> Message:
    who: Argument = one.owner or say("page.we")
    if one.side == "theirs":
        who = people_words((one.owner,), view) if one.owner else say("page.they")
    if one.due is None:
        return say("page.promise", who=who, what=one.what)
    late = one.is_late_on(view.today)
    return say("page.promise-late" if late else "page.promise-due", who=who, what=one.what,
               day=one.due)  # fmt: skip


def _agreed(view: View) -> Iterator[Message]:
    for one in view.deal.records.agreements:
        if not one.refused:
            yield say("value", value=one.what)


def _people(view: View) -> Iterator[Message]:
    for one in view.deal.people:
        roles: Argument = role_words(tuple(held.role for held in one.roles), view)
        told = say("show.person", name=one.name, roles=roles or say("show.no-role"))
        if one.job:
            told = say("show.person-job", name=one.name, job=one.job, roles=roles)
        yield say("page.wants", person=told, wants=Quoted(one.wants)) if one.wants else told


def _doubts(view: View) -> Iterator[Message]:
    for one in view.deal.records.doubts:
        if one.is_open:
            who = people_words((one.holder,), view) if one.holder else say("page.they")
            yield say("page.doubt", who=who, words=Quoted(one.words), day=one.on)


def _problems(view: View) -> Iterator[Message]:
    for one in view.deal.records.problems:
        if one.state == "open":
            yield say("page.problem", what=one.what, day=one.on)


def _next(view: View) -> Iterator[Message]:
    from salescoach.guidance.visits import next_visit

    visit = next_visit(view)
    if visit is not None:
        who = people_words(visit.people, view)
        yield say("page.visit", day=visit.day, who=who) if who else say("page.day", day=visit.day)
