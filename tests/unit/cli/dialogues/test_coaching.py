"""A guided session: what each answer records and changes, how it is left and gone on with."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.dialogues.coaching import Sitting
from tests.builders.dialogues import Talk
from tests.builders.worlds import Run, demo, snapshot

HALDEN, KVARNHOLM, ALIMENTOS = "halden-board", "kvarnholm-papper", "alimentos-sabanero"
NORDHAV, PINE, QINGLU = "nordhav-fiskemel", "pine-valley-packaging", "qingluzhiye"
FIRST = "Agree on paper which figure is good enough"


@pytest.fixture
def many(home: Path) -> Run:
    """The deals of the example, on their day."""
    return demo(home)


def sat(run: Run, *lines: str, deal: str = HALDEN, dry_run: bool = False, at: str = "") -> Talk:
    """A session in which these lines are typed; then it is left, if it is not over."""
    talk = Talk(run, *lines, env={"SALESCOACH_AT": at or None})
    sitting = Sitting(talk.session, talk.dialogue, deal, dry_run=dry_run)
    try:
        sitting.hold()
    except KeyboardInterrupt:
        sitting.leave()
    assert talk.lines == []
    return talk


def stored(run: Run, deal: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Each event: its transaction, its kind, its payload."""
    found = json.loads((run.home / "deals" / f"{deal}.json").read_bytes())
    return [(one["tx"], one["kind"], one["payload"]) for one in found["events"]]


def new(run: Run, *lines: str, deal: str = HALDEN) -> list[tuple[str, dict[str, Any]]]:
    """What a session with these answers recorded."""
    before = len(stored(run, deal))
    sat(run, *lines, deal=deal)
    return [(kind, payload) for _, kind, payload in stored(run, deal)[before:]]


def asked(talk: Talk) -> list[str]:
    """The questions that were put, each as its first line."""
    lines = talk.told.splitlines()
    return [line for line in lines if line[1:5] == " of " and line[5:6].isdigit()]


# What is recorded -----------------------------------------------------------------------------

SENT = ("commitment-kept", {"commitment": "dosing-sheet"})
MARK = ("evidence-recorded", {"fact": "pass-mark", "value": "1.8 %", "said_by": ["ulf-berg"]})


@pytest.mark.parametrize(
    ("deal", "lines", "recorded"),
    [
        pytest.param(HALDEN, ["y"], [SENT], id="a promise of ours, kept"),
        pytest.param(HALDEN, ["n", ""], [], id="a promise of ours, not kept"),
        pytest.param(
            HALDEN, ["n", "thu"],
            [("commitment-moved", {"commitment": "dosing-sheet", "due": "2026-04-16"})],
            id="a promise of ours, with a new day",
        ),
        pytest.param(
            PINE, ["n", "2026-04-20"],
            [("commitment-moved", {"commitment": "send-the-list-of-claims", "due": "2026-04-20",
                                   "said_by": ["dana-whitfield"]})],
            id="a promise of theirs, with the day that they named",
        ),
        pytest.param(HALDEN, ["", "1.8 %", "1"], [MARK], id="a fact, and who said so"),
        pytest.param(
            HALDEN, ["", "-", ""], [("evidence-recorded", {"fact": "pass-mark", "none": True})],
            id="a fact: there is none",
        ),
        pytest.param(
            HALDEN, ["", "?"], [("fact-asked", {"fact": "pass-mark", "of": "marta-solberg"})],
            id="a fact: asked, no answer",
        ),
        pytest.param(
            HALDEN, ["", "", "", "They stop the line"],
            [("doubt-explored", {"doubt": "not-deposits-on-the-wire",
                                 "risk": "They stop the line"})],
            id="what stands behind a doubt",
        ),
        pytest.param(
            KVARNHOLM, ["y"],
            [("doubt-settled", {"doubt": "and-who-answers-on-a", "said_by": ["birgitta-sand"]})],
            id="a doubt that its holder calls settled",
        ),
        pytest.param(KVARNHOLM, ["n"], [], id="a doubt that is not settled"),
        pytest.param(
            ALIMENTOS, ["", "", "y", "2"],
            [("problem-solved", {"problem": "labels-on-the-drums-come",
                                 "said_by": ["jhon-cardenas"]})],
            id="a problem, solved by their word",
        ),
        pytest.param(
            ALIMENTOS, ["", "", "y", ""],
            [("problem-solved", {"problem": "labels-on-the-drums-come"})],
            id="a problem, solved by our word alone",
        ),
        pytest.param(
            QINGLU, ["y"],
            [("item-done", {"stage": "evolution", "item": "change-customer-type"})],
            id="an item",
        ),
        pytest.param(QINGLU, ["n"], [], id="an item that is not done"),
        pytest.param(
            NORDHAV, ["", "", "Berit Vik, finance"],
            [("person-added", {"person": "berit-vik", "name": "Berit Vik", "roles": ["economic"],
                               "job": "finance"})],
            id="somebody new, with the job on the same line",
        ),
        pytest.param(
            NORDHAV, ["", "", "Berit Vik", ""],
            [("person-added", {"person": "berit-vik", "name": "Berit Vik", "roles": ["economic"]})],
            id="somebody new, the job not known",
        ),
        pytest.param(
            NORDHAV, ["", "", "odd"],
            [("person-added", {"person": "odd-lien", "name": "Odd Lien", "roles": ["economic"]})],
            id="somebody who is recorded already, by name",
        ),
        pytest.param(
            NORDHAV, ["", "", "1"],
            [("person-added", {"person": "sigrid-aune", "name": "Sigrid Aune",
                               "roles": ["economic"]})],
            id="the same by number",
        ),
    ],
)  # fmt: skip
def test_an_answer_is_recorded_by_the_ordinary_event(
    many: Run, deal: str, lines: list[str], recorded: list[tuple[str, dict[str, Any]]]
) -> None:
    assert new(many, *lines, deal=deal) == recorded


