import json
import re
from xml.etree.ElementTree import fromstring

import pytest

from salescoach.playbook.problems import CODES
from salescoach.values.text import has_unsafe
from tests.builders.playbooks import A_FACT, the_text
from tests.builders.speed import at_once
from tests.builders.worlds import Run

LIMIT = "limit:\n  - {days: 1}\n  - {days: 2}\nlimit_source: ours\n"
PIECE = "fragment: true"
WARNING = the_text(PIECE, stage=LIMIT)
SILENCED = WARNING.replace("{days: 1}", "{days: 1}  # salescoach: ignore[SC310] so")
ERROR = the_text(PIECE, stage="titel: x\n" + LIMIT)
FINE = the_text(PIECE)
FORMATS = ("table", "plain", "json", "full", "concise", "github", "junit")


@pytest.fixture
def run(empty: Run) -> Run:
    for name, text in (("warning", WARNING), ("silenced", SILENCED), ("error", ERROR),
                       ("fine", FINE)):  # fmt: skip
        (empty.base / f"{name}.yaml").write_text(text, encoding="utf-8")
    return empty


def check(run: Run, *words: str, form: str = "plain") -> tuple[int, str, str]:
    result = run("playbook", "check", *words, "--format", form)
    return result.code, result.out, result.err


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("fine.yaml",), 0),
        (("fine.yaml", "--strict"), 0),
        (("warning.yaml",), 0),
        (("warning.yaml", "--strict"), 1),
        (("silenced.yaml", "--strict"), 0),
        (("error.yaml",), 1),
        (("error.yaml", "--strict"), 1),
        (("fine.yaml", "warning.yaml"), 0),
        (("warning.yaml", "fine.yaml", "--strict"), 1),
        (("error.yaml", "fine.yaml"), 1),
        (("fine.yaml", "nowhere.yaml"), 3),
        ((), 0),
    ],
)
def test_errors_end_with_1_and_warnings_do_when_strict(
    run: Run, form: str, words: tuple[str, ...], code: int
) -> None:
    assert check(run, *words, form=form)[0] == code


def test_notes_never_count(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CODES, "SC310", "note")

    code, out, err = check(run, "warning.yaml", "--strict")
    assert (code, err) == (0, f"1 note in {run.base / 'warning.yaml'}.\n")
    assert ": note SC310: " in out


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("fine", ["{}: no problems."]),
        ("warning", ["1 warning in {}."]),
        ("error", ["1 error and 1 warning in {}."]),
        ("silenced", ["{}: no problems.", "1 problem silenced by comments in {}."]),
    ],
)
@pytest.mark.parametrize("form", ["table", "full", "plain", "concise"])
def test_words_for_each_file(run: Run, file: str, words: list[str], form: str) -> None:
    path = run.base / f"{file}.yaml"

    assert check(run, f"{file}.yaml", form=form)[2].splitlines() == [
        line.format(path) for line in words
    ]


@pytest.mark.parametrize("form", ["github", "junit"])
def test_words_for_all_files_together_name_none(run: Run, form: str) -> None:
    names = ("fine.yaml", "error.yaml", "silenced.yaml")

    assert check(run, *names, form=form)[2].splitlines() == [
        "1 error and 1 warning in 3 files.",
        "1 problem silenced by comments in 3 files.",
    ]
    assert check(run, "fine.yaml", form=form)[2] == "1 file: no problems.\n"


@pytest.mark.parametrize(("name", "same"), [("table", "full"), ("plain", "concise")])
def test_two_names_for_one_format(run: Run, name: str, same: str) -> None:
    assert check(run, "error.yaml", form=name) == check(run, "error.yaml", form=same)


def test_a_terminal_shows_full_and_a_pipe_concise(run: Run) -> None:
    piped = run("playbook", "check", "warning.yaml")
    with run.on_terminal():
        shown = run("playbook", "check", "warning.yaml")

    assert piped.out == check(run, "warning.yaml", form="concise")[1]
    assert shown.out == check(run, "warning.yaml", form="full")[1]
    assert len(piped.out.splitlines()) == 1
    assert len(shown.out.splitlines()) == 4


@pytest.fixture
def layers(empty: Run) -> Run:
    """`ours.yaml` with an error, on `base/low.yaml` with a warning and an error."""
    (empty.base / "base").mkdir(parents=True)
    (empty.base / "base" / "low.yaml").write_text(ERROR, encoding="utf-8")
    ours = "salescoach: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\nextends: base/low.yaml\nownr: x\n"
    (empty.base / "ours.yaml").write_text(ours, encoding="utf-8")
    return empty


