"""Work that the records of a deal are: promises to keep, doubts to settle, a visit to arrange.

Some of it stands for itself (`standing_work`), some settles a condition (`work_for`). What it is
called and in which order it comes is told elsewhere.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, assert_never

from salescoach.deal.records import Agreement, Commitment, Doubt, Option, Problem, Visit
from salescoach.deal.records import Handover as Passed
from salescoach.guidance import handing
from salescoach.guidance.asking import way_to
from salescoach.guidance.matching import Matched, Matching, is_evaluated, matching, weighed
from salescoach.guidance.parts import OtherRecord, RecordPart
from salescoach.guidance.problems import repaired_by
from salescoach.guidance.truth import Truth
from salescoach.guidance.visits import unreported
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    Condition,
    DoubtCondition,
    HandoverCondition,
    NextStepCondition,
    Not,
    OptionCondition,
    ProblemCondition,
    VisitCondition,
)
from salescoach.playbook.model import Handover
from salescoach.values.days import plus_days
from salescoach.values.record import record
from salescoach.values.states import DoubtState, Evaluation, OptionKind

if TYPE_CHECKING:
    from salescoach.guidance.view import View

WorkKind = Literal["arrange", "agree", "settle", "keep", "chase", "evaluate", "repair", "hand-over"]

NEAR_DAYS = 3
"""So many days before it is due a promise of ours comes up."""
NEXT_STEP, VISIT, AGREEMENT, PROMISE = "next-step", "visit", "agreement", "commitment"
"""What an action is about where the playbook names no kind, and nobody is known to do it with."""
_NO_STEP = RecordPart(NextStepCondition(), enough=False)
_STATES: tuple[DoubtState, ...] = ("raised", "explored", "answered", "settled")
_KINDS: tuple[OptionKind, ...] = ("as-is", "ours", "competitor")
_RESPECTS: tuple[Evaluation, ...] = ("technical", "economic")


@record(kw_only=True)
class Work:
    """Something to do about a record, or to get one.

    Attributes:
        kind, subject: make up the id of the action.
        about: the record; None where there is none yet.
        wanted: the condition that it is to settle; None for work that stands for itself.
        people: ids of theirs whom it takes, empty for nobody in particular.
        anybody: it takes somebody of theirs, whoever it is.
        waits: their open promise, or a planned visit, carries it; or it is too early to hand over.
        passed: the hand-over that waits to be accepted, of *hand-over*.
    """

    kind: WorkKind
    subject: str
    about: Matching | None = None
    wanted: OtherRecord | None = None
    people: tuple[str, ...] = ()
    anybody: bool = False
    waits: bool = False
    passed: Passed | None = None


def standing_work(view: "View") -> Iterator[Work]:
    """What is worth doing whether a condition asks for it or not.

    Open promises, ours from three days before they are due; open doubts and problems; a visit
    whose day is past and of which nothing is told; a next step, once a visit or a promise is on
    record (docs/adr/0020). A hand-over that is under way (docs/adr/0021).
    """
    records = view.deal.records
    yield from (handover_work(one, view) for one in handing.running(view))
    for promise in records.commitments:
        if promise.state == "open" and (promise.side == "theirs" or _is_near(promise, view)):
            yield promise_work(promise, view)
    yield from (doubt_work(doubt) for doubt in records.doubts if doubt.is_open)
    yield from (problem_work(one, view) for one in records.problems if one.state == "open")
    untold = unreported(view)
    yield from (Work(kind="arrange", subject=_subject_of(one), about=one) for one in untold)
    known = records.visits or records.commitments
    if known and not untold and not view.evaluate(_NO_STEP.condition).holds:
        yield from work_for(_NO_STEP, view)


def work_for(part: RecordPart, view: "View") -> tuple[Work, ...]:
    """What settles a part; of too much of something, what ends it. Nobody un-records."""
    condition = part.condition
    if isinstance(condition, HandoverCondition):
        wanted = view.playbook.handover(condition.handover)
        return () if part.enough or wanted is None else (handover_work(wanted, view),)
    if isinstance(condition, NextStepCondition):
        return () if part.enough else tuple(_arrange(NEXT_STEP, condition, view))
    if part.enough:
        return tuple(_ending(condition, view))
    return tuple(_getting(condition, view))


def _ending(condition: Matched, view: "View") -> Iterator[Work]:
    """For each record of which there is too much what takes it out of that state."""
    for one in matching(condition, view):
        match one:
            case Commitment(state="open"):
                yield promise_work(one, view)
            case Doubt() if one.is_open:
                yield doubt_work(one)
            case Problem(state="open"):
                yield problem_work(one, view)
            case Agreement():
                yield _agreement(one, condition)
            case _:
                pass


def _getting(condition: Matched, view: "View") -> Iterator[Work]:
    match condition:
        case VisitCondition():
            yield from _arrange(VISIT, condition, view)
        case CommitmentCondition():
            yield from _promises(condition, view)
        case DoubtCondition(state=wanted):
            furthest = max((_STATES.index(state) for state in wanted), default=0)
            nearer = _like(condition, view, state=_STATES[:furthest])
            yield from (doubt_work(one) for one in nearer if isinstance(one, Doubt))
        case AgreementCondition():
            yield from _agreements(condition, view)
        case OptionCondition():
            yield from _options(condition, view)
        case ProblemCondition(state=wanted):
            open_ones = _like(condition, view, state=("open",)) if "solved" in wanted else ()
            yield from (problem_work(one, view) for one in open_ones if isinstance(one, Problem))
        case other:
            assert_never(other)


def _like(condition: Any, view: "View", **otherwise: Any) -> tuple[Matching, ...]:
    """The records that match, or might, but for what they are asked `otherwise`.

    One of which no kind is recorded is none of a kind that is asked for: it would never settle it.
    """
    asked = replace(condition, **otherwise)
    kinds = getattr(condition, "kind", ())
    return tuple(
        one
        for one, truth in weighed(asked, view)
        if truth is not Truth.FALSE and (not kinds or getattr(one, "kind", None) in kinds)
    )


def against(condition: Condition, view: "View") -> tuple[RecordPart, ...]:
    """What of the records would have to be otherwise for a condition not to hold any more."""
    settle = view.evaluate(Not(condition)).settle
    return tuple(part for part in settle if isinstance(part, RecordPart))


def promise_work(promise: Commitment, view: "View") -> Work:
    """Ours is kept; theirs is chased, once its day is past. Without a day, a day is asked for."""
    if promise.side == "ours":
        return Work(kind="keep", subject=promise.id, about=promise)
    carried = promise.due is not None and not promise.is_late_on(view.today)
    owner = (promise.owner,) if promise.owner is not None else ()
    return Work(
        kind="chase", subject=promise.id, about=promise, people=owner, anybody=not owner,
        waits=carried,
    )  # fmt: skip


def doubt_work(doubt: Doubt) -> Work:
    """With who has the doubt, where that is known."""
    holder = (doubt.holder,) if doubt.holder is not None else ()
    return Work(kind="settle", subject=doubt.id, about=doubt, people=holder, anybody=not holder)


def problem_work(problem: Problem, view: "View") -> Work:
    """What appeared in implementation; an open promise of ours to put it right carries it."""
    carried = repaired_by(problem, view) is not None
    return Work(kind="repair", subject=problem.id, about=problem, waits=carried)


def handover_work(handover: Handover, view: "View") -> Work:
    """The deal is handed over once nothing stands in the way; then it is to be accepted."""
    passed = handing.passed_by(view, handover.id)
    ready = passed is not None or handing.readiness(view, handover).holds
    return Work(
        kind="hand-over",
        subject=handover.id,
        wanted=HandoverCondition(handover.id),
        passed=passed,
        waits=not ready,
    )


def _subject_of(visit: Visit) -> str:
    """What arranging a visit is about: its kind, else whom it takes."""
    return visit.kind or (*visit.people, visit.id)[0]


def _is_untold(visit: Visit, view: "View") -> bool:
    return visit.day < view.today


def _is_near(promise: Commitment, view: "View") -> bool:
    return promise.due is None or promise.due <= plus_days(view.today, NEAR_DAYS)


def _arrange(
    general: str, condition: VisitCondition | NextStepCondition, view: "View"
) -> Iterator[Work]:
    """A visit, unless one like it is planned: then it is waited for, or told how it went."""
    planned = _planned(condition, view)
    if planned is not None:
        carried = not _is_untold(planned, view)
        yield Work(
            kind="arrange",
            subject=_subject_of(planned),
            about=planned,
            wanted=condition,
            waits=carried,
        )
        return
    roles = condition.with_roles if isinstance(condition, VisitCondition) else ()
    kinds = condition.kind if isinstance(condition, VisitCondition) else ()
    people = tuple(dict.fromkeys(one.id for role in roles for one in view.people_in((role,))[:1]))
    if not roles and (somebody := way_to(view, ())) is not None:
        people = (somebody.id,)
    subject = (*kinds, *people, general)[0]
    yield Work(kind="arrange", subject=subject, wanted=condition, people=people)


def _planned(condition: VisitCondition | NextStepCondition, view: "View") -> Visit | None:
    """The visit that is to be told of first, else the next one like it."""
    if isinstance(condition, NextStepCondition):
        return next(iter(unreported(view)), None)
    like = _like(condition, view, state=("planned",), outcome=(), within=None)
    visits = [one for one in like if isinstance(one, Visit)]
    if condition.within is not None and "planned" in condition.state:
        visits = [one for one in visits if _is_untold(one, view)]
    return min(visits, key=lambda one: (one.day, one.place), default=None)


def _promises(condition: CommitmentCondition, view: "View") -> Iterator[Work]:
    """One of the kind is asked for; an open one that has to be kept is kept, or chased."""
    wanted = condition.state or ("open",)
    open_ones = _like(condition, view, state=("open",), slipped=None)
    if "open" not in wanted and "kept" in wanted and open_ones:
        yield from (promise_work(one, view) for one in open_ones if isinstance(one, Commitment))
    elif condition.slipped is not True and {"open", "kept"} & set(wanted):
        subject = (*condition.kind, PROMISE)[0]
        yield Work(kind="agree", subject=subject, wanted=condition, anybody=True)


def _agreements(condition: AgreementCondition, view: "View") -> Iterator[Work]:
    """The one that lacks least is completed; where there is none, one is made."""
    there = _like(condition, view, complete=None, give=None, get=None)
    gaps = {one.id: len(one.gaps) for one in there if isinstance(one, Agreement)}
    nearest = min(there, key=lambda one: gaps[one.id], default=None)
    if isinstance(nearest, Agreement):
        yield _agreement(nearest, condition)
    else:
        subject = (*condition.kind, AGREEMENT)[0]
        yield Work(kind="agree", subject=subject, wanted=condition, anybody=True)


def _agreement(one: Agreement, condition: OtherRecord) -> Work:
    subject = one.kind or one.id
    return Work(
        kind="agree", subject=subject, about=one, wanted=condition, people=one.said_by,
        anybody=not one.said_by,
    )  # fmt: skip


def _options(condition: OptionCondition, view: "View") -> Iterator[Work]:
    """In each respect that is missing of the nearest ones; where too few are named, the next."""
    of_kind = [one for one in _like(condition, view, evaluated=()) if isinstance(one, Option)]
    missing = {one.id: _unevaluated(one, condition) for one in of_kind}
    short = (condition.at_least or 1) - sum(not left for left in missing.values())
    nearest = sorted((one for one in of_kind if missing[one.id]), key=lambda o: len(missing[o.id]))
    for option in nearest[:short]:
        for respect in missing[option.id]:
            subject = f"{option.id}/{respect}"
            yield Work(kind="evaluate", subject=subject, about=option, wanted=condition)
    if len(nearest) < short:
        known = {one.kind for one in view.deal.records.options}
        kinds = condition.kind or _KINDS
        kind = next((one for one in kinds if one not in known), kinds[0])
        respect = (*condition.evaluated, *_RESPECTS)[0]
        yield Work(kind="evaluate", subject=f"{kind}/{respect}", wanted=condition)


def _unevaluated(option: Option, condition: OptionCondition) -> tuple[Evaluation, ...]:
    return tuple(one for one in condition.evaluated if not is_evaluated(option, one))
