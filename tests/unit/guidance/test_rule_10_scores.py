"""Rule 10: scores are a range while facts are unknown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.parts import FactPart, ScorePart
from salescoach.guidance.scoring import scored, verdict_at
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import Check, FactCondition, ScoreCondition
from salescoach.playbook.model import Band, Scorecard, ScoreLevel, Signal
from salescoach.values.levels import Level
from tests.builders.asking import USER, F, T, U
from tests.builders.deals import met, said
from tests.builders.resolved import outcome_in, resolved, truth_in
from tests.builders.views import a_view

CARD = """
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user]}
  - {id: reach, title: Reach, type: flag, ask_whom: [user]}
  - {id: budget, title: Budget, type: text, ask_whom: [user]}
scorecards:
  - id: fit
    title: Ours or not
    blockers:
      - {id: never, title: No budget ever, met_when: {fact: budget, none: true}}
      - {id: hint, title: A hint, met_when: {fact: budget, is: gone, level: heard}}
    signals:
      - id: quantified
        title: Pain
        weight: 3
        levels:
          - {points: 3, title: proven, met_when: {fact: pain, known: true, level: proven}}
          - {points: 2, title: confirmed, met_when: {fact: pain, known: true, level: confirmed}}
          - {points: 1, title: heard, met_when: {fact: pain, known: true}}
      - id: reach
        title: Reach
        levels:
          - {points: 1, title: "yes", met_when: {fact: reach, is: true}}
    bands:
      - {at_least: 0, verdict: not-ours}
      - {at_least: 60, verdict: ours}
      - {at_least: 40, verdict: maybe}
