import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.deal.fold import fold
from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.ranking import Term
from salescoach.guidance.view import View
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.model import NotYet
from salescoach.values.days import Duration
from salescoach.values.levels import Level
from salescoach.values.messages import say
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    a_deal,
    command,
    euros,
    events,
    field_set,
    met,
    opened,
    said,
    ticked,
)
from tests.builders.playbooks import a_condition, a_playbook
from tests.builders.speed import at_once
from tests.builders.views import a_view, advice_on, ids_of, the_action
from tests.builders.written import as_yaml, variants

PLACE = "option-evaluation"
FACTS = """
- id: mark
  title: Mark
  type: text
  ask: ['Which figure', 'Read by whom']
  ask_whom: [technical, user]
- {id: cost, title: Cost, type: money, ask: ['What does it cost'], ask_whom: [economic]}
- {id: rumour, title: Rumour, type: text, ask: ['What do they say', 'And else']}
- {id: unasked, title: Unasked, type: text}
- {id: budget, title: Budget, type: money, ours: true, ask: ['Never asked']}
"""
JUDGE = met("ulf", roles=["technical"])
USER = met("marta", roles=["user", "technical"])
BUYER = met("ines", roles=["purchasing"])


def advice(*commands: Payload | Command, **more: Any) -> Advice:
    keys = ("text", "items", "criteria", "stage", "facts")
    parts = {"facts": FACTS, **{key: more.pop(key) for key in keys if key in more}}
    return advice_on(a_playbook(**parts), *commands, **more)


def do(id_: str) -> str:
    return f"do/{PLACE}/{id_}"


def criterion(id_: str, met_when: str, more: str = "") -> str:
    return f"- {{id: {id_}, statement: S, met_when: {met_when}{', ' + more if more else ''}}}\n"


# One action, whole


def test_an_action_has_all_that_a_screen_shows() -> None:
    items = """
- {id: lab, do: Test, short: lab}
- {id: agree, do: 'Agree the mark', why: Because, records: [mark, cost], with: [technical],
   after: lab, effort: 1h, required: true}
"""
    criteria = criterion("agreed", "{fact: mark}")

    found = the_action(advice(JUDGE, BUYER, USER, items=items, criteria=criteria), do("agree"))

    assert found == Action(
        id=do("agree"),
        kind="do",
        subject=f"{PLACE}/agree",
        moment="waiting",
        title=say("playbook-text", text="Agree the mark"),
        because=(say("playbook-text", text="Because"),),
        ask=("Which figure", "What does it cost"),
        whom=a_deal(JUDGE, BUYER, USER).people[::2],
        roles=("technical",),
        records=("mark", "cost"),
        due=None,
        waits_for=("lab",),
        terms=(
            Term("opens_gate", 1, 40, f"{PLACE}/agreed"),
            Term("required", 1, 5, f"{PLACE}/agree"),
            Term("cheap", 2, 3, f"{PLACE}/agree"),
        ),
        place=1,
        serves=(f"{PLACE}/agreed",),
        effort=Duration(1, "h"),
    )
    assert found.score == 51


DUES = {
    "ahead": ("{after: stage-entry, days: 14}", "because.due", 14),
    "today": ("{after: stage-entry, days: 7}", "because.due", 7),
    "late": ("{after: stage-entry, days: 6}", "because.due-late", 6),
}


@pytest.mark.parametrize(("due", "kind", "days"), DUES.values(), ids=DUES)
def test_an_item_that_is_due_says_by_when(due: str, kind: str, days: int) -> None:
    items = f"- {{id: lab, do: Test, why: Because, due: {due}}}\n"

    found = the_action(advice(items=items, today=DAY + A_WEEK), do("lab"))

    day = DAY + days * A_DAY
    assert found.due == day
    assert found.because == (say(kind, day=day), say("playbook-text", text="Because"))


def test_an_item_that_repeats_says_when_its_next_turn_was() -> None:
    items = "- {id: call, do: Call, repeat: {every: 1w, for: 6mo}}\n"

    found = the_action(advice(ticked("call"), items=items, today=DAY + 2 * A_WEEK), do("call"))

    assert found.due == DAY + A_WEEK


# Questions


