"""Playbooks that are traps for a reader of YAML, each named after what it does to a careless one.

In a trap's text `§` marks where a problem must be told; it is no part of the file. Around most
traps stands a sound playbook, so that nothing but the trap can be why it is refused.
"""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

MARK = "§"
MOST_BYTES = 384 * 1024
DEEPEST = 32
MOST_NODES = 20_000

Told = tuple[str, int, int]


@dataclass(frozen=True)
class Trap:
    """A file, and everything that is wrong with it: code, line, column."""

    data: bytes
    problems: tuple[Told, ...]


SOUND = """\
salescoach: 1
id: trap
version: 1.0.0
title: A trap
language: en
facts:
  - id: pain
    title: Pain
    type: text
stages:
  - id: first
    title: First
    exit_criteria:
      - id: said
        statement: They said it
        met_when: {fact: pain}
"""
_CRITERION = SOUND[SOUND.index("      - id: said") :]


def trap(text: str, *codes: str) -> Trap:
    """A trap with a code for each mark, or one code for all of them."""
    pieces = text.split(MARK)
    places = list(_places(pieces))
    of_each = codes * len(places) if len(codes) == 1 else codes
    told = [(code, *place) for code, place in zip(of_each, places, strict=True)]
    return Trap("".join(pieces).encode(), tuple(told))


def added(text: str, *codes: str) -> Trap:
    """The sound playbook with more keys at its end."""
    return trap(SOUND + text, *codes)


def changed(before: str, after: str, *codes: str) -> Trap:
    """The sound playbook with one piece of it replaced."""
    return trap(_changed(SOUND, before, after), *codes)


def met_when(condition: str, *codes: str, type_: str = "text") -> Trap:
    """The sound playbook with another condition of its criterion, and another type of its fact."""
    text = _changed(SOUND, "{fact: pain}", condition)
    return trap(text.replace("type: text", f"type: {type_}"), *codes)


def criteria(lines: Iterable[str], *codes: str) -> Trap:
    """The sound playbook with other criteria, each given as what stands in its braces."""
    return changed(_CRITERION, "".join(f"      - {{{line}}}\n" for line in lines), *codes)


def facts(lines: Iterable[str]) -> str:
    """The sound playbook with more facts, each given as what stands in its braces."""
    return _changed(SOUND, "facts:\n", "facts:\n" + "".join(f"  - {{{it}}}\n" for it in lines))


def _places(pieces: list[str]) -> Iterable[tuple[int, int]]:
    line, column = 1, 1
    for piece in pieces[:-1]:
        *passed, last = re.split("\r\n|\r|\n", piece)
        line, column = line + len(passed), len(last) + (1 if passed else column)
        yield line, column


def _changed(text: str, before: str, after: str) -> str:
    assert text.count(before) == 1, before
    return text.replace(before, after)


def _bomb(first: str, then: Callable[[str], str], *, levels: int) -> Trap:
    """Anchors that each name the one before nine times; all their keys are unknown ones, too.

    `then`: what stands behind an anchor, from the nine aliases.
    """
    names = "abcdefghijkl"[:levels]
    text = f"§a: §&a {first}\n"
    for before, name in itertools.pairwise(names):
        text += f"§{name}: §&{name} " + then(",".join([f"§*{before}"] * 9)) + "\n"
    codes = ["SC201" if piece == "" or piece.endswith("\n") else "SC105"
             for piece in text.split(MARK)[:-1]]  # fmt: skip
    return added(text, *codes)


_ALIKE = "fact" * 14  # with five more characters, ids that are as long as any and nearly the same

