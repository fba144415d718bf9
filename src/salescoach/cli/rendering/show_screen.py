"""`show` on a terminal."""

from salescoach.cli.rendering.earlier_version import (
    step_line,
    steps_without_place,
    without_place,
    without_place_line,
)
from salescoach.cli.rendering.handover_page import Section
from salescoach.cli.rendering.layout import Screen, padded
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.rendering.next_screen import header
from salescoach.cli.rendering.pending import pending_line
from salescoach.cli.rendering.people import person_lines
from salescoach.cli.rendering.resting import own_words, standing, waiting
from salescoach.cli.rendering.show_records import MOST_LINES, records_of
from salescoach.cli.rendering.telling import field_words
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.guidance.advice import Advice
from salescoach.guidance.knowledge import KnownFact, known_facts
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say

_FIELDS = (
    "amount",
    "expected_close",
    "customer_type",
    "deal_kind",
    "lead_source",
    "owner",
    "language",
)
_LABELS = 16


def show_screen(session: Session, file: DealFile, advice: Advice) -> str:
    """Fields, people, facts, done items."""
    screen, view, deal = Screen(session), advice.view, advice.view.deal
    header(screen, session, view)
    screen.blank()
    for label, value in _rows(file, advice):
        screen.add((padded(session.text(say(label)), _LABELS), "dim"),
                   session.text(say("value", value=value)), hang=_LABELS)  # fmt: skip
    _section(screen, session, "show.people")
    person_lines(screen, session, view, indent=2)
    for part in records_of(view):
        _part(screen, session, part)
    _section(screen, session, "show.known")
    known = known_facts(view)
    if not known:
        screen.add(session.text(say("show.nothing-known")), indent=2)
    for one in known:
        _fact(screen, session, one)
    earlier = (
        *(without_place_line(one) for one in without_place(view)),
        *(step_line(one) for one in steps_without_place(view)),
    )
    if earlier:
        _section(screen, session, "show.other-version")
    for told in earlier:
        screen.add(session.text(told), indent=2, hang=4)
    _owed(screen, session, advice)
    _done(screen, session, view)
    _left_out(screen, session, view)
    _asked(screen, session, view)
    for contradiction in deal.contradictions:
        screen.add((session.text(say("show.contradiction", what=contradiction)), "yellow"))
    return screen.text()


def _part(screen: Screen, session: Session, part: Section) -> None:
    """A few lines; of more, how many."""
    screen.blank()
    screen.add((session.text(part.heading), "bold"))
    for told in part.lines[:MOST_LINES]:
        screen.add(session.text(told), indent=2, hang=4)
    more = len(part.lines) - MOST_LINES
    if more > 0:
        screen.add(session.text(say("show.more", n=more)), indent=2)


def _rows(file: DealFile, advice: Advice) -> list[tuple[str, Argument]]:
    view, deal = advice.view, advice.view.deal
    stage = say("show.stage-since", stage=view.stage.title, day=deal.entered)
    rows: list[tuple[str, Argument]] = [*_status(view), ("show.stage", stage)]
    if deal.cycle > 1:
        rows.append(("show.cycle", deal.cycle))
    if advice.position != deal.stage:
        where = view.playbook.stage(advice.position)
        rows.append(("show.buyer", where.title if where else advice.position))
    for name in _FIELDS:
        value = getattr(deal, name)
        if value is not None:
            shown: Argument = value
            if isinstance(value, str):
                shown = field_words(name, value, view)
            word = deal.word_on(name)
            if word is not None:
                who = people_words(word.said_by, view)
                shown = say("show.field-said", value=shown, who=who, day=word.on)
            rows.append((f"show.{name.replace('_', '-')}", shown))
    rows.append(("show.opened", deal.opened))
    rows.append(("show.playbook", f"{view.playbook.id} {view.playbook.version}"))
    return rows


def _owed(screen: Screen, session: Session, advice: Advice) -> None:
    if advice.debts:
        _section(screen, session, "show.owed")
    for debt in advice.debts:
        kind = "show.owed-late" if debt.expired else "show.owed-line"
        because = Quoted(debt.because)
        owed = say(kind, what=debt.owed.label, day=debt.until, because=because, actor=debt.actor)
        screen.add(session.text(owed), indent=2, hang=4)


def _done(screen: Screen, session: Session, view: View) -> None:
    elsewhere = steps_without_place(view)
    here = [one for one in view.deal.done if one not in elsewhere]
    if here:
        _section(screen, session, "show.done")
    for done in here:
        item = view.playbook.item(f"{done.stage}/{done.item}")
        told = say("show.done-line", day=done.on, what=item.label if item else done.item)
        screen.add(session.text(told), indent=2, hang=4)


def _left_out(screen: Screen, session: Session, view: View) -> None:
    elsewhere = steps_without_place(view)
    here = [one for one in view.deal.skipped if one not in elsewhere]
    if here:
        _section(screen, session, "show.left-out")
    for one in here:
        item = view.playbook.item(f"{one.stage}/{one.item}")
        kind = "show.left-out-line" if one.until is None else "show.left-out-until"
        told = say(
            kind,
            day=one.on,
            what=item.label if item else one.item,
            until=one.until or "",
            because=Quoted(one.because),
        )
        screen.add(session.text(told), indent=2, hang=4)


def _asked(screen: Screen, session: Session, view: View) -> None:
    """Each fact once, with everybody who gave no answer."""
    if view.deal.asked:
        _section(screen, session, "show.asked")
    for id_ in dict.fromkeys(one.fact for one in view.deal.asked):
        fact = view.playbook.fact(id_)
        people = dict.fromkeys(one.of for one in view.deal.asked if one.fact == id_)
        day = max(one.on for one in view.deal.asked if one.fact == id_)
        who = people_words(tuple(people), view)
        told = say("show.asked-line", what=fact.label if fact else id_, who=who, day=day)
        screen.add(session.text(told), indent=2, hang=4)


def _status(view: View) -> list[tuple[str, Argument]]:
    """How the deal stands, where it is not simply being sold."""
    rows: list[tuple[str, Argument]] = []
    resting, wait = standing(view), waiting(view)
    if resting is not None:
        rows.append(("show.status", resting))
        words = own_words(view)
        if words is not None:
            rows.append(("show.because", Quoted(words)))
    elif view.deal.delivering:
        rows.append(("show.status", say("show.delivering")))
    if wait is not None:
        rows.append(("show.waiting", wait))
    pending = pending_line(view)
    if pending is not None:
        rows.append(("show.handover", pending))
    return rows


def _section(screen: Screen, session: Session, heading: str) -> None:
    screen.blank()
    screen.add((session.text(say(heading)), "bold"))


def _fact(screen: Screen, session: Session, known: KnownFact) -> None:
    assert known.value is not None
    assert known.weighed is not None
    label: Argument = known.fact.label
    if known.of is not None:
        label = say("fact-of", fact=label, person=known.of.name)
    fact = session.text(say("show.fact", fact=label, value=known.value))
    screen.add(fact, f"  ({session.text(_source(known))})", indent=2, hang=4)


def _source(known: KnownFact) -> Message:
    assert known.weighed is not None
    assert known.who is not None
    day = known.weighed.evidence.on
    if known.state == "stale":
        return say("show.stale")
    if known.state == "contradicted":
        return say("show.contradicted")
    if known.fact.ours:
        return say("show.fact-ours", day=day)
    level = say(f"level.{known.weighed.level}")
    return say("show.fact-source", level=level, who=known.who, day=day)
