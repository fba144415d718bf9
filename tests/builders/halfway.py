"""The eight half-finished deals of `tests/halfway`, played by the player of the example."""

from pathlib import Path

from salescoach.cli.demo.home import build
from salescoach.cli.demo.story import commands
from salescoach.cli.session import Session, Shared
from tests.builders.worlds import Run

HALFWAY_DAY = "2026-05-12"
STORIES = sorted((Path(__file__).parents[1] / "halfway").glob("*.txt"))
HALFWAY = tuple(path.stem for path in STORIES)


def halfway(run: Run) -> None:
    """The data folder of the run gets them; it is their day."""
    told = [tuple(commands(path.read_text(encoding="utf-8"))) for path in STORIES]
    home = build(Session(run.world(), Shared(), ("table", "plain")), told)
    home.rename(run.home)
    run.clock.to(HALFWAY_DAY)
