"""From what was recorded of doubts, options and problems back to the commands that record it."""

from typing import Any

from salescoach.deal.record_events import (
    DoubtAnswered,
    DoubtEvent,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    OptionAdded,
    OptionEvaluated,
    OptionEvent,
    OptionsWeighed,
    ProblemEvent,
    ProblemFound,
    ProblemSolved,
)
from salescoach.deal.state import Deal
from salescoach.guidance.known_doubts import sounding_like
from salescoach.playbook.model import Playbook
from salescoach.trainer.scenarios.entries import Entry, entry_of, money_text, one_or_all

_NONE = "none"
_TEXTS = ("title", "maker", "technical", "economic", "impact", "strengths", "weaknesses")


def retold_doubt(payload: DoubtEvent, before: Deal, playbook: Playbook) -> Entry | None:
    """The entry of a `doubt` command; None where it names somebody, or a doubt, unknown."""
    if not isinstance(payload, DoubtRaised) and before.records.doubt(payload.doubt) is None:
        return None
    match payload:
        case DoubtRaised():
            return _raised(payload, before, playbook)
        case DoubtExplored(doubt=doubt, risk=risk, show=show, severity=severity):
            more = entry_of("", None, show=show, severity=severity)
            return {"doubt-explore": {"doubt": doubt, "risk": risk, **more}}
        case DoubtAnswered(doubt=doubt, answer=answer, document=document):
            more = entry_of("", None, document=document)
            return {"doubt-answer": {"doubt": doubt, "answer": answer, **more}}
        case DoubtSettled(doubt=doubt, said_by=said_by, words=words):
            names = _names(said_by, before)
            return _unless(names, entry_of("doubt-settle", doubt, said_by=names, words=words))


def retold_option(payload: OptionEvent, before: Deal) -> Entry | None:
    """The entry of an `option` command."""
    match payload:
        case OptionAdded(title=title, kind=kind, maker=maker):
            return entry_of("option-add", title, kind=kind, maker=maker)
        case OptionEvaluated() if before.records.option(payload.option) is None:
            return None
        case OptionEvaluated():
            names = _names(payload.said_by, before)
            known = {"option": payload.option, **_known(payload)}
            return _unless(names, entry_of("option-edit", known, said_by=names or None))
        case OptionsWeighed(weights=weights, said_by=said_by):
            names = _names(said_by, before)
            given = {one.criterion: str(one.weight) for one in weights}
            return _unless(names, entry_of("option-weigh", given, said_by=names or None))


def retold_problem(payload: ProblemEvent, before: Deal) -> Entry | None:
    """The entry of a `problem` command."""
    names = _names(payload.said_by, before)
    match payload:
        case ProblemFound(what=what, severity=severity, due=due, owner=owner):
            more = entry_of("", None, severity=severity, due=due, owner=owner)
            return _unless(
                names, entry_of("problem-add", {"what": what, **more}, said_by=names or None)
            )
        case ProblemSolved(problem=problem, how=how):
            if before.records.problem(problem) is None:
                return None
            return _unless(
                names, entry_of("problem-solve", problem, how=how, said_by=names or None)
            )


def _raised(payload: DoubtRaised, before: Deal, playbook: Playbook) -> Entry | None:
    """What the words sound like is named, so that the test means the same when that changes."""
    known = payload.holder is None or before.person(payload.holder) is not None
    visit = payload.visit is None or before.records.visit(payload.visit) is not None
    if not known or not visit:
        return None
    like = payload.library
    if like is None and sounding_like(payload.words, playbook) is not None:
        like = _NONE
    holder = _names((payload.holder,) if payload.holder else (), before)
    more = entry_of(
        "",
        None,
        holder=holder or None,
        severity=payload.severity,
        like=like,
        show=payload.show,
        visit=payload.visit,
    )
    return {"doubt-raise": {"words": payload.words, **more}}


def _known(payload: OptionEvaluated) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: text for name in _TEXTS if (text := getattr(payload, name)) is not None
    }
    if payload.outlay is not None:
        found["outlay"] = money_text(payload.outlay)
    for name, years in (("cost", payload.costs), ("gain", payload.gains)):
        if years:
            found[name] = one_or_all([money_text(one) for one in years])
    if payload.marks:
        found["mark"] = {one.criterion: str(one.points) for one in payload.marks}
    return found


def _names(ids: tuple[str, ...], before: Deal) -> Any:
    """The names of people of theirs; None where one of them is not recorded."""
    people = [before.person(id_) for id_ in ids]
    names = [one.name for one in people if one is not None]
    return one_or_all(names) if len(names) == len(ids) else None


def _unless(names: Any, entry: Entry) -> Entry | None:
    """The entry, unless somebody in it is unknown."""
    return None if names is None else entry
