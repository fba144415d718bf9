import shlex
from typing import Any

import pytest

from salescoach.playbook.places import shipped
from tests.builders.command_lines import ALL, BY_HAND, COPY, NOTE, prepare
from tests.builders.worlds import HALDEN, Run, Stream, snapshot

READ_A_DEAL: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("next",), ()),
    (("brief",), ()),
    (("recap",), ()),
    (("show",), ()),
    (("gate",), ()),
    (("history",), ()),
    (("export",), ()),
    (("person", "list"), ()),
    (("doubt", "list"), ()),
    (("option", "list"), ()),
    (("option", "compare"), ()),
    (("problem", "list"), ()),
    (("visit", "list"), ()),
    (("commitment", "list"), ()),
    (("agreement", "list"), ()),
    (("why",), ("judge-the-business",)),
    (("why-not",), ("read-up",)),
]
WRITE_A_DEAL = [
    (("deal", "upgrade"), ("--to", "technical-sale")),
    (("set",), ("need=x",)),
    (("done",), ("read-up",)),
    (("person", "add"), ("Bo Lund",)),
    (("person", "edit"), ("ana", "--job", "x")),
    (
        ("visit", "plan"),
        (
            "2026-03-09",
            "--with",
            "ana",
            "--goal",
            "x",
            "--place",
            "x",
            "--how-much",
            "x",
            "--how",
            "x",
            "--why",
            "x",
        ),
    ),
    (("visit", "edit"), ("visit-2026-03-09", "--goal", "x")),
    (("visit", "hold"), ("--with", "ana")),
    (("debrief",), ("--notes", NOTE, "--dry-run")),
    (("visit", "cancel"), ("visit-2026-03-09", "--because", "x")),
    (("note",), ("x",)),
    (("undo",), ()),
    (("handover",), ("project-manager", "Olga Lind", "--because", "x")),
    (("forget",), ("ana", "--yes")),
    (("merge",), (COPY,)),
    (("skip",), ("read-up", "--because", "x")),
    (("asked",), ("need", "--of", "ulf")),
    (("wait",), ("--until", "2026-05-04", "--because", "x", "--said-by", "ana")),
    (("park",), ("--until", "2026-06-01", "--because", "x")),
    (("lose",), ("--reason", "price")),
    (("disqualify",), ("--reason", "no-need")),
    (("cancel",), ("--because", "x")),
    (("reopen",), ("--because", "x")),
    (("doubt", "raise"), ("too much foam",)),
    (("doubt", "explore"), ("too-much-foam", "x")),
    (("doubt", "answer"), ("too-much-foam", "x")),
    (("doubt", "settle"), ("too-much-foam", "--said-by", "ana")),
    (("option", "add"), ("Leave it", "--kind", "as-is")),
    (("option", "edit"), ("leave-it", "--technical", "x")),
    (("option", "weigh"), ("price=40",)),
    (("problem", "add"), ("foam",)),
    (("problem", "solve"), ("foam",)),
    (("advance",), ()),
    (("win",), ()),
    (("back",), ("need-recognition", "--because", "x")),
    (("cycle",), ()),
    (("commitment", "add"), ("send the figures", "--ours")),
    (("commitment", "confirm"), ("send-the-figures", "--said-by", "ana")),
    (("commitment", "keep"), ("send-the-figures",)),
    (("commitment", "break"), ("send-the-figures",)),
    (("commitment", "move"), ("send-the-figures", "2026-04-01")),
    (("commitment", "cancel"), ("send-the-figures", "--because", "x")),
    (("agreement", "add"), ("delivery",)),
    (("agreement", "edit"), ("delivery-in-big-bags", "--clear")),
]
READING = pytest.mark.parametrize(("command", "rest"), READ_A_DEAL, ids=" ".join)
WRITING = pytest.mark.parametrize(("command", "rest"), WRITE_A_DEAL, ids=" ".join)

NO_ID = ["", " ", "-", "HALDEN-BOARD", "Halden Board", "halden_board", "../halden-board",
         "deals/halden-board", "halden-board.json", "halden-board/", "halden\nboard", "\x1b[31m",
         "\udc80", "h" * 65, "h" * 5000, "halden-bo\u0430rd"]  # fmt: skip


