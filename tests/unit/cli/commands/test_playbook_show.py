"""`playbook show`: the outline, and the points of the source."""

import json

import pytest

from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

POINTS = "points: [{ref: A1, title: First}, {ref: A2, title: Second}]"
ITEMS = "- {id: look, do: 'Look around', ref: [A1]}\n"
CRITERIA = "- {id: seen, statement: 'They saw it', met_when: {fact: pain}, ref: [A2]}\n"
TESTS = """playbook: our.yaml
start: 2026-03-02
tests:
  - {name: "we look first", covers: [A1], expect: {gate: closed}}
"""


@pytest.fixture
def run(empty: Run) -> Run:
    text = the_text(POINTS, items=ITEMS, criteria=CRITERIA)
    (empty.base / "our.yaml").write_text(text)
    (empty.base / "our.test.yaml").write_text(TESTS)
    return empty


def cover_all(run: Run) -> None:
    (run.base / "our.test.yaml").write_text(TESTS.replace("[A1]", "[A1, A2]"))


def test_a_point_without_a_test_is_named_and_the_answer_is_no(run: Run) -> None:
    shown = run("playbook", "show", "our.yaml", "--refs")

    assert shown.code == 1
    assert shown.out == (
        "A1\telement\titem\toption-evaluation/look\n"
        "A1\ttest\t\twe look first\n"
        "A2\telement\tcriterion\toption-evaluation/seen\n"
        "A2\tmissing\ttest\t\n"
    )
    assert shown.err == "Without a place or a test: A2\n"


def test_when_each_point_has_its_test_the_answer_is_yes(run: Run) -> None:
    cover_all(run)

    shown = run("playbook", "show", "our.yaml", "--refs")

    assert (shown.code, shown.err) == (0, "2 points, each with its place and its test.\n")


def test_on_a_terminal_a_point_is_a_paragraph(run: Run) -> None:
    shown = run("playbook", "show", "our.yaml", "--refs", "--format", "table")

    assert shown.out.splitlines() == [
        "A1   First",
        "     In: option-evaluation/look",
        "     Shown by: we look first",
        "A2   Second",
        "     In: option-evaluation/seen",
        "     No test shows it: name it under covers in a test.",
    ]


def test_as_json_the_points_say_whether_they_are_whole(run: Run) -> None:
    document = json.loads(run("playbook", "show", "our.yaml", "--refs", "--json").out)

    assert document["schema"] == "salescoach/points@1"
    assert [(one["ref"], one["whole"]) for one in document["points"]] == [
        ("A1", True),
        ("A2", False),
    ]
    assert document["points"][0]["elements"] == [{"kind": "item", "id": "option-evaluation/look"}]


def test_without_a_test_file_no_point_is_shown_to_work(run: Run) -> None:
    (run.base / "our.test.yaml").unlink()

    shown = run("playbook", "show", "our.yaml", "--refs")

    assert (shown.code, shown.err) == (1, "Without a place or a test: A1 and A2\n")


def test_tests_with_errors_are_no_answer(run: Run) -> None:
    (run.base / "our.test.yaml").write_text(TESTS.replace("covers", "covvers"))

    shown = run("playbook", "show", "our.yaml", "--refs")

    assert shown.code == 3
    assert "our.test.yaml have errors" in shown.err


def test_a_ref_that_is_no_point_is_an_error(run: Run) -> None:
    text = the_text(POINTS, items=ITEMS.replace("A1", "A3"))
    (run.base / "our.yaml").write_text(text)

    checked = run("playbook", "check", "our.yaml")

    assert checked.code == 1
    assert "SC301" in checked.out
    assert "A3" in checked.out


def test_the_outline_has_every_item_and_criterion(run: Run) -> None:
    shown = run("playbook", "show", "our.yaml")

    assert shown.out == (
        "stage\toption-evaluation\tComparing\n"
        "item\toption-evaluation/look\tLook around\n"
        "criterion\toption-evaluation/seen\tThey saw it\n"
    )


def test_a_playbook_without_types_says_so(empty: Run) -> None:
    (empty.base / "a.yaml").write_text(the_text("customer_types: []"))
    result = empty("playbook", "show", "a.yaml", "--type", "x")
    assert (result.code, result.out) == (4, "")
    assert "tells no types of customers apart." in result.err
    assert "Choose from" not in result.err
