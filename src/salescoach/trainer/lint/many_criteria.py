"""SC603, SC604: a gate with more criteria than anybody keeps in mind."""

from collections.abc import Iterator

from salescoach.playbook.model import Stage
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted

MANY, FAR_TOO_MANY = 4, 7
"""Two to four criteria a stage is what those agree on who audit stages; seven is the format's."""
_MOST_TYPES = 8


def many_criteria(linted: Linted) -> Iterator[Finding]:
    """Each stage with more than so many that can apply to the same deal."""
    for place, stage in enumerate(linted.playbook.stages):
        count = _count(linted, stage) if len(stage.exit_criteria) > MANY else 0
        if count > MANY:
            code, most = ("SC603", FAR_TOO_MANY) if count > FAR_TOO_MANY else ("SC604", MANY)
            path = ("stages", place, "exit_criteria")
            yield finding(code, path, at_key=True, count=count, most=most)


def _count(linted: Linted, stage: Stage) -> int:
    """Of the customer type that has the most; what we decide ourselves keeps no buyer waiting."""
    conditions = [one.when for one in stage.exit_criteria if not one.internal]
    always = conditions.count(None)
    found = [] if linted.types else [len(conditions)]
    for type_ in linted.types[:_MOST_TYPES]:
        applies = (one is not None and not linted.deciding.never(type_, one) for one in conditions)
        found.append(always + sum(applies))
    return max(found)
