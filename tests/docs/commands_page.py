"""`docs/commands.md`: every command on one page, made of what the commands say themselves."""

import re
from collections.abc import Iterable, Iterator

from salescoach.cli.helping import examples_of, folded
from tests.docs.blocks import CHECKOUT
from tests.docs.described import Described, Parameter, described, shared_options

PAGE = CHECKOUT / "docs/commands.md"
HEADINGS = {"rep": "For reps", "trainer": "For trainers", "administration": "Administration"}

_TOP = """# All commands

Made from the program itself: `salescoach COMMAND --help` says the same. How to begin is in the
[README](../README.md), what scripts rely on in [scripts.md](scripts.md), what TAB does in
[completion.md](completion.md). `man salescoach` has it without a browser.

A **DEAL** is its id; to read, or at a terminal, a beginning that only one deal has is enough. A
**DATE** is written `2026-04-16`, **MONEY** `"186000 EUR"`. What is in brackets may be left out,
what ends in `...` may be given several times.
"""
_SHARED = """## As with every command

These stand behind any command. `--format` offers what the command names below.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([*_head(), *(line for one in described() for line in _command(one))])


def _head() -> Iterator[str]:
    yield _TOP
    for audience, heading in HEADINGS.items():
        links = [f"[`{one.entry.name}`](#{_anchor(one)})" for one in described()
                 if one.entry.audience == audience]  # fmt: skip
        yield f"**{heading}:** {' · '.join(links)}\n"
    yield _SHARED
    yield from _table("option", shared_options())
    yield ""


def _command(one: Described) -> Iterator[str]:
    yield f"## {one.entry.name}\n\n{one.entry.help}\n"
    yield f"```text\n{one.usage}\n```\n"
    if one.text:
        yield f"{_prose(one.text)}\n"
    if one.arguments:
        yield from _table("argument", one.arguments)
        yield ""
    if one.own_options:
        yield from _table("option", one.own_options)
        yield ""
    yield f"Formats: {', '.join(one.formats)}.\n"
    no = exit_1_of(one)
    if no:
        yield f"Exit code 1: {no}.\n"
    lines = [part for line in examples_of(one.example) for part in folded(line)]
    yield "\n".join(["<!-- not run: tests/docs/test_examples_in_help.py runs it -->",
                     "```sh", *lines, "```", ""])  # fmt: skip


def exit_1_of(one: Described) -> str:
    """What `docs/scripts.md` says that a "no" of this command means; empty for nothing."""
    text = (CHECKOUT / "docs/scripts.md").read_text(encoding="utf-8")
    said = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        calls = re.findall(r"`salescoach ([^`]+)`", cells[0]) if len(cells) == 3 else []
        if cells[-1:] != [""] and any(_is_call_of(call, one) for call in calls):
            said.append(cells[-1])
    return "; ".join(one for one in dict.fromkeys(said) if one != "the same")


def _is_call_of(call: str, one: Described) -> bool:
    words = one.entry.name.split()
    rest = call.split()[len(words) :]
    return call.split()[: len(words)] == words and not (rest and rest[0].islower())


def _table(title: str, parameters: Iterable[Parameter]) -> Iterator[str]:
    yield f"| {title} | |\n| --- | --- |"
    for one in parameters:
        more = f" Else `{one.default}`." if one.default else ""
        yield f"| {_shown(one)} | {_cell(one.help)}{more} |"


def _shown(one: Parameter) -> str:
    names = [f"`{name} {one.value}`".replace(" `", "`") for name in one.names] or [f"`{one.value}`"]
    return " / ".join(names) + (" …" if one.many else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _prose(text: str) -> str:
    """Paragraphs; one whose lines must stay as they are becomes a block."""
    found = []
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b"):
            found.append(f"```text{paragraph[1:]}\n```")
        else:
            found.append(" ".join(paragraph.split()))
    return "\n\n".join(found)


def _anchor(one: Described) -> str:
    return one.entry.name.replace(" ", "-")