def test_fields_of_the_deal_are_asked_with_their_choices(many: Run) -> None:
    many.ok("new", "Acme Pumps")
    found = new(many, "markt", "1", deal="acme-pumps")
    assert found == [("field-set", {"field": "customer_type", "value": "market"})]


def test_a_day_takes_the_name_of_who_named_it(many: Run) -> None:
    found = new(many, "", "", "", "", "2026-06-01", "2", deal="lumbre-ceramica")
    assert found == [
        ("field-set", {"field": "expected_close", "value": "2026-06-01", "said_by": ["tomas-rey"]})
    ]


def test_each_answer_is_one_transaction_saved_when_it_is_given(many: Run) -> None:
    before = len(stored(many, HALDEN))
    sat(many, "y", "1.8 %", "1")
    fresh = stored(many, HALDEN)[before:]
    assert [(kind, payload) for _, kind, payload in fresh] == [SENT, MARK]
    assert len({tx for tx, _, _ in fresh}) == 2


def test_undo_takes_back_the_last_answer_alone(many: Run) -> None:
    before = len(stored(many, HALDEN))
    sat(many, "y", "1.8 %", "1", "", "", "")
    mark = stored(many, HALDEN)[before + 1][0]
    many.ok("undo", HALDEN)
    assert stored(many, HALDEN)[-1][1:] == ("undone", {"undoes": mark})


# What is told ---------------------------------------------------------------------------------


def test_it_says_which_criterion_closed_and_what_comes_first_now(many: Run) -> None:
    told = " ".join(sat(many, "y", "1.8 %", "1+4").told.split())
    assert f'Noted: kept: our promise "dosing sheet". First is still: {FIRST}' in told
    assert (
        "Settled: pass mark agreed. Still open before they can choose: 4 "
        "First now: Before every test, agree what they will do if it passes" in told
    )


def test_what_does_not_apply_any_more_was_not_settled(many: Run) -> None:
    many.ok("new", "Acme Pumps")
    told = sat(many, "2", deal="acme-pumps").told
    assert "Noted: customer type is Opportunity customer." in told
    assert "Settled" not in told


def test_what_cannot_be_read_is_told_and_asked_again(many: Run) -> None:
    talk = sat(many, "perhaps", "y")
    assert "perhaps is neither y nor n." in talk.told
    assert new(many, deal=HALDEN) == []


@pytest.mark.parametrize("words", ["\x1b[2J", "a\u202eb", "\x07", "\udc80"])
def test_what_a_terminal_would_obey_is_refused_at_every_question(many: Run, words: str) -> None:
    before = snapshot(many.home)
    talk = sat(many, words, "", words, "", words, "", words, "", words, "")
    assert snapshot(many.home) == before
    assert words not in talk.told


@pytest.mark.parametrize("words", ["?", "-"])
def test_a_single_mark_is_nobodys_words_and_nobodys_name(many: Run, words: str) -> None:
    assert new(many, "", "", "", words, "", deal=HALDEN) == []
    assert new(many, "", "", words, "", deal=NORDHAV) == []


# What is not asked ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deal", "told"),
    [
        (
            "brisa-textil",
            "Parked since 5 March, until 1 September: Their plant is being stopped or rebuilt.",
        ),
        (
            "conceria-tessaro",
            "Lost on 31 March: Another one was cheaper.",
        ),
    ],
)
def test_nothing_is_asked_of_a_deal_that_rests_and_it_says_why(
    many: Run, deal: str, told: str
) -> None:
    talk = sat(many, deal=deal)
    assert " ".join(talk.told.split()).partition(" nothing to ask. ")[2] == told


def test_a_visit_that_nobody_told_of_is_pointed_at(many: Run) -> None:
    told = " ".join(sat(many, at="2026-04-17").told.split())
    assert (
        "Not told yet: the visit of 16 April with Ulf Berg and Marta Solberg. "
        "Tell it: salescoach debrief halden-board 1 of 5" in told
    )


