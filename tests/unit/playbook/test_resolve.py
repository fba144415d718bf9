from typing import Any

import pytest
from hypothesis import given

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.values.canonical import canonical
from tests.builders.playbooks import compiled
from tests.builders.written import as_yaml, variants

FACTS = """
- {id: pain, title: Pain, type: text}
- {id: verdict, title: Verdict, type: choice, choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: ways, title: Ways, type: choices, choices: [{id: ours, title: O}, {id: theirs, title: T}]}
- {id: count, title: Count, type: number}
- {id: tools, title: Tools, type: list}
"""


def resolved_condition(written: str) -> Any:
    criterion = f"- {{id: said, statement: S, met_when: {written}}}"
    item = "- {id: ask-why, do: A}\n- {id: weigh, do: W}"
    form = compiled(facts=FACTS, items=item, criteria=criterion).resolved
    return form["stages"][0]["exit_criteria"][0]["met_when"]


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("{fact: pain}", {"fact": "pain", "known": True}),
        ("{fact: pain, level: heard, from: user}",
         {"fact": "pain", "known": True, "level": "heard", "from": ["user"]}),
        ("{fact: pain, missing: true}", {"fact": "pain", "missing": True}),
        ("{fact: verdict, is: good}", {"fact": "verdict", "is": "good"}),
        ("{fact: verdict, is: [good]}", {"fact": "verdict", "is": "good"}),
        ("{fact: verdict, one_of: [good]}", {"fact": "verdict", "is": "good"}),
        ("{fact: verdict, one_of: good}", {"fact": "verdict", "is": "good"}),
        ("{fact: verdict, is: [good, bad]}", {"fact": "verdict", "one_of": ["good", "bad"]}),
        ("{fact: verdict, one_of: [good, bad]}", {"fact": "verdict", "one_of": ["good", "bad"]}),
        ("{fact: verdict, is: [good, bad], one_of: [bad]}", {"fact": "verdict", "is": "bad"}),
        ("{fact: verdict, is: good, one_of: [good, bad]}",
         {"fact": "verdict", "is": "good", "one_of": ["good", "bad"]}),
        ("{fact: ways, is: ours}", {"fact": "ways", "is": ["ours"]}),
        ("{fact: ways, is: [ours, theirs]}", {"fact": "ways", "is": ["ours", "theirs"]}),
        ("{fact: ways, contains: ours}", {"fact": "ways", "contains": "ours"}),
        ("{fact: tools, contains: [saw, axe]}", {"fact": "tools", "contains": ["saw", "axe"]}),
        ("{fact: count, at_least: 010}", {"fact": "count", "at_least": "010"}),
        ("{fact: pain, fresh_within: 002w}",
         {"fact": "pain", "known": True, "fresh_within": "2w"}),
        ("{customer_type: market}", {"customer_type": {"is": "market"}}),
        ("{customer_type: [market]}", {"customer_type": {"is": "market"}}),
        ("{customer_type: [market, loyal]}", {"customer_type": {"one_of": ["market", "loyal"]}}),
        ("{customer_type: {is: [market, loyal]}}",
         {"customer_type": {"one_of": ["market", "loyal"]}}),
        ("{customer_type: {is_not: market}}", {"customer_type": {"is_not": "market"}}),
        ("{amount: {at_least: 5 EUR, less_than: 9 EUR}}",
         {"amount": {"at_least": "5 EUR", "less_than": "9 EUR"}}),
        ("{expected_close: {known: true}}", {"expected_close": {"known": True}}),
        ("{item: ask-why, is: done}", {"item": "option-evaluation/ask-why", "is": ["done"]}),
        ("{item: option-evaluation/ask-why, is: [done, open]}",
         {"item": "option-evaluation/ask-why", "is": ["done", "open"]}),
        ("{stakeholder: {role: user}}",
         {"stakeholder": {"role": "user"}, "count": {"at_least": 1}}),
        ("{stakeholder: {}, count: {}}", {"stakeholder": {}, "count": {"at_least": 1}}),
        ("{stakeholder: {stance: opponent}, count: {at_most: 0}}",
         {"stakeholder": {"stance": ["opponent"]}, "count": {"at_most": 0}}),
        ("{stakeholder: {}, count: {at_least: 0}}",
         {"stakeholder": {}, "count": {"at_least": 0}}),
        ("{all: [{fact: pain}, {not: {any: [{customer_type: market}]}}]}",
         {"all": [{"fact": "pain", "known": True},
                  {"not": {"any": [{"customer_type": {"is": "market"}}]}}]}),
    ],
)  # fmt: skip
def test_short_forms_become_long_ones(written: str, resolved: Any) -> None:
    assert resolved_condition(written) == resolved


