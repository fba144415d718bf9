"""What a repository of playbooks copies from `docs/trainers.md`, and the hooks that it gets."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from salescoach.cli.registry import COMMANDS
from tests.docs.blocks import CHECKOUT, Block, blocks_of

PAGE = blocks_of((CHECKOUT / "docs/trainers.md").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)


def the_block(beginning: str) -> Block:
    (found,) = (block for block in PAGE if block.text.startswith(beginning))
    return found


def test_the_workflow_is_one(tmp_path: Path) -> None:
    file = tmp_path / "playbooks.yml"
    file.write_text(the_block("name: playbooks").text, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows",
         str(file)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout


def test_each_command_of_the_workflow_is_run_on_the_page() -> None:
    steps = yaml.safe_load(the_block("name: playbooks").text)["jobs"]["playbooks"]["steps"]
    commands = [step["run"] for step in steps if step.get("run", "").startswith("salescoach")]
    typed = {line.removeprefix("$ ") for block in PAGE for line in block.lines}
    assert len(commands) == 2
    assert set(commands) <= typed


def test_every_action_of_the_workflow_has_a_version() -> None:
    steps = yaml.safe_load(the_block("name: playbooks").text)["jobs"]["playbooks"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v[0-9]+", one) for one in used)


def test_the_page_names_the_hooks_that_there_are() -> None:
    named = yaml.safe_load(the_block("repos:").text)["repos"][0]["hooks"]
    assert [hook["id"] for hook in named] == [hook["id"] for hook in HOOKS]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    words = hook["entry"].split()
    assert words[0] == "salescoach"
    assert " ".join(words[1:3]) in {entry.name for entry in COMMANDS}
    assert hook["language"] == "python"


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("playbooks/pumps.yaml", ["salescoach-check", "salescoach-test"]),
        ("sales/playbooks/pumps.yml", ["salescoach-check", "salescoach-test"]),
        ("playbooks/pumps.test.yaml", ["salescoach-check", "salescoach-test"]),
        ("playbooks/pumps.de.yaml", ["salescoach-check"]),
        ("playbooks/pumps.pt-BR.yaml", ["salescoach-check"]),
        ("playbooks/pumps.DE.yaml", ["salescoach-check"]),
        ("playbooks/sub/low/pumps.yaml", ["salescoach-check", "salescoach-test"]),
        ("playbooks/sub/pumps.test.yml", ["salescoach-check", "salescoach-test"]),
        ("playbooks/sub/pumps.de.yml", ["salescoach-check"]),
        ("playbooks/playbook.schema.json", []),
        ("playbooks/.github/pumps.yaml", []),
        ("playbooks/pumps.yaml.txt", []),
        ("playbooks/.hidden.yaml", []),
        ("docker-compose.yaml", []),
        ("my-playbooks/pumps.yaml", []),
        (".pre-commit-config.yaml", []),
    ],
)
def test_a_hook_looks_at_playbooks_and_nothing_else(path: str, hooks: list[str]) -> None:
    assert [hook["id"] for hook in HOOKS if re.search(hook["files"], path)] == hooks
