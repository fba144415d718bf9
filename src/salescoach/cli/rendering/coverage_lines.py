"""What tests have seen of a playbook: in a sentence, as a list of what is missing, as JSON."""

from collections.abc import Iterator
from typing import Any

from salescoach.trainer.scenarios.coverage import Covered, Report
from salescoach.trainer.scenarios.elements import Element
from salescoach.values.messages import Message, Unit, say

_NEVER = {
    "met": "coverage.never-met",
    "not-met": "coverage.never-not-met",
    "true": "coverage.never-true",
    "not-true": "coverage.never-not-true",
    "fires": "coverage.never-fires",
    "quiet": "coverage.never-quiet",
}


def summary(report: Report, file: str | None = None) -> Message:
    """How much of it; of which file, where there are several."""
    ways, percent = Unit(report.ways, "way"), report.percent
    if file is None:
        return say("coverage.summary", seen=report.seen, ways=ways, percent=percent)
    return say("coverage.summary-of", file=file, seen=report.seen, ways=ways, percent=percent)


def missing(report: Report) -> Iterator[Message]:
    """A line for each element that was not seen both ways, in playbook order."""
    for one in report.missing:
        how = say("coverage.never") if not one.seen else say(_NEVER[one.missing[0]])
        yield say("coverage.missing", element=name(one.element), how=how)


def name(element: Element) -> str:
    """`need-recognition/need-confirmed`, and the key of a condition there."""
    return element.id if element.part is None else f"{element.id} {element.part}"


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    """As plain records: `missing`, kind, id, key, the ways that are missing."""
    for one in report.missing:
        element = one.element
        ways = " ".join(one.missing)
        yield "missing", element.kind, element.id, element.part or "", ways


def coverage_json(report: Report) -> dict[str, Any]:
    """The member `coverage`."""
    return {
        "seen": report.seen,
        "ways": report.ways,
        "percent": report.percent,
        "missing": [_missing_json(one) for one in report.missing],
    }


def _missing_json(one: Covered) -> dict[str, Any]:
    element = one.element
    ways = list(one.missing)
    return {"kind": element.kind, "id": element.id, "part": element.part, "ways": ways}
