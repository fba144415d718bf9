"""What `undo` could take back, or with --redo bring back, and what has to go before."""

from typing import Any

from salescoach.cli.listing import Shape, tell
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.telling import told_transaction
from salescoach.cli.session import Session
from salescoach.deal.transactions import (
    Transaction,
    holds_on_to,
    missing_names,
    stands_against,
    undoable,
    undoings,
)
from salescoach.guidance.view import View
from salescoach.values.days import instant_text
from salescoach.values.messages import Message, say
from salescoach.values.record import record

CHOICES = Shape(
    schema="undo-choices",
    member="transactions",
    columns=("tx", "on", "actor", "first_undo", "first_redo_of", "kind", "text"),
)
_SHORT = 8


@record
class Choice:
    """A command that could be taken back or brought back.

    `first_undo` is a later command that has to be taken back before, `first_redo_of` are the ids
    that it names and nothing has any more: what added them has to be brought back before.
    """

    command: Transaction
    first_undo: Transaction | None = None
    first_redo_of: tuple[str, ...] = ()


def show_choices(
    session: Session, view: View, commands: tuple[Transaction, ...], *, redo: bool
) -> None:
    """The newest first, as a screen or as data."""
    facts = view.playbook.person_facts
    found = _to_bring_back(commands, facts) if redo else _to_take_back(commands, facts)
    told = tell(
        session, CHOICES, found,
        cells=lambda one: _cells(session, one, view, commands),
        json=lambda one: _json(session, one, view, commands),
        around=lambda objects: {"deal": view.deal_id, "redo": redo, "transactions": objects},
    )  # fmt: skip
    if not found:
        session.words(say("nothing-to-redo" if redo else "nothing-to-undo", deal=view.deal_id))
    elif not told:
        session.out.screen(_screen(session, found, view, commands, redo=redo))


def _to_take_back(commands: tuple[Transaction, ...], facts: frozenset[str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(one, first_undo=holds_on_to(one, commands, person_facts=facts))
        for one in undoable(commands)
    )


def _to_bring_back(commands: tuple[Transaction, ...], facts: frozenset[str]) -> tuple[Choice, ...]:
    by_tx = {one.tx: one for one in commands}
    names = dict.fromkeys(undoing.undoes or "" for undoing in undoings(commands))
    return tuple(
        Choice(
            by_tx[name],
            first_undo=stands_against(by_tx[name], commands),
            first_redo_of=missing_names(by_tx[name], commands, person_facts=facts),
        )
        for name in names
    )


def _json(
    session: Session, one: Choice, view: View, commands: tuple[Transaction, ...]
) -> dict[str, Any]:
    newest = one.command.events[-1]
    return {
        "tx": one.command.tx,
        "on": newest.on.isoformat(),
        "recorded": instant_text(newest.recorded),
        "actor": newest.actor,
        "first_undo": one.first_undo.tx if one.first_undo is not None else None,
        "first_redo_of": list(one.first_redo_of),
        "kind": newest.kind,
        "text": session.text(told_transaction(one.command, view, commands)),
    }


def _cells(
    session: Session, one: Choice, view: View, commands: tuple[Transaction, ...]
) -> list[str]:
    said = _json(session, one, view, commands)
    said["first_redo_of"] = " ".join(one.first_redo_of)
    return [said[name] or "" for name in CHOICES.columns]


def _screen(
    session: Session,
    found: tuple[Choice, ...],
    view: View,
    commands: tuple[Transaction, ...],
    *,
    redo: bool,
) -> str:
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.next_screen import header

    screen = Screen(session)
    header(screen, session, view)
    screen.blank()
    screen.add((session.text(say("undo.to-bring-back" if redo else "undo.to-take-back")), "bold"))
    for one in found:
        newest = one.command.events[-1]
        what = told_transaction(one.command, view, commands)
        by = session.text(say("undo.by", actor=newest.actor, day=newest.on))
        screen.add((f"{one.command.tx[:_SHORT]}  ", "dim"), session.text(what),
                   (f"  ({by})", "dim"), indent=2, hang=12)  # fmt: skip
        for before in _before(one, redo=redo):
            screen.add((session.text(before), "dim"), indent=12)
    words = ("undo", view.deal_id, "TX", *(("--redo",) if redo else ()))
    screen.blank()
    screen.add((session.text(say("undo.how", command=line(*words))), "dim"))
    return screen.text()


def _before(one: Choice, *, redo: bool) -> tuple[Message, ...]:
    found: list[Message] = []
    if one.first_undo is not None:
        key = "undo.first-undo-moved" if redo else "undo.first-undo"
        found.append(say(key, tx=one.first_undo.tx[:_SHORT]))
    if one.first_redo_of:
        found.append(say("undo.first-redo", names=one.first_redo_of))
    return tuple(found)
