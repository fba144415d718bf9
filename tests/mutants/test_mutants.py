"""What keeps the mutants fit between two runs of `make mutants`."""

import re
from pathlib import Path

import pytest

from tests.mutants.__main__ import HERE, ROOT
from tests.mutants.harness import Mutant, mutated, read_mutants

MUTANTS = read_mutants(HERE / "mutants.toml")

each_mutant = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)


@each_mutant
def test_the_line_is_there_once_and_what_it_becomes_compiles(mutant: Mutant) -> None:
    before = (ROOT / mutant.file).read_text().splitlines()
    after = mutated(mutant, ROOT).splitlines()

    differing = [
        (old.strip(), new.strip()) for old, new in zip(before, after, strict=True) if old != new
    ]
    assert differing == [(mutant.line, mutant.becomes)]


@each_mutant
def test_a_mutant_breaks_a_rule_that_is_written_down_and_names_tests_that_are_there(
    mutant: Mutant,
) -> None:
    assert re.match(
        r"(rule [0-9]+|conditions|schemas|keys|"
        r"from conditions to actions|actions|ranking|questions|warnings|"
        r"rest|queue|playbook tests|deal files|hand-over|forget|call notes|debrief|privacy|"
        r"call sheet|configuration|compatibility|fields|errors|Markdown|completion|apply|import|"
        r"export|export \| import is the identity|spreadsheets|calendar|pages|uniting|journal|"
        r"finishing|taking in|copies|mending|streams|colour|signs|new playbooks|"
        r"showing|differences|translations|schemas|keys|lint|upgrading): .+",
        mutant.breaks,
    )
    assert re.fullmatch(r"[a-z0-9-]{3,40}", mutant.id)
    files = [word for word in mutant.tests if word.startswith("tests/")]
    assert files
    assert all((ROOT / Path(file.partition("::")[0])).exists() for file in files)


def test_every_part_of_the_judgement_has_its_mutants() -> None:
    mutated_files = {Path(mutant.file).stem for mutant in MUTANTS}

    assert mutated_files >= {
        "comparing", "conditions", "criteria", "debts", "doings", "evidence", "facts", "gate",
        "items", "measures", "records", "scoring", "stages", "truth", "view",
    }  # fmt: skip


@pytest.mark.parametrize("number", range(1, 11))
def test_every_rule_has_its_mutants(number: int) -> None:
    assert sum(mutant.breaks.startswith(f"rule {number}: ") for mutant in MUTANTS) >= 3
