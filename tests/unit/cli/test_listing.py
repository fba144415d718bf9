"""Records in every format: all of each, or the fields that were asked for."""

import json
from typing import Any

import pytest

from salescoach.cli.exits import Exit
from salescoach.cli.groups import formats_of, lists_of
from salescoach.cli.listing import Shape
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.cli.schemas import fields_of
from salescoach.cli.session import Session, Shared
from tests.builders.command_lines import ALL, NEXT, prepare
from tests.builders.worlds import HALDEN, Run

LISTS = [
    pytest.param(entry, shape, id=f"{entry.name} {shape.schema}")
    for entry in COMMANDS
    for shape in lists_of(entry)
]
EVERY = pytest.mark.parametrize(("entry", "shape"), LISTS)
NASTY = "a|b\\c *d* [e](f) <g> `h`"


def line_of(entry: Entry, shape: Shape) -> tuple[str, ...]:
    """A command line that gives these records."""
    other = {
        "queue": ("next",),
        "codes": ("playbook", "explain"),
        "schemas": ("playbook", "schema", "--list"),
        "playbook-diff": ("playbook", "diff", "technical-sale", NEXT),
        "playbook-effects": ("playbook", "diff", NEXT, "--deals"),
    }
    return other.get(shape.schema, ALL[entry.name])


def filled(run: Run, entry: Entry) -> None:
    """Records of every kind, so that each list has some."""
    prepare(run, entry.name)
    for words in (
        ("visit", "plan", HALDEN, "2026-03-10", "--with", "ana"),
        ("commitment", "add", HALDEN, "the drawings", "--ours", "--due", "2026-03-12"),
        (
            "commitment",
            "add",
            HALDEN,
            "the sketch",
            "--ours",
            "--due",
            "2026-03-04",
            "--on",
            "2026-03-03",
        ),
        ("agreement", "add", HALDEN, "a trial", "--give", "days", "--give-worth", "5 EUR"),
        ("doubt", "raise", HALDEN, "It clogs", "--holder", "ana"),
        ("option", "weigh", HALDEN, "steadiness=60"),
        ("option", "add", HALDEN, "Ours", "--kind", "ours"),
        ("option", "edit", HALDEN, "ours", "--mark", "steadiness=2", "--outlay", "5 EUR"),
        ("problem", "add", HALDEN, "Foam"),
    ):
        run.ok(*words)


@EVERY
def test_each_column_is_a_field(entry: Entry, shape: Shape, empty: Run) -> None:
    known = fields_of(Session(empty.world(), Shared(), ("plain",)), shape.schema, shape.member)
    assert {*shape.columns, *shape.page} - {""} <= set(known)
    assert len({name for name in shape.columns if name}) == len([n for n in shape.columns if n])


@EVERY
def test_the_fields_of_all_columns_are_the_plain_line(entry: Entry, shape: Shape, run: Run) -> None:
    filled(run, entry)
    line = line_of(entry, shape)
    names = [name for name in shape.columns if name]
    if shape.schema == "problems":  # its plain line is that of a compiler
        return
    usual = [one.split("\t") for one in run(*line, "--format", "plain").out.splitlines()]
    usual = [one for one in usual if one[0] != "weight"]
    expected = [
        [cell for cell, name in zip(one, shape.columns, strict=False) if name] for one in usual
    ]
    chosen = run(*line, "--format", "plain", "--fields", ",".join(names)).out
    assert [one.split("\t") for one in chosen.splitlines()] == expected
    assert expected or shape.schema == "doctor"


@EVERY
def test_a_plain_column_says_what_the_document_says(entry: Entry, shape: Shape, run: Run) -> None:
    filled(run, entry)
    line = line_of(entry, shape)
    for name in filter(None, shape.columns):
        cells = run(*line, "--format", "plain", "--fields", name).out.splitlines()
        lines = run(*line, "--format", "jsonl", "--fields", name).out.splitlines()
        for cell, record in zip(cells, lines, strict=True):
            value: Any = json.loads(record)
            for key in name.split("."):
                value = value[key] if value is not None else None
            if value is None:
                assert cell == ""
            elif isinstance(value, str) or (isinstance(value, int) and cell.isdecimal()):
                assert cell == str(value)


@EVERY
def test_a_document_with_fields_has_these_keys_in_this_order(
    entry: Entry, shape: Shape, run: Run
) -> None:
    filled(run, entry)
    line = line_of(entry, shape)
    names = [name for name in reversed(shape.columns) if name and "." not in name][:2]
    whole = json.loads(run(*line, "--json").out)
    some = json.loads(run(*line, "--json", "--fields", ",".join(names)).out)
    assert list(some) == list(whole)
    for key in shape.member.split("."):
        whole, some = whole[key], some[key]
    assert [list(one) for one in some] == [names] * len(whole)
    assert some == [{name: one[name] for name in names} for one in whole]


@EVERY
def test_an_unknown_field_is_refused_with_those_that_there_are(
    entry: Entry, shape: Shape, run: Run
) -> None:
    filled(run, entry)
    known = next(name for name in shape.columns if name)
    for format_ in ("plain", "json", "jsonl"):
        result = run(
            *line_of(entry, shape), "--format", format_, "--fields", f"{known},{known}x",
        )  # fmt: skip
        assert (result.code, result.out) == (Exit.USAGE, "")
        assert f"{known}x is no field" in result.err
        assert f"Did you mean {known}?" in result.err


