"""Each kind of work on a record: there, not there, state by state, on the days that turn it."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Action, advise
from salescoach.values.messages import Unit, say
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    WHOLE,
    a_problem,
    agreed,
    amended,
    an_option,
    answered,
    broken,
    called_off,
    dropped,
    evaluated,
    explored,
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
from tests.builders.views import a_view

PLACE = "option-evaluation"
TODAY = DAY + 10 * A_DAY
KINDS = """
visit_kinds: [{id: pilot, title: "The pilot"}, {id: call, title: "A call"}]
commitment_kinds: [{id: send, title: "Send something", effort: 20min}, {id: order, title: "Order"}]
agreement_kinds: [{id: price, title: "The price"}]
"""
ANNA, BOB = met("anna", roles=["user"]), met("bob", roles=["technical"])
PEOPLE = (ANNA, BOB)


def in_(days: int) -> date:
    return TODAY + days * A_DAY


def actions(
    *commands: Payload | Command, met_when: str = "", items: str = "", more: str = "", **kept: Any
) -> dict[str, Action]:
    """The actions by id, of a deal with two people, where one criterion asks for `met_when`."""
    wanted = met_when or "{fact: pain, level: proven}"
    criteria = f"- {{id: c, statement: S, met_when: {wanted}{more}}}"
    playbook = a_playbook(KINDS, items=items, criteria=criteria)
    view = a_view(playbook, *PEOPLE, *commands, today=TODAY, **kept)
    return {action.id: action for action in advise(view).actions}


def told(found: dict[str, Action], *kinds: str) -> dict[str, str]:
    """The moments of the actions of these kinds."""
    return {id_: one.moment for id_, one in found.items() if one.kind in kinds}


NEXT = planned("visit-2", in_(2), people=["anna"])  # so that no next step is asked for


# Promises of ours


@pytest.mark.parametrize(
    ("due", "there"),
    [(-20, True), (-1, True), (0, True), (1, True), (3, True), (4, False), (None, True)],
    ids=["late", "yesterday", "today", "tomorrow", "in three days", "in four", "no day"],
)
def test_a_promise_of_ours_is_kept_from_three_days_before_its_day(
    due: int | None, there: bool
) -> None:
    found = actions(NEXT, ours(due=None if due is None else in_(due)))

    assert told(found, "keep") == ({"keep/sheet": "today"} if there else {})


@pytest.mark.parametrize("over", [kept("sheet"), broken("sheet"), dropped("sheet")],
                         ids=["kept", "broken", "cancelled"])  # fmt: skip
def test_a_promise_that_is_over_is_no_work(over: Payload) -> None:
    assert told(actions(NEXT, ours(due=in_(0)), theirs(due=in_(-1)), over), "keep") == {}


def test_a_late_promise_says_for_whom_it_is_how_late_and_what_is_wanted_of_them() -> None:
    promise = ours(what="dosing sheet", to=("anna",), due=in_(-4), kind="send")
    keep = actions(NEXT, promise)["keep/sheet"]

    assert (keep.title.id, dict(keep.title.args)) == (
        "action.keep-for-by", {"what": "dosing sheet", "who": ("Anna",), "day": in_(-4)},
    )  # fmt: skip
    assert keep.because == (
        say(
            "because.late-and-wanted",
            late=Unit(4, "day"),
            when=say("when.weekday-6"),
            who=("Anna",),
        ),
    )
    assert (keep.due, keep.effort and keep.effort.work_minutes) == (in_(-4), 20)


@pytest.mark.parametrize(
    ("due", "to", "title", "reasons"),
    [
        (-4, (), "action.keep-by", ["because.late"]),
        (-4, ("bob",), "action.keep-for-by", ["because.late"]),
        (0, ("anna",), "action.keep-for-by", ["because.due-when"]),
        (2, (), "action.keep-by", ["because.due-when"]),
        (None, ("anna",), "action.keep-for", ["because.no-day"]),
        (None, (), "action.keep", ["because.no-day"]),
    ],
    ids=["late", "late, who is not met", "today", "soon", "no day", "no day and nobody"],
)
def test_what_is_said_of_a_promise_follows_its_day_and_its_receiver(
    due: int | None, to: tuple[str, ...], title: str, reasons: list[str]
) -> None:
    keep = actions(NEXT, ours(to=to, due=None if due is None else in_(due)))["keep/sheet"]

    assert (keep.title.id, [one.id for one in keep.because]) == (title, reasons)


def test_how_often_it_was_moved_and_who_of_us_gave_it_are_said() -> None:
    keep = actions(NEXT, ours(owner="Eva", due=DAY), moved("sheet", due=in_(-1)))["keep/sheet"]

    assert [one.id for one in keep.because] == [
        "because.late", "because.moved-once", "because.whose-promise",
    ]  # fmt: skip


def test_what_was_moved_more_than_once_says_how_often() -> None:
    twice = (moved("sheet", due=in_(-2)), moved("sheet", due=in_(-1)))
    keep = actions(NEXT, ours(due=DAY), *twice)["keep/sheet"]

    (told,) = [one for one in keep.because if one.id == "because.moved"]
    assert dict(told.args) == {"times": Unit(2, "time")}


# Promises of theirs


@pytest.mark.parametrize(
    ("due", "visit", "moment"),
    [
        (-1, [], "today"),
        (-1, [planned(day=in_(2), people=["anna"])], "next-visit"),
        (-1, [planned(day=in_(7), people=["anna"])], "next-visit"),
        (-1, [planned(day=in_(8), people=["anna"])], "today"),
        (-1, [planned(day=in_(2), people=["bob"])], "today"),
        (0, [planned(day=in_(2), people=["anna"])], "waiting"),
        (5, [], "waiting"),
        (None, [planned(day=in_(2), people=["anna"])], "next-visit"),
    ],
    ids=["late, nothing planned", "late, the owner comes", "in a week", "in eight days",
         "somebody else comes", "due today", "due later", "no day"],
)  # fmt: skip
def test_a_promise_of_theirs_is_chased_once_its_day_is_past(
    due: int | None, visit: list[Payload], moment: str
) -> None:
    found = actions(*visit, theirs(due=None if due is None else in_(due)))

    assert told(found, "chase") == {"chase/figures": moment}


def test_chasing_says_who_promised_what_by_when_and_how_often_it_was_moved() -> None:
    promise = command(theirs(what="water analysis", due=DAY), on=DAY - A_DAY)
    chase = actions(NEXT, promise, moved(due=in_(-3)))["chase/figures"]

    assert (chase.title.id, dict(chase.title.args)) == (
        "action.chase", {"who": ("Anna",), "what": "water analysis", "day": in_(-3)},
    )  # fmt: skip
    assert [one.id for one in chase.because] == ["because.promised-late", "because.moved-once"]
    assert [one.id for one in chase.whom] == ["anna"]


def test_what_they_have_promised_and_is_not_due_carries_what_asks_for_it() -> None:
    kept_one = "{commitment: {side: theirs, kind: order, state: kept}}"
    carried = actions(theirs(kind="order", due=in_(1)), met_when=kept_one)
    late = actions(theirs(kind="order", due=in_(-1)), met_when=kept_one)
    items = f"- {{id: ship, do: Ship, after: {kept_one}}}"
    item = actions(theirs(kind="order", what="the order", due=in_(1)), items=items)

    assert told(carried, "chase", "agree") == {"chase/figures": "waiting"}
    assert [one.id for one in carried["chase/figures"].because] == ["because.carried"]
    assert told(late, "chase", "agree") == {"chase/figures": "today"}
    assert [term.term for term in late["chase/figures"].terms] == [
        "opens_gate", "their_word", "next_step",
    ]  # fmt: skip
    assert item[f"do/{PLACE}/ship"].waits_for == ("the order",)


# Doubts


@pytest.mark.parametrize(
    ("steps", "title", "reasons"),
    [
        ([], "action.explore", ["because.raised"]),
        ([explored()], "action.answer", ["because.behind"]),
        ([answered()], "action.settle", ["because.answered", "because.only-they-settle"]),
        ([explored(), answered()], "action.settle",
         ["because.answered", "because.only-they-settle"]),
        ([settled()], None, []),
        ([settled(), command(raised(), on=TODAY)], "action.explore",
         ["because.raised-again", "because.raised"]),
    ],
    ids=["raised", "explored", "answered at once", "answered", "settled", "raised again"],
)  # fmt: skip
def test_what_is_to_be_done_about_a_doubt_follows_its_state(
    steps: list[Payload | Command], title: str | None, reasons: list[str]
) -> None:
    found = actions(NEXT, raised(), *steps)
    settle = [one for one in found.values() if one.kind == "settle"]

    assert [one.title.id for one in settle] == ([title] if title else [])
    assert [reason.id for one in settle for reason in one.because] == reasons


LIBRARY = """
materials: [{id: photos, title: Photographs}]
doubts:
  - id: deposits
    risk_behind: A stop in the night
    explore: ["What was running then?", "Who cleaned it?"]
    answer: ["A mill that runs it"]
    proof: [photos]
    not_yet: ["a discount"]
