"""Every sentence that the program says is in the catalogue, and every one there is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import salescoach
from salescoach.playbook.problems import CODES
from salescoach.wording.sentences.english import sentences

SOURCE = Path(salescoach.__file__).parent
_SAYING = {"say", "fatal", "not_found"}
# built from data: units, levels, verdicts, months …; each with what it is built from
_BUILT = re.compile(
    r"(unit|level|verdict|status|month|weekday|field|kind|doctor|exit|env|severity|show"
    r"|expected\.(money|fact)|test\.(absent|wanted|instead)|remedy\.SC202|problem"
    r"|action\.find-out|their-wait|event|outcome|statuses|rests|prompt\.reason|term|asks|state|stance|measure"
    r"|prompt\.visit|visit-part|visits|came-to|plan-question|people\.goal"
    r"|subject|why-not|when|moment-day|gap|action\.(evaluate|name-option|promise|get-promise)"
    r"|options?|payback|missing|shown|book|diagram|(visit|promise|problem)-state|heard\.(no-open|promise|doubt)|brief\.((no-)?acts|goal)|note\.(came-to|head)"
    r"|calendar|mail\.next|mend|coach\.(ours|theirs|doubt|field|new-day)|setting|table|key\.file|schema\.for|start\.(ask|like)|upgraded)[.-]"
    r"|prompt\.(commitment|agreement|visit|doubt|option|problem)$"
)


def _said() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name == "sentences":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _calls() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in _SAYING
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value
            ):
                yield path.name, str(node.args[0].value)


def test_every_id_that_is_said_has_a_sentence() -> None:
    known = set(sentences()) | {"playbook-text", "playbook-template"}
    assert [call for call in _calls() if call[1] not in known] == []


def test_every_sentence_is_said_somewhere() -> None:
    said = set(_said())
    unused = [id_ for id_ in sentences() if id_ not in said and not _BUILT.match(id_)]
    assert unused == []


def test_every_problem_code_has_its_sentence_and_every_sentence_its_code() -> None:
    told = {id_.removeprefix("problem.") for id_ in sentences() if id_.startswith("problem.")}
    told = {id_.partition("-")[0] for id_ in told}  # a code may have more than one sentence
    assert told == set(CODES)
