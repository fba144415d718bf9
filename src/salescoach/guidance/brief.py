"""The call sheet of one visit: who is there, what to leave with, what to ask, show, bring.

Everything is data; a sheet has no opinion of its own, and nothing on it that the advice does not
know as well.
"""

from collections.abc import Iterator
from dataclasses import replace

from salescoach.deal.records import Agreement, Commitment, Doubt, Problem, Visit
from salescoach.deal.state import Person
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.brief_asks import Ask, asks_of, timely_questions
from salescoach.guidance.brief_people import Attendee, Missing, attendees, missing
from salescoach.guidance.known_doubts import first_to_show, known_doubt
from salescoach.guidance.leaving_out import LeftOut, left_out
from salescoach.guidance.meeting import TALK, at
from salescoach.guidance.offering import Offer, offers
from salescoach.guidance.view import View
from salescoach.guidance.visits import unreported
from salescoach.playbook.model import Item
from salescoach.values.record import record
from salescoach.values.states import GRAVEST_FIRST

SHORT_OF_TIME = 2
"""So many questions are asked even if time is short."""
_MOST_ITEMS = 3  # whose materials are brought
_MOST_OF_A_ROLE = 3  # materials, of those made for it


@record(kw_only=True)
class Purpose:
    """What to leave with.

    Attributes:
        leave_with: what they agree to; None where neither the plan nor the playbook says it.
        or_at_least: what would do.
        not_enough: phrases that sound like a yes and are none.
        item: STAGE/ID of the item that these words are from; None where the plan has its own.
    """

    leave_with: str | None = None
    or_at_least: str | None = None
    not_enough: tuple[str, ...] = ()
    item: str | None = None


@record(kw_only=True)
class OpenDoubt:
    """A doubt of somebody present, and what is to be done about it there.

    Attributes:
        doubt: as recorded, with its state.
        holder: None where nobody is named.
        ask: what to ask first; empty once it is explored.
        show: what to show then; empty once it is answered.
        leads: it is to be settled before anything is asked: it is grave, or advised first.
    """

    doubt: Doubt
    holder: Person | None
    ask: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    leads: bool = False


