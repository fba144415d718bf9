from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from salescoach.playbook.model import (
    Axes,
    BuyerRole,
    Checklist,
    Criterion,
    CustomerType,
    Fact,
    Item,
    LimitCase,
    Material,
    NewDeal,
    NotYet,
    Playbook,
    Ranking,
    Stage,
    StaleAfterDays,
    Titled,
)
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.values.days import Duration
from salescoach.values.money import Money
from tests.builders.playbooks import a_condition, a_playbook

EVERYTHING = """\
salescoach: 1
id: small
version: 1.0.0
title: Small
language: en
about: Of everything one
short: s
ref: [T1, T2]
source: ours
customer_types: [{id: market, title: Market, axes: {assistance: low, loyalty: high}}]
deal_kinds: [{id: renewal, title: Renewal}]
lead_sources: [{id: fair, title: Fair}]
buyer_roles:
  - {id: user, title: Runs, decides_on: [work], decides_by: trying, prefers: [calls, 'no mail'],
     reach: ['May I?', Later], invite: 'A call?', materials: [sheet]}
materials: [{id: sheet, title: Sheet}]
seller_roles: [{id: developer, title: Developer}]
facts:
  - id: pain
    title: Pain
    type: choice
    choices: [{id: much, title: Much, short: m}]
    ask: ['Where?', 'How much?']
    debrief: And?
    ask_whom: user
    listen_for: ow
    spin: problem
    scope: account
    stale_after: 90d
  - {id: limit, title: Limit, type: money, ours: true}
new_deal: {requires: [amount, owner], defaults: {amount: 20000 USD}}
stages:
  - id: early
    title: Early
    buyer: Asks
    goals: They know
    owner: developer
    limit: [{days: 3, when: {fact: pain}, calendar: business}, {days: 9}]
    limit_source: ours
    leaving: they know
    not_yet: {say: price, until: {fact: pain}, because: Why}
    checklists:
      - id: steps
        title: Steps
        items:
          - id: ask-why
            do: Ask
            why: Because
            short: ask
            records: pain
            with: user
            ask: 'What?'
            leave_with: A day
            or_at_least: A name
            not_enough: Later
            after: {fact: pain}
            needs: {fact: pain}
            when: {fact: pain}
            effort: 3bd
            required: true
            start_here: true
    exit_criteria:
      - id: said
        statement: Said
        short: s
        met_when: {fact: pain}
        failed_when: {fact: pain}
        when: {fact: pain}
        ask: 'And?'
        internal: true
        waivable: false
won_after: early
ranking: {cheap: 9}
stale_after_days: {stale: 7, zombie: 21, source: ours}
"""


def test_everything_that_can_be_written_is_in_the_model() -> None:
    pain = a_condition("{fact: pain}")

    assert a_playbook(EVERYTHING) == Playbook(
        salescoach=1,
        id="small",
        version="1.0.0",
        title="Small",
        language="en",
        about="Of everything one",
        short="s",
        ref=("T1", "T2"),
        source="ours",
        customer_types=(CustomerType(id="market", title="Market", axes=Axes("low", "high")),),
        deal_kinds=(Titled(id="renewal", title="Renewal"),),
        lead_sources=(Titled(id="fair", title="Fair"),),
        buyer_roles=(
            BuyerRole(
                id="user",
                title="Runs",
                decides_on=("work",),
                decides_by=("trying",),
                prefers=("calls", "no mail"),
                reach=("May I?", "Later"),
                invite=("A call?",),
                materials=("sheet",),
            ),
        ),
        seller_roles=(Titled(id="developer", title="Developer"),),
        materials=(Material(id="sheet", title="Sheet"),),
        facts=(
            Fact(
                id="pain",
                title="Pain",
                type="choice",
                choices=(Titled(id="much", title="Much", short="m"),),
                ask=("Where?", "How much?"),
                debrief="And?",
                ask_whom=("user",),
                listen_for=("ow",),
                spin="problem",
                scope="account",
                stale_after=Duration(90, "d"),
            ),
            Fact(id="limit", title="Limit", type="money", ours=True),
        ),
        new_deal=NewDeal(requires=("amount", "owner"), amount=Money(Decimal("20000.00"), "USD")),
        stages=(
            Stage(
                id="early",
                title="Early",
                buyer="Asks",
                goals=("They know",),
                owner="developer",
                limit=(LimitCase(days=3, when=pain, calendar="business"), LimitCase(days=9)),
                limit_source="ours",
                leaving="they know",
                not_yet=(NotYet(say="price", until=pain, because="Why"),),
                checklists=(
                    Checklist(
                        id="steps",
                        title="Steps",
                        items=(
                            Item(
                                id="ask-why",
                                do="Ask",
                                why="Because",
                                short="ask",
                                records=("pain",),
                                with_=("user",),
                                ask=("What?",),
                                leave_with="A day",
                                or_at_least="A name",
                                not_enough=("Later",),
                                after=(pain,),
                                needs=pain,
                                when=pain,
                                effort=Duration(3, "bd"),
                                required=True,
                                start_here=True,
                            ),
                        ),
                    ),
                ),
                exit_criteria=(
                    Criterion(
                        id="said",
                        statement="Said",
                        short="s",
                        met_when=pain,
                        failed_when=pain,
                        when=pain,
                        ask=("And?",),
                        internal=True,
                        waivable=False,
                    ),
                ),
            ),
        ),
        won_after="early",
        ranking=Ranking(cheap=9),
        stale_after_days=StaleAfterDays(stale=7, zombie=21, source="ours"),
    )


