"""The lines of a call sheet, whatever the form: each with its label, what is ours alone apart."""

from collections.abc import Iterator, Sequence
from datetime import date

from salescoach.cli.rendering.naming import joined, people_words, role_words, short_name
from salescoach.cli.rendering.pending import pending_line
from salescoach.cli.rendering.telling_people import goal_words
from salescoach.deal.records import Commitment, Problem, Visit
from salescoach.deal.state import Person
from salescoach.guidance.brief import Brief, OpenDoubt
from salescoach.guidance.brief_asks import Ask, own_words
from salescoach.guidance.brief_people import Attendee, Missing
from salescoach.guidance.offering import Offer
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.record import record
from salescoach.values.text import shortened

_MOST_PHRASES = 2
_MOST_ONLY = 3
_MOST_OF_A_GOAL = 40  # letters, where an offer is told in short


@record(kw_only=True)
class Row:
    """One paragraph.

    Attributes:
        part: what it belongs to, as in JSON.
        label: what stands before it.
        text: whole sentences.
        private: further ones, for our own eyes.
        alert: something is late, or could end the deal.
        below: it goes on with the row above.
        strong: it stands out.
    """

    part: str
    label: Message
    text: tuple[Message, ...]
    private: tuple[Message, ...] = ()
    alert: bool = False
    below: bool = False
    strong: bool = False


def title_of(brief: Brief, planned: Visit | None) -> Message:
    """Who, when, where; `planned` is the next visit where the sheet is for a talk beside it."""
    account = brief.view.deal.account
    if not brief.is_planned:
        if not brief.view.deal.people:
            return say("brief.talk-nobody", account=account)
        who = tuple(one.person.name for one in brief.attendees)
        if planned is not None:
            return say("brief.talk-beside", account=account, day=planned.day, who=who)
        return say("brief.talk", account=account, who=who)
    visit = brief.visit
    told = say("brief.visit", account=account, day=long_day(visit.day))
    if visit.time is not None:
        told = say("brief.visit-at", visit=told, time=visit.time)
    if visit.location is not None:
        told = say("brief.visit-place", visit=told, place=visit.location)
    return told


def long_day(day: date) -> Message:
    """With its weekday: Thursday 16 April."""
    return say("long-day", weekday=say(f"weekday.long-{day.isoweekday()}"), day=day)


def untold_words(visit: Visit, view: View) -> Message:
    """That nobody has said how a visit went."""
    who = people_words(visit.people, view)
    if who:
        return say("brief.untold-with", day=visit.day, who=who)
    return say("brief.untold", day=visit.day)


def purpose_rows(brief: Brief) -> Iterator[Row]:
    """What to leave with."""
    purpose = brief.purpose
    leave_with = say("brief.no-goal")
    if purpose.leave_with is not None:
        leave_with = say("value", value=purpose.leave_with)
    view = brief.view
    here = view.playbook.stage(view.buyer_position or "")
    if view.stages_ahead and here is not None:
        ahead = say("brief.ahead", stage=here.title)
        yield Row(
            part="ahead", label=say("brief.ahead-label"), text=(), private=(ahead,), alert=True
        )
    yield Row(part="leave-with", label=say("brief.leave-with"), text=(leave_with,), strong=True)
    if purpose.or_at_least is not None:
        told = say("value", value=purpose.or_at_least)
        yield Row(part="or-at-least", label=say("brief.or-at-least"), text=(told,))
    if purpose.not_enough:
        told = joined([Quoted(one) for one in purpose.not_enough[:_MOST_PHRASES]])
        yield Row(part="not-enough", label=say("brief.not-enough"), text=(told,))


def people_rows(brief: Brief) -> Iterator[Row]:
    """A row each of those who are there, one of who is not, and what could end the deal."""
    view = brief.view
    asked = {ask.fact for ask in brief.asks}
    for one in brief.attendees:
        yield Row(
            part="person",
            label=say("value", value=one.person.name),
            text=tuple(_person(one, asked, view)),
            private=tuple(_of_ours(one)),
        )
        yield from _offer_rows(one.person, brief)
    if not brief.attendees:
        kind = "brief.nobody-named" if view.deal.people else "brief.nobody-recorded"
        yield Row(part="person", label=say("brief.who"), text=(say(kind),))
    if brief.missing:
        told = joined(list(_missing(brief.missing, view)))
        yield Row(part="missing", label=say("brief.missing"), text=(told,))
    for doubt in brief.doubts:
        if doubt.leads:
            yield from _doubt_rows(doubt, brief)


