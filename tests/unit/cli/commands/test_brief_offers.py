"""brief: how roles decide, what is made for them, and which parts of the solution serve whom."""

import json

import pytest

from salescoach.cli.rendering.next_screen import TALLEST
from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

BOOK = """
buyer_roles:
  - {id: user, title: "Runs it", short: runs, decides_by: "Tries it first.", prefers: "Short calls",
     materials: [try-sheet]}
  - {id: economic, title: "Pays for it", short: pays}
perspectives: [{id: customers, title: "Their customers", short: customers}]
materials: [{id: try-sheet, title: "How to try it"}]
touchpoints:
  - {id: talk, title: "A presentation", short: presentation}
  - {id: web, title: "Web site"}
solution_elements:
  - {id: remote, title: "Remote diagnosis", advantage: "Seen from afar",
     benefit: "No visit for small faults.", serves: [{role: user, perspective: customers}]}
  - {id: spare, title: "Spare unit", advantage: "No wait", serves: [{role: user}]}
  - {id: plain, title: "Plain thing", serves: [{role: user}]}
"""
ITEMS = """
- {id: show, do: "Show it", with: [user], records: [pain], touchpoint: talk}
- {id: put, do: "Put it on the site", effort: 20min, touchpoint: web}
- {id: read, do: "Read up", effort: 20min}
- {id: late, do: "Come again", with: [user], touchpoint: talk, after: [show]}
"""
CRITERION = "- {id: c, statement: S, met_when: {fact: pain}}"
DEAL = "big-mill"


@pytest.fixture
def mill(empty: Run) -> Run:
    return opened(empty, BOOK)


def opened(run: Run, book: str, items: str = ITEMS) -> Run:
    """Ana with a goal, Ben with none; both run it, and come on Monday."""
    (run.base / "own.yaml").write_text(the_text(book, items=items, criteria=CRITERION))
    run.ok("new", "Big Mill", "--playbook", "own.yaml", "--type", "market")
    run.ok("person", "add", DEAL, "Ana Ruiz", "--role", "user", "--goal", "fewer complaints",
           "--perspective", "customers")  # fmt: skip
    run.ok("person", "add", DEAL, "Ben Ohm", "--role", "user")
    run.ok("visit", "plan", DEAL, "2026-03-09", "--with", "ana", "--with", "ben")
    return run


def sheet(run: Run, *words: str) -> str:
    return run.ok("brief", DEAL, *words).out


def test_the_screen_has_the_offers_and_says_where_goals_are_not_known(mill: Run) -> None:
    shown = sheet(mill, "--format", "table")
    assert shown.splitlines()[4:11] == [
        "Ana Ruiz    (runs). Decides: Tries it first. Prefers: Short calls.",
        'For Ana     "fewer complaints" (customers): Remote diagnosis. No visit for small',
        "            faults.",
        '            "fewer complaints" (customers): Spare unit. No wait.',
        '            "fewer complaints" (customers): Plain thing.',
        "Ben Ohm     (runs). Goals not known yet.",
        "",
    ]
    assert "All of it:" not in shown
    assert "Bring       How to try it" in shown.splitlines()


def test_of_more_than_two_offers_a_full_screen_has_two_and_says_where_all_are(mill: Run) -> None:
    mill.ok("person", "edit", DEAL, "ben", "--goal", "order")
    mill.ok("doubt", "raise", DEAL, "x", "--severity", "high")
    for lines in range(2, 12):
        shown = with_a_doubt_of(mill, lines, [])
        if "Plain thing" not in shown:
            break
    assert ("Spare unit" in shown, "Plain thing" in shown) == (True, False)
    assert "All of it:  salescoach brief big-mill --format md --private\n" in shown
    page = sheet(mill, "--format", "md", "--private")
    assert "Plain thing" in page


def test_a_part_of_which_nothing_more_is_said_is_named_alone(mill: Run) -> None:
    mill.ok("person", "edit", DEAL, "ben", "--goal", "peace")
    mill.ok("person", "edit", DEAL, "ana", "--goal", "quiet", "--goal", "calm")
    shown = sheet(mill, "--with", "ana", "--format", "md", "--private")
    assert '**For Ana:** "quiet": Spare unit. No wait.' in shown
    assert '"peace": Remote diagnosis. No visit for small faults.' in sheet(
        mill, "--with", "ben", "--format", "table"
    ).replace("\n            ", " ")


