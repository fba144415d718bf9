"""Playbooks to test with, from a few lines of the format itself.

What a text leaves out is filled in: the head, four customer types, four buyer roles, one fact
`pain`, one stage `option-evaluation` (where deals of `builders.deals` start).

    a_playbook(items="- {id: ask-why, do: 'Ask why', records: [pain]}")
    a_playbook("stages: [{id: first, title: First}, {id: second, title: Second}]")
"""

import re
from functools import cache
from textwrap import dedent, indent
from typing import Any

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.conditions import Condition
from salescoach.playbook.model import Playbook
from salescoach.playbook.problems import Problem

FILE = "small.yaml"

_HEAD = {
    "salescoach": "salescoach: 1",
    "id": "id: small",
    "version": "version: 1.0.0",
    "title": "title: Small",
    "language": "language: en",
    "default_warnings": "default_warnings: false",
}
_TYPES = """
customer_types:
  - {id: market, title: Market}
  - {id: opportunity, title: Opportunity}
  - {id: loyal, title: Loyal}
  - {id: strategic, title: Strategic}
"""
_KINDS = """
deal_kinds:
  - {id: new-business, title: New}
  - {id: renewal, title: Renewal}
"""
_SOURCES = """
lead_sources:
  - {id: tender, title: Tender}
  - {id: fair, title: Fair}
"""
_ROLES = """
buyer_roles:
  - {id: economic, title: Pays}
  - {id: technical, title: Judges}
  - {id: user, title: Runs}
  - {id: purchasing, title: Buys}
seller_roles:
  - {id: developer, title: Developer}
"""
A_FACT = "- {id: pain, title: Pain, type: text, ask: 'Where does it hurt?', ask_whom: [user]}"
_STAGE = """
stages:
  - id: option-evaluation
    title: Comparing
"""
_REST = {
    "customer_types": _TYPES,
    "deal_kinds": _KINDS,
    "lead_sources": _SOURCES,
    "buyer_roles": _ROLES,
}


def the_text(
    text: str = "", *, facts: str = A_FACT, items: str = "", criteria: str = "", stage: str = ""
) -> str:
    """A whole file. `stage` are further keys of its one stage, which `items` and `criteria` fill.

    The text itself comes first, so that its lines keep their numbers.
    """
    text = dedent(text).lstrip("\n").rstrip() + "\n" if text.strip() else ""
    keys = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    parts = [part for key, part in {**_HEAD, **_REST}.items() if key not in keys]
    if "facts" not in keys and facts:
        parts.append("facts:\n" + _block(facts, 2))
    if "stages" not in keys:
        parts.append(_STAGE.strip("\n"))
        parts.append(_block(stage, 4))
        if items:
            parts.append("    checklists:\n      - id: steps\n        title: Steps\n        items:")
            parts.append(_block(items, 10))
        if criteria:
            parts.append("    exit_criteria:\n" + _block(criteria, 6))
    return text + "\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


@cache
def compiled(text: str = "", **parts: str) -> Compiled:
    """The compiled playbook of such a file; an AssertionError names what is wrong with it."""
    result = compile_playbook(the_text(text, **parts).encode(), FILE)
    wrong = [f"{told(one)} {one.message} {one.excerpt}" for one in result.problems[:5]]
    assert isinstance(result, Compiled), "\n".join(wrong)
    return result


def a_playbook(text: str = "", **parts: str) -> Playbook:
    return compiled(text, **parts).playbook


def a_condition(written: str, *, facts: str = A_FACT) -> Condition:
    """A condition as it stands in a compiled playbook: `a_condition("{fact: pain}")`."""
    criterion = f"- {{id: wanted, statement: W, internal: true, met_when: {written}}}"
    return a_playbook(facts=facts, criteria=criterion).stages[0].exit_criteria[0].met_when


def problems_in(text: str | bytes) -> tuple[Problem, ...]:
    """Everything wrong with a whole file, nothing filled in."""
    data = text if isinstance(text, bytes) else text.encode()
    result = compile_playbook(data, FILE)
    return result.problems


def marked(text: str, mark: str = "§") -> tuple[str, int, int]:
    """A text without its mark, and the line and column where the mark stood."""
    before, _, after = text.partition(mark)
    assert mark not in after, text
    lines = before.split("\n")
    return before + after, len(lines), len(lines[-1]) + 1


def told(problem: Problem) -> tuple[str, int, int]:
    """Code, line and column."""
    return problem.code, problem.place.line, problem.place.column


def args_of(problem: Problem) -> dict[str, Any]:
    """What the sentence is filled with."""
    return dict(problem.message.args)


def _block(text: str, by: int) -> str:
    return indent(dedent(text).strip("\n"), " " * by)
