"""The fenced blocks of a Markdown page, and what a page says about each in a comment above it.

A comment on the line above a fence is a directive, `<!-- NAME: WHAT -->`; readers do not see it:

- `not run`: the commands are not run here, and why;
- `needs`: a program that is no part of salescoach; without it the block is passed over;
- `file`: the reader saves the block under this name;
- `edit`: the reader puts the block into a file, as in `pumps.yaml, above: - id: fix-the-day`;
  `above`, `below` or `in place of` the one line that begins like this;
- `goes into`: where a fragment of a playbook belongs, see `playbooks.py`; or one of a test file,
  see `test_playbook_tests.py`;
- `problems`: the codes that `playbook check` is to find in a fragment.
"""

import re
from pathlib import Path

from salescoach.values.record import record

CHECKOUT = Path(__file__).parents[2]
DIRECTIVES = {"not run", "needs", "file", "edit", "goes into", "problems"}

_FENCE = re.compile(r"(?P<indent> *)(?P<fence>```+)(?P<language>\S*)")
_DIRECTIVE = re.compile(r"<!-- (?P<name>[^:>]+): (?P<what>[^>]+) -->")


@record(kw_only=True)
class Block:
    """One fenced block. `line` is the number of its first line inside the fence, from 1."""

    language: str
    lines: tuple[str, ...]
    line: int
    said: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join([*self.lines, ""])

    def says(self, directive: str) -> str | None:
        return dict(self.said).get(directive)


def blocks_of(page: str) -> tuple[Block, ...]:
    """Every block, in order; AssertionError for an open fence or a directive that is none."""
    found = []
    lines = page.split("\n")
    place = 0
    while place < len(lines):
        start = _FENCE.fullmatch(lines[place])
        place += 1
        if start is None:
            continue
        end = lines.index(start["indent"] + start["fence"], place)
        inside = tuple(line.removeprefix(start["indent"]) for line in lines[place:end])
        found.append(
            Block(
                language=start["language"],
                lines=inside,
                line=place + 1,
                said=tuple(_directives(lines[: place - 1])),
            )
        )
        place = end + 1
    return tuple(found)


def prose_of(page: str) -> str:
    """The page without its blocks."""
    lines = page.split("\n")
    for block in reversed(blocks_of(page)):
        del lines[block.line - 2 : block.line + len(block.lines)]
    return "\n".join(lines)


def _directives(above: list[str]) -> list[tuple[str, str]]:
    said = []
    for line in reversed(above):
        if not line.startswith("<!--"):
            break
        found = _DIRECTIVE.fullmatch(line)
        assert found is not None, line
        assert found["name"] in DIRECTIVES, line
        said.append((found["name"], found["what"]))
    return said
