import json

import pytest
from jsonschema import Draft202012Validator

from salescoach.playbook.problems import CODES
from salescoach.playbook.reader import read_yaml
from salescoach.trainer.keys.table import FILE, read_table
from salescoach.trainer.page import page_file
from salescoach.trainer.schemas.kinds import KINDS
from salescoach.trainer.schemas.making import as_an_editor_reads
from tests.builders.schemas import problems_of, properties_of, published
from tests.builders.worlds import Run

KEYS = read_table(FILE.read_bytes())


@pytest.mark.parametrize("typed", ["SC310", "sc310", " Sc310 "])
def test_a_pipe_gets_the_page_as_it_is(empty: Run, typed: str) -> None:
    result = empty.ok("playbook", "explain", typed)

    assert result.out == page_file("SC310").read_text(encoding="utf-8")
    assert result.err == ""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [40, 80])
def test_a_screen_gets_the_page_without_the_signs_of_markdown(
    empty: Run, code: str, width: int
) -> None:
    with empty.on_terminal(width=width):
        out = empty.ok("playbook", "explain", code, env={"NO_COLOR": "1"}).out

    assert out.startswith(code)
    assert max(map(len, out.splitlines())) <= width
    assert "```" not in out
    assert "\n\n\n" not in out
    words = page_file(code).read_text(encoding="utf-8").replace("```yaml", "").replace("```", "")
    _, _, page = words.partition("\n")
    assert "".join(page.split()) in "".join(out.split())


def test_an_example_keeps_its_indent_on_a_screen(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "SC310", "--format", "table").out

    assert "\n    limit:\n      - {days: 30}\n" in out


def test_json_has_the_page_and_what_the_registry_says(empty: Run) -> None:
    told = json.loads(empty.ok("playbook", "explain", "SC310", "--json").out)

    assert told == {
        "schema": "salescoach/explanation@1",
        "at": told["at"],
        "code": "SC310",
        "severity": "warning",
        "title": "A case that is never reached",
        "text": page_file("SC310").read_text(encoding="utf-8"),
    }


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("SC3010", "Did you mean SC310?"),
        ("sc31o", "Did you mean SC310?"),
        ("limt", "Did you mean limit?"),
        ("item.need", "Did you mean item.needs?"),
        ("SC999", "All codes and keys: salescoach playbook explain --format table"),
        ("kitchen", "All codes and keys: salescoach playbook explain --format table"),
        ("SC999999", "All codes and keys: salescoach playbook explain --format table"),
        ("zzzzz", "All codes and keys: salescoach playbook explain --format table"),
        ("x" * 500, "All codes and keys: salescoach playbook explain --format table"),
    ],
)
def test_an_unknown_code_is_told_with_what_was_meant(empty: Run, typed: str, hint: str) -> None:
    result = empty("playbook", "explain", typed)

    assert (result.code, result.out) == (4, "")
    sentence, remedy = result.err.splitlines()
    assert sentence == f"salescoach: there is no problem code and no key {typed[:60]}."
    assert remedy == hint


def test_without_a_code_all_of_them_are_listed(empty: Run) -> None:
    rows = [line.split("\t") for line in empty.ok("playbook", "explain").out.splitlines()]

    assert {code: severity for code, severity, _ in rows} == CODES
    assert all(title for _, _, title in rows)


def test_the_list_as_json_and_on_a_screen(empty: Run) -> None:
    told = json.loads(empty.ok("playbook", "explain", "--json").out)
    table = empty.ok("playbook", "explain", "--format", "table").out

    assert told["schema"] == "salescoach/codes@1"
    assert {one["code"]: one["severity"] for one in told["codes"]} == CODES
    assert "SC310  warning  A case that is never reached\n" in table
    assert problems_of(told) == []


def test_the_list_names_every_key_in_json_and_on_a_screen(empty: Run) -> None:
    told = json.loads(empty.ok("playbook", "explain", "--json").out)
    table = empty.ok("playbook", "explain", "--format", "table").out
    names = dict.fromkeys(one.name for one in KEYS)

    assert [one["name"] for one in told["keys"]] == list(names)
    assert {"name": "test.covers", "file": "test"} in told["keys"]
    form = table[table.index("item: ") :].partition("due: ")[0]
    assert {"needs,", "start_here,", "records,"} <= set(form.split())


