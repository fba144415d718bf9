"""The pages of the problem codes, and the small playbook that completes their examples."""

import re
from collections.abc import Sequence

from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.extending import Base
from salescoach.playbook.problems import CODES
from salescoach.trainer.page import Example, Page, page_file, read_page
from salescoach.trainer.scenarios.reading import Named, read_suite
from salescoach.values.messages import Message, say
from tests.docs.blocks import CHECKOUT, blocks_of

OVERVIEW = CHECKOUT / "docs/problems.md"
HEAD = "| code | severity | what is wrong |\n| --- | --- | --- |\n"

FRAME, TEST_FRAME = (one.text for one in blocks_of(OVERVIEW.read_text(encoding="utf-8"))[-2:])
TESTED = "pumps.yaml"  # as the test around the examples names the playbook around the others


def page(code: str) -> Page:
    return read_page(page_file(code).read_text(encoding="utf-8"), code)


def codes_of(shown: Page, example: Example) -> set[str]:
    """The codes of all problems of an example and of the files beside it, compiled as shown."""
    if shown.code.startswith("SC5"):
        return codes_of_test(example)
    files = {name: text.encode() for name, text in shown.beside}
    files[example.file] = compiled_bytes(example)

    def load(name: str, _file: str) -> Base | Message:
        return Base(files[name], name) if name in files else say("extends.unknown")

    results = (compile_playbook(data, name, load) for name, data in files.items())
    return {problem.code for result in results for problem in result.problems}


def codes_of_test(example: Example) -> set[str]:
    """The codes of all problems of an example out of a test file."""

    def find(name: str) -> Named | Message:
        if name != TESTED:
            return say("extends.unknown")
        return Named(TESTED, compile_playbook(FRAME.encode(), TESTED))

    found = read_suite(compiled_bytes(example, TEST_FRAME), "pumps.test.yaml", find, verbs())
    return {problem.code for problem in found.problems}


def compiled_bytes(example: Example, frame: str = FRAME) -> bytes:
    """What is compiled: the text that is shown, repeated and completed as the page says."""
    lines = example.text.splitlines()
    lines += lines[-1:] * (example.times - 1)
    if example.place != "the whole file":
        lines = completed(lines, example.place, frame)
    data = "\n".join([*lines, ""]).encode()
    if example.with_bytes:
        data = re.sub(rb"\\x([0-9A-F]{2})", lambda found: bytes.fromhex(found[1].decode()), data)
    return data


def completed(lines: Sequence[str], place: str, frame: str = FRAME) -> list[str]:
    """The small playbook, or its small test, with these lines in a place."""
    whole = frame.splitlines()
    (slot,) = (number for number, line in enumerate(whole) if line.strip() == f"# {place}")
    indent = whole[slot].partition("#")[0]
    whole[slot : slot + 1] = [indent + line if line else line for line in lines]
    return whole


def table() -> str:
    """All codes, as the overview has them."""
    folder = "../src/salescoach/trainer/pages"
    rows = (
        f"| [`{code}`]({folder}/{code}.md) | {CODES[code]} | {page(code).title} |\n"
        for code in CODES
    )
    return HEAD + "".join(rows)


def with_table(overview: str) -> str:
    """The overview with the table as it has to be."""
    before, after = overview.split(HEAD)
    rest = after.lstrip().partition("\n\n")[2] if after.startswith("|") else after.lstrip("\n")
    return f"{before}{table()}\n{rest}"
