import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.slugs import is_slug, slug_for

SLUGS = {
    "word": "acme",
    "one-letter": "a",
    "hyphen": "acme-pumps",
    "digit-first": "3m",
    "digits-and-hyphens-first": "0-0-a",
    "hyphen-last": "acme-",
    "longest": "a" * 64,
}
NO_SLUGS = {
    "empty": "",
    "no-letter": "2026-03",
    "only-digits": "7",
    "hyphen-first": "-acme",
    "capital": "Acme",
    "underscore": "acme_pumps",
    "space": "acme pumps",
    "point": "acme.json",
    "parent-folder": "../acme",
    "slash": "a/b",
    "umlaut": "müller",
    "cyrillic-letter-that-looks-latin": "асme",
    "full-width-digit": "１a",
    "line-break": "acme\n",
    "nul": "acme\0",
    "too-long": "a" * 65,
}


@pytest.mark.parametrize("text", SLUGS.values(), ids=SLUGS)
def test_ids_are_small_letters_digits_and_hyphens(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", NO_SLUGS.values(), ids=NO_SLUGS)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_slug(text)


NAMES = {
    "latin": ("Acme Pumps", "acme-pumps"),
    "accents": ("Žluťoučký Kůň, s.r.o.", "zlutoucky-kun-s-r-o"),
    "umlauts-and-sharp-s": ("Müller & Söhne Straßenbau", "muller-sohne-strassenbau"),
    "cyrillic": ("ООО Насосы", "ooo-nasosy"),
    "chinese": ("北京水泵", "beijingshuibeng"),
    "japanese": ("トヨタ", "toyota"),
    "arabic": ("شركة", "shrkh"),
    "greek": ("Ελλάδα", "ellada"),
    "emoji-only": ("😀", "grinning"),
    "shell": ("$(rm -rf ~); `id`", "rm-rf-id"),
    "path": ("../../etc/passwd", "etc-passwd"),
    "controls": ("Acme\x1b[31m\nPumps", "acme-31m-pumps"),
    "digit-first": ("3M", "3m"),
    "cut-at-a-word-end": ("x" * 39 + " tail", "x" * 39),
    "long": ("x" * 500, "x" * 40),
}
NOTHING_READABLE = {
    "empty": "",
    "space": "   ",
    "punctuation": "!!! … ???",
    "only-digits": "2026",
    "digits-until-the-cut": "1" * 40 + "a",
    "lone-surrogate": "\ud800",
}


@pytest.mark.parametrize(("name", "slug"), NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_becomes_a_readable_id(name: str, slug: str) -> None:
    assert slug_for(name, otherwise="deal") == slug


@pytest.mark.parametrize("name", NOTHING_READABLE.values(), ids=NOTHING_READABLE)
def test_a_name_without_anything_readable_gets_the_other_id(name: str) -> None:
    assert slug_for(name, otherwise="deal") == "deal"
    assert slug_for(name, otherwise="deal", taken={"deal"}) == "deal-2"


def test_a_taken_id_gets_the_first_free_number_from_two_on() -> None:
    taken = {"acme", "acme-2", "acme-4"}

    assert slug_for("ACME", otherwise="deal") == "acme"
    assert slug_for("ACME", otherwise="deal", taken=taken) == "acme-3"
    assert slug_for("Other", otherwise="deal", taken=taken) == "other"


@given(
    name=st.text(max_size=80)
    | st.text(alphabet=st.characters(categories=["Cs", "So", "Lo", "Cf"])),
    clashes=st.integers(0, 12),
)
def test_any_name_becomes_an_id_of_its_own(name: str, clashes: int) -> None:
    taken: set[str] = set()
    for _ in range(clashes + 1):
        slug = slug_for(name, otherwise="deal", taken=taken)
        assert is_slug(slug)
        assert slug not in taken
        taken.add(slug)
