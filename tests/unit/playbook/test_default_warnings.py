"""The set that ships fits every playbook. That each of it fires: `test_shipped_warnings`."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.warnings import Warned, firing
from salescoach.playbook.compiling import Broken, Compiled, compile_playbook
from salescoach.playbook.default_warnings import default_set
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_pin
from salescoach.values.canonical import canonical
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    entered,
    met,
    waived,
)
from tests.builders.playbooks import compiled, the_text
from tests.builders.views import a_view

# The two stages of a sale with a costly trial, in few words.
BOOK = """
default_warnings: true
lead_sources:
  - {id: tender, title: Tender}
  - {id: they-asked, title: "They asked"}
  - {id: fair, title: Fair}
stages:
  - id: first-talk
    title: First talk
    limit: [{days: 10}]
    exit_criteria:
      - {id: hurts, statement: "They say where it hurts", met_when: {fact: pain}}
  - id: option-evaluation
    title: Comparing
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: laboratory, do: "Try it in a beaker"}
          - {id: pilot, do: "Run the small plant"}
          - {id: book-the-proposal, do: "Fix the day"}
"""
ALL = {str(rule["id"]) for rule in default_set().data["warnings"]}


def playbook(text: str = BOOK, **parts: str) -> Playbook:
    return compiled(text, **parts).playbook


def on(number: int, *payloads: Payload) -> Command:
    return command(*payloads, on=DAY + number * A_DAY)


def fired(*commands: Payload | Command, today: int = 0, **opening: Any) -> dict[str, Warned]:
    opening = {"stage": "first-talk", **opening}
    view = a_view(playbook(), *commands, today=DAY + today * A_DAY, **opening)
    return {one.rule.id: one for one in firing(view)}


def people(*roles: str) -> list[Payload]:
    return [met(f"p{place}", roles=[role]) for place, role in enumerate(roles)]


LEFT_OPEN: list[Any] = [
    waived("hurts", stage="first-talk"),
    entered("option-evaluation"),
]  # until day 7


@pytest.mark.parametrize("source", ["fair", None])
def test_ahead_of_a_buyer_who_did_not_ask_for_an_offer(source: str | None) -> None:
    found = fired(*LEFT_OPEN, today=8, lead_source=source)["ahead-of-the-buyer"]
    assert Catalogue().text(found.because) == (
        "We are 1 stage ahead of them; they are still here: First talk"
    )


def test_one_stage_ahead_is_no_news_while_what_was_left_open_has_its_day_to_come() -> None:
    assert [day for day in range(10) if "ahead-of-the-buyer" in fired(*LEFT_OPEN, today=day)] == [
        8,
        9,
    ]


def test_two_stages_ahead_are_news_at_once() -> None:
    stages = "".join(
        f"\n  - id: {id_}\n    title: T\n    exit_criteria:\n"
        f"      - {{id: c, statement: S, met_when: {{fact: pain}}}}"
        for id_ in ("one", "two", "three")
    )
    book = playbook(f"default_warnings: true\nstages:{stages}\n")
    ahead = {}
    for stage in ("two", "three"):
        view = a_view(book, entered(stage), today=DAY, stage="one")
        ahead[stage] = "ahead-of-the-buyer" in {one.rule.id for one in firing(view)}
    assert ahead == {"two": False, "three": True}


@pytest.mark.parametrize("type_", ["market", "opportunity", "loyal", "strategic"])
def test_in_the_first_week_nobody_is_warned_about_the_buying_group(type_: str) -> None:
    known = () if type_ == "market" else people("user")
    days = [
        day
        for day in range(9)
        if f"buying-group-{type_}" in fired(*known, customer_type=type_, today=day)
    ]
    assert days == [7, 8]


def test_whom_to_ask_for_is_named_and_meeting_them_counters_it() -> None:
    found = fired(*people("user"), customer_type="strategic", today=7)["buying-group-strategic"]

    assert Catalogue().text(found.because) == (
        "A strategic customer decides as a group (not known yet: Pays, Judges and Buys)"
    )
    assert found.clears == ("meet/economic", "meet/technical", "meet/purchasing")


def test_each_has_a_reason_something_that_helps_and_an_origin() -> None:
    rules = playbook().warnings

    assert {rule.id for rule in rules} == ALL
    for rule in rules:
        assert rule.source, rule.id
        assert rule.counter_action is not None, rule.id
        assert rule.counter_action.text, rule.id
        assert len(rule.because) <= 79, rule.id
        assert not rule.because.endswith("."), rule.id


# What fits a playbook ---------------------------------------------------------------------------

LEFT_OUT = {
    "no purchasing": (
        "buyer_roles: [{id: economic, title: P}, {id: technical, title: T}, {id: user, title: U}]",
        {one for one in ALL if one.startswith("buying-group")},
    ),
    "no loyal customers": (
        "customer_types: [{id: market, title: M}, {id: strategic, title: S}]",
        {"buying-group-loyal", "buying-group-opportunity"},
    ),
}


@pytest.mark.parametrize(("keys", "gone"), LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_names_something_undeclared_is_left_out(keys: str, gone: set[str]) -> None:
    found = {rule.id for rule in playbook(f"{BOOK}{keys}\n").warnings}
    assert found == ALL - gone


def test_without_the_stage_of_the_trial_nothing_is_said_about_it() -> None:
    found = {rule.id for rule in playbook("default_warnings: true").warnings}
    assert ALL - found == {"payer-unknown", "payer-not-informed", "payer-not-met"}


SOURCES = {
    "both": ("[{id: tender, title: T}, {id: they-asked, title: A}]", "one_of"),
    "tender": ("[{id: tender, title: T}]", "is"),
    "they asked": ("[{id: they-asked, title: A}]", "is"),
    "neither": ("[{id: fair, title: F}]", None),
}


@pytest.mark.parametrize(("sources", "asked"), SOURCES.values(), ids=SOURCES.keys())
def test_of_its_variants_the_one_that_fits_is_taken(sources: str, asked: str | None) -> None:
    resolved = compiled(f"default_warnings: true\nlead_sources: {sources}\n").resolved
    (rule,) = (one for one in resolved["warnings"] if one["id"] == "ahead-of-the-buyer")

    _, *others, _ = rule["fires_when"]["all"]
    named = [part["not"]["lead_source"] for one in others for part in one["any"] if "not" in part]
    assert [list(one) for one in named] == ([] if asked is None else [[asked]])


# A playbook's own say ---------------------------------------------------------------------------


def rules_of(text: str) -> dict[str, Any]:
    return {rule.id: rule for rule in playbook(text).warnings}


def test_a_playbook_changes_one_by_its_id_and_adds_its_own_behind() -> None:
    own = "{id: mine, severity: low, fires_when: {fact: pain}, because: B}"
    found = rules_of(f"{BOOK}warnings: [{{id: over-the-limit, severity: critical}}, {own}]\n")
    usual = rules_of(BOOK)

    assert list(found) == [*usual, "mine"]
    assert found["over-the-limit"].severity == "critical"
    assert found["over-the-limit"].because == usual["over-the-limit"].because
    assert found["date-slips"] == usual["date-slips"]


def test_a_playbook_takes_one_out() -> None:
    found = rules_of(f"{BOOK}warnings: [{{id: silence, remove: true}}]\n")
    assert set(found) == ALL - {"silence"}


def test_taking_out_what_would_not_have_fitted_is_no_mistake() -> None:
    gone = "warnings: [{id: payer-unknown, remove: true}]"
    assert "payer-unknown" not in rules_of(f"default_warnings: true\n{gone}\n")


def test_taking_out_what_there_is_not_is_one() -> None:
    text = the_text("default_warnings: true\nwarnings: [{id: silense, remove: true}]\n")
    result = compile_playbook(text.encode(), "own.yaml")

    assert isinstance(result, Broken)
    assert [(one.code, one.place.line) for one in result.problems] == [("SC313", 2)]


def test_one_whose_condition_a_playbook_writes_anew_need_not_fit() -> None:
    change = "{id: payer-unknown, fires_when: {fact: pain}, counter_action: {text: T}}"
    found = rules_of(f"default_warnings: true\nwarnings: [{change}]\n")
    assert found["payer-unknown"].severity == "high"


def test_a_playbook_leaves_the_set_out_and_an_empty_list_does_not() -> None:
    assert playbook("default_warnings: false").warnings == ()
    assert set(rules_of(f"{BOOK}warnings: []\n")) == ALL


def test_the_set_is_in_the_pin_and_its_switch_is_not() -> None:
    found = compiled(BOOK)

    assert playbook_from_pin(canonical(found.resolved)) == found.playbook
    assert "default_warnings" not in found.resolved


def test_a_mistake_in_a_change_is_told_where_it_was_written() -> None:
    text = the_text(f"{BOOK}warnings: [{{id: silence, because: '{{days}}'}}]\n")
    result = compile_playbook(text.encode(), "own.yaml")

    assert isinstance(result, Broken)
    (problem,) = result.problems
    assert (problem.code, problem.file, "days" in problem.excerpt) == ("SC325", "own.yaml", True)


# It never makes a problem -----------------------------------------------------------------------

_WORDS = st.sampled_from(
    ["economic", "technical", "user", "purchasing", "market", "strategic", "tender", "they-asked",
     "silence", "option-evaluation", "laboratory", "pilot", "x"]
)  # fmt: skip


@given(
    roles=st.lists(_WORDS, max_size=4, unique=True),
    types=st.lists(_WORDS, max_size=4, unique=True),
    sources=st.lists(_WORDS, max_size=3, unique=True),
    items=st.lists(_WORDS, max_size=3, unique=True),
    stage=_WORDS,
)
def test_whatever_a_playbook_declares_the_set_makes_no_problem(
    roles: list[str], types: list[str], sources: list[str], items: list[str], stage: str
) -> None:
    def listed(ids: list[str]) -> str:
        return "[" + ", ".join(f"{{id: {id_}, title: T}}" for id_ in ids) + "]"

    steps = ", ".join(f"{{id: {id_}, do: D}}" for id_ in items)
    text = (
        f"salescoach: 1\nid: p\nversion: 1.0.0\ntitle: P\nlanguage: en\n"
        f"buyer_roles: {listed(roles)}\ncustomer_types: {listed(types)}\n"
        f"lead_sources: {listed(sources)}\nstages:\n  - id: {stage}\n    title: S\n"
        f"    checklists: [{{id: c, title: C, items: [{steps}]}}]\n"
    )
    result = compile_playbook(text.encode(), "own.yaml")

    assert isinstance(result, Compiled), result.problems
    assert result.problems == ()
