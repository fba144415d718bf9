"""Problems of playbooks as a JUnit report: what most build servers read.

A file is a test suite, a problem a test case that failed; a file without problems is one test case
that passed.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from salescoach.cli.rendering.problem_lines import concise
from salescoach.playbook.problems import Problem
from salescoach.values.text import harmless
from salescoach.wording.catalogue import Render

NAME = "playbook check"

# Beside what is unsafe anyway, XML has no place for these two, not even escaped.
_NO_XML = re.compile("[\ufffe\uffff]")


def junit(checked: Iterable[tuple[str, tuple[Problem, ...]]], render: Render) -> str:
    """One document for all files, each with its problems."""
    suites = Element("testsuites", name=f"salescoach {NAME}")
    for file, problems in checked:
        suite = SubElement(suites, "testsuite", name=_safe(file))
        for problem in problems:
            _case(suite, problem, render)
        if not problems:
            SubElement(suite, "testcase", classname=_safe(file), name=NAME)
        _count(suite, len(problems))
    _count(suites, sum(len(suite.findall("testcase/failure")) for suite in suites))
    indent(suites, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode")


def _case(suite: Element, problem: Problem, render: Render) -> None:
    place = problem.place
    case = SubElement(
        suite,
        "testcase",
        classname=_safe(problem.file),
        name=f"{problem.code} {place.line}:{place.column}",
        file=_safe(problem.file),
        line=str(place.line),
    )
    failure = SubElement(
        case, "failure", type=problem.severity, message=_safe(render(problem.message))
    )
    lines = [concise(problem, render)]
    if problem.remedy is not None:
        lines.append(render(problem.remedy))
    failure.text = _safe("\n".join(lines))


def _count(element: Element, failures: int) -> None:
    tests = sum(1 for _ in element.iter("testcase"))
    element.attrib |= {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _safe(text: str) -> str:
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", harmless(text))
