"""Where a deal can go from its position, and what a move keeps. Rule 7 of the format."""

from typing import Any

import pytest

from salescoach.deal.events import Left, Payload
from salescoach.guidance.gate import gate_of
from salescoach.guidance.moves import (
    as_left,
    earlier,
    forward,
    is_past_the_decision,
    is_the_win,
    kept_fields,
    kept_records,
    ways_back,
)
from salescoach.guidance.view import View
from tests.builders.asking import USER
from tests.builders.deals import A_DAY, DAY, Command, a_deal, entered, field_set, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    answered,
    broken,
    called_off,
    dropped,
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

PLAYBOOK = """\
stages:
  - {id: one, title: One}
  - {id: two, title: Two, when: {customer_type: loyal}}
  - {id: three, title: Three, when: {fact: pain, known: true}}
  - {id: aside, title: Aside, beside: one}
  - id: four
    title: Four
    exit_criteria:
      - {id: said, statement: S, met_when: {fact: pain, level: confirmed}}
      - {id: loyal, statement: L, when: {customer_type: loyal}, met_when: {fact: pain}}
  - {id: five, title: Five}
won_after: four
moves_back:
  - {from: four, to: three, because: "It failed"}
  - {from: five, to: one, because: "New plans"}
"""


def seen(stage: str, *commands: Payload | Command, **opening: Any) -> View:
    """A deal in this stage."""
    view: View = a_view(
        a_playbook(PLAYBOOK), USER, *commands, today=DAY + A_DAY, stage=stage, **opening
    )
    return view


WAYS: dict[str, tuple[str, list[Payload | Command], str | None, str | None, list[str]]] = {
    "the next one": ("one", [], "loyal", "two", []),
    "past what does not apply": ("one", [said(value=None, none=True)], "market", "four",
                                 ["two", "three"]),
    "not past what may apply": ("one", [], None, "two", []),
    "not past what is not known": ("one", [], "market", "three", ["two"]),
    "never to what runs beside": ("three", [], "loyal", "four", []),
    "the last one leads nowhere": ("five", [], "loyal", None, []),
}  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "commands", "type_", "leads_to", "passed"), WAYS.values(), ids=WAYS
)
def test_advance_passes_through_optional_stages_that_do_not_apply(
    stage: str,
    commands: list[Payload | Command],
    type_: str | None,
    leads_to: str | None,
    passed: list[str],
) -> None:
    ahead = forward(seen(stage, *commands, customer_type=type_))

    assert (ahead.stage.id if ahead.stage else None) == leads_to
    assert [one.id for one in ahead.passed] == passed


BACK = {
    "from the first nowhere": ("one", []),
    "in order": ("three", ["one", "two"]),
    "the listed way first": ("four", ["three", "one", "two"]),
    "listed, and the first at that": ("five", ["one", "two", "three", "four"]),
}


@pytest.mark.parametrize(("stage", "stages"), BACK.values(), ids=BACK)
def test_back_goes_to_any_earlier_stage_listed_ways_first(stage: str, stages: list[str]) -> None:
    assert [one.id for one in earlier(seen(stage))] == stages


def test_a_listed_way_back_tells_why_one_goes_it() -> None:
    assert [way.because for way in ways_back(seen("four"))] == ["It failed"]
    assert ways_back(seen("three")) == ()


def test_only_a_deal_that_is_being_sold_is_won_out_of_the_deciding_stage() -> None:
    won = (entered("five", way="win"), entered("four", way="back"))

    assert [is_the_win(seen(stage)) for stage in ("three", "four")] == [False, True]
    assert not is_the_win(seen("four", *won))
    assert not is_the_win(seen("five", entered("five", way="win")))


def test_behind_the_deciding_stage_a_deal_that_is_still_sold_is_won_on_the_way_out() -> None:
    assert is_the_win(seen("five"))
    assert [is_past_the_decision(seen(one)) for one in ("three", "four", "five")] == [
        False, False, True,
    ]  # fmt: skip
    assert not is_past_the_decision(seen("five", entered("five", way="win")))


def test_a_move_keeps_the_verdicts_of_the_criteria_that_apply() -> None:
    heard, confirmed = seen("four", said(by=["anna"])), seen("four", customer_type="market")

    assert as_left(gate_of(heard)) == (
        Left("four/said", "met"),
        Left("four/loyal", "unknown"),
    )
    assert as_left(gate_of(confirmed)) == (Left("four/said", "unknown"),)


KEPT: dict[str, tuple[list[Payload], tuple[str, ...]]] = {
    "what holds for the account": (
        [field_set("owner", "eva"), field_set("customer_type", "loyal")],
        ("customer_type", "owner"),
    ),
    "the language": ([field_set("language", "de")], ("language",)),
    "nothing of one sale": (
        [field_set("expected_close", "2026-09-30"), field_set("lead_source", "fair")],
        (),
    ),
}


@pytest.mark.parametrize(("commands", "fields"), KEPT.values(), ids=KEPT)
def test_a_round_keeps_the_fields_of_the_account(
    commands: list[Payload], fields: tuple[str, ...]
) -> None:
    assert kept_fields(a_deal(*commands)) == fields


RECORDS: dict[str, tuple[list[Payload], tuple[str, ...]]] = {
    "nothing": ([], ()),
    "a visit for the day": ([planned(day=DAY)], ("visit/visit-1",)),
    "a visit for later": ([planned(day=DAY + A_DAY)], ("visit/visit-1",)),
    "a visit that should have been": ([planned(day=DAY - A_DAY)], ()),
    "a visit that was held": ([planned(day=DAY), held()], ()),
    "a visit that was cancelled": ([planned(day=DAY), called_off()], ()),
    "open promises of both sides": (
        [ours(), theirs()],
        ("commitment/sheet", "commitment/figures"),
    ),
    "promises kept, broken or dropped": (
        [theirs("a"), theirs("b"), theirs("c"), kept("a"), broken("b"), dropped("c")],
        (),
    ),
    "doubts that are not settled": (
        [raised("a"), raised("b"), raised("c"), explored("b"), answered("c")],
        ("doubt/a", "doubt/b", "doubt/c"),
    ),
    "a doubt that is settled": ([raised(), settled()], ()),
    "an open problem": ([a_problem()], ("problem/leak",)),
    "a problem that is solved": ([a_problem(), solved()], ()),
    "agreements and options": ([agreed(), an_option()], ()),
    "each kind in its turn": (
        [a_problem(), raised(), ours(), planned(day=DAY)],
        ("visit/visit-1", "commitment/sheet", "doubt/deposits", "problem/leak"),
    ),
}


@pytest.mark.parametrize(("recorded", "goes_on"), RECORDS.values(), ids=RECORDS)
def test_what_is_still_to_be_done_goes_on_into_the_next_round(
    recorded: list[Payload], goes_on: tuple[str, ...]
) -> None:
    assert kept_records(a_deal(USER, *recorded), DAY) == goes_on
