"""Writing a test file: one way to write each value, to be read by people.

What fits on a line stands there in braces; what is longer has a line for each key. Whatever any
reader of YAML could take for something else stands in quotes.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from salescoach.values.text import harmless

_WIDEST = 100
# ids, days, lengths, numbers, money, versions: they mean the same to each reader of the format
_PLAIN = re.compile(
    r"[a-z][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*){0,2}|[a-z][a-z0-9_]*|[a-z0-9-]+\.yaml"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[1-9][0-9]*d|0d|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?: [A-Z]{3})?"
    r"|[0-9]+\.[0-9]+\.[0-9]+",
    re.ASCII,
)
# in block style, where no comma or bracket means anything; what a sign could change is in quotes
_PROSE = re.compile(r"[^\W\d_](?:[\w ,.;?!()/'+&%-]*[\w.?!)%])?")
MEANING = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
"""Words that some reader of YAML takes for something else than text."""


def yaml_text(value: dict[str, Any]) -> str:
    """The whole file; values are texts, whole numbers, booleans, lists and mappings by text."""
    return "\n".join(_block(value, "")) + "\n"


def prose(text: str) -> str:
    """A text behind a key in block style: as it is where each reader takes it so, else quoted."""
    if _PROSE.fullmatch(text) and text.casefold() not in MEANING:
        return text
    return json.dumps(harmless(text), ensure_ascii=False)


def _block(value: dict[str, Any], indent: str) -> Iterator[str]:
    """One key a line; a list has its entries below."""
    for key, part in value.items():
        line = f"{indent}{scalar(key)}:"
        if isinstance(part, list) and any(isinstance(one, dict) for one in part):
            yield line
            for one in part:
                yield from _entry(one, indent + "  ")
        elif isinstance(part, dict) and part and len(line) + len(_flow(part)) >= _WIDEST:
            yield line
            yield from _block(part, indent + "  ")
        elif isinstance(part, list) and part and len(line) + len(_flow(part)) >= _WIDEST:
            yield line
            yield from (f"{indent}  - {scalar(one)}" for one in part)
        else:
            yield f"{line} {_flow(part)}"


def _entry(value: dict[str, Any], indent: str) -> Iterator[str]:
    """An entry of a list: on one line where it fits, and holds no entries of its own."""
    line = f"{indent}- {_flow(value)}"
    if len(line) <= _WIDEST and not _has_entries(value):
        yield line
        return
    first, *others = _block(value, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _has_entries(value: dict[str, Any]) -> bool:
    parts = (one for part in value.values() if isinstance(part, list) for one in part)
    return any(isinstance(one, dict) for one in parts)


def scalar(value: object) -> str:
    """As it is where nobody can misread it, else in quotes; JSON is quoted as YAML is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _PLAIN.fullmatch(text) and text not in MEANING:
        return text
    return json.dumps(harmless(text), ensure_ascii=False)


def _flow(value: Any) -> str:
    match value:
        case dict():
            inside = ", ".join(f"{scalar(key)}: {_flow(part)}" for key, part in value.items())
            return "{" + inside + "}"
        case list():
            return "[" + ", ".join(_flow(part) for part in value) + "]"
        case _:
            return scalar(value)
