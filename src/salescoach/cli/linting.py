"""What `playbook check` knows of a playbook beside its file: the tests that lie there.

They are read once: lint asks what they name, and then they are checked themselves.
"""

from pathlib import Path

from salescoach.cli.playbooks import playbook_bytes
from salescoach.cli.session import Session
from salescoach.cli.suites import is_there, scenario_beside, suite_finder
from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import Broken, Lint
from salescoach.playbook.problems import Problem
from salescoach.playbook.reader import Read, read_yaml
from salescoach.trainer.lint.rules import linter
from salescoach.trainer.lint.tested import covering_in
from salescoach.trainer.scenarios.reading import Named, suite_in
from salescoach.values.messages import Message, say
from salescoach.values.record import record


@record
class TestFile:
    """The tests beside a playbook, as read, and what the file is called."""

    path: Path
    read: Read


def tests_beside(session: Session, path: Path) -> TestFile | None:
    """Those of the playbook in this file; None where there are none."""
    beside = scenario_beside(path)
    if not is_there(session, beside):
        return None
    return test_file(session, beside)


def test_file(session: Session, path: Path) -> TestFile:
    """A test file; Fatal where it cannot be read."""
    return TestFile(path, read_yaml(playbook_bytes(session, path), str(path)))


def linter_of(tests: TestFile | None, path: Path) -> Lint:
    """The rules of lint for a playbook, with what the tests beside it name."""
    return linter(covering_in(tests.read, path.stem) if tests is not None else None)


def problems_of_tests(
    session: Session, tests: TestFile, compiled: Named | None = None
) -> tuple[tuple[Problem, ...], int]:
    """Everything that is wrong with a test file, and how much of it a comment silences.

    Nothing is played. `compiled` is the playbook that was checked with it.
    """

    def find(name: str) -> Named | Message:
        found = suite_finder(session, tests.path, compiled)(name)
        broken = isinstance(found, Named) and isinstance(found.result, Broken)
        return say("translates.broken") if broken else found

    found = suite_in(tests.read, find, verbs())
    return found.problems, found.silenced
