"""The page about configuration tells every key, and its examples say what they mean to say."""

import re
from pathlib import Path

import pytest

from salescoach.cli.configuration import read_file
from salescoach.cli.settings import WRITTEN, Setting
from salescoach.store.disk import RealDisk
from tests.docs.blocks import CHECKOUT, Block, blocks_of

PAGE = (CHECKOUT / "docs/configuration.md").read_text(encoding="utf-8")
TOML = [block for block in blocks_of(PAGE) if block.language == "toml"]


@pytest.mark.parametrize("setting", WRITTEN, ids=lambda one: one.name)
def test_each_key_is_told_with_its_option_its_variable_and_its_words(setting: Setting) -> None:
    (row,) = re.findall(rf"^\| `{re.escape(setting.name)}` \|.*$", PAGE, re.MULTILINE)
    said = [f"`--{setting.flag}`" if setting.flag else "", f"`{setting.variable}`"]
    assert all(word in row for word in said if word not in ("", "`None`"))
    assert all(f"`{choice}`" in row for choice in setting.choices)


def test_no_key_is_told_that_does_not_exist() -> None:
    told = re.findall(r"^\| `(\w+\.\w+)` \|", PAGE, re.MULTILINE)
    assert told == [one.name for one in WRITTEN]


@pytest.mark.parametrize(
    ("block", "mistakes"), [*zip(TOML, (0, 2), strict=True)], ids=["right", "wrong"]
)
def test_an_example_is_read(block: Block, mistakes: int, tmp_path: Path) -> None:
    path = tmp_path / "salescoach.toml"
    path.write_text(block.text, encoding="utf-8")
    read = read_file(RealDisk(), path, own=path)
    assert len(read.mistakes) == mistakes
    if not mistakes:
        assert set(read.values) == {one.name for one in WRITTEN}
