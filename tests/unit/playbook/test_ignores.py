import pytest

from salescoach.playbook.compiling import Broken, Compiled, compile_playbook
from salescoach.playbook.extending import Base
from salescoach.values.messages import Message, say
from tests.builders.playbooks import FILE, args_of, the_text, told
from tests.builders.speed import at_once

HEAD = "limit:\n  - {days: 1}"
LIMIT = "limit:\n  - {days: 1}\n  - {days: 2}\n"
FORM = "# salescoach: ignore[SC310] …"
IGNORE = "# salescoach: ignore[SC310] why"


def checked(limit: str, **parts: str) -> Compiled | Broken:
    return compile_playbook(the_text(stage=limit, **parts).encode(), FILE)


def codes(limit: str) -> list[str]:
    return [problem.code for problem in checked(limit).problems]


def with_comment(comment: str) -> str:
    """A stage with one case that is never reached, told in the line of the comment."""
    return f"limit:\n  - {{days: 1}}  # salescoach: {comment}\n  - {{days: 2}}\n"


def test_without_a_comment_the_problem_is_told() -> None:
    result = checked(with_comment("our way"))

    assert isinstance(result, Compiled)
    assert [problem.code for problem in result.problems] == ["SC310"]
    assert result.silenced == 0


@pytest.mark.parametrize(
    "comment",
    ["ignore[SC310] why", "ignore[ SC310 ,SC310 ] why", "ignore[SC310]: why", "ignore[SC310] 因为"],
)
def test_a_comment_silences_in_its_line(comment: str) -> None:
    result = checked(with_comment(comment))

    assert isinstance(result, Compiled)
    assert (result.problems, result.silenced) == ((), 1)


def test_a_comment_alone_silences_in_the_next_line() -> None:
    result = checked("limit:\n  # salescoach: ignore[SC310] why\n\n  - {days: 1}\n  - {days: 2}\n")

    assert (result.problems, result.silenced) == ((), 1)


def test_no_comment_silences_another_line() -> None:
    result = checked(
        "limit:\n  - {days: 1}  # salescoach: ignore[SC310] why\n  - {days: 2}\n  - {days: 3}\n"
    )

    assert [problem.code for problem in result.problems] == ["SC310"]
    assert result.silenced == 1


def test_a_comment_silences_all_problems_of_its_code_in_the_line() -> None:
    result = checked("limit: [{days: 1}, {days: 2}, {days: 3}]  # salescoach: ignore[SC310] why\n")

    assert (result.problems, result.silenced) == ((), 2)


@pytest.mark.parametrize(
    "comment",
    [
        "ignore",
        "ignore SC310 why",
        "ignore[] why",
        "ignore[SC310,] why",
        "ignore[SC310 why",
        "ignore [SC310] why",
        "Ignore[SC310] why",
        "ignroe[SC310] why",
        "ignore[" + ", ".join(f"SC3{n}" for n in range(11)) + "] why",
    ],
)
def test_a_garbled_comment_is_told_and_silences_nothing(comment: str) -> None:
    problems = checked(with_comment(comment)).problems

    assert sorted(problem.code for problem in problems) == ["SC310", "SC401"]
    (wrong,) = (problem for problem in problems if problem.code == "SC401")
    assert wrong.remedy == say("remedy.SC401", form=FORM)
    assert wrong.excerpt[wrong.place.column - 1] == "#"


@pytest.mark.parametrize("end", ["", " ", " -", ": …", "  ."])
def test_a_comment_without_a_reason_is_told_in_place_of_the_problem(end: str) -> None:
    result = checked(with_comment(f"ignore[SC310]{end}"))

    assert [problem.code for problem in result.problems] == ["SC401"]
    assert result.silenced == 1


@pytest.mark.parametrize("comment", ["our way of selling", "1", "", "ignorant words", "see [1]"])
def test_other_comments_are_nobodys_business(comment: str) -> None:
    assert codes(with_comment(comment)) == ["SC310"]


@pytest.mark.parametrize(
    ("named", "remedy"),
    [
        ("SC31O", say("hint.did-you-mean", word="SC310")),
        ("sc401", say("hint.did-you-mean", word="SC401")),
        ("SC3l2", say("hint.did-you-mean", word="SC312")),
        ("CS403", say("hint.did-you-mean", word="SC403")),
        ("everything", say("hint.codes")),
        ("x" * 200, say("hint.codes")),
    ],
)
def test_an_unknown_code_is_told_with_what_was_meant(named: str, remedy: Message) -> None:
    (problem,) = checked(with_comment(f"ignore[SC310, {named}] why")).problems

    assert (problem.code, problem.remedy) == ("SC402", remedy)
    assert args_of(problem) == {"codes": (named[:20],)}


def test_a_comment_with_nothing_to_silence_is_told() -> None:
    (problem,) = checked("limit: {days: 1}  # salescoach: ignore[SC310] why\n").problems

    assert (problem.code, problem.remedy) == ("SC403", say("remedy.SC403"))
    assert args_of(problem) == {"codes": ("SC310",)}


def test_a_second_comment_on_the_same_problem_has_nothing_to_silence() -> None:
    text = (
        "limit:\n  # salescoach: ignore[SC310] one\n"
        "  - {days: 1}  # salescoach: ignore[SC310] two\n  - {days: 2}\n"
    )

    assert codes(text) == ["SC403"]


def test_a_comment_at_the_end_of_the_file_has_nothing_to_silence() -> None:
    text = the_text() + "# salescoach: ignore[SC310] why"
    result = compile_playbook(text.encode(), FILE)

    assert [problem.code for problem in result.problems] == ["SC403"]


