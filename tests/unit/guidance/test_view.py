import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.parts import ItemPart, Part, PersonPart
from salescoach.guidance.truth import TRUE, Outcome, Truth
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, a_deal, command, euros, met, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.speed import at_once
from tests.builders.views import a_view, stated

PLACE = "option-evaluation"
USER = met("anna", roles=["user"])
BUYER = met("bob", roles=["purchasing"])
FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: cost, title: Cost, type: money}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: limit, title: Limit, type: money, ours: true}
"""


def on(day: int, *payloads: Payload) -> Command:
    return command(*payloads, on=DAY + day * A_DAY)


def facts_of(parts: Iterable[Part]) -> list[str]:
    return [getattr(part, "fact", getattr(part, "field", "")) for part in parts]


# The stage, its days and its limit


def test_the_stage_is_where_the_deal_stands() -> None:
    text = "stages: [{id: early, title: Early}, {id: late, title: Late}]\n"

    assert a_view(a_playbook(text), stage="late").stage.id == "late"


@pytest.mark.parametrize("days", [0, 1, 29, 400])
def test_the_day_of_entry_is_day_0(days: int) -> None:
    assert a_view(a_playbook(), today=DAY + days * A_DAY).days_in_stage == days


def test_before_its_entry_a_stage_has_lasted_no_day() -> None:
    deal = a_deal()

    assert View(a_playbook(), deal, DAY - A_DAY).days_in_stage == 0


LIMITS = """
limit:
  - {when: {customer_type: market}, days: 3, calendar: business}
  - {when: {customer_type: loyal}, days: 9}
  - {when: {fact: pain}, days: 20}
