"""Rule 5: where an item stands."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import CycleStarted, ItemSkipped, Payload, StageEntered, Way
from salescoach.guidance.advice import advise
from salescoach.guidance.dues import due_day
from salescoach.guidance.gate import gate_of
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.values.levels import Level
from tests.builders.asking import BUYER, PLACE, USER, on
from tests.builders.deals import A_DAY, DAY, Command, a_deal, euros, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.records import called_off, held, planned
from tests.builders.resolved import resolved
from tests.builders.views import a_view

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: cost, title: Cost, type: money}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: limit, title: Limit, type: money, ours: true}
"""


# Items (rule 5)

ITEMS = """
- {id: plain, do: P}
- {id: of-market, do: M, when: {customer_type: market}}
- {id: recording, do: R, records: [pain, cost]}
- {id: ours, do: O, records: [limit]}
- {id: ours-too, do: T, records: [limit, pain]}
"""
CRITERIA = "- {id: said, statement: S, met_when: {any: [{not: {fact: pain, level: confirmed}}]}}"


def state_of(item: str, *commands: Payload | Command, **more: Any) -> str | None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    return a_view(playbook, *commands, **more).item_state(f"{PLACE}/{item}")


@pytest.mark.parametrize(
    ("item", "commands", "customer_type", "state"),
    [
        ("plain", [], None, "open"),
        ("plain", [ticked("plain")], None, "done"),
        ("plain", [ticked("recording")], None, "open"),
        ("plain", [ticked("plain", stage="elsewhere")], None, "open"),
        ("of-market", [], None, None),
        ("of-market", [], "market", "open"),
        ("of-market", [], "loyal", "not-applicable"),
        ("of-market", [ticked("of-market")], "market", "done"),
        ("of-market", [ticked("of-market")], "loyal", "not-applicable"),
        ("of-market", [ticked("of-market")], None, "done"),
        ("recording", [], None, "open"),
        ("recording", [ticked("recording")], None, "done"),
        ("ours", [], None, "open"),
        ("ours", [said("limit", euros(5))], None, "done"),
        ("ours", [said("limit", euros(5), lowered=Level.ASSUMED)], None, "done"),
    ],
)
def test_an_item_is_done_open_or_not_applicable(
    item: str, commands: list[Payload], customer_type: str | None, state: str | None
) -> None:
    assert state_of(item, *commands, customer_type=customer_type) == state


@pytest.mark.parametrize(
    ("pain", "cost", "state"),
    [
        (said("pain", "x", by=["anna"]), said("cost", euros(5), by=["bob"]), "done"),
        (said("pain", None, none=True, by=["anna"]), said("cost", euros(5), by=["bob"]), "done"),
        (said("pain", "x", by=["bob"]), said("cost", euros(5), by=["bob"]), "open"),
        (said("pain", "x", by=["anna"]), said("cost", euros(5)), "open"),
        (said("pain", "x", by=["anna"]), said("other", "x"), "open"),
    ],
    ids=["the level asked, heard the other", "none at the level asked", "below the level asked",
         "only our guess of the other", "nothing of the other"],
)  # fmt: skip
def test_an_item_is_done_when_every_fact_it_records_is_known_well_enough(
    pain: Payload, cost: Payload, state: str
) -> None:
    assert state_of("recording", USER, BUYER, pain, cost) == state


@pytest.mark.parametrize(
    ("when", "customer_type", "state"),
    [
        ("{customer_type: market}", "market", "open"),
        ("{customer_type: market}", None, "open"),
        ("{customer_type: market}", "loyal", "done"),
        ("{item: plain, is: done}", "loyal", "open"),
    ],
    ids=["it applies", "it may apply", "it does not", "it depends on an item"],
)
def test_a_criterion_that_certainly_does_not_apply_asks_for_no_level(
    when: str, customer_type: str | None, state: str
) -> None:
    criteria = f"- {{id: c, statement: C, when: {when}, met_when: {{fact: pain, level: proven}}}}"
    playbook = a_playbook(
        facts=FACTS,
        items="- {id: ask, do: A, records: [pain]}\n- {id: plain, do: P}",
        criteria=criteria,
    )
    view = a_view(playbook, USER, said(by=["anna"]), customer_type=customer_type)

    assert view.item_state(f"{PLACE}/ask") == state


def test_an_item_done_by_its_facts_opens_again_when_one_goes_stale() -> None:
    known: list[Payload] = [
        USER, BUYER, said("pain", "x", by=["anna"]), said("cost", euros(5), by=["bob"]),
    ]  # fmt: skip

    assert state_of("recording", *known, today=DAY + 10 * A_DAY) == "done"
    assert state_of("recording", *known, today=DAY + 11 * A_DAY) == "open"


