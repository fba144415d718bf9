"""The gate of a stage: its exit criteria, each with a verdict. Shown by the buyer, not by us."""

from salescoach.guidance.truth import FactPart, FieldPart, ItemPart, Part, PersonPart
from salescoach.guidance.view import Judged, Verdict, View
from salescoach.playbook.model import Stage
from salescoach.values.record import record


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


def gate_of(view: View, stage: Stage | None = None) -> Gate:
    """Judge every criterion of a stage (by default the position)."""
    stage = stage or view.stage
    judged = (view.judge(f"{stage.id}/{criterion.id}") for criterion in stage.exit_criteria)
    return Gate(stage.id, tuple(one for one in judged if one is not None))


def buyer_position(view: View) -> str:
    """Where the buyer is: the first stage with an applicable criterion that is not met (rule 8).

    Internal criteria say nothing about the buyer and are passed over. With none left, the first
    stage after the last one that has criteria; else the last stage.
    """
    shown = 0
    for place, stage in enumerate(view.playbook.stages):
        for judged in gate_of(view, stage).criteria:
            if not judged.criterion.internal and judged.verdict is not Verdict.MET:
                return stage.id
        if stage.exit_criteria:
            shown = place + 1
    return view.playbook.stages[min(shown, len(view.playbook.stages) - 1)].id


def part_words(part: Part) -> str:
    """A missing part by its ids, for JSON: these words never translate."""
    match part:
        case FactPart():
            words = f"fact {part.fact} at level {part.level}"
            return words + (f" from {' or '.join(part.from_)}" if part.from_ else "")
        case FieldPart(field):
            return f"field {field}"
        case ItemPart(item):
            return f"item {item}"
        case PersonPart(role, stance):
            of_stance = f" as {' or '.join(stance)}" if stance else ""
            return f"stakeholder {role or 'anybody'}{of_stance}"