def ask_rows(brief: Brief) -> Iterator[Row]:
    """The questions, numbered, with whom each goes to."""
    for number, one in enumerate(brief.asks, start=1):
        label = say("brief.ask-label", number=number, whom=_whom(one, brief))
        told = say("brief.find-out", fact=one.about)
        if one.own is not None:
            told = own_words(one)
        elif one.words is not None:
            told = say("value", value=one.words)
        text, private = ((), (told,)) if one.private else ((told,), ())
        yield Row(part="ask", label=label, text=text, private=private)


def rest_rows(brief: Brief) -> Iterator[Row]:
    """Doubts, promises, what runs badly, what to bring and to leave out."""
    for doubt in brief.doubts:
        if not doubt.leads:
            yield from _doubt_rows(doubt, brief)
    for number, promise in enumerate(brief.promises):
        late = promise.is_late_on(brief.view.today)
        yield Row(part="promise", label=say("brief.promised"), text=(_promise(promise, brief),),
                  alert=late, below=number > 0)  # fmt: skip
    for number, problem in enumerate(brief.problems):
        yield Row(part="problem", label=say("brief.problem"), text=(_problem(problem, brief.view),),
                  alert=problem.is_late_on(brief.view.today), below=number > 0)  # fmt: skip
    if brief.agreed:
        told = joined([one.what for one in brief.agreed])
        yield Row(part="agreed", label=say("brief.agreed"), text=(told,))
    pending = pending_line(brief.view)
    if pending is not None:
        yield Row(part="handover", label=say("brief.handover"), text=(pending,))
    if brief.bring:
        yield Row(part="bring", label=say("brief.bring"), text=(joined(brief.bring),))
    if brief.left_out is not None:
        what = say("value", value=brief.left_out.what)
        if brief.left_out.because:
            what = say("brief.leave-out-because", what=brief.left_out.what,
                       because=brief.left_out.because)  # fmt: skip
        yield Row(part="leave-out", label=say("brief.leave-out"), text=(what,))


def one_text(messages: Sequence[Message]) -> Message:
    """Whole sentences one behind the other."""
    first, *others = messages
    for other in others:
        first = say("brief.and", first=first, second=other)
    return first


def planned_beside(brief: Brief, before: View) -> Visit | None:
    """The next visit, where the sheet is for a talk that is none."""
    return None if brief.is_planned else next_visit(before)


def _person(one: Attendee, asked: set[str | None], view: View) -> Iterator[Message]:
    """What it is about with this person; what is asked anyway is not told twice."""
    person = one.person
    held = frozenset(person.roles_on(view.today))
    known = [role.id for role in view.playbook.buyer_roles if role.id in held]
    roles = role_words(tuple(known), view)
    if person.job and roles:
        yield say("brief.person", job=person.job, roles=roles)
    elif person.job:
        yield say("brief.person-job", job=person.job)
    elif roles:
        yield say("brief.person-roles", roles=roles)
    else:
        yield say("brief.person-unknown")
    if one.wants:
        kind = "brief.wants" if one.wants == person.wants else "brief.wants-in-short"
        yield say(kind, wants=one.wants.rstrip("."))
    only = tuple(fact.label for fact in one.only if fact.id not in asked)[:_MOST_ONLY]
    if only:
        yield say("brief.only", who=short_name(person, view), facts=joined(only))


def _offer_rows(person: Person, brief: Brief) -> Iterator[Row]:
    """Which of our parts serves which goal of theirs: not for others at the table."""
    who = short_name(person, brief.view)
    own = [one for one in brief.offers if one.person.id == person.id]
    for number, one in enumerate(own):
        told = _offer(one, brief.view)
        yield Row(part="offer", label=say("brief.for", who=who), text=(), private=(told,),
                  below=number > 0)  # fmt: skip


def _offer(one: Offer, view: View) -> Message:
    """What they gain by it; what it is better at, where nothing says that."""
    if one.in_short:
        words = Quoted(shortened(one.goal.words, _MOST_OF_A_GOAL))
        return say("brief.offer", goal=say("brief.goal", words=words), what=one.element.label)
    goal = goal_words(one.goal, view, of="brief.goal")
    gain = one.element.benefit or one.element.advantage
    if gain is None:
        return say("brief.offer", goal=goal, what=one.element.label)
    return say("brief.offer-gain", goal=goal, what=one.element.label, gain=gain.rstrip("."))


