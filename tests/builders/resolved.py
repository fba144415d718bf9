"""Playbooks and conditions in their resolved form, the one that a pin holds: long form, full paths.

It knows every subject and every key of the format. What a text leaves out is filled in as by
`builders.playbooks`; a text without stages has `option-evaluation`.

    resolved("facts: [{id: pain, title: Pain, type: text}]")
    a_condition_of("{visit: {state: [held]}, count: {at_least: 2}}")
"""

from functools import cache
from textwrap import dedent
from typing import Any

import yaml

from salescoach.guidance.conditions import evaluate
from salescoach.guidance.truth import Outcome, Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import All, Condition
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_resolved

_FILLED = """
salescoach: 1
id: small
version: 1.0.0
title: Small
language: en
customer_types:
  - {id: market, title: Market}
  - {id: loyal, title: Loyal}
buyer_roles:
  - {id: economic, title: Pays}
  - {id: technical, title: Judges}
  - {id: user, title: Runs}
  - {id: purchasing, title: Buys}
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user]}
stages:
  - {id: option-evaluation, title: Comparing}
"""


@cache
def resolved(text: str = "") -> Playbook:
    """The playbook of such a text."""
    written: dict[str, Any] = yaml.load(dedent(text), Loader=_Loader) or {}
    return playbook_from_resolved({**yaml.load(_FILLED, Loader=_Loader), **written})


def a_condition_of(text: str) -> Condition:
    """A condition by itself."""
    return All.from_json(yaml.load(text, Loader=_Loader), "$")


def outcome_in(view: View, text: str, **place: Any) -> Outcome:
    """What such a condition comes to on a deal."""
    return evaluate(a_condition_of(text), view, **place)


def truth_in(view: View, text: str, **place: Any) -> Truth:
    """Whether it holds; also checked: `not` of it is the opposite, and double `not` is the same."""
    found = outcome_in(view, text, **place).truth
    assert outcome_in(view, f"{{not: {text}}}", **place).truth is found.opposite
    assert outcome_in(view, f"{{not: {{not: {text}}}}}", **place).truth is found
    return found


class _Loader(yaml.SafeLoader):
    """Days stay text, as in JSON."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not tag.endswith(":timestamp")]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
