"""The template that translators start from is in step with the sentences.

`pytest tests/unit/wording --rewrite-goldens` writes it anew.
"""

import io
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from salescoach.wording.catalogue import LOCALES
from salescoach.wording.sentences.english import sentences

TEMPLATE = LOCALES / "salescoach.pot"
_DATES = re.compile(rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By):.*\n', re.MULTILINE)


def written() -> bytes:
    """The template; without dates, so that the same sentences give the same bytes."""
    catalog = Catalog(
        project="salescoach",
        version="1",
        charset="utf-8",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        header_comment=(
            "# Every sentence of salescoach. The context is its id; {names} in braces stay as\n"
            "# they are and bring their unit. A translation: LANG/LC_MESSAGES/salescoach.po"
        ),
        fuzzy=False,
    )
    for id_, sentence in sentences().items():
        catalog.add(sentence, context=id_)
    file = io.BytesIO()
    write_po(file, catalog, width=96, omit_header=False)
    return _DATES.sub(b"", file.getvalue())


def test_the_template_holds_every_sentence(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite-goldens"):
        TEMPLATE.write_bytes(written())
    assert TEMPLATE.read_bytes() == written()
    read = read_po(io.BytesIO(TEMPLATE.read_bytes()))
    assert {message.context for message in read if message.id} == set(sentences())
