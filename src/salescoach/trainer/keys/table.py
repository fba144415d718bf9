"""All keys with what is told of each, as `table.json` has them, and which of them somebody means.

The table is made of the written forms by a test run; nothing heavy is imported to read it.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from salescoach.values.record import record
from salescoach.values.similar import most_like

FILE = Path(__file__).parent / "table.json"
POINT = "."
STEP = " > "
_LONGEST = 80
_ALIKE = 0.75  # keys are many, and nearly every word is a little like one
_PLAYBOOK = "playbook"
_CHANGE = "change"
_CONDITION = "condition"


@record(kw_only=True)
class KeyTold:
    """A key of a form.

    Attributes:
        file: in which sort of file it stands: playbook, test, translation, answers, configuration.
        form: what it is a key of, in a word; `form_title` in words.
        places: every place where it may stand, its keys from the top joined by ` > `.
        type: what may stand there, in words; `words` is the closed list, if there is one.
        needed: nothing may be left out of these.
        default: what counts where it is left out, in words; empty where nothing does.
        example: YAML.
        related: names of other keys, as `name` gives them.
    """

    file: str
    form: str
    form_title: str
    key: str
    places: tuple[str, ...]
    type: str
    words: tuple[str, ...]
    needed: bool
    default: str
    text: str
    example: str
    related: tuple[str, ...]

    @property
    def name(self) -> str:
        """As `playbook explain` takes it: `item.needs`."""
        return f"{self.form}{POINT}{self.key}"

    @property
    def told_alike(self) -> tuple[Any, ...]:
        """The same for keys that say the same of different things, like the title of each."""
        return self.file, self.key, self.text, self.type, self.default, self.words


@record(kw_only=True)
class Asked:
    """What a word names.

    Attributes:
        word: the word, in the letters of the files.
        elements: the keys under which the thing of that name is written; `own` are its keys.
        keys: the other keys of that name.
        of_form: the keys of what else is called so.
    """

    word: str
    elements: tuple[KeyTold, ...]
    own: tuple[KeyTold, ...]
    keys: tuple[KeyTold, ...]
    of_form: tuple[KeyTold, ...]


def read_table(text: bytes) -> tuple[KeyTold, ...]:
    """The keys, in the order of their files."""
    return tuple(_key(row) for row in json.loads(text))


def _key(row: dict[str, Any]) -> KeyTold:
    parts: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one for key, one in row.items()
    }
    return KeyTold(**parts)


def meant_by(asked: str, keys: Iterable[KeyTold]) -> tuple[KeyTold, ...]:
    """The keys that a word names: `needs`, `item.needs`, `items.needs`, `stages > items > needs`.

    In front of the last point may stand what it is a key of, or the key that this stands under.
    Of a whole path the last two count.
    """
    *around, key = _parts(asked)
    found = [one for one in keys if _plain(one.key) == key]
    if around:
        found = [one for one in found if around[-1] in _above(one)]
    return tuple(found)


def elements_among(asked: str, keys: Sequence[KeyTold]) -> tuple[KeyTold, ...]:
    """The keys under which what is called so is written: a `doubt` in `doubts`.

    The name may be that of one or of many. A change is no thing of its own; of conditions the
    subject itself is the key.
    """
    places = {
        place.rpartition(STEP)[0]
        for one in own_keys(asked, keys)
        for place in one.places
        if not place.startswith(_CONDITION)
    }
    found = places - {""}
    return tuple(one for one in keys if one.file == _PLAYBOOK and found.intersection(one.places))


def own_keys(asked: str, keys: Iterable[KeyTold]) -> tuple[KeyTold, ...]:
    """What a thing of a playbook may have that is called so, alone or as one of many."""
    parts = _parts(asked)
    names = {parts[0], parts[0].removesuffix("s")} if len(parts) == 1 else set()
    return tuple(
        one for one in keys if one.file == _PLAYBOOK and one.form in names - {_CHANGE, _CONDITION}
    )


def as_written(asked: str, key: KeyTold) -> str:
    """What was asked, in the letters of the files."""
    *around, last = _parts(asked)
    return POINT.join([*around, key.key if _plain(key.key) == last else last])


def keys_of_form(asked: str, keys: Iterable[KeyTold]) -> tuple[KeyTold, ...]:
    """All keys of what a word names: of `item`, or of `items`."""
    parts = _parts(asked)
    name = parts[0] if len(parts) == 1 else ""
    return tuple(one for one in keys if name in _above(one))


def nearest(asked: str, keys: Iterable[KeyTold]) -> str | None:
    """The key that was meant; None where none is near."""
    names = {name for one in keys for name in (one.name, one.key, one.form)}
    wanted = POINT.join(_parts(asked))
    return most_like(wanted, names, at_least=_ALIKE) if len(wanted) <= _LONGEST else None


def alike(keys: Sequence[KeyTold]) -> tuple[tuple[KeyTold, ...], ...]:
    """Keys of which the same is told, together; in the order of the first of each."""
    return _by(keys, lambda one: one.told_alike)


def by_subject(keys: Sequence[KeyTold]) -> tuple[tuple[KeyTold, ...], ...]:
    """Keys of the same thing together: a condition on a fact is another than one on people."""
    return _by(keys, lambda one: (one.form, one.form_title))


def _by(
    keys: Sequence[KeyTold], what: Callable[[KeyTold], tuple[Any, ...]]
) -> tuple[tuple[KeyTold, ...], ...]:
    groups: dict[tuple[Any, ...], list[KeyTold]] = {}
    for one in keys:
        groups.setdefault(what(one), []).append(one)
    return tuple(tuple(group) for group in groups.values())


def _parts(asked: str) -> list[str]:
    plain = _plain(asked.casefold()).replace(">", POINT).replace("/", POINT)
    parts = [part.strip(" :\t") for part in plain.split(POINT)]
    return [part for part in parts if part] or [""]


def _above(one: KeyTold) -> set[str]:
    """What may stand before the point: the form, and the keys that it stands under."""
    under = {path.split(STEP)[-2] for path in one.places if STEP in path}
    return {_plain(name) for name in (one.form, *under)}


def _plain(name: str) -> str:
    """Commands are written with hyphens, keys with underscores; neither has to be remembered."""
    return name.replace("-", "_")