@pytest.mark.parametrize(
    ("item", "ask"),
    [
        ("records: [mark]", ("Which figure", "Read by whom")),
        ("records: [cost, mark]", ("What does it cost", "Which figure")),
        ("records: [mark, unasked]", ("Which figure", "Read by whom")),
        ("records: [unasked]", ()),
        ("records: [budget]", ()),
        ("records: [mark, budget]", ("Which figure", "Read by whom")),
        ("", ()),
        ("records: [mark], ask: Own", ("Own",)),
        ("ask: [Own, More]", ("Own", "More")),
        ("records: [mark, cost], ask: [Own, More]", ("Own", "More")),
        ("records: [mark, cost], ask: [Own, More, Most]", ("Own", "More", "Most")),
    ],
    ids=["of one fact all", "of several the first", "without a question", "none", "never our own",
         "of theirs alone", "nothing to ask", "its own", "its own without a fact",
         "one of its own for each fact", "more of its own"],
)  # fmt: skip
def test_an_item_asks_its_own_questions_or_those_of_what_it_settles(
    item: str, ask: tuple[str, ...]
) -> None:
    items = f"- {{id: a, do: A{', ' + item if item else ''}}}"

    assert the_action(advice(items=items), do("a")).ask == ask


def test_what_is_settled_is_not_asked_again() -> None:
    items = """
- {id: a, do: A, records: [mark, cost]}
- {id: b, do: B, records: [mark, cost], ask: [M, C]}
"""
    found = advice(JUDGE, said("mark", "x", by=["ulf"]), items=items)

    assert the_action(found, do("a")).ask == ("What does it cost",)
    assert the_action(found, do("b")).ask == ("C",)


@pytest.mark.parametrize(
    "item",
    ["records: [f0, f1, f2, f3, f4, f5, f6, f7]", "ask: [a, b, c, d, e, f, g, h]",
     "records: [many]"],
    ids=["of many facts", "of its own", "of one fact"],
)  # fmt: skip
def test_at_most_six_questions_are_asked(item: str) -> None:
    facts = "".join(f"- {{id: f{n}, title: F, type: text, ask: Q{n}}}\n" for n in range(9))
    facts += "- {id: many, title: M, type: text, ask: [a, b, c, d, e, f, g, h]}"

    found = advice(items=f"- {{id: a, do: A, {item}}}", facts=facts)

    assert len(the_action(found, do("a")).ask) == 6


# People and moments


@pytest.mark.parametrize(
    ("id_", "whom", "moment"),
    [
        ("find-out/mark", ["ulf", "marta"], "next-visit"),
        ("meet/economic", [], "today"),
        ("find-out/rumour", ["ulf", "ines", "marta"], "next-visit"),
        ("find-out/budget", [], "today"),
        ("find-out/amount", [], "today"),
    ],
)
def test_an_action_names_those_who_can_settle_it(id_: str, whom: list[str], moment: str) -> None:
    condition = (
        "{all: [{fact: mark}, {fact: cost}, {fact: rumour}, {fact: budget}, {amount: 5 EUR}]}"
    )
    found = advice(JUDGE, BUYER, USER, criteria=criterion("c", condition, "internal: true"))
    action = the_action(found, id_)

    assert ([person.id for person in action.whom], action.moment) == (whom, moment)


def test_with_nobody_known_there_is_nobody_to_ask() -> None:
    rumour = the_action(advice(criteria=criterion("c", "{fact: rumour}")), "find-out/rumour")

    assert (rumour.whom, rumour.roles, rumour.moment) == ((), (), "today")


# What it waits for


def test_what_an_item_waits_for_is_named_once_by_its_label() -> None:
    items = """
- {id: lab, do: Test, short: lab test}
- {id: long, do: Long}
- id: pilot
  do: Pilot
  after: [lab, long, lab, {fact: mark}]
  needs: {all: [{fact: mark}, {stakeholder: {role: economic}}, {customer_type: market}]}
""".replace("short: lab test", "short: 'lab test'")
    pilot = the_action(advice(JUDGE, items=items), do("pilot"))

    assert pilot.waits_for == ("lab test", "Long", "Mark", "Pays")
    assert pilot.moment == "waiting"


def test_what_waits_for_ever_waits_for_nothing_that_can_be_named() -> None:
    items = "- {id: pilot, do: P, needs: {customer_type: market}}"
    pilot = the_action(advice(items=items, customer_type="loyal"), do("pilot"))

    assert (pilot.moment, pilot.waits_for) == ("waiting", ())


# Order


def test_what_waits_comes_last_then_the_score_decides() -> None:
    items = """
- {id: waiting, do: W, after: low, required: true, start_here: true, effort: 5min}
- {id: low, do: L}
- {id: high, do: H, required: true}
"""

    assert ids_of(advice(items=items)) == [do("low"), do("high"), do("waiting")]
    assert ids_of(advice(ticked("low"), items=items)) == [do("waiting"), do("high")]


