"""`playbook check`: everything that is wrong with a playbook and what lies beside it, at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from salescoach.cli.bases import Bases
from salescoach.cli.exits import Exit
from salescoach.cli.found_playbooks import tell_of_others
from salescoach.cli.linting import linter_of, problems_of_tests, test_file, tests_beside
from salescoach.cli.listing import Shape, tell
from salescoach.cli.options import command
from salescoach.cli.playbooks import playbook_bytes, playbook_file
from salescoach.cli.rendering.problem_lines import concise, full, github
from salescoach.cli.session import Session
from salescoach.cli.suites import is_test_file
from salescoach.cli.translations import (
    File,
    base_path,
    is_translation,
    language_of,
    misnamed_beside,
    problems_of,
    translations_beside,
)
from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.places import shipped
from salescoach.playbook.problems import Problem
from salescoach.trainer.scenarios.reading import Named
from salescoach.values.messages import Argument, Unit, say
from salescoach.values.record import record

EXAMPLE = "Example: salescoach playbook check our-way-of-selling.yaml"
FORMATS = ("table", "plain", "json", "jsonl", "md", "full", "concise", "github", "junit")
PROBLEMS = Shape(
    schema="problems",
    member="problems",
    columns=("file", "line", "column", "severity", "code", "message"),
)


@record
class Checked:
    """A file with its problems, and how many more its comments silence."""

    file: str
    problems: tuple[Problem, ...]
    silenced: int


@command(formats=FORMATS, lists=(PROBLEMS,))
def run(
    session: Session,
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Files, or ids of shipped playbooks; without one, all shipped."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Warnings count as errors, notes do not.")
    ] = False,
) -> int:
    """Each problem with file, line and column, the line itself, and what would mend it.

    Beside mistakes it tells what a good trainer would say: lint, codes SC601 and up.

    On a terminal the format is table, which is the same as full; elsewhere it is plain, the same
    as concise: one line a problem. github annotates a workflow run, junit is a report for a build
    server. A warning or note that is meant is silenced by a comment in the playbook:
    # salescoach: ignore[CODE] the reason

    Tests (NAME.test.yaml) and translations (NAME.LANG.yaml) beside a playbook are checked with it,
    the tests without being played; one of these files alone can be named.

    Exit code 0: no errors; 1: there are some, or with --strict some warnings.
    """
    checked: list[Checked] = []
    for name in files or list(shipped()):
        for one in _checked(session, playbook_file(session, name)):
            if one.file not in (other.file for other in checked):
                checked.append(one)
                _show(session, one)
    _show_all(session, checked)
    if not files:
        tell_of_others(session)
    counts = {"error", "warning"} if strict else {"error"}
    found = {problem.severity for one in checked for problem in one.problems}
    return Exit.NO if found & counts else Exit.WORKED


def _checked(session: Session, path: Path) -> Iterator[Checked]:
    """A playbook with the tests and translations beside it, or the one of them that is named."""
    if is_test_file(path):
        yield Checked(str(path), *problems_of_tests(session, test_file(session, path)))
        return
    data = playbook_bytes(session, path)
    if is_translation(path, data):
        file = File(path, language_of(path)[1], base_path(path))
        yield Checked(str(path), *problems_of(session, file))
        return
    tests = tests_beside(session, path)
    result = compile_playbook(data, str(path), Bases(session), linter_of(tests, path))
    yield Checked(str(path), result.problems, result.silenced)
    if tests is not None:
        named = Named(str(path), result)
        yield Checked(str(tests.path), *problems_of_tests(session, tests, named))
    for file in translations_beside(session, path):
        yield Checked(str(file.path), *problems_of(session, file))
    for other, better in misnamed_beside(session, path):
        session.words(say("translated.misnamed", file=str(other)))
        if better is not None:
            session.words(say("hint.did-you-mean", word=str(better)))


def _show(session: Session, one: Checked) -> None:
    """What can be shown before the other files are read."""
    match session.format:
        case "table" | "full":
            for problem in one.problems:
                for line in full(problem, session.text):
                    session.out.data(line)
        case "plain" if session.fields is not None:
            pass
        case "plain" | "concise":
            for problem in one.problems:
                session.out.data(concise(problem, session.text))
        case "github":
            for problem in one.problems:
                session.out.data(github(problem, session.text))
            return
        case _:
            return
    _summary(session, one.file, one.problems, one.silenced)


def _show_all(session: Session, checked: Sequence[Checked]) -> None:
    """What is one document, and the words for all files together."""
    problems = tuple(problem for one in checked for problem in one.problems)
    silenced = sum(one.silenced for one in checked)
    match session.format:
        case "json" | "jsonl" | "md":
            _tell(session, problems, silenced)
        case "plain" if session.fields is not None:
            _tell(session, problems, silenced)
        case "junit":
            from salescoach.cli.rendering.junit import junit

            session.out.data(junit([(one.file, one.problems) for one in checked], session.text))
            _summary(session, Unit(len(checked), "file"), problems, silenced)
        case "github":  # no name of a file here: a line of words could be taken for a command
            _summary(session, Unit(len(checked), "file"), problems, silenced)
        case _:
            return


def _tell(session: Session, problems: Sequence[Problem], silenced: int) -> None:
    from salescoach.cli.rendering.json_shapes import problem_json

    tell(
        session, PROBLEMS, problems,
        cells=lambda one: _cells(session, one),
        json=lambda one: problem_json(one, session.text),
        around=lambda objects: {"problems": objects, "silenced": silenced},
    )  # fmt: skip


def _cells(session: Session, one: Problem) -> tuple[str, ...]:
    place = (str(one.place.line), str(one.place.column))
    return (one.file, *place, one.severity, one.code, session.text(one.message))


def _summary(session: Session, file: Argument, problems: Sequence[Problem], silenced: int) -> None:
    of = [problem.severity for problem in problems]
    counts = tuple(
        Unit(of.count(severity), severity)
        for severity in ("error", "warning", "note")
        if severity in of
    )
    if counts:
        session.words(say("check.summary", problems=counts, file=file))
    else:
        session.words(say("check.fine", file=file))
    if silenced:
        session.words(say("check.silenced", problems=Unit(silenced, "problem"), file=file))
