"""SC606: a fact that something rests on, and that nobody is ever asked for."""

from collections.abc import Iterator

from salescoach.playbook.conditions import FactCondition
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Exit, Linted
from salescoach.values.messages import say


def never_asked(linted: Linted) -> Iterator[Finding]:
    """Each used fact without question: no `ask`, `debrief`, nor one where it is recorded."""
    asked = {fact for step in linted.steps if step.item.ask for fact in step.item.records}
    for leaf in linted.leaves:
        of = leaf.root.of
        if isinstance(of, Exit) and of.criterion.ask and isinstance(leaf.condition, FactCondition):
            asked.add(leaf.condition.fact)
    for place, fact in enumerate(linted.playbook.facts):
        has_question = fact.ours or fact.ask or fact.debrief or fact.id in asked
        if not has_question and fact.id in linted.used_facts:
            yield finding("SC606", ("facts", place), fact=fact.id, remedy=say("remedy.SC606"))
