"""Each problem code has a page, and what the page shows is what the program does."""

import re

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.problems import CODES
from salescoach.trainer.lint.rules import linter
from salescoach.trainer.page import FOLDER
from tests.docs.blocks import blocks_of
from tests.docs.problem_pages import FRAME, OVERVIEW, codes_of, completed, page, with_table

WIDEST = 80
EXAMPLE_WIDEST = 76  # fits with its indent on a screen of 80 columns


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{code}.md" for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_has_this_problem_and_no_other_and_the_right_one_none(code: str) -> None:
    found = [(one.right, codes_of(page(code), one)) for one in page(code).examples]

    assert (False, {code}) in found
    assert (True, set()) in found
    assert all(codes == (set() if right else {code}) for right, codes in found)


@pytest.mark.parametrize("code", CODES)
def test_a_page_explains_and_says_how_to_mend_it(code: str) -> None:
    text = page(code).text
    before, _, _ = text.partition("Wrong, ")

    assert 2 <= len(re.findall(r"\.\s", before)) <= 5
    assert "\nTo mend it: " in text
    assert text.endswith(".\n")


@pytest.mark.parametrize("code", CODES)
def test_a_page_can_be_read_on_a_small_screen(code: str) -> None:
    lines = page(code).text.splitlines()
    texts = [example.text for example in page(code).examples]
    texts += [text for _, text in page(code).beside]
    shown = [line for text in texts for line in text.splitlines()]

    assert [line for line in lines if len(line) > WIDEST] == []
    assert [line for line in shown if len(line) > EXAMPLE_WIDEST] == []


def test_the_playbook_around_the_examples_has_no_problem() -> None:
    assert compile_playbook(FRAME.encode(), "", None, linter()).problems == ()


def test_the_comments_that_the_overview_shows_silence_what_it_says() -> None:
    shown = blocks_of(OVERVIEW.read_text(encoding="utf-8"))[0]
    result = compile_playbook("\n".join(completed(shown.lines, "in a stage")).encode(), "")

    assert isinstance(result, Compiled)
    assert (result.problems, result.silenced) == ((), 2)


def test_the_overview_lists_every_code(request: pytest.FixtureRequest) -> None:
    text = OVERVIEW.read_text(encoding="utf-8")
    if request.config.getoption("--rewrite-goldens"):
        OVERVIEW.write_text(with_table(text), encoding="utf-8")
        return
    assert text == with_table(text), "look, then run pytest tests/docs --rewrite-goldens"
