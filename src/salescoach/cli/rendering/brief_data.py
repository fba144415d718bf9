"""The call sheet for scripts: a record a line, and JSON. Both have everything."""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.session import Session
from salescoach.deal.records import Commitment, Problem
from salescoach.guidance.brief import SHORT_OF_TIME, Brief, OpenDoubt
from salescoach.guidance.brief_asks import Ask, own_words
from salescoach.guidance.brief_people import Attendee, Missing
from salescoach.guidance.offering import Offer

Cells = tuple[str, ...]


def brief_rows(session: Session, brief: Brief) -> Iterator[Cells]:
    """The first column says what the line is; see docs/scripts.md."""
    visit, purpose = brief.visit, brief.purpose
    yield ("visit", visit.id, visit.day.isoformat(), visit.time or "", visit.location or "",
           visit.kind or "")  # fmt: skip
    if purpose.leave_with is not None:
        yield "leave-with", purpose.leave_with
    if purpose.or_at_least is not None:
        yield "or-at-least", purpose.or_at_least
    yield from (("not-enough", words) for words in purpose.not_enough)
    yield from (_attendee_row(session, one, brief) for one in brief.attendees)
    for one in brief.attendees:
        yield from _ways_rows(one)
    yield from (_offer_row(one) for one in brief.offers)
    yield from (_missing_row(one) for one in brief.missing)
    for number, ask in enumerate(brief.asks, start=1):
        whom = " ".join(person.id for person in ask.whom) or " ".join(ask.roles)
        yield "ask", str(number), ask.fact or "", whom, _words(session, ask) or "", ask.about
    yield from (_doubt_row(one) for one in brief.doubts)
    for promise in brief.promises:
        owner, late = promise.owner or "", promise.is_late_on(brief.view.today)
        yield "promise", promise.id, promise.side, owner, _day(promise), _late(late), promise.what
    for problem in brief.problems:
        late = problem.is_late_on(brief.view.today)
        yield "problem", problem.id, problem.severity, _day(problem), _late(late), problem.what
    yield from (("agreed", one.id, one.what) for one in brief.agreed)
    yield from (("bring", what) for what in brief.bring)
    if brief.left_out is not None:
        yield "leave-out", brief.left_out.what, brief.left_out.because or ""
    yield from (("untold", one.id, one.day.isoformat()) for one in brief.untold)


def brief_json(session: Session, brief: Brief) -> dict[str, Any]:
    """The member `sheet` of `salescoach/brief@1`."""
    visit, purpose, left_out = brief.visit, brief.purpose, brief.left_out
    return {
        "visit": visit.id or None,
        "day": visit.day.isoformat(),
        "time": visit.time,
        "place": visit.location,
        "kind": visit.kind,
        "leave_with": purpose.leave_with,
        "or_at_least": purpose.or_at_least,
        "not_enough": list(purpose.not_enough),
        "item": purpose.item,
        "people": [_attendee_json(session, one, brief) for one in brief.attendees],
        "offers": [_offer_json(one) for one in brief.offers],
        "missing": [_missing_json(one) for one in brief.missing],
        "asks": [_ask_json(session, *one) for one in enumerate(brief.asks, start=1)],
        "doubts": [_doubt_json(one) for one in brief.doubts],
        "promises": [_promise_json(one, brief) for one in brief.promises],
        "problems": [_problem_json(one, brief) for one in brief.problems],
        "agreed": [{"id": one.id, "what": one.what} for one in brief.agreed],
        "bring": list(brief.bring),
        "leave_out": left_out and {"what": left_out.what, "because": left_out.because},
        "untold": [one.id for one in brief.untold],
    }


def _attendee_row(session: Session, one: Attendee, brief: Brief) -> Cells:
    person = one.person
    roles = " ".join(sorted(person.roles_on(brief.view.today)))
    acts = "; ".join(session.text(act) for act in one.acts)
    only = " ".join(fact.id for fact in one.only)
    return ("person", person.id, person.name, roles, person.job or "", person.wants or "",
            one.stance or "", acts, only)  # fmt: skip


