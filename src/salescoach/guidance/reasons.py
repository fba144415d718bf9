"""What an action is called, and why it is worth doing: messages from the deal's own facts."""

from datetime import date

from salescoach.deal.records import Commitment, Problem, Visit
from salescoach.deal.state import Evidence
from salescoach.guidance.asking import unanswered, way_to
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.criteria import Verdict
from salescoach.guidance.day_reasons import dated, goal
from salescoach.guidance.debts import Debt
from salescoach.guidance.dues import due_day
from salescoach.guidance.gate import gate_of
from salescoach.guidance.met import met_by
from salescoach.guidance.parts import FactPart
from salescoach.guidance.recorded_work import Work
from salescoach.guidance.said_values import in_brief, names_of, who_said
from salescoach.guidance.stages import following
from salescoach.guidance.view import View
from salescoach.guidance.warnings import is_about, measures
from salescoach.guidance.whole_deal import refusals_of
from salescoach.guidance.work_reasons import work_reasons, work_title
from salescoach.playbook.conditions import Measure, NextStepCondition
from salescoach.playbook.model import Fact
from salescoach.values.levels import Level
from salescoach.values.messages import Message, Quoted, Unit, say

TAKEN_UP_FIRST = say("because.taken-up-first")
_EXPLAINED_BY_WHAT_HANGS_ON_IT = frozenset({"find-out", "meet", "arrange", "agree", "evaluate"})


def title_of(candidate: Candidate, view: View) -> Message:
    """What to do. An item speaks in the playbook's own words, until only documents are missing."""
    match candidate.kind:
        case "do":
            return _doing(candidate)
        case "find-out":
            return _finding_out(candidate, view)
        case "meet" if candidate.first:
            return say("action.name-somebody")
        case "meet":
            return _meeting(candidate, view)
        case "repay":
            assert candidate.debt is not None
            kind = "action.repay" if candidate.debt.kind == "criterion" else "action.repay-early"
            return say(kind, what=candidate.debt.owed.label)
        case "win":
            return say("action.win", stage=view.stage.title)
        case "advance":
            return _going_on(view)
        case "take-up":
            person = way_to(view, ())
            return say("action.take-up-with", who=person.name) if person else say("action.take-up")
        case "walk-away":
            return say("action.walk-away")
        case (
            "arrange" | "agree" | "settle" | "keep" | "chase" | "evaluate" | "repair" | "hand-over"
        ):
            assert candidate.work is not None
            return work_title(candidate.work, view)


def _doing(candidate: Candidate) -> Message:
    assert candidate.item is not None
    if candidate.papers and len(candidate.papers) == len(candidate.facts):
        return say("action.get-paper", fact=tuple(fact.title for fact in candidate.facts))
    what = candidate.item.do
    by_buyer = candidate.item.by == "buyer"
    return say("action.ask-them-to", what=what) if by_buyer else say("playbook-text", text=what)


def _finding_out(candidate: Candidate, view: View) -> Message:
    fact = view.playbook.fact(candidate.subject)
    if fact is None:
        return say(f"action.find-out-{candidate.subject}")
    kind = "action.get-paper" if fact.id in candidate.papers else "action.find-out"
    return say(kind, fact=fact.title)


def _meeting(candidate: Candidate, view: View) -> Message:
    """By name where somebody of the role is recorded already."""
    found = view.playbook.role(candidate.subject)
    role = found.label if found else candidate.subject
    who = tuple(sorted(person.name for person in view.people_in(candidate.roles)))
    return say("action.meet-person", who=who, role=role) if who else say("action.meet", role=role)


def _going_on(view: View) -> Message:
    ahead = following(view)
    cycle = view.playbook.cycle
    if ahead is None and cycle is not None and cycle.from_ == view.deal.stage:
        start = view.playbook.stage(cycle.to)
        return say("action.next-round", stage=start.title if start else cycle.to)
    if ahead is None:
        return say("action.finish", stage=view.stage.title)
    return say("action.advance", stage=ahead.title)


