"""What of a playbook an id means, with the nearest one where it means nothing."""

from collections.abc import Sequence

from salescoach.errors import NotFound
from salescoach.playbook.model import Fact, Playbook, Titled
from salescoach.values.messages import say
from salescoach.values.similar import most_like


def fact_by_id(playbook: Playbook, given: str) -> Fact:
    """A fact of the playbook; the reserved ids are not facts."""
    fact = playbook.fact(given)
    if fact is None:
        from salescoach.playbook.identifiers import RESERVED_FACTS

        near = most_like(given, [*(one.id for one in playbook.facts), *RESERVED_FACTS])
        hint = say("hint.did-you-mean", word=near) if near else None
        raise NotFound(say("no-such-fact", fact=given[:60]), hint)
    return fact


def one_of_titled(given: str, known: Sequence[Titled], kind: str) -> str:
    """A customer type, deal kind, lead source, role by its id."""
    ids = tuple(one.id for one in known)
    if given not in ids:
        near = most_like(given, ids)
        hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=ids)
        hint = hint if ids else say("hint.none-in-playbook")
        raise NotFound(say("no-such-type", kind=say(f"kind.{kind}"), word=given[:60]), hint)
    return given
