"""Free lines of a rep: `NAME does what WHEN`, read by a small fixed grammar (docs/call-notes.md).

Nothing is guessed: what can be read in two ways is a problem that says how to write it. What was
read is shown back (`echo_of`) before it counts, and the echo can be read again.
"""

import re
from collections.abc import Iterable
from datetime import date

from salescoach.deal.state import Person
from salescoach.exchange.clauses import Clause, clauses_of, what_of
from salescoach.exchange.days import Dated, read_end
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.exchange.names import named_at, words_of_names
from salescoach.exchange.receivers import taken_out
from salescoach.guidance.debriefing import Promise
from salescoach.values.messages import Message, Weekday, say
from salescoach.values.record import record
from salescoach.values.states import Side

__all__ = ["Heard", "Known", "Misheard", "Problem", "echo_of", "far_day", "far_problem",
           "read_promises"]  # fmt: skip

MOST_WORDS = 1_000
"""Characters of what one promise says, as in `commitment add`."""

_OURS = re.compile(r"\s*(?:you|we|us)\s*:", re.IGNORECASE)  # as the echo begins


@record
class Heard:
    """What was promised, in the order of the words.

    `far` are those whose day was written without a year and is more than 180 days off: it is to be
    confirmed by whoever typed it, or else refused with `far_problem`.
    """

    promises: tuple[Promise, ...]
    far: tuple[Promise, ...] = ()


def read_promises(text: str, side: Side, known: Known) -> Heard | Misheard:
    """The promises of one side in one line; nothing was promised where it is empty.

    Of ours no name is read: the whole clause is what we do.
    """
    clauses = clauses_of(text)
    if isinstance(clauses, Problem):
        return Misheard((clauses,))
    read = [_read(one, side, known) for one in clauses]
    problems = tuple(one for one in read if isinstance(one, Problem))
    if problems:
        return Misheard(problems)
    heard = [one for one in read if isinstance(one, Heard)]
    return Heard(
        tuple(promise for one in heard for promise in one.promises),
        tuple(promise for one in heard for promise in one.far),
    )


def far_problem(promise: Promise) -> Problem:
    """A day that is far off, where nobody can be asked whether it is meant: write the year."""
    assert promise.due is not None
    return far_day(promise.due, promise.what)


def far_day(day: date, what: str) -> Problem:
    """The same of any day that was written without a year."""
    sentence = say("heard.day-far", day=Weekday(day), what=what[:60])
    return Problem(sentence, say("heard.hint-year", day=day.isoformat()))


def echo_of(promise: Promise, people: Iterable[Person]) -> Message:
    """What was read: "Ulf Berg: mails pass mark, Friday 17 April".

    Who is to get it stands behind it as it was typed, by the whole name.
    """
    names = {one.id: one.name for one in people}
    what = promise.what
    if promise.to:
        what = f"{what} @{'+'.join(names.get(id_, id_) for id_ in promise.to)}"
    due = say("heard.no-date") if promise.due is None else long_day(promise)
    if promise.side == "ours":
        return say("heard.ours", what=what, due=due)
    owner = promise.owner or ""
    return say("heard.theirs", who=names.get(owner, owner), what=what, due=due)


def long_day(promise: Promise) -> Message:
    """Its day with the whole name of the weekday."""
    assert promise.due is not None
    weekday = say(f"weekday-long.{promise.due.isoweekday()}")
    return say("heard.day", weekday=weekday, day=promise.due)


def _read(clause: Clause, side: Side, known: Known) -> Heard | Problem:
    owners: tuple[str | None, ...] = (None,)
    if side == "theirs":
        named = named_at(clause.mask, 0, known)
        if isinstance(named, Problem):
            return named
        owners, clause = named.people, clause.part(named.end)
    else:
        begins = _OURS.match(clause.mask)
        clause = clause.part(begins.end()) if begins else clause
    received = taken_out(clause, known)
    if isinstance(received, Problem):
        return received
    to, clause = received.people, received.rest
    ends = read_end(clause.mask, known.day, names=words_of_names(known.people))
    if isinstance(ends, Problem):
        return ends
    day = ends.day if ends is not None else None
    what = what_of(clause.part(0, ends.start) if ends is not None else clause)
    if not what:
        return Problem(say("heard.nothing"), say("heard.hint-nothing"))
    if len(what) > MOST_WORDS:
        return Problem(say("heard.long", length=len(what), most=MOST_WORDS))
    made = tuple(Promise(side=side, what=what, owner=one, due=day, to=to) for one in owners)
    return Heard(made, made if isinstance(ends, Dated) and ends.far else ())
