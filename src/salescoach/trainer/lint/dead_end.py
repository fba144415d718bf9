"""SC605: a stage that no deal comes to, or out of."""

from collections.abc import Iterator

from salescoach.playbook.conditions import (
    All,
    AnyOf,
    Condition,
    MeasureCondition,
    Not,
    StageCondition,
)
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.excluding import excluding
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.never_true import hopeless
from salescoach.values.messages import say

_NEVER = MeasureCondition(measure="days_in_stage", less_than=0)


def dead_end(linted: Linted) -> Iterator[Finding]:
    """A stage whose `when` never holds, or with criteria nobody can meet, nor waive."""
    for place, stage in enumerate(linted.playbook.stages):
        if stage.when is None:
            continue
        before = stage.when if stage.beside else _before(linted, stage.when, place)
        if linted.deciding.never(before):
            reason = say("lint.no-way-in", stage=stage.id)
            yield finding("SC605", ("stages", place, "when"), reason=reason)
    for one, path in hopeless(linted):
        if not one.criterion.waivable:
            reason = say("lint.no-way-out", stage=one.stage.id)
            yield finding("SC605", path, reason=reason)
    for stage, one, other in excluding(linted):
        both = one.criterion.waivable or other.criterion.waivable
        reason = say(
            "lint.no-way-out-met" if both else "lint.no-way-out-both",
            stage=stage.id,
            criterion=other.criterion.id,
        )
        yield finding("SC605", (*one.path, "met_when"), reason=reason)


def _before(linted: Linted, condition: Condition, place: int) -> Condition:
    """What of it can hold before a deal comes into the stage at `place`.

    Neither this stage nor a later one is where the deal stands, or lies behind it. A later one may
    have been entered where the deal came back, but not this one: it asks for itself.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            return type(condition)(tuple(_before(linted, part, place) for part in parts))
        case Not(part):
            return Not(_before(linted, part, place))
        case StageCondition(stage=id_, state=state):
            at = linted.order[id_]
            stage = linted.playbook.stages[at]
            later = at > place and state != "entered"
            return _NEVER if stage.beside is None and (at == place or later) else condition
        case single:
            return single
