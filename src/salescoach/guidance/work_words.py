"""What to say where no playbook has words for it: of work on a record, in our own sentences."""

from salescoach.deal.records import Agreement, Commitment, Doubt, Problem
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.recorded_work import Work
from salescoach.guidance.view import View
from salescoach.playbook.conditions import NextStepCondition
from salescoach.values.messages import Message, say


def words_for(work: Work | None, view: View) -> Message | None:
    """One sentence to say to them; None where there is nothing to say, or nothing of ours."""
    if work is None or work.waits:
        return None
    match work.about:
        case Commitment(side="theirs") as promise if promise.is_late_on(view.today):
            return say("words.chase-again" if promise.slipped else "words.chase")
        case Doubt(state="answered"):
            return say("words.settle")
        case Problem() as problem if problem.is_late_on(view.today):
            return say("words.repair")
        case Agreement(give=str(), get=None):
            return say("words.get-for-give")
        case None if work.passed is not None:
            return say("words.take-over")
        case None if isinstance(work.wanted, NextStepCondition):
            return say("words.get-in-touch" if quiet_for(view).zombie else "words.next-step")
        case _:
            return None
