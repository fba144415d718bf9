"""A translation to fill in: every text of a playbook with its words above it, as a comment.

What is translated already stays, with the trainer's own comments. Where the words have changed
since, those of before stand in a line `# was:` above it. What fits nowhere any more is kept at the
end, as comments: nothing that somebody wrote gets lost.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Map, Path
from salescoach.trainer.schemas.kinds import KINDS
from salescoach.trainer.translations.places import (
    NAMES,
    Element,
    Form,
    Kind,
    elements_of,
    given_texts,
    keys_of,
)
from salescoach.trainer.translations.sources import WAS, Above, Sources, same
from salescoach.trainer.translations.usual import usual_warnings
from salescoach.trainer.translations.written import Translation
from salescoach.values.text import harmless

_WIDEST = 96
_PLAIN = re.compile(r"[^\W\d_][^:#{}\[\]&*!|>'\"%@`\\\n\t,]*")
_MEANING = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"})
_NEEDS_QUOTES = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|.*(?::(?:\s|$)|\s#)", re.DOTALL)
_USUAL = " Warnings that come with salescoach, the same in every playbook. They may be left out:"
_LEFT = "# No longer in the playbook, or not where it was:"
SCHEMA = KINDS["translation"].first_line


@dataclass(slots=True)
class Sheet:
    """The lines of a translation, and how many texts of them are still to be translated.

    `usual`: how many of these are of warnings that come with the program.
    """

    lines: list[str] = field(default_factory=list)
    waiting: int = 0
    usual: int = 0


def sheet(base: Map, language: str, translated: str, before: Document | None) -> Sheet:
    """The translation into a language, `translated`; `before` is what there is of it, in form.

    `base` is the resolved form of the playbook with its library, in its own `language`.
    """
    given: Map = before.data if before is not None else {}
    writing = _Writing(language, Sources(before or Document("", []), language),
                       usual_warnings(base))  # fmt: skip
    head = {"salescoach": "1", "translates": base["id"], "language": translated}
    lines = writing.sheet.lines
    lines += _head_comments(before)
    lines += [f"{key}: {given.get(key, usual)}" for key, usual in head.items()]
    reviewed = str(given.get("reviewed", "no"))
    lines.append(f"reviewed: {reviewed if reviewed == 'no' else _scalar(reviewed)}")
    writing.form(Translation, base, given, (), "", in_library=_in_library(base))
    kept = _end_comments(before)
    left = [one for one in writing.left if one not in kept]
    if left and _LEFT not in kept:
        kept += [_LEFT]
    if kept or left:
        lines += ["", *kept, *left]
    return writing.sheet


def _head_comments(before: Document | None) -> list[str]:
    """The comments above the first key."""
    if before is None:
        return [SCHEMA]
    found: list[str] = []
    for line in before.lines:
        if line and not line.lstrip().startswith("#"):
            break
        found.append(line)
    return found


def _end_comments(before: Document | None) -> list[str]:
    """The comments below the last text, which may be what once had no place."""
    found: list[str] = []
    for line in reversed(before.lines if before is not None else []):
        if line.strip() and not line.startswith("#"):
            break
        found.append(line)
    return [line for line in reversed(found) if line.strip()]


def _in_library(base: Map) -> set[tuple[str, str]]:
    """The texts of the library, by key: they are translated there, once."""
    library = base.get("library") or {}
    return {
        (key, text)
        for elements in library.values()
        for element in elements
        for key, value in element.items()
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    }


@dataclass(slots=True)
class _Writing:
    language: str
    sources: Sources
    usual: frozenset[str] = frozenset()
    sheet: Sheet = field(default_factory=Sheet)
    left: list[str] = field(default_factory=list)

    def form(
        self, form: Form, base: Map, given: Map, path: Path, indent: str,
        *, in_library: set[tuple[str, str]],
    ) -> None:  # fmt: skip
        """The texts of a mapping, and what is under it."""
        for key, kind, inner in _with_warnings_last(form):
            at = (*path, key)
            if inner is None:
                own = not path or path[0] == "library"
                self._text(key, base, given, at, indent, several=kind == "texts",
                           elsewhere=set() if own else in_library)  # fmt: skip
            elif kind == "form":
                self._under(key, indent, lambda more, key=key, inner=inner, at=at: self.form(
                    inner, base.get(key) or {}, given.get(key) or {}, at, more,
                    in_library=in_library))  # fmt: skip
            else:
                found = elements_of(base.get(key) or [], given, key, path, inner)
                self._under(key, indent, lambda more, found=found, inner=inner: self._elements(
                    found.elements, inner, more, in_library))  # fmt: skip
                for part in found.strangers:
                    self._keep(at, part)

    def _under(self, key: str, indent: str, write: Any) -> None:
        """A key with what is under it, if anything is."""
        lines = self.sheet.lines
        before = len(lines)
        if not indent:
            lines.append("")
        lines.append(f"{indent}{key}:")
        empty = len(lines)
        write(indent + "  ")
        if len(lines) == empty:
            del lines[before:]

    def _elements(
        self, elements: list[Element], form: Form, indent: str, in_library: set[tuple[str, str]]
    ) -> None:
        lines = self.sheet.lines
        told = False
        for one in sorted(elements, key=self._is_usual):
            before, waiting = len(lines), self.sheet.waiting
            named = {key: one.base[key] for key in NAMES if key in one.base and _names(form, key)}
            self.form(form, one.base, one.given, one.path, indent + "  ", in_library=in_library)
            if len(lines) == before:
                continue
            heading = [f"{indent}  {key}: {_scalar(str(value))}" for key, value in named.items()]
            own = self._others(one.path, form, indent)
            if self._is_usual(one):
                self.sheet.usual += self.sheet.waiting - waiting
                own, told = [*([] if told else [f"{indent}#{_USUAL}"]), *own], True
            if heading:
                heading[0] = f"{indent}- {heading[0].lstrip()}"
                lines[before:before] = [*own, *heading]
            else:  # the dash goes to the first key, behind its comment
                first = next(at for at in range(before, len(lines)) if not _is_comment(lines[at]))
                lines[first] = f"{indent}- {lines[first].lstrip()}"

    def _is_usual(self, one: Element) -> bool:
        return one.path[:1] == ("warnings",) and one.base.get("id") in self.usual

    def _others(self, path: Path, form: Form, indent: str) -> list[str]:
        """The trainer's own comments above an element."""
        key = "from" if _names(form, "from") else next(iter(form.model_fields))
        return [f"{indent}#{one}" for one in self.sources.above((*path, key)).others
                if one != _USUAL]  # fmt: skip

    def _text(
        self, key: str, base: Map, given: Map, at: Path, indent: str,
        *, several: bool, elsewhere: set[tuple[str, str]],
    ) -> None:  # fmt: skip
        mine = base.get(key)
        texts = [mine] if isinstance(mine, str) else list(mine or ())
        theirs = given_texts(given, key)
        if not texts or (theirs is None and all((key, one) in elsewhere for one in texts)):
            if theirs is not None and any(theirs):
                self._keep(at, given[key])
            return
        if not several:
            self._line(f"{indent}{key}:", texts[0], (theirs or (None,))[0], at, indent)
            return
        own = self.sources.above(at)
        self.sheet.lines += [f"{indent}#{one}" for one in own.others]
        if key == "sounds_like" or (theirs is not None and len(theirs) != len(texts)):
            self._apart(key, texts, theirs, indent)
            return
        self.sheet.lines.append(f"{indent}{key}:")
        alone = theirs is not None and (*at, 0) not in self.sources.document.places
        for place, one in enumerate(texts):
            there = theirs[place] if theirs is not None else None
            from_ = at if alone else (*at, place)
            self._line(f"{indent}  -", one, there, from_, indent + "  ", own=not alone)

    def _apart(
        self, key: str, texts: list[str], theirs: tuple[str | None, ...] | None, indent: str
    ) -> None:
        """Two lists that do not go side by side: the playbook's stands above as comments."""
        lines = self.sheet.lines
        for one in texts:
            lines += self._comment(self.language, one, indent)
        lines.append(f"{indent}{key}:")
        lines += [f"{indent}  - {_scalar(one)}" for one in theirs or () if one]
        if not theirs or not any(theirs):
            lines.append(f"{indent}  -")
            self.sheet.waiting += 1

    def _line(
        self, start: str, mine: str, theirs: str | None, at: Path, indent: str, *, own: bool = True
    ) -> None:
        """One text below its words, and below those of before."""
        above = self.sources.above(at) if own or theirs is not None else Above()
        lines = self.sheet.lines
        if own:
            lines += [f"{indent}#{one}" for one in above.others]
        lines += self._comment(self.language, mine, indent)
        before = above.was if above.was is not None else above.source
        if theirs is not None and before is not None and not same(before, mine):
            lines += self._comment(WAS, before, indent)
        if theirs is None:
            self.sheet.waiting += 1
            lines.append(start)
        else:
            lines += _value(start, theirs, indent + "  ")

    def _comment(self, marker: str, text: str, indent: str) -> Iterator[str]:
        first, others = f"{indent}# {marker}: ", f"{indent}#   "
        text = " ".join(harmless(text).split())
        if _NEEDS_QUOTES.match(text):  # as it has to be written below
            text = json.dumps(text, ensure_ascii=False)
        yield from textwrap.wrap(
            text, _WIDEST, initial_indent=first,
            subsequent_indent=others, break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip

    def _keep(self, at: Path, value: Any) -> None:
        """What somebody wrote and what has no place."""
        written = json.dumps(value, ensure_ascii=False)
        place = "/".join(str(part) for part in at)
        self.left.append(f"# {place}: {harmless(written)}")


def _with_warnings_last(form: Form) -> Iterator[tuple[str, Kind, Form | None]]:
    yield from sorted(keys_of(form), key=lambda one: form is Translation and one[0] == "warnings")


def _names(form: Form, key: str) -> bool:
    return any((field.alias or name) == key for name, field in form.model_fields.items())


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _value(start: str, text: str, indent: str) -> Iterator[str]:
    """On its line where that is short enough, else folded below."""
    line = f"{start} {_scalar(text)}"
    plain = "\n" not in text and text == " ".join(text.split())
    if len(line) <= _WIDEST + 4 or not plain:
        yield line
        return
    yield f"{start} >-"
    yield from textwrap.wrap(
        text, _WIDEST, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _scalar(text: str) -> str:
    """As it is where nobody can misread it, else in quotes; JSON is quoted as YAML is."""
    plain = _PLAIN.fullmatch(text) is not None and text.casefold() not in _MEANING
    return (
        text if plain and text == text.strip() else json.dumps(harmless(text), ensure_ascii=False)
    )
