"""A problem of a playbook as text: for people, for editors, for GitHub's log.

Foreign text in it (names of files, lines of playbooks) is made harmless by the sink.
"""

from collections.abc import Iterator

from salescoach.playbook.problems import Problem, Severity
from salescoach.values.messages import say
from salescoach.values.text import harmless, one_line
from salescoach.wording.catalogue import Render

_WIDEST = 76
_BEFORE = 60  # so much of a long line is shown before the place, at most
_INDENT = "    "
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def concise(problem: Problem, render: Render) -> str:
    """`FILE:LINE:COLUMN: SEVERITY CODE: MESSAGE`, as compilers write it."""
    line = say(
        "check.line",
        file=problem.file,
        line=problem.place.line,
        column=problem.place.column,
        severity=say(f"severity.{problem.severity}"),
        code=problem.code,
        message=problem.message,
    )
    return one_line(render(line))


def full(problem: Problem, render: Render) -> Iterator[str]:
    """The concise line, the line of the file with a caret below the place, and the remedy."""
    yield concise(problem, render)
    yield from _excerpt(problem)
    if problem.remedy is not None:
        yield _INDENT + one_line(render(say("check.remedy", remedy=problem.remedy)))


def github(problem: Problem, render: Render) -> str:
    """A workflow command: GitHub shows it beside that line of the file."""
    text = render(problem.message)
    if problem.remedy is not None:
        text += "\n" + render(problem.remedy)
    return workflow_command(
        problem.severity,
        problem.file,
        problem.place.line,
        problem.place.column,
        title=problem.code,
        text=text,
    )


def workflow_command(
    severity: Severity, file: str, line: int, column: int, *, title: str, text: str
) -> str:
    """What GitHub reads out of a log; `text` may have several lines."""
    properties = {"file": file, "line": str(line), "col": str(column), "title": title}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {written}::{_data(text)}"


def _excerpt(problem: Problem) -> Iterator[str]:
    from rich.cells import cell_len

    column = problem.place.column - 1
    start = max(0, column - _BEFORE)
    shown = problem.excerpt[start : start + _WIDEST].replace("\t", " ")
    if not shown.strip():
        return
    before = shown[: column - start].ljust(column - start)
    yield _INDENT + harmless(shown)
    yield _INDENT + " " * cell_len(harmless(before)) + "^"


def _data(text: str) -> str:
    """What follows the `::`: a percent sign escapes, a line break ends the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value before the `::`, where colons and commas separate."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
