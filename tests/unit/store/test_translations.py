"""The words of translations in a data folder."""

from pathlib import Path

import pytest

from salescoach.store.disk import RealDisk
from salescoach.store.translations import Kept, Translations, kept_in, matching, spellings

DE = Kept(words={"title": {"Pumps": "Pumpen"}}, reviewed="Ana", sources=("a",))


@pytest.fixture
def store(tmp_path: Path) -> Translations:
    return Translations(RealDisk(), tmp_path / "home")


def test_what_is_kept_is_read_again(store: Translations) -> None:
    assert store.keep("pumps", "de", DE, nonce="n") is True
    assert store.read("pumps", "de") == DE
    assert store.languages() == ("de",)
    path = store.path("pumps", "de")
    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_again_writes_nothing(store: Translations) -> None:
    store.keep("pumps", "de", DE, nonce="n")
    path = store.path("pumps", "de")
    assert path is not None
    before = path.stat().st_mtime_ns
    assert store.keep("pumps", "de", DE, nonce="m") is False
    assert path.stat().st_mtime_ns == before


def test_corrected_words_stand_beside_those_for_older_texts(store: Translations) -> None:
    store.keep("pumps", "de", DE, nonce="n")
    newer = Kept(words={"title": {"All pumps": "Alle Pumpen"}}, reviewed="no", sources=("b",))
    store.keep("pumps", "de", newer, nonce="m")
    assert store.read("pumps", "de") == Kept(
        words={"title": {"Pumps": "Pumpen", "All pumps": "Alle Pumpen"}},
        reviewed="no",
        sources=("b",),
    )


def test_a_region_falls_back_to_its_language(store: Translations) -> None:
    store.keep("pumps", "de", DE, nonce="n")
    assert store.words("pumps", "de-AT") == DE.words
    assert store.words("pumps", "de_AT") == DE.words
    assert store.words("pumps", "fr") == {}
    assert store.words("valves", "de") == {}
    assert spellings("pt_BR") == ("pt-br", "pt")


def test_a_language_is_looked_up_part_by_part_whatever_its_capitals(store: Translations) -> None:
    assert spellings("zh-Hant-TW") == ("zh-hant-tw", "zh-hant", "zh")
    assert spellings("zh-Hant-x-ours") == ("zh-hant-x-ours", "zh-hant", "zh")
    assert matching("zh-Hant-TW", ("zh", "de", "zh-hant")) == ("zh-hant", "zh")
    assert matching("pt-BR", ("pt-BR", "pt-br")) == ("pt-BR",)
    assert matching("pt-br", ("pt-BR", "pt-br")) == ("pt-br",)
    store.keep("pumps", "zh-Hant", DE, nonce="n")
    store.keep("valves", "zh-Hant-TW", DE, nonce="n")
    assert store.words("pumps", "ZH-hant-tw") == DE.words
    assert store.words("pumps", "zh") == {}


@pytest.mark.parametrize("language", ["../x", "", "deutsch", "de/..", "d" * 30])
def test_what_is_no_language_leads_nowhere(store: Translations, language: str) -> None:
    assert store.path("pumps", language) is None
    assert store.words("pumps", language) == {}
    assert store.path("../pumps", "de") is None


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"schema": "salescoach/translation@2"}',
             b'{"schema": "salescoach/translation@1", "words": []}'],
)  # fmt: skip
def test_a_damaged_file_has_no_words(store: Translations, data: bytes) -> None:
    store.folder.mkdir(parents=True)
    (store.folder / "pumps.de.json").write_bytes(data)
    assert store.words("pumps", "de") == {}
    with pytest.raises(ValueError, match=r".*"):
        kept_in(data)