def test_a_key_is_told_whole(empty: Run) -> None:
    result = empty.ok("playbook", "explain", " Item.Needs ")

    assert result.err == ""
    assert result.out == (
        "# item.needs\n\n"
        "Holds our spending until this is true: time, money, a price, a guarantee. Done sooner it "
        "takes a reason and a day, and is owed until it is made good.\n\n"
        "- stands in: stages > checklists > items > needs; library > items > needs; "
        "handovers > checklists > items > needs\n"
        "- takes: a condition\n"
        "- see also: item.after, item.when\n\n"
        "```yaml\nneeds: {fact: trouble, known: true, level: confirmed}\n```\n"
    )


def test_a_key_of_several_things_is_told_of_each(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "met_when").out

    heads = [line for line in out.splitlines() if line.startswith("#")]
    assert heads == [
        "# met_when", "## criterion.met_when", "## used_criterion.met_when",
        "## blocker.met_when", "## score_level.met_when",
    ]  # fmt: skip
    assert "More about one of them: salescoach playbook explain criterion.met_when" in out
    assert "```" not in out


def test_words_default_and_need_are_told(empty: Run) -> None:
    scope = empty.ok("playbook", "explain", "fact.scope").out
    assert "- words: deal, account, person\n- left out: deal\n" in scope
    assert "- needed: yes\n" in empty.ok("playbook", "explain", "fact.type").out


def test_what_has_keys_lists_them(empty: Run) -> None:
    stale = empty.ok("playbook", "explain", "axes").out
    assert "What axes itself may have: assistance, loyalty" in stale
    form = empty.ok("playbook", "explain", "exchange_rate").out
    assert form.startswith("# The keys of exchange_rate\n\n- `from`: The currency")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("asked", ["item.needs", "title", "level", "exchange_rate", "stage"])
def test_a_screen_of_a_key_fits(empty: Run, asked: str, width: int) -> None:
    with empty.on_terminal(width=width):
        out = empty.ok("playbook", "explain", asked, env={"NO_COLOR": "1"}).out

    assert max(map(len, out.splitlines())) <= max(width, 60)
    assert "\n\n\n" not in out


def test_a_screen_of_a_key_has_all_that_is_told(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "fact.scope", "--format", "table").out

    assert out.splitlines()[0].split() == ["fact.scope", "key", "of", "a", "playbook"]
    for label, said in (("takes", "one of these words"), ("words", "deal, account, person"),
                        ("left out", "deal"), ("see also", "condition.of")):  # fmt: skip
        assert any(line.split() == [*label.split(), *said.split()] for line in out.splitlines())
    assert out.endswith("\n    scope: person\n")


def test_json_of_a_key_has_the_page_and_its_parts(empty: Run) -> None:
    told = json.loads(empty.ok("playbook", "explain", "fact.scope", "--json").out)

    assert problems_of(told) == []
    assert told["title"] == "fact.scope"
    assert told["text"] == empty.ok("playbook", "explain", "fact.scope").out
    assert told["keys"] == [
        {
            "name": "fact.scope",
            "file": "playbook",
            "form": "fact",
            "key": "scope",
            "places": ["facts > scope"],
            "type": "one of these words",
            "words": ["deal", "account", "person"],
            "needed": False,
            "default": "deal",
            "text": told["keys"][0]["text"],
            "example": "scope: person",
            "related": ["condition.of"],
        }
    ]
    ids = empty.ok("playbook", "explain", "fact.scope", "--format", "ids").out
    assert ids == "fact.scope\n"


def test_every_key_of_a_playbook_can_be_explained_by_its_whole_name(empty: Run) -> None:
    for name in dict.fromkeys(one.name for one in KEYS if one.file == "playbook"):
        assert empty.ok("playbook", "explain", name).out.startswith("# ")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_file_can_be_explained(kind: str, empty: Run) -> None:
    told = dict.fromkeys(key for key, _ in properties_of(published()[KINDS[kind].file]))
    assert told
    for key in told:
        assert key in empty.ok("playbook", "explain", key).out.splitlines()[0], key


