"""What `gate` says of each kind of unsettled part, and what stands in brackets on `next`."""

import json
from pathlib import Path

import pytest

from tests.builders.worlds import Run

DEAL = "acme-pumps"
PLAYBOOK = """
salescoach: 1
id: reasons
version: 1.0.0
title: Reasons
language: en
buyer_roles:
  - {id: user, title: "Runs it", short: "runs it"}
  - {id: payer, title: "Pays for it", short: "pays"}
facts:
  - {id: word, title: "Their word", type: text, ask_whom: [user], stale_after: 10d,
     ask: "What is it?"}
  - {id: sum, title: "The sum", type: money, ask_whom: [user, payer]}
  - {id: sure, title: "Sure", type: flag}
stages:
  - id: only
    title: Only
    checklists:
      - id: work
        title: Work
        items:
          - {id: look, do: "Look at it", short: "look"}
    exit_criteria:
      - {id: c, statement: "They said it", short: "said", met_when: CONDITION}
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def reasons(run: Run, condition: str, *commands: tuple[str, ...], at: str = "2026-03-05") -> str:
    """The gate screen of a deal whose one criterion asks this, on one line."""
    text = PLAYBOOK.replace("CONDITION", condition)
    (run.base / "reasons.yaml").write_text(text, encoding="utf-8")
    run.ok("new", "Acme Pumps", "--playbook", "reasons.yaml")
    run.ok("person", "add", DEAL, "Ana Ruiz", "--role", "user")
    run.ok("person", "add", DEAL, "Jonas Holm", "--role", "payer")
    for words in commands:
        run.ok(*words)
    assert run("gate", DEAL).code == 1
    shown = run("gate", DEAL, "--format", "table", "--at", at).out
    brief = run.ok("next", DEAL, "--format", "table", "--at", at).out
    return " ".join((shown + brief).split())


WORD = "{fact: word, known: true, level: confirmed}"
SUM = "{fact: sum, at_least: 50 EUR, level: confirmed}"


@pytest.mark.parametrize(
    ("condition", "commands", "sentences"),
    [
        pytest.param(
            WORD,
            (),
            ("Their word: nothing recorded; it takes the word of one of them (runs it).",
             'Ask: "What is it?"', "Still open in this stage: said"),
            id="nothing yet",
        ),
        pytest.param(
            WORD,
            (("set", DEAL, "word=leaks", "--said-by", "jonas"),),
            (('Their word: Jonas Holm said "leaks" on 5 March; it takes the word of one of '
             "them (runs it)."),
             "said (only Jonas so far)"),
            id="heard from one whose word does not settle it",
        ),
        pytest.param(
            WORD,
            (("set", DEAL, "word=leaks"),),
            ('Their word: "leaks" is our own guess so far', "said (only our own guess)"),
            id="our own guess",
        ),
        pytest.param(
            "{fact: word, known: true, level: proven}",
            (("set", DEAL, "word=leaks", "--said-by", "ana"),),
            (('Their word: Ana Ruiz said "leaks" on 5 March; it takes a document: '
             "a file, a measurement, minutes."), "said (nothing on paper yet)",
             "Get it on paper: Their word", 'Ana Ruiz said so: "leaks" (5 March).'),
            id="confirmed where a proof is asked",
        ),
        pytest.param(
            "{fact: sure, known: true, level: proven}",
            (("set", DEAL, "sure=yes", "--said-by", "ana"),),
            ("Sure: Ana Ruiz said yes on 5 March; it takes a document: a file, a measurement,",),
            id="anybody's word, but no proof",
        ),
        pytest.param(
            SUM,
            (("set", DEAL, "sum=40 EUR", "--said-by", "ana"),),
            ("The sum: Ana Ruiz said EUR 40 on 5 March, which is a no.", "said (EUR 40)"),
            id="certainly not as wanted",
        ),
        pytest.param(
            "{fact: sum, missing: true}",
            (("set", DEAL, "sum=40 EUR", "--said-by", "ana"),
             ("set", DEAL, "sum=70 EUR", "--said-by", "jonas")),
            ("The sum: Ana Ruiz says EUR 40, Jonas Holm says EUR 70.",
             "said (they contradict each other)"),
            id="two words against each other",
        ),
        pytest.param(
            "{item: look, is: done}",
            (),
            ("Not done: look.", "said (not done)"),
            id="an item",
        ),
        pytest.param(
            "{all: [{amount: {known: true}}, {fact: sure, known: true}]}",
            (),
            ("Not set: amount.", "Sure: nothing recorded."),
            id="a field of the deal",
        ),
        pytest.param(
            "{stakeholder: {role: payer, stance: supporter}}",
            (),
            ("Not known yet how they stand to us: Jonas Holm.", "said (stance not known)"),
            id="people whose stance is not known",
        ),
        pytest.param(
            "{stakeholder: {role: payer}, count: {at_least: 2}}",
            (),
            ("Nobody met yet (pays).", "said (still to be met)"),
            id="people who are missing",
        ),
        pytest.param(
            "{stakeholder: {role: payer, stance: opponent}, count: {at_most: 0}}",
            (("person", "add", DEAL, "Jonas Holm", "--stance", "opponent"),),
            ("Too many of them against it: pays.",),
            id="people who are too many",
        ),
    ],
)  # fmt: skip
def test_each_unsettled_part_is_told_in_the_deals_own_facts(
    run: Run,
    condition: str,
    commands: tuple[tuple[str, ...], ...],
    sentences: tuple[str, ...],
) -> None:
    shown = reasons(run, condition, *commands)
    for sentence in sentences:
        assert sentence in shown


def test_a_word_that_is_too_old_says_since_when(run: Run) -> None:
    said = ("set", DEAL, "word=leaks", "--said-by", "jonas")
    shown = reasons(run, WORD, said, at="2026-03-16")
    assert 'Their word: "leaks", but that was on 5 March, too long ago to count.' in shown
    assert "said (heard too long ago)" in shown


def test_who_settles_it_is_not_asked_again_where_only_a_document_is_missing(run: Run) -> None:
    said = ("set", DEAL, "word=it leaks", "--said-by", "ana")
    assert 'Ask: "What is it?"' not in reasons(run, "{fact: word, level: proven}", said)
    actions = json.loads(run.ok("next", DEAL, "--format", "json").out)["actions"]
    (action,) = (one for one in actions if "word" in one["records"])

    assert (action["id"], action["ask"], action["record_with"]) == (
        "find-out/word", [],
        "salescoach set acme-pumps 'word=it leaks' --said-by ana-ruiz --document …",
    )  # fmt: skip
    run.ok("set", DEAL, "word=it leaks", "--said-by", "ana-ruiz", "--document", "minutes")
    assert run("gate", DEAL).code == 0
