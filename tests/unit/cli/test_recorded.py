import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salescoach.cli.registry import GROUPS
from salescoach.cli.rehearsal import Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.transactions import live_events
from salescoach.trainer.scenarios.disguise import Disguise
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.running import run as play
from tests.builders.worlds import HALDEN, MILL, MOVES, Run, moves

READ_IT = (
    "Names are replaced; everything else that somebody wrote stands there. "
    "Read it before you share it.\n"
)


def record(run: Run, deal: str = MILL) -> str:
    """The test file that is printed."""
    return run.ok("playbook", "test", "--record", deal).out


def put_beside(run: Run, text: str) -> None:
    shutil.copy(MOVES, run.base / "moves.yaml")
    (run.base / "moves.test.yaml").write_text(text, encoding="utf-8")


def test_a_deal_is_printed_as_a_test_file(mill: Run) -> None:
    mill.ok("set", MILL, "need=Ana wants less dust at Mill", "--said-by", "ana")
    result = mill.ok("playbook", "test", "--record", MILL)
    assert result.out == (
        "playbook: moves.yaml\n"
        "start: 2026-03-05\n"
        "tests:\n"
        '  - name: "a recorded deal"\n'
        '    given: {account: "Tarnholm", customer_type: small}\n'
        "    events:\n"
        '      - {at: 0d, person-add: {name: "Ariel", role: user}}\n'
        '      - {at: 0d, person-add: {name: "Blake", role: payer}}\n'
        '      - {at: 0d, set: {need: "Ariel wants less dust at Tarnholm"}, said_by: "Ariel"}\n'
        "    expect:\n"
        "      - at: 0d\n"
        "        stage: needing\n"
        "        gate: closed\n"
        "        met: [need-said]\n"
        "        unknown: [volume-known]\n"
        "        next: {first: find-out/volume}\n"
    )
    assert result.err == READ_IT + (
        "Put the test beside its playbook, moves.yaml, which is not found here.\n"
    )


def test_beside_its_playbook_it_passes(mill: Run) -> None:
    put_beside(mill, record(mill))
    assert mill.ok("playbook", "test", "--record", MILL).err == READ_IT
    assert mill.ok("playbook", "test", "moves.yaml").err == (
        "1 test passed.\nCoverage: 4 of 16 ways, 25 %\n"
    )


def test_of_a_deal_with_a_shipped_playbook_that_is_the_one_it_has_to_fit(run: Run) -> None:
    assert run.ok("playbook", "test", "--record", HALDEN).err == READ_IT


def test_another_content_of_the_playbook_is_told(mill: Run) -> None:
    put_beside(mill, record(mill))
    path = mill.base / "moves.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Moves", "title: Moved"))
    assert mill.ok("playbook", "test", "--record", MILL).err == READ_IT + (
        "The deal follows other content than moves.yaml has today.\n"
    )


def test_a_test_that_cannot_pass_is_told(mill: Run) -> None:
    """What was said was taken back after the stage was left with it."""
    put_beside(mill, record(mill))
    mill.ok("set", MILL, "volume=5", "--said-by", "ana")
    mill.ok("set", MILL, "need=less dust", "--said-by", "ana")
    mill.ok("advance", MILL)
    history = mill.ok("history", MILL, "--format", "plain").out.splitlines()
    (told,) = [line.split("\t")[2] for line in history if "less dust" in line]
    mill.ok("undo", MILL, told)
    assert mill.ok("playbook", "test", "--record", MILL).err == READ_IT + (
        "The test does not pass as it is. Line 10, 0d: advance was refused with exit code 1: "
        "tarnholm cannot leave this stage yet: Seeing the need. Still open: need said.\n"
    )


def test_a_playbook_that_has_lost_what_the_deal_names_is_told(mill: Run) -> None:
    mill.ok("set", MILL, "volume=5")
    put_beside(mill, record(mill))
    path = mill.base / "moves.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("volume", "capacity"))
    assert mill.ok("playbook", "test", "--record", MILL).err == READ_IT + (
        "The deal follows other content than moves.yaml has today.\n"
        "The test does not pass as it is. there is no fact volume\n"
    )


