"""Rule 1: what a condition on a fact is true, false or unknown of."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.truth import Truth
from salescoach.values.levels import Level
from tests.builders.asking import (
    ASSUMED,
    BUYER,
    CONDITIONS,
    CONFIRMED,
    EVIDENCE,
    HEARD,
    PROVEN,
    USER,
    F,
    T,
    U,
    on,
    truth_of,
)
from tests.builders.deals import Command, euros, said

# What is known of a fact

TABLE = {
    #                         known     none   is not  one_of has  missing
    "nothing":                (U, U,   U, U,   U, U,   U,     U,   T, F),
    "our guess":              (U, U,   U, U,   U, U,   U,     U,   F, T),
    "heard":                  (T, F,   F, T,   T, F,   F,     T,   F, T),
    "confirmed":              (T, F,   F, T,   T, F,   F,     T,   F, T),
    "proven":                 (T, F,   F, T,   T, F,   F,     T,   F, T),
    "we guess there is none": (U, U,   U, U,   U, U,   U,     U,   F, T),
    "they say there is none": (F, T,   T, F,   F, T,   F,     F,   F, T),
    "stale":                  (U, U,   U, U,   U, U,   U,     U,   T, F),
    "a stale none":           (U, U,   U, U,   U, U,   U,     U,   T, F),
}  # fmt: skip


@pytest.mark.parametrize(
    ("evidence", "written", "truth"),
    [
        (evidence, written, truth)
        for evidence, truths in TABLE.items()
        for written, truth in zip(CONDITIONS, truths, strict=True)
    ],
)
def test_what_is_known_of_a_fact_decides_its_condition(
    evidence: str, written: str, truth: Truth
) -> None:
    assert truth_of(written, *EVIDENCE[evidence]) is truth


@pytest.mark.parametrize(
    ("evidence", "written", "truth"),
    [
        (evidence, written, truth)
        for evidence, truths in TABLE.items()
        for written, truth in zip(CONDITIONS, truths, strict=True)
    ],
)
def test_not_turns_every_answer_round_but_unknown(
    evidence: str, written: str, truth: Truth
) -> None:
    assert truth_of(f"{{not: {written}}}", *EVIDENCE[evidence]) is truth.opposite
    assert truth_of(f"{{not: {{not: {written}}}}}", *EVIDENCE[evidence]) is truth


LEVELS: dict[Level, list[Payload | Command]] = {
    ASSUMED: EVIDENCE["our guess"],
    HEARD: EVIDENCE["heard"],
    CONFIRMED: EVIDENCE["confirmed"],
    PROVEN: EVIDENCE["proven"],
}


@pytest.mark.parametrize("stands", Level)
@pytest.mark.parametrize("wanted", Level)
def test_evidence_below_the_level_asked_leaves_it_unknown(stands: Level, wanted: Level) -> None:
    truth = T if stands.rank >= wanted.rank else U

    assert truth_of(f"{{fact: pain, level: {wanted}}}", *LEVELS[stands]) is truth
    assert truth_of("{fact: pain}", *LEVELS[stands], default=wanted) is truth


def test_the_level_written_counts_and_not_the_one_of_the_place() -> None:
    guess = EVIDENCE["our guess"]

    assert truth_of("{fact: pain, level: assumed}", *guess, default=PROVEN) is T
    assert truth_of("{fact: pain, level: heard}", *guess, default=ASSUMED) is U


@pytest.mark.parametrize(
    ("written", "truth"),
    [
        ("{fact: pain, from: user}", T),
        ("{fact: pain, from: purchasing}", T),
        ("{fact: pain, from: economic}", U),
        ("{fact: pain, from: [economic, user]}", T),
        ("{fact: pain, is: creaks, from: purchasing, level: heard}", T),
        ("{fact: pain, is: leaks, from: purchasing, level: heard}", F),
        ("{fact: pain, from: purchasing, level: heard}", T),
        ("{fact: pain, missing: true, from: economic}", T),
        ("{fact: pain, missing: true, from: user}", F),
    ],
)
def test_what_others_said_is_no_answer_of_theirs(written: str, truth: Truth) -> None:
    words = said(value="leaks", by=["anna"]), said(value="creaks", by=["bob"])
    evidence: list[Payload | Command] = [USER, BUYER, on(15, *words)]

    assert truth_of(written, *evidence) is truth


@pytest.mark.parametrize(
    ("day", "known", "missing"), [(14, U, T), (15, T, F), (16, T, F)], ids=["-1", "0", "+1"]
)
def test_what_is_not_fresh_enough_is_unknown(day: int, known: Truth, missing: Truth) -> None:
    """Today is day 20."""
    evidence = on(day, said(value="leaks"))

    assert truth_of("{fact: pain, known: true, fresh_within: 5d}", evidence) is known
    assert truth_of("{fact: pain, missing: true, fresh_within: 5d}", evidence) is missing


@pytest.mark.parametrize(
    ("written", "truth"),
    [
        ("{fact: cost, at_least: 5 EUR, less_than: 9 EUR}", T),
        ("{fact: cost, at_least: 7 EUR, less_than: 9 EUR}", F),
        ("{fact: cost, at_least: 7 EUR, less_than: 9 USD}", F),
        ("{fact: cost, at_least: 5 EUR, less_than: 9 USD}", U),
        ("{fact: cost, at_least: 5 USD}", U),
        ("{fact: cost, known: true, is_not: 6 EUR}", F),
    ],
)
def test_several_checks_must_all_hold(written: str, truth: Truth) -> None:
    assert truth_of(written, on(15, said("cost", euros(6)))) is truth


def test_several_choices_are_exactly_these() -> None:
    evidence = on(15, said("ways", ("theirs", "ours")))

    assert truth_of("{fact: ways, is: [ours, theirs]}", evidence) is T
    assert truth_of("{fact: ways, is: ours}", evidence) is F
    assert truth_of("{fact: ways, contains: ours}", evidence) is T


def test_evidence_that_says_nothing_is_none() -> None:
    """A file from elsewhere may hold it."""
    assert truth_of("{fact: pain, missing: true}", on(15, said(value=None))) is T
    assert truth_of("{fact: pain, is: leaks}", on(15, said(value=None))) is U