"""


@pytest.mark.parametrize(
    ("customer_type", "evidence", "limit"),
    [
        ("market", [], (5, 3)),
        ("loyal", [], (7, 9)),
        ("strategic", [], None),
        ("strategic", [said()], (7, 20)),
        (None, [], None),
        (None, [said()], (7, 20)),
    ],
    ids=["business days", "calendar days", "no case", "a later case", "unknown applies to nothing",
         "unknown, and a later case"],
)  # fmt: skip
def test_the_first_case_that_holds_is_the_limit(
    customer_type: str | None, evidence: list[Payload], limit: tuple[int, int] | None
) -> None:
    """A week after a Monday."""
    playbook = a_playbook(facts=FACTS, stage=LIMITS)
    view = a_view(playbook, *evidence, today=DAY + 7 * A_DAY, customer_type=customer_type)

    assert view.limit == limit


# Facts and people


def test_facts_are_found_with_their_types() -> None:
    view = a_view(a_playbook(facts=FACTS))

    assert view.fact("cost").title == "Cost"
    assert view.fact("cost").type == "money"


def test_evidence_is_weighed_in_the_order_of_recording() -> None:
    view = a_view(
        a_playbook(facts=FACTS),
        USER,
        on(5, said("pain", "b", by=["anna"])),
        on(3, said("cost", euros(5))),
        on(3, said("pain", "a")),
        on(4, said("pain", None)),
        on(4, said("elsewhere", "x")),
        today=DAY + 14 * A_DAY,
    )

    assert [(stated(one), one.stale) for one in view.evidence_for("pain")] == [
        (("b", Level.CONFIRMED), False),
        (("a", Level.ASSUMED), True),
    ]
    assert stated(view.stands("pain")) == ("b", Level.CONFIRMED)
    assert stated(view.stands("cost")) == (euros(5), Level.ASSUMED)
    assert view.stands("verdict") is None


def test_so_far_there_may_be_what_stands_no_longer() -> None:
    view = a_view(a_playbook(facts=FACTS), said("pain", "a"), today=DAY + 11 * A_DAY)

    assert view.stands("pain") is None
    assert stated(view.so_far("pain")) == ("a", Level.ASSUMED)


def test_people_are_found_by_the_roles_they_have_by_today() -> None:
    commands = [
        on(0, met("anna", roles=["user", "technical"])),
        on(0, met("bob", roles=["purchasing"])),
        on(0, met("eva", roles=[])),
        on(3, met("eva", roles=["user"])),
    ]
    playbook = a_playbook()

    def found(roles: tuple[str, ...], days: int) -> list[str]:
        view = View(playbook, a_deal(*commands), DAY + days * A_DAY)
        return [person.id for person in view.people_in(roles)]

    assert found(("user",), 2) == ["anna"]
    assert found(("user",), 3) == ["anna", "eva"]
    assert found(("purchasing", "technical"), 3) == ["anna", "bob"]
    assert found(("economic",), 3) == []
    assert found((), 3) == []


@pytest.mark.parametrize(
    ("kind", "values", "contradict"),
    [
        ("choice", ("good", "bad"), True),
        ("choice", ("good", "good"), False),
        ("number", ("5", "6"), True),
        ("date", ("2026-03-02", "2026-03-03"), True),
        ("text", ("leaks", "drips"), False),
        ("text", ("leaks", None), True),
        ("list", (("saw",), ("axe",)), False),
        ("list", (None, ("axe",)), True),
        ("choices", (("good",), ("bad",)), True),
    ],
)
def test_free_words_are_contradicted_only_by_who_says_that_there_is_none(
    kind: str, values: tuple[Any, Any], contradict: bool
) -> None:
    choices = ", choices: [{id: good, title: G}, {id: bad, title: B}]" * kind.startswith("choice")
    facts = f"- {{id: pain, title: Pain, type: {kind}, ask_whom: [user]{choices}}}"
    words = [
        said("pain", value, none=value is None, by=[name])
        for name, value in zip(["anna", "lea"], values, strict=True)
    ]
    view = a_view(a_playbook(facts=facts), USER, met("lea", roles=["user"]), *words)

    assert [one.evidence.value for one in view.contradiction("pain")] == (
        list(values) if contradict else []
    )


def test_who_said_something_is_known_by_it() -> None:
    view = a_view(a_playbook(), USER, BUYER, said(by=["anna"]), said(by=["anna", "ghost"]))

    assert view.speakers == {"anna", "ghost"}


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


# Criteria (rules 3 and 4)


def judge(criterion: str, *commands: Payload | Command, **more: Any) -> Judged | None:
    playbook = a_playbook(facts=FACTS, criteria=f"- {{id: said, statement: S, {criterion}}}")
    return a_view(playbook, *commands, **more).judge(f"{PLACE}/said")


def judged(
    criterion: str, *commands: Payload | Command, **more: Any
) -> tuple[str, bool, list[str]]:
    """Verdict, whether it is certain, and the facts and fields that are missing."""
    found = judge(criterion, *commands, **more)
    assert found is not None
    return found.verdict.value, found.certain, facts_of(found.outcome.missing)


GOOD = said("verdict", "good", by=["anna"])
BAD = said("verdict", "bad", by=["anna"])
MET_WHEN = "met_when: {fact: verdict, is: good, level: confirmed}"
FAILED_WHEN = "failed_when: {fact: verdict, is: bad, level: confirmed}"


@pytest.mark.parametrize(
    ("criterion", "commands", "expected"),
    [
        (MET_WHEN, [], ("unknown", False, ["verdict"])),
        (MET_WHEN, [said("verdict", "good")], ("unknown", False, ["verdict"])),
        (MET_WHEN, [GOOD], ("met", False, [])),
        (MET_WHEN, [BAD], ("unmet", False, ["verdict"])),
        (f"{MET_WHEN}, {FAILED_WHEN}", [], ("unknown", False, ["verdict"])),
        (f"{MET_WHEN}, {FAILED_WHEN}", [GOOD], ("met", False, [])),
        (f"{MET_WHEN}, {FAILED_WHEN}", [BAD], ("unmet", True, ["verdict"])),
        (f"{MET_WHEN}, failed_when: {{fact: pain, is: x}}", [GOOD], ("met", False, [])),
        (f"{MET_WHEN}, failed_when: {{fact: pain, is: x}}", [GOOD, said("pain", "x", by=["bob"])],
         ("unmet", True, ["pain"])),
        (f"{MET_WHEN}, failed_when: {{fact: pain, is: x}}", [GOOD, said("pain", "x")],
         ("met", False, [])),
    ],
    ids=["nothing known", "only our guess", "met", "otherwise", "nothing known, may fail",
         "met, may fail", "a certain no", "met, the no unknown", "met, but a certain no",
         "met, the no only our guess"],
)  # fmt: skip
def test_verdicts_come_in_their_order(
    criterion: str, commands: list[Payload], expected: tuple[str, bool, list[str]]
) -> None:
    assert judged(criterion, USER, BUYER, *commands) == expected


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [(said("pain", "x"), "unknown"), (said("pain", "x", by=["bob"]), "met")],
    ids=["our guess", "heard"],
)
def test_no_criterion_is_met_by_the_rep_s_word_alone(evidence: Payload, verdict: str) -> None:
    assert judged("met_when: {fact: pain}", BUYER, evidence)[0] == verdict


def test_whether_a_criterion_applies_may_be_our_own_guess() -> None:
    criterion = "when: {fact: cost}, met_when: {fact: pain}"

    assert judged(criterion, said("cost", euros(5))) == ("unknown", False, ["pain"])


def test_a_criterion_that_does_not_apply_is_left_out() -> None:
    criterion = f"when: {{customer_type: market}}, {MET_WHEN}"

    assert judge(criterion, customer_type="loyal") is None


@pytest.mark.parametrize("known", [[], [GOOD], [BAD]], ids=["nothing", "met", "a certain no"])
def test_a_criterion_that_may_not_apply_is_unknown_and_what_decides_it_is_missing(
    known: list[Payload],
) -> None:
    criterion = f"when: {{customer_type: market}}, {MET_WHEN}, {FAILED_WHEN}"

    assert judged(criterion, USER, *known) == ("unknown", False, ["customer_type"])


def test_a_certain_no_says_what_would_answer_it() -> None:
    criterion = (
        "met_when: {all: [{fact: verdict, is: good}, {fact: pain}]}, "
        "failed_when: {any: [{fact: verdict, is: bad}, {customer_type: market}]}"
    )
    by_word = judge(criterion, USER, BAD)
    by_type = judge(criterion, USER, customer_type="market")

    assert by_word is not None
    assert by_type is not None
    assert (facts_of(by_word.outcome.missing), facts_of(by_word.answers)) == (
        ["verdict", "pain"],
        ["verdict"],
    )
    assert (by_type.certain, by_type.answers) == (True, ())


@pytest.mark.parametrize(
    ("failed_when", "commands", "answers"),
    [
        ("{item: ask-why, is: open}", [], [ItemPart(f"{PLACE}/ask-why", doing=True)]),
        ("{not: {stakeholder: {role: user}}}", [], [PersonPart("user", (), enough=False)]),
        ("{item: ask-why, is: done}", [ticked("ask-why")], []),
        ("{stakeholder: {role: user}}", [USER], []),
    ],
    ids=["an item not done", "nobody met", "an item done", "somebody met"],
)
def test_a_certain_no_is_answered_by_doing_and_meeting_never_by_un_recording(
    failed_when: str, commands: list[Payload], answers: list[Part]
) -> None:
    criterion = f"- {{id: c, statement: C, {MET_WHEN}, failed_when: {failed_when}}}"
    playbook = a_playbook(facts=FACTS, items="- {id: ask-why, do: A}", criteria=criterion)
    found = a_view(playbook, *commands).judge(f"{PLACE}/c")

    assert found is not None
    assert (found.certain, list(found.answers)) == (True, answers)


def test_a_criterion_is_named_after_its_stage() -> None:
    found = judge(MET_WHEN)

    assert found is not None
    assert (found.path, found.stage, found.criterion.id) == (f"{PLACE}/said", PLACE, "said")


# Criteria as conditions


@pytest.mark.parametrize(
    ("commands", "customer_type", "truth"),
    [
        ([GOOD], "market", Truth.TRUE),
        ([BAD], "market", Truth.FALSE),
        ([], "market", Truth.UNKNOWN),
        ([BAD], "loyal", Truth.TRUE),
        ([GOOD], None, Truth.UNKNOWN),
    ],
    ids=["met", "unmet", "unknown", "not applicable", "unknown whether it applies"],
)
def test_a_criterion_holds_when_it_is_met_or_does_not_apply(
    commands: list[Payload], customer_type: str | None, truth: Truth
) -> None:
    criterion = f"- {{id: said, statement: S, when: {{customer_type: market}}, {MET_WHEN}}}"
    playbook = a_playbook(facts=FACTS, criteria=criterion)
    view = a_view(playbook, USER, *commands, customer_type=customer_type)
    found = view.criterion_holds(f"{PLACE}/said")
    judgement = view.judge(f"{PLACE}/said")

    if truth is Truth.TRUE:
        assert found == TRUE
    else:
        assert judgement is not None
        expected = Outcome(truth, judgement.outcome.missing, judgement.outcome.settle)
        assert found == expected


# Answers that hang on others


def chain(length: int, *, twice: bool = False) -> Playbook:
    """Criteria each of which asks for the one before, the last one first."""
    names = [f"c{number}" for number in range(length)]
    written = ["- {id: c0, statement: S, met_when: {fact: verdict, is: good}}"]
    for before, name in itertools.pairwise(names):
        asked = f"{{criterion: {before}}}"
        condition = f"{{all: [{asked}, {{any: [{asked}, {asked}]}}]}}" if twice else asked
        written.append(f"- {{id: {name}, statement: S, met_when: {condition}}}")
    return a_playbook(facts=FACTS, criteria="\n".join(reversed(written)))


def test_a_long_chain_of_criteria_is_answered() -> None:
    """A pin may hold thousands of them (promise I1)."""
    view = a_view(chain(1_500), USER, GOOD)
    last = view.judge(f"{PLACE}/c1499")

    assert last is not None
    assert last.verdict is Verdict.MET


def test_a_long_chain_of_items_is_answered() -> None:
    items = "- {id: i0, do: I}\n" + "\n".join(
        f"- {{id: i{n}, do: I, when: {{item: i{n - 1}, is: open}}}}" for n in range(1, 1_200)
    )
    view = a_view(a_playbook(items=items))

    assert view.item_state(f"{PLACE}/i1199") == "open"


def test_what_is_asked_twice_is_answered_once() -> None:
    with at_once():
        view = a_view(chain(13, twice=True))
        last = view.judge(f"{PLACE}/c12")
    assert last is not None
    assert facts_of(last.outcome.missing) == ["verdict"]


def test_items_and_criteria_may_hang_on_each_other_crosswise() -> None:
    items = """