def _ways_rows(one: Attendee) -> Iterator[Cells]:
    if one.decides_by:
        yield "decides-by", one.person.id, one.decides_by
    if one.prefers:
        yield "prefers", one.person.id, one.prefers
    if one.ask_goals:
        yield "ask-goals", one.person.id


def _offer_row(one: Offer) -> Cells:
    element = one.element
    return ("offer", one.person.id, element.id, element.title, one.goal.words,
            one.goal.perspective or "", element.advantage or "", element.benefit or "")  # fmt: skip


def _missing_row(one: Missing) -> Cells:
    person = one.person
    met = one.met.isoformat() if one.met else ""
    return ("missing", person.id if person else "", person.name if person else "",
            " ".join(one.roles), met)  # fmt: skip


def _doubt_row(one: OpenDoubt) -> Cells:
    doubt = one.doubt
    return ("doubt", doubt.id, doubt.state, doubt.severity, doubt.holder or "", doubt.words,
            "; ".join(one.ask), "; ".join(one.show))  # fmt: skip


def _attendee_json(session: Session, one: Attendee, brief: Brief) -> dict[str, Any]:
    person = one.person
    return {
        "id": person.id,
        "name": person.name,
        "roles": sorted(person.roles_on(brief.view.today)),
        "job": person.job,
        "wants": person.wants,
        "stance": one.stance or "unknown",
        "acts": [session.text(act) for act in one.acts],
        "only": [fact.id for fact in one.only],
        "decides_by": one.decides_by,
        "prefers": one.prefers,
        "ask_goals": one.ask_goals,
    }


def _offer_json(one: Offer) -> dict[str, Any]:
    return {
        "person": one.person.id,
        "goal": one.goal.words,
        "perspective": one.goal.perspective,
        "element": one.element.id,
        "title": one.element.title,
        "advantage": one.element.advantage,
        "benefit": one.element.benefit,
    }


def _missing_json(one: Missing) -> dict[str, Any]:
    return {
        "person": one.person.id if one.person else None,
        "roles": list(one.roles),
        "met": one.met.isoformat() if one.met else None,
    }


def _ask_json(session: Session, number: int, ask: Ask) -> dict[str, Any]:
    return {
        "number": number,
        "fact": ask.fact,
        "about": ask.about,
        "words": _words(session, ask),
        "whom": [person.id for person in ask.whom],
        "roles": list(ask.roles),
        "if_time_is_short": number <= SHORT_OF_TIME,
    }


def _doubt_json(one: OpenDoubt) -> dict[str, Any]:
    doubt = one.doubt
    return {
        "id": doubt.id,
        "state": doubt.state,
        "severity": doubt.severity,
        "holder": doubt.holder,
        "words": doubt.words,
        "risk": doubt.risk,
        "answer": doubt.answer,
        "ask": list(one.ask),
        "show": list(one.show),
    }


def _promise_json(one: Commitment, brief: Brief) -> dict[str, Any]:
    return {
        "id": one.id,
        "side": one.side,
        "owner": one.owner,
        "what": one.what,
        "due": one.due.isoformat() if one.due else None,
        "late": one.is_late_on(brief.view.today),
    }


def _problem_json(one: Problem, brief: Brief) -> dict[str, Any]:
    return {
        "id": one.id,
        "what": one.what,
        "severity": one.severity,
        "due": one.due.isoformat() if one.due else None,
        "late": one.is_late_on(brief.view.today),
    }


def _late(late: bool) -> str:
    return "late" if late else ""


def _day(one: Commitment | Problem) -> str:
    return one.due.isoformat() if one.due else ""


def _words(session: Session, ask: Ask) -> str | None:
    """The question as it is put: of the playbook, or a sentence of ours."""
    return ask.words if ask.own is None else session.text(own_words(ask))