def test_with_nothing_worth_asking_it_says_so_in_a_line(many: Run) -> None:
    sat(many, "", "", deal="corvin-dairies")
    talk = sat(many, deal="corvin-dairies")
    assert " ".join(talk.told.split()) == (
        "Corvin Dairies: cleaning agent, line 4: nothing more to ask today; what you left comes "
        "again tomorrow. First: quotation for nine tonnes, promised to Priya Nair for 14 April"
    )


# Leaving and going on -------------------------------------------------------------------------


def test_it_goes_on_the_same_day_where_it_was_left(many: Run) -> None:
    left = sat(many, "y", "")
    assert asked(left)[-1].startswith("3 of 5  What passing leads to")
    assert "Kept: 1 answer. Go on any time:  salescoach coach halden-board" in left.told
    on = sat(many)
    assert "Going on where you stopped; kept so far: 1 answer." in " ".join(on.told.split())
    assert asked(on) == asked(left)[-1:]


def test_left_before_any_answer_it_says_that_nothing_was_recorded(many: Run) -> None:
    assert "Nothing was recorded. Go on any time:  salescoach coach halden-board" in sat(many).told


def test_on_another_day_it_starts_anew(many: Run) -> None:
    sat(many, "", "")
    assert asked(sat(many, at="2026-04-15"))[0].startswith("1 of 5  ")


def test_after_five_the_next_session_of_the_day_asks_others(many: Run) -> None:
    first = asked(sat(many, "", "", "", "", "", deal=NORDHAV))
    second = asked(sat(many, "", "", "", "", "", deal=NORDHAV))
    assert [one[:6] for one in (first[0], second[0])] == ["1 of 5", "1 of 5"]
    assert {one[6:] for one in first} & {one[6:] for one in second} == set()


def test_what_was_taken_back_is_asked_again(many: Run) -> None:
    sat(many, "y")
    many.ok("undo", HALDEN)
    assert asked(sat(many))[0].startswith("1 of 5  Is this done? You promised Ulf Berg")


def test_a_draft_of_another_deal_or_a_broken_one_is_not_gone_on_with(many: Run) -> None:
    sat(many, "", "")
    (path,) = (many.state / "drafts").iterdir()
    path.write_bytes(b"{}")
    assert asked(sat(many))[0].startswith("1 of 5  ")


def test_forgetting_somebody_removes_where_it_was_left(many: Run) -> None:
    sat(many, "y", "")
    many.ok("forget", HALDEN, "ines", "--yes")
    assert list((many.state / "drafts").iterdir()) == []


# Somebody else, and only trying ---------------------------------------------------------------


class Meanwhile(Talk):
    """While a line is typed, somebody else does something to the deal."""

    def does(self, run: Run, *argv: str) -> None:
        lines = self.dialogue._ask_line

        def line(session: Any) -> str:
            if argv and len(self.lines) == 1:
                run.ok(*argv)
            return lines(session)

        self.dialogue._ask_line = line


@pytest.mark.parametrize(
    "argv",
    [
        ("commitment", "keep", HALDEN, "dosing-sheet"),
        ("commitment", "cancel", HALDEN, "dosing-sheet", "--because", "x"),
        ("park", HALDEN, "--until", "2026-06-01", "--because", "x"),
    ],
    ids=" ".join,
)
def test_an_answer_to_what_was_settled_meanwhile_is_not_recorded(
    many: Run, argv: tuple[str, ...]
) -> None:
    talk = Meanwhile(many, "y")
    talk.does(many, *argv)
    sitting = Sitting(talk.session, talk.dialogue, HALDEN)
    before = len(stored(many, HALDEN))
    with suppress(KeyboardInterrupt):  # which comes where there is more to ask
        sitting.hold()
    assert "not recorded: that was settled meanwhile by somebody else." in talk.told
    assert len(stored(many, HALDEN)) == before + 1
    assert sitting.kept == 0


def test_an_answer_that_still_makes_sense_is_recorded_beside_what_others_did(many: Run) -> None:
    talk = Meanwhile(many, "y")
    talk.does(many, "note", HALDEN, "they called")
    sitting = Sitting(talk.session, talk.dialogue, HALDEN)
    before = len(stored(many, HALDEN))
    with pytest.raises(KeyboardInterrupt):
        sitting.hold()
    kinds = [kind for _, kind, _ in stored(many, HALDEN)[before:]]
    assert kinds == ["note-written", "commitment-kept"]


def test_a_dry_run_asks_and_shows_as_if_and_keeps_nothing(many: Run) -> None:
    before = snapshot(many.base)
    talk = sat(many, "y", "1.8 %", "1", dry_run=True)
    assert 'Would record: kept: our promise "dosing sheet".' in talk.told
    assert '"kind":"commitment-kept"' in talk.told
    assert [one[:6] for one in asked(talk)] == ["1 of 5", "2 of 5", "3 of 5"]
    assert "Nothing was recorded: you only tried it." in talk.told
    assert snapshot(many.base) == before
