"""What happened to the records of a deal: visits, promises, doubts, agreements, options, problems.

The other kinds of event are in `deal.events`, which also has the list of all. Every record has an
id that is readable and never changes; ids are unique within their kind. What is None, or empty,
in a change stays as it was.
"""

from datetime import date

from salescoach.values.money import Money
from salescoach.values.record import record
from salescoach.values.states import (
    OptionKind,
    PlanQuestion,
    Severity,
    Side,
    VisitOutcome,
)


class AboutRecord:
    """Something happened to a record; those below say to which kind."""

    __slots__ = ()


class AboutVisit(AboutRecord):
    """What happened to a visit."""

    __slots__ = ()


class AboutCommitment(AboutRecord):
    """What happened to a commitment."""

    __slots__ = ()


class AboutDoubt(AboutRecord):
    """What happened to a doubt."""

    __slots__ = ()


class AboutAgreement(AboutRecord):
    """What happened to an agreement."""

    __slots__ = ()


class AboutOption(AboutRecord):
    """What happened to an option."""

    __slots__ = ()


class AboutProblem(AboutRecord):
    """What happened to a problem."""

    __slots__ = ()


class AboutHandover(AboutRecord):
    """What happened to a hand-over."""

    __slots__ = ()


@record(kw_only=True)
class Goal:
    """Something that a person has to reach; `perspective` is an id of the playbook's list."""

    words: str
    perspective: str | None = None


@record(kw_only=True)
class PersonChanged(AboutRecord):
    """More, or something else, is known of somebody.

    `informed` says whether the person has heard our case, also through somebody. `lost_roles` are
    those that turned out to be wrong. Goals are added to those known.
    """

    person: str
    name: str | None = None
    roles: tuple[str, ...] = ()
    lost_roles: tuple[str, ...] = ()
    job: str | None = None
    wants: str | None = None
    goals: tuple[Goal, ...] = ()
    stance: str | None = None
    informed: bool | None = None


@record(kw_only=True)
class PlanAnswer:
    """One of the seven questions of a visit (T5), answered beforehand."""

    question: PlanQuestion
    text: str


@record(kw_only=True)
class VisitPlanned(AboutVisit):
    """A meeting or a call is agreed for `day`.

    `people` are ids of theirs, `ours` names of ours who come. `goal` is what they are to agree to,
    `at_least` what would do, `leave_out` what is not to be talked about.
    """

    visit: str
    day: date
    time: str | None = None
    location: str | None = None
    kind: str | None = None
    people: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    goal: str | None = None
    at_least: str | None = None
    leave_out: str | None = None
    answers: tuple[PlanAnswer, ...] = ()


@record(kw_only=True)
class VisitChanged(AboutVisit):
    """The plan of a visit is different now, or what a held visit came to is corrected.

    Of `answers` those given replace the same questions; `outcome` takes the place of the derived
    one; a new `day` moves a planned visit.
    """

    visit: str
    day: date | None = None
    time: str | None = None
    location: str | None = None
    kind: str | None = None
    people: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    goal: str | None = None
    at_least: str | None = None
    leave_out: str | None = None
    answers: tuple[PlanAnswer, ...] = ()
    outcome: VisitOutcome | None = None


@record(kw_only=True)
class VisitHeld(AboutVisit):
    """The visit took place, on the day that the event counts for, with these people of theirs.

    `outcome` is given where the derived one is wrong.
    """

    visit: str
    people: tuple[str, ...] = ()
    outcome: VisitOutcome | None = None


@record(kw_only=True)
class VisitCancelled(AboutVisit):
    """The visit does not take place."""

    visit: str
    because: str


@record(kw_only=True)
class CommitmentMade(AboutCommitment):
    """A promise of one side, by `due` where a day was named.

    `owner` is the id of a person of theirs, or on our side a name (None: who recorded it). `to`
    are people of theirs who are to get it. `said_by` are those of theirs who confirmed it; empty
    means that nobody of theirs did. `visit` is where it was agreed.
    """

    commitment: str
    side: Side
    what: str
    owner: str | None = None
    to: tuple[str, ...] = ()
    kind: str | None = None
    due: date | None = None
    said_by: tuple[str, ...] = ()
    visit: str | None = None


