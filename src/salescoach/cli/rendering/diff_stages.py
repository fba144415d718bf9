"""What a stage says in sentences, before and after: how long is usual, what not to talk about."""

from collections.abc import Sequence

from salescoach.cli.rendering.shown_stages import case_words, days_of
from salescoach.guidance.condition_words import condition_words
from salescoach.playbook.model import LimitCase, NotYet, Playbook
from salescoach.trainer.diffing.change import Change
from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record


@record
class Books:
    """The two playbooks that are compared."""

    old: Playbook
    new: Playbook


def stage_values(change: Change, books: Books) -> tuple[Message, Message] | None:
    """Both values of a key that `show` has sentences for; None for any other."""
    before = books.old.stage(change.old_id or change.id)
    after = books.new.stage(change.id)
    if change.element != "stage" or before is None or after is None:
        return None
    if change.key == "limit":  # whole: a case means what it does by those that stand above it
        return _limit(before.limit, books.old), _limit(after.limit, books.new)
    if change.key == "not_yet":
        gone = [one for one in before.not_yet if one not in after.not_yet]
        came = [one for one in after.not_yet if one not in before.not_yet]
        if gone or came:
            return _not_yet(gone, books.old), _not_yet(came, books.new)
    return None


def _limit(cases: Sequence[LimitCase], names: Playbook) -> Message:
    if len(cases) == 1 and cases[0].when is None:
        return say("value", value=days_of(cases[0]))
    return _in_a_row([case_words(one, names) for one in cases])


def _not_yet(found: Sequence[NotYet], names: Playbook) -> Message:
    return _in_a_row([_quiet(one, names) for one in found])


def _quiet(one: NotYet, names: Playbook) -> Message:
    words = say("diff.words", text=one.say)
    if one.until is not None:
        until = condition_words(one.until, names)
        words = say("diff.until", what=words, until=until)
    if one.because is not None:
        words = say("diff.because", what=words, because=say("diff.words", text=one.because))
    return words


def _in_a_row(words: Sequence[Message]) -> Message:
    if not words:
        return say("diff.nothing")
    found: Argument = words[0]
    for one in words[1:]:
        found = say("diff.then", start=found, next=one)
    return say("value", value=found)
