"""What work on a record is called, and why it is worth doing: from the record's own facts."""

from collections.abc import Iterable, Iterator
from datetime import date

from salescoach.deal.records import Agreement, Commitment, Doubt, Option, Problem, Visit
from salescoach.guidance.doubted import doubt_beside
from salescoach.guidance.moments import receiver_comes
from salescoach.guidance.problems import carried_by, repaired_by
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.recorded_work import Work
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.playbook.conditions import (
    CommitmentCondition,
    HandoverCondition,
    NextStepCondition,
    OptionCondition,
    VisitCondition,
)
from salescoach.playbook.model import KnownDoubt, Titled
from salescoach.values.messages import Argument, Message, Quoted, Unit, say

_MOST_GAPS = 4
NOW, SOON = 0, 1  # days from today that have a word of their own
_A_WEEK = 6


def work_title(work: Work, view: View) -> Message:
    """What to do."""
    match work.about:
        case Commitment():
            return _promise_title(work.about, work, view)
        case Doubt():
            return _doubt_title(work.about, view)
        case Problem(what=what):
            return say("action.repair", what=what)
        case Option(title=title):
            return say(f"action.evaluate-{work.subject.rpartition('/')[2]}", option=title)
        case Agreement():
            return _agreement_title(work.about)
        case Visit():
            return _visit_title(work.about, work, view)
        case None:
            return _new_title(work, view)


def work_reasons(work: Work, view: View) -> Iterator[Message]:
    """Why, the most telling first."""
    match work.about:
        case Commitment():
            yield from _promise_reasons(work.about, work, view)
        case Doubt():
            yield from _doubt_reasons(work.about, view)
        case Problem():
            yield from _problem_reasons(work.about, view)
        case Agreement():
            yield from _agreement_reasons(work.about)
        case Visit():
            yield say("because.planned") if work.waits else say("because.untold")
        case None if isinstance(work.wanted, HandoverCondition):
            yield from _handing_reasons(work, view)
        case None if isinstance(work.wanted, NextStepCondition):
            yield from _silence(view)
        case _:
            pass


def work_questions(work: Work, view: View) -> tuple[str, ...]:
    """The words to ask with: of a doubt not explored yet those of the playbook's library."""
    if not isinstance(work.about, Doubt) or work.about.state != "raised":
        return ()
    known = known_doubt(work.about, view)
    return known.explore if known is not None else ()


def known_doubt(doubt: Doubt, view: View) -> KnownDoubt | None:
    """What the playbook's library says of a doubt like this."""
    return next((one for one in view.playbook.doubts if one.id == doubt.library), None)


def when_of(day: date, view: View) -> Message:
    """A day ahead as it is said: "today", "on Thursday", and beyond a week its date."""
    ahead = (day - view.today).days
    if ahead in (NOW, SOON):
        return say("when.today" if ahead == NOW else "when.tomorrow")
    if NOW < ahead <= _A_WEEK:
        return say(f"when.weekday-{day.isoweekday()}")
    return say("when.day", day=day)


def named(ids: Iterable[str], view: View) -> tuple[str, ...]:
    """The names behind ids, each once."""
    known = (view.deal.person(id_) for id_ in dict.fromkeys(ids))
    return tuple(person.name for person in known if person is not None)


def _promise_title(promise: Commitment, work: Work, view: View) -> Message:
    if work.kind == "chase":
        return _chase_title(promise, work, view)
    who = named(promise.to, view)
    if promise.due is None:
        kind = "action.keep-for" if who else "action.keep"
        return say(kind, what=promise.what, **({"who": who} if who else {}))
    kind = "action.keep-for-by" if who else "action.keep-by"
    return say(kind, what=promise.what, day=promise.due, **({"who": who} if who else {}))


def _chase_title(promise: Commitment, work: Work, view: View) -> Message:
    who: Argument = named((promise.owner,) if promise.owner else (), view) or say("word.them")
    if promise.due is None:
        return say("action.chase-day", who=who, what=promise.what)
    if work.waits:
        return say("action.chase-later", who=who, what=promise.what, day=promise.due)
    return say("action.chase", who=who, what=promise.what, day=promise.due)


