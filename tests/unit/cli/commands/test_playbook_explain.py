import json

import pytest

from salescoach.playbook.problems import CODES
from salescoach.trainer.page import page_file
from tests.builders.worlds import Run


@pytest.mark.parametrize("typed", ["SC310", "sc310", " Sc310 "])
def test_a_pipe_gets_the_page_as_it_is(empty: Run, typed: str) -> None:
    result = empty.ok("playbook", "explain", typed)

    assert result.out == page_file("SC310").read_text(encoding="utf-8")
    assert result.err == ""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [40, 80])
def test_a_screen_gets_the_page_without_the_signs_of_markdown(
    empty: Run, code: str, width: int
) -> None:
    with empty.on_terminal(width=width):
        out = empty.ok("playbook", "explain", code, env={"NO_COLOR": "1"}).out

    assert out.startswith(code)
    assert max(map(len, out.splitlines())) <= width
    assert "```" not in out
    assert "\n\n\n" not in out
    words = page_file(code).read_text(encoding="utf-8").replace("```yaml", "").replace("```", "")
    _, _, page = words.partition("\n")
    assert "".join(page.split()) in "".join(out.split())


def test_an_example_keeps_its_indent_on_a_screen(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "SC310", "--format", "table").out

    assert "\n    limit:\n      - {days: 30}\n" in out


def test_json_has_the_page_and_what_the_registry_says(empty: Run) -> None:
    told = json.loads(empty.ok("playbook", "explain", "SC310", "--json").out)

    assert told == {
        "schema": "salescoach/explanation@1",
        "at": told["at"],
        "code": "SC310",
        "severity": "warning",
        "title": "A case that is never reached",
        "text": page_file("SC310").read_text(encoding="utf-8"),
    }


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("SC3010", "Did you mean SC310?"),
        ("sc31o", "Did you mean SC310?"),
        ("nonsense", "All codes: salescoach playbook explain"),
        ("x" * 500, "All codes: salescoach playbook explain"),
    ],
)
def test_an_unknown_code_is_told_with_what_was_meant(empty: Run, typed: str, hint: str) -> None:
    result = empty("playbook", "explain", typed)

    assert (result.code, result.out) == (4, "")
    sentence, remedy = result.err.splitlines()
    assert sentence == f"salescoach: there is no problem code {typed[:60]}."
    assert remedy == hint


def test_without_a_code_all_of_them_are_listed(empty: Run) -> None:
    rows = [line.split("\t") for line in empty.ok("playbook", "explain").out.splitlines()]

    assert {code: severity for code, severity, _ in rows} == CODES
    assert all(title for _, _, title in rows)


def test_the_list_as_json_and_on_a_screen(empty: Run) -> None:
    told = json.loads(empty.ok("playbook", "explain", "--json").out)
    table = empty.ok("playbook", "explain", "--format", "table").out

    assert told["schema"] == "salescoach/codes@1"
    assert {one["code"]: one["severity"] for one in told["codes"]} == CODES
    assert "SC310  warning  A case that is never reached\n" in table


def test_it_reads_no_deal_and_writes_nothing(empty: Run) -> None:
    empty.ok("playbook", "explain", "SC310")
    assert not empty.home.exists()
