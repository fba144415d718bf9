"""Scenario tests, read and checked: what is given, what happens, and what is expected then."""

from datetime import date

from salescoach.playbook.compiling import Compiled
from salescoach.playbook.problems import Place, Problem
from salescoach.trainer.scenarios.verbs import Parameter, Verb
from salescoach.values.record import record

BRING, OFFERS = "brief.bring", "brief.offers"


@record(kw_only=True)
class Given:
    """How the deal is opened.

    `options` are those of `new`, by name; `stage` is where it opens, None for the first stage.
    """

    place: Place
    account: str
    options: tuple[tuple[str, str], ...] = ()
    stage: str | None = None


@record
class Argument:
    """What a command is given for one of its parameters; no values for a flag."""

    parameter: Parameter
    values: tuple[str, ...] = ()


@record(kw_only=True)
class Event:
    """A command on a day.

    `refused` is the exit code with which it has to be refused, True for "the answer is no" (1),
    None where it has to work. `at` is the day as it was written.
    """

    place: Place
    at: str
    on: date
    verb: Verb
    arguments: tuple[Argument, ...] = ()
    refused: int | bool | None = None


@record(kw_only=True)
class Value:
    """One value that is expected: `key` is what of, `of` of which fact or item."""

    key: str
    expected: str
    of: str = ""
    place: Place


@record(kw_only=True)
class Listing:
    """Ids that are expected: `exact` and no others, `first` in this order, or some of them."""

    key: str
    how: str
    ids: tuple[str, ...]
    place: Place


@record(kw_only=True)
class OnSheet:
    """What the call sheet is to have; `people` are the names of those who are there, if it says.

    The keys of `lists` are BRING and OFFERS.
    """

    people: tuple[str, ...] = ()
    lists: tuple[Listing, ...]
    place: Place


Want = Value | Listing | OnSheet


@record(kw_only=True)
class Expectation:
    """What has to be so at the end of a day. `own_warnings`: only those of the playbook itself."""

    place: Place
    at: str
    on: date
    wants: tuple[Want, ...]
    own_warnings: bool = False


@record(kw_only=True)
class Scenario:
    """One test, or one case of it. Steps are in the order of days, events before expectations."""

    name: str
    case: str | None
    place: Place
    given: Given
    steps: tuple[Event | Expectation, ...]
    covers: tuple[str, ...] = ()
    todo: str | None = None

    @property
    def title(self) -> str:
        """`test`, or `test / case`."""
        return self.name if self.case is None else f"{self.name} / {self.case}"


@record(kw_only=True)
class Suite:
    """A test file with its playbook, and the warnings about the file.

    `silenced` is how many more problems its comments silence;
    `own_warnings` are the ids of those warnings that the playbook has itself.
    """

    file: str
    playbook_file: str
    compiled: Compiled
    start: date
    scenarios: tuple[Scenario, ...]
    own_warnings: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    silenced: int = 0
