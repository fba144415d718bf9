"""`next` without a deal: one line a deal, late and quiet ones named."""

from salescoach.cli.rendering.layout import Screen, columns, padded
from salescoach.cli.rendering.pending import pending_note
from salescoach.cli.rendering.their_days import named_note
from salescoach.cli.session import Session
from salescoach.guidance.named_days import CLOSE, named_day
from salescoach.guidance.queue import Queued
from salescoach.guidance.recurring import to_show
from salescoach.guidance.warnings import Warned, measures
from salescoach.playbook.conditions import Measure
from salescoach.values.messages import Message, Unit, Weekday, say

_GAP = 2


def queue_screen(session: Session, queued: tuple[Queued, ...], *, mixed: bool = False) -> str:
    """All deals; those that rest stand apart, unless `mixed`, and so do the zombies.

    Of a zombie it is told why, not what to do: `next DEAL` says that when asked. Of what stands
    apart no danger is told, which is no news either.
    """
    screen = Screen(session)
    screen.add((session.text(_title(session, queued)), "bold"))
    rows = [(str(place), one.deal_id, one.advice.view.deal.account)
            for place, one in enumerate(queued, start=1)]  # fmt: skip
    widths = columns(rows)
    before = ""
    for row, one in zip(rows, queued, strict=True):
        heading = _heading(one, mixed=mixed)
        if heading != before or row is rows[0]:
            screen.blank()
        if heading and heading != before:
            screen.add((session.text(say(heading)), "dim"))
        before = heading
        screen.add(padded(row[0], widths[0] + _GAP), (row[2], "bold"), _amount(session, one),
                   (f"  {row[1]}", "dim"))  # fmt: skip
        _tell(screen, session, one, indent=widths[0] + _GAP, apart=bool(heading))
    return screen.text()


def notes_of(one: Queued, beside: Warned | None = None) -> tuple[Message, ...]:
    """What is late or stale about a deal, and since when nothing is new of one that rests.

    What the warning `beside` them is about they leave to it.
    """
    view = one.advice.view
    deal = view.deal
    notes = []
    pending = pending_note(view)
    if pending is not None:
        notes.append(pending)
    wait = deal.waiting_on(view.today)
    if wait is not None and wait.end is not None:
        notes.append(say("queue.waiting", day=wait.end))
    elif one.rests_since is not None and not one.zombie:
        notes.append(say("queue.rests", day=one.rests_since))
    if one.zombie or (one.stale and wait is None and not _is_about(beside, "days_since_contact")):
        notes.append(say("queue.quiet", days=Unit(one.quiet_days, "day")))
    named = named_day(view)
    if named is not None:
        notes.append(named_note(named, view))
    close = None if deal.delivering or (named and named.name == CLOSE) else deal.expected_close
    if close is not None and close < view.today:
        notes.append(say("queue.late", day=close))
    over = view.limit is not None and view.limit[0] > view.limit[1]
    if over and not _is_about(beside, "limit_used"):
        notes.append(say("queue.over-limit"))
    return tuple(notes)


def _title(session: Session, queued: tuple[Queued, ...]) -> Message:
    deals, day = Unit(len(queued), "deal"), Weekday(session.today)
    view, role = queued[0].advice.view, queued[0].advice.role
    titles = [one.title for one in view.playbook.seller_roles if one.id == role]
    if role is None:
        return say("queue.title", deals=deals, day=day)
    return say("queue.title-for", deals=deals, day=day, role=titles[0] if titles else role)


def _heading(one: Queued, *, mixed: bool) -> str:
    """Under which heading it stands; empty for none."""
    if one.zombie:
        return "queue.zombies"
    return "queue.resting" if one.rests_since is not None and not mixed else ""


def _tell(screen: Screen, session: Session, one: Queued, *, indent: int, apart: bool) -> None:
    if not one.zombie:
        screen.add(_what(session, one), indent=indent)
    danger = None if apart else _danger(one)
    notes = [session.text(note) for note in notes_of(one, danger)]
    if notes:
        screen.add((", ".join(notes), "yellow"), indent=indent)
    if danger is not None:
        screen.add((session.text(danger.because), "yellow"), indent=indent)


def _danger(one: Queued) -> Warned | None:
    """The one that is high, due today as on the screen of the deal, and not countered here."""
    alarming = (warned for warned in one.advice.warnings if warned.is_grave)
    return to_show(one.advice.view, alarming, (one.action.id,) if one.action else ())


def _is_about(warned: Warned | None, measure: Measure) -> bool:
    return warned is not None and measures(warned.rule.fires_when, measure)


def _amount(session: Session, one: Queued) -> str:
    amount = one.advice.view.deal.amount
    return f"  {session.text(say('value', value=amount))}" if amount else ""


def _what(session: Session, one: Queued) -> str:
    from salescoach.cli.rendering.moments import moment_words

    if one.action is None:
        nothing = "queue.nothing" if one.advice.role is None else "queue.nothing-for-you"
        return session.text(say(nothing))
    return session.text(moment_words(one.action, one.advice.view))
