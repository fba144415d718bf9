"""One line that a rep typed of a visit: promises of a side, new doubts and remarks among them.

A clause that begins with `doubt:`, `doubt @NAME:`, `note:` or `private:` tells one of these; every
other clause is a promise (docs/call-notes.md). What was read is shown back before it counts.
"""

import re
from collections.abc import Iterator

from salescoach.deal.state import Person
from salescoach.exchange.attendance import read_names
from salescoach.exchange.clauses import Clause, clauses_of
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.exchange.spoken import Heard, echo_of, read_promises
from salescoach.guidance.debriefing import DoubtHeard, Promise, Remark
from salescoach.guidance.known_doubts import sounding_like
from salescoach.playbook.model import Playbook
from salescoach.values.messages import Message, Quoted, say
from salescoach.values.record import record
from salescoach.values.states import Side

_BEGINS = re.compile(r"\s*(doubt|note|private)\s*(?:@\s*([^:]*?)\s*)?:", re.IGNORECASE)


@record(kw_only=True)
class ToldLine:
    """What a line tells, each part in the order in which it stands there."""

    promises: tuple[Promise, ...] = ()
    doubts: tuple[DoubtHeard, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_line(text: str, side: Side, known: Known, playbook: Playbook) -> ToldLine | Misheard:
    """What the line tells, or all that is wrong with it."""
    clauses = clauses_of(text)
    if isinstance(clauses, Problem):
        return Misheard((clauses,))
    others = [(one, _BEGINS.match(one.mask)) for one in clauses]
    plain = ";".join(one.text for one, found in others if found is None)
    heard = read_promises(plain, side, known)
    read = [_beside(one, found, known, playbook) for one, found in others if found is not None]
    problems = heard.problems if isinstance(heard, Misheard) else ()
    problems = (*problems, *(one for one in read if isinstance(one, Problem)))
    if problems:
        return Misheard(problems)
    return ToldLine(
        promises=heard.promises if isinstance(heard, Heard) else (),
        doubts=tuple(one for one in read if isinstance(one, DoubtHeard)),
        remarks=tuple(one for one in read if isinstance(one, Remark)),
    )


def echoes_of(told: ToldLine, people: tuple[Person, ...]) -> Iterator[Message]:
    """What was understood, a line each."""
    names = {one.id: one.name for one in people}
    yield from (echo_of(promise, people) for promise in told.promises)
    for doubt in told.doubts:
        words = Quoted(doubt.words)
        holder = names.get(doubt.holder or "")
        if holder is None:
            yield say("debrief.doubt", words=words)
        else:
            yield say("debrief.doubt-of", words=words, who=holder)
    for remark in told.remarks:
        kind = "debrief.private" if remark.private else "debrief.note"
        yield say(kind, words=Quoted(remark.text))


def _beside(
    clause: Clause, found: "re.Match[str]", known: Known, playbook: Playbook
) -> DoubtHeard | Remark | Problem:
    words = _unquoted(clause.part(found.end()).words)
    kind = found[1].casefold()
    if not words:
        return Problem(say("debrief.words-missing"), say("hint.debrief-words"))
    if kind != "doubt":
        if found[2]:
            return Problem(say("debrief.note-of"), say("hint.debrief-note"))
        return Remark(text=words, private=kind == "private")
    holder = _holder(clause.text[found.start(2) : found.end(2)] if found[2] else "", known)
    if isinstance(holder, Problem):
        return holder
    like = sounding_like(words, playbook)
    return DoubtHeard(words=words, holder=holder, library=like.id if like else None)


def _holder(given: str, known: Known) -> str | Problem:
    """Who is named; nobody named, the only one who was there."""
    if given:
        found = read_names(given, known)
        if isinstance(found, Misheard):
            return found.problems[0]
        if len(found) == 1:
            return found[0]
    elif len(known.present) == 1:
        return known.present[0]
    return Problem(say("debrief.doubt-whose"), say("hint.debrief-doubt"))


def _unquoted(words: str) -> str:
    """Without quotation marks around all of it: they are put there when it is shown."""
    whole = len(words) > 2 and words[0] == words[-1] == '"' and '"' not in words[1:-1]
    return words[1:-1].strip() if whole else words
