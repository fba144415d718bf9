"""SC614, SC615: what no test covers, as far as the test file says it without being played.

`playbook test --coverage` plays it, and knows better.
"""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.tested import Covering
from salescoach.values.messages import say


def untested(linted: Linted) -> Iterator[Finding]:
    """Each gate and each warning of its own that no test names; or that there are no tests."""
    if linted.tested is None:
        yield finding("SC615", ("id",), remedy=say("remedy.SC615"))
        return
    yield from _gates(linted, linted.tested)
    for place, rule in enumerate(linted.playbook.warnings):
        if rule.id in linted.own_warnings and rule.id not in linted.tested.names:
            yield finding("SC614", ("warnings", place), what=say("kind.warning"), id=rule.id)


def _gates(linted: Linted, tested: Covering) -> Iterator[Finding]:
    for place, stage in enumerate(linted.playbook.stages):
        names = {stage.id} | {one.id for one in stage.exit_criteria}
        names |= {f"{stage.id}/{one.id}" for one in stage.exit_criteria}
        looked_at = stage.id in tested.stages or (place == 0 and "" in tested.stages)
        if stage.exit_criteria and not looked_at and not names & tested.names:
            yield finding("SC614", ("stages", place), what=say("kind.gate"), id=stage.id)
