"""`deal upgrade`: told, written, undone; and what it does not do."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from salescoach.values.messages import Message
from tests.builders.worlds import Run, Stream, fresh, snapshot
from tests.faults.wrapped_disk import WrappedDisk

ONE = """
salescoach: 1
id: pumps
version: 1.0.0
title: Pumps
language: en
default_warnings: false
buyer_roles:
  - {id: user, title: User}
facts:
  - {id: pain, title: Pain, type: text, ask: 'Where does it hurt?', ask_whom: [user]}
  - {id: size, title: Size, type: choice, choices: [{id: small, title: Small}], ask_whom: [user]}
stages:
  - {id: need, title: Need, leaving: 'they go on', checklists: [{id: list, title: List, items: [
      {id: ask, do: 'Ask', records: [pain]}]}],
     exit_criteria: [{id: known, statement: 'They said it',
       met_when: {fact: pain, known: true, level: confirmed}}]}
  - {id: compare, title: Compare, checklists: [{id: list, title: List, items: [
      {id: show, do: 'Show', records: [size]}]}]}
"""
TWO = (
    ONE.replace("1.0.0", "1.1.0")
    .replace("{id: pain,", "{id: ache, also: [pain],")
    .replace("[pain]", "[ache]", 2)
    .replace("also: [ache]", "also: [pain]")
    .replace("fact: pain", "fact: ache")
)
GONE = TWO.replace("1.1.0", "2.0.0").replace("id: need", "id: start")


DEAL = "mill"


def file(run: Run, name: str, text: str) -> str:
    """A playbook in the folder that the user is in; `./` makes it a file."""
    (run.base / name).write_text(text)
    return f"./{name}"


@pytest.fixture
def run(home: Path) -> Run:
    """One deal that follows version 1.0.0, with two facts by Ana's word."""
    made = fresh(home)
    made.ok("new", "Mill", "--playbook", file(made, "one.yaml", ONE))
    made.ok("person", "add", DEAL, "Ana Ruiz", "--role", "user")
    made.ok("set", DEAL, "pain=it leaks", "--said-by", "ana")
    made.ok("set", DEAL, "size=small", "--said-by", "ana")
    return made


def upgraded(run: Run, text: str, *more: str) -> dict[str, object]:
    told = run.ok("deal", "upgrade", DEAL, "--to", file(run, "next.yaml", text), *more, "--json")
    found = json.loads(told.out)["deals"][0]
    assert isinstance(found, dict)
    return found


def shown(run: Run, *more: str) -> dict[str, object]:
    found = json.loads(run.ok("show", DEAL, "--json", *more).out)
    assert isinstance(found, dict)
    return found


def facts(run: Run) -> list[str]:
    return [one["id"] for one in shown(run)["facts"]]  # type: ignore[attr-defined]


def test_what_is_renamed_is_known_under_its_new_name_and_the_gate_stays_open(run: Run) -> None:
    before = json.loads(run.ok("gate", DEAL, "--json").out)["gate"]["open"]

    told = upgraded(run, TWO)

    assert before is True
    assert told["renamed"] == [{"kind": "fact", "before": "pain", "after": "ache"}]
    assert (told["gate_open"], told["stage"], told["moved"]) == (True, "need", False)
    assert facts(run) == ["ache", "size"]
    assert shown(run)["deal"]["playbook"] == "pumps@1.1.0"  # type: ignore[index]


def test_undo_gives_exactly_what_was_shown_before(run: Run) -> None:
    readers = (("show", DEAL), ("next", DEAL), ("gate", DEAL), ("list",), ("next",))
    before = [run(*words, "--json").out for words in readers]

    upgraded(run, TWO)
    run.ok("undo", DEAL)

    assert [run(*words, "--json").out for words in readers] == before


