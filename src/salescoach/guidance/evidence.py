"""What counts as known: levels derived from who said it, the value that stands, contradictions.

Rule 1 of the format. The level is computed each time it is read, from the pinned playbook's
`ask_whom` and the roles recorded by that day; a flag may only lower it.
"""

from collections.abc import Iterable
from datetime import date

from salescoach.deal.fold import Deal, Evidence
from salescoach.guidance.truth import Weighed
from salescoach.playbook.model import Fact
from salescoach.values.days import Duration
from salescoach.values.levels import Level


def weigh(fact: Fact, evidence: Evidence, deal: Deal, today: date) -> Weighed:
    """Give a piece of evidence the level it has, and say whether it is too old to count."""
    age = (today - evidence.on).days
    stale = fact.stale_after is not None and age > fact.stale_after.calendar_days
    level = _level(fact, evidence, deal)
    if evidence.lowered is not None and evidence.lowered.rank < level.rank:
        level = evidence.lowered
    return Weighed(evidence, level, stale)


def standing(
    weighed: Iterable[Weighed],
    deal: Deal,
    today: date,
    *,
    from_: tuple[str, ...] = (),
    fresh_within: Duration | None = None,
) -> Weighed | None:
    """The evidence whose value counts: the stronger level, then the later day, then the newer.

    Filtered first: stale evidence never counts; with `from_` only what somebody in one of these
    buyer roles said, with `fresh_within` only what is no older.
    """
    best: Weighed | None = None
    for one in weighed:
        if one.stale or not _source_fits(one.evidence, deal, from_):
            continue
        if fresh_within and (today - one.evidence.on).days > fresh_within.calendar_days:
            continue
        if best is None or (one.level.rank, one.evidence.on) >= (best.level.rank, best.evidence.on):
            best = one
    return best


def best_ever(weighed: Iterable[Weighed]) -> Weighed | None:
    """The strongest evidence of any age and source: what a rep would call "so far"."""
    best: Weighed | None = None
    for one in weighed:
        rank = (not one.stale, one.level.rank, one.evidence.on)
        if best is None or rank >= (not best.stale, best.level.rank, best.evidence.on):
            best = one
    return best


def contradicting(weighed: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """The newest word of the strongest level, last, behind all that say otherwise.

    Everybody's latest word counts: who corrects an own statement contradicts nobody. Empty where
    there is no contradiction.
    """
    latest: dict[str, Weighed] = {}
    for one in weighed:
        for name in () if one.stale else one.evidence.said_by or ("",):
            if name not in latest or one.evidence.on >= latest[name].evidence.on:
                latest[name] = one
    strongest = max((one.level.rank for one in latest.values()), default=0)
    if strongest == Level.ASSUMED.rank:
        return ()
    top = {one.evidence.event: one for one in latest.values() if one.level.rank == strongest}
    *older, newest = sorted(top.values(), key=lambda one: one.evidence.on)
    others = [one for one in older if _said(one.evidence) != _said(newest.evidence)]
    return (*others, newest) if others else ()


def _said(evidence: Evidence) -> object:
    """What was said, the order of a list left out."""
    value = evidence.value
    return (evidence.none, frozenset(value) if isinstance(value, tuple) else str(value))


def _level(fact: Fact, evidence: Evidence, deal: Deal) -> Level:
    if fact.ours:
        return Level.CONFIRMED
    people = [person for name in evidence.said_by if (person := deal.person(name)) is not None]
    if not people:
        return Level.ASSUMED
    roles = {role for person in people for role in person.roles_on(evidence.on)}
    if fact.ask_whom and roles.isdisjoint(fact.ask_whom):
        return Level.HEARD
    return Level.PROVEN if evidence.document else Level.CONFIRMED


def _source_fits(evidence: Evidence, deal: Deal, from_: tuple[str, ...]) -> bool:
    if not from_:
        return True
    people = (deal.person(name) for name in evidence.said_by)
    return any(person and not person.roles_on(evidence.on).isdisjoint(from_) for person in people)
