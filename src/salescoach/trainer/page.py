r"""The page of a problem code: what it means, a wrong and a right example, how to mend it.

Pages lie beside this module, one Markdown file a code, and they are tests as well: each wrong
example is compiled and has its own problem and no other, each right one has none. So each says how
it is to be compiled, in the words above its block:

- `the whole file`: as it stands; `the whole file, as NAME.yaml` where another file names it;
- `in a playbook`, `in a stage`, `as a fact`, `as an item`, `as a criterion`: put into the small
  playbook of docs/problems.md, in the place of the comment of that name; `as a test`,
  `as an event`, `as an expectation`: into the small test of it; `in a translation`,
  `in a translated stage`, `as a translated fact`, and the lines `in a language line`,
  `in a translates line`, `in a reviewed line`: into the small translation of it, where they take
  the place of what stands there;
- `with \xNN for a byte`: each `\xNN` is that one byte, which cannot stand in a page;
- `its last line 6,000 times`: what would be too long to read.

A block below `Beside each example, as NAME.yaml:` is no example, but a file that an example may
extend. It is compiled as well, once with each of them, and its problems count as theirs. As
NAME.test.yaml it holds the tests of NAME.yaml, of which lint looks at what they name.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from salescoach.playbook.problems import CODES, Severity
from salescoach.values.record import record

FOLDER = Path(__file__).parent / "pages"
FENCE = "```"

_TITLE = re.compile(r"# (?P<code>SC[0-9]{3}): (?P<title>.+)")
_FILE = r"[a-z-]+(?:\.[a-z-]+)?\.yaml"
_MARKER = re.compile(
    r"(?P<kind>Wrong|Right), (?P<place>the whole file|(?:in|as) an? [a-z]+(?: [a-z]+)?)"
    rf"(?:, as (?P<file>{_FILE}))?"
    r"(?:, (?:(?P<bytes>with \\xNN for a byte)|its last line (?P<times>[0-9,]+) times))?:"
)
_BESIDE = re.compile(rf"Beside each example, as (?P<file>{_FILE}):")


class BadPage(ValueError):
    """A page that is not written like one; the message says which and why."""


@record(kw_only=True)
class Example:
    """One example, as it is shown. `times` is how often its last line is meant to stand there.

    `file` is its name, empty where it has none.
    """

    right: bool
    place: str
    file: str
    with_bytes: bool
    times: int
    text: str


@record(kw_only=True)
class Page:
    """`text` is the whole page in Markdown; `beside` are files with their text, by name."""

    code: str
    title: str
    text: str
    examples: tuple[Example, ...]
    beside: tuple[tuple[str, str], ...]

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
    examples: list[Example] = []
    beside: list[tuple[str, str]] = []
    for words, shown in _blocks(lines[1:], code):
        if example := _MARKER.fullmatch(words):
            examples.append(_example(example, shown))
        elif file := _BESIDE.fullmatch(words):
            beside.append((file["file"], shown))
        else:
            raise BadPage(f"{code}: an example without its marker: {words}")
    return Page(code=code, title=title["title"], text=text, examples=tuple(examples),
                beside=tuple(beside))  # fmt: skip


def _blocks(lines: list[str], code: str) -> Iterator[tuple[str, str]]:
    """Every block with the words above it: the last line that is not blank."""
    words, place = "", 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if line.startswith(FENCE):
            if FENCE not in lines[place:]:
                raise BadPage(f"{code}: an example without an end")
            end = lines.index(FENCE, place)
            yield words, "".join(f"{shown}\n" for shown in lines[place:end])
            words, place = "", end + 1
        elif line:
            words = line


def _example(marker: re.Match[str], text: str) -> Example:
    return Example(
        right=marker["kind"] == "Right",
        place=marker["place"],
        file=marker["file"] or "",
        with_bytes=marker["bytes"] is not None,
        times=int((marker["times"] or "1").replace(",", "")),
        text=text,
    )