@record(kw_only=True)
class Brief:
    """The call sheet.

    Attributes:
        view: the deal as it looks when one goes there.
        visit: the planned one; a talk that nobody planned has no id.
        attendees: who is there.
        missing: who matters and is not there.
        purpose: what to leave with.
        asks: six questions at the most, the most valuable first.
        doubts: open ones of those present, the gravest first.
        promises: open ones between us and those present that are due by then, the oldest first.
        problems: open ones, the earliest due first.
        agreed: what was agreed, once the deal is won.
        offers: what of the solution serves a goal of somebody there, person by person.
        materials: ids of what to bring, that of the purpose first.
        left_out: what not to talk about.
        untold: visits whose day is past and of which nobody has told, the oldest first.
    """

    view: View
    visit: Visit
    attendees: tuple[Attendee, ...] = ()
    missing: tuple[Missing, ...] = ()
    purpose: Purpose = Purpose()
    asks: tuple[Ask, ...] = ()
    doubts: tuple[OpenDoubt, ...] = ()
    promises: tuple[Commitment, ...] = ()
    problems: tuple[Problem, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    offers: tuple[Offer, ...] = ()
    materials: tuple[str, ...] = ()
    left_out: LeftOut | None = None
    untold: tuple[Visit, ...] = ()

    @property
    def is_planned(self) -> bool:
        """Whether it is a visit, and not a talk that nobody planned."""
        return self.visit.id != TALK

    @property
    def bring(self) -> tuple[str, ...]:
        """The names of the materials."""
        labels = {one.id: one.label for one in self.view.playbook.materials}
        return tuple(labels.get(id_, id_) for id_ in self.materials)


def brief_of(before: View, visit: Visit) -> Brief:
    """The sheet for a visit that is planned, or for a talk (`meeting.talk_with`)."""
    view = at(before, visit)
    advice = advise(view)
    if visit.id == TALK:
        advice = _in_the_order_of(advise(before), advice)
    present = tuple(one for id_ in visit.people if (one := view.deal.person(id_)) is not None)
    asks = asks_of(view, advice, visit, present)
    there = {person.id for person in present}
    return Brief(
        view=view,
        visit=visit,
        attendees=attendees(view, present, timely_questions(view, advice, present)),
        missing=missing(view, present, advice),
        purpose=_purpose(view, visit, advice),
        asks=asks,
        doubts=tuple(_doubts(view, there, _leading(advice))),
        promises=tuple(_promises(view, visit, there)),
        problems=_problems(view),
        agreed=_agreed(view),
        offers=offers(view, present),
        materials=tuple(dict.fromkeys(_bring(view, visit, advice, asks, present))),
        left_out=left_out(visit, advice.not_yet),
        untold=unreported(before),
    )


def _in_the_order_of(before: Advice, advice: Advice) -> Advice:
    """A talk is no agreed step: what presses because none is agreed goes on pressing."""
    places = {action.id: place for place, action in enumerate(before.actions)}
    last = len(places)
    actions = sorted(advice.actions, key=lambda one: places.get(one.id, last))
    return replace(advice, actions=tuple(actions))


def _purpose(view: View, visit: Visit, advice: Advice) -> Purpose:
    """The plan's own words first; what is not enough is known to the playbook alone."""
    path, item = next(_items_of(view, visit, advice), (None, None))
    not_enough = item.not_enough if item is not None else ()
    if visit.goal is not None:
        return Purpose(leave_with=visit.goal, or_at_least=visit.at_least, not_enough=not_enough)
    if item is None:
        return Purpose(or_at_least=visit.at_least)
    return Purpose(
        leave_with=item.leave_with,
        or_at_least=visit.at_least or item.or_at_least,
        not_enough=not_enough,
        item=path,
    )


def _items_of(view: View, visit: Visit, advice: Advice) -> Iterator[tuple[str, Item]]:
    """The items that have words for it: one of the visit's own kind first, then as advised.

    Not those of a hand-over: what a colleague is to know is no aim of theirs.
    """
    able = [
        (action.subject, found[1])
        for action in advice.actions
        if action.kind == "do"
        and action.moment == "next-visit"
        and (found := view.find_item(action.subject)) is not None
        and found[1].leave_with is not None
        and view.playbook.stage(action.subject.partition("/")[0]) is not None
    ]
    own = [one for one in able if visit.kind is not None and one[1].visit_kind == visit.kind]
    yield from own
    yield from (one for one in able if one not in own)


def _leading(advice: Advice) -> str | None:
    """The doubt, by id, that the advice puts before all else that is done there."""
    first = next((one for one in advice.actions if one.moment == "next-visit"), None)
    return first.about if first is not None and first.kind == "settle" else None


def _doubts(view: View, there: set[str], leading: str | None) -> Iterator[OpenDoubt]:
    """Of those present, and of nobody named; those that lead first, then by gravity and age."""
    open_ones = [
        one
        for one in view.deal.records.doubts
        if one.is_open and (one.holder is None or one.holder in there)
    ]
    leads = {one.id: one.severity == "high" or one.id == leading for one in open_ones}
    open_ones.sort(
        key=lambda one: (not leads[one.id], GRAVEST_FIRST.index(one.severity), one.on, one.place)
    )
    for one in open_ones:
        holder = view.deal.person(one.holder) if one.holder is not None else None
        yield OpenDoubt(
            doubt=one,
            holder=holder,
            ask=_ask_first(view, one),
            show=_show(view, one),
            leads=leads[one.id],
        )


def _ask_first(view: View, doubt: Doubt) -> tuple[str, ...]:
    known = known_doubt(doubt, view.playbook)
    return known.explore if known is not None and doubt.state == "raised" else ()


def _show(view: View, doubt: Doubt) -> tuple[str, ...]:
    return () if doubt.state == "answered" else first_to_show(doubt, view.playbook)


def _promises(view: View, visit: Visit, there: set[str]) -> Iterator[Commitment]:
    """Those of both sides that are due by the visit or have no day; nobody named is everybody."""
    for one in sorted(
        (one for one in view.deal.records.commitments if one.state == "open"),
        key=lambda one: (one.due is None, one.due or view.today, one.place),
    ):
        people = one.to if one.side == "ours" else (one.owner,) if one.owner else ()
        theirs = not people or not there.isdisjoint(people)
        if theirs and (one.due is None or one.due <= visit.day):
            yield one


def _problems(view: View) -> tuple[Problem, ...]:
    found = [one for one in view.deal.records.problems if one.state == "open"]
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or one.on, one.place)))


def _agreed(view: View) -> tuple[Agreement, ...]:
    """What they hold us to; before the order it is still being talked about."""
    if not view.deal.delivering:
        return ()
    return tuple(one for one in view.deal.records.agreements if not one.refused)


def _bring(
    view: View, visit: Visit, advice: Advice, asks: tuple[Ask, ...], present: tuple[Person, ...]
) -> Iterator[str]:
    """Of what is done there, of what is asked, proof for their doubts; what is made for a role."""
    items = [item for _, item in _items_of(view, visit, advice)][:_MOST_ITEMS]
    asked = {ask.fact for ask in asks[:SHORT_OF_TIME]}
    for action in advice.actions:
        found = view.find_item(action.subject) if action.moment == "next-visit" else None
        if found is not None and not asked.isdisjoint(found[1].records):
            items.append(found[1])
    for item in items:
        yield from item.materials
    for one in _doubts(view, {person.id for person in present}, _leading(advice)):
        entry = known_doubt(one.doubt, view.playbook) if one.show else None
        yield from (entry.proof if entry else ())[:1]
    held = {role for person in present for role in person.roles_on(view.today)}
    for role in view.playbook.buyer_roles:
        if role.id in held:
            yield from role.materials[:_MOST_OF_A_ROLE]
