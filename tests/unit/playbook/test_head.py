"""The head of a playbook's file: the same as compiling it would say, or nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.head import Head, head_of, read_head
from salescoach.playbook.places import shipped

HEAD = "salescoach: 1\nid: pumps\nversion: 1.0.0\ntitle: Pumps\nlanguage: en\n"
STAGES = "stages:\n  - id: one\n    checklists:\n      - id: a\n  # - id: none\n  - {id: two}\n"
PLAIN = "stages:\n  - id: one\n    title: One\n  - id: two\n    title: Two\n"
FACTS = 'facts:\n  - id: f\n    title: F\n    type: text\n    ask: ["Q?"]\n'
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.yaml"))
WHOLE = [path for path in EXAMPLES if "." not in path.stem and "\nextends:" not in path.read_text()]


def read(text: str) -> Head | None:
    return read_head(text.encode())


def compiled(text: str) -> Head | None:
    """What the real reader says; None where it does not take the file."""
    found = compile_playbook(text.encode(), "pumps.yaml")
    return head_of(found.playbook) if isinstance(found, Compiled) else None


@pytest.mark.parametrize("path", shipped().values(), ids=lambda path: path.stem)
def test_it_says_what_compiling_says(path: Path) -> None:
    said = compiled(path.read_text(encoding="utf-8"))
    assert said is not None
    assert read_head(path.read_bytes()) == said


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_of_other_files_it_says_what_compiling_says_or_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read(text) in (compiled(text), None)


def test_stages_are_counted_as_far_in_as_the_first() -> None:
    found = read(f"{HEAD}about: For pumps\nfacts:\n  - id: x\n{STAGES}won_after: two\n")
    assert found == Head(id="pumps", version="1.0.0", title="Pumps", about="For pumps", stages=2)


WRITTEN = {
    "as it is": HEAD + PLAIN,
    "with a byte-order mark": "\ufeff" + HEAD + PLAIN,
    "lines of another system": (HEAD + PLAIN).replace("\n", "\r\n"),
    "lines of an old system": (HEAD + PLAIN).replace("\n", "\r"),
    "without a last line end": (HEAD + PLAIN).rstrip(),
    "a remark behind the key": HEAD + PLAIN.replace("stages:", "stages:  # both of them"),
    "a remark at the left": HEAD + PLAIN.replace("  - id: two", "# - more\n  - id: two"),
    "a remark further in": HEAD + PLAIN.replace("  - id: two", "  # - more\n\n  - id: two"),
    "a dash of its own": HEAD + PLAIN.replace("- id", "-\n    id"),
    "wide dashes": HEAD + PLAIN.replace("- id: one\n ", "-   id: one\n   "),
    "entries further in": HEAD + PLAIN.replace("\n  ", "\n     "),
    "quotes in a remark": HEAD + PLAIN + '    short: one  # 5" wide\n',
    "about at the end": HEAD + PLAIN + "about: For pumps\n",
    "about behind a list": HEAD + FACTS + "about: For pumps\n" + PLAIN,
    "stages first": PLAIN + HEAD,
    "a list of nothing": HEAD + "deal_kinds: []\n" + PLAIN,
    "texts in quotes": HEAD.replace("Pumps", '"Pumps: all of them"') + 'about: "# one"\n' + PLAIN,
    "a text over lines": HEAD + PLAIN + '    about: "so\n      long"\n',
    "a text over lines of a list": HEAD + PLAIN + '    goals: ["a", "b\n\n  c"]\n',
    "quotes within": HEAD + PLAIN + "    about: they say 'so' and \"more\", it's\n",
    "other quotes": HEAD + PLAIN + "    about: 'it''s \"that\" or: this'\n",
    "a section within a text": HEAD + PLAIN + "    about: |\n      stages:\n      - id: three\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_is_plain_is_read_as_compiling_reads_it(text: str) -> None:
    said = compiled(text)
    assert said is not None
    assert read(text) == said


HARD = {
    "nothing": "",
    "no stages": HEAD,
    "no head": PLAIN,
    "no version of the format": HEAD.replace("salescoach: 1\n", "") + PLAIN,
    "another version of the format": HEAD.replace("salescoach: 1", "salescoach: 99") + PLAIN,
    "a version that is none": HEAD.replace("1.0.0", "banana") + PLAIN,
    "an id that is none": HEAD.replace("id: pumps", "id: Our pumps!") + PLAIN,
    "an id that is a word of YAML": HEAD.replace("id: pumps", "id: true") + PLAIN,
    "no id": HEAD.replace("id: pumps", "id: [pumps]") + PLAIN,
    "no title": HEAD.replace("title: Pumps\n", "") + PLAIN,
    "an empty title": HEAD.replace("title: Pumps", "title:") + PLAIN,
    "a title that is a number": HEAD.replace("Pumps", "12") + PLAIN,
    "a title that is none": HEAD.replace("Pumps", "null") + PLAIN,
    "a title that is a number in quotes": HEAD.replace("Pumps", '"12"') + PLAIN,
    "a title with spaces around it": HEAD.replace("Pumps", '" Pumps "') + PLAIN,
    "a title with a mark": HEAD.replace("Pumps", '"Pu\\u0041mps"') + PLAIN,
    "a title with a remark": HEAD.replace("Pumps", "Pumps # all") + PLAIN,
    "a title that is a key": HEAD.replace("Pumps", "Pumps: all") + PLAIN,
    "a title that seems a key": HEAD.replace("Pumps", "Pumps:") + PLAIN,
    "a title on the next line": HEAD.replace("title: Pumps", "title:\n  Pumps") + PLAIN,
    "a title that goes on": HEAD.replace("title: Pumps", "title: Pumps\n  and more") + PLAIN,
    "about on the next line": HEAD + "about:\n  For pumps\n" + PLAIN,
    "about as a block": HEAD + "about: |\n  For pumps\n" + PLAIN,
    "about as a list": HEAD + "about: [a]\n" + PLAIN,
    "about with nothing": HEAD + "about:\n" + PLAIN,
    "about with no words": HEAD + 'about: ""\n' + PLAIN,
    "about at the end on the next line": HEAD + PLAIN + "about:\n  For pumps\n",
    "about twice": HEAD + "about: a\n" + PLAIN + "about: b\n",
    "an id twice": HEAD + PLAIN + "id: other\n",
    "stages twice": HEAD + PLAIN + PLAIN,
    "extends": HEAD + "extends: technical-sale\n" + PLAIN,
    "extends at the end": HEAD + PLAIN + "extends: technical-sale\n",
    "a piece for others": HEAD + "fragment: true\n" + PLAIN,
    "a key in quotes": HEAD + PLAIN.replace("stages", '"stages"'),
    "a key with a space": HEAD + PLAIN.replace("stages:", "stages :"),
    "stages in braces": HEAD + "stages: [{id: one, title: One}]\n",
    "stages at the left": HEAD + PLAIN.replace("\n  ", "\n"),
    "a document's start": "---\n" + HEAD + PLAIN,
    "indented from the start": "  a: b\n" + HEAD + PLAIN,
    "a tab": HEAD + PLAIN.replace("  - id: two", "\t- id: two"),
    "a character that is none": HEAD + "short: P\x00\n" + PLAIN,
    "a line break that is none": HEAD + 'about: "a\u2028facts:"\n' + PLAIN,
    "a text that goes on like a stage": HEAD + PLAIN.replace("One", '"a\n  - b"'),
    "one that goes on in a list": HEAD + PLAIN + '    about: ["a", "b\n  - c"]\n',
    "one in other quotes": HEAD + PLAIN.replace("One", "'a\n  - b'"),
    "one in other quotes, in a list": HEAD + PLAIN + "    about: ['a', 'b\n  - c']\n",
    "one that goes on like a key": HEAD + PLAIN.replace("One", '"a\nwon_after: two"'),
    "one with a mark at the end": HEAD + PLAIN.replace("One", '"a \\"\n  - b"'),
    "one that begins where another ends": HEAD + PLAIN + '    about: ["a\n  b", "c\n  - d"]\n',
    "one between lonely quotes": (
        HEAD + PLAIN + '    short: 5" wide\n    about: "\n  - b"\n    goals: 6" deep\n'
    ),
    "one that never ends": HEAD + PLAIN + '    about: "a\n    b\n',
    "one that ends oddly": HEAD + PLAIN + '    about: "a\n    b"c\n',
    "quotes that may be anything": HEAD + PLAIN + '    about: a, "b\n',
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_what_is_not_plain_has_to_be_compiled(text: str) -> None:
    assert read(text) is None


def test_bytes_that_are_no_text_have_to_be_compiled() -> None:
    assert read_head(b"\xff\xfe\x00") is None
    assert read_head(f"{HEAD}about: \xe9\n{PLAIN}".encode("latin-1")) is None


TOKENS = (
    '"', '"', "'", "\\", "\n", "\n  - ", "\n    ", "\r", "  - id: x", "# ", "[", "]", "{", "}",
    ", ", ": ", "a", "'s", "title: ", "about: ", "stages:", "\nabout: b", "|", ">", "\u2028", "12",
)  # fmt: skip
ANYTHING = st.lists(st.sampled_from(TOKENS), max_size=9).map("".join)
PLACES = (
    "salescoach: 1",
    "title: Pumps",
    "language",
    "stages:",
    "title: One",
    "  - id: two",
    "Two",
)


@given(st.sampled_from(PLACES), ANYTHING, st.booleans())
@settings(max_examples=400, deadline=None)
def test_whatever_is_put_in_it_says_what_compiling_says_or_nothing(
    place: str, text: str, before: bool
) -> None:
    whole = (HEAD + PLAIN).replace(place, text + place if before else place + text)
    said = compiled(whole)
    if said is not None:
        assert read(whole) in (said, None)
