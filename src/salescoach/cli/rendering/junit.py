"""JUnit reports: what most build servers read.

A file is a test suite. Of `playbook check`, a problem is a test case that failed, and a file
without problems one that passed; of `playbook test`, a test is a test case.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from salescoach.cli.rendering.problem_lines import concise
from salescoach.playbook.problems import Problem
from salescoach.values.record import record
from salescoach.values.text import harmless
from salescoach.wording.catalogue import Render

NAME = "playbook check"

# Beside what is unsafe anyway, XML has no place for these two, not even escaped.
_NO_XML = re.compile("[\ufffe\uffff]")


@record(kw_only=True)
class Failed:
    """What went wrong in a case: of which sort, in a sentence, and in full."""

    sort: str
    message: str
    text: str


@record(kw_only=True)
class Case:
    """A test case. `line` None: it stands nowhere; `skipped`: why its failure does not count.

    `note` is told of one that passed.
    """

    file: str
    name: str
    line: int | None = None
    failed: Failed | None = None
    skipped: str | None = None
    note: str | None = None


def junit(checked: Iterable[tuple[str, tuple[Problem, ...]]], render: Render) -> str:
    """One document for all files, each with its problems."""
    suites = [
        (file, problem_cases(problems, render) or (Case(file=file, name=NAME),))
        for file, problems in checked
    ]
    return document(NAME, suites)


def document(name: str, suites: Iterable[tuple[str, Iterable[Case]]]) -> str:
    """One document for all files, each with its cases."""
    whole = Element("testsuites", name=f"salescoach {name}")
    for file, cases in suites:
        suite = SubElement(whole, "testsuite", name=_safe(file))
        for case in cases:
            _add(suite, case)
        _count(suite)
    _count(whole)
    indent(whole, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(whole, encoding="unicode")


def problem_cases(problems: Iterable[Problem], render: Render) -> tuple[Case, ...]:
    """Problems as cases that failed."""
    return tuple(_of_problem(problem, render) for problem in problems)


def _of_problem(problem: Problem, render: Render) -> Case:
    place = problem.place
    lines = [concise(problem, render)]
    if problem.remedy is not None:
        lines.append(render(problem.remedy))
    return Case(
        file=problem.file,
        name=f"{problem.code} {place.line}:{place.column}",
        line=place.line,
        failed=Failed(
            sort=problem.severity, message=render(problem.message), text="\n".join(lines)
        ),
    )


def _add(suite: Element, case: Case) -> None:
    attributes = {"classname": _safe(case.file), "name": _safe(case.name)}
    if case.line is not None:
        attributes |= {"file": _safe(case.file), "line": str(case.line)}
    element = SubElement(suite, "testcase", attributes)
    if case.skipped is not None:
        SubElement(element, "skipped", message=_safe(case.skipped))
    elif case.failed is not None:
        sort, message = case.failed.sort, _safe(case.failed.message)
        failure = SubElement(element, "failure", type=sort, message=message)
        failure.text = _safe(case.failed.text)
    if case.note is not None:
        SubElement(element, "system-out").text = _safe(case.note)


def _count(element: Element) -> None:
    cases = list(element.iter("testcase"))
    counts = {kind: sum(1 for case in cases if case.find(kind) is not None)
              for kind in ("failure", "skipped")}  # fmt: skip
    element.attrib |= {"tests": str(len(cases)), "failures": str(counts["failure"]), "errors": "0"}
    if counts["skipped"]:
        element.set("skipped", str(counts["skipped"]))


def _safe(text: str) -> str:
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", harmless(text))
