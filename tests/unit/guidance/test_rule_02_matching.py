"""Rule 2: each attribute of a record, asked of records that have it, have it not, or might."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.matching import matching
from salescoach.guidance.parts import RecordPart
from salescoach.guidance.truth import Outcome, Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import All, DoubtCondition
from tests.builders.asking import F, T, U, on
from tests.builders.deals import A_DAY, DAY, Command, cycled, entered, euros, met, said
from tests.builders.records import (
    WHOLE,
    a_problem,
    accepted,
    agreed,
    amended,
    an_option,
    answered,
    broken,
    called_off,
    changed,
    dropped,
    evaluated,
    explored,
    handed,
    held,
    kept,
    moved,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)
from tests.builders.resolved import a_condition_of, outcome_in, resolved, truth_in
from tests.builders.views import a_view

BOOK = """
visit_kinds: [{id: talk, title: Talk}, {id: pilot, title: Pilot, aim: work}]
commitment_kinds: [{id: send, title: Send}, {id: trial, title: Trial}]
agreement_kinds: [{id: price, title: Price}, {id: delivery, title: Delivery}]
stages: [{id: early, title: E}, {id: late, title: L}]
handovers: [{id: to-account, from: developer, to: manager, at: late}]
"""
PEOPLE = (
    met("anna", roles=["user", "technical"], stance="supporter"),
    met("bob", roles=["economic"]),
)
EVA = met("eva", roles=[])
TODAY = 20  # a Sunday; the stage was entered on day 10
Given = list[Payload | Command]


def day(number: int) -> date:
    return DAY + number * A_DAY


def seen(*commands: Payload | Command, today: int = TODAY) -> View:
    stage = on(10, entered("late"))
    return a_view(resolved(BOOK), *PEOPLE, stage, *commands, stage="early", today=day(today))


def visit(
    number: int = 15, *people: str, kind: str | None = "talk", id_: str = "visit-1"
) -> list[Payload | Command]:
    who = people or ("anna",)
    return [
        on(0, planned(id_, day(number), kind=kind, people=who)),
        on(number, held(id_, people=who)),
    ]


PLANNED = on(0, planned(day=day(27), kind="talk", people=["anna"]))
ANYBODY: Given = [on(0, planned(day=day(15))), on(15, held(people=[]))]
VISITS: dict[str, tuple[str, Given, Truth]] = {
    "of the kind": ("{kind: [talk]}", visit(), T),
    "of one of the kinds": ("{kind: [pilot, talk]}", visit(), T),
    "of another kind": ("{kind: [pilot]}", visit(), F),
    "of no kind": ("{kind: [pilot]}", visit(kind=None), U),
    "held": ("{state: [held]}", visit(), T),
    "planned only": ("{state: [held]}", [PLANNED], F),
    "planned": ("{state: [planned]}", [PLANNED], T),
    "cancelled": ("{state: [cancelled]}", [PLANNED, called_off()], T),
    "cancelled, and that is not asked": ("{}", [PLANNED, called_off()], F),
    "no matter in which state": ("{}", [PLANNED], T),
    "of that outcome": ("{outcome: [kept-step]}", visit(kind="pilot"), T),
    "of another outcome": ("{outcome: [advance, order]}", visit(), F),
    "not held has no outcome": ("{outcome: [continuation]}", [PLANNED], F),
    "within, on the last day": ("{within: 5d}", visit(), T),
    "within, a day too long ago": ("{within: 4d}", visit(), F),
    "within business days": ("{within: 3bd}", visit(14), F),
    "within so many business days": ("{within: 4bd}", visit(14), T),
    "planned within, on the last day": ("{within: 7d}", [PLANNED], T),
    "planned a day further": ("{within: 6d}", [PLANNED], F),
    "planned for today": ("{state: [planned], within: 0d}", [planned(day=day(20))], T),
    "planned, and past already": ("{state: [planned], within: 9d}", [planned(day=day(19))], F),
    "since the stage was entered, on that day": ("{since_stage_entry: true}", visit(10), T),
    "a day before it": ("{since_stage_entry: true}", visit(9), F),
    "before it, asked for": ("{since_stage_entry: false}", visit(9), T),
    "on that day, asked for before": ("{since_stage_entry: false}", visit(10), F),
    "with the role": ("{with_roles: [user]}", visit(), T),
    "one person in two roles": ("{with_roles: [user, technical]}", visit(), T),
    "with one of two roles": ("{with_roles: [user, economic]}", visit(), F),
    "with both": ("{with_roles: [user, economic]}", visit(15, "anna", "bob"), T),
    "with somebody whose role is not known": (
        "{with_roles: [economic]}",
        [EVA, *visit(15, "eva")],
        U,
    ),
    "one known, one not": ("{with_roles: [user, economic]}", [EVA, *visit(15, "anna", "eva")], U),
    "a role learnt since": (
        "{with_roles: [economic]}",
        [EVA, *visit(15, "eva"), on(18, changed("eva", roles=("economic",)))],
        T,
    ),
    "nobody named": ("{with_roles: [user]}", ANYBODY, U),
    "enough of them": ("{attendees: {at_least: 2}}", visit(15, "anna", "bob"), T),
    "one too few": ("{attendees: {at_least: 2}}", visit(), F),
    "few enough": ("{attendees: {at_most: 1}}", visit(), T),
    "one too many": ("{attendees: {at_most: 1}}", visit(15, "anna", "bob"), F),
    "how many is not known": ("{attendees: {at_least: 1}}", ANYBODY, U),
    "all of it": (
        "{kind: [talk], state: [held], within: 5d, with_roles: [user], attendees: {at_most: 1}}",
        visit(),
        T,
    ),
    "false and unknown is false": ("{state: [planned], kind: [pilot]}", visit(kind=None), F),
    "of an earlier round": ("{state: [held]}", [*visit(), on(16, cycled("late"))], F),
}
COMMITMENTS: dict[str, tuple[str, Given, Truth]] = {
    "of theirs": ("{side: theirs}", [theirs()], T),
    "of ours": ("{side: theirs}", [ours()], F),
    "of any side": ("{}", [ours()], T),
    "of the kind": ("{kind: [send]}", [theirs(kind="send")], T),
    "of another": ("{kind: [send]}", [theirs(kind="trial")], F),
    "of no kind": ("{kind: [send]}", [theirs()], U),
    "open": ("{state: [open]}", [theirs()], T),
    "kept": ("{state: [kept]}", [theirs(), kept()], T),
    "kept, and open is asked": ("{state: [open]}", [theirs(), kept()], F),
    "broken": ("{state: [kept, broken]}", [theirs(), broken()], T),
    "cancelled": ("{state: [cancelled]}", [theirs(), dropped()], T),
    "cancelled, and that is not asked": ("{side: theirs}", [theirs(), dropped()], F),
    "slipped": ("{slipped: true}", [theirs(due=day(5)), moved(due=day(6))], T),
    "moved to an earlier day": ("{slipped: true}", [theirs(due=day(5)), moved(due=day(4))], F),
    "given a first day": ("{slipped: true}", [theirs(), moved(due=day(6))], F),
    "never moved": ("{slipped: false}", [theirs()], T),
    "of an earlier round": ("{}", [theirs(), on(16, cycled("late"))], F),
    "kept for the next round": (
        "{}",
        [theirs(), on(16, cycled("late", records=["commitment/figures"]))],
        T,
    ),
}
DOUBTS: dict[str, tuple[str, Given, Truth]] = {
    "raised": ("{state: [raised]}", [raised()], T),
    "explored": ("{state: [raised, explored]}", [raised(), explored()], T),
    "answered": ("{state: [answered]}", [raised(), answered()], T),
    "settled": ("{state: [settled]}", [raised(), settled()], T),
    "not yet settled": ("{state: [settled]}", [raised(), answered()], F),
    "raised again": ("{state: [settled]}", [raised(), settled(), raised()], F),
    "as bad": ("{severity: [high]}", [raised(severity="high")], T),
    "less bad": ("{severity: [high]}", [raised()], F),
    "of the role": ("{role: user}", [raised()], T),
    "of another role": ("{role: economic}", [raised()], F),
    "of somebody without a role": ("{role: user}", [EVA, raised(holder="eva")], U),
    "of nobody in particular": ("{role: user}", [raised(holder=None)], U),
    "no matter whose": ("{}", [raised(holder=None)], T),
}
GIVE: dict[str, Any] = {"give": "two per cent", "give_worth": euros(800)}
AGREEMENTS: dict[str, tuple[str, Given, Truth]] = {
    "of the kind": ("{kind: [price]}", [agreed(kind="price")], T),
    "of another": ("{kind: [price]}", [agreed(kind="delivery")], F),
    "of no kind": ("{kind: [price]}", [agreed()], U),
    "complete": ("{complete: true}", [agreed(**WHOLE)], T),
    "one thing short": ("{complete: true}", [agreed(**{**WHOLE, "their_part": None})], F),
    "not clear": ("{complete: false}", [agreed(**{**WHOLE, "clear": False})], T),
    "completed since": ("{complete: true}", [agreed(), amended(**WHOLE)], T),
    "with a give": ("{give: true, get: false}", [agreed(**GIVE)], T),
    "with a give and a get": ("{give: true, get: false}", [agreed(**GIVE, get="a year")], F),
    "with neither": ("{give: true}", [agreed()], F),
    "refused": ("{give: true}", [agreed(**GIVE, refused=True)], F),
    "refused, and that is asked": ("{refused: true}", [agreed(**GIVE, refused=True)], T),
    "not refused, and that is asked": ("{refused: true}", [agreed(**GIVE)], F),
    "given after all": (
        "{give: true, refused: false}",
        [agreed(**GIVE, refused=True), amended(refused=False)],
        T,
    ),
}
OPTIONS: dict[str, tuple[str, Given, Truth]] = {
    "of the kind": ("{kind: [as-is]}", [an_option()], T),
    "of another": ("{kind: [ours, competitor]}", [an_option()], F),
    "evaluated": ("{evaluated: [technical]}", [an_option(), evaluated(technical="stops")], T),
    "not evaluated": ("{evaluated: [technical]}", [an_option()], F),
    "in one of two respects": (
        "{evaluated: [technical, economic]}",
        [an_option(), evaluated(technical="stops")],
        F,
    ),
    "in both": (
        "{evaluated: [technical, economic]}",
        [an_option(), evaluated(technical="stops", economic="the waste goes on")],
        T,
    ),
    "by what it costs a year": (
        "{evaluated: [economic]}",
        [an_option(), evaluated(costs=(euros(9),))],
        T,
    ),
    "by what it costs at the start alone": (
        "{evaluated: [economic]}",
        [an_option(), evaluated(outlay=euros(9))],
        F,
    ),
}
PROBLEMS: dict[str, tuple[str, Given, Truth]] = {
    "open": ("{state: [open]}", [a_problem()], T),
    "solved": ("{state: [open]}", [a_problem(), solved()], F),
    "solved, and that is asked": ("{state: [solved]}", [a_problem(), solved()], T),
    "as bad": ("{severity: [medium, high]}", [a_problem(severity="high")], T),
    "less bad": ("{severity: [high]}", [a_problem(severity="low")], F),
}
ALL = {
    f"{subject} {name}": (f"{{{subject}: {asked}}}", commands, truth)
    for subject, table in {
        "visit": VISITS,
        "commitment": COMMITMENTS,
        "doubt": DOUBTS,
        "agreement": AGREEMENTS,
        "option": OPTIONS,
        "problem": PROBLEMS,
    }.items()
    for name, (asked, commands, truth) in table.items()
}


@pytest.mark.parametrize(("written", "commands", "truth"), ALL.values(), ids=ALL)
def test_a_record_matches_when_every_attribute_does(
    written: str, commands: Given, truth: Truth
) -> None:
    """What is not known of it might be; for `at_most` the same records count."""
    view = seen(*commands)

    assert truth_in(view, written) is truth
    assert truth_in(view, f"{written[:-1]}, count: {{at_most: 0}}}}") is truth.opposite


def test_as_many_as_match_and_as_might() -> None:
    view = seen(theirs("a", kind="send"), theirs("b", kind="send"), theirs("c"))
    asked = "{commitment: {kind: [send]}, count: {%s}}"

    assert truth_in(view, asked % "at_least: 2") is T
    assert truth_in(view, asked % "at_least: 3") is U
    assert truth_in(view, asked % "at_least: 4") is F
    assert truth_in(view, asked % "at_most: 3") is T
    assert truth_in(view, asked % "at_most: 2") is U
    assert truth_in(view, asked % "at_most: 1") is F


def test_a_record_counts_from_its_day_on() -> None:
    view = seen(on(15, raised()), on(18, settled()))
    days = [14, 15, 17, 18]
    asked = "{doubt: {state: [raised]}}"

    assert [truth_in(view.as_of(day(one)), asked) for one in days] == [F, T, T, F]


def test_the_records_that_match_are_there_to_be_named() -> None:
    view = seen(raised("one"), raised("two", severity="high"), raised("three"), settled("three"))
    found = matching(DoubtCondition(state=("raised",)), view)

    assert [one.id for one in found] == ["one", "two"]


# What settles it ---------------------------------------------------------------------------------

PASSING: dict[str, tuple[str, Given, bool]] = {
    "an open doubt": ("doubt: {state: [raised, explored, answered]}", [raised()], True),
    "a doubt of any state": ("doubt: {}", [raised()], False),
    "a settled doubt": ("doubt: {state: [settled]}", [raised(), settled()], False),
    "an open problem": ("problem: {state: [open]}", [a_problem()], True),
    "a problem": ("problem: {severity: [medium]}", [a_problem()], False),
    "an open promise": ("commitment: {side: ours, state: [open]}", [ours()], True),
    "a broken promise": ("commitment: {state: [broken]}", [theirs(), broken()], False),
    "an agreement that is not complete": ("agreement: {complete: false}", [agreed()], True),
    "a give without a get": ("agreement: {give: true, get: false}", [agreed(**GIVE)], True),
    "an agreement": ("agreement: {}", [agreed()], False),
    "a planned visit": ("visit: {state: [planned]}", [PLANNED], False),
    "an option": ("option: {kind: [as-is]}", [an_option()], False),
}


@pytest.mark.parametrize("form", ["{not: {%s}}", "{%s, count: {at_most: 0}}"], ids=["not", "most"])
@pytest.mark.parametrize(("written", "commands", "passes"), PASSING.values(), ids=PASSING)
def test_what_can_go_on_and_match_no_more_is_worked_on(
    form: str, written: str, commands: Given, passes: bool
) -> None:
    """A doubt can be settled, a promise be kept; nobody un-records a visit."""
    asked = form % written
    condition = a_condition_of(f"{{{written}{', count: {at_most: 0}' * ('most' in form)}}}")
    assert not isinstance(condition, All)
    part = RecordPart(condition, enough=True)  # type: ignore[arg-type]

    assert outcome_in(seen(*commands), asked) == Outcome(F, (part,), (part,) if passes else ())


# The next step, hand-overs -----------------------------------------------------------------------

STEPS: dict[str, tuple[str, Given, Truth]] = {
    "nothing": ("{}", [], F),
    "a visit today": ("{}", [planned(day=day(20))], T),
    "a visit yesterday, not recorded": ("{}", [planned(day=day(19))], F),
    "a visit that was cancelled": ("{}", [PLANNED, called_off()], F),
    "a visit that was held today": ("{}", visit(20), F),
    "a promise of theirs for today": ("{}", [theirs(due=day(20))], T),
    "one that is late": ("{}", [theirs(due=day(19))], F),
    "one without a day": ("{}", [theirs()], F),
    "one that was kept": ("{}", [theirs(due=day(27)), kept()], F),
    "one moved ahead": ("{}", [theirs(due=day(12)), moved(due=day(20))], T),
    "a promise of ours": ("{}", [ours(due=day(27))], F),
    "soon enough": ("{within: 7d}", [PLANNED], T),
    "a day too late": ("{within: 6d}", [PLANNED], F),
    "the nearer of two": ("{within: 3d}", [PLANNED, theirs(due=day(23))], T),
    "of an earlier round": ("{}", [PLANNED, on(16, cycled("late"))], F),
}


@pytest.mark.parametrize(("asked", "commands", "truth"), STEPS.values(), ids=STEPS)
def test_a_next_step_is_something_dated_agreed_with_them_and_not_past(
    asked: str, commands: Given, truth: Truth
) -> None:
    assert truth_in(seen(*commands), f"{{next_step: {asked}}}") is truth


HANDED = handed("manager", handover="to-account")
HANDOVERS: dict[str, tuple[Given, Truth]] = {
    "not begun": ([], F),
    "not accepted": ([HANDED], F),
    "accepted": ([HANDED, accepted("manager")], T),
    "another one": ([handed("manager"), accepted("manager")], F),
    "in an earlier round": ([HANDED, accepted("manager"), on(16, cycled("late"))], F),
}


@pytest.mark.parametrize(("commands", "truth"), HANDOVERS.values(), ids=HANDOVERS)
def test_a_hand_over_is_done_when_it_was_accepted(commands: Given, truth: Truth) -> None:
    assert truth_in(seen(*commands), "{handover: to-account}") is truth


# People ------------------------------------------------------------------------------------------

NOBODY_AGAINST = "{stakeholder: {role: economic, stance: [opponent]}, count: {at_most: 0}}"
RIDDLE: dict[str, tuple[Given, Truth]] = {
    "recorded only": ([], U),
    "said something": ([said(by=["bob"])], T),
    "attended": (visit(15, "bob"), T),
    "is to come": ([on(0, planned(day=day(27), people=["bob"]))], U),
    "promised": ([theirs(owner="bob")], T),
    "is to get something": ([ours(to=("bob",))], U),
}


@pytest.mark.parametrize(("commands", "truth"), RIDDLE.values(), ids=RIDDLE)
def test_unknown_stance_is_a_riddle_until_the_person_said_attended_or_promised_something(
    commands: Given, truth: Truth
) -> None:
    assert truth_in(seen(*commands), NOBODY_AGAINST) is truth


INFORMED: dict[str, tuple[Given, Truth]] = {
    "nothing recorded": ([], F),
    "recorded": ([changed("bob", informed=True)], T),
    "recorded, and taken back": (
        [changed("bob", informed=True), changed("bob", informed=False)],
        F,
    ),
    "was at a visit": (visit(15, "bob"), T),
    "was at one before this stage": (visit(5, "bob"), T),
    "is to come to one": ([on(0, planned(day=day(27), people=["bob"]))], F),
    "was at one of an earlier round": (
        [*visit(15, "bob"), on(16, cycled("late", people=["anna", "bob"]))],
        F,
    ),
}


@pytest.mark.parametrize(("commands", "truth"), INFORMED.values(), ids=INFORMED)
def test_who_was_at_a_visit_of_this_round_has_heard_our_case(commands: Given, truth: Truth) -> None:
    asked = "{stakeholder: {role: economic, informed: %s}}"

    assert truth_in(seen(*commands), asked % "true") is truth
    assert truth_in(seen(*commands), asked % "false") is truth.opposite
