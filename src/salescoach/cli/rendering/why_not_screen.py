"""`why-not` on a terminal: what it comes to, why, and which actions are there for it."""

from collections.abc import Sequence

from salescoach.cli.rendering.answers import answer_words
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.elements import subject_words
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.moments import moment_words
from salescoach.cli.rendering.next_screen import TALLEST, header
from salescoach.cli.session import Session
from salescoach.cli.subjects import short_name
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.explanations import Answer, actions_of
from salescoach.guidance.subjects import Subject
from salescoach.values.messages import Message, say

_MOST_ACTIONS = 3


def why_not_screen(
    session: Session,
    deal_id: str,
    advice: Advice,
    answer: Answer,
    subjects: Sequence[Subject],
) -> str:
    """The screen; `subjects` is what the name means, the first being meant.

    Where it is too high, actions go before reasons; what goes of the reasons is counted.
    """
    words = answer_words(answer, advice.view)
    actions = [one for one in actions_of(answer) if one.subject != subjects[0].id]
    most = min(len(actions), _MOST_ACTIONS)
    plans = [(len(words), count) for count in range(most, -1, -1)]
    plans += [(count, 0) for count in range(len(words) - 1, 0, -1)]
    screen = Screen(session)
    for reasons, count in plans:
        screen = Screen(session)
        header(screen, session, advice.view)
        screen.blank()
        screen.add((session.text(subject_words(subjects[0], advice.view)), "bold"))
        _add_words(screen, session, words, reasons)
        _add_actions(screen, session, advice, actions[:count])
        _add_ends(screen, session, deal_id, advice, answer, subjects)
        if screen.height <= TALLEST:
            break
    return screen.text()


def _add_words(screen: Screen, session: Session, words: Sequence[Message], shown: int) -> None:
    first, *rest = words[:shown]
    screen.add(session.text(first))
    for one in rest:
        screen.add(session.text(one), indent=3, hang=5)
    if shown < len(words):
        screen.add(session.text(say("why.more", more=len(words) - shown)), indent=3)


def _add_actions(
    screen: Screen, session: Session, advice: Advice, actions: Sequence[Action]
) -> None:
    """With the numbers that they have in `next`."""
    if not actions:
        return
    screen.blank()
    screen.add((session.text(say("why-not.there-for-it")), "dim"))
    for action in actions:
        number = f"{advice.actions.index(action) + 1}  "
        screen.add(number, session.text(moment_words(action, advice.view)), hang=len(number))


def _add_ends(
    screen: Screen,
    session: Session,
    deal_id: str,
    advice: Advice,
    answer: Answer,
    subjects: Sequence[Subject],
) -> None:
    """What else the name means, and the command that explains the first action."""
    screen.blank()
    for other in subjects[1:2]:
        also = say("why-not.also", what=subject_words(other, advice.view))
        screen.add((session.text(also), "dim"))
    for action in actions_of(answer)[:1]:
        label = session.text(say("label.reasons"))
        screen.add(
            (f"{label} ", "dim"),
            line("why", deal_id, short_name(advice, action)),
            hang=len(label) + 1,
        )
