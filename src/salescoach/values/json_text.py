"""JSON that leaves the program: keys in their order, harmless to whoever looks at it."""

import json
from typing import Any

from salescoach.values.text import has_unsafe


def json_document(value: Any) -> str:
    """Over several lines, for people who look at it, too."""
    return harmless_json(json.dumps(value, indent=1, ensure_ascii=False))


def json_line(value: Any) -> str:
    """On one line."""
    return harmless_json(json.dumps(value, separators=(",", ":"), ensure_ascii=False))


def harmless_json(text: str) -> str:
    """Unsafe characters as JSON writes them, so that whoever reads the document gets them back."""
    if not has_unsafe(text):
        return text
    return "".join(json.dumps(one)[1:-1] if has_unsafe(one) else one for one in text)
