"""The call sheet: what is on it, and in which order."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.brief import Brief, Purpose, brief_of
from salescoach.guidance.leaving_out import LeftOut
from salescoach.guidance.meeting import talk_with
from salescoach.guidance.visits import next_visit
from salescoach.values.messages import say
from tests.builders.deals import A_DAY, DAY, Command, command, entered, met, said, unanswered
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    a_problem,
    agreed,
    answered,
    explored,
    held,
    kept,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)
from tests.builders.views import a_view

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], ask: ['Which?', 'By whom?']}
- {id: cost, title: Cost, type: money, ask_whom: [economic], ask: ['How much?']}
- {id: shifts, title: Shifts, type: text, ask_whom: [user], ask: ['Each shift?']}
- {id: silent, title: "Silent thing", type: text, ask_whom: [user]}
- {id: verdict, title: Verdict, type: text, ask_whom: [technical], ask: ['How was it?']}
"""
ITEMS = """
- id: agree-mark
  do: Agree
  records: [mark]
  with: [technical, user]
  leave_with: They send it
  or_at_least: They name who
  not_enough: ["Let us see"]
  materials: [sheet]
- id: trial
  do: Run
  with: [technical]
  visit_kind: pilot
  needs: {fact: mark, known: true}
- {id: judge, do: Judge, records: [verdict], with: [technical], after: [trial]}
- {id: ask-rest, do: Ask, records: [shifts, silent, cost], with: [user], materials: [list]}
"""
CRITERIA = """
- {id: c1, statement: S, met_when: {all: [{fact: mark}, {fact: shifts}, {fact: silent}]}}
- {id: c2, statement: S, met_when: {fact: verdict}}
"""
REST = """
visit_kinds: [{id: pilot, title: Pilot, aim: work}]
materials:
  - {id: sheet, title: "The sheet", short: sheet}
  - {id: list, title: "The list"}
  - {id: photos, title: Photographs}
doubts:
  - id: deposits
    sounds_like: ["deposits"]
    explore: ['What was running?', 'When?']
    answer: ["A clean wire"]
    proof: [photos]
"""
ULF = met("ulf", roles=["technical"])
MARTA = met("marta", roles=["user"])
ERIK = met("erik", roles=["economic"])
VISIT = planned(day=DAY + 2 * A_DAY, people=["ulf", "marta"])


def sheet(*commands: Payload | Command, people: list[str] | None = None, **more: Any) -> Brief:
    """Of the next visit that is planned, else of a talk with these people."""
    parts = {"items": ITEMS, "criteria": CRITERIA, **more.pop("book", {})}
    playbook = a_playbook(REST, facts=FACTS, **parts)
    today = more.pop("today", DAY)
    view = a_view(playbook, ULF, MARTA, ERIK, *commands, today=today, **more)
    return brief_of(view, next_visit(view) or talk_with(view, people or []))


def questions(brief: Brief) -> list[tuple[str | None, str | None, list[str]]]:
    return [(ask.fact, ask.words, [one.id for one in ask.whom]) for ask in brief.asks]


# What to leave with