def test_an_error_cannot_be_silenced() -> None:
    result = checked("titel: x  # salescoach: ignore[SC201] why\n")

    assert isinstance(result, Broken)
    assert [problem.code for problem in result.problems] == ["SC201", "SC404"]
    assert [problem.severity for problem in result.problems] == ["error", "warning"]
    assert args_of(result.problems[1]) == {"codes": ("SC201",)}
    assert result.silenced == 0


def test_problems_of_comments_cannot_be_silenced() -> None:
    text = "# salescoach: ignore[SC403] why\nlimit: {days: 1}  # salescoach: ignore[SC310] why\n"

    assert codes(text) == ["SC403", "SC403"]


def test_in_a_broken_playbook_warnings_are_silenced_all_the_same() -> None:
    result = checked(with_comment("ignore[SC310] why") + "titel: x\n")

    assert isinstance(result, Broken)
    assert [problem.code for problem in result.problems] == ["SC201"]
    assert result.silenced == 1


def test_one_comment_can_be_wrong_in_several_ways_each_told_once() -> None:
    problems = checked(
        "limit: {days: 1}  # salescoach: ignore[SC310, SC301, x, SC302, y]\n"
    ).problems

    assert [problem.code for problem in problems] == ["SC401", "SC402", "SC403", "SC404"]
    assert [args_of(problem).get("codes") for problem in problems] == [
        None, ("x", "y"), ("SC310",), ("SC301", "SC302"),
    ]  # fmt: skip
    assert len({told(problem)[1:] for problem in problems}) == 1


def test_of_a_file_of_another_format_no_comment_is_judged() -> None:
    result = compile_playbook(b"salescoach: 2  # salescoach: ignore[SC999] why\n", FILE)

    assert [problem.code for problem in result.problems] == ["SC208"]


HOSTILE = {
    "wrong in every way": "#salescoach:ignore[a,SC310,SC301]\n" * 7_000,
    "different unknown codes": "".join(f"#salescoach:ignore[SC{n}x]y\n" for n in range(8_000)),
    "one with many codes": "# salescoach: ignore[" + "a," * 120_000 + "a] x\n",
    "many brackets": "# salescoach: ignore" + "[" * 240_000 + "\n",
    "a long word": "# salescoach: " + "ignore-" * 34_000 + "\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_comments_are_judged_at_once(text: str) -> None:
    with at_once():
        result = compile_playbook(the_text(text).encode(), FILE)
    assert isinstance(result, Compiled)


# A playbook that extends another one


def extending(base: str, text: str = "") -> Compiled | Broken:
    head = "salescoach: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\nextends: base.yaml\n"
    loaded = Base(base.encode(), "base.yaml")
    return compile_playbook((head + text).encode(), "ours.yaml", lambda _name, _file: loaded)


def a_base(comment: str) -> str:
    return the_text(stage=with_comment(comment))


OUR_LIMIT = "stages: [{id: option-evaluation, limit: [{days: 3}, {days: 4}]}]"


def test_a_comment_of_the_base_silences_a_warning_of_the_base() -> None:
    told_of_base = extending(a_base("our way")).problems
    result = extending(a_base("ignore[SC310] why"))

    assert [(one.file, one.code) for one in told_of_base] == [("base.yaml", "SC310")]
    assert isinstance(result, Compiled)
    assert (result.problems, result.silenced) == ((), 1)


@pytest.mark.parametrize(
    "comment", ["ignore", "ignore[SC31O] why", "ignore[SC310]", "ignore[SC301] why"]
)
def test_comments_of_the_base_are_judged_where_the_base_itself_is_checked(comment: str) -> None:
    base = a_base(comment)
    alone = compile_playbook(base.encode(), "base.yaml").problems
    of_comments = [one for one in alone if one.code.startswith("SC4")]

    assert len(of_comments) == 1
    assert extending(base).problems == tuple(one for one in alone if one not in of_comments)


def test_a_comment_of_the_base_may_idle_where_what_it_speaks_of_is_changed() -> None:
    result = extending(a_base("ignore[SC310] why"), "stages: [{id: option-evaluation, limit: 3d}]")
    changed = extending(
        a_base("ignore[SC310] why"), "stages: [{id: option-evaluation, limit: {days: 3}}]"
    )

    assert [one.code for one in result.problems] == ["SC203"]
    assert (changed.problems, changed.silenced) == ((), 0)


def test_no_comment_silences_in_the_other_file() -> None:
    base = a_base("ignore[SC310] why")
    line = 1 + base[: base.index("# salescoach")].count("\n")
    blank = "\n" * (line - 6)  # so that both stand in the same line
    ours = extending(base, f"{blank}{OUR_LIMIT}\n")
    commented = extending(the_text(stage=LIMIT), f"{blank}deal_kinds: []  {IGNORE}\n")

    assert [(one.file, one.code, one.place.line) for one in ours.problems] == [
        ("ours.yaml", "SC310", line)
    ]
    assert [(one.file, one.code) for one in commented.problems] == [
        ("base.yaml", "SC310"),
        ("ours.yaml", "SC403"),
    ]


def test_a_comment_silences_in_the_file_that_extends() -> None:
    result = extending(the_text(), f"{OUR_LIMIT}  {IGNORE}\n")

    assert (result.problems, result.silenced) == ((), 1)


def test_thousands_of_problems_of_a_base_are_told_at_once() -> None:
    base = the_text("".join(f"k{n}: x\n" for n in range(9_000)))
    with at_once():
        result = extending(base)
    assert len(result.problems) == 9_000
