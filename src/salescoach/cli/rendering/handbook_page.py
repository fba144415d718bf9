"""A long page of Markdown: chapters, their contents with links, lists and tables; no HTML."""

import re
from collections.abc import Callable, Iterator, Sequence

from salescoach.cli.rendering.tree import Node, bullets
from salescoach.values.markdown import table, unmarked
from salescoach.values.messages import Message

_KEPT = re.compile(r"[^\w\- ]")
_CHAPTER = 2

Say = Callable[[Message], str]


class Page:
    """Collects blocks; `text` is the whole, the contents where `contents` was called."""

    def __init__(self, say_it: Say) -> None:
        self.say = say_it
        self._blocks: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._contents_at: int | None = None
        self._first_linked = 0

    def heading(self, level: int, words: Message) -> None:
        """A heading; one of a chapter stands under a line."""
        if level == _CHAPTER:
            self._blocks.append("---")
        text = unmarked(self.say(words).strip()) or "\\-"
        self._headings.append((level, text))
        self._blocks.append(f"{'#' * level} {text}")

    def paragraph(self, words: Message, *, strong: bool = False) -> None:
        """One paragraph."""
        text = unmarked(self.say(words).strip())
        if text:
            self._blocks.append(f"**{text}**" if strong else text)

    def list(self, nodes: Sequence[Node]) -> None:
        """A list with lists in it; nothing where it is empty."""
        if nodes:
            self._blocks.append("\n".join(bullets(nodes, self.say)))

    def table(self, columns: Sequence[Message], rows: Sequence[Sequence[str]]) -> None:
        """A table; nothing where it has no rows."""
        if rows:
            heads = [self.say(column) for column in columns]
            self._blocks.append("\n".join(table(heads, rows)))

    def code(self, language: str, text: str) -> None:
        """A fenced block; the fence is longer than any in the text."""
        longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        self._blocks.append(f"{fence}{language}\n{text}\n{fence}")

    def contents(self) -> None:
        """The chapters with links, to stand here."""
        self._contents_at = len(self._blocks)
        self._first_linked = len(self._headings)
        self._blocks.append("")

    def text(self) -> str:
        """The whole page."""
        blocks = list(self._blocks)
        if self._contents_at is not None:
            blocks[self._contents_at] = "\n".join(self._links())
        return "\n\n".join(block for block in blocks if block)

    def _links(self) -> Iterator[str]:
        found = list(zip(self._headings, self._anchors(), strict=True))
        for (level, text), anchor in found[self._first_linked :]:
            if level == _CHAPTER:
                yield f"- [{text}](#{anchor})"

    def _anchors(self) -> Iterator[str]:
        """As GitHub makes them of headings; a second of the same name gets a number."""
        seen: dict[str, int] = {}
        for _, text in self._headings:
            name = anchor_of(text)
            number = seen.get(name, 0)
            seen[name] = number + 1
            yield f"{name}-{number}" if number else name


def anchor_of(heading: str) -> str:
    """What links to a heading name it by."""
    plain = heading.replace("\\", "")
    return _KEPT.sub("", plain.lower()).replace(" ", "-")
