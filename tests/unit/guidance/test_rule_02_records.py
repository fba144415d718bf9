"""Rule 2: records are a closed world; people are the exception for `at_most`."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.parts import PersonPart
from salescoach.guidance.truth import TRUE, Outcome, Truth
from tests.builders.asking import NO_OPPONENT, SOMEBODY, F, T, U, on, outcome, people, truth_of
from tests.builders.deals import euros, met, said

# People: at least


@pytest.mark.parametrize(
    ("stances", "one", "two"),
    [
        ([], F, F),
        (["supporter"], T, F),
        (["mentor", "supporter"], T, T),
        (["neutral"], F, F),
        ([None], U, F),
        (["unknown"], U, F),
        (["supporter", None], T, U),
        (["neutral", None], U, F),
        ([None, None], U, U),
    ],
    ids=str,
)
def test_what_is_not_recorded_has_not_happened(
    stances: list[str | None], one: Truth, two: Truth
) -> None:
    assert truth_of(SOMEBODY % 0, *people(*stances)) is T
    assert truth_of(SOMEBODY % 1, *people(*stances)) is one
    assert truth_of(SOMEBODY % 2, *people(*stances)) is two


@pytest.mark.parametrize(
    ("commands", "truth"),
    [
        ([], F),
        ([met("anna", roles=["economic"])], T),
        ([met("anna", roles=["technical", "economic"])], T),
        ([met("anna", roles=["technical"])], F),
        ([met("anna", roles=[])], U),
        ([met("anna", roles=[]), met("bob", roles=["economic"])], T),
    ],
    ids=["nobody", "in the role", "in two roles", "in another", "in no role yet", "one of them"],
)
def test_who_is_in_a_role(commands: list[Payload], truth: Truth) -> None:
    assert truth_of("{stakeholder: {role: economic}}", *commands) is truth


def test_somebody_without_a_role_may_be_the_supporter_in_it() -> None:
    assert truth_of(SOMEBODY % 1, met("anna", roles=[], stance="supporter")) is U
    assert truth_of(SOMEBODY % 1, met("anna", roles=[], stance="neutral")) is F


def test_anybody_is_anybody() -> None:
    assert truth_of("{stakeholder: {}}") is F
    assert truth_of("{stakeholder: {}}", met("anna", roles=[])) is T
    assert truth_of("{stakeholder: {stance: opponent}}", met("a", roles=[], stance="opponent")) is T


def test_a_stance_that_is_asked_for_as_unknown_is_known_to_be() -> None:
    written = "{stakeholder: {role: user, stance: unknown}}"

    assert truth_of(written, *people(None)) is T
    assert truth_of(written, *people("unknown")) is T
    assert truth_of(written, *people("neutral")) is F


@pytest.mark.parametrize(("stances", "truth"), [([], F), ([None], U)], ids=["nobody", "unknown"])
def test_somebody_missing_is_somebody_to_meet(stances: list[str | None], truth: Truth) -> None:
    part = PersonPart("user", ("mentor", "supporter"), enough=False)

    assert outcome(SOMEBODY % 1, *people(*stances)) == Outcome(truth, (part,), (part,))


# People: at most


@pytest.mark.parametrize(
    ("stances", "none", "one"),
    [
        ([], U, U),
        (["neutral"], T, T),
        (["opponent"], F, T),
        (["opponent", "opponent"], F, F),
        ([None], U, T),
        (["unknown"], U, T),
        (["opponent", None], F, U),
        (["neutral", None], U, T),
        ([None, None], U, U),
    ],
    ids=str,
)
def test_with_nobody_met_there_may_be_opponents(
    stances: list[str | None], none: Truth, one: Truth
) -> None:
    assert truth_of(NO_OPPONENT % 0, *people(*stances)) is none
    assert truth_of(NO_OPPONENT % 1, *people(*stances)) is one


def test_people_of_other_roles_say_nothing_about_this_one() -> None:
    assert truth_of(NO_OPPONENT % 0, *people("neutral", role="economic")) is U
    assert truth_of(NO_OPPONENT % 0, *people("opponent", role="economic")) is U


def test_somebody_without_a_role_may_be_the_opponent_in_it() -> None:
    neutral = people("neutral")

    assert truth_of(NO_OPPONENT % 0, *neutral, met("eva", roles=[], stance="opponent")) is U
    assert truth_of(NO_OPPONENT % 0, *neutral, met("eva", roles=[], stance="neutral")) is T


def test_who_said_something_and_is_not_known_to_be_against_is_not() -> None:
    silent, heard = people(None), [*people(None), on(5, said("cost", euros(5), by=["p0"]))]

    assert truth_of(NO_OPPONENT % 0, *silent) is U
    assert truth_of(NO_OPPONENT % 0, *heard) is T
    assert truth_of(SOMEBODY % 1, *heard) is U  # nor is this person known to be for it


@pytest.mark.parametrize("stances", [[], [None]], ids=["nobody", "somebody who said nothing"])
def test_where_an_opponent_may_be_there_is_somebody_to_meet(stances: list[str | None]) -> None:
    part = PersonPart("user", ("opponent",), enough=False)

    assert outcome(NO_OPPONENT % 0, *people(*stances)) == Outcome(U, (part,), (part,))


def test_nobody_un_meets_an_opponent() -> None:
    part = PersonPart("user", ("opponent",), enough=True)

    assert outcome(NO_OPPONENT % 0, *people("opponent")) == Outcome(F, (part,))


def test_under_not_nobody_is_un_met_and_who_may_be_somebody_is_met() -> None:
    nobody = "{not: {stakeholder: {role: user, stance: opponent}}}"
    somebody = "{not: {stakeholder: {role: user, stance: opponent}, count: {at_most: 0}}}"
    to_meet = PersonPart("user", ("opponent",), enough=False)
    too_many = PersonPart("user", ("opponent",), enough=True)

    assert outcome(nobody) == TRUE
    assert outcome(nobody, *people("opponent")) == Outcome(F, (too_many,))
    assert outcome(nobody, *people(None)) == Outcome(U, (to_meet,), (to_meet,))
    assert outcome(somebody, *people("opponent")) == TRUE
    assert outcome(somebody, *people("neutral")) == Outcome(F, (to_meet,), (to_meet,))
    assert outcome(somebody) == Outcome(U, (to_meet,), (to_meet,))


@pytest.mark.parametrize(
    ("count", "truth"), [(0, U), (1, T), (2, T), (3, F)], ids=["nobody", "one", "two", "three"]
)
def test_a_number_of_people_may_have_both_bounds(count: int, truth: Truth) -> None:
    written = "{stakeholder: {role: user}, count: {at_least: 1, at_most: 2}}"
    expected = F if count == 0 else truth  # nobody is too few, whoever else there may be

    assert truth_of(written, *people(*["neutral"] * count)) is expected
