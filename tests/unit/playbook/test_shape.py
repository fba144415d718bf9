import pytest

from salescoach.playbook.problems import Place, Problem
from salescoach.values.messages import Message, say
from tests.builders.playbooks import FILE, args_of, problems_in, the_text, told

STAGE = "stages:\n  - id: first\n    title: First\n"
CRITERION = STAGE + "    exit_criteria:\n      - id: said\n        statement: Said\n"
ITEM = (
    STAGE + "    checklists:\n      - id: steps\n        title: Steps\n        items:\n"
    "          - id: ask-why\n            do: Ask\n"
)
WHOLE = say("expected.whole-number")
FLAG = say("expected.flag")
TEXT = say("expected.text")
MAPPING = say("expected.mapping")


def met_when(condition: str) -> str:
    """The condition stands on line 7, from column 19 on."""
    return CRITERION + f"        met_when: {condition}\n"


def did_you_mean(word: str) -> Message:
    return say("hint.did-you-mean", word=word)


def found_in(text: str) -> list[tuple[str, int, int, dict[str, object], Message | None]]:
    return [
        (*told(problem), args_of(problem), problem.remedy)
        for problem in problems_in(the_text(text))
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "key", "near"),
    [
        ("titel: Small\n", 1, 1, "titel", "title"),
        ("zzz: 1\n", 1, 1, "zzz", None),
        ('"(fact)": x\n', 1, 1, "(fact)", "facts"),
        ('"": x\n', 1, 1, "", None),
        ("facts:\n  - {id: x, title: X, type: text, chioces: []}\n", 2, 35, "chioces", "choices"),
        ("facts: [{id: x, title: X, type: choice, choices: [{id: a, title: A, weigth: 1}]}]\n",
         1, 69, "weigth", None),
        ("buyer_roles: [{id: user, title: X, rech: Y}]\n", 1, 36, "rech", "reach"),
        ("customer_types: [{id: x, title: X, axis: {}}]\n", 1, 36, "axis", "axes"),
        (STAGE + "    gaols: [a]\n", 4, 5, "gaols", "goals"),
        (STAGE + "    limit: {days: 3, calender: business}\n", 4, 22, "calender", "calendar"),
        (STAGE + "    not_yet: [{say: x, untill: {fact: pain}}]\n", 4, 24, "untill", "until"),
        (STAGE + "    exit_criteria:\n      - {id: x, statement: X, met_wen: {fact: pain}, "
         "met_when: {fact: pain}}\n", 5, 31, "met_wen", "met_when"),
        (ITEM + "            recods: [pain]\n", 10, 13, "recods", "records"),
        ("ranking: {chep: 1}\n", 1, 11, "chep", "cheap"),
        ("stale_after_days: {zombi: 1}\n", 1, 20, "zombi", "zombie"),
        ("new_deal: {requirs: amount}\n", 1, 12, "requirs", "requires"),
        ("new_deal: {defaults: {amont: 1}}\n", 1, 23, "amont", "amount"),
        (met_when("{fact: pain, levl: heard}"), 7, 32, "levl", "level"),
        (met_when("{all: [{not: {fact: pain, form: user}}]}"), 7, 45, "form", "from"),
        (met_when("{stakeholder: {rol: user}}"), 7, 34, "rol", "role"),
        (met_when("{stakeholder: {}, cuont: {at_least: 1}}"), 7, 37, "cuont", "count"),
        (met_when("{stakeholder: {}, count: {atleast: 1}}"), 7, 45, "atleast", "at_least"),
        (met_when("{amount: {at_leest: 5 EUR}}"), 7, 29, "at_leest", "at_least"),
        (ITEM + "            after: [{fact: pain, knwon: true}]\n", 10, 34, "knwon", "known"),
        (met_when("{visit: {kid: pilot}}"), 7, 28, "kid", "kind"),
        (met_when("{visit: {attendees: {atleast: 1}}}"), 7, 40, "atleast", "at_least"),
        (met_when("{visit: {sate: held}}"), 7, 28, "sate", "state"),
        (met_when("{commitment: {sied: ours}}"), 7, 33, "sied", "side"),
        (met_when("{doubt: {severty: high}}"), 7, 28, "severty", "severity"),
        (met_when("{agreement: {compleet: true}}"), 7, 32, "compleet", "complete"),
        (met_when("{option: {evaluatd: technical}}"), 7, 29, "evaluatd", "evaluated"),
        (met_when("{problem: {sate: open}}"), 7, 30, "sate", "state"),
        (met_when("{option: {state: open}}"), 7, 29, "state", None),
        (met_when("{next_step: {witin: 3d}}"), 7, 32, "witin", "within"),
        (met_when("{facts: x, known: {atleast: 1}}"), 7, 38, "atleast", "at_least"),
        (met_when("{facts: x, knwon: all}"), 7, 30, "knwon", "known"),
        (met_when("{score: x, verdikt: y}"), 7, 30, "verdikt", "verdict"),
        (met_when("{limit_used: {morethan: 1}}"), 7, 33, "morethan", "more_than"),
        (met_when("{fact: pain, asked: {atleast: 1}}"), 7, 40, "atleast", "at_least"),
        (STAGE + "    beseide: x\n", 4, 5, "beseide", "beside"),
        (ITEM + "            due: {aftr: visit}\n", 10, 19, "aftr", "after"),
        (ITEM + "            repeat: {evry: 2w, every: 2w}\n", 10, 22, "evry", "every"),
        (ITEM.replace("id: ask-why\n            do: Ask", "us: x\n            do: Ask\n"
         "            id: x"), 8, 13, "us", "use"),
        ("scorecards: [{id: x, title: X, bans: []}]\n", 1, 32, "bans", "bands"),
        (("scorecards: [{id: x, title: X, signals: [{id: x, title: X, levels: [{points: 1, "
         "title: X, metwhen: x, met_when: {fact: pain}}]}]}]\n"), 1, 91, "metwhen", "met_when"),
        (("warnings: [{id: x, severity: low, fires_when: {fact: pain}, because: X, "
         "conter_action: {}}]\n"), 1, 73, "conter_action", "counter_action"),
        ("outcomes: {lost: {reson: []}}\n", 1, 19, "reson", "reasons"),
        ("outcomes: {disqualified: {from: []}}\n", 1, 27, "from", None),
        ("library: {itmes: []}\n", 1, 11, "itmes", "items"),
        ("doubts: [{id: x, sound_like: X}]\n", 1, 18, "sound_like", "sounds_like"),
        ("extend: x\n", 1, 1, "extend", "extends"),
        (ITEM + "            after: {fact: pain, knwon: true}\n", 10, 33, "knwon", "known"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_told_where_it_stands_with_the_nearest_that_is_known(
    text: str, line: int, column: int, key: str, near: str | None
) -> None:
    remedy = did_you_mean(near) if near else None

    of_shape = [one for one in found_in(text) if one[0] == "SC201"]
    assert of_shape == [("SC201", line, column, {"key": key}, remedy)]


@pytest.mark.parametrize(
    ("text", "line", "column", "key", "remedy"),
    [
        ("salescoach: 1\nid: x\n", 1, 1, "title", None),
        (STAGE.replace("    title: First\n", ""), 2, 5, "title", None),
        (STAGE + "  - title: Second\n", 4, 5, "id", say("remedy.SC202-id")),
        ("facts: [{id: x, title: X}]\n", 1, 9, "type", None),
        (CRITERION, 5, 9, "met_when", say("remedy.SC202-met_when")),
        (ITEM.replace("            do: Ask\n", ""), 8, 13, "do", None),
        (STAGE + "    checklists: [{id: steps, title: Steps}]\n", 4, 18, "items", None),
        (STAGE + "    limit: [{calendar: business}]\n", 4, 13, "days", None),
        ("customer_types: [{id: x, title: X, axes: {assistance: low}}]\n", 1, 42, "loyalty", None),
        (met_when("{item: said/x}"), 7, 19, "is", say("remedy.SC202-is-item")),
        (met_when("{stage: x}"), 7, 19, "is", say("remedy.SC202-is-stage")),
        (met_when("{facts: x, known: {}}"), 7, 37, "at_least", None),
        (ITEM + "            repeat: {for: 2w}\n", 10, 21, "every", None),
        ("moves_back: {from: first, to: first}\n", 1, 13, "because", None),
        ("handovers: [{id: x, from: a, to: b}]\n", 1, 13, "at", None),
        ("exchange_rates: {from: EUR, to: USD, rate: 1}\n", 1, 17, "source", None),
        ("solution_elements: [{id: x, title: X, serves: {perspective: y}}]\n", 1, 47, "role", None),
    ],
)
def test_a_missing_key_is_told_where_its_mapping_starts(
    text: str, line: int, column: int, key: str, remedy: Message | None
) -> None:
    whole = the_text(text)
    if key == "title" and text.startswith("salescoach"):
        whole = whole.replace("title: Small\n", "", 1)
    found = [
        (*told(problem), args_of(problem), problem.remedy)
        for problem in problems_in(whole)
        if problem.code == "SC202"
    ]

    assert found == [("SC202", line, column, {"key": key}, remedy)]


def test_the_format_is_asked_for_in_the_first_line() -> None:
    problems = problems_in(the_text().replace("salescoach: 1\n", "", 1))

    assert [(told(one), args_of(one), one.remedy) for one in problems] == [
        (("SC202", 1, 1), {"key": "salescoach"}, say("remedy.SC202-salescoach"))
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "expected", "found"),
    [
        ("title: true\n", 1, 8, TEXT, "true"),
        ("title: [a]\n", 1, 8, TEXT, "a list"),
        ("title: {a: b}\n", 1, 8, TEXT, "an object"),
        ("title:\n", 1, 7, TEXT, "nothing"),
        ('title: ""\n', 1, 8, say("expected.some-text"), "''"),
        ("version: 1.0\n", 1, 10, say("expected.version"), "'1.0'"),
        ("language: English\n", 1, 11, say("expected.language"), "'English'"),
        ("stages: []\n", 1, 9, say("expected.some-entries"), "a list"),
        ("stages: soon\n", 1, 9, say("expected.list"), "'soon'"),
        ("stages: [soon]\n", 1, 10, MAPPING, "'soon'"),
        ("stages:\n  -\n", 2, 4, MAPPING, "nothing"),
        ("facts: [{id: x, title: X, type: text, ours: 'yes'}]\n", 1, 45, FLAG, "'yes'"),
        ("facts: [{id: x, title: X, type: text, stale_after: 1y}]\n", 1, 52,
         say("expected.duration"), "'1y'"),
        ("facts: [{id: x, title: X, type: text, stale_after: true}]\n", 1, 52, TEXT, "true"),
        ("salescoach:\n", 1, 12, WHOLE, "nothing"),
        ("ranking: {cheap: 1.5}\n", 1, 18, WHOLE, "'1.5'"),
        ("ranking: {cheap: 1000000000}\n", 1, 18, WHOLE, "'1000000000'"),
        ("ranking: {cheap: [1]}\n", 1, 18, WHOLE, "a list"),
        ("stale_after_days: {stale: -1}\n", 1, 27, say("expected.not-negative"), "-1"),
        ("new_deal: {defaults: {amount: lots}}\n", 1, 31,
         say("expected.money-form", currency=""), "'lots'"),
        ("new_deal: {defaults: {amount: 5 XXX}}\n", 1, 31,
         say("expected.money-currency", currency="XXX"), "'5 XXX'"),
        ("new_deal: {defaults: {amount: 50.000 EUR}}\n", 1, 31,
         say("expected.money-decimals", currency="EUR"), "'50.000 EUR'"),
        (STAGE + "    limit: {days: many}\n", 4, 19, WHOLE, "'many'"),
        (ITEM + "            effort: long\n", 10, 21, say("expected.duration"), "'long'"),
        (ITEM + "            required: 'true'\n", 10, 23, FLAG, "'true'"),
        (ITEM + "            records: {a: b}\n", 10, 22, TEXT, "an object"),
        (met_when("{all: []}"), 7, 25, say("expected.some-entries"), "a list"),
        (met_when("{all: {fact: pain}}"), 7, 25, say("expected.list"), "an object"),
        (met_when("{fact: [pain]}"), 7, 26, say("expected.one-entry"), "a list"),
        (met_when("{fact: pain, known: 1}"), 7, 39, FLAG, "'1'"),
        (met_when("{fact: pain, fresh_within: soon}"), 7, 46, say("expected.duration"), "'soon'"),
        (met_when("{not: {stakeholder: anna}}"), 7, 39, MAPPING, "'anna'"),
        (met_when("{stakeholder: {}, count: {at_least: some}}"), 7, 55, WHOLE, "'some'"),
        (met_when("{visit: pilot}"), 7, 27, MAPPING, "'pilot'"),
        (met_when("{visit: {within: soon}}"), 7, 36, say("expected.duration"), "'soon'"),
        (met_when("{commitment: {slipped: 'yes'}}"), 7, 42, FLAG, "'yes'"),
        (met_when("{next_step: 3d}"), 7, 31, MAPPING, "'3d'"),
        (met_when("{score: x, at_least: 101}"), 7, 40, say("expected.of-hundred"), "101"),
        (met_when("{limit_used: {more_than: 5.5}}"), 7, 44, WHOLE, "'5.5'"),
        (met_when("{limit_used: 100}"), 7, 32, MAPPING, "'100'"),
        (met_when("{fact: pain, known: some}"), 7, 39, FLAG, "'some'"),
        (ITEM + "            due: {after: lunch}\n", 10, 26, say("expected.anchor"), "'lunch'"),
        (ITEM + "            due: {after: visit, days: 2w}\n", 10, 39, WHOLE, "'2w'"),
        (ITEM + "            due: visit\n", 10, 18, MAPPING, "'visit'"),
        (ITEM + "            repeat: {every: 3h}\n", 10, 29, say("expected.a-day-or-longer"),
         "'3h'"),
        (ITEM + "            repeat: {every: 0d}\n", 10, 29, say("expected.a-day-or-longer"),
         "'0d'"),
        (ITEM + "            again: [a/b/c]\n", 10, 21, say("expected.reference"), "'a/b/c'"),
        (STAGE + "    also_called: crm\n", 4, 18, MAPPING, "'crm'"),
        (STAGE + "    also_called: {crm: [x]}\n", 4, 24, TEXT, "a list"),
        (("scorecards: [{id: x, title: X, signals: [{id: x, title: X, weight: 0, levels: "
         "[{points: 1, title: X, met_when: {fact: pain}}]}]}]\n"), 1, 68,
         say("expected.positive"), "0"),
        ("scorecards: [{id: x, title: X, signals: [{id: x, title: X, levels: []}]}]\n", 1, 68,
         say("expected.some-entries"), "a list"),
        ("fact_groups: [{id: x, title: X, facts: []}]\n", 1, 40, say("expected.some-entries"),
         "a list"),
        ("exchange_rates: {from: EUR, to: XXX, rate: 1, source: s}\n", 1, 33,
         say("expected.currency"), "'XXX'"),
        ("exchange_rates: {from: EUR, to: USD, rate: 0, source: s}\n", 1, 44,
         say("expected.rate"), "'0'"),
        ("exchange_rates: {from: EUR, to: USD, rate: -1, source: s}\n", 1, 44,
         say("expected.rate"), "'-1'"),
        ("commitment_kinds: [{id: x, title: X, effort: 1y}]\n", 1, 46,
         say("expected.duration"), "'1y'"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_told_with_what_was_expected_and_found(
    text: str, line: int, column: int, expected: Message, found: str
) -> None:
    of_shape = [one[:4] for one in found_in(text) if one[0] == "SC203"]
    assert of_shape == [("SC203", line, column, {"expected": expected, "found": found})]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("facts: [{id: x, title: X, type: choice, choices: [a]}]\n",
         say("remedy.SC203-keys", words=("id", "title"))),
        (ITEM + "            due: 2d\n",
         say("remedy.SC203-keys", words=("after", "before", "days"))),
        (STAGE + "    checklists: [steps]\n",
         say("remedy.SC203-keys", words=("id", "title", "items"))),
        (met_when("{stakeholder: {role: [user, payer]}}"), say("remedy.one-text")),
        (met_when("{visit: pilot}"), None),  # it has many keys, and needs none of them
        (STAGE + "    also_called: crm\n", None),  # its keys are the trainer's own
        ("title: [a]\n", None),
    ],
    ids=["a choice", "a due", "a checklist", "two roles", "many keys", "any keys", "no keys"],
)  # fmt: skip
def test_one_word_in_the_place_of_several_keys_is_told_with_the_keys(
    text: str, remedy: Message | None
) -> None:
    assert [one[4] for one in found_in(text) if one[0] == "SC203"] == [remedy]


@pytest.mark.parametrize(
    ("text", "key", "remedy"),
    [
        ("tests: []\n", "tests", "remedy.SC201-tests"),
        (STAGE + "    entry_criteria: []\n", "entry_criteria", "remedy.SC201-entry_criteria"),
        (STAGE + "    optional: true\n", "optional", "remedy.SC201-optional-stage"),
        (ITEM + "            optional: true\n", "optional", "remedy.SC201-optional-item"),
        (met_when("{fact: pain}") + "        optional: true\n", "optional",
         "remedy.SC201-optional-criterion"),
    ],
    ids=["tests", "entry", "stage", "item", "criterion"],
)  # fmt: skip
def test_a_key_of_other_systems_is_told_with_the_way_that_this_format_has(
    text: str, key: str, remedy: str
) -> None:
    found = [one for one in found_in(text) if one[0] == "SC201"]

    assert [one[3:] for one in found] == [({"key": key}, say(remedy))]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("boolean", "flag"), ("String", "text"), ("integer", "number"), ("currency", "money"),
     ("option_set", "choice"), ("'Yes No'", "flag"), ("multi-select", "choices"),
     ("lookup", "person"), ("datetime", "date"), ("array", "list")],
)  # fmt: skip
def test_a_type_as_other_systems_call_it_is_told_with_our_word(written: str, meant: str) -> None:
    found = found_in(f"facts: [{{id: x, title: X, type: {written}}}]\n")

    assert [(one[0], one[4]) for one in found] == [("SC205", did_you_mean(meant))]