def test_a_deal_that_is_not_there_is_not_found(mill: Run) -> None:
    assert mill("playbook", "test", "--record", "nobody").code == 4


def test_before_the_opening_there_is_nothing_to_record(mill: Run) -> None:
    assert mill("playbook", "test", "--record", MILL, "--at", "2026-03-04").code == 4


def test_nothing_is_changed_by_recording(mill: Run) -> None:
    before = (mill.home / "deals" / f"{MILL}.json").read_bytes()
    record(mill)
    assert (mill.home / "deals" / f"{MILL}.json").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (("moves.yaml",), "FILES"),
        (("--run", "x"), "--run"),
        (("--coverage", "--fail-fast"), "--fail-fast and --coverage"),
        (("--min-coverage", "0"), "--min-coverage"),
        (("--json",), "--json"),
        (("--format", "junit"), "--format"),
    ],
)
def test_recording_runs_no_tests(mill: Run, words: tuple[str, ...], options: str) -> None:
    result = mill("playbook", "test", "--record", MILL, *words)
    assert (result.code, result.out) == (2, "")
    assert f"leave out {options}" in result.err


# A rep who types whatever comes to mind: what is refused changes nothing.
_REASON = ("--because", "Ana said so")
_LEAVE = (*_REASON, "--until", "2026-05-01")
_WAIVED = ("--waive", "need-said", "--waive", "volume-known")
_PROMISE = ("commitment", "add", "mail Ana Ruiz the figures for Mill")
_PROMISED = "mail-ana-ruiz-the-figures"
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("person", "add", "Otto Ruiz", "--role", "user", "--role", "payer", "--job", "Ana's boss"),
    ("person", "add", "Ana Ruiz", "--role", "payer", "--wants", "quiet"),
    ("person", "add", "Ana Ruiz", "--again", "--stance", "neutral"),
    ("set", "need=less dust for Mill", "--said-by", "Ana Ruiz"),
    ("set", "need=none", "--said-by", "pia"),
    ("set", "volume=5", "amount=40000 EUR", "--note", "as Ana thinks"),
    ("set", "result=yes: 12:30", "price-fits=yes", "--said-by", "pia", "--said-by", "ana-ruiz"),
    ("set", "price-fits=no", "--said-by", "pia", "--level", "heard"),
    ("set", "order=yes", "--said-by", "pia", "--document", "order_mill.pdf"),
    ("set", "customer-type=big", "expected-close=2026-06-01"),
    ("asked", "need", "--of", "pia"),
    ("done", "listen"),
    ("done", "listen", "--again"),
    ("done", "needing/sample", *_LEAVE),
    ("skip", "needing/sample", *_REASON),
    ("skip", "needing/listen", *_REASON, "--not-applicable"),
    ("advance",),
    ("advance", *_WAIVED, *_LEAVE),
    ("advance", "--waive", "running", *_LEAVE),
    ("win",),
    ("win", "--waive", "price-right", *_LEAVE),
    ("back", "needing", *_REASON),
    ("back", "deciding", *_REASON),
    ("cycle",),
    ("wait", "--until", "2026-04-01", *_REASON, "--said-by", "pia"),
    ("park", "--until", "2026-04-01", *_REASON),
    ("park", "--trigger", "Pia calls", *_REASON),
    ("reopen", *_REASON),
    (
        "doubt raise",
        "Ana Ruiz will not have it again",
        "--holder",
        "ana-ruiz",
        "--severity",
        "high",
    ),
    ("doubt", "raise", "Ana Ruiz will not have it again", "--holder", "ana-ruiz"),
    ("doubt", "raise", "too dear for Mill", "--show", "Pia's figures"),
    ("doubt", "raise", "too dear for Mill", "--holder", "pia", "--again"),
    ("doubt", "explore", "ana-ruiz-will-not-have", "Pia had a stop", "--show", "Ana's log"),
    ("doubt", "explore", "too-dear-for-mill", "no budget", "--severity", "low"),
    ("doubt", "answer", "too-dear-for-mill", "the sum", "--document", "sum_mill.pdf"),
    ("doubt", "settle", "too-dear-for-mill", "--said-by", "pia", "--words", "fine by Pia"),
    ("doubt", "settle", "ana-ruiz-will-not-have", "--said-by", "ana-ruiz", "--said-by", "pia"),
    ("option", "add", "As Ana has it", "--kind", "as-is", "--maker", "Mill"),
    ("option", "add", "Ours", "--kind", "ours"),
    (
        "option edit",
        "ours",
        "--cost",
        "5 EUR",
        "--cost",
        "6 EUR",
        "--gain",
        "7 EUR",
        "--outlay",
        "0.50 EUR",
        "--mark",
        "Ana's comfort=7",
        "--said-by",
        "ana-ruiz",
    ),
    (
        "option edit",
        "ours",
        "--title",
        "Ours at Mill",
        "--technical",
        "Pia saw it",
        "--economic",
        "x",
        "--impact",
        "y",
        "--strengths",
        "z",
        "--weaknesses",
        "w",
    ),
    ("option", "edit", "as-ana-has-it", "--mark", "price=3", "--mark", "Ana's comfort=7"),
    ("option", "weigh", "Ana's comfort=60", "price=40", "--said-by", "pia"),
    ("option", "weigh", "price=1"),
    (
        "problem add",
        "Ana Ruiz hears it",
        "--severity",
        "low",
        "--due",
        "2026-03-20",
        "--owner",
        "ana ruiz",
        "--said-by",
        "ana-ruiz",
    ),
    ("problem", "add", "Ana Ruiz hears it", "--again"),
    ("problem", "solve", "ana-ruiz-hears-it", "--how", "Pia turned it down"),
    ("problem", "solve", "ana-ruiz-hears-it-2", "--said-by", "pia"),
    ("problem", "solve", "ana-ruiz-hears-it", "--said-by", "ana-ruiz"),
    ("lose", "--reason", "too-dear"),
    ("disqualify", "--reason", "no-budget", *_REASON),
    ("cancel", *_REASON),
    ("person", "edit", "pia", "--role", "user", "--not-role", "payer", "--goal", "Ana out",
     "--informed", "--stance", "opponent"),
    ("person", "edit", "ana-ruiz", "--name", "Ana Vega of Mill", "--not-informed", "--wants", "x"),
    ("person", "add", "Eva Moe", "--goal", "a day less", "--goal", "Ana's peace", "--informed"),
    ("visit", "plan", "2026-03-20", "--with", "ana-ruiz", "--goal", "Ana says yes", "--why", "x"),
    ("visit", "plan", "2026-03-12", "--time", "9:30", "--place", "at Mill", "--our", "Eva Lind",
     "--with", "pia", "--with", "ana-ruiz", "--how-much", "5 t for Ana"),
    ("visit", "plan", "2026-03-20", "--again"),
    ("visit", "edit", "2026-03-20", "--day", "2026-03-25", "--leave-out", "Ana's price"),
    ("visit", "edit", "visit-2026-03-12", "--how-much", "6 t", "--with", "ana-ruiz", "--what", "x"),
    ("visit", "edit", "visit-2026-03-12", "--outcome", "advance"),
    ("visit", "hold", "--with", "ana-ruiz"),
    ("visit", "hold", "--unplanned", "--with", "pia", "--place", "at Mill", "--outcome", "order"),
    ("visit", "hold", "--unplanned", "--with", "pia", "--again"),
    ("visit", "hold", "visit-2026-03-12", "--place", "by telephone"),
    ("visit", "cancel", "visit-2026-03-20", *_REASON),
    ("visit", "cancel", "2026-03-25", *_REASON),
    ("note", "Ana of Mill rings back"),
    ("note", "Ana of Mill rings back", "--again"),
    ("note", "Pia is away", "--private"),
    (*_PROMISE, "--owner", "ana-ruiz", "--due", "2026-05-01", "--said-by", "ana-ruiz"),
    (*_PROMISE, "--owner", "ana-ruiz", "--due", "2026-05-01", "--said-by", "ana-ruiz", "--again"),
    ("commitment", "add", "Ana's sheet for Ana Ruiz of Mill", "--ours", "--to", "pia"),
    ("commitment", "add", "😀", "--ours", "--owner", "Eva Lind"),
    ("commitment", "confirm", _PROMISED, "--said-by", "pia"),
    ("commitment", "keep", _PROMISED),
    ("commitment", "break", _PROMISED, *_REASON),
    ("commitment", "move", _PROMISED, "2026-05-09", "--said-by", "pia", *_REASON),
    ("commitment", "move", "ana-s-sheet-for-ana", "2026-05-09"),
    ("commitment", "keep", f"{_PROMISED}-2"),
    ("commitment", "cancel", "commitment", *_REASON),
    ("agreement", "add", "Delivery to Mill", "--clear", "--not-complete", "--our-part", "by Ana",
     "--give", "2 %", "--give-worth", "800 EUR", "--said-by", "pia"),
    ("agreement", "add", "a longer trial", "--give", "a month for Ana", "--refused"),
    ("agreement", "edit", "delivery-to-mill", "--not-well-defined", "--complete", "--get", "Ana's"),
    ("agreement", "edit", "a-longer-trial", "--given", "--what", "the trial", "--said-by", "pia"),
)  # fmt: skip
_ONWARD: tuple[tuple[str, ...], ...] = (
    ("set", "need=less dust", "volume=5", "--said-by", "ana-ruiz"),
    ("advance",),
    ("set", "price-fits=yes", "--said-by", "pia"),
    ("win",),
    ("set", "result=fine", "--said-by", "ana-ruiz"),
    ("advance",),
    ("cycle",),
)
_STARTS = st.integers(0, len(_ONWARD)).map(lambda size: [(one, 1, 0) for one in _ONWARD[:size]])
_LATER = st.tuples(st.sampled_from(_COMMANDS), st.integers(0, 3), st.integers(0, 2))


