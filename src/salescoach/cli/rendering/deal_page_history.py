"""The history as it stands on the page of a deal: what counts, without what is for our eyes."""

from collections.abc import Iterator
from dataclasses import replace

from salescoach.cli.rendering.telling import told_together
from salescoach.deal.decode import DealFile
from salescoach.deal.events import (
    CriterionWaived,
    EvidenceRecorded,
    FactAsked,
    ItemSkipped,
    Payload,
)
from salescoach.deal.record_events import (
    DoubtAnswered,
    DoubtExplored,
    DoubtRaised,
    NoteWritten,
    PersonChanged,
    VisitChanged,
    VisitHeld,
    VisitPlanned,
)
from salescoach.deal.transactions import transactions
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say

_OURS = (
    PersonChanged, DoubtExplored, DoubtAnswered, CriterionWaived, ItemSkipped, FactAsked,
    NoteWritten, VisitChanged,
)  # fmt: skip
"""What tells of people, of what stands behind words, of what we left open, and why."""


def happened(file: DealFile, view: View, *, private: bool) -> Iterator[Message]:
    """Every command that counts, oldest first; those of which something is left to tell."""
    everything = transactions(event for event in file.events if event.on <= view.today)
    for one in everything:
        if not one.live or one.undoes is not None:
            continue
        payloads = [event.payload for event in one.events]
        if not private:
            payloads = [part for known in payloads if (part := _open(known, view)) is not None]
        if payloads:
            told = told_together(payloads, view, everything)
            what = told[0] if len(told) == 1 else say("value", value=told)
            yield say("export.happened", day=one.events[-1].on, what=what)


def _open(payload: Payload, view: View) -> Payload | None:
    """What of it anybody may read."""
    match payload:
        case VisitPlanned():
            return replace(payload, goal=None, at_least=None, leave_out=None, answers=())
        case VisitHeld():
            return replace(payload, outcome=None)
        case DoubtRaised():
            return replace(payload, show=None)
        case EvidenceRecorded(fact=id_):
            fact = view.playbook.fact(id_)
            is_open = fact is not None and not fact.ours and fact.scope != "person"
            return payload if is_open else None
        case _:
            return None if isinstance(payload, _OURS) else payload