def test_undo_and_redo_hold_also_for_what_was_recorded_since(run: Run) -> None:
    upgraded(run, TWO)
    run.ok("set", DEAL, "ache=it drips", "--said-by", "ana")
    tx = json.loads(run.ok("history", DEAL, "--json").out)["transactions"][-2]["tx"]

    run.ok("undo", DEAL, tx)
    assert facts(run) == ["pain", "size"]
    assert shown(run)["facts"][0]["value"] == "it drips"  # type: ignore[index]

    run.ok("undo", DEAL, "--redo")
    assert facts(run) == ["ache", "size"]


def test_a_later_move_keeps_the_change_from_being_undone(run: Run) -> None:
    upgraded(run, TWO)
    tx = json.loads(run.ok("history", DEAL, "--json").out)["transactions"][-1]["tx"]
    run.ok("advance", DEAL)

    refused = run("undo", DEAL, tx)

    assert refused.code == 1
    assert "Compare" in refused.err


def test_what_has_no_place_is_kept_and_shown(run: Run) -> None:
    without = TWO.replace(
        "  - {id: size, title: Size, type: choice, choices: [{id: small, title: Small}],"
        " ask_whom: [user]}\n",
        "",
    ).replace(", records: [size]", "")

    told = upgraded(run, without)

    assert told["without_place"] == [{"kind": "fact", "id": "size"}]
    assert shown(run)["without_place"] == [
        {"fact": "size", "value": "small", "said_by": ["ana-ruiz"], "on": "2026-03-05", "of": None}
    ]
    assert "without-place\tsize" in run.ok("show", DEAL, "--format", "plain").out
    assert "Recorded under another version" in run.ok("show", DEAL, "--format", "table").out
    run.ok("undo", DEAL)
    assert facts(run) == ["pain", "size"]


def test_a_stage_that_is_gone_asks_for_another(run: Run) -> None:
    path = file(run, "gone.yaml", GONE)

    refused = run("deal", "upgrade", DEAL, "--to", path)
    assert refused.code == 1
    assert "--stage" in refused.err
    assert "start and compare" in refused.err

    run.ok("deal", "upgrade", DEAL, "--to", path, "--stage", "start")
    assert shown(run)["deal"]["stage"] == "start"  # type: ignore[index]
    assert shown(run)["deal"]["days_in_stage"] == 0  # type: ignore[index]


def test_on_the_way_back_the_deal_stands_where_it_stood(run: Run) -> None:
    upgraded(run, GONE, "--stage", "start")

    told = upgraded(run, ONE, "--older")

    assert told["stage"] == "need"
    assert facts(run) == ["pain", "size"]


P1 = """
salescoach: 1
id: pumps
version: 1.0.0
title: Pumps
language: en
default_warnings: false
stages:
  - {id: one, title: One, checklists: [{id: list, title: List, items: [{id: tick, do: 'Tick'}]}]}
  - {id: two, title: Two}
  - {id: three, title: Three}
"""
LIKE = P1.replace("1.0.0", "4.0.0").replace("{id: two,", "{id: second,")
P2 = P1.replace("1.0.0", "2.0.0").replace("{id: two,", "{id: deux, also: [two],")
P3 = P1.replace("1.0.0", "3.0.0").replace("  - {id: two, title: Two}\n", "")


@pytest.fixture
def gam(home: Path) -> Run:
    """One deal in the second of three stages, and three contents of its playbook."""
    made = fresh(home)
    for name, text in (("p1", P1), ("p2", P2), ("p3", P3)):
        file(made, f"{name}.yaml", text)
    made.ok("new", "Gam", "--playbook", "./p1.yaml")
    made.ok("advance", "gam")
    return made


def stands(run: Run, *words: str) -> str:
    """Where the deal is after a command."""
    if words:
        run.ok(*words)
    found = json.loads(run.ok("show", "gam", "--json").out)["deal"]["stage"]
    assert isinstance(found, str)
    return found


def to(name: str, *more: str) -> tuple[str, ...]:
    return ("deal", "upgrade", "gam", "--to", f"./{name}.yaml", *more)


