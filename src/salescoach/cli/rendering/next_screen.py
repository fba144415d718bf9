"""`next DEAL` on a terminal: what to do, why, the words; what is open; what to leave out."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.cells import cell_len

from salescoach.cli.rendering.bottom_lines import add_commands, add_lines
from salescoach.cli.rendering.caution import add_warning
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.deal_head import amount_by, customer_type, stage_day
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.moments import moment_words
from salescoach.cli.rendering.nothing_today import add_nothing_to_do
from salescoach.cli.rendering.pending import untold_line
from salescoach.cli.rendering.resting import back_by_itself, own_words, reopen_line, standing
from salescoach.cli.rendering.still_open import still_open
from salescoach.cli.rendering.their_days import add_their_days
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.leaving_out import left_out
from salescoach.guidance.reaching import words_to_invite, words_to_reach
from salescoach.guidance.reasons import TAKEN_UP_FIRST
from salescoach.guidance.rest import rests_since
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.guidance.warnings import GRAVE, SEVERITIES
from salescoach.guidance.work_reasons import when_of
from salescoach.values.messages import Argument, Message, Quoted, Weekday, say
from salescoach.values.record import record

TALLEST = 23
"""Of the 24 lines of a terminal; the last one is left to the prompt below the screen."""

_REASONS = 2
_MOST_FACTS = 3
_FEWEST = 3
_NO_WARNING = len(SEVERITIES) + 1
_GENERAL = frozenset(
    {
        "playbook-text",
        "because.goal",
        "because.nobody-in-role",
        "because.gate",
        "because.decides-what-to-do",
    }
)


@record
class _Plan:
    """How much a screen tells.

    Attributes:
        shown: so many actions.
        texts: of so many of them what would be said of any deal as well.
        facts: of so many of them what is known of this very deal.
        severity: of a warning that may stand there, at least.
        unasked: of so many at the end not the question.
        most: so many facts of an action; of the first at least two.
        invites: whether the words stay that get a moment with somebody, asked or not.
    """

    shown: int
    texts: int
    facts: int
    severity: int = 1
    unasked: int = 0
    most: int = _MOST_FACTS
    invites: bool = True


def next_screen(session: Session, deal_id: str, advice: Advice, limit: int) -> tuple[str, int]:
    """The screen, and how many actions it shows: as many as fit on it with their reasons.

    None where all of them wait for something: that is a day on which nothing is to be done.
    """
    able = [one for one in advice.actions if one.moment != "waiting"]
    most = min(limit, len(advice.actions)) if able else 0
    for plan in _plans(most):
        screen = _screen(session, deal_id, advice, plan)
        if screen.height <= TALLEST:
            break
    return screen.text(), plan.shown


def _plans(most: int) -> Iterator[_Plan]:
    """What is tried, the fullest first.

    Beyond three, actions go first. Then what would be said of any deal, as the playbook's own
    reason, the last action's first, and a warning that is not severe; then a third and a second
    fact of each; the last questions; what is known of the last actions; the words that get a
    moment; the third action; what is known of this very deal; a severe warning before the second
    action.
    """
    few = min(most, _FEWEST)
    for shown in range(most, few, -1):
        yield _Plan(shown, shown, shown)
    for shown in range(few, min(few, _FEWEST - 1) - 1, -1):
        for severity in (1, GRAVE):
            for texts in range(shown, -1, -1):
                yield _Plan(shown, texts, shown, severity)
        for most_facts in range(_MOST_FACTS - 1, 0, -1):
            yield _Plan(shown, 0, shown, GRAVE, most=most_facts)
        for unasked in range(1, shown):
            yield _Plan(shown, 0, shown, GRAVE, unasked, 1)
        for facts in range(shown - 1, 0, -1):
            yield _Plan(shown, 0, facts, GRAVE, shown - 1, 1)
        yield _Plan(shown, 0, 1, GRAVE, shown - 1, 1, invites=False)
    if few > 1:
        yield _Plan(_FEWEST - 1, 0, 1, _NO_WARNING, _FEWEST - 2, 1, invites=False)
    yield _Plan(min(most, 1), 0, 1, GRAVE, invites=False)
    yield _Plan(min(most, 1), 0, 1, GRAVE, most=1, invites=False)


def header(screen: Screen, session: Session, view: View) -> None:
    """Whose deal, how much, by when; where it stands; what day it is. Its names stay whole."""
    deal = view.deal
    screen.keep(deal.account, *(person.name for person in deal.people))
    name = deal.account
    if deal.title:
        name = session.text(say("screen.deal-with-title", account=deal.account, title=deal.title))
    worth = amount_by(view)
    screen.pair((name, "bold"), session.text(worth) if worth else "")
    parts = [session.text(stage_day(view))]
    if view.playbook.customer_types:
        parts.append(session.text(customer_type(view)))
    day = session.text(say("value", value=Weekday(view.today)))
    wide = "   ".join(parts)  # closer together where that saves a line
    fits = cell_len(wide) + cell_len(day) + len("  ") <= screen.width
    screen.pair(wide if fits else "  ".join(parts), day)


def leave_out(advice: Advice) -> Message | None:
    """What is not to be talked about yet: as planned for the next visit, else by the playbook."""
    visit = next_visit(advice.view)
    when = when_of(visit.day, advice.view) if visit is not None else say("when.now")
    found = left_out(visit, advice.not_yet)
    if found is None:
        return None
    if found.because:
        return say("screen.leave-out-because", when=when, what=found.what, because=found.because)
    return say("screen.leave-out", when=when, what=found.what)


def _add_late(screen: Screen, session: Session, advice: Advice, shown: int) -> None:
    """A promise that is late is told, even where its action found no room: ours, then theirs."""
    late = [
        action.work.about
        for action in advice.actions[shown:]
        if action.work is not None
        and isinstance(action.work.about, Commitment)
        and action.work.about.is_late_on(advice.view.today)
    ]
    for side in ("ours", "theirs"):
        first = next((one for one in late if one.side == side), None)
        if first is not None and first.due is not None:
            told = _late_words(first, first.due, advice.view)
            screen.add((session.text(told), "yellow"))


def _late_words(promise: Commitment, due: date, view: View) -> Message:
    if promise.side == "ours":
        return say("screen.we-are-late", what=promise.what, day=due)
    owner = view.deal.person(promise.owner) if promise.owner is not None else None
    who: Argument = owner.name if owner is not None else say("word.them")
    return say("screen.they-are-late", who=who, what=promise.what, day=due)


def _add_owed(screen: Screen, session: Session, advice: Advice, shown: int) -> None:
    """What falls due first of what is owed, and how much more: of that which no action tells.

    Why, where it is one thing alone: of several each has its own reason.
    """
    told = {action.id for action in advice.actions[:shown]}
    debts = [debt for debt in advice.debts if debt.id not in told]
    if not debts:
        return
    first, *others = debts
    kind = "screen.owed-late" if first.expired else "screen.owed"
    what, day = first.owed.label, first.until
    if others:
        several = "screen.owed-late-more" if first.expired else "screen.owed-more"
        owed = say(several, what=what, day=day, more=len(others))
    else:
        owed = say(kind, what=what, day=day, because=Quoted(first.because))
    screen.add((session.text(owed), "yellow" if first.expired else ""))


def _screen(session: Session, deal_id: str, advice: Advice, plan: _Plan) -> Screen:
    screen = Screen(session)
    shown = plan.shown
    header(screen, session, advice.view)
    add_their_days(screen, session, advice.view)
    pending = untold_line(advice.view, advice.actions[:shown])
    if pending is not None:
        screen.add((session.text(pending), "yellow"))
    since = rests_since(advice)
    if since is not None:
        screen.add((session.text(say("screen.nothing-new", day=since)), "dim"))
    screen.blank()
    if advice.view.deal.rests_on(advice.view.today):
        _add_resting(screen, session, deal_id, advice.view)
        return screen
    said: set[str] = set()
    for number, action in enumerate(advice.actions[:shown], start=1):
        reasons = _reasons(action, plan, number)
        _add_action(screen, session, advice.view, number, action, reasons)
        for sentence in _words(action, advice.view, plan, number, said):
            screen.add((session.text(sentence), "cyan"), indent=3, hang=8)
    if not shown:
        add_nothing_to_do(screen, session, deal_id, advice)
    screen.blank()
    add_warning(screen, session, advice, shown, plan.severity)
    open_criteria = still_open(advice, session)
    if open_criteria is not None:
        screen.add(session.text(open_criteria))
    _add_late(screen, session, advice, shown)
    _add_owed(screen, session, advice, shown)
    left_out = leave_out(advice)
    if left_out is not None:
        screen.add(session.text(left_out))
    screen.blank()
    add_commands(screen, session, deal_id, advice.view, advice.actions[:shown])
    return screen


def _reasons(action: Action, plan: _Plan, number: int) -> tuple[Message, ...]:
    """What is known of this deal; what would be said of any deal only where there is room.

    What has to wait says nothing of the latter.
    """
    texts = number <= plan.texts and action.moment != "waiting"
    facts = number <= plan.facts
    own = [one for one in action.because if one.id not in _GENERAL and one != TAKEN_UP_FIRST]
    others = [one for one in own if one not in action.grounds]
    own = others if len(others) >= _REASONS else own
    goal = [one for one in action.because if one.id == "because.goal"]  # where nothing says more
    own = (own or goal)[: plan.most if number > 1 else max(plan.most, _REASONS)]
    room = max(_REASONS - len(own), 0) if texts else 0
    general = [one for one in action.because if one.id in _GENERAL][:room]
    kept = (*(own if facts else ()), *general)
    return tuple(one for one in action.because if one in kept)


def _add_action(
    screen: Screen,
    session: Session,
    view: View,
    number: int,
    action: Action,
    reasons: Iterable[Message],
) -> None:
    screen.add((f"{number}  ", ""), (session.text(moment_words(action, view)), "bold"), hang=3)
    if action.waits_for:
        screen.add(session.text(say("screen.waits-for", what=action.waits_for)), indent=3)
    for reason in reasons:
        screen.add(session.text(reason), indent=3)


def _words(
    action: Action, view: View, plan: _Plan, number: int, said: set[str]
) -> Iterator[Message]:
    """The question, or what takes you to whom it takes; of both the question only with room.

    Nobody is invited twice in the same words: `said` has those of the actions above.
    """
    if action.moment == "waiting":
        return
    asks = number <= plan.shown - plan.unasked
    invites = words_to_invite(action, view) if asks or plan.invites else ()
    fresh = [one for one in invites if one not in said][:1]
    said.update(fresh)
    for invite in fresh:
        yield say("screen.say", words=Quoted(invite))
    if not asks:
        return
    if action.ask and (number <= plan.texts or not fresh):
        yield say("screen.ask", question=Quoted(action.ask[0]))
    if action.words is not None:
        yield say("screen.say", words=say("quoted", text=action.words))
    reach = words_to_reach(action, view) if action.kind == "meet" else None
    if reach:
        yield say("screen.say", words=Quoted(reach))


def _add_resting(screen: Screen, session: Session, deal_id: str, view: View) -> None:
    """That there is nothing to do, why, and what would bring the deal back."""
    told = standing(view)
    if told is not None:
        screen.add((session.text(told), "bold"))
    words = own_words(view)
    if words is not None:
        screen.add(session.text(say("quoted", text=words)))
    back = back_by_itself(view)
    if back is not None:
        screen.add(session.text(back))
    screen.blank()
    reopen = "label.reopen" if back is None else "label.sooner"
    add_lines(
        screen, session, [(reopen, reopen_line(deal_id)), ("label.show", line("show", deal_id))]
    )
