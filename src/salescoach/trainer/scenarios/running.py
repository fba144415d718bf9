"""Running tests: the events of each in order, and after them what is expected of the day.

How a deal is opened, changed and looked at is behind a port, `Rehearsal`, so that a test runs on
the same code as the commands of a rep without this knowing them.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from salescoach.guidance.advice import advise
from salescoach.guidance.view import View
from salescoach.trainer.scenarios.comparing import differences
from salescoach.trainer.scenarios.explaining import wrong_actions, wrong_otherwise
from salescoach.trainer.scenarios.model import Event, Expectation, Given, Scenario, Suite
from salescoach.trainer.scenarios.results import (
    Failure,
    Missed,
    NotOpened,
    NotRefused,
    Refusal,
    Result,
    Stopped,
)


class Rehearsal(Protocol):
    """One deal that is played through and forgotten."""

    def begin(self, given: Given, on: date) -> Refusal | None:
        """Open the deal on that day; why not, where that does not work."""

    def perform(self, event: Event) -> Refusal | None:
        """Give the command on its day; why not, where it is refused."""

    def view(self, on: date) -> View:
        """The deal as `next --at` sees it on that day."""


Observe = Callable[[View], None]


def run(
    suite: Suite,
    scenario: Scenario,
    rehearsal: Rehearsal,
    observe: Observe | None = None,
) -> Result:
    """Play one test. `observe` is shown the deal at each expectation, whether it holds or not."""
    found = tuple(_failures(suite, scenario, rehearsal, observe))
    return Result(scenario=scenario, failures=found)


def _failures(
    suite: Suite, scenario: Scenario, rehearsal: Rehearsal, observe: Observe | None
) -> Iterator[Failure]:
    """A command that should have worked ends the test: what comes after it tells nothing."""
    refusal = rehearsal.begin(scenario.given, suite.start)
    if refusal is not None:
        yield NotOpened(place=scenario.given.place, refusal=refusal)
        return
    for step in scenario.steps:
        if isinstance(step, Expectation):
            yield from _missed(suite, step, rehearsal.view(step.on), observe)
            continue
        refusal = rehearsal.perform(step)
        if step.refused is None and refusal is not None:
            yield Stopped(event=step, refusal=refusal)
            return
        if step.refused is not None and not _as_expected(step, refusal):
            yield NotRefused(event=step, refusal=refusal)
            return


def _as_expected(event: Event, refusal: Refusal | None) -> bool:
    """`true` is "the answer is no", exit code 1: a typo is refused with another."""
    return refusal is not None and refusal.code == int(event.refused or 0)


def _missed(
    suite: Suite, expectation: Expectation, view: View, observe: Observe | None
) -> Iterator[Missed]:
    if observe is not None:
        observe(view)
    advice = advise(view)
    found = differences(expectation, advice, suite.own_warnings)
    if found:
        yield Missed(
            expectation=expectation,
            advice=advice,
            differences=found,
            pairs=wrong_actions(found, advice),
            about=wrong_otherwise(found, advice),
        )