"""
BUYER = met("bob", roles=["purchasing"])
PEOPLE = [USER, BUYER]
PROVEN = said(by=["anna"], document="sheet")
CONFIRMED = said(by=["anna"])
HEARD = said(by=["bob"])
NO_PAIN = said(value=None, none=True, by=["anna"], document="minutes")
REACH = said("reach", True, by=["anna"])
NO_REACH = said("reach", False, by=["anna"])


def seen(*commands: Payload) -> View:
    return a_view(resolved(CARD), *PEOPLE, *commands)


def ends(*commands: Payload) -> tuple[int, int]:
    found = seen(*commands).score("fit")
    return found.low, found.high


RANGES = {
    "nothing known": ([], (0, 100)),
    "our own guess is nothing": ([said()], (0, 100)),
    "one signal certain": ([PROVEN], (90, 100)),
    "both certain": ([PROVEN, REACH], (100, 100)),
    "certainly not": ([NO_PAIN, NO_REACH], (0, 0)),
    "one not, one unknown": ([NO_REACH], (0, 90)),
    "the highest that holds, a higher one unknown": ([CONFIRMED], (60, 100)),
    "heard, both higher ones unknown": ([HEARD, NO_REACH], (30, 90)),
    "there is none": ([NO_PAIN], (0, 10)),
}


@pytest.mark.parametrize(("commands", "range_"), RANGES.values(), ids=RANGES)
def test_scores_are_a_range_while_facts_are_unknown(
    commands: list[Payload], range_: tuple[int, int]
) -> None:
    """Of a signal the highest level that holds counts; unknown ones above it widen the range."""
    assert ends(*commands) == range_


AGREEING = {
    "all of it above": ("at_least: 60", [CONFIRMED], T),
    "all of it below": ("at_least: 91", [NO_REACH], F),
    "some of it": ("at_least: 61", [CONFIRMED], U),
    "exactly its lower end": ("at_least: 90", [PROVEN], T),
    "exactly its upper end": ("at_least: 90", [NO_REACH], U),
    "one verdict in all of it": ("verdict: [ours]", [CONFIRMED], T),
    "another verdict in all of it": ("verdict: [maybe, not-ours]", [CONFIRMED], F),
    "two verdicts in it": ("verdict: [ours]", [NO_REACH], U),
    "any of them": ("verdict: [ours, maybe, not-ours]", [NO_REACH], T),
    "two of three in it": ("verdict: [ours, not-ours]", [NO_REACH], U),
    "points and a verdict": ("at_least: 61, verdict: [ours]", [CONFIRMED], U),
}


@pytest.mark.parametrize(("asked", "commands", "truth"), AGREEING.values(), ids=AGREEING)
def test_at_least_and_verdict_are_true_or_false_only_when_the_whole_range_agrees(
    asked: str, commands: list[Payload], truth: Truth
) -> None:
    assert truth_in(seen(*commands), f"{{score: fit, {asked}}}") is truth


BLOCKED = {
    "nothing known": ([], False),
    "our own guess": ([said("budget", None, none=True)], False),
    "heard": ([said("budget", None, none=True, by=["bob"])], False),
    "confirmed": ([said("budget", None, none=True, by=["anna"])], True),
    "there is a budget": ([said("budget", "some", by=["anna"])], False),
    "a blocker that names its level": ([said("budget", "gone", by=["bob"])], True),
}


@pytest.mark.parametrize(("commands", "stopped"), BLOCKED.values(), ids=BLOCKED)
def test_a_blocker_stops_only_when_confirmed(commands: list[Payload], stopped: bool) -> None:
    """Then no verdict of a band holds, whatever the points; one that may be so stops nobody."""
    view = seen(PROVEN, REACH, *commands)

    assert view.score("fit").stopped is stopped
    assert truth_in(view, "{score: fit, at_least: 0}") is (F if stopped else T)
    assert truth_in(view, "{score: fit, verdict: [ours, maybe, not-ours]}") is (F if stopped else T)


def part(low: int, high: int, *, certain: bool, blockers: tuple[str, ...] = ()) -> ScorePart:
    wanted = ScoreCondition(score="fit", at_least=61)
    return ScorePart(wanted, low, high, certain, blockers)


def test_what_would_narrow_an_unknown_score_is_missing() -> None:
    found = outcome_in(seen(CONFIRMED), "{score: fit, at_least: 61}")
    facts = [(one.fact, one.level) for one in found.settle if isinstance(one, FactPart)]

    assert found.missing[0] == part(60, 100, certain=False)
    assert facts == [("pain", Level.PROVEN), ("reach", Level.HEARD)]
    assert found.missing[1:] == found.settle


def test_what_is_certain_takes_no_question_but_to_who_said_the_blocker() -> None:
    low = outcome_in(seen(NO_PAIN), "{score: fit, at_least: 61}")
    stopped = outcome_in(seen(said("budget", "gone", by=["bob"])), "{score: fit, at_least: 61}")

    assert (low.missing, low.settle) == ((part(0, 10, certain=True),), ())
    assert stopped.missing[0] == part(0, 100, certain=True, blockers=("A hint",))
    assert [one.fact for one in stopped.settle if isinstance(one, FactPart)] == ["budget"]


def a_card(*signals: Signal, bands: tuple[Band, ...] = ()) -> Scorecard:
    return Scorecard(id="x", title="X", signals=signals, bands=bands)


def a_signal(*levels: tuple[int, str], weight: int = 1) -> Signal:
    """Levels of so many points, each by a fact that is known."""
    made = tuple(
        ScoreLevel(points=points, title="L", met_when=_known(fact)) for points, fact in levels
    )
    return Signal(id="s", title="S", weight=weight, levels=made)


def _known(fact: str) -> FactCondition:
    return FactCondition(fact, (Check("known", operand=True),))


def test_a_score_is_rounded_down() -> None:
    """Nobody reaches a band by rounding: two thirds are 66."""
    found = scored(a_card(a_signal((2, "pain")), a_signal((1, "budget"))), seen(CONFIRMED))

    assert (found.low, found.high) == (66, 100)


def test_an_unknown_level_below_one_that_holds_changes_nothing() -> None:
    found = scored(a_card(a_signal((1, "budget"), (2, "pain"))), seen(CONFIRMED))

    assert (found.low, found.high) == (100, 100)
    assert found.signals[0].deciding == ()


def test_a_band_that_only_the_upper_end_reaches_is_in_the_range() -> None:
    view = a_view(resolved(CARD.replace("at_least: 60", "at_least: 90")), *PEOPLE, NO_REACH)

    assert (view.score("fit").low, view.score("fit").high) == (0, 90)
    assert truth_in(view, "{score: fit, verdict: [maybe, not-ours]}") is U


@pytest.mark.parametrize(
    ("percent", "verdict"), [(0, "c"), (39, "c"), (40, "b"), (59, "b"), (60, "a"), (100, "a")]
)
def test_a_verdict_is_of_the_highest_band_reached(percent: int, verdict: str) -> None:
    bands = tuple(
        Band(at_least=least, verdict=word) for least, word in ((40, "b"), (0, "c"), (60, "a"))
    )

    assert verdict_at(percent, bands) == verdict
    assert verdict_at(39, bands[::2]) is None


@pytest.mark.parametrize(
    ("signals", "range_"),
    [
        ([], (0, 0)),
        ([a_signal()], (0, 0)),
        ([a_signal((-2, "pain"), (4, "reach"))], (0, 100)),
        ([a_signal((0, "pain"))], (0, 0)),
    ],
    ids=["no signals", "no levels", "points below nothing", "nothing to win"],
)
def test_a_card_without_points_scores_nothing(signals: list[Signal], range_: Any) -> None:
    found = scored(a_card(*signals), seen())

    assert (found.low, found.high) == range_


WORDS = st.lists(st.sampled_from([PROVEN, CONFIRMED, HEARD, NO_PAIN, REACH, NO_REACH]), max_size=3)


@given(WORDS, st.integers(0, 101))
def test_every_end_of_the_range_bears_out_what_is_certain(words: list[Payload], least: int) -> None:
    low, high = ends(*words)
    truth = truth_in(seen(*words), f"{{score: fit, at_least: {least}}}")

    assert 0 <= low <= high <= 100
    assert truth is (T if low >= least else F if high < least else U)
