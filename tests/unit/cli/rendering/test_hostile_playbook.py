"""A playbook of which every text is hostile: the handbook, the tree and the diagram stay whole."""

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from salescoach.cli.rendering.diagram import diagram, label
from salescoach.cli.rendering.handbook import Book, handbook
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.model import Playbook
from salescoach.values.text import has_unsafe
from salescoach.wording.catalogue import Catalogue

EVERYTHING = Path(__file__).parents[2] / "playbook" / "everything.yaml"
SAY = Catalogue().text
HOSTILE = {
    "the end of a block": "end",
    "a quotation mark": '"]; click s1 "javascript:alert(1)"',
    "code": "`a` ``` b",
    "a tag": "<script>alert(1)</script><br>",
    "a numbered list": "1. one",
    "a list": "- one",
    "a heading": "# one",
    "a line across": "---",
    "a directive": "%%{init: {'theme': 'dark'}}%%",
    "a link": "[a](javascript:b) ![c](d)",
    "a table": "|a|b| --- |",
    "braces": "{name} {{x}} {days_in_stage",
    "an entity": "&lt; #quot; &#35;",
    "a backslash": "a\\ \\n b\\",
    "an arrow": "--> s1 ==> s2 -.-> s3",
    "emphasis": "**a** _b_ ~~c~~",
    "Chinese": "选择方案，比较成本与收益",
    "a face": "🙂",
    "an escape": "\x1b[31mred\x07",
    "a bidi override": "\u202eabc",
    "spaces before": "     code",
    "a comment": "%% not a comment",
    "a reference": "[a]: http://b",
}
_PROSE = {
    "title", "short", "about", "do", "why", "buyer", "say", "because", "statement", "leave_with",
    "or_at_least", "risk_behind", "name", "where", "verdict", "advantage", "benefit", "link",
    "goals", "not_enough", "ask", "listen_for", "sounds_like", "explore", "answer", "decides_on",
    "reach", "text", "version",
}  # fmt: skip


def with_texts(value: Any, text: str) -> Any:
    """The same playbook in which every prose is that text."""
    if isinstance(value, tuple):
        return tuple(with_texts(one, text) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name in _PROSE and isinstance(old, str):
            changed[field.name] = text
        elif (
            field.name in _PROSE
            and isinstance(old, tuple)
            and all(isinstance(one, str) for one in old)
        ) or (field.name == "not_yet" and old and isinstance(old[0], str)):
            changed[field.name] = tuple(text for _ in old)
        else:
            changed[field.name] = with_texts(old, text)
    return replace(value, **changed)


@pytest.fixture(scope="module")
def plain() -> Playbook:
    compiled = compile_playbook(EVERYTHING.read_bytes(), str(EVERYTHING))
    assert isinstance(compiled, Compiled)
    return compiled.playbook


def shape_of(text: str) -> list[tuple[str, str, int]]:
    """The structure of a page, without its words."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [(one.type, one.tag, one.level) for one in tokens if one.type != "inline"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_changes_the_structure_of_the_handbook(plain: Playbook, text: str) -> None:
    hostile = with_texts(plain, text)

    told = handbook(Book(shown=hostile, names=hostile, with_diagram=True), SAY)

    usual = with_texts(plain, "word")
    assert shape_of(told) == shape_of(
        handbook(Book(shown=usual, names=usual, with_diagram=True), SAY)
    )
    assert not has_unsafe(told)
    for token in MarkdownIt("commonmark").enable("table").parse(told):
        kinds = {child.type for child in token.children or ()}
        assert kinds <= {
            "text",
            "strong_open",
            "strong_close",
            "link_open",
            "link_close",
            "text_special",
            "softbreak",
        }


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_each_line_of_the_diagram_keeps_its_form(plain: Playbook, text: str) -> None:
    hostile, usual = with_texts(plain, text), with_texts(plain, "word")

    def form(playbook: Playbook) -> list[str]:
        drawn = diagram(playbook, playbook, SAY)
        return [re.sub(r'"[^"]*"', '""', line) for line in drawn.splitlines()]

    assert form(hostile) == form(usual)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Comparing", '"Comparing"'),
        ('a "b"', '"a #34;b#34;"'),
        ("1. a", '"1#46; a"'),
        ("- a", '"#45; a"'),
        ("2026-03-05", '"2026#45;03-05"'),
        ("#quot;", '"#35;quot#59;"'),
        ("`a`", '"#96;a#96;"'),
        ("", '" "'),
        ("中文", '"中文"'),
    ],
)
def test_a_label_holds_any_text(text: str, shown: str) -> None:
    assert label(text) == shown
