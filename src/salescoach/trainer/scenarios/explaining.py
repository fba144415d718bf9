"""Why the first wrong action is wrong: what was wanted, what is there instead, by which terms."""

from collections.abc import Sequence

from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import Answer
from salescoach.guidance.subjects import meant_by
from salescoach.trainer.scenarios.results import Difference, Reason


def first_wrong(
    differences: Sequence[Difference], advice: Advice
) -> tuple[Reason | None, Reason | None]:
    """The action that was wanted, and what stands there instead; None where there is none."""
    for one in differences:
        if not one.key.startswith("next"):
            continue
        wanted, instead = _ids(one)
        return (
            _reason(wanted, advice) if wanted is not None else None,
            _reason(instead, advice) if instead is not None else None,
        )
    return None, None


def _ids(difference: Difference) -> tuple[str | None, str | None]:
    if difference.missing or difference.unexpected:
        return next(iter(difference.missing), None), next(iter(difference.unexpected), None)
    for place, wanted in enumerate(difference.expected):
        found = difference.found[place] if place < len(difference.found) else None
        if wanted != found:
            return wanted, found
    return None, None


def _reason(id_: str, advice: Advice) -> Reason:
    for number, action in enumerate(advice.actions, start=1):
        if action.id == id_:
            return _advised(number, action)
    return Reason(action=id_, number=None, absent=_absent(id_, advice))


def _advised(number: int, action: Action) -> Reason:
    return Reason(
        action=action.id,
        number=number,
        moment=action.moment,
        score=action.score,
        terms=action.terms,
        because=action.because,
    )


def _absent(id_: str, advice: Advice) -> Answer | None:
    """What `why-not` would say; None where the id names nothing of this deal."""
    subject = next(iter(meant_by(id_, advice.view)), None)
    return None if subject is None else explain(advice, subject)
