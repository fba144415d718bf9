"""What an item takes up again of what is known: the rep goes on from their words."""

from salescoach.guidance.candidates import Candidate
from salescoach.guidance.moments import visit_of, whom, whom_at
from salescoach.guidance.parts import Weighed
from salescoach.guidance.said_values import in_brief, who_said
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.levels import Level
from salescoach.values.messages import Message, say


def built_on(candidate: Candidate, view: View) -> list[Message]:
    """Of the first of its facts that is known, what stands; not what it is to find out itself.

    A guess of ours is no word of theirs, and that there is none gives nothing to go on from.
    """
    if candidate.item is None:
        return []
    asked = {fact.id for fact in candidate.facts}
    for id_ in candidate.item.builds_on:
        fact = view.fact(id_)
        found = None if id_ in asked or view.contradiction(id_) else _word(fact, candidate, view)
        if found is None or found.level is Level.ASSUMED or found.evidence.none:
            continue
        value, day = in_brief(fact, found.evidence, view), found.evidence.on
        if fact.ours:
            return [say("because.builds-on-ours", value=value, fact=fact.label, day=day)]
        who = who_said(found, view)
        return [say("because.builds-on", who=who, value=value, fact=fact.label, day=day)]
    return []


def _word(fact: Fact, candidate: Candidate, view: View) -> Weighed | None:
    """Of a fact with one value a person the word of those whom it takes, else of anybody."""
    if fact.scope == "person":
        there = whom_at(visit_of(candidate, view), whom(candidate, view))
        own = view.stands(fact.id, of=[one.id for one in there])
        if own is not None:
            return own
    return view.stands(fact.id)
