"""Test files of strangers: refused at their place or played, at once, and harmless to look at."""

import json
from pathlib import Path

import pytest

from salescoach.values.text import has_unsafe
from tests.acceptance.processes import COACH, Coach
from tests.builders.metered import metered
from tests.builders.scenarios import HEAD, PUMPS, a_file
from tests.builders.speed import MOST_S, at_once
from tests.builders.worlds import Run, fresh
from tests.hostile.traps import TRAPS, Trap

MOST_MB = 256
MOST_TOLD = 600
FILE = "trap.test.yaml"
EVENT = '- {at: 1d, set: {trouble: "x"}}\n'


def events(*lines: str) -> str:
    body = "".join(f"    {line}" for line in lines)
    return f"{HEAD}tests:\n- name: it\n  expect: {{gate: open}}\n  events:\n{body}"


def cases(count: int, rest: str) -> str:
    named = "".join(f"    - {{name: c{number}}}\n" for number in range(count))
    return f"{HEAD}tests:\n- name: it\n  cases:\n{named}{rest}"


def expects(what: str) -> str:
    return a_file(f"- name: it\n  expect: {{{what}}}")


# Each with the codes of its problems, every code once.
SPITEFUL: dict[str, tuple[str, tuple[str, ...]]] = {
    "more events than are played": (
        cases(900, "  expect: {gate: open}\n  events:\n" + f"    {EVENT}" * 1_500), ("SC512",),
    ),
    "more expectations than are played": (
        cases(1_500, "  expect:\n" + "    - {gate: open}\n" * 1_500), ("SC512",),
    ),
    "a thousand wrong commands": (
        events(*(f"- {{at: 1d, command{n}: x}}\n" for n in range(290))), ("SC501",),
    ),
    "a thousand wrong options": (
        events("- {at: 1d, done: read-up, " + ", ".join(f"o{n}: x" for n in range(1_000)) + "}\n"),
        ("SC504",),
    ),
    "a thousand wrong facts": (
        events("- {at: 1d, set: {" + ", ".join(f"fact-{n}: x" for n in range(1_000)) + "}}\n"),
        ("SC301",),
    ),
    "a thousand wrong ids": (
        expects("next: [" + ", ".join(f"do/item-{n}" for n in range(1_000)) + "]"), ("SC301",),
    ),
    "a thousand wrong kinds": (
        expects("next: [" + ", ".join(f"kind{n}/item" for n in range(1_000)) + "]"), ("SC506",),
    ),
    "a word without an end": (events(f'- {{at: 1d, done: "{"x" * 90_000}", on: [[x]]}}\n'),
                              ("SC203",)),
    "an id without an end": (expects(f"next: [do/{'x' * 90_000}]"), ("SC203",)),
    "a stage without an end": (expects(f"stage: {'x' * 90_000}"), ("SC204",)),
    "a test covers everything": (
        a_file("- name: it\n  covers: [" + ", ".join(f"x{n}" for n in range(3_000))
               + "]\n  expect: {gate: open}"), ("SC507",),
    ),
    "a list where a test should be": (HEAD + "tests: [[a], b, {c: d}]\n",
                                         ("SC201", "SC202", "SC203")),
    "a test where the list should be": (HEAD + "tests: {name: it}\n", ("SC203",)),
    "a command in a command": (
        events("- {at: 1d, set: {trouble: {set: {trouble: {set: x}}}}}\n"), ("SC203",)
    ),
    "a command as a list": (events("- [at, 1d]\n"), ("SC203",)),
    "a value as a map": (events("- {at: {d: 1}, set: {trouble: {a: b}}}\n"), ("SC203",)),
    "an amount without an end": (expects(f"facts: {{loss: {{value: {'9' * 5_000} EUR}}}}"),
                                 ("SC203",)),
    "a number without an end": (expects(f"facts: {{size: {{value: 1e{'9' * 500}}}}}"), ("SC203",)),
    "days without an end": (expects(f"at: {'9' * 5_000}d, gate: open"), ("SC203",)),
    "a count without an end": (expects(f"days_in_stage: {'9' * 5_000}"), ("SC203",)),
    "a start that overflows": (
        "playbook: pumps.yaml\nstart: 9999-12-31\ntests:\n- name: it\n  expect: {gate: open}\n",
        ("SC203",),
    ),
    "itself as its playbook": (
        f"playbook: {FILE}\nstart: 2026-03-02\ntests: []\n", ("SC201", "SC202"),
    ),
    "a folder as its playbook": ("playbook: ./x.yaml/\nstart: 2026-03-02\ntests: []\n", ("SC509",)),
    "a playbook far away": (
        "playbook: ../../../../etc/passwd.yaml\nstart: 2026-03-02\ntests: []\n", ("SC509",),
    ),
}  # fmt: skip
each = pytest.mark.parametrize(("text", "codes"), SPITEFUL.values(), ids=SPITEFUL.keys())


