import pytest

from salescoach.cli.dialogues.playbook_questions import Given, answers_for
from salescoach.cli.session import Session, Shared
from salescoach.errors import BadUsage, InputNeeded
from salescoach.playbook.places import shipped
from salescoach.trainer.starting.answers import Answers
from tests.builders.dialogues import Talk
from tests.builders.worlds import Run

TYPED = ("Pumps for dairies", "", "", "", "what goes wrong", "What goes wrong?")
USUAL = Answers(
    title="Pumps for dairies",
    first="Whether to change anything",
    then="Whether to choose us",
    who=("Uses it", "Pays for it"),
    hear="what goes wrong",
    ask="What goes wrong?",
)


def asked(run: Run, *lines: str, given: Given | None = None) -> tuple[Answers, str]:
    talk = Talk(run, *lines)
    answers = answers_for(talk.session, given or Given(), talk.dialogue)
    assert talk.lines == []
    return answers, talk.told


def off_terminal(run: Run) -> Session:
    return Session(run.world(), Shared(), ("plain",))


def test_six_questions_and_enter_takes_what_is_offered(empty: Run) -> None:
    answers, told = asked(empty, *TYPED)
    assert answers == USUAL
    begin, _, rest = told.partition("\n\n")
    assert begin.startswith(
        "A few short questions; all of it can be changed later. Ctrl-C leaves, and\n"
        "nothing is written.\n"
        "Or begin with one that comes along, by --from: "
    )
    assert all(id_ in begin for id_ in shipped())
    assert rest == (
        "1 of 6  What do you sell, and to whom?\n"
        "        like: Pumps for dairies\n"
        "\n"
        "2 of 6  What do they decide first?\n"
        "        Enter: Whether to change anything\n"
        "\n"
        "3 of 6  And what do they decide after that?\n"
        "        Enter: Whether to choose us\n"
        "\n"
        "4 of 6  Who of theirs decides? Whoever has the need stands first, whoever has\n"
        "        the last word last.\n"
        "        Enter: Uses it, Pays for it\n"
        "\n"
        "5 of 6  Finish the sentence: we go on when they have said …\n"
        "        like: what goes wrong today, and what it costs them\n"
        "\n"
        "6 of 6  Which question brings them to say it?\n"
        "        like: What goes wrong today, and how do you notice?\n"
        "\n"
    )


def test_what_is_typed_counts(empty: Run) -> None:
    lines = ("Roofs", "Whether it leaks", "Which roof", "Owner, Bank", "where it leaks", "Where?")
    answers, _ = asked(empty, *lines)
    assert answers == Answers(
        title="Roofs",
        first="Whether it leaks",
        then="Which roof",
        who=("Owner", "Bank"),
        hear="where it leaks",
        ask="Where?",
    )


def test_what_was_given_is_not_asked(empty: Run) -> None:
    given = Given(title="Roofs", who=("Owner",), hear="where")
    answers, told = asked(empty, "a", "b", "Where?", given=given)
    assert answers == Answers(
        title="Roofs", first="a", then="b", who=("Owner",), hear="where", ask="Where?"
    )
    assert "3 of 3  Which question" in told
    assert "What do you sell" not in told


def test_with_what_only_the_trainer_knows_nothing_is_asked(empty: Run) -> None:
    given = Given(title="Pumps for dairies", hear="what goes wrong", ask="What goes wrong?")
    assert asked(empty, given=given) == (USUAL, "")


def test_what_cannot_be_taken_is_told_and_asked_again(empty: Run) -> None:
    lines = ["", "x" * 201, *TYPED[:3], "a,b,c,d,e,f,g", *TYPED[3:]]
    answers, told = asked(empty, *lines)
    assert answers == USUAL
    assert "--title" not in told
    assert "Only you can answer this one; a few words will do." in told
    assert "Your answer" in told
    assert "takes at most 6 roles" in told


def test_leaving_ends_it(empty: Run) -> None:
    with pytest.raises(KeyboardInterrupt):
        asked(empty, *TYPED[:5])


def test_off_a_terminal_all_that_is_missing_is_named_at_once(empty: Run) -> None:
    with pytest.raises(InputNeeded) as missing:
        answers_for(off_terminal(empty), Given(hear="a"))
    assert dict(missing.value.sentence.args) == {"options": ("--title", "--ask")}


def test_off_a_terminal_the_rest_is_what_we_would_begin_with(empty: Run) -> None:
    given = Given(title="Pumps for dairies", hear="what goes wrong", ask="What goes wrong?")
    assert answers_for(off_terminal(empty), given) == USUAL


def test_a_bad_answer_on_the_command_line_is_refused(empty: Run) -> None:
    given = Given(title="a\x1b", hear="b", ask="c")
    with pytest.raises(BadUsage):
        answers_for(off_terminal(empty), given)
