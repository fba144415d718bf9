"""`set`: record what is known, and who said it."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from salescoach.cli.finding import (
    clean,
    deal_to_write,
    fact_by_id,
    person_by_name,
)
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.values import FIELDS, answer, assignment, field_set
from salescoach.deal.decode import DealFile
from salescoach.deal.events import EvidenceRecorded, FieldSet, Payload
from salescoach.deal.state import Evidence
from salescoach.errors import BadUsage, InputNeeded
from salescoach.guidance.evidence import weigh
from salescoach.guidance.view import View
from salescoach.values.levels import Level
from salescoach.values.messages import say
from salescoach.values.record import record as plain_record

EXAMPLE = 'Example: salescoach set halden-board need="fewer breaks" --said-by ulf'


@plain_record(kw_only=True)
class _Support:
    """What supports the values of one command."""

    said_by: tuple[str, ...]
    of: str | None
    document: str | None
    lowered: Level | None
    note: str | None


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    values: Annotated[
        list[str], typer.Argument(help="What you know, and its value.", metavar="FACT=VALUE")
    ],
    said_by: Annotated[list[str] | None, typer.Option(help="Who said so; may be repeated.")] = None,
    of: Annotated[
        str | None,
        typer.Option(help="Whose it is, of a fact kept for each person.", metavar="NAME"),
    ] = None,
    document: Annotated[str | None, typer.Option(help="What proves it: a file, minutes.")] = None,
    level: Annotated[str | None, typer.Option(help="Let it count as less.")] = None,
    on: Annotated[str | None, typer.Option(help="The day it was said.", metavar="DATE")] = None,
    note: Annotated[str | None, typer.Option(help="A remark for yourself.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Also if it was just recorded.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """The level follows from who said it. FACT=none: they were asked, and there is none.

    A fact that the playbook keeps for each person takes --of; the one who said it stands for it.

    The deal's own fields are set the same way: amount, expected-close, customer-type, deal-kind,
    lead-source. With --said-by it is their own word: a date that they gave.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)

    names = [assignment(text)[0] for text in values]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadUsage(say("named-twice", fact=twice[:60]))

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        support = _Support(
            said_by=tuple(
                dict.fromkeys(
                    person_by_name(session, deal_id, view.deal, name).id for name in said_by or ()
                )
            ),
            of=person_by_name(session, deal_id, view.deal, of).id if of is not None else None,
            document=clean(document, "--document") if document is not None else None,
            lowered=_level(level),
            note=clean(note, "--note") if note is not None else None,
        )
        payloads = tuple(_payload(session, deal_id, view, text, support) for text in values)
        payloads = _of_somebody(session, deal_id, view, payloads, support)
        _check_supported(payloads, support)
        _check_lowered(payloads, view, day)
        return payloads

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _payload(session: Session, deal_id: str, view: View, text: str, support: _Support) -> Payload:
    name, value = assignment(text)
    if name in FIELDS:
        return field_set(view, name, value, support.said_by)
    fact = fact_by_id(view.playbook, name)
    answered = answer(session, deal_id, view, fact, value)
    return EvidenceRecorded(
        fact=fact.id,
        value=answered,
        none=answered is None,
        said_by=() if fact.ours else support.said_by,
        document=support.document,
        lowered=support.lowered,
        note=support.note,
    )


def _of_somebody(
    session: Session,
    deal_id: str,
    view: View,
    payloads: tuple[Payload, ...],
    support: _Support,
) -> tuple[Payload, ...]:
    """Whose value it is, of facts kept for each person: --of, else the one person of --said-by."""
    personal = [
        one.fact
        for one in payloads
        if isinstance(one, EvidenceRecorded) and view.fact(one.fact).scope == "person"
    ]
    if not personal:
        if support.of is not None:
            raise BadUsage(say("of-not-personal", fact=_assigned(payloads[0])))
        return payloads
    only = support.said_by[0] if len(support.said_by) == 1 else None
    whose = support.of or only
    if whose is None:
        if not session.may_ask:
            raise InputNeeded(say("whose-missing", facts=tuple(personal)), say("hint.whose"))
        from salescoach.cli.needed import person_or_asked

        question = say("prompt.whose", fact=view.fact(personal[0]).label)
        whose = person_or_asked(session, deal_id, view.deal, None, question).id
    return tuple(
        replace(one, of=whose)
        if isinstance(one, EvidenceRecorded) and one.fact in personal
        else one
        for one in payloads
    )


def _assigned(payload: Payload) -> str:
    """The name before the `=`."""
    assert isinstance(payload, EvidenceRecorded | FieldSet)
    if isinstance(payload, EvidenceRecorded):
        return payload.fact
    return payload.field.replace("_", "-")


def _check_supported(payloads: tuple[Payload, ...], support: _Support) -> None:
    """Nothing of what was typed is dropped: every option supports at least one of the values.

    What we settle ourselves may stand beside what somebody said, but not alone.
    """
    evidence = [one for one in payloads if isinstance(one, EvidenceRecorded)]
    name = _assigned(payloads[0])
    if support.said_by and not any(
        isinstance(one, EvidenceRecorded | FieldSet) and one.said_by for one in payloads
    ):
        raise BadUsage(say("said-by-ours", fact=name))
    others = {"--document": support.document, "--level": support.lowered, "--note": support.note}
    given = tuple(option for option, value in others.items() if value is not None)
    if given and not evidence:
        raise BadUsage(say("support-of-field", field=name, options=given))


def _check_lowered(payloads: tuple[Payload, ...], view: View, day: date) -> None:
    """A level that is asked for may only lower the one that follows from who said it."""
    for one in payloads:
        if not isinstance(one, EvidenceRecorded) or one.lowered is None:
            continue
        evidence = Evidence(
            event="", fact=one.fact, on=day, actor="", said_by=one.said_by, document=one.document
        )
        level = weigh(view.fact(one.fact), evidence, view.deal, day).level
        if one.lowered.rank > level.rank:
            counts = say(f"level.{level}")
            raise BadUsage(say("level-raised", fact=one.fact, level=counts))


def _level(given: str | None) -> Level | None:
    if given is None:
        return None
    if given not in tuple(Level):
        words = tuple(one.value for one in Level)
        raise BadUsage(say("bad-level", text=given[:60]), say("hint.one-of", words=words))
    return Level(given)
