"""The page on tests of playbooks: every piece of a test file on it is one that can be played."""

import pytest

from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import compile_playbook
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.reading import Named, Unusable, read_suite
from salescoach.trainer.scenarios.written import Expectation, File, Given, OneTest
from tests.docs.blocks import CHECKOUT, Block, blocks_of

PAGE = (CHECKOUT / "docs/playbook-tests.md").read_text(encoding="utf-8")
BLOCKS = blocks_of(PAGE)
FILES = {block.says("file"): block.text for block in BLOCKS if block.says("file")}
PIECES = [block for block in BLOCKS if block.says("goes into")]
HEAD = "playbook: pumps.yaml\nstart: 2026-03-02\ntests:\n"


def read(text: str) -> Suite | Unusable:
    playbook = FILES["pumps.yaml"].encode()
    return read_suite(
        text.encode(),
        "",
        lambda name: Named(name, compile_playbook(playbook, name)),
        verbs(),
    )


def whole(piece: Block) -> str:
    """A test file with the piece in the place that the page says."""
    place = piece.says("goes into")
    if place == "tests":
        return HEAD + piece.text
    indented = "".join(f"      {line}\n" for line in piece.lines)
    other = "" if place == "expect" else "    expect: {gate: closed}\n"
    return f"{HEAD}  - name: a piece\n    {place}:\n{indented}{other}"


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: str(piece.line))
def test_every_piece_can_be_played(piece: Block) -> None:
    found = read(whole(piece))

    assert found.problems == ()
    assert isinstance(found, Suite)


@pytest.mark.parametrize("form", [File, OneTest, Given, Expectation])
def test_every_key_is_told(form: type) -> None:
    fields = form.model_fields.items()  # type: ignore[attr-defined]
    keys = [field.alias or name for name, field in fields]

    assert [key for key in keys if f"`{key}`" not in PAGE] == []


def test_the_whole_example_can_be_played() -> None:
    assert read(FILES["pumps.test.yaml"]).problems == ()
