"""The handbook that a manager reads on paper: a small one whole, of the shipped one its shape."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from salescoach.cli.rendering.handbook import Book, handbook
from salescoach.cli.rendering.handbook_page import anchor_of
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.model import Playbook
from salescoach.playbook.places import shipped
from salescoach.trainer.for_type import for_type
from salescoach.values.markdown import unmarked
from salescoach.wording.catalogue import Catalogue
from tests.builders.resolved import resolved
from tests.builders.worlds import Run
from tests.conftest import Golden

EVERYTHING = Path(__file__).parents[2] / "playbook" / "everything.yaml"
PRESS = Path(__file__).parents[3] / "examples" / "press-service" / "press-service.yaml"
SAY = Catalogue().text
WARNINGS = [
    "- **so many days here; the limit is so many days**",
    "  - How bad: high",
    "  - Appears when: percent of the usual time used up in this stage: more than 100",
    "  - What to do: Ask what is missing",
    "- **Nobody has been there**",
    "  - How bad: low",
    "  - Appears when: days since the buyer last did something: at least 20",
    "  - What to do: Do this step: Look at what stands there",
    "- **(the roles) missing**",
    "  - How bad: low",
    "  - Appears when: an agreement, with something that we give, with nothing that we get for it",
    "  - What to do:",
    "    - Ask (the roles)",
    "    - Meet: owns",
    "- **so many stages ahead**",
    "  - How bad: low",
    "  - Only while we are still selling.",
    "  - Appears when: stages that we stand ahead of the buyer: at least 1",
    "  - What to do: Find out: expected close",
]


@pytest.fixture(scope="module")
def technical() -> Playbook:
    path = shipped()["technical-sale"]
    compiled = compile_playbook(path.read_bytes(), str(path))
    assert isinstance(compiled, Compiled)
    return compiled.playbook


@pytest.fixture(scope="module")
def book(technical: Playbook) -> str:
    return handbook(Book(shown=technical, names=technical), SAY)


def chapters(book: str) -> dict[str, str]:
    """The text of each chapter by its heading."""
    parts = re.split(r"^## (.*)$", book, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_a_small_playbook_as_a_handbook(empty: Run, golden: Golden) -> None:
    shown = empty.ok("playbook", "show", str(EVERYTHING), "--format", "md", "--diagram")

    golden("playbook-show/handbook.md", shown.out)


def test_one_stage_for_one_type_is_a_short_handbook(empty: Run, golden: Golden) -> None:
    line = ("playbook", "show", str(EVERYTHING), "--stage", "cold", "--type", "house")

    golden("playbook-show/handbook-stage.md", empty.ok(*line, "--format", "md").out)


def test_each_stage_has_its_items_and_criteria_once_and_nobody_elses(
    technical: Playbook, book: str
) -> None:
    found = chapters(book)
    for place, stage in enumerate(technical.stages):
        chapter = found[f"Stage {place + 1}: {stage.title}"]
        strong = re.findall(r"^- \*\*(.*)\*\*$", chapter, flags=re.MULTILINE)
        items = [unmarked(item.do) for item in stage.items]
        criteria = [unmarked(one.statement) for one in stage.exit_criteria]

        assert strong == items + criteria
        assert [f"### {unmarked(one.title)}" in chapter for one in stage.checklists] == [
            True
        ] * len(stage.checklists)
        for goal in stage.goals:
            assert f"- {unmarked(goal)}\n" in chapter


def test_each_doubt_fact_warning_and_hand_over_has_its_place(
    technical: Playbook, book: str
) -> None:
    found = chapters(book)

    doubts = re.findall(r"^### (.*)$", found["Doubts and answers"], flags=re.MULTILINE)
    assert doubts == [unmarked(one.title or "") for one in technical.doubts]
    facts = re.findall(r"^- \*\*(.*)\*\*$", found["What we want to know"], flags=re.MULTILINE)
    assert facts == [unmarked(fact.title) for fact in technical.facts]
    signs = re.findall(r"^- \*\*(.*)\*\*$", found["Warnings"], flags=re.MULTILINE)
    assert len(signs) == len(technical.warnings)
    appears = re.findall(r"^  - Appears when", found["Warnings"], flags=re.MULTILINE)
    assert len(appears) == len(technical.warnings)
    assert found["Hand-overs"].count("### Hand-over from") == len(technical.handovers)
    points = [line for line in found["What it draws on"].splitlines() if line.startswith("| T")]
    assert len(points) == len(technical.points)


def test_a_warning_says_when_it_appears_and_everything_that_it_asks_for(empty: Run) -> None:
    shown = empty.ok("playbook", "show", str(EVERYTHING), "--format", "md").out

    assert chapters(shown)["Warnings"].split("\n\n")[2].splitlines() == WARNINGS


def test_the_playbooks_own_warnings_stand_before_those_of_the_program(empty: Run) -> None:
    shown = empty.ok("playbook", "show", str(PRESS), "--format", "md").out
    own, usual = chapters(shown)["Warnings"].split("### Warnings that come with the program")

    strong = re.compile(r"^- \*\*(.*)\*\*$", flags=re.MULTILINE)
    assert strong.findall(own) == [
        "so many days here; the limit is so many days",
        "The audit is near",
    ]
    assert len(strong.findall(usual)) > 10


def test_a_column_that_is_empty_for_all_stages_is_left_out(empty: Run) -> None:
    shown = empty.ok("playbook", "show", str(PRESS), "--format", "md").out

    assert chapters(shown)["The way at a glance"].split("\n\n")[1].splitlines() == [
        "| Stage | Usually takes |",
        "| --- | --- |",
        "| 1 · What goes wrong | 10 days to 20 days |",
        "| 2 · The other plants |  |",
        "| 3 · Signing |  |",
        "| 4 · Their safety people |  |",
        "| 5 · Looking after it |  |",
    ]


def test_a_question_stands_with_the_facts_only_where_it_stands_nowhere_else(
    technical: Playbook, book: str
) -> None:
    facts = chapters(book)["What we want to know"]
    before = book[: book.index("## What we want to know\n")]
    asked = [unmarked(line) for fact in technical.facts if not fact.ours for line in fact.ask]

    assert asked
    for line in asked:
        assert (f"“{line}”" in facts or f'"{line}"' in facts) != (
            f"“{line}”" in before or f'"{line}"' in before
        ), line


def test_the_facts_of_one_stage_name_it_by_its_number_in_the_book(technical: Playbook) -> None:
    second = technical.stages[1]

    told = handbook(Book(shown=technical, names=technical, only=second), SAY)

    facts = chapters(told)["What we want to know"]
    assert set(re.findall(r"in stages? [\d, and]+\d|in stage \d", facts)) == {"in stage 2"}


def test_a_fact_in_short_says_kind_word_stages_and_the_level_that_is_asked_for(
    book: str,
) -> None:
    facts = chapters(book)["What we want to know"]

    lines = facts[facts.index("- **What would make them change supplier**") :].splitlines()
    assert lines[2] == (
        "  - words · whose word: buys or judges · in stages 1 and 5 · to go on: confirmed"
        " · too old after 180 days"
    )


def test_the_contents_lead_to_headings_that_are_there(book: str) -> None:
    headings = re.findall(r"^#{1,3} (.*)$", book, flags=re.MULTILINE)
    links = re.findall(r"^- \[(.*)\]\(#(.*)\)$", book, flags=re.MULTILINE)
    chapters_of_it = re.findall(r"^## (.*)$", book, flags=re.MULTILINE)

    assert [title for title, _ in links] == [one for one in chapters_of_it if one != "Contents"]
    anchors = [anchor_of(heading) for heading in headings]
    for title, anchor in links:
        assert anchors.count(anchor) == 1, title


def test_no_id_no_placeholder_and_no_markup_of_another_kind_is_in_it(
    technical: Playbook, book: str
) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(book)
    kinds = {child.type for token in tokens for child in token.children or ()}

    assert kinds <= {
        "text", "text_special", "strong_open", "strong_close", "link_open", "link_close",
    }  # fmt: skip
    assert not re.search(r"\{[a-z_]+\}", book)
    ids = [f"{stage.id}/{item.id}" for stage in technical.stages for item in stage.items]
    assert [id_ for id_ in ids if id_ in book] == []


def test_for_one_type_it_is_shorter_and_names_no_other(technical: Playbook, book: str) -> None:
    market = for_type(technical, "market")

    told = handbook(Book(shown=market, names=technical, customer_type="Market customer"), SAY)

    assert "**For this type of customer: Market customer**" in told
    assert len(told) < len(book) / 2
    assert "Strategic customer" not in told
    assert "- Only for: " not in told


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Stage 1: Finding the need", "stage-1-finding-the-need"),
        ("What it draws on", "what-it-draws-on"),
        (r"a\_b \*c\*", "a_b-c"),
        ("锅炉 销售", "锅炉-销售"),
    ],
)
def test_an_anchor_is_what_a_link_says(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


TWINS = """
stages:
  - {id: a, title: Talking}
  - {id: b, title: Talking}
  - {id: c, title: End}
