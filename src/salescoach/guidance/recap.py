"""What came of a visit, as it may be told: to the people who were there, and to our own records.

Two records and not one with a switch: the mail to the customer has no place where a stance, a
doubt or a remark could stand (docs/adr/0028). What ranks and judges deals stays out of both.
"""

from salescoach.deal.records import Agreement, Commitment, Doubt, Visit
from salescoach.deal.state import Asked, Evidence, Person
from salescoach.guidance.sharing import may_be_written, was_kept_at, was_promised_at
from salescoach.guidance.view import View
from salescoach.guidance.visits import held_visits, next_visit, outcome_of
from salescoach.playbook.model import Fact
from salescoach.values.record import record
from salescoach.values.states import VisitOutcome


@record
class Said:
    """Words on a fact: what it is, what was said, who said it."""

    fact: Fact
    evidence: Evidence


@record(kw_only=True)
class Mail:
    """What is written to those who were there.

    Attributes:
        view: the deal.
        visit: which was held.
        receivers: who was there, in the order recorded.
        theirs, ours: what each side promised there, the earliest due first.
        came: what of theirs was kept there or that day; `sent` what of ours.
        agreements: what both sides settled that day; only what it is, neither give nor get.
        said: what all of them said there and may read again.
        next: the next visit, if those are to come to whom this goes.
    """

    view: View
    visit: Visit
    receivers: tuple[Person, ...]
    theirs: tuple[Commitment, ...] = ()
    ours: tuple[Commitment, ...] = ()
    came: tuple[Commitment, ...] = ()
    sent: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    said: tuple[Said, ...] = ()
    next: Visit | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing was agreed, nothing came."""
        return not any((self.theirs, self.ours, self.came, self.sent, self.agreements))


@record(kw_only=True)
class CrmNote:
    """What goes into the customer database: read by colleagues, now and then by others.

    Attributes:
        view, visit, people: the deal, the visit, who was there.
        outcome: what it came to; None for a visit of an earlier round.
        theirs, ours, came, sent, agreements: as in `Mail`.
        known: what somebody present said there.
        asked: what was asked of them there without an answer.
        doubts: open ones of those present, to be told in their own words alone.
        next: the next visit.
    """

    view: View
    visit: Visit
    people: tuple[Person, ...]
    outcome: VisitOutcome | None = None
    theirs: tuple[Commitment, ...] = ()
    ours: tuple[Commitment, ...] = ()
    came: tuple[Commitment, ...] = ()
    sent: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    known: tuple[Said, ...] = ()
    asked: tuple[Asked, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    next: Visit | None = None


def last_held(view: View) -> Visit | None:
    """The visit of which there is something to tell: of this round the last one that was held."""
    held = held_visits(view)
    return held[-1] if held else None


def mail_of(view: View, visit: Visit) -> Mail:
    """The mail to those who were at a visit that was held."""
    ahead = next_visit(view)
    theirs = ahead is not None and not set(ahead.people).isdisjoint(visit.people)
    return Mail(
        view=view,
        visit=visit,
        receivers=_people(view, visit),
        theirs=_made(view, visit, "theirs"),
        ours=_made(view, visit, "ours"),
        came=_kept(view, visit, "theirs"),
        sent=_kept(view, visit, "ours"),
        agreements=_settled(view, visit),
        said=tuple(
            one
            for one in _words(view, visit)
            if may_be_written(one.evidence, one.fact, visit, view)
        ),
        next=ahead if theirs else None,
    )


def note_of(view: View, visit: Visit) -> CrmNote:
    """The note for our own records. No stance, no risk, no remark: databases are searched."""
    present = set(visit.people)
    return CrmNote(
        view=view,
        visit=visit,
        people=_people(view, visit),
        outcome=outcome_of(visit, view),
        theirs=_made(view, visit, "theirs"),
        ours=_made(view, visit, "ours"),
        came=_kept(view, visit, "theirs"),
        sent=_kept(view, visit, "ours"),
        agreements=_settled(view, visit),
        known=tuple(one for one in _words(view, visit) if _may_be_noted(one)),
        asked=tuple(
            one
            for one in view.deal.asked
            if one.on == visit.day and one.of in present and _is_asked_of_the_deal(view, one)
        ),
        doubts=tuple(
            one for one in view.deal.records.doubts if one.is_open and one.holder in present
        ),
        next=next_visit(view),
    )


def _people(view: View, visit: Visit) -> tuple[Person, ...]:
    return tuple(one for id_ in visit.people if (one := view.deal.person(id_)) is not None)


def _made(view: View, visit: Visit, side: str) -> tuple[Commitment, ...]:
    """A promise that was kept the same day is told once, as kept."""
    found = [
        one
        for one in view.deal.records.commitments
        if one.side == side
        and was_promised_at(one, visit, view)
        and not was_kept_at(one, visit, view)
    ]
    found.sort(key=lambda one: (one.due is None, one.due or visit.day, one.place))
    return tuple(found)


def _kept(view: View, visit: Visit, side: str) -> tuple[Commitment, ...]:
    return tuple(
        one
        for one in view.deal.records.commitments
        if one.side == side and was_kept_at(one, visit, view)
    )


def _settled(view: View, visit: Visit) -> tuple[Agreement, ...]:
    """That day, by all that is recorded of who agreed somebody who was there."""
    present = set(visit.people)
    return tuple(
        one
        for one in view.deal.records.agreements
        if one.on == visit.day and not one.refused and not present.isdisjoint(one.said_by)
    )


def _words(view: View, visit: Visit) -> tuple[Said, ...]:
    """What counts today of what somebody present said that day, in playbook order."""
    found = []
    for fact in view.playbook.facts:
        of_it = [
            one.evidence
            for one in view.evidence_for(fact.id)
            if one.evidence.on == visit.day
            and not set(visit.people).isdisjoint(one.evidence.said_by)
        ]
        if of_it:
            last = max(of_it, key=lambda one: one.place)
            found.append(Said(fact, last))
    return tuple(found)


def _may_be_noted(said: Said) -> bool:
    """What is known of the deal; nothing that is said about a person."""
    fact = said.fact
    return not fact.ours and fact.scope != "person" and fact.type != "person"


def _is_asked_of_the_deal(view: View, asked: Asked) -> bool:
    fact = view.playbook.fact(asked.fact)
    return fact is not None and fact.scope != "person" and fact.type != "person"
