"""Records of a deal to test with: visits, promises, doubts and the like, with readable defaults."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from salescoach.deal.record_events import (
    AgreementChanged,
    AgreementMade,
    CommitmentBroken,
    CommitmentCancelled,
    CommitmentConfirmed,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    DoubtAnswered,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    Goal,
    HandoverAccepted,
    HandoverStarted,
    Mark,
    NoteWritten,
    OptionAdded,
    OptionEvaluated,
    OptionsWeighed,
    PersonChanged,
    PlanAnswer,
    ProblemFound,
    ProblemSolved,
    RecordEvent,
    VisitCancelled,
    VisitChanged,
    VisitHeld,
    VisitPlanned,
    Weight,
)
from salescoach.values.money import parse_money

A_DAY = date(2026, 3, 4)  # the Wednesday after the usual day of a test


def changed(person: str = "anna", **more: Any) -> PersonChanged:
    return PersonChanged(person=person, **more)


def planned(
    visit: str = "visit-1", day: date = A_DAY, *, people: Iterable[str] = (), **more: Any
) -> VisitPlanned:
    return VisitPlanned(visit=visit, day=day, people=tuple(people), **more)


def replanned(visit: str = "visit-1", **more: Any) -> VisitChanged:
    return VisitChanged(visit=visit, **more)


def held(visit: str = "visit-1", *, people: Iterable[str] = ("anna",), **more: Any) -> VisitHeld:
    return VisitHeld(visit=visit, people=tuple(people), **more)


def called_off(visit: str = "visit-1") -> VisitCancelled:
    return VisitCancelled(visit=visit, because="their line stands still")


def theirs(
    commitment: str = "figures",
    *,
    what: str = "send the figures",
    owner: str | None = "anna",
    **more: Any,
) -> CommitmentMade:
    """A promise of theirs, nobody having confirmed it unless `said_by` says who."""
    return CommitmentMade(commitment=commitment, side="theirs", what=what, owner=owner, **more)


def ours(commitment: str = "sheet", *, what: str = "send the sheet", **more: Any) -> CommitmentMade:
    return CommitmentMade(commitment=commitment, side="ours", what=what, **more)


def confirmed(commitment: str = "figures", *, by: Iterable[str] = ("anna",)) -> CommitmentConfirmed:
    return CommitmentConfirmed(commitment=commitment, said_by=tuple(by))


def moved(commitment: str = "figures", *, due: date, **more: Any) -> CommitmentMoved:
    return CommitmentMoved(commitment=commitment, due=due, **more)


def kept(commitment: str = "figures", **more: Any) -> CommitmentKept:
    return CommitmentKept(commitment=commitment, **more)


def broken(commitment: str = "figures", **more: Any) -> CommitmentBroken:
    return CommitmentBroken(commitment=commitment, **more)


def dropped(commitment: str = "figures") -> CommitmentCancelled:
    return CommitmentCancelled(commitment=commitment, because="no longer needed")


def raised(
    doubt: str = "deposits", *, words: str = "deposits again", holder: str | None = "anna",
    **more: Any,
) -> DoubtRaised:  # fmt: skip
    return DoubtRaised(doubt=doubt, words=words, holder=holder, **more)


def explored(doubt: str = "deposits", *, risk: str = "a stop", **more: Any) -> DoubtExplored:
    return DoubtExplored(doubt=doubt, risk=risk, **more)


def answered(doubt: str = "deposits", *, answer: str = "photographs", **more: Any) -> DoubtAnswered:
    return DoubtAnswered(doubt=doubt, answer=answer, **more)


def settled(doubt: str = "deposits", *, by: Iterable[str] = ("anna",), **more: Any) -> DoubtSettled:
    return DoubtSettled(doubt=doubt, said_by=tuple(by), **more)


WHOLE: dict[str, Any] = {
    "clear": True,
    "complete": True,
    "well_defined": True,
    "our_part": "deliver on Monday",
    "our_guarantee": "back within a day",
    "their_part": "unload by noon",
    "their_guarantee": "the tank is clean",
}
"""All that T13 asks of an agreement."""


def agreed(agreement: str = "delivery", *, what: str = "delivery", **more: Any) -> AgreementMade:
    """An agreement; complete with `**WHOLE`."""
    return AgreementMade(agreement=agreement, what=what, **more)


def amended(agreement: str = "delivery", **more: Any) -> AgreementChanged:
    return AgreementChanged(agreement=agreement, **more)


def an_option(
    option: str = "as-it-is", *, title: str = "Leave it", kind: Any = "as-is", **more: Any
) -> OptionAdded:
    return OptionAdded(option=option, title=title, kind=kind, **more)


def evaluated(option: str = "as-it-is", **more: Any) -> OptionEvaluated:
    return OptionEvaluated(option=option, **more)


def weighed(**weights: int) -> OptionsWeighed:
    return OptionsWeighed(weights=tuple(Weight(name, one) for name, one in weights.items()))


def a_problem(problem: str = "leak", *, what: str = "a leak", **more: Any) -> ProblemFound:
    return ProblemFound(problem=problem, what=what, **more)


def solved(problem: str = "leak", **more: Any) -> ProblemSolved:
    return ProblemSolved(problem=problem, **more)


def noted(text: str = "rings back", *, private: bool = False) -> NoteWritten:
    return NoteWritten(text=text, private=private)


def handed(role: str = "account-manager", *, person: str = "Olga", **more: Any) -> HandoverStarted:
    return HandoverStarted(role=role, person=person, **more)


def accepted(role: str = "account-manager", *, person: str = "Olga") -> HandoverAccepted:
    return HandoverAccepted(role=role, person=person)


EVERY_RECORD: dict[str, RecordEvent] = {
    "person-changed": changed(
        name="Anna Ek",
        roles=("economic",),
        lost_roles=("user",),
        job="Head of production",
        wants="No downtime",
        goals=(Goal(words="two shifts", perspective="operations"),),
        stance="supporter",
        informed=True,
    ),
    "visit-planned": planned(
        people=["anna"],
        time="10:00",
        location="at the mill",
        kind="pilot",
        ours=("Eva",),
        goal="the figure",
        at_least="who chooses it",
        leave_out="the price",
        answers=(PlanAnswer(question="how-much", text="20 t"),),
    ),
    "visit-changed": replanned(
        day=A_DAY,
        time="11:00",
        location="by telephone",
        kind="call",
        people=("anna",),
        ours=("Eva",),
        goal="the day",
        at_least="a name",
        leave_out="discounts",
        answers=(PlanAnswer(question="why", text="they asked"),),
        outcome="advance",
    ),
    "visit-held": held(outcome="kept-step"),
    "visit-cancelled": called_off(),
    "commitment-made": theirs(
        to=("anna",), kind="send", due=A_DAY, said_by=("anna",), visit="visit-1"
    ),
    "commitment-confirmed": confirmed(),
    "commitment-moved": moved(due=A_DAY, because="ill", said_by=("anna",)),
    "commitment-kept": kept(visit="visit-1"),
    "commitment-broken": broken(because="no time"),
    "commitment-cancelled": dropped(),
    "doubt-raised": raised(
        severity="high", library="deposits", show="Karlsby mill", visit="visit-1"
    ),
    "doubt-explored": explored(show="photographs", severity="low"),
    "doubt-answered": answered(document="karlsby.pdf"),
    "doubt-settled": settled(words="that will do"),
    "agreement-made": agreed(
        kind="delivery",
        give="two per cent",
        give_worth=parse_money("800 EUR"),
        get="a year's contract",
        get_worth=parse_money("900 EUR"),
        refused=True,
        said_by=("anna",),
        **WHOLE,
    ),
    "agreement-changed": amended(
        what="delivery by ship",
        kind="delivery",
        give="three per cent",
        give_worth=parse_money("900 EUR"),
        get="two years",
        get_worth=parse_money("1000 EUR"),
        refused=False,
        said_by=("anna",),
        **WHOLE,
    ),
    "option-added": an_option(maker="nobody"),
    "option-evaluated": evaluated(
        title="Leave it as it is",
        maker="themselves",
        technical="stops twice a week",
        economic="the waste goes on",
        impact="none",
        strengths="no work",
        weaknesses="stops",
        outlay=parse_money("0 EUR"),
        costs=(parse_money("90000 EUR"),),
        gains=(parse_money("1 EUR"),),
        marks=(Mark("steadiness", 2),),
        said_by=("anna",),
    ),
    "options-weighed": OptionsWeighed(weights=(Weight("steadiness", 60),), said_by=("anna",)),
    "problem-found": a_problem(severity="high", due=A_DAY, owner="Eva", said_by=("anna",)),
    "problem-solved": solved(how="a new seal", said_by=("anna",)),
    "note-written": noted(private=True),
    "handover-started": handed(handover="to-account-manager", because="it is won"),
    "handover-accepted": accepted(),
}
"""One payload of each kind, with every field filled."""