moves_back:
  - {from: b, to: a, because: "B went wrong"}
  - {from: c, to: b, because: "C went wrong"}
"""
LEVELS = """
facts: [{id: size, title: Size, type: text}]
stages:
  - id: a
    title: A
    exit_criteria:
      - {id: one, statement: They said it, met_when: {fact: size, known: true, level: FIRST}}
      - {id: two, statement: They said more, met_when: {fact: size, known: true, level: SECOND}}
"""


def test_a_stage_has_its_own_ways_back_and_not_those_of_one_that_is_titled_alike() -> None:
    playbook = resolved(TWINS)

    found = chapters(handbook(Book(shown=playbook, names=playbook), SAY))

    assert [
        re.findall(r": (. went wrong)", found[f"Stage {name}"])
        for name in ("1: Talking", "2: Talking", "3: End")
    ] == [[], ["B went wrong"], ["C went wrong"]]


@pytest.mark.parametrize("levels", [("proven", "heard"), ("heard", "proven")])
def test_a_fact_says_the_strongest_level_that_any_criterion_asks_for(
    levels: tuple[str, str],
) -> None:
    playbook = resolved(LEVELS.replace("FIRST", levels[0]).replace("SECOND", levels[1]))

    found = chapters(handbook(Book(shown=playbook, names=playbook), SAY))

    assert "to go on: proven" in found["What we want to know"]
    assert "to go on: heard" not in found["What we want to know"]


@pytest.mark.parametrize(
    ("every", "words"),
    [("1w", "every week."), ("2w", "every 2 weeks."), ("1bd", "every working day.")],
)
def test_once_a_week_is_every_week(every: str, words: str) -> None:
    playbook = resolved(
        "stages: [{id: a, title: A, checklists: [{id: c, title: C, items:"
        f" [{{id: i, do: Call, repeat: {{every: {every}}}}}]}}]}}]"
    )

    assert f"Comes again {words}" in handbook(Book(shown=playbook, names=playbook), SAY)


def test_who_is_spoken_of_by_a_short_name_is_introduced_with_it(
    technical: Playbook, book: str
) -> None:
    roles = (*technical.buyer_roles, *technical.seller_roles)
    short = [one for one in roles if one.short and one.short != one.title]
    people = chapters(book)["The people"]

    assert short
    for role in short:
        assert re.search(
            rf"{re.escape(role.title)}.*\n+ +- Called in this book: {re.escape(role.short or '')}",
            people,
        ), role.id
