"""Every example that `--help` shows runs on the deals of `salescoach demo`: anyone can try it."""

import shlex
import shutil
from pathlib import Path

import pytest

from salescoach.cli.helping import examples_of, folded
from salescoach.cli.registry import COMMANDS
from salescoach.playbook.places import shipped_folder
from tests.builders.worlds import HALDEN, Run, Stream, demo
from tests.docs.described import Described, described

EVERY = pytest.mark.parametrize("one", described(), ids=lambda one: one.entry.name)
LINES = sorted(line for one in described() for line in examples_of(one.example))

# What the example speaks of has happened before.
BEFORE: dict[str, tuple[str, ...]] = {
    "agreement edit": (
        f'agreement add {HALDEN} "Delivery in big bags" --said-by ulf',
    ),
    "problem solve": (f'problem add {HALDEN} "Foam in pit 2" --severity high --said-by marta',),
    "advance": (
        ("set corvin-dairies lab-verdict=accepted options-considered=two price-in-use-accepted=yes"
        " --said-by declan --said-by priya"),
    ),
    "win": (
        "doubt settle kvarnholm-papper and-who-answers-on-a --said-by birgitta",
        "set kvarnholm-papper decision=yes still-in-the-way=none --said-by henrik",
    ),
}  # fmt: skip
# The answer is no, or there is nobody to ask.
ANSWERS = {f"salescoach gate {HALDEN}": 1, f"salescoach coach {HALDEN}": 5,
           f"salescoach debrief {HALDEN}": 5, "salescoach commitment late": 1,
           "salescoach commitment late --side ours": 1}  # fmt: skip
CHANGES = b'{"deal": "halden-board", "note": "rings back"}\n'
NOTE = b"with: ulf\nthey: ulf names the figure in 5 days\n"


@EVERY
def test_every_command_has_an_example_of_itself(one: Described) -> None:
    lines = examples_of(one.example)
    assert lines
    assert all(f"{line} ".startswith(f"salescoach {one.entry.name} ") for line in lines)
    assert one.example.startswith("Examples: " if len(lines) > 1 else "Example: ")


@pytest.mark.parametrize("line", LINES)
def test_the_example_runs(line: str, home: Path) -> None:
    run = demo(home)
    prepare(run, line)
    words = shlex.split(line)
    result = run(*words[1:], stdin=Stream(content=piped(run, words)))
    assert result.code == ANSWERS.get(line, 0), result.err


@pytest.mark.parametrize("line", LINES)
def test_an_example_that_is_folded_is_still_the_same(line: str) -> None:
    parts = folded(line)
    assert all(len(part) <= 78 for part in parts)
    assert shlex.split("\n".join(parts).replace("\\\n", "")) == shlex.split(line)


def piped(run: Run, words: list[str]) -> bytes:
    """What stands before the pipe in front of the example."""
    match words[1]:
        case "apply":
            return CHANGES
        case "import":
            return run.ok("export").out.encode()
        case _:
            return NOTE


def prepare(run: Run, line: str) -> None:
    """Bring about what the example speaks of."""
    (run.base / "changes.jsonl").write_bytes(CHANGES)
    if " import deals.json" in line:
        run.ok("export", "--output", str(run.base / "deals.json"), "--yes")
    if f" {HALDEN}.json" in line:
        shutil.copy(run.home / "deals" / f"{HALDEN}.json", run.base)
    if any(word.isdecimal() for word in line.split()):
        with run.on_terminal():
            run.ok("next", HALDEN)
    names = (entry.name for entry in COMMANDS if f"{line} ".startswith(f"salescoach {entry.name} "))
    for words in BEFORE.get(max(names, key=len), ()):
        run.ok(*shlex.split(words))
    if "our-way-of-selling" not in line:
        return
    for path in shipped_folder().glob("technical-sale*.yaml"):
        name = path.name.replace("technical-sale", "our-way-of-selling")
        shutil.copy(path, run.base / name)
        text = (run.base / name).read_text(encoding="utf-8")
        (run.base / name).write_text(text.replace("technical-sale", "our-way-of-selling"), "utf-8")
