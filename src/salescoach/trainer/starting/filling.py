"""Texts that ship with gaps: `<<name>>` stands for what is put there.

That is never looked at again, so nobody's words can bring a gap of their own.
"""

import re
from collections.abc import Mapping
from pathlib import Path

_GAP = re.compile("<<([a-z_]+)>>")
_TEXTS = Path(__file__).with_name("texts")


def text_file(name: str) -> Path:
    """Where a text with gaps lies: playbook, tests, layer."""
    return _TEXTS / f"{name}.yaml"


def filled(text: str, words: Mapping[str, str]) -> str:
    """The text with a word in every gap."""
    return _GAP.sub(lambda gap: words[gap[1]], text)
