"""What of a deal may be written to its customer, to people who were at a visit (docs/adr/0028).

Whatever is not named here as sharable stays with us. A mail is passed on: it must not embarrass
who said something before colleagues who were not told.
"""

from salescoach.deal.records import Commitment, Visit
from salescoach.deal.state import Evidence
from salescoach.guidance.view import View
from salescoach.guidance.visits import held_visits, visit_of
from salescoach.playbook.conditions import FactCondition, singles
from salescoach.playbook.model import Criterion, Fact
from salescoach.values.names import parts_of, pattern_of

_OF_A_NAME = 2  # so many letters make a part of a name that is looked for in a text


def was_promised_at(promise: Commitment, visit: Visit, view: View) -> bool:
    """Whether it was made at this visit: as recorded, else by its day and its people.

    By the day alone only if that was the one visit of the day. A promise that both sides do
    without is none any more.
    """
    if promise.state == "cancelled" or promise.cycle != visit.cycle:
        return False
    if promise.visit is not None:
        return promise.visit == visit.id
    if promise.on != visit.day:
        return False
    people = _people_of(promise)
    if people:
        return set(people) <= set(visit.people) and visit_of(view, visit.day, people) == visit
    return _is_alone_that_day(visit, view)


def was_kept_at(promise: Commitment, visit: Visit, view: View) -> bool:
    """Whether it was kept at this visit, or on its day between us and those who were there."""
    if promise.state != "kept" or promise.cycle != visit.cycle:
        return False
    if promise.kept_at is not None:
        return promise.kept_at == visit.id
    if promise.closed != visit.day or not _is_alone_that_day(visit, view):
        return False
    people = _people_of(promise)
    return bool(people) and set(people) <= set(visit.people)


def may_be_written(evidence: Evidence, fact: Fact, visit: Visit, view: View) -> bool:
    """Whether words said at a visit may stand in the mail to those who were there.

    Only of a fact that is common to both sides, only if all who get the mail said so, and never
    where the words name somebody.
    """
    return (
        evidence.on == visit.day
        and bool(visit.people)
        and set(visit.people) <= set(evidence.said_by)
        and not evidence.none
        and evidence.of is None
        and is_common(fact, view)
        and not _names_somebody(evidence, view)
    )


def is_common(fact: Fact, view: View) -> bool:
    """A day, or what a criterion wants to hear from people of several roles alike.

    Never what is ours, about a person, of the account, a choice (its words are our own), money,
    or a person: so neither who decides nor what they can spend.
    """
    if fact.ours or fact.scope != "deal":
        return False
    if fact.type == "date":
        return True
    if fact.type not in ("text", "list", "number", "percent"):
        return False
    stages = view.playbook.stages
    return any(_asks_several(fact, one) for stage in stages for one in stage.exit_criteria)


def _asks_several(fact: Fact, criterion: Criterion) -> bool:
    asked = {
        one.from_
        for one in singles((criterion.met_when,))
        if isinstance(one, FactCondition)
        and one.fact == fact.id
        and one.from_
        and any(check.operator == "known" for check in one.checks)
    }
    return len(asked) > 1


def _people_of(promise: Commitment) -> tuple[str, ...]:
    """Those of theirs whom it concerns."""
    if promise.side == "ours":
        return (*promise.to, *promise.said_by)
    return (*((promise.owner,) if promise.owner else ()), *promise.said_by)


def _is_alone_that_day(visit: Visit, view: View) -> bool:
    return [one.id for one in held_visits(view) if one.day == visit.day] == [visit.id]


def _names_somebody(evidence: Evidence, view: View) -> bool:
    """A name of somebody recorded, or a part of it, stands in it."""
    value = evidence.value
    texts = value if isinstance(value, tuple) else (value,)
    said = " ".join(text for text in texts if isinstance(text, str))
    return any(
        pattern_of(name).search(said)
        for person in view.deal.people
        for name in (person.name, *parts_of(person.name, least=_OF_A_NAME))
    )
