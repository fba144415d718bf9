"""`playbook explain`: the page of a problem code, or all codes."""

from typing import Annotated

import typer

from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.playbooks import playbook_bytes
from salescoach.cli.session import Session
from salescoach.errors import BadUsage, NotFound
from salescoach.playbook.hints import Hints
from salescoach.playbook.ignores import code_remedy
from salescoach.playbook.problems import CODES
from salescoach.trainer.page import Page, page_file, read_page
from salescoach.values.json_text import json_line
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach playbook explain SC310"


CODES_LISTED = Shape(schema="codes", member="codes", columns=("code", "severity", "title"))


@command(formats=LISTED, lists=(CODES_LISTED,))
def run(
    session: Session,
    code: Annotated[
        str | None, typer.Argument(help="A code, as `playbook check` tells it.")
    ] = None,
) -> int:
    """What the problem is, why it matters, a wrong and a right example, and how to mend it.

    Without a code, all of them with severity and title. Off a terminal a page is Markdown.
    """
    if code is None:
        _list(session)
    else:
        _explain(session, _page(session, _known(code)))
    return 0


def _known(given: str) -> str:
    code = given.strip().upper()
    if code not in CODES:
        raise NotFound(say("no-such-code", code=given[:60]), code_remedy(given, Hints()))
    return code


def _page(session: Session, code: str) -> Page:
    return read_page(playbook_bytes(session, page_file(code)).decode(), code)


def _explain(session: Session, page: Page) -> None:
    if session.fields is not None:
        raise BadUsage(say("fields-without-records", what="CODE"))
    told = {
        "code": page.code,
        "severity": page.severity,
        "title": page.title,
        "text": page.text,
    }
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            session.out.data(document("explanation", session.today, **told))
        case "jsonl":
            session.out.data(json_line(told))
        case "ids":
            session.out.data(page.code)
        case "plain" | "md":
            session.out.data(page.text.removesuffix("\n"))
        case _:
            from salescoach.cli.rendering.page_screen import page_screen

            session.out.screen(page_screen(session, page))


def _list(session: Session) -> None:
    pages = [_page(session, code) for code in CODES]
    told = tell(
        session, CODES_LISTED, pages,
        cells=lambda page: (page.code, page.severity, page.title),
        json=lambda page: {"code": page.code, "severity": page.severity, "title": page.title},
        name=lambda page: page.code,
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.page_screen import codes_screen

        session.out.screen(codes_screen(session, pages))