def test_there_and_back_a_deal_stays_in_a_stage_that_is_there(gam: Run) -> None:
    assert stands(gam) == "two"
    assert stands(gam, *to("p3", "--stage", "three")) == "three"
    assert stands(gam, *to("p1", "--older")) == "three"
    assert stands(gam, *to("p3")) == "three"


def test_a_stage_that_is_back_is_one_to_stand_in(gam: Run) -> None:
    gam.ok(*to("p3", "--stage", "three"))
    assert stands(gam, "back", "gam", "one", "--because", "too soon") == "one"
    assert stands(gam, *to("p1", "--older")) == "one"
    assert stands(gam, "advance", "gam") == "two"
    assert gam(*to("p3")).code == 1
    assert stands(gam, *to("p3", "--stage", "one")) == "one"


def test_a_stage_of_the_same_title_is_asked_about(gam: Run) -> None:
    file(gam, "like.yaml", LIKE)

    refused = gam(*to("like"))

    assert refused.err == (
        "salescoach: gam: version 4.0.0 does not have the stage that it stands in: two.\n"
        "If two is called second now, write there: also: [two]. Else say with --stage where it is"
        " to stand, one of: one, second and three\n"
    )
    told = gam.ok("playbook", "diff", "./like.yaml", "--deals", "--format", "table").out
    assert "if two is called second now, write there: also: [two]" in " ".join(told.split())


def test_back_over_a_stage_that_is_called_otherwise(gam: Run) -> None:
    assert stands(gam, *to("p2")) == "deux"
    assert stands(gam, *to("p3", "--stage", "three")) == "three"
    assert stands(gam, *to("p2", "--older")) == "three"
    assert stands(gam, *to("p1", "--older")) == "three"
    gam.ok("undo", "gam")
    gam.ok("undo", "gam")
    gam.ok("undo", "gam")
    assert stands(gam) == "deux"
    assert stands(gam, *to("p1", "--older")) == "two"


GATE = "exit_criteria: [{id: much, statement: 'So much', met_when: {amount: {known: true}}}]"
DECIDED = (
    P1.replace("1.0.0", "5.0.0")
    .replace("default_warnings", "won_after: one\ndefault_warnings")
    .replace("title: Two}", f"title: Two, {GATE}}}")
)


def test_a_decision_that_comes_to_lie_behind_a_deal_is_told_and_win_leads_on(gam: Run) -> None:
    file(gam, "decided.yaml", DECIDED)

    shown = gam.ok("playbook", "diff", "./decided.yaml", "--deals", "--format", "plain").out
    told = gam.ok(*to("decided"), "--format", "table").out
    gam.ok("set", "gam", "amount=5 EUR")
    first = json.loads(gam.ok("next", "gam", "--json").out)["actions"][0]["id"]

    assert "they decide in one, which lies behind it then: what leads on from two is win" in shown
    assert (
        "  They decide in One, which lies behind it now: what leads on is salescoach win gam\n"
        in told
    )
    assert first == "win/two"
    assert gam("advance", "gam").code == 1
    assert stands(gam, "win", "gam") == "three"
    assert json.loads(gam.ok("show", "gam", "--json").out)["deal"]["status"] == "delivering"
    file(gam, "again.yaml", DECIDED.replace("5.0.0", "5.0.1").replace(": one\n", ": two\n"))
    assert "They decide" not in gam.ok(*to("again"), "--format", "table").out


def test_in_the_last_stage_win_ends_a_deal_whose_decision_lies_behind_it(gam: Run) -> None:
    assert stands(gam, "advance", "gam", "--again") == "three"
    file(gam, "decided.yaml", DECIDED)
    gam.ok(*to("decided"))

    gam.ok("win", "gam")

    deal = json.loads(gam.ok("show", "gam", "--json").out)["deal"]
    assert (deal["status"], deal["outcome"]) == ("ended", "won")


def test_where_the_decision_lay_behind_already_it_is_not_told_again(gam: Run) -> None:
    file(gam, "decided.yaml", DECIDED)
    gam.ok(*to("decided"))
    file(gam, "later.yaml", DECIDED.replace("5.0.0", "5.1.0"))

    shown = gam.ok("playbook", "diff", "./later.yaml", "--deals", "--format", "plain").out

    assert "they decide" not in shown
    assert "They decide" not in gam.ok(*to("later"), "--format", "table").out