- {id: first, do: F}
- {id: second, do: S, when: {criterion: said}}
- {id: third, do: T, when: {all: [{item: second, is: open}, {not: {item: first, is: open}}]}}
"""
    criteria = "- {id: said, statement: S, met_when: {item: first, is: done}}"
    playbook = a_playbook(items=items, criteria=criteria)
    before, after = a_view(playbook), a_view(playbook, ticked("first"))

    def states(view: View) -> list[str | None]:
        return [view.item_state(f"{PLACE}/{id_}") for id_ in ("third", "second", "first")]

    assert states(before) == ["not-applicable", "not-applicable", "open"]
    assert states(after) == ["open", "open", "done"]


@given(
    st.permutations(["recording", "ours", "of-market", "plain"]), st.sampled_from([None, "loyal"])
)
def test_the_order_of_asking_changes_no_answer(order: list[str], type_: str | None) -> None:
    playbook = a_playbook(facts=FACTS, items=ITEMS, criteria=CRITERIA)
    commands: list[Payload] = [USER, said("pain", "x", by=["anna"]), ticked("plain")]
    one, other = (a_view(playbook, *commands, customer_type=type_) for _ in range(2))

    asked = {item: one.item_state(f"{PLACE}/{item}") for item in order}
    assert asked == {item: other.item_state(f"{PLACE}/{item}") for item in reversed(order)}


DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))


@given(DAYS, st.integers(0, 400))
def test_days_in_stage_grow_with_the_calendar(entered: date, days: int) -> None:
    deal = a_deal(command(ticked(), on=entered))
    view = View(a_playbook(), deal, deal.entered + timedelta(days))

    assert view.days_in_stage == days
