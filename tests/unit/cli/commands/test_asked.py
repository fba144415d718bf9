"""asked: a question without an answer; and --of, whose value it is."""

import pytest

from tests.builders.worlds import HALDEN, KILN, Run
from tests.unit.cli.commands.standing import newest, refused

ASKED = ("asked", HALDEN, "need", "--of")


def test_the_receipt_names_who_else_could_be_asked(run: Run) -> None:
    told = run.ok(*ASKED, "ulf").err
    assert told.startswith(
        "halden-board: asked without an answer: their need (Ulf Berg); who could still be asked: "
        "Ana Ruiz. Next: "
    )
    told = run.ok(*ASKED, "ana").err
    assert told.startswith(
        "halden-board: asked without an answer: their need (Ana Ruiz); nobody else is recorded "
        "who could say it (runs it, judges or pays). Next: "
    )


def test_who_has_answered_it_is_not_to_be_asked_for_it(run: Run) -> None:
    run.ok("set", HALDEN, "need=less dust", "--said-by", "ana")
    told = run.ok(*ASKED, "ulf").err
    assert "nobody else is recorded who could say it" in told


def test_anybody_can_be_asked_where_nobody_is_named_in_the_playbook(kiln: Run) -> None:
    told = kiln.ok("asked", KILN, "winner", "--of", "ana").err
    assert "winner (Ana Ruiz); who could still be asked: Pia Voss. Next" in told
    told = kiln.ok("asked", KILN, "winner", "--of", "pia").err
    assert "winner (Pia Voss). Next" in told
    assert newest(kiln) == [("fact-asked", {"fact": "winner", "of": "pia-voss"})]


def test_asked_once_is_recorded_once_unless_it_was_again(kiln: Run) -> None:
    asked = ("asked", KILN, "need", "--of", "ana")
    kiln.ok(*asked)
    assert kiln.ok(*asked).err.startswith("Already recorded")
    kiln.ok(*asked, "--again")
    assert kiln.ok("history", KILN).out.count("fact-asked") == 2
    kiln.clock.to("2026-03-09")
    kiln.ok(*asked)
    kiln.ok(*asked, "--on", "2026-03-08")
    assert kiln.ok("history", KILN).out.count("fact-asked") == 4


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nobody": (("need",), 5, "still missing: --of."),
    "somebody unknown": (("need", "--of", "zoe"), 4, "person add kiln zoe"),
    "an unknown fact": (("neet", "--of", "ana"), 4, "Did you mean need?"),
    "our own": (("weight", "--of", "ana"), 2, "weight is settled on our side; there is nobody"),
    "a field": (("amount", "--of", "ana"), 2, "amount is a field of the deal"),
    "tomorrow": (("need", "--of", "ana", "--on", "2026-03-06"), 2, "after today"),
}


@pytest.mark.parametrize(("words", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_or_missing(words: tuple[str, ...], code: int, told: str, kiln: Run) -> None:
    assert told in refused(kiln, "asked", KILN, *words, code=code)


def test_who_was_asked_cannot_be_unmet(kiln: Run) -> None:
    kiln.ok("person", "add", KILN, "Bo Lund")
    kiln.ok("asked", KILN, "need", "--of", "bo")
    met = kiln.ok("history", KILN).out.splitlines()[-2].split("\t")[2]
    assert "asked without an answer: need (Bo Lund)" in refused(kiln, "undo", KILN, met)


# Facts that are kept for each person ----------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "of", "by"),
    [
        (("--of", "ana"), "ana-ruiz", []),
        (("--said-by", "ana"), "ana-ruiz", ["ana-ruiz"]),
        (("--said-by", "pia", "--of", "ana"), "ana-ruiz", ["pia-voss"]),
        (("--said-by", "ana", "--said-by", "pia", "--of", "pia"), "pia-voss",
         ["ana-ruiz", "pia-voss"]),
    ],
    ids=["of", "said by", "said by somebody else", "said by two"],
)  # fmt: skip
def test_whose_it_is_is_named_or_follows_from_who_said_it(
    options: tuple[str, ...], of: str, by: list[str], kiln: Run
) -> None:
    kiln.ok("set", KILN, "fear=a stop", *options)
    ((kind, payload),) = newest(kiln)
    assert (kind, payload["of"], payload.get("said_by", [])) == ("evidence-recorded", of, by)


@pytest.mark.parametrize("options", [(), ("--said-by", "ana", "--said-by", "pia")])
def test_nobody_or_two_are_not_one(options: tuple[str, ...], kiln: Run) -> None:
    told = refused(kiln, "set", KILN, "fear=a stop", "need=x", *options, code=5)
    assert told == (
        "salescoach: fear: whose is it?\nName one person with --of, or with --said-by.\n"
    )


def test_our_own_view_of_somebody_names_them(kiln: Run) -> None:
    kiln.ok("set", KILN, "weight=5", "--of", "pia")
    assert newest(kiln) == [
        ("evidence-recorded", {"fact": "weight", "value": "5", "of": "pia-voss"})
    ]


@pytest.mark.parametrize("value", ["need=x", "amount=5 EUR"])
def test_what_is_not_kept_for_each_person_takes_no_of(value: str, kiln: Run) -> None:
    name = value.partition("=")[0]
    told = refused(kiln, "set", KILN, value, "--of", "ana", code=2)
    assert f"{name} is not kept for each person" in told


def test_beside_another_fact_only_the_personal_one_is_somebodys(kiln: Run) -> None:
    kiln.ok("set", KILN, "need=x", "fear=y", "--said-by", "ana")
    assert [payload.get("of") for _, payload in newest(kiln)] == [None, "ana-ruiz"]


def test_somebody_unknown_has_nothing(kiln: Run) -> None:
    assert "nobody called zoe" in refused(kiln, "set", KILN, "fear=x", "--of", "zoe", code=4)
