"""The one warning of a screen: two lines at the most, nothing that an action there says already."""

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.guidance.advice import Advice
from salescoach.guidance.recurring import to_show
from salescoach.guidance.warnings import Warned
from salescoach.values.messages import say

MOST_LINES = 2

_ENDS = (".", "!", "?", "…", "。", "！", "？", '"')
_MORE = "…"


def add_warning(
    screen: Screen, session: Session, advice: Advice, shown: int, severity: int = 1
) -> None:
    """What to take care of beside the actions that are shown; nothing on most days."""
    on_screen = {action.id for action in advice.actions[:shown]}
    on_screen.update(debt.id for debt in advice.debts)  # what is owed has its own line
    able = (one for one in advice.warnings if one.severity >= severity)
    warned = to_show(advice.view, able, on_screen)
    if warned is not None:
        screen.add((_that_fits(screen, session, warned), "yellow"))


def _that_fits(screen: Screen, session: Session, warned: Warned) -> str:
    """With what helps; without it where that is too long; else as much as there is room for."""
    for text in _said(session, warned):
        if screen.lines_of(text) <= MOST_LINES:
            return text
    return _cut(screen, text)


def _cut(screen: Screen, text: str) -> str:
    """Cut behind a word, so that nobody reads half of one, where the language has spaces."""
    text = text[: MOST_LINES * screen.width]
    while screen.lines_of(text + _MORE) > MOST_LINES:
        text = text[:-1]
    words, space, _ = text.rpartition(" ")
    return (words if space else text) + _MORE


def _said(session: Session, warned: Warned) -> tuple[str, ...]:
    alone = session.text(say("screen.take-care", because=_ended(session.text(warned.because))))
    if warned.counter_action is None:
        return (alone,)
    counter = _ended(session.text(warned.counter_action))
    helped = say("screen.what-helps", warning=alone, counter_action=counter)
    return session.text(helped), alone


def _ended(text: str) -> str:
    """With a full stop, where the playbook has none: another sentence follows."""
    return text if text.rstrip().endswith(_ENDS) else f"{text}."
