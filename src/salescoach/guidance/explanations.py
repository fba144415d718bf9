"""Why something is advised, or is not: every answer there is, as data.

One class an answer; `NAMES` is what scripts know each by, a closed list. What is told of it stands
in `cli.rendering`.
"""

from datetime import date
from typing import Literal

from salescoach.deal.state import DoneItem, Person, SkippedItem, Waiver
from salescoach.guidance.advice import Action
from salescoach.guidance.candidates import Resting
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.deciding import Deciding
from salescoach.guidance.gate import Gate
from salescoach.guidance.parts import Part, Weighed
from salescoach.guidance.warnings import Warned
from salescoach.playbook.model import Fact, Stage
from salescoach.values.messages import Message
from salescoach.values.record import record

Where = Literal["here", "later", "passed"]


@record
class TermPair:
    """What one term adds to an action, and what it adds to another one."""

    term: str
    own: int
    other: int


@record
class Neighbour:
    """Another action beside this one, and the terms in which the two differ.

    With no such terms the playbook's order decides, or that one of the two waits.
    """

    action: Action
    differs: tuple[TermPair, ...]


@record(kw_only=True)
class Ranked:
    """An action with its place: `rank` from 1, `of` so many; None beside the first or the last."""

    action: Action
    rank: int
    of: int
    first: Neighbour | None
    above: Neighbour | None
    below: Neighbour | None


@record
class Advised:
    """It is advised."""

    ranked: Ranked


@record
class Waiting:
    """It is advised for later: this has to come first, and these actions are there for it."""

    ranked: Ranked
    parts: tuple[Part, ...]
    actions: tuple[Action, ...]


@record(kw_only=True)
class Done:
    """An item that is done: ticked off, or by the words that its facts have.

    `turn` is the day of its next turn, None where there is none.
    """

    ticked: DoneItem | None
    words: tuple[Weighed, ...]
    turn: date | None


@record
class SetAside:
    """An item that the rep left out, or said that it does not apply."""

    skipped: SkippedItem


@record
class NotApplicable:
    """Certainly not for this deal. `of_stage`: its whole stage is not.

    `deciding` is empty where it was so on the day that its stage was left.
    """

    deciding: tuple[Deciding, ...]
    of_stage: bool


@record
class MayApply:
    """It is not known whether it applies; these actions are there to find out."""

    deciding: tuple[Deciding, ...]
    actions: tuple[Action, ...]


@record
class Covered:
    """Other actions bring it along. `words`: what there is of a fact so far."""

    actions: tuple[Action, ...]
    words: tuple[Weighed, ...] = ()


@record
class OtherStage:
    """It belongs to a stage that the deal does not stand in."""

    stage: Stage
    where: Where


@record
class GateIsOpen:
    """Nothing holds them here, so nothing more is advised but to go on."""

    actions: tuple[Action, ...]


@record
class GateIsClosed:
    """The stage cannot be left as it should be."""

    gate: Gate
    actions: tuple[Action, ...]


@record
class DealRests:
    """The deal is parked or over: nothing is advised in it."""


@record(kw_only=True)
class Known:
    """Known well enough for all that is open here: what counts of a fact.

    Of a fact that each person has, every value.
    """

    fact: Fact
    words: tuple[Weighed, ...]


@record
class FieldKnown:
    """One of the deal's own fields (named as in the state of a deal) that is set."""

    field: str


@record
class PeopleKnown:
    """Somebody of the role is recorded already."""

    people: tuple[Person, ...]


@record
class NotNeeded:
    """Nothing that is open here asks for it; `used_by` are STAGE/ID of what does elsewhere."""

    used_by: tuple[str, ...]


@record
class Met:
    """A criterion that is met, by these."""

    deciding: tuple[Deciding, ...]


@record
class Waived:
    """A criterion that was waived, and what is missing all the same."""

    judged: Judged
    waiver: Waiver


@record(kw_only=True)
class Kept:
    """A criterion that keeps the verdict of the day on which its stage was left."""

    verdict: Verdict
    on: date
    judged: Judged


