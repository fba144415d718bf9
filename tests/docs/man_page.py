"""`salescoach(1)`: the manual page in roff, made of the same as `docs/commands.md`.

`man(7)` macros only, so that every reader of manual pages shows it.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from salescoach.cli.app import HELP
from salescoach.cli.exits import Exit
from salescoach.values.messages import say
from salescoach.version import VERSION
from salescoach.wording.catalogue import Catalogue
from tests.builders.worlds import Run
from tests.docs.blocks import CHECKOUT
from tests.docs.commands_page import HEADINGS
from tests.docs.described import Described, Parameter, described, shared_options

PAGE = CHECKOUT / "docs/man/salescoach.1"

_DAY = "2026-11-22"  # a manual page has a day: of the last change of what stands here
_DESCRIPTION = (
    (
        "A trainer writes the company's way of selling as a playbook; a rep asks salescoach before "
        "a call what to do next, why, and in which words; scripts read the same answers as JSON. "
        "Everything is local and works offline. Called without a command it lists all commands."
    ),
    (
        "Data goes to standard output, words for people to standard error. On a terminal a command "
        "shows a screen, elsewhere plain lines with tabs; see --format."
    ),
)
_USUAL = {
    "SALESCOACH_HOME": "~/.local/share/salescoach",
    "SALESCOACH_STATE": "~/.local/state/salescoach",
    "SALESCOACH_CACHE": "~/.cache/salescoach",
    "SALESCOACH_CONFIG": "~/.config/salescoach/salescoach.toml",
}
_FILES = (
    ("~/.local/share/salescoach/deals/", "The deals, one JSON file each."),
    ("~/.local/share/salescoach/playbooks/", "The playbooks as the deals follow them."),
    ("~/.config/salescoach/salescoach.toml", "Your settings."),
    ("~/.local/state/salescoach/", "Locks, and which numbers next showed."),
    ("~/.cache/salescoach/", "Compiled playbooks; can be deleted at any time."),
)
_EXAMPLES = (
    ("What to do today, in all deals:", "salescoach next"),
    ("Two minutes before a call:", "salescoach brief halden-board"),
    ("Record what somebody said:",
     'salescoach set halden-board need="fewer breaks" --said-by ulf'),
    ("Look around in an example:", "salescoach demo"),
    ("Complete with TAB in bash:", 'eval "$(salescoach completion bash)"'),
)  # fmt: skip
_SEE_ALSO = (
    "salescoach COMMAND --help; salescoach help exit-codes; salescoach help environment; "
    "the pages in the docs folder of the project."
)


def page() -> str:
    """The whole page."""
    return "\n".join([*_lines(), ""])


def _lines() -> Iterator[str]:
    yield ".\\\" Made from the program: make test ARGS='tests/docs --rewrite-goldens'"
    yield f'.TH SALESCOACH 1 "{_DAY}" "salescoach {VERSION}" "User Commands"'
    yield from (".SH NAME", "salescoach \\- " + roff("what to do next in each deal, and why"))
    yield from (".SH SYNOPSIS", ".B salescoach", ".I COMMAND", "[\\fIARGUMENTS\\fR]",
                "[\\fIOPTIONS\\fR]")  # fmt: skip
    yield from (".SH DESCRIPTION", roff(HELP))
    for text in _DESCRIPTION:
        yield from (".PP", roff(text))
    yield ".SH COMMANDS"
    for audience, heading in HEADINGS.items():
        yield f".SS {heading}"
        for one in described():
            if one.entry.audience == audience:
                yield from _command(one)
    yield from (".SH OPTIONS", "These stand behind any command.")
    yield from _tagged((_names(one), one.help) for one in shared_options())
    yield ".SH EXIT STATUS"
    english = Catalogue()
    yield from _tagged((str(code.value), english.text(say(f"exit.{code.value}"))) for code in Exit)
    yield ".SH ENVIRONMENT"
    yield from _tagged(_variables(english))
    yield ".SH FILES"
    yield from _tagged(_FILES)
    yield ".SH EXAMPLES"
    for number, (told_so, line) in enumerate(_EXAMPLES):
        yield from ([".PP"] if number else [])
        yield from (roff(told_so), ".PP", ".in +4n", ".EX", roff(line), ".EE", ".in")
    yield from (".SH SEE ALSO", roff(_SEE_ALSO))


def _variables(english: Catalogue) -> Iterator[tuple[str, str]]:
    """As `help environment` tells them; folders as they are on Linux."""
    with tempfile.TemporaryDirectory() as folder:
        told = Run(Path(folder)).ok("help", "environment", "--json").out
    for one in json.loads(told)["variables"]:
        name = one["name"]
        usual = _USUAL.get(name)
        yield name, english.text(say(f"env.{name}", default=usual)) if usual else one["meaning"]


def roff(text: str) -> str:
    """Text as roff shows it, on one line; nothing in it is an instruction."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    line = line.replace("'", "\\(aq").replace("`", "\\(ga").replace('"', "\\(dq")
    line = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in line)
    return f"\\&{line}" if line.startswith(".") else line


def _command(one: Described) -> Iterator[str]:
    rest = re.sub(rf"^salescoach {one.entry.name} ?", "", one.usage).removesuffix("[OPTIONS]")
    tag = f"\\fBsalescoach {roff(one.entry.name)}\\fR"
    if rest.strip():
        tag += f" \\fI{roff(rest)}\\fR"
    yield from (".TP", tag, roff(one.entry.help))
    if one.own_options:
        shown = ", ".join(f"\\fB{roff(_names(option))}\\fR" for option in one.own_options)
        yield from (".br", f"Options: {shown}.")


def _names(one: Parameter) -> str:
    return f"{'/'.join(one.names)} {one.value}".rstrip()


def _tagged(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, told in rows:
        yield from (".TP", f"\\fB{roff(name)}\\fR", roff(told))
