"""`playbook test`: which files, which tests, what is shown in which form, how it ends."""

import json
from xml.etree.ElementTree import fromstring

import pytest

from tests.builders.scenarios import HEAD, PUMPS, a_file
from tests.builders.worlds import Run
from tests.conftest import Golden

FORMATS = ("table", "full", "plain", "json", "junit", "github")
GOOD = (
    a_file("""
    - name: closed at first
      expect: {gate: closed}
    - name: whose word counts
      cases:
        - {name: nobody's, expect: {met: []}}
        - {name: who runs it, expect: {gate: closed}}
    """)
    .replace("nobody's", '"nobody"')
    .replace("who runs it", '"who runs it"')
)
BAD = a_file("""
    - name: everything is known at once
      given: {customer_type: new-one}
      expect:
        - at: 1d
          gate: open
          items: {read-up: done}
          next: {first: do/read-up, includes: [find-out/size]}
    - name: a step that nobody knows
      events:
        - {at: 2d, done: reed-up}
      expect: {gate: closed}
    - name: a refusal that does not come
      events:
        - {at: 2d, person-add: "Ana", refused: 1}
        - {at: 3d, person-add: "Pia", refused: true}
    - name: a refusal of another sort
      events:
        - {at: 2d, advance: {}, refused: 4}
    - name: nobody opens it like this
      given: {language: 123456789012345678901}
      expect: {gate: closed}
    - name: some day it will
      todo: when we know more
      expect: {gate: open}
    - name: it does already
      todo: when we know more
      expect: {gate: closed}
    - name: this holds
      expect: {gate: closed}
    """)
WRONG = a_file("- name: it\n  events: {at: 1d, sett: {trouble: x}}\n  expect: {gat: open}")


@pytest.fixture
def run(empty: Run) -> Run:
    texts = {
        "pumps.yaml": PUMPS,
        "pumps.test.yaml": GOOD,
        "bad.test.yaml": BAD,
        "wrong.test.yaml": WRONG,
        "none.test.yaml": HEAD + "tests: []\n",
        "alone.yaml": PUMPS,
        "broken.yaml": PUMPS.replace("type: money", "type: mony"),
        "broken.test.yaml": GOOD.replace("pumps.yaml", "broken.yaml"),
    }
    for name, text in texts.items():
        (empty.base / name).write_text(text, encoding="utf-8")
    return empty


def play(run: Run, *words: str, form: str = "plain") -> tuple[int, str, str]:
    result = run("playbook", "test", *words, "--format", form)
    return (
        result.code,
        result.out.replace(f"{run.base}/", ""),
        result.err.replace(f"{run.base}/", ""),
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pumps.yaml",), 0),
        (("pumps.test.yaml",), 0),
        (("bad.test.yaml",), 1),
        (("pumps.yaml", "bad.test.yaml"), 1),
        (("bad.test.yaml", "--run", "this holds"), 0),
        (("bad.test.yaml", "--run", "some day"), 0),
        (("bad.test.yaml", "--run", "does already"), 0),
        (("pumps.yaml", "--run", "no such name"), 1),
        (("none.test.yaml",), 1),
        (("alone.yaml",), 1),
        (("wrong.test.yaml",), 3),
        (("broken.yaml",), 3),
        (("wrong.test.yaml", "pumps.yaml"), 3),
        (("nowhere.yaml",), 3),
        (("nowhere.test.yaml",), 3),
        (("nowhere",), 4),
    ],
)
def test_how_it_ends(run: Run, words: tuple[str, ...], code: int, form: str) -> None:
    assert play(run, *words, form=form)[0] == code


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_shown(run: Run, form: str, golden: Golden) -> None:
    result = run("playbook", "test", "bad.test.yaml", "--format", form, "--at", "2026-04-14")

    shown = f"{result.out}----\n{result.err}".replace(f"{run.base}/", "")
    assert result.code == 1
    golden(f"playbook-test-{form}.txt", shown)


def test_full_is_what_a_terminal_gets_and_plain_what_a_pipe_gets(run: Run) -> None:
    with run.on_terminal():
        on_terminal = run("playbook", "test", "bad.test.yaml", env={"NO_COLOR": "1"}).out

    assert on_terminal == run("playbook", "test", "bad.test.yaml", "--format", "full").out
    assert run("playbook", "test", "bad.test.yaml").out == play(run, "bad.test.yaml")[1].replace(
        "bad.test.yaml\t", f"{run.base}/bad.test.yaml\t"
    )


