"""What is asked of records: how many people, visits, promises, doubts, agreements and the like.

"a visit of this kind (The pilot), held", "no doubt, not settled", "promises of theirs: at least 2".
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from salescoach.guidance.asked_values import bounds_words, either, length_words, roles_words
from salescoach.playbook.conditions import (
    AgreementCondition,
    Bounds,
    CommitmentCondition,
    Counted,
    DoubtCondition,
    OptionCondition,
    ProblemCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.playbook.model import Playbook, Titled
from salescoach.values.messages import Argument, Message, Unit, say
from salescoach.values.states import DoubtState, Severity, VisitState

Recorded = (
    VisitCondition
    | CommitmentCondition
    | DoubtCondition
    | AgreementCondition
    | OptionCondition
    | ProblemCondition
)
_Said = tuple[str, dict[str, Argument]]
"""A sentence that goes on from `{what}`, and the rest of its arguments."""

_NEAR: dict[tuple[VisitState, ...], str] = {
    ("planned",): "asks.within-next",
    ("held",): "asks.within-last",
}
_NOT_SETTLED: frozenset[DoubtState] = frozenset(("raised", "explored", "answered"))


def record_words(condition: Recorded, playbook: Playbook) -> Message:
    """What sort of record, and how many of them."""
    match condition:
        case VisitCondition():
            return _told("visit", condition, _visit(condition, playbook))
        case CommitmentCondition():
            return _told("promise", condition, _promise(condition, playbook))
        case DoubtCondition():
            return _told("doubt", condition, _doubt(condition, playbook))
        case AgreementCondition():
            return _told("agreement", condition, _agreement(condition, playbook))
        case OptionCondition():
            return _told("option", condition, _option(condition))
        case ProblemCondition():
            return _told("problem", condition, _problem(condition))
        case other:
            assert_never(other)


def people_words(condition: StakeholderCondition, playbook: Playbook) -> Message:
    """Who of theirs, and how many of them."""
    return _told("people", condition, _people(condition, playbook))


def _told(subject: str, condition: Counted, more: Iterable[_Said]) -> Message:
    """That there is one at least goes without saying; that there is none has a word of its own."""
    least, most = condition.at_least, condition.at_most
    one = most is None and least in (None, 1)
    none = most == 0 and least is None
    what = say(
        f"asks.{subject}" if one else f"asks.{subject}-none" if none else f"asks.{subject}-many"
    )
    for id_, args in more:
        what = say(id_, what=what, **args)
    return what if one or none else bounds_words(what, condition)


def _people(condition: StakeholderCondition, playbook: Playbook) -> Iterator[_Said]:
    if condition.role is not None:
        yield "asks.people-role", {"role": roles_words((condition.role,), playbook)}
    if condition.stance:
        yield "asks.stance", {"stance": either([say(f"stance.{one}") for one in condition.stance])}
    yield from _flag("asks.informed", wanted=condition.informed)
    if condition.engaged_within is not None:
        yield "asks.engaged-within", {"length": length_words(condition.engaged_within)}
    yield from _flag("asks.engaged", wanted=condition.engaged_since_stage_entry)
    yield from _flag("asks.new", wanted=condition.added_since_stage_entry)


def _visit(condition: VisitCondition, playbook: Playbook) -> Iterator[_Said]:
    yield from _kinds(condition.kind, playbook.visit_kinds)
    if condition.state:
        yield _in_state([say(f"visit-state.{one}") for one in condition.state])
    if condition.outcome:
        yield (
            "asks.came-to",
            {"outcome": either([say(f"came-to.{one}") for one in condition.outcome])},
        )
    if condition.within is not None:
        yield _NEAR.get(condition.state, "asks.within"), {"length": length_words(condition.within)}
    yield from _flag("asks.since-entry", wanted=condition.since_stage_entry)
    if condition.with_roles:
        yield "asks.with-each", {"roles": roles_words(condition.with_roles, playbook, every=True)}
    if condition.attendees is not None:
        yield from _attendees(condition.attendees)


def _attendees(bounds: Bounds) -> Iterator[_Said]:
    if bounds.at_least is not None:
        yield "asks.there-at-least", {"people": Unit(bounds.at_least, "person")}
    if bounds.at_most is not None:
        yield "asks.there-at-most", {"people": Unit(bounds.at_most, "person")}


def _promise(condition: CommitmentCondition, playbook: Playbook) -> Iterator[_Said]:
    if condition.side is not None:
        yield f"asks.of-{condition.side}", {}
    yield from _kinds(condition.kind, playbook.commitment_kinds)
    if condition.state:
        yield _in_state([say(f"promise-state.{one}") for one in condition.state])
    yield from _flag("asks.slipped", wanted=condition.slipped)
    if condition.within is not None:
        yield "asks.news-within", {"length": length_words(condition.within)}


def _doubt(condition: DoubtCondition, playbook: Playbook) -> Iterator[_Said]:
    if {*condition.state} == _NOT_SETTLED:
        yield "asks.not-settled", {}
    elif condition.state:
        yield _in_state([say(f"state.{one}") for one in condition.state])
    if condition.severity:
        yield _severity(condition.severity)
    if condition.role is not None:
        yield "asks.doubt-of", {"role": roles_words((condition.role,), playbook)}


def _agreement(condition: AgreementCondition, playbook: Playbook) -> Iterator[_Said]:
    yield from _kinds(condition.kind, playbook.agreement_kinds)
    yield from _flag("asks.complete", wanted=condition.complete)
    yield from _flag("asks.give", wanted=condition.give)
    yield from _flag("asks.get", wanted=condition.get)
    if condition.refused:
        yield "asks.refused", {}


def _option(condition: OptionCondition) -> Iterator[_Said]:
    if condition.kind:
        yield "asks.of-kind", {"kinds": either([say(f"kind.{one}") for one in condition.kind])}
    for respect in condition.evaluated:
        yield f"asks.evaluated-{respect}", {}


def _problem(condition: ProblemCondition) -> Iterator[_Said]:
    if condition.state:
        yield _in_state([say(f"problem-state.{one}") for one in condition.state])
    if condition.severity:
        yield _severity(condition.severity)


def _kinds(ids: tuple[str, ...], known: Iterable[Titled]) -> Iterator[_Said]:
    if ids:
        titles = {one.id: one.title for one in known}
        yield "asks.of-kind", {"kinds": either([titles.get(id_, id_) for id_ in ids])}


def _in_state(words: Sequence[Message]) -> _Said:
    return "asks.in-state", {"state": either(words)}


def _severity(severities: Iterable[Severity]) -> _Said:
    return "asks.severity", {"severity": either([say(f"severity.{one}") for one in severities])}


def _flag(id_: str, *, wanted: bool | None) -> Iterator[_Said]:
    if wanted is not None:
        yield (id_ if wanted else f"{id_}-not"), {}
