"""The call sheet on a terminal: one screen, labels on the left, the first lines last to give way.

What does not fit is left out from below in a fixed order, and the last line then says how to see
all of it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.cells import cell_len

from salescoach.cli.rendering.brief_words import (
    Row,
    ask_rows,
    one_text,
    people_rows,
    planned_beside,
    purpose_rows,
    rest_rows,
    title_of,
    untold_words,
)
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.next_screen import TALLEST
from salescoach.cli.session import Session
from salescoach.guidance.brief import SHORT_OF_TIME, Brief
from salescoach.guidance.brief_people import Attendee
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say
from salescoach.values.text import one_line, shortened

Step = Callable[[Brief], Brief]
"""Leaves something out."""

_GAP = 2
_NARROWEST, _WIDEST = 10, 16  # cells of the labels: a longer one stands on its line alone
_INDENT = 2
_MOST_OF_A_WISH = 32  # letters, where it stands for the offer that gave way


def brief_screen(session: Session, brief: Brief, before: View, whole: str) -> str:
    """The sheet; `whole` is the command for all of it, `before` the deal without the talk."""
    tall = _screen(session, brief, before, None, dense=False)
    if tall.height <= TALLEST:
        return tall.text()
    steps: list[Step] = []
    screen = _screen(session, brief, before, None, dense=True)
    for step in _STEPS:
        if screen.height <= TALLEST:
            break
        steps.append(step)
        screen = _screen(session, _after(brief, steps), before, whole, dense=True)
    for step in reversed(steps[:-1]):  # what gave way in vain comes back, the best of it first;
        # without the last step it was seen to be too tall
        fewer = [one for one in steps if one is not step]
        fuller = _screen(session, _after(brief, fewer), before, whole, dense=True)
        if fuller.height <= TALLEST:
            steps, screen = fewer, fuller
    return screen.text()


def _after(brief: Brief, steps: Sequence[Step]) -> Brief:
    for step in steps:
        brief = step(brief)
    return brief


def _acts(most: int, *, of_all: bool) -> Step:
    """So many of what each did and said; without a stance noted it says least."""

    def cut(brief: Brief) -> Brief:
        people = tuple(
            one
            if one.stance is None and not of_all
            else replace(one, acts=one.acts[:most], stance=one.stance if most else None)
            for one in brief.attendees
        )
        return replace(brief, attendees=people)

    return cut


def _unnoted(brief: Brief) -> Brief:
    people = tuple(
        replace(one, acts=()) if one.stance in (None, "neutral") else one for one in brief.attendees
    )
    return replace(brief, attendees=people)


def _asks(most: int) -> Step:
    return lambda brief: replace(brief, asks=brief.asks[:most])


def _missing(most: int) -> Step:
    return lambda brief: replace(brief, missing=brief.missing[:most])


def _doubts(most: int) -> Step:
    return lambda brief: replace(brief, doubts=brief.doubts[:most])


def _work(most: int) -> Step:
    return lambda brief: replace(
        brief, promises=brief.promises[:most], problems=brief.problems[:most]
    )


def _one_phrase(brief: Brief) -> Brief:
    purpose = replace(brief.purpose, not_enough=brief.purpose.not_enough[:1])
    return replace(brief, purpose=purpose)


def _one_proof(brief: Brief) -> Brief:
    return replace(brief, doubts=tuple(replace(one, show=one.show[:1]) for one in brief.doubts))


def _without_proof(brief: Brief) -> Brief:
    return replace(brief, doubts=tuple(replace(one, show=()) for one in brief.doubts))


def _less_to_bring(brief: Brief) -> Brief:
    return replace(brief, materials=brief.materials[:3])


def _without_agreed(brief: Brief) -> Brief:
    return replace(brief, agreed=())


def _without_only(brief: Brief) -> Brief:
    return replace(brief, attendees=tuple(replace(one, only=()) for one in brief.attendees))


def _without_bring(brief: Brief) -> Brief:
    return replace(brief, materials=(), left_out=None)


def _without_ways(brief: Brief) -> Brief:
    """Without what is true of anybody in the role."""
    people = tuple(replace(one, decides_by=None, prefers=None) for one in brief.attendees)
    return replace(brief, attendees=people)


def _offers_each(most: int) -> Step:
    """So many to a person: the first ones."""

    def cut(brief: Brief) -> Brief:
        shown = Counter[str]()
        kept = []
        for one in brief.offers:
            shown[one.person.id] += 1
            if shown[one.person.id] <= most:
                kept.append(one)
        return replace(brief, offers=tuple(kept))

    return cut


def _offers(most: int) -> Step:
    """To so many people, the first of each; who gets none has their wish told again, in short."""

    def cut(brief: Brief) -> Brief:
        brief = _offers_each(1)(brief)
        brief = replace(brief, offers=brief.offers[:most])
        served = _served(brief)
        people = tuple(
            one if one.person.id in served or one.wants is not None else _wish_in_short(one)
            for one in brief.attendees
        )
        return replace(brief, attendees=people)

    return cut


def _wish_in_short(one: Attendee) -> Attendee:
    """So that it takes no line of its own, and a promise that is due has one."""
    wish = one.person.wants
    return replace(one, wants=shortened(wish, _MOST_OF_A_WISH) if wish is not None else None)


def _short_offers(brief: Brief) -> Brief:
    """The goal and what serves it, without the gain."""
    return replace(brief, offers=tuple(replace(one, in_short=True) for one in brief.offers))


def _goals_for_wants(brief: Brief) -> Brief:
    """What somebody wants gives way to the goal that something serves."""
    served = _served(brief)
    people = tuple(
        replace(one, wants=None) if one.person.id in served else one for one in brief.attendees
    )
    return replace(brief, attendees=people)


def _served(brief: Brief) -> frozenset[str]:
    return frozenset(one.person.id for one in brief.offers)


_STEPS: tuple[Step, ...] = (
    _without_ways, _offers_each(2), _one_phrase, _acts(1, of_all=True), _one_proof, _offers_each(1),
    _less_to_bring, _unnoted, _asks(5), _missing(4), _asks(4), _doubts(2), _missing(2),
    _without_only, _short_offers, _goals_for_wants, _asks(3), _work(3), _without_agreed,
    _acts(0, of_all=True), _without_bring, _doubts(1), _missing(0), _asks(2), _without_proof,
    _offers(2), _offers(1), _work(2), _offers(0), _work(1), _work(0), _doubts(0),
)  # fmt: skip


def _screen(
    session: Session, brief: Brief, before: View, whole: str | None, *, dense: bool
) -> Screen:
    screen = Screen(session)
    title = session.text(title_of(brief, planned_beside(brief, before)))
    label = session.text(say("brief.title"))
    at = cell_len(one_line(label)) + _GAP
    screen.column((label, "bold"), (title, "bold"), at=at)
    for visit in brief.untold[:1]:
        screen.add((session.text(untold_words(visit, before)), "yellow"))
        command = line("debrief", before.deal_id)
        screen.whole((session.text(say("brief.tell-it", command=command)), "yellow"))
    groups = [list(purpose_rows(brief)), list(people_rows(brief)), list(ask_rows(brief)),
              list(rest_rows(brief))]  # fmt: skip
    width = _label_width(session, [row for group in groups for row in group])
    for number, group in enumerate(groups):
        if not group:
            continue
        if number == 1 or (number < 3 and not dense):
            screen.blank()
        if group[0].part == "ask":
            screen.add((session.text(_heading(brief)), "bold"))
        for place, row in enumerate(group):
            asks = row.part == "ask"
            strong = row.strong or (asks and place < SHORT_OF_TIME)
            _add(screen, session, row, width, strong=strong)
    if not brief.view.deal.people:
        label = session.text(say("label.people"))
        command = line("person", "add", before.deal_id, VALUE, "--role", VALUE)
        screen.whole((f"{label} ", "dim"), command)
    if whole is not None:
        screen.whole((session.text(say("brief.more", command=whole)), "dim"))
    return screen


def _heading(brief: Brief) -> Message:
    return say("brief.ask-first" if len(brief.asks) > SHORT_OF_TIME else "brief.ask")


def _label_width(session: Session, rows: list[Row]) -> int:
    """As wide as the widest label within reason, so that all texts begin below each other."""
    widths = [_indent_of(row) + cell_len(one_line(session.text(row.label))) for row in rows]
    fitting = [width for width in widths if width <= _WIDEST]
    return max((_NARROWEST, *fitting)) + _GAP


def _indent_of(row: Row) -> int:
    return _INDENT if row.part == "ask" or (row.below and row.part == "doubt") else 0


def _add(screen: Screen, session: Session, row: Row, width: int, *, strong: bool) -> None:
    """The label in its column, the text beside it."""
    said = (*row.text, *row.private)
    if not said:
        return
    goes_on = row.below and row.part != "doubt"
    label = "" if goes_on else " " * _indent_of(row) + one_line(session.text(row.label))
    style = "yellow" if row.alert else "bold" if strong else ""
    screen.column(label, (session.text(one_text(said)), style), at=width)
