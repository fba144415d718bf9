"""A problem to show."""

from dataclasses import replace
from typing import Any

from salescoach.playbook.problems import Place, Problem
from salescoach.values.messages import say

PROBLEM = Problem(
    code="SC201",
    file="a.yaml",
    place=Place(3, 5),
    message=say("problem.SC201", key="titel"),
    remedy=say("hint.did-you-mean", word="title"),
)


def a_problem(**parts: Any) -> Problem:
    return replace(PROBLEM, **parts)
