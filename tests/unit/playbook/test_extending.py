"""One playbook on top of another, and problems told in the file in which they stand."""

from textwrap import dedent
from typing import Any

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.extending import MOST_FILES, Base, NoBase
from salescoach.playbook.model import Playbook
from salescoach.playbook.problems import Problem
from salescoach.values.messages import Message, say
from tests.builders.playbooks import args_of, marked
from tests.builders.speed import at_once

BASE = """\
salescoach: 1
id: base
version: 1.0.0
title: Base
short: b
language: de
about: The base
customer_types:
  - {id: big, title: Big}
  - {id: small, title: Small, also: [tiny]}
buyer_roles:
  - {id: user, title: User}
  - {id: payer, title: Payer}
facts:
  - id: pain
    title: Pain
    type: text
    ask:
      - Where?
      - Since when?
    ask_whom: [user]
  - {id: gain, title: Gain, type: text}
library:
  items:
    - {id: call, do: Call, why: Because}
stages:
  - id: early
    title: Early
    limit: [{when: {customer_type: big}, days: 9}, {days: 5}]
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: ask, do: Ask, records: [pain], required: true}
          - use: call
    exit_criteria:
      - {id: said, statement: Said, met_when: {fact: pain}}
  - {id: late, title: Late}
ranking: {cheap: 9, debt: 8}
outcomes: {lost: {reasons: [{id: price, title: Price}], requires: [pain]}}
exchange_rates: [{from: EUR, to: USD, rate: 1.1, source: s}]
"""
HEAD = "salescoach: 1\nid: ours\nversion: 2.0.0\ntitle: Ours\nextends: base.yaml\n"


def load(files: dict[str, str]) -> Any:
    def found(name: str, _file: str) -> Base | Message:
        return Base(files[name].encode(), name) if name in files else say("extends.unknown")

    return found


def ours(text: str, **files: str) -> Compiled | Any:
    named = {"base.yaml": BASE, **{f"{name}.yaml": one for name, one in files.items()}}
    return compile_playbook((HEAD + dedent(text)).encode(), "ours.yaml", load(named))


def playbook(text: str = "", **files: str) -> Playbook:
    result = ours(text, **files)
    assert isinstance(result, Compiled), result
    return result.playbook


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [(one.file, one.code, one.place.line, one.place.column) for one in problems]


def test_it_has_its_own_head_and_everything_of_the_base() -> None:
    found = playbook()
    alone = compile_playbook(BASE.encode(), "base.yaml")

    assert (found.id, found.version, found.title) == ("ours", "2.0.0", "Ours")
    assert (found.short, found.about, found.language) == (None, None, "de")
    assert isinstance(alone, Compiled)
    assert (found.stages, found.facts) == (alone.playbook.stages, alone.playbook.facts)
    assert found.ranking == alone.playbook.ranking


def test_it_resolves_as_if_it_stood_in_one_file() -> None:
    whole = BASE.replace("id: base", "id: ours", 1).replace("1.0.0", "2.0.0", 1)
    whole = whole.replace("title: Base\nshort: b", "title: Ours").replace("about: The base\n", "")
    alone = compile_playbook(whole.encode(), "whole.yaml")

    assert isinstance(alone, Compiled)
    assert ours("").resolved == alone.resolved


def test_an_element_is_changed_key_by_key_and_a_new_one_stands_last() -> None:
    found = playbook("""\
        language: en
        facts:
          - {id: pain, title: 'Their pain', ask: 'Why?'}
          - {id: more, title: More, type: flag}
        stages:
          - id: early
            limit: {days: 7}
            checklists:
              - id: steps
                items:
                  - {id: call, do: Ring}
                  - {id: ask, required: false, with: [user]}
                  - {id: write, do: Write}
        ranking: {cheap: 1}
        """)

    assert [(fact.id, fact.title, fact.ask) for fact in found.facts] == [
        ("pain", "Their pain", ("Why?",)), ("gain", "Gain", ()), ("more", "More", ()),
    ]  # fmt: skip
    assert (found.facts[0].type, found.facts[0].ask_whom) == ("text", ("user",))
    ask, call, write = found.stages[0].items
    assert (ask.do, ask.records, ask.required, ask.with_) == ("Ask", ("pain",), False, ("user",))
    assert (call.id, call.do, call.why) == ("call", "Ring", "Because")
    assert write.do == "Write"
    assert [case.days for case in found.stages[0].limit] == [7]
    assert found.stages[0].exit_criteria[0].id == "said"
    assert (found.ranking.cheap, found.ranking.debt, found.language) == (1, 8, "en")


