"""What a page tells to set up works where nothing is there yet: in a fresh home, a bare cron."""

import os
import re
import subprocess
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
CRON = re.compile(r"^[\d*/,-]+ [\d*/,-]+ [\d*/,-]+ [\d*/,-]+ [\d*/,-]+ +\S", re.MULTILINE)


def blocks(page: Path) -> list[str]:
    return BLOCK.findall(page.read_text("utf-8"))


def with_cron() -> list[str]:
    return [
        text for page in sorted(DOCS.glob("*.md")) for text in blocks(page) if CRON.search(text)
    ]


def test_the_lines_of_completion_work_in_a_fresh_home(tmp_path: Path) -> None:
    (lines,) = [text for text in blocks(DOCS / "completion.md") if "completion zsh >" in text]
    unix = "\n".join(line for line in lines.splitlines() if "powershell" not in line)
    told = 'salescoach() { echo "script of $2"; }\n'
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run(["sh", "-euc", told + unix], env=env, check=True, cwd=tmp_path)
    found = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"salescoach", "_salescoach", "salescoach.fish"}


def test_there_are_lines_for_cron() -> None:
    assert len(with_cron()) >= 2


@pytest.mark.parametrize("text", with_cron())
def test_a_line_for_cron_says_what_cron_does_not_know(text: str) -> None:
    before = text[: CRON.search(text).start()]  # type: ignore[union-attr]
    assert re.search(r"^PATH=/", before, re.MULTILINE)
    assert re.search(r"^SALESCOACH_HOME=/", before, re.MULTILINE)
    assert not re.search(r"(--output|>) +[^/\s\"$]", text)  # cron's folder is not yours


def test_the_check_of_the_recipes_leaves_nothing_in_the_folder() -> None:
    (text,) = [one for one in blocks(DOCS / "recipes.md") if "cat > overdue.sh" in one]
    assert "mktemp" in text
    assert "> late.txt" not in text