def test_an_older_version_takes_a_word_more(run: Run) -> None:
    upgraded(run, TWO)
    before = snapshot(run.home)

    refused = run("deal", "upgrade", DEAL, "--to", "./one.yaml")

    assert refused.code == 1
    assert "--older" in refused.err
    assert snapshot(run.home) == before


def test_the_same_version_with_another_content_is_told(run: Run) -> None:
    path = file(run, "same.yaml", ONE.replace("title: Pain", "title: Ache"))

    told = run.ok("deal", "upgrade", DEAL, "--to", path, "--format", "table")

    assert "another content of pumps 1.0.0" in told.out


def test_another_playbook_is_none_to_follow(run: Run) -> None:
    refused = run("deal", "upgrade", DEAL, "--to", "technical-sale")

    assert refused.code == 1
    assert "another playbook" in refused.err


@pytest.mark.parametrize("more", [(), ("--older",)])
def test_of_another_playbook_it_is_not_told_that_it_is_older(
    run: Run, more: tuple[str, ...]
) -> None:
    other = ONE.replace("id: pumps", "id: valves").replace("1.0.0", "0.4.0")

    refused = run("deal", "upgrade", DEAL, "--to", file(run, "other.yaml", other), *more)

    assert (refused.code, refused.err) == (
        1,
        "salescoach: mill: the deal follows pumps, and valves is another playbook.\n",
    )


def test_a_playbook_that_is_called_otherwise_reaches_the_deals_of_its_old_name(run: Run) -> None:
    many(run, "Second")
    renamed = TWO.replace("id: pumps", "id: big-pumps\nalso: [pumps]")
    path = file(run, "renamed.yaml", renamed)

    told = json.loads(run.ok("deal", "upgrade", "--all", "--to", path, "--json").out)["deals"]

    assert [(one["id"], one["result"]) for one in told] == [
        (DEAL, "upgraded"),
        ("second", "upgraded"),
    ]
    config = run.base / "salescoach-user.toml"
    config.write_text(f'[new]\nplaybook = "{run.base / "renamed.yaml"}"\n')
    run.ok("new", "Third", "--playbook", "./one.yaml")
    third = run("deal", "upgrade", "third", "--json", env={"SALESCOACH_CONFIG": str(config)})
    assert json.loads(third.out)["deals"][0]["to"]["id"] == "big-pumps"


class Meanwhile(WrappedDisk):
    """A disk on which somebody else changes the deal each time that we are about to lock."""

    def __init__(self, run: Run, times: int) -> None:
        super().__init__(run.disk)
        self.run, self.left = replace(run), times

    def open_lock(self, path: Path) -> int:
        if self.left:
            self.left -= 1
            self.run.ok("note", DEAL, f"meanwhile {self.left}")
        return super().open_lock(path)


def test_a_deal_that_changes_meanwhile_is_moved_as_it_stands_then(run: Run) -> None:
    path = file(run, "two.yaml", TWO)
    run.disk = Meanwhile(run, 1)

    run.ok("deal", "upgrade", DEAL, "--to", path)

    assert facts(run) == ["ache", "size"]
    assert "meanwhile 0" in run.ok("history", DEAL, "--format", "plain").out


def test_one_that_changes_again_and_again_stays_as_it_is_and_that_is_told(run: Run) -> None:
    path = file(run, "two.yaml", TWO)
    run.disk = Meanwhile(run, 9)

    refused = run("deal", "upgrade", DEAL, "--to", path)

    assert (refused.code, refused.out) == (6, "")
    assert facts(run) == ["pain", "size"]