def test_each_format_names_the_file_in_which_a_problem_stands(layers: Run) -> None:
    base, ours = layers.base / "base" / "low.yaml", layers.base / "ours.yaml"
    line = 1 + ERROR[: ERROR.index("titel")].count("\n")
    places = [(f"{base}", line, "SC201"), (f"{base}", line + 2, "SC310"), (f"{ours}", 6, "SC201")]

    def shown(form: str) -> str:
        code, out, err = check(layers, "ours.yaml", form=form)
        assert code == 1
        if form in ("full", "concise"):
            assert err == f"2 errors and 1 warning in {ours}.\n"
        return out

    heads = [text for text in shown("full").splitlines() if not text.startswith(" ")]
    assert heads == shown("concise").splitlines()
    assert [_head(text) for text in heads] == places
    assert shown("full").splitlines()[1] == "        titel: x"
    assert [
        (one["file"], one["line"], one["code"]) for one in json.loads(shown("json"))["problems"]
    ] == places
    assert [
        re.findall(r"(?:file|line|title)=([^,:]+)", text) for text in shown("github").splitlines()
    ] == [[file, str(number), code] for file, number, code in places]
    (suite,) = fromstring(shown("junit"))
    assert suite.get("name") == f"{ours}"
    assert [
        (case.get("file"), case.get("classname"), case.get("line"), str(case.get("name"))[:5])
        for case in suite
    ] == [(file, file, str(number), code) for file, number, code in places]


def _head(text: str) -> tuple[str, int, str]:
    file, line, _, words = text.split(":", 3)
    return file, int(line), words.split()[1].rstrip(":")


def test_json_tells_how_many_are_silenced(run: Run) -> None:
    _, out, err = check(run, "silenced.yaml", "error.yaml", form="json")
    told = json.loads(out)

    assert err == ""
    assert told["schema"] == "salescoach/problems@1"
    assert [(one["code"], one["severity"]) for one in told["problems"]] == [
        ("SC201", "error"), ("SC310", "warning"),
    ]  # fmt: skip
    assert told["silenced"] == 1


NASTY = ("a,b:c%d.yaml", "x\n::error::gone.yaml", "\x1b[2J\u202e.yaml", "<&\"'>\uffff.yaml",
         "b\udcff.yaml", "::warning::.yaml")  # fmt: skip


@pytest.mark.parametrize("name", NASTY, ids=ascii)
@pytest.mark.parametrize("form", FORMATS)
def test_no_name_of_a_file_breaks_a_format(run: Run, name: str, form: str) -> None:
    (run.base / name).write_text(ERROR, encoding="utf-8")
    code, out, err = check(run, name, form=form)

    assert code == 1
    assert not has_unsafe(out + err)
    match form:
        case "json":
            assert len(json.loads(out)["problems"]) == 2
        case "junit":
            assert fromstring(out).get("failures") == "2"
        case "github":
            assert [line.split(" ")[0] for line in out.splitlines()] == ["::error", "::warning"]
            assert not err.startswith("::")
        case "plain" | "concise":
            assert len(out.splitlines()) == 2
        case _:
            assert len(out.splitlines()) == 8


def test_a_file_that_cannot_be_read_leaves_no_half_document(run: Run) -> None:
    for form in ("json", "junit"):
        assert check(run, "error.yaml", "nowhere.yaml", form=form)[:2] == (3, "")


def test_new_takes_a_playbook_with_warnings_and_says_nothing_of_them(run: Run) -> None:
    fine = run.ok("new", "A", "--playbook", "fine.yaml", "--dry-run", "--type", "market")
    doubtful = run.ok("new", "A", "--playbook", "warning.yaml", "--dry-run", "--type", "market")

    assert [line for line in doubtful.err.splitlines() if not line.startswith("{")] == [
        line for line in fine.err.splitlines() if not line.startswith("{")
    ]


def test_new_refuses_errors_and_counts_only_them(run: Run) -> None:
    result = run("new", "A", "--playbook", "error.yaml")

    assert result.code == 3
    assert f"the playbook {run.base / 'error.yaml'} has 1 error." in result.err


@pytest.mark.parametrize("form", FORMATS)
def test_thousands_of_problems_are_told_at_once(run: Run, form: str) -> None:
    (run.base / "many.yaml").write_text(
        the_text("".join(f"k{n}: x\n" for n in range(9_000))), encoding="utf-8"
    )
    with at_once():
        assert check(run, "many.yaml", form=form)[0] == 1


def test_lint_knows_the_tests_that_lie_beside_the_playbook(run: Run) -> None:
    whole = the_text(
        items="- {id: ask, do: A, records: [pain]}",
        criteria="- {id: said, statement: S, met_when: {fact: pain}}",
    )
    (run.base / "whole.yaml").write_text(whole, encoding="utf-8")
    told = []
    for name, text in (
        ("other", ""),
        ("whole", "playbook: whole.yaml\ntests: []\n"),
        ("whole", "playbook: whole.yaml\ntests: [{name: one, covers: [option-evaluation/said]}]\n"),
        ("whole", "tests: ["),
    ):  # fmt: skip
        (run.base / f"{name}.test.yaml").write_text(text, encoding="utf-8")
        out = json.loads(check(run, "whole.yaml", form="json")[1])
        codes = [one["code"] for one in out["problems"]]
        told.append([code for code in codes if code in ("SC614", "SC615")])

    assert told == [["SC615"], ["SC614"], [], ["SC615"]]


