"""What a rep says of a visit: which one is meant, and what is said of it, read and asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any, get_args

from salescoach.cli.asking import ask_until
from salescoach.cli.finding import MOST_REASON, clean, clean_name, one_of_titled
from salescoach.cli.finding_records import ids_of, one_of_few, record_by_id
from salescoach.cli.prompts import pick
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session, day_of
from salescoach.deal.record_events import PlanAnswer, VisitChanged, VisitPlanned
from salescoach.deal.records import Visit
from salescoach.errors import BadUsage, InputNeeded, NotFound, Refused
from salescoach.guidance.view import View
from salescoach.guidance.visit_plans import PlanPart, unanswered
from salescoach.values.days import parse_day
from salescoach.values.messages import say
from salescoach.values.states import PlanQuestion, VisitOutcome

_NONE_OF_THEM = "-"  # no id
_ANSWERS: tuple[PlanQuestion, ...] = get_args(PlanQuestion)


def words_of(**given: str | None) -> dict[str, Any]:
    """The texts about a visit, checked, by the fields of its events; only those that are given.

    Raises:
        BadUsage: a text that cannot be stored, or no time of day.
    """
    found: dict[str, Any] = {}
    for name, text in given.items():
        option = f"--{name.replace('_', '-')}"
        if text is None or name in _answer_names():
            continue
        if name == "time":
            found[name] = _time(text)
        elif name == "place":
            found["location"] = clean_name(text, option)
        else:
            found[name] = clean(text, option, most=MOST_REASON)
    answers = tuple(
        PlanAnswer(question=question, text=clean(text, f"--{question}", most=MOST_REASON))
        for question in _ANSWERS
        if (text := given.get(question.replace("-", "_"))) is not None
    )
    return {**found, "answers": answers} if answers else found


def known_of(
    session: Session,
    deal_id: str,
    view: View,
    *,
    kind: str | None,
    people: Sequence[str] | None,
    ours: Sequence[str] | None,
) -> dict[str, Any]:
    """The same of what the playbook and the deal know: its kind, and who comes."""
    found: dict[str, Any] = {}
    if kind is not None:
        found["kind"] = one_of_titled(kind, view.playbook.visit_kinds, "visit-kind")
    if people:
        found["people"] = ids_of(session, deal_id, view.deal, people)
    if ours:
        found["ours"] = tuple(dict.fromkeys(clean_name(name, "--our") for name in ours))
    return found


def outcome_by_name(given: str) -> VisitOutcome:
    """One of the ways in which a visit ends."""
    found: Any = one_of_few(given, get_args(VisitOutcome), "--outcome")
    return found  # type: ignore[no-any-return]


def visit_ahead(given: str, counted: date, deal_id: str) -> date:
    """The day of a visit that is planned: none before the day on which that is recorded for."""
    day = day_of(given)
    if day < counted:
        hold = line("visit", "hold", deal_id, "--on", day.isoformat())
        hint = say("hint.visit-hold", command=hold)
        raise BadUsage(say("visit-past", day=day.isoformat(), counted=counted.isoformat()), hint)
    return day


def visit_by_name(session: Session, deal_id: str, view: View, given: str) -> Visit:
    """A visit by its id, or by its day if it is the only one on it.

    A visit that is on another day now is still found by a day for which it was planned, so that a
    command which moved it can be repeated.

    Raises:
        NotFound: there is none, or several are on that day.
    """
    visits = view.deal.records.visits
    try:
        day = parse_day(given)
    except ValueError:
        return record_by_id(session, deal_id, "visit", given, visits)
    found = [one for one in visits if one.day == day]
    found = found or [one for one in visits if day in planned_days(one, view)]
    if not found:
        return record_by_id(session, deal_id, "visit", given, visits)
    if len(found) == 1:
        return found[0]
    hint = say("hint.several", words=tuple(one.id for one in found))
    return one_of_visits(
        session, found, NotFound(say("several-visits-on", day=day, deal=deal_id), hint)
    )


def planned_days(visit: Visit, view: View) -> frozenset[date]:
    """The days for which it was planned, one after the other; those of a merged copy left out."""
    plans = (event.payload for event in view.events)
    return frozenset(
        one.day
        for one in plans
        if isinstance(one, VisitPlanned | VisitChanged)
        and one.visit == visit.id
        and one.day is not None
    )


def visit_or_asked(session: Session, deal_id: str, view: View, given: str | None) -> Visit:
    """The visit that is named, else one of those planned, picked at the terminal."""
    if given is not None:
        return visit_by_name(session, deal_id, view, given)
    planned = [one for one in view.deal.records.visits if one.state == "planned"]
    if not planned:
        raise NotFound(say("no-visit-planned", deal=deal_id))
    return one_of_visits(session, planned, InputNeeded(say("options-missing", options=("VISIT",))))


def one_of_visits(
    session: Session, visits: Sequence[Visit], otherwise: NotFound | InputNeeded
) -> Visit:
    """Picked at a terminal; `otherwise` is raised where nobody can be asked."""
    if not session.may_ask:
        raise otherwise
    chosen = pick(session, say("prompt.visit"), [one.id for one in visits])
    return next(one for one in visits if one.id == chosen)


def one_or_unplanned(
    session: Session, visits: Sequence[Visit], otherwise: InputNeeded
) -> Visit | None:
    """Picked at a terminal, where none of them may be meant, too: None. Else `otherwise`."""
    if not session.may_ask:
        raise otherwise
    titles = {_NONE_OF_THEM: session.text(say("prompt.visit-unplanned"))}
    ids = [*(one.id for one in visits), _NONE_OF_THEM]
    chosen = pick(session, say("prompt.visit"), ids, titles=titles)
    return next((one for one in visits if one.id == chosen), None)


def due_to_be_told(view: View, day: date) -> tuple[Visit, ...]:
    """Those planned for that day, else those planned for an earlier one."""
    planned = [one for one in view.deal.records.visits if one.state == "planned"]
    that_day = [one for one in planned if one.day == day]
    return tuple(that_day or [one for one in planned if one.day < day])


def check_planned(visit: Visit) -> None:
    """Refused where it was held or cancelled already."""
    if visit.state == "held":
        raise Refused(say("visit-held-already", visit=visit.id, day=visit.day))
    check_not_cancelled(visit)


def check_not_cancelled(visit: Visit) -> None:
    """Refused where it was cancelled already."""
    if visit.state == "cancelled":
        raise Refused(
            say("visit-cancelled-already", visit=visit.id, because=visit.because or ""),
            say("hint.visit-plan-anew"),
        )


def ask_what_is_open(
    session: Session, deal_id: str, view: View, plan: Visit | VisitPlanned
) -> dict[str, Any]:
    """What is answered of the parts of a plan that are open; nothing where nobody can be asked."""
    missing = unanswered(plan, view) if session.may_ask else ()
    if missing:
        session.out.error(session.text(say("prompt.how")))
    found: dict[str, Any] = {}
    for part in missing:
        read = partial(_answered, session, deal_id, view, part)
        answer = ask_until(session, say(f"prompt.visit-{part}"), read) or {}
        answers = (*found.get("answers", ()), *answer.pop("answers", ()))
        found |= answer | ({"answers": answers} if answers else {})
    return found


def with_more(plan: VisitPlanned, found: Mapping[str, Any]) -> VisitPlanned:
    """The plan with these fields, and with these answers beside its own."""
    return replace(plan, **{**found, "answers": (*plan.answers, *found.get("answers", ()))})


def names_in(text: str) -> tuple[str, ...]:
    """The names that were typed at a prompt, with commas between them."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _answered(
    session: Session, deal_id: str, view: View, part: PlanPart, text: str
) -> dict[str, Any]:
    match part:
        case "who":
            people = names_in(text)
            return known_of(session, deal_id, view, kind=None, people=people, ours=None)
        case "where":
            return words_of(place=text)
        case _:
            return words_of(**{part.replace("-", "_"): text})


def _answer_names() -> tuple[str, ...]:
    return tuple(question.replace("-", "_") for question in _ANSWERS)


def _time(text: str) -> str:
    """A time of day as it is stored: 09:30."""
    hours, colon, minutes = text.strip().partition(":")
    try:
        if not (colon and f"{hours}{minutes}".isdigit() and text.isascii() and len(minutes) == 2):
            raise ValueError(text)
        return time(int(hours), int(minutes)).isoformat("minutes")
    except ValueError as error:
        raise BadUsage(say("bad-time", text=text[:60]), say("hint.time")) from error
