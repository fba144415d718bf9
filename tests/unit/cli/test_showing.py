"""`playbook show`: which part is shown, and what cannot be asked for together."""

import json

import pytest

from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

BASE = ("playbook", "show", "our.yaml")
ITEMS = """- {id: look, do: 'Look around', when: {customer_type: market}}
- {id: call, do: 'Ring them', when: {customer_type: [loyal, strategic]}}
"""
CRITERIA = """- {id: seen, statement: 'They saw it', met_when: {all: [{fact: pain},
    {any: [{customer_type: market}, {amount: {known: true}}]}]}}
"""


@pytest.fixture
def run(empty: Run) -> Run:
    (empty.base / "our.yaml").write_text(the_text(items=ITEMS, criteria=CRITERIA))
    return empty


def test_for_one_type_what_is_not_for_it_is_left_out(run: Run) -> None:
    assert run.ok(*BASE, "--type", "market").out == (
        "stage\toption-evaluation\tComparing\n"
        "item\toption-evaluation/look\tLook around\n"
        "criterion\toption-evaluation/seen\tThey saw it\n"
    )


def test_for_one_type_conditions_lose_what_is_decided(run: Run) -> None:
    def met_when(*more: str) -> str:
        document = json.loads(run.ok(*BASE, *more, "--json").out)
        return str(document["playbook"]["stages"][0]["criteria"][0]["met_when"])

    assert met_when() == "Pain: known; and (customer type: Market; or amount: set)"
    assert met_when("--type", "market") == "Pain: known"
    assert met_when("--type", "loyal") == "Pain: known; and amount: set"


@pytest.mark.parametrize(
    ("more", "sentence", "hint"),
    [
        (
            ("--stage", "option-evalation"),
            "this playbook has no stage option-evalation.",
            "Did you mean option-evaluation?",
        ),
        (("--stage", "x"), "this playbook has no stage x.", "Choose from: option-evaluation"),
        (
            ("--type", "markt"),
            "this playbook has no customer type markt.",
            "Did you mean market?",
        ),
    ],
)
def test_an_unknown_id_is_named_with_what_may_be_meant(
    run: Run, more: tuple[str, ...], sentence: str, hint: str
) -> None:
    shown = run(*BASE, *more)

    assert (shown.code, shown.out) == (4, "")
    assert shown.err.splitlines() == [f"salescoach: {sentence}", hint]


def test_a_stage_that_is_not_for_the_type_is_not_found(run: Run) -> None:
    text = the_text(
        "stages:\n  - {id: first, title: First}\n"
        "  - {id: second, title: Second, when: {customer_type: loyal}}\n"
    )
    (run.base / "two.yaml").write_text(text)
    line = ("playbook", "show", "two.yaml", "--stage", "second", "--type", "market")

    shown = run(*line)

    assert shown.code == 4
    assert "the stage second is not for this type of customer: market" in shown.err


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (("--refs", "--stage", "x"), "--stage and --refs cannot be used together."),
        (("--refs", "--type", "x"), "--type and --refs cannot be used together."),
        (("--refs", "--diagram"), "--diagram and --refs cannot be used together."),
        (
            ("--refs", "--diagram", "--type", "x", "--stage", "y"),
            "--stage, --type, --diagram and --refs cannot be used together.",
        ),
        (("--diagram", "--stage", "x"), "--stage and --diagram cannot be used together."),
        (("--refs", "--format", "md"), "--refs cannot be shown as md."),
        (("--diagram", "--json"), "--diagram cannot be shown as json."),
    ],
)
def test_what_makes_no_sense_together_is_named(run: Run, more: tuple[str, ...], named: str) -> None:
    shown = run(*BASE, *more)

    assert shown.code == 2
    assert named in shown.err


def test_a_stage_alone_is_told_alone(run: Run) -> None:
    text = the_text("stages: [{id: first, title: First}, {id: second, title: Second}]")
    (run.base / "two.yaml").write_text(text)
    line = ("playbook", "show", "two.yaml", "--stage", "second")

    assert run.ok(*line).out == "stage\tsecond\tSecond\n"
    document = json.loads(run.ok(*line, "--json").out)["playbook"]
    assert [stage["id"] for stage in document["stages"]] == ["second"]
    assert document["counts"]["stages"] == 2
