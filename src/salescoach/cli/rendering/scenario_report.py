"""The report of `playbook test`: collected while tests run, shown at the end in some form."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from salescoach.cli.rendering import coverage_lines
from salescoach.cli.rendering.problem_lines import concise, full, github, workflow_command
from salescoach.cli.rendering.scenario_words import (
    failure_words,
    in_one_line,
    line_of,
    run_alone,
    title,
)
from salescoach.cli.session import Session
from salescoach.playbook.problems import Problem, errors_among
from salescoach.trainer.scenarios import coverage
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.results import Missed, Result, Verdict
from salescoach.values.messages import Unit, say
from salescoach.values.record import record
from salescoach.values.text import one_line

if TYPE_CHECKING:
    from salescoach.cli.rendering.junit import Case

NAME = "playbook test"
_LONGEST = 60
_WORDS: dict[Verdict, str] = {
    "passed": "test.passed",
    "failed": "test.failed",
    "todo": "test.todo",
    "unexpected-pass": "test.passes",
}
_ORDER: tuple[Verdict, ...] = ("passed", "todo", "unexpected-pass", "failed")


@record
class Played:
    """The tests of one file, as far as they were run; or what is wrong with the file."""

    file: str
    playbook: str | None = None
    results: tuple[Result, ...] = ()
    problems: tuple[Problem, ...] = ()


class Report:
    """What came of all files so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._files: dict[str, Played] = {}
        self._coverage: dict[str, coverage.Report] = {}
        self._left: tuple[Unit, ...] | None = None

    @property
    def results(self) -> list[Result]:
        """Of all tests that ran, in that order."""
        return [result for played in self._files.values() for result in played.results]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of all files that could not be run."""
        return tuple(problem for played in self._files.values() for problem in played.problems)

    @property
    def failed(self) -> bool:
        """Whether a test failed that should pass."""
        return any(result.verdict == "failed" for result in self.results)

    @property
    def broken(self) -> bool:
        """Whether a file could not be run."""
        return bool(errors_among(self.problems))

    def add(self, suite: Suite, result: Result) -> None:
        """A test ran."""
        before = self._files.get(suite.file, Played(suite.file))
        resolved = suite.compiled.resolved
        playbook = f"{resolved['id']}@{resolved['version']}"
        results = (*before.results, result)
        self._files[suite.file] = Played(suite.file, playbook, results, suite.problems)

    def cover(self, suite: Suite, found: coverage.Report) -> None:
        """What the tests of a file have seen of its playbook."""
        self._coverage[suite.file] = found

    def covers(self, percent: int | None, *, listed: bool) -> bool:
        """Show that, and tell whether each file comes to so many percent, where that is asked.

        Nothing of a run that stopped early.
        """
        if self._left is not None:
            return True
        return coverage_lines.show(self._session, self._coverage, percent, listed=listed)

    def stopped(self, tests: int, files: int) -> None:
        """The run ended with the first failure; so many tests of that file are left, and files."""
        counts = (Unit(tests, "test-left"), Unit(files, "file-left"))
        self._left = tuple(one for one in counts if one.count)

    def unusable(self, file: str, problems: tuple[Problem, ...]) -> None:
        """A file could not be run."""
        self._files[file] = Played(file, problems=problems)

    def without_tests(self, name: str, path: Path) -> None:
        """A playbook has no test file."""
        self._session.out.error(
            self._session.text(say("test.none-beside", name=name, file=str(path)))
        )

    def end(self, pattern: str | None) -> None:
        """Show it, and the words for all of it."""
        session = self._session
        match session.format:
            case "json":
                from salescoach.cli.rendering.scenario_json import tests_document

                session.out.data(
                    tests_document(session, tuple(self._files.values()), self._coverage)
                )
            case "junit":
                self._junit()
            case _:
                for played in self._files.values():
                    self._show(played)
        self._summary(pattern)

    def _show(self, played: Played) -> None:
        match self._session.format:
            case "github":
                for line in self._github(played):
                    self._session.out.data(line)
            case "plain":
                self._plain(played)
            case _:
                self._full(played)

    def _plain(self, played: Played) -> None:
        out, text = self._session.out, self._session.text
        for problem in played.problems:
            out.data(concise(problem, text))
        for result in played.results:
            line = str(result.scenario.place.line)
            differs = str(line_of(result.failures[0])) if result.verdict == "failed" else ""
            name, first = result.scenario.title, self._first(result)
            out.row((result.verdict, played.file, line, name, first, differs))

    def _full(self, played: Played) -> None:
        out, text = self._session.out, self._session.text
        for problem in played.problems:
            for line in full(problem, text):
                out.data(line)
        results = self._shown(played)
        if not results:
            return
        from salescoach.cli.rendering.layout import Screen, columns, padded

        told = {one.verdict: text(say(_WORDS[one.verdict])) for one in results}
        (width,) = columns([(word,) for word in told.values()])
        screen = Screen(self._session)
        screen.whole(played.file)
        for result in results:
            verdict = padded(told[result.verdict], width)
            style = {"failed": "bold red", "unexpected-pass": "bold yellow"}.get(result.verdict, "")
            screen.add((verdict, style), f"  {text(title(result))}", indent=2, hang=4 + width)
            if result.verdict == "failed":
                for depth, words in self._lines(result):
                    screen.add(words, indent=4 + 2 * depth, hang=6 + 2 * depth)
                alone = say("test.alone", command=run_alone(result, played.file))
                screen.whole(text(alone), indent=4)
        out.screen(screen.text())

    def _shown(self, played: Played) -> list[Result]:
        """What has to be looked at comes last, where the screen ends; only that with --quiet."""
        results = sorted(played.results, key=lambda one: _ORDER.index(one.verdict))
        if self._session.out.quiet:
            return [one for one in results if one.verdict != "passed"]
        return results

    def _first(self, result: Result) -> str:
        """The first sentence that says something, or what is still to do; empty for a pass."""
        if result.verdict != "failed":
            return result.scenario.todo or ""
        told = [words for _, words in self._lines(result)]
        return told[1] if isinstance(result.failures[0], Missed) else told[0]

    def _lines(self, result: Result) -> Iterator[tuple[int, str]]:
        for failure in result.failures:
            for depth, words in failure_words(failure):
                yield depth, self._session.text(words)

    def _github(self, played: Played) -> Iterator[str]:
        text = self._session.text
        for problem in played.problems:
            yield github(problem, text)
        for result in played.results:
            if result.verdict == "unexpected-pass":
                place = result.scenario.place
                words = text(title(result))
                yield workflow_command("note", played.file, place.line, place.column,
                                       title=NAME, text=words)  # fmt: skip
            elif result.verdict == "failed":
                words = "\n".join(" " * depth + words for depth, words in self._lines(result))
                yield workflow_command("error", played.file, line_of(result.failures[0]), 1,
                                       title=result.scenario.title, text=words)  # fmt: skip

    def _junit(self) -> None:
        from salescoach.cli.rendering.junit import Case, document, problem_cases

        text = self._session.text
        suites = [
            (
                played.file,
                (
                    *problem_cases(played.problems, text),
                    *(self._case(played.file, result) for result in played.results),
                ),
            )
            for played in self._files.values()
        ]
        empty = (NAME, (Case(file=NAME, name=NAME),))
        self._session.out.data(document(NAME, suites or [empty]))

    def _case(self, file: str, result: Result) -> "Case":
        from salescoach.cli.rendering.junit import Case, Failed

        lines = [" " * depth + one_line(words) for depth, words in self._lines(result)]
        failed = None
        if result.failures:
            alone = self._session.text(say("test.alone", command=run_alone(result, file)))
            message = one_line(self._session.text(in_one_line(result.failures[0])))
            failed = Failed(sort="failure", message=message, text="\n".join([*lines, alone]))
        return Case(
            file=file,
            name=result.scenario.title,
            line=result.scenario.place.line,
            failed=failed,
            skipped=result.scenario.todo if result.verdict == "todo" else None,
            note=self._note(result),
        )

    def _note(self, result: Result) -> str | None:
        """That a todo passes, which no build server has a place for."""
        if result.verdict != "unexpected-pass":
            return None
        return f"{self._session.text(say('test.passes'))}: {self._session.text(title(result))}"

    def _summary(self, pattern: str | None) -> None:
        session = self._session
        verdicts = [result.verdict for result in self.results]
        counts = tuple(
            Unit(verdicts.count(verdict), f"test-{verdict}")
            for verdict in _WORDS
            if verdict in verdicts
        )
        for file in dict.fromkeys(problem.file for problem in self.problems):
            of = [problem.severity for problem in self.problems if problem.file == file]
            problems = tuple(Unit(of.count(one), one) for one in dict.fromkeys(of))
            session.words(say("check.summary", problems=problems, file=file))
        if counts:
            session.words(say("test.summary", counts=counts))
            if self._left:
                session.words(say("test.not-played", left=self._left))
        elif pattern is not None and not self.broken:
            session.out.error(session.text(say("test.none-named", pattern=pattern[:_LONGEST])))
        elif not self.broken:
            session.out.error(session.text(say("test.none")))
