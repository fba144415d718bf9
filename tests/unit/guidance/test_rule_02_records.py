"""Rule 2: records are a closed world; people are the exception for `at_most`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload, StageEntered
from salescoach.guidance.parts import PersonPart, RecordPart
from salescoach.guidance.truth import TRUE, Outcome, Truth, both, counted
from salescoach.playbook.conditions import StakeholderCondition
from tests.builders.asking import NO_OPPONENT, SOMEBODY, F, T, U, on, outcome, people, truth_of
from tests.builders.deals import A_DAY, DAY, euros, met, said
from tests.builders.resolved import outcome_in, resolved, truth_in
from tests.builders.views import a_view

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


# Counting, whatever is counted

COUNTS = {
    "none of none": (0, 0, F, F, T, T),
    "one that may": (0, 1, U, F, U, T),
    "two that may": (0, 2, U, U, U, U),
    "one that does": (1, 0, T, F, F, T),
    "one that does, one that may": (1, 1, T, U, F, U),
    "two that do": (2, 0, T, T, F, F),
}


@pytest.mark.parametrize(
    ("matching", "maybe", "least_1", "least_2", "most_0", "most_1"), COUNTS.values(), ids=COUNTS
)
def test_at_least_and_at_most_count_what_matches_and_what_might(
    matching: int, maybe: int, least_1: Truth, least_2: Truth, most_0: Truth, most_1: Truth
) -> None:
    """At least n: enough match, or with those that might. At most n: even with those that might."""
    assert counted(matching, maybe, at_least=1) is least_1
    assert counted(matching, maybe, at_least=2) is least_2
    assert counted(matching, maybe, at_most=0) is most_0
    assert counted(matching, maybe, at_most=1) is most_1
    assert counted(matching, maybe, at_least=1, at_most=1) is both((least_1, most_1))
    assert counted(matching, maybe) is T


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_at_most_is_not_at_least_one_more(matching: int, maybe: int, bound: int) -> None:
    assert counted(matching, maybe, at_most=bound) is (
        counted(matching, maybe, at_least=bound + 1).opposite
    )


RECORDS = [
    "visit: {kind: [pilot], state: [held], within: 30d, attendees: {at_least: 2}}",
    "visit: {outcome: [advance], since_stage_entry: true, with_roles: [user]}",
    "commitment: {side: theirs, state: [open], kind: [send]}",
    "commitment: {slipped: true}",
    "doubt: {state: [raised], severity: [high], role: user}",
    "agreement: {kind: [price], complete: true}",
    "option: {kind: [as-is], evaluated: [technical, economic]}",
    "problem: {state: [open], severity: [high]}",
]


@pytest.mark.parametrize("record", RECORDS, ids=[one.partition(":")[0] for one in RECORDS])
def test_records_are_a_closed_world(record: str) -> None:
    """What is not recorded has not happened: there is no such record yet."""
    view = a_view(resolved(), *PEOPLE)

    assert truth_in(view, f"{{{record}}}") is F
    assert truth_in(view, f"{{{record}, count: {{at_least: 0}}}}") is T
    assert truth_in(view, f"{{{record}, count: {{at_most: 0}}}}") is T
    assert truth_in(view, f"{{{record}, count: {{at_least: 1, at_most: 3}}}}") is F


@pytest.mark.parametrize("record", RECORDS, ids=[one.partition(":")[0] for one in RECORDS])
def test_a_record_to_come_is_missing_and_never_one_too_many(record: str) -> None:
    view = a_view(resolved(), *PEOPLE)
    for written in (f"{{{record}}}", f"{{not: {{{record}, count: {{at_most: 0}}}}}}"):
        found = outcome_in(view, written)
        (part,) = found.settle

        assert (found.truth, found.missing) == (F, (part,))
        assert isinstance(part, RecordPart)
        assert not part.enough


@pytest.mark.parametrize("written", ["{next_step: {within: 14d}}", "{next_step: {}}",
                                     "{handover: to-account}"])  # fmt: skip
def test_without_a_record_there_is_no_next_step_and_no_hand_over(written: str) -> None:
    text = "handovers: [{id: to-account, from: developer, to: manager, at: option-evaluation}]"
    view = a_view(resolved(text), *PEOPLE)

    assert truth_in(view, written) is F
    assert len(outcome_in(view, written).settle) == 1


# What is asked of people

PEOPLE = [met("anna", roles=["user"], stance="supporter"), met("bob", roles=["purchasing"])]
ATTRIBUTES = {
    "has heard our case": ("informed: true", F),
    "has not heard it": ("informed: false", T),
    "was at a visit lately": ("engaged_within: 30d", F),
    "was at a visit since": ("engaged_since_stage_entry: true", F),
    "was at none since": ("engaged_since_stage_entry: false", T),
    "new in this stage": ("added_since_stage_entry: true", T),
    "not new in it": ("added_since_stage_entry: false", F),
}


@pytest.mark.parametrize(("attribute", "truth"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_what_is_not_recorded_of_a_person_has_not_happened(attribute: str, truth: Truth) -> None:
    assert truth_in(a_view(resolved(), *PEOPLE), f"{{stakeholder: {{{attribute}}}}}") is truth
    none = f"{{stakeholder: {{{attribute}}}, count: {{at_most: 0}}}}"
    assert truth_in(a_view(resolved(), *PEOPLE), none) is truth.opposite


@pytest.mark.parametrize(
    ("day", "truth"), [(4, F), (5, T), (6, T)], ids=["before", "the same day", "after"]
)
def test_somebody_is_new_who_was_added_since_the_stage_was_entered(day: int, truth: Truth) -> None:
    text = "stages: [{id: early, title: E}, {id: late, title: L}]"
    entered = StageEntered(stage="late", way="advance")
    person = on(day, met("anna", roles=["user"]))
    view = a_view(resolved(text), person, on(5, entered), stage="early", today=DAY + 9 * A_DAY)

    assert truth_in(view, "{stakeholder: {role: user, added_since_stage_entry: true}}") is truth


def test_with_nobody_of_the_role_recorded_no_attribute_makes_at_most_known() -> None:
    written = "{stakeholder: {role: economic, informed: true}, count: {at_most: 0}}"

    assert truth_in(a_view(resolved(), *PEOPLE), written) is U


def test_a_person_to_meet_says_what_more_is_asked() -> None:
    written = "{stakeholder: {role: user, informed: true, engaged_within: 9d}}"
    found = outcome_in(a_view(resolved(), *PEOPLE), written)

    assert found.settle == (PersonPart("user", (), enough=False, informed=True, engaged=True),)


def test_without_bounds_it_is_at_least_one() -> None:
    view = a_view(resolved(), *PEOPLE)

    assert view.evaluate(StakeholderCondition()).holds
    assert not view.evaluate(StakeholderCondition(role="economic")).holds