TRAPS: dict[str, Trap] = {
    # --- what YAML can do, and a playbook may not
    "merge-key-bomb": _bomb("{k: v}", lambda aliases: f"{{§<<: [{aliases}]}}", levels=12),
    "alias-bomb": _bomb('["lol"]', lambda aliases: f"[{aliases}]", levels=9),
    "anchor-alone": added("about: §&a nothing names it\n", "SC105"),
    "anchor-that-holds-itself": added("about: §§&a [§*a]\n", "SC105", "SC203", "SC105"),
    "anchor-with-a-name-of-380-kb": added("about: §&" + "a" * 380_000 + " x\n", "SC105"),
    "alias-of-nothing": added("about: §*nowhere\n", "SC105"),
    "merge-key-in-a-list": changed(
        "- id: said", "- §§<<: {id: said}", "SC105", "SC202"
    ),
    "tag-that-calls-python": added(
        "about: §§!!python/object/apply:os.system [§echo trapped]\n", "SC105", "SC203", "SC110"
    ),
    "tag-that-makes-a-python-object": added("about: §!!python/object:os.PathLike x\n", "SC105"),
    "tag-of-ones-own": added("about: §!mine x\n", "SC105"),
    "tag-that-makes-binary": added("about: §!!binary aGVsbG8=\n", "SC105"),
    "tag-directive": trap(f"%TAG ! tag:a.example,2026:\n---\n{SOUND}about: §!b c\n", "SC105"),
    "directive-of-another-yaml": trap(f"§%YAML 3.0\n---\n{SOUND}", "SC103"),
    "two-documents": trap(f"{SOUND}§---\nid: another\n", "SC111"),
    "a-list-for-a-playbook": trap("§- id: trap\n- id: trap\n", "SC111"),
    # --- depth and amount
    "50-kb-of-brackets": trap("[" * DEEPEST + MARK + "[" * (50_000 - DEEPEST), "SC106"),
    "50-kb-of-braces": trap("{§" + "{" * 50_000, "SC109"),
    "mappings-in-flow-without-end": trap("{a: " * DEEPEST + MARK + "{a: " * 20_000, "SC106"),
    "a-deep-mapping-in-blocks": trap(
        "".join(
            f"{' ' * depth}{MARK if depth == DEEPEST else ''}a:\n" for depth in range(700)
        ),
        "SC106",
    ),
    "a-deep-list-in-blocks": trap("- " * DEEPEST + MARK + "- " * 50_000, "SC106"),
    "a-deep-condition": met_when(
        "{not: " * (DEEPEST - 5) + "§{not: " + "{not: " * 5_000, "SC106"
    ),
    "more-than-384-kib": trap(MARK + SOUND + "#" * (MOST_BYTES + 1 - len(SOUND)), "SC102"),
    "more-than-20000-nodes": trap(
        "a: [" + "x, " * (MOST_NODES - 3) + "§x, " + "x, " * 40_000 + "x]\n", "SC107"
    ),
    "an-id-of-380-kb": changed("id: trap", "id: §" + "x" * 380_000, "SC204"),
    "a-word-of-380-kb": changed("type: text", "type: §" + "x" * 380_000, "SC205"),
    "a-reference-of-380-kb": met_when(f"{{fact: §§{'x' * 380_000}}}", "SC204", "SC301"),
    "a-quotation-of-380-kb-without-an-end": added('about: §"' + "x" * 380_000 + "\n", "SC103"),
    "95000-escaped-controls": added('about: §"' + r"\x1b" * 95_000 + '"\n', "SC104"),
    "380000-empty-lines-and-then-a-slip": trap(SOUND + "\n" * 380_000 + "§titel: x\n", "SC201"),
    # --- keys
    "a-key-twice": added("§title: Another\n", "SC108"),
    "a-key-twice-quoted-in-other-ways": added(
        "§\"title\": x\n§'title': x\n§\"t\\x69tle\": x\n", "SC108"
    ),
    "a-number-as-key": added("§1: x\n", "SC109"),
    "a-boolean-as-key": added("§true: x\n", "SC109"),
    "nothing-as-key": added("§~: x\n", "SC109"),
    "a-mapping-as-key": added("? §{a: b}\n: x\n", "SC109"),
    "a-list-as-key": added("? §[a, b]\n: x\n", "SC109"),
    "a-key-of-1100-characters": added("x" * 1_100 + "§: x\n", "SC103"),
    "a-key-of-380-kb": added("? §" + "x" * 380_000 + "\n: x\n", "SC201"),
    "9900-unknown-keys": added("".join(f"§titl{i:04}: x\n" for i in range(9_900)), "SC201"),
    "a-condition-with-5000-keys": met_when(
        "§{" + ", ".join(f"k{i}: x" for i in range(5_000)) + "}", "SC206"
    ),
    # --- characters and encodings
    "nul": added("about: a§\0b\n", "SC104"),
    "escape-sequence": added("about: §\x1b]0;owned\x07\n".replace("\x07", "§\x07"), "SC104"),
    "c1-control": added("about: §\x9b31m\n", "SC104"),
    "bidi-override": added("about: invoice§\u202efdp.exe\n", "SC104"),
    "bidi-override-in-a-comment": added("# §\u2066 x\n", "SC104"),
    "bidi-override-escaped": added('about: §"\\u202e"\n', "SC104"),
    "lone-surrogate-escaped": added('about: "\\u§d800"\n', "SC103"),
    "surrogate-pair-escaped": added('about: "\\u§d83d\\ude00"\n', "SC103"),
    "lone-surrogate-in-bytes": Trap(
        SOUND.encode() + b"about: \xed\xa0\x80\n", (("SC101", 17, 8),)
    ),
    "overlong-encoding": Trap(SOUND.encode() + b"about: \xc0\xaf\n", (("SC101", 17, 8),)),
    "latin-1": Trap((SOUND + "about: caf\xe9 au lait\n").encode("latin-1"), (("SC101", 17, 11),)),
    "utf-16-with-its-mark": Trap(SOUND.encode("utf-16"), (("SC101", 1, 1),)),
    "utf-16-without": Trap(
        SOUND.encode("utf-16-le"), (("SC104", 1, 2),)
    ),
    "a-byte-order-mark-twice": Trap(
        "\ufeff\ufeff".encode() + SOUND.encode(), (("SC104", 1, 1),)
    ),
    "a-byte-order-mark-inside": added("about: a§\ufeffb\n", "SC104"),
    "next-line-as-a-line-break": added("about: a§\x85titel: x\n", "SC104"),
    "line-separator-as-a-line-break": added("about: a§\u2028titel: x\n", "SC104"),
    "carriage-returns-as-line-breaks": trap(f"{SOUND}§titel: x\n".replace("\n", "\r"), "SC201"),
    # --- shape
    "a-tab-that-indents": added("ranking:\n§\topens_gate: 1\n", "SC103"),
    "a-quotation-without-an-end": added('about: §"never closed\n', "SC103"),
    "a-list-without-an-end": added("new_deal: {requires: §[amount\n", "SC103"),
    "a-question-mark-in-brackets": changed(
        "    type: text", "    type: text\n    ask: [§Why now?]", "SC110"
    ),
    "a-comma-in-prose-in-braces": changed(
        "- id: pain\n    title: Pain\n    type: text",
        "- {id: pain, type: text, title: Cost, §§and pain}", "SC110", "SC201",
    ),
    # --- values that a typed field reads
    "another-version-of-the-format": changed(
        "salescoach: 1", f"salescoach: §{'9' * 5_000}", "SC208"
    ),
    "an-integer-of-5000-digits": changed(
        "title: First", f"title: First\n    limit:\n      - days: §{'9' * 5_000}", "SC203"
    ),
    "a-number-with-an-exponent": added("ranking: {opens_gate: §1e999999}\n", "SC203"),
    "a-number-to-base-60": added("ranking:\n  opens_gate: §1:30\n", "SC203"),
    "a-number-with-underscores": added("ranking: {opens_gate: §1_000}\n", "SC203"),
    "digits-of-another-script": added("ranking:\n  opens_gate: §٣\n", "SC203"),
    "infinity": met_when("{fact: pain, at_least: §.inf}", "SC203", type_="number"),
    "not-a-number": met_when("{fact: pain, at_least: §NaN EUR}", "SC203", type_="money"),
    "money-with-an-exponent": met_when(
        "{fact: pain, at_least: §1e999999 EUR}", "SC203", type_="money"
    ),
    "a-day-that-is-none": met_when("{fact: pain, before: §2026-02-31}", "SC203", type_="date"),
    "a-day-before-all-days": met_when("{fact: pain, after: §0000-01-01}", "SC203", type_="date"),
    "a-day-behind-all-days": met_when(
        "{fact: pain, before: §today+99999999999d}", "SC203", type_="date"
    ),
    "a-length-without-end": changed(
        "type: text", f"type: text\n    stale_after: §{'9' * 5_000}w", "SC203"
    ),
    # --- what costs a careless checker its time
    "22-wrong-ids-near-1800-right-ones": trap(
        facts(f"id: {_ALIKE}-{i:04}a, title: T, type: text" for i in range(1_800)).replace(
            _CRITERION,
            "".join(
                f"      - {{id: c{i}, statement: S, met_when: {{fact: §{_ALIKE}-{i:04}b}}}}\n"
                for i in range(22)
            ),
        ),
        "SC301",
    ),
    "9000-wrong-choices-of-2000": met_when(
        "{fact: pain, one_of: [" + ", ".join(f"§d{i}" for i in range(9_000)) + "]}", "SC301",
        type_="choice\n    choices:\n"
        + "\n".join(f"      - {{id: c{i}, title: T}}" for i in range(2_000)),
    ),
    "the-same-id-2000-times": trap(
        facts(f"id: {'§' * (i > 0)}same, title: T, type: text" for i in range(2_000)), "SC302"
    ),
    "1900-criteria-in-one-circle": criteria(
        (
            f"id: {'§' * (i == 0)}c{i}, statement: S, met_when: {{criterion: c{(i + 1) % 1900}}}"
            for i in range(1_900)
        ),
        "SC309",
    ),
    "900-circles-of-two": criteria(
        (
            f"id: {'§' * (i % 2 == 0)}c{i:04}, statement: S, met_when: {{criterion: c{i ^ 1:04}}}"
            for i in range(1_800)
        ),
        "SC309",
    ),
    "1100-circles-that-share-their-steps": criteria(
        [
            f"id: {'§' * 19}c0, statement: S, met_when: {{criterion: c1}}",
            *(
                f"id: c{i}, statement: S, "
                f"met_when: {{any: [{{criterion: c{i + 1}}}, {{criterion: c0}}]}}"
                for i in range(1, 1_100)
            ),
            "id: c1100, statement: S, met_when: {criterion: c0}",
        ],
        "SC309",
    ),
    # Warnings refuse no playbook; the unknown key does.
    "4000-cases-behind-one-that-always-applies": changed(
        "title: First",
        "§colour: red\n    title: First\n    limit:\n"
        + "      - §{days: 3}\n" * 3_999
        + "      - {days: 3}",
        "SC201",
        *["SC310"] * 3_999,
    ),
}  # fmt: skip


