"""What tests have seen of a playbook: in a sentence, as a list of what is missing, as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from salescoach.cli.session import Session
from salescoach.trainer.scenarios.coverage import Covered, Report
from salescoach.trainer.scenarios.elements import Element
from salescoach.values.messages import Message, Unit, say
from salescoach.wording.catalogue import Render

_NEVER = {
    "met": "coverage.never-met",
    "not-met": "coverage.never-not-met",
    "true": "coverage.never-true",
    "not-true": "coverage.never-not-true",
    "fires": "coverage.never-fires",
    "quiet": "coverage.never-quiet",
}


def show(
    session: Session, found: Mapping[str, Report], percent: int | None, *, listed: bool
) -> bool:
    """Say how much of each playbook its tests saw; False where one is below so many percent.

    `found` by test file. Listed, or where it is too little, what is missing follows.
    """
    enough = True
    for file, report in found.items():
        session.words(_summary(report, file if len(found) > 1 else None))
        too_low = percent is not None and not report.reaches(percent)
        if listed:
            _list(session, file, report)
        if too_low:
            enough = False
            session.out.error(session.text(say("coverage.too-low", wanted=percent or 0)))
        if too_low and not listed:
            for line in _missing(report, session.text):
                session.out.error(line)
    return enough


def coverage_json(report: Report) -> dict[str, Any]:
    """The member `coverage`."""
    return {
        "seen": report.seen,
        "ways": report.ways,
        "percent": report.percent,
        "missing": [_missing_json(one) for one in report.missing],
    }


def _summary(report: Report, file: str | None) -> Message:
    """How much of it; of which file, where there are several."""
    ways, percent = Unit(report.ways, "way"), report.percent
    if file is None:
        return say("coverage.summary", seen=report.seen, ways=ways, percent=percent)
    return say("coverage.summary-of", file=file, seen=report.seen, ways=ways, percent=percent)


def _list(session: Session, file: str, report: Report) -> None:
    """On the screen, or as rows; as words where the data is one document, which has it already."""
    lines = list(_missing(report, session.text))
    match session.format:
        case "plain":
            for one in report.missing:
                element, ways = one.element, " ".join(one.missing)
                row = ("missing", file, element.kind, element.id, element.part or "", ways)
                session.out.row(row)
        case "table" | "full":
            for line in lines:
                session.out.data(line)
        case "json":
            return
        case _:
            for line in lines:
                session.out.error(line)


def _missing(report: Report, render: Render) -> Iterator[str]:
    """A line for each element that was not seen both ways, in playbook order, below a heading."""
    if report.missing:
        yield render(say("coverage.not-seen"))
    for one in report.missing:
        how = say("coverage.never") if not one.seen else say(_NEVER[one.missing[0]])
        yield "  " + render(say("coverage.missing", element=_name(one.element), how=how))


def _missing_json(one: Covered) -> dict[str, Any]:
    element = one.element
    ways = list(one.missing)
    return {"kind": element.kind, "id": element.id, "part": element.part, "ways": ways}


def _name(element: Element) -> str:
    """`need-recognition/need-confirmed`, and the key of a condition there."""
    return element.id if element.part is None else f"{element.id} {element.part}"