def test_the_page_for_the_table_has_neither_opinions_nor_goals(mill: Run) -> None:
    page = sheet(mill, "--format", "md")
    assert "- **Ana Ruiz:** (runs).\n- **Ben Ohm:** (runs).\n" in page
    assert "- **Bring:** How to try it" in page
    private = sheet(mill, "--format", "md", "--private")
    assert "- **Ana Ruiz:** (runs). Decides: Tries it first. Prefers: Short calls." in private
    assert ('- **For Ana:** "fewer complaints" (customers): Remote diagnosis. No visit for small'
            " faults.") in private  # fmt: skip
    assert "- **Ben Ohm:** (runs). Goals not known yet." in private


def test_scripts_get_all_of_it(mill: Run) -> None:
    rows = [line.split("\t") for line in sheet(mill, "--format", "plain").splitlines()]
    told = [row for row in rows if row[0] in ("decides-by", "prefers", "ask-goals", "offer")]
    assert told == [
        ["decides-by", "ana-ruiz", "Tries it first."],
        ["prefers", "ana-ruiz", "Short calls"],
        ["ask-goals", "ben-ohm"],
        ["offer", "ana-ruiz", "remote", "Remote diagnosis", "fewer complaints", "customers",
         "Seen from afar", "No visit for small faults."],
        ["offer", "ana-ruiz", "spare", "Spare unit", "fewer complaints", "customers", "No wait",
         ""],
        ["offer", "ana-ruiz", "plain", "Plain thing", "fewer complaints", "customers", "", ""],
    ]  # fmt: skip
    told_json = json.loads(sheet(mill, "--format", "json"))["sheet"]
    assert told_json["offers"][0] == {
        "person": "ana-ruiz", "goal": "fewer complaints", "perspective": "customers",
        "element": "remote", "title": "Remote diagnosis", "advantage": "Seen from afar",
        "benefit": "No visit for small faults.",
    }  # fmt: skip
    assert [one["element"] for one in told_json["offers"]] == ["remote", "spare", "plain"]
    ways = [(one["decides_by"], one["prefers"], one["ask_goals"]) for one in told_json["people"]]
    assert ways == [("Tries it first.", "Short calls", False), (None, None, True)]


def test_where_the_sheet_gets_long_the_ways_of_a_role_go_first_then_offers(empty: Run) -> None:
    """Promise by promise; each screen fits."""
    mill = opened(empty, BOOK.replace("Tries it first.", "Tries it " + "again and " * 15 + "again"))
    there = ["--with", "ana", "--with", "ben"]
    for name in ("Cy", "Dan", "Eve"):
        mill.ok("person", "add", DEAL, f"{name} Dorn", "--role", "user", "--goal", "order")
        there += ["--with", name.lower()]
    seen = []
    for number in range(10):
        shown = sheet(mill, *there, "--format", "table")
        assert len(shown.splitlines()) <= TALLEST
        offered = [name for name in ("Ana", "Cy", "Dan", "Eve") if f"For {name} " in shown]
        seen.append(("Decides:" in shown, shown.count("Spare unit"), len(offered)))
        mill.ok("commitment", "add", DEAL, f"paper {number}", "--ours", "--to", "ana")
    assert seen[0] == (False, 4, 4)  # how the role decides has gone, and nothing else
    assert seen[3] == (False, 0, 4)  # one offer each
    assert seen[6] == (False, 0, 4)  # without what they gain by it
    words = "The salt of the second hall gets into everything that we have ever put there; " * 5
    mill.ok("doubt", "raise", DEAL, words, "--severity", "high")
    shown = sheet(mill, *there, "--format", "table")
    assert len(shown.splitlines()) <= TALLEST
    assert shown.count("Remote diagnosis") == 1  # to the first alone, and the promise beside it
    assert "paper 0" in shown


