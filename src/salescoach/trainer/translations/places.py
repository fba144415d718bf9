"""Where a playbook has texts: its places and those of a translation, walked side by side.

What may be translated is said by the written form alone; nothing is listed twice. What a playbook
has beside it is never translated: ids, numbers, conditions and references, and of the texts the
names of verdicts (conditions ask for them), `source`, `limit_source` and `ref` (where something
comes from), `also_called` (the words of another system) and the list of languages itself.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.in_language import PHRASES, name_of
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, maps, texts
from salescoach.trainer.translations.written import NotYet, Translation
from salescoach.values.record import record

Form = type[BaseModel]
Kind = Literal["text", "texts", "form", "elements"]
HEAD = ("salescoach", "translates", "language", "reviewed")
NAMES = ("id", "ref", "points", "from", "to")
NOT_TRANSLATED = ("also_called", "limit_source", "ref", "source", "verdict")
"""Texts of a playbook that stay in every language."""


@record
class Text:
    """A text of the playbook, or a list of texts, with what stands for it in the translation.

    Attributes:
        names: where it is in the tree of words: keys and ids.
        path: where its translation stands in the file, or should; as far as it is there.
        base: the texts of the playbook; empty where it has none.
        several: a list.
        given: the translation; None where the file does not have the key, and for each text that
            is still to be translated.
    """

    names: tuple[str, ...]
    path: Path
    base: tuple[str, ...]
    several: bool
    given: tuple[str | None, ...] | None

    @property
    def key(self) -> str:
        """Its key."""
        return self.names[-1]

    @property
    def is_phrases(self) -> bool:
        """What somebody may say: of these there may be more in one language than in another."""
        return self.key == PHRASES

    @property
    def pairs(self) -> tuple[tuple[str, str | None], ...]:
        """Each text of the playbook with its translation; None where it has none."""
        given = self.given or ()
        if len(given) != len(self.base):
            return tuple((one, None) for one in self.base)
        return tuple(zip(self.base, given, strict=True))


@cache
def keys_of(form: Form) -> tuple[tuple[str, Kind, Form | None], ...]:
    """The keys of a form that hold texts, or what has texts, in its order."""
    found: list[tuple[str, Kind, Form | None]] = []
    for name, field in form.model_fields.items():
        key = field.alias or name
        if key in (HEAD if form is Translation else NAMES):
            continue
        inner = _form_in(field.annotation)
        listed = _has_list(field.annotation)
        kind: Kind = ("elements" if listed else "form") if inner else "texts" if listed else "text"
        found.append((key, kind, inner))
    return tuple(found)


def _form_in(annotation: Any) -> Form | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_form_in, get_args(annotation))), None)


def _has_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_has_list, get_args(annotation)))


def walk(
    base: Map, given: Map, form: Form = Translation, names: tuple[str, ...] = (), path: Path = ()
) -> Iterator[Text | Finding]:
    """Every text of a playbook in its order with its translation; what fits nowhere, as problems.

    `base` is the resolved form with the library as written; `given` as read, in the right form.
    """
    return _walk(base, given, form, names, path, Hints())


def _walk(
    base: Map, given: Map, form: Form, names: tuple[str, ...], path: Path, hints: Hints
) -> Iterator[Text | Finding]:
    for key, kind, inner in keys_of(form):
        there, at = (*names, key), (*path, key)
        if inner is None:
            mine = tuple(texts(base.get(key)))
            if mine or key in given:
                yield Text(there, at, mine, kind == "texts", given_texts(given, key))
        elif kind == "form":
            yield from _walk(base.get(key) or {}, given.get(key) or {}, inner, there, at, hints)
        else:
            found = elements_of(base.get(key) or [], given, key, path, inner, hints)
            yield from found.problems
            for one in found.elements:
                named = (*there, name_of(one.base))
                yield from _walk(one.base, one.given, inner, named, one.path, hints)


def given_texts(given: Map, key: str) -> tuple[str | None, ...] | None:
    """What a translation has under a key; None where it does not have the key."""
    if key not in given:
        return None
    value = given[key]
    many = value if isinstance(value, list) else [value]
    return tuple(one if isinstance(one, str) and one.strip() else None for one in many)


@record
class Element:
    """An element of the playbook with what the translation has of it, and where."""

    base: Map
    given: Map
    path: Path


@record
class Elements:
    """The elements of a list in the playbook's order, and what of the translation fits none."""

    elements: list[Element]
    strangers: list[Map]
    problems: list[Finding]


def elements_of(
    entries: list[Map], given: Map, key: str, path: Path, form: Form, hints: Hints | None = None
) -> Elements:
    """Which part of a translation belongs to which element: by its name, else by its place."""
    parts = list(maps(given, key, path))
    if form is NotYet:
        return _in_order(entries, parts, (*path, key))
    return _by_name(entries, parts, (*path, key), hints or Hints())


def _in_order(entries: list[Map], parts: list[tuple[Path, Map]], path: Path) -> Elements:
    """Elements without a name: the first with the first, if there are as many."""
    if parts and len(parts) != len(entries):
        wrong = finding("SC704", path, found=len(parts), expected=len(entries))
        without = [Element(entry, {}, (*path, "")) for entry in entries]
        return Elements(without, [part for _, part in parts], [wrong])
    given = parts or [((*path, ""), {})] * len(entries)
    pairs = zip(entries, given, strict=True)
    return Elements([Element(entry, part, at) for entry, (at, part) in pairs], [], [])


def _by_name(
    entries: list[Map], parts: list[tuple[Path, Map]], path: Path, hints: Hints
) -> Elements:
    known = {_named(entry): entry for entry in entries}
    given: dict[str, tuple[Path, Map]] = {}
    strangers: list[Map] = []
    problems: list[Finding] = []
    for at, part in parts:
        name = _named(part)
        if name in known and name not in given:
            given[name] = (at, part)
            continue
        strangers.append(part)
        if name in given:
            problems.append(finding("SC302", at, id=name, earlier=given[name][0]))
        else:
            near = hints.near(name, known, kind="/".join(str(step) for step in path))
            problems.append(
                finding("SC701", at, what=str(path[-1]), id=name, remedy=did_you_mean(near))
            )
    nowhere: tuple[Path, Map] = ((*path, ""), {})
    found = [(entry, *given.get(name, nowhere)) for name, entry in known.items()]
    return Elements([Element(entry, part, at) for entry, at, part in found], strangers, problems)


def _named(element: Map) -> str:
    """What tells an element from others of its list, in the playbook and in the translation."""
    if "from" in element and "id" not in element:
        return f"{element.get('from')} - {element.get('to')}"
    key = next((key for key in ("id", "ref", "points") if key in element), "")
    return str(element.get(key))