def test_what_an_item_has_still_to_record_stands_in_its_order() -> None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    stage = playbook.stages[0]

    def unsettled(item: int, *commands: Payload) -> list[str]:
        view = a_view(playbook, USER, BUYER, *commands)
        return [fact.id for fact in view.unsettled_facts(stage, stage.items[item])]

    assert unsettled(2) == ["pain", "cost"]
    assert unsettled(2, said("pain", "x", by=["bob"])) == ["pain", "cost"]
    assert unsettled(2, said("pain", "x", by=["anna"])) == ["cost"]
    assert unsettled(4, said("limit", euros(5))) == ["pain"]
    assert unsettled(0) == []


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        (("done",), Truth.FALSE),
        (("open",), Truth.UNKNOWN),
        (("done", "not-applicable"), Truth.UNKNOWN),
        (("open", "not-applicable"), Truth.TRUE),
    ],
)
def test_an_item_that_may_apply_is_one_of_two_things(states: Any, truth: Truth) -> None:
    view = a_view(a_playbook(facts=FACTS, items=ITEMS))

    assert view.item_is(f"{PLACE}/of-market", states) is truth


@given(
    st.permutations(["recording", "ours", "of-market", "plain"]), st.sampled_from([None, "loyal"])
)
def test_the_order_of_asking_changes_no_answer(order: list[str], type_: str | None) -> None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    commands: list[Payload] = [USER, said("pain", "x", by=["anna"]), ticked("plain")]
    one, other = (a_view(playbook, *commands, customer_type=type_) for _ in range(2))

    asked = {item: one.item_state(f"{PLACE}/{item}") for item in order}
    assert asked == {item: other.item_state(f"{PLACE}/{item}") for item in reversed(order)}


# Skipped

SMALL = """
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user]}
  - {id: mood, title: Mood, type: text}
  - {id: day, title: Day, type: date}
stages:
  - {id: early, title: Early}
  - id: main
    title: Main
    checklists:
      - id: c
        title: C
        items:
          - {id: plain, do: P}
          - {id: market, do: M, when: {customer_type: {is: market}}}
          - {id: later, do: L, after: [{item: main/plain, is: [done, skipped, not-applicable]}]}
          - {id: entry, do: E, again: [stage-entry]}
          - {id: entry-facts, do: F, records: [pain, mood], again: [stage-entry]}
          - {id: follows, do: F, again: [main/plain]}
          - {id: follows-facts, do: F, again: [main/by-facts]}
          - {id: by-facts, do: B, records: [pain, mood]}
          - {id: round, do: R, again: [main/square]}
          - {id: square, do: S, again: [main/round]}
          - {id: weekly, do: W, repeat: {every: 1w}}
          - {id: three-weeks, do: T, repeat: {every: 1w, for: 3w}}
          - {id: from-fact, do: T, repeat: {every: 1w, for: 3w}, due: {anchor: fact, what: day}}
          - {id: business, do: B, repeat: {every: 3bd}}
          - {id: asked-weekly, do: A, records: [mood], repeat: {every: 1w}}
          - {id: both-weekly, do: A, records: [pain, mood], repeat: {every: 1w}}
          - {id: must, do: M, required: true}
    exit_criteria:
      - {id: said, statement: S, met_when: {fact: pain, known: true}}
  - {id: late, title: Late}
"""


def main(*commands: Payload | Command, day: int = 0, **more: Any) -> View:
    return a_view(
        resolved(SMALL), USER, *commands, today=DAY + day * A_DAY, **{"stage": "main", **more}
    )


def skip(item: str = "plain", until: int | None = None, **more: Any) -> Payload:
    """Left out; `until` is a day from the start on which it comes back."""
    day = None if until is None else DAY + until * A_DAY
    return ItemSkipped(stage="main", item=item, because="so", until=day, **more)


def did(item: str = "plain") -> Payload:
    return ticked(item, stage="main")


def went(to: str, way: Way = "advance") -> Payload:
    return StageEntered(stage=to, way=way)


def state(view: View, item: str = "plain") -> str | None:
    return view.item_state(f"main/{item}")


SKIPS = {
    "left out": ([skip()], 0, "skipped"),
    "left out for good": ([skip()], 900, "skipped"),
    "not before a day": ([skip(until=5)], 4, "skipped"),
    "on that day": ([skip(until=5)], 5, "open"),
    "after it": ([skip(until=5)], 6, "open"),
    "not for this deal": ([skip(not_applicable=True)], 0, "not-applicable"),
    "not for this deal until a day": ([skip(not_applicable=True, until=5)], 5, "open"),
    "done after all": ([skip(), did()], 0, "done"),
    "done, then left out": ([did(), skip()], 0, "skipped"),
    "another one": ([skip("must")], 0, "open"),
}


