"""The language in which a customer is written to."""

from pathlib import Path

import pytest

from salescoach.cli.deal_language import language_tag
from salescoach.errors import BadUsage
from tests.builders.worlds import HALDEN, Run
from tests.unit.wording.pseudo import LANGUAGE, write_catalogue

TAGS = ["de", "pt-BR", "zh-Hans-CN", "gsw", "en-XA", "sr-Latn"]
NO_TAGS = ["d", "german", "pt_BR", "de-", "-de", "de de", "../de", "dé"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_taken_as_it_is(tag: str) -> None:
    assert language_tag(f" {tag} ") == tag


@pytest.mark.parametrize("text", NO_TAGS)
def test_what_is_no_tag_is_refused(text: str) -> None:
    with pytest.raises(BadUsage) as refused:
        language_tag(text)
    assert refused.value.sentence.id == "bad-language"


@pytest.fixture
def visited(empty: Run) -> Run:
    """A deal in the made-up language, of which a visit was held."""
    write_catalogue(empty.base / "locales")
    empty.ok("new", "Halden Board", "--type", "market", "--language", "en-XA")
    empty.ok("person", "add", HALDEN, "Ana Ruiz", "--role", "user")
    empty.ok("visit", "hold", HALDEN, "--with", "ana")
    return empty


def last_line(run: Run, *words: str, locales: Path | None = None) -> tuple[str, str]:
    result = run.ok("recap", HALDEN, *words, locales=locales or run.base / "locales")
    return result.out.splitlines()[-1], result.err


def test_a_mail_is_in_the_language_of_the_deal(visited: Run) -> None:
    assert last_line(visited)[0] == "⟦(yöûr nàmé)⟧"
    assert (
        '"language": "en-XA"'
        in visited.ok("recap", HALDEN, "--json", locales=visited.base / "locales").out
    )


def test_an_option_says_another_language(visited: Run) -> None:
    assert last_line(visited, "--lang", "en") == (
        "(your name)", "Nothing is recorded of this visit that was agreed, or came.\n",
    )  # fmt: skip


def test_the_words_beside_it_are_in_the_language_of_the_rep(visited: Run) -> None:
    told = last_line(visited)[1]
    assert told == "Nothing is recorded of this visit that was agreed, or came.\n"


def test_without_wording_in_it_the_mail_is_english_and_says_so(visited: Run) -> None:
    visited.ok("new", "Brisa", "--type", "market", "--language", "pt-BR")
    visited.ok("person", "add", "brisa", "Ana Ruiz", "--role", "user")
    visited.ok("visit", "hold", "brisa", "--with", "ana")
    result = visited.ok("recap", "brisa")
    assert result.out.startswith("To Ana Ruiz\nSubject: Brisa, Thursday 5 March\n")
    assert result.err.splitlines()[0] == (
        "There is no wording in pt-BR yet: this is English, but for what you and they wrote."
    )


def test_a_deal_without_one_is_written_to_in_that_of_its_playbook(visited: Run) -> None:
    visited.ok("new", "Corvin", "--type", "market")
    visited.ok("person", "add", "corvin", "Ana Ruiz", "--role", "user")
    visited.ok("visit", "hold", "corvin", "--with", "ana")
    assert '"language": "en"' in visited.ok("recap", "corvin", "--json").out


def test_show_tells_the_language(visited: Run) -> None:
    assert "deal\tlanguage\ten-XA" in visited.ok("show", HALDEN).out
    assert "Language        en-XA" in visited.ok("show", HALDEN, "--format", "table").out
    assert LANGUAGE == "en_XA"  # folders of wording have an underscore