def test_what_is_removed_is_gone() -> None:
    found = playbook("""\
        customer_types: [{id: tiny, remove: true}]
        stages:
          - {id: late, remove: true}
          - {id: early, checklists: [{id: steps, items: [{use: call, remove: true}]}]}
        outcomes: {lost: {reasons: [{id: price, remove: true}, {id: time, title: Time}]}}
        exchange_rates: []
        """)

    assert [one.id for one in found.customer_types] == ["big"]
    assert [stage.id for stage in found.stages] == ["early"]
    assert [item.id for item in found.stages[0].items] == ["ask"]
    assert [reason.id for reason in found.outcomes.lost.reasons] == ["time"]
    assert found.outcomes.lost.requires == ("pain",)
    assert found.exchange_rates == ()


def test_an_element_may_be_named_by_an_id_that_it_had_before() -> None:
    found = playbook("customer_types: [{id: tiny, title: Tiny}]\n")

    assert [(one.id, one.title) for one in found.customer_types] == [
        ("big", "Big"), ("small", "Tiny"),
    ]  # fmt: skip


def test_the_library_of_the_base_can_be_used_and_changed() -> None:
    found = playbook("""\
        library: {items: [{id: call, why: "They said so"}]}
        stages:
          - {id: late, checklists: [{id: c, title: C, items: [{use: call}]}]}
        """)

    whys = [item.why for stage in found.stages for item in stage.items if item.id == "call"]
    assert whys == ["They said so", "They said so"]


def test_a_chain_of_three() -> None:
    middle = HEAD.replace("base.yaml", "base.yaml") + "facts: [{id: pain, title: Middle}]\n"
    result = compile_playbook(
        (HEAD.replace("base.yaml", "middle.yaml") + "facts: [{id: gain, remove: true}]\n").encode(),
        "ours.yaml",
        load({"middle.yaml": middle, "base.yaml": BASE}),
    )

    assert isinstance(result, Compiled)
    assert [(fact.id, fact.title) for fact in result.playbook.facts] == [("pain", "Middle")]


# What is wrong


def test_what_refers_to_what_was_removed_is_told_where_it_stands() -> None:
    result = ours("facts: [{id: pain, remove: true}]\n")

    assert told(result.problems) == [
        ("base.yaml", "SC301", 34, 42),
        ("base.yaml", "SC301", 37, 54),
        ("base.yaml", "SC301", 40, 68),
    ]
    assert result.problems[0].excerpt.strip().startswith("- {id: ask")


def test_what_is_wrong_in_either_file_is_told_there() -> None:
    broken = BASE.replace("title: Gain", "titel: Gain")
    result = ours(
        "facts: [{id: pain, ask_whom: [usr]}]\nstages: [{id: late, ownr: x}]\n", base=broken
    )

    assert told(result.problems) == [
        ("base.yaml", "SC202", 22, 5),
        ("base.yaml", "SC201", 22, 16),
        ("ours.yaml", "SC301", 6, 31),
        ("ours.yaml", "SC201", 7, 21),
    ]


def test_a_missing_head_is_not_taken_from_the_base() -> None:
    result = compile_playbook(b"extends: base.yaml\n", "ours.yaml", load({"base.yaml": BASE}))

    missing = sorted(str(args_of(one)["key"]) for one in result.problems)
    assert missing == ["id", "salescoach", "title", "version"]
    assert {one.file for one in result.problems} == {"ours.yaml"}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("facts: [§{id: pian, remove: true}]\n", "pian"),
        ("warnings: [§{id: late, remove: true}]\n", "late"),
        ("stages: [{id: early, checklists: [{id: steps, items: [§{id: x, remove: true}]}]}]", "x"),
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_removed(text: str, id_: str) -> None:
    text, line, column = marked(text)
    result = ours(text)

    assert told(result.problems) == [("ours.yaml", "SC313", line + 5, column)]
    assert args_of(result.problems[0]) == {"id": id_}


def test_nothing_is_removed_where_nothing_is_extended() -> None:
    result = compile_playbook(BASE.replace("title: Gain,", "remove: true,").encode(), "base.yaml")

    assert "SC201" in {problem.code for problem in result.problems}


def test_an_element_twice_is_told_once_it_is_merged() -> None:
    result = ours("facts: [{id: pain, title: A}, {id: pain, title: B, type: text}]\n")

    assert told(result.problems) == [("ours.yaml", "SC302", 6, 36)]


