"""Catalogues that people have translated: each that is here, and one made up with every mistake."""

import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from salescoach.wording.catalogue import LOCALES
from salescoach.wording.sentences.english import sentences
from tests.unit.wording.catalogues import mistakes, read_catalogue, reader_of

CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/salescoach.po"))
DAYS = sentences()["unit.day"]


def test_a_catalogue_that_ships_has_no_mistake() -> None:
    assert {path: found for path in CATALOGUES if (found := mistakes(read_catalogue(path)))} == {}


def test_a_catalogue_that_ships_was_read_by_somebody() -> None:
    assert [path for path in CATALOGUES if reader_of(read_catalogue(path)) is None] == []


def german(*entries: tuple[str, str | tuple[str, ...]]) -> Catalog:
    catalog = Catalog(locale="de", domain="salescoach", charset="utf-8")
    for id_, text in entries:
        catalog.add(sentences()[id_], text, context=id_)
    return catalog


@pytest.mark.parametrize(
    ("id_", "text", "found"),
    [
        ("unit.day", ("{n} Tag", "{n} Tage"), []),
        ("unit.day", ("ein Tag", "{n} Tage"), []),
        ("unit.day", ("{n} Tag", ""), ["unit.day: a form is empty"]),
        ("unit.day", ("{m} Tag", "{n} Tage"), ["unit.day: placeholders ['m'] instead of ['n']"]),
        ("language-missing", "Kein Wortlaut auf {language}.", []),
        ("language-missing", "Kein Wortlaut.",
         ["language-missing: placeholders [] instead of ['language']"]),
        ("language-missing", "Auf {language}: 3 Wörter", ["language-missing: other numbers"]),
        ("language-missing", "Auf {language}} nichts {",
         ["language-missing: a brace without its other"]),
    ],
)  # fmt: skip
def test_each_mistake_is_found(id_: str, text: str | tuple[str, ...], found: list[str]) -> None:
    assert mistakes(german((id_, text))) == found


def test_a_language_has_as_many_forms_as_it_needs() -> None:
    catalog = Catalog(locale="ru", domain="salescoach", charset="utf-8")
    catalog.add(DAYS, ("{n} день", "{n} дня"), context="unit.day")
    assert mistakes(catalog) == ["unit.day: 3 forms are needed"]


def test_a_sentence_that_is_gone_or_changed_is_found() -> None:
    catalog = Catalog(locale="de", domain="salescoach", charset="utf-8")
    catalog.add("Gone", "Weg", context="no-such-sentence")
    catalog.add("Otherwise", "Anders", context="language-missing")
    assert [one.partition(":")[2] for one in mistakes(catalog)][:2] == [
        " there is no such sentence", " translated from other words",
    ]  # fmt: skip


def test_what_is_still_to_be_looked_at_is_passed_over() -> None:
    catalog = german()
    catalog.add("Otherwise", "Anders", context="language-missing", flags=("fuzzy",))
    catalog.add(DAYS, ("", ""), context="unit.day")
    assert mistakes(catalog) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [("# x", None), ("# Reviewed: no", None), ("# Reviewed: yes", None),
     ("# Reviewed: Ana Ruiz", "Ana Ruiz")],
)  # fmt: skip
def test_the_comment_at_the_top_says_who_has_read_it(line: str, name: str | None) -> None:
    text = f'# German.\n{line}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    catalog = read_po(io.BytesIO(text.encode()))
    assert reader_of(catalog) == name
    catalog.update(Catalog(charset="utf-8"))
    assert reader_of(catalog) == name


def test_a_catalogue_from_the_template_has_no_mistake() -> None:
    assert mistakes(read_catalogue(LOCALES / "salescoach.pot")) == []
