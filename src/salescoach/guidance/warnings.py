"""Danger signs: which warnings fire today, what they say, and which actions would counter them.

A warning whose condition is unknown does not fire (rule 3 of the format). On which of the days on
which it fires it is shown: `guidance.recurring`.
"""

from collections.abc import Iterator

from salescoach.guidance.placeholders import filled, missing_roles, say_text
from salescoach.guidance.recorded_work import against, work_for
from salescoach.guidance.view import View
from salescoach.playbook.conditions import Condition, Measure, MeasureCondition, singles
from salescoach.playbook.model import CounterAction, WarningRule
from salescoach.values.messages import Message, say
from salescoach.values.record import record

SEVERITIES = ("low", "medium", "high", "critical")
GRAVE = 3
"""From this severity on, high, a warning may take the place of something else."""


@record(kw_only=True)
class Warned:
    """A warning that fires today.

    Attributes:
        rule: as the playbook has it.
        because: its reason, with the deal's own numbers.
        counter_action: what to do about it; None where the playbook does not say.
        clears: the ids of the actions that counter it, whether they are advised now or not.
    """

    rule: WarningRule
    because: Message
    clears: tuple[str, ...]
    counter_action: Message | None = None

    @property
    def severity(self) -> int:
        """1 low, 2 medium, 3 high, 4 critical."""
        return SEVERITIES.index(self.rule.severity) + 1

    @property
    def is_grave(self) -> bool:
        """High or critical."""
        return self.severity >= GRAVE


def firing(view: View) -> tuple[Warned, ...]:
    """The warnings that fire, the most severe first, then in playbook order."""
    found = (
        Warned(
            rule=rule,
            because=filled(rule.because, rule.fires_when, view),
            counter_action=_counter_action(rule, view),
            clears=tuple(dict.fromkeys(_clearing(rule, view))),
        )
        for rule in view.playbook.warnings
        if fires(rule, view)
    )
    return tuple(sorted(found, key=lambda one: -one.severity))


def fires(rule: WarningRule, view: View) -> bool:
    """Whether it holds for certain. Nothing is a danger to a deal that is parked or over."""
    status = view.deal.status_on(view.today)
    if status in ("parked", "ended") or rule.during not in (None, status):
        return False
    return view.evaluate(rule.fires_when).holds


def measures(condition: Condition, measure: Measure) -> bool:
    """Whether it compares this measure anywhere."""
    return any(
        isinstance(one, MeasureCondition) and one.measure == measure
        for one in singles((condition,))
    )


def is_about(rule: WarningRule, measure: Measure) -> bool:
    """Whether it speaks of this number and of nothing else."""
    asked = tuple(singles((rule.fires_when,)))
    return all(isinstance(one, MeasureCondition) and one.measure == measure for one in asked)


def _counter_action(rule: WarningRule, view: View) -> Message | None:
    """The playbook's words, else what the action that is named would be called."""
    match rule.counter_action:
        case CounterAction(text=str() as text):
            return filled(text, rule.fires_when, view)
        case CounterAction(do=str() as path):
            item = view.playbook.item(path)
            return say_text(item.do if item else path)
        case CounterAction(meet=str() as id_):
            role = view.playbook.role(id_)
            return say("action.meet", role=role.label if role else id_)
        case CounterAction(find_out=str() as id_):
            fact = view.playbook.fact(id_)
            return say("action.find-out", fact=fact.title) if fact else _find_out_field(id_)
        case _:
            return None


def _find_out_field(name: str) -> Message:
    return say(f"action.find-out-{name}")


def _clearing(rule: WarningRule, view: View) -> Iterator[str]:
    counter = rule.counter_action or CounterAction()
    if counter.do is not None:
        yield f"do/{counter.do}"
    if counter.meet is not None:
        yield f"meet/{counter.meet}"
    if counter.find_out is not None:
        yield from _asking(counter.find_out, view)
    if measures(rule.fires_when, "contradictions"):
        for fact in view.contradicted:
            yield from _asking(fact.id, view)
    if measures(rule.fires_when, "expired_debts"):
        yield from (debt.id for debt in view.expired)
    for part in against(rule.fires_when, view):
        yield from (f"{one.kind}/{one.subject}" for one in work_for(part, view) if not one.waits)
    if any("{missing_roles}" in text for text in (rule.because, counter.text or "")):
        yield from (f"meet/{role.id}" for role in missing_roles(view, rule.fires_when))


def _asking(id_: str, view: View) -> Iterator[str]:
    """What asks for a fact: the question, and every item here that records it and stands for it.

    Where nobody is known whose word settles it, to meet somebody comes first.
    """
    yield f"find-out/{id_}"
    for stage in view.open_stages:
        yield from (f"do/{stage.id}/{item.id}" for item in stage.items if id_ in item.records)
    fact = view.playbook.fact(id_)
    if fact is not None and fact.ask_whom and not view.people_in(fact.ask_whom):
        yield f"meet/{fact.ask_whom[0]}"
