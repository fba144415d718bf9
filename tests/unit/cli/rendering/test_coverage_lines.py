import json
import re

import pytest

from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

BOOK = the_text(
    """
warnings: [{id: told-us, severity: low, fires_when: {fact: pain}, because: "T"}]
""",
    items="- {id: send, do: Send, needs: {fact: pain}}",
    criteria="- {id: said, statement: S, met_when: {fact: pain, level: confirmed}}",
)
# The warning and the item are seen both ways, the criterion only not met: 5 of 6.
TESTS = """
playbook: small.yaml
start: 2026-03-02
tests:
  - name: a guess
    events: [{at: 1d, set: {pain: leaks}}]
    expect:
      - {at: 0d, gate: closed}
      - {at: 1d, gate: closed}
  - name: nothing
    expect: {at: 0d, gate: closed}
"""
SUMMARY = "2 tests passed.\nCoverage: 5 of 6 ways, 83 %\n"
LIST = "What no test has seen:\n  option-evaluation/said: met\n"
MISSING = {"kind": "criterion", "id": "option-evaluation/said", "part": None, "ways": ["met"]}


@pytest.fixture
def run(empty: Run) -> Run:
    for name in ("small", "other"):
        (empty.base / f"{name}.yaml").write_text(BOOK, encoding="utf-8")
        tests = TESTS.replace("small.yaml", f"{name}.yaml")
        (empty.base / f"{name}.test.yaml").write_text(tests, encoding="utf-8")
    return empty


_TEST = re.compile("a guess|nothing$|nothing\t+$")


def outcome(run: Run, *words: str, form: str = "plain") -> tuple[int, str, str]:
    """Exit code, what is not a test on stdout, and the words."""
    result = run("playbook", "test", "small.yaml", *words, "--format", form)
    lines = [line for line in result.out.splitlines(keepends=True) if not _TEST.search(line)]
    return result.code, "".join(lines), result.err


def test_the_summary_says_how_much_was_seen(run: Run) -> None:
    assert outcome(run) == (0, "", SUMMARY)


def test_of_several_files_each_has_its_own(run: Run) -> None:
    result = run.ok("playbook", "test", "small.yaml", "other.yaml", "--run", "nothing")
    assert [line for line in result.err.splitlines() if "Coverage" in line] == [
        f"Coverage of {run.base}/small.test.yaml: 3 of 6 ways, 50 %",
        f"Coverage of {run.base}/other.test.yaml: 3 of 6 ways, 50 %",
    ]


def test_only_the_tests_that_ran_have_seen_something(run: Run) -> None:
    assert outcome(run, "--run", "nothing")[2].endswith("Coverage: 3 of 6 ways, 50 %\n")


def test_without_a_test_that_ran_there_is_nothing_to_say(run: Run) -> None:
    assert "Coverage" not in outcome(run, "--run", "nobody")[2]


def test_a_failing_test_saw_what_it_saw(run: Run) -> None:
    path = run.base / "small.test.yaml"
    path.write_text(TESTS.replace("{at: 1d, gate: closed}", "{at: 1d, gate: open}"))
    assert outcome(run)[2].endswith("Coverage: 5 of 6 ways, 83 %\n")


@pytest.mark.parametrize("form", ["table", "full"])
def test_listed_on_the_screen_are_the_ways_that_are_missing(run: Run, form: str) -> None:
    code, out, err = outcome(run, "--coverage", form=form)
    assert (code, out.partition("\n")[2], err) == (0, LIST, SUMMARY)


def test_what_no_test_has_looked_at_is_missing_at_all(run: Run) -> None:
    always = "when: {fact: pain}"
    book = the_text(
        items=f"- {{id: send, do: Send, {always}, needs: {{fact: pain}}}}",
        criteria=f"- {{id: said, statement: S, {always}, met_when: {{fact: pain}}}}",
    )
    (run.base / "small.yaml").write_text(book, encoding="utf-8")
    assert outcome(run, "--run", "nothing", "--coverage", form="full")[1].endswith(
        "What no test has seen:\n"
        "  option-evaluation/send when: true\n"
        "  option-evaluation/send needs: at all\n"
        "  option-evaluation/said: met\n"
        "  option-evaluation/said when: true\n"
    )