def _promise_reasons(promise: Commitment, work: Work, view: View) -> Iterator[Message]:
    late = Unit((view.today - promise.due).days, "day") if promise.due is not None else None
    if work.waits:
        yield say("because.carried")
    elif promise.due is None:
        yield say("because.no-day")
    elif late is not None and late.count > 0:
        yield from _late(promise, late, work, view)
    else:
        yield say("because.due-when", when=when_of(promise.due, view))
    if promise.moves:
        often = Unit(len(promise.moves), "time")
        yield say("because.moved", times=often) if often.count > 1 else say("because.moved-once")
    if promise.side == "ours" and promise.owner is not None:
        yield say("because.whose-promise", who=promise.owner)
    yield from _carried(promise, view)
    yield from _doubted(promise, view)


def _carried(promise: Commitment, view: View) -> Iterator[Message]:
    """The problem that it puts right."""
    problem = carried_by(promise, view)
    if problem is not None:
        grave = problem.severity == "high"
        kind = "because.carries-grave-problem" if grave else "because.carries-problem"
        yield say(kind, day=problem.on, problem=Quoted(problem.what))


def _doubted(promise: Commitment, view: View) -> Iterator[Message]:
    """The open doubt of who gets it, raised on the day on which it was promised."""
    doubt = doubt_beside(promise, view)
    if doubt is not None and doubt.holder is not None:
        who = named((doubt.holder,), view)
        yield say("because.promised-doubting", who=who, day=doubt.on)


def _silence(view: View) -> Iterator[Message]:
    """That nothing is agreed; after a long silence also how long it is."""
    quiet = quiet_for(view)
    if quiet.stale:
        yield say("because.quiet", days=Unit(quiet.days, "day"))
    else:
        yield say("because.no-next-step")


def _late(promise: Commitment, late: Unit, work: Work, view: View) -> Iterator[Message]:
    """How late; of ours also that its receiver is about to be met."""
    visit = next_visit(view)
    if work.kind == "keep" and visit is not None and receiver_comes(promise, view):
        there = named((one for one in promise.to if one in visit.people), view)
        yield say("because.late-and-met", late=late, when=when_of(visit.day, view), who=there)
    elif work.kind == "keep":
        yield say("because.late", late=late)
    else:
        yield say("because.promised-late", day=promise.on, late=late)


def _doubt_title(doubt: Doubt, view: View) -> Message:
    steps = {"raised": "action.explore", "explored": "action.answer", "answered": "action.settle"}
    who: Argument = named((doubt.holder,) if doubt.holder else (), view) or say("word.them")
    return say(steps.get(doubt.state, "action.settle"), who=who, words=Quoted(doubt.words))


def _doubt_reasons(doubt: Doubt, view: View) -> Iterator[Message]:
    """That it can kill the deal, how often it came, then what its next step needs."""
    known = known_doubt(doubt, view)
    if doubt.severity == "high":
        yield say("because.can-kill")
    if doubt.times > 1:
        yield say("because.raised-again", times=Unit(doubt.times, "time"), day=doubt.changed
                  or doubt.on)  # fmt: skip
    if doubt.state == "raised":
        yield say("because.raised", day=doubt.changed or doubt.on)
        if known is not None and known.risk_behind:
            yield say("because.often-behind", risk=known.risk_behind)
        if known is not None and known.not_yet:
            yield say("because.not-yet", what=known.not_yet)
    elif doubt.state == "explored":
        if doubt.risk:
            yield say("because.behind", risk=Quoted(doubt.risk))
        yield from _proof(doubt, known, view)
    else:
        if doubt.answer:
            yield say(
                "because.answered", day=doubt.changed or doubt.on, answer=Quoted(doubt.answer)
            )
        yield say("because.only-they-settle")


def _proof(doubt: Doubt, known: KnownDoubt | None, view: View) -> Iterator[Message]:
    """What to show: what was written down for this deal, else what the library has."""
    if doubt.show:
        yield say("because.show", what=doubt.show)
    elif known is not None:
        sheets = [one.title for one in view.playbook.materials if one.id in known.proof]
        if sheets:
            yield say("because.show", what=tuple(sheets))
    if known is not None and known.answer:
        yield say("because.what-answers", answer=known.answer[0])