@record
class Open:
    """A criterion that is not met or not known; these actions are there for it."""

    judged: Judged
    where: Where
    actions: tuple[Action, ...]


@record
class Current:
    """A stage that is the position; the gate that it has to pass."""

    since: date
    gate: Gate


@record
class Beside:
    """A stage that runs beside another, open today or not; its criteria join that gate."""

    host: Stage
    is_open: bool
    gate: Stage
    deciding: tuple[Deciding, ...]


@record
class Passed:
    """A stage that the deal has left, or (`on` None) in which it never was since it began later."""

    on: date | None


@record
class PassedOver:
    """A stage that is not for this deal. `deciding`: what makes it so today."""

    deciding: tuple[Deciding, ...]


@record
class NotYet:
    """A stage further on: the stages between, and the gate that is next."""

    between: tuple[Stage, ...]
    gate: Gate
    actions: tuple[Action, ...]


@record
class Fires:
    """A warning that fires, and those of its counter-actions that are advised."""

    warned: Warned
    deciding: tuple[Deciding, ...]
    actions: tuple[Action, ...]


@record
class Quiet:
    """A warning that does not fire."""

    deciding: tuple[Deciding, ...]


@record
class Repaid:
    """It was left open, and has come true since."""

    since: date


@record
class OnRecord:
    """A record of the deal of which nothing is to be done now, and what stands of it.

    `name` is the answer as scripts know it: over, called off, planned, later, or known.
    """

    name: Literal["done", "skipped", "waiting", "resting", "known"]
    words: tuple[Message, ...]


@record
class NotOwed:
    """Nothing is owed for it."""


Answer = (
    Advised | Waiting | Done | SetAside | NotApplicable | MayApply | Covered | OtherStage
    | GateIsOpen | GateIsClosed | DealRests | Resting | Known | FieldKnown | PeopleKnown
    | NotNeeded | Met | Waived | Kept | Open | Current | Beside | Passed | PassedOver | NotYet
    | Fires | Quiet | Repaid | NotOwed | OnRecord
)  # fmt: skip

NAMES: dict[type[Answer], str] = {  # of `OnRecord` see there
    Advised: "advised",
    Waiting: "waiting",
    Done: "done",
    SetAside: "skipped",
    NotApplicable: "not-applicable",
    MayApply: "may-apply",
    Covered: "covered",
    OtherStage: "other-stage",
    GateIsOpen: "gate-open",
    GateIsClosed: "gate-closed",
    DealRests: "deal-rests",
    Resting: "resting",
    Known: "known",
    FieldKnown: "known",
    PeopleKnown: "known",
    NotNeeded: "not-needed",
    Met: "met",
    Waived: "waived",
    Kept: "kept",
    Open: "open",
    Current: "current",
    Beside: "beside",
    Passed: "passed",
    PassedOver: "passed-over",
    NotYet: "not-yet",
    Fires: "fires",
    Quiet: "quiet",
    Repaid: "repaid",
    NotOwed: "not-owed",
}


def name_of(answer: Answer) -> str:
    """What scripts know it by. An item that the rep said does not apply is `not-applicable`."""
    if isinstance(answer, OnRecord):
        return answer.name
    if isinstance(answer, SetAside) and answer.skipped.not_applicable:
        return NAMES[NotApplicable]
    return NAMES[type(answer)]


def actions_of(answer: Answer) -> tuple[Action, ...]:
    """The actions that are there for it, best first; of one that is advised itself, that one."""
    match answer:
        case Advised(ranked):
            return (ranked.action,)
        case Waiting(ranked, _, actions):
            return (ranked.action, *actions)
        case MayApply(actions=actions) | Covered(actions) | GateIsOpen(actions):
            return actions
        case Open(actions=actions) | GateIsClosed(actions=actions):
            return actions
        case NotYet(actions=actions) | Fires(actions=actions):
            return actions
        case _:
            return ()
