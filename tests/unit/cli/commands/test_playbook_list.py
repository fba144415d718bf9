"""`playbook list`: what ships, and what lies in this folder, also when it is broken."""

import json
import shutil
from pathlib import Path

import pytest

from salescoach.playbook.places import shipped
from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

LIST = ("playbook", "list")
SHIPPED = str(shipped()["technical-sale"])
COUNT = len(shipped())


@pytest.fixture
def run(empty: Run) -> Run:
    text = the_text("about: For what it is")
    (empty.base / "good.yaml").write_text(text)
    (empty.base / "good.test.yaml").write_text("x")
    (empty.base / "broken.yml").write_text("salescoach: 1\nid: broken\nfoo: bar\n")
    (empty.base / "good.de.yaml").write_text("salescoach: 1\n")
    (empty.base / "notes.yaml").write_text("title: no playbook\n# salescoach: none\n")
    (empty.base / "good.txt").write_text(text)
    (empty.base / "sub").mkdir()
    (empty.base / "sub" / "deep.yaml").write_text(text)
    (empty.base / "folder.yaml").mkdir()
    return empty


def test_titles_are_in_the_language_that_is_wanted(run: Run) -> None:
    id_ = str(next(one for one in own(run) if one["file"] == "good.yaml")["id"])
    (run.base / "good.de.yaml").write_text(
        f"salescoach: 1\ntranslates: {id_}\nlanguage: de\nreviewed: no\ntitle: Gutes\n"
    )
    told = json.loads(run.ok(*LIST, "--json", "--lang", "de").out)["playbooks"]
    assert [one["title"] for one in told if one["file"] == "good.yaml"] == ["Gutes"]


def own(run: Run) -> list[dict[str, object]]:
    told = json.loads(run.ok(*LIST, "--json").out)["playbooks"]
    return [one for one in told if not one["ships"]]


def test_what_ships_stands_first_with_all_that_there_is_to_say(empty: Run) -> None:
    told = json.loads(empty.ok(*LIST, "--json").out)
    assert (told["schema"], told["at"]) == ("salescoach/playbooks@1", "2026-03-05")
    assert [one["id"] for one in told["playbooks"]] == list(shipped())
    assert {
        "id": "technical-sale",
        "version": "1.0.0",
        "title": "Technical sale",
        "about": "When the product must prove itself in the customer's plant",
        "stages": 5,
        "file": SHIPPED,
        "ships": True,
        "tests": True,
        "errors": 0,
    } in told["playbooks"]


def test_of_what_ships_nothing_is_compiled(empty: Run) -> None:
    shutil.rmtree(empty.cache / "playbooks")
    empty.ok(*LIST)
    assert not (empty.cache / "playbooks").exists()


def test_playbooks_of_the_folder_are_found_and_nothing_else(run: Run) -> None:
    broken, good = own(run)
    assert broken == {
        "id": None, "version": None, "title": None, "about": None, "stages": None,
        "file": "broken.yml", "ships": False, "tests": False, "errors": broken["errors"],
    }  # fmt: skip
    assert isinstance(broken["errors"], int)
    assert broken["errors"] >= 2
    assert (good["file"], good["about"], good["tests"], good["errors"]) == (
        "good.yaml", "For what it is", True, 0,
    )  # fmt: skip


def test_what_cannot_be_read_is_told_beside_the_others(run: Run) -> None:
    result = run.ok(*LIST, "--format", "ids")
    assert "folder.yaml" in result.err
    assert result.out.splitlines()[: COUNT + 1] == [*shipped(), "broken.yml"]


def test_a_broken_one_says_how_to_see_why(run: Run) -> None:
    with run.on_terminal():
        shown = run.ok(*LIST, "--color", "never").out
    errors = own(run)[0]["errors"]
    assert f"broken.yml\n  {errors} errors; see: salescoach playbook check broken.yml\n" in shown


def test_the_screen_is_for_somebody_who_chooses(empty: Run) -> None:
    with empty.on_terminal():
        shown = empty.ok(*LIST, "--color", "never")
    first, *lines = shown.out.splitlines()
    assert first == "These come with salescoach, each with its tests:"
    assert [line.split()[0] for line in lines if line[0] != " "] == list(shipped())
    assert all("  When " in line for line in lines)  # one line each
    assert max(map(len, lines)) <= 80
    assert shown.err == (
        "Deals that are sold by one of them, to look around in: salescoach demo --playbook ID\n"
        "None of your own in this folder. Begin one with: salescoach playbook new NAME\n"
    )


def test_plain_lines_have_eight_columns(run: Run) -> None:
    lines = [line.split("\t") for line in run.ok(*LIST).out.splitlines()]
    assert [len(line) for line in lines] == [8] * (COUNT + 2)
    (technical,) = (line for line in lines if line[0] == "technical-sale")
    assert technical[1] == "1.0.0"
    assert technical[3:7] == ["5", SHIPPED, "yes", "0"]
    assert lines[COUNT][:6] == ["", "", "", "", "broken.yml", "no"]


@pytest.mark.parametrize("head", ["salescoach: 1", '"salescoach": 1', "\ufeffsalescoach: 1"])
def test_a_playbook_is_known_by_its_head(empty: Run, head: str) -> None:
    (empty.base / "a.yaml").write_text(f"# a comment\n{head}\nid: a\n" if head[0] != "\ufeff"
                                       else f"{head}\nid: a\n")  # fmt: skip
    assert [one["file"] for one in own(empty)] == ["a.yaml"]


def test_what_was_compiled_before_is_not_compiled_again(run: Run, tmp_path: Path) -> None:
    first = own(run)
    kept = {path.name: path.stat().st_mtime_ns for path in (run.cache / "playbooks").iterdir()}
    assert own(run) == first
    again = {path.name: path.stat().st_mtime_ns for path in (run.cache / "playbooks").iterdir()}
    assert again == kept


def test_what_a_playbook_stands_on_decides_whether_it_is_whole(empty: Run) -> None:
    layer = "salescoach: 1\nid: b\nversion: 1.0.0\ntitle: B\nextends: good.yaml\n"
    (empty.base / "b.yaml").write_text(layer)
    assert own(empty)[0]["errors"] == 1
    (empty.base / "good.yaml").write_text(the_text())
    assert own(empty)[0]["errors"] == 0
