"""The page on translating: its steps are done as they stand there."""

import re
from pathlib import Path

import pytest

from tests.builders.worlds import Run
from tests.docs.blocks import CHECKOUT, blocks_of

PAGE = (CHECKOUT / "docs/translating.md").read_text(encoding="utf-8")
FORMAT = (CHECKOUT / "docs/playbook-format.md").read_text(encoding="utf-8")
EXAMPLE = next(block.text for block in blocks_of(FORMAT) if block.language == "yaml")


@pytest.fixture
def empty(home: Path) -> Run:
    return Run(home)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pumps.yaml").write_text(EXAMPLE, "utf-8")
    return tmp_path


def commands() -> list[tuple[str, str]]:
    """Each command of the page with what it shows; nothing where the page shows none."""
    found = []
    for block in blocks_of(PAGE):
        for line in block.lines:
            if line.startswith("$ salescoach "):
                found.append((line.removeprefix("$ "), block.lines[-1]))
            elif line.startswith("salescoach "):
                found.append((line, ""))
    return found


def test_the_steps_work_one_after_the_other(empty: Run, folder: Path) -> None:
    (make, told), (install, _) = commands()
    whole = told.replace("Written: ", f"Written: {folder}/") + "\n"
    assert empty.ok(*make.split()[1:], folder=folder).err.endswith(whole)

    (text,) = [block.text for block in blocks_of(PAGE) if block.language == "yaml"]
    file = folder / "pumps.de.yaml"
    before = file.read_text("utf-8")
    empty_place = text.replace("title: Pumpen verkaufen", "title:")
    assert empty_place in before
    file.write_text(before.replace(empty_place, text), "utf-8")

    checked = empty.ok("playbook", "check", "pumps.yaml", folder=folder)
    assert sorted(set(re.findall("SC[0-9]{3}", checked.out))) == [
        "SC615",
        "SC708",
        "SC710",
    ]  # there are no tests beside it
    empty.ok("new", "Acme", "--playbook", "pumps.yaml", folder=folder)
    assert "have these texts already" in empty.ok(*install.split()[1:], folder=folder).err
    again = (*make.split()[1:], "--yes")
    empty.ok(*again, folder=folder)
    assert text in file.read_text("utf-8")


def test_every_setting_of_the_page_shows_the_texts(empty: Run, folder: Path) -> None:
    (folder / "pumps.de.yaml").write_text(
        "salescoach: 1\ntranslates: pumps\nlanguage: de\nreviewed: no\n"
        "stages:\n  - {id: finding-out, title: 'Herausfinden'}\n"
    )
    empty.ok("new", "Acme", "--playbook", "pumps.yaml", folder=folder)
    screen = ("next", "acme", "--format", "table")
    assert "Herausfinden" in empty.ok(*screen, "--lang", "de").out
    assert "Herausfinden" in empty.ok(*screen, env={"SALESCOACH_LANG": "de"}).out
    empty.configuration.parent.mkdir(parents=True, exist_ok=True)
    empty.configuration.write_text('[display]\nlanguage = "de"\n')
    assert "Herausfinden" in empty.ok(*screen).out
