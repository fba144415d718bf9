"""A deal as one page of Markdown, for people: to print, to read on, to pass to a colleague.

It may be passed on: what somebody thinks of people, what stands behind a doubt, what is our own (an
estimate, a limit) and private remarks stand in it only where that is asked for.
"""

import re
from collections.abc import Iterable, Iterator

from salescoach.cli.rendering.agreements import open_words
from salescoach.cli.rendering.deal_page_history import happened
from salescoach.cli.rendering.earlier_version import without_place, without_place_line
from salescoach.cli.rendering.naming import people_words, role_words
from salescoach.cli.rendering.promises import in_order as promises_in_order
from salescoach.cli.rendering.promises import promise_words
from salescoach.cli.rendering.resting import standing, waiting
from salescoach.cli.rendering.telling import field_words
from salescoach.cli.rendering.telling_people import stance_words
from salescoach.cli.rendering.telling_visits import kind_words
from salescoach.cli.rendering.visits import in_order as visits_in_order
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.records import Agreement, Doubt, Problem, Visit
from salescoach.deal.state import Person
from salescoach.guidance.knowledge import KnownFact, known_facts
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.text import one_line

Line = tuple[Message, ...]
"""What is told behind one bullet, joined by semicolons."""

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~&$"})
_LIST = re.compile(r"([0-9]*)([-+.)])(?=\s|$)")  # what would begin a list where a line begins
_FIELDS = ("amount", "expected_close", "customer_type", "deal_kind", "lead_source", "owner")


def deal_page(session: Session, file: DealFile, view: View, *, private: bool) -> str:
    """The page; ends with a line break. Paragraphs are not broken."""
    deal = view.deal
    title = say("value", value=deal.account)
    if deal.title:
        title = say("screen.deal-with-title", account=deal.account, title=deal.title)
    parts = [f"# {_plain(session, title)}", "", *_bullets(session, _head(file, view))]
    for heading, lines in _sections(file, view, private=private):
        told = list(_bullets(session, lines))
        if told:
            parts += ["", f"## {_plain(session, heading)}", "", *told]
    return "\n".join([*parts, ""])


def _sections(
    file: DealFile, view: View, *, private: bool
) -> Iterator[tuple[Message, Iterable[Line]]]:
    records = view.deal.records
    yield say("show.people"), (_person(one, view, private=private) for one in view.deal.people)
    yield from _facts(view, private=private)
    promises = (promise_words(one, view) for one in promises_in_order(view))
    yield say("export.promises"), promises
    yield say("export.visits"), (_visit(one, view) for one in visits_in_order(view))
    doubts = ((_doubt(one, view, private=private),) for one in records.doubts)
    yield say("export.doubts"), doubts
    yield say("export.agreements"), ((_agreement(one),) for one in records.agreements)
    options = (
        (say("export.option", title=one.title, kind=say(f"kind.{one.kind}")),)
        for one in records.options
    )
    yield say("show.options"), options
    yield say("export.problems"), ((_problem(one),) for one in records.problems)
    yield say("export.history"), ((one,) for one in happened(file, view, private=private))


def _head(file: DealFile, view: View) -> Iterator[Line]:
    """Where it stands, and the deal's own fields."""
    deal = view.deal
    rests, waits = standing(view), waiting(view)
    if rests is not None:
        yield _labelled("show.status", rests)
    elif deal.delivering:
        yield _labelled("show.status", say("show.delivering"))
    if waits is not None:
        yield _labelled("show.waiting", waits)
    stage = say("show.stage-since", stage=view.stage.title, day=deal.entered)
    yield _labelled("show.stage", stage)
    for name in _FIELDS:
        value = getattr(deal, name)
        if value is not None:
            shown = field_words(name, value, view) if isinstance(value, str) else value
            yield _labelled(f"show.{name.replace('_', '-')}", shown)
    yield _labelled("show.opened", deal.opened)
    yield _labelled("show.playbook", f"{view.playbook.id} {view.playbook.version}")


