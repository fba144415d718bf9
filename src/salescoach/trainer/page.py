r"""The page of a problem code: what it means, a wrong and a right example, how to mend it.

Pages lie beside this module, one Markdown file a code, and they are tests as well: each wrong
example is compiled and has its own problem and no other, each right one has none. So each says how
it is to be compiled, in the words above its block:

- `the whole file`: as it stands;
- `in a playbook`, `in a stage`, `as a fact`, `as an item`, `as a criterion`: put into the small
  playbook of docs/problems.md, in the place of the comment of that name;
- `with \xNN for a byte`: each `\xNN` is that one byte, which cannot stand in a page;
- `its last line 6,000 times`: what would be too long to read.
"""

import re
from pathlib import Path

from salescoach.playbook.problems import CODES, Severity
from salescoach.values.record import record

FOLDER = Path(__file__).parent / "pages"
FENCE = "```"

_TITLE = re.compile(r"# (?P<code>SC[0-9]{3}): (?P<title>.+)")
_MARKER = re.compile(
    r"(?P<kind>Wrong|Right), (?P<place>the whole file|(?:in|as) an? [a-z]+)"
    r"(?:, (?:(?P<bytes>with \\xNN for a byte)|its last line (?P<times>[0-9,]+) times))?:"
)


class BadPage(ValueError):
    """A page that is not written like one; the message says which and why."""


@record(kw_only=True)
class Example:
    """One example, as it is shown. `times` is how often its last line is meant to stand there."""

    right: bool
    place: str
    with_bytes: bool
    times: int
    text: str


@record(kw_only=True)
class Page:
    """`text` is the whole page in Markdown."""

    code: str
    title: str
    text: str
    examples: tuple[Example, ...]

    @property
    def severity(self) -> Severity:
        """As the registry says."""
        return CODES[self.code]


def page_file(code: str) -> Path:
    """Where the page of a code lies."""
    return FOLDER / f"{code}.md"


def read_page(text: str, code: str) -> Page:
    """The page of a code from its text; BadPage for a text that is none."""
    lines = text.removesuffix("\n").split("\n")
    title = _TITLE.fullmatch(lines[0])
    if title is None or title["code"] != code:
        raise BadPage(f"{code}: the first line is no title of it: {lines[0]}")
    return Page(code=code, title=title["title"], text=text, examples=_examples(lines, code))


def _examples(lines: list[str], code: str) -> tuple[Example, ...]:
    found = []
    marker = None
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if line.startswith(FENCE):
            if marker is None or FENCE not in lines[place:]:
                raise BadPage(f"{code}: an example without its marker, or without an end")
            end = lines.index(FENCE, place)
            found.append(_example(marker, lines[place:end]))
            marker, place = None, end + 1
        elif line:
            marker = _MARKER.fullmatch(line)
    return tuple(found)


def _example(marker: re.Match[str], lines: list[str]) -> Example:
    return Example(
        right=marker["kind"] == "Right",
        place=marker["place"],
        with_bytes=marker["bytes"] is not None,
        times=int((marker["times"] or "1").replace(",", "")),
        text="\n".join([*lines, ""]),
    )