@pytest.mark.parametrize("name", ["other.yaml", "technical-sale", "../base.yaml"])
def test_a_base_that_is_not_there_is_told_and_nothing_else(name: str) -> None:
    text = HEAD.replace("base.yaml", name) + "titel: x\n"
    result = compile_playbook(text.encode(), "ours.yaml", load({"base.yaml": BASE}))

    assert told(result.problems) == [("ours.yaml", "SC311", 5, 10)]
    assert args_of(result.problems[0]) == {"name": name, "reason": say("extends.unknown")}


def test_without_a_loader_no_other_file_is_read() -> None:
    result = compile_playbook(HEAD.encode(), "ours.yaml")

    assert [args_of(one)["reason"] for one in result.problems] == [say("extends.not-read")]


@pytest.mark.parametrize("value", ["[base.yaml]", "{a: b}", "true"])
def test_what_it_extends_is_a_name(value: str) -> None:
    result = compile_playbook(f"extends: {value}\n".encode(), "ours.yaml", load({}))

    assert ("ours.yaml", "SC203", 1, 10) in told(result.problems)


def test_a_base_that_cannot_be_read_is_told_in_its_file() -> None:
    result = ours("titel: x\n", base="- a\n")

    assert told(result.problems) == [("base.yaml", "SC111", 1, 1)]


def test_a_base_of_another_format_is_told_in_its_file() -> None:
    result = ours("titel: x\n", base=BASE.replace("salescoach: 1", "salescoach: 2"))

    assert told(result.problems) == [("base.yaml", "SC208", 1, 13)]


def test_a_circle_is_told_where_it_closes() -> None:
    first, second = HEAD.replace("base.yaml", "b.yaml"), HEAD.replace("base.yaml", "a.yaml")
    result = compile_playbook(first.encode(), "a.yaml", load({"a.yaml": first, "b.yaml": second}))

    assert told(result.problems) == [("b.yaml", "SC312", 5, 10)]
    assert args_of(result.problems[0]) == {"steps": ("a.yaml", "b.yaml", "a.yaml")}


def test_a_playbook_that_extends_itself() -> None:
    result = compile_playbook(HEAD.encode(), "base.yaml", load({"base.yaml": HEAD}))

    assert [args_of(one) for one in result.problems] == [{"file": "base.yaml"}]


def test_a_playbook_that_is_not_there_is_told_with_the_one_that_was_meant() -> None:
    def nothing(_name: str, _file: str) -> NoBase:
        return NoBase(say("extends.unknown"), "base-of-ours.yaml")

    (problem,) = compile_playbook(HEAD.encode(), "ours.yaml", nothing).problems
    assert (problem.code, problem.remedy) == (
        "SC311", say("hint.did-you-mean", word="base-of-ours.yaml"),
    )  # fmt: skip


def test_an_id_that_what_is_extended_has_already_is_told_with_the_line_there() -> None:
    result = ours(
        "stages: [{id: early, exit_criteria: [{id: ask, statement: A, met_when: {fact: pain}}]}]\n"
    )
    (problem,) = result.problems
    assert problem.message == say("problem.SC302-elsewhere", id="ask", line=34, file="base.yaml")
    assert problem.remedy == say("remedy.SC302-steps")


def test_a_tower_of_playbooks_has_an_end() -> None:
    files = {f"{n}.yaml": HEAD.replace("base.yaml", f"{n + 1}.yaml") for n in range(20)}
    result = compile_playbook(files["0.yaml"].encode(), "0.yaml", load(files))

    assert told(result.problems) == [(f"{MOST_FILES - 1}.yaml", "SC311", 5, 10)]
    assert args_of(result.problems[0])["reason"] == say("extends.too-many", most=MOST_FILES)


def test_many_large_bases_take_no_longer_than_two_seconds() -> None:
    def layer(number: int) -> str:
        facts = "".join(f"  - {{id: f{number}-{n}, title: T, type: text}}\n" for n in range(2_000))
        return HEAD.replace("base.yaml", f"{number + 1}.yaml") + "facts:\n" + facts

    files = {f"{n}.yaml": layer(n) for n in range(MOST_FILES)}
    files[f"{MOST_FILES - 1}.yaml"] = BASE
    with at_once():
        result = compile_playbook(files["0.yaml"].encode(), "0.yaml", load(files))
    assert "SC107" in {problem.code for problem in result.problems}
