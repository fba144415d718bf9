"""Telling what happened to promises and agreements; for a receipt, also what follows from it."""

from datetime import date
from typing import assert_never

from salescoach.cli.rendering.agreements import FLAGS, part_words, worth
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.naming import people_words
from salescoach.deal.record_events import (
    AgreementChanged,
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
from salescoach.deal.records import ASKED_OF_AN_AGREEMENT
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, Unit, say


def told_commitment(payload: CommitmentEvent, view: View) -> Message:
    """What happened to a promise."""
    match payload:
        case CommitmentMade():
            return _made(payload, view)
        case CommitmentConfirmed(said_by=said_by):
            who = people_words(said_by, view)
            return say("promise.confirmed", who=who, promise=_named(payload, view))
        case CommitmentMoved():
            return _moved(payload, view, _due_before(payload, view))
        case CommitmentKept():
            return say("promise.kept", promise=_named(payload, view))
        case CommitmentBroken(because=because):
            return _for(say("promise.broken", promise=_named(payload, view)), because)
        case CommitmentCancelled(because=because):
            return _for(say("promise.cancelled", promise=_named(payload, view)), because)
        case other:
            assert_never(other)


def told_agreement(payload: AgreementEvent, view: View) -> Message:
    """What was settled, what is given for what."""
    told = _agreed(payload, view)
    settled = [one for one in ASKED_OF_AN_AGREEMENT if getattr(payload, one)]
    unsettled = [one for one in FLAGS if getattr(payload, one) is False]
    if settled:
        told = say("agreement.settled", agreed=told, parts=part_words(settled))
    if unsettled:
        told = say("agreement.unsettled", agreed=told, parts=part_words(unsettled))
    if payload.give is not None:
        give = worth(payload.give, payload.give_worth)
        id_ = "agreement.refused" if payload.refused else "agreement.give"
        told = say(id_, agreed=told, give=give)
    elif payload.refused is False and isinstance(payload, AgreementChanged):
        told = say("agreement.given", agreed=told)
    if payload.get is not None:
        told = say("agreement.get", agreed=told, get=worth(payload.get, payload.get_worth))
    return told


def recorded_commitment(payload: CommitmentEvent, told: Message, view: View) -> Message:
    """The same for the receipt: whether they confirmed it, how often that side has put it off."""
    if isinstance(payload, CommitmentMoved):
        return _recorded_move(payload, told, view)
    if isinstance(payload, CommitmentMade) and payload.side == "theirs" and not payload.said_by:
        return say("promise.unconfirmed", promise=told)
    return told


def recorded_agreement(payload: AgreementEvent, told: Message, view: View) -> Message:
    """The same for the receipt: that nothing is got for what is given, and what T13 still asks."""
    one = view.deal.records.agreement(payload.agreement)
    if one is None:
        return told
    if one.give is not None and one.get is None and not one.refused:
        told = say("agreement.nothing-in-return", agreed=told)
    if one.is_complete:
        return say("agreement.whole", agreed=told)
    command = line("agreement", "edit", view.deal_id, one.id)
    return say("agreement.missing", agreed=told, parts=part_words(one.gaps), command=command)


def _made(payload: CommitmentMade, view: View) -> Message:
    what, due = Quoted(payload.what), say("promise.no-date")
    if payload.due is not None:
        due = say("promise.by", day=payload.due)
    match payload.side, payload.owner:
        case "theirs", None:
            told = say("promise.theirs-nobody", what=what, due=due)
        case "theirs", str(owner):
            who = people_words((owner,), view)
            told = say("promise.theirs", what=what, who=who, due=due)
        case _, None:
            told = say("promise.ours", what=what, due=due)
        case _, owner:
            told = say("promise.ours-of", what=what, who=owner or "", due=due)
    if payload.to:
        told = say("promise.for", promise=told, who=people_words(payload.to, view))
    if payload.said_by:
        who = people_words(payload.said_by, view)
        told = say("promise.confirmed-by", promise=told, who=who)
    return told


def _recorded_move(payload: CommitmentMoved, told: Message, view: View) -> Message:
    one = view.deal.records.commitment(payload.commitment)
    if one is None or not one.moves:
        return told
    move = one.moves[-1]
    told = _moved(payload, view, move.before)
    if move.slipped:
        id_ = "promise.later-theirs" if one.side == "theirs" else "promise.later-ours"
        return say(id_, moved=told, times=Unit(sum(m.slipped for m in one.moves), "time"))
    return say("promise.sooner", moved=told) if move.before is not None else told


def _moved(payload: CommitmentMoved, view: View, before: date | None) -> Message:
    promise = _named(payload, view)
    told = say("promise.moved", day=payload.due, promise=promise)
    if before is not None:
        told = say("promise.moved-from", before=before, day=payload.due, promise=promise)
    if payload.said_by:
        told = say("promise.moved-by", moved=told, who=people_words(payload.said_by, view))
    return _for(told, payload.because)


def _due_before(payload: CommitmentMoved, view: View) -> date | None:
    """The day that it had; None where it had none, or the move itself was taken back."""
    due = None
    for event in view.events:
        match event.payload:
            case found if found is payload:
                return due
            case CommitmentMade(commitment=id_) | CommitmentMoved(commitment=id_) as earlier:
                due = earlier.due if id_ == payload.commitment else due
            case _:
                pass
    return None


def _named(payload: CommitmentEvent, view: View) -> Argument:
    """Whose promise, in its own words; its id where what made it was taken back."""
    made = (
        event.payload
        for event in view.events
        if isinstance(event.payload, CommitmentMade)
        and event.payload.commitment == payload.commitment
    )
    one = next(made, None)
    if one is None:
        return payload.commitment
    id_ = "promise.named-theirs" if one.side == "theirs" else "promise.named-ours"
    return say(id_, what=Quoted(one.what))


def _agreed(payload: AgreementEvent, view: View) -> Message:
    who = people_words(payload.said_by, view)
    if isinstance(payload, AgreementMade):
        what = Quoted(payload.what)
        return (
            say("agreement.made-with", who=who, what=what)
            if who
            else say("agreement.made", what=what)
        )
    before = Quoted(_agreement_words(payload, view))
    told = say("agreement.changed", what=before)
    if payload.what is not None:
        told = say("agreement.renamed", before=before, what=Quoted(payload.what))
    return say("agreement.agreed-by", agreed=told, who=who) if who else told


def _agreement_words(payload: AgreementChanged, view: View) -> str:
    """What it was called before this change; its id where what made it was taken back."""
    words = payload.agreement
    for event in view.events:
        match event.payload:
            case found if found == payload:
                break
            case AgreementMade(agreement=id_) | AgreementChanged(agreement=id_) as earlier:
                words = (earlier.what or words) if id_ == payload.agreement else words
            case _:
                pass
    return words


def _for(what: Message, because: str | None) -> Message:
    return what if because is None else say("event.because", what=what, because=Quoted(because))