def test_equal_scores_stand_in_the_order_of_the_playbook_items_facts_the_rest() -> None:
    items = "- {id: z, do: Z, records: [cost]}\n- {id: a, do: A}\n- {id: m, do: M}"
    criteria = criterion(
        "c",
        "{all: [{customer_type: market}, {stakeholder: {role: economic}}, {fact: rumour}, "
        "{fact: mark}, {fact: cost}, {item: a, is: done}, {deal_kind: renewal}]}",
    )

    assert ids_of(advice(JUDGE, items=items, criteria=criteria)) == [
        do("z"), do("a"), "find-out/mark", "find-out/rumour", "find-out/customer-type",
        "find-out/deal-kind", "meet/economic", do("m"),
    ]  # fmt: skip


# The rest of the advice


def test_advice_holds_the_view_its_gate_and_where_the_buyer_is() -> None:
    text = """\
stages:
  - {id: early, title: E, exit_criteria: [{id: a, statement: A, met_when: {fact: mark}}]}
  - {id: late, title: L, exit_criteria: [{id: b, statement: B, met_when: {fact: cost}}]}
"""
    view = a_view(a_playbook(text, facts=FACTS), stage="late")
    found = advise(view)

    assert found.view is view
    assert [judged.path for judged in found.gate.criteria] == ["late/b"]
    assert found.position == "early"
    assert ids_of(found) == ["meet/economic"]


NOT_YET = """
not_yet:
  - {say: price, until: {fact: cost}, because: Because}
  - {say: discount}
  - {say: samples, until: {customer_type: market}}
"""


@pytest.mark.parametrize(
    ("commands", "left_out"),
    [
        ([], ["price", "discount", "samples"]),
        ([said("cost", euros(5))], ["discount", "samples"]),
        ([field_set("customer_type", "loyal")], ["price", "discount", "samples"]),
        ([field_set("customer_type", "market"), said("cost", euros(5))], ["discount"]),
    ],
    ids=["unknown", "our guess is enough", "certainly not", "both"],
)
def test_what_is_not_to_be_talked_about_is_so_until_its_condition_holds(
    commands: list[Payload], left_out: list[str]
) -> None:
    assert [one.say for one in advice(*commands, stage=NOT_YET).not_yet] == left_out


def test_what_not_to_talk_about_comes_with_its_reason() -> None:
    assert advice(stage=NOT_YET).not_yet[0] == NotYet(
        say="price", until=a_condition("{fact: cost}", facts=FACTS), because="Because"
    )


def test_in_a_stage_that_is_not_written_there_is_nothing_to_do() -> None:
    assert advice().actions == ()


def test_advice_from_the_largest_playbook_is_there_at_once() -> None:
    """Promise I1: hundreds of items that wait for facts, and criteria for one of them."""
    facts = "".join(f"- {{id: f{n}, title: F, type: text}}\n" for n in range(300))
    items = "".join(
        f"- {{id: i{n}, do: I, records: [f0], needs: {{fact: f{n}}}}}\n" for n in range(300)
    )
    criteria = "".join(criterion(f"c{n}", "{fact: f0, level: proven}") for n in range(150))
    playbook = a_playbook(facts=facts, items=items, criteria=criteria)
    with at_once():
        found = advice_on(playbook, JUDGE, said("f0", "x", by=["ulf"]))
    assert len(found.actions) == 599


# Laws

ITEMS = """
- {id: agree, do: A, records: [mark], with: [user], required: true}
- {id: count, do: C, records: [cost, budget], after: agree, effort: 1h}
- {id: pilot, do: P, needs: {fact: mark, level: confirmed, from: [technical]}}
- {id: of-market, do: M, when: {customer_type: market}}
"""
CRITERIA = (
    criterion("agreed", "{all: [{fact: mark, from: user}, {fact: mark, from: technical}]}")
    + criterion("paid", "{any: [{fact: cost, level: confirmed}, {stakeholder: {role: economic}}]}")
    + criterion("quiet", "{stakeholder: {role: user, stance: opponent}, count: {at_most: 0}}")
)  # fmt: skip
PLAYBOOK = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
PEOPLE = st.builds(
    met,
    st.sampled_from(["ulf", "marta", "ines", "erik"]),
    roles=st.lists(st.sampled_from(["user", "technical", "economic"]), max_size=2, unique=True),
    stance=st.sampled_from([None, "opponent", "supporter"]),
)
WORDS = st.builds(
    said,
    st.sampled_from(["mark", "rumour"]),
    st.sampled_from(["x", "y"]),
    by=st.lists(st.sampled_from(["ulf", "marta", "ines"]), max_size=2, unique=True),
    lowered=st.none() | st.sampled_from(Level),
)
MONEY = st.builds(
    said, st.sampled_from(["cost", "budget"]), st.just(euros(5)), by=st.sampled_from([[], ["erik"]])
)
COMMANDS = st.lists(
    PEOPLE
    | WORDS
    | MONEY
    | st.sampled_from([ticked("agree"), field_set("customer_type", "market")]),
    max_size=8,
)


