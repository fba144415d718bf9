"""The JSON shapes that scripts rely on (docs/scripts.md). Keys only get added, never change."""

import json
from datetime import date
from typing import Any

from salescoach.cli.rendering.gate_reasons import reasons_for
from salescoach.cli.rendering.pending import pending_json
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Event
from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.criteria import Judged
from salescoach.guidance.debts import Debt
from salescoach.guidance.gate import Gate, part_words
from salescoach.guidance.named_days import named_day
from salescoach.guidance.queue import Queued
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.ranking import Term
from salescoach.guidance.recurring import EVERY_DAYS, since
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned
from salescoach.playbook.problems import Problem
from salescoach.values.canonical import canonical
from salescoach.values.json_text import json_document
from salescoach.values.money import Money
from salescoach.wording.catalogue import Render


def document(schema: str, at: date, **members: Any) -> str:
    """One JSON document in its envelope."""
    envelope = {"schema": f"salescoach/{schema}@1", "at": at.isoformat(), **members}
    return json_document(envelope)


def event_json(event: Event) -> Any:
    """An event as it is stored; its keys sorted, in whatever order the file has them."""
    return json.loads(canonical(event.raw))


def deal_json(file: DealFile, advice: Advice) -> dict[str, Any]:
    """The deal as it stands in every shape."""
    view, deal = advice.view, advice.view.deal
    return {
        "id": file.id,
        "account": deal.account,
        "title": deal.title,
        "playbook": f"{view.playbook.id}@{view.playbook.version}",
        "status": deal.status_on(view.today),
        "outcome": deal.outcome,
        "cycle": deal.cycle,
        "stage": deal.stage,
        "days_in_stage": view.days_in_stage,
        "buyer_position": advice.position,
        "customer_type": deal.customer_type,
        "amount": money_json(deal.amount),
        "expected_close": deal.expected_close.isoformat() if deal.expected_close else None,
    }


def action_json(action: Action, number: int, view: View, render: Render) -> dict[str, Any]:
    """One action; its terms sum exactly to its score."""
    from salescoach.cli.rendering.commands import record_with
    from salescoach.cli.rendering.moments import touchpoint_of

    touchpoint = touchpoint_of(action, view)
    return {
        "number": number,
        "id": action.id,
        "kind": action.kind,
        "moment": action.moment,
        **({"touchpoint": touchpoint.id} if touchpoint is not None else {}),
        "title": render(action.title),
        "because": [render(reason) for reason in action.because],
        "because_ids": [reason.id for reason in action.because],
        "ask": list(action.ask),
        "whom": [person.id for person in action.whom],
        "through": action.through.id if action.through else None,
        "roles": list(action.roles),
        "records": list(action.records),
        "due": action.due.isoformat() if action.due else None,
        "visit": action.visit.id if action.visit else None,
        "about": action.about,
        "waits_for": list(action.waits_for),
        "score": action.score,
        "terms": [term_json(term) for term in action.terms],
        "record_with": record_with(action, view.deal_id, view.playbook),
    }


def term_json(term: Term) -> dict[str, Any]:
    """One of the sum."""
    return {
        "term": term.term,
        "measure": term.measure,
        "weight": term.weight,
        "value": term.value,
        "for": term.for_,
    }


def gate_json(gate: Gate, view: View, render: Render) -> dict[str, Any]:
    """The gate with its applicable criteria."""
    return {
        "stage": gate.stage,
        "open": gate.open,
        "criteria": [criterion_json(judged, view, render) for judged in gate.criteria],
    }


def criterion_json(judged: Judged, view: View, render: Render) -> dict[str, Any]:
    """One criterion of the gate."""
    return {
        "id": judged.criterion.id,
        "statement": judged.criterion.statement,
        "verdict": judged.verdict.value,
        "certain": judged.certain,
        "internal": judged.criterion.internal,
        "why": " ".join(render(reason) for reason in reasons_for(judged, view)),
        "missing": list(dict.fromkeys(part_words(part) for part in judged.outcome.missing)),
    }


def debt_json(debt: Debt) -> dict[str, Any]:
    """What is owed; `id` is the action that repays it."""
    return {
        "id": debt.id,
        "kind": debt.kind,
        "label": debt.owed.label,
        "because": debt.because,
        "actor": debt.actor,
        "on": debt.on.isoformat(),
        "until": debt.until.isoformat(),
        "expired": debt.expired,
        "missing": list(dict.fromkeys(part_words(part) for part in debt.outcome.missing)),
    }


def warning_json(warned: Warned, view: View, render: Render) -> dict[str, Any]:
    """A warning that fires; `since` is the first day of its run, `shows_today` one of its days."""
    first = since(view, warned)
    return {
        "id": warned.rule.id,
        "severity": warned.rule.severity,
        "because": render(warned.because),
        "counter_action": render(warned.counter_action) if warned.counter_action else None,
        "clears": list(warned.clears),
        "source": warned.rule.source,
        "since": first.isoformat(),
        "shows_today": (view.today - first).days % EVERY_DAYS == 0,
    }


def queued_json(queued: Queued, file: DealFile, render: Render) -> dict[str, Any]:
    """One line of the queue."""
    action = queued.action
    return {
        "deal": deal_json(file, queued.advice),
        "score": queued.score,
        "quiet_days": queued.quiet_days,
        "stale": queued.stale,
        "zombie": queued.zombie,
        "action": action_json(action, 1, queued.advice.view, render) if action else None,
        "warnings": [
            warning_json(one, queued.advice.view, render) for one in queued.advice.warnings
        ],
        "rests_since": queued.rests_since.isoformat() if queued.rests_since else None,
        "late": queued.late,
        "handover": pending_json(queued.advice.view.deal),
    }


def named_day_json(view: View) -> dict[str, str] | None:
    """The nearest day that they named, where it asks for attention."""
    found = named_day(view)
    return None if found is None else {"fact": found.name, "day": found.day.isoformat()}


def listed_json(file: DealFile, view: View) -> dict[str, Any]:
    """One deal of the list."""
    quiet = quiet_for(view)
    return {
        **deal_json(file, advise(view)),
        "owner": view.deal.owner,
        "quiet_days": quiet.days,
        "stale": quiet.stale,
    }


def problem_json(problem: Problem, render: Render) -> dict[str, Any]:
    """One problem of a playbook or of a file beside it."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": render(problem.message),
        "hint": render(problem.remedy) if problem.remedy else None,
    }


def money_json(money: Money | None) -> dict[str, str] | None:
    """`{"amount": "50000.00", "currency": "EUR"}`."""
    return money.as_json() if money else None