@EVERY
def test_formats_without_records_take_no_fields(entry: Entry, shape: Shape, run: Run) -> None:
    prepare(run, entry.name)
    for format_ in sorted({*formats_of(entry)} - {"plain", "json", "jsonl", "md"}):
        result = run(*line_of(entry, shape), "--format", format_, "--fields", "id")
        assert (result.code, result.out) == (Exit.USAGE, "")
        assert f"does not go with the format {format_}" in result.err


@pytest.mark.parametrize("format_", ["plain", "json", "jsonl", "md"])
def test_an_unknown_field_is_refused_where_there_is_nothing_yet(format_: str, empty: Run) -> None:
    result = empty("list", "--format", format_, "--fields", "nothing")
    assert (result.code, result.out) == (Exit.USAGE, "")


@pytest.mark.parametrize(
    "given", ["", " ", "id,", ",", "amount.", "amount..currency", "Id", "id id"]
)
def test_what_names_no_field_is_refused(given: str, run: Run) -> None:
    assert run("list", "--fields", given).code == Exit.USAGE


def test_a_part_stands_in_its_whole(run: Run) -> None:
    names = "amount.currency,id,amount.amount,id"
    document = json.loads(run.ok("list", "--json", "--fields", names).out)
    amount = {"currency": "EUR", "amount": "186000.00"}
    assert document["deals"] == [{"amount": amount, "id": HALDEN}]
    assert run.ok("list", "--fields", names).out == f"EUR\t{HALDEN}\t186000.00\n"


def test_a_part_of_nothing_is_nothing(run: Run) -> None:
    run.ok("new", "Corvin Dairies", "--quiet")
    names = ("--fields", "id,amount.currency")
    assert run.ok("list", *names).out == f"corvin-dairies\t\n{HALDEN}\tEUR\n"
    (first, _) = json.loads(run.ok("list", *names, "--json").out)["deals"]
    assert first == {"id": "corvin-dairies", "amount": None}


def test_the_whole_and_a_part_of_it(run: Run) -> None:
    for names in ("amount,amount.currency", "amount.currency,amount"):
        (line,) = run.ok("list", "--format", "jsonl", "--fields", names).out.splitlines()
        assert json.loads(line) == {"amount": {"amount": "186000.00", "currency": "EUR"}}


def test_what_has_no_column_is_told_too(run: Run) -> None:
    line = run.ok("next", HALDEN, "--limit", "1", "--fields", "whom,score,because_ids,terms").out
    whom, score, because, terms = line.rstrip("\n").split("\t")
    assert (whom, score) == ("", "36") or int(score) > 0
    assert " " not in because or because
    assert json.loads(terms)[0]["term"]


def test_a_table_of_markdown_shows_what_people_wrote(run: Run) -> None:
    run.ok("new", f"{NASTY} x", "--quiet")
    head, rule, first, *_ = run.ok("list", "--format", "md", "--fields", "account,id").out.split(
        "\n"
    )
    assert (head, rule) == ("| account | id |", "| --- | --- |")
    assert first.startswith(r"| a\|b\\c \*d\* \[e\](f) \<g\> \`h\` x | ")
    assert first.count(" | ") == 1


def test_an_empty_table_has_its_head(empty: Run) -> None:
    result = empty.ok("list", "--format", "md", "--quiet")
    assert len(result.out.splitlines()) == 2


def test_no_stance_is_on_a_page_for_which_nobody_asked(run: Run) -> None:
    run.ok("person", "edit", HALDEN, "ana", "--stance", "opponent")
    assert "opponent" not in run.ok("person", "list", HALDEN, "--format", "md").out
    asked = run.ok("person", "list", HALDEN, "--format", "md", "--fields", "id,stance").out
    assert "| ana-ruiz | opponent |" in asked


def test_the_page_of_next_is_short_and_says_what_is_open(run: Run) -> None:
    page = run.ok("next", HALDEN, "--format", "md", "--limit", "2").out
    lines = page.splitlines()
    assert lines[0] == "# Halden Board"
    assert [one[:5] for one in lines if one[:1].isdigit()] == ["1. **", "2. **"]
    assert "   - Ask: " in page
    assert lines[-1].startswith("Still open before ")


def test_the_page_of_a_deal_that_rests_says_why(run: Run) -> None:
    run.ok("park", HALDEN, "--until", "2026-06-01", "--because", "no *money*", "--quiet")
    page = run.ok("next", HALDEN, "--format", "md").out
    assert "Parked since 5 March" in page
    assert r"no \*money\*" in page
    assert "1. " not in page


def test_the_page_of_a_problem_code_has_no_records(empty: Run) -> None:
    result = empty("playbook", "explain", "SC310", "--fields", "code", "--json")
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "one page" in json.loads(result.err)["message"]


def test_fields_go_with_a_check_in_every_form_of_data(empty: Run) -> None:
    (empty.base / "bad.yaml").write_text("playbook: [", encoding="utf-8")
    result = empty("playbook", "check", "bad.yaml", "--fields", "code,line,severity")
    assert result.code == Exit.NO
    assert result.out.splitlines()[0].split("\t")[2] == "error"
    assert len(result.out.splitlines()[0].split("\t")) == 3


def test_lines_ask_nothing_and_say_why_none_comes(run: Run) -> None:
    run.ok("park", HALDEN, "--until", "2026-06-01", "--because", "x", "--quiet")
    result = run.ok("next", HALDEN, "--format", "jsonl")
    assert (result.out, "parked" in result.err.lower()) == ("", True)
