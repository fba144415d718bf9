"""Why nothing is advised about a record of the deal, or to get one."""

from datetime import date

from salescoach.deal.records import Commitment, Visit
from salescoach.guidance.advice import Advice
from salescoach.guidance.agreed_days import days_ahead
from salescoach.guidance.explanations import Answer, GateIsOpen, NotNeeded, OnRecord
from salescoach.guidance.handing import done_by
from salescoach.guidance.ranks import leaving
from salescoach.guidance.recorded_work import NEAR_DAYS
from salescoach.guidance.work_reasons import named
from salescoach.values.days import plus_days
from salescoach.values.messages import Message, Quoted, say


def explain_visit(advice: Advice, id_: str) -> Answer:
    """Planned, held or called off."""
    visit = advice.view.deal.records.visit(id_)
    assert visit is not None, id_
    return _visit(visit)


def _visit(visit: Visit) -> OnRecord:
    if visit.state == "held":
        return OnRecord("done", (say("why-not.visit-held", day=visit.day),))
    if visit.state == "planned":
        return OnRecord("waiting", (say("why-not.visit-planned", day=visit.day),))
    told = say("why-not.visit-cancelled", day=visit.changed or visit.on)
    return OnRecord("skipped", (told, *_quoted(visit.because)))


def explain_commitment(advice: Advice, id_: str) -> Answer:
    """Over, or ours and not due yet."""
    promise = advice.view.deal.records.commitment(id_)
    assert promise is not None, id_
    return _promise(promise) or _at_an_open_gate(advice) or NotNeeded(())


def _promise(promise: Commitment) -> OnRecord | None:
    day = promise.closed or promise.on
    match promise.state:
        case "kept":
            return OnRecord("done", (say("why-not.promise-kept", day=day),))
        case "broken":
            told = say("why-not.promise-broken", day=day)
            return OnRecord("skipped", (told, *_quoted(promise.because)))
        case "cancelled":
            told = say("why-not.promise-cancelled", day=day)
            return OnRecord("skipped", (told, *_quoted(promise.because)))
        case "open" if promise.side == "ours" and promise.due is not None:
            return OnRecord("resting", (_not_due(promise.due),))
        case _:
            return None


def _not_due(due: date) -> Message:
    return say("why-not.promise-later", day=due, first=plus_days(due, -NEAR_DAYS))


def explain_doubt(advice: Advice, id_: str) -> Answer:
    """Settled, and by whose word; one that is open is advised, whatever else is."""
    doubt = advice.view.deal.records.doubt(id_)
    assert doubt is not None, id_
    if doubt.is_open:
        return _at_an_open_gate(advice) or NotNeeded(())
    who = named(doubt.settled_by, advice.view)
    told = say("why-not.doubt-settled", day=doubt.changed or doubt.on, who=who)
    return OnRecord("done", (told, *_quoted(doubt.settled_words)))


def explain_agreement(advice: Advice, id_: str) -> Answer:
    """Complete, or nothing that is open here asks for it."""
    agreement = advice.view.deal.records.agreement(id_)
    assert agreement is not None, id_
    if agreement.is_complete:
        return OnRecord("known", (say("why-not.agreement-complete"),))
    return _at_an_open_gate(advice) or NotNeeded(())


def explain_option(advice: Advice, id_: str) -> Answer:
    """Nothing that is open here asks for more of it."""
    return _at_an_open_gate(advice) or NotNeeded(())


def explain_problem(advice: Advice, id_: str) -> Answer:
    """Solved; one that is open is advised."""
    problem = advice.view.deal.records.problem(id_)
    assert problem is not None, id_
    if problem.solved is None:
        return _at_an_open_gate(advice) or NotNeeded(())
    return OnRecord("done", (say("why-not.problem-solved", day=problem.solved),))


def explain_handover(advice: Advice, id_: str) -> Answer:
    """Accepted, and by whom; or not due before a stage."""
    view = advice.view
    done = done_by(view, id_)
    if done is not None:
        day = done.accepted or done.on
        return OnRecord("done", (say("why-not.handed-over", day=day, who=done.person),))
    handover = view.playbook.handover(id_)
    assert handover is not None, id_
    if handover.at not in view.course.way:
        stage = view.playbook.stage(handover.at)
        at = stage.title if stage is not None else handover.at
        return OnRecord("resting", (say("why-not.handover-later", stage=at),))
    return _at_an_open_gate(advice) or NotNeeded(())


def explain_work(advice: Advice, id_: str) -> Answer:
    """To get a record that nothing asks for; of a next step, that there is one."""
    days = days_ahead(advice.view)
    if id_.startswith("arrange/") and days:
        return OnRecord("known", (say("why-not.next-step", day=days[0]),))
    return _at_an_open_gate(advice) or NotNeeded(())


def _at_an_open_gate(advice: Advice) -> Answer | None:
    found = leaving(advice)
    return GateIsOpen(found) if found else None


def _quoted(words: str | None) -> tuple[Message, ...]:
    return () if words is None else (say("why-not.in-words", words=Quoted(words)),)
