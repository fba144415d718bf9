"""The head of a playbook's file: the same as compiling it would say, or nothing."""

from pathlib import Path

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.head import Head, head_of, read_head
from salescoach.playbook.places import shipped

HEAD = "salescoach: 1\nid: pumps\nversion: 1.0.0\ntitle: Pumps\nlanguage: en\n"
STAGES = "stages:\n  - id: one\n    checklists:\n      - id: a\n  # - id: none\n  - {id: two}\n"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.yaml"))
WHOLE = [
    *shipped().values(),
    *(path for path in EXAMPLES if "." not in path.stem and "\nextends:" not in path.read_text()),
]


def read(text: str) -> Head | None:
    return read_head(text.encode(), "pumps.yaml")


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_it_says_what_compiling_says(path: Path) -> None:
    data = path.read_bytes()
    compiled = compile_playbook(data, str(path))
    assert isinstance(compiled, Compiled)
    assert read_head(data, str(path)) == head_of(compiled.playbook)


def test_stages_are_counted_as_far_in_as_the_first() -> None:
    found = read(f"{HEAD}about: For pumps\nfacts:\n  - id: x\n{STAGES}won_after: two\n")
    assert found == Head(id="pumps", version="1.0.0", title="Pumps", about="For pumps", stages=2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEAD,
        STAGES,
        HEAD.replace("id: pumps", "id: [pumps]") + STAGES,
        f"{HEAD}about: [a]\n{STAGES}",
        f"{HEAD}extends: technical-sale\n{STAGES}",
        f"{HEAD}title: Twice\x00\n{STAGES}",
        f"{HEAD}a: [\n{STAGES}",
    ],
    ids=range(8),
)
def test_what_is_not_plain_has_to_be_compiled(text: str) -> None:
    assert read(text) is None


def test_bytes_that_are_no_text_have_to_be_compiled() -> None:
    assert read_head(b"\xff\xfe\x00", "pumps.yaml") is None
