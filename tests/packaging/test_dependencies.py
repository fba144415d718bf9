"""What salescoach brings along, and that the lock says the same as pyproject.toml."""

import re
import tomllib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.distributions import holds, required_with

CHECKOUT = Path(__file__).parents[2]
LOCK = (CHECKOUT / "requirements.lock").read_text()
PYPROJECT: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())

# Each is code on the laptop of somebody who keeps customers' data there.
RUNTIME = {
    "annotated-doc",
    "annotated-types",
    "anyascii",
    "icalendar",
    "markdown-it-py",
    "mdurl",
    "prompt-toolkit",
    "pydantic",
    "pydantic-core",
    "pygments",
    "python-dateutil",
    "pyyaml",
    "questionary",
    "rich",
    "shellingham",
    "typer",
    "typing-extensions",
    "typing-inspection",
    "tzdata",
    "wcwidth",
}


@dataclass(frozen=True, slots=True)
class Pin:
    requirement: Requirement
    hashes: tuple[str, ...]


def read_pins(lock: str) -> list[Pin]:
    """Read every entry of a lock; whatever is neither an entry nor a comment is refused."""
    entries = re.sub(r"^\s*#.*\n?", "", lock, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    pins = []
    for entry in filter(str.strip, entries):
        requirement, *hashes = entry.split(" --hash=")
        pins.append(Pin(Requirement(requirement), tuple(each.strip() for each in hashes)))
    return pins


PINS = read_pins(LOCK)
DECLARED = [
    *PYPROJECT["project"]["dependencies"],
    *PYPROJECT["dependency-groups"]["dev"],
    *PYPROJECT["build-system"]["requires"],
]


def test_at_most_22_distributions_come_along_and_each_is_known() -> None:
    brought = required_with(["salescoach"]) - {"salescoach"}
    assert brought == RUNTIME
    assert len(brought) <= 22


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.requirement.name)
def test_each_pin_is_one_version_with_hashes_and_is_what_runs_here(pin: Pin) -> None:
    (specifier,) = pin.requirement.specifier
    assert specifier.operator == "=="
    assert pin.hashes
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in pin.hashes)
    if holds(pin.requirement):
        assert version(pin.requirement.name) == specifier.version


@pytest.mark.parametrize("declared", DECLARED)
def test_what_pyproject_asks_for_is_pinned_within_its_bounds(declared: str) -> None:
    asked = Requirement(declared)
    pins = [
        pin.requirement for pin in PINS if pin.requirement.name == canonicalize_name(asked.name)
    ]
    versions = [specifier.version for pin in pins if holds(pin) for specifier in pin.specifier]
    assert len(versions) == 1, "run `make lock`"
    assert asked.specifier.contains(versions[0]), "run `make lock`"


def test_the_lock_holds_exactly_what_pyproject_brings_along() -> None:
    pinned = {canonicalize_name(pin.requirement.name) for pin in PINS if holds(pin.requirement)}
    assert pinned == required_with(DECLARED), "run `make lock`"


def test_the_lock_names_no_registry_and_no_path() -> None:
    assert re.search(r"://|@ |^\s*-(?!-hash=)(?!-)|index|trusted-host", LOCK, re.MULTILINE) is None
