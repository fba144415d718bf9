import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.playbook.problems import Place, Problem
from salescoach.playbook.reader import DEEPEST, MOST_BYTES, MOST_NODES, Document, read_yaml
from salescoach.values.messages import say
from tests.builders.playbooks import args_of, told
from tests.builders.speed import at_once


def read(text: str | bytes) -> Document:
    """A document without problems."""
    document, problems = read_yaml(text if isinstance(text, bytes) else text.encode(), "p.yaml")
    assert problems == ()
    assert document.whole
    return document


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_yaml(data, "p.yaml")[1]


# What a trainer writes


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("true", True),
        ("false", False),
        ('"true"', "true"),
        ("'false'", "false"),
        ("12:30", "12:30"),
        ("1.10", "1.10"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1e9", "1e9"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("2026-03-02", "2026-03-02"),
        ("2026-02-31", "2026-02-31"),
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z"),
        ("9" * 5_000, "9" * 5_000),
        ("~", None),
        ("null", None),
        ("", None),
        ('""', ""),
        ("'~'", "~"),
        ("Null", "Null"),
        ("50000 EUR", "50000 EUR"),
        ("today+14d", "today+14d"),
        ("Who signs, and when?", "Who signs, and when?"),
        ('"a\\tb\\nc"', "a\tb\nc"),
        ('"\\u00e9"', "é"),
        ("'it''s'", "it's"),
        ("naïve 客户 🙂", "naïve 客户 🙂"),
        ("|\n  one\n  two", "one\ntwo"),
        (">-\n  one\n  two", "one two"),
    ],
)
def test_a_value_stays_as_written_unless_it_is_true_false_or_nothing(
    written: str, value: object
) -> None:
    assert read(f"key: {written}\n").data["key"] == (
        value + "\n" if written.startswith("|") and isinstance(value, str) else value
    )


@pytest.mark.parametrize(
    "word",
    ["market", "1", "1.10", "50000 EUR", "EUR 50000.00", "3bd", "today-1d", "2026-03-02", "true",
     "50%", "a/b", '"Who signs, and when?"', "'why?'", "sheets/lab_2.pdf"],
)  # fmt: skip
def test_ids_numbers_dates_lengths_money_and_quoted_text_may_stand_in_flow(word: str) -> None:
    document = read(f"list: [{word}]\nmap: {{key: {word}}}\n")

    assert document.data["list"] == [document.data["map"]["key"]]


def test_every_value_and_key_knows_its_line_and_column() -> None:
    document = read(
        "id: small\n"
        "stages:\n"
        "  - id: first\n"
        '    goals: [one, "zwei"]\n'
        "  - {id: second, when: {customer_type: market}}\n"
        "text: >\n"
        "  folded\n"
    )

    assert document.places == {
        (): Place(1, 1),
        ("id",): Place(1, 5),
        ("stages",): Place(3, 3),
        ("stages", 0): Place(3, 5),
        ("stages", 0, "id"): Place(3, 9),
        ("stages", 0, "goals"): Place(4, 12),
        ("stages", 0, "goals", 0): Place(4, 13),
        ("stages", 0, "goals", 1): Place(4, 18),
        ("stages", 1): Place(5, 5),
        ("stages", 1, "id"): Place(5, 10),
        ("stages", 1, "when"): Place(5, 24),
        ("stages", 1, "when", "customer_type"): Place(5, 40),
        ("text",): Place(6, 7),
    }
    assert document.keys == {
        ("id",): Place(1, 1),
        ("stages",): Place(2, 1),
        ("stages", 0, "id"): Place(3, 5),
        ("stages", 0, "goals"): Place(4, 5),
        ("stages", 1, "id"): Place(5, 6),
        ("stages", 1, "when"): Place(5, 18),
        ("stages", 1, "when", "customer_type"): Place(5, 25),
        ("text",): Place(6, 1),
    }


def test_columns_count_characters_not_bytes() -> None:
    document = read('客户: 🙂\né: {"ü🙂": "ö"}\n')

    assert document.places["客户",] == Place(1, 5)
    assert document.places["é", "ü🙂"] == Place(2, 11)


@pytest.mark.parametrize(
    ("path", "at_key", "place"),
    [
        (("a", "b"), False, Place(2, 6)),
        (("a", "b"), True, Place(2, 3)),
        (("a", "b", "missing"), False, Place(2, 6)),
        (("a", "b", "missing"), True, Place(2, 6)),
        (("a", 7, "c"), False, Place(2, 3)),
        (("nowhere",), False, Place(1, 1)),
        ((), False, Place(1, 1)),
    ],
    ids=str,
)
def test_a_path_that_is_not_there_stands_at_what_is_around_it(
    path: tuple[str | int, ...], at_key: bool, place: Place
) -> None:
    assert read("a:\n  b: c\n").place(path, at_key=at_key) == place


