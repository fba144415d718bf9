"""Free lines of a rep: `NAME does what WHEN`, read by a small fixed grammar (docs/call-notes.md).

Nothing is guessed: what can be read in two ways is a problem that says how to write it. What was
read is shown back (`echo_of`) before it counts, and the echo can be read again.
"""

from collections.abc import Iterable

from salescoach.deal.state import Person
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.guidance.debriefing import Promise
from salescoach.values.messages import Message, say
from salescoach.values.record import record
from salescoach.values.states import Side

__all__ = ["Heard", "Known", "Misheard", "Problem", "echo_of", "far_problem", "read_promises"]


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
    raise NotImplementedError


def far_problem(promise: Promise) -> Problem:
    """A day that is far off, where nobody can be asked whether it is meant: write the year."""
    raise NotImplementedError


def echo_of(promise: Promise, people: Iterable[Person]) -> Message:
    """What was read: "Ulf Berg: mails pass mark, Friday 17 April"."""
    raise NotImplementedError
    return say("heard.theirs")
