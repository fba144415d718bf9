"""`set`: record what is known, and who said it."""

from typing import Annotated

import typer

from salescoach.cli.finding import (
    clean,
    deal_to_write,
    fact_by_id,
    one_of_titled,
    person_by_name,
)
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.values import assignment, day_text, fact_value, money
from salescoach.deal.decode import DealFile
from salescoach.deal.events import EvidenceRecorded, FieldSet, Payload
from salescoach.errors import BadUsage
from salescoach.guidance.view import View
from salescoach.values.levels import Level
from salescoach.values.messages import say
from salescoach.values.record import record as plain_record

EXAMPLE = 'Example: salescoach set halden-board need="fewer breaks" --said-by ulf'
_NONE = "none"


@plain_record(kw_only=True)
class _Support:
    """What supports the values of one command."""

    said_by: tuple[str, ...]
    document: str | None
    lowered: Level | None
    note: str | None


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    values: Annotated[list[str], typer.Argument(help="FACT=VALUE …", metavar="FACT=VALUE")],
    said_by: Annotated[list[str] | None, typer.Option(help="Who said so; may be repeated.")] = None,
    document: Annotated[str | None, typer.Option(help="What proves it: a file, minutes.")] = None,
    level: Annotated[str | None, typer.Option(help="Let it count as less.")] = None,
    on: Annotated[str | None, typer.Option(help="The day it was said.", metavar="DATE")] = None,
    note: Annotated[str | None, typer.Option(help="A remark for yourself.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Also if it was just recorded.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """The level follows from who said it. FACT=none: they were asked, and there is none.

    The deal's own fields are set the same way: amount, expected-close, customer-type, deal-kind,
    lead-source.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        support = _Support(
            said_by=tuple(
                dict.fromkeys(
                    person_by_name(session, deal_id, view.deal, name).id for name in said_by or ()
                )
            ),
            document=clean(document, "--document") if document is not None else None,
            lowered=_level(level),
            note=clean(note, "--note") if note is not None else None,
        )
        payloads = tuple(_payload(session, deal_id, view, text, support) for text in values)
        _check_said(payloads, support)
        return payloads

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _payload(session: Session, deal_id: str, view: View, text: str, support: _Support) -> Payload:
    name, value = assignment(text)
    if name in _FIELDS:
        return _field(view, name, value)
    fact = fact_by_id(view.playbook, name)
    none = value == _NONE
    return EvidenceRecorded(
        fact=fact.id,
        value=None if none else fact_value(session, deal_id, view, fact, value),
        none=none,
        said_by=() if fact.ours else support.said_by,
        document=support.document,
        lowered=support.lowered,
        note=support.note,
    )


def _check_said(payloads: tuple[Payload, ...], support: _Support) -> None:
    """What we settle ourselves may stand beside what somebody said, but not alone."""
    said = [one for one in payloads if isinstance(one, EvidenceRecorded) and one.said_by]
    if support.said_by and not said:
        first = payloads[0]
        assert isinstance(first, EvidenceRecorded | FieldSet)
        name = first.fact if isinstance(first, EvidenceRecorded) else first.field
        raise BadUsage(say("said-by-ours", fact=name.replace("_", "-")))


def _field(view: View, name: str, value: str) -> FieldSet:
    stored = name.replace("-", "_")
    clean(value, name)
    match name:
        case "amount":
            return FieldSet(field=stored, value=money(value))
        case "expected-close":
            return FieldSet(field=stored, value=day_text(value))
        case "customer-type":
            known = view.playbook.customer_types
            return FieldSet(field=stored, value=one_of_titled(value, known, name))
        case "deal-kind":
            return FieldSet(
                field=stored, value=one_of_titled(value, view.playbook.deal_kinds, name)
            )
        case _:
            known_sources = view.playbook.lead_sources
            return FieldSet(field=stored, value=one_of_titled(value, known_sources, name))


def _level(given: str | None) -> Level | None:
    if given is None:
        return None
    if given not in tuple(Level):
        words = tuple(one.value for one in Level)
        raise BadUsage(say("bad-level", text=given[:60]), say("hint.one-of", words=words))
    return Level(given)


_FIELDS = ("amount", "expected-close", "customer-type", "deal-kind", "lead-source")