def test_a_document_without_values_has_its_problems_at_its_start() -> None:
    assert Document("p.yaml", []).place(("a",)) == Place(1, 1)


def test_a_key_whose_value_could_not_be_placed_stands_for_it() -> None:
    document = Document("p.yaml", ["a: b"], keys={("a",): Place(1, 1)})

    assert document.place(("a",)) == Place(1, 1)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_line_breaks_of_every_system_count_alike(newline: str) -> None:
    document = read(newline.join(["# a note", "a: b", "", "c: d", ""]))

    assert document.data == {"a": "b", "c": "d"}
    assert document.places["c",] == Place(4, 4)
    assert document.lines == ["# a note", "a: b", "", "c: d", ""]


def test_a_byte_order_mark_at_the_start_changes_nothing() -> None:
    document = read(b"\xef\xbb\xbfa: b\n")

    assert document.data == {"a": "b"}
    assert document.places["a",] == Place(1, 4)


# What a stranger writes

NESTED_LISTS = "a: " + "[" * DEEPEST + "]" * DEEPEST + "\n"
NESTED_MAPS = "".join(f"{'  ' * depth}a:\n" for depth in range(DEEPEST + 10))
MERGE_BOMB = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
ALIAS_BOMB = "a: &a [x]\n" + "".join(f"b{n}: [{', '.join(['*a'] * 9)}]\n" for n in range(3))

