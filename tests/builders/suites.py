"""The playbooks that ship with their tests, each compiled once a process."""

from functools import cache
from pathlib import Path

from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import scenario_beside, suite_of
from salescoach.playbook.places import shipped
from salescoach.trainer.scenarios.model import Suite
from tests.builders.worlds import Run

SHIPPED = tuple(shipped())


@cache
def session() -> Session:
    """One that reads the files of the checkout, and has no folder to write to."""
    return Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))


@cache
def suite(playbook: str) -> Suite:
    """The tests of a playbook that ships, by its id."""
    found = suite_of(session(), scenario_beside(shipped()[playbook]))
    assert isinstance(found, Suite)
    return found