def test_a_criterion_is_met_unless_it_says_passed() -> None:
    criteria = """
- {id: said, statement: S, met_when: {fact: pain}}
- {id: meant, statement: M, met_when: {all: [{criterion: said}, {criterion: said, is: passed}]}}
"""
    form = compiled(criteria=criteria).resolved

    assert form["stages"][0]["exit_criteria"][1]["met_when"] == {
        "all": [
            {"criterion": "option-evaluation/said", "is": "met"},
            {"criterion": "option-evaluation/said", "is": "passed"},
        ]
    }


def test_what_an_item_comes_after_is_done_skipped_or_not_applicable() -> None:
    items = """
- {id: ask-why, do: A}
- id: weigh
  do: W
  after: [ask-why, option-evaluation/ask-why, {fact: pain}]
- {id: last, do: L, after: weigh}
"""
    form = compiled(items=items).resolved
    weigh, last = form["stages"][0]["checklists"][0]["items"][1:]
    satisfied = ["done", "skipped", "not-applicable"]

    assert weigh["after"] == [
        {"item": "option-evaluation/ask-why", "is": satisfied},
        {"item": "option-evaluation/ask-why", "is": satisfied},
        {"fact": "pain", "known": True},
    ]
    assert last["after"] == [{"item": "option-evaluation/weigh", "is": satisfied}]


def test_a_condition_is_resolved_wherever_it_stands() -> None:
    written = "{customer_type: market}"
    stage = f"limit: {{days: 3, when: {written}}}\nnot_yet: {{say: price, until: {written}}}"
    items = f"- {{id: a, do: A, when: {written}, needs: {written}, after: {written}}}"
    criteria = (
        f"- {{id: c, statement: C, when: {written}, met_when: {written}, failed_when: {written}}}"
    )
    form = compiled(stage=stage, items=items, criteria=criteria).resolved["stages"][0]
    resolved = {"customer_type": {"is": "market"}}
    item = form["checklists"][0]["items"][0]
    criterion = form["exit_criteria"][0]

    assert form["limit"] == [{"days": 3, "when": resolved}]
    assert form["not_yet"] == [{"say": "price", "until": resolved}]
    assert (item["when"], item["needs"], item["after"]) == (resolved, resolved, [resolved])
    assert [criterion[key] for key in ("when", "met_when", "failed_when")] == [resolved] * 3


def test_the_resolved_form_says_what_the_file_says_and_nothing_else() -> None:
    text = """\
id: small
version: 1.2.0
title: Small
language: de
fragment: true
about:
customer_types: []
deal_kinds: []
lead_sources: []
buyer_roles: [{id: user, title: Runs, decides_on: work}]
facts: [{id: pain, title: Pain, type: text, ask: Where, stale_after: 90d}]
new_deal: {requires: amount, defaults: {amount: 20000 USD}}
stages: [{id: early, title: Early}]
ranking: {cheap: 4}
"""

    assert compiled(text).resolved == {
        "salescoach": 1,
        "id": "small",
        "version": "1.2.0",
        "title": "Small",
        "language": "de",
        "buyer_roles": [{"id": "user", "title": "Runs", "decides_on": ["work"]}],
        "facts": [
            {"id": "pain", "title": "Pain", "type": "text", "ask": ["Where"], "stale_after": "90d"}
        ],
        "new_deal": {"requires": ["amount"], "amount": {"amount": "20000.00", "currency": "USD"}},
        "stages": [{"id": "early", "title": "Early"}],
        "ranking": {"cheap": 4},
    }


SHORT = """\
language: en
title: Small
stages:
  - exit_criteria:
      - met_when: {all: [{fact: pain}, {customer_type: [market]}, {stakeholder: {role: user}}]}
        statement: Said
        id: said
    title: Early
    id: early
facts: {id: pain, title: Pain, type: text, ask: Where}
"""
LONG = """\
salescoach: "1"
id: small
version: '1.0.0'
title: |-
  Small
language: "en"
facts:
  - id: pain
    title: "Pain"
    type: text
    ask:
      - Where
stages:
  - id: early
    title: Early
    exit_criteria:
      - id: said
        statement: >-
          Said
        met_when:
          all:
            - fact: pain
              known: true
            - customer_type:
                is: market
            - stakeholder: {role: user}
              count: {at_least: 1}
"""


