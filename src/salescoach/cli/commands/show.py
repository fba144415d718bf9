"""`show`: all that is known of a deal."""

from typing import Annotated, Any

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.earlier_version import (
    step_row,
    steps_without_place,
    without_place,
    without_place_json,
    without_place_value,
)
from salescoach.cli.rendering.pending import pending_json, pending_rows
from salescoach.cli.rendering.people import people_json
from salescoach.cli.rendering.show_records import (
    differentiation_json,
    records_of,
    scores_json,
)
from salescoach.cli.rendering.standing import (
    asked_json,
    asked_rows,
    skipped_json,
    skipped_rows,
    standing_json,
    standing_rows,
)
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.encode import fact_value_json
from salescoach.deal.state import Deal
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.knowledge import KnownFact, known_facts
from salescoach.playbook.conditions import FIELDS

EXAMPLE = "Example: salescoach show halden-board"


@command()
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="Leave out what was recorded later.")
    ] = False,
) -> int:
    """Its fields, its people, and every fact with what counts today, how strong, and since when.

    With --at DATE: as it stood on that day, by all that is known today. With --at DATE --recorded:
    as you could have read it on that day; what was recorded later for earlier days is left out.
    """
    deal_id = deal_or_asked(session, deal)
    file, view = seen(session, deal_id, recorded=recorded)
    advice = advise(view)
    match session.format:
        case "json":
            session.out.data(_json(session, file, advice))
        case "plain":
            _plain(session, file, advice)
        case _:
            from salescoach.cli.rendering.show_screen import show_screen

            session.out.screen(show_screen(session, file, advice))
    return 0


def _json(session: Session, file: DealFile, advice: Advice) -> str:
    from salescoach.cli.rendering.json_shapes import deal_json, debt_json, document

    deal = advice.view.deal
    return document(
        "show",
        session.today,
        deal={
            **deal_json(file, advice),
            "opened": deal.opened.isoformat(),
            "entered": deal.entered.isoformat(),
            "deal_kind": deal.deal_kind,
            "lead_source": deal.lead_source,
            "owner": deal.owner,
            "language": deal.language,
            "fields_said_by": _fields_said_by(deal),
            **standing_json(deal, session.today),
            "handover": pending_json(deal),
        },
        people=people_json(advice.view),
        facts=[_fact_json(known) for known in known_facts(advice.view)],
        without_place=[without_place_json(one) for one in without_place(advice.view)],
        done=[
            {"stage": one.stage, "item": one.item, "on": one.on.isoformat()} for one in deal.done
        ],
        skipped=skipped_json(deal),
        asked=asked_json(deal),
        debts=[debt_json(debt) for debt in advice.debts],
        contradictions=list(deal.contradictions),
        records={
            one.name: [session.text(told) for told in one.lines]
            for one in records_of(advice.view)
            if one.name not in ("scores", "towards")
        },
        scores=scores_json(advice.view),
        differentiation=differentiation_json(advice.view),
    )


def _fields_said_by(deal: Deal) -> dict[str, list[str]]:
    """Who of theirs gave the value that stands, of the fields that somebody gave."""
    words = ((name, deal.word_on(name)) for name in FIELDS)
    return {name: list(word.said_by) for name, word in words if word is not None}


def _fact_json(known: KnownFact) -> dict[str, Any]:
    assert known.weighed is not None
    evidence = known.weighed.evidence
    return {
        "id": known.fact.id,
        "state": known.state,
        "value": fact_value_json(evidence.value),
        "level": known.weighed.level.value,
        "said_by": list(evidence.said_by),
        "document": evidence.document,
        "on": evidence.on.isoformat(),
        "of": evidence.of,
    }


def _plain(session: Session, file: DealFile, advice: Advice) -> None:
    view, deal = advice.view, advice.view.deal
    rows: list[tuple[str, ...]] = [
        ("deal", "id", file.id),
        ("deal", "account", deal.account),
        ("deal", "title", deal.title or ""),
        ("deal", "status", deal.status_on(session.today)),
        ("deal", "stage", deal.stage),
        ("deal", "cycle", str(deal.cycle)),
        ("deal", "buyer-position", advice.position),
        ("deal", "amount", f"{deal.amount.amount} {deal.amount.currency}" if deal.amount else ""),
        ("deal", "expected-close", deal.expected_close.isoformat() if deal.expected_close else ""),
        ("deal", "customer-type", deal.customer_type or ""),
        ("deal", "owner", deal.owner or ""),
        ("deal", "language", deal.language or ""),
        ("deal", "playbook", f"{view.playbook.id}@{view.playbook.version}"),
        *(("deal", *row) for row in standing_rows(deal, session.today)),
        *(("deal", *row) for row in pending_rows(deal)),
    ]
    for person in deal.people:
        roles = " ".join(sorted(person.roles_on(session.today)))
        rows.append(("person", person.id, person.name, roles, person.job or ""))
    for known in known_facts(view):
        assert known.weighed is not None
        assert known.value is not None
        evidence = known.weighed.evidence
        rows.append(
            (
                "fact",
                known.fact.id,
                session.text(known.value),
                known.state,
                known.weighed.level.value,
                " ".join(evidence.said_by),
                evidence.on.isoformat(),
                evidence.of or "",
            )
        )
    rows += [
        ("debt", debt.id, debt.until.isoformat(), debt.because, debt.actor) for debt in advice.debts
    ]
    elsewhere = steps_without_place(view)
    gone = {f"{one.stage}/{one.item}" for one in elsewhere}
    steps = [("done", f"{one.stage}/{one.item}", one.on.isoformat()) for one in deal.done]
    rows += [row for row in (*steps, *skipped_rows(deal)) if row[1] not in gone]
    rows += asked_rows(deal)
    rows += [(one.name, session.text(told)) for one in records_of(view) for told in one.lines]
    for one in without_place(view):
        value = session.text(without_place_value(one))
        said_by = " ".join(one.said_by)
        rows.append(("without-place", one.fact, value, said_by, one.on.isoformat(), one.of or ""))
    rows += [step_row(one) for one in elsewhere]
    for row in rows:
        session.out.row(row)
