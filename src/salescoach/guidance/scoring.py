"""Scores: a range while facts are unknown (rule 10 of the format).

Each signal gives the points of its highest level that holds, times its weight. The score is their
sum in percent of the most that there is, rounded down: nobody reaches a band by rounding.
"""

from typing import TYPE_CHECKING

from salescoach.guidance.parts import Part, ScorePart
from salescoach.guidance.truth import Outcome, Truth, both, of, unique
from salescoach.playbook.conditions import Not, ScoreCondition
from salescoach.playbook.model import Band, Blocker, Playbook, Scorecard, ScoreLevel, Signal
from salescoach.values.levels import Level
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class ScoredBlocker:
    """A blocker, and whether it stops the deal; `unless` is what would have to be otherwise."""

    blocker: Blocker
    truth: Truth
    unless: Outcome

    @property
    def stops(self) -> bool:
        """Only when it is confirmed: what may be so stops nobody."""
        return self.truth is Truth.TRUE


@record
class ScoredSignal:
    """What a signal adds, at least and at most, and what would decide between them.

    `level` is the highest that certainly holds.
    """

    signal: Signal
    low: int
    high: int
    level: ScoreLevel | None
    deciding: tuple[Part, ...]


@record
class Scored:
    """A scorecard on a deal: between `low` and `high` of 100."""

    low: int
    high: int
    blockers: tuple[ScoredBlocker, ...]
    signals: tuple[ScoredSignal, ...]

    @property
    def stopped(self) -> bool:
        """A blocker is confirmed: whatever the points, no band's verdict holds."""
        return any(one.stops for one in self.blockers)


def scored(card: Scorecard, view: "View") -> Scored:
    """The range of a scorecard. Blockers ask for confirmed words where they name no level."""
    signals = tuple(_signal(signal, view) for signal in card.signals)
    most = sum(signal.weight * _most(signal) for signal in card.signals)
    return Scored(
        _percent(sum(one.low for one in signals), most),
        _percent(sum(one.high for one in signals), most),
        tuple(_blocker(blocker, view) for blocker in card.blockers),
        signals,
    )


def score_is(condition: ScoreCondition, view: "View", *, negated: bool) -> Outcome:
    """True or false only when the whole range agrees; false when a blocker stops the deal."""
    card = card_of(view.playbook, condition.score)
    found = view.score(condition.score)
    truth = Truth.FALSE
    if not found.stopped:
        truth = both(
            (
                _at_least(condition.at_least, found),
                _verdict_in(condition.verdict, found, card.bands),
            )
        )
    if negated:
        truth = truth.opposite
    if truth is Truth.TRUE:
        return Outcome(truth)
    stopping = [one for one in found.blockers if one.stops]
    deciding: tuple[Part, ...] = ()
    if truth is Truth.UNKNOWN:
        deciding = unique(part for one in found.signals for part in one.deciding)
    elif not negated:
        deciding = unique(part for one in stopping for part in one.unless.settle)
    whole = ScorePart(
        condition,
        found.low,
        found.high,
        certain=truth is Truth.FALSE,
        blockers=tuple(one.blocker.label for one in stopping),
    )
    return Outcome(truth, (whole, *deciding), deciding)


def card_of(playbook: Playbook, id_: str) -> Scorecard:
    """A scorecard of the playbook; conditions name no others."""
    card = playbook.scorecard(id_)
    assert card is not None, id_
    return card


def verdict_at(percent: int, bands: tuple[Band, ...]) -> str | None:
    """The verdict of the highest band that so many points reach."""
    reached = [band for band in bands if band.at_least <= percent]
    return max(reached, key=lambda band: band.at_least).verdict if reached else None


def _at_least(least: int | None, found: Scored) -> Truth:
    if least is None or found.low >= least:
        return Truth.TRUE
    return Truth.UNKNOWN if found.high >= least else Truth.FALSE


def _verdict_in(wanted: tuple[str, ...], found: Scored, bands: tuple[Band, ...]) -> Truth:
    if not wanted:
        return Truth.TRUE
    reached = [band.at_least for band in bands if found.low < band.at_least <= found.high]
    possible = {verdict_at(percent, bands) in wanted for percent in (found.low, *reached)}
    return of(possible.pop()) if len(possible) == 1 else Truth.UNKNOWN


def _signal(signal: Signal, view: "View") -> ScoredSignal:
    found = [(level, view.evaluate(level.met_when, default=Level.HEARD)) for level in signal.levels]
    held = [level for level, outcome in found if outcome.holds]
    may = [(level, outcome) for level, outcome in found if outcome.truth is Truth.UNKNOWN]
    best = max(held, key=lambda level: level.points, default=None)
    points = best.points if best else 0
    open_ = [one for one in may if best is None or one[0].points > points]
    ends = [signal.weight * one for one in (points, *(level.points for level, _ in open_))]
    deciding = tuple(part for _, outcome in open_ for part in outcome.settle)
    return ScoredSignal(signal, min(ends), max(ends), best, deciding)


def _blocker(blocker: Blocker, view: "View") -> ScoredBlocker:
    unless = view.evaluate(Not(blocker.met_when), default=Level.CONFIRMED)
    return ScoredBlocker(blocker, unless.truth.opposite, unless)


def _most(signal: Signal) -> int:
    return max((level.points for level in signal.levels), default=0)


def _percent(points: int, most: int) -> int:
    return min(100, max(0, points * 100 // most)) if most > 0 else 0
