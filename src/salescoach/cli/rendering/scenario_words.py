"""What came of a test, in sentences: which command was refused, which fields differ, and why."""

from collections.abc import Iterator

from salescoach.cli.rendering.answers import answer_words
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.gate_reasons import part_reason
from salescoach.cli.rendering.scenario_sheets import sheet_words
from salescoach.guidance.advice import Advice
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.explanations import Advised
from salescoach.guidance.parts import is_a_no
from salescoach.guidance.ranking import Term
from salescoach.guidance.view import View
from salescoach.trainer.scenarios.comparing import short_id
from salescoach.trainer.scenarios.model import Event
from salescoach.trainer.scenarios.results import (
    About,
    Difference,
    Failure,
    Missed,
    NotOpened,
    NotRefused,
    Reason,
    Refusal,
    Result,
    Stopped,
)
from salescoach.values.messages import Argument, Message, Unit, say

MOST_IDS = 12
_CRITERIA = 6
_REASONS = 6
_VERDICTS = ("met", "unmet", "unknown", "waived", "open")


def title(result: Result) -> Message:
    """Which test it was, with what is still to do."""
    name, todo = result.scenario.title, result.scenario.todo
    match result.verdict:
        case "todo":
            return say("test.named-todo", name=name, reason=todo or "")
        case "unexpected-pass":
            at = result.scenario.place.line
            return say("test.named-passes", name=name, line=at, reason=todo or "")
        case _:
            return say("value", value=name)


def failure_words(failure: Failure) -> Iterator[tuple[int, Message]]:
    """What went wrong, each sentence with how far in it stands: 0 or 1."""
    match failure:
        case NotOpened(place=place, refusal=refusal):
            yield 0, say("test.not-opened", line=place.line, words=_sentence(refusal))
            yield from _help(refusal)
        case Stopped(event=event, refusal=refusal):
            words = {**_where(event), "code": refusal.code, "words": _sentence(refusal)}
            yield 0, say("test.stopped", **words)
            yield from _help(refusal)
        case NotRefused(event=event, refusal=refusal):
            yield 0, _not_refused(event, refusal)
        case Missed():
            yield from _missed(failure)


def in_one_line(failure: Failure) -> Message:
    """Where it is, and the first thing that is not as expected."""
    if isinstance(failure, Missed):
        first = next(_difference(failure.differences[0], failure.advice.gate.stage))
        return say("test.first", line=line_of(failure), at=failure.expectation.at, words=first)
    return next(words for _, words in failure_words(failure))


def line_of(failure: Failure) -> int:
    """The line of the file where the failure is to be looked at."""
    match failure:
        case NotOpened(place=place):
            return place.line
        case Stopped(event=event) | NotRefused(event=event):
            return event.place.line
        case Missed(differences=differences):
            return differences[0].place.line


def run_alone(result: Result, file: str) -> str:
    """The command that runs this test alone."""
    return line("playbook", "test", file, "--run", result.scenario.title)


def absent_words(reason: Reason, advice: Advice) -> tuple[Message, ...]:
    """Why it is not advised, in the words of `why-not`; nothing of an action that is."""
    return () if reason.absent is None else answer_words(reason.absent, advice.view)


def waiting_words(reason: Reason, advice: Advice) -> tuple[Message, ...]:
    """What it waits for, in the words of `why-not`; nothing of an action that does not wait."""
    return () if reason.waits is None else answer_words(reason.waits, advice.view)


def about_words(about: About, advice: Advice) -> tuple[Message, ...]:
    """Why it stands as it does, in the words of `why-not`; of an action only that it is one."""
    words = answer_words(about.answer, advice.view)
    return words[:1] if isinstance(about.answer, Advised) else words


def field_of(difference: Difference) -> str:
    """The key as the test file has it: `next.first`, `items.read-up`, `facts.need.level`."""
    if not difference.of:
        return difference.key
    key, dot, part = difference.key.partition(".")
    return f"{key}.{difference.of}{dot}{part}"


def _missed(missed: Missed) -> Iterator[tuple[int, Message]]:
    expectation = missed.expectation
    yield 0, say("test.day", line=expectation.place.line, at=expectation.at, day=expectation.on)
    stage = missed.advice.gate.stage
    for difference in missed.differences:
        yield from ((1, words) for words in _difference(difference, stage))
    yield from ((1, words) for words in _criteria(missed, stage))
    yield from ((1, words) for words in sheet_words(missed))
    for about in missed.about:
        yield 1, say("test.about", what=short_id(about.id, stage))
        yield from ((2, words) for words in about_words(about, missed.advice))
    for pair in missed.pairs:
        for id_, reason in (("test.wanted", pair.wanted), ("test.instead", pair.instead)):
            if reason is not None:
                yield 1, _reason(id_, reason, stage)
                yield from ((2, words) for words in absent_words(reason, missed.advice))
                yield from ((2, words) for words in waiting_words(reason, missed.advice))


