"""skip: an item is left out, for good or for some time."""

import pytest

from tests.builders.worlds import KILN, Run
from tests.unit.cli.commands.standing import newest, refused

WHY = ("--because", "they know us")
SKIP = ("skip", KILN, "call", *WHY)
SKIPPED = {"stage": "finding", "item": "call", "because": "they know us"}


@pytest.mark.parametrize(
    ("options", "more", "told"),
    [
        ((), {}, 'left out: call ("they know us")'),
        (
            ("--until", "2026-03-06"),
            {"until": "2026-03-06"},
            'put off until 6 March: call ("they know us")',
        ),
        (
            ("--not-applicable",),
            {"not_applicable": True},
            'does not apply: call ("they know us")',
        ),
    ],
    ids=["for good", "until", "not applicable"],
)
def test_it_is_recorded_with_its_reason(
    options: tuple[str, ...], more: dict[str, object], told: str, kiln: Run
) -> None:
    assert kiln.ok(*SKIP, *options).err.startswith(f"kiln: {told}. Next: ")
    assert newest(kiln) == [("item-skipped", {**SKIPPED, **more})]
    assert kiln.ok(*SKIP, *options).err == "Already recorded, nothing was added.\n"


def test_the_id_of_the_action_names_the_item(kiln: Run) -> None:
    kiln.ok("skip", KILN, "do/finding/call", *WHY)
    assert newest(kiln) == [("item-skipped", SKIPPED)]


def test_skipped_once_more_the_new_words_count(kiln: Run) -> None:
    kiln.ok(*SKIP)
    kiln.ok("skip", KILN, "finding/call", "--because", "makes no sense", "--not-applicable")
    kiln.ok("skip", KILN, "call", "--because", "later", "--until", "2026-04-01")
    assert newest(kiln)[0][1]["because"] == "later"
    kiln.ok("undo", KILN)
    assert newest(kiln)[0][0] == "undone"


def test_done_takes_it_back(kiln: Run) -> None:
    kiln.ok(*SKIP)
    kiln.ok("done", KILN, "call")
    assert "the item call is done already" in refused(kiln, *SKIP)


def test_what_is_done_or_does_not_apply_is_not_skipped(kiln: Run) -> None:
    kiln.ok("done", KILN, "call")
    assert refused(kiln, *SKIP) == "salescoach: the item call is done already.\n"
    kiln.ok("set", KILN, "need=less dust", "--said-by", "ana")
    assert "listen is done already" in refused(kiln, "skip", KILN, "listen", *WHY)


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no reason": (("call",), 5, "still missing: --because."),
    "an empty reason": (("call", "--because", " "), 2, "--because is empty"),
    "an unknown item": (("cal", *WHY), 4, "Did you mean call?"),
    "an unknown stage": (("digging/call", *WHY), 4, "no item call in the stage digging"),
    "today": (("call", *WHY, "--until", "2026-03-05"), 2, "takes a day after today"),
    "tomorrow": (("call", *WHY, "--on", "2026-03-06"), 2, "after today"),
    "never, until a day": (
        ("call", *WHY, "--not-applicable", "--until", "2026-04-01"), 2, "not both",
    ),
    "a number without a screen": (("1", *WHY), 4, "no action 1 was shown"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_or_missing(words: tuple[str, ...], code: int, told: str, kiln: Run) -> None:
    assert told in refused(kiln, "skip", KILN, *words, code=code)


def test_an_item_that_does_not_apply_anyway_is_refused(kiln: Run) -> None:
    strangers = ("skip", KILN, "strangers", *WHY)
    kiln.ok(*strangers, "--dry-run")  # nobody knows yet where they came from
    kiln.ok("set", KILN, "lead-source=call")
    assert refused(kiln, *strangers) == (
        "salescoach: the item strangers does not apply to this deal.\n"
    )


def test_a_number_is_the_item_on_the_screen_last_shown(kiln: Run) -> None:
    with kiln.on_terminal():
        shown = kiln.ok("next", KILN).out
        number = next(line[0] for line in shown.splitlines() if "Ring them" in line)
        kiln.ok("skip", KILN, number, *WHY)
        assert newest(kiln) == [("item-skipped", SKIPPED)]
        assert kiln("skip", KILN, number, *WHY).code == 6  # the deal has changed since


def test_a_number_that_is_no_item_is_refused(run: Run) -> None:
    run.ok("new", "Plain", "--playbook", "technical-sale")
    with run.on_terminal():
        shown = run.ok("next", "plain").out
        number = next(line[0] for line in shown.splitlines() if "type of customer" in line)
        told = refused(run, "skip", "plain", number, *WHY, code=2)
    assert told == f"salescoach: number {number} on that screen is no item.\n"
