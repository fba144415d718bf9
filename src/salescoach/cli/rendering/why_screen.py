"""`why` on a terminal: every reason for one action, and the sum that puts it in its place."""

from collections.abc import Sequence

from salescoach.cli.rendering.commands import record_with
from salescoach.cli.rendering.elements import element_of, element_words, term_words
from salescoach.cli.rendering.gate_reasons import roles_words
from salescoach.cli.rendering.layout import Screen, options_kept
from salescoach.cli.rendering.moments import moment_words
from salescoach.cli.rendering.next_screen import TALLEST, header
from salescoach.cli.session import Session
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.explanations import Ranked
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, say

_ROWS = 4


def why_screen(session: Session, deal_id: str, advice: Advice, found: Ranked) -> str:
    """The screen. Where it is too high, less is told of what the playbook has, then of reasons."""
    reasons = len(found.action.because)
    plans = [(reasons, rows) for rows in range(_ROWS, 1, -1)]
    plans += [(count, 2) for count in range(reasons - 1, -1, -1)]
    screen = Screen(session)
    for count, most in plans:
        screen = Screen(session)
        header(screen, session, advice.view)
        screen.blank()
        _add_action(screen, session, advice.view, found, count)
        _add_sum(screen, session, advice, found)
        screen.blank()
        _add_rows(screen, session, _rows(advice.view, deal_id, found.action)[:most])
        if screen.height <= TALLEST:
            break
    return screen.text()


def _add_action(screen: Screen, session: Session, view: View, found: Ranked, shown: int) -> None:
    rank = session.text(say("why.rank", rank=found.rank, all=found.of))
    title = session.text(moment_words(found.action, view))
    screen.add(f"{rank}  ", (title, "bold"), hang=3)
    if found.action.waits_for:
        screen.add(session.text(say("screen.waits-for", what=found.action.waits_for)), indent=3)
    reasons = found.action.because
    for reason in reasons[:shown]:
        screen.add(session.text(reason), indent=3)
    if shown < len(reasons):
        screen.add(session.text(say("why.more", more=len(reasons) - shown)), indent=3)


def _add_sum(screen: Screen, session: Session, advice: Advice, found: Ranked) -> None:
    """Each term with what it is for, the sum, and that of the next action."""
    screen.blank()
    width = len(str(found.action.score)) + 1
    for term in found.action.terms:
        words = say("why.term", term=say(f"term.{term.term}"), what=term_words(term, advice))
        _add_number(screen, width, term.value, session.text(words))
    _add_number(screen, width, found.action.score, session.text(say("why.sum")), "bold")
    for neighbour, kind in ((found.above, "why.above"), (found.below, "why.below")):
        if neighbour is not None:
            title = session.text(say(kind, title=neighbour.action.title))
            _add_number(screen, width, neighbour.action.score, title, "dim")
    near = [one.action for one in (found.above, found.below) if one is not None]
    waits = {one.moment == "waiting" for one in (found.action, *near)}
    if len(waits) > 1:
        screen.add((session.text(say("why.waits")), "dim"), indent=width + 2)


def _add_number(screen: Screen, width: int, number: int, words: str, style: str = "") -> None:
    screen.add((f"{number:>{width}}  {words}", style), hang=width + 2)


def _rows(view: View, deal_id: str, action: Action) -> list[tuple[str, Argument]]:
    """What records it, whose word settles it, where the playbook has it from, what it settles.

    In the order in which they are needed: the command names what it settles by its ids.
    """
    rows: list[tuple[str, Argument]] = []
    command = record_with(action, deal_id, view.playbook)
    if command is not None:
        rows.append(("label.record", command))
    whose = _whose(view, action)
    if whose is not None:
        rows.append(("why.whose", whose))
    source = _source(view, action)
    if source:
        rows.append(("why.source", source))
    if action.records:
        rows.append(("why.settles", tuple(element_words(id_, view) for id_ in action.records)))
    return rows


def _whose(view: View, action: Action) -> Argument | None:
    """The people who can settle it, else the roles; None for what we do alone."""
    if action.kind in ("meet", "take-up"):
        return None
    if action.roles:
        return roles_words(action.roles, view)
    return tuple(person.name for person in action.whom) or None


def _source(view: View, action: Action) -> tuple[str, ...]:
    element = element_of(action.kind, action.subject, view)
    if element is None:
        return ()
    return (*element.ref, *((element.source,) if element.source else ()))


def _add_rows(screen: Screen, session: Session, rows: Sequence[tuple[str, Argument]]) -> None:
    labels = [session.text(say(label)) for label, _ in rows]
    width = max(map(len, labels), default=0) + 1
    for label, (_, value) in zip(labels, rows, strict=True):
        shown = value if isinstance(value, Message) else say("value", value=value)
        words = options_kept(session.text(shown))
        screen.add((label.ljust(width), "dim"), words, hang=width)
