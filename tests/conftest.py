"""What holds in every test: an empty home, no network, no sleep; and what a test may ask for.

A test runs the same on a laptop, in CI and on the other side of the world. Child processes inherit
the home and the environment; the guards on network and sleep hold in the test's own process.
"""

import itertools
import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import pytest

from tests.builders.kept import let_go

GOLDEN = Path(__file__).parent / "golden"

# What a person's shell or CI sets, and a command line reacts to.
SHELL_SETTINGS = re.compile(
    "CI|COLUMNS|LINES|TZ|(NO|FORCE)_COLOR|CLICOLOR(_FORCE)?|SALESCOACH_.*|XDG_.*"
)
XDG_FOLDERS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")

# Code that may not sleep. A library that polls a real process (subprocess, pexpect) may.
OURS = ("salescoach", "tests")

# A slow machine is no failing example, and CI must not find a new one in somebody else's change.
hypothesis.settings.register_profile(
    "salescoach", deadline=None, derandomize="CI" in os.environ, print_blob=True
)
hypothesis.settings.load_profile("salescoach")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("salescoach")
    group.addoption("--no-skips", action="store_true", help="fail if a test is skipped or xfails")
    group.addoption("--rewrite-goldens", action="store_true", help="write tests/golden/ anew")
    group.addoption("--freeze-fixtures", action="store_true", help="write tests/fixtures/v1 anew")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Fresh folders. `mktemp` would list all that are there, again for each test."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test: its own, and empty."""
    folder = next(_homes)
    folder.mkdir()
    for name in tuple(os.environ):
        if SHELL_SETTINGS.fullmatch(name):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    for name in XDG_FOLDERS:
        monkeypatch.setenv(name, str(folder / name.removeprefix("XDG_").lower()))
    # one that is not there: a file in a folder above the checkout changes no test
    monkeypatch.setenv("SALESCOACH_CONFIG", str(folder / "no-configuration.toml"))
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*address: object, **_: object) -> NoReturn:
        msg = f"a test reached for the network: {address!r}"
        raise AssertionError(msg)

    for method in ("bind", "connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, method, refuse)
    for lookup in ("getaddrinfo", "gethostbyaddr", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, lookup, refuse)


@pytest.fixture(autouse=True)
def _no_sleep(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse `time.sleep` to our own code, unless the test is marked `waits`."""
    if request.node.get_closest_marker("waits"):
        return
    sleep = time.sleep

    def guarded(seconds: float) -> None:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.partition(".")[0] in OURS:
            msg = f"{caller} slept {seconds} s in a test that is not marked `waits`"
            raise AssertionError(msg)
        sleep(seconds)

    monkeypatch.setattr(time, "sleep", guarded)


@dataclass(frozen=True, slots=True)
class Golden:
    """`golden(NAME, text)`: the text is what `tests/golden/NAME` holds, byte for byte."""

    folder: Path
    rewrite: bool

    def __call__(self, name: str, text: str) -> None:
        __tracebackhide__ = True
        file = self.folder / name
        if self.rewrite:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        elif not file.is_file():
            pytest.fail(f"no {file}: look at the text, then run pytest --rewrite-goldens\n\n{text}")
        expected = file.read_bytes().decode()
        assert text == expected, f"{name} differs; if that is meant, run pytest --rewrite-goldens"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a screen or a document with its approved text."""
    return Golden(folder=GOLDEN, rewrite=request.config.getoption("--rewrite-goldens"))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    unproved = unproved_tests(config)
    if unproved:
        terminalreporter.section("--no-skips: skipped proofs", red=True)
        terminalreporter.write_line("\n".join(unproved))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    let_go()
    if session.exitstatus == pytest.ExitCode.OK and unproved_tests(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def unproved_tests(config: pytest.Config) -> list[str]:
    """Name the tests without a verdict, where `--no-skips` asks for one; workers report upwards."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not config.getoption("--no-skips") or hasattr(config, "workerinput"):
        return []
    reports = (reporter.stats.get(outcome, ()) for outcome in ("skipped", "xfailed", "xpassed"))
    return sorted({report.nodeid for report in itertools.chain.from_iterable(reports)})