def test_a_file_of_ones_own_has_to_be_named(run: Run) -> None:
    missing = run("deal", "upgrade", DEAL)

    assert missing.code == 5
    assert f"salescoach deal upgrade {DEAL} --to pumps.yaml" in missing.err
    told = run.ok("deal", "upgrade", "--all", "--dry-run", "--format", "plain")
    assert told.out.split("\t")[1] == "no-target"
    assert told.err.endswith(
        "Where pumps lies in a file, say so; as pumps.yaml here, with:"
        " salescoach deal upgrade --all --to pumps.yaml --dry-run\n"
    )


def test_twice_is_once(run: Run) -> None:
    upgraded(run, TWO)
    before = snapshot(run.home)

    told = upgraded(run, TWO)

    assert told["result"] == "already"
    assert snapshot(run.home) == before


def test_only_shown_writes_nothing(run: Run) -> None:
    before = snapshot(run.home)

    told = upgraded(run, TWO, "--dry-run")

    assert (told["result"], told["tx"]) == ("upgraded", None)
    assert snapshot(run.home) == before


def many(run: Run, *names: str) -> None:
    for name in names:
        run.ok("new", name, "--playbook", "./one.yaml")


def test_more_than_two_deals_take_a_yes(run: Run) -> None:
    many(run, "Second", "Third")
    path = file(run, "two.yaml", TWO)
    before = snapshot(run.home)

    refused = run("deal", "upgrade", "--all", "--to", path)
    assert refused.code == 5
    assert snapshot(run.home) == before

    run.ok("deal", "upgrade", "--all", "--to", path, "--yes")
    listed = json.loads(run.ok("deal", "upgrade", "--all", "--to", path, "--json").out)["deals"]
    assert [one["result"] for one in listed] == ["already"] * 3


