"""`why`: one action, found by its number or its name, with every term of its sum."""

import json

import pytest

from tests.builders.worlds import HALDEN, Run

LISTEN = "do/first/listen"


def test_each_term_is_a_record_with_the_element_that_it_counts(small: Run) -> None:
    rows = [line.split("\t") for line in small.ok("why", "trial", "listen").out.splitlines()]
    assert rows == [["opens_gate", "1", "40", "40", "first/heard", "said by them"]]


def test_the_document_has_the_action_as_next_tells_it(small: Run) -> None:
    (first, second, *_) = json.loads(small.ok("next", "trial", "--json").out)["actions"]
    told = json.loads(small.ok("why", "trial", first["id"], "--json").out)

    assert list(told) == ["schema", "at", "deal", "action", "rank", "of", "above", "below"]
    assert (told["schema"], told["rank"], told["of"]) == ("salescoach/why@1", 1, 2)
    named = [one.pop("name") for one in told["action"]["terms"]]
    assert told["action"] == first
    assert all(named)
    assert told["above"] is None
    assert told["below"] == {
        "id": second["id"],
        "moment": "today",
        "score": 10,
        "differs": [
            {"term": "opens_gate", "own": 40, "other": 0},
            {"term": "start_here", "own": 0, "other": 10},
        ],
    }


def test_the_terms_add_up_to_the_score(run: Run) -> None:
    for id_ in run.ok("next", HALDEN, "--format", "ids", "--limit", "20").out.split():
        told = json.loads(run.ok("why", HALDEN, id_, "--json").out)
        assert sum(term["value"] for term in told["action"]["terms"]) == told["action"]["score"]
        assert told["action"]["id"] == id_


@pytest.mark.parametrize("given", [LISTEN, "first/listen", "listen"])
def test_an_action_is_meant_by_its_id_or_what_it_is_about(given: str, small: Run) -> None:
    assert json.loads(small.ok("why", "trial", given, "--json").out)["action"]["id"] == LISTEN


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("write", ["salescoach: write is not advised in trial now.",
                   "See why not: salescoach why-not trial write"]),
        ("words", ["salescoach: words is not advised in trial now.",
                   "See why not: salescoach why-not trial words"]),
        ("do/second/write", ["salescoach: do/second/write is not advised in trial now.",
                             "See why not: salescoach why-not trial do/second/write"]),
        ("lissen", ["salescoach: nothing in the playbook of trial is called lissen.",
                    "Did you mean listen?"]),
        ("do/first/lisen", [("salescoach: nothing in the playbook of trial is called "
                            "do/first/lisen."), "Did you mean do/first/listen?"]),
        ("qqqq", ["salescoach: nothing in the playbook of trial is called qqqq."]),
    ],
)  # fmt: skip
def test_what_is_not_advised_is_4_with_what_would_help(
    given: str, words: list[str], small: Run
) -> None:
    result = small("why", "trial", given)
    assert (result.code, result.out, result.err.splitlines()) == (4, "", words)


def test_a_number_is_that_of_the_screen_last_shown(small: Run) -> None:
    with small.on_terminal():
        small.ok("next", "trial")
    assert "start_here" in small.ok("why", "trial", "2", "--format", "plain").out
    assert small("why", "trial", "3").code == 4
    small.ok("set", "trial", "count=1")
    assert small("why", "trial", "2").code == 6


def test_without_a_screen_there_is_no_number(small: Run) -> None:
    result = small("why", "trial", "1")
    assert (result.code, result.out) == (4, "")
    assert "no action 1 was shown for trial" in result.err


def test_a_number_of_what_is_not_advised_any_more_is_4(small: Run) -> None:
    with small.on_terminal():
        small.ok("next", "trial")
    (note,) = (small.state / "screens").iterdir()
    note.write_text(note.read_text().replace("do/first/listen", "do/second/write"))
    assert small("why", "trial", "1").code == 4


def test_the_screen_has_reasons_sum_source_and_what_records_it(small: Run) -> None:
    small.ok("set", "trial", "words=leaks")
    assert small.ok("why", "trial", "listen", "--format", "table").out == (
        "Trial\n"
        "First, day 0   Small customer                                   Thu 5 March 2026\n"
        "\n"
        "1 of 2  NEXT TIME with Ana Ruiz: Listen to them\n"
        '   So far only our own guess: "leaks" (5 March).\n'
        "\n"
        " 40  opens the gate: said by them\n"
        " 10  what we have is too weak: words\n"
        " 50  adds up to this\n"
        " 10  Below it: Ring them\n"
        "\n"
        "Record:     salescoach set trial words=… our-view=… --said-by ana-ruiz\n"
        "Whose word: runs it\n"
        "Settles:    words and our view\n"
    )


def test_every_screen_fits(run: Run) -> None:
    """Whatever is recorded: the plan of the visit has seven facts that may each have a reason."""
    for fact in ("what", "where", "how", "why"):
        run.ok("set", HALDEN, f"visit-{fact}=x", "--on", "2025-01-01", "--at", "2026-03-05")
    for id_ in run.ok("next", HALDEN, "--format", "ids", "--limit", "20").out.split():
        lines = run.ok("why", HALDEN, id_, "--format", "table").out.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80
