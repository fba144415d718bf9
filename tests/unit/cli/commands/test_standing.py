"""A change that was made is never called undone, whatever becomes of telling it."""

import errno
from typing import NoReturn

import pytest

from salescoach.cli import receipt
from tests.builders.worlds import HALDEN, Run, Stream, snapshot

SEE = f"What was recorded in {HALDEN} stands. See it with: salescoach show {HALDEN}\n"
FULL = OSError(errno.ENOSPC, "No space left on device")


def breaking(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """What composes the receipt fails."""

    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(receipt, "advise", fail)


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "salescoach: stopped after the change was made.\n"),
        (
            RuntimeError("secret"),
            3,
            (
                "salescoach: something went wrong inside salescoach (RuntimeError), after the"
                " change was made.\n"
            ),
        ),
    ],
)
def test_a_change_stands_when_its_receipt_fails(
    error: BaseException, code: int, told: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(error, monkeypatch)
    result = run("set", HALDEN, "need=breaks")
    monkeypatch.undo()
    assert (result.code, result.err) == (code, told + SEE)
    assert "breaks" in run.ok("show", HALDEN).out


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("secret")])
@pytest.mark.parametrize("before", ["a dry run", "a repetition"])
def test_where_nothing_was_changed_nothing_else_is_said(
    error: BaseException, before: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["set", HALDEN, "need=breaks"]
    if before == "a repetition":
        run.ok(*words)
    else:
        words.append("--dry-run")
    left = snapshot(run.home)
    breaking(error, monkeypatch)
    result = run(*words)
    assert "stands" not in result.err
    assert "nothing changed" in result.err or "as it was before" in result.err
    assert snapshot(run.home) == left


def test_a_new_deal_whose_id_cannot_be_printed_is_named(run: Run) -> None:
    result = run("new", "Acme Pumps", stdout=Stream(fails=FULL))
    assert result.code == 3
    assert "What was recorded in acme-pumps stands" in result.err
    assert "acme-pumps" in run.ok("next", "--format", "ids").out
    closed = run("new", "Birk Mill", stdout=None)
    assert closed.code == 3
    assert "What was recorded in birk-mill stands" in closed.err
