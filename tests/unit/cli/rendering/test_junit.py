from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.cli.rendering.junit import junit
from salescoach.playbook.problems import Problem
from salescoach.values.messages import say
from salescoach.wording.catalogue import Catalogue
from tests.unit.cli.rendering.problems import a_problem

render = Catalogue().text


def report(*checked: tuple[str, tuple[Problem, ...]]) -> Element:
    return fromstring(junit(checked, render))


def test_a_file_is_a_suite_and_a_problem_a_failed_case() -> None:
    suites = report(("a.yaml", (a_problem(), a_problem(code="SC310", remedy=None))))
    (suite,) = suites
    first, second = suite

    counts = {"tests": "2", "failures": "2", "errors": "0"}
    assert (suites.tag, suites.attrib) == (
        "testsuites", {"name": "salescoach playbook check", **counts},
    )  # fmt: skip
    assert (suite.tag, suite.attrib) == ("testsuite", {"name": "a.yaml", **counts})
    assert (first.tag, first.attrib) == (
        "testcase",
        {"classname": "a.yaml", "name": "SC201 3:5", "file": "a.yaml", "line": "3"},
    )
    (failure,) = first
    assert (failure.tag, failure.attrib) == (
        "failure", {"type": "error", "message": "there is no key titel here"},
    )  # fmt: skip
    assert failure.text == (
        "a.yaml:3:5: error SC201: there is no key titel here\nDid you mean title?"
    )
    assert second[0].get("type") == "warning"
    assert second[0].text == "a.yaml:3:5: warning SC310: there is no key titel here"


def test_a_file_without_problems_is_one_case_that_passed() -> None:
    suites = report(("a.yaml", ()), ("b.yaml", (a_problem(),)))

    assert suites.attrib["tests"] == "2"
    assert suites.attrib["failures"] == "1"
    (case,) = suites[0]
    assert case.attrib == {"classname": "a.yaml", "name": "playbook check"}
    assert list(case) == []
    assert suites[0].attrib == {"name": "a.yaml", "tests": "1", "failures": "0", "errors": "0"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<&\"'>]]>", "<&\"'>]]>"),
        ("\x1b[2J\x00", "\\x1b[2J\\x00"),
        ("\ufffe\uffff", "\\ufffe\\uffff"),
        ("\udc80", "\\udc80"),
        ("客\U0001f600", "客\U0001f600"),
    ],
)
def test_foreign_text_is_kept_where_xml_can_hold_it(text: str, shown: str) -> None:
    (suite,) = report((text, (a_problem(file=text, message=say("value", value=text)),)))

    assert suite.get("name") == shown
    assert suite[0].get("file") == shown
    assert suite[0][0].get("message") == shown
    assert shown in str(suite[0][0].text)


@given(st.text())
def test_any_text_makes_a_document(text: str) -> None:
    (suite,) = report((text, (a_problem(file=text, message=say("value", value=text)),)))

    assert suite.get("name") is not None
