"""The pages of the problem codes, and the small playbook that completes their examples."""

import re
from collections.abc import Sequence

from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import Compiled, Lint, compile_playbook
from salescoach.playbook.extending import Base as Extended
from salescoach.playbook.problems import CODES, is_lint
from salescoach.trainer.lint.rules import linter
from salescoach.trainer.lint.tested import Covering, covering
from salescoach.trainer.page import Example, Page, page_file, read_page
from salescoach.trainer.scenarios.reading import Named, read_suite
from salescoach.trainer.translations.reading import Base, read_translation, without_base
from salescoach.values.messages import Message, say
from tests.docs.blocks import CHECKOUT, blocks_of

OVERVIEW = CHECKOUT / "docs/problems.md"
HEAD = "| code | severity | what is wrong |\n| --- | --- | --- |\n"

FRAME, TEST_FRAME, GOALS, WARNINGS, TRANSLATION_FRAME = (
    one.text for one in blocks_of(OVERVIEW.read_text(encoding="utf-8"))[-5:]
)
TRANSLATED = FRAME.replace(
    "    title: Finding out\n",
    "    title: Finding out\n" + "".join(f"    {line}\n" for line in GOALS.splitlines()),
)
TRANSLATED += f"{WARNINGS.rstrip()}\ndefault_warnings: false\n"
TRANSLATION = "pumps.de.yaml"
TESTS = ".test.yaml"
ALL_TESTED = Covering(frozenset({"said", "finding-out", "trying"}), frozenset({""}))
TESTED = "pumps.yaml"  # as the test around the examples names the playbook around the others


def page(code: str) -> Page:
    return read_page(page_file(code).read_text(encoding="utf-8"), code)


def codes_of(shown: Page, example: Example) -> set[str]:
    """The codes of all problems of an example and of the files beside it, compiled as shown."""
    if shown.code.startswith("SC5"):
        return codes_of_test(example)
    if shown.code.startswith("SC7"):
        return codes_of_translation(example)
    beside = {name: text.encode() for name, text in shown.beside}
    files = {name: data for name, data in beside.items() if not name.endswith(TESTS)}
    files[example.file] = compiled_bytes(example)

    def load(name: str, _file: str) -> Extended | Message:
        return Extended(files[name], name) if name in files else say("extends.unknown")

    def lint(name: str) -> Lint | None:
        if not is_lint(shown.code):
            return None
        stem = name.removesuffix(".yaml")
        tests = beside.get(stem + TESTS)
        about_tests = shown.code in ("SC614", "SC615")
        return linter(covering(tests, stem) if tests else None if about_tests else ALL_TESTED)

    results = (compile_playbook(data, name, load, lint(name)) for name, data in files.items())
    return {problem.code for result in results for problem in result.problems}


def codes_of_test(example: Example) -> set[str]:
    """The codes of all problems of an example out of a test file."""

    def find(name: str) -> Named | Message:
        if name != TESTED:
            return say("extends.unknown")
        return Named(TESTED, compile_playbook(FRAME.encode(), TESTED))

    found = read_suite(compiled_bytes(example, TEST_FRAME), "pumps.test.yaml", find, verbs())
    return {problem.code for problem in found.problems}


def codes_of_translation(example: Example) -> set[str]:
    """The codes of all problems of an example out of a translation."""
    data = translation_bytes(example)
    name = example.file if example.place == "the whole file" else TRANSLATION
    if not name.startswith("pumps."):
        return {one.code for one in without_base(data, name, say("extends.unknown")).problems}
    found = read_translation(data, name, translated_base())
    return {problem.code for problem in found.problems}


def translation_bytes(example: Example) -> bytes:
    """What is read of an example out of a translation."""
    if example.place == "the whole file":
        return compiled_bytes(example)
    return "\n".join(replaced(example)).encode() + b"\n"


def translated_base() -> Base:
    compiled = compile_playbook(TRANSLATED.encode(), TESTED)
    assert isinstance(compiled, Compiled)
    return Base(id="pumps", language="en", texts={**compiled.resolved, "library": {}})


def replaced(example: Example) -> list[str]:
    """The small translation, with an example in the place of what stands below its comment.

    That is the key or the entry there; a key that stands elsewhere gives way to the example's.
    """
    whole = TRANSLATION_FRAME.splitlines()
    (slot,) = (at for at, line in enumerate(whole) if line.strip() == f"# {example.place}")
    indent = whole[slot].partition("#")[0]
    lines = [indent + line for line in example.text.splitlines()]
    first = next(line for line in lines if line[len(indent)] != "#")
    key = first.partition(":")[0]
    starts = [at for at, line in enumerate(whole) if line.startswith(f"{key}:")]
    start = slot + 1 if key.lstrip().startswith("-") or not starts else starts[0]
    if not starts and not key.lstrip().startswith("-"):
        return [*whole[:slot], *lines, *whole[slot + 1 :]]
    end = start + 1
    while end < len(whole) and whole[end].startswith(f"{indent} "):
        end += 1
    new = [line for at, line in enumerate(whole) if not start <= at < end and at != slot]
    at = start - (slot < start)
    return [*new[:at], *lines, *new[at:]]


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
