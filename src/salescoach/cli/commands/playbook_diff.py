"""`playbook diff`: what is different between two playbooks, and what that does to deals."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from salescoach.cli.contents import Named, Seen, followed_by, named, older, running
from salescoach.cli.deal_effects import DealEffect, effects
from salescoach.cli.exits import Exit
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.diff_stages import Books
from salescoach.cli.rendering.diff_words import change_cells, change_json
from salescoach.cli.rendering.effect_words import effect_cells, effect_json
from salescoach.cli.session import Session
from salescoach.errors import BadUsage
from salescoach.trainer.diffing.alike import alike
from salescoach.trainer.diffing.change import Change
from salescoach.trainer.diffing.comparing import compared
from salescoach.values.messages import Unit, say
from salescoach.values.record import record

EXAMPLE = "Example: salescoach playbook diff technical-sale our-way-of-selling.yaml"
CHANGES = Shape(
    schema="playbook-diff",
    member="changes",
    columns=("kind", "element", "id", "old_id", "stage", "key", "old", "new", "words"),
    page=("kind", "element", "id", "words"),
)
EFFECTS = Shape(
    schema="playbook-effects",
    member="deals",
    columns=(
        "deal", "status", "touched", "effect.stage.before", "effect.stage.after",
        "effect.gate.before", "effect.gate.after", "effect.action.before.id",
        "effect.action.after.id", "words",
    ),
    page=("deal", "status", "words"),
)  # fmt: skip


@record
class Difference:
    """A change, the digest of the old content in which it shows, and the two playbooks."""

    of: str
    change: Change
    books: Books


@command(formats=LISTED, lists=(CHANGES, EFFECTS))
def run(
    session: Session,
    old: Annotated[
        str,
        typer.Argument(
            help="A file, a shipped playbook, or the digest of what a deal follows; "
            "alone, it is the new one."
        ),
    ],
    new: Annotated[
        str | None, typer.Argument(help="A file, or the id of a shipped playbook.")
    ] = None,
    deal: Annotated[str | None, typer.Option(help="The old one is what this deal follows.")] = None,
    deals: Annotated[
        bool, typer.Option("--deals", help="Also what an upgrade would do to running deals.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 where there is a difference.")
    ] = False,
) -> int:
    """What was added, removed, renamed, reworded; what asks for more now, and what for less.

    Tightened means: whatever meets the new one meets the old one, too, and not the other way
    round. Where neither can be proved it says changed. Each line speaks of one key alone.

    With one playbook it is compared with what running deals follow: useful where you changed
    your only file.

    With --deals a screen shows both; in a pipe the lines are the deals alone, and JSON has both.
    """  # fmt: skip
    if deal is not None and new is not None:
        raise BadUsage(say("diff.deal-and-old"))
    after = named(session, old if new is None else new)
    alone = new is None and deal is None
    seen, broken = running(session, after) if deals or alone else ({}, False)
    if alone:
        olds = older(session, after, seen)
    else:
        olds = (named(session, old) if deal is None else followed_by(session, deal),)
    found = [(one, compared(one.content, after.content)) for one in olds]
    if deals:
        _show_effects(session, found, after, seen)
    else:
        _show(session, found, after)
    if broken:
        return Exit.FATAL
    return Exit.NO if exit_code and any(changes for _, changes in found) else Exit.WORKED


def _show(session: Session, found: Sequence[tuple[Named, tuple[Change, ...]]], new: Named) -> None:
    records = [
        Difference(one.digest, change, _books(one, new))
        for one, changes in found
        for change in changes
    ]
    told = tell(
        session, CHANGES, records,
        cells=lambda one: change_cells(one.change, one.books, session.text),
        json=lambda one: {"from": one.of, **change_json(one.change, one.books, session.text)},
        name=lambda one: one.change.id,
        around=lambda objects: {**_head(found, new), "changes": objects},
    )  # fmt: skip
    if not told:
        _screen(session, found, new)
    _ask_of_alike(session, found)
    if not found:
        book = new.content.playbook.id
        session.words(say("diff.no-deals", playbook=book, new=new.label))
    for one, changes in found:
        if not changes:
            session.words(say("diff.equal", old=one.label, new=new.label))


def _books(old: Named, new: Named) -> Books:
    return Books(old.content.playbook, new.content.playbook)


def _ask_of_alike(session: Session, found: Sequence[tuple[Named, tuple[Change, ...]]]) -> None:
    """What is gone and what is new under the same words: nobody but who wrote it can know."""
    for one in dict.fromkeys(one for _, changes in found for one in alike(changes)):
        kind = say(f"kind.{one.element}")
        session.words(say("diff.alike", kind=kind, before=one.before, after=one.after))


def _show_effects(
    session: Session,
    found: Sequence[tuple[Named, tuple[Change, ...]]],
    new: Named,
    seen: Seen,
) -> None:
    """The deals are the records then; the changes stand in the document, and on a screen above."""
    reached = effects(session, new, seen)
    changes = [
        {"from": one.digest, **change_json(change, _books(one, new), session.text)}
        for one, changes in found
        for change in changes
    ]
    told = tell(
        session, EFFECTS, reached,
        cells=lambda one: effect_cells(one, session.text),
        json=lambda one: effect_json(one, session.text),
        name=lambda one: one.deal,
        around=lambda objects: {**_head(found, new), "changes": changes, "deals": objects},
    )  # fmt: skip
    if not told:
        _screen(session, found, new)
        _effects_screen(session, reached, new)
    _ask_of_alike(session, found)
    if not reached:
        session.words(say("diff.deals-none", new=new.label))


def _effects_screen(session: Session, reached: Sequence[DealEffect], new: Named) -> None:
    from salescoach.cli.rendering.diff_screen import effect_lines
    from salescoach.cli.rendering.layout import Screen

    if reached:
        screen = Screen(session)
        screen.add("")
        effect_lines(screen, session, reached, new.label)
        session.out.screen(screen.text())


def _head(found: Sequence[tuple[Named, tuple[Change, ...]]], new: Named) -> dict[str, Any]:
    return {"olds": [_named_json(one) for one, _ in found], "new": _named_json(new)}


def _named_json(one: Named) -> dict[str, Any]:
    book = one.content.playbook
    return {"id": book.id, "version": book.version, "title": book.title, "digest": one.digest,
            "deals": one.deals}  # fmt: skip


def _screen(
    session: Session, found: Sequence[tuple[Named, tuple[Change, ...]]], new: Named
) -> None:
    from salescoach.cli.rendering.diff_screen import change_lines, counts_of
    from salescoach.cli.rendering.layout import Screen

    screen = Screen(session)
    for one, changes in found:
        if not changes:
            continue
        screen.blank()
        title = say("diff.title", old=one.label, new=new.label)
        if one.deals is not None:
            deals = Unit(one.deals, "deal")
            title = say("diff.title-of-deals", old=one.label, deals=deals, new=new.label)
        screen.add((session.text(title), "bold"))
        change_lines(screen, session, changes, one.content.playbook, new.content.playbook)
        screen.blank()
        screen.add(session.text(counts_of(changes)))
    if screen.height:
        session.out.screen(screen.text())