def test_one_line_a_test(run: Run) -> None:
    code, out, err = play(run, "pumps.yaml")

    assert (code, err.splitlines()[0]) == (0, "3 tests passed.")
    assert out.splitlines() == [
        "passed\tpumps.test.yaml\t4\tclosed at first\t\t",
        "passed\tpumps.test.yaml\t8\twhose word counts / nobody\t\t",
        "passed\tpumps.test.yaml\t9\twhose word counts / who runs it\t\t",
    ]


def test_what_failed_has_the_line_of_what_differs_too(run: Run) -> None:
    rows = [line.split("\t") for line in play(run, "bad.test.yaml")[1].splitlines()]

    assert [(row[0], row[2], row[5]) for row in rows] == [
        ("failed", "4", "8"),
        ("failed", "11", "13"),
        ("failed", "15", "17"),
        ("failed", "19", "21"),
        ("failed", "22", "23"),
        ("todo", "25", ""),
        ("unexpected-pass", "28", ""),
        ("passed", "31", ""),
    ]


VERDICTS = ("passed", "todo  ", "TODO PASSES", "FAILED")


def verdicts(shown: str) -> list[str]:
    return [one.strip() for line in shown.splitlines() for one in VERDICTS
            if line.startswith(f"  {one}")]  # fmt: skip


def test_what_failed_is_what_remains_on_the_screen(run: Run) -> None:
    _, out, _ = play(run, "bad.test.yaml", form="full")

    assert verdicts(out) == ["passed", "todo", "TODO PASSES", *["FAILED"] * 5]


def test_quiet_leaves_out_what_passed(run: Run) -> None:
    _, out, _ = play(run, "bad.test.yaml", "pumps.yaml", "--quiet", form="full")

    assert verdicts(out) == ["todo", "TODO PASSES", *["FAILED"] * 5]
    assert "pumps.test.yaml" not in out


def test_scripts_get_what_passed_all_the_same(run: Run) -> None:
    words = ("pumps.yaml", "--quiet")

    assert len(play(run, *words)[1].splitlines()) == 3


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("closed", ["closed at first"]),
        ("WORD", ["whose word counts / nobody", "whose word counts / who runs it"]),
        ("counts / who", ["whose word counts / who runs it"]),
        ("who", ["whose word counts / nobody", "whose word counts / who runs it"]),
        ("whose word counts", ["whose word counts / nobody", "whose word counts / who runs it"]),
        ("nobody opens it", []),
    ],
)
def test_only_those_with_the_text_in_their_name(run: Run, pattern: str, names: list[str]) -> None:
    _, out, err = play(run, "pumps.yaml", "--run", pattern)

    assert [line.split("\t")[3] for line in out.splitlines()] == names
    assert ("No test is called like this" in err) is (names == [])


def test_who_is_called_exactly_so_is_run_alone(run: Run) -> None:
    text = a_file("- name: it\n  expect: {gate: closed}\n- name: it too\n  expect: {gate: closed}")
    (run.base / "pumps.test.yaml").write_text(text, encoding="utf-8")

    assert play(run, "pumps.yaml", "--run", "it")[1].splitlines() == [
        "passed\tpumps.test.yaml\t4\tit\t\t"
    ]


def test_the_first_that_fails_is_the_last(run: Run) -> None:
    _, out, err = play(run, "bad.test.yaml", "pumps.yaml", "--fail-fast", "--coverage")

    assert len(out.splitlines()) == 1
    assert err.splitlines() == [
        "1 failed.",
        "Not played after the first that failed: 7 tests and 1 more file.",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pumps.yaml", "bad.test.yaml"), ["3 tests passed and 1 failed.",
                                           "Not played after the first that failed: 7 tests."]),
        (("bad.test.yaml", "--run", "known at once"), ["1 failed."]),
    ],
)  # fmt: skip
def test_a_run_that_stopped_tells_what_was_left_and_nothing_of_coverage(
    run: Run, words: tuple[str, ...], told: list[str]
) -> None:
    assert play(run, *words, "--fail-fast")[2].splitlines() == told


def test_a_run_that_did_not_stop_tells_what_it_has_seen(run: Run) -> None:
    assert play(run, "pumps.yaml", "--fail-fast")[2] == play(run, "pumps.yaml")[2]


def test_where_it_stopped_scripts_get_no_coverage_either(run: Run) -> None:
    words = ("pumps.yaml", "bad.test.yaml", "--fail-fast")
    files = json.loads(play(run, *words, form="json")[1])["files"]

    assert [one["coverage"] is None for one in files] == [False, True]


def test_what_is_told_runs_the_test_alone(run: Run) -> None:
    document = json.loads(play(run, "bad.test.yaml", form="json")[1])
    (file,) = document["files"]

    for test in file["tests"]:
        assert test["run"].startswith("salescoach playbook test bad.test.yaml --run ")
        name = test["name"]
        alone = json.loads(play(run, "bad.test.yaml", "--run", name, form="json")[1])
        assert [one["verdict"] for one in alone["files"][0]["tests"]] == [test["verdict"]]