PURPOSES: dict[str, tuple[dict[str, Any], Purpose]] = {
    "the playbook's words": (
        {},
        Purpose(leave_with="They send it", or_at_least="They name who",
                not_enough=("Let us see",), item="option-evaluation/agree-mark"),
    ),
    "the plan's own": (
        {"goal": "They sign", "at_least": "They ring"},
        Purpose(leave_with="They sign", or_at_least="They ring", not_enough=("Let us see",)),
    ),
    "a goal without what would do": (
        {"goal": "They sign"},
        Purpose(leave_with="They sign", not_enough=("Let us see",)),
    ),
    "what would do without a goal": (
        {"at_least": "They ring"},
        Purpose(leave_with="They send it", or_at_least="They ring",
                not_enough=("Let us see",), item="option-evaluation/agree-mark"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "expected"), PURPOSES.values(), ids=PURPOSES)
def test_what_to_leave_with_is_the_plans_else_the_playbooks(
    plan: dict[str, Any], expected: Purpose
) -> None:
    visit = planned(day=DAY + 2 * A_DAY, people=["ulf", "marta"], **plan)
    assert sheet(visit).purpose == expected


def test_an_item_of_the_kind_of_visit_has_the_words_for_it() -> None:
    items = (
        f"{ITEMS}- {{id: own, do: X, with: [user], visit_kind: pilot, leave_with: 'They look'}}\n"
    )
    visit = planned(day=DAY + 2 * A_DAY, people=["ulf", "marta"], kind="pilot")
    assert sheet(visit, book={"items": items}).purpose.leave_with == "They look"


def test_where_the_playbook_has_no_words_none_are_made_up() -> None:
    brief = sheet(VISIT, book={"items": "- {id: x, do: X, records: [mark], with: [user]}"})
    assert brief.purpose == Purpose()


# Questions


def test_questions_stand_by_value_each_with_those_present_who_can_answer_it() -> None:
    assert questions(sheet(VISIT)) == [
        ("mark", "Which?", ["ulf", "marta"]),
        ("shifts", "Each shift?", ["marta"]),
        ("silent", None, ["marta"]),
    ]


def test_what_was_asked_in_vain_is_asked_in_other_words_of_somebody_else() -> None:
    brief = sheet(VISIT, unanswered("mark", of="ulf"))
    assert ("mark", "By whom?", ["marta"]) in questions(brief)


def test_nobody_is_asked_about_what_waits_for_something() -> None:
    trial = command(held("visit-0", people=["ulf"]), on=DAY)
    assert "verdict" not in [fact for fact, _, _ in questions(sheet(VISIT, trial))]
    items = "- {id: judge, do: J, records: [verdict], with: [technical]}"
    now = sheet(VISIT, trial, book={"items": items})
    assert "verdict" in [fact for fact, _, _ in questions(now)]


def test_of_many_questions_six_are_asked() -> None:
    facts = "".join(
        f"- {{id: f{one}, title: F, type: text, ask_whom: [user], ask: ['Q{one}?']}}\n"
        for one in range(8)
    )
    known = ", ".join(f"{{fact: f{one}}}" for one in range(8))
    criteria = f"- {{id: c, statement: S, met_when: {{all: [{known}]}}}}"
    playbook = a_playbook(facts=facts, criteria=criteria)
    view = a_view(playbook, MARTA)
    asked = brief_of(view, talk_with(view, ["marta"])).asks
    assert [ask.words for ask in asked] == ["Q0?", "Q1?", "Q2?", "Q3?", "Q4?", "Q5?"]


WHOLE = "{agreement: {complete: false}, count: {at_most: 0}}"


def own(brief: Brief) -> list[tuple[str, str, list[str]]]:
    """The sentences of ours among the questions: which, about what, to whom."""
    return [
        (ask.own.id, ask.about, [one.id for one in ask.whom])
        for ask in brief.asks
        if ask.own is not None
    ]


def test_a_late_promise_of_somebody_present_is_asked_after_in_our_words() -> None:
    late = theirs(what="send figures", owner="marta", due=DAY - A_DAY)
    assert own(sheet(VISIT, late)) == [("words.chase", "send figures", ["marta"])]
    assert own(sheet(late, people=["ulf"])) == []


def test_what_is_late_is_asked_after_before_anything_else() -> None:
    late = theirs(what="send figures", owner="marta", due=DAY - A_DAY)
    assert questions(sheet(VISIT))[0] == ("mark", "Which?", ["ulf", "marta"])
    assert [one.about for one in sheet(VISIT, late).asks][:2] == ["send figures", "Mark"]


def wire(due: date | None, *, owner: str = "marta") -> Payload:
    return theirs(what="the wire", owner=owner, due=due)


ANNOUNCED: dict[str, tuple[Payload, str | None]] = {
    "on the day of the visit": (wire(DAY + 2 * A_DAY), "words.due"),
    "before it": (wire(DAY + A_DAY), "words.due-before"),
    "today": (wire(DAY), "words.due-before"),
    "after it": (wire(DAY + 3 * A_DAY), None),
    "of somebody who is not there": (wire(DAY, owner="erik"), None),
    "without a day": (wire(None), None),
    "ours": (ours(what="the wire", to=("marta",), due=DAY), None),
}


@pytest.mark.parametrize(("promise", "asked"), ANNOUNCED.values(), ids=ANNOUNCED)
def test_of_what_they_promised_up_to_the_visit_it_is_asked_whether_it_holds(
    promise: Payload, asked: str | None
) -> None:
    expected = [(asked, "the wire", ["marta"])] if asked else []
    assert own(sheet(VISIT, promise)) == expected


def test_that_is_no_more_than_the_second_thing_to_ask() -> None:
    asks = sheet(VISIT, wire(DAY)).asks
    assert [one.about for one in asks][:2] == ["Mark", "the wire"]


def test_of_what_was_kept_nothing_is_asked() -> None:
    promise = theirs("wire", what="the wire", owner="marta", due=DAY)
    assert own(sheet(VISIT, promise, kept("wire"))) == []


def test_what_an_open_problem_holds_up_is_asked_of_who_told_of_it_or_of_all() -> None:
    told = a_problem(what="blisters", said_by=("marta",), due=DAY + A_DAY)
    assert own(sheet(VISIT, told)) == [("words.problem", "blisters", ["marta"])]
    assert sheet(VISIT, told).asks[0].about == "blisters"
    of_nobody = a_problem(what="blisters", said_by=(), due=None)
    assert own(sheet(VISIT, of_nobody)) == [("words.problem", "blisters", ["ulf", "marta"])]


def test_of_several_problems_the_first_is_asked_about_and_none_that_is_solved() -> None:
    first, second = a_problem("leak", what="a leak"), a_problem("noise", what="a noise")
    assert [about for _, about, _ in own(sheet(VISIT, first, second))] == ["a leak"]
    assert [about for _, about, _ in own(sheet(VISIT, first, second, solved("leak")))] == [
        "a noise"
    ]
    assert own(sheet(VISIT, first, solved("leak"))) == []


def test_the_worst_problem_is_asked_about_before_anything_else() -> None:
    """A late one first, then the gravest; also where a promise of ours is its repair."""
    scratch = a_problem("scratch", what="a scratch", severity="low")
    grave = a_problem("crack", what="a crack", severity="high", due=DAY + A_DAY)
    late = a_problem("leak", what="a leak", severity="low", due=DAY - A_DAY, said_by=("marta",))
    chased = theirs(what="send figures", owner="marta", due=DAY - A_DAY)
    assert sheet(VISIT, scratch, grave).asks[0].about == "a crack"
    asks = sheet(VISIT, scratch, grave, late, chased).asks
    assert [one.about for one in asks][:2] == ["a leak", "send figures"]
    assert [one.about for one in asks].count("a leak") == 1
    assert asks[0].own == say("words.repair")
    repair = ours("repair", what="a new seal", to=("marta",), due=DAY - A_DAY)
    assert sheet(VISIT, late, repair).asks[0].about == "a leak"


def test_of_several_promises_of_one_the_next_is_asked_about() -> None:
    two = [theirs(str(day), what=f"thing {day}", owner="marta", due=DAY + day * A_DAY)
           for day in (2, 1)]  # fmt: skip
    other = theirs("other", what="the plan", owner="ulf", due=DAY)
    found = [(about, whom) for _, about, whom in own(sheet(VISIT, *two, other))]
    assert sorted(found) == [("the plan", ["ulf"]), ("thing 1", ["marta"])]


def test_what_was_given_for_nothing_is_spoken_of_with_who_agreed_to_it() -> None:
    given = agreed(what="sixty days", give="sixty days to pay", said_by=("ulf",))
    book = {"criteria": f"{CRITERIA}- {{id: c3, statement: S, met_when: {WHOLE}}}"}
    spoken = own(sheet(VISIT, given, book=book))
    assert spoken == [("words.get-for-give", "sixty days", ["ulf"])]


def test_an_answered_doubt_is_put_to_its_holder_for_our_eyes_only() -> None:
    doubt = raised(holder="marta")
    brief = sheet(VISIT, doubt, answered())
    assert own(brief) == [("words.settle", "", ["marta"])]
    assert [ask.private for ask in brief.asks if ask.own is not None] == [True]
    assert own(sheet(VISIT, doubt)) == []


def test_while_a_grave_problem_is_open_it_is_the_only_thing_asked_about() -> None:
    grave = a_problem(what="blisters", severity="high", due=DAY - A_DAY, said_by=("marta",))
    open_problems = (
        "{id: c3, statement: S, met_when: {problem: {state: open}, count: {at_most: 0}}}"
    )
    book = {"criteria": f"{CRITERIA}- {open_problems}"}
    brief = sheet(VISIT, grave, book=book)
    assert own(brief) == [("words.repair", "blisters", ["marta"])]
    assert len(brief.asks) == 1
    assert len(sheet(VISIT, grave, solved("leak"), book=book).asks) > 1


def test_where_nobody_is_known_to_come_the_advice_asks_of_roles() -> None:
    brief = sheet(planned(day=DAY + 2 * A_DAY))
    assert [(ask.words, ask.whom, ask.roles) for ask in brief.asks][:1] == [
        ("Which?", (), ("technical", "user"))
    ]


def test_what_two_actions_would_ask_stands_there_once() -> None:
    same = [
        f"- {{id: {id_}, do: Do, with: [user], ask: ['What bothers you?']}}"
        for id_ in ("one", "other")
    ]
    brief = sheet(planned(day=DAY + 2 * A_DAY), book={"items": "\n".join(same), "criteria": ""})
    assert [ask.words for ask in brief.asks].count("What bothers you?") == 1


# People


def test_only_one_person_can_say_what_no_other_could_settle() -> None:
    people = {one.person.id: [fact.id for fact in one.only] for one in sheet(VISIT).attendees}
    assert people == {"ulf": [], "marta": ["shifts", "silent"]}


def test_a_second_person_of_the_role_could_say_it_as_well() -> None:
    brief = sheet(VISIT, met("bo", roles=["user"]))
    assert [one.only for one in brief.attendees] == [(), ()]


def test_a_stance_is_told_with_the_newest_promise_and_the_newest_words() -> None:
    brief = sheet(
        VISIT,
        met("lea", roles=["technical"], stance="opponent"),
        theirs("one", what="draw a sample", owner="lea"),
        kept("one"),
        said("mark", "old", by=["lea"]),
        command(said("mark", "2 %", by=["lea"]), on=DAY + A_DAY),
        planned("visit-0", DAY + A_DAY, people=["lea"]),
        today=DAY + A_DAY,
    )
    (lea,) = brief.attendees
    told = [(act.id, dict(act.args)["day"]) for act in lea.acts]
    assert lea.stance == "opponent"
    assert told == [("brief.act-said", DAY + A_DAY), ("brief.act-kept", DAY)]


def test_a_stance_that_nobody_knows_is_none() -> None:
    brief = sheet(VISIT, met("bo", stance="unknown"), people=["bo"])
    assert [one.stance for one in brief.attendees] == [None, None]


def test_who_is_missing_stands_in_the_order_of_roles_with_the_vacant_ones_last() -> None:
    items = "- {id: x, do: X, records: [cost], with: [purchasing]}"
    criteria = "- {id: c, statement: S, met_when: {stakeholder: {role: purchasing}}}"
    book = {"items": items, "criteria": criteria}
    brief = sheet(VISIT, met("pia", roles=["user"]), book=book)
    found = [(one.person and one.person.id, one.roles, one.met) for one in brief.missing]
    assert found == [
        ("erik", ("economic",), None),
        ("pia", ("user",), None),
        (None, ("purchasing",), None),
    ]


# Doubts, promises, problems


def test_doubts_of_those_present_come_gravest_first_and_settled_ones_not() -> None:
    brief = sheet(
        VISIT,
        raised("small", holder="ulf", severity="low"),
        raised("grave", holder="marta", severity="high"),
        raised("absent", holder="erik", severity="high"),
        raised("over", holder="ulf"),
        settled("over", by=["ulf"]),
        raised("nobodys", holder=None),
    )
    assert [one.doubt.id for one in brief.doubts] == ["grave", "nobodys", "small"]


def test_what_is_advised_first_or_is_grave_leads_and_nothing_else() -> None:
    """As on the screen before the call: what is to be heard first stands above the questions."""
    doubts = [raised(id_, holder="ulf") for id_ in ("old", "new")]
    grave = raised("grave", holder="marta", severity="high")

    def led(*more: Payload, **parts: Any) -> list[tuple[str, bool]]:
        return [(one.doubt.id, one.leads) for one in sheet(VISIT, *more, **parts).doubts]

    nothing_to_ask = {"items": "", "criteria": ""}
    assert led(*doubts) == [("old", False), ("new", False)]  # a question comes first
    assert led(*doubts, book=nothing_to_ask) == [("new", True), ("old", False)]
    assert led(*doubts, grave) == [("grave", True), ("old", False), ("new", False)]


STEPS: dict[str, tuple[tuple[Payload, ...], tuple[str, ...], tuple[str, ...]]] = {
    "raised": ((), ("What was running?", "When?"), ("Karlsby", "A clean wire", "Photographs")),
    "explored": ((explored(),), (), ("Karlsby", "A clean wire", "Photographs")),
    "answered": ((answered(),), (), ()),
}


@pytest.mark.parametrize(("steps", "ask", "show"), STEPS.values(), ids=STEPS)
def test_a_doubt_is_asked_about_then_answered_then_put_to_them(
    steps: tuple[Payload, ...], ask: tuple[str, ...], show: tuple[str, ...]
) -> None:
    doubt = raised(holder="marta", library="deposits", show="Karlsby")
    (one,) = sheet(VISIT, doubt, *steps).doubts
    assert (one.ask, one.show) == (ask, show)


def test_promises_between_us_and_those_present_that_are_due_by_then() -> None:
    visit_day = DAY + 2 * A_DAY
    brief = sheet(
        VISIT,
        ours("no-day", to=("ulf",)),
        ours("to-ulf", to=("ulf",), due=visit_day),
        ours("to-erik", to=("erik",), due=DAY),
        ours("to-nobody", due=DAY),
        theirs("of-marta", owner="marta", due=DAY + A_DAY),
        theirs("later", owner="marta", due=visit_day + A_DAY),
        theirs("came", owner="ulf", due=DAY),
        kept("came"),
    )
    assert [one.id for one in brief.promises] == ["to-nobody", "of-marta", "to-ulf", "no-day"]


def test_open_problems_stand_by_the_day_on_which_they_are_due() -> None:
    brief = sheet(VISIT, a_problem("late", due=DAY + A_DAY), a_problem("whenever"),
                  a_problem("soon", due=DAY), a_problem("gone"), solved("gone"))  # fmt: skip
    assert [one.id for one in brief.problems] == ["soon", "late", "whenever"]


def test_what_was_agreed_counts_once_the_deal_is_won() -> None:
    steps = (agreed("price", what="one price"), agreed("no", refused=True))
    won = entered("option-evaluation", way="win")
    assert sheet(VISIT, *steps).agreed == ()
    assert [one.id for one in sheet(VISIT, *steps, won).agreed] == ["price"]


def test_what_to_bring_is_of_the_purpose_of_the_first_questions_and_proof_for_doubts() -> None:
    doubt = raised(holder="marta", library="deposits")
    assert sheet(VISIT).bring == ("sheet", "The list")
    assert sheet(VISIT, doubt).bring == ("sheet", "The list", "Photographs")
    assert sheet(VISIT, doubt, answered()).bring == ("sheet",)  # settled first, then the mark


ROLES = """
buyer_roles:
  - {id: economic, title: Pays, decides_by: "Offer by offer", materials: [photos]}
  - id: technical
    title: Judges
    prefers: ["Short calls", "No mail"]
    materials: [list, third, fourth]
  - {id: user, title: Runs, decides_by: ["Tries it", "Asks"], prefers: Visits, materials: [sheet]}
"""
MATERIALS = REST.replace(
    "doubts:",
    """  - {id: third, title: Third}
  - {id: fourth, title: Fourth}
doubts:""",
)


def roles_sheet(*commands: Payload | Command, people: list[str]) -> Brief:
    playbook = a_playbook(MATERIALS + ROLES, facts=FACTS, items=ITEMS, criteria=CRITERIA)
    view = a_view(playbook, ULF, MARTA, ERIK, *commands)
    return brief_of(view, talk_with(view, people))


def ways(brief: Brief) -> list[tuple[str, str | None, str | None]]:
    return [(one.person.id, one.decides_by, one.prefers) for one in brief.attendees]


def test_how_a_role_decides_and_what_it_prefers_stands_with_the_first_of_it() -> None:
    lea = met("lea", roles=["user", "economic"])
    ann = met("ann", roles=[])
    people = ["ulf", "marta", "lea", "ann"]
    assert ways(roles_sheet(lea, ann, people=people)) == [
        ("ulf", None, "Short calls"),
        ("marta", "Tries it", "Visits"),
        ("lea", "Offer by offer", None),  # of what she is besides
        ("ann", None, None),
    ]
    assert ways(roles_sheet(lea, people=["lea", "marta"])) == [
        ("lea", "Offer by offer", "Visits"),
        ("marta", "Tries it", None),
    ]


def test_what_is_made_for_those_who_are_there_comes_last_and_once() -> None:
    doubt = raised(holder="marta", library="deposits")
    assert roles_sheet(people=["marta", "ulf"]).materials == ("sheet", "list", "third", "fourth")
    assert roles_sheet(people=["erik"]).materials == ("photos",)
    assert roles_sheet(doubt, people=["marta", "ulf"]).materials == (
        "sheet", "list", "photos", "third", "fourth"
    )  # fmt: skip


def test_of_what_is_made_for_a_role_three_at_the_most() -> None:
    four = ROLES.replace("[list, third, fourth]", "[fourth, third, list, photos]")
    playbook = a_playbook(MATERIALS + four, facts=FACTS)
    view = a_view(playbook, ULF)
    brief = brief_of(view, talk_with(view, ["ulf"]))
    assert brief.bring == ("Fourth", "Third", "The list")


def test_what_the_visit_leaves_out_is_on_the_sheet() -> None:
    visit = planned(day=DAY + 2 * A_DAY, people=["ulf"], leave_out="the price")
    assert sheet(visit).left_out == LeftOut("the price")


def test_a_visit_of_which_nobody_told_is_named() -> None:
    brief = sheet(VISIT, planned("past", DAY - A_DAY))
    assert [one.id for one in brief.untold] == ["past"]


# What is there by word, and takes a document


PROVEN = {"items": "", "criteria": "- {id: c, statement: S, met_when: {fact: mark, level: proven}}"}


@pytest.mark.parametrize(
    ("people", "asked"),
    [
        pytest.param(["ulf"], [("Mark", ["ulf"])], id="who said it"),
        pytest.param(["ulf", "marta"], [("Mark", ["ulf"])], id="and somebody who could say it"),
        pytest.param(["marta"], [], id="somebody else"),
    ],
)
def test_who_said_it_is_asked_for_the_document_and_nobody_for_the_value(
    people: list[str], asked: list[tuple[str, list[str]]]
) -> None:
    brief = sheet(said("mark", "2 %", by=["ulf"]), people=people, book=PROVEN)
    found = [(ask.own, ask.words, ask.fact, ask.about) for ask in brief.asks]
    assert found == [(say("words.on-paper"), None, None, about) for about, _ in asked]
    assert [(ask.about, [one.id for one in ask.whom]) for ask in brief.asks] == asked