def test_other_commands_say_nothing_of_lint(run: Run) -> None:
    opened = run("new", "Acme Pumps", "--playbook", "fine.yaml", "--type", "market")

    assert (opened.code, "SC6" in opened.everything) == (0, False)


WHOLE = the_text(
    items="- {id: ask, do: A, records: [pain]}",
    criteria="- {id: said, statement: S, met_when: {fact: pain}}",
)
TESTS = "playbook: whole.yaml\nstart: 2026-03-02\ntests:\n  - {name: one, covers: [option-evaluation/said], expect: {gate: closed, EXPECTED}}\n"  # noqa: E501


def with_tests(run: Run, expected: str, *, playbook: str = WHOLE) -> Run:
    (run.base / "whole.yaml").write_text(playbook, encoding="utf-8")
    text = TESTS.replace("EXPECTED", expected)
    (run.base / "whole.test.yaml").write_text(text, encoding="utf-8")
    return run


@pytest.mark.parametrize(
    "words", [("whole.yaml",), ("whole.test.yaml",), ("whole.yaml", "whole.test.yaml")]
)
def test_a_test_file_is_checked_as_one_by_itself_and_with_its_playbook(
    run: Run, words: tuple[str, ...]
) -> None:
    def told(expected: str) -> tuple[int, list[tuple[str, str]]]:
        code, out, _ = check(with_tests(run, expected), *words, form="json")
        tests = str(run.base / "whole.test.yaml")
        found = [(one["code"], one["file"]) for one in json.loads(out)["problems"]]
        return code, [(code, file) for code, file in found if file == tests]

    tests = str(run.base / "whole.test.yaml")
    assert told("unknown: [said]") == (0, [])
    assert told("unknown: [sad]") == (1, [("SC301", tests)])
    assert told("next: {first: find_out/pain}") == (1, [("SC506", tests)])


def test_a_test_file_is_not_played(run: Run) -> None:
    assert check(with_tests(run, "met: [said]"), "whole.test.yaml")[0] == 0


def test_a_test_file_of_a_broken_playbook_says_so_and_not_its_errors_again(run: Run) -> None:
    broken = WHOLE.replace("criteria:", "critera:")
    code, out, _ = check(with_tests(run, "met: [said]", playbook=broken), "whole.test.yaml")

    path = run.base / "whole.test.yaml"
    told = "error SC509: the playbook whole.yaml cannot be tested: the playbook has errors"
    assert (code, out) == (1, f"{path}:1:11: {told}\n")


def test_a_test_file_that_cannot_be_read_is_no_missing_one(run: Run) -> None:
    with_tests(run, "met: [said]")
    (run.base / "whole.test.yaml").unlink()
    (run.base / "whole.test.yaml").mkdir()

    assert check(run, "whole.yaml")[0] == 3


@pytest.mark.parametrize("word", ["check", "test", "show"])
@pytest.mark.parametrize("folder", ["./", "/", "some/"])
def test_a_folder_is_told_to_be_one(run: Run, word: str, folder: str) -> None:
    (run.base / "some").mkdir()
    result = run("playbook", word, folder)

    assert (result.code, result.out) == (3, "")
    assert "is a folder, not a file.\nName a file in it" in result.err


@pytest.mark.parametrize("word", ["check", "test"])
def test_without_a_file_those_of_the_folder_are_said_not_to_be_looked_at(
    run: Run, word: str
) -> None:
    told = "4 playbooks in this folder not looked at. Name them, like error.yaml.\n"

    assert run("playbook", word, "--format", "json").err.endswith(told)
    assert told not in run("playbook", word, "fine.yaml").err


@pytest.mark.parametrize(
    ("keys", "remedy"),
    [
        ("needs: [trial]", "If it is an item, write {item: trial, is: done}"),
        ("why: {Note: this}", "A text with a colon and a space in it needs quotes around it."),
        ("when: {fact: colour, is: good}", "Choose from: red and blue"),
    ],
)
def test_the_remedy_is_told(run: Run, keys: str, remedy: str) -> None:
    colour = "\n- {id: colour, title: C, type: choice, ask: W?, choices: [{id: red, title: R}, {id: blue, title: B}]}"  # noqa: E501
    text = the_text(facts=A_FACT + colour, items=f"- id: ask\n  do: A\n  {keys}")
    (run.base / "r.yaml").write_text(text, encoding="utf-8")

    problems = json.loads(check(run, "r.yaml", form="json")[1])["problems"]
    assert remedy in [one.get("hint") for one in problems]
