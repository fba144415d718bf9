"""What work on a record adds to a score: late words, silence, an untold visit, problems."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentMade
from salescoach.guidance.advice import Action
from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.money import parse_money
from tests.builders.deals import A_DAY, DAY, Command, command, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    a_problem,
    agreed,
    answered,
    explored,
    held,
    moved,
    ours,
    planned,
    raised,
    settled,
    theirs,
)
from tests.builders.views import advice_on

TODAY = DAY + 10 * A_DAY
ANNA, BOB = met("anna", roles=["user"]), met("bob", roles=["technical"])
RECORD_TERMS = ("our_word", "their_word", "next_step", "untold", "problem", "debt")


def in_(days: int) -> Any:
    return TODAY + days * A_DAY


def actions(
    *commands: Payload | Command, today: Any = TODAY, people: Any = (ANNA, BOB)
) -> dict[str, Action]:
    advice = advice_on(a_playbook(), *people, *commands, today=today)
    return {one.id: one for one in advice.actions}


def added(action: Action) -> dict[str, int]:
    return {one.term: one.measure for one in action.terms if one.term in RECORD_TERMS}


# Their word

MOVED = moved("figures", due=in_(-1))
STEP = planned("next", in_(4), people=["bob"])
LATE = {
    "late": ((theirs(due=in_(-1)), STEP), 1),
    "late after it was moved": ((theirs(due=in_(-3)), MOVED, STEP), 2),
    "late, and they come": ((theirs(due=in_(-1)), planned("n", in_(4), people=["anna"])), 2),
    "late after it was moved, and they come":
        ((theirs(due=in_(-3)), MOVED, planned("n", in_(4), people=["anna"])), 3),
    "moved to an earlier day is no slip":
        ((theirs(due=in_(3)), moved("figures", due=in_(-1)), STEP), 1),
    "on its day": ((theirs(due=TODAY), STEP), None),
    "without a day": ((theirs(), STEP), None),
}  # fmt: skip


@pytest.mark.parametrize(("records", "measure"), LATE.values(), ids=LATE)
def test_their_late_word_counts_more_once_it_slipped_and_where_they_come(
    records: tuple[Payload, ...], measure: int | None
) -> None:
    assert added(actions(*records)["chase/figures"]) == (
        {} if measure is None else {"their_word": measure}
    )


# Nothing agreed with them

TALK = (command(planned("talk", DAY), on=DAY), command(held("talk"), on=DAY))


@pytest.mark.parametrize(
    ("days", "measure", "title", "words"),
    [
        (1, 1, "action.next-step", "words.next-step"),
        (14, 1, "action.next-step", "words.next-step"),
        (15, 3, "action.next-step", "words.next-step"),
        (45, 3, "action.next-step", "words.next-step"),
        (46, 5, "action.get-in-touch", "words.get-in-touch"),
    ],
)
def test_the_longer_nothing_is_heard_the_more_a_next_step_counts(
    days: int, measure: int, title: str, words: str
) -> None:
    """A deal is stale after 14 days without a buyer act, a zombie after 45."""
    seen = actions(*TALK, today=DAY + days * A_DAY, people=[ANNA])
    arrange = seen["arrange/anna"]
    assert added(arrange) == {"next_step": measure}
    assert arrange.title == say(title, who=("Anna",))
    assert arrange.words == say(words)


def test_a_long_silence_is_told_in_days() -> None:
    seen = actions(*TALK, today=DAY + 15 * A_DAY, people=[ANNA])
    assert seen["arrange/anna"].because == (say("because.quiet", days=Unit(15, "day")),)


def test_where_a_day_is_agreed_nothing_is_to_be_arranged() -> None:
    seen = actions(*TALK, theirs(due=in_(3)))
    assert [one for one in seen if one.startswith("arrange/")] == []


def test_a_late_promise_of_theirs_is_the_next_step_where_nothing_else_is_agreed() -> None:
    chase = actions(theirs(due=in_(-1)))["chase/figures"]
    assert added(chase) == {"their_word": 1, "next_step": 1}
    assert chase.words == say("words.chase")


# A visit of which nobody told how it went


@pytest.mark.parametrize(("ago", "expected"), [(1, {"untold": 1}), (0, {}), (-3, {})])
def test_an_untold_visit_counts_from_the_day_after(ago: int, expected: dict[str, int]) -> None:
    seen = actions(planned("talk", in_(-ago), kind=None, people=["anna"]))
    told = added(seen["arrange/anna"]) if "arrange/anna" in seen else {}
    assert told == expected


def test_an_untold_visit_comes_before_what_it_may_have_settled_but_for_what_can_kill() -> None:
    untold, doubt = planned("talk", in_(-1), people=["anna"]), raised(holder="anna")
    grave = raised("stop", holder="anna", severity="high")
    first = list(actions(untold, doubt, grave))[:2]
    assert first == ["settle/stop", "arrange/anna"]


# Problems

PROBLEMS = {
    "low": ("low", None, 1),
    "medium": ("medium", None, 2),
    "high": ("high", None, 4),
    "high, due today": ("high", 0, 4),
    "high, since yesterday late": ("high", -1, 6),
    "low and late": ("low", -1, 3),
}


@pytest.mark.parametrize(("severity", "due", "measure"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_counts_by_how_grave_it_is_and_more_when_it_is_late(
    severity: Any, due: int | None, measure: int
) -> None:
    problem = a_problem(severity=severity, due=None if due is None else in_(due))
    assert added(actions(problem)["repair/leak"]) == {"problem": measure}


LEAK = a_problem(severity="high", due=in_(-1), said_by=("anna",))
REPAIR = ours("repair", what="change the seal", to=("anna",), due=in_(-1))
CARRIES: dict[str, tuple[CommitmentMade, bool]] = {
    "to who told of it, for the same day": (REPAIR, True),
    "for another day": (ours("repair", to=("anna",), due=in_(-2)), False),
    "to somebody else": (ours("repair", to=("bob",), due=in_(-1)), False),
    "theirs": (theirs("repair", due=in_(-1)), False),
}


@pytest.mark.parametrize(("promise", "carries"), CARRIES.values(), ids=CARRIES)
def test_a_promise_that_is_the_repair_carries_the_problem(
    promise: CommitmentMade, carries: bool
) -> None:
    repair = actions(LEAK, promise)["repair/leak"]
    assert (repair.moment == "waiting", "problem" in added(repair)) == (carries, not carries)


DOUBTED: dict[str, tuple[CommitmentMade, tuple[Payload | Command, ...], bool]] = {
    "of who gets it, on the day of the promise": (REPAIR, (raised(holder="anna"),), True),
    "already explored": (REPAIR, (raised(holder="anna"), explored()), True),
    "settled": (REPAIR, (raised(holder="anna"), settled(by=["anna"])), False),
    "of somebody else": (REPAIR, (raised(holder="bob"),), False),
    "of nobody named": (REPAIR, (raised(holder=None),), False),
    "theirs": (theirs("repair", owner="anna", due=in_(1)), (raised(holder="anna"),), False),
    "raised on another day": (
        REPAIR, (command(raised(holder="anna"), on=in_(-1)),), False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("promise", "doubt", "told"), DOUBTED.values(), ids=DOUBTED)
def test_a_promise_says_that_who_gets_it_doubted_that_day(
    promise: CommitmentMade, doubt: tuple[Any, ...], told: bool
) -> None:
    seen = actions(*doubt, promise)
    (action,) = (one for id_, one in seen.items() if id_.endswith("/repair"))
    expected = [say("because.promised-doubting", who=("Anna",), day=DAY)] if told else []
    assert [one for one in action.because if one.id == "because.promised-doubting"] == expected


WEIGHS: dict[str, tuple[int, Any, dict[str, int]]] = {
    "due today": (0, "high", {"our_word": 2, "doubt": 11}),
    "late": (-1, "low", {"our_word": 2, "doubt": 1}),
    "due tomorrow": (1, "high", {"our_word": 1}),
}


@pytest.mark.parametrize(("due", "severity", "terms"), WEIGHS.values(), ids=WEIGHS)
def test_what_is_due_counts_for_the_doubt_that_was_raised_when_it_was_promised(
    due: int, severity: Any, terms: dict[str, int]
) -> None:
    doubt = raised(holder="anna", severity=severity)
    keep = actions(doubt, ours("sheet", to=("anna",), due=in_(due)))["keep/sheet"]
    assert {**added(keep), **doubted(keep)} == terms


def doubted(action: Action) -> dict[str, int]:
    return {one.term: one.measure for one in action.terms if one.term == "doubt"}


def test_the_doubt_counts_for_the_promise_that_is_due_first_and_for_no_other() -> None:
    doubts = (raised("small", holder="anna", severity="low"),
              raised("grave", holder="anna", severity="high"))  # fmt: skip
    seen = actions(
        *doubts,
        ours("second", to=("anna",), due=TODAY), ours("first", to=("anna",), due=in_(-1)),
        ours("open", to=("anna",), due=None),
    )  # fmt: skip
    assert doubted(seen["keep/first"]) == {"doubt": 11}
    assert doubted(seen["keep/second"]) == doubted(seen["keep/open"]) == {}


def test_a_doubt_that_is_answered_counts_for_no_promise() -> None:
    doubt = (raised("stop", holder="anna", severity="high"), answered("stop"))
    seen = actions(*doubt, ours("sheet", to=("anna",), due=TODAY))
    assert doubted(seen["keep/sheet"]) == {}


def test_what_is_due_without_a_day_counts_for_no_doubt() -> None:
    seen = actions(raised(holder="anna"), ours("sheet", to=("anna",), due=None))
    assert doubted(seen["keep/sheet"]) == {}


def test_the_promise_then_counts_for_both_and_says_what_it_puts_right() -> None:
    seen = actions(LEAK, REPAIR)
    keep, repair = seen["keep/repair"], seen["repair/leak"]
    assert added(keep) == {"our_word": 2, "problem": 6}
    assert keep.because[-1] == say(
        "because.carries-grave-problem", day=DAY, problem=Quoted("a leak")
    )
    assert repair.because[-1] == say(
        "because.promise-carries", day=in_(-1), what=Quoted("change the seal")
    )
    assert repair.words is None


def test_one_that_was_made_before_the_problem_appeared_is_another() -> None:
    before = command(REPAIR, on=DAY)
    seen = actions(before, command(LEAK, on=DAY + A_DAY))
    assert seen["repair/leak"].moment == "today"


# What was given for nothing


@pytest.mark.parametrize(
    ("more", "debt", "reason"),
    [
        ({"give": "30 days"}, 1, say("because.give-without-get", give=Quoted("30 days"))),
        (
            {"give": "30 days", "give_worth": parse_money("900 EUR")},
            1,
            say("because.give-of-worth", give=Quoted("30 days"), worth=parse_money("900 EUR")),
        ),
        ({"give": "30 days", "get": "a reference"}, None, None),
    ],
    ids=["given", "given, with its worth", "traded"],
)
def test_a_give_without_a_get_is_owed_to_us(
    more: dict[str, Any], debt: int | None, reason: Message | None
) -> None:
    playbook = a_playbook(
        criteria="- {id: c, statement: C, met_when: {agreement: {complete: true}}}"
    )
    made = agreed("terms", what="terms", said_by=("anna",), **more)
    advice = advice_on(playbook, ANNA, BOB, made, today=TODAY)
    agree = next(one for one in advice.actions if one.kind == "agree")
    assert added(agree).get("debt") == debt
    assert (agree.because[0] == reason) is (reason is not None)
    assert [one.name for one in agree.whom] == ["Anna"]


def test_an_answered_doubt_comes_with_the_words_to_have_it_settled() -> None:
    seen = actions(raised(holder="anna"), answered())
    assert seen["settle/deposits"].words == say("words.settle")
