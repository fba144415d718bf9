"""What ships and what the pages show is as the published schemas say; what is wrong is refused."""

import json
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from salescoach.playbook.problems import CODES
from salescoach.playbook.reader import read_yaml
from salescoach.trainer.page import Example, Page
from salescoach.trainer.schemas.making import as_an_editor_reads
from tests.builders.schemas import published
from tests.docs.blocks import CHECKOUT, Block, blocks_of
from tests.docs.playbooks import put_into
from tests.docs.problem_pages import TEST_FRAME, compiled_bytes, page, translation_bytes
from tests.docs.test_playbook_tests import PIECES as TEST_PIECES
from tests.docs.test_playbook_tests import whole as whole_test

FORMAT = blocks_of((CHECKOUT / "docs/playbook-format.md").read_text(encoding="utf-8"))
EXAMPLE = next(block.text for block in FORMAT if block.says("file") == "example.yaml")
SHIPPED = sorted((CHECKOUT / "playbooks").glob("*.yaml"))
EXAMPLES = sorted((CHECKOUT / "tests/examples").glob("*/*.yaml"))
FIXTURES = CHECKOUT / "tests/fixtures/v1"
OF_KIND = {
    "playbook-test": [one for one in (*SHIPPED, *EXAMPLES) if one.name.endswith(".test.yaml")],
    "playbook-file": [
        one
        for one in (*SHIPPED, *EXAMPLES, *sorted(FIXTURES.glob("playbooks/*.yaml")))
        if one.name.count(".") == 1
    ],
    "playbook-translation": [
        one
        for one in (*SHIPPED, *EXAMPLES)
        if one.name.count(".") == 2 and not one.name.endswith(".test.yaml")
    ],
    "configuration": [FIXTURES / "salescoach.toml"],
}
# What else can be wrong no schema sees: what ids name, or what the rest of the file says.
_SHAPE = ("SC201", "SC202", "SC203", "SC204", "SC205", "SC206")
_PAGES = [page(code) for code in CODES]
_PAGE_EXAMPLES = [(shown, example) for shown in _PAGES for example in shown.examples]
_RIGHT = [pair for pair in _PAGE_EXAMPLES if pair[1].right and pair[1].times == 1]
_WRONG = [
    pair
    for pair in _PAGE_EXAMPLES
    if not pair[1].right and pair[0].code in ("SC201", "SC202", "SC203", "SC204", "SC205", "SC206")
]


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(published()[name])


def problems_with(name: str, text: str) -> list[str]:
    """What the schema says to a file, as an editor reads it; the file itself can be read."""
    document, problems = read_yaml(text.encode(), "")
    assert problems == ()
    return _problems(name, document.data)


def _problems(name: str, data: Any) -> list[str]:
    found = validator(name).iter_errors(as_an_editor_reads(data))
    return [f"{one.json_path}: {one.message[:200]}" for one in found]


@pytest.mark.parametrize("name", [name for name, files in OF_KIND.items() if files])
def test_what_ships_is_as_the_schema_says(name: str) -> None:
    """With the checker that trainers put before their commits; it has a parser of its own."""
    schema = str(CHECKOUT / f"docs/schemas/{name}.schema.json")
    line = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema]
    line += [str(path) for path in OF_KIND[name]]

    result = subprocess.run(line, capture_output=True, text=True, check=False, timeout=120)

    assert result.returncode == 0, result.stdout + result.stderr


def test_the_answers_of_the_page_are_as_the_schema_says() -> None:
    blocks = blocks_of((CHECKOUT / "docs/call-notes.md").read_text(encoding="utf-8"))
    answers = [one.text for one in blocks if "debrief-answers@1" in one.text]
    assert answers
    assert [_problems("debrief-answers", json.loads(one)) for one in answers] == [[]]


def test_the_checker_refuses_what_is_wrong(tmp_path: Any) -> None:
    path = tmp_path / "pumps.yaml"
    path.write_text(EXAMPLE.replace("ask_whom", "ask_who", 1), encoding="utf-8")
    schema = str(CHECKOUT / "docs/schemas/playbook-file.schema.json")
    line = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, str(path)]

    result = subprocess.run(line, capture_output=True, text=True, check=False, timeout=120)

    assert result.returncode == 1
    assert "ask_who" in result.stdout


def _is_good(block: Block) -> bool:
    return block.says("goes into") is not None and block.says("problems") is None


@pytest.mark.parametrize(
    "block", [one for one in FORMAT if _is_good(one)], ids=lambda block: str(block.line)
)
def test_each_right_piece_of_the_format_page_is_as_the_schema_says(block: Block) -> None:
    place = block.says("goes into") or ""
    text = f"pieces:\n{block.text}" if place == "condition" else block.text
    data = read_yaml(text.encode(), "")[0].data
    piece = data["pieces"] if place == "condition" else data
    whole = put_into(read_yaml(EXAMPLE.encode(), "")[0].data, place, piece)

    assert _problems("playbook-file", whole) == []


@pytest.mark.parametrize("piece", TEST_PIECES, ids=lambda piece: str(piece.line))
def test_each_piece_of_the_page_on_tests_is_as_the_schema_says(piece: Block) -> None:
    assert problems_with("playbook-test", whole_test(piece)) == []


def _file_of(shown: Page, example: Example) -> tuple[str, bytes]:
    if shown.code.startswith("SC5"):
        return "playbook-test", compiled_bytes(example, TEST_FRAME)
    if shown.code.startswith("SC7"):
        return "playbook-translation", translation_bytes(example)
    return "playbook-file", compiled_bytes(example)


@pytest.mark.parametrize(
    ("shown", "example"), _RIGHT, ids=[f"{shown.code}-{n}" for n, (shown, _) in enumerate(_RIGHT)]
)
def test_each_right_example_of_a_problem_is_as_the_schema_says(
    shown: Page, example: Example
) -> None:
    name, data = _file_of(shown, example)
    assert problems_with(name, data.decode()) == []


@pytest.mark.parametrize(
    ("shown", "example"), _WRONG, ids=[f"{shown.code}-{n}" for n, (shown, _) in enumerate(_WRONG)]
)
def test_each_wrong_shape_is_refused_by_the_schema_too(shown: Page, example: Example) -> None:
    name, data = _file_of(shown, example)
    assert problems_with(name, data.decode()) != []
