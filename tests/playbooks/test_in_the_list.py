"""How each playbook that ships stands in `playbook list`, and what the list says of all of them."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from salescoach.playbook.places import shipped
from tests.builders.suites import SHIPPED, suite
from tests.builders.worlds import Run

MOST = 62  # what is left of 80 columns beside the longest id


@pytest.mark.parametrize("playbook", SHIPPED)
def test_it_says_on_one_line_when_it_is_the_right_one(playbook: str) -> None:
    about = suite(playbook).compiled.playbook.about
    assert about is not None
    assert about.startswith("When ")
    assert cell_len(about) <= MOST
    assert about == " ".join(about.split()).rstrip(".")


@pytest.mark.parametrize("playbook", SHIPPED)
def test_it_has_tests_as_the_list_says_of_all(playbook: str) -> None:
    beside = shipped()[playbook].with_name(f"{playbook}.test.yaml")
    assert beside.is_file()
    assert suite(playbook).scenarios


def test_each_stands_on_one_line_of_a_terminal(tmp_path: Path) -> None:
    run = Run(tmp_path)
    with run.on_terminal(width=80):
        shown = run.ok("playbook", "list", "--color", "never").out.splitlines()
    assert shown[0] == "These come with salescoach, each with its tests:"
    assert [line.split()[0] for line in shown[1:]] == list(SHIPPED)
