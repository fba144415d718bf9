"""The example of `salescoach demo`: what its screens say, and that it stands on its own feet."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from salescoach.cli.demo.home import DAY
from tests.builders.worlds import Run, contents, snapshot
from tests.builders.worlds import demo as example
from tests.conftest import Golden

FEATURED = "halden-board"
DEALS = {
    "alimentos-sabanero": ("delivering", "won", "implementation", "opportunity", "USD"),
    "brisa-textil": ("parked", None, "need-recognition", "loyal", "EUR"),
    "conceria-tessaro": ("ended", "lost", "doubt-resolution", "market", "EUR"),
    "corvin-dairies": ("selling", None, "option-evaluation", "market", "EUR"),
    "halden-board": ("selling", None, "option-evaluation", "opportunity", "EUR"),
    "kvarnholm-papper": ("selling", None, "doubt-resolution", "opportunity", "SEK"),
    "lumbre-ceramica": ("selling", None, "option-evaluation", "loyal", "EUR"),
    "nordhav-fiskemel": ("selling", None, "need-recognition", "strategic", "EUR"),
    "ostermann-guss": ("delivering", "won", "implementation", "strategic", "EUR"),
    "pine-valley-packaging": ("selling", None, "need-recognition", "opportunity", "USD"),
    "qingluzhiye": ("delivering", "won", "evolution", "opportunity", "USD"),
    "vattern-kartong": ("selling", None, "need-recognition", "loyal", "SEK"),
}
RESTING = {"brisa-textil", "conceria-tessaro"}


@pytest.fixture
def demo(tmp_path: Path) -> Run:
    """A world whose data folder is the example, on its day."""
    run = example(tmp_path)
    run.env["SALESCOACH_AT"] = DAY
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
    assert set(demo.ok("next", "--format", "ids").out.split()) == DEALS.keys() - RESTING


def test_the_deals_are_in_all_stages_of_all_types_and_in_every_state(demo: Run) -> None:
    found = json.loads(demo.ok("list", "--json").out)["deals"]
    assert {
        one["id"]: (
            one["status"], one["outcome"], one["stage"], one["customer_type"],
            one["amount"]["currency"],
        )
        for one in found
    } == DEALS  # fmt: skip


WARNED = {
    "halden-board": {"payer-not-informed"},
    "kvarnholm-papper": {"doubt-not-confirmed", "give-without-get"},
    "lumbre-ceramica": {"debts-expired", "ahead-of-the-buyer"},
    "nordhav-fiskemel": {"buying-group-strategic"},
    "pine-valley-packaging": {
        "no-next-step", "buying-group-opportunity", "far-over-the-limit", "two-continuations",
    },
    "corvin-dairies": set(),
    "ostermann-guss": set(),
}  # fmt: skip


@pytest.mark.parametrize(("deal", "expected"), WARNED.items(), ids=WARNED)
def test_the_ailing_deals_ail_from_what_they_are_there_for(
    demo: Run, deal: str, expected: set[str]
) -> None:
    grave = ("high", "critical")
    found = json.loads(demo.ok("next", deal, "--json").out)["warnings"]
    assert {one["id"] for one in found if one["severity"] in grave} == expected


def test_what_the_demo_says_to_try_works(tmp_path: Path) -> None:
    run = Run(tmp_path)
    tried = [line.split() for line in run.ok("demo").err.splitlines() if line.startswith("  ")]
    assert len(tried) == 6
    for program, *words in tried:
        assert program == "salescoach"
        assert run(*words).code == 0


def test_next_of_the_featured_deal_as_a_document(demo: Run, golden: Golden) -> None:
    golden(f"demo/next-{FEATURED}.json.txt", demo.ok("next", FEATURED, "--json").out)


@pytest.mark.parametrize("deal", DEALS)
def test_next_of_each_deal_fits_on_a_screen(demo: Run, golden: Golden, deal: str) -> None:
    shown = demo.ok("next", deal, "--format", "table").out
    assert len(shown.splitlines()) <= 23
    assert max(map(len, shown.splitlines())) <= 80
    golden(f"demo/next-{deal}.txt", shown)


WITH = {"lumbre-ceramica": ("--with", "inés", "--with", "tomás")}


@pytest.mark.parametrize("deal", sorted(DEALS.keys() - RESTING))
def test_the_call_sheet_of_each_deal_fits_on_a_screen(demo: Run, golden: Golden, deal: str) -> None:
    shown = demo.ok("brief", deal, *WITH.get(deal, ()), "--format", "table").out
    lines = shown.splitlines()
    assert len(lines) <= 23
    assert max(cell_len(line) for line in lines if "salescoach" not in line) <= 80
    golden(f"demo/brief-{deal}.txt", shown)


@pytest.mark.parametrize("deal", sorted(RESTING))
def test_a_deal_that_rests_has_no_call_sheet(demo: Run, golden: Golden, deal: str) -> None:
    result = demo.ok("brief", deal, "--format", "table")
    assert result.out == ""
    golden(f"demo/brief-{deal}.txt", result.err)


@pytest.mark.parametrize("form", ["md", "json", "plain"])
def test_the_call_sheet_of_the_featured_deal_in_the_other_forms(
    demo: Run, golden: Golden, form: str
) -> None:
    golden(f"demo/brief.{form}.txt", demo.ok("brief", FEATURED, "--format", form).out)


@pytest.mark.parametrize("width", [60, 200])
def test_the_call_sheet_is_as_wide_as_the_terminal(demo: Run, golden: Golden, width: int) -> None:
    with demo.on_terminal(width=width):
        shown = demo.ok("brief", FEATURED, "--color", "never").out
    narrow = [line for line in shown.splitlines() if "salescoach " not in line]
    assert max(map(cell_len, narrow)) <= min(width, 100)
    golden(f"demo/brief-{width}-columns.txt", shown)


@pytest.mark.parametrize(
    ("name", "words"),
    {
        "mail": (FEATURED,),
        "crm": (FEATURED, "--for", "crm"),
        "json": (FEATURED, "--format", "json"),
        "md": (FEATURED, "--format", "md"),
        "nothing-agreed": ("alimentos-sabanero",),
        "crm-kvarnholm-papper": ("kvarnholm-papper", "--for", "crm"),
        "mail-qingluzhiye": ("qingluzhiye", "--actor", "王小明"),
    }.items(),
    ids=str,
)
def test_what_came_of_a_visit_ready_to_paste(
    demo: Run, golden: Golden, name: str, words: tuple[str, ...]
) -> None:
    result = demo.ok("recap", *words)
    golden(f"demo/recap-{name}.txt", result.everything)


WHY = {
    "why-halden-board": ("why", "halden-board", "agree-pass-mark"),
    "why-waiting": ("why", "halden-board", "pilot"),
    "why-person": ("why", "halden-board", "meet/economic"),
    "why-promise": ("why", "alimentos-sabanero", "stop-the-foam-in-tank"),
    "why-doubt": ("why", "kvarnholm-papper", "and-who-answers-on-a"),
    "why-debt": ("why", "lumbre-ceramica", "worth-acting"),
    "why-problem": ("why", "alimentos-sabanero", "foam-in-tank-3"),
    "why-not-done": ("why-not", "halden-board", "get-their-sample"),
    "why-not-not-applicable": ("why-not", "halden-board", "take-their-specification"),
    "why-not-criterion": ("why-not", "halden-board", "works-in-their-plant"),
    "why-not-below": ("why-not", "halden-board", "meet/economic"),
    "why-not-waiting": ("why-not", "corvin-dairies", "price-in-use"),
    "why-not-may-apply": ("why-not", "ostermann-guss", "take-it-back-to-the-table"),
    "why-not-stage": ("why-not", "pine-valley-packaging", "option-evaluation"),
    "why-not-warning": ("why-not", "halden-board", "payer-not-informed"),
}


@pytest.mark.parametrize(("name", "words"), WHY.items(), ids=WHY)
def test_the_advice_explains_itself_on_a_screen(
    demo: Run, golden: Golden, name: str, words: tuple[str, ...]
) -> None:
    shown = demo.ok(*words, "--format", "table").out
    assert len(shown.splitlines()) <= 23
    assert max(map(len, shown.splitlines())) <= 80
    golden(f"demo/{name}.txt", shown)


def test_three_options_side_by_side(demo: Run, golden: Golden) -> None:
    shown = demo.ok("option", "compare", "kvarnholm-papper", "--format", "table").out
    golden("demo/option-compare.txt", shown)


def test_a_deal_that_is_handed_over_is_in_both_queues(demo: Run) -> None:
    queues = {
        role: "ostermann-guss" in demo.ok("next", "--as", role, "--format", "ids").out.split()
        for role in ("developer", "project-manager", "account-manager")
    }
    assert queues == {"developer": True, "project-manager": True, "account-manager": False}


@pytest.mark.parametrize(
    ("words", "code"),
    [(("gate", FEATURED), 1), (("show", FEATURED), 0), (("history", FEATURED), 0),
     (("person", "list", FEATURED), 0), (("next",), 0), (("visit", "list", FEATURED), 0),
     (("commitment", "list", FEATURED), 0), (("doubt", "list", FEATURED), 0),
     (("list",), 0)],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_the_other_screens(demo: Run, golden: Golden, words: tuple[str, ...], code: int) -> None:
    name = "-".join(word for word in words if word != FEATURED)
    for form in ("table", "plain", "json"):
        result = demo(*words, "--format", form)
        assert result.code == code
        golden(f"demo/{name}.{form}.txt", result.out)
