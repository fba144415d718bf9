"""What is for our eyes only stands in no mail, in no note, and on no sheet that leaves the house.

A deal is filled with words that each say where they were put; then the texts are searched for
them. See docs/adr/0028.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders.worlds import HALDEN, Run, halden

VISIT = "2026-03-05"
# Each command, the secret in it, and where it may stand all the same.
CRM, BRIEF = "crm", "brief"
SECRETS: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "opponent": (("person", "edit", HALDEN, "ana", "--stance", "opponent"), frozenset()),
    "mentor": (("person", "edit", HALDEN, "ulf", "--stance", "mentor"), frozenset()),
    "TOREACH": (("person", "edit", HALDEN, "ana", "--goal", "TOREACH"), frozenset()),
    "PRIVATE": (("note", HALDEN, "PRIVATE", "--private"), frozenset()),
    "REMARK": (("note", HALDEN, "REMARK"), frozenset()),
    "RISK": (("doubt", "explore", HALDEN, "the-filter-blocks", "RISK"), frozenset()),
    "ANSWER": (("doubt", "answer", HALDEN, "the-filter-blocks", "ANSWER"), frozenset()),
    "PROOF": (
        ("doubt", "raise", HALDEN, "it costs", "--holder", "ulf", "--show", "PROOF"), frozenset(),
    ),
    "WORDS": (("doubt", "raise", HALDEN, "WORDS", "--holder", "ulf"), frozenset({CRM})),
    "FLOOR": (("set", HALDEN, "our-floor=FLOOR"), frozenset()),
    "DOUBLED": (
        ("set", HALDEN, "need=DOUBLED", "--said-by", "ana", "--note", "ASIDE"), frozenset({CRM}),
    ),
    "ASIDE": (
        ("set", HALDEN, "need=DOUBLED", "--said-by", "ana", "--note", "ASIDE"), frozenset(),
    ),
    "PATH": (
        ("set", HALDEN, "decision-path=PATH", "--said-by", "ana", "--said-by", "ulf"),
        frozenset({CRM}),
    ),
    "12,345": (
        ("set", HALDEN, "budget=12345 EUR", "--said-by", "ana", "--said-by", "ulf"),
        frozenset({CRM}),
    ),
    "BEAT": (
        ("set", HALDEN, "where-they-beat-us=BEAT", "--said-by", "ana", "--said-by", "ulf"),
        frozenset({CRM}),
    ),
    "GIVE": (
        ("agreement", "add", HALDEN, "delivery by rail", "--give", "GIVE", "--said-by", "ana"),
        frozenset(),
    ),
    "EXCUSE": (
        ("commitment", "break", HALDEN, "send-the-figures", "--because", "EXCUSE"), frozenset(),
    ),
    "ELSEWHERE": (
        ("commitment", "add", HALDEN, "ELSEWHERE", "--ours", "--to", "berta"),
        frozenset({BRIEF}),  # on the sheet for a talk with Berta
    ),
    "LEAVEOUT": (
        ("visit", "plan", HALDEN, "2026-03-09", "--with", "ulf", "--leave-out", "LEAVEOUT"),
        frozenset({BRIEF}),
    ),
    "PLANGOAL": (
        ("visit", "plan", HALDEN, "2026-03-10", "--with", "ulf", "--goal", "PLANGOAL"),
        frozenset({BRIEF}),
    ),
    "BECAUSE": (("skip", HALDEN, "read-up", "--because", "BECAUSE"), frozenset()),
}  # fmt: skip
GIVEN = (
    ("visit", "hold", HALDEN, "--with", "ana", "--with", "ulf"),
    ("commitment", "add", HALDEN, "send the figures", "--owner", "ana", "--visit", VISIT),
    ("doubt", "raise", HALDEN, "the filter blocks", "--holder", "ana"),
)
NEVER = ("broken", "did not", "stance", "against")


def texts(run: Run) -> dict[str, str]:
    """Everything that may leave the house, by what it is."""
    mails = [run.ok("recap", HALDEN, "--format", form).out for form in ("plain", "md", "json")]
    notes = [
        run.ok("recap", HALDEN, "--for", "crm", "--format", form).out
        for form in ("plain", "md", "json")
    ]
    sheets = [
        run.ok("brief", HALDEN, *words, "--format", "md").out
        for words in (("--with", "ana", "--with", "ulf"), ("--with", "berta"))
    ]
    for day in ("2026-03-09", "2026-03-10"):
        found = run("brief", HALDEN, "--visit", day, "--format", "md")
        sheets += [found.out] if found.code == 0 else []
    return {"mail": "".join(mails), CRM: "".join(notes), BRIEF: "".join(sheets)}


def leaks(run: Run, secrets: Sequence[str]) -> list[tuple[str, str]]:
    """Which secret stands where it must not."""
    return [
        (where, secret)
        for where, text in texts(run).items()
        for secret in (*secrets, *NEVER)
        if where not in SECRETS.get(secret, ((), frozenset[str]()))[1] and secret in text
    ]


def filled(run: Run, secrets: Sequence[str]) -> Run:
    for words in GIVEN:
        run.ok(*words)
    for secret in secrets:
        run.ok(*SECRETS[secret][0])
    return run


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_alone_stays_where_it_belongs(secret: str, tmp_path: Path) -> None:
    assert leaks(filled(halden(tmp_path), [secret]), [secret]) == []


@pytest.mark.parametrize("order", [list(SECRETS), list(reversed(SECRETS))], ids=["to", "fro"])
def test_all_secrets_together_stay_where_they_belong(order: list[str], tmp_path: Path) -> None:
    assert leaks(filled(halden(tmp_path), order), order) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """Each is in the deal, and where it may stand it does."""
    run = filled(halden(tmp_path), list(SECRETS))
    stored = (run.home / "deals" / f"{HALDEN}.json").read_text(encoding="utf-8")
    assert [one for one in SECRETS if one not in stored.replace("12345", "12,345")] == []
    told = texts(run)
    assert [secret for secret, (_, where) in SECRETS.items() if where and not any(
        secret in told[place] for place in where)] == []  # fmt: skip


def test_what_is_private_is_on_the_sheet_where_it_is_asked_for(tmp_path: Path) -> None:
    run = filled(halden(tmp_path), ["opponent", "RISK", "PROOF"])
    shown = run.ok(
        "brief", HALDEN, "--with", "ana", "--with", "ulf", "--format", "md", "--private"
    ).out
    assert [
        word in shown for word in ("Noted as not being for it", "RISK", "PROOF", "opponent")
    ] == [True, True, True, False]
