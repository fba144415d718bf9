import itertools

import pytest

from salescoach.playbook.problems import CODES, Finding, Place, Problem, finding, in_order
from salescoach.values.messages import Argument, Message, say
from salescoach.wording.sentences.english import sentences


def a_problem(code: str = "SC201", line: int = 1, column: int = 1, file: str = "a") -> Problem:
    return Problem(code, file, Place(line, column), say(f"problem.{code}", key="x"))


def test_a_finding_says_its_code_with_its_facts() -> None:
    found = finding("SC201", ("stages", 0), key="x", at_key=True, remedy=say("hint"))

    assert found == Finding("SC201", ("stages", 0), (("key", "x"),), say("hint"), at_key=True)
    assert found.message == Message("problem.SC201", (("key", "x"),))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 200 + "…"),
        (("x",) * 20, ("x",) * 20),
        (("x",) * 21, (*("x",) * 20, "…")),
        (("x" * 201,), ("x" * 200 + "…",)),
        (say("kind.fact"), say("kind.fact")),
        (10**300, 10**300),
    ],
    ids=["text", "long text", "words", "many words", "a long word", "message", "number"],
)
def test_a_finding_repeats_no_more_of_a_file_than_a_person_reads(
    given: Argument, told: Argument
) -> None:
    assert dict(finding("SC201", (), key=given).args) == {"key": told}


def test_problems_stand_in_the_order_of_the_file_each_once() -> None:
    ordered = (
        a_problem("SC201", 1, 2),
        a_problem("SC301", 1, 2),
        a_problem("SC101", 1, 10),
        a_problem("SC101", 2, 1),
        a_problem("SC101", 10, 1),
        a_problem("SC101", 1, 1, file="b"),
    )

    for problems in itertools.permutations(ordered):
        assert in_order([*problems, problems[0]]) == ordered


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_severity_and_a_sentence(code: str) -> None:
    assert a_problem(code).severity == CODES[code]
    assert f"problem.{code}" in sentences()


def test_no_sentence_is_for_a_code_that_is_not_there() -> None:
    told = {id_.removeprefix("problem.") for id_ in sentences() if id_.startswith("problem.")}

    told = {id_.partition("-")[0] for id_ in told}  # a code may have more than one sentence
    assert told == set(CODES)
