"""All English sentences by id; the areas are loaded when something of them is said."""

from collections.abc import Iterator, Mapping
from importlib import import_module

Sentence = str | tuple[str, str]
AREAS = (
    "words", "advice", "errors", "receipts", "screens", "work", "explanations", "warnings",
    "problems", "scenarios", "coverage", "their_days", "outlines", "promises", "visits", "doubts",
    "handovers", "forgetting", "economics", "dialogues", "heard", "briefs", "recaps", "coaching",
    "formats", "merging", "configuration", "exchanging", "applying", "upgrading", "conditions",
    "showing", "handbook", "starting", "differences", "translations", "keys", "lint",
)  # fmt: skip
# Where the sentences are whose ids begin like this: nothing before it has to be loaded.
_OWN = {
    "apply": "applying", "upgrade": "upgrading", "upgraded": "upgrading", "asks": "conditions",
    "shown": "showing", "book": "handbook", "key": "keys", "schema": "keys",
}  # fmt: skip


class _Sentences(Mapping[str, Sentence]):
    """Looks through the areas in turn, so that `next` does not load the sentences of `check`."""

    def __init__(self) -> None:
        self._loaded: dict[str, Sentence] = {}
        self._waiting = list(AREAS)

    def __getitem__(self, id_: str) -> Sentence:
        own = _OWN.get(id_.partition(".")[0])
        if own in self._waiting:
            self._load(own)
        while id_ not in self._loaded and self._waiting:
            self._load(self._waiting[0])
        return self._loaded[id_]

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            self._load(self._waiting[0])
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _load(self, name: str) -> None:
        self._waiting.remove(name)
        area = import_module(f"salescoach.wording.sentences.{name}")
        self._loaded.update(area.SENTENCES)


def sentences() -> Mapping[str, Sentence]:
    """Every sentence; a tuple is singular and plural, chosen by `{n}`."""
    return _Sentences()
