"""Every key that names something else: broken in the playbook with everything, it is told there."""

from pathlib import Path

import pytest

from salescoach.values.messages import say
from tests.builders.playbooks import args_of, marked, problems_in, told

TEXT = Path(__file__).with_name("everything.yaml").read_text(encoding="utf-8")

NAMED = {  # a piece of that file, the mark before the id; what the id is of
    "materials: [§savings-sheet]": "material",
    "ask_whom: [§owner]": "buyer-role",
    "facts: [§gas-bill, fuel]": "fact",
    "customer_type: §house, deal_kind": "customer-type",
    "deal_kind: §first-boiler": "deal-kind",
    "lead_source: §plumber}": "lead-source",
    "when: {item: §look-around, is: done}": "item",
    "    owner: §fitter": "seller-role",
    "{when: {customer_type: §house}": "customer-type",
    "until: {fact: §gas-bill}": "fact",
    "records: [§fuel, gas-bill]": "fact",
    "with: [§stoker]": "buyer-role",
    "visit_kind: §cellar": "visit-kind",
    "after: [§warm-up, {": "item",
    "after: [warm-up, {fact: §cellar-day": "fact",
    "needs: {fact: §gas-bill": "fact",
    "when: {customer_type: [§plant, house]}": "customer-type",
    "due: {before: fact:§cellar-day": "fact",
    "by: §fitter": "seller-role",
    "touchpoint: §counter": "touchpoint",
    "materials: [§flue-sheet]": "material",
    "again: [stage-entry, §warm-up]": "item",
    "{use: §day-agreed": "library-item",
    "from: [§owner], fresh_within": "buyer-role",
    "failed_when: {fact: §gas-bill": "fact",
    "- use: §day-known": "library-criterion",
    "due: {after: item:cold/§look-around": "item",
    "beside: §paper": "stage",
    "must_close_before: §warm": "stage",
    "won_after: §warm": "stage",
    "    from: §fitter": "seller-role",
    "    to: §keeper": "seller-role",
    "    at: §warm": "stage",
    "passes_when: {item: §hand-keys": "item",
    "after: [§tell-all, cold/": "item",
    "after: [tell-all, cold/§warm-up]": "item",
    "{from: §warm, to: paper, because": "stage",
    "to: §paper, because": "stage",
    "cycle: {from: §asleep": "stage",
    "to: §cold, ref: [Y1]": "stage",
    "requires: [§gas-bill]": "fact",
    "requires: [§fuel]": "fact",
    "from: [§warm], ref": "stage",
    "met_when: {fact: §noise, none": "fact",
    "met_when: {fact: §gas-bill, level: proven": "fact",
    "proof: [§flue-sheet]": "material",
    "raises: loyalty, from: [§house]": "customer-type",
    "item: cold/§warm-up, ref": "item",
    "counter_action: {do: cold/§look-around}": "item",
    "{role: §owner, perspective": "buyer-role",
    "perspective: §money}": "perspective",
}
IN_CONDITIONS = {
    "{facts: §basicz}": "fact-group",
    "{fact: own-gain, of: [§usr]}": "buyer-role",
    "{stakeholder: {role: §usr}}": "buyer-role",
    "{visit: {kind: [cellar, §celar]}}": "visit-kind",
    "{visit: {with_roles: §usr}}": "buyer-role",
    "{commitment: {kind: §send-plans}}": "commitment-kind",
    "{agreement: {kind: §servis}}": "agreement-kind",
    "{doubt: {role: §usr}}": "buyer-role",
    "{score: §fitt, verdict: ours}": "scorecard",
    "{score: fit, verdict: [ours, §theirs]}": "verdict",
    "{handover: §to-keper}": "handover",
    "{stage: §could, is: entered}": "stage",
    "{item: cold/§look-arround, is: done}": "item",
    "{criterion: cold/§bill-sen}": "criterion",
}


@pytest.mark.parametrize(("piece", "kind"), NAMED.items(), ids=NAMED.keys())
def test_an_id_that_is_not_there_is_told_where_it_is_named(piece: str, kind: str) -> None:
    before, _, after = piece.partition("§")
    whole, _, rest = TEXT.partition(before + after)
    assert rest, piece
    broken = before + "§x-" + after
    text, line, column = marked(whole + broken + rest)

    found = [problem for problem in problems_in(text) if problem.code == "SC301"]
    start = max(before.rfind(sign) for sign in (" ", "[", "{")) + 1
    assert told(found[0]) == ("SC301", line, column - len(before[start:]))
    assert args_of(found[0])["kind"] == say(f"kind.{kind}")
    assert str(args_of(found[0])["id"]).startswith("x-")


@pytest.mark.parametrize(("condition", "kind"), IN_CONDITIONS.items(), ids=IN_CONDITIONS.keys())
@pytest.mark.parametrize(
    "place",
    ["until: {fact: gas-bill}", "needs: {fact: gas-bill, at_least: 100 EUR}",
     "when: {amount: {more_than: 5000 EUR}}", "fires_when: {limit_used: {more_than: 100}}",
     "met_when: {next_step: {within: 14d}}", "passes_when: {item: hand-keys, is: done}",
     "met_when: {fact: noise, none: true, level: confirmed}"],
    ids=lambda place: place.partition(":")[0],
)  # fmt: skip
def test_wherever_a_condition_stands(condition: str, kind: str, place: str) -> None:
    key = place.partition(":")[0]
    whole, _, rest = TEXT.partition(place)
    assert rest
    marked_text = f"{whole}{key}: {condition}{rest}"
    text, line, column = marked(marked_text)
    before = condition.partition("§")[0]
    start = max(before.rfind(sign) for sign in (" ", "[", "{")) + 1

    found = [problem for problem in problems_in(text) if problem.code == "SC301"]
    assert [told(problem) for problem in found] == [("SC301", line, column - len(before[start:]))]
    assert args_of(found[0])["kind"] == say(f"kind.{kind}")


@pytest.mark.parametrize(
    ("piece", "old", "near"),
    [
        ("{customer_type: §house}", "works", "plant"),
        ("after: [§warm-up, {", "peek", "look-around"),
        ("after: [tell-all, §cold/warm-up]", "cold/peek", "look-around"),
    ],
)
def test_an_id_of_before_leads_to_that_of_now(piece: str, old: str, near: str) -> None:
    before, _, after = piece.partition("§")
    id_ = after.split("]")[0].split("}")[0].split(",")[0]
    text = TEXT.replace(before + after, before + old + after.removeprefix(id_), 1)

    found = [problem for problem in problems_in(text) if problem.code == "SC301"]
    assert [problem.remedy for problem in found] == [say("hint.did-you-mean", word=near)]


def test_a_bare_id_where_no_stage_is_around_leads_to_its_full_name() -> None:
    text = TEXT.replace("{do: cold/look-around}", "{do: look-around}")
    text = text.replace("{limit_used: {more_than: 100}}", "{criterion: bill-seen}")

    found = [problem for problem in problems_in(text) if problem.code == "SC301"]
    assert [problem.remedy for problem in found] == [
        say("hint.did-you-mean", word=word) for word in ("cold/bill-seen", "cold/look-around")
    ]
