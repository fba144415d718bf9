"""The tree of `playbook show`: a small playbook in full, a large one on two screens."""

from pathlib import Path

import pytest

from tests.builders.playbooks import the_text
from tests.builders.worlds import Run
from tests.conftest import Golden

EVERYTHING = Path(__file__).parents[2] / "playbook" / "everything.yaml"
CHINESE = """
salescoach: 1
id: guolu
version: 1.0.0
title: 锅炉销售
language: zh
about: 从第一次拜访到签订合同，我们怎样帮助客户比较成本与收益，并且作出自己的决定
buyer_roles:
  - {id: owner, title: "负责付款的人"}
facts:
  - {id: bill, title: "去年的煤气费", type: money, ask: "去年一共付了多少？", ask_whom: [owner]}
stages:
  - id: cold
    title: 他们觉得冷
    buyer: 在屋里穿着大衣，想知道每年因此多花了多少钱，也想知道别人是怎样解决的
    checklists:
      - id: c
        title: 在地下室
        items:
          - id: ask
            do: 请他们拿出去年的煤气账单，一起看看每个月用了多少
            records: [bill]
            with: [owner]
    exit_criteria:
      - id: seen
        statement: 他们说出了去年的费用
        met_when: {fact: bill, known: true, level: confirmed}
"""


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_small_playbook_is_shown_with_its_items(empty: Run, golden: Golden, width: int) -> None:
    with empty.on_terminal(width=width):
        shown = empty.ok("playbook", "show", str(EVERYTHING), "--color", "never").out

    assert max(len(line) for line in shown.splitlines()) <= min(width, 100)
    golden(f"playbook-show/tree-{width}.txt", shown)


def test_chinese_breaks_where_the_screen_ends(empty: Run, golden: Golden) -> None:
    (empty.base / "guolu.yaml").write_text(CHINESE, encoding="utf-8")
    with empty.on_terminal(width=60):
        shown = empty.ok("playbook", "show", "guolu.yaml", "--color", "never").out

    golden("playbook-show/tree-chinese.txt", shown)


def test_a_stage_is_shown_with_all_its_words(empty: Run, golden: Golden) -> None:
    line = ("playbook", "show", str(EVERYTHING), "--stage", "cold", "--format", "table")

    golden("playbook-show/stage.txt", empty.ok(*line).out)


HALF = """
buyer_roles: [{id: cook, title: Cook}, {id: payer, title: Pays}]
facts: [{id: loss, title: Loss, type: text, ask: 'What?', ask_whom: [cook]}]
stages:
  - id: only
    title: Only
    exit_criteria:
      - {id: c, statement: 'They said it', met_when: CONDITION}
"""


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("{fact: loss, known: true}", "They said it"),
        ("{fact: loss, level: heard}", "They said it"),
        ("{fact: loss, level: confirmed}", "They said it (word of: Cook)"),
        ("{fact: loss, level: proven}", "They said it (word of: Cook)"),
        ("{fact: loss, from: [payer]}", "They said it (word of: Pays)"),
    ],
)
def test_whose_word_it_takes_is_told_only_where_nobody_elses_will_do(
    empty: Run, condition: str, shown: str
) -> None:
    (empty.base / "half.yaml").write_text(the_text(HALF.replace("CONDITION", condition)))

    told = empty.ok("playbook", "show", "half.yaml", "--format", "table").out

    assert f"└─ {shown}\n" in told


TYPES = """
customer_types:
  - {id: hotel, title: "Hotel, privately owned"}
  - {id: public, title: 'Public clinic'}
"""
TRAINERS = """
warnings:
  - id: no-hygiene
    severity: high
    fires_when: {days_since_contact: {at_least: 20}}
    because: Nobody has asked for hygiene
    counter_action: {text: Ask}
"""


def test_types_with_commas_in_their_titles_stand_in_quotation_marks(empty: Run) -> None:
    items = "- {id: i, do: 'Do it', when: {customer_type: [hotel, public]}}\n"
    text = the_text(TYPES.replace("Hotel, p", "P"), items=items)
    (empty.base / "plain.yaml").write_text(text)
    (empty.base / "comma.yaml").write_text(the_text(TYPES, items=items))

    plain = empty.ok("playbook", "show", "plain.yaml", "--format", "table").out
    comma = empty.ok("playbook", "show", "comma.yaml", "--format", "table").out

    assert "For: Privately owned and Public clinic\n" in plain
    assert 'For: "Hotel, privately owned" and "Public clinic"\n' in comma
    assert 'Do it; only for: "Hotel, privately owned" or "Public clinic"\n' in comma


def test_the_tree_has_the_trainers_own_warnings_and_not_those_of_the_program(empty: Run) -> None:
    (empty.base / "own.yaml").write_text(the_text(TRAINERS))
    (empty.base / "none.yaml").write_text(the_text())

    own = empty.ok("playbook", "show", "own.yaml", "--format", "table").out
    none = empty.ok("playbook", "show", "none.yaml", "--format", "table").out

    assert "Warnings of its own\n   └─ Nobody has asked for hygiene\n" in own
    assert "Warnings of its own" not in none


def test_a_large_playbook_takes_two_screens(empty: Run) -> None:
    shown = empty.ok("playbook", "show", "technical-sale", "--format", "table").out

    assert len(shown.splitlines()) <= 100
    assert "Show what each option costs and brings: 11 items" in shown
    assert "pass mark agreed (word of: judges or runs it)" in shown
    assert shown.splitlines()[-1] == (
        "All of a stage: salescoach playbook show technical-sale --stage need-recognition"
    )


def test_the_command_at_its_end_names_the_playbook_as_it_was_given(empty: Run) -> None:
    text = the_text(items="".join(f"- {{id: i{n}, do: 'Do {n}'}}\n" for n in range(31)))
    (empty.base / "wide one.yaml").write_text(text)

    shown = empty.ok("playbook", "show", "wide one.yaml", "--format", "table").out

    assert ": 31 items" in shown
    assert shown.splitlines()[-1] == (
        "All of a stage: salescoach playbook show 'wide one.yaml' --stage option-evaluation"
    )


def test_where_the_terminal_has_no_such_signs_the_branches_are_plain(empty: Run) -> None:
    line = ("playbook", "show", str(EVERYTHING), "--format", "table")

    shown = empty.ok(*line, env={"SALESCOACH_SYMBOLS": "ascii"}).out

    assert shown.isascii()
    assert "+- 1. They are cold  cold" in shown
    assert "|  +- Ask for the gas bill (they do it)" in shown
