"""The wheel: the same bytes from the same sources, and whole where there is no checkout.

Every build and every installation runs without an index: what is missing here fails here.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from salescoach.playbook.problems import CODES
from salescoach.version import VERSION
from tests.packaging.distributions import required_with

# One worker does them all, and builds once.
pytestmark = pytest.mark.xdist_group("wheel")

CHECKOUT = Path(__file__).parents[2]
BUILT_FROM = (
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "docs/man",
    "docs/schemas",
    "hatch_build.py",
    "playbooks",
    "pyproject.toml",
    "src",
)

# Runs a command of salescoach, and notes every file that it opens.
WATCHED = """
import json, os, runpy, sys
opened = set()
def watch(event, args):
    if event == "open" and not isinstance(args[0], int):
        opened.add(os.path.abspath(os.fsdecode(args[0])))
sys.addaudithook(watch)
note = sys.argv.pop(1)
try:
    runpy.run_module("salescoach", run_name="__main__", alter_sys=True)
finally:
    paths = sorted(opened)
    with open(note, "w") as file:
        json.dump(paths, file)
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """The wheel in an environment of its own, beside what it requires and nothing else."""

    folder: Path
    wheel: Path

    @property
    def package(self) -> Path:
        (package,) = self.folder.glob("lib/python*/site-packages/salescoach")
        return package

    def run(self, *command: str, empty: Path) -> str:
        """Run a command of this environment in an empty folder, with an empty home; its output."""
        place, home = empty / "place", empty / "home"
        place.mkdir(parents=True)
        home.mkdir()
        finished = subprocess.run(
            [self.folder / "bin" / command[0], *command[1:]],
            cwd=place,
            env={"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return build_wheel(copy_sources(folder / "sources"), umask=0o022, seed=1)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip("--python", str(python), "install", "--no-deps", str(wheel))
    (site,) = folder.glob("lib/python*/site-packages")
    for name in required_with(["salescoach"]) - {"salescoach"}:
        link_distribution(name, site)
    return Installed(folder, wheel)


def test_wheel_has_the_same_bytes_whatever_the_folder_the_umask_and_the_time(
    wheel: Path, tmp_path: Path
) -> None:
    sources = copy_sources(tmp_path / "somewhere else")
    for file in sources.rglob("*"):
        os.utime(file, (981_173_106, 981_173_106))
    assert build_wheel(sources, umask=0o077, seed=2).read_bytes() == wheel.read_bytes()


def test_sdist_holds_all_that_the_wheel_is_built_from(wheel: Path, tmp_path: Path) -> None:
    sources = copy_sources(tmp_path / "sources")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", tmp_path],
        cwd=sources,
        capture_output=True,
        check=True,
    )
    with tarfile.open(tmp_path / f"salescoach-{VERSION}.tar.gz") as archive:
        # 3.11 has the safe filter from 3.11.4 on; later ones warn where none is named
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path, **safely)
    again = build_wheel(tmp_path / f"salescoach-{VERSION}", umask=0o022, seed=3)
    assert again.read_bytes() == wheel.read_bytes()


