"""The pages keep step with the program: each code, command and key is told, each link leads on."""

import re
from pathlib import Path

import pytest

from salescoach.cli.exits import Exit
from salescoach.cli.registry import COMMANDS, Entry
from tests.docs.blocks import CHECKOUT, Block, blocks_of, prose_of
from tests.docs.playbooks import problems_of

PAGES = tuple(
    str(path.relative_to(CHECKOUT))
    for path in sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
)
FORMAT = (CHECKOUT / "docs/playbook-format.md").read_text(encoding="utf-8")
SCRIPTS = (CHECKOUT / "docs/scripts.md").read_text(encoding="utf-8")
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")

YAML = [block for block in blocks_of(FORMAT) if block.language == "yaml"]
EXAMPLE = YAML[0].text


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_each_command_is_told(entry: Entry) -> None:
    assert f"salescoach {entry.name}" in README + SCRIPTS


@pytest.mark.parametrize("code", Exit, ids=lambda code: code.name)
def test_each_exit_code_is_told(code: Exit) -> None:
    assert re.search(rf"^\| {code.value} \| \S", SCRIPTS, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose_of(_text(page))):
        path, _, heading = target.partition("#")
        if "://" in path:
            continue
        there = (CHECKOUT / page).parent / path if path else CHECKOUT / page
        assert there.exists(), f"{page}: {target}"
        assert not heading or heading in _headings(there), f"{page}: {target}"


@pytest.mark.parametrize("block", YAML, ids=lambda block: f"line-{block.line}")
def test_each_playbook_example_has_the_problems_that_it_names(block: Block) -> None:
    named = block.says("problems")
    expected = named.split(", ") if named else []
    assert sorted({*problems_of(block.text, block.says("goes into"), EXAMPLE)}) == expected


def test_the_pages_are_where_people_look() -> None:
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md"} < set(PAGES)


def _text(page: str) -> str:
    return (CHECKOUT / page).read_text(encoding="utf-8")


def _headings(path: Path) -> set[str]:
    """The anchors that a Markdown page has where it is shown: small letters, hyphens for spaces."""
    lines = prose_of(path.read_text(encoding="utf-8")).splitlines()
    titles = (line.lstrip("#").strip() for line in lines if re.match("#+ ", line))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
