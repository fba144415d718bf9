"""What an item takes up again of what is known: the rep goes on from their words."""

from salescoach.guidance.candidates import Candidate
from salescoach.guidance.moments import visit_of, whom, whom_at
from salescoach.guidance.parts import Weighed
from salescoach.guidance.said_values import in_brief, who_said
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.levels import Level
from salescoach.values.messages import Message, say


def built_on(candidate: Candidate, view: View) -> tuple[Message, ...]:
    """Of its facts that are known what stands, the best first; not what it is to find out itself.

    A guess of ours is no word of theirs, and that there is none gives nothing to go on from.
    """
    if candidate.item is None:
        return ()
    asked = {fact.id for fact in candidate.facts}
    facts = [view.fact(id_) for id_ in candidate.item.builds_on if id_ not in asked]
    words = ((fact, _word(fact, candidate, view)) for fact in facts)
    return tuple(_told(fact, word, view) for fact, word in words if word is not None)


def _told(fact: Fact, word: Weighed, view: View) -> Message:
    """Their own words as such; of anything else what it is comes before it."""
    value, day = in_brief(fact, word.evidence, view), word.evidence.on
    if fact.ours:
        return say("because.builds-on-ours", value=value, fact=fact.label, day=day)
    kind = "because.builds-on-words" if fact.type == "text" else "because.builds-on"
    return say(kind, who=who_said(word, view), value=value, fact=fact.label, day=day)


def _word(fact: Fact, candidate: Candidate, view: View) -> Weighed | None:
    """Of a fact with one value a person the word of those whom it takes, else of anybody."""
    if view.contradiction(fact.id):
        return None
    found = None
    if fact.scope == "person":
        there = whom_at(visit_of(candidate, view), whom(candidate, view))
        found = _said(view.stands(fact.id, of=[one.id for one in there]))
    return found or _said(view.stands(fact.id))


def _said(found: Weighed | None) -> Weighed | None:
    if found is None or found.level is Level.ASSUMED or found.evidence.none:
        return None
    return found