@pytest.mark.parametrize(("commands", "day", "expected"), SKIPS.values(), ids=SKIPS)
def test_items_are_open_done_skipped_or_not_applicable(
    commands: list[Payload], day: int, expected: str
) -> None:
    """Skipped until a day is: not before it. Then the item is open again."""
    assert state(main(*commands, day=day)) == expected


def test_what_its_facts_settle_is_done_even_if_it_was_skipped() -> None:
    known = [said(by=["anna"]), said("mood", "x", by=["anna"])]

    assert state(main(skip("by-facts"), *known), "by-facts") == "done"


@pytest.mark.parametrize(
    ("type_", "expected"), [("market", "skipped"), (None, "skipped"), ("loyal", "not-applicable")]
)
def test_an_item_that_does_not_apply_is_so_before_it_is_skipped(
    type_: str | None, expected: str
) -> None:
    assert state(main(skip("market"), customer_type=type_), "market") == expected


AFTER = {
    "open": ([], "waiting"),
    "done": ([did()], "today"),
    "skipped": ([skip()], "today"),
    "not for this deal": ([skip(not_applicable=True)], "today"),
    "skipped until a day to come": ([skip(until=5)], "today"),
}


@pytest.mark.parametrize(("commands", "moment"), AFTER.values(), ids=AFTER)
def test_after_counts_skipped_and_not_applicable_as_satisfied(
    commands: list[Payload], moment: str
) -> None:
    actions = {action.id: action.moment for action in advise(main(*commands)).actions}

    assert actions["do/main/later"] == moment


@pytest.mark.parametrize("until", [None, 5], ids=["for good", "not before a day"])
def test_what_is_skipped_is_not_advised(until: int | None) -> None:
    ids = [action.id for action in advise(main(skip(until=until))).actions]

    assert "do/main/plain" not in ids
    assert "do/main/must" in ids


def test_required_never_holds_the_gate() -> None:
    view = main(said(by=["anna"]))

    assert state(view, "must") == "open"
    assert gate_of(view).open


# Again

AGAIN = {
    "done in the stage": ("entry", [did("entry")], "done"),
    "left, not entered again": ("entry", [did("entry"), went("late")], "done"),
    "entered again": ("entry", [did("entry"), went("late"), went("main", "back")], "open"),
    "entered again, done again": (
        "entry", [did("entry"), went("late"), went("main", "back"), did("entry")], "done",
    ),
    "skipped, entered again": (
        "entry", [skip("entry"), went("late"), went("main", "back")], "open",
    ),
    "without again it stays done": ("plain", [did(), went("late"), went("main", "back")], "done"),
    "known, entered again": (
        "entry-facts",
        [said(by=["anna"]), said("mood", by=["anna"]), went("late"), went("main", "back")],
        "open",
    ),
    "known, entered again, one said anew": (
        "entry-facts",
        [said(by=["anna"]), said("mood", by=["anna"]), went("late"), went("main", "back"),
         said(by=["anna"])],
        "open",
    ),
    "known, entered again, all said anew": (
        "entry-facts",
        [said(by=["anna"]), said("mood", by=["anna"]), went("late"), went("main", "back"),
         said(by=["anna"]), said("mood", by=["anna"])],
        "done",
    ),
    "the other one is done later": ("follows", [did("follows"), did()], "open"),
    "the other one was done before": ("follows", [did(), did("follows")], "done"),
    "the other one is done again": (
        "follows", [did(), did("follows"), did()], "open",
    ),
    "the other one is done by its facts": (
        "follows-facts",
        [did("follows-facts"), said(by=["anna"]), said("mood", by=["anna"])],
        "open",
    ),
    "the last of its facts decides when": (
        "follows-facts",
        [said(by=["anna"]), did("follows-facts"), said("mood", by=["anna"])],
        "open",
    ),
    "said once more it is not done once more": (
        "follows-facts",
        [said(by=["anna"]), said("mood", by=["anna"]), did("follows-facts"), said(by=["anna"])],
        "done",
    ),
    "each reopens the other": ("round", [did("round"), did("square")], "open"),
    "and is done itself": ("square", [did("round"), did("square")], "done"),
}  # fmt: skip


@pytest.mark.parametrize(("item", "commands", "expected"), AGAIN.values(), ids=AGAIN)
def test_again_reopens_with_the_stage_or_when_one_of_these_items_is_done(
    item: str, commands: list[Payload], expected: str
) -> None:
    assert state(main(*commands), item) == expected