def seen(found: Advice) -> list[object]:
    """Everything but the order in which people were met."""
    return [(replace(one, whom=()), {person.id for person in one.whom}) for one in found.actions]


@given(COMMANDS, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_read_changes_nothing(
    commands: list[Payload], random: Any
) -> None:
    stored = list(events(opened(), *commands))
    in_order = advise(View(PLAYBOOK, fold(stored), DAY))
    random.shuffle(stored)

    assert advise(View(PLAYBOOK, fold(stored), DAY)).actions == in_order.actions


@given(COMMANDS, st.randoms(use_true_random=False))
def test_the_order_of_people_and_of_different_facts_changes_no_advice(
    commands: list[Payload], random: Any
) -> None:
    deal = a_deal(*commands)
    people, facts = list(deal.people), ["mark", "rumour", "cost", "budget"]
    random.shuffle(people)
    random.shuffle(facts)
    regrouped = sorted(deal.evidence, key=lambda one: facts.index(one.fact))
    other = replace(deal, people=tuple(people), evidence=tuple(regrouped), done=deal.done[::-1])

    assert seen(advise(View(PLAYBOOK, other, DAY))) == seen(advise(View(PLAYBOOK, deal, DAY)))


@given(COMMANDS)
def test_every_action_stands_once_and_the_best_first(commands: list[Payload]) -> None:
    actions = advise(View(PLAYBOOK, a_deal(*commands), DAY)).actions

    assert len({action.id for action in actions}) == len(actions)
    assert all(action.id == f"{action.kind}/{action.subject}" for action in actions)
    waiting = [action.moment == "waiting" for action in actions]
    assert waiting == sorted(waiting)
    for one, next_ in itertools.pairwise(actions):
        if one.moment != "waiting" and next_.moment != "waiting":
            assert (-one.score, one.place, one.id) < (-next_.score, next_.place, next_.id)


@given(COMMANDS)
def test_the_gate_is_closed_or_there_is_one_thing_to_do(commands: list[Payload]) -> None:
    found = advise(View(PLAYBOOK, a_deal(*commands), DAY))

    assert found.gate.open is (ids_of(found) == [f"advance/{PLACE}"])


ANYTHING = st.lists(
    st.builds(
        said,
        st.sampled_from(["pain", "cost", "verdict", "accepted", "budget", "day", "tools", "gone"]),
        st.none() | st.booleans() | st.sampled_from(["x", "good", "soon", "2026-03-05", "12", "nan",
                                                    euros(5), ("saw", "x"), ()]),
        none=st.booleans(),
        by=st.lists(st.sampled_from(["anna", "bob", "ghost"]), max_size=2),
    )
    | st.builds(met, st.sampled_from(["anna", "bob"]),
                roles=st.lists(st.sampled_from(["user", "economic", "gone"]), max_size=2),
                stance=st.sampled_from([None, "opponent", "odd"]))
    | st.builds(ticked, st.sampled_from(["first", "gone"]), stage=st.sampled_from(["early", "x"]))
    | st.builds(field_set, st.sampled_from(["amount", "customer_type"]),
                st.sampled_from([euros(6_000), "market", "gone"])),
    max_size=6,
)  # fmt: skip


@given(variants(), ANYTHING, st.sampled_from(["early", "late"]), st.integers(0, 400))
def test_whatever_a_file_holds_there_is_advice(
    data: dict[str, Any], commands: list[Payload], stage: str, days: int
) -> None:
    """Promise I1: a deal file from elsewhere may hold values of no type that the playbook has."""
    result = compile_playbook(as_yaml(data), "variant.yaml")
    assert isinstance(result, Compiled), result
    backdated = command(*commands, on=DAY + A_DAY) if commands else command(ticked())
    deal = a_deal(backdated, stage=stage)

    found = advise(View(result.playbook, deal, DAY + days * A_DAY))

    assert found.gate.stage == stage
