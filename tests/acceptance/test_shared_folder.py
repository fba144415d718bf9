"""Two reps share one folder: through git, with and without its merge driver, and through Dropbox.

Real processes, and a real repository. What `docs/sync.md` says is what is done here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from salescoach.deal.decode import DealFile, read_deal

pytestmark = pytest.mark.waits
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")
SALESCOACH = (sys.executable, "-m", "salescoach")
DEAL = "acme-pumps"
_NOT_OURS = ("SALESCOACH_", "COVERAGE_", "GIT_", "XDG_")


@dataclass(frozen=True)
class Rep:
    """Somebody with a data folder, on a machine of their own."""

    name: str
    base: Path

    @property
    def home(self) -> Path:
        return self.base / "data"

    @property
    def deal(self) -> Path:
        return self.home / "deals" / f"{DEAL}.json"

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command; what it says on both streams."""
        env = {key: value for key, value in os.environ.items() if not key.startswith(_NOT_OURS)}
        env |= {
            "HOME": str(self.base),
            "SALESCOACH_HOME": str(self.home),
            "SALESCOACH_STATE": str(self.base / "state"),
            "SALESCOACH_CACHE": str(self.base.parent / "cache"),
            "SALESCOACH_ACTOR": self.name,
            "SALESCOACH_AT": "2026-04-14",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": self.name,
            "GIT_AUTHOR_EMAIL": f"{self.name}@example.com",
            "GIT_COMMITTER_NAME": self.name,
            "GIT_COMMITTER_EMAIL": f"{self.name}@example.com",
        }
        done = subprocess.run(
            words, env=env, cwd=self.base, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def salescoach(self, *words: str, code: int = 0) -> str:
        return self.run(*SALESCOACH, *words, code=code)

    def git(self, *words: str, code: int = 0) -> str:
        return self.run("git", "-C", str(self.home), *words, code=code)

    def file(self) -> DealFile:
        return read_deal(self.deal.read_bytes())

    def notes(self) -> set[str]:
        found = (event.raw["payload"].get("text") for event in self.file().events)
        return {text for text in found if text is not None}

    def share(self) -> None:
        """Commit what is there, take what others have, and give it back."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "work")
        self.git("pull", "--quiet", "--no-rebase", "--no-edit")
        self.git("push", "--quiet")


@pytest.fixture
def reps(tmp_path: Path) -> Iterator[tuple[Rep, Rep]]:
    """Ana, who has a deal, and Bo, who has nothing yet."""
    ana, bo = (Rep(name, tmp_path / name) for name in ("ana", "bo"))
    for rep in (ana, bo):
        rep.base.mkdir()
    ana.salescoach("new", "Acme Pumps", "--type", "opportunity")
    yield ana, bo
    for rep in (ana, bo):
        told = rep.salescoach("doctor", "--fix", "--yes")
        assert "All well" in told


def in_git(ana: Rep, bo: Rep) -> None:
    """Ana puts her folder into git; Bo gets it."""
    shared = ana.base.parent / "shared.git"
    ana.run("git", "init", "--quiet", "--bare", "--initial-branch=main", str(shared))
    ana.git("init", "--quiet", "--initial-branch=main")
    (ana.home / ".gitignore").write_text("backups/\njournal/\n*.tmp\n")
    ana.git("remote", "add", "origin", str(shared))
    ana.git("add", "--all")
    ana.git("commit", "--quiet", "--message", "start")
    ana.git("push", "--quiet", "--set-upstream", "origin", "main")
    bo.run("git", "clone", "--quiet", str(shared), str(bo.home))


def with_driver(*reps: Rep) -> None:
    first = reps[0]
    (first.home / ".gitattributes").write_text("deals/*.json merge=salescoach\n")
    first.share()
    reps[1].git("pull", "--quiet")
    command = " ".join([*SALESCOACH, "merge", "--git", "%A", "%B"])
    for rep in reps:
        rep.git("config", "merge.salescoach.name", "both copies of a deal")
        rep.git("config", "merge.salescoach.driver", command)


@needs_git
def test_with_the_driver_git_never_conflicts(reps: tuple[Rep, Rep]) -> None:
    ana, bo = reps
    in_git(ana, bo)
    with_driver(ana, bo)
    for number in range(3):
        ana.salescoach("note", DEAL, f"ana {number}")
        bo.salescoach("note", DEAL, f"bo {number}")
        bo.share()
        ana.share()
    bo.share()
    assert ana.notes() == bo.notes() == {f"{who} {n}" for who in ("ana", "bo") for n in range(3)}
    assert ana.deal.read_bytes() == bo.deal.read_bytes()
    assert ana.git("status", "--short") == ""


@needs_git
def test_with_the_driver_two_deals_of_one_name_are_a_conflict(reps: tuple[Rep, Rep]) -> None:
    ana, bo = reps
    in_git(ana, bo)
    with_driver(ana, bo)
    for rep in (ana, bo):
        rep.salescoach("new", "Mill", "--type", "market", "--title", rep.name)
    bo.share()
    ana.git("add", "--all")
    ana.git("commit", "--quiet", "--message", "work")
    told = ana.git("pull", "--no-rebase", "--no-edit", code=1)
    assert "another deal that is called mill" in told
    ana.git("merge", "--abort")


@needs_git
def test_without_the_driver_doctor_unites_what_git_has_left(reps: tuple[Rep, Rep]) -> None:
    ana, bo = reps
    in_git(ana, bo)
    ana.salescoach("note", DEAL, "of ana")
    bo.salescoach("note", DEAL, "of bo")
    bo.share()
    ana.git("add", "--all")
    ana.git("commit", "--quiet", "--message", "work")
    assert "CONFLICT" in ana.git("pull", "--no-rebase", "--no-edit", code=1)
    assert "marked" in ana.salescoach("doctor", code=1)
    assert "both versions are in it now" in ana.salescoach("doctor", "--fix")
    ana.git("add", "--all")
    ana.git("commit", "--quiet", "--no-edit")
    ana.git("push", "--quiet")
    bo.git("pull", "--quiet")
    assert ana.notes() == bo.notes() == {"of ana", "of bo"}
    assert ana.deal.read_bytes() == bo.deal.read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "acme-pumps (bo's conflicted copy 2026-04-14).json",
        "acme-pumps-BOS-LAPTOP.json",
        "acme-pumps (conflicted copy 2026-04-14 101112).json",
        "acme-pumps.sync-conflict-20260414-101112-ABCDEFG.json",
        "acme-pumps 2.json",
    ],
)
def test_what_a_sync_program_has_left_is_united_on_both_sides(
    reps: tuple[Rep, Rep], name: str
) -> None:
    ana, bo = reps
    shutil.copytree(ana.home, bo.home)
    ana.salescoach("note", DEAL, "of ana")
    bo.salescoach("note", DEAL, "of bo")
    theirs = bo.deal.read_bytes()
    for rep in (ana, bo):  # the one that came first keeps the name, on every machine
        (rep.deal.parent / name).write_bytes(theirs)
    bo.deal.write_bytes(ana.deal.read_bytes())
    for rep in (ana, bo):
        assert name in rep.salescoach("doctor", code=1)
        rep.salescoach("doctor", "--fix")
        assert rep.notes() == {"of ana", "of bo"}
        assert not (rep.deal.parent / name).exists()
    assert ana.deal.read_bytes() == bo.deal.read_bytes()