def somebody_there() -> dict[str, Any]:
    """The parts of a world in which prompts are allowed."""
    return {"stdin": Stream(terminal=True), "stderr": Stream(terminal=True)}


@pytest.fixture
def two(run: Run) -> Run:
    """A second deal, whose id begins like the first one's; and one that is a beginning."""
    run.ok("new", "Halden Paper", "--type", "market")
    run.ok("new", "Hal", "--type", "market")
    return run


# Deals ----------------------------------------------------------------------------------------


@READING
def test_a_reader_takes_a_beginning_that_only_one_deal_has(
    command: tuple[str, ...], rest: tuple[str, ...], two: Run
) -> None:
    prepare(two, " ".join(command))
    whole = two(*command, HALDEN, *rest)
    assert whole.code in (0, 1)
    assert two(*command, "halden-b", *rest) == whole


@READING
def test_an_id_is_itself_and_no_beginning_of_another(
    command: tuple[str, ...], rest: tuple[str, ...], two: Run
) -> None:
    result = two(*command, "hal", *rest)
    told = command == ("recap",) and "no visit of hal was held" in result.err
    assert result.code in (0, 1) or told
    assert "halden" not in result.out


@READING
def test_a_beginning_of_several_is_4_and_names_them(
    command: tuple[str, ...], rest: tuple[str, ...], two: Run
) -> None:
    result = two(*command, "halden-", *rest)
    assert (result.code, result.out) == (4, "")
    assert result.err.splitlines()[1] == "Say which: halden-board and halden-paper"


@WRITING
def test_a_writer_in_a_script_needs_the_whole_id(
    command: tuple[str, ...], rest: tuple[str, ...], run: Run
) -> None:
    before = snapshot(run.base)
    result = run(*command, "halden-b", *rest)
    assert (result.code, result.out) == (4, "")
    assert result.err.splitlines()[1] == "In a script, write the whole id."
    assert snapshot(run.base) == before


@WRITING
def test_a_writer_at_a_terminal_takes_a_beginning(
    command: tuple[str, ...], rest: tuple[str, ...], run: Run
) -> None:
    run.ok("set", HALDEN, "why-now=audit")
    prepare(run, " ".join(command))
    assert run(*command, "halden-b", *rest, "--no-input", **somebody_there()).code == 4
    run.ok(*command, "halden-b", *rest, **somebody_there())


@READING
@pytest.mark.parametrize("given", NO_ID, ids=ascii)
def test_a_reader_finds_nothing_under_what_is_no_id(
    command: tuple[str, ...], rest: tuple[str, ...], given: str, run: Run
) -> None:
    before = snapshot(run.base)
    result = run(*command, given, *rest)
    assert (result.code, result.out) == (4 if given.strip() else 2, "")
    assert 1 <= len(result.err.splitlines()) <= 2
    assert snapshot(run.base) == before


@WRITING
@pytest.mark.parametrize("given", NO_ID, ids=ascii)
def test_a_writer_finds_nothing_under_what_is_no_id(
    command: tuple[str, ...], rest: tuple[str, ...], given: str, run: Run
) -> None:
    before = snapshot(run.base)
    result = run(*command, given, *rest)
    assert (result.code, result.out) == (4 if given.strip() else 2, "")
    assert snapshot(run.base) == before


def test_a_slip_of_the_pen_is_recognised(run: Run) -> None:
    result = run("show", "haldem-board")
    assert result.err.splitlines() == [
        "salescoach: there is no deal haldem-board.",
        "Did you mean halden-board?",
    ]


@pytest.mark.parametrize(
    "command",
    [
        ("show",),
        ("gate",),
        ("history",),
        ("person", "list"),
        ("visit", "list"),
        ("undo",),
        ("brief",),
        ("recap",),
    ],
)
def test_without_a_deal_the_variable_says_which(command: tuple[str, ...], run: Run) -> None:
    run.ok("set", HALDEN, "need=x")
    prepare(run, " ".join(command))
    missing = run(*command)
    assert (missing.code, missing.out) == (5, "")
    assert missing.err.splitlines()[1] == "See your deals with: salescoach next"
    assert run(*command, env={"SALESCOACH_DEAL": HALDEN}).code in (0, 1)
    assert run(*command, env={"SALESCOACH_DEAL": ""}).code == 5
    assert run(*command, "nobody", env={"SALESCOACH_DEAL": HALDEN}).code == 4


