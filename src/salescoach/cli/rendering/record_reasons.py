"""What is said of records that are still to come, or of which there are too many."""

from collections.abc import Iterable

from salescoach.guidance.parts import OtherRecord, RecordPart
from salescoach.guidance.view import View
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    DoubtCondition,
    HandoverCondition,
    NextStepCondition,
    OptionCondition,
    ProblemCondition,
    VisitCondition,
)
from salescoach.playbook.model import Titled
from salescoach.values.messages import Message, say


def record_reason(part: RecordPart, view: View) -> Message:
    """One sentence, with the playbook's own names for the kinds that it asks for."""
    playbook = view.playbook
    if part.enough:
        return say(_TOO_MANY[type(part.condition)])
    match part.condition:
        case VisitCondition(kind=kind) if kind:
            return say("gate.visit-kind", kinds=_titles(kind, playbook.visit_kinds))
        case CommitmentCondition(kind=kind) if kind:
            return say("gate.commitment-kind", kinds=_titles(kind, playbook.commitment_kinds))
        case CommitmentCondition(side="ours"):
            return say("gate.commitment-ours")
        case AgreementCondition(kind=kind) if kind:
            return say("gate.agreement-kind", kinds=_titles(kind, playbook.agreement_kinds))
        case condition:
            return say(_TO_COME[type(condition)])


_TO_COME: dict[type[OtherRecord], str] = {
    VisitCondition: "gate.visit",
    CommitmentCondition: "gate.commitment",
    DoubtCondition: "gate.doubt",
    AgreementCondition: "gate.agreement",
    OptionCondition: "gate.option",
    ProblemCondition: "gate.problem",
    NextStepCondition: "gate.next-step",
    HandoverCondition: "gate.hand-over",
}
_TOO_MANY: dict[type[OtherRecord], str] = {
    VisitCondition: "gate.visits-many",
    CommitmentCondition: "gate.commitments-many",
    DoubtCondition: "gate.doubts-many",
    AgreementCondition: "gate.agreements-many",
    OptionCondition: "gate.options-many",
    ProblemCondition: "gate.problems-many",
    NextStepCondition: "gate.next-steps-many",
    HandoverCondition: "gate.hand-overs-many",
}


def _titles(ids: tuple[str, ...], known: Iterable[Titled]) -> tuple[str, ...]:
    labels = {one.id: one.label for one in known}
    return tuple(labels.get(id_, id_) for id_ in ids)
