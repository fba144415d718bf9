"""`done`: tick off what was done."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from salescoach.cli.doing import done_items
from salescoach.cli.finding import deal_to_write
from salescoach.cli.moving import Leave, soon, whole_leave
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.screens import recalled
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import ItemDone, Payload
from salescoach.deal.record_events import CommitmentKept, ProblemSolved
from salescoach.deal.state import Evidence
from salescoach.errors import BadUsage, InputNeeded
from salescoach.guidance.advice import advise
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import Message, say

EXAMPLE = "Examples: salescoach done halden-board agree-the-trial · salescoach done halden-board 2"


_OWN_COMMAND = frozenset(
    {
        "advance", "win", "meet", "take-up", "walk-away", "arrange", "agree", "settle", "chase",
        "evaluate", "hand-over",
    }
)  # fmt: skip


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    items: Annotated[
        list[str],
        typer.Argument(help="Items, or one number that `next` showed here.", metavar="ITEM"),
    ],
    because: Annotated[
        str | None, typer.Option(help="Why it was done before what it needs.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="When that is made good.", metavar="DATE")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day it was done.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="Also if it was just recorded.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """A number does what the screen said: it asks for what is to be recorded, on a terminal.

    An item done before what it needs is true takes --because and --until, and is owed till then.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)

    def leave(early: Message) -> Leave:
        if session.may_ask and None in (because, until):
            session.words(early)
        elif None in (because, until):
            raise InputNeeded(early, say("hint.leave", day=soon(day)))
        return whole_leave(session, because, until, day=day)

    if len(items) == 1 and items[0].isascii() and items[0].isdecimal():
        number = int(items[0][:6])
        payloads, digest = _shown(session, deal_id, number, leave)
        _check_used(payloads, because, until)
        return record(
            session, deal_id, lambda _: payloads, on=day, seen=digest, again=again, dry_run=dry_run
        )

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        payloads = done_items(view, items, leave)
        _check_used(payloads, because, until)
        return payloads

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _check_used(payloads: Sequence[Payload], because: str | None, until: str | None) -> None:
    """Nothing of what was typed is dropped: a reason is for what was done early."""
    given = because is not None or until is not None
    if given and not any(isinstance(one, ItemDone) and one.because for one in payloads):
        raise BadUsage(say("leave-not-needed"))


def _shown(
    session: Session, deal_id: str, number: int, leave: Callable[[Message], Leave]
) -> tuple[tuple[Payload, ...], str]:
    """What the action of that number on the last screen records, and the deal as it was shown."""
    file, view = seen(session, deal_id)
    action = recalled(session, file, number)
    hint = say("hint.set", command=action.with_) if action.with_ else None
    kind, _, subject = action.id.partition("/")
    facts = [fact for id_ in action.records if (fact := view.playbook.fact(id_)) is not None]
    papers = _papers(view, action.id) if facts else {}
    payloads: tuple[Payload, ...] = ()
    if kind in _OWN_COMMAND and action.with_ is not None:
        raise InputNeeded(say("action-has-command"), say("hint.run", command=action.with_))
    if kind == "keep":
        return (CommitmentKept(commitment=subject),), file.digest
    if kind == "repair":
        return (ProblemSolved(problem=subject),), file.digest
    if facts:
        payloads = _asked(session, deal_id, view, facts, papers, hint)
        if not payloads and len(papers) == len(facts):
            raise InputNeeded(_needs(facts, papers), hint)  # no document: it stays to be done
    elif kind == "find-out" and session.may_ask:
        from salescoach.cli.asking import ask_field

        answer = ask_field(session, view, subject)
        payloads = (answer,) if answer else ()
    if kind == "do":
        payloads = (*payloads, *done_items(view, (subject,), leave))
    if not payloads:
        raise InputNeeded(say("action-needs-values", facts=(subject,)), hint)
    return payloads, file.digest


def _papers(view: View, id_: str) -> dict[str, Evidence]:
    """Of the action as it was shown, the words that only a document is missing for."""
    action = next((one for one in advise(view).actions if one.id == id_), None)
    return {word.fact: word for word in action.papers} if action is not None else {}


def _needs(facts: list[Fact], papers: dict[str, Evidence]) -> Message:
    values = tuple(fact.id for fact in facts if fact.id not in papers)
    documents = tuple(fact.id for fact in facts if fact.id in papers)
    if not documents:
        return say("action-needs-values", facts=values)
    if not values:
        return say("action-needs-documents", facts=documents)
    return say("action-needs-both", facts=values, documents=documents)


def _asked(
    session: Session,
    deal_id: str,
    view: View,
    facts: list[Fact],
    papers: dict[str, Evidence],
    hint: Message | None,
) -> tuple[Payload, ...]:
    """Ask for each value; what is left open is left out. Off a terminal say what is needed."""
    if not session.may_ask:
        raise InputNeeded(_needs(facts, papers), hint)
    from salescoach.cli.asking import ask_facts

    return ask_facts(session, deal_id, view, facts, papers)
