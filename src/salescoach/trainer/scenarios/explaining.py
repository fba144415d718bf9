"""Why the first wrong action is wrong: what was wanted, what is there instead, by which terms."""

from collections.abc import Sequence

from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.view import View
from salescoach.trainer.scenarios.comparing import short_id
from salescoach.trainer.scenarios.results import Difference, Reason
from salescoach.values.messages import Message, say


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


def _absent(id_: str, advice: Advice) -> Message:
    """The nearest reason for which an action is not advised."""
    view = advice.view
    kind, _, about = id_.partition("/")
    if view.deal.rests_on(view.today):
        return say(f"test.absent-{view.deal.status_on(view.today)}")
    match kind:
        case "do":
            return _absent_item(about, advice)
        case "find-out":
            return _absent_fact(about, advice)
        case "meet" if view.people_in((about,)):
            return say(
                "test.absent-met", people=tuple(one.name for one in view.people_in((about,)))
            )
        case "advance" | "win" if about != view.deal.stage:
            return say("test.absent-elsewhere", stage=view.deal.stage)
        case "advance" | "win" if not advice.gate.open:
            open_ = tuple(one.criterion.id for one in advice.gate.unsettled)
            return say("test.absent-closed", criteria=open_)
        case _:
            return say("test.absent")


def _absent_item(path: str, advice: Advice) -> Message:
    view = advice.view
    stage = path.partition("/")[0]
    if stage not in {one.id for one in view.open_stages}:
        return say("test.absent-elsewhere", stage=view.deal.stage)
    state = view.item_state(path)
    if state is None:
        return say("test.absent-item-unknown")
    if state != "open":
        return say("test.absent-item", state=state)
    return say("test.absent-open") if advice.gate.open else say("test.absent")


def _absent_fact(fact: str, advice: Advice) -> Message:
    """Somebody else's question, already answered, or nobody there who could say it."""
    view = advice.view
    if view.playbook.fact(fact) is None:
        return say("test.absent")
    items = [action.id for action in advice.actions if fact in action.records]
    if items:
        return say("test.absent-stands-for", action=short_id(items[0], view.deal.stage))
    return _standing(fact, view) or say("test.absent")


def _standing(fact: str, view: View) -> Message | None:
    weighed = view.stands(fact)
    return None if weighed is None else say("test.absent-known", level=weighed.level)