def test_a_reference_is_an_id_or_stage_and_id() -> None:
    found = found_in(met_when("{item: 'Ask why', is: done}"))

    assert found[0] == (
        "SC203", 7, 26, {"expected": say("expected.reference"), "found": "'Ask why'"}, None,
    )  # fmt: skip


def test_of_a_long_value_only_the_start_is_shown() -> None:
    ((*_, args, _remedy),) = found_in(f"version: {'1' * 200}\n")

    assert args["found"] == "'" + "1" * 60 + "'"


@pytest.mark.parametrize(
    ("id_", "found", "better"),
    [("Big", "'Big'", "big"), ("1", "'1'", None), ("a_b", "'a_b'", "a-b"),
     ("'a b'", "'a b'", "a-b"), ("-a", "'-a'", "a"), ("''", "''", None), ("é", "'é'", "e"),
     ("a" * 65, "'" + "a" * 60 + "'", None)],
)  # fmt: skip
def test_an_id_is_of_small_letters_digits_and_hyphens(
    id_: str, found: str, better: str | None
) -> None:
    remedy = say("remedy.SC204-write", id=better) if better else say("remedy.SC204")
    assert found_in(f"id: {id_}\n") == [("SC204", 1, 5, {"found": found}, remedy)]


@pytest.mark.parametrize(
    ("text", "line", "column", "found", "words", "near"),
    [
        ("facts: [{id: x, title: X, type: txt}]\n", 1, 33, "'txt'",
         ("text", "number", "money", "percent", "date", "choice", "choices", "flag", "person",
          "list"), "text"),
        ("facts: [{id: x, title: X, type: text, spin: need}]\n", 1, 45, "'need'",
         ("situation", "problem", "implication", "need-payoff"), None),
        ("new_deal: {requires: [amout]}\n", 1, 23, "'amout'",
         ("amount", "expected-close", "customer-type", "deal-kind", "lead-source", "title",
          "owner"), "amount"),
        (STAGE + "    limit: {days: 3, calendar: working}\n", 4, 32, "'working'",
         ("calendar", "business"), None),
        (met_when("{fact: pain, level: herad}"), 7, 39, "'herad'",
         ("assumed", "heard", "confirmed", "proven"), "heard"),
        (met_when("{stakeholder: {stance: [friend]}}"), 7, 43, "'friend'",
         ("mentor", "supporter", "neutral", "opponent", "unknown"), None),
        (met_when("{visit: {state: hold}}"), 7, 35, "'hold'", ("planned", "held", "cancelled"),
         "held"),
        (met_when("{commitment: {side: us}}"), 7, 39, "'us'", ("ours", "theirs"), "ours"),
        (met_when("{stage: first, is: left}"), 7, 38, "'left'", ("entered", "current", "passed"),
         None),
        (met_when("{handover: x, is: open}"), 7, 37, "'open'", ("done",), None),
        (met_when("{facts: x, known: some}"), 7, 37, "'some'", ("all",), None),
        (met_when("{option: {kind: theirs}}"), 7, 35, "'theirs'", ("ours", "competitor", "as-is"),
         None),
        (met_when("{criterion: x/y, is: passt}"), 7, 40, "'passt'", ("met", "passed"), "passed"),
    ],
)  # fmt: skip
def test_a_word_that_is_none_of_the_words_is_told_with_all_of_them(
    text: str, line: int, column: int, found: str, words: tuple[str, ...], near: str | None
) -> None:
    remedy = did_you_mean(near) if near else None
    of_shape = [one for one in found_in(text) if one[0] == "SC205"]

    assert of_shape == [("SC205", line, column, {"found": found, "words": words}, remedy)]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("{fct: pain, known: true}", "fct, known"),
        ("{}", "nothing"),
        ("pain", "text"),
        ("[pain]", "a list"),
        ("true", "true or false"),
        ("", "nothing"),
        ("{fact: pain, item: ask-why, is: done}", "fact, item"),
        ("{all: [{fact: pain}], customer_type: market}", "all, customer_type"),
        ("{customer_type: market, deal_kind: renewal}", "customer_type, deal_kind"),
    ],
)
def test_a_condition_has_one_subject(condition: str, found: str) -> None:
    problems = [one for one in found_in(met_when(condition)) if one[0] != "SC301"]

    column = 19 if condition else 18
    assert problems == [("SC206", 7, column, {"found": found}, say("remedy.SC206"))]