def because(candidate: Candidate, view: View, grounds: tuple[Message, ...]) -> tuple[Message, ...]:
    """Reasons, the deal's own facts first, then `grounds`, then the playbook's."""
    if candidate.first:
        return (say("because.nobody-known"),)
    reasons: list[Message] = []
    if candidate.debt is not None:
        reasons.append(_owed(candidate.debt))
    reasons += _alarms(candidate, view)[:1]
    reasons += dated(candidate, due_of(candidate, view), view)
    reasons += _asked_in_vain(candidate, view)
    reasons += _rests_within(candidate, view)
    for fact in candidate.facts:
        paper = candidate.papers.get(fact.id)
        so_far = evidence_reasons(fact, view) if paper is None else _said_only(fact, paper, view)
        reasons += so_far if candidate.item is None else (_of_fact(one, fact) for one in so_far)
    if candidate.kind == "meet":
        questions = tuple(fact.label for fact in candidate.facts)
        reasons += _acquaintance(candidate, view)
        if questions:
            reasons.append(say("because.only-they-can-say", facts=questions))
    reasons += goal(candidate, view)
    reasons += grounds
    if candidate.item is not None and candidate.item.why:
        reasons.append(say("playbook-text", text=candidate.item.why))
    if candidate.work is not None:
        reasons.extend(work_reasons(candidate.work, view))
    if candidate.kind in _EXPLAINED_BY_WHAT_HANGS_ON_IT and not reasons:
        reasons.extend(_what_hangs_on_it(candidate, view))
    reasons += _of_the_whole_deal(candidate, view)
    if candidate.held:
        reasons.append(TAKEN_UP_FIRST)
    return tuple(reasons)


def _of_the_whole_deal(candidate: Candidate, view: View) -> list[Message]:
    """Why to go on, to walk away, to take it up again."""
    match candidate.kind:
        case "advance" | "win":
            owed = any(judged.verdict is Verdict.WAIVED for judged in gate_of(view).criteria)
            open_ = say("because.gate-open-owed") if owed else say("because.gate-open")
            return [*met_by(view), open_]
        case "walk-away":
            return _what_is_certain(candidate, view)
        case "take-up":
            return [_rested(view)]
        case _:
            return []


def due_of(candidate: Candidate, view: View) -> date | None:
    """The day of a promise, a problem or a planned visit; of an item by what dates it."""
    match candidate.work:
        case Work(about=Commitment(due=due) | Problem(due=due)):
            return due
        case Work(about=Visit(day=day)):
            return day
        case _:
            found = view.find_item(candidate.subject) if candidate.kind == "do" else None
            return due_day(view, *found) if found else None


def _acquaintance(candidate: Candidate, view: View) -> list[Message]:
    """Of somebody to be met: that nobody is recorded, or when we met last."""
    people = view.people_in(candidate.roles)
    if not people:
        return [say("because.nobody-in-role")]
    if not view.engaged:
        return []
    days = [view.contacts.met[one.id] for one in people if one.id in view.engaged]
    return [say("because.last-met", day=max(days))] if days else [say("because.not-met")]


def _alarms(candidate: Candidate, view: View) -> list[Message]:
    """What the warnings say that it counters, but for what its other reasons tell already."""
    if candidate.work is not None and isinstance(candidate.work.wanted, NextStepCondition):
        return []  # it says itself that nothing is agreed, and for how long
    told: list[Measure] = []
    if candidate.debt is not None:
        told.append("expired_debts")
    if any(view.contradiction(fact.id) for fact in candidate.facts):
        told.append("contradictions")
    return [
        warned.because
        for warned in candidate.alarms
        if not any(is_about(warned.rule, measure) for measure in told)
        and not (candidate.kind == "chase" and measures(warned.rule.fires_when, "days_of_silence"))
    ]


def _owed(debt: Debt) -> Message:
    kind = "because.owed-late" if debt.expired else "because.owed"
    return say(kind, on=debt.on, until=debt.until, because=Quoted(debt.because))


