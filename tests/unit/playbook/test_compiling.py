from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.playbook.compiling import Broken, Compiled, compile_playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.playbook.places import shipped
from salescoach.playbook.problems import CODES, errors_among
from salescoach.values.messages import say
from tests.builders.playbooks import A_FACT, args_of, compiled, problems_in, the_text, told
from tests.builders.speed import at_once
from tests.builders.written import WHOLE, as_yaml, slips, variants


@pytest.mark.parametrize("path", shipped().values(), ids=shipped().keys())
def test_every_shipped_playbook_compiles_without_a_problem(path: Path) -> None:
    result = compile_playbook(path.read_bytes(), path.name)

    assert isinstance(result, Compiled), result
    assert result.problems == ()
    assert result.playbook.id == path.stem


def test_a_file_without_problems_is_compiled() -> None:
    assert (
        compiled("stages: [{id: early, title: Early}]\n", facts="").playbook.stages[0].id == "early"
    )


def test_the_model_is_what_the_resolved_form_reads_as() -> None:
    result = compile_playbook(as_yaml(WHOLE), "whole.yaml")

    assert isinstance(result, Compiled)
    assert result.playbook == playbook_from_resolved(result.resolved)


@given(variants())
def test_the_model_is_always_what_the_resolved_form_reads_as(data: dict[str, Any]) -> None:
    result = compile_playbook(as_yaml(data), "variant.yaml")

    assert isinstance(result, Compiled), result
    assert result.playbook == playbook_from_resolved(result.resolved)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: x\ntitle: 'no end\n", ("SC103", 2, 8)),
        ("id: x\n? [a]\n: b\n", ("SC109", 2, 3)),
        ("id: x\n---\nid: x\n", ("SC111", 2, 1)),
        ("id: x\nstages: " + "[" * 40, ("SC106", 2, 40)),
        ("- a\n", ("SC111", 1, 1)),
        ("", ("SC111", 1, 1)),
    ],
    ids=["no YAML", "a complex key", "two documents", "too deep", "a list", "nothing"],
)
def test_a_file_not_read_to_its_end_tells_nothing_about_what_it_did_not_read(
    text: str, expected: tuple[str, int, int]
) -> None:
    assert [told(problem) for problem in problems_in(text)] == [expected]


def test_problems_of_reading_keys_references_and_meaning_come_together() -> None:
    text = """\
titel: Small
facts:
  - {id: pain, title: Pain, type: text, ask: [Where?]}
  - {id: pain, title: Pain, type: choice}
stages:
  - id: early
    title: &a Early
    owner: boss
    exit_criteria:
      - id: said
        statement: Said
        met_when: {fact: pain, at_least: 5}
        id: again
"""

    assert [told(problem) for problem in problems_in(the_text(text))] == [
        ("SC201", 1, 1),
        ("SC110", 3, 47),
        ("SC305", 4, 5),
        ("SC302", 4, 10),
        ("SC105", 7, 12),
        ("SC301", 8, 12),
        ("SC306", 12, 32),
        ("SC108", 13, 9),
    ]


@pytest.mark.parametrize(
    ("version", "found"),
    [("2", "2"), ("0", "0"), ("1.0", "1.0"), ("one", "one"), ("true", "True"), ("[1]", "a list"),
     ("{b: 1, a: 1}", "an object")],
)  # fmt: skip
def test_of_a_file_of_another_format_nothing_else_is_told(version: str, found: str) -> None:
    problems = problems_in(f"salescoach: {version}\ntitel: x\nstages: []\n")

    assert [(told(one), args_of(one)) for one in problems] == [
        (("SC208", 1, 13), {"found": found, "known": 1})
    ]


def test_a_quoted_format_version_is_the_same() -> None:
    assert problems_in(the_text('salescoach: "1"\n')) == ()


def test_the_sentence_of_a_problem_is_named_after_its_code() -> None:
    (problem,) = problems_in(the_text("version: 1\n"))

    assert problem.message == say("problem.SC203", expected=say("expected.version"), found="'1'")
    assert problem.severity == CODES["SC203"] == "error"


