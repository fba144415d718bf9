"""Making the example: what is written, and what is left alone when a story does not hold."""

import pytest

from salescoach.cli.demo.home import build
from salescoach.cli.demo.story import Typed
from salescoach.cli.session import Session, Shared
from salescoach.errors import Fatal
from tests.builders.worlds import Run, contents

OPENED = Typed(day="2026-03-02", words=("new", "Acme Pumps", "--type", "market"))
BROKEN = Typed(day="2026-03-03", words=("done", "acme-pumps", "no-such-item"))


def _session(run: Run) -> Session:
    return Session(run.world(), Shared(), ("table", "plain"))


def test_what_was_played_takes_the_place_of_what_was_there(empty: Run) -> None:
    other = Typed(day="2026-03-02", words=("new", "Lumbre", "--type", "loyal"))
    build(_session(empty), [[OPENED]])
    home = build(_session(empty), [[other]])
    assert [path.name for path in (home / "deals").iterdir()] == ["lumbre.json"]


def test_a_story_that_cannot_be_played_names_its_command_and_leaves_the_example(
    empty: Run,
) -> None:
    home = build(_session(empty), [[OPENED]])
    before = contents(home)
    with pytest.raises(Fatal) as caught:
        build(_session(empty), [[OPENED, BROKEN]])
    assert dict(caught.value.sentence.args)["command"] == "2026-03-03 done acme-pumps no-such-item"
    assert contents(home) == before


def test_the_clock_of_a_story_runs_on_each_day_from_the_morning(empty: Run) -> None:
    fact = Typed(day="2026-03-02", words=("set", "acme-pumps", "need=x"))
    home = build(_session(empty), [[OPENED, fact]])
    text = (home / "deals" / "acme-pumps.json").read_text(encoding="utf-8")
    assert '"2026-03-02T08:01:00' in text
    assert '"2026-03-02T08:02:00' in text
