"""A file of changes as somebody or something wrote it: JSON lines, or a list in YAML.

What the keys mean is not known here; this only says which objects there are and where they stand.
All that cannot be read is told at once.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Any

from salescoach.exchange.hearing import Trouble
from salescoach.values.canonical import BadJson, read_json
from salescoach.values.messages import say
from salescoach.values.record import record

MOST_BYTES = 8 * 1024 * 1024
MOST_LINES = 100_000
MOST_TROUBLES = 200
_SPACE = b" \t\r\n"
_PLACE = re.compile(r"line [0-9]+, column ([0-9]+): (.*)", re.DOTALL)


@record
class Written:
    """One change: the line it begins on, what stands there, and where a key of it stands.

    `place` gives line and column (None: the whole line) of the value under a path of keys.
    """

    line: int
    data: dict[str, Any]
    place: Callable[[tuple[str | int, ...]], tuple[int, int | None]]


Entry = Written | Trouble


def read_changes(data: bytes) -> tuple[Entry, ...]:
    """Every change or what is wrong with it, in the order of the file."""
    if len(data) > MOST_BYTES:
        return (Trouble(1, say("apply.too-large", most=MOST_BYTES >> 20), say("apply.split")),)
    data = data.removeprefix(codecs.BOM_UTF8)
    start = data.lstrip(_SPACE)[:1]
    if not start:
        return ()
    return tuple(_json_lines(data) if start == b"{" else _yaml_list(data))


def _json_lines(data: bytes) -> Iterator[Entry]:
    lines = data.split(b"\n")
    if len(lines) > MOST_LINES + 1:
        yield Trouble(1, say("apply.too-many", most=MOST_LINES), say("apply.split"))
        return
    for number, line in enumerate(lines, start=1):
        text = line.strip(_SPACE)
        if not text:
            continue
        try:
            value = read_json(text)
        except BadJson as error:
            yield _not_json(number, error.reason)
            continue
        if isinstance(value, dict):
            yield Written(number, value, _on_the_line(number))
        else:
            yield Trouble(number, say("apply.no-object"), say("apply.hint-object"))


def _on_the_line(number: int) -> Callable[[tuple[str | int, ...]], tuple[int, int | None]]:
    def place(_path: tuple[str | int, ...]) -> tuple[int, int | None]:
        return number, None

    return place


def _not_json(number: int, reason: str) -> Trouble:
    found = _PLACE.fullmatch(reason)
    column = int(found[1]) if found else None
    sentence = say("apply.not-json", reason=found[2].lower() if found else reason)
    return Trouble(number, sentence, say("apply.hint-object"), column)


def _yaml_list(data: bytes) -> Iterator[Entry]:
    from salescoach.playbook.reader import read_yaml

    document, problems = read_yaml(data, "-", top=list)
    if problems and _is_table(data):
        example = '{"new": "Acme Pumps", "type": "market"}'
        yield Trouble(1, say("apply.table"), say("apply.hint-table", example=example), 1)
        return
    if problems:
        for one in problems[:MOST_TROUBLES]:
            own = _OURS.get(one.code)
            sentence = say(own, **dict(one.message.args)) if own else one.message
            hint = one.remedy or (say("apply.hint-object") if one.code == "SC102" else None)
            yield Trouble(one.place.line, sentence, hint, one.place.column)
        return
    for at, value in enumerate(document.data):
        line = document.place((at,)).line

        def place(path: tuple[str | int, ...], at: int = at) -> tuple[int, int | None]:
            found = document.place((at, *path))
            return found.line, found.column

        if isinstance(value, dict):
            yield Written(line, value, place)
        else:
            yield Trouble(line, say("apply.no-object"), say("apply.hint-object"))


def _is_table(data: bytes) -> bool:
    """Whether its first two lines have the same number of cells, as a spreadsheet writes them."""
    lines = [line for line in data.split(b"\n", 3)[:2] if line.strip(_SPACE)]
    if len(lines) < 2 or lines[0].lstrip(_SPACE).startswith((b"-", b"[", b"#", b"%")):
        return False
    return any(lines[0].count(one) == lines[1].count(one) > 0 for one in (b";", b"\t", b","))


# Of playbooks these say so.
_OURS = {"SC104": "apply.character", "SC111": "apply.no-list"}
