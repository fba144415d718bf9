"""`playbook list`: which playbooks there are to sell by."""

from salescoach.cli.found_playbooks import Found, found_playbooks
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach playbook list"
PLAYBOOKS = Shape(
    schema="playbooks",
    member="playbooks",
    columns=("id", "version", "title", "stages", "file", "tests", "errors", "about"),
    page=("title", "version", "about"),
)


@command(formats=LISTED, lists=(PLAYBOOKS,))
def run(session: Session) -> int:
    """Those that come with salescoach, and those whose files lie in this folder.

    Each with its id, version and title, for what it is, how many stages it has, where it lies, and
    whether tests stand beside it. What has errors is listed, too, with how many.
    To see one that comes along at work: `salescoach demo --playbook ID`.
    """
    found = tuple(found_playbooks(session))
    told = tell(
        session, PLAYBOOKS, found,
        cells=_cells,
        json=_json,
        name=lambda one: one.head.id if one.head else one.file,
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.playbook_list import playbooks_screen

        session.out.screen(playbooks_screen(session, found))
    if all(one.ships for one in found):
        session.words(say("playbooks.demo", command=line("demo", "--playbook", "ID")))
        session.words(say("playbooks.none-here", command=line("playbook", "new", "NAME")))
    return 0


def _cells(one: Found) -> tuple[str, ...]:
    head = one.head
    told = (head.id, head.version, head.title, str(head.stages)) if head else ("",) * 4
    tests = "yes" if one.tests else "no"
    return (*told, one.file, tests, str(one.errors), (head.about if head else None) or "")


def _json(one: Found) -> dict[str, object]:
    head = one.head
    return {
        "id": head.id if head else None,
        "version": head.version if head else None,
        "title": head.title if head else None,
        "about": head.about if head else None,
        "stages": head.stages if head else None,
        "file": one.file,
        "ships": one.ships,
        "tests": one.tests,
        "errors": one.errors,
    }
