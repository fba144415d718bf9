"""`docs/playbook-keys.md`: every key of every file that a trainer writes, made of the table."""

from collections.abc import Iterator
from functools import cache

from salescoach.trainer.keys.table import FILE, KeyTold, read_table
from tests.docs.blocks import CHECKOUT

PAGE = CHECKOUT / "docs/playbook-keys.md"
_TOP = """# All keys

Made from the program itself: `salescoach playbook explain KEY` says the same of one key, with an
example, and an editor shows it [as you type](playbook-format.md#in-your-editor). How a playbook is
written, and what it means, is told in [the format page](playbook-format.md); how tests are, in
[tests of a playbook](playbook-tests.md). What a command of an event may be given is what it takes
on the command line, too; answers are told in [call notes](call-notes.md), settings in
[configuration](configuration.md).

`item.needs` is the key `needs` of an item. A key in **bold** is needed. `about`, `ref`, `source`
and `also` may stand on everything that has an id; they are told once, of the playbook.
"""
_FILES = {
    "playbook": "A playbook",
    "test": "A test file",
    "translation": "A translation",
    "answers": "Answers to a debrief",
    "configuration": "The settings",
}
_EVERYWHERE = ("about", "ref", "source", "also")
_CONDITION = "condition"


def page() -> str:
    """The whole page."""
    return "\n".join([_TOP, *_contents(), *_files()])


@cache
def _forms(file: str) -> dict[str, list[KeyTold]]:
    """Keys by the heading under which they stand."""
    found: dict[str, list[KeyTold]] = {}
    for one in read_table(FILE.read_bytes()):
        if one.file == file:
            found.setdefault(heading(one), []).append(one)
    return found


def heading(one: KeyTold) -> str:
    """What it is a key of; a condition by its subject; a command apart from what is called so."""
    if one.form_title == f"What {one.form} may be given":
        return f"event {one.form}"
    if one.form != _CONDITION:
        return one.form
    return one.form_title.removeprefix("A ").removeprefix("The ").lower()


def _contents() -> Iterator[str]:
    for file, title in _FILES.items():
        links = (f"[{name}](#{_anchor(name)})" for name in _forms(file))
        yield f"**{title}:** {' · '.join(links)}\n"


def _files() -> Iterator[str]:
    for file, title in _FILES.items():
        yield f"## {title}\n"
        for name, keys in _forms(file).items():
            yield from _form(name, keys)


def _form(name: str, keys: list[KeyTold]) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{keys[0].form_title}.{_where(keys)}\n"
    yield "| key | takes | |\n| --- | --- | --- |"
    shown = dict.fromkeys(one.key for one in keys)
    by_key = {one.key: one for one in reversed(keys)}
    for key in shown:
        one = by_key[key]
        if not _is_told_once(one):
            yield _row(one)
    yield ""


def _is_told_once(one: KeyTold) -> bool:
    """Of the playbook itself, whatever else has it."""
    told = {each.key: each.text for each in _forms("playbook")["playbook"]}
    same = one.key in _EVERYWHERE and one.text == told[one.key]
    return same and one.form != "playbook"


def _where(keys: list[KeyTold]) -> str:
    places = {place.rpartition(" > ")[0] for one in keys for place in one.places}
    found = sorted(place for place in places if place and not place.startswith(_CONDITION))
    return f" Stands in {', '.join(f'`{one}`' for one in found[:4])}." if found else ""


def _row(one: KeyTold) -> str:
    name = f"**`{one.key}`**" if one.needed else f"`{one.key}`"
    takes = one.type
    if one.words:
        takes += ": " + ", ".join(f"`{word}`" for word in one.words)
    default = f" Left out: {one.default}." if one.default else ""
    return f"| {name} | {takes} | {one.text}{default} |"


def _anchor(name: str) -> str:
    return name.replace(" ", "-")
