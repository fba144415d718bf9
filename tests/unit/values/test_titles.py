"""Titles and forms of address: no part of a name, but kept where nothing else is there."""

import pytest

from salescoach.values.names import first_name, is_called, parts_of, without_titles


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Anna Berg", "Anna"),
        ("Dipl.-Ing. Jens Wolf", "Jens"),
        ("Don", "Don"),
        ("Don Diego Vega", "Diego"),
        ("Don Lee", "Don"),
        ("Dr Jens Wolf", "Jens"),
        ("Dr. Jens Wolf", "Jens"),
        ("DR. MED. H.C. Jens Wolf", "MED."),
        ("Dr. med. Jens Wolf", "Jens"),
        ("Dr.", "Dr."),
        ("Frau Prof. Pia Voss", "Pia"),
        ("Herr Wolf", "Herr Wolf"),
        ("Ing-Marie Holm", "Ing-Marie"),
        ("M. Luc Morel", "Luc"),
        ("M. Morel", "M. Morel"),
        ("Pan", "Pan"),
        ("Pan Jan Kowal", "Jan"),
        ("Pan Wei", "Pan"),
        ("mgr inż. Jan Kowal", "Jan"),
    ],
)
def test_titles_are_no_first_name(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize("given", ["Dr. Berg", "dr berg", "Frau Berg", "Berg", "anna", "Anna Berg"])
def test_somebody_is_called_with_a_title_or_without(given: str) -> None:
    assert is_called(given, "Dr. Anna Berg")
    assert is_called(given, "Anna Berg")


@pytest.mark.parametrize(
    ("given", "name"),
    [("Dr.", "Dr. Anna Berg"), ("Frau Berg", "Herr Jens Berg"), ("Mr Berg", "Mrs Anna Berg"),
     ("Dr. Vos", "Dr. Anna Berg"), ("Dr. Jens Berg", "Dr. Anna Berg")],
)  # fmt: skip
def test_a_title_alone_or_another_form_of_address_calls_nobody(given: str, name: str) -> None:
    assert not is_called(given, name)


def test_what_may_be_a_name_stays_a_part_of_it() -> None:
    assert parts_of("Frau Anna Berg", least=3) == ("anna", "berg")
    assert parts_of("Don Lee Harris", least=3) == ("don", "lee", "harris")
    assert without_titles("Herr Dr. Jens Wolf") == "Jens Wolf"