@record(kw_only=True)
class CommitmentConfirmed(AboutCommitment):
    """People of theirs said that it stands."""

    commitment: str
    said_by: tuple[str, ...]


@record(kw_only=True)
class CommitmentMoved(AboutCommitment):
    """It has another day now; `said_by` who of theirs named it, and so confirms it."""

    commitment: str
    due: date
    because: str | None = None
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class CommitmentKept(AboutCommitment):
    """It was done; `visit` where that was at a visit."""

    commitment: str
    visit: str | None = None


@record(kw_only=True)
class CommitmentBroken(AboutCommitment):
    """It was not done, and will not be."""

    commitment: str
    because: str | None = None


@record(kw_only=True)
class CommitmentCancelled(AboutCommitment):
    """Both sides do without it."""

    commitment: str
    because: str


@record(kw_only=True)
class DoubtRaised(AboutDoubt):
    """An objection or concern, in their words.

    `library` is the id of the playbook's entry that it is like. `show` is what would prove it
    wrong in this deal. A doubt that is raised again under its id is open again.
    """

    doubt: str
    words: str
    holder: str | None = None
    severity: Severity = "medium"
    library: str | None = None
    show: str | None = None
    visit: str | None = None


@record(kw_only=True)
class DoubtExplored(AboutDoubt):
    """What stands behind it is understood: `risk` in words."""

    doubt: str
    risk: str
    show: str | None = None
    severity: Severity | None = None


@record(kw_only=True)
class DoubtAnswered(AboutDoubt):
    """We answered, with what was shown; they have not said that it is settled."""

    doubt: str
    answer: str
    document: str | None = None


@record(kw_only=True)
class DoubtSettled(AboutDoubt):
    """People of theirs said that it is settled: only the buyer settles a doubt."""

    doubt: str
    said_by: tuple[str, ...]
    words: str | None = None


@record(kw_only=True)
class AgreementMade(AboutAgreement):
    """Something settled between both sides (T13).

    It is complete when it is clear, complete and well defined and names the responsibilities
    (`part`) and guarantees of both sides. `give` is what we concede in it and `get` what we get
    for that, each with its worth where it can be counted. `refused`: they asked for the give, and
    we said no. `said_by` are those of theirs who agreed.
    """

    agreement: str
    what: str
    kind: str | None = None
    clear: bool | None = None
    complete: bool | None = None
    well_defined: bool | None = None
    our_part: str | None = None
    our_guarantee: str | None = None
    their_part: str | None = None
    their_guarantee: str | None = None
    give: str | None = None
    give_worth: Money | None = None
    get: str | None = None
    get_worth: Money | None = None
    refused: bool = False
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class AgreementChanged(AboutAgreement):
    """The agreement says more now, or something else; `refused` False: we gave it after all."""

    agreement: str
    what: str | None = None
    kind: str | None = None
    clear: bool | None = None
    complete: bool | None = None
    well_defined: bool | None = None
    our_part: str | None = None
    our_guarantee: str | None = None
    their_part: str | None = None
    their_guarantee: str | None = None
    give: str | None = None
    give_worth: Money | None = None
    get: str | None = None
    get_worth: Money | None = None
    refused: bool | None = None
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class OptionAdded(AboutOption):
    """One of the ways that they weigh; `maker` is whose it is."""

    option: str
    title: str
    kind: OptionKind
    maker: str | None = None


@record
class Mark:
    """How well an option does on a criterion of theirs, from 0 to 10."""

    criterion: str
    points: int