def test_the_same_playbook_has_the_same_bytes_however_it_is_written() -> None:
    short = SHORT.replace("facts: {id: pain, title: Pain, type: text, ask: Where}",
                          "facts: [{id: pain, title: Pain, type: text, ask: Where}]")  # fmt: skip

    assert canonical(compiled(short).resolved) == canonical(compiled(LONG).resolved)


ITEM = "stages: [{id: e, title: E, checklists: [{id: c, title: C, items: [{id: i, do: D%s}]}]}]\n"
CRITERION = (
    "stages: [{id: e, title: E, "
    "exit_criteria: [{id: c, statement: S, met_when: {fact: pain}%s}]}]\n"
)
STAGE = "stages: [{id: e, title: E%s}, {id: f, title: F}]\n"
FACT = "facts: [{id: pain, title: P, type: text}, {id: x, title: X, type: text%s}]\n"
LEVEL = "{points: 1, title: T, met_when: {fact: pain}}"
CARD = "scorecards: [{id: f, title: F, signals: [{id: s, title: S%s, levels: [" + LEVEL + "]}]}]\n"
HANDOVER = "handovers: [{id: h, from: developer, to: developer, at: option-evaluation%s}]\n"
SAME = {
    "an item": (ITEM % ", required: false, start_here: false, with: [], records: [], after: []",
                ITEM % ""),
    "one for a list": (ITEM % ", records: pain, with: user, ask: W, "
                       "not_enough: N, again: stage-entry",
                       ITEM % ", records: [pain], with: [user], ask: [W], not_enough: [N], "
                       "again: [stage-entry]"),
    "due at once": (ITEM % ", due: {after: visit, days: 0}", ITEM % ", due: {after: visit}"),
    "a criterion": (CRITERION % ", waivable: true, internal: false", CRITERION % ""),
    "a limit": (STAGE % ", limit: [{days: 3, calendar: calendar}]", STAGE % ", limit: {days: 03}"),
    "nothing in a stage": (STAGE % ", goals: [], checklists: [], also_called: {}, when: ",
                           STAGE % ""),
    "names elsewhere": (STAGE % ", also_called: {a: A, b: B}",
                        STAGE % ", also_called: {b: B, a: A}"),
    "a fact": (FACT % ", ours: false, scope: deal, ask: [], about: ", FACT % ""),
    "a weight": (CARD % ", weight: 1", CARD % ""),
    "a hand-over": (HANDOVER % ", gradual: false, checklists: []", HANDOVER % ""),
    "lists of one": ("exchange_rates: {from: EUR, to: USD, rate: 1.10, source: s}\n",
                     "exchange_rates: [{from: EUR, to: USD, rate: 1.1, source: s}]\n"),
    "numbers": ("ranking: {cheap: 3, debt: 15}\nstale_after_days: {stale: 14, zombie: 45}\n",
                "stale_after_days: {source: practitioner}\n"),
    "a new deal": ("new_deal: {requires: [], defaults: {}}\n", "\n"),
    "an amount": ("new_deal: {defaults: {amount: 5 EUR}}\n",
                  "new_deal: {defaults: {amount: EUR 5.00}}\n"),
    "endings": ("outcomes: {lost: {reasons: []}, cancelled: {from: []}}\nparking: {}\n",
                "outcomes: {}\nparking: {reasons: []}\n"),
    "nothing": ("visit_kinds: []\nlibrary: {items: []}\nwarnings: []\nfragment: true\n", "\n"),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_what_goes_without_saying_changes_no_byte(one: str, other: str) -> None:
    assert canonical(compiled(one).resolved) == canonical(compiled(other).resolved)


@given(variants())
def test_the_resolved_form_written_as_a_file_resolves_to_itself(data: dict[str, Any]) -> None:
    first = compile_playbook(as_yaml(data), "variant.yaml")
    assert isinstance(first, Compiled), first
    written = _as_written(first.resolved)
    again = compile_playbook(as_yaml(written), "again.yaml")

    assert isinstance(again, Compiled), again
    assert again.resolved == first.resolved


def _as_written(resolved: Any) -> Any:
    """Numbers as a file has them, and the defaults of a new deal where they stand in one."""
    if isinstance(resolved, list):
        return [_as_written(part) for part in resolved]
    if isinstance(resolved, dict):
        found = {key: _as_written(part) for key, part in resolved.items()}
        if "new_deal" in found and "amount" in found["new_deal"]:
            amount = found["new_deal"].pop("amount")
            found["new_deal"]["defaults"] = {"amount": " ".join(amount.values())}
        return found
    return str(resolved) if type(resolved) is int else resolved
