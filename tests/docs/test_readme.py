"""Every command of the pages that people copy from, run as written, in an empty home.

What a page shows of a session is compared with what comes out; `--rewrite-goldens` writes it anew.
"""

import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import CHECKOUT, Block, blocks_of
from tests.docs.reader import Reader
from tests.docs.shown import renewed

PAGES = (
    "README.md",
    "docs/choosing.md",
    "docs/configuration.md",
    "docs/recipes.md",
    "docs/scripts.md",
    "docs/apply.md",
    "docs/export.md",
    "docs/formats.md",
    "docs/options.md",
    "docs/sync.md",
    "docs/playbook-format.md",
    "docs/playbook-tests.md",
    "docs/trainers.md",
)
TYPED = ("sh", "console")


@pytest.mark.parametrize("page", PAGES)
def test_commands_run_as_written_and_show_what_is_shown(
    page: str,
    home: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    file = CHECKOUT / page
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    reader = Reader(home)
    shown = [(block, _followed(block, reader)) for block in blocks_of(text)]
    for block, comes_out in reversed(shown):
        lines[block.line - 1 : block.line - 1 + len(block.lines)] = comes_out
    follows = "\n".join(lines)
    if request.config.getoption("--rewrite-goldens"):
        file.write_text(follows, encoding="utf-8")
        return
    assert text == follows, f"{page} shows something else; look, then run pytest --rewrite-goldens"


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_run_says_why(page: str) -> None:
    for block in blocks_of((CHECKOUT / page).read_text(encoding="utf-8")):
        reason = block.says("not run")
        assert reason is None or len(reason.split()) >= 3, f"{page}:{block.line}"


def _followed(block: Block, reader: Reader) -> tuple[str, ...]:
    """Do what a reader does with a block; what it shows then."""
    name, program = block.says("file"), block.says("needs")
    if name is not None:
        Path(name).write_text(block.text, encoding="utf-8")
    edit = block.says("edit")
    if edit is not None:
        _put_in(block, edit)
    idle = block.says("not run") or (program is not None and shutil.which(program) is None)
    if block.language not in TYPED or idle:
        return block.lines
    if block.language == "console":
        return renewed(block.lines, reader.types)
    code, shown = reader.in_shell(block.text)
    assert code == 0, f"line {block.line} ended with {code}:\n{shown}"
    return block.lines


def _put_in(block: Block, edit: str) -> None:
    """Change a file as the page says; AssertionError unless one line begins as it is told."""
    name, _, where = edit.partition(", ")
    how, _, beginning = where.partition(": ")
    lines = Path(name).read_text(encoding="utf-8").split("\n")
    places = [at for at, line in enumerate(lines) if line.strip().startswith(beginning)]
    assert len(places) == 1, f"{edit}: {places}"
    first = places[0] + (how == "below")
    last = first + (how == "in place of")
    assert how in ("above", "below", "in place of"), edit
    lines[first:last] = block.lines
    Path(name).write_text("\n".join(lines), encoding="utf-8")