def test_before_its_first_entry_nothing_is_entered_again() -> None:
    early = main(did("entry"), went("main"), stage="early")

    assert state(early, "entry") == "done"


def test_in_a_later_cycle_the_first_entry_is_one_again() -> None:
    known = [said(by=["anna"]), said("mood", by=["anna"])]
    cycle = CycleStarted(stage="main", facts=("pain", "mood"), people=("anna",))

    assert state(main(*known, cycle), "entry-facts") == "open"
    assert state(main(*known, cycle), "by-facts") == "done"


def test_what_is_reopened_has_all_its_facts_to_settle() -> None:
    known = [said(by=["anna"]), said("mood", by=["anna"])]
    view = main(*known, went("late"), went("main", "back"))
    found = view.find_item("main/entry-facts")

    assert found is not None
    assert [fact.id for fact in view.unsettled_facts(*found)] == ["pain", "mood"]


# Repeat and due

TURNS = {
    "never done": ("weekly", [], 0, "open"),
    "just done": ("weekly", [did("weekly")], 6, "done"),
    "a week later": ("weekly", [did("weekly")], 7, "open"),
    "done again": ("weekly", [did("weekly"), on(7, did("weekly"))], 13, "done"),
    "for three weeks": ("three-weeks", [on(14, did("three-weeks"))], 21, "open"),
    "the three weeks are over": ("three-weeks", [on(15, did("three-weeks"))], 90, "done"),
    "three weeks from its first day": (
        "from-fact", [said("day", "2026-03-12"), on(20, did("from-fact"))], 27, "open",
    ),
    "over, from its first day": (
        "from-fact", [said("day", "2026-03-12"), on(25, did("from-fact"))], 90, "done",
    ),
    "three business days, over a weekend": ("business", [on(3, did("business"))], 7, "done"),
    "the third business day": ("business", [on(3, did("business"))], 8, "open"),
    "asked a week ago": ("asked-weekly", [said("mood", by=["anna"])], 7, "open"),
    "the oldest of its facts is a week old": (
        "both-weekly", [said(by=["anna"]), on(5, said("mood", by=["anna"]))], 7, "open",
    ),
    "asked again": (
        "asked-weekly", [said("mood", by=["anna"]), on(3, said("mood", by=["anna"]))], 7, "done",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("item", "commands", "day", "expected"), TURNS.values(), ids=TURNS)
def test_what_repeats_is_done_until_its_next_turn_is_due(
    item: str, commands: list[Payload | Command], day: int, expected: str
) -> None:
    """A Monday is day 0."""
    assert state(main(*commands, day=day), item) == expected


DUES = {
    "after stage entry": ("{anchor: stage-entry, days: 3}", [], 3),
    "after the last entry": (
        "{anchor: stage-entry, days: 3}",
        [on(4, went("late")), on(6, went("main", "back"))],
        9,
    ),
    "before the expected close": ("{anchor: expected-close, days: 5, before: true}", [], 25),
    "after the win": ("{anchor: win, days: 1}", [on(2, went("late", "win"))], 3),
    "not won yet": ("{anchor: win, days: 1}", [], None),
    "a date that was said": (
        "{anchor: fact, what: day, days: 2, before: true}",
        [said("day", "2026-03-12")],
        8,
    ),
    "no date said": ("{anchor: fact, what: day}", [], None),
    "there is no date": ("{anchor: fact, what: day}", [said("day", None, none=True)], None),
    "no date at all": ("{anchor: fact, what: day}", [said("day", "soon")], None),
    "after another item": ("{anchor: item, what: main/plain, days: 1}", [on(2, did())], 3),
    "after an item done by its facts": (
        "{anchor: item, what: main/by-facts, days: 1}",
        [on(2, said(by=["anna"])), on(4, said("mood", by=["anna"]))],
        5,
    ),
    "the other item is open": ("{anchor: item, what: main/plain}", [], None),
    "no visit was held": ("{anchor: visit, days: 1}", [], None),
    "a visit that is only planned": (
        "{anchor: visit, days: 1}",
        [on(0, planned(day=DAY + 5 * A_DAY))],
        None,
    ),
    "after the last visit": (
        "{anchor: visit, days: 1}",
        [on(0, planned("a")), on(2, held("a")), on(0, planned("b")), on(5, held("b"))],
        6,
    ),
    "after the visit of the day on which the stage was entered": (
        "{anchor: visit, days: 1}",
        [on(0, planned("a")), on(6, held("a")), on(4, went("late")), on(6, went("main", "back"))],
        7,
    ),
    "a visit before the stage was entered": (
        "{anchor: visit, days: 1}",
        [on(0, planned("a")), on(5, held("a")), on(4, went("late")), on(6, went("main", "back"))],
        None,
    ),
    "beyond any calendar": ("{anchor: stage-entry, days: 9999999}", [], (date.max - DAY).days),
}


@pytest.mark.parametrize(("due", "commands", "day"), DUES.values(), ids=DUES)
def test_an_item_is_due_before_or_after_its_anchor(
    due: str, commands: list[Payload | Command], day: int | None
) -> None:
    item = f"- {{id: due, do: D, due: {due}}}"
    text = SMALL.replace("- {id: must,", f"{item}\n          - {{id: must,")
    deal = a_deal(
        USER, *commands, at=DAY + 9 * A_DAY, stage="main", expected_close=DAY + 30 * A_DAY
    )
    view = View(resolved(text), deal, DAY + 9 * A_DAY)
    found = view.find_item("main/due")

    assert found is not None
    assert due_day(view, *found) == (None if day is None else DAY + day * A_DAY)


@pytest.mark.parametrize(
    ("item", "commands", "day"),
    [
        ("weekly", [], None),
        ("weekly", [on(3, did("weekly"))], 10),
        ("three-weeks", [on(15, did("three-weeks"))], None),
        ("plain", [], None),
    ],
    ids=["no first day is named", "its next turn", "no more turns", "no due"],
)
def test_what_repeats_is_due_with_its_next_turn(
    item: str, commands: list[Payload | Command], day: int | None
) -> None:
    view = main(*commands, day=16)
    found = view.find_item(f"main/{item}")

    assert found is not None
    assert due_day(view, *found) == (None if day is None else DAY + day * A_DAY)


def test_a_date_before_the_stage_was_entered_is_none() -> None:
    text = SMALL.replace(
        "- {id: early, title: Early}",
        """- id: early
    title: Early
    checklists:
      - {id: c, title: C, items: [{id: e, do: E, due: {anchor: stage-entry}}]}""",
    )
    view = a_view(resolved(text), stage="main")
    found = view.find_item("early/e")

    assert found is not None
    assert due_day(view, *found) is None


VISIT_DATES: dict[str, tuple[list[Payload | Command], int | None]] = {
    "nothing planned": ([], 3),
    "a visit of the kind": ([on(0, planned(day=DAY + 20 * A_DAY, kind="pilot"))], 20),
    "one today": ([on(0, planned(day=DAY + 9 * A_DAY, kind="pilot"))], 9),
    "one that is past": ([on(0, planned(day=DAY + 8 * A_DAY, kind="pilot"))], 3),
    "of another kind": ([on(0, planned(day=DAY + 20 * A_DAY, kind="talk"))], 3),
    "cancelled": ([on(0, planned(day=DAY + 20 * A_DAY, kind="pilot")), called_off()], 3),
    "held": ([on(0, planned(kind="pilot")), on(5, held())], 3),
}


@pytest.mark.parametrize(("commands", "day"), VISIT_DATES.values(), ids=VISIT_DATES)
def test_a_planned_visit_of_its_kind_dates_an_item(
    commands: list[Payload | Command], day: int | None
) -> None:
    """On day 9; by its own rule it was due on day 3."""
    item = "- {id: due, do: D, visit_kind: pilot, due: {anchor: stage-entry, days: 3}}"
    text = SMALL.replace("- {id: must,", f"{item}\n          - {{id: must,")
    kinds = "visit_kinds: [{id: pilot, title: P}, {id: talk, title: T}]\n"
    view = a_view(resolved(kinds + text), *commands, today=DAY + 9 * A_DAY, stage="main")
    found = view.find_item("main/due")

    assert found is not None
    assert due_day(view, *found) == (None if day is None else DAY + day * A_DAY)


def test_a_planned_visit_does_not_change_the_turn_of_what_repeats() -> None:
    """Weekly work that was done on day 0 is open again on day 7, though a visit is far ahead."""
    text = SMALL.replace(
        "{id: weekly, do: W, repeat: {every: 1w}}",
        "{id: weekly, do: W, visit_kind: pilot, repeat: {every: 1w}}",
    )
    book = resolved("visit_kinds: [{id: pilot, title: P}]\n" + text)
    visit = planned(day=DAY + 60 * A_DAY, kind="pilot")
    views = [
        a_view(book, did("weekly"), visit, today=DAY + day * A_DAY, stage="main") for day in (6, 7)
    ]

    assert [state(view, "weekly") for view in views] == ["done", "open"]
