"""A made-up language: every sentence of the catalogue in ⟦…⟧, with other letters.

Whatever shows up in it without brackets has bypassed the catalogue.
"""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from salescoach.wording.sentences.english import Sentence, sentences

LANGUAGE = "en_XA"
_LETTERS = str.maketrans("aeiouAEIOU", "àéîöûÀÉÎÖÛ")


def disguised(template: str) -> str:
    """The template with other letters and brackets; placeholders stay as they are."""
    parts = template.split("{")
    text = parts[0].translate(_LETTERS)
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        text += "{" + name + "}" + rest.translate(_LETTERS)
    return f"⟦{text}⟧"


def write_catalogue(locales: Path, english: Mapping[str, Sentence] | None = None) -> None:
    """Compile the made-up language into a folder of catalogues, the way that a real one is."""
    catalog = Catalog(locale="en", domain="salescoach", charset="utf-8")
    for id_, sentence in (english or sentences()).items():
        if isinstance(sentence, tuple):
            plural = (disguised(sentence[0]), disguised(sentence[1]))
            catalog.add(sentence, plural, context=id_)
        else:
            catalog.add(sentence, disguised(sentence), context=id_)
    folder = locales / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "salescoach.mo").open("wb") as file:
        write_mo(file, catalog)
