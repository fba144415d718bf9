"""Colour is wished for or not, never the only carrier; a poor terminal gets what it can show."""

import json
import re
from pathlib import Path

import pytest

from salescoach.cli.app import main
from salescoach.cli.groups import formats_of
from salescoach.cli.registry import Entry
from tests.builders.command_lines import ALL
from tests.builders.ready import COSTLY, EACH_READER, EACH_WRITER, EVERY, line_of, ready, usual_code
from tests.builders.worlds import HALDEN, Run, Stream, demo, halden, text_of

COLOUR = re.compile(r"\x1b\[[0-9;]*m")

# What is set, what is said, whether it is a terminal; and whether there is colour then.
WISHES = {
    "a pipe": ({}, (), False, False),
    "a terminal": ({}, (), True, True),
    "NO_COLOR": ({"NO_COLOR": "1"}, (), True, False),
    "NO_COLOR, whatever its value": ({"NO_COLOR": "0"}, (), True, False),
    "NO_COLOR, but empty": ({"NO_COLOR": ""}, (), True, True),
    "FORCE_COLOR": ({"FORCE_COLOR": "1"}, (), False, True),
    "FORCE_COLOR, whatever its value": ({"FORCE_COLOR": "0"}, (), False, True),
    "FORCE_COLOR, but empty": ({"FORCE_COLOR": ""}, (), False, False),
    "NO_COLOR against FORCE_COLOR": ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), True, False),
    "a dumb terminal": ({"TERM": "dumb"}, (), True, False),
    "FORCE_COLOR on a dumb terminal": ({"TERM": "dumb", "FORCE_COLOR": "1"}, (), True, True),
    "CLICOLOR=0": ({"CLICOLOR": "0"}, (), True, False),
    "CLICOLOR": ({"CLICOLOR": "1"}, (), False, False),
    "CLICOLOR_FORCE": ({"CLICOLOR_FORCE": "1"}, (), False, True),
    "CLICOLOR_FORCE=0": ({"CLICOLOR_FORCE": "0"}, (), False, False),
    "NO_COLOR against CLICOLOR_FORCE": ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, (), True, False),
    "--color always": ({}, ("--color", "always"), False, True),
    "--color always against NO_COLOR": ({"NO_COLOR": "1"}, ("--color", "always"), False, True),
    "--color never": ({}, ("--color", "never"), True, False),
    "--color never against FORCE_COLOR": ({"FORCE_COLOR": "1"}, ("--color", "never"), True, False),
}


@pytest.mark.parametrize("name", sorted(WISHES))
def test_a_screen_has_colour_only_where_it_is_wished_for(name: str, home: Path) -> None:
    env, said, terminal, colour = WISHES[name]
    run = halden(home)
    run.terminal = terminal
    shown = run.ok("next", HALDEN, "--format", "table", *said, env={"CI": "1", **env}).out
    assert bool(COLOUR.search(shown)) is colour
    assert "Finding the need" in shown


@EACH_READER
def test_colour_is_never_the_only_carrier(entry: Entry) -> None:
    """Without its colours a screen says the same, to the letter."""
    if entry.name in (*COSTLY, "config show"):  # whose screen says which colours are wished for
        return
    run = ready(entry)
    plain = run(*line_of(entry), "--format", "table", "--color", "never")
    coloured = run(*line_of(entry), "--format", "table", "--color", "always")
    assert "\x1b" not in plain.everything
    assert COLOUR.sub("", coloured.out) == plain.out
    assert coloured.err == plain.err


@EVERY
def test_what_is_for_a_program_has_no_colour_and_neither_have_words(entry: Entry) -> None:
    run = ready(entry)
    for way in formats_of(entry):
        if way == "table" or entry.name in COSTLY:
            continue
        wished = run(*line_of(entry), "--format", way, "--color", "always")
        assert wished.code == usual_code(entry)
        assert "\x1b" not in wished.everything
    refused = run(*ALL[entry.name], "--at", "x", "--color", "always", env={"FORCE_COLOR": "1"})
    assert "\x1b" not in refused.everything


# Terminals that know few characters -----------------------------------------------------------


def on_poor_terminal(run: Run, *argv: str, encoding: str = "ascii") -> tuple[int, str, str]:
    """What a terminal of that encoding shows."""
    out, err = (Stream(terminal=True, encoding=encoding, line_buffering=True) for _ in range(2))
    world = run.world(stdout=out, stderr=err, env={"CI": "1", "NO_COLOR": "1"})
    code = main(argv, world)
    return code, out.written().decode(encoding), err.written().decode(encoding)


@EVERY
def test_our_own_signs_are_readable_on_an_ascii_terminal(entry: Entry) -> None:
    run = ready(entry)
    for line in (line_of(entry), [*entry.name.split(), "--help"]):
        if entry.name in COSTLY and "--help" not in line:
            continue
        code, out, err = on_poor_terminal(run, *line)
        assert code == (0 if "--help" in line else usual_code(entry))
        assert (out + err).isascii()
        assert not re.search(r"\\u[0-9a-f]{4}", out + err)


@EACH_WRITER
def test_a_receipt_can_be_told_to_an_ascii_terminal(entry: Entry, home: Path) -> None:
    code, out, err = on_poor_terminal(ready(entry).copy_to(home), *ALL[entry.name])
    assert code == 0
    assert (out + err).isascii()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gb2312", "koi8-r"])
def test_names_of_every_script_are_shown_by_every_terminal(encoding: str, home: Path) -> None:
    run = halden(home)
    names = "Lumbre Cerámica “陶瓷” Żółć Ελλάς שלום 👩‍💻 — ½ ≥ 3"
    run.ok("set", HALDEN, f"need={names}")
    known = "".join(one for one in names if one.encode(encoding, "ignore"))
    code, out, _ = on_poor_terminal(run, "show", HALDEN, encoding=encoding)
    assert code == 0
    assert "Lumbre Cer" in out
    assert all(word in out for word in known.split() if word in names.split())


@pytest.mark.parametrize("line", ["next", "list", "show qingluzhiye", "history nordhav-fiskemel"])
def test_deals_of_every_country_are_shown_by_an_ascii_terminal(line: str, home: Path) -> None:
    code, out, err = on_poor_terminal(demo(home), *line.split())
    assert (code, err) == (0, "")
    assert out.strip()
    assert "\\u" not in out


def test_on_an_ascii_terminal_a_name_is_spelled_as_in_its_id(home: Path) -> None:
    code, out, _ = on_poor_terminal(demo(home), "next")
    assert code == 0
    assert "QingLuZhiYe" in out
    assert "Lumbre Ceramica" in out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb2312"])
def test_a_document_says_the_same_on_every_terminal(encoding: str, home: Path) -> None:
    """No quotation mark of a customer's ends a string, no letter is another one."""
    run = halden(home)
    run.ok("set", HALDEN, "need=“fibre” 青鹭 é 👩 …")
    code, out, _ = on_poor_terminal(run, "show", HALDEN, "--json", encoding=encoding)
    assert code == 0
    assert json.loads(out) == json.loads(run.ok("show", HALDEN, "--json").out)


def test_lines_keep_within_the_width_of_an_ascii_terminal(home: Path) -> None:
    run = halden(home)
    run.ok("set", HALDEN, "need=" + "青鹭纸业…" * 12)
    shown = Stream(terminal=True, encoding="ascii")
    assert run("show", HALDEN, stdout=shown, width=lambda: 60).code == 0
    assert max(map(len, COLOUR.sub("", text_of(shown)).splitlines())) <= 60