def test_what_would_become_of_them_is_shown_before_it_asks(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(run, "Second", "Third")
    path = file(run, "two.yaml", TWO)
    asked: list[str] = []

    def no(_session: object, question: Message, **_answers: Message) -> bool:
        asked.append(question.id)
        return False

    monkeypatch.setattr("salescoach.cli.commands.deal_upgrade.says_yes", no)
    before = snapshot(run.home)
    with run.on_terminal():
        told = run("deal", "upgrade", "--all", "--to", path, stdin=Stream(terminal=True))

    assert (told.code, asked) == (1, ["prompt.upgrade"])
    assert told.err.startswith(
        "mill would follow pumps 1.1.0, after 1.0.0.\n"
        "  Called otherwise now: fact pain: ache\n"
        "  It stands in: Need\n"
    )
    assert snapshot(run.home) == before


@pytest.mark.parametrize(
    ("level", "opens", "expected"),
    [
        pytest.param("level: proven", False, "closes", id="more is asked"),
        pytest.param("level: confirmed", None, None, id="the same"),
    ],
)
def test_a_gate_that_opens_or_closes_is_told(
    run: Run, level: str, opens: bool | None, expected: str | None
) -> None:
    path = file(run, "two.yaml", TWO.replace("level: confirmed", level))

    told = run.ok("deal", "upgrade", DEAL, "--to", path, "--dry-run", "--format", "table").out

    lines = [one for one in told.splitlines() if "gate" in one]
    assert lines == ([f"  The gate of this stage {expected} by it: Need"] if expected else [])
    found = json.loads(run.ok("deal", "upgrade", DEAL, "--to", path, "--json").out)["deals"][0]
    assert (found["gate_was_open"], found["gate_open"]) == (True, opens is None)
    if expected is not None:  # and back
        back = run.ok("deal", "upgrade", DEAL, "--to", "./one.yaml", "--older", "--format", "table")
        assert "  The gate of this stage opens by it: Need\n" in back.out


def test_a_try_tells_the_events_and_a_screen_does_not(run: Run) -> None:
    path = file(run, "two.yaml", TWO)
    line = ("deal", "upgrade", DEAL, "--to", path, "--dry-run")

    (event,) = json.loads(run.ok(*line, "--json").out)["deals"][0]["events"]
    plain, table = (run.ok(*line, "--format", way) for way in ("plain", "table"))

    assert event["kind"] == "playbook-changed"
    assert '"kind":"playbook-changed"' in plain.err
    assert "playbook-changed" not in table.out + table.err


def test_all_leaves_out_what_is_over_and_other_playbooks(run: Run) -> None:
    many(run, "Second")
    run.ok("new", "Halden")
    run.ok("lose", "second", "--because", "too late")
    path = file(run, "two.yaml", TWO)

    told = json.loads(run.ok("deal", "upgrade", "--all", "--to", path, "--json").out)["deals"]
    assert [one["id"] for one in told] == [DEAL]

    run.ok("deal", "upgrade", "second", "--to", path)


def test_one_deal_that_cannot_be_moved_keeps_the_others_from_it(run: Run) -> None:
    many(run, "Second")
    run.ok("advance", DEAL)
    path = file(run, "gone.yaml", GONE.replace("id: start", "id: compare-first"))
    before = snapshot(run.home)

    refused = run("deal", "upgrade", DEAL, "second", "--to", path)

    assert refused.code == 1
    assert "second: version 2.0.0 does not have the stage" in refused.err
    assert snapshot(run.home) == before


def test_what_goes_elsewhere_takes_all_its_playbooks_along(run: Run, tmp_path: Path) -> None:
    upgraded(run, TWO)
    bundle = run.ok("export", DEAL, "--json").out
    there = fresh(tmp_path)
    there.nonces = 1000  # another machine gives other names

    there.ok("import", "-", stdin=Stream(content=bundle.encode()))

    assert json.loads(there.ok("export", DEAL, "--json").out) == json.loads(bundle)
    assert facts(there) == ["ache", "size"]
    there.ok("undo", DEAL)
    assert facts(there) == ["pain", "size"]
    assert there("doctor").code == 0


def test_a_bundle_without_the_playbook_of_a_change_is_not_taken_in(
    run: Run, tmp_path: Path
) -> None:
    digest = upgraded(run, TWO)["to"]["digest"]  # type: ignore[index]
    bundle = json.loads(run.ok("export", DEAL, "--json").out)
    del bundle["playbooks"][digest]

    refused = fresh(tmp_path)("import", "-", stdin=Stream(content=json.dumps(bundle).encode()))

    assert refused.code == 3
    assert "neither in the file nor here" in refused.err


def test_copies_that_knew_and_did_not_know_come_together(run: Run, tmp_path: Path) -> None:
    copy = (run.home / "deals" / f"{DEAL}.json").read_bytes()
    upgraded(run, TWO)
    mine = (run.home / "deals" / f"{DEAL}.json").read_bytes()
    (run.home / "deals" / f"{DEAL}.json").write_bytes(copy)
    run.ok("set", DEAL, "pain=it bursts", "--said-by", "ana")
    theirs = run.home / "deals" / f"{DEAL}.json"
    (run.base / "theirs.json").write_bytes(theirs.read_bytes())
    theirs.write_bytes(mine)

    run.ok("merge", DEAL, "./theirs.json")

    assert facts(run) == ["ache", "size"]
    assert shown(run)["facts"][0]["value"] == "it bursts"  # type: ignore[index]
    assert run("doctor").code == 0


def test_a_copy_that_follows_what_is_not_here_is_to_come_with_its_playbook(
    run: Run, tmp_path: Path
) -> None:
    there = fresh(tmp_path)
    there.nonces = 1000
    there.ok("import", "-", stdin=Stream(content=run.ok("export", DEAL, "--json").out.encode()))
    upgraded(run, TWO)
    copy = there.base / "copy.json"
    copy.write_bytes((run.home / "deals" / f"{DEAL}.json").read_bytes())

    refused = there("merge", DEAL, "./copy.json")

    assert refused.code == 3
    assert "doctor" not in refused.err
    assert f"salescoach export {DEAL} --json > {DEAL}.bundle.json; then here:" in refused.err
    bundle = there.base / f"{DEAL}.bundle.json"
    bundle.write_text(run.ok("export", DEAL, "--json").out)
    there.ok("import", f"./{DEAL}.bundle.json")
    assert facts(there) == ["ache", "size"]


def test_an_item_that_is_gone_is_no_work_of_this_playbook(gam: Run) -> None:
    gam.ok("done", "gam", "one/tick")
    assert "done\tone/tick\t2026-03-05\n" in gam.ok("show", "gam", "--format", "plain").out
    items = ", checklists: [{id: list, title: List, items: [{id: tick, do: 'Tick'}]}]"
    file(gam, "p4.yaml", P1.replace(items, "").replace("1.0.0", "4.0.0"))

    gam.ok(*to("p4"))

    plain, table = (gam.ok("show", "gam", "--format", way).out for way in ("plain", "table"))
    rows = [row for row in plain.splitlines() if "one/tick" in row]
    assert rows == ["without-place-item\tone/tick\tdone\t2026-03-05"]
    assert "Recorded under another version of the playbook\n  item one/tick: done" in table
    assert "\nDone\n" not in table


def test_a_missing_playbook_of_a_change_is_named_by_doctor(run: Run) -> None:
    digest = upgraded(run, TWO)["from"]["digest"]  # type: ignore[index]
    (run.home / "playbooks" / f"{digest}.json").unlink()

    assert digest in run("doctor").out + run("doctor").err
    refused = run("undo", DEAL)
    assert refused.code == 3
    assert facts(run) == ["ache", "size"]


def test_before_the_day_of_the_change_the_deal_is_as_it_was(run: Run) -> None:
    before = run.ok("show", DEAL, "--json").out
    run.ok("deal", "upgrade", DEAL, "--to", file(run, "two.yaml", TWO), "--at", "2026-03-09")

    assert run.ok("show", DEAL, "--json").out == before
    assert shown(run, "--at", "2026-03-09")["deal"]["playbook"] == "pumps@1.1.0"  # type: ignore[index]


def test_the_configured_playbook_is_what_deals_go_on_to(run: Run) -> None:
    path = Path(file(run, "two.yaml", TWO))
    config = run.base / "salescoach-user.toml"
    config.write_text(f'[new]\nplaybook = "{run.base / path.name}"\n')

    told = run("deal", "upgrade", DEAL, "--json", env={"SALESCOACH_CONFIG": str(config)})

    assert json.loads(told.out)["deals"][0]["result"] == "upgraded"


def test_the_history_tells_it_under_the_names_of_today(run: Run) -> None:
    upgraded(run, TWO)

    told = run.ok("history", DEAL, "--format", "plain").out

    assert "follows pumps 1.1.0 now" in told
    assert 'Pain: "it leaks"' in told


def test_the_screen_tells_what_changed_and_how_to_take_it_back(run: Run) -> None:
    path = file(run, "two.yaml", TWO)

    told = run.ok("deal", "upgrade", DEAL, "--to", path, "--format", "table").out

    assert told == (
        "mill follows pumps 1.1.0 now, after 1.0.0.\n"
        "  Called otherwise now: fact pain: ache\n"
        "  It stands in: Need\n"
        "  Still open before they go on: nothing\n"
        "  Next: They are ready for the next stage: Compare\n"
        "  Take back: salescoach undo mill\n"
    )


def test_a_translation_beside_the_newer_one_reaches_the_deal(run: Run) -> None:
    file(
        run,
        "two.de.yaml",
        "salescoach: 1\ntranslates: pumps\nlanguage: de\nreviewed: no\n"
        "facts:\n  - {id: ache, title: 'Was schmerzt'}\n",
    )
    to = file(run, "two.yaml", TWO)
    assert "Was schmerzt" not in run.ok("show", DEAL, "--lang", "de", "--format", "table").out
    run.ok("deal", "upgrade", DEAL, "--to", to, "--dry-run")
    assert "Was schmerzt" not in run.ok("show", DEAL, "--lang", "de", "--format", "table").out
    run.ok("deal", "upgrade", DEAL, "--to", to)
    assert "Was schmerzt" in run.ok("show", DEAL, "--lang", "de", "--format", "table").out
