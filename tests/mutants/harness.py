"""Mutants: lines of the program, each made wrong on purpose, which the tests must notice.

A mutant is killed when the tests named with it pass without it and one of them fails with it. All
runs happen in copies of the project, so that the checkout is never touched. A mutant must compile
and its tests must still be collected: what only breaks the program proves nothing.

The tests of a mutant import the program. Those that start `salescoach` with an environment of its
own would run the checkout, and notice nothing.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

COPIES = 2
MOST_S = 300  # for one run of one mutant's tests

NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "dist")

Fate = Literal["killed", "survived", "baseline fails", "no verdict"]
"""`baseline fails`: the tests fail, or there are none, without the mutant; `no verdict`: with it
they can't be collected, or don't end."""


@dataclass(frozen=True)
class Mutant:
    """One line of a file, what it becomes, the rule that this breaks, and the tests of that rule.

    Lines are given without the indentation, which is kept. `tests` are arguments for pytest.
    """

    id: str
    file: str
    line: str
    becomes: str
    breaks: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Tried:
    """What became of a mutant; `told` is what pytest had to say where it was not killed."""

    mutant: Mutant
    fate: Fate
    told: str = ""


class Stale(Exception):
    """A mutant that no longer fits the file that it is made for."""


def read_mutants(file: Path) -> tuple[Mutant, ...]:
    """The mutants of a TOML file; Stale where one is not whole or an id is there twice."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["mutant"]
    try:
        mutants = tuple(Mutant(**{**table, "tests": tuple(table["tests"])}) for table in tables)
    except (KeyError, TypeError) as error:
        raise Stale(f"{file.name}: {error}") from error
    ids = [mutant.id for mutant in mutants]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice:
        raise Stale(f"{file.name}: twice: {', '.join(twice)}")
    return mutants


def mutated(mutant: Mutant, root: Path) -> str:
    """The text of its file with the mutant in it.

    Raises:
        Stale: the line is not there exactly once, or what it becomes does not compile, or means
            the same.
    """
    text = (root / mutant.file).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    found = [place for place, line in enumerate(lines) if line.strip() == mutant.line]
    if len(found) != 1:
        raise Stale(f"{mutant.id}: {mutant.file} has this line {len(found)} times: {mutant.line}")
    lines[found[0]] = lines[found[0]].replace(mutant.line, mutant.becomes)
    changed = "".join(lines)
    try:
        same = ast.dump(ast.parse(changed)) == ast.dump(ast.parse(text))
        compile(changed, mutant.file, "exec")
    except SyntaxError as error:
        raise Stale(f"{mutant.id}: does not compile: {error}") from error
    if same:
        raise Stale(f"{mutant.id}: means the same")
    return changed


def run_all(mutants: Sequence[Mutant], root: Path) -> Iterator[Tried]:
    """Try each, in their order, in copies of the project; first the tests alone.

    Raises:
        Stale: before anything is run.
    """
    texts = [mutated(mutant, root) for mutant in mutants]
    with ExitStack() as stack:
        copies: SimpleQueue[Path] = SimpleQueue()
        for _ in range(COPIES):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mutants-"))
            shutil.copytree(root, folder, ignore=NOT_COPIED, dirs_exist_ok=True)
            copies.put(Path(folder))
        pool = stack.enter_context(ThreadPoolExecutor(COPIES))
        selections = dict.fromkeys(mutant.tests for mutant in mutants)
        baselines = pool.map(lambda tests: _baseline(tests, copies), selections)
        ill = dict(zip(selections, baselines, strict=True))
        yield from pool.map(
            lambda mutant, text: _tried(mutant, text, ill[mutant.tests], copies),
            mutants,
            texts,
        )


def _baseline(tests: tuple[str, ...], copies: SimpleQueue[Path]) -> str | None:
    """What pytest says of the tests without any mutant; None where they pass."""
    copy = copies.get()
    try:
        code, told = _pytest(tests, copy)
    finally:
        copies.put(copy)
    return None if code == 0 else told


def _tried(mutant: Mutant, text: str, ill: str | None, copies: SimpleQueue[Path]) -> Tried:
    if ill is not None:
        return Tried(mutant, "baseline fails", ill)
    copy = copies.get()
    file = copy / mutant.file
    before = file.read_bytes()
    try:
        file.write_text(text, encoding="utf-8")
        code, told = _pytest(mutant.tests, copy)
    finally:
        file.write_bytes(before)
        copies.put(copy)
    match code:
        case 1:
            return Tried(mutant, "killed")
        case 0:
            return Tried(mutant, "survived", told)
        case _:
            return Tried(mutant, "no verdict", told)


def _pytest(tests: Iterable[str], copy: Path) -> tuple[int | None, str]:
    """Run tests on the copy's own source. The exit code, None where they do not end; the output.

    Neither the options nor the tracer of the run around it reach it. No bytecode is written: it is
    told by size and second, and a mutant may change neither.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTEST_ADDOPTS" and not name.startswith("COVERAGE_")
    }
    env = {
        **kept,
        "PYTHONPATH": str(copy / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "CI": "1",  # the same examples in every run
    }
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            words, cwd=copy, env=env, capture_output=True, text=True, check=False, timeout=MOST_S
        )
    except subprocess.TimeoutExpired:
        return None, f"not finished after {MOST_S} s"
    return done.returncode, done.stdout + done.stderr
