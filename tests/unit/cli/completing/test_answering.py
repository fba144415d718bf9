"""A TAB never fails, never writes, never says a word, and offers nothing that a shell would run."""

import json
from pathlib import Path

import pytest

from tests.builders.tabs import answered, rows, tab
from tests.builders.worlds import HALDEN, Run, contents, demo, fresh, halden
from tests.faults.wrapped_disk import SwiftDisk

HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"',
    "a\nb",
    "\x1b[31mred",
    "\u202e",
)


@pytest.fixture
def run(home: Path) -> Run:
    return halden(home)


def rewrite(run: Run, old: str, new: str) -> None:
    """Somebody else wrote the file."""
    path = run.home / "deals" / f"{HALDEN}.json"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, json.dumps(new)[1:-1]), encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_name_is_told_harmless_on_one_line(text: str, run: Run) -> None:
    rewrite(run, "Ulf Berg", text)
    found = answered(run, "zsh", "set", HALDEN, "need=x", "--said-by", ":")
    assert [line.partition("\t")[0] for line in found.splitlines()] == [
        "ana-ruiz", "ulf-berg", "berta-berg",
    ]  # fmt: skip
    assert found.replace("\n", "").replace("\t", "").isprintable()


@pytest.mark.parametrize("text", [*HOSTILE, "a b", "ü", "-rf"], ids=ascii)
def test_a_hostile_id_is_not_offered(text: str, run: Run) -> None:
    rewrite(run, "ulf-berg", text)
    assert tab(run, "asked", HALDEN, "need", "--of") == ["ana-ruiz", "berta-berg"]


def test_a_long_meaning_is_cropped(run: Run) -> None:
    run.ok("commitment", "add", HALDEN, "send " + "very " * 40 + "much", "--ours")
    ((_, told),) = rows(run, "commitment", "keep", HALDEN)
    assert len(told) <= 70
    assert told.endswith("...")


@pytest.mark.parametrize("content", ["", "{", '{"id": 1}', "\x00"])
def test_a_damaged_deal_has_no_candidates_and_is_still_a_deal(content: str, run: Run) -> None:
    (run.home / "deals" / f"{HALDEN}.json").write_text(content, encoding="utf-8")
    assert tab(run, "done", HALDEN) == []
    assert tab(run, "done") == [HALDEN]


@pytest.mark.parametrize(
    "words",
    [(), ("bash",), ("bash", "a", "b", "c"), ("zsh",), ("zsh", "set", "nobody", ":"),
     ("zsh", "set", "..", ":"), ("zsh", "next", "--home", "\x00", ":"),
     ("zsh", "next", "--lang", "x", "--as", ":"),
     ("zsh", "done", "--at", "never", HALDEN, ":\udc80")],
    ids=str,
)  # fmt: skip
def test_nonsense_has_no_answer(words: tuple[str, ...], run: Run) -> None:
    assert answered(run, *words) == ""


def test_without_a_home_there_is_nothing(home: Path) -> None:
    run = Run(home)
    assert tab(run, "next") == []
    assert tab(run, "set", "acme") == []
    assert not run.home.exists()


def test_a_tab_writes_nothing(home: Path) -> None:
    run = demo(home)
    before = contents(home)
    for words in (("next",), ("done", HALDEN), ("set", HALDEN), ("why", HALDEN), ("new", "--type")):
        assert tab(run, *words)
    assert contents(home) == before


def test_a_disk_that_fails_is_no_word_either(run: Run) -> None:
    class Failing(SwiftDisk):
        def names(self, folder: Path) -> list[str]:
            raise OSError(5, "I/O")

    assert tab(run, "next", disk=Failing(run.disk)) == []


def test_the_data_folder_comes_from_the_line_or_the_environment(run: Run, tmp_path: Path) -> None:
    other = halden(tmp_path)
    other.ok("new", "Zeta Mill")
    assert tab(run, "next", "--home", str(other.home), typed="z") == ["zeta-mill"]
    assert tab(run, "next", f"--home={other.home}", typed="z") == ["zeta-mill"]
    assert tab(run, "next", typed="z", env={"SALESCOACH_HOME": str(other.home)}) == ["zeta-mill"]
    assert tab(run, "next", typed="z") == []


def test_the_day_of_the_line_counts(run: Run) -> None:
    run.clock.to("2026-03-09")
    run.ok("person", "add", HALDEN, "Zoe Winter", "--on", "2026-03-09")
    assert tab(run, "set", HALDEN, "--at", "2026-03-06", "--said-by", typed="z") == []
    assert tab(run, "set", HALDEN, "--at", "2026-03-0", "--said-by", typed="z") == ["zoe-winter"]


def test_bash_gets_what_it_is_going_to_replace(run: Run) -> None:
    line = f"salescoach gate {HALDEN} --format=j"
    assert answered(run, "bash", line, "j") == "json\njsonl\n"
    line = f"salescoach set {HALDEN} 'nee"
    assert answered(run, "bash", line, "'nee").splitlines()[0].startswith("need=\t")


def test_no_playbook_is_compiled_for_a_tab(home: Path) -> None:
    run = fresh(home)
    assert tab(run, "new", "Acme", "--type")[0] == "market"
    for path in (run.cache / "playbooks").iterdir():
        path.unlink()
    assert tab(run, "new", "Acme", "--type") == []
    assert list((run.cache / "playbooks").iterdir()) == []