def test_listed_as_rows_each_names_its_file_kind_id_key_and_ways(run: Run) -> None:
    file = run.base / "small.test.yaml"
    assert outcome(run, "--coverage", "--run", "nothing")[1].splitlines() == [
        f"missing\t{file}\tcondition\toption-evaluation/send\tneeds\ttrue",
        f"missing\t{file}\tcriterion\toption-evaluation/said\t\tmet",
        f"missing\t{file}\twarning\ttold-us\t\tfires",
    ]


@pytest.mark.parametrize("form", ["github", "junit"])
def test_beside_another_document_the_list_is_words(run: Run, form: str) -> None:
    assert outcome(run, "--coverage", form=form)[2] == SUMMARY + LIST


@pytest.mark.parametrize("words", [(), ("--coverage",)])
def test_the_document_has_it_always(run: Run, words: tuple[str, ...]) -> None:
    result = run.ok("playbook", "test", "small.yaml", "--json", *words)
    (file,) = json.loads(result.out)["files"]
    assert file["coverage"] == {"seen": 5, "ways": 6, "percent": 83, "missing": [MISSING]}
    assert result.err == SUMMARY


def test_a_file_that_cannot_be_run_has_none(run: Run) -> None:
    (run.base / "small.test.yaml").write_text("playbook: small.yaml", encoding="utf-8")
    (file,) = json.loads(run("playbook", "test", "small.yaml", "--json").out)["files"]
    assert file["coverage"] is None


@pytest.mark.parametrize(
    ("percent", "code", "words"),
    [
        pytest.param("0", 0, "", id="nothing"),
        pytest.param("83", 0, "", id="as many as were seen"),
        pytest.param("84", 1, "That is less than 84 %.\n" + LIST, id="one more"),
        pytest.param("100", 1, "That is less than 100 %.\n" + LIST, id="all"),
    ],
)
def test_too_little_ends_with_1_and_says_what_is_missing(
    run: Run, percent: str, code: int, words: str
) -> None:
    assert outcome(run, "--min-coverage", percent) == (code, "", SUMMARY + words)


def test_what_is_listed_is_not_said_twice(run: Run) -> None:
    code, out, err = outcome(run, "--min-coverage", "100", "--coverage", form="full")
    assert (code, out.partition("\n")[2], err) == (1, LIST, SUMMARY + "That is less than 100 %.\n")


def test_every_file_has_to_reach_it(run: Run) -> None:
    more = (
        TESTS
        + "  - {name: sure, given: {}, events: [{at: 0d, person-add: {name: Eva, role: user}}, "
    )
    more += "{at: 0d, set: {pain: leaks}, said_by: Eva}], expect: {at: 0d, gate: open}}\n"
    (run.base / "small.test.yaml").write_text(more, encoding="utf-8")
    assert outcome(run, "--min-coverage", "100")[0] == 0
    both = run("playbook", "test", "small.yaml", "other.yaml", "--min-coverage", "100")
    assert both.code == 1


@pytest.mark.parametrize("percent", ["-1", "101", "many"])
def test_a_percentage_is_from_0_to_100(run: Run, percent: str) -> None:
    assert outcome(run, "--min-coverage", percent)[:2] == (2, "")


@pytest.mark.parametrize("words", [("--run", "nothing"), ("--fail-fast",)])
def test_a_percentage_of_some_tests_means_nothing(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = outcome(run, "--min-coverage", "50", *words)
    assert (code, out) == (2, "")
    assert err.startswith("salescoach: --min-coverage asks for all tests: leave out " + words[0])
