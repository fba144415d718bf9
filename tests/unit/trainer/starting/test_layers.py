from dataclasses import replace

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.extending import Base
from salescoach.playbook.model import Playbook
from salescoach.trainer.starting.filling import text_file
from salescoach.trainer.starting.layers import Origin, borrowed_tests, copy, first_test, layer
from salescoach.trainer.starting.playbook_text import Place

PLACE = Place(id="ours", name="ours.yaml", file="ours.yaml")
TEXT = """# About theirs.
salescoach: 1
id: theirs
version: 3.1.0
title: Theirs # as they call it
language: en
facts:
  - {id: need, title: "Need", type: text}
stages:
  - id: one
    title: One
    checklists:
      - id: talk
        title: "id: talk"
        items:
          - {id: ask, do: "Ask", records: [need]}
"""
TESTS = """# Tests of theirs.
# More of them.
playbook: theirs.yaml   # beside it
start: 2026-03-02
tests:
  # playbook: is no key here
  - {name: "a", expect: {stage: one}}
"""


def compiled(text: str, **bases: str) -> Playbook:
    def load(name: str, _file: str) -> Base:
        return Base(bases[name].encode(), name)

    found = compile_playbook(text.encode(), "a.yaml", load)
    assert isinstance(found, Compiled), found.problems
    assert found.problems == ()
    return found.playbook


def origin(text: str = TEXT, base: str = "theirs") -> Origin:
    return Origin(base=base, text=text, playbook=compiled(text), tests=TESTS)


def test_a_layer_is_the_other_playbook_under_a_head_of_its_own() -> None:
    text = layer(text_file("layer").read_text(), origin(), PLACE, "Ours: all")
    book = compiled(text, theirs=TEXT)
    assert (book.id, book.version, book.title) == ("ours", "0.1.0", "Ours: all")
    assert book.stages == compiled(TEXT).stages


def test_what_a_layer_shows_in_comments_works_with_the_signs_taken_away() -> None:
    text = layer(text_file("layer").read_text(), origin(), PLACE, "Ours")
    head, _, shown = text.partition("# What one usually changes.")
    lines = [line.removeprefix("#").removeprefix(" ") for line in shown.split("\n")[1:]]
    written = [line for line in lines if line.startswith((" ", "stages", "facts", "lead", "new"))]
    book = compiled(head + "\n".join(written), theirs=TEXT)
    assert book.stages[0].limit[0].days == 25
    assert book.stages[0].items[0].do == "The same step in the words that your people use"
    assert book.facts[0].ask == ("The question that works with your customers",)
    assert [source.id for source in book.lead_sources] == ["our-fair"]
    assert book.new_deal.requires == ("amount",)


def test_a_layer_on_a_bare_stage_shows_made_up_ids() -> None:
    bare = "salescoach: 1\nid: b\nversion: 1.0.0\ntitle: B\nlanguage: en\n"
    text = layer(
        text_file("layer").read_text(),
        origin(bare + "stages: [{id: one, title: One}]\n"),
        PLACE,
        "Ours",
    )
    assert "#       - id: first-talk\n#         items:\n#           - id: an-item\n" in text
    assert "#   - id: a-fact\n" in text


def test_a_copy_differs_only_in_its_head() -> None:
    text = copy(origin(), PLACE, "Ours: all")
    assert text == (
        "# yaml-language-server: $schema=./playbook.schema.json\n"
        + TEXT.replace("id: theirs", "id: ours")
        .replace("3.1.0", "0.1.0")
        .replace("Theirs # as they call it", '"Ours: all"')
    )
    assert compiled(text).id == "ours"


@pytest.mark.parametrize(
    "written",
    [
        "title: >-\n  Theirs: all of it,\n  in two lines\n",
        "title: >\n  Theirs\n\n",
        "title: |-\n  id: no key here\n  title: nor here\n",
        "title:\n  Theirs on the next line\n",
        "title:\n  Theirs on the next line  # so\n",
        'title: "Theirs over\n  two lines"\n',
        "title: 'Theirs over\n\n  three lines'\n",
        "title: Theirs goes\n  on and on\n",
        '"title": Theirs\n',
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_copy_has_its_own_title_however_the_other_one_was_written(
    written: str, ends: str
) -> None:
    theirs = TEXT.replace(
        "title: Theirs # as they call it\n", written + "# A comment that stays.\n"
    )
    text = copy(origin(theirs.replace("\n", ends)), PLACE, "Ours: all")
    book = compiled(text)
    assert (book.id, book.title, book.language) == ("ours", "Ours: all", "en")
    assert "Theirs" not in text
    assert f"# A comment that stays.{ends}" in text
    assert book.stages == compiled(TEXT).stages


def test_a_copy_keeps_the_line_by_which_editors_find_the_schema() -> None:
    with_line = "# yaml-language-server: $schema=./playbook.schema.json\n" + TEXT
    assert copy(origin(with_line), PLACE, "Ours").count("yaml-language-server") == 1


def test_the_tests_of_the_other_one_name_the_new_one_and_lose_what_they_said_of_themselves() -> (
    None
):
    text = borrowed_tests(text_file("tests_head").read_text(), TESTS, origin(), PLACE)
    assert text.endswith(
        "#\nplaybook: ours.yaml\nstart: 2026-03-02\ntests:\n  # playbook: is no key here\n"
        '  - {name: "a", expect: {stage: one}}\n'
    )
    assert "Tests of theirs" not in text
    assert "The tests of theirs, played on ours.yaml" in text


@pytest.mark.parametrize(
    ("requires", "given"),
    [
        ("[]", ""),
        ("[amount]", "    given:\n      amount: 1000 EUR\n"),
        (
            "[expected-close, title, owner]",
            (
                '    given:\n      expected_close: 90d\n      title: "a first deal"\n'
                '      owner: "Kim"\n'
            ),
        ),
        ("[customer-type]", "    given:\n      customer_type: big\n"),
    ],
)
def test_a_first_test_gives_what_a_new_deal_must_say(requires: str, given: str) -> None:
    head = f"customer_types: [{{id: big, title: Big}}]\nnew_deal: {{requires: {requires}}}\n"
    text = first_test(
        text_file("first_test").read_text(), replace(origin(TEXT + head), tests=None), PLACE
    )
    assert f"    covers: [one]\n{given}    expect:\n" in text
