from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given

from salescoach.deal.events import Event, Payload, PersonAdded
from salescoach.deal.transactions import live_events
from salescoach.trainer.scenarios.disguise import COMPANIES, PEOPLE, Disguise
from tests.builders.deals import (
    DAY,
    EVERY_KIND,
    Command,
    command,
    cycled,
    events,
    met,
    opened,
    parked,
    said,
    ticked,
    unanswered,
    waited,
)
from tests.builders.histories import histories


def disguised(*commands: Payload | Command, person_facts: tuple[str, ...] = ()) -> list[Payload]:
    """What becomes of these commands, in a deal of Halden Board with Ana Ruiz and Ulf Berg."""
    those = events(
        opened("Halden Board", title="Machine 2 of Halden", owner="Eva Lindt"),
        met("ana", name="Ana Ruiz"),
        met("ulf", name="Ulf Berg"),
        *commands,
    )
    found = Disguise(those, person_facts).events(those)
    return [one.payload for one in found][3:]


def text_of(text: str, *, account: str = "Halden Board", names: tuple[str, ...] = ()) -> str:
    """What becomes of a note in a deal of that account with people of those names."""
    people = (met(f"p{place}", name=name) for place, name in enumerate(names))
    return Disguise(events(opened(account), *people), ()).text(text)


def test_people_are_called_in_the_order_in_which_they_appear() -> None:
    those = events(opened(), met("zoe"), met("ana"), met("zoe", roles=["economic"]))
    disguise = Disguise(those, ())
    assert disguise.people == {"zoe": "Ariel", "ana": "Blake"}
    assert disguise.ids == {"zoe": "ariel", "ana": "blake"}


def test_everybody_gets_a_name_however_many_there_are() -> None:
    many = [met(f"p{place}", name=f"Nobody {place}") for place in range(len(PEOPLE) + 2)]
    names = list(Disguise(events(opened(), *many), ()).people.values())
    assert (names[:2], names[-2:]) == (["Ariel", "Blake"], ["Ariel 2", "Blake 2"])
    assert len(set(names)) == len(names)


def test_no_name_is_one_that_somebody_has_there() -> None:
    those = events(opened("Tarnholm Ltd", owner="Casey Lind"), met("a", name="Ariel Blake"))
    disguise = Disguise(those, ())
    assert (disguise.company, disguise.people) == (COMPANIES[1], {"a": "Devon"})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ana Ruiz", "Ariel"),
        ("ana  RUIZ said so", "Ariel said so"),
        ("Ana's idea, and Ruiz agrees", "Ariel's idea, and Ariel agrees"),
        ("Anatomy", "Anatomy"),
        ("banana", "banana"),
        ("minutes_ana_2.pdf", "minutes_Ariel_2.pdf"),
        ("ruiz2@halden.example", "Ariel2@Tarnholm.example"),
        ("Ulf and Ana", "Blake and Ariel"),
        ("Halden Board", "Tarnholm"),
        ("their board meets", "their Tarnholm meets"),
        ("Boards", "Tarnholms"),
    ],
)
def test_names_are_replaced_as_whole_words_in_any_case(text: str, written: str) -> None:
    assert text_of(text, names=("Ana Ruiz", "Ulf Berg")) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Müller", "Ariel"),
        ("Muller", "Ariel"),
        ("Mueller", "Ariel"),
        ("MUELLER", "Ariel"),
        ("Muellers offer", "Ariels offer"),
        ("Müller's offer", "Ariel's offer"),
        ("Größ said", "Ariel said"),
        ("Groess said", "Ariel said"),
        ("Muellerst", "Muellerst"),
    ],
)
def test_a_name_is_found_as_it_is_typed_without_umlauts_and_with_an_s(
    text: str, written: str
) -> None:
    assert text_of(text, names=("Größ Müller",)) == written


def test_a_part_of_two_letters_stays_and_the_whole_name_goes() -> None:
    assert text_of("Bo Li, not Bo or Li", names=("Bo Li",)) == "Ariel, not Bo or Li"


def test_a_part_that_two_people_have_is_the_first_one() -> None:
    assert text_of("Berg, Berta Berg", names=("Ulf Berg", "Berta Berg")) == "Ariel, Blake"


def test_a_person_with_the_accounts_name_is_still_a_person() -> None:
    text = text_of("Kurt Halden of Halden", names=("Kurt Halden",))
    assert text == "Ariel of Tarnholm"


def test_usual_words_in_names_are_left_alone() -> None:
    text = "the group and der van der Berg"
    names = ("Jan van der Berg",)
    assert text_of(text, account="The Mill Group", names=names) == "the group and der van der Ariel"