@record(kw_only=True)
class OptionEvaluated(AboutOption):
    """What is known of an option now.

    `technical` and `economic` are what its evaluation found; `impact` what it would change for
    them. `outlay` is paid at the start; `costs` and `gains` are by year, the first year first; the
    last one given holds for the years after it. `strengths` and `weaknesses` are in their eyes.
    """

    option: str
    title: str | None = None
    maker: str | None = None
    technical: str | None = None
    economic: str | None = None
    impact: str | None = None
    strengths: str | None = None
    weaknesses: str | None = None
    outlay: Money | None = None
    costs: tuple[Money, ...] = ()
    gains: tuple[Money, ...] = ()
    marks: tuple[Mark, ...] = ()
    said_by: tuple[str, ...] = ()


@record
class Weight:
    """What counts for them, and how much beside the others, from 1 to 100."""

    criterion: str
    weight: int


@record(kw_only=True)
class OptionsWeighed(AboutOption):
    """The customer's own criteria for comparing options; they replace the ones before."""

    weights: tuple[Weight, ...]
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class ProblemFound(AboutProblem):
    """Something that appeared in implementation; `owner` is a name on either side."""

    problem: str
    what: str
    severity: Severity = "medium"
    due: date | None = None
    owner: str | None = None
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class ProblemSolved(AboutProblem):
    """It is solved: how, and who of theirs says so."""

    problem: str
    how: str | None = None
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class NoteWritten(AboutRecord):
    """A remark; `private` never leaves the tool."""

    text: str
    private: bool = False


@record(kw_only=True)
class HandoverStarted(AboutHandover):
    """The deal is being handed to `person`, a colleague in the seller role `role`.

    `handover` is the id of the playbook's entry, None where it has none for it.
    """

    role: str
    person: str
    handover: str | None = None
    because: str | None = None


@record(kw_only=True)
class HandoverAccepted(AboutHandover):
    """The receiver has taken it over, and is the owner of the deal from then on."""

    role: str
    person: str


VisitEvent = VisitPlanned | VisitChanged | VisitHeld | VisitCancelled
CommitmentEvent = (
    CommitmentMade
    | CommitmentConfirmed
    | CommitmentMoved
    | CommitmentKept
    | CommitmentBroken
    | CommitmentCancelled
)
DoubtEvent = DoubtRaised | DoubtExplored | DoubtAnswered | DoubtSettled
AgreementEvent = AgreementMade | AgreementChanged
OptionEvent = OptionAdded | OptionEvaluated | OptionsWeighed
ProblemEvent = ProblemFound | ProblemSolved
HandoverEvent = HandoverStarted | HandoverAccepted
RecordEvent = (
    PersonChanged
    | VisitEvent
    | CommitmentEvent
    | DoubtEvent
    | AgreementEvent
    | OptionEvent
    | ProblemEvent
    | NoteWritten
    | HandoverEvent
)
CREATES: dict[type, str] = {
    VisitPlanned: "visit",
    CommitmentMade: "commitment",
    DoubtRaised: "doubt",
    AgreementMade: "agreement",
    OptionAdded: "option",
    ProblemFound: "problem",
}
"""The events that make a record, with the field that holds its id: the name of its kind."""
KINDS_OF_RECORD = tuple(CREATES.values())
_SUFFIX = 4


def id_beside(id_: str, event: str) -> str:
    """The id of the later one, where two copies of a deal gave the same id and were merged.

    `event` is the id of the event that made it, so that every copy gives the same one.
    """
    return f"{id_}-{event[:_SUFFIX]}"


def records_named(payload: RecordEvent) -> tuple[str, ...]:
    """The records that an event is about or names, as KIND/ID, the one that it makes included."""
    found = ((kind, getattr(payload, kind, None)) for kind in KINDS_OF_RECORD)
    return tuple(f"{kind}/{id_}" for kind, id_ in found if id_ is not None)


def people_named(payload: RecordEvent) -> tuple[str, ...]:
    """The ids of the people of theirs that an event names."""
    if isinstance(payload, HandoverEvent):
        return ()
    found = [getattr(payload, name, None) for name in ("person", "holder")]
    if getattr(payload, "side", None) == "theirs":
        found.append(getattr(payload, "owner", None))
    several = [getattr(payload, name, ()) for name in ("people", "to", "said_by")]
    return (*(one for one in found if one is not None), *(one for many in several for one in many))
