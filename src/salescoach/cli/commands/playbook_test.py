"""`playbook test`: play the scenarios of a playbook, and compare."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.found_playbooks import tell_of_others
from salescoach.cli.options import command
from salescoach.cli.playbooks import playbook_bytes, playbook_file
from salescoach.cli.recorded import record_test
from salescoach.cli.rehearsal import Rehearsals
from salescoach.cli.rendering.scenario_report import Report
from salescoach.cli.session import Session
from salescoach.cli.suites import is_there, scenario_file, shipped_tests, suite_of
from salescoach.errors import BadUsage
from salescoach.trainer.scenarios.coverage import Coverage
from salescoach.trainer.scenarios.model import Scenario, Suite
from salescoach.trainer.scenarios.reading import Unusable
from salescoach.trainer.scenarios.running import run as run_scenario
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach playbook test our-way-of-selling.yaml"
FORMATS = ("table", "plain", "json", "full", "junit", "github")


@command(formats=FORMATS)
def run(
    session: Session,
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Playbooks or test files; without one, all shipped."),
    ] = None,
    run_: Annotated[
        str | None,
        typer.Option("--run", help="Only tests with this in their name.", metavar="TEXT"),
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop after the first that fails.")
    ] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="List what no test has seen both ways.")
    ] = False,
    min_coverage: Annotated[
        int | None,
        typer.Option(help="Fail below so many percent.", metavar="PERCENT", min=0, max=100),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(help="Print a test made of a real deal.", metavar="DEAL"),
    ] = None,
) -> int:
    """The tests of NAME.yaml stand beside it in NAME.test.yaml. Deals are played in memory.

    On a terminal the format is table, which is the same as full; elsewhere it is plain: one line a
    test. github annotates a workflow run, junit is a report for a build server.

    Coverage: of each criterion, condition and warning, whether it was seen true and not true.
    --record replaces the names in the deal; what else was written has to be read before sharing.

    Exit code 0: all pass, or are marked todo; 1: some fail, there is none, or they cover too
    little; 3: the test file or the playbook has errors.
    """
    if record is not None:
        _check_alone(session, files, run_, fail_fast, coverage, min_coverage)
        record_test(session, record)
        return Exit.WORKED
    for option, given in (("--run", run_ is not None), ("--fail-fast", fail_fast)):
        if min_coverage is not None and given:
            raise BadUsage(say("coverage-of-some", option=option))
    report = Report(session)
    _play_files(session, _paths(session, files, report), run_, report, fail_fast=fail_fast)
    report.end(run_)
    enough = report.covers(min_coverage, listed=coverage)
    if not files:
        tell_of_others(session)
    if report.broken:
        return Exit.FATAL
    worked = report.results and not report.failed and enough
    return Exit.WORKED if worked else Exit.NO


def _check_alone(session: Session, *others: object) -> None:
    """BadUsage for what runs or shows tests, beside what only prints one."""
    names = ("FILES", "--run", "--fail-fast", "--coverage", "--min-coverage")
    pairs = zip(names, others, strict=True)
    given = [name for name, value in pairs if value is not None and value is not False]
    given += ["--json"] if session.shared.json else []
    given += ["--format"] if session.shared.format is not None else []
    if given:
        raise BadUsage(say("record-alone", options=tuple(given)))


def _paths(session: Session, files: Sequence[str] | None, report: Report) -> list[Path]:
    if not files:
        return list(shipped_tests(session))
    paths = []
    for name in files:
        path = scenario_file(session, name)
        if not is_there(session, path):
            playbook_bytes(session, playbook_file(session, name))  # is there something to test?
            report.without_tests(name, path)
        else:
            paths.append(path)
    return list(dict.fromkeys(paths))  # a playbook and its tests may both be named


def _play_files(
    session: Session, paths: Sequence[Path], pattern: str | None, report: Report, *, fail_fast: bool
) -> None:
    """One after the other; where that is asked, up to the first test that fails."""
    for place, path in enumerate(paths, start=1):
        suite = suite_of(session, path)
        if isinstance(suite, Unusable):
            report.unusable(str(path), suite.problems)
            continue
        scenarios = _chosen(suite, pattern)
        left = _play(session, suite, scenarios, report, fail_fast=fail_fast) if scenarios else 0
        if report.failed and fail_fast:
            report.stopped(left, len(paths) - place)
            break


def _chosen(suite: Suite, pattern: str | None) -> tuple[Scenario, ...]:
    """Those with the pattern in their title; if it is somebody's whole title or name, only that."""
    if pattern is None:
        return suite.scenarios
    wanted = pattern.casefold()
    for whole in ("title", "name"):
        same = [one for one in suite.scenarios if getattr(one, whole).casefold() == wanted]
        if same:
            return tuple(same)
    return tuple(one for one in suite.scenarios if wanted in one.title.casefold())


def _play(
    session: Session,
    suite: Suite,
    scenarios: Sequence[Scenario],
    report: Report,
    *,
    fail_fast: bool,
) -> int:
    """Each on a deal of its own; where that is asked, up to the first that fails.

    How many were not played. What some of them have seen says nothing of the file.
    """
    rehearsals = Rehearsals(session, suite)
    watching = Coverage(suite.compiled.playbook, counts=lambda rule: rule.id in suite.own_warnings)
    for place, scenario in enumerate(scenarios, start=1):
        report.add(suite, run_scenario(suite, scenario, rehearsals.new(), watching.seen))
        if report.failed and fail_fast:
            return len(scenarios) - place
    report.cover(suite, watching.report())
    return 0