def test_the_moment_names_the_touchpoint(mill: Run) -> None:
    """At the visit, today, and of what waits; nothing is said of an item without one."""
    shown = mill.ok("next", DEAL, "--format", "table").out
    assert "MONDAY with Ana and Ben, presentation: Show it" in shown
    assert "TODAY, 20 minutes, Web site: Put it on the site" in shown
    assert "TODAY, 20 minutes: Read up" in shown
    page = mill.ok("next", DEAL, "--format", "md").out
    assert "**MONDAY with Ana and Ben, presentation: Show it**" in page
    assert "**LATER, presentation: Come again**" in page
    actions = json.loads(mill.ok("next", DEAL, "--format", "json").out)["actions"]
    places = {one["id"]: one.get("touchpoint", "-") for one in actions}
    assert places["do/option-evaluation/show"] == "talk"
    assert places["do/option-evaluation/put"] == "web"
    assert "touchpoint" not in next(one for one in actions if one["id"].endswith("/read"))
    queue = mill.ok("next", "--format", "table").out
    assert "MONDAY with Ana and Ben, presentation: Show it" in queue


THREE = ("Ana", "Cy", "Dan")
LONG_WISH = "a hall in which nobody has to come back at night to look whether it still runs"


def crowded(run: Run, wish: str) -> tuple[Run, list[str]]:
    """Three who wish for something and have a goal, four promises due today, and a doubt."""
    mill = opened(run, BOOK.replace("Tries it first.", "Tries it " + "again and " * 7 + "again"))
    mill.ok("person", "edit", DEAL, "ana", "--wants", wish)
    for name in THREE[1:]:
        mill.ok("person", "add", DEAL, f"{name} Dorn", "--role", "user", "--goal", "order",
                "--wants", wish)  # fmt: skip
    for number in range(4):
        mill.ok("commitment", "add", DEAL, f"paper {number}", "--ours", "--to", "ana",
                "--due", "2026-03-05")  # fmt: skip
    mill.ok("doubt", "raise", DEAL, "x", "--severity", "high")
    return mill, [word for name in THREE for word in ("--with", name.lower())]


def with_a_doubt_of(mill: Run, lines: int, there: list[str]) -> str:
    """The sheet where the words of the doubt, which nothing replaces, take so many lines more."""
    mill.ok("undo", DEAL)
    words = "salt in it " * 6 * lines + "x"
    mill.ok("doubt", "raise", DEAL, words, "--severity", "high")
    shown = sheet(mill, *there, "--format", "table")
    assert len(shown.splitlines()) <= TALLEST
    return shown


def test_line_by_line_it_gives_way_in_its_order(empty: Run) -> None:
    """What a promise due today says weighs more than what somebody gains."""
    mill, there = crowded(empty, "wish")
    seen = []
    for lines in range(12):
        shown = with_a_doubt_of(mill, lines, there)
        assert shown.count("Wants: wish.") == 3
        assert "All of it:" in shown
        assert "Decides:" not in shown
        assert "Spare unit" not in shown
        seen.append((shown.count("Remote"), shown.count("No visit"), shown.count("paper "),
                     "Bring" in shown))  # fmt: skip
    assert seen == [
        (3, 3, 4, True), (3, 3, 4, True),
        (3, 0, 4, True), (3, 0, 3, True),  # without the gain, before a promise
        (3, 0, 3, False), (3, 0, 3, False),
        (2, 0, 3, False), (1, 0, 3, False), (1, 0, 2, False), (0, 0, 2, False),
        (0, 0, 1, False), (0, 0, 0, False),
    ]  # fmt: skip


def test_who_loses_the_offer_has_their_wish_back(empty: Run) -> None:
    mill, there = crowded(empty, LONG_WISH)
    seen = []
    for lines in range(12):
        shown = with_a_doubt_of(mill, lines, there)
        seen.append((shown.count("Wants:"), shown.count("Remote"), shown.count("paper ")))
    assert seen == [
        (0, 3, 4), (0, 3, 4), (0, 3, 4), (0, 3, 3), (0, 3, 3), (0, 3, 3),
        (1, 2, 3), (2, 1, 3), (2, 1, 2), (3, 0, 2), (3, 0, 1), (3, 0, 0),
    ]  # fmt: skip
    assert "Dan Dorn     (runs). Wants: a hall in which nobody has to …\n" in shown
    page = sheet(mill, *there, "--format", "md", "--private")
    assert page.count(f"Wants: {LONG_WISH}.") == 3
    assert page.count("No visit for small faults.") == 3
    assert page.count("paper ") == 4