def type_in(run: Run, typed: list[tuple[tuple[str, ...], int, int]]) -> None:
    """Give the commands, each so many days after the one before, for a day so many before."""
    day = 5
    for words, later, earlier in typed:
        day += later
        run.clock.to(f"2026-03-{day:02}")
        size = 2 if words[0] in GROUPS else 1
        on = ("--on", f"2026-03-{day - earlier:02}") if earlier else ()
        run(*words[:size], MILL, *words[size:], *on)


Said = list[tuple[date, Payload]]


def disguised(file: DealFile) -> Said:
    """What counts, for which day, under other names."""
    live = live_events(file.events)
    return [(one.on, one.payload) for one in Disguise(live, ()).events(live)]


def replayed(run: Run) -> Said:
    """The same of the deal of the one test, as it was played."""
    session = Session(run.world(), Shared(), ("plain",))
    suite = suite_of(session, run.base / "moves.test.yaml")
    assert isinstance(suite, Suite)
    rehearsal = Rehearsals(session, suite).new()
    (scenario,) = suite.scenarios
    assert play(suite, scenario, rehearsal).failures == ()
    file = rehearsal._session(scenario.steps[-1].on).store.read(rehearsal.deal_id)
    return [(one.on, one.payload) for one in file.events]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(_STARTS, st.lists(_LATER, max_size=6))
def test_whatever_a_rep_recorded_happens_again_in_the_test_and_to_nobody_of_that_name(
    start: list[tuple[tuple[str, ...], int, int]], typed: list[tuple[tuple[str, ...], int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        run = moves(Path(folder))
        type_in(run, [*start, *typed])
        put_beside(run, "")
        result = run.ok("playbook", "test", "--record", MILL)
        assert result.err == READ_IT
        told = result.out.casefold()
        assert [one for one in ("ana", "ruiz", "otto", "pia", "voss", "mill") if one in told] == []
        put_beside(run, result.out)
        recorded = Session(run.world(), Shared(), ("plain",)).store.read(MILL)
        assert replayed(run) == disguised(recorded)


def test_a_deal_that_is_to_be_taken_up_passes_too(mill: Run) -> None:
    mill.ok("park", MILL, "--until", "2026-03-09", "--because", "no money")
    mill.clock.to("2026-03-10")
    result = mill.ok("playbook", "test", "--record", MILL)

    assert "first: take-up}" in result.out
    put_beside(mill, result.out)
    assert mill.ok("playbook", "test", "moves.yaml").out.startswith("passed")
