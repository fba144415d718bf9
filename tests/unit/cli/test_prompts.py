"""What is typed at a prompt. How it looks, and where it appears, is tested at a real terminal."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders.keyboard import CTRL_C, CTRL_D, DOWN, ENTER, Person
from tests.builders.worlds import (
    HALDEN,
    KILN,
    Run,
    Stream,
    halden,
    snapshot,
    statuses,
    trial,
)


@pytest.fixture
def person(home: Path, seat: Callable[[Run], Person]) -> Person:
    """Before them, on their terminal, stands `next trial`."""
    run = trial(home)
    with run.on_terminal():
        run.ok("next", "trial")
    return seat(run)


def events(result: Run, deal: str = "trial") -> list[tuple[str, Any]]:
    """What the newest command recorded."""
    told = json.loads(result.ok("history", deal, "--json").out)["transactions"][-1]
    return [(event["kind"], event["payload"]) for event in told["events"]]


def test_done_asks_for_each_value_and_records_all_in_one_command(person: Person) -> None:
    person.types("less waste", ENTER, "ana", ENTER, "worth it", ENTER)
    result = person("done", "trial", "1")
    assert (result.code, result.out) == (0, "")
    assert events(person.run) == [
        ("evidence-recorded", {"fact": "words", "value": "less waste", "said_by": ["ana-ruiz"]}),
        ("evidence-recorded", {"fact": "our-view", "value": "worth it"}),
        ("item-done", {"stage": "first", "item": "listen"}),
    ]
    assert "What they said" in person.was_asked
    assert "What we think" in person.was_asked


def test_enter_leaves_a_question_open(person: Person) -> None:
    person.types(ENTER, ENTER)
    assert person("done", "trial", "1").code == 0
    assert events(person.run) == [("item-done", {"stage": "first", "item": "listen"})]


def test_a_value_that_is_none_is_told_and_asked_for_again(person: Person) -> None:
    person.types("a\u202eb", ENTER, "less waste", ENTER, "nobody", ENTER, "Ana", ENTER, ENTER)
    result = person("done", "trial", "1")
    assert result.code == 0
    assert "is not valid text" in result.err
    assert "nobody called nobody" in result.err
    said = {"fact": "words", "value": "less waste", "said_by": ["ana-ruiz"]}
    assert events(person.run)[0] == ("evidence-recorded", said)


def test_that_there_is_none_is_recorded_as_said(person: Person) -> None:
    person.types("none", ENTER, "Ana", ENTER, ENTER)
    assert person("done", "trial", "1").code == 0
    said = {"fact": "words", "none": True, "said_by": ["ana-ruiz"]}
    assert events(person.run)[0] == ("evidence-recorded", said)


def test_a_field_of_the_deal_is_asked_until_it_can_be_read(
    seat: Callable[[Run], Person], home: Path
) -> None:
    run = halden(home)
    run.ok("new", "Corvin Dairies")
    with run.on_terminal():
        run.ok("next", "corvin-dairies")
    person = seat(run)
    person.types(ENTER)
    assert person("done", "corvin-dairies", "1").code == 5
    person.types("markt", ENTER, "market", ENTER)
    result = person("done", "corvin-dairies", "1")
    assert result.code == 0
    assert "Did you mean market?" in result.err
    assert events(run, "corvin-dairies") == [
        ("field-set", {"field": "customer_type", "value": "market"})
    ]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("answered", [0, 1, 2], ids=["at once", "then", "at the end"])
def test_whoever_leaves_a_prompt_changes_nothing(key: str, answered: int, person: Person) -> None:
    before = snapshot(person.run.base)
    person.types(*["less waste", ENTER, "ana", ENTER][: 2 * answered], key)
    result = person("done", "trial", "1")
    assert (result.code, result.out) == (130, "")
    assert result.err.splitlines()[-1] == "salescoach: cancelled, nothing changed."
    assert snapshot(person.run.base) == before


def test_a_new_deal_asks_who_the_customer_is(seat: Callable[[Run], Person], home: Path) -> None:
    person = seat(halden(home))
    person.types("Corvin Dairies", ENTER)
    assert person("new", "--type", "market").out == "corvin-dairies\n"
    person.types(ENTER)
    result = person("new", "--type", "market")
    assert (result.code, result.out) == (2, "")


def test_without_a_deal_it_asks_which(seat: Callable[[Run], Person], home: Path) -> None:
    run = halden(home)
    run.ok("new", "Corvin Dairies", "--type", "market")
    person = seat(run)
    person.types(DOWN, ENTER)
    assert "Halden Board" in person("show").out
    assert "corvin-dairies" in person.was_asked
    assert "halden-board" in person.was_asked


def test_the_only_deal_is_not_asked_for(seat: Callable[[Run], Person], home: Path) -> None:
    person = seat(halden(home))
    assert "Halden Board" in person("show").out
    assert person.was_asked == ""


def test_a_name_that_several_have_is_asked_about(seat: Callable[[Run], Person], home: Path) -> None:
    person = seat(halden(home))
    person.types(DOWN, ENTER)
    assert person("set", HALDEN, "need=x", "--said-by", "berg").code == 0
    assert events(person.run, HALDEN)[0][1]["said_by"] == ["berta-berg"]


def test_no_lock_is_taken_while_somebody_thinks(seat: Callable[[Run], Person], home: Path) -> None:
    person = seat(halden(home))
    before = snapshot(person.run.base)
    person.types(CTRL_C)
    assert person("set", HALDEN, "need=x", "--said-by", "berg").code == 130
    assert snapshot(person.run.base) == before


@pytest.mark.parametrize(
    ("options", "env"),
    [(("--no-input",), {}), (("--json",), {}), ((), {"CI": "1"}), ((), {"TERM": "dumb"})],
    ids=["no input", "json", "CI", "dumb"],
)
def test_where_asking_is_not_allowed_nothing_is_asked(
    options: tuple[str, ...], env: dict[str, str], person: Person
) -> None:
    before = snapshot(person.run.home)
    for line in (("done", "trial", "1"), ("new",), ("set", "trial", "words=x", "--said-by", "x")):
        assert person(*line, *options, env=dict(env)).code in (4, 5)
    assert person.was_asked == ""
    assert snapshot(person.run.home) == before


@pytest.mark.parametrize("stream", ["stdin", "stderr"])
def test_off_a_terminal_nothing_is_asked(stream: str, person: Person) -> None:
    before = snapshot(person.run.base)
    for elsewhere in (Stream(content=b"less waste\nana\n\n"), None):
        assert person("done", "trial", "1", **{stream: elsewhere}).code == 5
    assert person.was_asked == ""
    assert snapshot(person.run.base) == before


def test_what_a_playbook_asks_is_shown_harmless(seat: Callable[[Run], Person], home: Path) -> None:
    run = trial(home)
    pin = next((run.home / "playbooks").iterdir())
    text = pin.read_text().replace("What they said", "What \\u001b[31mthey\\u202e said")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (pin.parent / f"{digest}.json").write_text(text)
    deal = run.home / "deals" / "trial.json"
    deal.write_text(deal.read_text().replace(pin.stem, digest))
    with run.on_terminal():
        run.ok("next", "trial")
    person = seat(run)
    person.types(ENTER, ENTER)
    assert person("done", "trial", "1").code == 0
    assert "What \\x1b[31mthey\\u202e said" in person.was_asked


# What ends, rests or waits --------------------------------------------------------------------


@pytest.fixture
def kiln_seat(seat: Callable[[Run], Person], home: Path) -> Person:
    return seat(statuses(home))


def test_a_lost_deal_is_asked_for_its_reason_and_for_what_has_to_be_known(
    kiln_seat: Person,
) -> None:
    kiln_seat.types(DOWN, ENTER, "Mole & Co", ENTER, "ana", ENTER)
    assert kiln_seat("lose", KILN).code == 0
    assert events(kiln_seat.run, KILN) == [
        (
            "evidence-recorded",
            {"fact": "winner", "value": "Mole & Co", "said_by": ["ana-ruiz"]},
        ),
        ("deal-ended", {"outcome": "lost", "reason": "other-chosen"}),
    ]
    assert "Another was chosen" in kiln_seat.was_asked
    kiln_seat.run.ok("undo", KILN)
    assert "winner" not in kiln_seat.run.ok("show", KILN).out


def test_what_has_to_be_known_cannot_be_left_open(kiln_seat: Person) -> None:
    before = snapshot(kiln_seat.run.home)
    kiln_seat.types(ENTER, ENTER)
    result = kiln_seat("lose", KILN)
    assert (result.code, result.out) == (5, "")
    assert "still missing: winner" in result.err
    assert snapshot(kiln_seat.run.home) == before


def test_a_reason_in_words_is_asked_for_until_it_is_one(kiln_seat: Person) -> None:
    kiln_seat.types(ENTER, "a\u202eb", ENTER, "too small", ENTER)
    result = kiln_seat("disqualify", KILN)
    assert result.code == 0
    assert "--because is not valid text" in result.err
    ended = {"outcome": "disqualified", "because": "too small"}
    assert events(kiln_seat.run, KILN) == [("deal-ended", ended)]


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        (("2026-03-05", ENTER, "2026-06-01", ENTER), {"until": "2026-06-01"}),
        ((ENTER, ENTER, ENTER, "a new budget", ENTER), {"trigger": "a new budget"}),
    ],
    ids=["a day", "what has to happen"],
)
def test_parking_asks_for_its_end_and_why(
    keys: tuple[str, ...], recorded: dict[str, str], kiln_seat: Person
) -> None:
    kiln_seat.types(*keys, "no money", ENTER)
    assert kiln_seat("park", KILN).code == 0
    parked = {"because": "no money", **recorded}
    assert events(kiln_seat.run, KILN) == [("deal-parked", parked)]
    kiln_seat.types("they called", ENTER)
    assert kiln_seat("reopen", KILN).code == 0
    assert events(kiln_seat.run, KILN) == [("deal-reopened", {"because": "they called"})]


def test_a_wait_asks_for_day_reason_and_who(kiln_seat: Person) -> None:
    kiln_seat.types("2026-04-01", ENTER, "their board", ENTER, "zoe", ENTER, "pia", ENTER)
    result = kiln_seat("wait", KILN)
    assert result.code == 0
    assert "nobody called zoe" in result.err
    waiting = {"until": "2026-04-01", "because": "their board", "said_by": ["pia-voss"]}
    assert events(kiln_seat.run, KILN) == [("wait-started", waiting)]


def test_whom_you_asked_and_whose_it_is(kiln_seat: Person) -> None:
    kiln_seat.types("ana", ENTER)
    assert kiln_seat("asked", KILN, "need").code == 0
    assert events(kiln_seat.run, KILN) == [("fact-asked", {"fact": "need", "of": "ana-ruiz"})]
    kiln_seat.types("pia", ENTER)
    assert kiln_seat("set", KILN, "fear=a stop").code == 0
    fear = {"fact": "fear", "value": "a stop", "of": "pia-voss"}
    assert events(kiln_seat.run, KILN) == [("evidence-recorded", fear)]


@pytest.mark.parametrize(
    ("keys", "of"),
    [
        (("5", ENTER, "ana", ENTER, "a stop", ENTER, "pia", ENTER), ["ana-ruiz", "pia-voss"]),
        (("5", ENTER, "ana", ENTER, "a stop", ENTER, ENTER, "pia", ENTER),
         ["ana-ruiz", "pia-voss"]),
        (("5", ENTER, ENTER, "a stop", ENTER, ENTER, ENTER), []),
    ],
    ids=["who said it", "said by nobody named", "nobody's"],
)  # fmt: skip
def test_an_item_asks_whose_a_personal_value_is(
    keys: tuple[str, ...], of: list[str], kiln_seat: Person
) -> None:
    with kiln_seat.run.on_terminal():
        shown = kiln_seat.run.ok("next", KILN).out
    number = next(line[0] for line in shown.splitlines() if "Weigh them" in line)
    kiln_seat.types(*keys)
    assert kiln_seat("done", KILN, number).code == 0
    recorded = events(kiln_seat.run, KILN)
    assert [payload["of"] for kind, payload in recorded if kind == "evidence-recorded"] == of


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize(
    "words",
    [("lose",), ("disqualify",), ("park",), ("wait",), ("skip", "call"), ("asked", "need"),
     ("set", "fear=x")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_leaving_the_question_changes_nothing(
    words: tuple[str, ...], key: str, kiln_seat: Person
) -> None:
    before = snapshot(kiln_seat.run.base)
    kiln_seat.types(key)
    result = kiln_seat(words[0], KILN, *words[1:])
    assert (result.code, result.out) == (130, "")
    assert snapshot(kiln_seat.run.base) == before


def test_what_is_refused_is_not_asked_about(kiln_seat: Person) -> None:
    kiln_seat.run.ok("disqualify", KILN, "--because", "too small")
    for words in (("lose",), ("park",), ("wait",), ("cancel",)):
        assert kiln_seat(words[0], KILN).code == 1
    assert kiln_seat.was_asked == ""


def test_whose_promise_it_is_is_asked_and_enter_means_ours(
    seat: Callable[[Run], Person], home: Path
) -> None:
    person = seat(halden(home))
    person.types("zoe", ENTER, "berta", ENTER)
    result = person("commitment", "add", HALDEN, "send the figures")
    assert (result.code, result.out) == (0, "")
    assert "for one of us, add --ours" in result.err
    assert "Who of them promised it? (Enter: we did)" in person.was_asked
    (recorded,) = events(person.run, HALDEN)
    assert (recorded[1]["side"], recorded[1]["owner"]) == ("theirs", "berta-berg")

    person.types(ENTER)
    assert person("commitment", "add", HALDEN, "dosing sheet").code == 0
    assert events(person.run, HALDEN) == [
        ("commitment-made", {"commitment": "dosing-sheet", "side": "ours", "what": "dosing sheet"})
    ]


def test_a_promise_is_found_by_a_beginning_and_who_confirmed_it_is_asked(
    seat: Callable[[Run], Person], home: Path
) -> None:
    run = halden(home)
    run.ok("commitment", "add", HALDEN, "send the figures", "--owner", "ana")
    run.ok("commitment", "add", HALDEN, "send a sample", "--ours")
    person = seat(run)
    person.types("ana", ENTER)
    assert person("commitment", "confirm", HALDEN, "send-the").code == 0
    assert events(run, HALDEN) == [
        ("commitment-confirmed", {"commitment": "send-the-figures", "said_by": ["ana-ruiz"]})
    ]

    person.types(DOWN, ENTER)
    assert person("commitment", "keep", HALDEN, "send").code == 0
    assert "Which promise?" in person.was_asked
    assert events(run, HALDEN) == [("commitment-kept", {"commitment": "send-a-sample"})]

    person.types("no trial", ENTER)
    assert person("commitment", "cancel", HALDEN, "send-the-figures").code == 0
    assert events(run, HALDEN)[0][1]["because"] == "no trial"


def test_the_gaps_of_an_agreement_are_asked_for_and_enter_leaves_one_open(
    seat: Callable[[Run], Person], home: Path
) -> None:
    run = halden(home)
    run.ok("agreement", "add", HALDEN, "delivery", "--our-part", "deliver on Monday")
    person = seat(run)
    person.types("maybe", ENTER, "y", ENTER, "No", ENTER, ENTER, "a truck", ENTER, ENTER, ENTER)
    result = person("agreement", "edit", HALDEN, "delivery")
    assert result.code == 0
    assert "maybe is nothing that --clear takes." in result.err
    assert "What do we answer for?" not in person.was_asked
    assert events(run, HALDEN) == [
        (
            "agreement-changed",
            {"agreement": "delivery", "clear": True, "complete": False, "our_guarantee": "a truck"},
        )
    ]


def test_whoever_answers_nothing_about_an_agreement_changes_nothing(
    seat: Callable[[Run], Person], home: Path
) -> None:
    run = halden(home)
    run.ok("agreement", "add", HALDEN, "delivery")
    before = snapshot(run.home)
    person = seat(run)
    person.types(ENTER * 7)
    assert person("agreement", "edit", HALDEN, "delivery").code == 5
    assert snapshot(run.home) == before


# Visits and notes -----------------------------------------------------------------------------


@pytest.fixture
def caller(seat: Callable[[Run], Person], home: Path) -> Person:
    """Somebody whose customer of `kiln` was met at a visit already."""
    run = statuses(home)
    run.ok("visit", "hold", KILN, "--with", "ana")
    run.clock.to("2026-03-06")
    return seat(run)


def test_a_plan_asks_for_the_day_and_for_what_it_does_not_say(caller: Person) -> None:
    caller.types("2026-03-05", ENTER, "2026-03-09", ENTER, "a trial", ENTER, "ana, Pia", ENTER)
    result = caller("visit", "plan", KILN)
    assert result.code == 0
    assert "2026-03-05 is before 2026-03-06" in result.err
    assert events(caller.run, KILN) == [
        (
            "visit-planned",
            {
                "visit": "visit-2026-03-09",
                "day": "2026-03-09",
                "people": ["ana-ruiz", "pia-voss"],
                "goal": "a trial",
            },
        )
    ]


def test_what_a_plan_says_is_not_asked_and_enter_leaves_it_open(caller: Person) -> None:
    caller.types(ENTER)
    result = caller("visit", "plan", KILN, "2026-03-09", "--with", "ana")
    assert (result.code, "Still open (" in result.err) == (0, True)
    caller("visit", "plan", KILN, "2026-03-10", "--with", "ana", "--goal", "x")
    assert "agree to" in caller.was_asked
    assert "must be there" not in caller.was_asked


def test_a_strategic_customer_is_asked_for_all_seven(caller: Person) -> None:
    caller.run.ok("set", KILN, "customer-type=partner")
    caller.types("a", ENTER, "ana", ENTER, "b", ENTER, "c", ENTER, "d", ENTER, "e", ENTER)
    assert caller("visit", "plan", KILN, "2026-03-09").code == 0
    ((_, payload),) = events(caller.run, KILN)
    assert payload == {
        "visit": "visit-2026-03-09",
        "day": "2026-03-09",
        "location": "c",
        "people": ["ana-ruiz"],
        "goal": "a",
        "answers": [
            {"question": "how-much", "text": "b"},
            {"question": "how", "text": "d"},
            {"question": "why", "text": "e"},
        ],
    }


def test_an_edit_without_a_change_asks_for_what_is_open(caller: Person) -> None:
    caller.run.ok("visit", "plan", KILN, "2026-03-09", "--with", "ana")
    caller.types(ENTER)
    assert caller("visit", "edit", KILN, "2026-03-09").code == 5
    caller.types("the day", ENTER)
    assert caller("visit", "edit", KILN, "2026-03-09").code == 0
    assert events(caller.run, KILN) == [
        ("visit-changed", {"visit": "visit-2026-03-09", "goal": "the day"})
    ]


@pytest.mark.parametrize(
    ("keys", "there"),
    [([ENTER], ["ana-ruiz"]), (["zoe", ENTER, "pia,", ENTER], ["pia-voss"])],
    ids=["as planned", "somebody else"],
)
def test_who_was_there_is_asked_and_enter_means_those_who_were_to_come(
    keys: list[str], there: list[str], caller: Person
) -> None:
    caller.run.ok("visit", "plan", KILN, "2026-03-06", "--with", "ana")
    caller.types(*keys)
    assert caller("visit", "hold", KILN).code == 0
    assert events(caller.run, KILN)[-1][1]["people"] == there
    assert "Enter: Ana Ruiz" in caller.was_asked


def test_at_a_visit_that_nobody_planned_somebody_was_there(caller: Person) -> None:
    caller.types(ENTER, "pia", ENTER)
    assert caller("visit", "hold", KILN).code == 0
    assert events(caller.run, KILN)[-1][1]["people"] == ["pia-voss"]


@pytest.mark.parametrize("command", ["hold", "cancel"])
def test_of_several_visits_one_is_picked(command: str, caller: Person) -> None:
    for day in ("2026-03-09", "2026-03-12"):
        caller.run.ok("visit", "plan", KILN, day, "--with", "ana")
    more = ("--with", "ana") if command == "hold" else ("--because", "x")
    caller.types(DOWN, ENTER)
    assert caller("visit", command, KILN, *more).code == 0
    assert events(caller.run, KILN)[-1][1]["visit"] == "visit-2026-03-12"


def test_it_may_have_been_none_of_those_planned(caller: Person) -> None:
    caller.run.ok("visit", "plan", KILN, "2026-03-09", "--with", "ana")
    caller.types(DOWN, ENTER)
    assert caller("visit", "hold", KILN, "--with", "pia").code == 0
    assert "one that nobody had planned" in caller.was_asked
    assert [kind for kind, _ in events(caller.run, KILN)] == ["visit-planned", "visit-held"]


def test_a_beginning_of_a_visit_will_do(caller: Person) -> None:
    caller.run.ok("visit", "plan", KILN, "2026-03-12", "--with", "ana", "--goal", "x")
    assert caller("visit", "edit", KILN, "visit-2026-03-1", "--day", "2026-03-13").code == 0


def test_why_a_visit_is_cancelled_is_asked(caller: Person) -> None:
    caller.run.ok("visit", "plan", KILN, "2026-03-09", "--with", "ana")
    caller.types("their line stands", ENTER)
    assert caller("visit", "cancel", KILN, "2026-03-09").code == 0
    assert events(caller.run, KILN)[0][1]["because"] == "their line stands"
    assert caller("visit", "cancel", KILN, "2026-03-09").code == 1


def test_without_words_a_note_asks_for_them(caller: Person) -> None:
    caller.types(ENTER, "Ana rings back", ENTER)
    assert caller("note", KILN).code == 0
    assert events(caller.run, KILN) == [("note-written", {"text": "Ana rings back"})]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize(
    "words", [("visit", "plan", KILN), ("visit", "hold", KILN), ("note", KILN)], ids=" ".join
)
def test_whoever_leaves_the_prompt_of_a_record_changes_nothing(
    words: tuple[str, ...], key: str, caller: Person
) -> None:
    before = snapshot(caller.run.home)
    caller.types(key)
    assert caller(*words).code == 130
    assert snapshot(caller.run.home) == before


# Doubts and options ---------------------------------------------------------------------------

SETTLE = ("doubt", "settle", KILN, "it-hums")


@pytest.fixture
def doubting(seat: Callable[[Run], Person], home: Path) -> Person:
    """Somebody whose customer Pia thinks that it hums."""
    run = statuses(home)
    run.ok("doubt", "raise", KILN, "It hums", "--holder", "pia")
    return seat(run)


@pytest.mark.parametrize(
    ("typed", "who"),
    [((ENTER,), "pia-voss"), (("ana", ENTER), "ana-ruiz"), (("zoe", ENTER, ENTER), "pia-voss")],
    ids=["Enter", "somebody else", "nobody known"],
)
def test_who_has_the_doubt_is_offered_as_the_one_who_settled_it(
    typed: tuple[str, ...], who: str, doubting: Person
) -> None:
    doubting.types(*typed)
    assert doubting(*SETTLE).code == 0
    assert "Who of them said that it is settled? (Enter: Pia Voss)" in doubting.was_asked
    assert events(doubting.run, KILN) == [("doubt-settled", {"doubt": "it-hums", "said_by": [who]})]


def test_of_a_doubt_that_nobody_has_somebody_must_be_named(doubting: Person) -> None:
    doubting.run.ok("doubt", "raise", KILN, "It smells")
    doubting.types(ENTER, "ana", ENTER)
    assert doubting("doubt", "settle", KILN, "it-smells").code == 0
    assert events(doubting.run, KILN)[0][1]["said_by"] == ["ana-ruiz"]


def test_what_is_settled_is_not_asked_about(doubting: Person) -> None:
    doubting.run.ok(*SETTLE, "--said-by", "pia")
    assert doubting(*SETTLE).code == 1
    assert doubting.was_asked == ""


def test_a_beginning_of_a_doubt_will_do_and_of_several_one_is_picked(doubting: Person) -> None:
    assert doubting("doubt", "explore", KILN, "it", "x").code == 0
    assert events(doubting.run, KILN)[0][1]["doubt"] == "it-hums"
    doubting.run.ok("doubt", "raise", KILN, "It smells")
    doubting.types(DOWN, ENTER)
    assert doubting("doubt", "explore", KILN, "it", "y").code == 0
    assert events(doubting.run, KILN)[0][1] == {"doubt": "it-smells", "risk": "y"}


def test_which_kind_of_option_it_is_is_picked(doubting: Person) -> None:
    doubting.types(DOWN, ENTER)
    assert doubting("option", "add", KILN, "Brand X").code == 0
    assert "of a competitor" in doubting.was_asked
    assert events(doubting.run, KILN) == [
        ("option-added", {"option": "brand-x", "title": "Brand X", "kind": "competitor"})
    ]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("words", [SETTLE, ("option", "add", KILN, "X")], ids=" ".join)
def test_whoever_leaves_the_prompt_of_a_doubt_changes_nothing(
    words: tuple[str, ...], key: str, doubting: Person
) -> None:
    before = snapshot(doubting.run.home)
    doubting.types(key)
    assert doubting(*words).code == 130
    assert snapshot(doubting.run.home) == before


# A word that is there, and takes a document


PAPER = """
salescoach: 1
id: paper
version: 1.0.0
title: Paper
language: en
buyer_roles: [{id: user, title: User}]
facts:
  - {id: word, title: Word, type: text, ask_whom: [user], debrief: "What did they say?"}
  - {id: fit, title: Fit, type: flag, ours: true}