HOSTILE: dict[str, tuple[str | bytes, list[tuple[str, int, int]]]] = {
    "nothing": (b"", [("SC111", 1, 1)]),
    "only a byte-order mark": (b"\xef\xbb\xbf", [("SC111", 1, 1)]),
    "only a comment": ("# later\n", [("SC111", 1, 1)]),
    "a list at the top": ("- id: x\n", [("SC111", 1, 1)]),
    "a word at the top": ("\nplaybook\n", [("SC111", 2, 1)]),
    "two documents": ("a: b\n---\nc: d\n", [("SC111", 2, 1)]),
    "a second document after its end": ("a: b\n...\nc: d\n", [("SC103", 3, 1)]),
    "not UTF-8": (b"a: b\nc: d\xff\n", [("SC101", 2, 5)]),
    "not UTF-8 behind other characters": ("é: ü".encode() + b"\xff", [("SC101", 1, 5)]),
    "not UTF-8 behind a byte-order mark": (b"\xef\xbb\xbfa: b\n\xff", [("SC101", 2, 1)]),
    "not UTF-8 on an old mac": (b"a: b\rc: \xff", [("SC101", 2, 4)]),
    "half a surrogate in UTF-8": (b"a: \xed\xa0\x80\n", [("SC101", 1, 4)]),
    "an overlong encoding": (b"a: \xc0\xaf\n", [("SC101", 1, 4)]),
    "UTF-16 with its mark": ("a: b\n".encode("utf-16"), [("SC101", 1, 1)]),
    "UTF-16 without": ("a:".encode("utf-16-le"), [("SC104", 1, 2)]),
    "NUL": ("a: b\x00c\n", [("SC104", 1, 5)]),
    "escape": ("a: \x1b[31m\n", [("SC104", 1, 4)]),
    "DEL": ("a: b\x7f\n", [("SC104", 1, 5)]),
    "a control of C1": ("a: \x9b31m\n", [("SC104", 1, 4)]),
    "form feed": ("a: b\n\x0cc: d\n", [("SC104", 2, 1)]),
    "vertical tab": ("a: b\x0bc\n", [("SC104", 1, 5)]),
    "file separator in a comment": ("a: b # \x1c\n", [("SC104", 1, 8)]),
    "next line": ("a: b\x85c: d\n", [("SC104", 1, 5)]),
    "line separator in quotes": ('a: "b\u2028c"\n', [("SC104", 1, 6)]),
    "paragraph separator": ("a: |\n  b\u2029  c\n", [("SC104", 2, 4)]),
    "right to left override": ("a: b\u202ecod.exe\n", [("SC104", 1, 5)]),
    "an isolate in a key": ("a\u2066: b\n", [("SC104", 1, 2)]),
    "a byte-order mark inside": ("a: b\ufeffc\n", [("SC104", 1, 5)]),
    "two byte-order marks": (b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", [("SC104", 1, 1)]),
    "a noncharacter": ("a: b\n\nc: \uffff\n", [("SC104", 3, 4)]),
    "a tag character": ("a: b\U000e0041\n", [("SC104", 1, 5)]),
    "escape, escaped": ('a: b\nc: "\\x1b[31m"\n', [("SC104", 2, 4)]),
    "NUL, escaped": ('a: ["x", "\\0"]\n', [("SC104", 1, 10)]),
    "an override, escaped in a key": ('"\\u202e": b\n', [("SC104", 1, 1)]),
    "a noncharacter, escaped": ('a: "\\uffff"\n', [("SC104", 1, 4)]),
    "half a surrogate, escaped": ('a: "\\ud800"\n', [("SC103", 1, 7)]),
    "an anchor": ("a: &x b\n", [("SC105", 1, 4)]),
    "an anchor on a mapping": ("a: &x\n  b: c\n", [("SC105", 1, 4)]),
    "an anchor on a key": ("&x a: b\n", [("SC105", 1, 1)]),
    "an alias": ("a: b\nc: *x\n", [("SC105", 2, 4)]),
    "a merge key": ("a:\n  <<: {b: c}\n", [("SC105", 2, 3)]),
    "a merge key in flow": ("a: {<<: [{b: c}]}\n", [("SC105", 1, 5)]),
    "a python object": ("a: !!python/object/apply:os.system [ls]\n", [("SC105", 1, 4)]),
    "a python name": ("a: !!python/name:os.system\n", [("SC105", 1, 4)]),
    "a tag on text": ("a: !!str 1\n", [("SC105", 1, 4)]),
    "a tag on the whole": ("!!map {a: b}\n", [("SC105", 1, 1)]),
    "a tag on a key": ("!!str a: b\n", [("SC105", 1, 1)]),
    "the tag that means none": ("a: ! b\n", [("SC105", 1, 4)]),
    "a tag of one's own": ("%TAG ! tag:x,2026:\n---\na: !b c\n", [("SC105", 3, 4)]),
    "a key twice": ("a: 1\nb: 2\na: 3\n", [("SC108", 3, 1)]),
    "a key twice, deep inside": ("a:\n  - b:\n      c: 1\n      c: 2\n", [("SC108", 4, 7)]),
    "a key twice in flow": ("a: {b: 1, b: 2}\n", [("SC108", 1, 11)]),
    "a key three times": ("a: 1\na: 2\na: 3\n", [("SC108", 2, 1), ("SC108", 3, 1)]),
    "a number as key": ("a: b\n1: c\n", [("SC109", 2, 1)]),
    "a decimal as key": ("-1.5: a\n", [("SC109", 1, 1)]),
    "a boolean as key": ("true: a\n", [("SC109", 1, 1)]),
    "nothing as key": ("~: a\n", [("SC109", 1, 1)]),
    "an empty key": ("a: b\n?\n: c\n", [("SC109", 2, 2)]),
    "an empty key in flow": ("a: {: b}\n", [("SC103", 1, 5)]),
    "a mapping as key": ("a: b\n{c: d}: e\n", [("SC109", 2, 1)]),
    "a list as key": ("? [a]\n: b\n", [("SC109", 1, 3)]),
    "an alias as key": ("*x : b\n", [("SC105", 1, 1), ("SC109", 1, 1)]),
    "a question mark in flow": ("ask: [Why now?]\n", [("SC110", 1, 7)]),
    "prose in a flow mapping": ("a: {do: Ask them}\n", [("SC110", 1, 9)]),
    "a comma in prose in flow": ("a: {do: Wait, see}\n", [("SC110", 1, 15)]),
    "a longer text behind that comma": (
        "a: {do: Wait, see what comes}\n", [("SC110", 1, 15)],
    ),
    "a colon in prose in flow": ("a: [then: ask them]\n", [("SC110", 1, 11)]),
    "an anchor of no kind": ("a: [visit:lunch]\n", [("SC110", 1, 5)]),
    "an umlaut in flow": ("a: [grün]\n", [("SC110", 1, 5)]),
    "a list that does not end": ("a: [b, c\n", [("SC103", 1, 4)]),
    "a quotation that does not end": ('a: "b\nc: d\n', [("SC103", 1, 4)]),
    "a tab that indents": ("a:\n\tb: c\n", [("SC103", 2, 1)]),
    "a colon in a value": ("a: b: c\n", [("SC103", 1, 5)]),
    "a missing dash": ("a:\n  - b\n  c\n", [("SC103", 3, 4)]),
    "a character that starts nothing": ("a: @b\n", [("SC103", 1, 4)]),
    "a future YAML": ("%YAML 9.9\n---\na: b\n", [("SC103", 1, 1)]),
    "lists too deep": (NESTED_LISTS, [("SC106", 1, DEEPEST + 3)]),
    "mappings too deep": (NESTED_MAPS, [("SC106", DEEPEST + 1, 2 * DEEPEST + 1)]),
    "50,000 brackets": ("[" * 50_000, [("SC106", 1, DEEPEST + 1)]),
    "50,000 braces": ("{" * 50_000, [("SC109", 1, 2)]),
    "50,000 dashes": ("- " * 50_000, [("SC106", 1, 2 * DEEPEST + 1)]),
    "50,000 question marks": ("? " * 50_000, [("SC109", 1, 3)]),
    "mappings in flow without end": ("{a: " * 50_000, [("SC106", 1, 4 * DEEPEST + 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_a_playbook_may_not_be_is_told_with_its_place(
    data: str | bytes, expected: list[tuple[str, int, int]]
) -> None:
    with at_once():
        problems_of(data)

    assert [told(problem) for problem in problems_of(data)] == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (MERGE_BOMB, "SC105"),
        (ALIAS_BOMB, "SC105"),
        ("a: [" + "x, " * MOST_NODES + "x]\n", "SC107"),
        ("a: " + "x" * MOST_BYTES, "SC102"),
        ("\0" * MOST_BYTES, "SC104"),
        ("a: b\nc: " + "x" * (MOST_BYTES - 20) + "\0", "SC104"),
        ("\n".join(f"k{number}: &a b" for number in range(9_000)), "SC105"),
        ("\n".join(f"k{number}: &a b\nk{number}: c" for number in range(4_000)), "SC108"),
        ("a: [" + "what?, " * 9_000 + "b]", "SC110"),
        ("a: " + '"' + "\\n" * 100_000 + "\n", "SC103"),
        ("? " + "x" * 2_000 + "\n" + "x" * 2_000 + ": b\n", "SC103"),
    ],
    ids=["merge keys", "aliases", "nodes", "bytes", "NULs", "one NUL at the end", "anchors",
         "keys twice", "prose", "escapes", "a long key"],
)  # fmt: skip
def test_what_is_too_much_is_refused_before_it_costs_anything(data: str, code: str) -> None:
    with at_once():
        problems = problems_of(data)

    assert code in {problem.code for problem in problems}


def test_as_many_bytes_nodes_and_levels_as_are_allowed_are_read() -> None:
    head = "a: "
    deepest = DEEPEST - 1  # the mapping at the top counts

    assert read(head + "x" * (MOST_BYTES - len(head))).whole
    assert read("a: " + "[" * deepest + "]" * deepest).whole
    # the mapping, its key, the list and its entries
    assert len(read("a: [" + "x, " * (MOST_NODES - 4) + "x]").data["a"]) == MOST_NODES - 3
    assert [told(one) for one in problems_of("a: [" + "x, " * (MOST_NODES - 3) + "x]")] == [
        ("SC107", 1, 5 + 3 * (MOST_NODES - 3))
    ]


def test_a_file_too_large_is_not_even_decoded() -> None:
    document, problems = read_yaml(b"\xff" * (MOST_BYTES + 1), "p.yaml")

    assert (document.data, document.lines, document.whole) == (None, [], False)
    assert [args_of(problem) for problem in problems] == [
        {"size": MOST_BYTES + 1, "most": MOST_BYTES}
    ]


def test_a_forbidden_character_is_told_once_with_how_often_and_where_it_stands() -> None:
    (nul, bell) = problems_of("a: \x07" + "\x00" * 30 + "\n\nb: \x00\n")[::-1]

    assert (told(nul), told(bell)) == (("SC104", 1, 5), ("SC104", 1, 4))
    assert args_of(nul) == {"character": "U+0000"}
    assert nul.remedy == say("remedy.SC104", times=31, lines=("1", "3"))
    assert bell.remedy is None


def test_of_many_lines_with_a_forbidden_character_ten_are_told() -> None:
    (nul,) = problems_of("\0\n" * 11)

    assert nul.remedy is not None
    assert dict(nul.remedy.args)["lines"] == (*(str(one) for one in range(1, 11)), "…")


def test_at_most_twenty_kinds_of_forbidden_characters_are_told() -> None:
    problems = problems_of("a: " + "".join(chr(0x80 + number) for number in range(30)))

    assert [told(problem) for problem in problems] == [
        ("SC104", 1, 4 + number) for number in range(20)
    ]


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("a: \u202eb\n", {"character": "U+202E"}),
        ("a: &x b\n", {"what": "&x"}),
        ("a: *x\n", {"what": "*x"}),
        ("a: !!python/name:os.system\n", {"what": "tag:yaml.org,2002:python/name:os.system"}),
        ("<<: b\n", {"what": "<<"}),
        ("b: c\na: 1\na: 2\n", {"key": "a", "line": 2}),
        ("1: a\n", {"key": "1"}),
        ("[a]: b\n", {"key": "?"}),
        ("a: [Why?]\n", {"text": "Why?"}),
        ("a: {do: Wait, see}\n", {"text": "see"}),
        (NESTED_LISTS, {"most": DEEPEST}),
        ("a: [" + "x, " * MOST_NODES + "x]\n", {"most": MOST_NODES}),
    ],
    ids=["character", "anchor", "alias", "tag", "merge key", "key twice", "number", "complex key",
         "prose", "comma", "depth", "nodes"],
)  # fmt: skip
def test_a_problem_says_what_was_found(text: str, args: dict[str, object]) -> None:
    (problem,) = problems_of(text)

    assert args_of(problem) == args


def test_prose_in_flow_comes_with_its_remedy_and_the_line() -> None:
    (problem,) = problems_of("id: x\nask: [Why now?]\n")

    assert problem == Problem(
        code="SC110",
        file="p.yaml",
        place=Place(2, 7),
        message=say("problem.SC110", text="Why now?"),
        remedy=say("remedy.SC110"),
        excerpt="ask: [Why now?]",
    )


def test_what_is_no_yaml_comes_with_the_parser_s_reason_and_a_remedy() -> None:
    (problem,) = problems_of("a: [b]]\nc: d\n")

    assert problem.message == say("problem.SC103", reason="did not find expected key")
    assert problem.remedy == say("remedy.SC103")


def test_a_byte_that_is_no_text_is_shown_in_its_line() -> None:
    (problem,) = problems_of(b"a: b\nc: d\xffe\n")

    assert problem.excerpt == "c: d\ufffde"


def test_of_a_key_written_twice_the_first_counts_with_all_its_places() -> None:
    document, problems = read_yaml(b"a:\n  b: 1\na:\n  b: 2\n  c: 3\n", "p.yaml")

    assert [told(problem) for problem in problems] == [("SC108", 3, 1)]
    assert document.data == {"a": {"b": "1"}}
    assert document.place(("a", "b")) == Place(2, 6)
    assert document.place(("a", "b"), at_key=True) == Place(2, 3)


def test_several_problems_come_at_once_in_the_order_of_the_file() -> None:
    problems = problems_of("a: [Why?]\nb: &x c\nb: d\n1: *x\n")

    assert [told(problem) for problem in problems] == [
        ("SC110", 1, 5),
        ("SC105", 2, 4),
        ("SC108", 3, 1),
        ("SC109", 4, 1),
        ("SC105", 4, 4),
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("a: *x\n", True), ("a: b\nc", False), ("a: " + "[" * 40, False), ("? [a]\n: b\n", False)],
    ids=["an alias", "no YAML", "too deep", "a complex key"],
)
def test_a_document_knows_whether_it_was_read_to_its_end(text: str, whole: bool) -> None:
    assert read_yaml(text.encode(), "p.yaml")[0].whole is whole


# Whatever it is

YAML_SIGNS = st.text(alphabet="ab1:?-,[]{}#&*!|>'\"%@`~<=. \n\t", max_size=60)


@given(st.text() | YAML_SIGNS)
def test_no_text_raises_anything(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    document, problems = read_yaml(data, "p.yaml")

    assert problems or isinstance(document.data, dict)
    for problem in problems:
        assert 1 <= problem.place.line <= len(document.lines) + 1
        assert problem.place.column >= 1


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything(data: bytes) -> None:
    document, problems = read_yaml(data, "p.yaml")

    assert problems or isinstance(document.data, dict)


@given(st.recursive(
    st.booleans() | st.none() | st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=3),
    max_leaves=8,
))  # fmt: skip
def test_what_is_written_as_quoted_flow_reads_back(value: object) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    def flow(part: object) -> str:
        match part:
            case dict():
                return "{" + ", ".join(f"{quoted(k)}: {flow(v)}" for k, v in part.items()) + "}"
            case list():
                return "[" + ", ".join(flow(one) for one in part) + "]"
            case str():
                return quoted(part)
            case None:
                return "null"
            case _:
                return "true" if part else "false"

    assert read("key: " + flow(value)).data == {"key": value}