def _asked_in_vain(candidate: Candidate, view: View) -> list[Message]:
    """Of the question that is asked first, when it was asked last and of whom."""
    if not candidate.asked_before[0]:
        return []
    fact = candidate.asks[0]
    last = unanswered(view, fact.id)[-1:]
    who = names_of((one.of for one in last), view)
    others = _not_asked_yet(candidate, fact, view)
    if others:
        return [say("because.asked-now", who=who, day=one.on, others=others) for one in last]
    return [say("because.asked", who=who, day=one.on) for one in last]


def _not_asked_yet(candidate: Candidate, fact: Fact, view: View) -> tuple[str, ...]:
    """Whom the question goes to now. To meet somebody, and of a value of one's own, nobody else."""
    if candidate.kind == "meet" or candidate.of:
        return ()
    roles = fact.ask_whom or candidate.roles
    people = view.people_in(roles) if roles else view.deal.people
    asked = set(candidate.asked.get(fact.id, {}).values())
    return tuple(person.name for person in people if person.id not in asked)


def _rests_within(candidate: Candidate, view: View) -> list[Message]:
    """The questions that an item leaves out for now; not where it asks nobody anything."""
    if not (candidate.roles or candidate.anybody):
        return []
    return [
        say(
            "because.silent",
            who=names_of(people, view),
            fact=view.fact(id_).label,
            times=Unit(len(people), "time"),
        )
        for id_, people in candidate.silent.items()
    ]


def _what_is_certain(candidate: Candidate, view: View) -> list[Message]:
    """What makes it hopeless, and who said so."""
    refusals = [no for no in refusals_of(view, gate_of(view)) if no.path in candidate.certain]
    facts = (part.fact for no in refusals for part in no.parts if isinstance(part, FactPart))
    said = [
        reason for id_ in dict.fromkeys(facts) for reason in evidence_reasons(view.fact(id_), view)
    ]
    return [say("because.certain-no", what=tuple(no.label for no in refusals)), *said]


def _rested(view: View) -> Message:
    parked = view.deal.parked
    assert parked is not None
    assert parked.until is not None
    return say("because.rested", day=parked.until, because=Quoted(parked.because))


def evidence_reasons(fact: Fact, view: View) -> tuple[Message, ...]:
    """What stands of a fact that is not settled yet: too weak, stale or contradicted."""
    clash = view.contradiction(fact.id)
    if clash:
        one, other = clash[0], clash[-1]
        return (
            say(
                "because.contradiction",
                one=who_said(one, view),
                first=in_brief(fact, one.evidence, view),
                other=who_said(other, view),
                second=in_brief(fact, other.evidence, view),
            ),
        )
    best = view.so_far(fact.id)
    if best is None:
        return ()
    value = in_brief(fact, best.evidence, view)
    if best.stale:
        return (say("because.stale", fact=fact.label, value=value, day=best.evidence.on),)
    if best.level is Level.ASSUMED:
        return (say("because.assumed", value=value, day=best.evidence.on),)
    day = best.evidence.on
    if fact.ours:
        return (say("because.so-far-ours", value=value, day=day),)
    return (say("because.so-far", who=who_said(best, view), value=value, day=day),)


def _of_fact(reason: Message, fact: Fact) -> Message:
    """With what it is about: an item says in its own words what to do."""
    if reason.id != "because.so-far":
        return reason
    kind = "because.so-far-words" if fact.type == "text" else "because.so-far-of"
    return say(kind, fact=fact.label, **dict(reason.args))


def _said_only(fact: Fact, word: Evidence, view: View) -> tuple[Message, ...]:
    """Nobody is to be asked for it again: a document is missing."""
    who, value = names_of(word.said_by, view), in_brief(fact, word, view)
    return (say("because.not-on-paper", who=who, value=value, day=word.on),)


def _what_hangs_on_it(candidate: Candidate, view: View) -> tuple[Message, ...]:
    labels = tuple(
        judged.criterion.label
        for path in candidate.opens
        if (judged := view.judge(path)) is not None
    )
    if labels:
        return (say("because.gate", criteria=labels),)
    if candidate.unblocks or candidate.decides:
        return (say("because.decides-what-to-do"),)
    return ()