"""


def of_the_library(*steps: Payload) -> Action:
    criteria = "- {id: c, statement: S, met_when: {fact: pain}}"
    playbook = a_playbook(LIBRARY, criteria=criteria)
    view = a_view(playbook, *PEOPLE, raised(library="deposits", severity="high"), *steps)
    return next(one for one in advise(view).actions if one.kind == "settle")


def test_a_doubt_of_the_library_brings_its_questions_first_and_its_proof_later() -> None:
    first, then = of_the_library(), of_the_library(explored(risk="a stop"))

    assert first.ask == ("What was running then?", "Who cleaned it?")
    assert [one.id for one in first.because] == [
        "because.can-kill", "because.raised", "because.often-behind", "because.not-yet",
    ]  # fmt: skip
    assert (then.ask, [one.id for one in then.because]) == (
        (), ["because.can-kill", "because.behind", "because.show", "because.what-answers"],
    )  # fmt: skip
    assert dict(then.because[2].args) == {"what": ("Photographs",)}


def test_what_was_written_down_to_show_goes_before_the_library() -> None:
    then = of_the_library(explored(show="Karlsby mill"))

    assert dict(then.because[2].args) == {"what": "Karlsby mill"}


@pytest.mark.parametrize(
    ("holder", "visit", "moment", "whom"),
    [
        ("anna", [], "next-visit", ["anna"]),
        ("anna", [planned(day=in_(2), people=["anna", "bob"])], "next-visit", ["anna"]),
        ("anna", [planned(day=in_(2), people=["bob"])], "today", ["anna"]),
        ("anna", [planned(day=in_(2))], "next-visit", ["anna"]),
        (None, [planned(day=in_(2), people=["bob"])], "next-visit", ["bob"]),
        (None, [], "next-visit", ["anna", "bob"]),
    ],
    ids=["nothing planned", "the holder comes", "somebody else comes", "nobody is named",
         "of nobody known", "of nobody known, nothing planned"],
)  # fmt: skip
def test_a_doubt_is_for_when_its_holder_is_met(
    holder: str | None, visit: list[Payload], moment: str, whom: list[str]
) -> None:
    settle = actions(*visit, raised(holder=holder))["settle/deposits"]

    assert (settle.moment, [one.id for one in settle.whom]) == (moment, whom)


NO_OPEN_DOUBT = "{doubt: {state: [raised, explored, answered]}, count: {at_most: 0}}"


@pytest.mark.parametrize(
    ("met_when", "opening"),
    [
        (NO_OPEN_DOUBT, ["settle/deposits", "settle/price"]),
        ("{not: {doubt: {state: raised}}}", ["settle/deposits"]),
        ("{not: {doubt: {state: answered}}}", ["settle/price"]),
        ("{doubt: {severity: high, state: [raised, answered]}, count: {at_most: 0}}",
         ["settle/deposits"]),
        ("{doubt: {state: settled}, count: {at_least: 2}}", ["settle/deposits", "settle/price"]),
        ("{doubt: {state: explored}}", ["settle/deposits"]),
        ("{not: {doubt: {}}}", []),
        ("{doubt: {role: technical, state: settled}}", ["settle/price"]),
    ],
    ids=["no open one", "none raised", "none answered", "none that is grave", "two settled",
         "one explored", "none at all", "one of a role"],
)  # fmt: skip
def test_the_doubts_that_stand_in_the_way_open_the_gate(met_when: str, opening: list[str]) -> None:
    doubts: list[Payload] = [
        raised(severity="high"), raised("price", words="too dear", holder="bob"), answered("price"),
    ]  # fmt: skip
    found = actions(NEXT, *doubts, met_when=met_when)

    assert [id_ for id_, one in found.items() if one.serves] == opening
    assert set(told(found, "settle")) == {"settle/deposits", "settle/price"}


# Visits and the next step


def test_a_next_step_is_asked_for_once_a_visit_or_a_promise_is_on_record() -> None:
    visited: list[Payload | Command] = [planned(day=DAY, people=["anna"]), command(held(), on=DAY)]
    nothing, after = actions(), actions(*visited)
    promised = actions(*visited, theirs(due=in_(1)))
    cancelled = actions(planned(day=in_(4), people=["bob"]), called_off())

    assert told(nothing, "arrange") == {}
    assert told(after, "arrange") == {"arrange/anna": "today"}
    assert (after["arrange/anna"].title.id, [one.id for one in after["arrange/anna"].because]) == (
        "action.next-step", ["because.no-next-step"],
    )  # fmt: skip
    assert told(promised, "arrange") == {}
    assert told(cancelled, "arrange") == {"arrange/anna": "today"}


@pytest.mark.parametrize(
    ("day", "there"), [(-1, True), (0, False), (1, False)],
    ids=["yesterday", "today", "tomorrow"],
)  # fmt: skip
def test_of_a_visit_whose_day_is_past_it_is_to_be_told_how_it_went(day: int, there: bool) -> None:
    found = actions(planned(day=in_(day), people=["anna"], kind="call"))

    assert told(found, "arrange") == ({"arrange/call": "today"} if there else {})
    assert [one.title.id for one in found.values() if one.kind == "arrange"] == (
        ["action.tell-of-with"] if there else []
    )


@pytest.mark.parametrize(
    ("met_when", "commands", "there"),
    [
        ("{visit: {kind: pilot, state: held}}", [], {"arrange/pilot": "today"}),
        ("{visit: {kind: [pilot, call], state: held}}", [], {"arrange/pilot": "today"}),
        ("{visit: {kind: pilot, state: held}}", [planned(day=in_(4), kind="pilot")],
         {"arrange/pilot": "waiting"}),
        ("{visit: {kind: pilot, state: held}}", [planned(day=in_(4), kind="call")],
         {"arrange/pilot": "today"}),
        ("{visit: {kind: pilot, state: held}}", [planned(day=in_(-4), kind="pilot")],
         {"arrange/pilot": "today"}),
        ("{visit: {kind: pilot, state: held}}", [planned(day=in_(4))],
         {"arrange/pilot": "today"}),
        ("{visit: {with_roles: [technical], state: held}}", [], {"arrange/bob": "today"}),
        ("{visit: {state: planned, within: 3d}}", [planned(day=in_(4), people=["bob"])],
         {"arrange/anna": "today"}),
        ("{next_step: {within: 3d}}", [planned(day=in_(4), people=["bob"])],
         {"arrange/anna": "today"}),
        ("{stakeholder: {engaged_within: 5d}}", [], {"arrange/anna": "today"}),
        ("{visit: {kind: pilot}, count: {at_most: 0}}",
         [planned(day=DAY, kind="pilot"), command(held(), on=DAY), NEXT], {}),
    ],
    ids=["of a kind", "of one of two kinds", "planned already", "another is planned",
         "planned and past", "one of no kind is planned", "with a role", "sooner than planned",
         "a sooner step", "somebody met lately", "one too many"],
)  # fmt: skip
def test_a_visit_that_is_asked_for_is_arranged_or_waited_for(
    met_when: str, commands: list[Payload | Command], there: dict[str, str]
) -> None:
    assert told(actions(*commands, met_when=met_when), "arrange") == there


def test_where_nobody_is_known_a_step_is_arranged_all_the_same() -> None:
    playbook = a_playbook(criteria="- {id: c, statement: S, met_when: {next_step: {}}}")

    assert [one.id for one in advise(a_view(playbook)).actions] == ["arrange/next-step"]


# Agreements, promises to get


@pytest.mark.parametrize(
    ("met_when", "commands", "there"),
    [
        ("{agreement: {kind: price}}", [], {"agree/price": "action.agree-on"}),
        ("{agreement: {}}", [], {"agree/agreement": "action.agree"}),
        ("{agreement: {kind: price, complete: true}}", [agreed(kind="price")],
         {"agree/price": "action.complete-agreement"}),
        ("{agreement: {complete: true}}", [agreed(), amended(clear=True)],
         {"agree/delivery": "action.complete-agreement"}),
        ("{agreement: {complete: true}}", [agreed(**WHOLE)], {}),
        ("{not: {agreement: {give: true, get: false}}}", [agreed(give="2 %", **WHOLE)],
         {"agree/delivery": "action.get-for-give"}),
        ("{commitment: {side: theirs, kind: order}}", [], {"agree/order": "action.get-promise-of"}),
        ("{commitment: {side: theirs, state: [open, kept]}}", [],
         {"agree/commitment": "action.get-promise"}),
        ("{commitment: {side: ours, kind: send, state: kept}}", [],
         {"agree/send": "action.promise-of"}),
        ("{commitment: {side: theirs, state: broken}}", [], {}),
    ],
    ids=["of a kind", "of any", "not complete", "not complete, of no kind", "complete",
         "a give without a get", "a promise of theirs", "any promise", "a promise of ours",
         "nobody asks for a broken one"],
)  # fmt: skip
def test_what_is_to_be_agreed_is_agreed(
    met_when: str, commands: list[Payload], there: dict[str, str]
) -> None:
    found = actions(NEXT, *commands, met_when=met_when)

    assert {id_: one.title.id for id_, one in found.items() if one.kind == "agree"} == there


def test_an_agreement_says_what_is_missing_in_it() -> None:
    most = {name: value for name, value in WHOLE.items() if name != "their_part"}
    (reason,) = actions(
        NEXT, agreed(kind="price", **most), met_when="{agreement: {complete: true}}"
    )["agree/price"].because

    assert reason == say("because.gaps", gaps=(say("gap.their-part"),))


# Options


@pytest.mark.parametrize(
    ("met_when", "commands", "there"),
    [
        ("{option: {kind: as-is, evaluated: [economic]}}", [], ["evaluate/as-is/economic"]),
        ("{option: {kind: as-is, evaluated: [economic]}}", [an_option()],
         ["evaluate/as-it-is/economic"]),
        ("{option: {kind: as-is, evaluated: [technical, economic]}}", [an_option()],
         ["evaluate/as-it-is/economic", "evaluate/as-it-is/technical"]),
        ("{option: {kind: as-is, evaluated: [technical, economic]}}",
         [an_option(), evaluated(technical="stops")], ["evaluate/as-it-is/economic"]),
        ("{option: {kind: as-is, evaluated: [economic]}}",
         [an_option(), evaluated(economic="dear")], []),
        ("{option: {evaluated: [economic]}, count: {at_least: 2}}", [an_option()],
         ["evaluate/as-it-is/economic", "evaluate/ours/economic"]),
        ("{option: {}, count: {at_least: 2}}", [an_option()], ["evaluate/ours/technical"]),
        ("{option: {kind: competitor}}", [an_option()], ["evaluate/competitor/technical"]),
    ],
    ids=["none yet", "named", "in two respects", "in one of two", "evaluated", "two of them",
         "two named", "another kind"],
)  # fmt: skip
def test_an_option_is_evaluated_in_each_respect_that_is_missing(
    met_when: str, commands: list[Payload], there: list[str]
) -> None:
    found = actions(NEXT, *commands, met_when=met_when)

    assert list(told(found, "evaluate")) == there
    assert {one.moment for one in found.values() if one.kind == "evaluate"} <= {"today"}


# Problems


def test_an_open_problem_is_repaired_until_it_is_solved() -> None:
    found = actions(NEXT, a_problem(severity="high", due=in_(2), owner="Eva"))
    none_open = "{problem: {state: open}, count: {at_most: 0}}"

    assert told(found, "repair") == {"repair/leak": "today"}
    assert found["repair/leak"].due == in_(2)
    assert [one.id for one in found["repair/leak"].because] == [
        "because.due", "because.problem-high", "because.owner",
    ]  # fmt: skip
    assert told(actions(NEXT, a_problem(), solved()), "repair") == {}
    assert actions(NEXT, a_problem(), met_when=none_open)["repair/leak"].serves == (f"{PLACE}/c",)


# At an open gate, and in a deal that rests


def test_at_an_open_gate_our_word_doubts_and_problems_stay_beside_the_way_out() -> None:
    visited: list[Payload | Command] = [planned(day=DAY, people=["anna"]), command(held(), on=DAY)]
    records: list[Payload] = [ours(due=in_(0)), theirs(due=in_(-1)), raised(), a_problem()]
    found = actions(
        *visited, *records, theirs("later", due=in_(5)), said(by=["anna"]), met_when="{fact: pain}"
    )

    assert set(found) == {
        "settle/deposits", "keep/sheet", "chase/figures", "repair/leak", f"advance/{PLACE}",
    }  # fmt: skip
