"""The example of `salescoach demo`: what its screens say, and that it stands on its own feet."""

from pathlib import Path

import pytest

from salescoach.cli.demo_home import DAY, FEATURED
from tests.builders.worlds import Run, contents, snapshot
from tests.conftest import Golden

DEALS = (
    "corvin-dairies",
    "halden-board",
    "lumbre-ceramica",
    "nordhav-fiskemel",
    "ostermann-guss",
    "pine-valley-packaging",
)


@pytest.fixture
def demo(tmp_path: Path) -> Run:
    """A world whose data folder is the example, on its day."""
    first = Run(tmp_path)
    first.ok("demo")
    run = Run(tmp_path)
    run.env |= {"SALESCOACH_HOME": str(run.cache / "demo" / "home"), "SALESCOACH_AT": DAY}
    return run


def test_the_demo_shows_the_queue_and_one_deal(tmp_path: Path, golden: Golden) -> None:
    result = Run(tmp_path).ok("demo")
    golden("demo.txt", result.out)
    assert str(tmp_path / "cache" / "demo" / "home") in result.err
    assert f"salescoach next --home {tmp_path}/cache/demo/home --at {DAY}" in result.err


def test_the_demo_never_touches_the_data_folder(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.ok("new", "Acme Pumps")
    before = snapshot(run.home)
    run.ok("demo")
    assert snapshot(run.home) == before


def test_the_demo_makes_the_same_bytes_each_time(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.ok("demo")
    before = contents(run.cache / "demo" / "home")
    run.ok("new", "Acme Pumps")
    run.ok("demo")
    assert contents(run.cache / "demo" / "home") == before


def test_the_demo_makes_way_for_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    run = Run(tmp_path)
    strange = run.cache / "demo" / "home" / "deals" / "mine.json"
    strange.parent.mkdir(parents=True)
    strange.write_text("{}", encoding="utf-8")
    assert run("demo").code == 3
    assert strange.exists()


def test_all_is_well_in_the_example(demo: Run) -> None:
    assert demo.ok("doctor").out == ""
    assert tuple(sorted(demo.ok("next", "--format", "ids").out.split())) == DEALS


@pytest.mark.parametrize("deal", DEALS)
def test_next_of_each_deal_fits_on_a_screen(demo: Run, golden: Golden, deal: str) -> None:
    shown = demo.ok("next", deal, "--format", "table").out
    assert len(shown.splitlines()) <= 23
    assert max(map(len, shown.splitlines())) <= 80
    golden(f"demo/next-{deal}.txt", shown)


WHY = {
    "why-halden-board": ("why", "halden-board", "ask-what-it-costs"),
    "why-waiting": ("why", "halden-board", "sketch-ways"),
    "why-person": ("why", "nordhav-fiskemel", "technical"),
    "why-not-done": ("why-not", "halden-board", "ask-the-need"),
    "why-not-not-applicable": ("why-not", "halden-board", "plan-the-call"),
    "why-not-criterion": ("why-not", "halden-board", "way-of-deciding"),
    "why-not-below": ("why-not", "halden-board", "economic"),
    "why-not-waiting": ("why-not", "corvin-dairies", "judge-the-business"),
    "why-not-may-apply": ("why-not", "nordhav-fiskemel", "plan-first-visit"),
    "why-not-stage": ("why-not", "pine-valley-packaging", "option-evaluation"),
}


@pytest.mark.parametrize(("name", "words"), WHY.items(), ids=WHY)
def test_the_advice_explains_itself_on_a_screen(
    demo: Run, golden: Golden, name: str, words: tuple[str, ...]
) -> None:
    shown = demo.ok(*words, "--format", "table").out
    assert len(shown.splitlines()) <= 23
    assert max(map(len, shown.splitlines())) <= 80
    golden(f"demo/{name}.txt", shown)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("gate", FEATURED), 1), (("show", FEATURED), 0), (("history", FEATURED), 0),
     (("person", "list", FEATURED), 0), (("next",), 0)],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_the_other_screens(demo: Run, golden: Golden, words: tuple[str, ...], code: int) -> None:
    name = "-".join(word for word in words if word != FEATURED)
    for form in ("table", "plain", "json"):
        result = demo(*words, "--format", form)
        assert result.code == code
        golden(f"demo/{name}.{form}.txt", result.out)
