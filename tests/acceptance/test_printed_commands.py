"""Every command that salescoach prints can be typed: whole, quoted, and it does what it says."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.builders.command_lines import WRITERS
from tests.builders.worlds import HALDEN, Run, demo, halden, snapshot, trial

PRINTED = re.compile(r"salescoach [a-z][^\n\t]*")
VALUE = "…"
DAY_AHEAD = "2026-12-31"

# What only the rep knows, by the type of the fact.
KNOWN = {
    "text": "known",
    "list": "one; two",
    "number": "5",
    "percent": "5",
    "money": "5 EUR",
    "date": "2026-04-01",
    "flag": "yes",
}
FIELDS = {
    "customer-type": "market",
    "deal-kind": "renewal",
    "lead-source": "fair",
    "amount": "5 EUR",
    "expected-close": "2026-12-31",
}


def printed(text: str) -> list[list[str]]:
    """The command lines that stand in it, each up to the end of its line or cell."""
    return [shlex.split(line)[1:] for line in PRINTED.findall(text)]


def filled(words: list[str], run: Run, deal: str) -> list[str]:
    """The command with what only the rep knows put in for each `…`."""
    pin = json.loads((run.home / "deals" / f"{deal}.json").read_text())["playbook"]["digest"]
    facts = {
        fact["id"]: fact
        for fact in json.loads((run.home / "playbooks" / f"{pin}.json").read_text())["facts"]
    }
    people = run.ok("person", "list", deal, "--format", "ids").out.split()
    found = []
    for place, word in enumerate(words):
        name, sign, value = word.partition("=")
        if value == VALUE:
            fact = facts.get(name, {})
            choices = [choice["id"] for choice in fact.get("choices", ())]
            kind = fact.get("type")
            value = (
                FIELDS[name] if not fact
                else choices[0] if choices
                else people[0] if kind == "person"
                else KNOWN[kind]
            )  # fmt: skip
            found.append(f"{name}{sign}{value}")
        elif word == VALUE:
            by_somebody = words[place - 1] == "--said-by"
            ahead = words[:2] == ["visit", "plan"] or words[place - 1] == "--until"
            told = DAY_AHEAD if ahead else "Somebody New"
            found.append(people[0] if by_somebody and people else told)
        else:
            found.append(word)
    return found


def check(run: Run, deal: str, text: str) -> int:
    """Type every command that stands there; how many there were."""
    lines = printed(text)
    for words in lines:
        typed = filled(words, run, deal)
        if {typed[0], " ".join(typed[:2])} & WRITERS.keys():
            typed += ["--dry-run"]
        result = run(*typed)
        assert result.code == (1 if typed[0] == "gate" else 0), f"{typed}: {result.err}"
    return len(lines)


@pytest.fixture
def many(home: Path) -> Run:
    return demo(home)


@pytest.mark.parametrize("format_", ["table", "plain"])
def test_what_next_prints_can_be_typed(format_: str, many: Run) -> None:
    before = snapshot(many.home)
    count = 0
    for deal in many.ok("next", "--format", "ids").out.split():
        with many.on_terminal(width=200):
            many.ok("next", deal)  # so that numbers mean something
            shown = many.ok("next", deal, "--format", format_, "--color", "never").out
        count += check(many, deal, only_quiet(shown))
    assert count > 6
    assert snapshot(many.home) == before


def only_quiet(shown: str) -> str:
    """Without `done DEAL 1`, which asks where it records something."""
    return "\n".join(line for line in shown.splitlines() if not re.search(r"done \S+ \d", line))


def test_what_a_script_gets_to_record_with_can_be_typed(many: Run) -> None:
    for deal in many.ok("next", "--format", "ids").out.split():
        told = json.loads(many.ok("next", deal, "--json").out)["actions"]
        commands = [one["record_with"] for one in told if one["record_with"]]
        assert check(many, deal, "\n".join(commands)) == len(commands)


def test_what_mixes_our_view_with_theirs_can_be_typed(home: Path) -> None:
    run = trial(home)
    told = json.loads(run.ok("next", "trial", "--json").out)["actions"]
    (listen,) = [one for one in told if one["id"] == "do/first/listen"]
    assert listen["record_with"] == "salescoach set trial words=… our-view=… --said-by ana-ruiz"
    assert check(run, "trial", listen["record_with"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        ("next",),
        ("new", "Corvin Dairies", "--type", "market"),
        ("set", HALDEN, "need=x"),
        ("undo", HALDEN),
        ("undo", HALDEN, "nothing"),
        ("show",),
        ("show", "nobody"),
    ],
    ids=" ".join,
)
def test_what_is_told_can_be_typed(line: tuple[str, ...], home: Path) -> None:
    run = halden(home)
    run.ok("set", HALDEN, "why-now=an audit")
    told = run(*line)
    check(run, HALDEN, told.err)


def test_an_account_that_means_something_to_a_shell_stays_harmless(home: Path) -> None:
    """Only its id stands in commands, and an id means nothing to a shell."""
    run = halden(home)
    deal = run.ok("new", "$(reboot); `id` & 'x' | *", "--type", "market").out.strip()
    assert re.fullmatch(r"[a-z0-9-]+", deal)
    name = "Zoë $(id) O'Neil"
    told = run("set", deal, "need=x", "--said-by", name).err
    (words,) = printed(told)
    assert words == ["person", "add", deal, name, "--role", "ROLE"]
    run.ok(*words[:-1], "user")
    run.ok("set", deal, "need=x", "--said-by", name)