def _problem_reasons(problem: Problem, view: View) -> Iterator[Message]:
    """How grave it is and since when; whose it is, or the promise of ours that puts it right."""
    if problem.severity == "high":
        yield say("because.problem-high", day=problem.on)
    else:
        yield say("because.problem", day=problem.on)
    if problem.owner is not None:
        yield say("because.owner", who=named((problem.owner,), view) or problem.owner)
    promise = repaired_by(problem, view)
    if promise is not None and promise.due is not None:
        yield say("because.promise-carries", day=promise.due, what=Quoted(promise.what))


def _agreement_title(agreement: Agreement) -> Message:
    if agreement.give and not agreement.get:
        return say("action.get-for-give", what=agreement.give)
    return say("action.complete-agreement", what=agreement.what)


def _agreement_reasons(agreement: Agreement) -> Iterator[Message]:
    if agreement.give and not agreement.get and agreement.give_worth is not None:
        given, worth = Quoted(agreement.give), agreement.give_worth
        yield say("because.give-of-worth", give=given, worth=worth)
        return  # what is missing else comes after that
    if agreement.give and not agreement.get:
        yield say("because.give-without-get", give=Quoted(agreement.give))
        return
    gaps = tuple(say(f"gap.{name.replace('_', '-')}") for name in agreement.gaps)
    if gaps:
        more = len(gaps) - _MOST_GAPS
        if more > 0:
            yield say("because.gaps-more", gaps=gaps[:_MOST_GAPS], more=more)
        else:
            yield say("because.gaps", gaps=gaps)


def _visit_title(visit: Visit, work: Work, view: View) -> Message:
    if work.waits:
        return say("action.hold", day=visit.day)
    who = named(visit.people, view)
    if who:
        return say("action.tell-of-with", day=visit.day, who=who)
    return say("action.tell-of", day=visit.day)


def _handing_title(id_: str, work: Work, view: View) -> Message:
    handover = view.playbook.handover(id_)
    assert handover is not None, id_
    to = seller_title(handover.to, view)
    if work.passed is not None:
        return say("action.take-over", who=work.passed.person, role=to)
    return say("action.hand-over", role=to)


def _handing_reasons(work: Work, view: View) -> Iterator[Message]:
    """Who has not accepted it since when; else that everything is ready, or what it comes with."""
    if work.passed is not None:
        yield say("because.not-accepted", who=work.passed.person, day=work.passed.on)
        return
    handover = view.playbook.handover(work.subject)
    stage = view.playbook.stage(handover.at) if handover is not None else None
    if stage is not None:
        yield say("because.hand-over-at", stage=stage.title)
    if work.waits:
        yield say("because.not-ready-to-hand-over")


def seller_title(id_: str, view: View) -> str:
    """What the playbook calls a seller role."""
    return next((one.title for one in view.playbook.seller_roles if one.id == id_), id_)


def _new_title(work: Work, view: View) -> Message:
    """What there is no record of yet."""
    book = view.playbook
    who: Argument = named(work.people, view) or say("word.them")
    match work.wanted:
        case VisitCondition(kind=kinds):
            what = _title_of(book.visit_kinds, kinds)
            return (
                say("action.arrange", who=who, what=what)
                if what
                else say("action.arrange-visit", who=who)
            )
        case NextStepCondition():
            return say(
                "action.get-in-touch" if quiet_for(view).zombie else "action.next-step", who=who
            )
        case HandoverCondition(handover=id_):
            return _handing_title(id_, work, view)
        case CommitmentCondition(side=side, kind=kinds):
            what = _title_of(book.commitment_kinds, kinds)
            kind = "action.promise" if side == "ours" else "action.get-promise"
            return say(f"{kind}-of", what=what) if what else say(kind)
        case OptionCondition():
            return say(f"action.name-option-{work.subject.partition('/')[0]}")
        case wanted:
            what = _title_of(book.agreement_kinds, getattr(wanted, "kind", ()))
            return say("action.agree-on", what=what) if what else say("action.agree")


def _title_of(known: Iterable[Titled], ids: tuple[str, ...]) -> str | None:
    titles = {one.id: one.title for one in known}
    return titles.get(ids[0], ids[0]) if ids else None
