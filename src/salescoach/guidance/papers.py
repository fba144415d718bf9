"""Where the word is there and only a paper is missing: nobody is asked the same again.

`level: proven` takes the word of whoever settles the fact, and a document with it.
"""

from collections.abc import Iterable

from salescoach.deal.state import Evidence
from salescoach.guidance.doings import reopened
from salescoach.guidance.evidence import said_by
from salescoach.guidance.parts import FactPart
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact, Item, Stage
from salescoach.values.levels import Level


def paper_for(part: FactPart, view: View) -> Evidence | None:
    """What a document is to be got for; None where it takes more than that, or a word first."""
    fact = view.fact(part.fact)
    if part.level is not Level.PROVEN or part.certain or part.now is None or fact.ours:
        return None
    if part.now.stale or view.contradiction(fact.id):
        return None
    word = said_by(part.from_, part.now, fact, view.deal)
    there = word is not None and word.level is Level.CONFIRMED and not word.evidence.document
    return part.now.evidence if there else None


def papers_of(parts: Iterable[FactPart], view: View) -> dict[str, Evidence]:
    """By fact, where all that is asked of it is a document: a word comes first."""
    found = [(part.fact, paper_for(part, view)) for part in parts]
    words = {fact for fact, paper in found if paper is None}
    return {fact: paper for fact, paper in found if paper is not None and fact not in words}


def paper_in(stage: Stage, item: Item, fact: Fact, view: View) -> Evidence | None:
    """The same of what an open item records, at the level that the criteria of its stage ask."""
    level = view.level_wanted(stage, fact.id)
    part = FactPart(
        fact=fact.id, level=level, from_=(), checks=(), now=view.so_far(fact.id), certain=False
    )
    found = paper_for(part, view)
    return found if found is not None and found.place > reopened(view, stage, item) else None