@pytest.mark.parametrize("written", ["Lumbre Cerámica", "lumbre ceramica", "CERAMICA", "Cerámica"])
def test_accents_hide_nobody(written: str) -> None:
    assert text_of(written, account="Lumbre Cerámica") == "Tarnholm"


def test_names_without_spaces_around_them_are_found() -> None:
    assert text_of("我们和王芳说过", names=("王芳",)) == "我们和Ariel说过"


def test_our_own_people_are_nobody_in_texts_either() -> None:
    given = opened(owner="Eva Lindt"), met()
    those = events(*(command(one, actor="kim") for one in given))
    assert Disguise(those, ()).text("Eva told Kim") == "Blake told Casey"


def test_a_login_that_is_a_usual_word_changes_no_text() -> None:
    those = events(opened(), command(ticked(), actor="unknown"))
    assert Disguise(those, ()).text("unknown") == "unknown"


@pytest.mark.parametrize(
    ("payload", "becomes"),
    [
        pytest.param(
            said("pain", "Ana is slow", by=["ana", "ulf"], of="ulf", document="ana.pdf",
                 note="Ulf"),
            said("pain", "Ariel is slow", by=["ariel", "blake"], of="blake", document="Ariel.pdf",
                 note="Blake"),
            id="words, people, document and note",
        ),
        pytest.param(
            said("who", ("Ana", "Jo")), said("who", ("Ariel", "Jo")), id="each of a list"
        ),
        pytest.param(said("owner", "ulf"), said("owner", "blake"), id="a person as a value"),
        pytest.param(said("flag", True), said("flag", True), id="a flag"),
        pytest.param(unanswered(of="ulf"), unanswered(of="blake"), id="asked"),
        pytest.param(waited(DAY, by=["ana"]), waited(DAY, by=["ariel"]), id="wait"),
        pytest.param(cycled(people=["ulf"]), cycled(people=["blake"]), id="cycle"),
        pytest.param(
            parked(trigger="Ana calls"), parked(trigger="Ariel calls"), id="a trigger"
        ),
        pytest.param(
            met("ana", name="Ana Ruiz", job="Head of Halden", wants="Ulf gone"),
            met("ariel", name="Ariel", job="Head of Tarnholm", wants="Blake gone"),
            id="a person",
        ),
        pytest.param(ticked(because="for Ana"), ticked(because="for Ariel"), id="a reason"),
    ],
)  # fmt: skip
def test_an_event_says_the_same_of_others(payload: Payload, becomes: Payload) -> None:
    assert disguised(payload, person_facts=("owner",)) == [becomes]


@pytest.mark.parametrize("kind", sorted(EVERY_KIND))
def test_no_kind_of_event_keeps_a_name(kind: str) -> None:
    """In every text of one payload of each kind stands the name; afterwards in none."""
    payload = _everywhere(EVERY_KIND[kind])
    those = events(opened("Grimaldi"), met("grimaldi", name="Otto Grimaldi"), payload)
    found = Disguise(those, ("owner",)).events(those)
    told = repr([one.payload for one in found] + [one.actor for one in found])
    assert "grimaldi" not in told.casefold()


@given(histories())
def test_any_history_has_as_many_events_as_before(history: tuple[Event, ...]) -> None:
    live = live_events(history)
    found = Disguise(live, ("pain",)).events(live)
    assert [type(one.payload) for one in found] == [type(one.payload) for one in live]
    assert {one.actor for one in found} <= {""}
    added = [one.payload for one in found if isinstance(one.payload, PersonAdded)]
    assert all(one.name.split()[0] in PEOPLE for one in added)


_FREE = {"account", "title", "owner", "because", "trigger", "note", "document", "job", "wants"}
_OF_PEOPLE = {"of", "person"}


def _everywhere(payload: Payload) -> Payload:
    assert is_dataclass(payload)
    changed: dict[str, Any] = {}
    for one in fields(payload):
        if one.name in _FREE:
            changed[one.name] = "as Otto GRIMALDI said"
        elif one.name in _OF_PEOPLE:
            changed[one.name] = "grimaldi"
        elif one.name in ("said_by", "people"):
            changed[one.name] = ("grimaldi",)
    return type(payload)(
        **{**{f.name: getattr(payload, f.name) for f in fields(payload)}, **changed}
    )


@pytest.mark.parametrize("written", ["Éric", "ERÍC", "Eric", "E\u0301ric"])
def test_an_accent_that_the_name_does_not_have_hides_nobody(written: str) -> None:
    assert text_of(f"{written} told us", names=("Eric Dahl",)) == "Ariel told us"


def test_the_end_of_an_address_is_nobodys_name() -> None:
    those = events(command(opened("Mill"), actor="anna.schmidt@firm.com"))
    told = Disguise(those, ()).text("see zmuhle.com and ask Schmidt")
    assert told == "see zmuhle.com and ask Ariel"