def test_an_empty_argument_is_not_the_variables_deal(run: Run) -> None:
    """`salescoach undo "$DEAL"` with nothing in it must not undo something else."""
    run.ok("set", HALDEN, "need=x")
    before = snapshot(run.home)
    assert run("undo", "", env={"SALESCOACH_DEAL": HALDEN}).code == 2
    assert snapshot(run.home) == before


def test_next_alone_is_always_the_queue(run: Run) -> None:
    assert run.ok("next", env={"SALESCOACH_DEAL": HALDEN}) == run.ok("next")


def test_off_a_terminal_nobody_is_asked_which_deal(run: Run) -> None:
    for env in ({"CI": "1"}, {"TERM": "dumb"}):
        assert run("show", env=env, **somebody_there()).code == 5


def test_commands_for_a_deal_are_all_here() -> None:
    names = {" ".join(one) for one, _ in READ_A_DEAL} | {" ".join(one) for one, _ in WRITE_A_DEAL}
    with_a_deal = {name for name, line in ALL.items() if HALDEN in line and name not in BY_HAND}
    assert names == with_a_deal


# People ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("ana-ruiz", "ana-ruiz"),
        ("Ana Ruiz", "ana-ruiz"),
        ("ANA RUIZ", "ana-ruiz"),
        ("ana", "ana-ruiz"),
        ("Ruiz", "ana-ruiz"),
        (" ruiz ", "ana-ruiz"),
        ("ulf", "ulf-berg"),
        ("Berta Berg", "berta-berg"),
        ("berta-berg", "berta-berg"),
    ],
)
def test_a_person_is_meant_by_id_by_name_or_by_a_name_that_only_one_has(
    typed: str, person: str, run: Run
) -> None:
    result = run.ok("set", HALDEN, "need=x", "--said-by", typed, "--json")
    assert f'"said_by": [\n     "{person}"\n    ]' in result.out


@pytest.mark.parametrize("typed", ["Dr. Wolf", "Herr Wolf", "wolf", "Jens Wolf", "dr-jens-wolf"])
def test_a_title_does_not_count_in_a_name(typed: str, run: Run) -> None:
    run.ok("person", "add", HALDEN, "Dr. Jens Wolf")
    result = run.ok("set", HALDEN, "need=x", "--said-by", typed, "--json")
    assert '"said_by": [\n     "dr-jens-wolf"\n    ]' in result.out


@pytest.mark.parametrize("typed", ["Dr.", "Frau Wolf", "Dr. Holm"])
def test_a_title_alone_or_another_form_of_address_finds_nobody(typed: str, run: Run) -> None:
    run.ok("person", "add", HALDEN, "Herr Dr. Jens Wolf")
    assert run("set", HALDEN, "need=x", "--said-by", typed).code == 4


def test_a_name_that_several_have_is_5_and_names_them(run: Run) -> None:
    before = snapshot(run.home)
    for line in (("need=x", "--said-by", "berg"), ("need-owner=Berg",)):
        result = run("set", HALDEN, *line)
        assert (result.code, result.out) == (5, "")
        assert result.err.splitlines() == [
            f"salescoach: {line[-1].rpartition('=')[2]} can be several people in {HALDEN}.",
            "Say which: ulf-berg and berta-berg",
        ]
    assert snapshot(run.home) == before


def test_a_whole_name_comes_before_a_part_of_another(run: Run) -> None:
    run.ok("person", "add", HALDEN, "Berg")
    result = run.ok("set", HALDEN, "need=x", "--said-by", "berg", "--json")
    assert '"said_by": [\n     "berg"\n    ]' in result.out


@pytest.mark.parametrize("typed", ["nobody", "Ana Ruis", "an", "ana-", "ruiz ana", "Ana  Ruiz"])
def test_nobody_is_guessed(typed: str, run: Run) -> None:
    before = snapshot(run.home)
    result = run("set", HALDEN, "need=x", "--said-by", typed)
    assert (result.code, result.out) == (4, "")
    assert typed in result.err
    assert snapshot(run.home) == before


def test_the_hint_for_an_unknown_person_can_be_pasted(run: Run) -> None:
    result = run("set", HALDEN, "need=x", "--said-by", "Zoë O'Neil; rm -rf ~")
    command = result.err.splitlines()[1].partition(": ")[2]
    assert shlex.split(command) == [
        "salescoach", "person", "add", HALDEN, "Zoë O'Neil; rm -rf ~", "--role", "ROLE",
    ]  # fmt: skip


