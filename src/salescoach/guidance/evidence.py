"""What counts as known: levels derived from who said it, the value that stands, contradictions.

Rule 1 of the format. The level is computed each time it is read, from the pinned playbook's
`ask_whom` and the roles recorded by that day; a flag may only lower it.
"""

from collections.abc import Iterable
from datetime import date

from salescoach.deal.state import Deal, Evidence
from salescoach.guidance.parts import Weighed
from salescoach.playbook.model import Fact
from salescoach.values.days import Duration, is_within, parse_day
from salescoach.values.levels import Level


def day_in(evidence: Evidence) -> date | None:
    """The day that a value names; None too where a file from elsewhere holds another text."""
    try:
        return parse_day(str(evidence.value))
    except ValueError:
        return None


def weigh(
    fact: Fact,
    evidence: Evidence,
    deal: Deal,
    today: date,
    *,
    holidays: frozenset[date] = frozenset(),
) -> Weighed:
    """Give a piece of evidence the level it has, and say whether it is too old to count."""
    stale = fact.stale_after is not None and not is_within(
        evidence.on, today, fact.stale_after, holidays
    )
    return Weighed(evidence, _level(fact, evidence, deal), stale)


def said_by(roles: tuple[str, ...], one: Weighed, fact: Fact, deal: Deal) -> Weighed | None:
    """The same by the word of those alone who had one of these buyer roles when it was said.

    Of several speakers only they count: another one's word makes theirs no stronger. None where
    nobody of these roles said it; without `roles` it is everybody's word.
    """
    if not roles:
        return one
    speakers = tuple(
        name
        for name in one.evidence.said_by
        if (person := deal.person(name)) and not person.roles_on(one.evidence.on).isdisjoint(roles)
    )
    if not speakers:
        return None
    return Weighed(one.evidence, _level(fact, one.evidence, deal, speakers), one.stale)


def standing(
    weighed: Iterable[Weighed],
    today: date,
    *,
    fresh_within: Duration | None = None,
    holidays: frozenset[date] = frozenset(),
) -> Weighed | None:
    """The evidence whose value counts: the stronger level, then the later day, then the newer.

    Stale evidence never counts; with `fresh_within` only what is no older.
    """
    best: Weighed | None = None
    for one in weighed:
        if one.stale:
            continue
        if fresh_within and not is_within(one.evidence.on, today, fresh_within, holidays):
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


def _level(
    fact: Fact, evidence: Evidence, deal: Deal, speakers: tuple[str, ...] | None = None
) -> Level:
    """What the word of these speakers (None: of all) comes to; the rep may have lowered it."""
    derived = _derived(fact, evidence, deal, evidence.said_by if speakers is None else speakers)
    lowered = evidence.lowered
    return lowered if lowered is not None and lowered.rank < derived.rank else derived


def _derived(fact: Fact, evidence: Evidence, deal: Deal, speakers: tuple[str, ...]) -> Level:
    if fact.ours:
        return Level.CONFIRMED
    people = [person for name in speakers if (person := deal.person(name)) is not None]
    if not people:
        return Level.ASSUMED
    roles = {role for person in people for role in person.roles_on(evidence.on)}
    if fact.ask_whom and roles.isdisjoint(fact.ask_whom):
        return Level.HEARD
    return Level.PROVEN if evidence.document else Level.CONFIRMED
