"""`next` without a deal: one line a deal, late and quiet ones named."""

from dataclasses import replace

from rich.cells import cell_len

from salescoach.cli.rendering.layout import Piece, Screen, columns, padded
from salescoach.cli.rendering.nothing_today import agreed
from salescoach.cli.rendering.pending import pending_note
from salescoach.cli.rendering.their_days import named_note
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment
from salescoach.guidance.advice import Action
from salescoach.guidance.named_days import CLOSE, named_day
from salescoach.guidance.queue import Queued
from salescoach.guidance.recurring import to_show
from salescoach.guidance.warnings import Warned, measures
from salescoach.playbook.conditions import Measure
from salescoach.values.messages import Message, Unit, Weekday, say
from salescoach.values.text import one_line

_GAP = 2
_ENDS = ":,;，、：；"
_SHORTEST = 16  # less says nothing


def queue_screen(session: Session, queued: tuple[Queued, ...], *, mixed: bool = False) -> str:
    """All deals; those that rest stand apart, unless `mixed`, and so do the zombies.

    Of a zombie it is told why, not what to do: `next DEAL` says that when asked. Of what stands
    apart no danger is told, which is no news either.
    """
    screen = Screen(session)
    late = sum(one.late for one in queued)
    count = session.text(say("queue.count-late", count=late)) if late else ""
    screen.pair((session.text(_title(session, queued)), "bold"), count)
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
        deal = one.advice.view.deal
        screen.keep(deal.account, *(person.name for person in deal.people))
        screen.add(padded(row[0], widths[0] + _GAP), *_name(screen, session, one, widths[0]))
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
        for line in _what(screen, session, one, indent):
            screen.add(line, indent=indent)
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


def _name(screen: Screen, session: Session, one: Queued, width: int) -> tuple[Piece, ...]:
    """Whose deal it is, its amount and id; at the right that something of ours is late."""
    deal = one.advice.view.deal
    amount = f"  {session.text(say('value', value=deal.amount))}" if deal.amount else ""
    pieces: tuple[Piece, ...] = ((deal.account, "bold"), amount, (f"  {one.deal_id}", "dim"))
    if not one.late:
        return pieces
    mark = session.text(say("queue.is-late"))
    words = (piece if isinstance(piece, str) else piece[0] for piece in pieces)
    used = width + _GAP + sum(cell_len(one_line(word)) for word in words)
    gap = max(screen.width - used - cell_len(mark), _GAP)
    return (*pieces, " " * gap, (mark, "bold yellow"))


def _what(screen: Screen, session: Session, one: Queued, indent: int) -> tuple[str, ...]:
    """What is to be done, in one line where it can be cut between two parts of the sentence.

    Where nothing is, the next day that is agreed.
    """
    from salescoach.cli.rendering.moments import moment_alone, moment_words

    if one.action is not None:
        action = replace(one.action, title=_title_in_brief(one.action))
        told = session.text(moment_words(action, one.advice.view))
        moment = session.text(moment_alone(action, one.advice.view))
        return (_in_a_line(screen, session, told, screen.width - indent, after=len(moment)),)
    if one.advice.role is not None:
        return (session.text(say("queue.nothing-for-you")),)
    days = (session.text(told) for told in agreed(one.advice.view))
    return (next(days, session.text(say("queue.nothing"))),)


def _title_in_brief(action: Action) -> Message:
    """Of a promise of ours what it is and for which day; to whom, `next DEAL` says."""
    about = action.work.about if action.work is not None else None
    if action.kind == "keep" and isinstance(about, Commitment) and about.due is not None:
        return say("action.keep-by", what=about.what, day=about.due)
    return action.title


def _in_a_line(screen: Screen, session: Session, told: str, room: int, *, after: int) -> str:
    """Cut behind the last part of the sentence that fits; whole where the first one does not."""
    if len(screen.broken(told, room)) <= 1:
        return told
    start = after + len(": ")  # the moment stands before it
    ends = [at for at in range(start, len(told)) if told[at] in _ENDS]
    for at in reversed(ends):
        cut = session.text(say("queue.cut", title=told[:at].rstrip()))
        if at - start >= _SHORTEST and len(screen.broken(cut, room)) <= 1:
            return cut
    return told
