"""What the commands that take a doubt further have in common."""

from salescoach.cli.finding_records import record_by_id
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.session import Session
from salescoach.deal.records import Doubt
from salescoach.errors import Refused
from salescoach.guidance.view import View
from salescoach.values.messages import Quoted, say

_MOST_WORDS = 200


def doubt_by_id(session: Session, deal_id: str, view: View, given: str) -> Doubt:
    """A doubt of this round by its id, on a terminal also by a beginning of it."""
    return record_by_id(session, deal_id, "doubt", given, view.deal.records.doubts)


def open_doubt(session: Session, deal_id: str, view: View, given: str) -> Doubt:
    """The same; Refused where it is settled."""
    one = doubt_by_id(session, deal_id, view, given)
    check_open(deal_id, view, one)
    return one


def check_open(deal_id: str, view: View, doubt: Doubt) -> None:
    """Refused where the buyer has settled it, with the command that opens it again."""
    if doubt.is_open:
        return
    printable = len(doubt.words) <= _MOST_WORDS and not doubt.words.startswith("-")
    words = doubt.words if printable else VALUE
    holder = ("--holder", doubt.holder) if doubt.holder is not None else ()
    again = line("doubt", "raise", deal_id, words, *holder)
    raise Refused(
        say(
            "doubt-settled",
            day=doubt.changed or doubt.on,
            who=people_words(doubt.settled_by, view),
            words=Quoted(doubt.words[:_MOST_WORDS]),
        ),
        say("hint.raise-again", command=again),
    )
