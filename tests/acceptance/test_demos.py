"""The example of each playbook that ships: it plays, all is well in it, and it is worth a look."""

import json
import shlex
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from salescoach.cli.demo.home import DAY
from salescoach.cli.demo.story import examples, featured, story_files
from salescoach.playbook.places import shipped
from tests.builders.kept import keep
from tests.builders.worlds import Result, Run, contents, snapshot
from tests.conftest import Golden

EACH = pytest.mark.parametrize("playbook", examples())
EACH_DEAL = pytest.mark.parametrize(
    ("playbook", "deal"),
    [(playbook, path.stem) for playbook in examples() for path in story_files(playbook)],
    ids=[path.stem for playbook in examples() for path in story_files(playbook)],
)


@cache
def played(playbook: str) -> tuple[Run, Result]:
    """A world in which `demo --playbook` was typed once, and what it said; nothing changes it."""
    run = Run(keep("demos"))
    return run, run.ok("demo", "--playbook", playbook)


def looking_around(playbook: str) -> Run:
    """A world whose data folder is the example, on its day."""
    run, _ = played(playbook)
    home = str(run.cache / f"demo-{playbook}" / "home")
    return Run(run.base, env={"SALESCOACH_HOME": home, "SALESCOACH_AT": DAY})


def deals(playbook: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(looking_around(playbook).ok("list", "--json").out)[
        "deals"
    ]
    return found


def test_each_playbook_that_ships_has_an_example() -> None:
    assert examples() == tuple(shipped())


@EACH
def test_it_shows_the_queue_and_one_deal(playbook: str, golden: Golden) -> None:
    run, shown = played(playbook)
    lines = [line for line in shown.out.splitlines() if "salescoach " not in line]
    assert max(map(cell_len, lines)) <= 80
    assert f"$ salescoach next {featured(playbook).deal}" in shown.out
    assert str(run.cache / f"demo-{playbook}" / "home") in shown.err
    golden(f"demos/{playbook}.txt", shown.out)


@EACH
def test_what_it_says_to_try_works(playbook: str) -> None:
    run, shown = played(playbook)
    tried = [shlex.split(line) for line in shown.err.splitlines() if line.startswith("  ")]
    assert tried[0][:2] == ["salescoach", "next"]
    assert tried[-1] == ["salescoach", "playbook", "show", playbook, "--refs"]
    assert len(tried) >= 4
    for _, *words in tried:
        result = run(*words)
        assert (result.code, bool(result.out)) == (0, True), words


SILENT = [playbook for playbook in examples() if not featured(playbook).to_try]


@pytest.mark.parametrize("playbook", SILENT)
def test_where_an_example_names_nothing_its_best_action_is_explained(playbook: str) -> None:
    run, shown = played(playbook)
    deal = featured(playbook).deal
    first = json.loads(looking_around(playbook).ok("next", deal, "--json").out)["actions"][0]["id"]
    tried = [shlex.split(line) for line in shown.err.splitlines() if line.startswith("  ")]
    at = ["--home", str(run.cache / f"demo-{playbook}" / "home"), "--at", DAY]
    assert tried[2:5] == [
        ["salescoach", *words, *at]
        for words in (("why", deal, first), ("brief", deal), ("show", deal))
    ]


@EACH
def test_all_is_well_in_it(playbook: str) -> None:
    assert looking_around(playbook).ok("doctor").out == ""


@EACH
def test_its_deals_are_many_and_various(playbook: str) -> None:
    found = deals(playbook)
    assert [one["id"] for one in found] == sorted(path.stem for path in story_files(playbook))
    assert len(found) >= 4
    assert len({(one["status"], one["stage"]) for one in found}) >= 3
    amounts = [one["amount"] for one in found if isinstance(one["amount"], dict)]
    assert len({amount["currency"] for amount in amounts}) >= 2


def test_no_two_examples_tell_of_the_same_customer() -> None:
    ids = [path.stem for playbook in examples() for path in story_files(playbook)]
    assert len(ids) == len(set(ids))


@EACH_DEAL
def test_each_deal_fits_on_a_screen(playbook: str, deal: str) -> None:
    shown = looking_around(playbook).ok("next", deal, "--format", "table").out
    assert len(shown.splitlines()) <= 23
    assert max(map(cell_len, shown.splitlines())) <= 80


@EACH
def test_the_featured_deal_is_being_sold_and_has_a_call_sheet(playbook: str) -> None:
    run, deal = looking_around(playbook), featured(playbook).deal
    advised = json.loads(run.ok("next", deal, "--json").out)["actions"]
    assert advised
    assert run.ok("brief", deal, "--format", "table").out


@EACH
def test_it_makes_the_same_bytes_each_time_and_touches_nothing_else(
    playbook: str, tmp_path: Path
) -> None:
    run = Run(tmp_path)
    run.ok("new", "Acme Pumps")
    before = snapshot(run.home)
    run.ok("demo", "--playbook", playbook)
    first, _ = played(playbook)
    folder = Path(f"demo-{playbook}")
    assert contents(run.cache / folder) == contents(first.cache / folder)
    assert snapshot(run.home) == before


def test_examples_lie_beside_each_other(tmp_path: Path) -> None:
    run = Run(tmp_path)
    usual = run.ok("demo")
    other = run.ok("demo", "--playbook", "technical-sale")
    assert usual.out == other.out
    homes = [run.cache / name / "home" for name in ("demo", "demo-technical-sale")]
    assert contents(homes[0]) == contents(homes[1])


MEANT = {
    "technical-sail": True,
    "technical-sale/": True,
    "technical-sale.yaml": True,
    "../technical-sale": True,
    "zzz": False,
    "../x": False,
    "pumps.yaml": False,
    "nowhere/pumps.yml": False,
    "technical-sale" + "e" * 66: False,
    "a/" * 3000: False,
    "technical\x00/sale.yaml": False,
}


@pytest.mark.parametrize(("name", "near"), MEANT.items(), ids=[repr(name[:30]) for name in MEANT])
def test_an_unknown_playbook_is_4_with_those_that_have_an_example(
    name: str, near: bool, tmp_path: Path
) -> None:
    result = Run(tmp_path)("demo", "--playbook", name)
    assert (result.code, result.out) == (4, "")
    assert all(one in result.err for one in examples())
    assert ("Did you mean technical-sale?" in result.err) == near
    assert "salescoach new" not in result.err
    assert len(result.err) < 400


def test_a_name_may_be_so_long_to_be_compared_with_others(tmp_path: Path) -> None:
    run, name = Run(tmp_path), "a/" * 33 + "technical-sale"
    assert len(name) == 80
    assert "Did you mean" in run("demo", "--playbook", name).err
    assert "Did you mean" not in run("demo", "--playbook", f"/{name}").err


@pytest.mark.parametrize("name", ["pumps.yaml", "sales/pumps.yaml", "./pumps", f"{'p' * 90}.yml"])
def test_a_playbook_of_ones_own_has_no_example(name: str, tmp_path: Path) -> None:
    (tmp_path / "sales").mkdir()
    (tmp_path / name).write_text("salescoach: 1\n", encoding="utf-8")
    result = Run(tmp_path)("demo", "--playbook", name)
    assert (result.code, result.out) == (4, "")
    assert f"there is no example by the playbook {name[:60]}." in result.err
    assert f"salescoach new NAME --playbook {name}" in result.err


def test_a_folder_is_no_playbook_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "pumps.yaml").mkdir()
    result = Run(tmp_path)("demo", "--playbook", "pumps.yaml")
    assert result.code == 4
    assert "there is no playbook pumps.yaml." in result.err
