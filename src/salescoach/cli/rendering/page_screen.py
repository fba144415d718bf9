"""The page of a problem code on a screen: paragraphs as wide as it is, examples indented."""

from collections.abc import Sequence

from salescoach.cli.rendering.key_page import add_all_keys
from salescoach.cli.rendering.layout import Screen, columns, padded
from salescoach.cli.session import Session
from salescoach.trainer.keys.table import KeyTold
from salescoach.trainer.page import FENCE, Page
from salescoach.values.messages import say

_GAP = 2


def page_screen(session: Session, page: Page) -> str:
    """Title and severity, then the page without the signs of Markdown."""
    screen = Screen(session)
    severity = session.text(say(f"severity.{page.severity}"))
    screen.pair((f"{page.code}  {page.title}", "bold"), severity)
    paragraph: list[str] = []
    inside = False
    for line in [*page.text.split("\n")[1:], ""]:
        if line.startswith(FENCE):
            inside = not inside
        elif inside:
            screen.add(line, indent=4)
        elif line:
            paragraph.append(line)
        else:
            if paragraph:
                screen.add(" ".join(paragraph))
            screen.blank()
            paragraph = []
    return screen.text()


def codes_screen(session: Session, pages: Sequence[Page], keys: Sequence[KeyTold]) -> str:
    """A line a code; then the keys, in short."""
    screen = Screen(session)
    rows = [(one.code, session.text(say(f"severity.{one.severity}")), one.title) for one in pages]
    code, severity, _ = columns(rows)
    for row in rows:
        words = padded(row[0], code + _GAP) + padded(row[1], severity + _GAP) + row[2]
        screen.add(words, hang=code + severity + 2 * _GAP)
    add_all_keys(screen, session, keys)
    return screen.text()