def _labelled(label: str, value: Argument) -> Line:
    return (say("export.head", label=say(label), value=value),)


def _person(one: Person, view: View, *, private: bool) -> Line:
    roles: Argument = role_words(tuple(held.role for held in one.roles), view)
    told = say("show.person", name=one.name, roles=roles or say("show.no-role"))
    if one.job:
        roles = roles or say("show.no-role")
        told = say("show.person-job", name=one.name, job=one.job, roles=roles)
    if private and one.stance is not None:
        told = say("export.person-stance", person=told, stance=stance_words(one.stance))
    if private and one.wants:
        told = say("export.person-wants", person=told, words=Quoted(one.wants))
    return (told,)


def _facts(view: View, *, private: bool) -> Iterator[tuple[Message, Iterable[Line]]]:
    """Under the first stage in which the playbook asks for them, in playbook order."""
    known = [
        one
        for one in known_facts(view)
        if private or not (one.fact.ours or one.fact.scope == "person")
    ]
    told: set[str] = set()
    for stage in view.playbook.stages:
        asked = {id_ for item in stage.items for id_ in item.records} - told
        told |= asked
        lines = [(_fact(one),) for one in known if one.fact.id in asked]
        yield say("export.known-in", stage=stage.title), lines
    beside = [(_fact(one),) for one in known if one.fact.id not in told]
    yield say("export.known-beside"), beside
    earlier = without_place(view) if private else ()
    yield say("show.other-version"), [(without_place_line(one),) for one in earlier]


def _fact(one: KnownFact) -> Message:
    assert one.weighed is not None
    assert one.value is not None
    assert one.who is not None
    label: Argument = one.fact.label
    if one.of is not None:
        label = say("fact-of", fact=label, person=one.of.name)
    day = one.weighed.evidence.on
    if one.state == "stale":
        source = say("show.stale")
    elif one.state == "contradicted":
        source = say("show.contradicted")
    elif one.fact.ours:
        source = say("show.fact-ours", day=day)
    else:
        level = say(f"level.{one.weighed.level}")
        source = say("show.fact-source", level=level, who=one.who, day=day)
    return say("export.fact", fact=label, value=one.value, source=source)


def _visit(one: Visit, view: View) -> Line:
    kind, state = kind_words(one.kind, view), say(f"visits.{one.state}")
    if not one.people:
        return (say("export.visit", day=one.day, kind=kind, state=state),)
    who = people_words(one.people, view)
    return (say("export.visit-with", day=one.day, kind=kind, who=who, state=state),)


def _doubt(one: Doubt, view: View, *, private: bool) -> Message:
    who: Argument = people_words((one.holder,), view) if one.holder else say("doubts.nobody")
    state, day = say(f"state.{one.state}"), one.changed or one.on
    told = say("export.doubt", who=who, words=Quoted(one.words), state=state, day=day)
    if private and one.risk is not None:
        told = say("export.doubt-behind", doubt=told, risk=Quoted(one.risk))
    if private and one.answer is not None:
        told = say("export.doubt-answer", doubt=told, answer=Quoted(one.answer))
    return told


def _agreement(one: Agreement) -> Message:
    if one.refused:
        return say("export.agreement-refused", day=one.on, what=one.what)
    if one.is_complete:
        return say("export.agreement", day=one.on, what=one.what)
    return say("export.agreement-open", day=one.on, what=one.what, parts=open_words(one))


def _problem(one: Problem) -> Message:
    if one.state == "open":
        return say("export.problem-open", what=one.what, day=one.on)
    return say("export.problem-solved", what=one.what, day=one.solved or one.on)


def _bullets(session: Session, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield f"- {'; '.join(_plain(session, part) for part in line)}"


def _plain(session: Session, message: Message) -> str:
    """What somebody wrote is no markup, and breaks no line."""
    text = one_line(session.text(message)).translate(_SIGNS)
    return _LIST.sub(r"\1\\\2", text, count=1) if _LIST.match(text) else text