def _of_ours(one: Attendee) -> Iterator[Message]:
    """What they need not read: how they stand to us, what their role is like, what we lack."""
    yield from _stands(one)
    if one.decides_by:
        yield say("brief.decides", words=one.decides_by.rstrip("."))
    if one.prefers:
        yield say("brief.prefers", words=one.prefers.rstrip("."))
    if one.ask_goals:
        yield say("brief.goals-unknown")


def _stands(one: Attendee) -> Iterator[Message]:
    """How the person stands to us, in acts and words; an opinion without any is told as one."""
    stance = one.stance
    if one.acts:
        yield say("brief.acts", acts=joined(one.acts))
    elif stance is not None and stance != "neutral":
        yield say(f"brief.no-acts-{stance}")


def _missing(those: Sequence[Missing], view: View) -> Iterator[Message]:
    """Each of the people, then all roles in which nobody is known."""
    for one in those:
        if one.person is not None:
            kind = "brief.missing-person" if one.met is not None else "brief.missing-never"
            yield say(kind, name=one.person.name, roles=role_words(one.roles, view))
    vacant = tuple(role for one in those if one.person is None for role in one.roles)
    if vacant:
        yield say("brief.missing-roles", roles=role_words(vacant, view))


def _whom(one: Ask, brief: Brief) -> Argument:
    if not one.whom:
        return role_words(one.roles, brief.view) or say("role.anybody")
    if len(one.whom) == len(brief.attendees) > 1:
        return say("brief.both") if len(one.whom) == 2 else say("brief.all")
    names = [short_name(person, brief.view) for person in one.whom]
    told = say("value", value=names[0])
    for name in names[1:]:
        told = say("brief.whom", first=told, second=name)
    return told


def _doubt_rows(one: OpenDoubt, brief: Brief) -> Iterator[Row]:
    """Whose it is, in their words; then what to do about it. All of it is ours."""
    doubt, view = one.doubt, brief.view
    who: Argument = one.holder.name if one.holder else say("brief.they")
    day = doubt.changed or doubt.on
    told = say("brief.doubt-words", who=who, day=day, words=Quoted(doubt.words))
    yield Row(part="doubt", label=say("brief.doubt"), text=(), private=(told,),
              alert=_is_grave(one))  # fmt: skip
    if doubt.state == "raised":
        ask = say("brief.listen-first")
        if one.ask:
            ask = say("brief.do-not-defend", questions=Quoted(one.ask[0]))
        yield _below("brief.first-ask", ask)
    if doubt.state == "explored" and doubt.risk:
        yield _below("brief.behind", say("value", value=doubt.risk))
    if one.show:
        yield _below("brief.then-show", joined(one.show))
    if doubt.state == "answered":
        if doubt.answer:
            answered = say("brief.answered", day=doubt.changed or doubt.on, answer=doubt.answer)
            yield _below("brief.was-answered", answered)
        name: Argument = short_name(one.holder, view) if one.holder else say("brief.they")
        yield _below("brief.then-ask", say("brief.ask-settled", who=name))


def _is_grave(one: OpenDoubt) -> bool:
    return one.doubt.severity == "high"


def _below(label: str, told: Message) -> Row:
    return Row(part="doubt", label=say(label), text=(), private=(told,), below=True)


def _promise(one: Commitment, brief: Brief) -> Message:
    who: Argument = say("brief.you") if one.side == "ours" else say("brief.they")
    if one.side == "theirs" and one.owner is not None:
        owner: Person | None = brief.view.deal.person(one.owner)
        who = short_name(owner, brief.view) if owner is not None else one.owner
    if one.due is None:
        return say("brief.promise", who=who, what=one.what)
    kind = "brief.promise-late" if one.is_late_on(brief.view.today) else "brief.promise-due"
    return say(kind, who=who, what=one.what, day=one.due)


def _problem(one: Problem, view: View) -> Message:
    if one.due is None:
        return say("value", value=one.what)
    kind = "brief.problem-late" if one.is_late_on(view.today) else "brief.problem-due"
    return say(kind, what=one.what, day=one.due)
