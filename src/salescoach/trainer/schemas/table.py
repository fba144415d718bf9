"""The table of all keys, for `playbook explain`, TAB and the reference: made of the forms.

`trainer/keys/table.json` is what it comes to; a test keeps the two the same.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from salescoach.playbook.written import Playbook
from salescoach.trainer.keys.forms import CHANGE, CONDITION, EVENT, FORMS
from salescoach.trainer.keys.forms import Form as ToldForm
from salescoach.trainer.keys.key import Key
from salescoach.trainer.keys.registry import KEYS, REMOVE
from salescoach.trainer.scenarios.written import File
from salescoach.trainer.schemas.making import example_of
from salescoach.trainer.schemas.values import TEST_DAY
from salescoach.trainer.schemas.walking import Form, Told, keys_of, told_form
from salescoach.trainer.schemas.words import allowed_words, places_under, type_in_words
from salescoach.trainer.translations.written import Translation

ROOTS: tuple[tuple[str, Form], ...] = (
    ("playbook", Playbook),
    ("test", File),
    ("translation", Translation),
)
Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """A key a row, in the order of the files, forms and keys."""
    for file, root in ROOTS:
        for form, places in sorted_forms(root):
            for told in keys_of(form):
                yield _row(file, told, places)
            if told_form(form).name == "test":
                yield from _events(file)
        if file == "playbook":
            yield _removed(file)


def sorted_forms(root: Form) -> list[tuple[Form, tuple[str, ...]]]:
    """Forms with their places; conditions stand last, subjects before what is asked of them."""
    found = places_under(root)
    ours = [one for one in found if not found[one][0].startswith(CONDITION)]
    conditions = [one for one in found if one not in ours]
    return [(one, found[one]) for one in (*ours, *conditions)]


def text_of_table(more: Iterable[Row]) -> str:
    """As JSON, a key a line, so that a change of one is a change of one line.

    `more` are the rows that only the command line knows.
    """
    both = (*rows(), *more)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in both)
    return f"[\n{lines}\n]\n"


def _row(file: str, told: Told, places: tuple[str, ...]) -> Row:
    return {
        **_of_form(file, told_form(told.form)),
        "key": told.name,
        "places": [f"{place} > {told.name}" if place else told.name for place in places],
        "type": type_in_words(told),
        "words": list(allowed_words(told)),
        "needed": told.needed,
        **_of_key(told.name, told.key),
    }


def _events(file: str) -> Iterator[Row]:
    """The keys of every event; the others are those of its command."""
    for name, type_ in (("at", TEST_DAY.words), ("refused", "true, or an exit code")):
        yield {
            **_of_form(file, FORMS[EVENT]),
            "key": name,
            "places": [f"tests > events > {name}", f"tests > cases > events > {name}"],
            "type": type_,
            "words": [],
            "needed": name == "at",
            **_of_key(name, KEYS[EVENT, name]),
        }


def _removed(file: str) -> Row:
    """Of every element that can be changed."""
    return {
        **_of_form(file, FORMS[CHANGE]),
        "key": "remove",
        "places": ["warnings > remove", "stages > remove", "facts > remove"],
        "type": "true",
        "words": [],
        "needed": False,
        **_of_key("remove", REMOVE),
    }


def _of_form(file: str, form: ToldForm) -> Row:
    return {"file": file, "form": form.name, "form_title": form.title}


def _of_key(name: str, key: Key) -> Row:
    return {
        "default": key.default,
        "text": key.text,
        "example": example_of(name, key),
        "related": list(key.related),
    }
