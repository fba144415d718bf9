"""Forgetting somebody: what goes, what stays, and that copies agree."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from salescoach.deal.decode import DealFile, event_from_json, read_deal
from salescoach.deal.encode import event_id, with_events
from salescoach.deal.events import PAYLOADS, Event, Payload
from salescoach.deal.fold import fold
from salescoach.deal.forgetting import KEPT, Forgotten, Names, Neutral, forget, people_in
from salescoach.deal.record_events import KINDS_OF_RECORD, Goal
from salescoach.deal.transactions import merge
from salescoach.values.record import fields_of
from tests.builders.deals import (
    DAY,
    EVERY_KIND,
    Command,
    a_file,
    bytes_of,
    command,
    cycled,
    entered,
    euros,
    events,
    field_set,
    left_out,
    met,
    opened,
    parked,
    said,
    ticked,
    unanswered,
    undone,
    waited,
)
from tests.builders.histories import histories
from tests.builders.records import (
    a_problem,
    agreed,
    changed,
    explored,
    handed,
    held,
    kept,
    noted,
    ours,
    planned,
    raised,
    settled,
    theirs,
)

NEUTRAL = Neutral(name="somebody (forgotten)", in_text="somebody", words="(forgotten)")
FACTS = {"pain": "text", "list": "list", "budget": "money", "choice": "choice", "who": "person"}
ANA = met("ana-ruiz", name="Ana Ruiz", roles=["user"], stance="opponent", job="Head of production",
          wants="less noise", goals=(Goal(words="one shift less"),), informed=True)  # fmt: skip
BOB = met("bob-ruiz", name="Bob Ruiz", roles=["economic"])


def forgetting(
    file: DealFile, person: str = "ana-ruiz", *, names: tuple[str, ...] = ("Ana Ruiz",)
) -> Forgotten:
    return forget(file, person=person, names=names, instead=NEUTRAL, facts=FACTS)


def left(*commands: Payload | Command) -> list[Payload]:
    """What becomes of these commands, in a deal with Ana Ruiz and Bob Ruiz."""
    found = forgetting(a_file(ANA, BOB, *commands)).file.events[3:]
    ids = [one.payload.person for one in forgetting(a_file(ANA, BOB)).file.events[1:2]]  # type: ignore[union-attr]
    return [_named(one, ids[0]) for one in found]


def _named(event: Event, id_: str) -> Payload:
    """The payload, with `X` for the new id."""
    raw = json.loads(json.dumps(event.raw).replace(id_, "X"))
    return event_from_json(raw, "event").payload


# What goes, and what stays ---------------------------------------------------------------------


def test_of_the_person_roles_and_days_stay() -> None:
    (person, bob) = fold(forgetting(a_file(ANA, BOB)).file.events).people
    assert (person.name, person.job, person.wants, person.stance, person.goals) == (
        "somebody (forgotten)", None, None, None, (),
    )  # fmt: skip
    assert ([held.role for held in person.roles], person.informed) == (["user"], DAY)
    assert (bob.id, bob.name) == ("bob-ruiz", "Bob Ruiz")


BECOMES: dict[str, tuple[Payload, Payload]] = {
    "what only they said": (said(by=["ana-ruiz"]), said(value="(forgotten)", by=["X"])),
    "each line of a list": (
        said("list", ("a", "b"), by=["ana-ruiz"]), said("list", ("(forgotten)",), by=["X"]),
    ),
    "what others said, too": (
        said(value="Ana hears leaks", by=["ana-ruiz", "bob-ruiz"]),
        said(value="somebody hears leaks", by=["X", "bob-ruiz"]),
    ),
    "what others said": (said(by=["bob-ruiz"]), said(by=["bob-ruiz"])),
    "money that they named": (
        said("budget", euros(5), by=["ana-ruiz"], note="on the phone"),
        said("budget", euros(5), by=["X"], note="(forgotten)"),
    ),
    "what they chose": (
        said("choice", "ana", by=["ana-ruiz"]), said("choice", "ana", by=["X"]),
    ),
    "who it is": (said("who", "ana-ruiz"), said("who", "X")),
    "who it is not": (said("who", "bob-ruiz"), said("who", "bob-ruiz")),
    "a value of their own": (said("pain", "x", of="ana-ruiz"), said("pain", "(forgotten)", of="X")),
    "a fact that the playbook has no more": (
        said("gone", "words", by=["ana-ruiz"]), said("gone", "(forgotten)", by=["X"]),
    ),
    "a document": (
        said(value="x", by=["bob-ruiz"], document="Ruiz_2.pdf"),
        said(value="x", by=["bob-ruiz"], document="somebody_2.pdf"),
    ),
    "asked": (unanswered(of="ana-ruiz"), unanswered(of="X")),
    "a field": (field_set("amount", euros(5), by=["ana-ruiz"]),
                field_set("amount", euros(5), by=["X"])),
    "an owner of ours": (field_set("owner", "Ana Ruiz"), field_set("owner", "somebody")),
    "a wait": (waited(DAY, by=["ana-ruiz"]), waited(DAY, by=["X"])),
    "a reason": (ticked(because="for ana"), ticked(because="for somebody")),
    "a trigger": (parked(trigger="Ana's boss calls"), parked(trigger="somebody's boss calls")),
    "a round": (
        cycled(people=["ana-ruiz", "bob-ruiz"], facts=["ana"], records=["commitment/ask-ana"]),
        cycled(people=["X", "bob-ruiz"], facts=["ana"], records=["commitment/ask-ana"]),
    ),
    "more of the person": (
        changed("ana-ruiz", name="Anna Ruiz", job="Boss", roles=("economic",), stance="mentor"),
        changed("X", name="somebody (forgotten)", roles=("economic",)),
    ),
    "more of somebody else": (changed("bob-ruiz", job="b"), changed("bob-ruiz", job="b")),
    "a visit": (
        planned(people=["ana-ruiz"], goal="Ana agrees", location="Ruiz Street", ours=("Eva",)),
        planned(people=["X"], goal="somebody agrees", location="somebody Street", ours=("Eva",)),
    ),
    "who was there": (held(people=["ana-ruiz", "bob-ruiz"]), held(people=["X", "bob-ruiz"])),
    "a promise of theirs": (theirs(owner="ana-ruiz", to=("bob-ruiz",)),
                            theirs(owner="X", to=("bob-ruiz",))),
    "a promise to them": (ours(to=("ana-ruiz",), owner="Ana Lind"),
                          ours(to=("X",), owner="Ana Lind")),
    "a doubt of theirs": (
        raised("too-loud", words="too loud", holder="ana-ruiz", show="the sheet"),
        raised("doubt", words="(forgotten)", holder="X", show="the sheet"),
    ),
    "a doubt of somebody else": (raised(holder="bob-ruiz"), raised(holder="bob-ruiz")),
    "who settled it": (settled(by=["ana-ruiz"], words="fine"),
                       settled(by=["X"], words="(forgotten)")),
    "who settled it together": (settled(by=["ana-ruiz", "bob-ruiz"], words="fine"),
                                settled(by=["X", "bob-ruiz"], words="fine")),
    "an agreement": (agreed(what="as Ana said", said_by=("ana-ruiz",), give_worth=euros(5)),
                     agreed(what="as somebody said", said_by=("X",), give_worth=euros(5))),
    "a problem": (a_problem(owner="Ana Ruiz"), a_problem(owner="somebody")),
    "a note about them": (noted("Ana plays golf", private=True),
                          noted("(forgotten)", private=True)),
    "another note": (noted("they ring back"), noted("they ring back")),
    "a colleague": (handed("ana", person="Ana Lind"), handed("ana", person="Ana Lind")),
    "a stage called so": (entered("ana"), entered("ana")),
    "an item called so": (left_out("ana", stage="ruiz"), left_out("ana", stage="ruiz")),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), BECOMES.values(), ids=BECOMES)
def test_what_becomes_of_an_event(before: Payload, after: Payload) -> None:
    assert left(before) == [after]


def test_what_says_nothing_of_them_is_the_very_same_event() -> None:
    file = a_file(ANA, BOB, said(by=["bob-ruiz"]), noted("x"))
    found = forgetting(file)
    assert found.file.events[2:] == file.events[2:]
    assert [one.before for one in found.redacted] == [file.events[1]]


def test_a_record_that_is_called_so_has_another_id_wherever_it_is_named() -> None:
    commands = (
        ours("ring-ana-ruiz", what="ring Ana Ruiz"),
        ours("ring-somebody", what="ring somebody"),
        theirs("figures", visit="lunch-with-ana"),
        raised("too-loud", words="too loud", holder="ana-ruiz"),
        explored("too-loud", risk="a stop"),
        cycled(records=["commitment/ring-ana-ruiz", "doubt/too-loud"]),
    )
    promise, other, _, _, doubt, round_ = left(*commands)
    assert promise == ours("ring-somebody-2", what="ring somebody")
    assert other == commands[1]
    assert doubt == explored("doubt", risk="a stop")
    assert round_ == cycled(records=["commitment/ring-somebody-2", "doubt/doubt"])


def test_what_two_copies_called_alike_stays_apart() -> None:
    """The later one is called after its event, which has another id now."""
    start = (ANA, BOB, theirs("figures"), theirs("figures", what="Ana's figures"))
    second = a_file(*start).events[-1]
    file = a_file(*start, kept(f"figures-{second.id[:4]}"))
    before = [(one.what, one.state) for one in fold(file.events).records.commitments]
    found = fold(forgetting(file).file.events)
    assert before == [("send the figures", "open"), ("Ana's figures", "kept")]
    assert [(one.what, one.state) for one in found.records.commitments] == [
        ("send the figures", "open"), ("somebody's figures", "kept"),
    ]  # fmt: skip


def test_what_was_taken_back_is_forgotten_too() -> None:
    found = forgetting(a_file(ANA, command(said(by=["ana-ruiz"]), tx="t3"), undone("t3"))).file
    assert b"leaks" not in with_events(found, ())
    assert fold(found.events).evidence == ()


def test_the_deal_comes_to_the_same() -> None:
    file = a_file(ANA, BOB, said("budget", euros(5), by=["ana-ruiz"]), entered("b"),
                  planned(people=["ana-ruiz"]), held(people=["ana-ruiz"]),
                  unanswered(of="ana-ruiz"))  # fmt: skip
    before, after = fold(file.events), fold(forgetting(file).file.events)
    assert after.stages == before.stages
    assert after.contradictions == before.contradictions
    assert [one.value for one in after.evidence] == [one.value for one in before.evidence]
    assert [one.on for one in after.asked] == [one.on for one in before.asked]


def test_who_is_already_nobody_is_found_by_the_neutral_name() -> None:
    found = forgetting(a_file(ANA, BOB)).file
    names = people_in(found.events)
    assert list(names.values()) == [("somebody (forgotten)",), ("Bob Ruiz",)]
    assert next(iter(names)).startswith("somebody-")


# Names -----------------------------------------------------------------------------------------

TEXTS = {
    "whole": ("Ana Ruiz said", "somebody said"),
    "in any case": ("ANA  ruiz said", "somebody said"),
    "with other accents": ("Ána Ruíz said", "somebody said"),
    "taken apart": ("A\u0301na said", "somebody said"),
    "a part": ("Ruiz said", "somebody said"),
    "both parts": ("Ruiz, Ana", "somebody, somebody"),
    "beside digits": ("ana_2.pdf", "somebody_2.pdf"),
    "an address": ("ana.ruiz@x.com", "somebody.somebody@x.com"),
    "an id": ("see ana-ruiz", "see somebody-somebody"),
    "in a longer word": ("banana, Anatomy", "banana, Anatomy"),
    "with an s": ("Anas idea", "somebodys idea"),
    "somebody else of that name": ("Bob Ruiz said", "Bob Ruiz said"),
    "the company": ("Ruiz Pumps said", "Ruiz Pumps said"),
    "both": ("Ana and Bob Ruiz", "somebody and Bob Ruiz"),
}


@pytest.mark.parametrize(("text", "becomes"), TEXTS.values(), ids=TEXTS)
def test_a_name_is_found_and_nobody_elses_is(text: str, becomes: str) -> None:
    names = Names(("Ana Ruiz",), ("Bob Ruiz", "ana"), "somebody", ours=["Ruiz Pumps"])
    assert names.replaced(text) == becomes


def test_who_is_called_by_a_part_of_it_keeps_the_name() -> None:
    file = a_file(ANA, met("ana", name="Ana"), changed("ana", name="ana ruiz"))
    found = forgetting(file).file.events
    assert [one.payload for one in found[2:]] == [
        met("ana", name="Ana"), changed("ana", name="ana ruiz"),
    ]  # fmt: skip


def test_who_has_no_name_is_found_nowhere() -> None:
    assert Names((), (), "somebody").replaced("any text") == "any text"


def test_a_longer_name_of_somebody_else_stays() -> None:
    assert Names(("Ana Ruiz",), ("Ana Ruiz Lopez",), "X").replaced("Ana Ruiz Lopez") == (
        "Ana Ruiz Lopez"
    )


@pytest.mark.parametrize(
    ("name", "text", "becomes"),
    [
        ("Zoë Müller", "Zoe Mueller, MULLER", "somebody, somebody"),
        ("Zoe\u0308 Mu\u0308ller", "Zoë Müller", "somebody"),
        ("Bo Li", "Bo, or Li", "somebody, or somebody"),
        ("Jan de Vries", "de heer Vries", "de heer somebody"),
        ("Søren Ås", "soren-as", "somebody-somebody"),
        ("王芳", "我们和王芳说过", "我们和somebody说过"),
        ("王芳", "ring-wangfang", "ring-somebody"),
        ("Иван Петров", "иван, Petrov", "somebody, somebody"),
        ("J. Smith", "J. and Smith", "J. and somebody"),
        ("[a-z]+ (x", "any [a-z]+ (x", "any somebody"),
    ],
)
def test_names_in_every_script_and_as_an_id_has_them(name: str, text: str, becomes: str) -> None:
    file = a_file(met("p", name=name), ticked(because=text))
    found = forgetting(file, "p", names=(name,)).file.events[-1].payload
    assert found == ticked(because=becomes)


def test_every_name_that_somebody_ever_had_is_found() -> None:
    file = a_file(ANA, changed("ana-ruiz", name="Ana Wolf"), noted("Wolf"), noted("Ruiz"))
    found = forgetting(file, names=()).file.events
    assert [one.payload for one in found[-2:]] == [noted("(forgotten)"), noted("(forgotten)")]


def test_the_company_keeps_its_name_and_that_is_said() -> None:
    for account, stays in (("Ana Ruiz", True), ("Ruiz Pumps", True), ("Mill", False)):
        file = read_deal(bytes_of(events(opened(account), ANA), id_="mill"))
        found = forgetting(file)
        assert (fold(found.file.events).account, found.stays) == (account, stays)


NAME = "grimaldi"
_TEXTS = [
    f"as Otto {NAME.upper()} said", f"otto-{NAME}", "Gri\u0301maldi's", "GRÎMALDI", "Grimaldis",
]  # fmt: skip


@pytest.mark.parametrize("kind", sorted(EVERY_KIND))
def test_no_byte_of_the_name_is_left_in_any_kind_of_event(kind: str) -> None:
    """In every text of one payload of each kind stands the name; afterwards in no byte."""
    raw = events(EVERY_KIND[kind])[0].raw
    for text in _TEXTS:
        payload = _with(raw["payload"], text, kind)
        body = {**raw, "payload": payload, "x-later": [text, {"y": text}], "recorded":
                "2026-03-03T09:00:00.000000Z"}  # fmt: skip
        del body["id"]
        event = event_from_json({"id": event_id(body), **body}, "event")
        start = events(opened("Mill"), met(f"otto-{NAME}", name="Otto Grimaldi"))
        file = read_deal(bytes_of((*start, event), extra={"x-more": {"y": text}}))
        found = forgetting(file, f"otto-{NAME}", names=("Otto Grimaldi",)).file
        assert not _traces(with_events(found, ()))


def _traces(data: bytes) -> list[str]:
    """The name as somebody would look for it: without accents, in small letters."""
    import unicodedata

    text = unicodedata.normalize("NFKD", data.decode())
    plain = "".join(one for one in text if not unicodedata.combining(one)).casefold()
    return [name for name in (NAME, "otto") if name in plain]


def _with(raw: Any, text: str, kind: str, name: str = "") -> Any:
    match raw:
        case dict():
            more = {"x-unknown": text} if not name else {}
            return {k: _with(v, text, kind, k) for k, v in raw.items()} | more
        case list():
            return [_with(part, text, kind, name) for part in raw]
        case str() if name in KEPT or name in ("criterion", "undoes") or name in _IDS:
            return f"otto-{NAME}" if name in _PEOPLE and not kind.startswith("hand") else raw
        case str() if name == "value" and kind == "field-set":
            return raw
        case str():
            return text
        case _:
            return raw


_PEOPLE = {"person", "holder", "of", "people", "said_by", "to"}
_IDS = {*_PEOPLE, *KINDS_OF_RECORD, "records"}


def test_every_field_that_an_event_has_was_thought_of() -> None:
    """A new field has to be one that is kept, or one of these texts and names."""
    names = {name for payload in PAYLOADS.values() for name in fields_of(payload).types}
    assert names - KEPT - _IDS == {
        "answer", "answers", "at_least", "because", "criterion", "document", "economic", "get",
        "give", "goal", "goals", "how", "impact", "job", "leave_out", "location", "maker", "marks",
        "name", "note", "our_guarantee", "our_part", "ours", "owner", "renamed", "risk", "show",
        "strengths", "technical", "text", "their_guarantee", "their_part", "title", "trigger",
        "value", "wants", "weaknesses", "weights", "what", "words",
    }  # fmt: skip


# Copies ----------------------------------------------------------------------------------------


def test_an_event_has_a_new_id_and_the_old_one_is_kept() -> None:
    file = a_file(ANA, said(by=["ana-ruiz"]))
    found = forgetting(file).file
    assert found.forgotten == tuple(sorted(event.id for event in file.events[1:]))
    assert not set(found.forgotten) & {event.id for event in found.events}
    assert all(event.id == event_id(event.raw) for event in found.events)
    old, new = file.events[1].raw, found.events[1].raw
    assert (new["tx"], new["recorded"], new["on"]) == (old["tx"], old["recorded"], old["on"])
    assert new["nonce"] != old["nonce"]


def test_the_new_id_is_that_of_the_event_and_not_made_of_the_name() -> None:
    def new(*commands: Payload) -> str:
        return fold(forgetting(a_file(*commands)).file.events).people[0].id

    other = met("ana-ruiz", name="Ana Ruiz", job="Boss")
    assert new(ANA) == new(ANA, BOB)
    assert new(ANA) != new(other)


def test_what_is_forgotten_survives_saving_and_the_next_change() -> None:
    found = forgetting(a_file(ANA)).file
    again = read_deal(with_events(found, events(noted("x"), since=_LATER)))
    assert again.forgotten == found.forgotten
    assert again.digest != found.digest


_LATER = events(opened())[0].recorded.replace(year=2027)


def test_a_copy_that_still_has_them_brings_nothing_back() -> None:
    file = a_file(ANA, said(by=["ana-ruiz"]))
    found = forgetting(file).file
    for one, other in ((found, file), (file, found)):
        merged = merge(one.events, other.events, forgotten=found.forgotten)
        assert merged == found.events


@given(histories())
def test_two_copies_that_forget_have_the_same_events(history: tuple[Event, ...]) -> None:
    people = people_in(history)
    if not people:
        return
    person, names = next(iter(people.items()))
    whole = _file(history)
    first = forgetting(whole, person, names=names)
    again = forgetting(_file(history), person, names=names)
    assert again.file.events == first.file.events
    merged = merge(whole.events, first.file.events, forgotten=first.file.forgotten)
    assert merged == first.file.events
    kinds = sorted(one.kind for one in first.file.events)
    assert kinds == sorted(one.kind for one in whole.events)
    assert len({one.id for one in first.file.events}) == len(whole.events)


def _file(history: Iterable[Event]) -> DealFile:
    return replace(read_deal(bytes_of(tuple(history))), extra={})


def test_somebody_forgotten_twice_is_two_people() -> None:
    once = forgetting(a_file(ANA, BOB)).file
    twice = forgetting(once, "bob-ruiz", names=("Bob Ruiz",)).file
    people = fold(twice.events).people
    assert [person.name for person in people] == ["somebody (forgotten)"] * 2
    assert len({person.id for person in people}) == 2