def a_place(run: Run, data: bytes) -> Run:
    (run.base / "pumps.yaml").write_text(PUMPS, encoding="utf-8")
    (run.base / FILE).write_bytes(data)
    return run


@each
def test_a_spiteful_file_is_refused_at_once(text: str, codes: tuple[str, ...], home: Path) -> None:
    run = a_place(fresh(home), text.encode())
    with at_once():
        result = run("playbook", "test", FILE, "--json")

    (file,) = json.loads(result.out)["files"]
    problems = file["problems"]
    assert result.code == 3
    assert tuple(sorted({one["code"] for one in problems})) == codes
    assert max(len(one["message"]) + len(one["hint"] or "") for one in problems) < MOST_TOLD
    assert file["tests"] == []


@pytest.mark.waits
@pytest.mark.parametrize(
    "name", ["more events than are played", "a thousand wrong facts", "a word without an end"]
)
def test_it_costs_nearly_nothing_in_a_process_of_its_own(name: str, home: Path) -> None:
    run = a_place(fresh(home), SPITEFUL[name][0].encode())
    env = {key: it for key, it in Coach(run.base).env.items() if not key.startswith("COVERAGE_")}
    done = metered([str(COACH), "playbook", "test", FILE], env=env, folder=run.base)

    assert done.code == 3
    assert done.cpu_s < MOST_S
    assert done.peak_mb < MOST_MB


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())
def test_a_trap_for_readers_of_playbooks_catches_no_reader_of_tests(trap: Trap, home: Path) -> None:
    run = a_place(fresh(home), trap.data)
    with run.on_terminal(), at_once():
        result = run("playbook", "test", FILE, "--format", "table")

    assert result.code == 3
    assert f"{FILE}:" in result.out
    assert not has_unsafe(result.everything)


@pytest.mark.parametrize(
    "words",
    ["[red]x[/]", "[/]", ":smile:", "a\\\\b", "::error::x", "%0A::error::x", "客😀", "--help"],
)
@pytest.mark.parametrize("form", ["full", "plain", "json", "junit", "github"])
def test_words_of_strangers_are_shown_as_they_are(words: str, form: str, home: Path) -> None:
    text = a_file(f"""
        - name: "{words}"
          given: {{account: "{words}"}}
          events:
            - {{at: 1d, done: "{words}"}}
          expect: {{gate: open}}
        """)
    run = a_place(fresh(home), text.encode())
    result = run("playbook", "test", FILE, "--format", form)

    assert result.code == 1
    assert not has_unsafe(result.out.replace("\n", ""))
    shown = words.replace("\\\\", "\\")
    match form:
        case "github":
            assert [line for line in result.out.splitlines() if line.startswith("::")] == [
                line for line in result.out.splitlines() if line
            ]
        case "json":
            assert json.loads(result.out)["files"][0]["tests"][0]["name"] == shown
        case "full" | "plain":
            assert shown in result.out
        case _:
            assert result.out.startswith("<?xml")
