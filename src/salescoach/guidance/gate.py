"""The gate of a stage: its exit criteria, each with a verdict. Shown by the buyer, not by us."""

from dataclasses import fields
from typing import TYPE_CHECKING

from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.parts import (
    AskedPart,
    FactPart,
    FieldPart,
    ItemPart,
    MeasurePart,
    OtherRecord,
    Part,
    PersonPart,
    RecordPart,
    ScorePart,
    StagePart,
)
from salescoach.guidance.stages import beside, can_be_position
from salescoach.playbook.model import Stage
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class Gate:
    """The applicable criteria of a stage, in playbook order, and whether they let it be left."""

    stage: str
    criteria: tuple[Judged, ...]

    @property
    def open(self) -> bool:
        """Every criterion met or waived."""
        return all(one.verdict in (Verdict.MET, Verdict.WAIVED) for one in self.criteria)

    @property
    def unsettled(self) -> tuple[Judged, ...]:
        """The criteria that keep it closed."""
        return tuple(c for c in self.criteria if c.verdict in (Verdict.UNMET, Verdict.UNKNOWN))


def gate_of(view: "View", stage: Stage | None = None) -> Gate:
    """Judge every criterion of a stage (by default the position), and those that join its gate.

    A stage that runs beside others brings its criteria to the gate before which it must close.
    """
    stage = stage or view.stage
    judged = (
        view.judge(f"{one.id}/{criterion.id}")
        for one in (stage, *beside(view, stage))
        for criterion in one.exit_criteria
    )
    return Gate(stage.id, tuple(one for one in judged if one is not None))


def buyer_position(view: "View") -> str:
    """Where the buyer is: the first stage with an applicable criterion that is not met (rule 8).

    Waived is not met. Internal criteria say nothing about the buyer and are passed over, as are
    stages that run beside others or certainly do not apply. With none left, the first stage after
    the last one that has criteria; else the last stage.
    """
    shown = 0
    stages = [stage for stage in view.playbook.stages if can_be_position(stage, view)]
    for place, stage in enumerate(stages):
        gate = gate_of(view, stage)
        for judged in gate.criteria:
            if not judged.criterion.internal and judged.verdict is not Verdict.MET:
                return stage.id
        if stage.exit_criteria or gate.criteria:
            shown = place + 1
    return stages[min(shown, len(stages) - 1)].id


def part_words(part: Part) -> str:
    """A missing part by its ids, for JSON: these words never translate."""
    match part:
        case FactPart():
            of = f" of {part.of}" if part.of else ""
            words = f"fact {part.fact}{of} at level {part.level}"
            return words + (f" from {' or '.join(part.from_)}" if part.from_ else "")
        case AskedPart(fact):
            return f"question {fact}"
        case FieldPart(field, weak):
            return f"field {field}" + (" at level confirmed" if weak else "")
        case ItemPart(item):
            return f"item {item}"
        case PersonPart(role, stance):
            of_stance = f" as {' or '.join(stance)}" if stance else ""
            more = {"informed": part.informed, "engaged": part.engaged, "new": part.new}
            wanted = "".join(f" {word}" for word, asked in more.items() if asked)
            return f"stakeholder {role or 'anybody'}{of_stance}{wanted}"
        case RecordPart(condition):
            return _record_words(condition)
        case ScorePart(condition):
            least = "" if condition.at_least is None else f" at least {condition.at_least}"
            verdict = f" verdict {' or '.join(condition.verdict)}" if condition.verdict else ""
            return f"score {condition.score}{least}{verdict}"
        case StagePart(condition, wanted):
            return f"stage {condition.stage} {'' if wanted else 'not '}{condition.state}"
        case MeasurePart(condition):
            return " ".join([condition.measure, *_bounds(condition)])


_BOUNDS = ("at_least", "at_most", "more_than", "less_than")


def _record_words(condition: OtherRecord) -> str:
    """`visit kind pilot state held at least 2`: the subject, then what is asked of it.

    That there is one at least goes without saying.
    """
    subject = type(condition).__name__.removesuffix("Condition").casefold()
    words = ["next step" if subject == "nextstep" else subject]
    for one in fields(condition):
        value = getattr(condition, one.name)
        if one.name in _BOUNDS or value in (None, ()):
            continue
        match value:
            case bool():
                words.append(one.name if value else f"not {one.name}")
            case tuple():
                words.append(f"{one.name} {' or '.join(value)}")
            case _ if one.name == "attendees":
                words.append(" ".join(["attendees", *_bounds(value)]))
            case _ if one.name == "handover":
                words.append(str(value))
            case _:
                words.append(f"{one.name} {value}")
    count = _bounds(condition)
    return " ".join(words if count == ["at least 1"] else [*words, *count])


def _bounds(asked: object) -> list[str]:
    bounds = ((name, getattr(asked, name, None)) for name in _BOUNDS)
    return [f"{name.replace('_', ' ')} {value}" for name, value in bounds if value is not None]
