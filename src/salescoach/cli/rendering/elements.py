"""What the elements of a playbook are called, by the ids that terms and answers name them with."""

from salescoach.guidance.advice import Advice
from salescoach.guidance.ranking import Term
from salescoach.guidance.subjects import Subject, SubjectKind
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import known_doubt, seller_title
from salescoach.playbook.conditions import FIELDS
from salescoach.playbook.model import Element
from salescoach.values.messages import Argument, Message, Quoted, Weekday, say

_OF_RECORDS: dict[str, SubjectKind] = {"our_word": "commitment", "doubt": "doubt"}


def element_words(id_: str, view: View) -> Argument:
    """The short name of an item or criterion (STAGE/ID), a fact, field, role or stage."""
    playbook = view.playbook
    for found in (playbook.item(id_), playbook.criterion(id_)):
        if found is not None:
            return found.label
    if id_.replace("-", "_") in FIELDS:
        return say(f"field.{id_}")
    named = (playbook.fact(id_), playbook.role(id_), playbook.stage(id_))
    label = next((one.label for one in named if one is not None), None)
    handover = playbook.handover(id_)
    if label is None and handover is not None:
        return say("handover", role=seller_title(handover.to, view))
    return label or _record_words(id_, view)


def _record_words(id_: str, view: View) -> str:
    """What somebody wrote of a record with this id; else the id."""
    records = view.deal.records
    found = (records.commitment(id_), records.agreement(id_), records.problem(id_))
    return next((one.what for one in found if one is not None), id_)


def term_words(term: Term, advice: Advice) -> Argument:
    """What a term counts; of a warning its own text."""
    warned = (one.because for one in advice.warnings if one.rule.id == term.for_)
    of_a_warning = next(warned, None) if term.term == "clears_warning" else None
    if term.term in _OF_RECORDS:
        return record_title(_OF_RECORDS[term.term], term.for_, advice.view)
    return of_a_warning or element_words(term.for_, advice.view)


def subject_words(subject: Subject, view: View) -> Message:
    """What was asked about, in full: "Item: …"."""
    return say(f"subject.{subject.kind}", title=subject_title(subject, view))


def subject_title(subject: Subject, view: View) -> Argument:
    """What the playbook calls it, in full; what has no name there has its id."""
    playbook, id_ = view.playbook, subject.id
    match subject.kind:
        case "item":
            item = playbook.item(id_)
            return item.do if item else id_
        case "criterion" | "debt":
            criterion = playbook.criterion(id_)
            return criterion.statement if criterion else element_words(id_, view)
        case "stage" | "move":
            stage = playbook.stage(id_)
            return stage.title if stage else id_
        case "fact":
            return view.fact(id_).title
        case "role":
            role = playbook.role(id_)
            return role.title if role else id_
        case "field":
            return say(f"field.{id_}")
        case "warning" | "work":
            return id_
        case "deal":
            return view.deal.account
        case "handover":
            handover = playbook.handover(id_)
            return id_ if handover is None else seller_title(handover.to, view)
        case kind:
            return record_title(kind, id_, view)


def record_title(kind: SubjectKind, id_: str, view: View) -> Argument:
    """What somebody wrote of a record; of a visit its day."""
    records = view.deal.records
    match kind:
        case "visit":
            visit = records.visit(id_)
            return say("value", value=Weekday(visit.day)) if visit else id_
        case "doubt":
            doubt = records.doubt(id_)
            return Quoted(doubt.words) if doubt else id_
        case "option":
            option = records.option(id_)
            return option.title if option else id_
        case _:
            return _record_words(id_, view)


def element_of(kind: str, id_: str, view: View) -> Element | None:
    """What an action is about, with what the playbook says of where it comes from."""
    playbook = view.playbook
    match kind:
        case "do":
            return playbook.item(id_)
        case "find-out":
            return playbook.fact(id_)
        case "meet":
            return playbook.role(id_)
        case "repay":
            return playbook.criterion(id_) or playbook.item(id_)
        case "settle":
            doubt = view.deal.records.doubt(id_)
            return known_doubt(doubt, view) if doubt is not None else None
        case "advance" | "win":
            return playbook.stage(id_)
        case "hand-over":
            return playbook.handover(id_)
        case _:
            return None