def test_a_goal_of_many_words_takes_no_offer_from_others(mill: Run) -> None:
    goal = "fewer calls at night, " * 44
    mill.ok("person", "edit", DEAL, "ben", "--goal", goal.strip(" ,"))
    shown = sheet(mill, "--format", "table")
    assert len(shown.splitlines()) <= TALLEST
    assert 'For Ben     "fewer calls at night, fewer calls at …": Remote diagnosis.\n' in shown
    assert 'For Ana     "fewer complaints": Remote diagnosis.\n' in shown
    assert goal.strip(" ,") in sheet(mill, "--format", "md", "--private")


def test_of_somebody_forgotten_no_goals_are_to_be_found_out(mill: Run) -> None:
    mill.ok("forget", DEAL, "ben", "--yes")
    shown = sheet(mill, "--format", "table")
    assert "somebody (forgotten)" in shown
    assert "Goals not known yet" not in shown
    assert "ask-goals" not in sheet(mill, "--format", "plain")


LONG_PLACE = BOOK.replace('"Web site"', '"At the stand: hall four of the long and very wide fair"')


def test_a_long_name_of_a_touchpoint_leaves_room_for_what_is_to_be_done(empty: Run) -> None:
    mill = opened(empty, LONG_PLACE)
    shown = mill.ok("next", DEAL, "--format", "table").out.replace("\n   ", " ")
    assert "TODAY, 20 minutes, At the stand: hall four of the …: Put it on the site" in shown


def test_the_queue_cuts_what_is_to_be_done_and_not_the_touchpoint(empty: Run) -> None:
    """A colon in the name of it is none behind the moment."""
    put = "Put it there with all figures of three years and a drawing of each of the halls"
    items = f'- {{id: put, do: "{put}", effort: 20min, touchpoint: web, records: [pain]}}'
    mill = opened(empty, LONG_PLACE, items)
    mill.ok("visit", "cancel", DEAL, "visit-2026-03-09", "--because", "they are away")
    shown = " ".join(mill.ok("next", "--format", "table").out.split())
    assert f"TODAY, 20 minutes, At the stand: hall four of the …: {put}" in shown


def test_what_is_owed_names_its_touchpoint_too(empty: Run) -> None:
    items = '- {id: put, do: "Put it there", needs: {fact: pain}, touchpoint: web}'
    mill = opened(empty, BOOK, items)
    mill.ok("done", DEAL, "put", "--because", "they asked", "--until", "2026-03-20")
    actions = json.loads(mill.ok("next", DEAL, "--format", "json").out)["actions"]
    places = {one["id"]: one.get("touchpoint") for one in actions}
    assert places["repay/option-evaluation/put"] == "web"
    assert places["find-out/pain"] is None


def test_of_several_promises_and_problems_the_label_stands_once(mill: Run) -> None:
    for number in range(3):
        mill.ok("commitment", "add", DEAL, f"paper {number}", "--ours", "--to", "ana")
        mill.ok("problem", "add", DEAL, f"foam {number}")
    shown = sheet(mill, "--format", "table")
    assert (shown.count("paper "), shown.count("foam ")) == (3, 4)  # one of them is asked about
    assert (shown.count("Promised "), shown.count("Problem ")) == (1, 1)


@pytest.mark.parametrize("key", ["decides_by", "prefers"])
def test_a_line_of_spaces_is_none(empty: Run, key: str) -> None:
    book = f'buyer_roles: [{{id: user, title: "Runs it", {key}: [Calls, "  "]}}]\n'
    (empty.base / "own.yaml").write_text(the_text(book, criteria=CRITERION))
    told = empty("playbook", "check", "own.yaml")
    assert told.code != 0
    assert "expected some text" in told.out + told.err