stages:
  - id: only
    title: Only
    checklists: [{id: work, title: Work, items: [ITEM]}]
    exit_criteria:
      - {id: c, statement: S, met_when: {fact: word, level: proven}}
  - {id: last, title: Last}
"""
TALK = "{id: talk, do: Talk, records: [word]}"
OTHER = "{id: rest, do: Rest}"
WITH_IT = ("evidence-recorded", {
    "fact": "word", "value": "it leaks", "said_by": ["ana-ruiz"], "document": "minutes.pdf",
})  # fmt: skip


def on_paper(tmp_path: Path, item: str) -> Run:
    """A deal where Ana said it, on the screen of this terminal; its number is 1."""
    run = Run(tmp_path)
    (run.base / "paper.yaml").write_text(PAPER.replace("ITEM", item), encoding="utf-8")
    run.ok("new", "Acme", "--playbook", "paper.yaml")
    run.ok("person", "add", "acme", "Ana Ruiz", "--role", "user")
    run.ok("set", "acme", "word=it leaks", "--said-by", "ana")
    with run.on_terminal():
        run.ok("next", "acme")
    return run


DONE = ("item-done", {"stage": "only", "item": "talk"})


@pytest.mark.parametrize(
    ("item", "recorded"), [(TALK, [WITH_IT, DONE]), (OTHER, [WITH_IT])], ids=["in an item", "alone"]
)
def test_only_the_document_is_asked_for_and_the_word_recorded_with_it(
    item: str, recorded: list[Any], tmp_path: Path, seat: Callable[[Run], Person]
) -> None:
    person = seat(on_paper(tmp_path, item))
    person.types("minutes.pdf", ENTER)
    result = person("done", "acme", "1")
    assert (result.code, events(person.run, "acme")) == (0, recorded), result.err
    assert "Which document says so?" in person.was_asked
    assert "What did they say?" not in person.was_asked
    assert "Who said so?" not in person.was_asked
    assert person.run("gate", "acme").code == 0


@pytest.mark.parametrize("item", [TALK, OTHER], ids=["in an item", "alone"])
def test_without_the_document_it_stays_to_be_done(
    item: str, tmp_path: Path, seat: Callable[[Run], Person]
) -> None:
    person = seat(on_paper(tmp_path, item))
    before = snapshot(person.run.home)
    person.types(ENTER)
    assert person("done", "acme", "1").code == 5
    assert snapshot(person.run.home) == before


@pytest.mark.parametrize("item", [TALK, OTHER], ids=["in an item", "alone"])
def test_off_a_terminal_it_says_that_it_takes_a_document(item: str, tmp_path: Path) -> None:
    run = on_paper(tmp_path, item)
    result = run("done", "acme", "1")
    assert (result.code, result.err.splitlines()) == (5, [
        ("salescoach: what they said is recorded, and this takes it on paper: "
         "give a document for word."),
        "Record it with: salescoach set acme 'word=it leaks' --said-by ana-ruiz --document …",
    ])  # fmt: skip


def test_off_a_terminal_values_and_documents_are_named_at_once(tmp_path: Path) -> None:
    run = on_paper(tmp_path, TALK.replace("[word]", "[word, fit]"))
    assert run("done", "acme", "1").err.startswith(
        "salescoach: this action records what they said: give values for fit, and documents "
        "for word."
    )


def test_a_closed_gate_asks_for_the_document_too(
    tmp_path: Path, seat: Callable[[Run], Person]
) -> None:
    person = seat(on_paper(tmp_path, OTHER))
    person.types("minutes.pdf", ENTER)
    assert person("advance", "acme").code == 0
    assert "Which document says so?" in person.was_asked
    told = json.loads(person.run.ok("history", "acme", "--json").out)["transactions"][-2]
    assert [(one["kind"], one["payload"]) for one in told["events"]] == [WITH_IT]
