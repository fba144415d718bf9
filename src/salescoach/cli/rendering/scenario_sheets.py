"""Why a call sheet is not as a test expects: whom it is for, and which goals are on record."""

from collections.abc import Iterator

from salescoach.cli.rendering.naming import joined
from salescoach.cli.rendering.telling_people import goal_words
from salescoach.deal.state import Person
from salescoach.guidance.view import View
from salescoach.trainer.scenarios.model import OFFERS
from salescoach.trainer.scenarios.results import Missed
from salescoach.trainer.scenarios.sheets import Sheet
from salescoach.values.messages import Message, say

_MOST = 3


def sheet_words(missed: Missed) -> Iterator[Message]:
    """Of the first sheet that differs; goals only where it is about offers."""
    about = [one for one in missed.differences if one.sheet is not None]
    if not about:
        return
    sheet = about[0].sheet
    assert sheet is not None
    yield _whose(sheet)
    if any(one.key == OFFERS and one.sheet is sheet for one in about):
        for person in sheet.people[:_MOST]:
            yield _goals(person, missed.advice.view)


def _whose(sheet: Sheet) -> Message:
    if sheet.brief is None:
        return say("test.sheet-none")
    if not sheet.people:
        return say("test.sheet-nobody")
    return say("test.sheet-for", who=tuple(one.name for one in sheet.people))


def _goals(person: Person, view: View) -> Message:
    if not person.goals:
        return say("test.sheet-no-goal", who=person.name)
    goals = [goal_words(one, view, of="brief.goal") for one in person.goals]
    return say("test.sheet-goals", who=person.name, goals=joined(goals))
