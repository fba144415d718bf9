"""What came of a test: data, for every form in which it is shown."""

from typing import Literal

from salescoach.guidance.advice import Advice
from salescoach.guidance.explanations import Answer
from salescoach.guidance.moments import Moment
from salescoach.guidance.ranking import Term
from salescoach.playbook.problems import Place
from salescoach.trainer.scenarios.model import Event, Expectation, Scenario
from salescoach.trainer.scenarios.sheets import Sheet
from salescoach.values.messages import Message
from salescoach.values.record import record

Verdict = Literal["passed", "failed", "todo", "unexpected-pass"]


@record(kw_only=True)
class Difference:
    """One field that is not as expected.

    `expected` and `found` are ids or values. Of a list, `missing` are those that should be there,
    `unexpected` those that should not; both are empty where the order or one value is wrong.
    `several` are names that more than one person has. `sheet` is the call sheet that was looked
    at, for what is expected of one.
    """

    key: str
    of: str = ""
    place: Place
    expected: tuple[str, ...]
    found: tuple[str, ...]
    missing: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    sheet: Sheet | None = None


@record(kw_only=True)
class Reason:
    """Why an action stands where it stands, or is not advised at all.

    `number` is its place in the advice, None where it is not advised; then `absent` says why. Of
    one that waits, `waits` says what for.
    """

    action: str
    number: int | None
    moment: Moment | None = None
    score: int = 0
    terms: tuple[Term, ...] = ()
    because: tuple[Message, ...] = ()
    absent: Answer | None = None
    waits: Answer | None = None


@record
class Pair:
    """The first wrong action of a list: the one that was wanted, and what is there instead."""

    wanted: Reason | None
    instead: Reason | None


@record
class About:
    """Why an item, a fact, a warning, a stage or a debt stands as it does: what `why-not` says."""

    id: str
    answer: Answer


@record(kw_only=True)
class Missed:
    """An expectation that does not hold. `pairs`, `about`: why, of what differs first.

    `advice` is what there is; it tells why a criterion stands as it does.
    """

    expectation: Expectation
    advice: Advice
    differences: tuple[Difference, ...]
    pairs: tuple[Pair, ...] = ()
    about: tuple[About, ...] = ()

    @property
    def wanted(self) -> Reason | None:
        """The first wrong action that was wanted."""
        return self.pairs[0].wanted if self.pairs else None

    @property
    def instead(self) -> Reason | None:
        """What is there instead of it."""
        return self.pairs[0].instead if self.pairs else None


@record(kw_only=True)
class Refusal:
    """A command that did not work: its exit code, and what it said."""

    code: int
    words: tuple[str, ...]


@record(kw_only=True)
class NotOpened:
    """The deal could not be opened as given."""

    place: Place
    refusal: Refusal


@record(kw_only=True)
class Stopped:
    """A command that should have worked, and was refused."""

    event: Event
    refusal: Refusal


@record(kw_only=True)
class NotRefused:
    """A command that should have been refused: it worked, or was refused with another code."""

    event: Event
    refusal: Refusal | None


Failure = NotOpened | Stopped | NotRefused | Missed


@record(kw_only=True)
class Result:
    """A test, or a case of one, with everything that is not as expected."""

    scenario: Scenario
    failures: tuple[Failure, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """A test that waits for something fails for nobody, and is told once it passes."""
        if self.scenario.todo is None:
            return "failed" if self.failures else "passed"
        return "todo" if self.failures else "unexpected-pass"
