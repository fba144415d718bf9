"""The verdict on an exit criterion: the first that fits. Rule 4 of the format."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from salescoach.guidance.parts import Part, is_a_no, may_change
from salescoach.guidance.repaying import came_true
from salescoach.guidance.truth import TRUE, Outcome, Truth, all_of
from salescoach.playbook.conditions import CriterionState, Not
from salescoach.playbook.model import Criterion, Stage
from salescoach.values.levels import Level
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


class Verdict(StrEnum):
    """What a criterion comes to."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    WAIVED = "waived"


@record
class Judged:
    """A criterion with its verdict.

    `stage` is the criterion's own. `certain`: a certain no, not merely an act still to come;
    `answers` are the parts of it that a changed mind would settle. `outcome` has what is missing,
    of a waived one too.
    """

    stage: str
    criterion: Criterion
    verdict: Verdict
    certain: bool
    outcome: Outcome
    answers: tuple[Part, ...] = ()

    @property
    def path(self) -> str:
        """STAGE/ID."""
        return f"{self.stage}/{self.criterion.id}"


_VERDICTS = {
    Truth.TRUE: Verdict.MET,
    Truth.FALSE: Verdict.UNMET,
    Truth.UNKNOWN: Verdict.UNKNOWN,
}


def judge(view: "View", stage: Stage, criterion: Criterion) -> Judged | None:
    """The verdict; None where the criterion does not apply, or did not when its stage was left."""
    kept = _kept(view, stage, criterion)
    if kept is not None:
        if kept.verdict is Verdict.WAIVED and _is_waived(view, stage, criterion):
            return kept
        return _certain_no(view, stage, criterion, kept.outcome) or kept
    if _was_left_out(view, stage, criterion):
        return None
    applies = all_of((view.stage_applies(stage), view.evaluate(criterion.when)))
    if applies.truth is Truth.FALSE:
        return None
    outcome = _met(view, criterion) if applies.holds else applies
    verdict = _VERDICTS[outcome.truth] if applies.holds else Verdict.UNKNOWN
    found = Judged(stage.id, criterion, verdict, certain=False, outcome=outcome)
    if applies.holds:
        found = _certain_no(view, stage, criterion, outcome) or found
    if found.verdict is not Verdict.MET and _is_waived(view, stage, criterion):
        return Judged(stage.id, criterion, Verdict.WAIVED, certain=False, outcome=outcome)
    return found


def owed(view: "View", stage: Stage, criterion: Criterion) -> Outcome:
    """What it comes to today, whatever was waived or kept; true where it does not apply."""
    applies = all_of((view.stage_applies(stage), view.evaluate(criterion.when)))
    if applies.truth is Truth.FALSE:
        return TRUE
    if not applies.holds:
        return applies
    met = _met(view, criterion)
    no = _certain_no(view, stage, criterion, met)
    return met if no is None else Outcome(Truth.FALSE, no.outcome.missing, no.outcome.settle)


def is_repaid(view: "View", stage: Stage, criterion: Criterion) -> bool:
    """Whether a waived criterion has come true since it was waived."""
    waivers = view.deal.waivers
    days = (one.on for one in waivers if (one.stage, one.criterion) == (stage.id, criterion.id))
    since = max(days, default=date.min)
    return came_true(view, since, lambda then: owed(then, stage, criterion).holds)


def holds(judged: Judged | None, state: CriterionState) -> Outcome:
    """A criterion as a condition; one that does not apply holds nobody up.

    `met` takes the buyer's word, `passed` also a waiver.
    """
    if judged is None or judged.verdict is Verdict.MET:
        return TRUE
    if judged.verdict is Verdict.WAIVED and state == "passed":
        return TRUE
    truth = Truth.UNKNOWN if judged.verdict is Verdict.UNKNOWN else Truth.FALSE
    return Outcome(truth, judged.outcome.missing, judged.outcome.settle)


def _met(view: "View", criterion: Criterion) -> Outcome:
    """Our own record may meet an internal criterion only."""
    ours = criterion.internal
    return view.evaluate(criterion.met_when, default=Level.HEARD, ours=ours)


def _certain_no(
    view: "View", stage: Stage, criterion: Criterion, outcome: Outcome
) -> Judged | None:
    if criterion.failed_when is None:
        return None
    spared = view.evaluate(Not(criterion.failed_when), default=Level.HEARD)
    if spared.truth is not Truth.FALSE:
        return None
    return Judged(
        stage.id,
        criterion,
        Verdict.UNMET,
        certain=True,
        outcome=spared if outcome.holds else outcome,
        answers=tuple(part for part in may_change(spared.settle, spared.missing) if is_a_no(part)),
    )


def _is_waived(view: "View", stage: Stage, criterion: Criterion) -> bool:
    """On its last day a waiver still counts."""
    return any(
        (one.stage, one.criterion) == (stage.id, criterion.id) and view.today <= one.until
        for one in view.deal.waivers
    )


def _kept(view: "View", stage: Stage, criterion: Criterion) -> Judged | None:
    """With the verdict of the day on which the stage was left."""
    verdict = view.course.left.get(f"{stage.id}/{criterion.id}")
    if verdict is None:
        return None
    found = Verdict(verdict)
    if found is Verdict.WAIVED and is_repaid(view, stage, criterion):
        found = Verdict.MET
    outcome = TRUE if found is Verdict.MET else _met(view, criterion)
    return Judged(stage.id, criterion, found, certain=False, outcome=outcome)


def _was_left_out(view: "View", stage: Stage, criterion: Criterion) -> bool:
    """The stage was left with verdicts, and this criterion had none: it did not apply."""
    left = view.course.left
    return f"{stage.id}/{criterion.id}" not in left and any(
        path.startswith(f"{stage.id}/") for path in left
    )
