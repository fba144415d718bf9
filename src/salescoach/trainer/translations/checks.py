"""What can be wrong with a translation, text by text, and the words that it comes to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salescoach.playbook.in_language import SHARED, Tree
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Map, Path
from salescoach.trainer.translations.comparing import numbers, placeholders, same_numbers
from salescoach.trainer.translations.places import Text, walk
from salescoach.trainer.translations.sources import Sources, same
from salescoach.trainer.translations.usual import usual_warnings
from salescoach.values.messages import Argument, Unit, say

if TYPE_CHECKING:
    from salescoach.trainer.translations.reading import Base

NOT_REVIEWED = ("no", "false")
_NO_NAMES = frozenset({
    "done", "n/a", "nobody", "none", "not yet", "null", "ok", "pending", "someone", "tba", "tbd",
    "todo", "true", "unknown", "y", "yes", "n", "reviewed", "somebody",
    "ja", "nein", "niemand", "kein mensch", "noch nicht", "offen",  # German
    "nee", "niet", "nej", "nei", "ei", "kyllä",  # Dutch, Scandinavian, Finnish
    "oui", "non", "sí", "si", "sì", "sim", "não", "nao",  # French to Portuguese
    "tak", "nie", "ano", "ne", "áno", "igen", "nem",  # Polish, Czech, Slovak, Hungarian
    "evet", "hayır", "да", "нет", "так", "ні", "是", "否", "はい", "いいえ",
})  # fmt: skip
"""Yes, no and not yet, as somebody may write them where a name belongs."""
_NAMED = 3  # of what is missing
_LINK = "link"


@dataclass(slots=True)
class Checked:
    """What looking at every text came to."""

    words: Tree = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    given: set[tuple[tuple[str, ...], str]] = field(default_factory=set)
    texts: int = 0

    @property
    def translated(self) -> int:
        """How many texts are there."""
        return self.texts - len(self.missing)


def checked(document: Document, base: Map, language: str, covered: Tree) -> Checked:
    """Every text of the playbook looked at with its translation."""
    found = Checked()
    sources = Sources(document, language)
    for one in walk(base, document.data):
        if isinstance(one, Finding):
            found.findings.append(one)
        else:
            _look(one, sources, found)
    _share(found.words, base)
    usual, left = usual_warnings(base), 0
    for name, names, text in _wanted(base, document.data):
        found.texts += 1
        there = _has(found.words, names, text) or _has(covered, names, text)
        if not there and (names, text) not in found.given:
            if len(names) > 1 and names[0] == "warnings" and names[1] in usual:
                left += 1
                found.missing.append(name)
            else:
                found.missing.insert(len(found.missing) - left, name)
    if found.missing:
        first = tuple(dict.fromkeys(found.missing))[:_NAMED]
        count = texts_told(len(found.missing) - left, left)
        found.findings.append(
            finding("SC708", ("language",), texts=count, first=first, remedy=say("remedy.SC708"))
        )
    return found


def texts_told(own: int, usual: int) -> Argument:
    """How many texts, those of the program's own warnings apart."""
    if not usual:
        return Unit(own, "text")
    if not own:
        return say("translated.only-usual", usual=Unit(usual, "text"))
    return say("translated.and-usual", own=Unit(own, "text"), usual=Unit(usual, "text"))


def _look(text: Text, sources: Sources, found: Checked) -> None:
    given = text.given
    if given is None or not any(given):
        return
    if text.is_phrases:
        _put(found.words, text.names, {one: one for one in given if one})
        return
    if not text.base:
        found.findings.append(finding("SC703", text.path, key=text.key, at_key=True,
                                      remedy=say("remedy.SC703")))  # fmt: skip
        return
    found.given |= {(text.names, one) for one, theirs in text.pairs if theirs is not None}
    if len(given) != len(text.base):
        found.given |= {(text.names, one) for one in text.base}
        found.findings.append(
            finding("SC704", text.path, found=len(given), expected=len(text.base), at_key=True)
        )
        return
    for place, (mine, theirs) in enumerate(text.pairs):
        if theirs is None:
            continue
        at = (*text.path, place) if (*text.path, place) in sources.document.places else text.path
        wrong = _placeholders(mine, theirs, at)
        found.findings += wrong or list(_doubtful(text, mine, theirs, at))
        if not wrong:
            said = _source(sources, at, mine, found)
            _put(found.words, text.names, {said: theirs})


