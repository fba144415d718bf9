"""Eight half-finished deals: what `next` and `brief` tell somebody who sees nothing else."""

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.builders.halfway import HALFWAY, halfway
from tests.builders.worlds import Run
from tests.conftest import Golden

TALLEST = 23
FIRST = {
    "alatau-plastik": "chase/osvobodit-liniyu-2-na-chetyre",
    "brouwerij-ter-linde": "do/option-evaluation/pilot",
    "kaveri-castings": "agree/price",
    "merrow-fabrics": "do/need-recognition/ask-how-they-decide",
    "metalurgica-itabira": "repay/need-recognition/worth-acting",
    "mleczarnia-narew": "keep/price-for-14-tonnes-free",
    "ostfjord-aluminium": "settle/and-when-the-dust-gets",
    "superior-gypsum": "repair/blisters-behind-the-dryer-at",
}
NAMED = ("Анна Сергеевна Королёва", "Ерлан Мусин", "Solveig Nygård", "Harpreet Gill")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("halfway")
    halfway(Run(folder))
    return folder


@pytest.fixture
def run(played: Path) -> Run:
    """Nothing is written here: the folder is shared."""
    run = Run(played)
    run.env["SALESCOACH_AT"] = "2026-05-12"
    return run


def test_each_situation_has_its_deal() -> None:
    assert set(HALFWAY) == FIRST.keys()


@pytest.mark.parametrize("deal", FIRST)
def test_next_of_each_fits_on_a_screen(run: Run, golden: Golden, deal: str) -> None:
    shown = run.ok("next", deal, "--format", "table").out
    assert len(shown.splitlines()) <= TALLEST
    assert max(map(cell_len, shown.splitlines())) <= 80
    golden(f"halfway/next-{deal}.txt", shown)


@pytest.mark.parametrize("deal", FIRST)
def test_the_call_sheet_of_each_fits_on_a_screen(run: Run, golden: Golden, deal: str) -> None:
    people = json.loads(run.ok("person", "list", deal, "--json").out)["people"]
    planned = json.loads(run.ok("visit", "list", deal, "--json").out)["visits"]
    coming = any(one["state"] == "planned" for one in planned)
    who = [] if coming else [word for one in people for word in ("--with", one["id"])]
    shown = run.ok("brief", deal, *who, "--format", "table").out
    assert len(shown.splitlines()) <= TALLEST
    told = [line for line in shown.splitlines() if "salescoach" not in line]
    assert max(map(cell_len, told)) <= 80
    golden(f"halfway/brief-{deal}.txt", shown)


@pytest.mark.parametrize(("deal", "first"), FIRST.items(), ids=FIRST)
def test_the_first_action_is_the_one_that_a_sales_leader_would_name(
    run: Run, deal: str, first: str
) -> None:
    assert json.loads(run.ok("next", deal, "--json").out)["actions"][0]["id"] == first


def test_a_late_promise_of_ours_is_told_where_its_action_finds_no_room(run: Run) -> None:
    late = "We are late: send the proposal, promised for 8 May"
    shown = run.ok("next", "metalurgica-itabira", "--limit", "2", "--format", "table").out
    assert late in shown.splitlines()
    told = run.ok("next", "superior-gypsum", "--format", "table").out
    assert "We are late" not in told  # there it is an action


def test_the_sheet_says_first_where_they_still_are(run: Run) -> None:
    sheet = run.ok("brief", "metalurgica-itabira", "--format", "table").out
    assert "First          We are ahead of them. They are still here: Finding the need." in sheet
    clean = run.ok("brief", "metalurgica-itabira", "--format", "md").out
    assert "ahead" not in clean


@pytest.mark.parametrize("width", [60, 200])
@pytest.mark.parametrize("deal", ["alatau-plastik", "ostfjord-aluminium", "superior-gypsum"])
def test_on_a_narrow_and_on_a_wide_terminal(
    run: Run, golden: Golden, deal: str, width: int
) -> None:
    with run.on_terminal(width=width):
        shown = run.ok("next", deal, env={"NO_COLOR": "1"}).out
    assert max(map(cell_len, shown.splitlines())) <= min(width, 100)
    assert "\x1b" not in shown
    golden(f"halfway/next-{deal}-{width}.txt", shown)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 93])
@pytest.mark.parametrize("deal", FIRST)
def test_no_line_breaks_inside_a_name(run: Run, deal: str, width: int) -> None:
    with run.on_terminal(width=width):
        shown = run.ok("next", deal, env={"NO_COLOR": "1"}).out
    for name in NAMED:
        broken = re.compile(r"[ \n]+".join(map(re.escape, name.split())))
        assert all("\n" not in found for found in broken.findall(shown))


@pytest.mark.parametrize("deal", FIRST)
def test_nothing_of_how_it_was_found_stands_on_the_screen(run: Run, deal: str) -> None:
    """No scores, no ids but in the commands, no words of the program."""
    shown = run.ok("next", deal, "--format", "table").out
    told = "\n".join(line for line in shown.splitlines() if "salescoach" not in line)
    jargon = rf"score|{deal}|[a-z]-[a-z]+-[a-z]+/|stakeholder|commitment|evidence"
    assert not re.search(jargon, told)
