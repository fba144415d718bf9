"""From what was recorded of promises and agreements back to the commands that record it."""

from collections.abc import Iterable
from typing import Any, assert_never

from salescoach.deal.record_events import (
    AgreementEvent,
    AgreementMade,
    CommitmentBroken,
    CommitmentCancelled,
    CommitmentConfirmed,
    CommitmentEvent,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
)
from salescoach.deal.state import Deal
from salescoach.trainer.scenarios.entries import Entry, entry_of, money_text, one_or_all

_FLAGS = ("clear", "complete", "well_defined")
_WORDS = ("our_part", "our_guarantee", "their_part", "their_guarantee", "give", "get")
_WORTHS = ("give_worth", "get_worth")
_NOBODY = object()  # stands for somebody whom no command can name


def retold_commitment(payload: CommitmentEvent, before: Deal) -> Entry | None:
    """The entry of a promise; None where it names somebody who is not recorded."""
    match payload:
        case CommitmentMade():
            return _known({"commitment-add": _promise(payload, before)})
        case CommitmentConfirmed(commitment=id_, said_by=said_by):
            return _known({"commitment-confirm": id_, "said_by": _names(said_by, before)})
        case CommitmentMoved(commitment=id_, due=due, because=because, said_by=said_by):
            moved = {"commitment": id_, "day": due.isoformat()}
            who = _names(said_by, before)
            return _known({"commitment-move": moved, **_given(because=because, said_by=who)})
        case CommitmentKept(commitment=id_, visit=visit):
            return {"commitment-keep": id_, **_given(visit=visit)}
        case CommitmentBroken(commitment=id_, because=because):
            return {"commitment-break": id_, **_given(because=because)}
        case CommitmentCancelled(commitment=id_, because=because):
            return {"commitment-cancel": id_, "because": because}
        case other:
            assert_never(other)


def retold_agreement(payload: AgreementEvent, before: Deal) -> Entry | None:
    """The entry of an agreement: made, or changed."""
    said = _settled(payload, before)
    if isinstance(payload, AgreementMade):
        return _known({"agreement-add": {"what": payload.what, **said}})
    if payload.refused is False:
        said["given"] = True
    return _known({"agreement-edit": {"agreement": payload.agreement, **said}})


def _promise(payload: CommitmentMade, before: Deal) -> Entry:
    """Words and owner first; a map, so that they stand together."""
    theirs = payload.side == "theirs"
    owner: Any = payload.owner
    if theirs and owner is not None:
        owner = _name(owner, before)
    return {
        "what": payload.what,
        **_given(
            ours=not theirs,
            owner=owner,
            due=payload.due,
            to=_names(payload.to, before),
            kind=payload.kind,
            said_by=_names(payload.said_by, before),
            visit=payload.visit,
        ),
    }


def _settled(payload: AgreementEvent, before: Deal) -> Entry:
    """Its parts; a flag that is not so has a name of its own."""
    flags = {name: getattr(payload, name) for name in _FLAGS}
    named = {
        name if value else f"not_{name}": True for name, value in flags.items() if value is not None
    }
    worths = {name: getattr(payload, name) for name in _WORTHS}
    renamed = None if isinstance(payload, AgreementMade) else payload.what
    return _given(
        what=renamed,
        kind=payload.kind,
        **named,
        **{name: getattr(payload, name) for name in _WORDS},
        **{name: money_text(value) for name, value in worths.items() if value is not None},
        refused=payload.refused,
        said_by=_names(payload.said_by, before),
    )


def _given(**options: Any) -> Entry:
    return entry_of("", None, **options)


def _names(people: Iterable[str], before: Deal) -> Any:
    """The names by which a command finds people of theirs; None for nobody."""
    found = [_name(one, before) for one in people]
    if _NOBODY in found:
        return _NOBODY
    return one_or_all(found) if found else None


def _name(person: str, before: Deal) -> Any:
    found = before.person(person)
    return found.name if found else _NOBODY


def _known(entry: Entry) -> Entry | None:
    """None where it names somebody who is not recorded."""
    inner = next(iter(entry.values()))
    values = [*entry.values(), *(inner.values() if isinstance(inner, dict) else ())]
    return None if _NOBODY in values else entry