def test_wheel_holds_the_package_the_playbooks_and_every_catalogue_compiled(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        shipped = {
            name.removeprefix("salescoach/shipped/"): archive.read(name)
            for name in names
            if name.startswith("salescoach/shipped/")
        }
        manual = archive.read(f"salescoach-{VERSION}.data/data/share/man/man1/salescoach.1")
    assert manual == (CHECKOUT / "docs/man/salescoach.1").read_bytes()
    playbooks = CHECKOUT / "playbooks"
    assert shipped == {
        file.relative_to(playbooks).as_posix(): file.read_bytes()
        for file in playbooks.rglob("*")
        if file.is_file()
    }
    assert {name.partition("/")[0] for name in names} == {
        "salescoach",
        f"salescoach-{VERSION}.data",
        f"salescoach-{VERSION}.dist-info",
    }
    assert {f"salescoach/trainer/pages/{code}.md" for code in CODES} <= names
    stories = (CHECKOUT / "src/salescoach/cli/demo/stories").rglob("*.txt")
    assert {file.relative_to(CHECKOUT / "src").as_posix() for file in stories} <= names
    catalogues = {name for name in names if name.endswith(".po")}
    assert {name.removesuffix("po") + "mo" for name in catalogues} <= names


def test_wheel_holds_every_published_schema(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        within = {
            name.removeprefix("salescoach/schemas/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("salescoach/schemas/")
        }
    schemas = CHECKOUT / "docs/schemas"
    assert within == {file.name: file.read_bytes() for file in schemas.iterdir()}


def test_installed_command_prints_a_schema_of_the_wheel(
    installed: Installed, tmp_path: Path
) -> None:
    printed = installed.run("salescoach", "help", "formatting", "next", empty=tmp_path / "a")
    assert json.loads(printed)["title"] == "salescoach/next@1"
    listed = installed.run("salescoach", "help", "formatting", "--json", empty=tmp_path / "b")
    file = Path(json.loads(listed)["shapes"][0]["file"])
    assert file.is_relative_to(installed.package)
    assert file.is_file()


def test_installed_package_is_the_wheel_and_not_the_checkout(
    installed: Installed, tmp_path: Path
) -> None:
    where = "import salescoach; print(salescoach.__file__)"
    found = installed.run("python", "-c", where, empty=tmp_path)
    assert Path(found.strip()) == installed.package / "__init__.py"


def test_installed_module_tells_its_version(installed: Installed, tmp_path: Path) -> None:
    told = installed.run("python", "-m", "salescoach", "--version", empty=tmp_path)
    assert VERSION in told


def test_installed_command_completes_and_has_its_manual_page(
    installed: Installed, tmp_path: Path
) -> None:
    found = installed.run("salescoach", "_complete", "fish", ":dis", empty=tmp_path)
    assert found.startswith("disqualify\t")
    (tmp_path / "second").mkdir()
    script = installed.run("salescoach", "completion", "fish", empty=tmp_path / "second")
    assert "complete -c salescoach" in script
    assert (installed.folder / "share/man/man1/salescoach.1").is_file()


def test_installed_command_runs_the_demo(installed: Installed, tmp_path: Path) -> None:
    assert installed.run("salescoach", "demo", empty=tmp_path)


def test_installed_command_lists_every_playbook_and_shows_each_at_work(
    installed: Installed, tmp_path: Path
) -> None:
    ids = sorted(
        file.stem for file in (CHECKOUT / "playbooks").glob("*.yaml") if "." not in file.stem
    )
    listed = installed.run(
        "salescoach", "playbook", "list", "--format", "ids", empty=tmp_path / "list"
    )
    assert listed.split() == ids
    for id_ in ids:
        assert installed.run("salescoach", "demo", "--playbook", id_, empty=tmp_path / id_)


def test_demo_reads_the_playbooks_of_the_wheel_and_nothing_of_the_checkout(
    installed: Installed, tmp_path: Path
) -> None:
    note = tmp_path / "opened.json"
    installed.run("python", "-c", WATCHED, str(note), "demo", empty=tmp_path)
    opened = [Path(path) for path in json.loads(note.read_text())]
    assert any(path.is_relative_to(installed.package / "shipped") for path in opened)
    sources = [CHECKOUT / "src", CHECKOUT / "playbooks"]
    assert [path for path in opened for source in sources if path.is_relative_to(source)] == []


def copy_sources(folder: Path) -> Path:
    """Copy what a build may read, as a clone would have it: nothing compiled, times of now."""
    folder.mkdir()
    for name in BUILT_FROM:
        if (CHECKOUT / name).is_dir():
            leave_out = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(
                CHECKOUT / name, folder / name, ignore=leave_out, copy_function=shutil.copyfile
            )
        else:
            shutil.copyfile(CHECKOUT / name, folder / name)
    return folder


def build_wheel(sources: Path, *, umask: int, seed: int) -> Path:
    """Build into a folder beside the sources."""
    into = sources.parent / f"wheel-{seed}"
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(into), str(sources))
    pip(*build, umask=umask, seed=seed)
    (wheel,) = into.iterdir()
    return wheel


def pip(*arguments: str, umask: int = -1, seed: int = 0) -> None:
    """Run the pip of this environment with no index and no settings of this machine."""
    offline = {
        "PATH": os.defpath,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_NO_INDEX": "1",
        "PYTHONHASHSEED": str(seed),
    }
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    finished = subprocess.run(
        command, env=offline, umask=umask, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr


def link_distribution(name: str, site: Path) -> None:
    """Make one distribution of this environment importable in another, without copying it."""
    installed = distribution(name)
    for entry in {file.parts[0] for file in installed.files or ()} - {"..", "__pycache__"}:
        (site / entry).symlink_to(Path(str(installed.locate_file(entry))))