def test_the_hint_leads_to_all_codes_and_keys(empty: Run) -> None:
    *_, hint = empty("playbook", "explain", "zzzzz").err.splitlines()
    words = hint.removeprefix("All codes and keys: salescoach ").split()

    out = empty.ok(*words).out

    assert [code for code in CODES if code not in out] == []
    assert [one.key for one in KEYS if one.key not in out] == []


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("doubt", "playbook.doubts"),
        ("Doubts", "playbook.doubts"),
        ("stage", "playbook.stages"),
        ("item", "checklist.items"),
        ("customer-type", "playbook.customer_types"),
        ("criterion", "stage.exit_criteria"),
    ],
)
def test_what_is_called_so_comes_first_with_its_keys_and_an_example(
    empty: Run, asked: str, first: str
) -> None:
    key = next(one for one in KEYS if one.name == first)

    out = empty.ok("playbook", "explain", asked).out
    page = out[: out.find("\n## ", out.index(f"## {first}") + 1)]

    assert page.count("\n## ") == 1
    assert key.example in page
    assert "itself may have: id, " in page
    table = empty.ok("playbook", "explain", asked, "--format", "table").out
    assert table.splitlines()[2].split()[0] == first
    assert key.example.splitlines()[-1] in table


def test_conditions_are_told_by_their_subjects_with_an_example_of_each(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "condition").out
    _, *subjects = out.split("\n## ")
    named = [one.partition("\n")[0] for one in subjects]

    assert named == list(dict.fromkeys(one.form_title for one in KEYS if one.form == "condition"))
    validator = Draft202012Validator(
        {"$ref": "#/$defs/condition", "$defs": published()["playbook-file"]["$defs"]}
    )
    for one in subjects:
        keys = [line.split("`")[1] for line in one.splitlines() if line.startswith("- `")]
        assert len(keys) == len(set(keys))
        example = one.partition("```yaml\n")[2].partition("```")[0]
        document, problems = read_yaml(example.encode(), "")
        assert problems == ()
        assert validator.is_valid(as_an_editor_reads(document.data)), example
    screen = empty.ok("playbook", "explain", "condition", "--format", "table").out
    assert "\n    stakeholder: {role: payer, informed: true}\n    count: {at_least: 2}\n" in screen


def test_an_event_and_its_options_are_told_with_an_event(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "visit_plan").out
    assert out.startswith(
        "# event.visit-plan\n\nA meeting or a call is agreed for a day. (`salescoach visit plan`)"
    )
    assert '```yaml\n- {at: 3d, visit-plan: 8d, with: "Ana"}\n```' in out
    assert "What visit-plan itself may have: day, time, place," in out
    option = empty.ok("playbook", "explain", "set.said_by").out
    assert "Who said so; may be repeated." in option
    assert '- {at: 3d, set: {trouble: "it leaks"}, said_by: "Ana"}' in option


def test_a_setting_is_told_in_the_language_of_its_file(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "display.color").out
    assert "- words: auto, always, never\n- left out: auto\n" in out
    assert out.endswith('```toml\n[display]\ncolor = "never"\n```\n')


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("Met_When", "# met_when"),
        ("CONDITION.LEVEL", "# condition.level"),
        ("SAID-BY", "# said_by"),
    ],
)
def test_a_heading_has_the_key_as_it_is_written(empty: Run, asked: str, heading: str) -> None:
    assert empty.ok("playbook", "explain", asked).out.splitlines()[0] == heading


def test_what_an_old_id_is_good_for_is_told(empty: Run) -> None:
    out = empty.ok("playbook", "explain", "also").out
    assert "`deal upgrade`" in out
    assert "`playbook diff` calls it renamed" in out


def test_it_reads_no_deal_and_writes_nothing(empty: Run) -> None:
    empty.ok("playbook", "explain", "SC310")
    assert not empty.home.exists()