def test_two_ways_of_naming_one_person_are_one(run: Run) -> None:
    line = ("set", HALDEN, "need=x", "--said-by", "ana", "--said-by", "Ruiz", "--json")
    assert '"said_by": [\n     "ana-ruiz"\n    ]' in run.ok(*line).out


# Facts, items, types, roles -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (("set", HALDEN, "neeed=x"), "Did you mean need?"),
        (("set", HALDEN, "NEED=x"), "Did you mean need?"),
        (("set", HALDEN, "expected_close=2026-05-05"), "Did you mean expected-close?"),
        (("done", HALDEN, "readup"), "Did you mean read-up?"),
        (("done", HALDEN, "need-recognition/readup"), "Did you mean read-up?"),
        (("person", "add", HALDEN, "X", "--role", "usr"), "Did you mean user?"),
        (("set", HALDEN, "customer-type=loyl"), "Did you mean loyal?"),
        (("new", "X", "--type", "Market"), "Did you mean market?"),
        (("new", "X", "--kind", "wish"), "Choose from: new-business"),
        (("new", "X", "--lead-source", "q"), "Choose from: they-asked"),
        (("person", "add", HALDEN, "X", "--role", "boss"), "Choose from: economic"),
        (("new", "X", "--playbook", "technical-sal"), "Did you mean technical-sale?"),
        (("new", "X", "--playbook", "q"), f"Choose from: {next(iter(shipped()))}"),
    ],
)
def test_an_unknown_word_is_4_with_what_there_is(
    line: tuple[str, ...], hint: str, run: Run
) -> None:
    before = snapshot(run.home)
    result = run(*line)
    assert (result.code, result.out) == (4, "")
    assert result.err.splitlines()[1].startswith(hint)
    assert snapshot(run.home) == before


@pytest.mark.parametrize(
    ("typed", "exit_"),
    [
        ("need-recognition/read-up", 0),
        ("read-up", 0),
        ("do/need-recognition/read-up", 0),
        ("do/read-up", 4),
        ("do/do/read-up", 4),
        ("option-evaluation/read-up", 4),
        ("nowhere/read-up", 4),
        ("/read-up", 4),
        ("need-recognition/", 4),
        ("need-recognition/need-recognition/read-up", 4),
        ("", 2),
        ("plan-the-call", 2),  # for market and loyal customers only
    ],
)
def test_an_item_is_of_the_position_or_of_the_stage_named(typed: str, exit_: int, run: Run) -> None:
    before = snapshot(run.home)
    result = run("done", HALDEN, typed)
    assert (result.code, result.out) == (exit_, "")
    assert (snapshot(run.home) == before) is (exit_ != 0)


def test_an_item_of_a_later_stage_can_be_ticked_off_by_its_whole_name(small: Run) -> None:
    assert small("done", "trial", "write").code == 4
    assert "letter" in small.ok("done", "trial", "second/write").err


@pytest.mark.parametrize(
    "line",
    [
        ("set", HALDEN, "need=x", "--said-by", ""),
        ("set", HALDEN, "customer-type="),
        ("set", HALDEN, "need-owner="),
        ("set", HALDEN, "need="),
        ("set", HALDEN, "need=x", "--note", " "),
        ("set", HALDEN, "need=x", "--document", ""),
        ("person", "add", HALDEN, ""),
        ("person", "add", HALDEN, "X", "--role", ""),
        ("person", "add", HALDEN, "X", "--job", ""),
        ("new", ""),
        ("new", "X", "--type", ""),
        ("new", "X", "--kind", ""),
        ("new", "X", "--lead-source", ""),
        ("new", "X", "--amount", ""),
        ("new", "X", "--expected-close", ""),
        ("new", "X", "--title", " "),
        ("new", "X", "--owner", ""),
    ],
    ids=lambda line: " ".join(line[:1] + line[2:]),
)
def test_something_given_empty_is_never_taken_for_not_given(
    line: tuple[str, ...], run: Run
) -> None:
    before = snapshot(run.home)
    result = run(*line)
    assert (result.code, result.out) == (2, "")
    assert snapshot(run.home) == before
