"""The words in which an action asks: the item's own, else those of its unsettled facts."""

from salescoach.guidance.candidates import Candidate
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import work_questions
from salescoach.playbook.model import Fact

_MOST = 6


def ask_of(candidate: Candidate, view: View) -> tuple[str, ...]:
    """The questions to put, the best first.

    An item with as many questions as facts asks each for its own: what is settled is left out,
    and what was said by those who settle it and is only to be put on paper.
    """
    if candidate.work is not None:
        return work_questions(candidate.work, view)[:_MOST]
    item = candidate.item
    if item is not None and item.ask:
        open_facts = {fact.id for fact in candidate.facts} - candidate.papers.keys()
        if len(item.ask) != len(item.records):
            return item.ask[:_MOST] if open_facts or not candidate.papers else ()
        pairs = zip(item.ask, item.records, strict=True)
        return tuple(question for question, fact in pairs if fact in open_facts)[:_MOST]
    asked = [fact for fact in candidate.asks if fact.ask and fact.id not in candidate.papers]
    if len(asked) == 1:
        return lines_of(asked[0], candidate)[:_MOST]
    return tuple(lines_of(fact, candidate)[0] for fact in asked)[:_MOST]


def lines_of(fact: Fact, candidate: Candidate) -> tuple[str, ...]:
    """The lines of a fact, the preferred first; asked before, the next one comes first."""
    times = len(candidate.asked.get(fact.id, ())) % max(1, len(fact.ask))
    return (*fact.ask[times:], *fact.ask[:times])
