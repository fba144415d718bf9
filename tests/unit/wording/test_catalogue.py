from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salescoach.values.messages import Argument, Message, Quoted, Unit, Weekday, say
from salescoach.values.money import Money
from salescoach.wording.catalogue import Catalogue, catalogue_for, languages
from salescoach.wording.sentences.english import sentences
from tests.unit.wording.pseudo import LANGUAGE, write_catalogue

TODAY = date(2026, 4, 14)


def shown(value: Argument) -> str:
    return Catalogue(today=TODAY).argument(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Unit(1, "day"), "1 day", id="one"),
        pytest.param(Unit(0, "day"), "0 days", id="none"),
        pytest.param(Unit(12, "work-day"), "12 working days", id="many"),
        pytest.param(Money(Decimal("186000.00"), "EUR"), "EUR 186,000", id="whole money"),
        pytest.param(Money(Decimal("0.50"), "EUR"), "EUR 0.50", id="cents"),
        pytest.param(Money(Decimal(1234567), "JPY"), "JPY 1,234,567", id="no decimals"),
        pytest.param(Money(Decimal("1.500"), "BHD"), "BHD 1.500", id="three decimals"),
        pytest.param(Money(Decimal("100.00"), "EUR"), "EUR 100", id="zeros stay before the point"),
        pytest.param(date(2026, 4, 8), "8 April", id="this year"),
        pytest.param(date(2025, 12, 31), "31 December 2025", id="another year"),
        pytest.param(Weekday(TODAY), "Tue 14 April 2026", id="with weekday"),
        pytest.param(Quoted("about 2 %"), '"about 2 %"', id="somebody's words"),
        pytest.param((), "", id="nobody"),
        pytest.param(("Ulf",), "Ulf", id="one name"),
        pytest.param(("Ulf", "Marta"), "Ulf and Marta", id="two names"),
        pytest.param(("Ulf", "Marta", "Erik"), "Ulf, Marta and Erik", id="three names"),
        pytest.param(say("value.none"), "there is none", id="a message"),
    ],
)
def test_arguments_bring_their_unit_and_their_form(value: Argument, text: str) -> None:
    assert shown(value) == text


def test_braces_in_foreign_text_mean_nothing() -> None:
    message = say("screen.deal-with-title", account="{title}", title="{account} {0.__class__}")
    assert Catalogue().text(message) == "{title}: {account} {0.__class__}"


def test_playbook_text_is_shown_word_for_word_in_any_language(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    disguised = catalogue_for(LANGUAGE, tmp_path)
    assert disguised is not None
    assert disguised.text(say("playbook-text", text="Ask {name}: why?")) == "Ask {name}: why?"


def test_a_compiled_catalogue_translates_sentences_plurals_and_lists(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    found = catalogue_for(LANGUAGE, tmp_path, today=TODAY)
    assert found is not None
    assert found.argument(Unit(1, "day")) == "⟦1 dày⟧"
    assert found.argument(Unit(2, "day")) == "⟦2 dàys⟧"
    assert found.argument(("Ulf", "Marta")) == "⟦Ulf ànd Marta⟧"
    assert found.text(say("gate.item", item="Ulf")) == "⟦Nöt dönê: Ulf.⟧".replace("ê", "é")


def test_the_languages_that_there_are_stand_english_first(tmp_path: Path) -> None:
    assert languages(tmp_path) == ("en",)
    write_catalogue(tmp_path)
    assert languages(tmp_path) == ("en", LANGUAGE)
    assert catalogue_for("tlh", tmp_path) is None


def test_every_sentence_has_its_placeholders_closed_and_named() -> None:
    for id_, sentence in sentences().items():
        for template in sentence if isinstance(sentence, tuple) else (sentence,):
            names = [part.partition("}")[0] for part in template.split("{")[1:]]
            assert template.count("{") == template.count("}"), id_
            assert all(name.isidentifier() for name in names), id_


def test_no_id_stands_in_two_areas() -> None:
    from importlib import import_module

    from salescoach.wording.sentences.english import AREAS

    seen: dict[str, str] = {}
    for area in AREAS:
        for id_ in import_module(f"salescoach.wording.sentences.{area}").SENTENCES:
            assert id_ not in seen, f"{id_} in {area} and {seen.get(id_)}"
            seen[id_] = area
    assert len(seen) == len(sentences())


def test_an_unknown_id_is_an_error_and_not_an_empty_sentence() -> None:
    with pytest.raises(KeyError):
        Catalogue().text(Message("no-such-sentence"))
