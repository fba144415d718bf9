"""What is wrong with a catalogue that somebody has translated: a `.po` file."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from salescoach.trainer.translations.comparing import placeholders, same_numbers
from salescoach.wording.sentences.english import sentences

REVIEWED = "Reviewed"
_NO_NAMES = ("", "no", "yes", "true", "ok")


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, abort_invalid=True)


def mistakes(catalog: Catalog) -> list[str]:
    """What would show wrong words, one line each: what must be mended before it ships."""
    found = []
    known = sentences()
    for message in catalog:
        if not message.id or message.fuzzy or not any(texts_of(message)):
            continue
        if message.context is None or message.context not in known:
            found.append(f"{message.context}: there is no such sentence")
            continue
        english = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        if tuple(english) != _as_tuple(known[message.context]):
            found.append(f"{message.context}: translated from other words")
        if message.pluralizable and len(texts_of(message)) != catalog.num_plurals:
            found.append(f"{message.context}: {catalog.num_plurals} forms are needed")
        for text in texts_of(message):
            found += _wrong_text(str(message.context), tuple(english), text)
    return found


def _wrong_text(id_: str, english: tuple[str, ...], text: str) -> list[str]:
    if not text:
        return [f"{id_}: a form is empty"]
    wanted = {name for one in english for name in placeholders(one)}
    optional = wanted & {"n"} if len(english) > 1 else set()  # "one day" needs no figure
    there = placeholders(text)
    found = []
    if there - wanted or wanted - optional - there:
        found.append(f"{id_}: placeholders {sorted(there)} instead of {sorted(wanted)}")
    if text.count("{") != len(re.findall(r"\{[^{}]*\}", text)):
        found.append(f"{id_}: a brace without its other")
    if not any(same_numbers(one, text) for one in english):
        found.append(f"{id_}: other numbers")
    return found


def reader_of(catalog: Catalog) -> str | None:
    """Who has read it all; None while nobody has.

    It stands in the comment at the top: headers that Babel does not know, an update takes away.
    """
    found = re.search(rf"^# *{REVIEWED}:(.*)$", catalog.header_comment, re.MULTILINE)
    name = found[1].strip() if found else ""
    return None if name.casefold() in _NO_NAMES else name


def texts_of(message: Message) -> tuple[str, ...]:
    """Its forms."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def _as_tuple(sentence: str | tuple[str, str]) -> tuple[str, ...]:
    return (sentence,) if isinstance(sentence, str) else sentence
