"""The words of a guided session: its questions, and what an answer changed in the advice."""

from collections.abc import Iterator
from typing import assert_never

from salescoach.cli.receipt import next_words
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment, Doubt
from salescoach.guidance.advice import Advice
from salescoach.guidance.coaching import (
    AskDoubt,
    AskFact,
    AskField,
    AskItem,
    AskPerson,
    AskProblem,
    AskPromise,
    CoachQuestion,
    TellVisit,
)
from salescoach.guidance.gate import Gate
from salescoach.guidance.recorded_work import doubt_work
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import work_reasons
from salescoach.values.messages import Argument, Message, Quoted, Unit, say

_TOLD_OF_A_DOUBT = ("because.behind", "because.show", "because.answered")


def deal_words(view: View) -> str:
    """Whose deal it is."""
    title = view.deal.title
    return f"{view.deal.account}: {title}" if title else view.deal.account


def question_words(question: CoachQuestion, view: View) -> Message:
    """The question itself."""
    match question:
        case TellVisit():
            return _untold(question, view)
        case AskFact(fact=fact):
            return say("value", value=fact.debrief or fact.title)
        case AskField(field=field):
            return say(f"coach.field-{field}")
        case AskPerson(role=role):
            return say("coach.person", role=role.label)
        case AskPromise(promise=promise):
            return _promise(promise, view)
        case AskDoubt(doubt=doubt):
            return _doubt(doubt, view)
        case AskProblem(problem=problem):
            return say("coach.problem", day=problem.on, what=Quoted(problem.what))
        case AskItem(item=item):
            return say("coach.item-buyer" if item.by == "buyer" else "coach.item", what=item.do)
        case other:
            assert_never(other)


def details_of(question: CoachQuestion, view: View) -> Iterator[Message]:
    """What helps to answer it: how late a promise is, what is known of a doubt."""
    match question:
        case AskPromise(promise=promise) if promise.is_late_on(view.today) and promise.due:
            late = Unit((view.today - promise.due).days, "day")
            yield say("because.late", late=late)
        case AskDoubt(doubt=doubt):
            known = work_reasons(doubt_work(doubt), view)
            yield from (one for one in known if one.id in _TOLD_OF_A_DOUBT)
        case _:
            return


def change_words(before: Advice, after: Advice) -> Iterator[Message]:
    """Which criteria an answer closed or opened, how many are open, what it made good."""
    if before.gate.stage == after.gate.stage:
        yield from _criteria(before, after)
    owed = {debt.id for debt in after.debts}
    repaid = tuple(debt.owed.label for debt in before.debts if debt.id not in owed)
    if repaid:
        yield say("coach.repaid", what=repaid)


def first_words(session: Session, before: Advice | None, after: Advice) -> Message:
    """The first action, and whether it is another one than before."""
    first = next_words(session, after)
    same = before is not None and _first(before) == _first(after)
    return say("coach.first-still" if same else "coach.first-now", first=first)


def _first(advice: Advice) -> str | None:
    return advice.actions[0].id if advice.actions else None


def _criteria(before: Advice, after: Advice) -> Iterator[Message]:
    """One that does not apply any more was not settled, and a new one is not open again."""
    open_before, open_now = _open(before), _open(after)
    settled = _labels(after.gate, but=open_now, of=open_before)
    again = _labels(before.gate, but=open_before, of=open_now)
    if settled:
        yield say("coach.settled", criteria=settled)
    if again:
        yield say("coach.unsettled", criteria=again)
    if (settled or again) and open_now:
        yield _count(after, len(open_now))


def _open(advice: Advice) -> set[str]:
    return {one.path for one in advice.gate.unsettled}


def _labels(gate: Gate, *, but: set[str], of: set[str]) -> tuple[str, ...]:
    return tuple(
        one.criterion.label for one in gate.criteria if one.path in of and one.path not in but
    )


def _count(advice: Advice, number: int) -> Message:
    leaving = advice.view.stage.leaving
    if leaving:
        return say("coach.all-open", leaving=leaving, number=number)
    return say("coach.all-open-plain", number=number)


def _untold(question: TellVisit, view: View) -> Message:
    visit, command = question.visit, line("debrief", view.deal_id)
    who = people_words(visit.people, view)
    if who:
        return say("coach.untold-with", day=visit.day, who=who, command=command)
    return say("coach.untold", day=visit.day, command=command)


def _promise(promise: Commitment, view: View) -> Message:
    """To whom, or whose; for which day, where it has one."""
    who = people_words(promise.to if promise.side == "ours" else _owner(promise), view)
    with_day = "" if promise.due is not None else "-no-day"
    if promise.side == "ours":
        kind = "coach.ours-to" if who else "coach.ours"
    else:
        kind = "coach.theirs" if who else "coach.theirs-somebody"
    args: dict[str, Argument] = {"what": promise.what}
    if who:
        args["who"] = who
    if promise.due is not None:
        args["day"] = promise.due
    return say(f"{kind}{with_day}", **args)


def _owner(promise: Commitment) -> tuple[str, ...]:
    return (promise.owner,) if promise.owner is not None else ()


def _doubt(doubt: Doubt, view: View) -> Message:
    words = Quoted(doubt.words)
    if doubt.holder is None:
        return say(f"coach.doubt-{doubt.state}-theirs", words=words)
    who = people_words((doubt.holder,), view)
    return say(f"coach.doubt-{doubt.state}", who=who, words=words)
