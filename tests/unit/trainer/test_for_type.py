"""A playbook as it is for one type of customer."""

from salescoach.playbook.model import Playbook
from salescoach.trainer.for_type import for_type
from tests.builders.resolved import a_condition_of, resolved

PLAYBOOK = resolved("""
seller_roles: [{id: a, title: A}, {id: b, title: B}]
stages:
  - id: first
    title: First
    limit:
      - {days: 5, when: {customer_type: {is: market}}}
      - {days: 9, when: {customer_type: {is: loyal}}}
      - {days: 7, when: {amount: {known: true}}}
      - {days: 20}
    not_yet:
      - {say: the price, until: {any: [{customer_type: {is: market}},
         {fact: pain, known: true}]}}
      - {say: a discount, until: {all: [{customer_type: {is: market}},
         {fact: pain, known: true}]}}
    checklists:
      - id: c
        title: C
        items:
          - {id: one, do: One, when: {customer_type: {is: market}}}
          - {id: two, do: Two, when: {customer_type: {is: loyal}}}
          - {id: three, do: Three, after: [
              {item: first/one, is: [done, skipped, not-applicable]},
              {item: first/two, is: [done, skipped, not-applicable]}]}
          - {id: four, do: Four, when: {deal_kind: {is: big}}}
      - {id: d, title: D, items: [{id: five, do: Five, when: {customer_type: {is: loyal}}}]}
    exit_criteria:
      - {id: mine, statement: Mine, when: {customer_type: {is: market}},
         met_when: {all: [{fact: pain, known: true},
           {any: [{customer_type: {is: market}}, {amount: {known: true}}]}]},
         failed_when: {customer_type: {is: loyal}}}
      - {id: theirs, statement: Theirs, when: {customer_type: {is: loyal}},
         met_when: {fact: pain, known: true}}
      - {id: fixed, statement: Fixed, met_when: {customer_type: {is: market}}}
  - {id: second, title: Second, when: {customer_type: {is: loyal}}}
  - {id: aside, title: Aside, beside: second}
  - {id: third, title: Third, when: {customer_type: {is: market}}}
won_after: second
handovers:
  - {id: over, from: a, to: b, at: third, passes_when: {any: [{customer_type: {is: loyal}},
     {fact: pain, known: true}]}}
  - {id: gone, from: a, to: b, at: second}
moves_back:
  - {from: third, to: first, because: Stays}
  - {from: third, to: second, because: Goes}
outcomes: {cancelled: {from: [second, third]}}
cycle: {from: third, to: first}
warnings:
  - {id: never, severity: low, because: N, fires_when: {all: [{customer_type: {is: loyal}},
     {amount: {known: true}}]}}
  - {id: maybe, severity: low, because: M, fires_when: {all: [{customer_type: {is: market}},
     {amount: {known: true}}]}}
scorecards:
  - id: fit
    title: Fit
    blockers: [{id: x, title: X, met_when: {customer_type: {is: loyal}}}]
    signals:
      - id: s
        title: S
        levels:
          - {points: 2, title: L2, met_when: {customer_type: {is: loyal}}}
          - {points: 1, title: L1, met_when: {fact: pain, known: true}}
differentiation:
  - {id: kept, raises: loyalty, from: [market], do: Kept}
  - {id: other, raises: loyalty, from: [loyal], do: Other}
  - {id: void, raises: loyalty, do: Void, item: first/two}
""")


def market() -> Playbook:
    return for_type(PLAYBOOK, "market")


def test_stages_that_are_not_for_it_are_left_out_with_those_beside_them() -> None:
    assert [stage.id for stage in market().stages] == ["first", "third"]
    assert [stage.id for stage in for_type(PLAYBOOK, "loyal").stages] == [
        "first",
        "second",
        "aside",
    ]


def test_what_is_certain_for_it_has_no_condition_any_more() -> None:
    first, third = market().stages

    assert [(item.id, item.when) for item in first.items] == [
        ("one", None),
        ("three", None),
        ("four", a_condition_of("{deal_kind: {is: big}}")),
    ]
    assert [checklist.id for checklist in first.checklists] == ["c"]
    assert third.when is None


def test_nothing_waits_for_an_item_that_is_not_for_it() -> None:
    three = market().stages[0].items[1]

    assert three.after == (
        a_condition_of("{item: first/one, is: [done, skipped, not-applicable]}"),
    )


def test_the_limit_ends_with_the_first_case_that_is_certain() -> None:
    assert [(case.days, case.when) for case in market().stages[0].limit] == [(5, None)]
    other = for_type(PLAYBOOK, "strategic")
    assert [case.days for case in other.stages[0].limit] == [7, 20]


def test_a_criterion_keeps_what_only_a_deal_can_decide() -> None:
    mine, fixed = market().stages[0].exit_criteria

    assert (mine.id, mine.when, mine.failed_when) == ("mine", None, None)
    assert mine.met_when == a_condition_of("{fact: pain, known: true}")
    assert fixed.met_when == a_condition_of("{customer_type: {is: market}}")


def test_what_may_be_said_already_is_no_longer_forbidden() -> None:
    (discount,) = market().stages[0].not_yet

    assert (discount.say, discount.until) == (
        "a discount",
        a_condition_of("{fact: pain, known: true}"),
    )


def test_ways_to_a_stage_that_is_left_out_are_left_out() -> None:
    one = market()

    assert one.won_after is None
    assert [move.because for move in one.moves_back] == ["Stays"]
    assert one.outcomes.cancelled.from_ == ("third",)
    assert one.cycle == PLAYBOOK.cycle
    assert for_type(PLAYBOOK, "loyal").cycle is None
    (over,) = one.handovers
    assert over.passes_when == a_condition_of("{fact: pain, known: true}")


def test_warnings_scores_and_work_that_are_not_for_it_are_left_out() -> None:
    one = market()

    assert [(rule.id, rule.fires_when) for rule in one.warnings] == [
        ("maybe", a_condition_of("{amount: {known: true}}"))
    ]
    assert one.scorecards[0].blockers == ()
    assert [level.title for level in one.scorecards[0].signals[0].levels] == ["L1"]
    assert [work.id for work in one.differentiation] == ["kept"]
    assert [type_.id for type_ in one.customer_types] == ["market"]
