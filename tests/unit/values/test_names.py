"""Finding names in a text; how they are replaced is the affair of whoever asks."""

import pytest

from salescoach.values.names import matching, parts_of, pattern_of, spellings, words_of


@pytest.mark.parametrize(
    ("name", "least", "parts"),
    [
        ("Ana Ruiz", 3, ("ana", "ruiz")),
        ("Bo Li", 3, ()),
        ("Bo Li", 2, ("bo", "li")),
        ("Jan van der Berg GmbH", 3, ("jan", "berg")),
        ("anna.schmidt_2@firm.com", 3, ("anna", "schmidt", "firm")),
        ("Groß", 3, ("groß",)),
        ("", 1, ()),
    ],
)
def test_the_parts_by_which_somebody_is_known(
    name: str, least: int, parts: tuple[str, ...]
) -> None:
    assert parts_of(name, least=least) == parts


def test_words_are_compared_without_regard_to_case() -> None:
    assert words_of("Anna GROß-Berg 2") == ["anna", "gross", "berg"]


@pytest.mark.parametrize(
    ("name", "written"),
    [("Ana", ["Ana"]), ("Müller", ["Müller", "Mueller"]), ("Mu\u0308ß", ["Mu\u0308ß", "Muess"]),
     (" ", [])],
)  # fmt: skip
def test_a_name_is_also_typed_without_umlauts(name: str, written: list[str]) -> None:
    assert list(spellings(name)) == written


FOUND = {
    "the name": ("Ana Ruiz", "Ana Ruiz", True),
    "in any case": ("Ana Ruiz", "ANA   ruiz", True),
    "with accents": ("Ana", "Àná", True),
    "with accents taken apart": ("Ana", "A\u0300na", True),
    "without its accents": ("Zoë", "Zoe", True),
    "beside digits": ("Ana", "x_ana2", True),
    "with an s": ("Ana", "Anas", True),
    "in a word": ("Ana", "Banana", False),
    "the beginning of a word": ("Ana", "Anatomy", False),
    "in another order": ("Ana Ruiz", "Ruiz Ana", False),
    "in a language without spaces": ("王芳", "和王芳说", True),
    "what a pattern would mean": ("a.c", "abc", False),
}


@pytest.mark.parametrize(("name", "text", "found"), FOUND.values(), ids=FOUND)
def test_a_name_is_a_whole_word(name: str, text: str, found: bool) -> None:
    assert (pattern_of(name).search(text) is not None) is found
    assert matching(name) == pattern_of(name).pattern
