import pytest

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session, Shared
from tests.builders.worlds import Run, Stream


def shown(run: Run, format_: str, *, beside: bool = False) -> str:
    shared = Shared(format=format_, color="always")
    screen = Screen(Session(run.world(), shared, ("table", "plain")), beside=beside)
    screen.add(("now", "bold"))
    return screen.text()


def test_colour_is_for_screens_and_not_for_plain_lines(run: Run) -> None:
    assert shown(run, "table") == "\x1b[1mnow\x1b[0m\n"
    assert shown(run, "plain") == "now\n"


def test_a_dialogue_is_a_screen_whatever_the_data_is(run: Run) -> None:
    assert shown(run, "plain", beside=True) == "\x1b[1mnow\x1b[0m\n"


@pytest.mark.parametrize("words", ["“a” … b", "Cerámica 青鹭"])
def test_what_is_measured_is_what_is_shown(words: str, run: Run) -> None:
    world = run.world(stdout=Stream(terminal=True, encoding="ascii"), width=lambda: 40)
    screen = Screen(Session(world, Shared(color="never"), ("table",)))
    screen.add(f"{words} " * 9)
    lines = screen.text().splitlines()
    assert len(lines) > 1
    assert all(len(line) <= 40 and line.isascii() for line in lines)
