"""The page of all commands and the manual page say what the program says, and read well."""

import shutil
import subprocess
import tomllib

import pytest

from salescoach.cli.registry import COMMANDS
from tests.docs import commands_page, keys_page, man_page
from tests.docs.blocks import CHECKOUT
from tests.docs.described import described, shared_options
from tests.docs.test_completed import in_step


def test_the_page_of_commands_is_in_step(request: pytest.FixtureRequest) -> None:
    in_step(request, commands_page.PAGE, commands_page.page())


def test_the_page_of_keys_is_in_step(request: pytest.FixtureRequest) -> None:
    in_step(request, keys_page.PAGE, keys_page.page())


def test_the_manual_page_is_in_step(request: pytest.FixtureRequest) -> None:
    in_step(request, man_page.PAGE, man_page.page())


def test_each_option_and_argument_stands_on_the_page() -> None:
    page = commands_page.page()
    for one in described():
        _, _, rest = page.partition(f"\n## {one.entry.name}\n")
        part = rest.partition("\n## ")[0]
        for parameter in (*one.arguments, *one.own_options):
            assert all(f"`{name}" in part for name in parameter.names or (parameter.value,))
            assert parameter.help.replace("|", "\\|") in part


def test_what_no_means_comes_from_the_page_for_scripts() -> None:
    told = {one.entry.name: commands_page.exit_1_of(one) for one in described()}
    assert told["gate"]
    assert told["playbook check"]
    assert "findings" in told["doctor"]
    assert told["list"] == ""


def test_the_manual_page_names_everything() -> None:
    page = man_page.page()
    for entry in COMMANDS:
        assert f"salescoach {man_page.roff(entry.name)}\\fR" in page
    for option in shared_options():
        assert man_page.roff(option.names[0]) in page
    for part in ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS",
                 "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"):  # fmt: skip
        assert f"\n.SH {part}\n" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (".PP", "\\&.PP"),
        ("a\\fBb", "a\\efBb"),
        ("--on 'x' \"y\" `z`", "\\-\\-on \\(aqx\\(aq \\(dqy\\(dq \\(gaz\\(ga"),
        ("'br", "\\(aqbr"),
        ("two\n.lines", "two .lines"),
        ("…", "\\[u2026]"),
    ],
)
def test_no_text_is_an_instruction_of_roff(text: str, shown: str) -> None:
    assert man_page.roff(text) == shown


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc")
def test_mandoc_has_nothing_to_say() -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", man_page.PAGE],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc")
def test_the_manual_page_reads_well() -> None:
    shown = subprocess.run(
        ["mandoc", "-T", "ascii", "-O", "width=80", man_page.PAGE],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    plain = "".join(_without_overstrikes(shown))
    assert "salescoach next [DEAL]" in plain
    assert "--said-by NAME" in " ".join(plain.split())
    assert "\\" not in plain
    assert max(len(line) for line in plain.splitlines()) <= 80


def test_the_manual_page_is_shipped() -> None:
    build = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    targets = build["tool"]["hatch"]["build"]["targets"]
    shared = {"docs/man/salescoach.1": "share/man/man1/salescoach.1"}
    assert targets["wheel"]["shared-data"] == shared
    assert "docs/man" in targets["sdist"]["only-include"]


def _without_overstrikes(text: str) -> list[str]:
    """Bold and underlined letters are printed twice, with a backspace between."""
    found: list[str] = []
    for letter in text:
        if found and found[-1] == "\b":
            found[-2:] = [letter]
        else:
            found.append(letter)
    return found
