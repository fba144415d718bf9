"""`playbook explain`: the page of a problem code, or all codes."""

from typing import Annotated

import typer

from salescoach.cli.options import command
from salescoach.cli.playbooks import playbook_bytes
from salescoach.cli.session import Session
from salescoach.errors import NotFound
from salescoach.playbook.hints import Hints
from salescoach.playbook.ignores import code_remedy
from salescoach.playbook.problems import CODES
from salescoach.trainer.page import Page, page_file, read_page
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach playbook explain SC310"


@command()
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
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {
                "code": page.code,
                "severity": page.severity,
                "title": page.title,
                "text": page.text,
            }
            session.out.data(document("explanation", session.today, **members))
        case "plain":
            session.out.data(page.text.removesuffix("\n"))
        case _:
            from salescoach.cli.rendering.page_screen import page_screen

            session.out.screen(page_screen(session, page))


def _list(session: Session) -> None:
    pages = [_page(session, code) for code in CODES]
    rows = [(page.code, page.severity, page.title) for page in pages]
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {
                "codes": [
                    dict(zip(("code", "severity", "title"), row, strict=True)) for row in rows
                ]
            }
            session.out.data(document("codes", session.today, **members))
        case "plain":
            for row in rows:
                session.out.row(row)
        case _:
            from salescoach.cli.rendering.page_screen import codes_screen

            session.out.screen(codes_screen(session, pages))
