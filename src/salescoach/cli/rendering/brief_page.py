"""The call sheet in Markdown, to print or to mail to a colleague.

It may be left lying on the customer's table: what somebody thinks of people, and what they doubt,
stands in it only where that is asked for.
"""

from collections.abc import Iterator

from salescoach.cli.rendering.brief_words import (
    Row,
    ask_rows,
    one_text,
    people_rows,
    planned_beside,
    purpose_rows,
    rest_rows,
    title_of,
)
from salescoach.cli.session import Session
from salescoach.guidance.brief import SHORT_OF_TIME, Brief
from salescoach.guidance.view import View
from salescoach.values.markdown import unmarked
from salescoach.values.messages import say


def brief_page(session: Session, brief: Brief, before: View, *, private: bool) -> str:
    """All of it, however long; paragraphs are not broken."""
    title = session.text(
        say("brief.page-title", what=title_of(brief, planned_beside(brief, before)))
    )
    return "\n".join((f"# {unmarked(title)}", "", *_body(session, brief, private=private)))


def _body(session: Session, brief: Brief, *, private: bool) -> Iterator[str]:
    for rows in (purpose_rows(brief), people_rows(brief)):
        yield from _bullets(session, rows, private=private)
        yield ""
    asks = [row for row in ask_rows(brief) if row.text or private]
    if asks:
        heading = "brief.ask-first" if len(asks) > SHORT_OF_TIME else "brief.ask"
        yield f"## {session.text(say(heading))}"
        yield ""
        for number, row in enumerate(asks, start=1):
            text = unmarked(session.text(one_text((*row.text, *row.private))))
            whom = unmarked(session.catalogue.argument(dict(row.label.args)["whom"]))
            yield f"{number}. **{whom}:** {text}"
        yield ""
    yield from _bullets(session, rest_rows(brief), private=private)


def _bullets(session: Session, rows: Iterator[Row], *, private: bool) -> Iterator[str]:
    for row in rows:
        said = (*row.text, *(row.private if private else ()))
        if said:
            label = unmarked(session.text(row.label))
            yield f"- **{label}:** {unmarked(session.text(one_text(said)))}"