def test_one_mistake_is_told_once() -> None:
    assert [one[0] for one in found_in(met_when("{fact: pain, is: {a: b}}"))] == ["SC203"]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = """\
id: Small
version: 1
facts:
  - {id: pain, title: Pain, type: txt}
stages:
  - id: first
    goals: []
    exit_criteria:
      - id: said
        statement: Said
        met_when: {fact: pian, level: sure}
    limt: 3
"""

    assert [told(problem) for problem in problems_in(the_text(text))] == [
        ("SC204", 1, 5),
        ("SC203", 2, 10),
        ("SC205", 4, 35),
        ("SC202", 6, 5),
        ("SC301", 11, 26),
        ("SC205", 11, 39),
        ("SC201", 12, 5),
    ]


def test_a_problem_carries_its_file_its_sentence_and_the_line_it_stands_in() -> None:
    assert problems_in(the_text("titel: Small\n")) == (
        Problem(
            code="SC201",
            file=FILE,
            place=Place(1, 1),
            message=say("problem.SC201", key="titel"),
            remedy=did_you_mean("title"),
            excerpt="titel: Small",
        ),
    )


def test_one_wrong_key_written_many_times_has_its_hint_every_time() -> None:
    text = "facts:\n" + "".join(
        f"  - {{id: f{number}, title: F, type: text, aks: X}}\n" for number in range(60)
    )

    assert [one[4] for one in found_in(text)] == [did_you_mean("ask")] * 60
