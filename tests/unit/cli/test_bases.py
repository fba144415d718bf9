"""Which files a playbook may extend; that it is compiled anew when one of them changes."""

import json
import os
from pathlib import Path

import pytest

from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

HEAD = "salescoach: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\nextends: {base}\n"
WHOLE = """\
salescoach: 1
id: base
version: 1.0.0
title: Base
language: en
deal_kinds: [{id: first, title: First}]
stages: [{id: early, title: Early}]
"""


@pytest.fixture
def folder(empty: Run) -> Path:
    (empty.base / "deep").mkdir(parents=True)
    (empty.base / "base.yaml").write_text(WHOLE)
    (empty.base / "deep" / "low.yaml").write_text(WHOLE)
    return empty.base


def extend(folder: Path, base: str) -> None:
    (folder / "ours.yaml").write_text(HEAD.format(base=base))


@pytest.mark.parametrize("base", ["technical-sale", "base.yaml", "deep/low.yaml", "./base.yaml"])
def test_what_ships_and_what_stands_beside_it_can_be_extended(
    base: str, empty: Run, folder: Path
) -> None:
    extend(folder, base)

    assert empty("playbook", "check", "ours.yaml").code == 0


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("../base.yaml", "only files beside it"),
        ("/etc/base.yaml", "only files beside it"),
        ("leads-out.yaml", "only files beside it"),
        ("no-such-playbook", "no playbook with this id ships"),
        ("base.txt", "no playbook with this id ships"),
        ("none.yaml", "No such file or directory"),
        ("folder.yaml", "cannot be extended"),
        ("pipe.yaml", "cannot be extended"),
    ],
)
def test_no_other_file_is_read(base: str, reason: str, empty: Run, folder: Path) -> None:
    (folder.parent / "base.yaml").write_text(WHOLE)
    (folder / "leads-out.yaml").symlink_to(folder.parent / "base.yaml")
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    extend(folder, base)
    result = empty("playbook", "check", "ours.yaml")

    assert result.code == 1
    assert f"ours.yaml:5:10: error SC311: the playbook {base} cannot be extended" in result.out
    assert reason in result.out


def test_a_base_extends_what_stands_beside_itself(empty: Run, folder: Path) -> None:
    (folder / "deep" / "middle.yaml").write_text(HEAD.format(base="low.yaml"))
    extend(folder, "deep/middle.yaml")
    assert empty("playbook", "check", "ours.yaml").code == 0

    (folder / "deep" / "middle.yaml").write_text(HEAD.format(base="../base.yaml"))
    result = empty("playbook", "check", "ours.yaml")
    assert "deep/middle.yaml:5:10: error SC311" in result.out


def test_a_circle_of_files_is_told(empty: Run, folder: Path) -> None:
    (folder / "base.yaml").write_text(HEAD.format(base="./ours.yaml"))
    extend(folder, "base.yaml")
    result = empty("playbook", "check", "ours.yaml")

    assert result.code == 1
    assert "SC312" in result.out
    steps = [folder / name for name in ("ours.yaml", "base.yaml", "ours.yaml")]
    assert "{}, {} and {}".format(*steps) in result.out


def test_a_new_deal_follows_the_base_as_it_is_now(empty: Run, folder: Path) -> None:
    extend(folder, "base.yaml")
    empty.ok("new", "One", "--playbook", "ours.yaml")
    cached = {path.name for path in (empty.cache / "playbooks").iterdir()}
    empty.ok("new", "Two", "--playbook", "ours.yaml")
    assert {path.name for path in (empty.cache / "playbooks").iterdir()} == cached

    (folder / "base.yaml").write_text(WHOLE.replace("id: early", "id: later"))
    empty.ok("new", "Three", "--playbook", "ours.yaml")

    stages = {
        json.loads(path.read_text())["stages"][0]["id"]
        for path in (empty.home / "playbooks").iterdir()
    }
    assert stages == {"early", "later"}


def test_the_same_file_in_another_folder_has_the_base_of_that_folder(
    empty: Run, folder: Path
) -> None:
    extend(folder, "base.yaml")
    (folder / "deep" / "ours.yaml").write_text(HEAD.format(base="base.yaml"))
    (folder / "deep" / "base.yaml").write_text(WHOLE.replace("id: early", "id: deeper"))
    empty.ok("new", "One", "--playbook", "ours.yaml")
    empty.ok("new", "Two", "--playbook", "deep/ours.yaml")

    assert len(list((empty.home / "playbooks").iterdir())) == 2


@pytest.mark.parametrize("damage", ["{}", '{"resolved": {}, "digest": 1, "bases": 5}', "x"])
def test_a_damaged_cache_changes_no_answer(damage: str, empty: Run, folder: Path) -> None:
    extend(folder, "base.yaml")
    before = {*(empty.cache / "playbooks").glob("*")}
    empty.ok("new", "One", "--playbook", "ours.yaml")
    (cached,) = {*(empty.cache / "playbooks").glob("*")} - before
    whole = json.loads(cached.read_text())
    cached.write_text(damage)
    empty.ok("new", "Two", "--playbook", "ours.yaml")
    cached.write_text(json.dumps({**whole, "bases": []}))
    empty.ok("new", "Three", "--playbook", "ours.yaml")

    assert len(list((empty.home / "playbooks").iterdir())) == 1


def test_what_is_near_the_name_is_told(empty: Run) -> None:
    (empty.base / "kitchen.yaml").write_text(the_text())
    for name, meant in (("technical-sal", "technical-sale"), ("kitchn.yaml", "kitchen.yaml"),
                        ("kitchen", "kitchen.yaml")):  # fmt: skip
        text = the_text(f"extends: {name}")
        (empty.base / "ours.yaml").write_text(text)
        result = empty("playbook", "check", "ours.yaml", "--format", "full")
        assert result.code == 1
        assert f"Did you mean {meant}?" in result.out
    (empty.base / "other.yaml").write_text(the_text("extends: othr.yaml"))
    assert "Did you mean other.yaml" not in empty("playbook", "check", "other.yaml").out


def test_links_in_a_circle_are_told_as_what_cannot_be_read(empty: Run) -> None:
    (empty.base / "x.yaml").symlink_to("x.yaml")
    (empty.base / "ours.yaml").write_text(the_text("extends: x.yaml"))
    result = empty("playbook", "check", "ours.yaml")
    assert result.code == 1
    assert "(ELOOP)" in result.out