STAGE = "stages:\n  - id: early\n    title: Early\n"
ITEMS = STAGE + "    checklists:\n      - id: c\n        title: C\n        items:\n"
LARGE = {
    "wrong keys": "".join(f"stagess{n}: x\n" for n in range(8_000)),
    "wrong entries": "facts:\n" + "".join(f"  - x{n}\n" for n in range(15_000)),
    "empty entries": STAGE + "    exit_criteria:\n" + "      -\n" * 15_000,
    "no conditions": STAGE + "    exit_criteria:\n"
    + "".join(f"      - {{id: c{n}, statement: S, met_when: {{x: y}}}}\n" for n in range(1_800)),
    "items in a row": ITEMS
    + "          - {id: a0, do: X}\n"
    + "".join(f"          - {{id: a{n}, do: X, after: a{n - 1}}}\n" for n in range(1, 2_000)),
    "items after all others": ITEMS
    + "".join(
        f"          - {{id: a{n}, do: X, after: [{', '.join(f'a{m}' for m in range(n))}]}}\n"
        for n in range(170)
    ),
    "items to start with": "customer_types:\n"
    + "".join(f"  - {{id: t{n}, title: T}}\n" for n in range(1_500)) + ITEMS
    + "".join(f"          - {{id: a{n}, do: X, start_here: true}}\n" for n in range(900)),
    "choices that are none": "facts:\n  - id: pain\n    title: P\n    type: choice\n    choices:\n"
    + "".join(f"      - {{id: choice-{n}, title: C}}\n" for n in range(1_200)) + STAGE
    + "    exit_criteria:\n      - id: c\n        statement: S\n"
    + "        met_when: {fact: pain, one_of: ["
    + ", ".join(f"chioce-{n}" for n in range(5_000)) + "]}\n",
    "scores in a row": "scorecards:\n"
    + "".join(f"  - {{id: s{n}, title: T, signals: [{{id: a, title: A, levels: [{{points: 1, "
              f"title: T, met_when: {{score: s{n + 1}, at_least: 1}}}}]}}]}}\n"
              for n in range(700)),
    "criteria of ours in a row": STAGE + "    exit_criteria:\n"
    + "".join(f"      - {{id: c{n}, statement: S, internal: true, "
              f"met_when: {{criterion: c{n + 1}}}}}\n" for n in range(1_500)),
    "stages beside stages": "stages:\n"
    + "".join(f"  - {{id: s{n}, title: T, beside: s{n - 1}, must_close_before: s{n + 1}}}\n"
              for n in range(2_000)),
    "unknown placeholders": "warnings:\n"
    + "".join(f"  - {{id: w{n}, severity: low, fires_when: {{fact: pain}}, "
              f"because: '{f'{{x{n}}}' * 9}'}}\n" for n in range(1_200)),
    "wrong keys in conditions": STAGE + "    exit_criteria:\n"
    + "".join(f"      - {{id: c{n}, statement: S, met_when: {{visit: {{k{n}: x}}}}}}\n"
              for n in range(1_400)),
    "a tree": STAGE
    + "    exit_criteria:\n      - id: c\n        statement: S\n        met_when: {any: ["
    + "{fact: pain}, " * 6_000 + "{fact: pain}]}\n",
}  # fmt: skip


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_no_playbook_takes_longer_than_two_seconds(text: str) -> None:
    data = the_text(text, facts=A_FACT).encode()
    with at_once():
        result = compile_playbook(data, "large.yaml")
    assert isinstance(result, Compiled) or result.problems


@given(slips())
def test_no_slip_raises_anything(data: dict[str, Any]) -> None:
    result = compile_playbook(as_yaml(data), "slip.yaml")

    problems = result.problems
    assert isinstance(result, Compiled) is (errors_among(problems) == ())
    assert {problem.code for problem in problems} <= CODES.keys()
    places = [(one.place.line, one.place.column, one.code) for one in problems]
    assert places == sorted(places)


@given(st.text(alphabet="ab:-[]{}\"'\n #?,", max_size=60))
def test_no_text_behind_a_whole_playbook_raises_anything(more: str) -> None:
    result = compile_playbook((the_text() + more).encode(), "text.yaml")

    assert isinstance(result, Compiled | Broken)


def test_a_playbook_with_warnings_alone_is_compiled_with_them() -> None:
    text = the_text(stage="limit:\n  - {days: 1}\n  - {days: 2}\n")
    result = compile_playbook(text.encode(), "warned.yaml")

    assert isinstance(result, Compiled)
    assert [(one.code, one.severity) for one in result.problems] == [("SC310", "warning")]
    assert [case.days for case in result.playbook.stages[0].limit] == [1, 2]


def test_errors_and_warnings_come_together() -> None:
    text = the_text(stage="limit:\n  - {days: 1}\n  - {days: 2}\nowner: boss\n")
    result = compile_playbook(text.encode(), "broken.yaml")

    assert isinstance(result, Broken)
    assert [one.code for one in result.problems] == ["SC310", "SC301"]
    assert [one.code for one in errors_among(result.problems)] == ["SC301"]


@pytest.mark.parametrize(
    ("line", "code"), [("2: x", "SC109"), ("true: [x]", "SC109"), ("<<: {id: x}", "SC105")]
)
def test_what_is_no_key_is_told_once(line: str, code: str) -> None:
    problems = problems_in(the_text(stage=f"{line}\nleaving: it is clear\n"))

    assert [problem.code for problem in problems] == [code]
