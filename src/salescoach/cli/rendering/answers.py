"""An answer of `why-not` in sentences: what it comes to, then why, in the deal's own facts."""

from collections.abc import Iterator
from typing import assert_never

from salescoach.cli.rendering.deciding_words import decided, words_of
from salescoach.cli.rendering.elements import element_words
from salescoach.cli.rendering.gate_answers import gate_words
from salescoach.cli.rendering.gate_reasons import part_reason
from salescoach.cli.rendering.resting import standing
from salescoach.cli.rendering.telling import field_words
from salescoach.guidance.advice import Action
from salescoach.guidance.candidates import Resting
from salescoach.guidance.explanations import (
    Advised,
    Answer,
    Covered,
    DealRests,
    Done,
    FieldKnown,
    GateIsOpen,
    Known,
    MayApply,
    Neighbour,
    NotApplicable,
    NotNeeded,
    NotOwed,
    OnRecord,
    OtherStage,
    PeopleKnown,
    Ranked,
    Repaid,
    SetAside,
    Waiting,
)
from salescoach.guidance.handing import is_done
from salescoach.guidance.reasons import TAKEN_UP_FIRST
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import seller_title
from salescoach.values.messages import Message, Quoted, say

_MOST_USERS = 4


def answer_words(answer: Answer, view: View) -> tuple[Message, ...]:
    """Whole sentences, none twice; the first says what it comes to."""
    return tuple(dict.fromkeys(_sentences(answer, view)))


def _sentences(answer: Answer, view: View) -> Iterator[Message]:
    match answer:
        case Advised(ranked):
            yield from _ranked(ranked)
        case Waiting(ranked) if ranked.action.work is not None and not _held(ranked.action):
            yield say("why-not.carried", rank=ranked.rank, all=ranked.of)
            yield from ranked.action.because
        case Waiting(ranked, parts):
            yield say("why-not.waiting", rank=ranked.rank, all=ranked.of)
            yield from (part_reason(part, view) for part in parts)
            yield from (one for one in ranked.action.because if one == TAKEN_UP_FIRST)
        case Done() | SetAside() | NotApplicable() | MayApply() | OtherStage():
            yield from _item(answer, view)
        case Known() | FieldKnown() | PeopleKnown() | NotNeeded() | Covered() | Resting():
            yield from _question(answer, view)
        case GateIsOpen(actions):
            yield say("why-not.gate-open" if actions else "why-not.no-gate")
        case DealRests():
            told = standing(view)
            assert told is not None
            yield told
        case Repaid(since):
            yield say("why-not.repaid", day=since)
        case OnRecord(words=words):
            yield from words
        case NotOwed():
            yield say("why-not.not-owed")
        case other:
            yield from gate_words(other, view)


def _held(action: Action) -> bool:
    """Whether it waits because the deal is to be taken up first."""
    return TAKEN_UP_FIRST in action.because


def _ranked(ranked: Ranked) -> Iterator[Message]:
    """Its place, and the terms in which the first of all is ahead of it."""
    if ranked.first is None:
        yield say("why-not.first")
        return
    yield say("why-not.advised", rank=ranked.rank, all=ranked.of)
    yield say("why-not.below", title=ranked.first.action.title)
    yield from _differences(ranked, ranked.first)


def _differences(ranked: Ranked, neighbour: Neighbour) -> Iterator[Message]:
    for pair in neighbour.differs:
        term = say(f"term.{pair.term}")
        yield say("why-not.pair", term=term, own=pair.own, other=pair.other)
    own, other = ranked.action.score, neighbour.action.score
    yield say("why-not.order") if own == other else say("why-not.sums", own=own, other=other)


def _item(
    answer: Done | SetAside | NotApplicable | MayApply | OtherStage, view: View
) -> Iterator[Message]:
    match answer:
        case Done():
            yield from _done(answer, view)
        case SetAside(skipped):
            because = Quoted(skipped.because)
            kind = "why-not.skipped" if skipped.until is None else "why-not.skipped-until"
            kind = "why-not.set-aside" if skipped.not_applicable else kind
            until = skipped.until or ""
            yield say(kind, day=skipped.on, actor=skipped.actor, because=because, until=until)
        case NotApplicable(deciding, of_stage):
            kind = "why-not.not-applicable-stage" if of_stage else "why-not.not-applicable"
            yield say(kind if deciding else "why-not.not-applicable-then")
            yield from (decided(one, view) for one in deciding)
        case MayApply(deciding):
            yield say("why-not.may-apply")
            yield from (decided(one, view) for one in deciding)
        case OtherStage(stage) if (handover := view.playbook.handover(stage.id)) is not None:
            role, over = seller_title(handover.to, view), is_done(view, stage.id)
            yield say("why-not.passed-handover" if over else "why-not.later-handover", role=role)
        case OtherStage(stage, where):
            yield say(f"why-not.{where}", stage=stage.title)
            yield say("why-not.position", stage=view.stage.title)
        case other:
            assert_never(other)


def _done(answer: Done, view: View) -> Iterator[Message]:
    ticked = answer.ticked
    if ticked is None:
        yield say("why-not.done-by-facts")
    elif ticked.because is None:
        yield say("why-not.done", day=ticked.on, actor=ticked.actor)
    else:
        because = Quoted(ticked.because)
        yield say("why-not.done-early", day=ticked.on, actor=ticked.actor, because=because)
    yield from (words_of(view.fact(one.evidence.fact), one, view) for one in answer.words)
    if answer.turn is not None:
        yield say("why-not.turn", day=answer.turn)


def _question(
    answer: Known | FieldKnown | PeopleKnown | NotNeeded | Covered | Resting, view: View
) -> Iterator[Message]:
    match answer:
        case Known(fact=fact, words=words):
            yield say("why-not.known")
            yield from (words_of(fact, one, view) for one in words)
        case FieldKnown(name):
            value = field_words(name, getattr(view.deal, name), view)
            yield say("why-not.field-known", value=value)
        case PeopleKnown(people):
            names = tuple(person.name for person in people)
            yield say("why-not.people-known", people=names)
        case NotNeeded(used_by):
            yield say("why-not.not-needed")
            if used_by:
                labels = tuple(element_words(path, view) for path in used_by[:_MOST_USERS])
                yield say("why-not.used-by", what=tuple(dict.fromkeys(labels)))
        case Covered(words=words):
            yield say("why-not.covered")
            yield from (words_of(view.fact(one.evidence.fact), one, view) for one in words)
        case Resting(why=why):
            yield why
        case other:
            assert_never(other)
