"""What stands on the screen of a deal, and what goes where there is no room for all of it."""

import pytest

from salescoach.cli.rendering.next_screen import TALLEST
from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

OWN = "own"
FACT = """
- {id: cost, title: 'Cost § and of what comes with it', type: choice,
   choices: [{id: high, title: High}, {id: low, title: Low}], ask_whom: [economic]}
"""
KNOWN = """
- {id: known, statement: "The cost is known", short: cost, met_when: {fact: cost, is: high}}
"""
STEP = f"- {{id: step-§, do: 'Step § {'and more ' * 16}', why: 'Saying §'}}\n"


def a_deal(run: Run, *, words: int = 0) -> None:
    """Its first action asks for a cost, whose name has so many more words; two steps follow."""
    items = "".join(STEP.replace("§", str(number)) for number in (2, 3))
    file = run.base / "own.yaml"
    fact = FACT.replace("§", "of every such day " * words)
    file.write_text(the_text(facts=fact, items=items, criteria=KNOWN))
    run.ok("new", "Own", "--playbook", str(file), "--type", "market")
    run.ok("person", "add", OWN, "Piet de Vries", "--role", "economic")
    run.ok("person", "add", OWN, "Lea Sund", "--role", "economic")


def screen(run: Run) -> str:
    return run.ok("next", OWN, "--format", "table").out


def told(text: str) -> dict[str, bool]:
    """Which parts of it stand there."""
    words = {"clash": "They contradict", "2": "Saying 2", "3": "Saying 3"}
    return {name: part in text for name, part in {**words, "third": "\n3  "}.items()}


def contradicted(run: Run) -> None:
    run.ok("set", OWN, "cost=high", "--said-by", "piet")
    run.ok("set", OWN, "cost=low", "--said-by", "lea")


ROOM = {
    "all of it": (16, {"2": True, "3": True, "third": True}),
    "the last saying goes": (20, {"2": True, "3": False, "third": True}),
    "all sayings go": (24, {"2": False, "3": False, "third": True}),
    "the third action goes": (28, {"2": True, "3": False, "third": False}),
    "and the sayings again": (36, {"2": False, "3": False, "third": False}),
}


@pytest.mark.parametrize(("words", "parts"), ROOM.values(), ids=ROOM)
def test_what_this_deal_gives_as_reasons_outlasts_sayings_and_the_third_action(
    words: int, parts: dict[str, bool], run: Run
) -> None:
    a_deal(run, words=words)
    contradicted(run)
    text = screen(run)

    assert text.count("\n") <= TALLEST
    assert told(text) == {"clash": True, **parts}


def test_a_line_is_left_for_the_prompt() -> None:
    assert TALLEST == 23
