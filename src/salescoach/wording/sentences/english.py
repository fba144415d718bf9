"""All English sentences by id; the areas are loaded when something of them is said."""

from collections.abc import Iterator, Mapping
from importlib import import_module

Sentence = str | tuple[str, str]
AREAS = (
    "words", "advice", "errors", "receipts", "screens", "work", "explanations", "warnings",
    "problems", "scenarios", "coverage", "their_days", "outlines", "promises", "visits", "doubts",
    "handovers", "forgetting", "economics", "dialogues", "heard", "briefs", "recaps", "coaching",
    "formats", "merging", "configuration", "exchanging", "applying",
)  # fmt: skip


class _Sentences(Mapping[str, Sentence]):
    """Looks through the areas in turn, so that `next` does not load the sentences of `check`."""

    def __init__(self) -> None:
        self._loaded: dict[str, Sentence] = {}
        self._waiting = list(AREAS)

    def __getitem__(self, id_: str) -> Sentence:
        while id_ not in self._loaded and self._waiting:
            self._load()
        return self._loaded[id_]

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            self._load()
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _load(self) -> None:
        area = import_module(f"salescoach.wording.sentences.{self._waiting.pop(0)}")
        self._loaded.update(area.SENTENCES)


def sentences() -> Mapping[str, Sentence]:
    """Every sentence; a tuple is singular and plural, chosen by `{n}`."""
    return _Sentences()