def _not_refused(event: Event, refusal: Refusal | None) -> Message:
    if refusal is None:
        return say("test.not-refused", **_where(event))
    words = {**_where(event), "code": refusal.code, "words": _sentence(refusal)}
    return say("test.refused-otherwise", expected=int(event.refused or 0), **words)


def _difference(one: Difference, stage: str) -> Iterator[Message]:
    field = field_of(one)
    if one.missing:
        yield say("test.missing", field=field, ids=_ids(one.missing, stage))
    if one.unexpected:
        yield say("test.unexpected", field=field, ids=_ids(one.unexpected, stage))
    if one.several:
        yield say("test.several", field=field, ids=one.several)
    if not one.missing and not one.unexpected and not one.several:
        found, expected = _ids(one.found, stage), _ids(one.expected, stage)
        yield say("test.differs", field=field, expected=expected, found=found)


def _criteria(missed: Missed, stage: str) -> Iterator[Message]:
    """Why the criteria stand as they do that the first differences are about."""
    about = [one for one in missed.differences if one.key in _VERDICTS]
    named = {path for one in about for path in (*one.missing, *one.unexpected)}
    gate, view = missed.advice.gate, missed.advice.view
    if not about and any(one.key == "gate" for one in missed.differences):
        named = {judged.path for judged in gate.unsettled}
    judged = [one for one in gate.criteria if one.path in named]
    for one in judged[:_CRITERIA]:
        yield from _criterion(one, short_id(one.path, stage), view)
    if len(judged) > _CRITERIA:
        yield say("test.more", more=Unit(len(judged) - _CRITERIA, "more-criterion"))


def _criterion(judged: Judged, criterion: str, view: View) -> Iterator[Message]:
    """Each unsettled part; where it is a no, what says no before what is only unknown."""
    verdict, parts = judged.verdict.value, judged.outcome.missing
    if judged.verdict is Verdict.UNMET:
        parts = tuple(sorted(parts, key=is_a_no, reverse=True))
    why = tuple(dict.fromkeys(part_reason(part, view) for part in parts))
    if not why:
        yield say("test.criterion", criterion=criterion, verdict=verdict)
    for reason in why[:_REASONS]:
        yield say("test.criterion-why", criterion=criterion, verdict=verdict, why=reason)
    if len(why) > _REASONS:
        more = say("test.more", more=Unit(len(why) - _REASONS, "more-reason"))
        yield say("test.criterion-why", criterion=criterion, verdict=verdict, why=more)


def _reason(id_: str, reason: Reason, stage: str) -> Message:
    """Where an action stands and by which terms, or why it is not advised."""
    action = short_id(reason.action, stage)
    if reason.number is None:
        return say(
            "test.wanted-unknown" if reason.absent is None else "test.wanted-absent", action=action
        )
    points = Unit(reason.score, "point")
    kind = "test.place-waiting" if reason.moment == "waiting" else "test.place"
    place = say(kind, number=reason.number, points=points)
    terms = tuple(_term(one, reason.action, stage) for one in reason.terms)
    if not terms:
        return say(id_, action=action, place=place)
    return say(f"{id_}-by", action=action, place=place, terms=terms)


def _term(term: Term, action: str, stage: str) -> Message:
    """A summand; what it is for, unless that is the action itself."""
    if action.endswith(f"/{term.for_}"):
        return say("test.term", term=term.term, value=term.value)
    return say("test.term-for", term=term.term, value=term.value, for_=short_id(term.for_, stage))


def _where(event: Event) -> dict[str, Argument]:
    return {"line": event.place.line, "at": event.at, "verb": event.verb.name}


def _sentence(refusal: Refusal) -> str:
    return refusal.words[0]


def _help(refusal: Refusal) -> Iterator[tuple[int, Message]]:
    return ((1, say("value", value=words)) for words in refusal.words[1:])


def _ids(ids: tuple[str, ...], stage: str) -> Argument:
    if not ids:
        return say("test.nothing")
    shown = tuple(short_id(id_, stage) for id_ in ids[:MOST_IDS])
    return shown if len(ids) <= MOST_IDS else (*shown, "…")