def _all(conditions: Iterable[str]) -> str:
    return "{all: [" + ", ".join(conditions) + "]}"


def _lines(prefix: str, condition: Callable[[int], str], count: int) -> str:
    """Criteria, each with a condition of its own."""
    return "".join(
        f"      - {{id: {prefix}{i}, statement: S, met_when: {condition(i)}}}\n"
        for i in range(count)
    )


_NUMBERS = [f"id: n{i}, title: N, type: number" for i in range(200)]
_FLAGS = [f"id: f{i}, title: F, type: flag" for i in range(60)]

LINT_TRAPS: dict[str, str] = {
    # Sound playbooks, with more cases than can be tried: nothing is wrong with them.
    "2500-choices-in-one-condition": changed(
        "type: text",
        "type: choice\n    choices:\n" + "\n".join(
            f"      - {{id: c{i}, title: T}}" for i in range(1_000)
        ) + "\n#",
    ).data.decode().replace(
        "{fact: pain}",
        "{any: [" + ", ".join(f"{{fact: pain, is: c{i % 1_000}}}" for i in range(2_500)) + "]}",
    ),
    "150-conditions-of-20-limits-each": facts(_NUMBERS) + _lines(
        "m", lambda i: _all(f"{{fact: n{i}, at_least: {n}}}" for n in range(20)), 150
    ),
    "35-conditions-of-40-facts-that-hang-together": facts(_FLAGS) + _lines(
        "m",
        lambda i: _all(
            f"{{any: [{{fact: f{n}, is: true}}, {{fact: f{n + 1}, is: true}}]}}"
            for n in range(i % 10, 40)
        ),
        35,
    ),
    "340-small-riddles": facts(_FLAGS) + _lines(
        "m",
        lambda i: _all(
            f"{{any: [{{fact: f{(i + n) % 60}}}, {{fact: f{(i + n + 1) % 60}, is: true}}]}}"
            for n in range(3)
        ),
        340,
    ),
    "1200-criteria-for-300-customer-types": changed(
        "facts:", "customer_types:\n" + "".join(
            f"  - {{id: t{i}, title: T}}\n" for i in range(300)
        ) + "facts:",
    ).data.decode() + "".join(
        f"      - {{id: m{i}, statement: S, met_when: {{fact: pain}}, when: {{fact: pain}}}}\n"
        for i in range(1_200)
    ),
    "190-trees-of-24-levels": facts(_FLAGS) + _lines(
        "m",
        lambda i: "{any: [{fact: f1, is: true}, {not: " * 8 + "{fact: f2}" + "}]}" * 8,
        190,
    ),
}  # fmt: skip
"""What keeps a careless lint busy: trying all is exponential, walking again and again quadratic."""