def _placeholders(mine: str, theirs: str, at: Path) -> list[Finding]:
    wanted, there = placeholders(mine), placeholders(theirs)
    if wanted == there:
        return []
    return [finding("SC705", at, missing=_braced(wanted - there), more=_braced(there - wanted))]


def _braced(names: frozenset[str]) -> tuple[str, ...]:
    return tuple("{" + name[:40] + "}" for name in sorted(names)) or ("–",)


def _doubtful(text: Text, mine: str, theirs: str, at: Path) -> Iterator[Finding]:
    if text.key == _LINK:
        return
    if not same_numbers(mine, theirs):
        yield finding("SC706", at, found=numbers(theirs) or ("–",),
                      expected=numbers(mine) or ("–",))  # fmt: skip
    if same(mine, theirs) and len(re.findall(r"[^\W\d_]+", mine)) > 1:
        yield finding("SC707", at, remedy=say("remedy.SC707"))


def _source(sources: Sources, at: Path, mine: str, found: Checked) -> str:
    """The text that was translated: that of the playbook, unless a comment says otherwise."""
    above = sources.above(at)
    before = above.was if above.was is not None else above.source
    if before is None or same(before, mine):
        return mine
    found.findings.append(finding("SC709", at, before=before, now=mine,
                                  remedy=say("remedy.SC709")))  # fmt: skip
    return before


def _put(words: Tree, names: tuple[str, ...], texts: Tree) -> None:
    for name in names:
        words = words.setdefault(name, {})
    words.update(texts)


def _has(words: Tree, names: tuple[str, ...], text: str | None) -> bool:
    for name in names:
        words = words.get(name, {})
    return bool(words) if text is None else text in words


def _wanted(base: Map, given: Map) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    """Every single text to be translated: how to name it, and where it is in the tree.

    Of the library only what is not in a stage, too: that is counted there. Phrases count as one.
    """
    for one in walk({key: part for key, part in base.items() if key != "library"}, given):
        if isinstance(one, Text) and one.base:
            name = "/".join(part for part in one.names if part != SHARED)
            for text in (None,) if one.is_phrases else one.base:
                yield name, one.names, text


def _share(words: Tree, base: Map) -> None:
    """What the library says, in every stage that has the same words under the same key."""
    library = words.pop("library", {})
    of_items = _flat(library.get("items", {}))
    of_criteria = _flat(library.get("criteria", {}))
    if not (of_items or of_criteria):
        return
    for one in walk({key: base.get(key) for key in ("stages", "handovers")}, {}):
        if not isinstance(one, Text):
            continue
        in_item, in_criterion = "items" in one.names[:-1:2], "exit_criteria" in one.names[:-1:2]
        flat = of_items if in_item else of_criteria if in_criterion else {}
        for text in one.base:
            other = flat.get((one.key, text))
            if other is not None and not _has(words, one.names, text):
                _put(words, one.names, {text: other})


def _flat(elements: Tree) -> dict[tuple[str, str], str]:
    return {
        (key, text): other
        for element in elements.values()
        for key, texts in element.items()
        for text, other in texts.items()
    }


def _is_no_name(reviewed: str) -> bool:
    """A word that is no name of a person, or no word at all."""
    word = reviewed.casefold().strip(" .!")
    no_letter = not any(letter.isalpha() for letter in word)
    return no_letter or word in _NO_NAMES


def head_findings(data: Map, name: re.Match[str] | None, base: "Base") -> tuple[Finding, ...]:
    """What the first lines say: of which playbook, in which language, and who has read it."""
    return tuple(_of_head(data, name, base))


def _of_head(data: Map, name: re.Match[str] | None, base: "Base") -> Iterator[Finding]:
    language, reviewed = str(data["language"]), str(data["reviewed"]).strip()
    if language == base.language:
        yield finding("SC712", ("language",), language=language)
    elif name is not None and name["language"] != language:
        yield finding("SC711", ("language",), found=language, name=name["language"])
    if data["translates"] != base.id:
        yield finding("SC713", ("translates",), found=str(data["translates"]), id=base.id)
    if _is_no_name(reviewed):
        yield finding("SC714", ("reviewed",), found=reviewed, remedy=say("remedy.SC714"))
    if reviewed.casefold() in NOT_REVIEWED:
        yield finding("SC710", ("reviewed",), remedy=say("remedy.SC710"))
