"""From what somebody typed to the record of a deal that it means."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from salescoach.cli.finding import person_by_name
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.state import Deal
from salescoach.deal.transactions import newest_live, same_command
from salescoach.errors import BadUsage, NotFound
from salescoach.values.messages import say
from salescoach.values.similar import most_like


class HasId(Protocol):
    """Any record."""

    @property
    def id(self) -> str:
        """Unique within its kind."""


Found = TypeVar("Found", bound=HasId)
Word = TypeVar("Word", bound=str)


def record_by_id(
    session: Session, deal_id: str, kind: str, given: str, known: Sequence[Found]
) -> Found:
    """The record of this id; on a terminal also by a beginning of it.

    `kind` is the first word of its commands.

    Raises:
        NotFound: there is none, with the nearest and the command that lists them.
    """
    by_id = {one.id: one for one in known}
    if given in by_id:
        return by_id[given]
    near = [id_ for id_ in by_id if id_.startswith(given)]
    if near and session.may_ask:
        if len(near) == 1:
            return by_id[near[0]]
        from salescoach.cli.prompts import pick

        return by_id[pick(session, say(f"prompt.{kind}"), near)]
    likely = near[0] if len(near) == 1 else most_like(given, by_id)
    command = line(kind, "list", deal_id)
    hint = say("hint.records", command=command)
    if likely is not None:
        hint = say("hint.did-you-mean-record", word=likely, command=command)
    kind_told = say(f"kind.{kind}")
    raise NotFound(say("no-such-record", kind=kind_told, id=given[:60], deal=deal_id), hint)


def ids_of(
    session: Session, deal_id: str, deal: Deal, names: Sequence[str] | None
) -> tuple[str, ...]:
    """The ids of the people of theirs that are named, each once."""
    found = (person_by_name(session, deal_id, deal, name).id for name in names or ())
    return tuple(dict.fromkeys(found))


def one_of_few(given: str, known: tuple[Word, ...], option: str) -> Word:
    """One of a closed list of words; BadUsage with the likeliest and all of them."""
    for word in known:
        if word == given:
            return word
    near = most_like(given, known)
    hint = say("hint.one-of", words=known)
    if near is not None:
        hint = say("hint.did-you-mean-of", word=near, words=known)
    raise BadUsage(say("bad-choice", text=given[:60], option=option), hint)


def repeats(file: DealFile, payload: Payload, *, on: date, actor: str) -> bool:
    """Whether the newest command said the same: then nothing is added, so nothing is refused."""
    newest = newest_live(file.events)
    return newest is not None and same_command(newest, (payload,), on=on, actor=actor)
