"""SC617: "there is no opponent", resting on nothing but what we happened to write down.

Whom we have not met is not on record. So such a condition stands beside something that the buyer
said or did; and `not` in front of people is true while nobody is known at all.
"""

from collections.abc import Iterator

from salescoach.playbook.conditions import (
    AgreementCondition,
    All,
    AnyOf,
    CommitmentCondition,
    Condition,
    CriterionCondition,
    FactCondition,
    GroupCondition,
    Not,
    ScoreCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Path
from salescoach.trainer.lint.linted import Exit, Linted
from salescoach.values.messages import say


def nobody(linted: Linted) -> Iterator[Finding]:
    """Each criterion of the buyer that is met by people who are not there."""
    for root in linted.roots:
        if root.key == "met_when" and isinstance(root.of, Exit) and not root.of.criterion.internal:
            for path in _alone(root.condition, root.path):
                yield finding("SC617", path, remedy=say("remedy.SC617"))


def _alone(condition: Condition, path: Path) -> Iterator[Path]:
    """Where nobody is asked for, and nothing beside it comes from the buyer."""
    match condition:
        case All(parts):
            if not any(_is_theirs(part) for part in parts):
                for number, part in enumerate(parts):
                    yield from _alone(part, (*path, "all", number))
        case AnyOf(parts):
            for number, part in enumerate(parts):
                yield from _alone(part, (*path, "any", number))
        case StakeholderCondition() if condition.at_most is not None and not condition.at_least:
            yield path
        case Not(StakeholderCondition() as people) if people.at_most is None:
            yield path
        case _:
            return


def _is_theirs(condition: Condition) -> bool:
    """Whether it takes a word or an act of the buyer to make it true; our own word never may."""
    match condition:
        case All(parts):
            return any(_is_theirs(part) for part in parts)
        case AnyOf(parts):
            return all(_is_theirs(part) for part in parts)
        case FactCondition():
            return all(check.operator != "missing" for check in condition.checks)
        case StakeholderCondition():
            return bool(condition.at_least)
        case CommitmentCondition(side=side):
            return side != "ours" and condition.at_most is None
        case VisitCondition() | AgreementCondition():
            return condition.at_most is None
        case GroupCondition() | CriterionCondition() | ScoreCondition():
            return True
        case _:
            return False
