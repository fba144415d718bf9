import re

import pytest

from salescoach.cli.rendering.problem_lines import concise, full, github
from salescoach.playbook.problems import CODES, Place, Problem
from salescoach.values.messages import say
from salescoach.wording.catalogue import Catalogue
from tests.unit.cli.rendering.problems import a_problem

render = Catalogue().text


def lines(problem: Problem) -> list[str]:
    return list(full(problem, render))


def test_concise_is_one_line_as_compilers_write_it() -> None:
    assert concise(a_problem(), render) == "a.yaml:3:5: error SC201: there is no key titel here"


def test_concise_stays_one_line_whatever_the_file_is_called() -> None:
    line = concise(a_problem(file="a\n\tb\x1b\u202e.yaml"), render)

    assert line.startswith("a b\\x1b\\u202e.yaml:3:5: error")


def test_full_adds_the_line_with_a_caret_and_the_remedy() -> None:
    assert lines(a_problem(excerpt="    titel: x")) == [
        "a.yaml:3:5: error SC201: there is no key titel here",
        "        titel: x",
        "        ^",
        "    = Did you mean title?",
    ]


@pytest.mark.parametrize("excerpt", ["", "   ", "\t"])
def test_a_line_with_nothing_on_it_is_not_shown(excerpt: str) -> None:
    assert len(lines(a_problem(excerpt=excerpt))) == 2


@pytest.mark.parametrize(
    ("excerpt", "column", "caret"),
    [
        ("客户: x", 3, 4),
        ("\ta: x", 2, 1),
        ("a\x1b: x", 3, 5),
        ("ab", 3, 2),
        ("ab", 6, 5),
        ("x" * 200, 150, 60),
        ("x" * 200, 61, 60),
    ],
    ids=["wide", "a tab", "written out", "at the end", "behind the end", "long", "just long"],
)
def test_the_caret_stands_below_the_place(excerpt: str, column: int, caret: int) -> None:
    _, shown, below, _ = lines(a_problem(excerpt=excerpt, place=Place(1, column)))

    assert below == " " * (4 + caret) + "^"
    assert len(shown) <= 4 + 76 + 3
    assert "\t" not in shown


def test_without_a_remedy_none_is_told() -> None:
    assert len(lines(a_problem(remedy=None))) == 1


@pytest.mark.parametrize(
    ("code", "command"), [("SC201", "error"), ("SC310", "warning"), ("SC999", "notice")]
)
def test_the_workflow_command_is_named_after_the_severity(
    code: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CODES, "SC999", "note")
    problem = a_problem(code=code, message=say("value", value="a"), remedy=None)

    assert github(problem, render) == f"::{command} file=a.yaml,line=3,col=5,title={code}::a"


NASTY = [
    "a,b:c.yaml",
    "100%.yaml",
    "a%0Ab",
    "a\nb",
    "a\r\nb",
    "::error::x",
    "a=b",
    "x,title=y",
    "客",
]


@pytest.mark.parametrize("text", NASTY)
def test_a_workflow_command_brings_its_text_to_the_letter(text: str) -> None:
    problem = a_problem(file=text, message=say("value", value=text))
    command = github(problem, render)

    assert "\n" not in command
    assert "\r" not in command
    assert _as_github_reads(command) == (
        "error",
        {"file": text, "line": "3", "col": "5", "title": "SC201"},
        f"{text}\nDid you mean title?",
    )


def _as_github_reads(line: str) -> tuple[str, dict[str, str], str]:
    """The rules of its runner: properties up to the next `::`, separated by commas; then text."""
    found = re.fullmatch(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<data>.*)", line)
    assert found is not None
    pairs = (pair.partition("=")[::2] for pair in found["properties"].split(","))
    properties = {
        name: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs
    }
    return found["name"], properties, _unescaped(found["data"])


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
