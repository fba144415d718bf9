"""The document of `playbook test --json`: `salescoach/tests@1`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from salescoach.cli.rendering.coverage_lines import coverage_json
from salescoach.cli.rendering.json_shapes import document, problem_json
from salescoach.cli.rendering.scenario_words import (
    about_words,
    absent_words,
    failure_words,
    field_of,
    line_of,
    run_alone,
    waiting_words,
)
from salescoach.cli.session import Session
from salescoach.guidance.explanations import name_of
from salescoach.trainer.scenarios.results import (
    Failure,
    Missed,
    NotOpened,
    NotRefused,
    Reason,
    Refusal,
    Result,
    Stopped,
)
from salescoach.wording.catalogue import Render

if TYPE_CHECKING:
    from salescoach.cli.rendering.scenario_report import Played
    from salescoach.trainer.scenarios.coverage import Report as CoverageReport


def tests_document(
    session: Session, files: Sequence["Played"], coverage: Mapping[str, "CoverageReport"]
) -> str:
    """One document for all files; `coverage` by file, of those whose tests ran."""
    verdicts = [result.verdict for played in files for result in played.results]
    return document(
        "tests",
        session.today,
        passed=verdicts.count("passed"),
        failed=verdicts.count("failed"),
        todo=verdicts.count("todo"),
        unexpected_passes=verdicts.count("unexpected-pass"),
        files=[_file(played, coverage.get(played.file), session.text) for played in files],
    )


def _file(played: "Played", covered: "CoverageReport | None", render: Render) -> dict[str, Any]:
    return {
        "file": played.file,
        "playbook": played.playbook,
        "problems": [problem_json(problem, render) for problem in played.problems],
        "tests": [_test(result, played.file, render) for result in played.results],
        "coverage": coverage_json(covered) if covered is not None else None,
    }


def _test(result: Result, file: str, render: Render) -> dict[str, Any]:
    scenario = result.scenario
    return {
        "name": scenario.name,
        "case": scenario.case,
        "line": scenario.place.line,
        "verdict": result.verdict,
        "todo": scenario.todo,
        "covers": list(scenario.covers),
        "run": run_alone(result, file),
        "failures": [_failure(failure, render) for failure in result.failures],
    }


def _failure(failure: Failure, render: Render) -> dict[str, Any]:
    words = [render(message) for _, message in failure_words(failure)]
    return {**_kind(failure, render), "line": line_of(failure), "words": words}


def _kind(failure: Failure, render: Render) -> dict[str, Any]:
    match failure:
        case NotOpened(refusal=refusal):
            return {"kind": "not-opened", **_refusal(refusal)}
        case Stopped(event=event, refusal=refusal):
            return {"kind": "refused", "at": event.on.isoformat(), **_refusal(refusal)}
        case NotRefused(event=event, refusal=refusal):
            return {"kind": "not-refused", "at": event.on.isoformat(), **_refusal(refusal)}
        case Missed(expectation=expectation):
            return {
                "kind": "differs",
                "at": expectation.on.isoformat(),
                "differences": [
                    {
                        "field": field_of(one),
                        "line": one.place.line,
                        "expected": list(one.expected),
                        "found": list(one.found),
                        "missing": list(one.missing),
                        "unexpected": list(one.unexpected),
                    }
                    for one in failure.differences
                ],
                "wanted": _reason(failure.wanted, failure, render),
                "instead": _reason(failure.instead, failure, render),
                "further": [
                    {
                        "wanted": _reason(pair.wanted, failure, render),
                        "instead": _reason(pair.instead, failure, render),
                    }
                    for pair in failure.pairs[1:]
                ],
                "about": [
                    {
                        "id": one.id,
                        "answer": name_of(one.answer),
                        "words": [render(said) for said in about_words(one, failure.advice)],
                    }
                    for one in failure.about
                ],
            }


def _refusal(refusal: Refusal | None) -> dict[str, Any]:
    if refusal is None:
        return {"exit_code": 0, "said": []}
    return {"exit_code": refusal.code, "said": list(refusal.words)}


def _reason(reason: Reason | None, missed: Missed, render: Render) -> dict[str, Any] | None:
    if reason is None:
        return None
    return {
        "action": reason.action,
        "number": reason.number,
        "moment": reason.moment,
        "score": reason.score if reason.number is not None else None,
        "terms": [{"term": one.term, "value": one.value, "for": one.for_} for one in reason.terms],
        "because": [render(message) for message in reason.because],
        "absent": name_of(reason.absent) if reason.absent is not None else None,
        "absent_because": [render(words) for words in absent_words(reason, missed.advice)],
        "waits_for": [render(words) for words in waiting_words(reason, missed.advice)],
    }