def test_what_the_format_page_says_holds_where_a_playbook_says_nothing() -> None:
    playbook = a_playbook(
        items="- {id: ask-why, do: Ask}",
        criteria="- {id: said, statement: Said, met_when: {fact: pain}}",
        stage="limit: {days: 3}",
    )
    stage = playbook.stages[0]

    assert stage.items[0] == Item(id="ask-why", do="Ask")
    assert (stage.items[0].required, stage.items[0].start_here) == (False, False)
    assert (stage.exit_criteria[0].waivable, stage.exit_criteria[0].internal) == (True, False)
    assert stage.limit == (LimitCase(days=3, when=None, calendar="calendar"),)
    assert playbook.facts[0].scope == "deal"
    assert playbook.stale_after_days == StaleAfterDays(stale=14, zombie=45, source="practitioner")


def test_the_starting_weights_are_those_of_the_format_page() -> None:
    assert a_playbook().ranking == Ranking(
        opens_gate=40, certain_no=30, unblocks=10, our_word=15, doubt=22, clears_warning=5,
        debt=15, over_limit=10, weak_evidence=10, start_here=10, required=5, cheap=3,
        asked_before=-20,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("element", "label"),
    [
        (Titled(id="x", title="Long", short="s"), "s"),
        (Titled(id="x", title="Long"), "Long"),
        (Item(id="x", do="Long", short="s"), "s"),
        (Item(id="x", do="Long"), "Long"),
        (Criterion(id="x", statement="Long", short="s", met_when=a_condition("{fact: pain}")), "s"),
        (Criterion(id="x", statement="Long", met_when=a_condition("{fact: pain}")), "Long"),
    ],
)
def test_the_label_is_the_short_form_where_there_is_one(
    element: Titled | Item | Criterion, label: str
) -> None:
    assert element.label == label


def test_things_are_found_by_their_ids() -> None:
    playbook = a_playbook(EVERYTHING)
    stage = playbook.stages[0]

    assert playbook.stage("early") is stage
    assert playbook.fact("limit") is playbook.facts[1]
    assert playbook.role("user") is playbook.buyer_roles[0]
    assert playbook.item("early/ask-why") is stage.items[0]


@pytest.mark.parametrize("path", ["early/said", "late/ask-why", "ask-why", ""])
def test_an_item_that_is_not_there_is_none(path: str) -> None:
    assert a_playbook(EVERYTHING).item(path) is None


def test_what_is_not_there_is_none() -> None:
    playbook = a_playbook(EVERYTHING)

    assert (playbook.stage("x"), playbook.fact("x"), playbook.role("x")) == (None, None, None)


def test_the_items_of_a_stage_are_those_of_all_checklists_in_order() -> None:
    text = """\
stages:
  - id: early
    title: Early
    checklists:
      - {id: one, title: One, items: [{id: b, do: B}, {id: a, do: A}]}
      - {id: none, title: None, items: []}
      - {id: two, title: Two, items: [{id: c, do: C}]}
"""

    assert [item.id for item in a_playbook(text).stages[0].items] == ["b", "a", "c"]


def test_a_playbook_cannot_change() -> None:
    playbook = a_playbook()

    with pytest.raises(FrozenInstanceError):
        playbook.title = "Other"  # type: ignore[misc]
    assert isinstance(hash(playbook), int)  # nothing in it can change either


def test_a_stage_may_be_no_more_than_its_title() -> None:
    resolved = {"salescoach": 1, "id": "x", "version": "1.0.0", "title": "X", "language": "en",
                "stages": [{"id": "early", "title": "Early"}]}  # fmt: skip

    assert playbook_from_resolved(resolved).stages == (Stage(id="early", title="Early"),)
