import json
import re
from pathlib import Path

import pytest

import salescoach
from salescoach.cli.symbols import spelled, written_out

SOURCE = Path(salescoach.__file__).parent
PLAYBOOKS = Path(__file__).parents[3] / "playbooks"
OURS = (SOURCE / "wording", SOURCE / "cli/commands", SOURCE / "cli/dialogues", PLAYBOOKS)
FEW = 4  # characters that a stand-in may take


def test_what_the_encoding_can_write_is_left_alone() -> None:
    assert spelled("café “x” …", "utf-8") == "café “x” …"
    assert spelled("café", "latin-1") == "café"
    assert spelled("café “x”", "cp1252") == "café “x”"
    assert written_out("café", "latin-1") == "café"


def test_what_it_cannot_is_spelled_with_what_it_can() -> None:
    assert spelled("“x” — ‘y’ … 3 ≥ 2 × 1 → │ ┌", "ascii") == "\"x\" - 'y' ... 3 >= 2 x 1 -> | +"
    assert spelled("Cerámica 青鹭纸业 Żółć Øre", "ascii") == "Ceramica QingLuZhiYe Zolc Ore"
    assert spelled("é → 陶", "latin-1") == "é -> Tao"


def test_what_nobody_can_spell_is_written_out() -> None:
    assert spelled("\ue000", "ascii") == "\\ue000"
    assert written_out("é “ 👩", "ascii") == r"\u00e9 \u201c \ud83d\udc69"


@pytest.mark.parametrize("text", ['"é"', '"“ 青 👩 \u2028"'])
def test_a_document_that_is_written_out_says_the_same(text: str) -> None:
    assert json.loads(written_out(text, "ascii")) == json.loads(text)


def test_every_sign_of_ours_has_a_short_readable_stand_in() -> None:
    """Whatever sign a sentence, an example or a playbook uses: never an escape in its place."""
    signs = {
        one
        for folder in OURS
        for path in folder.rglob("*")
        if path.suffix in (".py", ".yaml")
        for one in path.read_text(encoding="utf-8")
        if not one.isascii()
    }
    assert {"…", "·"} <= signs
    for sign in signs:
        told = spelled(sign, "ascii")
        assert told.isascii()
        assert re.fullmatch(rf"[ -~]{{1,{FEW}}}", told), sign
        assert "\\" not in told