def test_everything_wrong_is_told_as_check_tells_it(run: Run) -> None:
    code, out, err = play(run, "wrong.test.yaml")

    assert code == 3
    assert out.splitlines() == [
        "wrong.test.yaml:5:22: error SC501: there is no command sett",
        "wrong.test.yaml:6:14: error SC201: there is no key gat here",
    ]
    assert err == "2 errors in wrong.test.yaml.\n"


def test_a_broken_playbook_is_told_instead_of_its_tests(run: Run) -> None:
    code, out, err = play(run, "broken.yaml")

    assert code == 3
    assert out.startswith("broken.yaml:14:51: error SC205: ")
    assert out.count("\n") == 1
    assert err == "1 error in broken.yaml.\n"


def test_the_other_files_are_played_all_the_same(run: Run) -> None:
    code, out, err = play(run, "wrong.test.yaml", "pumps.yaml")

    assert code == 3
    assert len(out.splitlines()) == 5
    assert err.splitlines()[:2] == ["2 errors in wrong.test.yaml.", "3 tests passed."]


def test_a_playbook_without_tests_is_named(run: Run) -> None:
    code, out, err = play(run, "alone.yaml")

    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "alone.yaml has no tests: there is no alone.test.yaml",
        "There are no tests.",
    ]


def test_without_a_name_all_that_ships_is_tested(run: Run) -> None:
    result = run("playbook", "test")

    assert result.code == 0
    assert "technical-sale.test.yaml\t" in result.out


def test_a_shipped_playbook_can_be_tested_from_elsewhere(run: Run) -> None:
    text = a_file("- name: it\n  expect: {stage: need-recognition}",
                  head=HEAD.replace("pumps.yaml", "technical-sale"))  # fmt: skip
    (run.base / "mine.test.yaml").write_text(text, encoding="utf-8")

    assert play(run, "mine.test.yaml")[0] == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../pumps.yaml", "only files beside it, or in folders below, are read"),
        ("/etc/pumps.yaml", "only files beside it, or in folders below, are read"),
        ("pumps", "no playbook with this id ships, and no file is named, like base.yaml"),
        ("other.yaml", "cannot read"),
    ],
)
def test_a_playbook_from_elsewhere_is_not_read(run: Run, name: str, reason: str) -> None:
    text = GOOD.replace("pumps.yaml", name)
    (run.base / "mine.test.yaml").write_text(text, encoding="utf-8")
    code, out, _ = play(run, "mine.test.yaml")

    assert code == 3
    assert f"mine.test.yaml:1:11: error SC509: the playbook {name} cannot be tested:" in out
    assert reason in out


def test_a_warning_about_the_test_file_is_told_and_stops_nothing(run: Run) -> None:
    text = GOOD.replace("tests:", "# salescoach: ignore[SC310] so\ntests:")
    (run.base / "pumps.test.yaml").write_text(text, encoding="utf-8")
    code, out, err = play(run, "pumps.yaml")

    assert code == 0
    assert out.startswith("pumps.test.yaml:3:1: warning SC403: ")
    assert err.splitlines()[:2] == ["1 warning in pumps.test.yaml.", "3 tests passed."]


def test_no_deal_and_no_folder_is_left_behind(run: Run) -> None:
    for folder in (run.home, run.state):
        assert not folder.exists() or list(folder.rglob("*.json")) == []
    before = sorted(run.base.rglob("*"))
    play(run, "bad.test.yaml")

    assert sorted(run.base.rglob("*")) == before


def test_a_build_server_counts_what_is_to_do_as_skipped(run: Run) -> None:
    suites = fromstring(play(run, "bad.test.yaml", form="junit")[1])

    assert (suites.get("tests"), suites.get("failures"), suites.get("skipped")) == ("8", "5", "1")


def test_a_build_server_shows_the_first_difference(run: Run) -> None:
    suites = fromstring(play(run, "bad.test.yaml", form="junit")[1])

    assert [one.get("message") for one in suites.iter("failure")][:2] == [
        "line 8, at 1d: gate: expected open, found closed",
        (
            "Line 13, 2d: done was refused with exit code 4: "
            "there is no item reed-up in the stage finding-out."
        ),
    ]


def test_a_build_server_is_told_of_a_todo_that_passes(run: Run) -> None:
    suites = fromstring(play(run, "bad.test.yaml", form="junit")[1])

    assert [(one.text, one.tag) for one in suites.iter("system-out")] == [
        ("TODO PASSES: it does already (take the todo out, line 28: when we know more)",
         "system-out"),
    ]  # fmt: skip
