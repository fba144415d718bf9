"""What to ask a rep after a visit: facts and open doubts, in one order of value.

A fact is worth what `guidance.questions` says. A doubt of somebody who was there is worth the same
sum of the same terms as the action that settles it: `doubt` by its severity, `opens_gate`,
`unblocks` where something waits for it; never `cheap`, since asking costs no time of ours. So a
doubt that can kill the deal is asked about before any fact.

What only an item finds out whose `needs` is not true yet is not asked after a visit: nobody can say
what a pilot showed that has not run.
"""

from collections.abc import Iterable

from salescoach.deal.records import Doubt
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.gate import gate_of
from salescoach.guidance.parts import RecordPart
from salescoach.guidance.questions import Question, questions
from salescoach.guidance.ranking import Term, terms_of
from salescoach.guidance.recorded_work import doubt_work, work_for
from salescoach.guidance.view import View
from salescoach.guidance.wanting import wants
from salescoach.playbook.conditions import DoubtCondition
from salescoach.values.record import record

MOST = 3
"""So many questions after a visit, and no more: the rep is to come back tomorrow."""


@record(kw_only=True)
class DoubtQuestion:
    """Whether somebody who was there said that a doubt is settled; `terms` add up to `score`."""

    doubt: Doubt
    terms: tuple[Term, ...]

    @property
    def score(self) -> int:
        """The sum of the terms, above 0."""
        return sum(term.value for term in self.terms)


DebriefQuestion = Question | DoubtQuestion


def key_of(question: DebriefQuestion) -> str:
    """By which it is known that it was asked: `fact/ID`, `doubt/ID`."""
    if isinstance(question, DoubtQuestion):
        return f"doubt/{question.doubt.id}"
    return f"fact/{question.fact.id}"


def debrief_questions(
    view: View, present: Iterable[str], *, but: Iterable[str] = ()
) -> tuple[DebriefQuestion, ...]:
    """The questions about a visit with these people (ids), best first; none of `but` (keys).

    Of equals a doubt stands before a fact: it is known to be open. Record what was answered, and
    call again. None of a deal that is parked or over.
    """
    there = frozenset(present)
    if view.deal.rests_on(view.today):
        return ()
    facts = (one for one in questions(view, there) if not _is_too_early(view, one.fact.id))
    found: list[DebriefQuestion] = [*_doubts(view, there), *facts]
    left_out = frozenset(but)
    open_ = (one for one in found if key_of(one) not in left_out)
    return tuple(sorted(open_, key=lambda one: -one.score))


def _is_too_early(view: View, fact: str) -> bool:
    """Only work of ours finds it out that may not be done yet: a pilot to come has no verdict."""
    items = [item for stage in view.open_stages for item in stage.items if fact in item.records]
    return bool(items) and all(
        item.needs is not None and not view.evaluate(item.needs).holds for item in items
    )


def _doubts(view: View, present: frozenset[str]) -> tuple[DoubtQuestion, ...]:
    """Open doubts of those who were there, and those of nobody in particular, as recorded."""
    open_ = [
        one
        for one in view.deal.records.doubts
        if one.is_open and (one.holder is None or one.holder in present)
    ]
    found = {f"settle/{one.id}": _candidate(one) for one in open_}
    for want in wants(view, gate_of(view)) if found else ():
        if isinstance(want.part, RecordPart) and isinstance(want.part.condition, DoubtCondition):
            for work in work_for(want.part, view):
                candidate = found.get(f"settle/{work.subject}")
                if candidate is not None:
                    getattr(candidate, want.counts)[want.path] = None
                    if want.counts == "certain":
                        candidate.opens[want.path] = None
    asked = (
        DoubtQuestion(doubt=one, terms=_terms(found[f"settle/{one.id}"], view)) for one in open_
    )
    return tuple(one for one in asked if one.score > 0)


def _candidate(doubt: Doubt) -> Candidate:
    return Candidate(f"settle/{doubt.id}", "settle", doubt.id, work=doubt_work(doubt))


def _terms(candidate: Candidate, view: View) -> tuple[Term, ...]:
    return tuple(term for term in terms_of(candidate, view) if term.term != "cheap")
